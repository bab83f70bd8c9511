// Amounts. Quotations are of docs/semantics.md, "Amounts".
#include "naive/amount.hpp"

#include <algorithm>
#include <stdexcept>

namespace huiqi::naive {

using language::Grant;
using language::GrantPart;
using language::Provision;
using language::RateIs;
using profile::FactValue;
using profile::Presence;
using profile::RecordValue;

namespace {

const End zero = end(Rational(0));

// "base clamped at 0 below"; what does not exist is worth nothing, and what is unpublished could be anything.
Span at_least_zero(const Span& span) {
  if (span.none) return point(Rational(0));
  Span result = between(std::max(span.lo, zero), std::max(span.hi, zero));
  if (span.maybe_none) result.lo = zero;
  return result;
}

// "`rate` is the point r (fixed), `[0, r]` (ceiling) or `[0, 1]` (unpublished)." A rate that hangs on a parameter without a
// value is unpublished too.
Span rate_of(const Walk& walk, const Grant& grant, const GrantPart& part) {
  if (grant.rate_is == RateIs::unpublished || part.rate == nullptr) return between(zero, end(Rational(1)));
  if (walk.value(*part.rate).hole) return between(zero, end(Rational(1)));
  const Span rate = at_least_zero(walk.value(*part.rate));
  return grant.rate_is == RateIs::fixed ? rate : between(zero, rate.hi);
}

const std::vector<GrantPart>& parts_of(const Walk& walk, const Grant& grant) {
  if (grant.point.empty()) return grant.alternatives.front();
  const auto option = std::find(grant.options.begin(), grant.options.end(), walk.choices().at(grant.point));
  return grant.alternatives[static_cast<std::size_t>(option - grant.options.begin())];
}

// "`U` = sum over parts of rate × base (base clamped at 0 below); no base: `[0, unbounded)`."
Span uncapped(const Walk& walk, const Grant& grant) {
  if (grant.alternatives.empty() || parts_of(walk, grant).empty()) return between(zero, above_all);
  std::vector<Span> parts;
  for (const GrantPart& part : parts_of(walk, grant)) {
    if (part.base == nullptr) return between(zero, above_all);
    parts.push_back(product({rate_of(walk, grant, part), at_least_zero(walk.value(*part.base))}));
  }
  return sum(parts);
}

// "`L` = least(U, cap × times)."
Span limit(const Walk& walk, const Grant& grant) {
  const Span uncapped_amount = uncapped(walk, grant);
  if (grant.cap == nullptr) return uncapped_amount;
  const Span cap = at_least_zero(walk.value(*grant.cap));
  const Span times = grant.times == nullptr ? point(Rational(1)) : at_least_zero(walk.value(*grant.times));
  return least({uncapped_amount, product({cap, times})});
}

const FactValue& fact_of(const Standpoint& place, const RecordValue& record, const char* name) {
  const auto& vocabulary = *place.applicant->vocabulary;
  return value_of(record, vocabulary, vocabulary.find_fact(record.record, name));
}

const FactValue& awards(const Standpoint& place) { return fact_of(place, place.applicant->root, "prior_awards"); }

// "`P` = sum of prior awards for this provision and this subject (per year: for `last`; an award whose year is not stated
// may be for it)".
Span award(const Standpoint& place, const Grant& grant, const RecordValue& paid) {
  const Rational amount = fact_of(place, paid, "amount").number;
  const FactValue& year = fact_of(place, paid, "year");
  if (!grant.per_year) return point(amount);
  if (year.presence != Presence::known) return between(zero, end(amount));
  return point(year.number == Rational(place.as_of.year() - 1) ? amount : Rational(0));
}

// "absent list: 0"
Span prior_awards(const Standpoint& place, const Provision& provision, const std::string& subject) {
  Span total = point(Rational(0));
  for (const RecordValue& paid : awards(place).more->items) {
    // "`prior_awards[].subject` is an item's id, or `enterprise`": for a section that is no list either name does.
    const std::string& paid_to = fact_of(place, paid, "subject").more->text;
    const auto* kind = place.applicant->vocabulary->find_subject(provision.subject);
    const bool of_subject = paid_to == subject || (!kind->is_list && paid_to == "enterprise");
    const bool for_this = fact_of(place, paid, "provision").more->text == provision.id && of_subject;
    if (for_this) total = sum({total, award(place, *provision.grant, paid)});
  }
  return total;
}

}  // namespace

bool prior_awards_stated(const Standpoint& place) { return awards(place).presence == Presence::known; }

Span remaining(const Walk& walk, const Provision& provision, const std::string& subject) {
  const Span paid = prior_awards(walk.place(), provision, subject);
  return greatest({point(Rational(0)), difference(limit(walk, *provision.grant), paid)});
}

std::optional<Money> rounded(const End& fen, language::Rounding rounding) {
  if (fen.beyond != 0) return std::nullopt;
  const auto whole = rounding == language::Rounding::down ? fen.number.floor()
                     : rounding == language::Rounding::up ? fen.number.ceil()
                                                          : fen.number.round_half_up();
  if (!whole) throw std::overflow_error("an amount beyond 64 bits of fen");
  return Money::from_fen(*whole);
}

}  // namespace huiqi::naive
