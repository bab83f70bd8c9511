// Interval arithmetic over exact rationals. See span.hpp.
#include "evaluate/span.hpp"

namespace huiqi::evaluate {
namespace {

/// What has left the exact range stays so; it cannot be compared.
bool overflow_decides(const Span& a, const Span& b, Span& result) {
  if (!a.overflowed() && !b.overflowed()) return false;
  result.lo = result.hi = a.lo.overflowed() ? a.lo : a.hi.overflowed() ? a.hi : b.lo.overflowed() ? b.lo : b.hi;
  return true;
}

/// The flags of a result of two arguments; true where they already decide it.
bool flags_decide(const Span& a, const Span& b, Span& result) {
  result.unstated = a.unstated || b.unstated;
  if (a.none || b.none) {
    result.none = true;
    return true;
  }
  result.maybe_none = a.maybe_none || b.maybe_none;
  result.hole = a.hole || b.hole;
  if (result.hole) result.open_lo = result.open_hi = true;
  return result.hole || overflow_decides(a, b, result);
}

/// A bound of a product: a number, or unbounded with a sign.
struct Bound {
  Rational value;
  int infinite = 0;
};

Bound multiply_bounds(const Bound& a, const Bound& b) {
  if (a.infinite == 0 && b.infinite == 0) return {a.value * b.value, 0};
  const int sign_a = a.infinite != 0 ? a.infinite : a.value.sign();
  const int sign_b = b.infinite != 0 ? b.infinite : b.value.sign();
  return {Rational(0), sign_a * sign_b};  // 0 × unbounded is 0
}

bool below(const Bound& a, const Bound& b) {
  if (a.infinite != b.infinite) return a.infinite < b.infinite;
  return a.infinite == 0 && a.value < b.value;
}

Bound lower(const Span& a) { return {a.lo, a.open_lo ? -1 : 0}; }
Bound upper(const Span& a) { return {a.hi, a.open_hi ? 1 : 0}; }

}  // namespace

Span add(const Span& a, const Span& b) {
  Span result;
  if (flags_decide(a, b, result)) return result;
  result.open_lo = a.open_lo || b.open_lo;
  result.open_hi = a.open_hi || b.open_hi;
  if (!result.open_lo) result.lo = a.lo + b.lo;
  if (!result.open_hi) result.hi = a.hi + b.hi;
  return result;
}

Span subtract(const Span& a, const Span& b) {
  Span result;
  if (flags_decide(a, b, result)) return result;
  result.open_lo = a.open_lo || b.open_hi;
  result.open_hi = a.open_hi || b.open_lo;
  if (!result.open_lo) result.lo = a.lo - b.hi;
  if (!result.open_hi) result.hi = a.hi - b.lo;
  return result;
}

Span multiply(const Span& a, const Span& b) {
  Span result;
  if (flags_decide(a, b, result)) return result;
  const Bound products[] = {multiply_bounds(lower(a), lower(b)), multiply_bounds(lower(a), upper(b)),
                            multiply_bounds(upper(a), lower(b)), multiply_bounds(upper(a), upper(b))};
  for (const Bound& each : products) {
    if (each.infinite == 0 && each.value.overflowed()) {
      result.lo = result.hi = each.value;
      return result;
    }
  }
  const Bound* least = &products[0];
  const Bound* most = &products[0];
  for (const Bound& each : products) {
    if (below(each, *least)) least = &each;
    if (below(*most, each)) most = &each;
  }
  result.lo = least->value;
  result.hi = most->value;
  result.open_lo = least->infinite != 0;
  result.open_hi = most->infinite != 0;
  return result;
}

Span divide(const Span& a, const Span& b) {
  Span result;
  if (flags_decide(a, b, result)) return result;
  const bool above_zero = !b.open_lo && b.lo.sign() > 0;
  const bool below_zero = !b.open_hi && b.hi.sign() < 0;
  if (!above_zero && !below_zero) {
    result.open_lo = result.open_hi = true;
    return result;
  }
  Span inverse;  // of a span on one side of 0; an unbounded end becomes 0
  inverse.lo = b.open_hi ? Rational(0) : Rational(1) / b.hi;
  inverse.hi = b.open_lo ? Rational(0) : Rational(1) / b.lo;
  Span quotient = multiply(a, inverse);
  quotient.maybe_none = result.maybe_none;
  quotient.unstated = result.unstated;
  return quotient;
}

Span least(const Span& a, const Span& b) {
  Span result;
  if (flags_decide(a, b, result)) return result;
  result.open_lo = a.open_lo || b.open_lo;
  result.open_hi = a.open_hi && b.open_hi;
  if (!result.open_lo) result.lo = std::min(a.lo, b.lo);
  if (!result.open_hi) result.hi = a.open_hi ? b.hi : b.open_hi ? a.hi : std::min(a.hi, b.hi);
  return result;
}

Span greatest(const Span& a, const Span& b) {
  Span result;
  if (flags_decide(a, b, result)) return result;
  result.open_hi = a.open_hi || b.open_hi;
  result.open_lo = a.open_lo && b.open_lo;
  if (!result.open_hi) result.hi = std::max(a.hi, b.hi);
  if (!result.open_lo) result.lo = a.open_lo ? b.lo : b.open_lo ? a.lo : std::max(a.lo, b.lo);
  return result;
}

Span hull(const Span& a, const Span& b) {
  Span result;
  result.unstated = a.unstated || b.unstated;
  result.hole = a.hole || b.hole;
  if (a.none && b.none) {
    result.none = true;
    return result;
  }
  result.maybe_none = a.none || b.none || a.maybe_none || b.maybe_none;
  if (a.none || b.none) {
    const Span& one = a.none ? b : a;
    result.lo = one.lo;
    result.hi = one.hi;
    result.open_lo = one.open_lo;
    result.open_hi = one.open_hi;
    return result;
  }
  if (overflow_decides(a, b, result)) return result;
  result.open_lo = a.open_lo || b.open_lo;
  result.open_hi = a.open_hi || b.open_hi;
  if (!result.open_lo) result.lo = std::min(a.lo, b.lo);
  if (!result.open_hi) result.hi = std::max(a.hi, b.hi);
  return result;
}

Level compare(const Span& a, Comparison comparison, const Span& b) {
  if (a.none || b.none) return not_met;
  if (a.hole || b.hole) return pending;
  if (a.overflowed() || b.overflowed()) return anything;
  bool passes = false;  // the whole span passes
  bool fails = false;   // none of it does
  switch (comparison) {
    case Comparison::at_least:
      passes = !a.open_lo && !b.open_hi && a.lo >= b.hi;
      fails = !a.open_hi && !b.open_lo && a.hi < b.lo;
      break;
    case Comparison::at_most:
      passes = !a.open_hi && !b.open_lo && a.hi <= b.lo;
      fails = !a.open_lo && !b.open_hi && a.lo > b.hi;
      break;
    case Comparison::less_than:
      passes = !a.open_hi && !b.open_lo && a.hi < b.lo;
      fails = !a.open_lo && !b.open_hi && a.lo >= b.hi;
      break;
    case Comparison::more_than:
      passes = !a.open_lo && !b.open_hi && a.lo > b.hi;
      fails = !a.open_hi && !b.open_lo && a.hi <= b.lo;
      break;
    default: {
      const bool points = !a.open_lo && !a.open_hi && !b.open_lo && !b.open_hi && a.lo == a.hi && b.lo == b.hi;
      passes = points && a.lo == b.lo;
      fails = (!a.open_hi && !b.open_lo && a.hi < b.lo) || (!a.open_lo && !b.open_hi && a.lo > b.hi);
    }
  }
  Level level = passes ? met : fails ? not_met : anything;
  if (a.maybe_none || b.maybe_none) level.lo = 0;
  return level;
}

}  // namespace huiqi::evaluate
