// Review records: read, written, and voided by any change of what was reviewed and by no other.
#include "reviews/reviews.hpp"

#include <algorithm>
#include <map>

#include "catch.hpp"
#include "evaluate/loaded.hpp"
#include "huiqi/huiqi.hpp"

using namespace huiqi;

namespace {

const char* const rules = R"({ "format": 1, "id": "sample", "version": "1", "title": { "zh": "样例", "en": "Sample" },
  "number": "样例1号", "in_force": { "from": "2025-01-01", "basis": "assumed", "cite": "一" },
  "parameters": { "limit": { "type": "money", "value": "5万元", "cite": "一" } },
  "definitions": { "big": { "label": { "zh": "大", "en": "big" }, "fact": "employees", "at_least": 40, "word": "不少于" },
                   "small": { "label": { "zh": "小", "en": "small" }, "fact": "employees", "less_than": 10, "word": "低于" } },
  "provisions": [
    { "id": "s-1", "kind": "recognition", "subject": "enterprise", "cite": "一", "title": { "zh": "甲", "en": "A" },
      "requires": [ { "id": "s-1.big", "defined": "big" },
                    { "id": "s-1.r", "fact": "rd_personnel", "at_least": 1, "word": "不少于" },
                    { "id": "s-1.two", "outcome": "s-2" } ] },
    { "id": "s-2", "kind": "recognition", "subject": "enterprise", "cite": "二", "title": { "zh": "乙", "en": "B" },
      "requires": [ { "id": "s-2.small", "defined": "small" },
                    { "id": "s-2.v", "fact": "total_assets", "at_least": { "parameter": "limit" }, "word": "不低于" } ] } ] })";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

Result<Engine> load(const std::string& rule_set, const std::string& reviews = {}) {
  EngineOptions options;
  options.rule_sets = {{"sample.json", rule_set}};
  if (!reviews.empty()) options.reviews = {{"sample.reviews.json", reviews}};
  return Engine::load(options);
}

std::string digest_of(const std::string& rule_set, const std::string& provision) {
  const auto engine = load(rule_set);
  for (const Diagnostic& each : engine.diagnostics) UNSCOPED_INFO(to_string(each, Language::en));
  REQUIRE(engine);
  for (const language::RuleSet& set : engine->loaded().rule_sets) {
    for (const language::Provision& each : set.provisions) {
      if (each.id == provision) return each.content;
    }
  }
  return {};
}

std::string record(const std::string& provision, const std::string& digest, const std::string& by = "张三") {
  return R"({ "provision": ")" + provision + R"(", "by": ")" + by + R"(", "on": "2026-11-25", "digest": ")" + digest +
         "\" }";
}

std::string file_of(const std::string& records) {
  return R"({ "format": 1, "rule_set": "sample", "reviews": [ )" + records + " ] }";
}

}  // namespace

TEST_CASE("a change of what a provision says or rests on voids its review, any other does not", "[reviews]") {
  const std::string one = digest_of(rules, "s-1"), two = digest_of(rules, "s-2");
  CHECK(one.size() == 64);
  CHECK(one != two);
  struct Change {
    const char *from, *to;
    bool first, second;  // which of the two it voids
  };
  for (const Change& change : {
           Change{"\"version\": \"1\"", "\"version\": \"2\"", false, false},
           Change{"\"at_least\": 40", "\"at_least\":   40", false, false},  // layout
           Change{"\"at_least\": 40", "\"at_least\": 41", true, false},     // a definition that one alone uses
           Change{"\"fact\": \"rd_personnel\", \"at_least\": 1", "\"fact\": \"rd_personnel\", \"more_than\": 1", true,
                  false},
           Change{"\"zh\": \"甲\"", "\"zh\": \"丙\"", true, false},
           Change{"\"less_than\": 10", "\"less_than\": 11", true, true},  // s-1 asks for the outcome of s-2
           Change{"\"5万元\"", "\"6万元\"", true, true},                  // through the parameter
           Change{"2025-01-01", "2025-01-02", true, true},                // validity
       }) {
    CAPTURE(change.from, change.to);
    const std::string changed = replaced(rules, change.from, change.to);
    CHECK((digest_of(changed, "s-1") != one) == change.first);
    CHECK((digest_of(changed, "s-2") != two) == change.second);
  }
}

TEST_CASE("a review holds until a change, and then is a warning", "[reviews]") {
  const std::string reviews =
      file_of(record("s-1", digest_of(rules, "s-1")) + "," + record("s-2", digest_of(rules, "s-2")));
  const auto engine = load(rules, reviews);
  REQUIRE(engine);
  CHECK(engine.diagnostics.empty());
  for (const Engine::PolicyInfo& policy : engine->policies()) {
    if (policy.id != "sample") continue;
    REQUIRE(policy.reviews.size() == 2);
    CHECK(policy.reviews[0].provision == "s-1");
    CHECK(policy.reviews[0].by == "张三");
    CHECK(policy.reviews[0].on.to_string() == "2026-11-25");
    CHECK(policy.reviews[0].holds);
  }
  const auto later = load(replaced(rules, "\"at_least\": 40", "\"at_least\": 41"), reviews);
  REQUIRE(later);  // it evaluates as before: a review is no part of the rules
  REQUIRE(later.diagnostics.size() == 1);
  CHECK(later.diagnostics[0].code == "review_void");
  CHECK(later.diagnostics[0].severity == Severity::warning);
  CHECK(later.diagnostics[0].file == "sample.reviews.json");
  CHECK(later.diagnostics[0].other_file == "sample.json");
  CHECK(later.diagnostics[0].message.en.find("s-1") != std::string::npos);
}

TEST_CASE("mistakes in a file of reviews, all at once", "[reviews]") {
  const std::string good(64, 'a');
  const auto engine =
      load(rules, R"({ "format": 2, "rule_set": "sample", "extra": 1, "reviews": [ )" + record("s-9", good) + "," +
                      record("s-1", "abc") + "," + record("s-2", good) + "," + record("s-2", good) +
                      R"(, { "provision": "s-1", "by": "", "on": "2026-02-30", "digest": ")" + good + "\" }, 5 ] }");
  CHECK_FALSE(engine);
  std::map<std::string, int> codes;
  for (const Diagnostic& each : engine.diagnostics) {
    CHECK(each.place.line == 1);
    ++codes[each.code];
  }
  CHECK(codes["wrong_format"] == 1);
  CHECK(codes["unknown_key"] == 1);
  CHECK(codes["unknown_provision"] == 1);
  CHECK(codes["wrong_form"] == 2);  // the digest, the number
  CHECK(codes["duplicate_review"] == 1);
  CHECK(codes["missing_key"] == 1);  // the reviewer
  CHECK_FALSE(load(rules, R"({ "format": 1, "rule_set": "sampel", "reviews": [] })"));
}

TEST_CASE("a written file reads the same, in the order of the rule set", "[reviews]") {
  const auto engine = load(rules);
  REQUIRE(engine);
  const auto& sets = engine->loaded().rule_sets;
  const auto set = std::find_if(sets.begin(), sets.end(), [](const auto& each) { return each.id == "sample"; });
  reviews::File file{"f", "sample", {}};
  reviews::Review one{"s-2", "李四 \"Li\"", *Date::from_civil(2026, 1, 2), std::string(64, 'b'), false, {}, {}};
  one.note = {"注", "note"};
  file.reviews = {one, {"s-1", "张三", *Date::from_civil(2026, 3, 4), set->provisions[0].content, true, {}, {}}};
  const std::string text = reviews::write(file, *set);
  std::vector<Diagnostic> diagnostics;
  const auto node = read::parse(text, "f", {}, diagnostics);
  REQUIRE(node);
  const auto again = reviews::read_reviews(*node, "f", sets, diagnostics);
  REQUIRE(again);
  REQUIRE(again->reviews.size() == 2);
  CHECK(again->reviews[0].provision == "s-1");
  CHECK(again->reviews[0].holds);
  CHECK(again->reviews[1].by == "李四 \"Li\"");
  CHECK(again->reviews[1].note.en == "note");
  CHECK_FALSE(again->reviews[1].holds);
  CHECK(reviews::write(*again, *set) == text);
}
