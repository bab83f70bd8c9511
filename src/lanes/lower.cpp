// From the compiled program to one over lanes. See code.hpp.
// It goes backwards from what a verdict needs, so that what only a report reads is never reached; and register by register,
// each with its scale.
#include "lanes/lowering.hpp"

namespace huiqi::lanes {
namespace {

using language::RateIs;
using vocabulary::FactType;

constexpr std::int64_t decimals = 1'000'000;  ///< shares, numbers and scores: six places

std::int64_t scale_of(FactType type) {
  return type == FactType::rate || type == FactType::number || type == FactType::score ? decimals : 1;
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

}  // namespace

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

std::uint32_t ProvisionLowering::need(Sort sort, std::uint32_t place, const Level& level) {
  if (level.block != 0 || !needed_.emplace(sort, place).second) return place;
  auto& places = sort == Sort::number      ? needs_->numbers
                 : sort == Sort::condition ? needs_->conditions
                 : sort == Sort::set       ? needs_->sets
                                           : needs_->lists;
  places.push_back(place);
  return place;
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

namespace {

bool looks_into_lists(const language::Expr& expr) {
  if (expr.op == language::Op::fold || expr.op == language::Op::some || expr.op == language::Op::outcome) return true;
  return std::any_of(expr.args.begin(), expr.args.end(),
                     [](const language::ExprPtr& arg) { return arg && looks_into_lists(*arg); });
}

}  // namespace

/// A step for each of the default's conditions: where one cannot be met, the later ones need not be looked at.
void ProvisionLowering::lower_conditions(const std::vector<language::ExprPtr>& conditions,
                                         const compile::Combination& first, std::vector<Step>& steps) {
  for (const bool in_lists : {false, true}) {
    for (const language::ExprPtr& each : conditions) {
      if (looks_into_lists(*each) != in_lists) continue;
      begin_step(steps.emplace_back());
      steps.back().condition = condition(first.registers.at(each.get()), main_);
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
  for (const auto* conditions : {&rule.scope, &rule.requires_}) {
    for (const language::ExprPtr& each : *conditions)
      into_.conditions.emplace_back(each.get(), condition(first.registers.at(each.get()), main_));
  }
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
