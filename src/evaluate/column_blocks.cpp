// Rows of a block through the program: views of columns, statuses, amounts, and the exact machine behind. See column_state.hpp.
#include <algorithm>

#include "evaluate/column_state.hpp"

namespace huiqi {

using evaluate::Made;
using evaluate::ShapePlan;
using lanes::Bits;
using lanes::BlockTable;
using lanes::Lane;
using lanes::NumberView;

namespace {

evaluate::Span span_of(const Lane& lane, std::int64_t scale) {
  evaluate::Span span;
  span.none = (lane.flags & lanes::none) != 0;
  span.maybe_none = (lane.flags & lanes::maybe_none) != 0;
  span.hole = (lane.flags & lanes::hole) != 0;
  span.unstated = (lane.flags & lanes::unstated) != 0;
  span.open_lo = lane.lo == lanes::open_low;
  span.open_hi = lane.hi == lanes::open_high;
  if (!span.open_lo) span.lo = Rational::of(lane.lo, scale);
  if (!span.open_hi) span.hi = Rational::of(lane.hi, scale);
  return span;
}

}  // namespace

void Columns::State::find_owners(const Block& block) {
  owners.resize(columns.tables.size());
  for (std::size_t t = 1; t < columns.tables.size(); ++t) {
    if (!columns.tables[t].is_list) continue;
    const Rows& rows = block.tables[t];
    owners[t].resize(rows.count);
    if (rows.offsets == nullptr) continue;
    const std::size_t parents = block.tables[columns.tables[t].parent].count;
    const std::uint32_t* above = owners_of(columns.tables[t].parent);
    for (std::size_t p = 0; p < parents; ++p) {
      for (std::uint32_t r = rows.offsets[p]; r < rows.offsets[p + 1]; ++r)
        owners[t][r] = above == nullptr ? static_cast<std::uint32_t>(p) : above[p];
    }
  }
}

/// The views of a shape for some rows of its table.
void Columns::State::make(Made& made, const ShapePlan& shape, const Block& block, std::size_t first,
                          std::size_t count) {
  BlockTable& table = made.table;
  table.first = first;
  table.count = count;
  table.happened = nullptr;
  table.numbers.resize(shape.numbers.size());
  table.sets.resize(shape.sets.size());
  table.conditions.resize(shape.conditions.size());
  table.lists.resize(shape.lists.size());
  made.conditions.resize(shape.conditions.size());
  made.lanes.resize(shape.numbers.size());
  made.items.resize(shape.lists.size());
  const auto view_of = [&](const evaluate::NumberPlan& slot) {
    NumberView view;
    view.unknown = slot.not_stated;
    if (slot.input < 0) return view;
    const Values& column = block.inputs[static_cast<std::size_t>(slot.input)];
    if (column.values == nullptr) return view;
    view.sort = slot.event               ? NumberView::Sort::event
                : column.last != nullptr ? NumberView::Sort::code
                                         : NumberView::Sort::plain;
    view.values = column.values;
    view.presence = column.presence;
    view.last = column.last;
    view.owners = slot.of_applicant ? owners_of(shape.table) : nullptr;
    view.as_of = plan.as_of.days();
    return view;
  };
  for (std::size_t i = 0; i < shape.numbers.size(); ++i) {
    const evaluate::NumberPlan& slot = shape.numbers[i];
    table.numbers[i] = view_of(slot);
    const bool nothing_paid =
        slot.sort == evaluate::NumberPlan::Sort::paid && block.tables[columns.awards].offsets == nullptr;
    if (nothing_paid)
      table.numbers[i].unknown = lanes::point(0);
    else if (slot.sort != evaluate::NumberPlan::Sort::column)
      make_lanes(made, i, slot, shape, block);
  }
  for (std::size_t i = 0; i < shape.sets.size(); ++i) {
    table.sets[i] = view_of(shape.sets[i]);
    if (table.sets[i].sort == NumberView::Sort::event) table.sets[i].sort = NumberView::Sort::plain;
  }
  for (std::size_t i = 0; i < shape.conditions.size(); ++i) {
    const evaluate::ConditionPlan& slot = shape.conditions[i];
    std::vector<Bits>& bits = made.conditions[i];
    bits.resize(count);
    evaluate::make_condition(slot, block, slot.of_applicant ? owners_of(shape.table) : nullptr, plan.as_of, first,
                             bits);
    table.conditions[i] = bits.data();
  }
  for (std::size_t i = 0; i < shape.lists.size(); ++i) {
    const evaluate::ListPlan& slot = shape.lists[i];
    const Rows& rows = block.tables[slot.items->table];
    lanes::ListView& list = table.lists[i];
    list.offsets = rows.offsets;
    list.presence = rows.presence;
    list.owners = slot.of_applicant ? owners_of(shape.table) : nullptr;
    if (!made.items[i]) made.items[i] = std::make_unique<Made>();
    Made& items = *made.items[i];
    list.items = &items.table;
    std::size_t from = 0, to = 0;
    if (rows.offsets != nullptr && count > 0) {
      const auto owner = [&](std::size_t row) { return list.owners == nullptr ? row : list.owners[row]; };
      from = rows.offsets[owner(first)];
      to = rows.offsets[owner(first + count - 1) + 1];
    }
    make(items, *slot.items, block, from, to - from);
    if (slot.occurs < 0 || block.inputs[static_cast<std::size_t>(slot.occurs)].values == nullptr) continue;
    const Values& occurs = block.inputs[static_cast<std::size_t>(slot.occurs)];
    items.happened.resize(to - from);
    for (std::size_t r = from; r < to; ++r) {
      const bool later =
          (occurs.presence == nullptr || occurs.presence[r] == stated) && occurs.values[r] > plan.as_of.days();
      items.happened[r - from] = later ? 0 : 1;
    }
    items.table.happened = items.happened.data();
  }
}

/// What was paid before, and the highest of earlier years.
void Columns::State::make_lanes(Made& made, std::size_t number, const evaluate::NumberPlan& slot,
                                const ShapePlan& shape, const Block& block) {
  std::vector<Lane>& into = made.lanes[number];
  NumberView& view = made.table.numbers[number];
  into.resize(made.table.count);
  view.sort = NumberView::Sort::lanes;
  view.made = into.data();
  view.first = made.table.first;
  const std::uint32_t* owner = owners_of(shape.table);
  for (std::size_t i = 0; i < into.size(); ++i) {
    const std::size_t row = made.table.first + i;
    if (slot.sort == evaluate::NumberPlan::Sort::paid) {
      const std::size_t applicant = owner == nullptr ? row : owner[row];
      const std::size_t place = owner == nullptr ? 0 : row - block.tables[shape.table].offsets[applicant];
      into[i] = columns.paid(slot, block, applicant, place, !columns.tables[shape.table].is_list, plan.as_of, beyond);
    } else {
      into[i] =
          columns.prior_maximum(slot, block, slot.of_applicant && owner != nullptr ? owner[row] : row, plan.as_of);
    }
  }
}

bool Columns::State::awards_stated(const Block& block, std::size_t table, std::size_t row) const {
  if (columns.awards == 0) return false;
  const Rows& awards = block.tables[columns.awards];
  if (awards.offsets == nullptr) return false;
  const std::uint32_t* owner = owners_of(table);
  return awards.presence == nullptr || awards.presence[owner == nullptr ? row : owner[row]] == stated;
}

void Columns::State::write_outcome(Outcomes& outcomes, std::size_t row, Bits bits) {
  auto& words = !lanes::is_point(bits)   ? outcomes.unknown
                : bits == lanes::met     ? outcomes.met
                : bits == lanes::pending ? outcomes.pending
                                         : outcomes.not_met;
  words[row / 64] |= std::uint64_t{1} << row % 64;
}

/// The amounts of a row that goes on.
bool Columns::State::finish(const evaluate::OutputPlan& output, std::size_t place, bool awards, Answers& answers,
                            std::size_t row) {
  const auto value = [&](lanes::Ref ref) { return machine.number(ref, place); };
  const auto condition = [&](lanes::Ref ref) { return machine.condition(ref, place); };
  evaluate::settle(*output.rule, program.provisions[output.provision], value, condition, awards, decided);
  answers.status[row] = static_cast<std::uint8_t>(decided.status);
  return !machine.beyond(place);
}

void Columns::State::fill_frame(evaluate::Frame& frame, const ShapePlan& shape, const Made& made,
                                std::size_t place) const {
  const compile::FramePlan& plan_of = *shape.source;
  const lanes::Shape& lowered = *shape.shape;
  frame.numbers.assign(plan_of.numbers.size(), evaluate::Span());
  frame.conditions.assign(plan_of.conditions.size(), evaluate::not_met);
  frame.sets.assign(plan_of.sets.size(), evaluate::SetValue());
  frame.lists.resize(plan_of.lists.size());
  const BlockTable& table = made.table;
  for (std::size_t i = 0; i < lowered.numbers.size(); ++i)
    frame.numbers[lowered.numbers[i].slot] =
        span_of(table.numbers[i].at(table.first + place), lowered.numbers[i].scale);
  for (std::size_t i = 0; i < lowered.conditions.size(); ++i) {
    const Bits bits = table.conditions[i][place];
    frame.conditions[lowered.conditions[i]] = {static_cast<std::uint8_t>(lanes::low_of(bits)),
                                               static_cast<std::uint8_t>(lanes::high_of(bits))};
  }
  for (std::size_t i = 0; i < lowered.sets.size(); ++i) {
    const Lane set = table.sets[i].at(table.first + place);
    frame.sets[lowered.sets[i]] = {(set.flags & lanes::unstated) == 0, static_cast<std::uint64_t>(set.lo)};
  }
  for (std::size_t i = 0; i < lowered.lists.size(); ++i) {
    const lanes::ListView& list = table.lists[i];
    evaluate::ListValue& value = frame.lists[lowered.lists[i]];
    const std::size_t row = table.first + place;
    const std::size_t owner = list.owners == nullptr ? row : list.owners[row];
    value.known = list.offsets != nullptr && (list.presence == nullptr || list.presence[owner] != not_stated);
    value.count = value.known ? list.offsets[owner + 1] - list.offsets[owner] : 0;
    value.items.resize(value.count);
    for (std::size_t k = 0; k < value.count; ++k) {
      const std::size_t at = list.offsets[owner] + k - list.items->first;
      fill_frame(value.items[k], *shape.lists[i].items, *made.items[i], at);
      value.items[k].happened = list.items->happened == nullptr || list.items->happened[at] != 0;
    }
  }
}

bool Columns::State::decide_exactly(const evaluate::OutputPlan& output, const Made& made, std::size_t place,
                                    bool awards) {
  const compile::Provision& source = loaded->program.provisions[output.provision];
  evaluate::Frame frame;
  fill_frame(frame, columns.shapes[static_cast<std::size_t>(source.subject)], made, place);
  exact.run(source, frame, {&loaded->program, &plan.parameters, plan.as_of});
  return evaluate::decide(source, plan.accepted[output.provision], exact, awards, decided);
}

bool Columns::State::run(const evaluate::OutputPlan& output, const Made& made, const Block& block, Answers& answers,
                         bool conditions) {
  const std::size_t first = made.table.first, count = made.table.count;
  const lanes::Provision& code = program.provisions[output.provision];
  const auto record = [&](std::size_t row) {
    answers.status[row] = static_cast<std::uint8_t>(decided.status);
    if (!decided.has_amount) return;
    answers.assured[row] = decided.assured.fen();
    answers.ceiling[row] = decided.ceiling ? decided.ceiling->fen() : no_amount;
    answers.ceiling_max[row] = decided.ceiling_max ? decided.ceiling_max->fen() : no_amount;
  };
  const auto exactly = [&](std::size_t place) {
    if (!decide_exactly(output, made, place, awards_stated(block, output.table, first + place))) {
      overflow_row = first + place;
      return false;
    }
    record(first + place);
    for (std::size_t c = 0; conditions && c < output.conditions.size(); ++c) {
      const evaluate::Level level = exact.condition(output.conditions[c].reg);
      write_outcome(answers.conditions[c], first + place, lanes::bits_of(level.lo, level.hi));
    }
    return true;
  };
  if (!code.lowered || row_machine.beyond()) {
    for (std::size_t i = 0; i < count; ++i) {
      if (!exactly(i)) return false;
    }
    return true;
  }
  machine.begin(code, made.table);
  for (const lanes::Step& step : code.scope) machine.run(step.code);
  for (const lanes::Step& step : code.requirements) machine.run(step.code);
  const lanes::Combination& main = code.combinations.front();
  alive.clear();
  const Bits* scopes = machine.conditions(main.scope);
  const Bits* required = machine.conditions(main.requirements);
  for (std::size_t i = 0; i < count; ++i) {
    const Bits scope = scopes == nullptr ? machine.condition(main.scope, i) : scopes[i];
    const Bits requirements = required == nullptr ? machine.condition(main.requirements, i) : required[i];
    answers.status[first + i] = output.statuses[scope * std::size_t{16} + requirements];
    if (machine.beyond(i)) {
      if (!exactly(i)) return false;
      continue;
    }
    for (std::size_t c = 0; conditions && c < output.conditions.size(); ++c)
      write_outcome(answers.conditions[c], first + i, machine.condition(output.conditions[c].ref, i));
    if (output.goes_on && (scope & lanes::hi_bits) != 0 && (requirements & lanes::hi_bits) != 0) {
      alive.push_back(static_cast<std::uint32_t>(i));
    }
  }
  if (alive.empty()) return true;
  machine.keep(alive);
  machine.run(code.rest.code);
  for (std::size_t k = 0; k < alive.size(); ++k) {
    const std::size_t row = first + alive[k];
    if (!finish(output, k, output.needs_awards && awards_stated(block, output.table, row), answers, row)) {
      if (!exactly(alive[k])) return false;
    } else {
      record(row);
    }
  }
  return true;
}

}  // namespace huiqi
