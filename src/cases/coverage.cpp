// Which way each condition came out over a rule set's cases: a condition that was never met, or never not met, is one
// that the cases do not test. The idea is branch coverage, for findings. Tests: tests/cases/coverage_test.cpp
#include "cases/cases.hpp"
#include "cases/read_expectations.hpp"
#include "evaluate/loaded.hpp"

namespace huiqi::cases {

Coverage::Coverage(const Engine& engine, const std::string& rule_set) {
  for (const language::RuleSet& set : engine.loaded().rule_sets) {
    if (set.id != rule_set) continue;
    for (const language::Provision& provision : set.provisions) {
      for (const std::string& id : finding_ids(provision)) seen_[id];
    }
  }
}

void Coverage::add(const Decision& decision) {
  for (const Finding& finding : decision.findings) {
    const auto found = seen_.find(finding.id);
    if (found == seen_.end()) continue;
    Seen& seen = found->second;
    switch (finding.outcome) {
      case Outcome::met:
        ++seen.met;
        break;
      case Outcome::not_met:
      case Outcome::soft_not_met:
      case Outcome::excused:
        ++seen.not_met;
        break;  // it was not met, and something else made up for it
      case Outcome::unknown:
        ++seen.unknown;
        break;
      case Outcome::pending:
        ++seen.pending;
        break;
      case Outcome::not_applicable:
        break;
    }
  }
}

std::vector<std::string> Coverage::never_met() const {
  std::vector<std::string> ids;
  for (const auto& [id, seen] : seen_) {
    if (seen.met == 0) ids.push_back(id);
  }
  return ids;
}

std::vector<std::string> Coverage::never_not_met() const {
  std::vector<std::string> ids;
  for (const auto& [id, seen] : seen_) {
    if (seen.not_met == 0) ids.push_back(id);
  }
  return ids;
}

}  // namespace huiqi::cases
