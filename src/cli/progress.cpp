// See progress.hpp.
#include "cli/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace huiqi::cli {
namespace {

using Seconds = std::chrono::duration<double>;
constexpr auto between_bars = std::chrono::milliseconds(100);
constexpr auto between_lines = std::chrono::seconds(10);

/// "1:02:03", "4:05".
std::string clock_text(double seconds) {
  const auto whole = static_cast<std::int64_t>(std::min(seconds, 359999.0));
  if (whole >= 3600) return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
  return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

}  // namespace

Progress::Progress(bool quiet, Language language)
    : quiet_(quiet), terminal_(isatty(STDERR_FILENO) == 1), language_(language) {}

std::string Progress::line(std::uint64_t rows, std::uint64_t rejected, std::uint64_t done,
                           std::optional<std::uint64_t> size, bool bar) const {
  const double seconds = std::max(Seconds(Clock::now() - started_).count(), 1e-3);
  const auto rate = static_cast<std::uint64_t>(static_cast<double>(rows) / seconds);
  Text text = {fmt::format("{} 行,每秒 {} 行", rows, rate), fmt::format("{} rows, {} a second", rows, rate)};
  if (rejected != 0) {
    text.zh += fmt::format(",不收 {} 行", rejected);
    text.en += fmt::format(", {} rejected", rejected);
  }
  if (!size || *size == 0) return in(text, language_);
  const double share = std::min(1.0, static_cast<double>(done) / static_cast<double>(*size));
  text.zh += fmt::format(",{:.0f}%", share * 100);
  text.en += fmt::format(", {:.0f}%", share * 100);
  if (share > 0) {
    const std::string left = clock_text(seconds * (1 - share) / share);
    text.zh += fmt::format(",还需 {}", left);
    text.en += fmt::format(", {} left", left);
  }
  if (!bar) return in(text, language_);
  constexpr int width = 20;
  const int filled = static_cast<int>(share * width);
  std::string drawn = "[";
  for (int i = 0; i < width; ++i) drawn += i < filled ? "#" : "-";
  return drawn + "] " + in(text, language_);
}

void Progress::show(std::uint64_t rows, std::uint64_t rejected, std::uint64_t done, std::optional<std::uint64_t> size) {
  if (quiet_) return;
  const auto now = Clock::now();
  const bool due = terminal_ ? now - last_ >= between_bars || !shown_ : now - last_ >= between_lines;
  if (!due) return;
  last_ = now;
  const std::string text = line(rows, rejected, done, size, terminal_);
  const std::string written = terminal_ ? "\r\033[K" + text : "huiqi: " + text + "\n";
  std::fwrite(written.data(), 1, written.size(), stderr);
  shown_ = true;
}

void Progress::end() {
  if (!shown_ || !terminal_) return;
  std::fputs("\r\033[K", stderr);
  shown_ = false;
}

}  // namespace huiqi::cli
