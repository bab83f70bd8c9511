// Every word of the report has words for people, in both languages, and filling them in is safe.
#include "explain/messages.hpp"

#include <string>

#include "catch.hpp"
#include "huiqi/explain.hpp"

using namespace huiqi;

namespace {

template <class Enum>
void check_words(Enum first, Enum last) {
  for (int i = static_cast<int>(first); i <= static_cast<int>(last); ++i) {
    const Text words = explain(static_cast<Enum>(i));
    CAPTURE(name(static_cast<Enum>(i)));
    CHECK_FALSE(words.zh.empty());
    CHECK_FALSE(words.en.empty());
    CHECK(words.zh != words.en);
  }
}

}  // namespace

TEST_CASE("all members of the report's enumerations are worded", "[explain][messages]") {
  check_words(Kind::recognition, Kind::indicator);
  check_words(Status::not_in_force, Status::determined);
  check_words(Outcome::met, Outcome::not_applicable);
  check_words(Binding::rate, Binding::unlimited);
  CHECK(explain(Binding::none).empty());
}

TEST_CASE("all note codes are worded", "[explain][messages]") {
  for (const char* code : {"boundary", "in_principle_unknown", "future_fact", "near_fact", "prior_awards_unknown",
                           "no_figure", "open_list", "undefined_quotient", "award_year_unknown", "not_in_force_yet",
                           "expired", "validity_basis", "no_rule_set_in_force", "indicator_target",
                           "undecided_before_as_of", "as_of_today", "overflow", "assumed_basis"}) {
    CAPTURE(code);
    CHECK_FALSE(messages::note(code).zh.empty());
    CHECK_FALSE(messages::note(code).en.empty());
  }
  CHECK(messages::note("no_such_code").zh.empty());
}

TEST_CASE("patterns are filled once", "[explain][messages]") {
  CHECK(messages::fill("{0}-{1}", {"{1}", "b"}) == "{1}-b");
  CHECK(messages::fill("{1}", {"a"}) == "?");
  CHECK(messages::fill("{x}{", {"a"}) == "{x}{");
}

TEST_CASE("long lists are counted", "[explain][messages]") {
  const std::vector<Text> three = {{"甲", "a"}, {"乙", "b"}, {"丙", "c"}};
  CHECK(messages::join(three) == Text{"甲、乙、丙", "a, b, c"});
  CHECK(messages::join(three, 2) == Text{"甲、乙等3项", "a, b and more, 3 in all"});
}
