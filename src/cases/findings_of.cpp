// Which findings a provision can make: the ids written on its conditions, through every value and branch.
// Tests: tests/cases/coverage_test.cpp
#include <algorithm>
#include <set>

#include "cases/read_expectations.hpp"

namespace huiqi::cases {
namespace {

using language::Expr;
using language::ExprPtr;

/// A `let` may be used in several places: each expression is looked at once.
class Walk {
 public:
  void through(const ExprPtr& expression) {
    if (!expression || !visited_.insert(expression.get()).second) return;
    add(expression->marks.id);
    for (const language::Marks& branch : expression->branches) add(branch.id);
    for (const ExprPtr& each : expression->args) through(each);
  }
  void through(const std::vector<ExprPtr>& expressions) {
    for (const ExprPtr& each : expressions) through(each);
  }
  std::vector<std::string> take() { return std::move(ids_); }

 private:
  void add(const std::string& id) {
    if (!id.empty() && std::find(ids_.begin(), ids_.end(), id) == ids_.end()) ids_.push_back(id);
  }
  std::set<const Expr*> visited_;
  std::vector<std::string> ids_;
};

}  // namespace

std::vector<std::string> finding_ids(const language::Provision& provision) {
  Walk walk;
  walk.through(provision.scope);
  walk.through(provision.requires_);
  for (const language::Answer& answer : provision.answers) {
    walk.through(answer.value);
    walk.through(answer.where);
  }
  return walk.take();
}

}  // namespace huiqi::cases
