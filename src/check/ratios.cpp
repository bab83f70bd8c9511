// See ratios.hpp.
#include "check/ratios.hpp"

#include <algorithm>

#include "check/expressions.hpp"

namespace huiqi::check {

using language::Expr;
using language::ExprPtr;
using language::Op;

namespace {

/// The same fact in two years, one less the other.
bool is_growth(const Expr& expr) {
  return expr.op == Op::difference && expr.args.size() == 2 && expr.args[0]->op == Op::fact &&
         expr.args[1]->op == Op::fact && expr.args[0]->fact.path == expr.args[1]->fact.path;
}

void gather(const Expr& expr, Term& term) {
  if (expr.op == Op::fact) term.facts.push_back(&expr);
  if (is_growth(expr) || expr.op == Op::fold || expr.op == Op::choose || expr.op == Op::first_known)
    term.several_years = true;
  for (const ExprPtr& arg : expr.args) gather(*arg, term);
}

bool is_share(const Expr& product) {
  return product.op == Op::product && std::any_of(product.args.begin(), product.args.end(),
                                                  [](const ExprPtr& arg) { return arg->op == Op::constant; });
}

}  // namespace

void each_ratio(const language::RuleSet& set, const std::function<void(const Ratio&)>& visit) {
  each_expression(set, [&](const Expr& expr, const std::string& id) {
    if (expr.op == Op::quotient) visit({expr, *expr.args[0], *expr.args[1], id});
    if (expr.op == Op::compare && expr.name != "ratio" && is_share(*expr.args[1]))
      visit({expr, *expr.args[0], *expr.args[1], id});
  });
}

Term term_of(const Expr& expr) {
  Term term;
  gather(expr, term);
  return term;
}

const Expr* single(const Term& term) { return term.facts.size() == 1 && !term.several_years ? term.facts[0] : nullptr; }

const vocabulary::Fact& fact_of(const Subject& subject, const Expr& expr) {
  return subject.vocabulary().facts[static_cast<std::size_t>(expr.fact.path.back())];
}

}  // namespace huiqi::check
