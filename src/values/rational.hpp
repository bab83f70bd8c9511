// Exact rational numbers: everything between the digits in a file and the digits in an answer.
// Source: DESIGN "Money is exact": no floating point, overflow is an error and never wraps. Comparison of a/b with c/d is
// exact for all values (cross-multiplication, or the continued-fraction walk where that would overflow).
// Tests: tests/values/rational_test.cpp (exhaustive small cases, properties)
#pragma once

#include <cassert>
#include <compare>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace huiqi {

__extension__ typedef __int128 Int128;
__extension__ typedef unsigned __int128 UInt128;

/// A quotient of two 128-bit integers, the denominator positive. Not always in lowest terms; equality is by value.
/// An operation whose terms overflow even when its operands are in lowest terms, or that divides by zero, gives an
/// `overflowed()` number, which stays so through every further operation; comparing one is a broken precondition.
class Rational {
 public:
  constexpr Rational() = default;                                ///< zero
  constexpr Rational(std::int64_t whole) : numerator_(whole) {}  // NOLINT: whole numbers are rationals
  template <std::floating_point T>
  Rational(T) = delete;  ///< no floating point; see `parse_decimal`
  template <std::same_as<Int128> T>
  Rational(T) = delete;  ///< would cut digits silently; see `of`
  /// A denominator of 0, or a quotient that does not fit in lowest terms, gives an overflowed number.
  static Rational of(Int128 numerator, Int128 denominator);
  /// A decimal as JSON writes it: "-12.50", "1e-3", "0.2". Nothing if malformed, more than 30 significant digits (zeros
  /// at either end do not count), an exponent beyond 30 either way, or a value that does not fit.
  static std::optional<Rational> parse_decimal(std::string_view text);

  bool overflowed() const { return denominator_ == 0; }
  bool is_zero() const { return numerator_ == 0 && denominator_ != 0; }
  bool is_whole() const;
  int sign() const { return numerator_ > 0 ? 1 : numerator_ < 0 ? -1 : 0; }
  Int128 numerator() const { return numerator_; }
  Int128 denominator() const { return denominator_; }
  Rational lowest_terms() const;

  /// The greatest whole number not above this; nothing where it does not fit 64 bits.
  std::optional<std::int64_t> floor() const;
  std::optional<std::int64_t> ceil() const;
  /// To the nearest whole number, halves away from zero.
  std::optional<std::int64_t> round_half_up() const;

  /// In decimal, exact where at most `places` places suffice ("12.5"; trailing zeros dropped), otherwise cut towards zero
  /// after `places` and marked with a leading "≈". An overflowed number is "overflow".
  std::string to_decimal(int places) const;
  /// "numerator/denominator" in lowest terms, or the whole number.
  std::string to_fraction() const;

  friend Rational operator+(const Rational& a, const Rational& b) {
    Int128 sum = 0;
    if (a.denominator_ == b.denominator_ && !__builtin_add_overflow(a.numerator_, b.numerator_, &sum)) {
      return Rational(sum, a.denominator_);
    }
    return sum_of_unlike(a, b, false);
  }
  friend Rational operator-(const Rational& a, const Rational& b) {
    Int128 difference = 0;
    if (a.denominator_ == b.denominator_ && !__builtin_sub_overflow(a.numerator_, b.numerator_, &difference)) {
      return Rational(difference, a.denominator_);
    }
    return sum_of_unlike(a, b, true);
  }
  friend Rational operator*(const Rational& a, const Rational& b) {
    Int128 product = 0;
    if (a.denominator_ == 1 && b.denominator_ == 1 && !__builtin_mul_overflow(a.numerator_, b.numerator_, &product)) {
      return Rational(product, 1);
    }
    return product_of_fractions(a, b);
  }
  friend Rational operator/(const Rational& a, const Rational& b);  ///< by zero: overflowed
  friend Rational operator-(const Rational& a);
  friend std::strong_ordering operator<=>(const Rational& a, const Rational& b) {
    assert(!a.overflowed() && !b.overflowed());
    if (a.denominator_ == b.denominator_) return a.numerator_ <=> b.numerator_;
    return order_of_unlike(a, b);
  }
  friend bool operator==(const Rational& a, const Rational& b) { return (a <=> b) == 0; }

 private:
  constexpr Rational(Int128 numerator, Int128 denominator) : numerator_(numerator), denominator_(denominator) {}

  // An overflowed number is 0/0: the plain formulas carry it through sums, differences and products by themselves.
  static constexpr Rational overflow() { return Rational(0, 0); }
  static Rational of_magnitudes(bool negative, UInt128 numerator, UInt128 denominator);
  static Rational product_of_magnitudes(bool negative, UInt128 a, UInt128 b, UInt128 c, UInt128 d);
  static Rational sum_of_unlike(const Rational& a, const Rational& b, bool subtract);
  static Rational product_of_fractions(const Rational& a, const Rational& b);
  static std::strong_ordering order_of_unlike(const Rational& a, const Rational& b);

  Int128 numerator_ = 0;
  Int128 denominator_ = 1;
};

std::string to_string(Int128 whole);

}  // namespace huiqi
