// Looking at a case from inside: which conditions decide, through every shape of the language, against truth tables
// worked out here.
#include "cases/observe.hpp"

#include <functional>

#include "cases/coverage.hpp"
#include "cases/engine.hpp"
#include "evaluate/loaded.hpp"

namespace huiqi::cases {
namespace {

const std::string a = R"({ "id": "one-1.a", "fact": "independent_legal_person", "is": true })";
const std::string b = R"({ "id": "one-1.b", "fact": "terminated", "is": true })";
const std::string c = R"({ "id": "one-1.c", "fact": "high_growth", "is": true })";

Engine engine_with(const std::string& requires_, const std::string& more = "") {
  EngineOptions options;
  options.rule_sets = {{"one.json", R"({ "format": 1, "id": "one", "version": "1",
    "title": { "zh": "…", "en": "…" }, "number": "1", "in_force": { "from": "2026-01-01", "cite": "1" },
    "provisions": [ { "id": "one-1", "kind": "recognition", "subject": "enterprise", "cite": "1",
      "title": { "zh": "…", "en": "…" }, "requires": [ { "id": "one-1.all", )" +
                                        requires_ + " } ] " + more + "} ] }"}};
  Result<Engine> engine = Engine::load(options);
  for (const Diagnostic& each : engine.diagnostics) UNSCOPED_INFO(to_string(each, Language::en));
  REQUIRE(engine);
  return *engine;
}

Case case_of(const Engine& engine, const std::string& profile) {
  std::vector<Diagnostic> diagnostics;
  const std::string text = R"({ "format": 1, "rule_set": "one", "cases": [ { "name": "a", "provision": "one-1",
    "as_of": "2026-05-20", "profile": )" +
                           profile + R"(, "expect": { "decided": true } } ] })";
  const auto root = read::parse(text, "one.cases.json", {}, diagnostics);
  REQUIRE(root);
  const auto file = read_cases(*root, "one.cases.json", engine, diagnostics);
  for (const Diagnostic& each : diagnostics) UNSCOPED_INFO(to_string(each, Language::en));
  REQUIRE(file);
  return file->cases.front();
}

bool decides(const Coverage& coverage, const std::string& name) {
  const Item* item = find_item(coverage.items(), name);
  REQUIRE(item != nullptr);
  return item->has(Goal::decides_met) || item->has(Goal::decides_not_met);
}

using Formula = std::function<bool(bool, bool, bool)>;

void check(const std::string& requires_, const Formula& formula) {
  INFO(requires_);
  const Engine engine = engine_with(requires_);
  for (int bits = 0; bits < 8; ++bits) {
    const bool x = (bits & 1) != 0, y = (bits & 2) != 0, z = (bits & 4) != 0;
    const auto word = [](bool yes) { return std::string(yes ? "true" : "false"); };
    Coverage coverage(engine, "one");
    coverage.add(case_of(engine, R"({ "enterprise": { "independent_legal_person": )" + word(x) + R"(, "terminated": )" +
                                     word(y) + R"(, "high_growth": )" + word(z) + " } }"));
    INFO("a " << x << " b " << y << " c " << z);
    const bool now = formula(x, y, z);
    CHECK(decides(coverage, "one-1.a") == (formula(!x, y, z) != now));
    CHECK(decides(coverage, "one-1.b") == (formula(x, !y, z) != now));
    CHECK(decides(coverage, "one-1.c") == (formula(x, y, !z) != now));
  }
}

TEST_CASE("a condition decides exactly where turning it round turns the outcome round", "[cases]") {
  const std::string list = "[" + a + "," + b + "," + c + "]";
  check("\"all\": " + list, [](bool x, bool y, bool z) { return x && y && z; });
  check("\"any\": " + list, [](bool x, bool y, bool z) { return x || y || z; });
  check("\"at_least_of\": 2, \"conditions\": " + list, [](bool x, bool y, bool z) { return x + y + z >= 2; });
  check("\"any\": [" + a + ", { \"all\": [" + b + ", { \"not\": " + c + " } ] } ]",
        [](bool x, bool y, bool z) { return x || (y && !z); });
  check("\"all\": [" + a + "], \"unless\": { \"all\": [" + b + "," + c + "] }",
        [](bool x, bool y, bool z) { return x || (y && z); });
}

TEST_CASE("what a choice leaves aside is neither seen nor decides", "[cases]") {
  const Engine engine =
      engine_with("\"choose\": [ { \"when\": " + a + ", \"then\": " + b + " }, { \"otherwise\": " + c + " } ]");
  Coverage coverage(engine, "one");
  coverage.add(case_of(
      engine, R"({ "enterprise": { "independent_legal_person": true, "terminated": true, "high_growth": false } })"));
  CHECK(find_item(coverage.items(), "one-1.b")->has(Goal::decides_met));
  CHECK(find_item(coverage.items(), "one-1.a")->has(Goal::decides_met));
  CHECK_FALSE(find_item(coverage.items(), "one-1.c")->has(Goal::not_met));
  CHECK(find_item(coverage.items(), "one-1.all/branch-1")->has(Goal::taken));
  CHECK_FALSE(find_item(coverage.items(), "one-1.all/branch-2")->has(Goal::taken));
}

TEST_CASE("原则上: to fail it makes the outcome pending, which is another outcome", "[cases]") {
  const Engine engine = engine_with(R"("fact": "high_growth", "is": true, "in_principle": true)");
  Coverage coverage(engine, "one");
  coverage.add(case_of(engine, R"({ "enterprise": { "high_growth": false } })"));
  const Item* item = find_item(coverage.items(), "one-1.all");
  CHECK(item->has(Goal::not_met));
  CHECK(item->has(Goal::decides_not_met));
  CHECK_FALSE(item->has(Goal::pending));
}

TEST_CASE("conditions on the items of a list are seen item by item", "[cases]") {
  const Engine engine = engine_with(
      R"("some": "incidents", "where": { "all": [ { "fact": "type", "is": "smuggling" }, { "fact": "penalised", "is": true } ] })");
  Coverage coverage(engine, "one");
  coverage.add(case_of(engine, R"({ "enterprise": {}, "incidents": [ { "type": "smuggling", "penalised": false },
                                    { "type": "serious_tax_violation" } ] })"));
  const Item* kind = find_item(coverage.items(), "one-1.all/part-1");
  const Item* penalised = find_item(coverage.items(), "one-1.all/part-2");
  REQUIRE(penalised != nullptr);
  CHECK(kind->has(Goal::met));
  CHECK(kind->has(Goal::not_met));
  CHECK(penalised->has(Goal::not_met));
  CHECK(penalised->has(Goal::unknown));
  CHECK(penalised->has(Goal::decides_not_met));
  CHECK_FALSE(kind->has(Goal::decides_met));  // not penalised: no incident of this kind would count
}

TEST_CASE("a condition of an answer or of a note decides where these change", "[cases]") {
  const Engine engine = engine_with(R"("always": "met")", R"(, "notes": [ { "when": )" + b +
                                                              R"(, "zh": "…", "en": "…" } ],
    "answer": { "limit": { "choose": [ { "when": )" + a + R"(, "then": "1万元" }, { "otherwise": "2万元" } ] } })");
  Coverage coverage(engine, "one");
  coverage.add(case_of(engine, R"({ "enterprise": { "independent_legal_person": true, "terminated": false } })"));
  CHECK(find_item(coverage.items(), "one-1.a")->has(Goal::decides_met));
  CHECK(find_item(coverage.items(), "one-1.b")->has(Goal::decides_not_met));
}

}  // namespace
}  // namespace huiqi::cases
