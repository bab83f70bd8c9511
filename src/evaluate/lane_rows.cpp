// See lane_rows.hpp.
#include "evaluate/lane_rows.hpp"

namespace huiqi::evaluate {

using lanes::Lane;
using profile::FactValue;
using profile::Presence;
using profile::RecordValue;
using vocabulary::Fact;
using vocabulary::FactType;

namespace {

Lane point_of(const Rational& value, std::int64_t scale, bool& beyond) {
  bool fits = true;
  const Lane lane = lanes::point(lanes::at_scale(value, scale, fits));
  beyond = beyond || !fits;
  return lane;
}

bool later_than(const FactValue& value, Date as_of) {
  return value.presence == Presence::known && value.number > Rational(as_of.days());
}

bool is_event(const Fact& fact) { return fact.event && fact.type == FactType::date; }

}  // namespace

Lane lane_of(const Span& span, std::int64_t scale, bool& beyond) {
  Lane lane;
  lane.flags = static_cast<std::uint8_t>((span.none ? lanes::none : 0) | (span.maybe_none ? lanes::maybe_none : 0) |
                                         (span.hole ? lanes::hole : 0) | (span.unstated ? lanes::unstated : 0));
  if (span.none) return lane;
  bool fits = true;
  lane.lo = span.open_lo ? lanes::open_low : lanes::at_scale(span.lo, scale, fits);
  lane.hi = span.open_hi ? lanes::open_high : lanes::at_scale(span.hi, scale, fits);
  beyond = beyond || !fits;
  return lane;
}

inline LaneRows::Reached LaneRows::reach(const Path& path, const RecordValue& base, const Surroundings& surroundings) {
  if (path.steps.size() == 1 && !path.of_applicant) return {&base.facts[path.steps[0].index], &base, false};
  return reach_far(path, base, surroundings);
}

LaneRows::Path LaneRows::path_of(const std::vector<int>& facts, bool of_applicant) const {
  Path path;
  path.of_applicant = of_applicant;
  for (const int number : facts) {
    const Fact& fact = vocabulary_.facts[static_cast<std::size_t>(number)];
    Step step;
    step.index = static_cast<std::size_t>(fact.index);
    if (fact.type == FactType::reference && number != facts.back())
      step.list = vocabulary_.facts[static_cast<std::size_t>(fact.target)].index;
    path.steps.push_back(step);
    path.fact = &fact;
  }
  return path;
}

LaneRows::LaneRows(const lanes::Shape& shape, const compile::FramePlan& plan, const vocabulary::Vocabulary& vocabulary)
    : vocabulary_(vocabulary) {
  const int awards = vocabulary.prior_awards.list;
  if (awards >= 0) awards_ = static_cast<std::size_t>(vocabulary.facts[static_cast<std::size_t>(awards)].index);
  for (const lanes::Shape::NumberSlot& each : shape.numbers) {
    const compile::Slot& source = plan.numbers[each.slot];
    NumberSlot slot;
    slot.source = &source;
    slot.scale = each.scale;
    if (source.kind == compile::SlotKind::paid) {
      slot.sort = awards >= 0 ? Sort::paid : Sort::exact;
    } else if (source.kind == compile::SlotKind::fact) {
      slot.path = path_of(source.path, source.of_applicant);
      const Fact& fact = *slot.path.fact;
      slot.sort = fact.series != vocabulary::Series::none                          ? Sort::series
                  : fact.type == FactType::area || fact.type == FactType::industry ? Sort::code
                  : is_event(fact)                                                 ? Sort::event
                                                                                   : Sort::plain;
      bool beyond = false;
      slot.not_stated = lane_of(not_stated(vocabulary, fact), each.scale, beyond);
      if (beyond) slot.sort = Sort::exact;
    } else {
      slot.sort = Sort::exact;
    }
    numbers_.push_back(std::move(slot));
  }
  for (const compile::Index index : shape.conditions) {
    const compile::Slot& source = plan.conditions[index];
    ConditionSlot slot;
    slot.source = &source;
    slot.path = path_of(source.path, source.of_applicant);
    slot.determination = slot.path.fact->type == FactType::determination;
    if (slot.path.fact->dated_by >= 0)
      slot.dated_by = &vocabulary.facts[static_cast<std::size_t>(slot.path.fact->dated_by)];
    conditions_.push_back(std::move(slot));
  }
  for (const compile::Index index : shape.sets)
    sets_.push_back(path_of(plan.sets[index].path, plan.sets[index].of_applicant));
  for (std::size_t i = 0; i < shape.lists.size(); ++i) {
    const compile::ListSlot& source = plan.lists[shape.lists[i]];
    ListSlot slot;
    slot.path = path_of(source.path, source.of_applicant);
    slot.items = std::make_unique<LaneRows>(shape.items[i], *source.items, vocabulary);
    const int record = slot.path.fact->target;
    const int occurs = record < 0 ? -1 : vocabulary.records[static_cast<std::size_t>(record)].occurs;
    if (occurs >= 0 && is_event(vocabulary.facts[static_cast<std::size_t>(occurs)]))
      slot.occurs = vocabulary.facts[static_cast<std::size_t>(occurs)].index;
    lists_.push_back(std::move(slot));
  }
  const auto count = [](std::vector<std::uint32_t>& places, std::size_t size) {
    for (std::size_t i = 0; i < size; ++i) places.push_back(static_cast<std::uint32_t>(i));
  };
  count(all_.numbers, numbers_.size());
  count(all_.conditions, conditions_.size());
  count(all_.sets, sets_.size());
  count(all_.lists, lists_.size());
}

LaneRows::Reached LaneRows::reach_far(const Path& path, const RecordValue& base, const Surroundings& surroundings) {
  const RecordValue* record = path.of_applicant ? &surroundings.applicant->root : &base;
  const std::size_t last = path.steps.size() - 1;
  for (std::size_t i = 0; i < last; ++i) {
    const Step& step = path.steps[i];
    const FactValue& value = record->facts[step.index];
    if (value.presence != Presence::known) return {nullptr, nullptr, value.presence == Presence::none};
    record = step.list < 0 ? &value.more->items.front()
                           : &surroundings.applicant->root.facts[static_cast<std::size_t>(step.list)]
                                  .more->items[static_cast<std::size_t>(*value.number.floor())];
  }
  return {&record->facts[path.steps[last].index], record, false};
}

Lane LaneRows::number(const NumberSlot& slot, const RecordValue& base, const Surroundings& surroundings,
                      bool& beyond) const {
  if (slot.sort == Sort::paid && surroundings.applicant->root.facts[awards_].more->items.empty())
    return lanes::point(0);
  if (slot.sort == Sort::paid || slot.sort == Sort::exact)
    return lane_of(number_slot(*slot.source, base, surroundings), slot.scale, beyond);
  const Reached reached = reach(slot.path, base, surroundings);
  if (reached.none) return lanes::nothing;
  if (reached.value == nullptr || reached.value->presence == Presence::unknown) return slot.not_stated;
  const FactValue& value = *reached.value;
  if (value.presence == Presence::none) return lanes::nothing;
  if (slot.sort == Sort::series) {
    const int year = year_meant(slot.source->time, surroundings.as_of);
    const auto* stated = value.in({year, 0});
    if (stated == nullptr || !*stated) return slot.not_stated;
    return point_of(**stated, slot.scale, beyond);
  }
  if (slot.sort == Sort::event && later_than(value, surroundings.as_of)) return lanes::nothing;
  Lane lane = point_of(value.number, slot.scale, beyond);
  if (slot.sort == Sort::code) lane.hi += value.further_codes;
  return lane;
}

lanes::Bits LaneRows::condition(const ConditionSlot& slot, const RecordValue& base,
                                const Surroundings& surroundings) const {
  const Reached reached = reach(slot.path, base, surroundings);
  const Presence presence = reached.value == nullptr ? Presence::unknown : reached.value->presence;
  if (slot.source->kind == compile::SlotKind::stated)
    return reached.none || presence != Presence::unknown ? lanes::met : lanes::not_met;
  if (reached.none) return lanes::not_met;
  if (slot.determination) {
    if (presence != Presence::known) return lanes::pending;
    if (reached.value->more->decided_on && *reached.value->more->decided_on > surroundings.as_of) return lanes::pending;
    return reached.value->yes ? lanes::met : lanes::not_met;
  }
  if (presence != Presence::known) return slot.path.fact->absent_is_none ? lanes::not_met : lanes::anything;
  if (!reached.value->yes) return lanes::not_met;
  const bool later =
      slot.dated_by != nullptr && is_event(*slot.dated_by) &&
      later_than(reached.holder->facts[static_cast<std::size_t>(slot.dated_by->index)], surroundings.as_of);
  return later ? lanes::not_met : lanes::met;
}

void LaneRows::begin(lanes::Row& row) const {
  row.beyond = false;
  if (++row.filling != 1) return;
  row.numbers.resize(numbers_.size());
  row.conditions.resize(conditions_.size());
  row.sets.resize(sets_.size());
  row.lists.resize(lists_.size());
  row.filled_numbers.resize(numbers_.size());
  row.filled_conditions.resize(conditions_.size());
  row.filled_sets.resize(sets_.size());
  row.filled_lists.resize(lists_.size());
}

void LaneRows::fill(lanes::Row& row, const lanes::Needs& needs, const RecordValue& base,
                    const Surroundings& surroundings) const {
  const auto each_new = [&](const std::vector<std::uint32_t>& places, std::vector<std::uint32_t>& filled, auto&& fill) {
    for (const std::uint32_t place : places) {
      if (filled[place] == row.filling) continue;
      filled[place] = row.filling;
      fill(place);
    }
  };
  each_new(needs.numbers, row.filled_numbers,
           [&](std::uint32_t i) { row.numbers[i] = number(numbers_[i], base, surroundings, row.beyond); });
  each_new(needs.conditions, row.filled_conditions,
           [&](std::uint32_t i) { row.conditions[i] = condition(conditions_[i], base, surroundings); });
  each_new(needs.sets, row.filled_sets, [&](std::uint32_t i) { row.sets[i] = set(sets_[i], base, surroundings); });
  each_new(needs.lists, row.filled_lists,
           [&](std::uint32_t i) { fill_list(row.lists[i], lists_[i], base, surroundings, row.beyond); });
}

void LaneRows::fill_list(lanes::RowList& list, const ListSlot& slot, const RecordValue& base,
                         const Surroundings& surroundings, bool& beyond) const {
  const Reached reached = reach(slot.path, base, surroundings);
  const bool stated = reached.value != nullptr && reached.value->presence == Presence::known;
  list.known = reached.none || stated;
  list.count = stated ? reached.value->more->items.size() : 0;
  if (list.items.size() < list.count) list.items.resize(list.count);
  for (std::size_t k = 0; k < list.count; ++k) {
    const RecordValue& item = reached.value->more->items[k];
    lanes::Row& row = list.items[k];
    slot.items->begin(row);
    row.happened =
        slot.occurs < 0 || !later_than(item.facts[static_cast<std::size_t>(slot.occurs)], surroundings.as_of);
    slot.items->fill(row, slot.items->all_, item, surroundings);
    beyond = beyond || row.beyond;
  }
}

Lane LaneRows::set(const Path& path, const RecordValue& base, const Surroundings& surroundings) const {
  const Reached reached = reach(path, base, surroundings);
  if (reached.none) return lanes::point(0);
  if (reached.value == nullptr || reached.value->presence != Presence::known) return {0, 0, lanes::unstated};
  return lanes::point(static_cast<std::int64_t>(reached.value->set));
}

}  // namespace huiqi::evaluate
