// What the cases of a rule set have shown of its conditions, and what is missing.
#include "cases/coverage.hpp"

#include "cases/engine.hpp"
#include "cases/read_expectations.hpp"
#include "evaluate/loaded.hpp"

namespace huiqi::cases {
namespace {

using Names = std::vector<std::string>;

/// "name goal" of everything that is missing.
Names missing(const Coverage& coverage) {
  Names names;
  for (const auto& [item, goal] : coverage.missing())
    names.push_back(coverage.items()[item].name + " " + std::string(name(goal)));
  return names;
}

void add(Coverage& coverage, const std::string& rest) {
  const Read read = read_case(rest + R"(, "expect": { "decided": true })");
  REQUIRE(read.file);
  coverage.add(read.file->cases.front());
}

TEST_CASE("every id of a condition is a finding, once", "[cases]") {
  for (const language::RuleSet& set : demo_engine().loaded().rule_sets) {
    if (set.id == "demo") CHECK(finding_ids(set.provisions.front()) == Names{"demo-1.kind", "demo-1.size"});
  }
}

TEST_CASE("without cases everything is missing that can be shown, and nothing else", "[cases]") {
  Coverage coverage(demo_engine(), "demo");
  CHECK(missing(coverage) == Names{"demo-1.kind met", "demo-1.kind not_met", "demo-1.kind unknown",
                                   "demo-1.kind decides_met", "demo-1.kind decides_not_met", "demo-1.size met",
                                   "demo-1.size not_met", "demo-1.size unknown", "demo-1.size decides_met",
                                   "demo-1.size decides_not_met", "demo-1.size/threshold-1 below",
                                   "demo-1.size/threshold-1 at", "demo-1.size/threshold-1 above"});
  CHECK(coverage.whole().possible == 13);
  CHECK(coverage.whole().covered == 0);
}

TEST_CASE("a condition decides by itself only where all else lets it", "[cases]") {
  const std::string kind =
      R"("profile": { "projects": [ { "id": "p1", "kinds": ["technical_transformation"], "total_input": )";
  const std::string other = R"("profile": { "projects": [ { "id": "p1", "kinds": [], "total_input": )";
  const auto decides = [](const Coverage& coverage, const std::string& item, Goal goal) {
    return find_item(coverage.items(), item)->has(goal);
  };
  Coverage neither(demo_engine(), "demo");
  add(neither, other + R"("99万元" } ] })");
  CHECK(find_item(neither.items(), "demo-1.kind")->has(Goal::not_met));
  // The other condition fails as well: yet the status is "not applicable" rather than "ineligible" because of the kind.
  CHECK(decides(neither, "demo-1.kind", Goal::decides_not_met));
  CHECK_FALSE(decides(neither, "demo-1.size", Goal::decides_not_met));
  Coverage size(demo_engine(), "demo");
  add(size, kind + R"("99万元" } ] })");
  CHECK(decides(size, "demo-1.size", Goal::decides_not_met));
  CHECK(decides(size, "demo-1.kind", Goal::decides_met));
  CHECK_FALSE(decides(size, "demo-1.size", Goal::decides_met));
}

TEST_CASE("just below and just above are one fen, or a thousandth", "[cases]") {
  const auto seen = [](const std::string& input) {
    Coverage coverage(demo_engine(), "demo");
    add(coverage, R"("profile": { "projects": [ { "id": "p1", "total_input": ")" + input + R"(" } ] })");
    const Item* item = find_item(coverage.items(), "demo-1.size/threshold-1");
    REQUIRE(item != nullptr);
    std::string goals;
    for (const Goal goal : {Goal::below, Goal::at, Goal::above}) goals += item->has(goal) ? name(goal) : "-";
    return goals;
  };
  CHECK(seen("999999.99元") == "below--");
  CHECK(seen("99.9万元") == "below--");
  CHECK(seen("99.89万元") == "---");
  CHECK(seen("100万元") == "-at-");
  CHECK(seen("100.1万元") == "--above");
  CHECK(seen("100.11万元") == "---");
}

TEST_CASE("what is declared unreachable leaves the denominator, and is held against what is seen", "[cases]") {
  Coverage coverage(demo_engine(), "demo");
  coverage.declare({"demo-1.kind", {"unknown", "not_met"}, {"…", "…"}, {}});
  CHECK(coverage.whole().possible == 11);
  CHECK(coverage.contradicted().empty());
  add(coverage, R"("profile": { "projects": [ { "id": "p1" } ] })");
  REQUIRE(coverage.contradicted().size() == 1);
  CHECK(coverage.contradicted().front().second == Goal::unknown);
  CHECK_FALSE(coverage.full());
}

TEST_CASE("full coverage is attained with four cases", "[cases]") {
  Coverage coverage(demo_engine(), "demo");
  for (const char* input : {"\"999999.99元\"", "\"100万元\"", "\"1000000.01元\"", "null"}) {
    add(coverage,
        std::string(
            R"("profile": { "projects": [ { "id": "p1", "kinds": ["technical_transformation"], "total_input": )") +
            input + " } ] }");
  }
  CHECK(missing(coverage) == Names{"demo-1.kind not_met", "demo-1.kind unknown", "demo-1.kind decides_not_met"});
  add(coverage, R"("profile": { "projects": [ { "id": "p1", "kinds": [], "total_input": "100万元" } ] })");
  add(coverage, R"("profile": { "projects": [ { "id": "p1", "total_input": "100万元" } ] })");
  CHECK(coverage.full());
}

}  // namespace
}  // namespace huiqi::cases
