// What there is to cover in a rule set, and how it is named.
#include "cases/conditions.hpp"

#include "cases/coverage.hpp"
#include "cases/engine.hpp"
#include "evaluate/loaded.hpp"

namespace huiqi::cases {
namespace {

using Names = std::vector<std::string>;

/// The names of all items of a rule set with one provision on an enterprise.
Names items(const std::string& definitions, const std::string& provision) {
  EngineOptions options;
  options.rule_sets = {{"one.json", R"({ "format": 1, "id": "one", "version": "1",
    "title": { "zh": "…", "en": "…" }, "number": "1", "in_force": { "from": "2026-01-01", "cite": "1" },
    "definitions": { )" + definitions + R"( },
    "provisions": [ { "id": "one-1", "kind": "recognition", "subject": "enterprise", "cite": "1",
      "title": { "zh": "…", "en": "…" }, )" +
                                        provision + " } ] }"}};
  const Result<Engine> engine = Engine::load(options);
  for (const Diagnostic& each : engine.diagnostics) UNSCOPED_INFO(to_string(each, Language::en));
  REQUIRE(engine);
  const Coverage coverage(*engine, "one");
  Names names;
  for (const Item& item : coverage.items()) names.push_back(item.name);
  return names;
}

TEST_CASE("what is written as one condition is one, with the thresholds that it has", "[cases]") {
  CHECK(items("", R"("requires": [ { "id": "one-1.trade", "fact": "industry", "in_industry": ["13-43", "65"] } ])") ==
        Names{"one-1.trade"});
  CHECK(items("",
              R"("requires": [ { "id": "one-1.staff", "fact": "rd_personnel", "from": 1, "to": 5, "word": "为" } ])") ==
        Names{"one-1.staff", "one-1.staff/threshold-1", "one-1.staff/threshold-2"});
  CHECK(items("", R"("requires": [ { "id": "one-1.legal", "fact": "independent_legal_person", "is": false } ])") ==
        Names{"one-1.legal"});
  CHECK(items("", R"("requires": [ { "id": "one-1.record", "none": "incidents", "where":
                 { "within": ["occurred_on", "determined_on"], "before": { "as_of": true }, "period": "3年" } } ])") ==
        Names{"one-1.record", "one-1.record/part-1", "one-1.record/threshold-1", "one-1.record/threshold-2"});
}

TEST_CASE("groups without an id are not counted, their parts are", "[cases]") {
  CHECK(items("", R"("requires": [ { "id": "one-1.all", "all": [ { "fact": "terminated", "is": false }, { "any": [
                 { "fact": "high_growth", "is": true }, { "id": "one-1.staff", "fact": "rd_personnel", "at_least": 40, "word": "不少于" } ] } ] } ])") ==
        Names{"one-1.all", "one-1.all/part-1", "one-1.all/part-2", "one-1.staff", "one-1.staff/threshold-1"});
}

TEST_CASE("a condition and its excuse are two, 原则上 is no condition of its own", "[cases]") {
  CHECK(
      items(
          "",
          R"("requires": [ { "id": "one-1.staff", "fact": "rd_personnel", "at_least": 40, "word": "不少于", "in_principle": true,
                 "unless": { "fact": "high_growth", "is": true } } ])") ==
      Names{"one-1.staff", "one-1.staff/threshold-1", "one-1.staff/part-1"});
}

TEST_CASE("what is written once counts once: a definition, the years of a series", "[cases]") {
  const Names twice = items(
      R"("grown": { "all": [ { "fact": "high_growth", "is": true }, { "fact": "terminated", "is": false } ] })",
      R"("requires": [ { "id": "one-1.a", "defined": "grown" }, { "id": "one-1.b", "not": { "defined": "grown" } } ])");
  CHECK(twice == Names{"one-1.a", "one-1.a/part-1", "one-1.a/part-2", "one-1.b"});
  CHECK(items("", R"("requires": [ { "id": "one-1.years", "consecutive_years": 3, "satisfies":
                 { "fact": "rd_expenditure", "year": "each", "at_least": "1元", "word": "不低于" } } ])") ==
        Names{"one-1.years", "one-1.years/part-1", "one-1.years/threshold-1"});
}

TEST_CASE("choices have branches, wherever they stand", "[cases]") {
  CHECK(items("", R"("answer": { "limit": { "choose": [
                 { "id": "one-1.high", "when": { "fact": "high_growth", "is": true }, "then": "1万元" }, { "otherwise": "2万元" } ] } })") ==
        Names{"one-1/branch-1", "one-1/branch-2", "one-1.high/part-1"});
}

TEST_CASE("an indicator's target is a threshold, one of 左右 is none", "[cases]") {
  const Result<Engine> engine = Engine::load({});
  REQUIRE(engine);
  const Coverage coverage(*engine, "gx-innovation-2025");
  std::size_t targets = 0;
  for (const Item& item : coverage.items()) targets += item.target != nullptr ? 1 : 0;
  CHECK(targets == coverage.items().size());
  CHECK(targets == 15);  // 17 targets, of which two say 左右
}

}  // namespace
}  // namespace huiqi::cases
