// The figures at which provisions of one document part: 年度研发经费超过1000万元 in one, 不足1000万元 in another.
// Tests: tests/check/gap/, tests/check/overlap/
#pragma once

#include <string>
#include <vector>

#include "check/reach.hpp"

namespace huiqi::check {

/// One fact of one kind of subject compared with one figure; the first site of each operator. Lifetime: the Reach's sites.
struct Threshold {
  std::string text;  ///< 1000万元
  const Site* at_least = nullptr;
  const Site* at_most = nullptr;
  const Site* less_than = nullptr;
  const Site* more_than = nullptr;
  bool is = false;  ///< a condition that is met at the very figure
};

/// Comparisons that a provision requires or that bound its scope, not those of notes, branches and items.
std::vector<Threshold> thresholds_of(Reach& reach);

}  // namespace huiqi::check
