// See expressions.hpp.
#include "check/expressions.hpp"

namespace huiqi::check {

using language::Expr;
using language::ExprPtr;

namespace {
using Visit = std::function<void(const Expr&, const std::string&)>;
}

void each_below(const ExprPtr& expr, const std::string& id, const Visit& visit) {
  if (!expr) return;
  const std::string& here = expr->marks.id.empty() ? id : expr->marks.id;
  visit(*expr, here);
  for (const ExprPtr& arg : expr->args) each_below(arg, here, visit);
}

void each_expression(const language::Provision& provision, const Visit& visit) {
  for (const ExprPtr& each : provision.scope) each_below(each, provision.id, visit);
  for (const ExprPtr& each : provision.requires_) each_below(each, provision.id, visit);
  if (provision.grant) {
    for (const auto& alternative : provision.grant->alternatives) {
      for (const language::GrantPart& part : alternative) {
        each_below(part.rate, provision.id, visit);
        each_below(part.base, provision.id, visit);
      }
    }
    each_below(provision.grant->cap, provision.id, visit);
    each_below(provision.grant->times, provision.id, visit);
  }
  for (const language::Answer& answer : provision.answers) {
    each_below(answer.value, provision.id, visit);
    for (const ExprPtr& where : answer.where) each_below(where, provision.id, visit);
  }
  for (const language::ConditionalNote& note : provision.notes) each_below(note.when, provision.id, visit);
  each_below(provision.total_when, provision.id, visit);
}

void each_expression(const language::RuleSet& set, const Visit& visit) {
  for (const language::Provision& provision : set.provisions) each_expression(provision, visit);
}

}  // namespace huiqi::check
