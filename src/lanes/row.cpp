// See row.hpp.
#include "lanes/row.hpp"

#include "lanes/gathering.hpp"
#include "lanes/operations.hpp"

namespace huiqi::lanes {

RowMachine::RowMachine(const Program& program)
    : program_(program),
      scalars_(program.scalars),
      temporaries_(program.temporaries),
      condition_scalars_(program.condition_scalars),
      condition_temporaries_(program.condition_temporaries) {
  const auto place = [](Space space) { return static_cast<std::size_t>(space); };
  numbers_[place(Space::scalar)] = scalars_.data();
  numbers_[place(Space::temporary)] = numbers_[place(Space::subject_temporary)] = temporaries_.data();
  number_results_[0] = scalars_.data();
  number_results_[1] = temporaries_.data();
  condition_results_[0] = condition_scalars_.data();
  condition_results_[1] = condition_temporaries_.data();
  conditions_[place(Space::scalar)] = condition_scalars_.data();
  conditions_[place(Space::temporary)] = conditions_[place(Space::subject_temporary)] = condition_temporaries_.data();
}

void RowMachine::set_as_of(Date as_of) {
  if (as_of_ == as_of) return;
  as_of_ = as_of;
  scalars_[as_of_scalar] = point(as_of.days());
  scalars_[last_year_scalar] = point(as_of.year() - 1);
  args_ = program_.prologue_args.data();
  arithmetic_.beyond = false;
  run(program_.prologue);
  prologue_beyond_ = arithmetic_.beyond;
}

void RowMachine::begin(const Provision& provision, const Row& subject) {
  const auto place = [](Space space) { return static_cast<std::size_t>(space); };
  provision_ = &provision;
  args_ = provision.args.data();
  row_ = subject_ = &subject;
  arithmetic_.beyond = false;
  numbers_[place(Space::slot)] = numbers_[place(Space::subject_slot)] = subject.numbers.data();
  conditions_[place(Space::slot)] = conditions_[place(Space::subject_slot)] = subject.conditions.data();
}

inline Lane RowMachine::number_of(const Instruction& instruction) {
  Lane result;
  const auto a = [&] { return arithmetic_.scaled(number(instruction.a), instruction.a_factor); };
  const auto b = [&] { return arithmetic_.scaled(number(instruction.b), instruction.b_factor); };
  switch (instruction.code) {
    case Code::scale:
      result = a();
      break;
    case Code::add:
      result = arithmetic_.add(a(), b());
      break;
    case Code::subtract:
      result = arithmetic_.subtract(a(), b());
      break;
    case Code::multiply:
      result = arithmetic_.multiply(number(instruction.a), number(instruction.b));
      break;
    case Code::least:
      result = Arithmetic::least(a(), b());
      break;
    case Code::greatest:
      result = Arithmetic::greatest(a(), b());
      break;
    case Code::first_known:
      result = first_known(instruction);
      break;
    case Code::choose_number:
      result = choose_number(instruction);
      break;
    case Code::at_least_zero:
      result = at_least_zero(number(instruction.a));
      break;
    case Code::rate:
      result = rate(number(instruction.a), instruction.low, instruction.flag);
      break;
    case Code::fold:
      result = fold(instruction);
      break;
    default:
      result = moved(instruction, program_.source->periods, number(instruction.a));
      break;
  }
  return result;
}

Lane RowMachine::first_known(const Instruction& instruction) const {
  for (std::uint32_t i = 0; i + 1 < instruction.arg_count; ++i) {
    const Lane each = number(arg(instruction, i));
    if ((each.flags & unstated) == 0) return each;
  }
  return number(arg(instruction, instruction.arg_count - 1));
}

Lane RowMachine::choose_number(const Instruction& instruction) const {
  Chosen<Lane> chosen(nothing);
  unsigned open = 0;
  std::uint32_t i = 0;
  for (; i + 1 < instruction.arg_count; i += 2) {
    const Bits when = condition(arg(instruction, i));
    if ((when & hi_met) == 0) continue;
    chosen.take(number(arg(instruction, i + 1)));
    if ((when & lo_met) != 0) break;
    open = unstated;
  }
  if (i + 1 == instruction.arg_count)
    chosen.take(number(arg(instruction, i)));
  else if (i >= instruction.arg_count)
    chosen.take(nothing);
  Lane result = chosen.result();
  result.flags = static_cast<std::uint8_t>(result.flags | open);
  return result;
}

Bits RowMachine::choose_condition(const Instruction& instruction) const {
  Chosen<Bits> chosen(not_met);
  std::uint32_t i = 0;
  for (; i + 1 < instruction.arg_count; i += 2) {
    const Bits when = condition(arg(instruction, i));
    if ((when & hi_met) == 0) continue;
    chosen.take(condition(arg(instruction, i + 1)));
    if ((when & lo_met) != 0) break;
  }
  if (i + 1 == instruction.arg_count)
    chosen.take(condition(arg(instruction, i)));
  else if (i >= instruction.arg_count)
    chosen.take(not_met);
  return chosen.result();
}

/// End by end the n-th greatest.
Bits RowMachine::at_least_of(const Instruction& instruction) const {
  unsigned result = 0;
  for (unsigned bit = 0; bit < 4; ++bit) {
    std::int64_t count = 0;
    for (std::uint32_t i = 0; i < instruction.arg_count; ++i)
      count += condition(arg(instruction, i)) >> bit & 1;
    if (count >= instruction.low) result |= 1u << bit;
  }
  return static_cast<Bits>(result);
}

inline unsigned RowMachine::condition_of(const Instruction& instruction) {
  unsigned result = met;
  switch (instruction.code) {
    case Code::at_least:
      result = at_least(number(instruction.a), instruction.low);
      break;
    case Code::at_most:
      result = at_most(number(instruction.a), instruction.low);
      break;
    case Code::compare:
      result = compare(number(instruction.a), instruction.a_factor, static_cast<Comparison>(instruction.aux),
                       number(instruction.b), instruction.b_factor);
      break;
    case Code::one_of:
    case Code::one_of_open:
      result = listed(number(instruction.a), program_.source->member_lists[instruction.members],
                      program_.source->member_lists[instruction.elsewhere], instruction.code == Code::one_of_open);
      break;
    case Code::contains_any: {
      const Lane& set = (instruction.a.space == Space::slot ? row_ : subject_)->sets[instruction.a.index];
      result = (set.flags & unstated) != 0 ? anything : (set.lo & instruction.low) != 0 ? met : not_met;
      break;
    }
    case Code::in_range:
      result = in_range(number(instruction.a), instruction.low, instruction.high);
      break;
    case Code::exists:
      result = exists(number(instruction.a));
      break;
    case Code::all:
      for (std::uint32_t i = 0; i < instruction.arg_count; ++i) result &= condition(arg(instruction, i));
      break;
    case Code::any:
      result = not_met;
      for (std::uint32_t i = 0; i < instruction.arg_count; ++i) result |= condition(arg(instruction, i));
      break;
    case Code::not_:
      result = negate(condition(instruction.a));
      break;
    case Code::at_least_of:
      result = at_least_of(instruction);
      break;
    case Code::choose_condition:
      result = choose_condition(instruction);
      break;
    case Code::in_principle:
      result = in_principle(condition(instruction.a));
      break;
    default:
      result = some(instruction);
      break;
  }
  return result;
}

/// Runs the fold's code for every item that has happened.
template <class Take>
void RowMachine::each_item(const Instruction& instruction, Take&& take) {
  const auto slot = static_cast<std::size_t>(Space::slot);
  const Row* outer = row_;
  const Fold& fold = provision_->folds[instruction.block];
  const RowList& list = outer->lists[instruction.list];
  for (std::size_t i = 0; i < list.count; ++i) {
    const Row& item = list.items[i];
    if (!item.happened) continue;
    row_ = &item;
    numbers_[slot] = item.numbers.data();
    conditions_[slot] = item.conditions.data();
    run(fold.code);
    take(fold);
  }
  row_ = outer;
  numbers_[slot] = outer->numbers.data();
  conditions_[slot] = outer->conditions.data();
}

Bits RowMachine::some(const Instruction& instruction) {
  if (!row_->lists[instruction.list].known) return instruction.flag ? not_met : anything;
  unsigned result = not_met;
  each_item(instruction, [&](const Fold& fold) { result |= condition(fold.where); });
  return static_cast<Bits>(result);
}

Lane RowMachine::fold(const Instruction& instruction) {
  const auto kind = static_cast<language::Fold>(instruction.aux);
  if (!row_->lists[instruction.list].known && !instruction.flag)
    return fold_of_unknown_list(kind, instruction.signed_);
  Gathering gathering(kind);
  each_item(instruction, [&](const Fold& fold) {
    gathering.take(condition(fold.where), kind == language::Fold::count ? Lane() : number(fold.of), arithmetic_);
  });
  return gathering.result();
}

void RowMachine::run(const Block& block) {
  for (const Instruction& instruction : block) {
    const bool scalar = instruction.result.space == Space::scalar;
    if (instruction.code < Code::at_least)
      number_results_[scalar ? 0 : 1][instruction.result.index] = number_of(instruction);
    else
      condition_results_[scalar ? 0 : 1][instruction.result.index] = static_cast<Bits>(condition_of(instruction));
  }
}

}  // namespace huiqi::lanes
