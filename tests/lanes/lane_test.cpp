// Lanes are spans at a fixed scale: every operation agrees with the one of evaluate/span.hpp.
#include "lanes/lane.hpp"

#include <vector>

#include "catch.hpp"
#include "evaluate/span.hpp"
#include "lanes/operations.hpp"
#include "random/dice.hpp"

namespace {

namespace lanes = huiqi::lanes;
using huiqi::Rational;
using huiqi::evaluate::Level;
using huiqi::evaluate::Span;
using lanes::Bits;
using lanes::Lane;

std::vector<Level> all_levels() {
  std::vector<Level> levels;
  for (std::uint8_t lo = 0; lo <= 2; ++lo) {
    for (std::uint8_t hi = lo; hi <= 2; ++hi) levels.push_back({lo, hi});
  }
  return levels;
}

Bits bits(Level level) { return lanes::bits_of(level.lo, level.hi); }

Lane some_lane(huiqi::random::Dice& dice) {
  Lane lane;
  lane.lo = dice.between(-6, 6);
  lane.hi = lane.lo + (dice.chance(50) ? 0 : dice.between(0, 6));
  if (dice.chance(15)) lane.lo = lanes::open_low;
  if (dice.chance(15)) lane.hi = lanes::open_high;
  if (dice.chance(10)) lane.flags |= lanes::maybe_none;
  if (dice.chance(10)) lane.flags |= lanes::unstated;
  if (dice.chance(5)) lane = {lanes::open_low, lanes::open_high, lanes::hole};
  if (dice.chance(5)) lane = lanes::nothing;
  return lane;
}

Span span_of(const Lane& lane, std::int64_t scale) {
  Span span;
  span.none = (lane.flags & lanes::none) != 0;
  span.maybe_none = (lane.flags & lanes::maybe_none) != 0;
  span.hole = (lane.flags & lanes::hole) != 0;
  span.unstated = (lane.flags & lanes::unstated) != 0;
  span.open_lo = lane.lo == lanes::open_low;
  span.open_hi = lane.hi == lanes::open_high;
  if (!span.open_lo) span.lo = Rational::of(lane.lo, scale);
  if (!span.open_hi) span.hi = Rational::of(lane.hi, scale);
  return span;
}

/// The same numbers and flags; bounds of what does not exist, and beyond open ends, are not meant.
bool same(const Lane& lane, std::int64_t scale, const Span& span) {
  const Span got = span_of(lane, scale);
  if (got.none != span.none || got.unstated != span.unstated) return false;
  if (span.none) return true;
  if (got.maybe_none != span.maybe_none || got.hole != span.hole) return false;
  if (got.open_lo != span.open_lo || got.open_hi != span.open_hi) return false;
  return (span.open_lo || got.lo == span.lo) && (span.open_hi || got.hi == span.hi);
}

}  // namespace

TEST_CASE("conditions in four bits are levels", "[lanes]") {
  for (const Level a : all_levels()) {
    CHECK(lanes::low_of(bits(a)) == a.lo);
    CHECK(lanes::high_of(bits(a)) == a.hi);
    CHECK(lanes::is_point(bits(a)) == a.is_point());
    CHECK(lanes::negate(bits(a)) == bits(negate(a)));
    for (const Level b : all_levels()) {
      CHECK((bits(a) & bits(b)) == bits(both(a, b)));
      CHECK((bits(a) | bits(b)) == bits(either(a, b)));
      CHECK(lanes::hull(bits(a), bits(b)) == bits(hull(a, b)));
    }
  }
}

TEST_CASE("arithmetic on lanes is arithmetic on spans", "[lanes]") {
  huiqi::random::Dice dice(7);
  for (int round = 0; round < 20000; ++round) {
    const Lane a = some_lane(dice), b = some_lane(dice);
    const Span x = span_of(a, 1), y = span_of(b, 1);
    lanes::Arithmetic arithmetic;
    INFO("[" << a.lo << ", " << a.hi << "] " << int(a.flags) << " and [" << b.lo << ", " << b.hi << "] "
             << int(b.flags));
    REQUIRE(same(arithmetic.add(a, b), 1, add(x, y)));
    REQUIRE(same(arithmetic.subtract(a, b), 1, subtract(x, y)));
    REQUIRE(same(arithmetic.multiply(a, b), 1, multiply(x, y)));
    REQUIRE(same(lanes::Arithmetic::least(a, b), 1, least(x, y)));
    REQUIRE(same(lanes::Arithmetic::greatest(a, b), 1, greatest(x, y)));
    REQUIRE(same(lanes::hull(a, b), 1, hull(x, y)));
    for (const auto comparison : {huiqi::Comparison::at_least, huiqi::Comparison::at_most, huiqi::Comparison::less_than,
                                  huiqi::Comparison::more_than, huiqi::Comparison::is}) {
      REQUIRE(lanes::compare(a, 3, comparison, b, 2) == bits(compare(span_of(a, 2), comparison, span_of(b, 3))));
    }
    const std::int64_t bound = dice.between(-6, 6);
    const Span point = Span::point(Rational(bound));
    REQUIRE(lanes::at_least(a, bound) == bits(compare(x, huiqi::Comparison::at_least, point)));
    REQUIRE(lanes::at_most(a, bound) == bits(compare(x, huiqi::Comparison::at_most, point)));
    REQUIRE_FALSE(arithmetic.beyond);
  }
}

TEST_CASE("what does not fit a lane is said, not wrapped", "[lanes]") {
  const Lane large = lanes::point(lanes::limit - 1);
  lanes::Arithmetic sum, product, difference;
  sum.add(large, lanes::point(1));
  product.multiply(large, lanes::point(2));
  difference.subtract(lanes::point(1 - lanes::limit), lanes::point(1));
  CHECK(sum.beyond);
  CHECK(product.beyond);
  CHECK(difference.beyond);
  lanes::Arithmetic fits;
  CHECK(fits.add(large, lanes::point(-1)).lo == lanes::limit - 2);
  CHECK_FALSE(fits.beyond);
}

TEST_CASE("a moved day compared with a day is the day compared with a bound", "[lanes]") {
  huiqi::random::Dice dice(11);
  const std::int64_t first = huiqi::Date::from_civil(1, 1, 1)->days(),
                     last = huiqi::Date::from_civil(9999, 12, 31)->days();
  std::size_t open = 0;
  for (int round = 0; round < 4000; ++round) {
    const std::vector<huiqi::Period> periods = {{dice.between(0, 30), dice.between(0, 30), dice.between(0, 40)}};
    lanes::Instruction move;
    move.code = dice.chance(50) ? lanes::Code::plus : lanes::Code::minus;
    const auto [low, high] = lanes::movable_days(move, periods);
    const std::int64_t bound = dice.between(15000, 25000);
    lanes::Instruction finding = move;
    finding.aux = static_cast<std::uint8_t>(move.code);
    finding.low = low;
    finding.high = high;
    Lane day = lanes::point(bound + dice.between(-25000, 25000));
    if (dice.chance(10))
      day = lanes::point(dice.chance(50) ? first + dice.between(0, 9000) : last - dice.between(0, 9000));
    if (dice.chance(20)) day.hi = dice.chance(50) ? lanes::open_high : day.hi + dice.between(0, 3000);
    const Lane moved = lanes::moved(move, periods, day);
    open += moved.bounded() ? 0 : 1;
    const Lane clipped = lanes::within_calendar(day, low, high);
    for (const auto comparison : {huiqi::Comparison::at_least, huiqi::Comparison::at_most, huiqi::Comparison::less_than,
                                  huiqi::Comparison::more_than}) {
      finding.flag = comparison == huiqi::Comparison::more_than || comparison == huiqi::Comparison::at_most;
      const std::int64_t edge = lanes::first_day(finding, periods, lanes::point(bound)).lo;
      const bool later = comparison == huiqi::Comparison::at_least || comparison == huiqi::Comparison::more_than;
      const Bits quick = later ? lanes::at_least(clipped, edge) : lanes::at_most(clipped, edge - 1);
      INFO("round " << round << ", day " << day.lo << " to " << day.hi << ", bound " << bound);
      REQUIRE(quick == lanes::compare(moved, 1, comparison, lanes::point(bound), 1));
    }
  }
  CHECK(open > 100);
}
