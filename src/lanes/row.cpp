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

/// Runs the fold's code for every item that has happened.
template <class Take>
void RowMachine::each_item(const Instruction& instruction, Take&& take) {
  const auto slot = static_cast<std::size_t>(Space::slot);
  const Row* outer = row_;
  const Fold& fold = provision_->folds[instruction.block];
  const RowList& list = outer->lists[instruction.list];
  if (list.count > 0) run(fold.before);
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
  if (!row_->lists[instruction.list].known && !instruction.flag) return fold_of_unknown_list(kind, instruction.signed_);
  Gathering gathering(kind);
  each_item(instruction, [&](const Fold& fold) {
    gathering.take(condition(fold.where), kind == language::Fold::count ? Lane() : number(fold.of), arithmetic_);
  });
  return gathering.result();
}

void RowMachine::run(const Block& block) {
  for (const Instruction& instruction : block) {
    const bool scalar = instruction.result.space == Space::scalar;
    if (instruction.code < Code::at_least) {
      number_results_[scalar ? 0 : 1][instruction.result.index] =
          instruction.code == Code::fold ? fold(instruction)
                                         : number_of(instruction, args_, *program_.source, arithmetic_, *this);
    } else {
      condition_results_[scalar ? 0 : 1][instruction.result.index] =
          instruction.code == Code::some ? some(instruction)
                                         : condition_of(instruction, args_, *program_.source, *this);
    }
  }
}

}  // namespace huiqi::lanes
