// How far a long run is, on standard error: a bar on a terminal, a line now and then in a log, nothing where it is quiet.
// Tests: tests/cli/transcripts/batch.txt
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "huiqi/text.hpp"

namespace huiqi::cli {

class Progress {
 public:
  explicit Progress(bool quiet, Language language);
  /// `done` of `size` bytes (where the size is known), after so many rows.
  void show(std::uint64_t rows, std::uint64_t rejected, std::uint64_t done, std::optional<std::uint64_t> size);
  /// Takes the bar away, so that what follows stands on a line of its own.
  void end();

 private:
  using Clock = std::chrono::steady_clock;
  std::string line(std::uint64_t rows, std::uint64_t rejected, std::uint64_t done, std::optional<std::uint64_t> size,
                   bool bar) const;

  bool quiet_, terminal_, shown_ = false;
  Language language_;
  Clock::time_point started_ = Clock::now(), last_ = started_;
};

}  // namespace huiqi::cli
