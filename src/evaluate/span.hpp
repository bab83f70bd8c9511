// Spans: what a number or a condition could be. Meaning: docs/semantics.md "Spans".
// Tests: tests/random/agree_test.cpp, and the naive evaluator's own spans.
#pragma once

#include <algorithm>
#include <cstdint>

#include "huiqi/report.hpp"
#include "values/rational.hpp"

namespace huiqi::evaluate {

/// not met 0 < pending 1 < met 2.
struct Level {
  std::uint8_t lo = 0;
  std::uint8_t hi = 2;

  bool is_point() const { return lo == hi; }
  friend bool operator==(const Level&, const Level&) = default;
};
constexpr Level not_met{0, 0}, pending{1, 1}, met{2, 2}, anything{0, 2};

/// The numbers a value could be. `open_lo`, `open_hi`: no bound on that side (the bound is then meaningless).
struct Span {
  Rational lo, hi;
  bool open_lo = false, open_hi = false;
  bool none = false;        ///< it is known not to exist
  bool maybe_none = false;  ///< it may not exist
  bool hole = false;        ///< it is unpublished
  bool unstated = false;    ///< it rests on a fact that the profile does not state

  static Span point(const Rational& value) {
    Span span;
    span.lo = span.hi = value;
    return span;
  }
  static Span nothing() {
    Span span;
    span.none = true;
    return span;
  }
  static Span unbounded() {
    Span span;
    span.open_lo = span.open_hi = true;
    return span;
  }
  bool is_point() const { return !none && !maybe_none && !hole && !open_lo && !open_hi && !overflowed() && lo == hi; }
  bool overflowed() const { return lo.overflowed() || hi.overflowed(); }
};

Span add(const Span& a, const Span& b);
Span subtract(const Span& a, const Span& b);
Span multiply(const Span& a, const Span& b);
Span divide(const Span& a, const Span& b);
Span least(const Span& a, const Span& b);
Span greatest(const Span& a, const Span& b);
/// Either of the two: the least lower, the greatest upper bound; none only if both are.
Span hull(const Span& a, const Span& b);
Level compare(const Span& a, Comparison comparison, const Span& b);

inline Level both(Level a, Level b) { return {std::min(a.lo, b.lo), std::min(a.hi, b.hi)}; }
inline Level either(Level a, Level b) { return {std::max(a.lo, b.lo), std::max(a.hi, b.hi)}; }
inline Level negate(Level a) { return {static_cast<std::uint8_t>(2 - a.hi), static_cast<std::uint8_t>(2 - a.lo)}; }
inline Level hull(Level a, Level b) { return {std::min(a.lo, b.lo), std::max(a.hi, b.hi)}; }

}  // namespace huiqi::evaluate
