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
  main_.contiguous = true;
  numbers_.resize(program_.temporaries);
  conditions_.resize(program_.condition_temporaries);
  for (auto& each : numbers_) each.before_keep = false;
  for (auto& each : conditions_) each.before_keep = false;
  beyond_.assign(table.count, 0);
  kept_ = false;
  items_.resize(table.lists.size());
  for (Items& each : items_) each.gathered = false;
}

void BlockMachine::keep(const std::vector<std::uint32_t>& rows) {
  main_.rows = rows;
  main_.contiguous = follow_one_another(rows);
  for (Items& each : items_) each.gathered = false;
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

void BlockMachine::run(const Block& block, Level& level, const Places* only) {
  for (const Instruction& made : block) {
    if (made.code == Code::fold || made.code == Code::some)
      run_fold(made, level);
    else if (made.code < Code::at_least)
      run_number(made, level, only);
    else
      run_condition(made, level, only);
  }
}

namespace {

template <class Visit>
void each_place(std::size_t count, const std::vector<std::uint32_t>* only, Visit&& visit) {
  if (only == nullptr) {
    for (std::size_t i = 0; i < count; ++i) visit(i);
  } else {
    for (const std::uint32_t i : *only) visit(i);
  }
}

}  // namespace

/// A column of amounts times a figure: the base of a share.
bool BlockMachine::multiply_quickly(const Instruction& made, const Level& level, Lane* into) {
  if (made.code != Code::multiply || made.a.space != Space::scalar || made.b.space != Space::slot) return false;
  const NumberView& view = level.table->numbers[made.b.index];
  const Lane& figure = scalars_[made.a.index];
  if (view.sort != NumberView::Sort::plain || figure.flags != 0 || figure.lo != figure.hi) return false;
  Arithmetic arithmetic;
  const Lane unknown = arithmetic.multiply(figure, view.unknown);
  if (arithmetic.beyond) return false;
  for (std::size_t i = 0; i < level.rows.size(); ++i) {
    const std::size_t row = level.table->first + level.rows[i];
    const std::size_t place = view.owners == nullptr ? row : view.owners[row];
    const unsigned presence = view.presence == nullptr ? unsigned{stated} : view.presence[place];
    if (presence != stated) {
      into[i] = presence == stated_none ? nothing : unknown;
      continue;
    }
    into[i] = point(arithmetic.times(figure.lo, view.values[place]));
    if (!arithmetic.beyond) continue;
    beyond_[main_.rows[main_place(level, i)]] = 1;
    arithmetic.beyond = false;
  }
  return true;
}

BlockMachine::Operand BlockMachine::operand(Ref ref, const Level& level) const {
  Operand found;
  if (ref.space == Space::scalar) {
    found.lanes = &scalars_[ref.index];
  } else if (ref.space == Space::temporary && (level.item || !numbers_[ref.index].before_keep)) {
    found.lanes = numbers_[ref.index].values.data();
    found.step = 1;
  } else if (ref.space == Space::slot) {
    found.view = &level.table->numbers[ref.index];
    found.rows = level.rows.data();
    found.first = level.table->first;
  }
  return found;
}

/// Arithmetic on columns, on results that stand side by side, and on scalars: one loop an operation.
bool BlockMachine::calculate_quickly(const Instruction& made, const Level& level, Lane* into) {
  const Operand a = operand(made.a, level), b = operand(made.b, level);
  if (!a.exists() || !b.exists()) return false;
  Arithmetic arithmetic;
  const auto each = [&](auto&& operation) {
    for (std::size_t i = 0; i < level.rows.size(); ++i) {
      into[i] = operation(arithmetic.scaled(a.at(i), made.a_factor), arithmetic.scaled(b.at(i), made.b_factor));
      if (!arithmetic.beyond) continue;
      beyond_[main_.rows[main_place(level, i)]] = 1;
      arithmetic.beyond = false;
    }
    return true;
  };
  switch (made.code) {
    case Code::add:
      return each([&](const Lane& x, const Lane& y) { return arithmetic.add(x, y); });
    case Code::subtract:
      return each([&](const Lane& x, const Lane& y) { return arithmetic.subtract(x, y); });
    case Code::multiply:
      return each([&](const Lane& x, const Lane& y) { return arithmetic.multiply(x, y); });
    case Code::least:
      return each([&](const Lane& x, const Lane& y) { return Arithmetic::least(x, y); });
    case Code::greatest:
      return each([&](const Lane& x, const Lane& y) { return Arithmetic::greatest(x, y); });
    case Code::at_least_zero:
      return each([&](const Lane& x, const Lane&) { return at_least_zero(x); });
    default:
      return false;
  }
}

void BlockMachine::run_number(const Instruction& made, Level& level, const Places* only) {
  Results<Lane>& results = numbers_[made.result.index];
  results.before_keep = false;
  results.values.resize(level.rows.size());
  Lane* into = results.values.data();
  if (only == nullptr && (multiply_quickly(made, level, into) || calculate_quickly(made, level, into))) return;
  Arithmetic arithmetic;
  const Ref* args = provision_->args.data();
  each_place(level.rows.size(), only, [&](std::size_t i) {
    const At at{*this, level, i};
    into[i] = number_of(made, args, *program_.source, arithmetic, at);
    if (!arithmetic.beyond) return;
    beyond_[main_.rows[main_place(level, i)]] = 1;
    arithmetic.beyond = false;
  });
}

void BlockMachine::run_condition(const Instruction& made, Level& level, const Places* only) {
  Results<Bits>& results = conditions_[made.result.index];
  results.before_keep = false;
  results.values.resize(level.rows.size());
  if (only == nullptr && run_quickly(made, level, results.values.data())) return;
  const Ref* args = provision_->args.data();
  Bits* into = results.values.data();
  each_place(level.rows.size(), only, [&](std::size_t i) {
    into[i] = condition_of(made, args, *program_.source, At{*this, level, i});
  });
}

const Bits* BlockMachine::beside_one_another(Ref ref, const Level& level) const {
  const std::size_t count = level.rows.size();
  if (ref.space == Space::temporary && (level.item || !conditions_[ref.index].before_keep))
    return conditions_[ref.index].values.data();
  if (ref.space == Space::slot && count > 0 && level.contiguous)
    return level.table->conditions[ref.index] + level.rows.front();
  return nullptr;
}

namespace {

/// A test of a column without making lanes: `test(value, last)` where it is stated, one answer where it is not.
template <class Test>
void test_column(const NumberView& view, const std::vector<std::uint32_t>& rows, bool contiguous, std::size_t first,
                 Bits unknown, Bits* into, Test&& test) {
  const std::size_t count = rows.size();
  const std::int64_t* values = view.values;
  const std::int64_t* last = view.last == nullptr ? view.values : view.last;
  const Bits otherwise[4] = {unknown, not_met, not_met, not_met};
  const bool dense = view.owners == nullptr && count > 0 && contiguous;
  if (dense && view.presence == nullptr) {
    const std::size_t from = first + rows.front();
    for (std::size_t i = 0; i < count; ++i) into[i] = test(values[from + i], last[from + i]);
    return;
  }
  if (dense) {
    const std::size_t from = first + rows.front();
    for (std::size_t i = 0; i < count; ++i) {
      const unsigned presence = view.presence[from + i];
      const Bits tested = test(values[from + i], last[from + i]);
      into[i] = presence == stated ? tested : otherwise[presence & 3];
    }
    return;
  }
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t row = first + rows[i];
    const std::size_t place = view.owners == nullptr ? row : view.owners[row];
    const unsigned presence = view.presence == nullptr ? unsigned{stated} : view.presence[place];
    into[i] = presence == stated ? test(values[place], last[place]) : otherwise[presence & 3];
  }
}

}  // namespace

/// The commonest instructions, over plain columns and conditions side by side.
bool BlockMachine::run_quickly(const Instruction& made, Level& level, Bits* into) {
  const std::size_t count = level.rows.size();
  const auto arg = [&](std::uint32_t k) { return provision_->args[made.first_arg + k]; };
  if (made.code == Code::all || made.code == Code::any) {
    for (std::uint32_t k = 0; k < made.arg_count; ++k) {
      if (beside_one_another(arg(k), level) == nullptr) return false;
    }
    std::fill_n(into, count, made.code == Code::all ? met : not_met);
    for (std::uint32_t k = 0; k < made.arg_count; ++k) {
      const Bits* from = beside_one_another(arg(k), level);
      if (made.code == Code::all) {
        for (std::size_t i = 0; i < count; ++i) into[i] = static_cast<Bits>(into[i] & from[i]);
      } else {
        for (std::size_t i = 0; i < count; ++i) into[i] = static_cast<Bits>(into[i] | from[i]);
      }
    }
    return true;
  }
  if (made.code == Code::not_) {
    const Bits* from = beside_one_another(made.a, level);
    if (from == nullptr) return false;
    for (std::size_t i = 0; i < count; ++i) into[i] = negate(from[i]);
    return true;
  }
  if (made.code == Code::choose_condition && made.arg_count == 3) {
    const Bits* when = beside_one_another(arg(0), level);
    const Bits* then = beside_one_another(arg(1), level);
    const Bits* otherwise = beside_one_another(arg(2), level);
    if (when == nullptr || then == nullptr || otherwise == nullptr) return false;
    for (std::size_t i = 0; i < count; ++i) {
      const Bits either = hull(then[i], otherwise[i]);
      into[i] = (when[i] & lo_met) != 0 ? then[i] : (when[i] & hi_met) == 0 ? otherwise[i] : either;
    }
    return true;
  }
  if (made.code == Code::compare) {
    const Operand a = operand(made.a, level), b = operand(made.b, level);
    if (!a.exists() || !b.exists()) return false;
    for (std::size_t i = 0; i < count; ++i)
      into[i] = compare(a.at(i), made.a_factor, static_cast<Comparison>(made.aux), b.at(i), made.b_factor);
    return true;
  }
  if (made.a.space != Space::slot || made.code < Code::at_least || made.code > Code::in_range) return false;
  const NumberView& view = (made.code == Code::contains_any ? level.table->sets : level.table->numbers)[made.a.index];
  const bool code = view.sort == NumberView::Sort::code;
  const bool event = view.sort == NumberView::Sort::event;
  if (view.sort != NumberView::Sort::plain && !event && !(code && made.code == Code::in_range)) return false;
  const auto each = [&](Bits unknown, auto&& test) {
    if (event) {
      test_column(view, level.rows, level.contiguous, level.table->first, unknown, into,
                  [&, as_of = view.as_of](std::int64_t value, std::int64_t last) {
                    return value > as_of ? not_met : test(value, last);
                  });
    } else {
      test_column(view, level.rows, level.contiguous, level.table->first, unknown, into, test);
    }
  };
  const auto when = [](bool yes) { return yes ? met : not_met; };
  switch (made.code) {
    case Code::contains_any:
      each(anything, [&, mask = made.low](std::int64_t set, std::int64_t) { return when((set & mask) != 0); });
      return true;
    case Code::at_least:
      each(at_least(view.unknown, made.low),
           [&, low = made.low](std::int64_t value, std::int64_t) { return when(value >= low); });
      return true;
    case Code::at_most:
      each(at_most(view.unknown, made.low),
           [&, low = made.low](std::int64_t value, std::int64_t) { return when(value <= low); });
      return true;
    case Code::at_least_day:
    case Code::at_most_day: {
      const std::int64_t day = scalars_[made.b.index].lo, low = made.low, high = made.high;
      const bool later = made.code == Code::at_least_day;
      const Lane unknown = within_calendar(view.unknown, low, high);
      each(later ? at_least(unknown, day) : at_most(unknown, day - 1), [=](std::int64_t value, std::int64_t) {
        return value < low || value > high ? anything : (value >= day) == later ? met : not_met;
      });
      return true;
    }
    case Code::in_range:
      each(in_range(view.unknown, made.low, made.high),
           [&, low = made.low, high = made.high](std::int64_t value, std::int64_t last) {
             return value >= low && last <= high ? met : last < low || value > high ? not_met : anything;
           });
      return true;
    default:
      return false;
  }
}

void BlockMachine::gather_items(const ListView& list, const Level& level, Items& into) const {
  auto& [items, ends, owners, gathered] = into;
  gathered = true;
  items.item = true;
  items.table = list.items;
  items.rows.clear();
  items.mains.clear();
  owners.clear();
  if (list.offsets == nullptr || list.items->count == 0) return;
  const std::size_t first = level.table->first;
  ends.resize(level.rows.size());
  for (std::size_t i = 0; i < level.rows.size(); ++i) {
    const std::size_t row = first + level.rows[i];
    const std::size_t owner = list.owners == nullptr ? row : list.owners[row];
    const std::uint32_t from = list.offsets[owner], to = list.offsets[owner + 1];
    if (from != to && (list.presence == nullptr || list.presence[owner] != not_stated)) {
      const std::size_t before = items.rows.size();
      for (std::uint32_t k = from; k < to; ++k) {
        const auto place = static_cast<std::uint32_t>(k - list.items->first);
        if (list.items->happened != nullptr && list.items->happened[place] == 0) continue;
        items.rows.push_back(place);
        items.mains.push_back(static_cast<std::uint32_t>(main_place(level, i)));
      }
      if (items.rows.size() > before) owners.push_back(static_cast<std::uint32_t>(i));
    }
    ends[i] = static_cast<std::uint32_t>(items.rows.size());
  }
  items.contiguous = follow_one_another(items.rows);
}

bool BlockMachine::follow_one_another(const std::vector<std::uint32_t>& rows) {
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (rows[i] != rows[i - 1] + 1) return false;
  }
  return true;
}

/// The items of all rows of a level, one after another, through the fold's code; then each row's own together.
void BlockMachine::run_fold(const Instruction& made, Level& level) {
  const Fold& fold = provision_->folds[made.block];
  const ListView& list = level.table->lists[made.list];
  const auto kind = static_cast<language::Fold>(made.aux);
  const std::size_t count = level.rows.size(), first = level.table->first;
  Items own;
  Items& gathered = level.item ? own : items_[made.list];
  if (!gathered.gathered) gather_items(list, level, gathered);
  auto& [items, ends, owners, done] = gathered;
  if (!owners.empty()) {
    run(fold.before, level, level.item ? nullptr : &owners);
    run(fold.code, items, nullptr);
  }
  if (made.code == Code::some) {
    Results<Bits>& results = conditions_[made.result.index];
    results.before_keep = false;
    results.values.resize(count);
    const Bits unknown = made.flag ? not_met : anything;
    for (std::size_t i = 0; i < count; ++i)
      results.values[i] = list.stated_for(first + level.rows[i]) ? not_met : unknown;
    for (const std::uint32_t i : owners) {
      unsigned together = not_met;
      for (std::uint32_t k = i == 0 ? 0 : ends[i - 1]; k < ends[i]; ++k)
        together |= At{*this, items, k}.condition(fold.where);
      results.values[i] = static_cast<Bits>(together);
    }
    return;
  }
  Results<Lane>& results = numbers_[made.result.index];
  results.before_keep = false;
  results.values.resize(count);
  const Lane empty = Gathering(kind).result();
  const Lane unknown = made.flag ? empty : fold_of_unknown_list(kind, made.signed_);
  for (std::size_t i = 0; i < count; ++i) results.values[i] = list.stated_for(first + level.rows[i]) ? empty : unknown;
  for (const std::uint32_t i : owners) {
    Arithmetic arithmetic;
    Gathering gathering(kind);
    for (std::uint32_t k = i == 0 ? 0 : ends[i - 1]; k < ends[i]; ++k) {
      const At at{*this, items, k};
      gathering.take(at.condition(fold.where), kind == language::Fold::count ? Lane() : at.number(fold.of), arithmetic);
    }
    results.values[i] = gathering.result();
    if (arithmetic.beyond) beyond_[main_.rows[main_place(level, i)]] = 1;
  }
}

}  // namespace huiqi::lanes
