// Deriving the outcomes that a condition can have. See outcomes.hpp.
#include "cases/outcomes.hpp"

#include <algorithm>

namespace huiqi::cases {

using language::Expr;
using language::ExprPtr;
using language::Op;

namespace {

Outcomes reversed(Outcomes outcomes) {
  std::swap(outcomes.met, outcomes.not_met);
  return outcomes;
}

/// Two conditions of which the lesser (`all`) counts; `any` is the same with both ends turned round.
Outcomes lesser(const Outcomes& a, const Outcomes& b) {
  Outcomes both;
  both.met = a.met && b.met;
  both.not_met = a.not_met || b.not_met;
  both.pending = (a.pending && (b.pending || b.met)) || (b.pending && a.met);
  both.unknown = (a.unknown && (b.unknown || b.met || b.pending)) || (b.unknown && (a.met || a.pending));
  return both;
}

}  // namespace

const vocabulary::Fact* Possible::last_fact(const Expr& node) const {
  if (node.fact.path.empty()) return nullptr;
  return &vocabulary_.facts[static_cast<std::size_t>(node.fact.path.back())];
}

bool Possible::may_be_open(const Expr& value) const {
  const auto any_arg = [&](const Expr& node) {
    return std::any_of(node.args.begin(), node.args.end(), [&](const ExprPtr& arg) {
      return arg->type == language::Type::condition ? of(*arg).unknown : may_be_open(*arg);
    });
  };
  switch (value.op) {
    case Op::constant:
    case Op::parameter:
    case Op::as_of:
    case Op::last_year:
      return false;
    case Op::fact:
      return !last_fact(value)->absent_is_none;
    case Op::prior_maximum:
      return true;
    case Op::first_known:  // an earlier one counts only where it is stated
      return may_be_open(*value.args.back());
    case Op::fold:
      return !value.absent_is_empty || any_arg(value);
    default:
      return any_arg(value);
  }
}

bool Possible::may_be_unpublished(const Expr& value) const {
  if (value.op == Op::parameter) return true;  // a rule set's own figure can be taken away by no one: see compare()
  return std::any_of(value.args.begin(), value.args.end(), [&](const ExprPtr& arg) {
    return arg->type != language::Type::condition && may_be_unpublished(*arg);
  });
}

bool Possible::may_be_none(const Expr& value) const {
  switch (value.op) {
    case Op::constant:
    case Op::parameter:
    case Op::as_of:
    case Op::last_year:
    case Op::prior_maximum:
      return false;
    case Op::fact: {
      const vocabulary::Fact& fact = *last_fact(value);
      if (fact.absent_is_none || value.fact.path.size() > 1) return true;  // a reference on the way may be "none"
      return fact.series == vocabulary::Series::none &&
             (fact.type == vocabulary::FactType::date || fact.type == vocabulary::FactType::score ||
              fact.type == vocabulary::FactType::reference || fact.type == vocabulary::FactType::enumeration);
    }
    case Op::fold:
      return value.fold != language::Fold::count && value.fold != language::Fold::sum;
    case Op::choose:
      if (value.args.size() % 2 == 0) return true;  // no `otherwise`
      break;
    default:
      break;
  }
  return std::any_of(value.args.begin(), value.args.end(),
                     [&](const ExprPtr& arg) { return arg->type != language::Type::condition && may_be_none(*arg); });
}

std::optional<Rational> Possible::least(const Expr& value) const {
  if (value.op == Op::constant) return value.number;
  if (value.op == Op::fact) return last_fact(value)->minimum;
  const bool counts = value.op == Op::fold && value.fold == language::Fold::count;
  if (counts || value.op == Op::prior_maximum) return Rational(0);
  return std::nullopt;
}

std::optional<Rational> Possible::greatest(const Expr& value) const {
  if (value.op == Op::constant) return value.number;
  return value.op == Op::fact ? last_fact(value)->maximum : std::nullopt;
}

bool Possible::never_later(const Expr& day) const {
  switch (day.op) {
    case Op::as_of:
      return true;
    case Op::fact:
      return last_fact(day)->event;
    case Op::fold:
      return day.args.size() > 1 && never_later(*day.args[1]);
    case Op::first_known:
      return std::all_of(day.args.begin(), day.args.end(), [&](const ExprPtr& arg) { return never_later(*arg); });
    default:
      return false;
  }
}

Outcomes Possible::compare(const Expr& condition) const {
  const Expr& left = *condition.args[0];
  const Expr& right = *condition.args[1];
  Outcomes outcomes{true, true, may_be_open(left) || may_be_open(right),
                    may_be_unpublished(left) || may_be_unpublished(right)};
  const auto low = least(left);
  const auto high = greatest(left);
  const bool fixed = right.op == Op::constant;
  if (fixed && low && condition.comparison == Comparison::at_least && *low >= right.number) outcomes.not_met = false;
  if (fixed && low && condition.comparison == Comparison::less_than && *low >= right.number) outcomes.met = false;
  if (fixed && high && condition.comparison == Comparison::at_most && *high <= right.number) outcomes.not_met = false;
  if (fixed && high && condition.comparison == Comparison::more_than && *high <= right.number) outcomes.met = false;
  const bool not_before = left.op == Op::as_of && never_later(right);  // as-of ≥ right, or right has no day
  const bool not_after = right.op == Op::as_of && never_later(left);
  const Comparison comparison = condition.comparison;
  if ((not_before && comparison == Comparison::less_than) || (not_after && comparison == Comparison::more_than))
    outcomes.met = false;
  if ((not_before && comparison == Comparison::at_least) || (not_after && comparison == Comparison::at_most))
    outcomes.not_met = false;
  outcomes.not_met = outcomes.not_met || may_be_none(left) || may_be_none(right);
  return outcomes;
}

Outcomes Possible::all_of(const std::vector<ExprPtr>& conditions, bool any) const {
  Outcomes result{true, false, false, false};
  for (const ExprPtr& each : conditions) result = lesser(result, any ? reversed(of(*each)) : of(*each));
  return any ? reversed(result) : result;
}

Outcomes Possible::at_least_of(const Expr& condition) const {
  int met = 0, not_met = 0;
  Outcomes result;
  for (const ExprPtr& each : condition.args) {
    const Outcomes outcomes = of(*each);
    met += outcomes.met ? 1 : 0;
    not_met += outcomes.not_met ? 1 : 0;
    result.unknown |= outcomes.unknown;
    result.pending |= outcomes.pending;
  }
  const int needed = condition.index;
  result.met = met >= needed;
  result.not_met = not_met > static_cast<int>(condition.args.size()) - needed;
  return result;
}

Outcomes Possible::choose(const Expr& condition) const {
  Outcomes result;
  const std::size_t branches = condition.branches.size();
  for (std::size_t i = 0; i < branches; ++i) {
    const bool otherwise = 2 * i + 1 >= condition.args.size();
    if (otherwise) {
      result |= of(*condition.args[2 * i]);
      continue;
    }
    const Outcomes when = of(*condition.args[2 * i]);
    if (when.met || when.unknown) result |= of(*condition.args[2 * i + 1]);
    result.unknown |= when.unknown;
  }
  if (condition.args.size() % 2 == 0) result.not_met = true;
  return result;
}

Outcomes Possible::outcome(const Expr& condition) const {
  for (const language::RuleSet& set : sets_) {
    for (const language::Provision& each : set.provisions) {
      if (each.id != condition.name) continue;
      return lesser(all_of(each.scope, false), all_of(each.requires_, each.kind == Kind::adverse_measure));
    }
  }
  return {};
}

Outcomes Possible::of(const Expr& condition) const {
  switch (condition.op) {
    case Op::always:
      return {condition.outcome_level == 2, condition.outcome_level == 0, false, condition.outcome_level == 1};
    case Op::compare:
      return compare(condition);
    case Op::holds:
      return {true, true, !last_fact(condition)->absent_is_none, false};
    case Op::determination:
      return {true, true, false, true};
    case Op::stated:
      return {true, true, false, false};
    case Op::one_of:
    case Op::in_range:
    case Op::exists:
      return {true, condition.op != Op::exists || may_be_none(*condition.args[0]), may_be_open(*condition.args[0]),
              false};
    case Op::contains_any:
      return {true, true, true, false};
    case Op::one_of_open:
      return {true, !condition.elsewhere.empty() || may_be_none(*condition.args[0]), may_be_open(*condition.args[0]),
              true};
    case Op::all:
      return all_of(condition.args, false);
    case Op::any:
    case Op::excuse:
      return all_of(condition.args, true);
    case Op::not_:
      return reversed(of(*condition.args[0]));
    case Op::at_least_of:
      return at_least_of(condition);
    case Op::choose:
      return choose(condition);
    case Op::some: {
      Outcomes outcomes = of(*condition.args[0]);
      outcomes.not_met = true;  // an empty list
      outcomes.unknown = outcomes.unknown || !condition.absent_is_empty;
      return outcomes;
    }
    case Op::outcome:
      return outcome(condition);
    case Op::in_principle: {
      const Outcomes inner = of(*condition.args[0]);
      return {inner.met || inner.unknown, false, false, inner.not_met || inner.pending};
    }
    case Op::reading: {
      Outcomes outcomes;
      for (const ExprPtr& each : condition.args) outcomes |= of(*each);
      return outcomes;
    }
    default:
      return {};
  }
}

}  // namespace huiqi::cases
