// See operations.hpp and lane.hpp.
#include "lanes/operations.hpp"

#include "huiqi/date.hpp"

namespace huiqi::lanes {
namespace {

std::optional<std::int64_t> move_day(const Instruction& instruction, const std::vector<Period>& periods, Date day) {
  const auto days_of = [](std::optional<Date> moved) {
    return moved ? std::optional<std::int64_t>(moved->days()) : std::nullopt;
  };
  switch (instruction.code) {
    case Code::plus:
      return days_of(add(day, periods[instruction.period]));
    case Code::minus:
      return days_of(subtract(day, periods[instruction.period]));
    case Code::year_of:
      return day.year();
    case Code::day_after:
      return day.days() + std::int64_t{1};
    default:
      return days_of(next_day(day, static_cast<int>(instruction.low / 32), static_cast<int>(instruction.low % 32)));
  }
}

/// Brings a bound to a finer scale without a limit; open ends stay beyond every number.
Int128 wide(std::int64_t bound, std::int64_t factor) {
  constexpr Int128 far = Int128{1} << 126;
  return bound == open_low ? -far : bound == open_high ? far : Int128(bound) * factor;
}

}  // namespace

Lane moved(const Instruction& instruction, const std::vector<Period>& periods, const Lane& day) {
  if ((day.flags & (none | hole)) != 0) return day;
  const auto end = [&](std::int64_t bound, std::int64_t open) {
    if (bound == open) return open;
    const auto date = Date::from_days(bound);
    const auto result = date ? move_day(instruction, periods, *date) : std::nullopt;
    return result ? *result : open;
  };
  const std::int64_t lo = end(day.lo, open_low);
  return {lo, day.lo == day.hi && lo != open_low ? lo : end(day.hi, open_high), day.flags};
}

Lane first_day(const Instruction& instruction, const std::vector<Period>& periods, const Lane& bound) {
  Instruction move = instruction;
  move.code = static_cast<Code>(instruction.aux);
  std::int64_t low = instruction.low, high = instruction.high + 1;
  while (low < high) {
    const std::int64_t middle = low + (high - low) / 2;
    const std::int64_t reached = *move_day(move, periods, *Date::from_days(middle));
    if (instruction.flag ? reached > bound.lo : reached >= bound.lo)
      high = middle;
    else
      low = middle + 1;
  }
  return point(low);
}

std::pair<std::int64_t, std::int64_t> movable_days(const Instruction& instruction, const std::vector<Period>& periods) {
  std::int64_t low = Date::from_civil(1, 1, 1)->days(), high = Date::from_civil(9999, 12, 31)->days();
  const auto defined = [&](std::int64_t day) {
    return move_day(instruction, periods, *Date::from_days(day)).has_value();
  };
  const std::int64_t somewhere = Date::from_civil(5000, 1, 1)->days();
  const auto edge = [&](std::int64_t inside, std::int64_t outside) {  // the last defined day on the way
    if (defined(outside)) return outside;
    while (inside - outside > 1 || outside - inside > 1) {
      const std::int64_t middle = inside + (outside - inside) / 2;
      (defined(middle) ? inside : outside) = middle;
    }
    return inside;
  };
  if (!defined(somewhere)) return {1, 0};
  return {edge(somewhere, low), edge(somewhere, high)};
}

Bits compare_spans(const Lane& a, std::int64_t a_factor, Comparison comparison, const Lane& b, std::int64_t b_factor) {
  const Int128 a_lo = wide(a.lo, a_factor), a_hi = wide(a.hi, a_factor);
  const Int128 b_lo = wide(b.lo, b_factor), b_hi = wide(b.hi, b_factor);
  bool passes = false;  // all of it
  bool fails = false;   // all of it
  switch (comparison) {
    case Comparison::at_least:
      passes = a_lo >= b_hi;
      fails = a_hi < b_lo;
      break;
    case Comparison::at_most:
      passes = a_hi <= b_lo;
      fails = a_lo > b_hi;
      break;
    case Comparison::less_than:
      passes = a_hi < b_lo;
      fails = a_lo >= b_hi;
      break;
    case Comparison::more_than:
      passes = a_lo > b_hi;
      fails = a_hi <= b_lo;
      break;
    default:
      passes = a_lo == a_hi && b_lo == b_hi && a_lo == b_lo;
      fails = a_hi < b_lo || a_lo > b_hi;
  }
  const Bits plain = passes ? met : fails ? not_met : anything;
  return with_flags(plain, static_cast<unsigned>(a.flags | b.flags));
}

}  // namespace huiqi::lanes
