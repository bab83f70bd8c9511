// Statuses and amounts. See decide.hpp.
#include "evaluate/decide.hpp"

#include <algorithm>

namespace huiqi::evaluate {
namespace {

/// Each answer is a point, or known not to be there.
bool answers_known(const compile::Provision& provision, const compile::Combination& combination,
                   const Machine& machine) {
  for (const language::Answer& answer : provision.source->answers) {
    for (const language::ExprPtr& each : answer.where) {
      if (!machine.condition(combination.registers.at(each.get())).is_point()) return false;
    }
    if (!answer.value) continue;
    const Span& span = machine.number(combination.registers.at(answer.value.get()));
    if (!span.none && !span.is_point()) return false;
  }
  return true;
}

/// A base, a cap or a rate is at least 0: what does not exist is worth nothing, what is unpublished could be anything.
Span at_least_zero(const Span& span) {
  Span result;
  result.unstated = span.unstated;
  if (span.none) return result;
  if (span.overflowed()) {
    result.lo = result.hi = span.lo.overflowed() ? span.lo : span.hi;
    return result;
  }
  result.open_hi = span.open_hi || span.hole;
  if (!result.open_hi) result.hi = std::max(span.hi, Rational(0));
  const bool from_zero = span.open_lo || span.hole || span.maybe_none;
  if (!from_zero) result.lo = std::max(span.lo, Rational(0));
  return result;
}

/// The point r (fixed), [0, r] (a ceiling), [0, 1] (unpublished).
Span rate_of(const language::Grant& grant, const compile::PartCode& part, const Machine& machine) {
  Span unpublished;
  unpublished.hi = Rational(1);
  if (grant.rate_is == language::RateIs::unpublished || part.rate == compile::no_index) return unpublished;
  if (machine.number(part.rate).hole) return unpublished;
  Span rate = at_least_zero(machine.number(part.rate));
  if (grant.rate_is != language::RateIs::fixed) rate.lo = Rational(0);
  return rate;
}

Span part_amount(const language::Grant& grant, const compile::PartCode& part, const Machine& machine) {
  if (part.base == compile::no_index) {
    Span span;
    span.open_hi = true;
    return span;
  }
  return multiply(rate_of(grant, part, machine), at_least_zero(machine.number(part.base)));
}

Span limit_of(const language::Grant& grant, const compile::GrantCode& code, const Machine& machine) {
  Span limit = Span::point(Rational(0));
  for (const compile::PartCode& part : code.parts) limit = add(limit, part_amount(grant, part, machine));
  if (code.cap == compile::no_index) return limit;
  Span cap = at_least_zero(machine.number(code.cap));
  if (code.times != compile::no_index) cap = multiply(cap, at_least_zero(machine.number(code.times)));
  return least(limit, cap);
}

std::optional<Money> rounded(const Rational& fen, language::Rounding rounding) {
  const auto whole = rounding == language::Rounding::down      ? fen.floor()
                     : rounding == language::Rounding::half_up ? fen.round_half_up()
                                                               : fen.ceil();
  return whole ? std::optional<Money>(Money::from_fen(*whole)) : std::nullopt;
}

/// False on overflow.
bool amount_of(const language::Grant& grant, const compile::GrantCode& code, const Machine& machine,
               CombinationResult& result) {
  result.ceiling.reset();
  result.floor = Money();
  result.limit = limit_of(grant, code, machine);
  result.paid = machine.number(code.paid);
  result.remaining = greatest(Span::point(Rational(0)), subtract(result.limit, result.paid));
  result.has_base = std::any_of(code.parts.begin(), code.parts.end(),
                                [](const compile::PartCode& part) { return part.base != compile::no_index; });
  if (result.remaining.overflowed()) return false;
  if (!result.remaining.open_hi) {
    result.ceiling = rounded(result.remaining.hi, grant.rounding);
    if (!result.ceiling) return false;
  }
  if (!result.remaining.open_lo && !result.remaining.maybe_none && grant.rate_is == language::RateIs::fixed) {
    const auto floor = rounded(result.remaining.lo, grant.rounding);
    if (!floor) return false;
    result.floor = *floor;
  }
  return true;
}

}  // namespace

bool answers_alone(Kind kind) {
  return kind == Kind::grade || kind == Kind::class_ || kind == Kind::duty || kind == Kind::state;
}

Status status_of(Kind kind, Level scope, Level requirements, bool answers_known) {
  const bool adverse = kind == Kind::adverse_measure;
  if (scope.hi == 0) return Status::not_applicable;
  if (requirements.hi == 0) return adverse ? Status::not_triggered : Status::ineligible;
  const Level total = both(scope, requirements);
  if (!total.is_point()) return Status::undetermined;
  if (answers_alone(kind)) return answers_known ? Status::determined : Status::undetermined;
  if (total.lo == 1) return adverse ? Status::may_trigger : Status::may_apply;
  return adverse ? Status::triggered : Status::eligible;
}

void put_together(const language::Grant& grant, bool awards_known, Decided& decided) {
  decided.has_amount = true;
  bool all_eligible = true;
  bool any_unbounded = false;
  std::optional<Money> assured;
  for (std::size_t i = 0; i < decided.combinations.size(); ++i) {
    const CombinationResult& each = decided.combinations[i];
    all_eligible = all_eligible && each.status == Status::eligible;
    if (!assured || each.floor < *assured) assured = each.floor;
    if (is_negative(each.status)) continue;
    if (!each.ceiling) {
      any_unbounded = true;
      continue;
    }
    if (!decided.ceiling || *each.ceiling < *decided.ceiling) {
      decided.ceiling = each.ceiling;
      decided.binding = i;
    }
    if (!decided.ceiling_max || *each.ceiling > *decided.ceiling_max) decided.ceiling_max = each.ceiling;
  }
  if (any_unbounded) decided.ceiling_max.reset();
  if (all_eligible && awards_known && !grant.encouragement && grant.rate_is == language::RateIs::fixed) {
    decided.assured = assured.value_or(Money());
  }
}

bool is_negative(Status status) {
  return status == Status::not_in_force || status == Status::not_applicable || status == Status::ineligible ||
         status == Status::not_triggered;
}

bool in_force(const language::RuleSet& set, Date as_of) {
  return as_of >= set.in_force_from && (!set.in_force_until || as_of <= *set.in_force_until);
}

std::vector<std::size_t> accepted(const compile::Provision& provision,
                                  const std::map<std::string, std::string>& readings) {
  std::vector<std::size_t> numbers;
  const auto& points = provision.source->points;
  for (std::size_t i = 0; i < provision.combinations.size(); ++i) {
    bool fits = true;
    for (std::size_t p = 0; p < points.size() && !readings.empty(); ++p) {
      const auto chosen = readings.find(provision.source->id + "." + points[p].name);
      const std::string& option = points[p].options[static_cast<std::size_t>(provision.combinations[i].options[p])];
      fits = fits && (chosen == readings.end() || chosen->second == option);
    }
    if (fits) numbers.push_back(i);
  }
  return numbers;
}

bool decide(const compile::Provision& provision, const std::vector<std::size_t>& combinations, const Machine& machine,
            bool awards_known, Decided& decided) {
  decided.begin(combinations.size());
  const auto& grant = provision.source->grant;
  for (std::size_t i = 0; i < combinations.size(); ++i) {
    const compile::Combination& combination = provision.combinations[combinations[i]];
    CombinationResult& result = decided.combinations[i];
    result.number = combinations[i];
    result.scope = machine.condition(combination.scope);
    result.requirements = machine.condition(combination.requirements);
    result.total = both(result.scope, result.requirements);
    const bool answers = answers_alone(provision.source->kind) && answers_known(provision, combination, machine);
    result.status = status_of(provision.source->kind, result.scope, result.requirements, answers);
    if (grant && !grant->no_figure && !amount_of(*grant, combination.grant, machine, result)) return false;
  }
  decided.status = decided.combinations.front().status;
  if (grant && !grant->no_figure && !is_negative(decided.status)) put_together(*grant, awards_known, decided);
  return !machine.overflowed();
}

}  // namespace huiqi::evaluate
