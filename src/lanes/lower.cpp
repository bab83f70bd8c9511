// From the compiled program to one over lanes. See code.hpp.
// It goes backwards from what a verdict needs, so that what only a report reads is never reached; and register by register,
// each with its scale. What has no scale of its own (a quotient of two facts, a mean) leaves the provision to the exact machine.
#include <map>
#include <numeric>
#include <set>
#include <unordered_map>
#include <utility>

#include "lanes/code.hpp"
#include "lanes/operations.hpp"

namespace huiqi::lanes {
namespace {

using compile::Index;
using language::RateIs;
using vocabulary::FactType;

constexpr std::int64_t decimals = 1'000'000;            ///< shares, numbers and scores: six places
constexpr std::int64_t finest = std::int64_t{1} << 40;  ///< a scale beyond this leaves no room for values

std::int64_t scale_of(FactType type) {
  return type == FactType::rate || type == FactType::number || type == FactType::score ? decimals : 1;
}

/// A number in the new program.
struct Value {
  Ref ref;
  std::int64_t scale = 1;
  std::optional<Rational> constant;  ///< known before any run
};

std::uint32_t count_of(std::size_t size) { return static_cast<std::uint32_t>(size); }

/// The place of a value in a list, appended where it is new.
template <class T, class Same>
std::uint32_t place_of(std::vector<T>& values, T wanted, Same&& same) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (same(values[i])) return count_of(i);
  }
  values.push_back(std::move(wanted));
  return count_of(values.size() - 1);
}

std::uint32_t place_of(std::vector<Index>& values, Index wanted) {
  return place_of(values, wanted, [&](Index each) { return each == wanted; });
}

Shape::NumberSlot number_slot(const compile::FramePlan& plan, Index index, const vocabulary::Vocabulary& vocabulary) {
  const compile::Slot& slot = plan.numbers[index];
  const bool paid = slot.kind == compile::SlotKind::paid;
  return {index, paid ? 1 : scale_of(vocabulary.facts[static_cast<std::size_t>(slot.path.back())].type)};
}

std::uint32_t place_of_number(Shape& shape, const Shape::NumberSlot& slot) {
  return place_of(shape.numbers, slot, [&](const Shape::NumberSlot& each) { return each.slot == slot.slot; });
}

std::uint32_t place_of_list(Shape& shape, Index list) {
  const std::uint32_t place = place_of(shape.lists, list);
  if (shape.items.size() <= place) shape.items.resize(place + 1);
  return place;
}

/// A row has every slot of a provision that the exact machine runs.
class Everything {
 public:
  Everything(const compile::Provision& provision, const vocabulary::Vocabulary& vocabulary)
      : provision_(provision), vocabulary_(vocabulary) {}

  struct Around {
    const compile::FramePlan* plan = nullptr;
    Shape* shape = nullptr;
  };
  void need(Index block, const Around& subject, const Around& item) {
    for (const compile::Instruction& each : provision_.blocks[block]) {
      const Around& of = each.of_item ? item : subject;
      switch (each.code) {
        case compile::Code::load_number:
          place_of_number(*subject.shape, number_slot(*subject.plan, each.a, vocabulary_));
          break;
        case compile::Code::load_item_number:
          place_of_number(*item.shape, number_slot(*item.plan, each.a, vocabulary_));
          break;
        case compile::Code::load_condition:
          place_of(subject.shape->conditions, each.a);
          break;
        case compile::Code::load_item_condition:
          place_of(item.shape->conditions, each.a);
          break;
        case compile::Code::contains_any:
          place_of(of.shape->sets, each.a);
          break;
        case compile::Code::fold_number:
        case compile::Code::some: {
          const std::uint32_t list = place_of_list(*of.shape, each.a);
          need(each.b, subject, {of.plan->lists[each.a].items.get(), &of.shape->items[list]});
          break;
        }
        default:
          break;
      }
    }
  }

 private:
  const compile::Provision& provision_;
  const vocabulary::Vocabulary& vocabulary_;
};

/// Where instructions are being put: the subject's own, or those of a fold's items.
struct Level {
  Index block = 0;
  const compile::FramePlan* plan = nullptr;
  Shape* shape = nullptr;
  Block* code = nullptr;
};

class ProvisionLowering {
 public:
  ProvisionLowering(Program& program, const vocabulary::Vocabulary& vocabulary, const Wanted& wanted,
                    const compile::Provision& source, Provision& into)
      : program_(program), vocabulary_(vocabulary), wanted_(wanted), source_(source), into_(into) {}

  /// False where the provision has something that lanes cannot hold.
  bool lower(const std::vector<std::size_t>& combinations);

 private:
  struct Producer {
    Index block = 0, place = 0;
  };
  void find_producers();
  Level level_of(Index block, const Level& from) const { return block == 0 ? main_ : from; }
  /// How an operand made at one level is named at another.
  static Ref seen_from(Ref ref, bool from_item, bool made_in_item);

  Value number(Index reg, const Level& from);
  Ref condition(Index reg, const Level& from);
  Value make_number(const compile::Instruction& made, const Level& level);
  Ref make_condition(const compile::Instruction& made, const Level& level);

  Value emit_number(Instruction instruction, std::int64_t scale, bool scalar, const Level& level);
  Ref emit_condition(Instruction instruction, bool scalar, const Level& level);
  void set_args(Instruction& instruction, const std::vector<Ref>& args, bool scalar);
  bool all_scalar(const std::vector<Ref>& refs) const;

  Value constant(const Rational& value);
  Value scalar_lane(const Lane& lane, std::int64_t scale);
  Value binary(Code code, const Value& a, const Value& b, const Level& level);
  Value chain(Code code, const compile::Instruction& made, const Level& level);
  Value at_scale_of(const Value& value, std::int64_t scale, const Level& level);
  std::vector<Value> same_scale(std::vector<Value> values, const Level& level);
  Value choose_number(const compile::Instruction& made, const Level& level);
  Value moved(Code code, const compile::Instruction& made, const Level& level);
  std::uint32_t lower_fold(const compile::Instruction& made, const Level& level, Instruction& fold, bool with_value,
                           std::int64_t& scale);
  Ref compared(const compile::Instruction& made, const Level& level);
  std::optional<Ref> compared_day(Index moved, Comparison comparison, const Value& bound, const Level& level);
  Ref bounded(const Value& value, Comparison comparison, const Rational& bound, const Level& level);
  std::vector<Ref> condition_args(const compile::Instruction& made, const Level& level);
  Index arg(const compile::Instruction& made, Index place) const { return source_.args[made.first_arg + place]; }

  enum class Sort { number, condition, set, list };
  /// Notes that the step at hand reads a slot of the subject.
  std::uint32_t need(Sort sort, std::uint32_t place, const Level& level);
  Value slot(Index index, const Level& level);
  void lower_conditions(const std::vector<language::ExprPtr>& conditions, const compile::Combination& first,
                        std::vector<Step>& steps);
  void begin_step(Step& step) {
    main_.code = &step.code;
    needs_ = &step.needs;
  }
  Value amount(const language::Grant& grant, const compile::GrantCode& code);
  Value from_zero(const Value& value);
  Value rate_of(const language::Grant& grant, const compile::PartCode& part);

  Program& program_;
  const vocabulary::Vocabulary& vocabulary_;
  const Wanted& wanted_;
  const compile::Provision& source_;
  Provision& into_;
  Level main_;
  Needs* needs_ = nullptr;
  std::set<std::pair<Sort, std::uint32_t>> needed_;
  bool failed_ = false;
  std::size_t temporaries_ = 0, condition_temporaries_ = 0;
  std::vector<Producer> numbers_, conditions_;
  std::unordered_map<Index, Value> known_numbers_;
  std::unordered_map<Index, Ref> known_conditions_;
};

bool is_scalar(Ref ref) { return ref.space == Space::scalar; }

void ProvisionLowering::find_producers() {
  numbers_.resize(source_.number_count);
  conditions_.resize(source_.condition_count);
  for (std::size_t b = 0; b < source_.blocks.size(); ++b) {
    for (std::size_t i = 0; i < source_.blocks[b].size(); ++i) {
      const compile::Instruction& each = source_.blocks[b][i];
      auto& producers = each.code < compile::Code::always ? numbers_ : conditions_;
      producers[each.result] = {count_of(b), count_of(i)};
    }
  }
}

Ref ProvisionLowering::seen_from(Ref ref, bool from_item, bool made_in_item) {
  if (!from_item || made_in_item) return ref;
  if (ref.space == Space::slot) ref.space = Space::subject_slot;
  if (ref.space == Space::temporary) ref.space = Space::subject_temporary;
  return ref;
}

Value ProvisionLowering::number(Index reg, const Level& from) {
  const Producer producer = numbers_[reg];
  const compile::Instruction& made = source_.blocks[producer.block][producer.place];
  auto found = known_numbers_.find(reg);
  if (found == known_numbers_.end())
    found = known_numbers_.emplace(reg, make_number(made, level_of(producer.block, from))).first;
  Value value = found->second;
  value.ref = seen_from(value.ref, from.block != 0, producer.block != 0);
  return value;
}

Ref ProvisionLowering::condition(Index reg, const Level& from) {
  const Producer producer = conditions_[reg];
  const compile::Instruction& made = source_.blocks[producer.block][producer.place];
  auto found = known_conditions_.find(reg);
  if (found == known_conditions_.end())
    found = known_conditions_.emplace(reg, make_condition(made, level_of(producer.block, from))).first;
  return seen_from(found->second, from.block != 0, producer.block != 0);
}

bool ProvisionLowering::all_scalar(const std::vector<Ref>& refs) const {
  return std::all_of(refs.begin(), refs.end(), is_scalar);
}

void ProvisionLowering::set_args(Instruction& instruction, const std::vector<Ref>& args, bool scalar) {
  std::vector<Ref>& into = scalar ? program_.prologue_args : into_.args;
  instruction.first_arg = count_of(into.size());
  instruction.arg_count = count_of(args.size());
  into.insert(into.end(), args.begin(), args.end());
}

Value ProvisionLowering::emit_number(Instruction instruction, std::int64_t scale, bool scalar, const Level& level) {
  if (scale > finest || scale <= 0) failed_ = true;
  if (scalar) {
    instruction.result = {Space::scalar, count_of(program_.scalars.size())};
    program_.scalars.emplace_back();
    program_.prologue.push_back(instruction);
  } else {
    instruction.result = {Space::temporary, count_of(temporaries_++)};
    level.code->push_back(instruction);
  }
  return {instruction.result, scale, std::nullopt};
}

Ref ProvisionLowering::emit_condition(Instruction instruction, bool scalar, const Level& level) {
  if (scalar) {
    instruction.result = {Space::scalar, count_of(program_.condition_scalars.size())};
    program_.condition_scalars.push_back(not_met);
    program_.prologue.push_back(instruction);
  } else {
    instruction.result = {Space::temporary, count_of(condition_temporaries_++)};
    level.code->push_back(instruction);
  }
  return instruction.result;
}

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

std::uint32_t ProvisionLowering::need(Sort sort, std::uint32_t place, const Level& level) {
  if (level.block != 0 || !needed_.emplace(sort, place).second) return place;
  auto& places = sort == Sort::number      ? needs_->numbers
                 : sort == Sort::condition ? needs_->conditions
                 : sort == Sort::set       ? needs_->sets
                                           : needs_->lists;
  places.push_back(place);
  return place;
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

Comparison turned(Comparison comparison) {
  switch (comparison) {
    case Comparison::at_least:
      return Comparison::at_most;
    case Comparison::at_most:
      return Comparison::at_least;
    case Comparison::less_than:
      return Comparison::more_than;
    case Comparison::more_than:
      return Comparison::less_than;
    default:
      return comparison;
  }
}

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
    if (const auto found = compared_day(made.b, turned(comparison), number(made.a, level), level)) return *found;
  }
  if (failed_) return {};
  const Value a = number(made.a, level);
  const Value b = number(made.b, level);
  if (failed_) return {};
  const bool ordered = comparison == Comparison::at_least || comparison == Comparison::at_most ||
                       comparison == Comparison::less_than || comparison == Comparison::more_than;
  if (ordered && b.constant) return bounded(a, comparison, *b.constant, level);
  if (ordered && a.constant) return bounded(b, turned(comparison), *a.constant, level);
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

Value ProvisionLowering::from_zero(const Value& value) {
  Instruction made;
  made.code = Code::at_least_zero;
  made.a = value.ref;
  return emit_number(made, value.scale, is_scalar(value.ref), main_);
}

Value ProvisionLowering::rate_of(const language::Grant& grant, const compile::PartCode& part) {
  if (grant.rate_is == RateIs::unpublished || part.rate == compile::no_index) return scalar_lane({0, 1, 0}, 1);
  const Value written = number(part.rate, main_);
  Instruction made;
  made.code = Code::rate;
  made.a = written.ref;
  made.low = written.scale;
  made.flag = grant.rate_is != RateIs::fixed;
  return emit_number(made, written.scale, is_scalar(written.ref), main_);
}

/// What remains of a grant: the least of its parts and its cap, less what was paid before. As in evaluate/decide.cpp.
Value ProvisionLowering::amount(const language::Grant& grant, const compile::GrantCode& code) {
  std::optional<Value> total;
  for (const compile::PartCode& part : code.parts) {
    const Value one = part.base == compile::no_index
                          ? scalar_lane({0, open_high, 0}, 1)
                          : binary(Code::multiply, rate_of(grant, part), from_zero(number(part.base, main_)), main_);
    if (failed_) return {};
    total = total ? binary(Code::add, *total, one, main_) : one;
  }
  if (!total) total = constant(Rational(0));
  if (code.cap != compile::no_index) {
    Value cap = from_zero(number(code.cap, main_));
    if (code.times != compile::no_index && !failed_)
      cap = binary(Code::multiply, cap, from_zero(number(code.times, main_)), main_);
    if (failed_) return {};
    total = binary(Code::least, *total, cap, main_);
  }
  if (failed_) return {};
  const Value left = binary(Code::subtract, *total, number(code.paid, main_), main_);
  return failed_ ? Value{} : binary(Code::greatest, left, constant(Rational(0)), main_);
}

bool looks_into_lists(const language::Expr& expr) {
  if (expr.op == language::Op::fold || expr.op == language::Op::some || expr.op == language::Op::outcome) return true;
  return std::any_of(expr.args.begin(), expr.args.end(),
                     [](const language::ExprPtr& arg) { return arg && looks_into_lists(*arg); });
}

/// A step for each of the default's conditions: where one cannot be met, the later ones need not be looked at.
void ProvisionLowering::lower_conditions(const std::vector<language::ExprPtr>& conditions,
                                         const compile::Combination& first, std::vector<Step>& steps) {
  for (const bool in_lists : {false, true}) {
    for (const language::ExprPtr& each : conditions) {
      if (looks_into_lists(*each) != in_lists) continue;
      begin_step(steps.emplace_back());
      steps.back().condition = condition(first.registers.at(each.get()), main_);
      steps.back().of = each.get();
    }
  }
}

bool ProvisionLowering::lower(const std::vector<std::size_t>& combinations) {
  find_producers();
  const auto subject = static_cast<std::size_t>(source_.subject);
  main_ = {0, &program_.source->plans[subject], &program_.shapes[subject], nullptr};
  const language::Provision& rule = *source_.source;
  const compile::Combination& first = source_.combinations[combinations.front()];
  for (const std::size_t number : combinations) into_.combinations.push_back({number, {}, {}, {}, 1});
  lower_conditions(rule.scope, first, into_.scope);
  begin_step(into_.scope.emplace_back());
  for (Combination& each : into_.combinations) each.scope = condition(source_.combinations[each.number].scope, main_);
  into_.scope.back().condition = into_.combinations.front().scope;
  if (rule.kind != Kind::adverse_measure) lower_conditions(rule.requires_, first, into_.requirements);
  begin_step(into_.requirements.emplace_back());
  for (Combination& each : into_.combinations)
    each.requirements = condition(source_.combinations[each.number].requirements, main_);
  into_.requirements.back().condition = into_.combinations.front().requirements;
  begin_step(into_.rest);
  if (rule.grant && !rule.grant->no_figure) {
    for (Combination& each : into_.combinations) {
      const Value remaining = amount(*rule.grant, source_.combinations[each.number].grant);
      each.remaining = remaining.ref;
      each.scale = remaining.scale;
    }
  }
  if (rule.kind == Kind::grade || rule.kind == Kind::class_ || rule.kind == Kind::duty || rule.kind == Kind::state) {
    for (const language::Answer& answer : rule.answers) {
      for (const language::ExprPtr& each : answer.where)
        into_.answer_conditions.push_back(condition(first.registers.at(each.get()), main_));
      if (answer.value) into_.answer_numbers.push_back(number(first.registers.at(answer.value.get()), main_).ref);
    }
  }
  program_.temporaries = std::max(program_.temporaries, temporaries_);
  program_.condition_temporaries = std::max(program_.condition_temporaries, condition_temporaries_);
  return !failed_;
}

}  // namespace

std::int64_t at_scale_slowly(const Rational& value, std::int64_t scale, bool& fits) {
  const Rational scaled = value * Rational(scale);
  const auto whole = scaled.overflowed() || !scaled.is_whole() ? std::nullopt : scaled.floor();
  fits = fits && whole && *whole<limit&& * whole> - limit;
  return fits ? *whole : 0;
}

Program lower(const compile::Program& program, const vocabulary::Vocabulary& vocabulary, const Wanted& wanted) {
  Program result;
  result.source = &program;
  result.shapes.resize(program.plans.size());
  result.provisions.resize(program.provisions.size());
  result.scalars.resize(2);
  for (std::size_t p = 0; p < program.provisions.size(); ++p) {
    const compile::Provision& source = program.provisions[p];
    if (!wanted.provisions[p] || source.blocks.empty() || source.combinations.empty()) continue;
    Provision lowered;
    lowered.lowered = ProvisionLowering(result, vocabulary, wanted, source, lowered).lower(wanted.combinations[p]);
    if (!lowered.lowered) {
      lowered = Provision();
      const auto s = static_cast<std::size_t>(source.subject);
      Everything(source, vocabulary).need(0, {&program.plans[s], &result.shapes[s]}, {});
    }
    result.provisions[p] = std::move(lowered);
  }
  return result;
}

}  // namespace huiqi::lanes
