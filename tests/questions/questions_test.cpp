// Questions: nothing that cannot change an answer, best first, and an answered profile has none left.
#include "huiqi/questions.hpp"

#include <algorithm>
#include <set>

#include "catch.hpp"
#include "evaluate/loaded.hpp"
#include "files.hpp"
#include "huiqi/huiqi.hpp"
#include "random/profiles.hpp"
#include "read/json.hpp"

using namespace huiqi;

namespace {

const Engine& engine() {
  static const Result<Engine> loaded = Engine::load();
  return *loaded;
}

Profile profile_of(const std::string& json) {
  const auto read = engine().read_profile(json, "test.json");
  REQUIRE(read);
  return *read;
}

}  // namespace

TEST_CASE("from nothing, the kinds of subject are asked for, those with most provisions first") {
  const auto found = questions(engine(), profile_of(R"({"as_of": "2026-05-20"})"));
  REQUIRE(found);
  REQUIRE(found->size() > 5);
  for (const Question& each : *found) CHECK((each.form == "section" || each.form == "list"));
  for (std::size_t i = 1; i < found->size(); ++i) CHECK((*found)[i - 1].decides.size() >= (*found)[i].decides.size());
}

TEST_CASE("for a chosen provision only its own facts are asked") {
  EvaluateOptions options;
  options.policies = {"qj-07"};
  const auto found = questions(engine(), profile_of(R"({"as_of": "2026-05-20", "enterprise": {}})"), options);
  REQUIRE(found);
  REQUIRE(found->size() >= 5);
  std::set<std::string> paths;
  for (const Question& each : *found) {
    CHECK(each.decides == std::vector<std::string>{"qj-07"});
    CHECK_FALSE(each.question.zh.empty());
    CHECK_FALSE(each.question.en.empty());
    CHECK(paths.insert(each.path).second);
  }
  CHECK(paths.contains("enterprise.main_business_revenue.2025"));
  CHECK(paths.contains("incidents"));
}

TEST_CASE("every question is about a missing fact, and its path takes an answer") {
  for (const auto& path : test::files_of(test::source / "examples", ".json")) {
    CAPTURE(path.string());
    const Profile profile = profile_of(test::slurp(path));
    const auto report = engine().evaluate(profile);
    std::set<std::string> missing;
    for (const Decision& decision : report->decisions) {
      for (const Missing& each : decision.missing) missing.insert(each.fact);
    }
    const auto found = questions(engine(), profile);
    REQUIRE(found);
    for (const Question& each : *found) {
      const bool section = each.subject.id.empty();
      CHECK((section || missing.contains(each.fact)));
      CHECK_FALSE(each.decides.empty());
      ProfileBuilder builder(engine());
      builder.from_profile(profile).set_json(each.path, "null");
      CHECK(builder.build());
    }
  }
}

TEST_CASE("statuses come before amounts, then what holds up most decisions") {
  const auto found = questions(engine(), profile_of(test::slurp(test::source / "examples/automotive-supplier.json")));
  REQUIRE(found);
  for (std::size_t i = 1; i < found->size(); ++i) {
    const Question &before = (*found)[i - 1], &after = (*found)[i];
    if (!before.affects_status) CHECK_FALSE(after.affects_status);
    if (before.affects_status == after.affects_status) CHECK(before.decides.size() >= after.decides.size());
  }
}

TEST_CASE("answering from a complete profile, question by question, leaves nothing undetermined that was asked",
          "[random]") {
  const auto& loaded = engine().loaded();
  const random::ProfileMaker maker(*loaded.vocabulary, loaded.rule_sets);
  int complete = 0;
  for (std::uint64_t seed = 1; seed < 40; ++seed) {
    const Date as_of = maker.as_of(seed);
    const auto whole = engine().read_profile(maker.make(seed, as_of), "random");
    if (!whole) continue;
    EvaluateOptions options;
    options.as_of = as_of;
    const auto before = questions(engine(), *whole, options);
    if (!before) continue;
    // What the complete profile leaves open is asked, and nothing else.
    const auto report = engine().evaluate(*whole, options);
    for (const Decision& each : report->decisions) {
      if (each.status != Status::undetermined) continue;
      const bool asked = std::any_of(before->begin(), before->end(), [&](const Question& question) {
        return std::find(question.decides.begin(), question.decides.end(), each.provision) != question.decides.end();
      });
      CAPTURE(seed, each.provision);
      CHECK((asked || each.missing.empty()));
    }
    ++complete;
  }
  CHECK(complete > 5);
}

TEST_CASE("a profile is written as it was stated") {
  const std::string json = test::slurp(test::source / "examples/machine-shop.json");
  const Profile profile = profile_of(json);
  const Profile again = profile_of(to_json(profile));
  CHECK(to_json(*engine().evaluate(profile)) == to_json(*engine().evaluate(again)));
  std::vector<Diagnostic> none;
  CHECK(read::canonical(*read::parse(json, "", {}, none)) ==
        read::canonical(*read::parse(to_json(profile), "", {}, none)));
}
