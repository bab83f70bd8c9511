// Folds. Quotations are of docs/semantics.md.
#include "naive/fold.hpp"

#include <algorithm>

namespace huiqi::naive {

using language::Fold;
using language::Type;

namespace {

// The items that count for a fold's value: "an item is *in* if `lo == 2`, *possible* if `hi ≥ 1`, else out"; "items whose
// value is none are left out; an item whose value may be none is only possible."
struct Counted {
  std::vector<Span> in;        ///< certainly
  std::vector<Span> possible;  ///< all of them, those that are in too
  std::vector<Span> only_possible;
};

Counted count_in(const std::vector<FoldItem>& items) {
  Counted counted;
  for (const FoldItem& item : items) {
    if (item.where.hi < 1 || item.value.none) continue;
    counted.possible.push_back(item.value);
    const bool in = item.where.lo == 2 && !item.value.maybe_none;
    (in ? counted.in : counted.only_possible).push_back(item.value);
  }
  return counted;
}

// "Any `hole`: `hole`, and `[lo, hi]` is unbounded."
Span unless_hole(const Counted& counted, Span result) {
  for (const Span& each : counted.possible) {
    if (!each.hole) continue;
    const bool maybe_none = result.maybe_none;
    result = unpublished();
    result.maybe_none = maybe_none;
  }
  return result;
}

// "`sum`: `lo` sums `lo` of those in, plus negative `lo` of those only possible; `hi` likewise with positive `hi`".
Span sum_of(const Counted& counted) {
  const End zero = end(Rational(0));
  Span total = point(Rational(0));
  for (const Span& each : counted.in) total = between(total.lo + each.lo, total.hi + each.hi);
  for (const Span& each : counted.only_possible) {
    total = between(total.lo + std::min(each.lo, zero), total.hi + std::max(each.hi, zero));
  }
  return unless_hole(counted, total);
}

// "`least`/`earliest`: hull: `hi` is the least `hi` over those in (unbounded if none is in), `lo` the least `lo` over all
// possible; `none` if nothing is possible; `maybe_none` if nothing is certainly in."
Span least_of(const Counted& counted) {
  if (counted.possible.empty()) return nothing();
  Span result = unbounded();
  for (const Span& each : counted.in) result.hi = std::min(result.hi, each.hi);
  result.lo = above_all;
  for (const Span& each : counted.possible) result.lo = std::min(result.lo, each.lo);
  result.maybe_none = counted.in.empty();
  return unless_hole(counted, result);
}

// "`greatest`/`latest` mirrored."
Span greatest_of(const Counted& counted) {
  if (counted.possible.empty()) return nothing();
  Span result = unbounded();
  for (const Span& each : counted.in) result.lo = std::max(result.lo, each.lo);
  result.hi = below_all;
  for (const Span& each : counted.possible) result.hi = std::max(result.hi, each.hi);
  result.maybe_none = counted.in.empty();
  return unless_hole(counted, result);
}

// "`mean`: of the items in, if in and possible are the same and no value is unknown: the exact mean; otherwise from the least
// `lo` to the greatest `hi` of the possible; none if nothing is possible."
Span mean_of(const Counted& counted) {
  if (counted.possible.empty()) return nothing();
  const bool exact = counted.only_possible.empty() && std::all_of(counted.in.begin(), counted.in.end(),
                                                                  [](const Span& each) { return each.is_point(); });
  if (exact) return quotient(sum(counted.in), point(Rational(static_cast<std::int64_t>(counted.in.size()))));
  Span result = counted.possible.front();
  for (const Span& each : counted.possible)
    result = between(std::min(result.lo, each.lo), std::max(result.hi, each.hi));
  result.maybe_none = counted.in.empty();
  return unless_hole(counted, result);
}

// "`count`: `[number in, number possible]`."
Span count_of(const std::vector<FoldItem>& items) {
  const auto number = [&](auto&& counts) { return Rational(std::count_if(items.begin(), items.end(), counts)); };
  const Rational in = number([](const FoldItem& item) { return item.where.lo == 2; });
  const Rational possible = number([](const FoldItem& item) { return item.where.hi >= 1; });
  return between(end(in), end(possible));
}

}  // namespace

Span fold_of(Fold fold, const std::vector<FoldItem>& items) {
  switch (fold) {
    case Fold::count:
      return count_of(items);
    case Fold::sum:
      return sum_of(count_in(items));
    case Fold::mean:
      return mean_of(count_in(items));
    case Fold::least:
    case Fold::earliest:
      return least_of(count_in(items));
    case Fold::greatest:
    case Fold::latest:
      break;
  }
  return greatest_of(count_in(items));
}

// "The list not stated: … `count` and `sum` of money or counts `[0, unbounded)`, everything else unbounded and `maybe_none`".
Span fold_of_unknown_list(const language::Expr& expr) {
  const bool never_negative =
      expr.fold == Fold::count || (expr.fold == Fold::sum && (expr.type == Type::money || expr.type == Type::count));
  if (never_negative) return between(end(Rational(0)), above_all);
  Span result = unbounded();
  result.maybe_none = true;
  return result;
}

}  // namespace huiqi::naive
