// Conditions: comparisons with constants become whole bounds, those of moved days become bounds of the day itself.
#include <numeric>

#include "lanes/lowering.hpp"
#include "lanes/operations.hpp"
#include "language/comparisons.hpp"

namespace huiqi::lanes {

/// A comparison with a constant is one with a whole number at the value's scale.
Ref ProvisionLowering::bounded(const Value& value, Comparison comparison, const Rational& bound, const Level& level) {
  const Rational scaled = bound * Rational(value.scale);
  const auto floor = scaled.overflowed() ? std::nullopt : scaled.floor();
  const auto ceil = scaled.overflowed() ? std::nullopt : scaled.ceil();
  if (!floor || !ceil || *floor <= -limit || *ceil >= limit) {
    failed_ = true;
    return {};
  }
  Instruction made;
  made.a = value.ref;
  switch (comparison) {
    case Comparison::at_least:
      made.code = Code::at_least;
      made.low = *ceil;
      break;
    case Comparison::more_than:
      made.code = Code::at_least;
      made.low = *floor + 1;
      break;
    case Comparison::at_most:
      made.code = Code::at_most;
      made.low = *floor;
      break;
    default:
      made.code = Code::at_most;
      made.low = *ceil - 1;
      break;
  }
  return emit_condition(made, is_scalar(value.ref), level);
}

/// "The day a year later is before the filing day" is "the day is before such a day": found once, not moved for every row.
std::optional<Ref> ProvisionLowering::compared_day(Index reg, Comparison comparison, const Value& bound,
                                                   const Level& level) {
  const compile::Instruction& move = source_.blocks[numbers_[reg].block][numbers_[reg].place];
  const bool plus = move.code == compile::Code::plus;
  const bool fixed = bound.constant || (is_scalar(bound.ref) && bound.ref.index == as_of_scalar);
  const bool ordered = comparison == Comparison::at_least || comparison == Comparison::at_most ||
                       comparison == Comparison::less_than || comparison == Comparison::more_than;
  if ((!plus && move.code != compile::Code::minus) || !fixed || !ordered || bound.scale != 1) return std::nullopt;
  const Value day = number(move.a, level);
  if (failed_ || is_scalar(day.ref) || day.scale != 1) return std::nullopt;
  Instruction first;
  first.code = plus ? Code::plus : Code::minus;
  first.period = move.b;
  const auto [low, high] = movable_days(first, program_.source->periods);
  if (low > high) return std::nullopt;
  first.aux = static_cast<std::uint8_t>(first.code);
  first.code = Code::first_day;
  first.a = bound.ref;
  first.flag = comparison == Comparison::more_than || comparison == Comparison::at_most;
  first.low = low;
  first.high = high;
  Instruction test;
  test.code = comparison == Comparison::at_least || comparison == Comparison::more_than ? Code::at_least_day
                                                                                        : Code::at_most_day;
  test.a = day.ref;
  test.b = emit_number(first, 1, true, level).ref;
  test.low = low;
  test.high = high;
  return emit_condition(test, false, level);
}

Ref ProvisionLowering::compared(const compile::Instruction& made, const Level& level) {
  const auto comparison = static_cast<Comparison>(made.aux);
  const auto moves = [&](Index reg) {
    const compile::Code code = source_.blocks[numbers_[reg].block][numbers_[reg].place].code;
    return code == compile::Code::plus || code == compile::Code::minus;
  };
  if (moves(made.a)) {
    if (const auto found = compared_day(made.a, comparison, number(made.b, level), level)) return *found;
  }
  if (moves(made.b)) {
    if (const auto found = compared_day(made.b, language::mirrored(comparison), number(made.a, level), level))
      return *found;
  }
  if (failed_) return {};
  const Value a = number(made.a, level);
  const Value b = number(made.b, level);
  if (failed_) return {};
  const bool ordered = comparison == Comparison::at_least || comparison == Comparison::at_most ||
                       comparison == Comparison::less_than || comparison == Comparison::more_than;
  if (ordered && b.constant) return bounded(a, comparison, *b.constant, level);
  if (ordered && a.constant) return bounded(b, language::mirrored(comparison), *a.constant, level);
  const std::int64_t scale = std::lcm(a.scale, b.scale);
  if (scale > finest || scale <= 0) {
    failed_ = true;
    return {};
  }
  Instruction compare;
  compare.code = Code::compare;
  compare.aux = made.aux;
  compare.a = a.ref;
  compare.b = b.ref;
  compare.a_factor = scale / a.scale;
  compare.b_factor = scale / b.scale;
  return emit_condition(compare, is_scalar(a.ref) && is_scalar(b.ref), level);
}

std::vector<Ref> ProvisionLowering::condition_args(const compile::Instruction& made, const Level& level) {
  std::vector<Ref> args;
  for (Index i = 0; i < made.arg_count; ++i) args.push_back(condition(arg(made, i), level));
  return args;
}

Ref ProvisionLowering::make_condition(const compile::Instruction& made, const Level& level) {
  using Source = compile::Code;
  if (failed_) return {};
  Instruction emitted;
  const auto unary = [&](Code code, Ref of) {
    emitted.code = code;
    emitted.a = of;
    return emit_condition(emitted, is_scalar(of), level);
  };
  const auto of_args = [&](Code code) {
    const std::vector<Ref> args = condition_args(made, level);
    if (args.size() == 1 && (code == Code::all || code == Code::any)) return args.front();
    const bool scalar = all_scalar(args);
    emitted.code = code;
    set_args(emitted, args, scalar);
    return emit_condition(emitted, scalar, level);
  };
  switch (made.code) {
    case Source::always:
      program_.condition_scalars.push_back(bits_of(made.a, made.a));
      return {Space::scalar, count_of(program_.condition_scalars.size() - 1)};
    case Source::load_condition:
      return {Space::slot, need(Sort::condition, place_of(main_.shape->conditions, made.a), main_)};
    case Source::load_item_condition:
      return {Space::slot, place_of(level.shape->conditions, made.a)};
    case Source::compare:
      return compared(made, level);
    case Source::one_of:
    case Source::one_of_open: {
      const Value word = number(made.a, level);
      emitted.members = made.b;
      emitted.elsewhere = made.c;
      if (word.scale != 1) failed_ = true;
      return unary(made.code == Source::one_of ? Code::one_of : Code::one_of_open, word.ref);
    }
    case Source::contains_any: {
      const Level& of = made.of_item ? level : main_;
      const std::uint32_t set = need(Sort::set, place_of(of.shape->sets, made.a), of);
      for (const int member : program_.source->member_lists[made.b]) emitted.low |= std::int64_t{1} << member;
      emitted.flag = made.of_item;
      emitted.code = Code::contains_any;
      emitted.a = {made.of_item || level.block == 0 ? Space::slot : Space::subject_slot, set};
      return emit_condition(emitted, false, level);
    }
    case Source::in_range: {
      const Value code = number(made.a, level);
      bool fits = code.scale == 1;
      emitted.low = at_scale(program_.source->constants[made.b], 1, fits);
      emitted.high = at_scale(program_.source->constants[made.c], 1, fits);
      failed_ = failed_ || !fits;
      if (failed_) return {};
      return unary(Code::in_range, code.ref);
    }
    case Source::exists:
      return unary(Code::exists, number(made.a, level).ref);
    case Source::all:
      return of_args(Code::all);
    case Source::any:
      return of_args(Code::any);
    case Source::not_:
      return unary(Code::not_, condition(made.a, level));
    case Source::at_least_of:
      emitted.low = made.a;
      return of_args(Code::at_least_of);
    case Source::choose_condition:
      return of_args(Code::choose_condition);
    case Source::in_principle:
      return unary(Code::in_principle, condition(made.a, level));
    case Source::some: {
      std::int64_t scale = 1;
      lower_fold(made, level, emitted, false, scale);
      emitted.code = Code::some;
      return emit_condition(emitted, false, level);
    }
    default:
      failed_ = true;
      return {};
  }
}

}  // namespace huiqi::lanes
