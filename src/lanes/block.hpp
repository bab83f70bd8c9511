// Many subjects through a program over lanes, one instruction at a time over all rows of a block. See code.hpp.
// Columns are read where they are: a slot is a view of the caller's values, made into a lane when an instruction asks for it.
// Tests: tests/columns/ (against Engine::verdicts)
#pragma once

#include <vector>

#include "huiqi/date.hpp"
#include "lanes/code.hpp"

namespace huiqi::lanes {

/// How a value stands in a column's `presence`.
enum Stated : std::uint8_t { not_stated = 0, stated_none = 1, stated = 2 };

/// A number or a set of a table's rows. Rows are counted as the caller counts them.
struct NumberView {
  enum class Sort : std::uint8_t { absent, plain, code, event, lanes } sort = Sort::absent;
  const std::int64_t* values = nullptr;
  const std::uint8_t* presence = nullptr;  ///< null: all stated
  const std::int64_t* last = nullptr;      ///< of codes: the last of the span; null: the value itself
  const std::uint32_t* owners = nullptr;   ///< the row of another table that this row reads; null: the row itself
  const Lane* made = nullptr;              ///< of `lanes`: from `first` on
  std::size_t first = 0;
  std::int64_t as_of = 0;  ///< of events: a later day has not happened
  Lane unknown;

  Lane at(std::size_t row) const {
    if (sort == Sort::lanes) return made[row - first];
    if (sort == Sort::absent) return unknown;
    const std::size_t place = owners == nullptr ? row : owners[row];
    if (presence != nullptr && presence[place] != stated) return presence[place] == stated_none ? nothing : unknown;
    const std::int64_t value = values[place];
    if (sort == Sort::event && value > as_of) return nothing;
    return {value, last == nullptr ? value : last[place], 0};
  }
};

struct BlockTable;

/// A list of a table's rows: row r has the items `offsets[r]` to `offsets[r + 1]`.
struct ListView {
  bool stated_for(std::size_t row) const {
    return offsets != nullptr && (presence == nullptr || presence[owners == nullptr ? row : owners[row]] != not_stated);
  }
  const std::uint32_t* offsets = nullptr;  ///< null: not stated for any row
  const std::uint8_t* presence = nullptr;  ///< null: all stated
  const std::uint32_t* owners = nullptr;
  const BlockTable* items = nullptr;
};

/// The slots of a shape for the rows `first` to `first + count`; of items, for all that these rows can have.
struct BlockTable {
  std::size_t first = 0, count = 0;
  std::vector<NumberView> numbers, sets;
  std::vector<const Bits*> conditions;  ///< from `first` on
  std::vector<ListView> lists;
  const std::uint8_t* happened = nullptr;  ///< of items, from `first` on; null: all
};

class BlockMachine {
 public:
  explicit BlockMachine(const Program& program) : program_(program) {}
  /// The scalars of a day: from a row machine that ran the prologue.
  void set_scalars(const std::vector<Lane>& numbers, const std::vector<Bits>& conditions) {
    scalars_ = numbers;
    condition_scalars_ = conditions;
  }

  /// Starts a provision on all rows of a table. Both must outlive the run.
  void begin(const Provision& provision, const BlockTable& table);
  void run(const Block& block) { run(block, main_, nullptr); }
  /// Goes on with these rows only (counted from the table's first, ascending).
  void keep(const std::vector<std::uint32_t>& rows);

  /// Of the rows kept, by place.
  std::size_t count() const { return main_.rows.size(); }
  std::uint32_t row(std::size_t place) const { return main_.rows[place]; }
  Lane number(Ref ref, std::size_t place) const { return At{*this, main_, place}.number(ref); }
  Bits condition(Ref ref, std::size_t place) const { return At{*this, main_, place}.condition(ref); }
  /// All of a condition's rows side by side; null where they do not stand so.
  const Bits* conditions(Ref ref) const { return beside_one_another(ref, main_); }
  /// Whether something of a kept row did not fit: the row is for the exact machine.
  bool beyond(std::size_t place) const { return beyond_[main_.rows[place]] != 0; }

 private:
  /// The rows that instructions run over: the subjects', or the items' inside a fold.
  struct Level {
    const BlockTable* table = nullptr;
    std::vector<std::uint32_t> rows;   ///< counted from the table's first; items may repeat where rows share a list
    bool contiguous = true;            ///< each row is the one after the row before it
    std::vector<std::uint32_t> mains;  ///< of items: the place of the subject among the rows of the main level
    bool item = false;
  };
  struct At {
    const BlockMachine& machine;
    const Level& level;
    std::size_t place;
    Lane number(Ref ref) const;
    Bits condition(Ref ref) const;
    Lane set(Ref ref) const;
  };
  template <class T>
  struct Results {
    std::vector<T> values;
    bool before_keep = false;  ///< by the table's row, not by place among the kept
  };

  using Places = std::vector<std::uint32_t>;
  /// `only`: these places of the level, where not null.
  void run(const Block& block, Level& level, const Places* only);
  void run_number(const Instruction& made, Level& level, const Places* only);
  void run_condition(const Instruction& made, Level& level, const Places* only);
  bool run_quickly(const Instruction& made, Level& level, Bits* into);
  /// A number of every row of a level, read without looking again where it is.
  struct Operand {
    const Lane* lanes = nullptr;
    std::size_t step = 0;
    const NumberView* view = nullptr;
    const std::uint32_t* rows = nullptr;
    std::size_t first = 0;
    bool exists() const { return lanes != nullptr || view != nullptr; }
    Lane at(std::size_t place) const { return view == nullptr ? lanes[place * step] : view->at(first + rows[place]); }
  };
  Operand operand(Ref ref, const Level& level) const;
  bool multiply_quickly(const Instruction& made, const Level& level, Lane* into);
  bool calculate_quickly(const Instruction& made, const Level& level, Lane* into);
  void run_fold(const Instruction& made, Level& level);
  /// Where a level's conditions stand one beside another; null where they do not.
  const Bits* beside_one_another(Ref ref, const Level& level) const;
  /// The items of a level's rows, in order; `ends[i]`: how many those up to row i have; `owners`: the rows that have any.
  struct Items {
    Level level;
    Places ends, owners;
    bool gathered = false;
  };
  static bool follow_one_another(const std::vector<std::uint32_t>& rows);
  void gather_items(const ListView& list, const Level& level, Items& items) const;
  std::size_t main_place(const Level& level, std::size_t place) const {
    return level.item ? level.mains[place] : place;
  }
  const Lane& temporary(std::uint32_t index, std::size_t main) const {
    const Results<Lane>& results = numbers_[index];
    return results.values[results.before_keep ? main_.rows[main] : main];
  }

  const Program& program_;
  std::vector<Lane> scalars_;
  std::vector<Bits> condition_scalars_;
  const Provision* provision_ = nullptr;
  Level main_;
  std::vector<Results<Lane>> numbers_;
  std::vector<Results<Bits>> conditions_;
  std::vector<std::uint8_t> beyond_;  ///< for each row of the table
  bool kept_ = false;
  std::vector<Items> items_;  ///< of the main level, for each of its lists: several folds go over one
};

}  // namespace huiqi::lanes
