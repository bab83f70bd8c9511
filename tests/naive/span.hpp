// What a value or a condition can be where facts are unknown: the spans of docs/semantics.md, part of the naive evaluator
// (naive.hpp). Written for clarity alone; every function quotes the sentence that it implements.
#pragma once

#include <optional>
#include <vector>

#include "values/rational.hpp"

namespace huiqi::naive {

/// A number, or what is beyond every number: -1 below all of them, 1 above.
struct End {
  int beyond = 0;
  Rational number;
};

bool operator<(const End& a, const End& b);
inline bool operator<=(const End& a, const End& b) { return !(b < a); }
bool operator==(const End& a, const End& b);
End operator+(const End& a, const End& b);
End operator-(const End& a);
/// "0 × unbounded is 0".
End operator*(const End& a, const End& b);
/// Throws std::overflow_error where the number is beyond the exact range.
End end(const Rational& number);
inline const End below_all{-1, {}};
inline const End above_all{1, {}};

/// "A number … is a span `[lo, hi]` of exact rationals, either end possibly unbounded, with three flags: `none` (it is
/// known not to exist), `maybe_none` (it may not exist), `hole` (it is unpublished)."
struct Span {
  End lo, hi;
  bool none = false, maybe_none = false, hole = false;

  bool is_point() const { return !none && !maybe_none && !hole && lo.beyond == 0 && lo == hi; }
};

Span point(const Rational& number);
Span between(const End& lo, const End& hi);
Span unbounded();
Span nothing();      ///< none
Span unpublished();  ///< a hole

Span sum(const std::vector<Span>& terms);
Span difference(const Span& a, const Span& b);
Span product(const std::vector<Span>& factors);
Span quotient(const Span& a, const Span& b);
Span least(const std::vector<Span>& values);
Span greatest(const std::vector<Span>& values);
/// "The result is the hull of those that contribute."
Span hull(const std::vector<Span>& values);

/// "A condition is *not met* (0) < *pending* (1) < *met* (2); its value is a span `[lo, hi]` of these."
struct Truth {
  int lo = 0;
  int hi = 0;

  bool is_point() const { return lo == hi; }
  friend bool operator==(const Truth&, const Truth&) = default;
};

inline constexpr Truth not_met{0, 0}, pending{1, 1}, met{2, 2}, unknown{0, 2};

Truth all(const std::vector<Truth>& conditions);
Truth any(const std::vector<Truth>& conditions);
Truth negated(const Truth& condition);
Truth at_least_of(int n, std::vector<Truth> conditions);
Truth in_principle(const Truth& condition);
Truth hull(const std::vector<Truth>& conditions);

/// What a test says of a value: `certainly` where the whole span passes, `never` where none of it does; around it what
/// holds for all tests of values.
Truth tested(const std::vector<Span>& values, bool certainly, bool never);

Truth at_least(const Span& a, const Span& b);
Truth less_than(const Span& a, const Span& b);
Truth same(const Span& a, const Span& b);

}  // namespace huiqi::naive
