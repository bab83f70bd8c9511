// Times of several contestants taken in turn, round by round, so that a noisy machine troubles all of them alike.
#pragma once

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

namespace bench {

constexpr int rounds = 7;

template <class Work>
double seconds(Work&& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// One contestant's total in each round.
struct Times {
  std::array<double, rounds> of{};
  double best() const { return *std::min_element(of.begin(), of.end()); }
  double median() const {
    auto sorted = of;
    std::sort(sorted.begin(), sorted.end());
    return sorted[rounds / 2];
  }
};

/// How many times faster `ours` is than `yardstick`, round by round: the least, the middle and the greatest.
inline std::array<double, 3> ratios(const Times& ours, const Times& yardstick) {
  std::array<double, rounds> each{};
  for (std::size_t r = 0; r < rounds; ++r) each[r] = yardstick.of[r] / ours.of[r];
  std::sort(each.begin(), each.end());
  return {each.front(), each[rounds / 2], each.back()};
}

inline void print_time(const char* what, const Times& times, double count, const char* unit) {
  std::printf("  %-44s best %9.1f  median %9.1f ns per %s\n", what, times.best() / count * 1e9,
              times.median() / count * 1e9, unit);
}

inline void print_ratio(const char* what, const Times& ours, const Times& yardstick, double bar) {
  const auto [least, middle, most] = ratios(ours, yardstick);
  std::printf("  %-44s best of seven %.3f  (rounds: %.3f to %.3f, median %.3f; bar %.2f)\n", what,
              yardstick.best() / ours.best(), least, most, middle, bar);
}

}  // namespace bench
