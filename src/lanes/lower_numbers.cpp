// Numbers: each result at a scale that is known beforehand. What has none (a quotient of two facts, a mean) fails the provision.
#include <numeric>

#include "lanes/lowering.hpp"

namespace huiqi::lanes {

Value ProvisionLowering::scalar_lane(const Lane& lane, std::int64_t scale) {
  program_.scalars.push_back(lane);
  return {{Space::scalar, count_of(program_.scalars.size() - 1)}, scale, std::nullopt};
}

Value ProvisionLowering::constant(const Rational& value) {
  const Rational lowest = value.lowest_terms();
  const bool fits = !lowest.overflowed() && lowest.denominator() <= finest && lowest.numerator() < limit &&
                    lowest.numerator() > -limit;
  if (!fits) {
    failed_ = true;
    return {};
  }
  Value made = scalar_lane(point(static_cast<std::int64_t>(lowest.numerator())),
                           static_cast<std::int64_t>(lowest.denominator()));
  made.constant = lowest;
  return made;
}

Value ProvisionLowering::at_scale_of(const Value& value, std::int64_t scale, const Level& level) {
  if (value.scale == scale) return value;
  Instruction made;
  made.code = Code::scale;
  made.a = value.ref;
  made.a_factor = scale / value.scale;
  Value scaled = emit_number(made, scale, is_scalar(value.ref), level);
  scaled.constant = value.constant;
  return scaled;
}

std::vector<Value> ProvisionLowering::same_scale(std::vector<Value> values, const Level& level) {
  std::int64_t scale = 1;
  for (const Value& each : values) {
    scale = std::lcm(scale, each.scale);
    if (scale > finest || scale <= 0) {
      failed_ = true;
      return values;
    }
  }
  for (Value& each : values) each = at_scale_of(each, scale, level);
  return values;
}

Value ProvisionLowering::binary(Code code, const Value& a, const Value& b, const Level& level) {
  Instruction made;
  made.code = code;
  made.a = a.ref;
  made.b = b.ref;
  const bool scalar = is_scalar(a.ref) && is_scalar(b.ref);
  if (code == Code::multiply) {
    if (a.scale > finest / b.scale) failed_ = true;
    return failed_ ? Value{} : emit_number(made, a.scale * b.scale, scalar, level);
  }
  const std::int64_t scale = std::lcm(a.scale, b.scale);
  if (scale > finest || scale <= 0) {
    failed_ = true;
    return {};
  }
  made.a_factor = scale / a.scale;
  made.b_factor = scale / b.scale;
  return emit_number(made, scale, scalar, level);
}

Value ProvisionLowering::chain(Code code, const compile::Instruction& made, const Level& level) {
  Value result = number(arg(made, 0), level);
  for (Index i = 1; i < made.arg_count && !failed_; ++i)
    result = binary(code, result, number(arg(made, i), level), level);
  return result;
}

Value ProvisionLowering::choose_number(const compile::Instruction& made, const Level& level) {
  std::vector<Ref> whens;
  std::vector<Value> thens;
  for (Index i = 0; i < made.arg_count; ++i) {
    if (i + 1 < made.arg_count && i % 2 == 0)
      whens.push_back(condition(arg(made, i), level));
    else
      thens.push_back(number(arg(made, i), level));
  }
  if (failed_ || thens.empty()) {
    failed_ = true;
    return {};
  }
  thens = same_scale(thens, level);
  std::vector<Ref> args;
  for (std::size_t i = 0; i < thens.size(); ++i) {
    if (i < whens.size()) args.push_back(whens[i]);
    args.push_back(thens[i].ref);
  }
  Instruction chosen;
  chosen.code = Code::choose_number;
  const bool scalar = all_scalar(args);
  set_args(chosen, args, scalar);
  return emit_number(chosen, thens.front().scale, scalar, level);
}

Value ProvisionLowering::moved(Code code, const compile::Instruction& made, const Level& level) {
  const Value from = number(made.a, level);
  if (from.scale != 1) failed_ = true;
  Instruction move;
  move.code = code;
  move.a = from.ref;
  move.period = made.b;
  move.low = made.b;
  return emit_number(move, 1, is_scalar(from.ref), level);
}

Value ProvisionLowering::slot(Index index, const Level& level) {
  const Shape::NumberSlot slot = number_slot(*level.plan, index, vocabulary_);
  const std::uint32_t place = need(Sort::number, place_of_number(*level.shape, slot), level);
  return {{Space::slot, place}, slot.scale, std::nullopt};
}

std::uint32_t ProvisionLowering::lower_fold(const compile::Instruction& made, const Level& level, Instruction& fold,
                                            bool with_value, std::int64_t& scale) {
  const std::uint32_t list = need(Sort::list, place_of_list(*level.shape, made.a), level);
  Fold lowered;
  Block code;
  Block before;
  const Level inside{made.b, level.plan->lists[made.a].items.get(), &level.shape->items[list], &code};
  Block* outer = level.block == 0 ? std::exchange(main_.code, &before) : nullptr;
  const auto numbers = known_numbers_;
  const auto conditions = known_conditions_;
  lowered.where = condition(made.c, inside);
  if (with_value) {
    const Value of = number(made.d, inside);
    lowered.of = of.ref;
    scale = of.scale;
  }
  if (outer != nullptr) {  // what was made of the subject here is there only where there are items
    main_.code = outer;
    known_numbers_ = numbers;
    known_conditions_ = conditions;
  }
  lowered.before = std::move(before);
  lowered.code = std::move(code);
  into_.folds.push_back(std::move(lowered));
  fold.flag = made.flag;
  fold.signed_ = made.signed_;
  fold.list = list;
  fold.block = count_of(into_.folds.size() - 1);
  return list;
}

Value ProvisionLowering::make_number(const compile::Instruction& made, const Level& level) {
  using Source = compile::Code;
  if (failed_) return {};
  switch (made.code) {
    case Source::constant:
      return constant(program_.source->constants[made.a]);
    case Source::load_number:
      return slot(made.a, main_);
    case Source::load_item_number:
      return slot(made.a, level);
    case Source::load_parameter:
      if (const auto& value = wanted_.parameters[made.a]) return constant(*value);
      return scalar_lane({open_low, open_high, hole}, 1);
    case Source::load_as_of:
      return {{Space::scalar, as_of_scalar}, 1, std::nullopt};
    case Source::load_last_year:
      return {{Space::scalar, last_year_scalar}, 1, std::nullopt};
    case Source::sum:
      return chain(Code::add, made, level);
    case Source::product:
      return chain(Code::multiply, made, level);
    case Source::least:
      return chain(Code::least, made, level);
    case Source::greatest:
      return chain(Code::greatest, made, level);
    case Source::difference: {
      const Value a = number(made.a, level);
      return binary(Code::subtract, a, number(made.b, level), level);
    }
    case Source::quotient: {
      const Value a = number(made.a, level);
      const Value b = number(made.b, level);
      if (!b.constant || b.constant->is_zero()) break;
      return binary(Code::multiply, a, constant(Rational(1) / *b.constant), level);
    }
    case Source::first_known: {
      std::vector<Value> values;
      for (Index i = 0; i < made.arg_count; ++i) values.push_back(number(arg(made, i), level));
      if (failed_) return {};
      values = same_scale(values, level);
      std::vector<Ref> args;
      for (const Value& each : values) args.push_back(each.ref);
      Instruction first;
      first.code = Code::first_known;
      const bool scalar = all_scalar(args);
      set_args(first, args, scalar);
      return emit_number(first, values.front().scale, scalar, level);
    }
    case Source::choose_number:
      return choose_number(made, level);
    case Source::plus:
      return moved(Code::plus, made, level);
    case Source::minus:
      return moved(Code::minus, made, level);
    case Source::year_of:
      return moved(Code::year_of, made, level);
    case Source::day_after:
      return moved(Code::day_after, made, level);
    case Source::next_day:
      return moved(Code::next_day, made, level);
    case Source::fold_number: {
      const auto kind = static_cast<language::Fold>(made.aux);
      if (kind == language::Fold::mean) break;
      Instruction fold;
      fold.code = Code::fold;
      fold.aux = made.aux;
      std::int64_t scale = 1;
      lower_fold(made, level, fold, kind != language::Fold::count, scale);
      return failed_ ? Value{} : emit_number(fold, scale, false, level);
    }
    default:
      break;
  }
  failed_ = true;
  return {};
}

}  // namespace huiqi::lanes
