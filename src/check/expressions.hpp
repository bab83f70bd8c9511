// Walking the expressions of a rule set. Tests: tests/check/
#pragma once

#include <functional>
#include <string>

#include "language/rule_set.hpp"

namespace huiqi::check {

/// Every expression of a provision once, with the nearest id above it (at least the provision's).
void each_expression(const language::Provision& provision,
                     const std::function<void(const language::Expr&, const std::string& id)>& visit);
void each_expression(const language::RuleSet& set,
                     const std::function<void(const language::Expr&, const std::string& id)>& visit);

/// An expression and all below it, with the nearest id.
void each_below(const language::ExprPtr& expr, const std::string& id,
                const std::function<void(const language::Expr&, const std::string& id)>& visit);

}  // namespace huiqi::check
