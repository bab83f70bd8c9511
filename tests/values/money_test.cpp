// Money is whole fen, and never wraps.
#include "huiqi/money.hpp"

#include <limits>

#include "catch.hpp"

using huiqi::Money;

namespace {
constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();
}  // namespace

TEST_CASE("money is written in yuan with two places", "[money]") {
  CHECK(Money().to_string() == "0.00");
  CHECK(Money::from_fen(500'000'000).to_string() == "5000000.00");
  CHECK(Money::from_fen(-5).to_string() == "-0.05");
  CHECK(Money::from_fen(-12'345).to_string() == "-123.45");
  CHECK(Money::from_fen(kMost).to_string() == "92233720368547758.07");
  CHECK(Money::from_fen(kLeast).to_string() == "-92233720368547758.08");
}

TEST_CASE("yuan become fen, or nothing where they do not fit", "[money]") {
  CHECK(Money::from_yuan(5)->fen() == 500);
  CHECK(Money::from_yuan(-5)->fen() == -500);
  CHECK(Money::from_yuan(kMost / 100)->fen() == kMost / 100 * 100);
  CHECK(!Money::from_yuan(kMost / 100 + 1));
  CHECK(!Money::from_yuan(kLeast / 100 - 1));
}

TEST_CASE("sums and differences of money never wrap", "[money]") {
  const Money most = Money::from_fen(kMost);
  const Money least = Money::from_fen(kLeast);
  const Money fen = Money::from_fen(1);
  CHECK(add(Money::from_fen(2), fen)->fen() == 3);
  CHECK(subtract(fen, Money::from_fen(2))->fen() == -1);
  CHECK(!add(most, fen));
  CHECK(!subtract(least, fen));
  CHECK(!subtract(Money(), least));
  CHECK(add(most, least)->fen() == -1);
  CHECK(least < most);
  CHECK(Money::from_fen(100) == *Money::from_yuan(1));
}
