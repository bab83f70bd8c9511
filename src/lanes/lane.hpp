// A span of whole numbers in 64 bits: what `evaluate/span.hpp` is, at a scale that is known before the program runs.
// A register's scale is its denominator: the lane holds numerators (15 % of 7 fen at 1/20: 21). What does not fit is not
// wrapped or rounded: the operation says so and the row is left to the exact machine.
// Meaning: docs/semantics.md "Spans". Tests: tests/lanes/, tests/random/ (against both other evaluators)
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>

#include "huiqi/report.hpp"
#include "values/rational.hpp"

namespace huiqi::lanes {

/// No bound on that side. Every other value lies within ±`limit`.
constexpr std::int64_t open_low = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t open_high = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t limit = std::int64_t{1} << 61;

enum Flag : std::uint8_t {
  none = 1,        ///< it is known not to exist (the bounds are then meaningless)
  maybe_none = 2,  ///< it may not exist
  hole = 4,        ///< it is unpublished: unbounded
  unstated = 8     ///< it rests on a fact that is not stated
};

struct Lane {
  std::int64_t lo = 0, hi = 0;
  std::uint8_t flags = 0;

  bool bounded() const { return lo != open_low && hi != open_high; }
  bool is_point() const { return (flags & (none | maybe_none | hole)) == 0 && lo == hi; }
};

constexpr Lane nothing{0, 0, none};
constexpr Lane unbounded{open_low, open_high, 0};
inline Lane point(std::int64_t value) { return {value, value, 0}; }

/// A condition in four bits: lo ≥ pending, lo = met, hi ≥ pending, hi = met. "All" is a bitwise and, "any" an or.
using Bits = std::uint8_t;
constexpr Bits not_met = 0b0000, pending = 0b0101, met = 0b1111, anything = 0b1100;
constexpr Bits lo_bits = 0b0011, hi_bits = 0b1100, hi_met = 0b1000, lo_met = 0b0010;

constexpr Bits bits_of(unsigned lo, unsigned hi) {
  return static_cast<Bits>((lo >= 1 ? 1u : 0u) | (lo == 2 ? 2u : 0u) | (hi >= 1 ? 4u : 0u) | (hi == 2 ? 8u : 0u));
}
constexpr unsigned low_of(Bits bits) { return (bits & 1u) + (bits >> 1 & 1u); }
constexpr unsigned high_of(Bits bits) { return (bits >> 2 & 1u) + (bits >> 3 & 1u); }
constexpr bool is_point(Bits bits) { return (bits & lo_bits) == bits >> 2; }
constexpr Bits negate(Bits bits) {
  const unsigned turned = ~static_cast<unsigned>(bits);  // lo ≥ 1 of the result is hi < 2, and so on
  return static_cast<Bits>((turned >> 3 & 1u) | (turned >> 1 & 2u) | (turned << 1 & 4u) | (turned << 3 & 8u));
}
constexpr Bits hull(Bits a, Bits b) { return static_cast<Bits>((a & b & lo_bits) | ((a | b) & hi_bits)); }
constexpr Bits in_principle(Bits bits) {
  if ((bits & hi_bits) == 0) return pending;
  return is_point(bits) ? bits : met;
}

/// Adds to `beyond` where a result does not fit.
class Arithmetic {
 public:
  bool beyond = false;

  /// Precondition: both within the limit.
  std::int64_t sum(std::int64_t a, std::int64_t b) { return fit(a + b, false); }
  std::int64_t times(std::int64_t a, std::int64_t b) {
    std::int64_t product = 0;
    const bool overflow = __builtin_mul_overflow(a, b, &product);
    return fit(product, overflow);
  }
  /// A bound at another scale; an open one stays open.
  std::int64_t scaled(std::int64_t bound, std::int64_t factor) {
    if (factor == 1 || bound == open_low || bound == open_high) return bound;
    return times(bound, factor);
  }
  Lane scaled(const Lane& a, std::int64_t factor) {
    return factor == 1 || (a.flags & none) != 0 ? a : Lane{scaled(a.lo, factor), scaled(a.hi, factor), a.flags};
  }

  Lane add(const Lane& a, const Lane& b) {
    Lane result;
    if (flags_decide(a, b, result)) return result;
    result.lo = a.lo == open_low || b.lo == open_low ? open_low : sum(a.lo, b.lo);
    result.hi = a.hi == open_high || b.hi == open_high ? open_high : sum(a.hi, b.hi);
    return result;
  }
  Lane subtract(const Lane& a, const Lane& b) {
    Lane result;
    if (flags_decide(a, b, result)) return result;
    result.lo = a.lo == open_low || b.hi == open_high ? open_low : sum(a.lo, -b.hi);
    result.hi = a.hi == open_high || b.lo == open_low ? open_high : sum(a.hi, -b.lo);
    return result;
  }
  Lane multiply(const Lane& a, const Lane& b) {
    Lane result;
    if (flags_decide(a, b, result)) return result;
    if (a.lo >= 0 && b.lo >= 0) {
      result.lo = product(a.lo, b.lo);
      result.hi = a.lo == a.hi && b.lo == b.hi ? result.lo : product(a.hi, b.hi);
      return result;
    }
    const std::int64_t products[] = {product(a.lo, b.lo), product(a.lo, b.hi), product(a.hi, b.lo),
                                     product(a.hi, b.hi)};
    result.lo = std::min(std::min(products[0], products[1]), std::min(products[2], products[3]));
    result.hi = std::max(std::max(products[0], products[1]), std::max(products[2], products[3]));
    if (result.lo == open_high) result.lo = open_low;  // an unbounded least or greatest is open on its own side
    if (result.hi == open_low) result.hi = open_high;
    return result;
  }
  static Lane least(const Lane& a, const Lane& b) {
    Lane result;
    if (flags_decide(a, b, result)) return result;
    result.lo = std::min(a.lo, b.lo);
    result.hi = std::min(a.hi, b.hi);
    return result;
  }
  static Lane greatest(const Lane& a, const Lane& b) {
    Lane result;
    if (flags_decide(a, b, result)) return result;
    result.lo = std::max(a.lo, b.lo);
    result.hi = std::max(a.hi, b.hi);
    return result;
  }

 private:
  std::int64_t fit(std::int64_t value, bool overflow) {
    if (!overflow && value > -limit && value < limit) return value;
    beyond = true;
    return 0;
  }
  /// 0 × unbounded is 0.
  std::int64_t product(std::int64_t a, std::int64_t b) {
    const bool open = a == open_low || a == open_high || b == open_low || b == open_high;
    if (!open) return times(a, b);
    const int sign = (a > 0 ? 1 : a < 0 ? -1 : 0) * (b > 0 ? 1 : b < 0 ? -1 : 0);
    return sign > 0 ? open_high : sign < 0 ? open_low : 0;
  }
  /// The flags of a result of two arguments; true where they already decide it.
  static bool flags_decide(const Lane& a, const Lane& b, Lane& result) {
    const unsigned flags = static_cast<unsigned>(a.flags | b.flags);
    if (flags == 0) return false;
    result.flags = static_cast<std::uint8_t>(flags);
    if ((flags & none) != 0) {
      result.flags = static_cast<std::uint8_t>(none | (flags & unstated));
      return true;
    }
    if ((flags & hole) == 0) return false;
    result.lo = open_low;
    result.hi = open_high;
    return true;
  }
};

/// Either of the two: the least lower, the greatest upper bound; none only if both are.
inline Lane hull(const Lane& a, const Lane& b) {
  const unsigned kept = static_cast<unsigned>(a.flags | b.flags) & (unstated | hole);
  if ((a.flags & b.flags & none) != 0) return {0, 0, static_cast<std::uint8_t>(none | kept)};
  const unsigned any_none = static_cast<unsigned>(a.flags | b.flags) & (none | maybe_none);
  const auto flags = static_cast<std::uint8_t>(kept | (any_none != 0 ? unsigned{maybe_none} : 0u));
  if ((a.flags & none) != 0) return {b.lo, b.hi, flags};
  if ((b.flags & none) != 0) return {a.lo, a.hi, flags};
  return {std::min(a.lo, b.lo), std::max(a.hi, b.hi), flags};
}

/// What flags say of a comparison whose bounds alone would give `plain`.
inline Bits with_flags(Bits plain, unsigned flags) {
  if ((flags & none) != 0) return not_met;
  if ((flags & hole) != 0) return pending;
  return (flags & maybe_none) != 0 ? static_cast<Bits>(plain & hi_bits) : plain;
}

inline Bits at_least(const Lane& a, std::int64_t bound) {
  const Bits plain =
      static_cast<Bits>((a.lo >= bound ? unsigned{lo_bits} : 0u) | (a.hi >= bound ? unsigned{hi_bits} : 0u));
  return a.flags == 0 ? plain : with_flags(plain, a.flags);
}

inline Bits at_most(const Lane& a, std::int64_t bound) {
  const Bits plain =
      static_cast<Bits>((a.hi <= bound ? unsigned{lo_bits} : 0u) | (a.lo <= bound ? unsigned{hi_bits} : 0u));
  return a.flags == 0 ? plain : with_flags(plain, a.flags);
}

/// Two numbers at scales whose common one is `a_factor` times finer than a's, and `b_factor` times finer than b's.
Bits compare_spans(const Lane& a, std::int64_t a_factor, Comparison comparison, const Lane& b, std::int64_t b_factor);
inline Bits compare(const Lane& a, std::int64_t a_factor, Comparison comparison, const Lane& b, std::int64_t b_factor) {
  if ((a.flags | b.flags) != 0 || a.lo != a.hi || b.lo != b.hi)
    return compare_spans(a, a_factor, comparison, b, b_factor);
  const Int128 x = Int128(a.lo) * a_factor, y = Int128(b.lo) * b_factor;
  switch (comparison) {
    case Comparison::at_least:
      return x >= y ? met : not_met;
    case Comparison::at_most:
      return x <= y ? met : not_met;
    case Comparison::less_than:
      return x < y ? met : not_met;
    case Comparison::more_than:
      return x > y ? met : not_met;
    default:
      return x == y ? met : not_met;
  }
}

}  // namespace huiqi::lanes
