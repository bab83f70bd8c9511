// Changing a node of a checked expression: nodes are shared and constant, so the way from the root to it is copied.
// Tests: tests/mutate/mutants_test.cpp
#pragma once

#include <compare>
#include <functional>
#include <unordered_map>

#include "language/rule_set.hpp"

namespace huiqi::mutate {

/// The nodes that one place of the file stands for: what was written once and read several times (a definition, the body
/// of "each year") has one place, one primitive and one comparison.
struct Site {
  std::uint32_t line = 0, column = 0;
  language::Op op = language::Op::always;
  int variant = 0;

  friend auto operator<=>(const Site&, const Site&) = default;
};
Site site_of(const language::Expr& node);
/// Where a condition is used: of a definition, the place that names it.
Site use_of(const language::Expr& node);

/// Gives the changed node for one whose arguments have been rewritten already; a node without them, or with others.
using NodeChange = std::function<language::ExprPtr(const language::Expr&)>;

class Rewriter {
 public:
  Rewriter(Site site, const NodeChange& change) : site_(site), change_(change) {}

  /// The same pointer where nothing below it is changed.
  language::ExprPtr operator()(const language::ExprPtr& node);
  void through(std::vector<language::ExprPtr>& nodes);
  /// Every expression of the provision.
  void through(language::Provision& provision);

 private:
  language::ExprPtr rewritten(const language::ExprPtr& node);

  Site site_;
  const NodeChange& change_;
  std::unordered_map<const language::Expr*, language::ExprPtr> done_;
};

/// Calls `visit(root)` for every expression of the provision that is not below another.
template <class Visit>
void for_each_root(const language::Provision& provision, Visit&& visit) {
  const auto some = [&](const language::ExprPtr& root) {
    if (root) visit(root);
  };
  for (const language::ExprPtr& each : provision.scope) some(each);
  for (const language::ExprPtr& each : provision.requires_) some(each);
  if (provision.grant) {
    for (const auto& alternative : provision.grant->alternatives) {
      for (const language::GrantPart& part : alternative) some(part.rate), some(part.base);
    }
    some(provision.grant->cap);
    some(provision.grant->times);
  }
  for (const language::Answer& answer : provision.answers) {
    some(answer.value);
    for (const language::ExprPtr& each : answer.where) some(each);
  }
  for (const language::ConditionalNote& note : provision.notes) some(note.when);
  some(provision.total_when);
}

}  // namespace huiqi::mutate
