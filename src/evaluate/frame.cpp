// Fills frames from profiles. See frame.hpp.
#include "evaluate/frame.hpp"

#include <algorithm>

namespace huiqi::evaluate {
namespace {

using compile::Slot;
using compile::SlotKind;
using profile::Applicant;
using profile::FactValue;
using profile::Presence;
using profile::RecordValue;
using vocabulary::Fact;
using vocabulary::FactType;

const Fact& fact_of(const Applicant& applicant, int number) {
  return applicant.vocabulary->facts[static_cast<std::size_t>(number)];
}

/// What a fact that is not stated could be.
Span domain(const vocabulary::Vocabulary& vocabulary, const Fact& fact) {
  Span span = Span::unbounded();
  span.unstated = true;
  if (fact.minimum) {
    span.lo = *fact.minimum;
    span.open_lo = false;
  }
  if (fact.maximum) {
    span.hi = *fact.maximum;
    span.open_hi = false;
  }
  if (fact.type == FactType::enumeration) {
    const auto& words = vocabulary.enumerations[static_cast<std::size_t>(fact.enumeration)];
    span.lo = Rational(words.open ? -1 : 0);
    span.hi = Rational(static_cast<std::int64_t>(words.members.size()) - 1);
    span.open_lo = span.open_hi = false;
  }
  span.maybe_none = fact.type == FactType::date || fact.type == FactType::score;
  return span;
}

Span series_value(const Applicant& applicant, const Fact& fact, const FactValue& value, int year) {
  const auto* stated = value.in({year, 0});
  if (stated == nullptr || !*stated) return not_stated(*applicant.vocabulary, fact);
  return Span::point(**stated);
}

Span number_at(const Slot& slot, const RecordValue& base, const Surroundings& surroundings) {
  const Applicant& applicant = *surroundings.applicant;
  const Fact& fact = fact_of(applicant, slot.path.back());
  const Found found = find(applicant, base, slot.of_applicant, slot.path);
  if (found.none) return Span::nothing();
  if (found.value == nullptr || found.value->presence == Presence::unknown)
    return not_stated(*applicant.vocabulary, fact);
  const FactValue& value = *found.value;
  if (value.presence == Presence::none || not_yet(fact, value, surroundings.as_of)) return Span::nothing();
  if (fact.series != vocabulary::Series::none)
    return series_value(applicant, fact, value, year_meant(slot.time, surroundings.as_of));
  Span span = Span::point(value.number);
  if (fact.type == FactType::area || fact.type == FactType::industry) span.hi = value.number_to();
  return span;
}

/// "First time": the highest of all years before the last one. DESIGN "Time".
Span prior_maximum(const Slot& slot, const RecordValue& base, const Surroundings& surroundings) {
  const Applicant& applicant = *surroundings.applicant;
  const auto at = [&](const language::FactRef& ref) {
    return find(applicant, base, ref.from == language::FactRef::From::applicant, ref.path);
  };
  const auto is_known = [](const Found& found) {
    return found.value != nullptr && found.value->presence == Presence::known;
  };
  const Found stated = at(slot.stated);
  const Found series = find(applicant, base, slot.of_applicant, slot.path);
  const Found since = at(slot.since);
  const int last = surroundings.as_of.year() - 1;
  Span result = Span::point(Rational(0));
  int earliest = 0;
  const bool day_known = is_known(since) && since.value->number.floor() &&
                         !not_yet(fact_of(applicant, slot.since.path.back()), *since.value, surroundings.as_of);
  if (day_known) earliest = Date::from_days(*since.value->number.floor())->year();
  int stated_years = 0;
  if (is_known(series)) {
    for (const auto& [period, value] : series.value->more->series) {
      if (period.quarter != 0 || period.year >= last || period.year < earliest || !value) continue;
      result.lo = result.hi = std::max(result.lo, *value);
      ++stated_years;
    }
  }
  if (is_known(stated)) return Span::point(std::max(result.lo, stated.value->number));
  if (day_known && stated_years >= std::max(0, last - earliest)) return result;
  result.open_hi = true;
  result.unstated = true;
  return result;
}

/// What was paid before under a provision to a subject; an award whose year is not stated may be for this one.
Span paid_before(const Slot& slot, const Surroundings& surroundings) {
  const Applicant& applicant = *surroundings.applicant;
  const auto& vocabulary = *applicant.vocabulary;
  Span total = Span::point(Rational(0));
  const auto& [list, provision, subject, year, amount] = vocabulary.prior_awards;
  if (list < 0) return total;
  const FactValue& awards = value_of(applicant.root, vocabulary, list);
  for (const RecordValue& award : awards.more->items) {
    if (value_of(award, vocabulary, provision).more->text != slot.provision) continue;
    const std::string& paid_to = value_of(award, vocabulary, subject).more->text;
    if (paid_to != surroundings.subject_id && !(surroundings.is_section && paid_to == "enterprise")) continue;
    const FactValue& paid = value_of(award, vocabulary, amount);
    const FactValue& paid_for = value_of(award, vocabulary, year);
    if (slot.per_year && paid_for.presence != Presence::known) {
      total.hi = total.hi + paid.number;
      total.unstated = true;
      continue;
    }
    if (slot.per_year && paid_for.number != Rational(surroundings.as_of.year() - 1)) continue;
    total.lo = total.lo + paid.number;
    total.hi = total.hi + paid.number;
  }
  return total;
}

Level condition_at(const Slot& slot, const RecordValue& base, const Surroundings& surroundings) {
  const Applicant& applicant = *surroundings.applicant;
  const Fact& fact = fact_of(applicant, slot.path.back());
  const Found found = find(applicant, base, slot.of_applicant, slot.path);
  const bool known = found.value != nullptr && found.value->presence == Presence::known;
  if (slot.kind == SlotKind::stated)
    return found.none || known || (found.value != nullptr && found.value->presence == Presence::none) ? met : not_met;
  if (found.none) return not_met;  // there is nothing to be decided on
  if (fact.type == FactType::determination) {
    if (!known || (found.value->more->decided_on && *found.value->more->decided_on > surroundings.as_of))
      return pending;
    return found.value->yes ? met : not_met;
  }
  if (!known) return fact.absent_is_none ? not_met : anything;
  const auto& vocabulary = *applicant.vocabulary;
  const bool later =
      fact.dated_by >= 0 && not_yet(vocabulary.facts[static_cast<std::size_t>(fact.dated_by)],
                                    value_of(*found.holder, vocabulary, fact.dated_by), surroundings.as_of);
  return found.value->yes && !later ? met : not_met;
}

SetValue set_at(const Slot& slot, const RecordValue& base, const Surroundings& surroundings) {
  const Found found = find(*surroundings.applicant, base, slot.of_applicant, slot.path);
  if (found.none) return {true, 0};
  if (found.value == nullptr || found.value->presence != Presence::known) return {};
  return {true, found.value->set};
}

}  // namespace

Span not_stated(const vocabulary::Vocabulary& vocabulary, const Fact& fact) {
  return fact.absent_is_none ? Span::nothing() : domain(vocabulary, fact);
}

int year_meant(const language::TimeRef& time, Date as_of) {
  return time.kind == language::TimeRef::Kind::last ? as_of.year() - 1 - time.years : time.years;
}

Span number_slot(const Slot& slot, const RecordValue& base, const Surroundings& surroundings) {
  return slot.kind == SlotKind::paid            ? paid_before(slot, surroundings)
         : slot.kind == SlotKind::prior_maximum ? prior_maximum(slot, base, surroundings)
                                                : number_at(slot, base, surroundings);
}

Found find(const Applicant& applicant, const RecordValue& base, bool of_applicant, const std::vector<int>& path) {
  const RecordValue* record = of_applicant ? &applicant.root : &base;
  Found found;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const FactValue& value = value_of(*record, *applicant.vocabulary, path[i]);
    found.holder = record;
    found.missing_at = i;
    if (i + 1 == path.size()) {
      found.value = &value;
      return found;
    }
    const Fact& fact = fact_of(applicant, path[i]);
    if (value.presence == Presence::none) {
      found.none = true;
      return found;
    }
    if (value.presence == Presence::unknown) return found;
    if (fact.type == FactType::reference) {
      const FactValue& list = value_of(applicant.root, *applicant.vocabulary, fact.target);
      record = &list.more->items[static_cast<std::size_t>(*value.number.floor())];
    } else {
      record = &value.more->items.front();
    }
  }
  return found;
}

bool not_yet(const Fact& fact, const FactValue& value, Date as_of) {
  return fact.event && fact.type == FactType::date && value.presence == Presence::known &&
         value.number > Rational(as_of.days());
}

const std::vector<RecordValue>* find_list(const Applicant& applicant, const RecordValue& base,
                                          const compile::ListSlot& slot) {
  return items_of(find(applicant, base, slot.of_applicant, slot.path));
}

const std::vector<RecordValue>* items_of(const Found& found) {
  static const std::vector<RecordValue> nothing;
  if (found.none) return &nothing;  // below a reference to nothing there are no items
  if (found.value == nullptr || found.value->presence != Presence::known) return nullptr;
  return &found.value->more->items;
}

void fill(Frame& frame, const compile::FramePlan& plan, const RecordValue& base, const Surroundings& surroundings) {
  const auto& vocabulary = *surroundings.applicant->vocabulary;
  const int occurs = vocabulary.records[static_cast<std::size_t>(base.record)].occurs;
  frame.happened = occurs < 0 || !not_yet(vocabulary.facts[static_cast<std::size_t>(occurs)],
                                          value_of(base, vocabulary, occurs), surroundings.as_of);
  frame.numbers.resize(plan.numbers.size());
  frame.conditions.resize(plan.conditions.size());
  frame.sets.resize(plan.sets.size());
  frame.lists.resize(plan.lists.size());
  for (std::size_t i = 0; i < plan.numbers.size(); ++i)
    frame.numbers[i] = number_slot(plan.numbers[i], base, surroundings);
  for (std::size_t i = 0; i < plan.conditions.size(); ++i)
    frame.conditions[i] = condition_at(plan.conditions[i], base, surroundings);
  for (std::size_t i = 0; i < plan.sets.size(); ++i) frame.sets[i] = set_at(plan.sets[i], base, surroundings);
  for (std::size_t i = 0; i < plan.lists.size(); ++i) {
    const auto* items = find_list(*surroundings.applicant, base, plan.lists[i]);
    ListValue& list = frame.lists[i];
    list.known = items != nullptr;
    list.count = items == nullptr ? 0 : items->size();
    if (list.items.size() < list.count) list.items.resize(list.count);
    for (std::size_t k = 0; k < list.count; ++k) fill(list.items[k], *plan.lists[i].items, (*items)[k], surroundings);
  }
}

}  // namespace huiqi::evaluate
