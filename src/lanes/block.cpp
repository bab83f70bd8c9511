// See block.hpp.
#include "lanes/block.hpp"

#include "lanes/gathering.hpp"
#include "lanes/operations.hpp"

namespace huiqi::lanes {

void BlockMachine::begin(const Provision& provision, const BlockTable& table) {
  provision_ = &provision;
  main_.table = &table;
  main_.rows.resize(table.count);
  for (std::size_t i = 0; i < table.count; ++i) main_.rows[i] = static_cast<std::uint32_t>(i);
  numbers_.resize(program_.temporaries);
  conditions_.resize(program_.condition_temporaries);
  for (auto& each : numbers_) each.before_keep = false;
  for (auto& each : conditions_) each.before_keep = false;
  beyond_.assign(table.count, 0);
  kept_ = false;
}

void BlockMachine::keep(const std::vector<std::uint32_t>& rows) {
  main_.rows = rows;
  if (kept_) return;
  kept_ = true;
  for (auto& each : numbers_) each.before_keep = true;
  for (auto& each : conditions_) each.before_keep = true;
}

Lane BlockMachine::At::number(Ref ref) const {
  switch (ref.space) {
    case Space::scalar:
      return machine.scalars_[ref.index];
    case Space::slot:
      return level.table->numbers[ref.index].at(level.table->first + level.rows[place]);
    case Space::subject_slot: {
      const Level& main = machine.main_;
      return main.table->numbers[ref.index].at(main.table->first + main.rows[level.mains[place]]);
    }
    case Space::temporary:
      return level.item ? machine.numbers_[ref.index].values[place] : machine.temporary(ref.index, place);
    default:
      return machine.temporary(ref.index, level.mains[place]);
  }
}

Bits BlockMachine::At::condition(Ref ref) const {
  const Level& main = machine.main_;
  const auto temporary = [&](std::size_t at) {
    const Results<Bits>& results = machine.conditions_[ref.index];
    return results.values[results.before_keep ? main.rows[at] : at];
  };
  switch (ref.space) {
    case Space::scalar:
      return machine.condition_scalars_[ref.index];
    case Space::slot:
      return level.table->conditions[ref.index][level.rows[place]];
    case Space::subject_slot:
      return main.table->conditions[ref.index][main.rows[level.mains[place]]];
    case Space::temporary:
      return level.item ? machine.conditions_[ref.index].values[place] : temporary(place);
    default:
      return temporary(level.mains[place]);
  }
}

Lane BlockMachine::At::set(Ref ref) const {
  if (ref.space == Space::slot) return level.table->sets[ref.index].at(level.table->first + level.rows[place]);
  const Level& main = machine.main_;
  return main.table->sets[ref.index].at(main.table->first + main.rows[level.mains[place]]);
}

void BlockMachine::run(const Block& block, Level& level) {
  for (const Instruction& made : block) {
    if (made.code == Code::fold || made.code == Code::some)
      run_fold(made, level);
    else if (made.code < Code::at_least)
      run_number(made, level);
    else
      run_condition(made, level);
  }
}

void BlockMachine::run_number(const Instruction& made, Level& level) {
  Results<Lane>& results = numbers_[made.result.index];
  results.before_keep = false;
  results.values.resize(level.rows.size());
  Arithmetic arithmetic;
  const Ref* args = provision_->args.data();
  for (std::size_t i = 0; i < level.rows.size(); ++i) {
    results.values[i] = number_of(made, args, *program_.source, arithmetic, At{*this, level, i});
    if (arithmetic.beyond) {
      beyond_[main_.rows[main_place(level, i)]] = 1;
      arithmetic.beyond = false;
    }
  }
}

void BlockMachine::run_condition(const Instruction& made, Level& level) {
  Results<Bits>& results = conditions_[made.result.index];
  results.before_keep = false;
  results.values.resize(level.rows.size());
  if (run_quickly(made, level, results.values.data())) return;
  const Ref* args = provision_->args.data();
  for (std::size_t i = 0; i < level.rows.size(); ++i)
    results.values[i] = condition_of(made, args, *program_.source, At{*this, level, i});
}

namespace {

/// A test of a column whose values are plain: one look at the value, or one answer for what is not stated.
template <class Test>
void test_plain(const NumberView& view, const std::vector<std::uint32_t>& rows, std::size_t first, Bits unknown,
                Bits* into, Test&& test) {
  const std::int64_t* values = view.values;
  const std::size_t count = rows.size();
  const bool dense = view.owners == nullptr && count > 0 && rows.back() - rows.front() + 1 == count;
  if (dense) {
    const std::size_t from = first + rows.front();
    if (view.presence == nullptr) {
      for (std::size_t i = 0; i < count; ++i) into[i] = test(values[from + i]) ? met : not_met;
      return;
    }
    const std::uint8_t* presence = view.presence + from;
    const Bits otherwise[4] = {unknown, not_met, 0, 0};
    for (std::size_t i = 0; i < count; ++i) {
      const unsigned tested = test(values[from + i]) ? unsigned{met} : 0u;
      into[i] = static_cast<Bits>(presence[i] == stated ? tested : otherwise[presence[i] & 3]);
    }
    return;
  }
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t row = first + rows[i];
    const std::size_t place = view.owners == nullptr ? row : view.owners[row];
    const unsigned presence = view.presence == nullptr ? unsigned{stated} : view.presence[place];
    into[i] = presence == stated ? (test(values[place]) ? met : not_met) : presence == stated_none ? not_met : unknown;
  }
}

}  // namespace

/// The commonest tests, without making lanes.
bool BlockMachine::run_quickly(const Instruction& made, Level& level, Bits* into) {
  const std::size_t count = level.rows.size();
  if (made.code == Code::all || made.code == Code::any) {
    for (std::uint32_t k = 0; k < made.arg_count; ++k) {
      const Ref ref = provision_->args[made.first_arg + k];
      const bool own = ref.space == Space::temporary && !conditions_[ref.index].before_keep;
      const bool slot = ref.space == Space::slot && count > 0 && level.rows.back() - level.rows.front() + 1 == count;
      if (!own && !slot) return false;
    }
    std::fill_n(into, count, made.code == Code::all ? met : not_met);
    for (std::uint32_t k = 0; k < made.arg_count; ++k) {
      const Ref ref = provision_->args[made.first_arg + k];
      const Bits* from = ref.space == Space::temporary ? conditions_[ref.index].values.data()
                                                       : level.table->conditions[ref.index] + level.rows.front();
      if (made.code == Code::all) {
        for (std::size_t i = 0; i < count; ++i) into[i] = static_cast<Bits>(into[i] & from[i]);
      } else {
        for (std::size_t i = 0; i < count; ++i) into[i] = static_cast<Bits>(into[i] | from[i]);
      }
    }
    return true;
  }
  if (made.a.space != Space::slot) return false;
  const std::size_t first = level.table->first;
  if (made.code == Code::contains_any) {
    const NumberView& view = level.table->sets[made.a.index];
    if (view.sort != NumberView::Sort::plain) return false;
    test_plain(view, level.rows, first, anything, into,
               [mask = made.low](std::int64_t set) { return (set & mask) != 0; });
    return true;
  }
  const bool tests = made.code == Code::at_least || made.code == Code::at_most || made.code == Code::in_range;
  if (!tests) return false;
  const NumberView& view = level.table->numbers[made.a.index];
  if (view.sort != NumberView::Sort::plain) return false;
  if (made.code == Code::at_least) {
    test_plain(view, level.rows, first, at_least(view.unknown, made.low), into,
               [low = made.low](std::int64_t value) { return value >= low; });
  } else if (made.code == Code::at_most) {
    test_plain(view, level.rows, first, at_most(view.unknown, made.low), into,
               [low = made.low](std::int64_t value) { return value <= low; });
  } else {
    test_plain(view, level.rows, first, in_range(view.unknown, made.low, made.high), into,
               [low = made.low, high = made.high](std::int64_t value) { return value >= low && value <= high; });
  }
  return true;
}

/// The items of all rows of a level, one after another, through the fold's code; then each row's own together.
void BlockMachine::run_fold(const Instruction& made, Level& level) {
  const Fold& fold = provision_->folds[made.block];
  const ListView& list = level.table->lists[made.list];
  const auto kind = static_cast<language::Fold>(made.aux);
  Level items;
  items.item = true;
  items.table = list.items;
  std::vector<std::uint32_t> ends(level.rows.size());
  const auto known = [&](std::size_t i) {
    if (list.offsets == nullptr) return false;
    const std::size_t row = level.table->first + level.rows[i];
    return list.presence == nullptr || list.presence[list.owners == nullptr ? row : list.owners[row]] != not_stated;
  };
  for (std::size_t i = 0; i < level.rows.size(); ++i) {
    if (list.offsets != nullptr && known(i)) {
      const std::size_t row = level.table->first + level.rows[i];
      const std::size_t owner = list.owners == nullptr ? row : list.owners[row];
      for (std::uint32_t k = list.offsets[owner]; k < list.offsets[owner + 1]; ++k) {
        const auto place = static_cast<std::uint32_t>(k - list.items->first);
        if (list.items->happened != nullptr && list.items->happened[place] == 0) continue;
        items.rows.push_back(place);
        items.mains.push_back(static_cast<std::uint32_t>(main_place(level, i)));
      }
    }
    ends[i] = static_cast<std::uint32_t>(items.rows.size());
  }
  if (!items.rows.empty()) run(fold.code, items);
  std::size_t k = 0;
  if (made.code == Code::some) {
    Results<Bits>& results = conditions_[made.result.index];
    results.before_keep = false;
    results.values.resize(level.rows.size());
    for (std::size_t i = 0; i < level.rows.size(); ++i) {
      unsigned any = known(i) ? not_met : made.flag ? not_met : anything;
      for (; k < ends[i]; ++k) any |= At{*this, items, k}.condition(fold.where);
      results.values[i] = static_cast<Bits>(any);
    }
    return;
  }
  Results<Lane>& results = numbers_[made.result.index];
  results.before_keep = false;
  results.values.resize(level.rows.size());
  for (std::size_t i = 0; i < level.rows.size(); ++i) {
    if (!known(i) && !made.flag) {
      results.values[i] = fold_of_unknown_list(kind, made.signed_);
      continue;
    }
    Arithmetic arithmetic;
    Gathering gathering(kind);
    for (; k < ends[i]; ++k) {
      const At at{*this, items, k};
      gathering.take(at.condition(fold.where), kind == language::Fold::count ? Lane() : at.number(fold.of), arithmetic);
    }
    results.values[i] = gathering.result();
    if (arithmetic.beyond) beyond_[main_.rows[main_place(level, i)]] = 1;
  }
}

}  // namespace huiqi::lanes
