// The ratios of a rule set: a `ratio`, a quotient, or a comparison of one value with a share of another; and the facts that
// stand in their terms. Tests: tests/check/ratio_years/, tests/check/ratio_units/
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "check/rule.hpp"

namespace huiqi::check {

struct Term {
  std::vector<const language::Expr*> facts;
  bool several_years = false;  ///< a growth, a fold over a list or a choice stands in it: other years may be meant
};

struct Ratio {
  const language::Expr& whole;
  const language::Expr& upper;
  const language::Expr& lower;
  std::string id;
};

void each_ratio(const language::RuleSet& set, const std::function<void(const Ratio&)>& visit);
Term term_of(const language::Expr& expr);
/// The fact that a term is; null where it is more than one, or calculated.
const language::Expr* single(const Term& term);
const vocabulary::Fact& fact_of(const Subject& subject, const language::Expr& expr);

}  // namespace huiqi::check
