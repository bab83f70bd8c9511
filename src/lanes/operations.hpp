// What an instruction does to the values of one row: shared by a row alone (row.cpp) and rows in blocks (block.cpp).
#pragma once

#include <vector>

#include "lanes/code.hpp"

namespace huiqi::lanes {

/// Any of several branches.
template <class T>
class Chosen {
 public:
  explicit Chosen(const T& otherwise) : result_(otherwise) {}
  void take(const T& value) {
    result_ = any_ ? hull(result_, value) : value;
    any_ = true;
  }
  const T& result() const { return result_; }

 private:
  T result_;
  bool any_ = false;
};

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

}  // namespace huiqi::lanes
