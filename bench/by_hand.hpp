// The five provisions written out by hand in C++, giving what the engine gives: status with unknowns, ceiling, ceiling_max.
// The yardstick of bench/rows.cpp and bench/columns.cpp, which compare both answers before they time anything.
// Sources: qj-07 桂工信规范〔2025〕2号第七条; lz-1a, lz-2a, lz-3a 柳政规〔2025〕3号一、(一)–(三); yq-29 桂政办发〔2024〕47号第二十九条.
#pragma once

#include <cstdint>
#include <vector>

#include "huiqi/date.hpp"
#include "huiqi/report.hpp"
#include "population.hpp"

namespace bench {

/// Worst and best: 0 not met, 1 pending, 2 met.
struct Span3 {
  std::uint8_t lo = 0, hi = 2;
};

struct Answer {
  huiqi::Status status = huiqi::Status::undetermined;
  bool has_amount = false;
  std::int64_t ceiling = 0, ceiling_max = 0;  ///< fen; all five have a cap, so there is always a ceiling
  friend bool operator==(const Answer&, const Answer&) = default;
};

/// Days that depend on the as-of date alone, worked out once.
struct Days {
  explicit Days(huiqi::Date as_of);
  huiqi::Date as_of;
  std::int64_t operating_at_latest;                   ///< in operation since then at the latest: more than a year
  std::int64_t barred_two_years, barred_three_years;  ///< revoked on that day or later: still barred
};

Answer qj_07(const Enterprise& e, const Days& days);
Answer yq_29(const Park& park);
Answer lz_1a(const Enterprise& e, const Project& project, std::size_t number);
Answer lz_2a(const Enterprise& e, const Project& project, std::size_t number);
Answer lz_3a(const Enterprise& e, const Project& project, std::size_t number);

/// All five in the engine's order; `answers` is reused.
void by_hand(const Enterprise& e, const Days& days, std::vector<Answer>& answers);

}  // namespace bench
