// Money: whole fen in a checked integer.
// Source: DESIGN "Money is exact": overflow is reported and never wraps.
// Tests: tests/values/money_test.cpp
#include "huiqi/money.hpp"

#include <fmt/format.h>

namespace huiqi {

std::optional<Money> Money::from_yuan(std::int64_t yuan) {
  std::int64_t fen = 0;
  if (__builtin_mul_overflow(yuan, std::int64_t{100}, &fen)) return std::nullopt;
  return Money(fen);
}

std::string Money::to_string() const {
  const std::uint64_t bits = static_cast<std::uint64_t>(fen_);
  const std::uint64_t size = fen_ < 0 ? 0 - bits : bits;  // the least integer has no opposite among the signed ones
  return fmt::format("{}{}.{:02}", fen_ < 0 ? "-" : "", size / 100, size % 100);
}

std::optional<Money> add(Money a, Money b) {
  std::int64_t sum = 0;
  if (__builtin_add_overflow(a.fen(), b.fen(), &sum)) return std::nullopt;
  return Money::from_fen(sum);
}

std::optional<Money> subtract(Money a, Money b) {
  std::int64_t difference = 0;
  if (__builtin_sub_overflow(a.fen(), b.fen(), &difference)) return std::nullopt;
  return Money::from_fen(difference);
}

}  // namespace huiqi
