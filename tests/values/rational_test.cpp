// Exact rationals: small cases exhaustively against plain integers, large ones against 256-bit products, and the edges
// of 128 bits.
#include "values/rational.hpp"

#include <cstdint>
#include <limits>
#include <random>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "catch.hpp"

using huiqi::Int128;
using huiqi::Rational;
using huiqi::UInt128;

namespace {

constexpr Int128 kMost = static_cast<Int128>(~UInt128{0} >> 1);
constexpr Int128 kLeast = -kMost - 1;

Rational fraction(Int128 numerator, Int128 denominator) { return Rational::of(numerator, denominator); }

std::string decimal_or_none(std::string_view text) {
  const std::optional<Rational> value = Rational::parse_decimal(text);
  return value ? value->to_fraction() : "none";
}

/// The naive product of two 128-bit magnitudes, high half first.
std::pair<UInt128, UInt128> wide_product(UInt128 a, UInt128 b) {
  const UInt128 mask = UINT64_MAX;
  const UInt128 low = (a & mask) * (b & mask);
  const UInt128 cross1 = (a >> 64) * (b & mask);
  const UInt128 cross2 = (a & mask) * (b >> 64);
  const UInt128 middle = (low >> 64) + (cross1 & mask) + (cross2 & mask);
  const UInt128 high = (a >> 64) * (b >> 64) + (cross1 >> 64) + (cross2 >> 64) + (middle >> 64);
  return {high, (middle << 64) | (low & mask)};
}

/// A positive number whose size is spread evenly over its number of bits.
Int128 any_positive(std::mt19937_64& random, unsigned bits) {
  const UInt128 word = (UInt128{random()} << 64) | random();
  const unsigned keep = 1 + static_cast<unsigned>(random() % bits);
  return static_cast<Int128>((word >> (128 - keep)) | 1);
}

struct Small {
  int top;
  int bottom;
};

std::vector<Small> small_rationals(int size) {
  std::vector<Small> all;
  for (int top = -size; top <= size; ++top) {
    for (int bottom = -size; bottom <= size; ++bottom) {
      if (bottom != 0) all.push_back({top, bottom});
    }
  }
  return all;
}

/// Whether `value` is top/bottom, by plain cross multiplication of what it holds.
bool is(const Rational& value, int top, int bottom) {
  return value.denominator() > 0 && value.numerator() * bottom == value.denominator() * top;
}

}  // namespace

TEST_CASE("all pairs of small rationals agree with plain integers", "[rational]") {
  int wrong = 0;
  for (const Small& a : small_rationals(9)) {
    const Rational x = fraction(a.top, a.bottom);
    for (const Small& b : small_rationals(9)) {
      const Rational y = fraction(b.top, b.bottom);
      const int sign = a.bottom * b.bottom > 0 ? 1 : -1;
      const int cross = sign * (a.top * b.bottom - b.top * a.bottom);
      if ((x <=> y) != (cross <=> 0) || (x == y) != (cross == 0)) ++wrong;
      if (!is(x + y, a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom)) ++wrong;
      if (!is(x - y, a.top * b.bottom - b.top * a.bottom, a.bottom * b.bottom)) ++wrong;
      if (!is(x * y, a.top * b.top, a.bottom * b.bottom)) ++wrong;
      if (b.top == 0 ? !(x / y).overflowed() : !is(x / y, a.top * b.bottom, a.bottom * b.top)) ++wrong;
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("the whole numbers around a small rational", "[rational]") {
  int wrong = 0;
  for (const Small& a : small_rationals(24)) {
    const Rational x = fraction(a.top, a.bottom);
    const std::int64_t floor = *x.floor();
    const std::int64_t ceil = *x.ceil();
    const std::int64_t nearest = *x.round_half_up();
    if (!(Rational(floor) <= x && x < Rational(floor + 1))) ++wrong;
    if (!(Rational(ceil) >= x && x > Rational(ceil - 1))) ++wrong;
    if (x.is_whole() != (floor == ceil)) ++wrong;
    const Rational from_zero = x.sign() < 0 ? -x : x;
    if (nearest * x.sign() != *(from_zero + fraction(1, 2)).floor() && x.sign() != 0) ++wrong;
    if (-(-x) != x || (x.sign() > 0) != (x > 0) || x.is_zero() != (a.top == 0)) ++wrong;
  }
  CHECK(wrong == 0);
  CHECK(fraction(5, 2).round_half_up() == 3);
  CHECK(fraction(-5, 2).round_half_up() == -3);
  CHECK(fraction(249, 100).round_half_up() == 2);
}

TEST_CASE("a ratio of exactly 2 % is equal to 2 %", "[rational]") {
  const Rational two_percent = *Rational::parse_decimal("0.02");
  int wrong = 0;
  for (std::int64_t rd = 1; rd <= 200'000; ++rd) {
    const std::int64_t revenue = rd * 50;  // rd * 100 == revenue * 2
    if (Rational(rd) / revenue != two_percent) ++wrong;
    if (Rational(rd) != Rational(revenue) * two_percent) ++wrong;
    if (!(Rational(rd) / (revenue + 1) < two_percent) || !(Rational(rd) / (revenue - 1) > two_percent)) ++wrong;
  }
  for (std::int64_t revenue = 1; revenue <= 400; ++revenue) {
    for (std::int64_t rd = 0; rd <= 20; ++rd) {
      if ((Rational(rd) / revenue <=> two_percent) != (rd * 100 <=> revenue * 2)) ++wrong;
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("comparison is exact where cross products overflow", "[rational]") {
  std::mt19937_64 random(20260520);
  int wrong = 0;
  for (int round = 0; round < 200'000; ++round) {
    const Int128 a = any_positive(random, 127);
    const Int128 b = any_positive(random, 127);
    const bool near = round % 2 == 0;  // neighbours of a/b, where only the last step of the walk decides
    const Int128 c = near && a < kMost ? a + static_cast<Int128>(random() % 2) : any_positive(random, 127);
    const Int128 d = near && b < kMost ? b + static_cast<Int128>(random() % 2) : any_positive(random, 127);
    const auto left = wide_product(static_cast<UInt128>(a), static_cast<UInt128>(d));
    const auto right = wide_product(static_cast<UInt128>(c), static_cast<UInt128>(b));
    const std::strong_ordering expected = left <=> right;
    if ((fraction(a, b) <=> fraction(c, d)) != expected) ++wrong;
    if ((fraction(-c, d) <=> fraction(-a, b)) != expected) ++wrong;
    if (!(fraction(-a, b) < fraction(c, d))) ++wrong;
  }
  CHECK(wrong == 0);
  CHECK(fraction(kMost, kMost - 1) < fraction(kMost - 1, kMost - 2));
  CHECK(fraction(kLeast, 1) < fraction(kLeast + 1, 1));
  CHECK(fraction(kLeast, 3) < fraction(kMost, kMost - 1));
}

TEST_CASE("laws of arithmetic hold, and reducing changes no value", "[rational]") {
  std::mt19937_64 random(7);
  int wrong = 0;
  for (int round = 0; round < 50'000; ++round) {
    const Rational a = fraction(any_positive(random, 34) - any_positive(random, 34), any_positive(random, 28));
    const Rational b = fraction(any_positive(random, 34) - any_positive(random, 34), any_positive(random, 28));
    const Rational c = fraction(any_positive(random, 30), any_positive(random, 28));
    if (a + b != b + a || a - b != -(b - a) || a * b != b * a) ++wrong;
    if ((a + b) + c != a + (b + c) || (a + b) * c != a * c + b * c || a / c * c != a) ++wrong;
    if (a.lowest_terms() != a || (a - a) != 0) ++wrong;
  }
  CHECK(wrong == 0);
}

TEST_CASE("operands are brought to lowest terms before an operation gives up", "[rational]") {
  const Int128 large = Int128{1} << 100;
  const Rational half = fraction(large, 2 * large);
  const Rational third = fraction(large, 3 * large);
  CHECK((half + third).to_fraction() == "5/6");
  CHECK((half - third).to_fraction() == "1/6");
  CHECK((half * third).to_fraction() == "1/6");
  CHECK((half / third).to_fraction() == "3/2");
  CHECK((fraction(large, 3) * fraction(3, large)).to_fraction() == "1");
  CHECK((fraction(large, 3) / fraction(large, 3)).to_fraction() == "1");
  CHECK((fraction(-large, 7) / fraction(large, 3)).to_fraction() == "-3/7");
  CHECK((fraction(1, large) + fraction(3, 2 * large)).to_fraction() ==
        huiqi::to_string(5) + "/" + huiqi::to_string(2 * large));
}

TEST_CASE("a long chain of products stays exact", "[rational]") {
  Rational product = 1;
  for (int i = 1; i <= 300; ++i) product = product * fraction(i + 1, i);
  CHECK(product == 301);
}

TEST_CASE("overflow never wraps, and stays", "[rational]") {
  const Rational most = fraction(kMost, 1);
  const Rational least = fraction(kLeast, 1);
  const std::vector<Rational> lost = {most + 1,
                                      least - 1,
                                      -least,
                                      most * 2,
                                      least * -1,
                                      most / fraction(1, 2),
                                      fraction(1, kMost) / 2,
                                      fraction(1, kMost) + fraction(1, kMost - 1),
                                      fraction(1, 0),
                                      fraction(0, 0),
                                      fraction(1, kLeast),
                                      Rational(1) / 0};
  for (const Rational& each : lost) {
    CHECK(each.overflowed());
    for (const Rational& other : {Rational(0), Rational(-3), fraction(2, 7), most, each}) {
      CHECK((each + other).overflowed());
      CHECK((other + each).overflowed());
      CHECK((each - other).overflowed());
      CHECK((other - each).overflowed());
      CHECK((each * other).overflowed());
      CHECK((other * each).overflowed());
      CHECK((each / other).overflowed());
      CHECK((other / each).overflowed());
    }
    CHECK((-each).overflowed());
    CHECK(each.lowest_terms().overflowed());
    CHECK(!each.floor());
    CHECK(!each.ceil());
    CHECK(!each.round_half_up());
    CHECK(!each.is_whole());
    CHECK(!each.is_zero());
    CHECK(each.sign() == 0);
    CHECK(each.to_decimal(2) == "overflow");
    CHECK(each.to_fraction() == "overflow");
  }
}

TEST_CASE("the edges of 128 bits are numbers", "[rational]") {
  CHECK(fraction(kLeast, 1).to_fraction() == "-170141183460469231731687303715884105728");
  CHECK(fraction(kMost, 1).to_decimal(2) == "170141183460469231731687303715884105727");
  CHECK(fraction(kLeast, kLeast) == 1);
  CHECK(fraction(kLeast, -2).to_fraction() == huiqi::to_string(Int128{1} << 126));
  CHECK((-fraction(kLeast, 2)).to_fraction() == huiqi::to_string(Int128{1} << 126));
  CHECK((fraction(kLeast, 1) + fraction(kMost, 1)) == -1);
  CHECK((fraction(kLeast, 1) / fraction(kLeast, 3)) == 3);
  CHECK(fraction(kMost, kMost - 1).to_decimal(3) == "≈1.000");
  CHECK(!fraction(kMost, 1).floor());
  CHECK(Rational(std::numeric_limits<std::int64_t>::min()).floor() == std::numeric_limits<std::int64_t>::min());
  CHECK(!(Rational(std::numeric_limits<std::int64_t>::max()) + fraction(1, 2)).ceil());
}

TEST_CASE("decimals as JSON writes them", "[rational]") {
  CHECK(decimal_or_none("0") == "0");
  CHECK(decimal_or_none("-0.0") == "0");
  CHECK(decimal_or_none("-12.50") == "-25/2");
  CHECK(decimal_or_none("1e-3") == "1/1000");
  CHECK(decimal_or_none("1.4E+8") == "140000000");
  CHECK(decimal_or_none("0.2") == "1/5");
  CHECK(decimal_or_none("123456789012345678901234567890") == "123456789012345678901234567890");
  CHECK(decimal_or_none("1" + std::string(30, '0')) == "1" + std::string(30, '0'));
  CHECK(decimal_or_none("2.000000000000000000000000000000000000000000") == "2");
  CHECK(decimal_or_none("1e30") == "1" + std::string(30, '0'));
  CHECK(Rational::parse_decimal("1.500")->denominator() == 10);

  for (const char* text : {"",
                           "-",
                           "+1",
                           "01",
                           "-01",
                           ".5",
                           "5.",
                           "1e",
                           "1e+",
                           "1.e3",
                           "0x10",
                           "1 ",
                           " 1",
                           "1,000",
                           "NaN",
                           "Infinity",
                           "1.2.3",
                           "--1",
                           "5%",
                           "１",
                           "1e31",
                           "1e-31",
                           "1e99999999999999999999",
                           "1234567890123456789012345678901",
                           "1.234567890123456789012345678901"}) {
    INFO(text);
    CHECK(decimal_or_none(text) == "none");
  }
  CHECK(decimal_or_none("1" + std::string(40, '0')) == "none");
  CHECK(decimal_or_none("123456789012345678901234567890e30") == "none");
  CHECK(decimal_or_none("0." + std::string(40, '0') + "1") == "none");
}

TEST_CASE("a decimal written and read again is the same", "[rational]") {
  std::mt19937_64 random(1);
  int wrong = 0;
  for (int round = 0; round < 20'000; ++round) {
    const Rational value = fraction(any_positive(random, 90) - any_positive(random, 60), 1'000'000'000);
    const std::optional<Rational> again = Rational::parse_decimal(value.to_decimal(9));
    if (!again || *again != value) ++wrong;
  }
  CHECK(wrong == 0);
}

TEST_CASE("to_decimal is exact, or cut and marked", "[rational]") {
  CHECK(fraction(25, 2).to_decimal(4) == "12.5");
  CHECK(fraction(25, 2).to_decimal(1) == "12.5");
  CHECK(fraction(25, 2).to_decimal(0) == "≈12");
  CHECK(fraction(2, 3).to_decimal(4) == "≈0.6666");
  CHECK(fraction(-2, 3).to_decimal(4) == "≈-0.6666");
  CHECK(fraction(-1, 1000).to_decimal(2) == "≈-0.00");
  CHECK(fraction(1, 10'000).to_decimal(4) == "0.0001");
  CHECK(fraction(10, 5).to_decimal(0) == "2");
  CHECK(fraction(100, 8).to_fraction() == "25/2");
  CHECK(fraction(100, -8).to_fraction() == "-25/2");
}

TEST_CASE("nothing but whole numbers becomes a rational silently", "[rational]") {
  STATIC_REQUIRE(std::is_convertible_v<int, Rational>);
  STATIC_REQUIRE(!std::is_constructible_v<Rational, double>);
  STATIC_REQUIRE(!std::is_constructible_v<Rational, float>);
  STATIC_REQUIRE(!std::is_constructible_v<Rational, Int128>);
}
