// What the profile states of one fact, seen from one place: part of the naive evaluator (naive.hpp).
#pragma once

#include <optional>

#include "huiqi/date.hpp"
#include "language/rule_set.hpp"
#include "naive/span.hpp"
#include "profile/applicant.hpp"

namespace huiqi::naive {

/// The place from which facts are read.
struct Standpoint {
  const profile::Applicant* applicant = nullptr;
  const profile::RecordValue* subject = nullptr;
  const profile::RecordValue* item = nullptr;  ///< of the innermost fold
  Date as_of;

  const vocabulary::Fact& fact(int number) const;
};

/// Where a path ends. `value` is null where the way there is not stated, or leads through "none".
struct Reached {
  const vocabulary::Fact* fact = nullptr;
  const profile::FactValue* value = nullptr;
  profile::Presence presence = profile::Presence::unknown;
};

Reached reach(const Standpoint& place, const language::FactRef& ref);
/// Whether the profile states the fact (of a series: that year of it), or states that there is none.
bool is_stated(const Standpoint& place, const language::FactRef& ref);
/// A fact as a number: a point where it is stated, else its domain.
Span number_of(const Standpoint& place, const language::FactRef& ref);
Truth yes_no_of(const Standpoint& place, const language::FactRef& ref);
Truth determination_of(const Standpoint& place, const language::FactRef& ref);
/// The items of a list; nothing where it is not stated.
/// "Facts of what has happened, dated later than `as_of`, count as not having happened" (DESIGN, Time): so does an item.
bool has_happened(const Standpoint& place, const profile::RecordValue& item);
const std::vector<profile::RecordValue>* items_of(const Standpoint& place, const language::FactRef& ref);
/// "The highest of all years before `last`."
Span prior_maximum(const Standpoint& place, const language::Expr& expr);

}  // namespace huiqi::naive
