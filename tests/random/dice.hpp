// Random choices that are the same for one seed on every platform (the distributions of <random> are not).
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

namespace huiqi::random {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}

  /// 0 … n-1. Precondition: n > 0.
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(engine_() % n); }
  /// lo … hi, both included.
  int between(int lo, int hi) { return lo + static_cast<int>(below(static_cast<std::size_t>(hi - lo) + 1)); }
  bool chance(int percent) { return below(100) < static_cast<std::size_t>(percent); }

  template <class T>
  T one_of(const std::vector<T>& values) {
    return values[below(values.size())];
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace huiqi::random
