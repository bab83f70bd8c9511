// Which ways a condition can come out at all: so that a full coverage can be attained, and means something.
#include "cases/outcomes.hpp"

#include "cases/conditions.hpp"
#include "cases/coverage.hpp"
#include "cases/engine.hpp"
#include "evaluate/loaded.hpp"
#include "files.hpp"

namespace huiqi::cases {
namespace {

/// The letters of the outcomes of one condition on an enterprise: m met, n not met, u unknown, p pending.
std::string outcomes(const std::string& condition) {
  EngineOptions options;
  options.rule_sets = {{"one.json", R"({ "format": 1, "id": "one", "version": "1",
    "title": { "zh": "…", "en": "…" }, "number": "1", "in_force": { "from": "2026-01-01", "cite": "1" },
    "parameters": { "p": { "type": "money", "value": null, "unpublished": { "zh": "…", "en": "…" }, "cite": "1" } },
    "provisions": [ { "id": "one-1", "kind": "recognition", "subject": "enterprise", "cite": "1",
      "title": { "zh": "…", "en": "…" }, "requires": [ { "id": "one-1.c", )" +
                                        condition + R"( } ] } ] })"}};
  const Result<Engine> engine = Engine::load(options);
  for (const Diagnostic& each : engine.diagnostics) UNSCOPED_INFO(to_string(each, Language::en));
  REQUIRE(engine);
  const Coverage coverage(*engine, "one");
  const Item* item = find_item(coverage.items(), "one-1.c");
  REQUIRE(item != nullptr);
  std::string letters;
  if (item->can(Goal::met)) letters += "m";
  if (item->can(Goal::not_met)) letters += "n";
  if (item->can(Goal::unknown)) letters += "u";
  if (item->can(Goal::pending)) letters += "p";
  CHECK(item->can(Goal::decides_met) == (item->can(Goal::met) && item->can(Goal::not_met)));
  return letters;
}

TEST_CASE("what a single condition can come to", "[cases]") {
  CHECK(outcomes(R"("fact": "independent_legal_person", "is": true)") == "mnu");
  CHECK(outcomes(R"("fact": "independent_legal_person", "is": false)") == "mnu");
  CHECK(outcomes(R"("determination": "technology_centre.operating_normally")") == "mnp");
  CHECK(outcomes(R"("stated": "application_deadline")") == "mn");
  CHECK(outcomes(R"("fact": "rd_personnel", "at_least": 40, "word": "不少于")") == "mnu");
  CHECK(outcomes(R"("fact": "rd_personnel", "at_least": 0, "word": "不少于")") == "mu");
  CHECK(outcomes(R"("fact": "rd_equipment_original_value", "at_least": { "parameter": "p" }, "word": "达到")") ==
        "mnup");
  CHECK(outcomes(R"("fact": "application_deadline", "exists": true)") == "mnu");
  CHECK(outcomes(R"("fact": "rd_personnel", "exists": true)") == "mu");
  CHECK(outcomes(R"("pending": { "zh": "…", "en": "…" }, "by": { "zh": "…", "en": "…" })") == "p");
  CHECK(outcomes(R"("always": "not_met")") == "n");
  CHECK(outcomes(R"("as_of": true, "at_least": "2026-05-20", "word": "达到")") == "mn");
}

TEST_CASE("what conditions together can come to", "[cases]") {
  const std::string legal = R"({ "fact": "independent_legal_person", "is": true })";
  const std::string normal = R"({ "determination": "technology_centre.operating_normally" })";
  const std::string judged = R"({ "pending": { "zh": "…", "en": "…" }, "by": { "zh": "…", "en": "…" } })";
  CHECK(outcomes("\"all\": [" + legal + "," + normal + "]") == "mnup");
  CHECK(outcomes("\"all\": [" + legal + "," + judged + "]") == "nup");
  CHECK(outcomes("\"any\": [" + legal + "," + judged + "]") == "mup");
  CHECK(outcomes("\"not\": " + judged) == "p");
  CHECK(outcomes("\"at_least_of\": 2, \"conditions\": [" + judged + "," + judged + "," + legal + "]") == "up");
  CHECK(outcomes(R"("some": "incidents", "where": { "fact": "type", "is": "smuggling" })") == "mnu");
  CHECK(outcomes(R"("none": "incidents", "absent": "empty", "where": { "fact": "occurred_on", "exists": true })") ==
        "mnu");
  CHECK(outcomes("\"choose\": [ { \"when\": " + normal + ", \"then\": { \"always\": \"met\" } } ]") == "mn");
}

TEST_CASE("原则上 belongs to the condition, which can fail", "[cases]") {
  CHECK(outcomes(R"("fact": "rd_personnel", "at_least": 40, "word": "不少于", "in_principle": true)") == "mnu");
}

TEST_CASE("a day that has come is never later than the filing day", "[cases]") {
  EngineOptions options;
  const Result<Engine> engine = Engine::load(options);
  REQUIRE(engine);
  const Coverage coverage(*engine, "gx-etc-2025");
  const Item* item = find_item(coverage.items(), "qj-16.two_years/threshold-1");  // as-of against revoked_on
  REQUIRE(item != nullptr);
  CHECK_FALSE(item->can(Goal::below));
  CHECK(item->can(Goal::at));
  CHECK(item->can(Goal::above));
}

/// The derivation may call possible what is not; it must never call impossible what is seen.
TEST_CASE("nothing is seen that was called impossible, over all cases of the project", "[cases][rules]") {
  const Result<Engine> engine = Engine::load({});
  REQUIRE(engine);
  for (const auto& set : engine->loaded().rule_sets) {
    Coverage coverage(*engine, set.id);
    for (const char* folder : {"guangxi", "liuzhou"}) {
      const std::string file = (test::source / "rules" / folder / (set.id + ".cases.json")).string();
      std::vector<Diagnostic> diagnostics;
      const auto text = read::read_file(file, {}, diagnostics);
      if (!text) continue;
      const auto root = read::parse(*text, file, {}, diagnostics);
      REQUIRE(root);
      const auto cases = read_cases(*root, file, *engine, diagnostics);
      REQUIRE(cases);
      for (const Case& each : cases->cases) coverage.add(each);
    }
    for (const Item& item : coverage.items()) {
      for (std::size_t g = 0; g < goal_count; ++g) {
        const auto goal = static_cast<Goal>(g);  // what is met or pending, never not met, is turned round all the same
        if (goal == Goal::decides_met || goal == Goal::decides_not_met) continue;
        INFO(item.name << " " << name(goal));
        CHECK((item.possible[g] || item.seen[g] == 0));
      }
    }
  }
}

}  // namespace
}  // namespace huiqi::cases
