// Which way each condition came out over the cases that were run.
#include "cases/engine.hpp"
#include "cases/read_expectations.hpp"
#include "evaluate/loaded.hpp"

namespace huiqi::cases {
namespace {

using Ids = std::vector<std::string>;

TEST_CASE("every id of a condition is a finding, once", "[cases]") {
  for (const language::RuleSet& set : demo_engine().loaded().rule_sets) {
    if (set.id == "demo") CHECK(finding_ids(set.provisions.front()) == Ids{"demo-1.kind", "demo-1.size"});
  }
}

TEST_CASE("what no case has tried is named", "[cases]") {
  Coverage coverage(demo_engine(), "demo");
  CHECK(coverage.never_met() == Ids{"demo-1.kind", "demo-1.size"});
  Decision decision;
  decision.findings.resize(2);
  decision.findings[0].id = "demo-1.kind";
  decision.findings[0].outcome = Outcome::met;
  decision.findings[1].id = "demo-1.size";
  decision.findings[1].outcome = Outcome::excused;
  coverage.add(decision);
  CHECK(coverage.never_met() == Ids{"demo-1.size"});
  CHECK(coverage.never_not_met() == Ids{"demo-1.kind"});
  decision.findings[0].outcome = Outcome::pending;
  decision.findings[1].outcome = Outcome::unknown;
  coverage.add(decision);
  CHECK(coverage.seen().at("demo-1.kind").pending == 1);
  CHECK(coverage.seen().at("demo-1.size").unknown == 1);
  decision.findings[0].id = "of another set";
  CHECK_NOTHROW(coverage.add(decision));
}

}  // namespace
}  // namespace huiqi::cases
