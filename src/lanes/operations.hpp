// What an instruction does to the values of one row: shared by a row alone (row.cpp) and rows in blocks (block.cpp).
#pragma once

#include <utility>
#include <vector>

#include "lanes/code.hpp"

namespace huiqi::lanes {

/// The branches that may be the ones taken, together. `open` is `unstated` where a `when` on the way is not certain.
template <class T, class At, class Value>
T chosen(const Instruction& made, const Ref* args, const T& otherwise, const At& at, Value&& value, unsigned& open) {
  T result = otherwise;
  bool any = false;
  const auto take = [&](const T& branch) {
    result = any ? hull(result, branch) : branch;
    any = true;
  };
  std::uint32_t i = 0;
  for (; i + 1 < made.arg_count; i += 2) {
    const Bits when = at.condition(args[made.first_arg + i]);
    if ((when & hi_met) == 0) continue;
    take(value(args[made.first_arg + i + 1]));
    if ((when & lo_met) != 0) return result;
    open = unstated;
  }
  take(i < made.arg_count ? value(args[made.first_arg + i]) : otherwise);
  return result;
}

/// A base, a cap or a number of times: what does not exist is worth nothing, what is unpublished could be anything from 0.
inline Lane at_least_zero(const Lane& a) {
  const auto kept = static_cast<std::uint8_t>(a.flags & unstated);
  if ((a.flags & none) != 0) return {0, 0, kept};
  const std::int64_t hi = (a.flags & hole) != 0 ? open_high : std::max<std::int64_t>(a.hi, 0);
  const std::int64_t lo = (a.flags & (hole | maybe_none)) != 0 ? 0 : std::max<std::int64_t>(a.lo, 0);
  return {lo, hi, kept};
}

/// The point r, [0, r] (`from_zero`), or [0, 1] where it is unpublished.
inline Lane rate(const Lane& a, std::int64_t one, bool from_zero) {
  if ((a.flags & hole) != 0) return {0, one, 0};
  Lane result = at_least_zero(a);
  if (from_zero) result.lo = 0;
  return result;
}

inline Bits in_range(const Lane& code, std::int64_t low, std::int64_t high) {
  if ((code.flags & none) != 0) return not_met;
  if (code.lo >= low && code.hi <= high) return (code.flags & maybe_none) != 0 ? anything : met;
  return code.hi < low || code.lo > high ? not_met : anything;
}

inline Bits exists(const Lane& value) {
  if ((value.flags & none) != 0) return not_met;
  if (value.is_point()) return met;
  return (value.flags & (maybe_none | unstated)) != 0 ? anything : met;
}

inline bool any_within(const Lane& span, const std::vector<int>& members) {
  for (const int member : members) {
    if (span.lo <= member && member <= span.hi) return true;
  }
  return false;
}

/// A listed word is met; of an open list, one listed elsewhere is not met, any other pending.
inline Bits listed(const Lane& word, const std::vector<int>& members, const std::vector<int>& elsewhere, bool open) {
  if ((word.flags & none) != 0) return not_met;
  if (word.lo == word.hi) {
    if (any_within(word, members)) return met;
    return !open || any_within(word, elsewhere) ? not_met : pending;
  }
  return open || any_within(word, members) ? anything : not_met;
}

/// A day moved by `plus`, `minus`, `year_of`, `day_after` or `next_day`, end by end.
Lane moved(const Instruction& instruction, const std::vector<Period>& periods, const Lane& day);

/// The first day that, moved, is not before a bound; one after `high` where there is none.
Lane first_day(const Instruction& instruction, const std::vector<Period>& periods, const Lane& bound);

/// The days that an instruction can move without leaving the calendar; (1, 0) where there are none.
std::pair<std::int64_t, std::int64_t> movable_days(const Instruction& instruction, const std::vector<Period>& periods);

/// A day whose move is compared with a bound: ends that move beyond the calendar are open.
inline Lane within_calendar(Lane day, std::int64_t low, std::int64_t high) {
  if (day.lo > high || day.lo < low) day.lo = open_low;
  if (day.hi > high || day.hi < low) day.hi = open_high;
  return day;
}

/// The number that an instruction makes of one row's operands. `at` gives them: `at.number(ref)`, `at.condition(ref)`. Not of folds.
template <class At>
Lane number_of(const Instruction& made, const Ref* args, const compile::Program& source, Arithmetic& arithmetic,
               const At& at) {
  const auto a = [&] { return arithmetic.scaled(at.number(made.a), made.a_factor); };
  const auto b = [&] { return arithmetic.scaled(at.number(made.b), made.b_factor); };
  switch (made.code) {
    case Code::scale:
      return a();
    case Code::add:
      return arithmetic.add(a(), b());
    case Code::subtract:
      return arithmetic.subtract(a(), b());
    case Code::multiply:
      return arithmetic.multiply(at.number(made.a), at.number(made.b));
    case Code::least:
      return Arithmetic::least(a(), b());
    case Code::greatest:
      return Arithmetic::greatest(a(), b());
    case Code::first_known:
      for (std::uint32_t i = 0; i + 1 < made.arg_count; ++i) {
        const Lane each = at.number(args[made.first_arg + i]);
        if ((each.flags & unstated) == 0) return each;
      }
      return at.number(args[made.first_arg + made.arg_count - 1]);
    case Code::choose_number: {
      unsigned open = 0;
      Lane result = chosen<Lane>(
          made, args, nothing, at, [&](Ref ref) { return at.number(ref); }, open);
      result.flags = static_cast<std::uint8_t>(result.flags | open);
      return result;
    }
    case Code::at_least_zero:
      return at_least_zero(at.number(made.a));
    case Code::rate:
      return rate(at.number(made.a), made.low, made.flag);
    case Code::first_day:
      return first_day(made, source.periods, at.number(made.a));
    default:
      return moved(made, source.periods, at.number(made.a));
  }
}

/// The condition that an instruction makes of one row's operands; also `at.set(ref)`. Not of folds.
template <class At>
Bits condition_of(const Instruction& made, const Ref* args, const compile::Program& source, const At& at) {
  unsigned result = met;
  switch (made.code) {
    case Code::at_least:
      return at_least(at.number(made.a), made.low);
    case Code::at_most:
      return at_most(at.number(made.a), made.low);
    case Code::at_least_day:
      return at_least(within_calendar(at.number(made.a), made.low, made.high), at.number(made.b).lo);
    case Code::at_most_day:
      return at_most(within_calendar(at.number(made.a), made.low, made.high), at.number(made.b).lo - 1);
    case Code::compare:
      return compare(at.number(made.a), made.a_factor, static_cast<Comparison>(made.aux), at.number(made.b),
                     made.b_factor);
    case Code::one_of:
    case Code::one_of_open:
      return listed(at.number(made.a), source.member_lists[made.members], source.member_lists[made.elsewhere],
                    made.code == Code::one_of_open);
    case Code::contains_any: {
      const Lane set = at.set(made.a);
      return (set.flags & unstated) != 0 ? anything : (set.lo & made.low) != 0 ? met : not_met;
    }
    case Code::in_range:
      return in_range(at.number(made.a), made.low, made.high);
    case Code::exists:
      return exists(at.number(made.a));
    case Code::all:
      for (std::uint32_t i = 0; i < made.arg_count; ++i) result &= at.condition(args[made.first_arg + i]);
      return static_cast<Bits>(result);
    case Code::any:
      result = not_met;
      for (std::uint32_t i = 0; i < made.arg_count; ++i) result |= at.condition(args[made.first_arg + i]);
      return static_cast<Bits>(result);
    case Code::not_:
      return negate(at.condition(made.a));
    case Code::at_least_of:  // end by end the n-th greatest
      result = 0;
      for (unsigned bit = 0; bit < 4; ++bit) {
        std::int64_t count = 0;
        for (std::uint32_t i = 0; i < made.arg_count; ++i) count += at.condition(args[made.first_arg + i]) >> bit & 1;
        if (count >= made.low) result |= 1u << bit;
      }
      return static_cast<Bits>(result);
    case Code::choose_condition: {
      unsigned open = 0;
      return chosen<Bits>(
          made, args, not_met, at, [&](Ref ref) { return at.condition(ref); }, open);
    }
    default:
      return in_principle(at.condition(made.a));
  }
}

}  // namespace huiqi::lanes
