// See thresholds.hpp.
#include "check/thresholds.hpp"

namespace huiqi::check {

using language::Expr;
using language::ExprPtr;
using language::Op;

namespace {

/// Whether the expression is one of the conditions, or stands in an all (and nothing else) of one of them.
bool required(const std::vector<ExprPtr>& conditions, const Expr* wanted) {
  for (const ExprPtr& each : conditions) {
    if (each.get() == wanted) return true;
    if ((each->op == Op::all || each->op == Op::excuse || each->op == Op::in_principle) && required(each->args, wanted))
      return true;
  }
  return false;
}

}  // namespace

std::vector<Threshold> thresholds_of(Reach& reach) {
  std::map<std::string, Threshold> found;
  for (const Site& site : reach.sites()) {
    if (site.kind != Site::Kind::condition || site.expr->op != Op::compare || !site.standing.folds.empty()) continue;
    const Expr& expr = *site.expr;
    const bool ratio = expr.name == "ratio";
    const Expr& measure = *expr.args[ratio ? 2 : 0];
    const Expr& figure = *expr.args[ratio ? 3 : 1];
    if ((!ratio && measure.op != Op::fact) || figure.op != Op::constant || measure.type == language::Type::word)
      continue;
    const language::Provision& provision = *site.standing.provision;
    if (!required(provision.scope, site.expr.get()) && !required(provision.requires_, site.expr.get())) continue;
    Threshold& threshold = found[provision.subject + reach.key_of(site, measure) + reach.key_of(site, figure)];
    threshold.text = value_text(measure, figure.number, reach.subject().vocabulary());
    const Site** place = expr.comparison == Comparison::at_least    ? &threshold.at_least
                         : expr.comparison == Comparison::at_most   ? &threshold.at_most
                         : expr.comparison == Comparison::less_than ? &threshold.less_than
                         : expr.comparison == Comparison::more_than ? &threshold.more_than
                                                                    : nullptr;
    if (place == nullptr)
      threshold.is = true;
    else if (*place == nullptr)
      *place = &site;
  }
  std::vector<Threshold> thresholds;
  for (auto& [key, threshold] : found) thresholds.push_back(threshold);
  return thresholds;
}

}  // namespace huiqi::check
