// Arithmetic and comparisons of spans. Quotations are of docs/semantics.md.
#include "naive/span.hpp"

#include <algorithm>
#include <functional>
#include <stdexcept>

namespace huiqi::naive {

End end(const Rational& number) {
  if (number.overflowed()) throw std::overflow_error("a number beyond the exact range");
  return {0, number};
}

bool operator<(const End& a, const End& b) {
  if (a.beyond != b.beyond) return a.beyond < b.beyond;
  return a.beyond == 0 && a.number < b.number;
}

bool operator==(const End& a, const End& b) { return !(a < b) && !(b < a); }

End operator+(const End& a, const End& b) {
  if (a.beyond != 0) return a;
  if (b.beyond != 0) return b;
  return end(a.number + b.number);
}

End operator-(const End& a) { return a.beyond != 0 ? End{-a.beyond, {}} : end(-a.number); }

namespace {

int sign(const End& a) { return a.beyond != 0 ? a.beyond : a.number.sign(); }

}  // namespace

// "`0 × unbounded` is 0"
End operator*(const End& a, const End& b) {
  if (a.beyond == 0 && b.beyond == 0) return end(a.number * b.number);
  return sign(a) * sign(b) == 0 ? end(Rational(0)) : End{sign(a) * sign(b), {}};
}

Span between(const End& lo, const End& hi) {
  Span span;
  span.lo = lo;
  span.hi = hi;
  return span;
}

Span point(const Rational& number) { return between(end(number), end(number)); }

Span unbounded() { return between(below_all, above_all); }

Span nothing() {
  Span span;
  span.none = true;
  return span;
}

Span unpublished() {
  Span span = unbounded();
  span.hole = true;
  return span;
}

namespace {

bool any_of(const std::vector<Span>& spans, bool Span::*flag) {
  return std::any_of(spans.begin(), spans.end(), [&](const Span& each) { return each.*flag; });
}

// "Any `hole`: `hole`, and `[lo, hi]` is unbounded. … Any `maybe_none`: `maybe_none`."
Span with_flags_of(const std::vector<Span>& arguments, Span result) {
  if (any_of(arguments, &Span::hole)) result = unpublished();
  result.maybe_none = any_of(arguments, &Span::maybe_none);
  return result;
}

// "Arithmetic is interval arithmetic, end by end … Any argument `none`: the result is `none`."
Span arithmetic(const std::vector<Span>& arguments, const std::function<Span(const Span&, const Span&)>& step) {
  if (any_of(arguments, &Span::none)) return nothing();
  Span result = arguments.front();
  for (std::size_t i = 1; i < arguments.size(); ++i) result = step(result, arguments[i]);
  return with_flags_of(arguments, result);
}

Span product_of_two(const Span& a, const Span& b) {  // "`product` takes the least and greatest of the four products"
  const std::vector<End> products = {a.lo * b.lo, a.lo * b.hi, a.hi * b.lo, a.hi * b.hi};
  return between(*std::min_element(products.begin(), products.end()),
                 *std::max_element(products.begin(), products.end()));
}

End one_over(const End& a) { return a.beyond != 0 ? end(Rational(0)) : end(Rational(1) / a.number); }

Span quotient_of_two(const Span& a, const Span& b) {  // "with a divisor span that contains 0 is unbounded both ways"
  const End zero = end(Rational(0));
  if (b.lo <= zero && zero <= b.hi) return unbounded();
  return product_of_two(a, between(one_over(b.hi), one_over(b.lo)));
}

}  // namespace

Span sum(const std::vector<Span>& terms) {
  return arithmetic(terms, [](const Span& a, const Span& b) { return between(a.lo + b.lo, a.hi + b.hi); });
}

Span difference(const Span& a, const Span& b) {
  return arithmetic({a, b}, [](const Span& x, const Span& y) { return between(x.lo + -y.hi, x.hi + -y.lo); });
}

Span product(const std::vector<Span>& factors) { return arithmetic(factors, product_of_two); }

Span quotient(const Span& a, const Span& b) { return arithmetic({a, b}, quotient_of_two); }

// "`least`, `greatest`, `sum` leave out nothing: the same rules."
Span least(const std::vector<Span>& values) {
  return arithmetic(values,
                    [](const Span& a, const Span& b) { return between(std::min(a.lo, b.lo), std::min(a.hi, b.hi)); });
}

Span greatest(const std::vector<Span>& values) {
  return arithmetic(values,
                    [](const Span& a, const Span& b) { return between(std::max(a.lo, b.lo), std::max(a.hi, b.hi)); });
}

// "The result is the hull of those that contribute: the least `lo`, the greatest `hi`; for numbers, `none` if all are
// none, `maybe_none` if any is or may be; `hole` if any is."
Span hull(const std::vector<Span>& values) {
  std::vector<Span> existing;
  for (const Span& each : values) {
    if (!each.none) existing.push_back(each);
  }
  if (existing.empty()) return nothing();
  Span result = existing.front();
  for (const Span& each : existing) {
    result = between(std::min(result.lo, each.lo), std::max(result.hi, each.hi));
  }
  result = with_flags_of(existing, result);
  result.maybe_none = result.maybe_none || existing.size() < values.size();
  return result;
}

// "all: end-by-end least (empty: met)."
Truth all(const std::vector<Truth>& conditions) {
  Truth result = met;
  for (const Truth& each : conditions) result = {std::min(result.lo, each.lo), std::min(result.hi, each.hi)};
  return result;
}

// "any: greatest (empty: not met)."
Truth any(const std::vector<Truth>& conditions) {
  Truth result = not_met;
  for (const Truth& each : conditions) result = {std::max(result.lo, each.lo), std::max(result.hi, each.hi)};
  return result;
}

// "not: `[2-hi, 2-lo]`."
Truth negated(const Truth& condition) { return {2 - condition.hi, 2 - condition.lo}; }

// "at_least_of n: end by end the n-th greatest."
Truth at_least_of(int n, std::vector<Truth> conditions) {
  if (n <= 0) return met;
  const auto place = static_cast<std::size_t>(n);
  if (place > conditions.size()) return not_met;
  std::vector<int> los, his;
  for (const Truth& each : conditions) los.push_back(each.lo);
  for (const Truth& each : conditions) his.push_back(each.hi);
  std::sort(los.rbegin(), los.rend());
  std::sort(his.rbegin(), his.rend());
  return {los[place - 1], his[place - 1]};
}

// "in_principle c: `hi == 0` → pending; any other point → itself; a span that is not a point → met".
Truth in_principle(const Truth& condition) {
  if (condition.hi == 0) return pending;
  return condition.is_point() ? condition : met;
}

// "The hull of those that contribute: the least `lo`, the greatest `hi`".
Truth hull(const std::vector<Truth>& conditions) {
  Truth result = conditions.front();
  for (const Truth& each : conditions) result = {std::min(result.lo, each.lo), std::max(result.hi, each.hi)};
  return result;
}

// "`none` on either side: not met (0). A `hole` on either side: pending (1). … met if …, not met if …, else `[0, 2]` … Where
// either may be none, `lo` becomes 0." A hole is pending even where the other side may be none: "An unpublished *condition*
// is pending until a parameter supplies it, whether or not the figure to compare is stated" (DESIGN section 7).
Truth tested(const std::vector<Span>& values, bool certainly, bool never) {
  if (any_of(values, &Span::none)) return not_met;
  if (any_of(values, &Span::hole)) return pending;
  Truth result = certainly ? met : never ? not_met : unknown;
  if (any_of(values, &Span::maybe_none)) result.lo = 0;
  return result;
}

// "at_least: met if `a.lo ≥ b.hi`, not met if `a.hi < b.lo`, else `[0, 2]`"; "Unbounded ends pass or fail nothing."
Truth at_least(const Span& a, const Span& b) { return tested({a, b}, b.hi <= a.lo, a.hi < b.lo); }

// "the others alike"
Truth less_than(const Span& a, const Span& b) { return tested({a, b}, a.hi < b.lo, b.hi <= a.lo); }

// "`is`: met if both are the same point, not met if they are disjoint".
Truth same(const Span& a, const Span& b) {
  const bool both_points = a.lo == a.hi && b.lo == b.hi && a.lo.beyond == 0 && b.lo.beyond == 0;
  return tested({a, b}, both_points && a.lo == b.lo, a.hi < b.lo || b.hi < a.lo);
}

}  // namespace huiqi::naive
