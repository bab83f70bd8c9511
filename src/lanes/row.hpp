// One subject through a program over lanes. See code.hpp. Tests: tests/random/ (against the naive evaluator), tests/lanes/
#pragma once

#include <vector>

#include "huiqi/date.hpp"
#include "lanes/code.hpp"

namespace huiqi::lanes {

struct Row;

/// Items stay allocated between fills; `count` says how many are meant.
struct RowList {
  bool known = false;
  std::size_t count = 0;
  std::vector<Row> items;
};

/// The slots of a subject or an item, in the order of its shape. A set is a bit mask, `unstated` where it is not known.
struct Row {
  bool happened = true;       ///< false: an item dated later than the as-of date, which no fold counts
  bool beyond = false;        ///< a fact does not fit a lane: the row is for the exact machine
  std::uint32_t filling = 0;  ///< counts the subjects that the row was used for: which slots hold values of this one
  std::vector<std::uint32_t> filled_numbers, filled_conditions, filled_sets, filled_lists;
  std::vector<Lane> numbers, sets;
  std::vector<Bits> conditions;
  std::vector<RowList> lists;
};

class RowMachine {
 public:
  explicit RowMachine(const Program& program);

  /// Runs the prologue where the day is another one than before.
  void set_as_of(Date as_of);
  /// Starts a subject.
  void begin(const Provision& provision, const Row& subject);
  void run(const Block& block);

  const std::vector<Lane>& scalars() const { return scalars_; }
  const std::vector<Bits>& condition_scalars() const { return condition_scalars_; }
  Lane number(Ref ref) const { return numbers_[static_cast<std::size_t>(ref.space)][ref.index]; }
  Bits condition(Ref ref) const { return conditions_[static_cast<std::size_t>(ref.space)][ref.index]; }
  Lane set(Ref ref) const { return (ref.space == Space::slot ? row_ : subject_)->sets[ref.index]; }
  /// Something since `begin`, or in the prologue, did not fit: nothing that was read holds.
  bool beyond() const { return arithmetic_.beyond || prologue_beyond_; }

 private:
  Lane fold(const Instruction& instruction);
  Bits some(const Instruction& instruction);
  template <class Take>
  void each_item(const Instruction& instruction, Take&& take);

  const Program& program_;
  std::optional<Date> as_of_;
  bool prologue_beyond_ = false;
  Arithmetic arithmetic_;
  const Provision* provision_ = nullptr;
  const Ref* args_ = nullptr;
  const Row* row_ = nullptr;
  const Row* subject_ = nullptr;
  const Lane* numbers_[spaces] = {};
  const Bits* conditions_[spaces] = {};
  Lane* number_results_[2] = {};  ///< scalars, temporaries
  Bits* condition_results_[2] = {};
  std::vector<Lane> scalars_, temporaries_;
  std::vector<Bits> condition_scalars_, condition_temporaries_;
};

}  // namespace huiqi::lanes
