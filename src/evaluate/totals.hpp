// The best admissible combination of decisions, by ceiling, as a bound.
// Source: DESIGN section 7 "Totals". Tests: tests/evaluate/totals_test.cpp (against exhaustive enumeration)
#pragma once

#include <string>
#include <vector>

#include "huiqi/report.hpp"
#include "language/rule_set.hpp"
#include "profile/applicant.hpp"

namespace huiqi::evaluate {

/// One decision that may count, and the groups of which at most one member counts.
struct Candidate {
  std::size_t decision = 0;
  Money ceiling;
  std::vector<int> groups;
};

/// The members of the best combination: the greatest sum of ceilings; among equals the first in order. Exact; its cost grows
/// with the size of the groups that hang together.
std::vector<std::size_t> best_combination(const std::vector<Candidate>& candidates);

/// `counts`: whether each decision's condition for the totals is met, in the order of `decisions`.
Totals total(const std::vector<Decision>& decisions, const std::vector<bool>& counts,
             const std::vector<language::RuleSet>& sets, const profile::Applicant& applicant);

}  // namespace huiqi::evaluate
