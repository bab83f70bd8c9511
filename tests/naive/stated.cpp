// Facts, series and paths. Quotations are of docs/semantics.md.
#include "naive/stated.hpp"

#include <algorithm>

namespace huiqi::naive {

using language::FactRef;
using language::TimeRef;
using profile::FactValue;
using profile::Presence;
using profile::RecordValue;
using vocabulary::Fact;
using vocabulary::FactType;
using vocabulary::Series;

const Fact& Standpoint::fact(int number) const {
  return applicant->vocabulary->facts[static_cast<std::size_t>(number)];
}

namespace {

const RecordValue* start(const Standpoint& place, const FactRef& ref) {
  switch (ref.from) {
    case FactRef::From::subject:
      return place.subject;
    case FactRef::From::item:
      return place.item;
    case FactRef::From::applicant:
      break;
  }
  return &place.applicant->root;
}

const RecordValue& behind(const Standpoint& place, const Fact& fact, const FactValue& value) {
  if (fact.type != FactType::reference) return value.more->items.front();
  const FactValue& list = value_of(place.applicant->root, *place.applicant->vocabulary, fact.target);
  return list.more->items[static_cast<std::size_t>(value.number.floor().value_or(0))];
}

}  // namespace

// "A fact reached through a record, a reference or a list that is not stated is not stated itself; through a reference
// `"none"`, none." / "A fact declared `absent: none` is `none` where it is not stated" – in a record that is there: behind a
// reference that is not stated it may well be stated, and bounds "are never wrong" (DESIGN section 7).
Reached reach(const Standpoint& place, const FactRef& ref) {
  const Fact& last = place.fact(ref.path.back());
  const RecordValue* record = start(place, ref);
  for (std::size_t step = 0; step + 1 < ref.path.size(); ++step) {
    const Fact& fact = place.fact(ref.path[step]);
    const FactValue& value = value_of(*record, *place.applicant->vocabulary, ref.path[step]);
    if (value.presence != Presence::known) return {&last, nullptr, value.presence};
    record = &behind(place, fact, value);
  }
  const FactValue& value = value_of(*record, *place.applicant->vocabulary, ref.path.back());
  if (value.presence == Presence::unknown && last.absent_is_none) return {&last, nullptr, Presence::none};
  return {&last, &value, value.presence};
}

namespace {

// "`last` is the calendar year before the as-of date; `last-n` n years before it."
profile::PeriodKey year_of(const Standpoint& place, const TimeRef& time) {
  return {time.kind == TimeRef::Kind::last ? place.as_of.year() - 1 - time.years : time.years, 0};
}

bool later_than_as_of(const Standpoint& place, const Rational& days) { return days > Rational(place.as_of.days()); }

// "Not stated (or null): the fact's domain: `[minimum, maximum]` of the vocabulary (… a closed enumeration `[0, n-1]`, an
// open one `[-1, n-1]` with -1 for "another word"; days, areas, industries unbounded); unknown days and scores are also
// `maybe_none`."
Span domain(const Standpoint& place, const Fact& fact) {
  Span span = unbounded();
  if (fact.minimum) span.lo = end(*fact.minimum);
  if (fact.maximum) span.hi = end(*fact.maximum);
  if (fact.type == FactType::enumeration) {
    const auto& words = place.applicant->vocabulary->enumerations[static_cast<std::size_t>(fact.enumeration)];
    span =
        between(end(Rational(words.open ? -1 : 0)), end(Rational(static_cast<std::int64_t>(words.members.size()) - 1)));
  }
  span.maybe_none = fact.type == FactType::date || fact.type == FactType::score;
  return span;
}

// "A year not stated is unknown; another year never stands in."
Span year_of_series(const Standpoint& place, const Reached& reached, const TimeRef& time) {
  const auto found = reached.value->in(year_of(place, time));
  if (found == nullptr) return domain(place, *reached.fact);
  return (*found) ? point(*(*found)) : nothing();
}

// "Stated: a point. … a day of an *event* fact later than the as-of date: `none`. … An industry or area code is the span of
// full codes it may be".
Span stated_number(const Standpoint& place, const Fact& fact, const FactValue& value) {
  if (fact.event && fact.type == FactType::date && later_than_as_of(place, value.number)) return nothing();
  const bool code = fact.type == FactType::area || fact.type == FactType::industry;
  return between(end(value.number), end(code ? value.number_to() : value.number));
}

}  // namespace

// "`stated`: met where the profile states the fact (or states none), else not met."
bool is_stated(const Standpoint& place, const FactRef& ref) {
  const Reached reached = reach(place, ref);
  if (reached.value == nullptr) return reached.presence == Presence::none && !reached.fact->absent_is_none;
  if (reached.fact->series == Series::none || reached.presence != Presence::known)
    return reached.presence != Presence::unknown;
  return reached.value->in(year_of(place, ref.time)) != nullptr;
}

Span number_of(const Standpoint& place, const FactRef& ref) {
  const Reached reached = reach(place, ref);
  if (reached.presence == Presence::none) return nothing();  // "Stated `"none"` …: `none`."
  if (reached.presence == Presence::unknown) return domain(place, *reached.fact);
  if (reached.fact->series != Series::none) return year_of_series(place, reached, ref.time);
  return stated_number(place, *reached.fact, *reached.value);
}

// "A yes/no fact not stated is `[0, 2]`"; one whose day is later than the as-of date is not so yet.
Truth yes_no_of(const Standpoint& place, const FactRef& ref) {
  const Reached reached = reach(place, ref);
  if (reached.presence == Presence::unknown) return unknown;
  if (reached.fact->dated_by >= 0) {
    FactRef day = ref;
    day.path.back() = reached.fact->dated_by;
    const Reached dated = reach(place, day);
    const bool stated = dated.value != nullptr && dated.value->presence == Presence::known;
    if (stated && dated.value->number > Rational(place.as_of.days())) return not_met;
  }
  return reached.presence == Presence::known && reached.value->yes ? met : not_met;
}

// "a determination not stated, or dated after the as-of date, is the point pending." DESIGN: "True: met. False: not met."
Truth determination_of(const Standpoint& place, const FactRef& ref) {
  const Reached reached = reach(place, ref);
  if (reached.presence == Presence::none) return not_met;
  if (reached.presence == Presence::unknown) return pending;
  if (reached.value->more->decided_on && *reached.value->more->decided_on > place.as_of) return pending;
  return reached.value->yes ? met : not_met;
}

bool has_happened(const Standpoint& place, const RecordValue& item) {
  const auto& vocabulary = *place.applicant->vocabulary;
  const int occurs = vocabulary.records[static_cast<std::size_t>(item.record)].occurs;
  if (occurs < 0) return true;
  const FactValue& day = value_of(item, vocabulary, occurs);
  return day.presence != Presence::known || day.number <= Rational(place.as_of.days());
}

const std::vector<RecordValue>* items_of(const Standpoint& place, const FactRef& ref) {
  static const std::vector<RecordValue> empty;
  const Reached reached = reach(place, ref);
  if (reached.presence == Presence::none) return &empty;
  return reached.presence == Presence::known ? &reached.value->more->items : nullptr;
}

namespace {

int calendar_year(const End& day) { return Date::from_days(day.number.floor().value_or(0)).value_or(Date()).year(); }

// The figures of the series in the years from `first` to the one before `last`.
std::vector<Rational> figures_of(const Standpoint& place, const FactRef& ref, int first, int last) {
  const Reached series = reach(place, ref);
  std::vector<Rational> figures;
  if (series.presence != Presence::known) return figures;
  for (const auto& [period, figure] : series.value->more->series) {
    if (period.quarter == 0 && period.year >= first && period.year < last && figure) figures.push_back(*figure);
  }
  return figures;
}

Rational highest_of(const std::vector<Rational>& figures) {  // "0 where there is no such year"
  Rational highest = 0;
  for (const Rational& each : figures) highest = std::max(highest, each);
  return highest;
}

}  // namespace

// "prior_maximum: the stated maximum if it is stated (or a higher year before `last` that is stated). Otherwise, over the
// years before `last` (from the year of the first day, if it is stated, else from the earliest year stated): if the first day
// is stated and every year from it to `last-1` is stated: the greatest (0 where there is no such year); else `[greatest of
// those stated, or 0; unbounded)`." A year before the first day counts in neither case.
Span prior_maximum(const Standpoint& place, const language::Expr& expr) {
  const int last = place.as_of.year() - 1;
  const Span first_day = number_of(place, expr.third);
  const int first = first_day.is_point() ? calendar_year(first_day.lo) : 0;
  const std::vector<Rational> figures = figures_of(place, expr.fact, first, last);
  if (is_stated(place, expr.second)) return greatest({number_of(place, expr.second), point(highest_of(figures))});
  const bool whole = first_day.is_point() && static_cast<int>(figures.size()) >= last - first;
  return whole ? point(highest_of(figures)) : between(end(highest_of(figures)), above_all);
}

}  // namespace huiqi::naive
