// Money: whole fen in a checked integer.
// Tests: tests/values/money_test.cpp
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

namespace huiqi {

/// An amount of renminbi in whole fen (1 yuan = 100 fen). A value type of eight bytes; arithmetic never wraps.
class Money {
 public:
  Money() = default;
  static Money from_fen(std::int64_t fen) { return Money(fen); }
  /// Nothing on overflow.
  static std::optional<Money> from_yuan(std::int64_t yuan);

  std::int64_t fen() const { return fen_; }
  /// In yuan with two places: "5000000.00", "-0.05".
  std::string to_string() const;

  friend auto operator<=>(const Money&, const Money&) = default;

 private:
  explicit Money(std::int64_t fen) : fen_(fen) {}
  std::int64_t fen_ = 0;
};

/// Nothing on overflow.
std::optional<Money> add(Money a, Money b);
std::optional<Money> subtract(Money a, Money b);

}  // namespace huiqi
