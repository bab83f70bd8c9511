// See rewrite.hpp.
#include "mutate/rewrite.hpp"

namespace huiqi::mutate {

using language::Expr;
using language::ExprPtr;

Site site_of(const Expr& node) {
  const bool compares = node.op == language::Op::compare;
  const int variant = compares ? static_cast<int>(node.comparison) : node.outcome_level;
  return {node.marks.written.line, node.marks.written.column, node.op, variant};
}

Site use_of(const Expr& node) {
  Site site = site_of(node);
  site.line = node.marks.place.line;
  site.column = node.marks.place.column;
  return site;
}

ExprPtr Rewriter::operator()(const ExprPtr& node) {
  if (!node) return node;
  const auto found = done_.find(node.get());
  if (found != done_.end()) return found->second;
  ExprPtr result = rewritten(node);
  done_.emplace(node.get(), result);
  return result;
}

ExprPtr Rewriter::rewritten(const ExprPtr& node) {
  ExprPtr result = node;
  for (std::size_t i = 0; i < node->args.size(); ++i) {
    ExprPtr arg = (*this)(node->args[i]);
    if (arg == node->args[i]) continue;
    auto copy = std::make_shared<Expr>(*result);
    copy->args[i] = std::move(arg);
    result = std::move(copy);
  }
  return site_of(*node) == site_ ? change_(*result) : result;
}

void Rewriter::through(std::vector<ExprPtr>& nodes) {
  for (ExprPtr& node : nodes) node = (*this)(node);
}

void Rewriter::through(language::Provision& provision) {
  through(provision.scope);
  through(provision.requires_);
  if (provision.grant) {
    for (auto& alternative : provision.grant->alternatives) {
      for (language::GrantPart& part : alternative) {
        part.rate = (*this)(part.rate);
        part.base = (*this)(part.base);
      }
    }
    provision.grant->cap = (*this)(provision.grant->cap);
    provision.grant->times = (*this)(provision.grant->times);
  }
  for (language::Answer& answer : provision.answers) {
    answer.value = (*this)(answer.value);
    for (std::size_t i = 0; i < answer.where.size(); ++i) answer.where[i] = (*this)(answer.where[i]);
  }
  for (language::ConditionalNote& note : provision.notes) note.when = (*this)(note.when);
  provision.total_when = (*this)(provision.total_when);
}

}  // namespace huiqi::mutate
