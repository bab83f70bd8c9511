// Walks the rule sets for constants. See thresholds.hpp.
#include "random/thresholds.hpp"

#include <algorithm>
#include <optional>

namespace huiqi::random {

using language::Expr;
using language::ExprPtr;
using language::Op;
using language::Type;
using vocabulary::FactType;

namespace {

std::optional<FactType> fact_type(Type type) {
  switch (type) {
    case Type::money:
      return FactType::money;
    case Type::rate:
      return FactType::rate;
    case Type::count:
      return FactType::count;
    case Type::number:
    case Type::any_number:
      return FactType::number;
    case Type::score:
      return FactType::score;
    case Type::date:
      return FactType::date;
    case Type::year:
      return FactType::year;
    default:
      return std::nullopt;
  }
}

class Collector {
 public:
  void visit(const ExprPtr& expr) {
    if (expr == nullptr) return;
    const auto type = fact_type(expr->type);
    if (expr->op == Op::constant && type) found_.of_type[*type].push_back(expr->number);
    if (expr->op == Op::plus || expr->op == Op::minus) found_.periods.push_back(expr->period);
    if (expr->op == Op::compare) pair(*expr->args[0], *expr->args[1]);
    if (expr->op == Op::one_of || expr->op == Op::one_of_open || expr->op == Op::contains_any)
      words(*expr->args[0], expr->members);
    for (const ExprPtr& each : expr->args) visit(each);
  }

  void visit(const language::Grant& grant) {
    visit(grant.cap);
    visit(grant.times);
    for (const auto& alternative : grant.alternatives) {
      for (const language::GrantPart& part : alternative) {
        visit(part.rate);
        visit(part.base);
        if (part.rate && part.base && grant.cap) cap_reached(*part.rate, *part.base, *grant.cap);
      }
    }
  }

  Thresholds take() {
    combine_shares();
    for (auto& [fact, values] : found_.of_fact) tidy(values);
    for (auto& [type, values] : found_.of_type) tidy(values);
    return std::move(found_);
  }

 private:
  static void gather(const Expr& expr, std::vector<int>& facts, std::vector<Rational>& constants) {
    if (expr.op == Op::fact) facts.push_back(expr.fact.path.back());
    if (expr.op == Op::constant) constants.push_back(expr.number);
    for (const ExprPtr& each : expr.args) gather(*each, facts, constants);
  }

  void words(const Expr& tested, const std::vector<int>& members) {
    if (tested.op != Op::fact) return;
    auto& ordinals = found_.words_of_fact[tested.fact.path.back()];
    ordinals.insert(ordinals.end(), members.begin(), members.end());
  }

  /// Facts of one side with the constants of the other.
  void pair(const Expr& left, const Expr& right) {
    if (left.type == Type::word && right.op == Op::constant)
      return words(left, {static_cast<int>(right.number.floor().value_or(0))});
    std::vector<int> facts;
    std::vector<Rational> constants;
    gather(left, facts, constants);
    gather(right, facts, constants);
    add(facts, constants);
  }

  void add(const std::vector<int>& facts, const std::vector<Rational>& constants) {
    for (int fact : facts) {
      auto& values = found_.of_fact[fact];
      values.insert(values.end(), constants.begin(), constants.end());
    }
  }

  /// The base at which rate × base is the cap.
  void cap_reached(const Expr& rate, const Expr& base, const Expr& cap) {
    if (rate.op != Op::constant || cap.op != Op::constant || rate.number.sign() <= 0) return;
    std::vector<int> facts;
    std::vector<Rational> others;
    gather(base, facts, others);
    const Rational reached = cap.number / rate.number;
    found_.of_type[FactType::money].push_back(reached);
    add(facts, {reached});
  }

  /// Shares of amounts, for ratios: 2% of 10亿元.
  void combine_shares() {
    auto& money = found_.of_type[FactType::money];
    tidy(money);
    auto& shares = found_.of_type[FactType::rate];
    tidy(shares);
    const std::vector<Rational> amounts = money;
    for (const Rational& share : shares) {
      for (const Rational& amount : amounts) money.push_back(share * amount);
    }
  }

  static void tidy(std::vector<Rational>& values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
  }

  Thresholds found_;
};

}  // namespace

Thresholds collect_thresholds(const std::vector<language::RuleSet>& sets) {
  Collector collector;
  for (const language::RuleSet& set : sets) {
    for (const language::Provision& provision : set.provisions) {
      for (const ExprPtr& each : provision.scope) collector.visit(each);
      for (const ExprPtr& each : provision.requires_) collector.visit(each);
      if (provision.grant) collector.visit(*provision.grant);
      for (const language::Answer& answer : provision.answers) {
        collector.visit(answer.value);
        for (const ExprPtr& each : answer.where) collector.visit(each);
      }
    }
  }
  return collector.take();
}

}  // namespace huiqi::random
