// A fold over items, gathered one by one. "In" is certain, "possible" is not out. Meaning: docs/semantics.md "Folds".
#pragma once

#include "lanes/lane.hpp"
#include "language/rule_set.hpp"

namespace huiqi::lanes {

class Gathering {
 public:
  explicit Gathering(language::Fold kind) : kind_(kind) {}

  void take(Bits where, const Lane& value, Arithmetic& arithmetic) {
    if ((where & hi_bits) == 0) return;
    const bool counts = kind_ == language::Fold::count;
    if (!counts && (value.flags & none) != 0) return;
    const bool certain = (where & lo_met) != 0 && (counts || (value.flags & maybe_none) == 0);
    ++possible_;
    in_ += certain ? 1 : 0;
    flags_ |= (value.flags & (unstated | hole)) | (certain ? 0u : unsigned{unstated});
    if (kind_ == language::Fold::sum) {
      if (value.lo == open_low || lane_.lo == open_low)
        lane_.lo = open_low;
      else if (certain || value.lo < 0)
        lane_.lo = arithmetic.sum(lane_.lo, value.lo);
      if (value.hi == open_high || lane_.hi == open_high)
        lane_.hi = open_high;
      else if (certain || value.hi > 0)
        lane_.hi = arithmetic.sum(lane_.hi, value.hi);
    } else if (kind_ == language::Fold::least || kind_ == language::Fold::earliest) {
      const std::int64_t hi = certain ? value.hi : open_high;
      lane_.lo = possible_ == 1 ? value.lo : std::min(lane_.lo, value.lo);
      lane_.hi = possible_ == 1 ? hi : std::min(lane_.hi, hi);
    } else if (!counts) {
      const std::int64_t lo = certain ? value.lo : open_low;
      lane_.hi = possible_ == 1 ? value.hi : std::max(lane_.hi, value.hi);
      lane_.lo = possible_ == 1 ? lo : std::max(lane_.lo, lo);
    }
  }

  Lane result() const {
    Lane lane = lane_;
    unsigned flags = flags_;
    if (kind_ == language::Fold::count) {
      lane = {in_, possible_, 0};
    } else if (kind_ != language::Fold::sum) {
      if (possible_ == 0) return nothing;
      if (in_ == 0) flags |= maybe_none;
    }
    if ((flags & hole) != 0) lane = unbounded;
    lane.flags = static_cast<std::uint8_t>(flags);
    return lane;
  }

 private:
  language::Fold kind_;
  std::int64_t in_ = 0, possible_ = 0;
  unsigned flags_ = 0;
  Lane lane_;
};

/// A fold over a list that is not stated. `signed_`: the terms of a sum may be negative.
inline Lane fold_of_unknown_list(language::Fold kind, bool signed_) {
  const bool counts = kind == language::Fold::count;
  const bool adds = kind == language::Fold::sum;
  const bool from_zero = counts || (adds && !signed_);
  return {from_zero ? 0 : open_low, open_high,
          static_cast<std::uint8_t>(unstated | (counts || adds ? 0u : unsigned{maybe_none}))};
}

}  // namespace huiqi::lanes
