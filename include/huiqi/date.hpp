// Civil dates and the periods of the civil code.
// Source: 民法典 第200-202条: the first day is not counted; the corresponding day, or the month's last day, ends a period.
// Tests: tests/values/date_test.cpp
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace huiqi {

/// A length of time as the law writes it: calendar years, months and days, never hours. None is negative.
struct Period {
  std::int32_t years = 0;
  std::int32_t months = 0;
  std::int32_t days = 0;

  friend bool operator==(const Period&, const Period&) = default;
};

/// A day of the proleptic Gregorian calendar, years 1 to 9999. A value type of four bytes.
class Date {
 public:
  Date() = default;  ///< 1970-01-01

  /// Nothing for a day that does not exist (2026-02-30) or a year outside 1..9999.
  static std::optional<Date> from_civil(int year, int month, int day);
  /// `days` since 1970-01-01, negative before it; nothing outside years 1..9999.
  static std::optional<Date> from_days(std::int64_t days);
  /// Exactly "YYYY-MM-DD" with ASCII digits; nothing otherwise.
  static std::optional<Date> parse(std::string_view text);

  std::int32_t days() const { return days_; }  ///< since 1970-01-01
  int year() const;
  int month() const;
  int day() const;
  std::string to_string() const;  ///< "YYYY-MM-DD"

  friend auto operator<=>(const Date&, const Date&) = default;

 private:
  explicit Date(std::int32_t days) : days_(days) {}
  std::int32_t days_ = 0;
};

/// The corresponding day `period` later (years and months first, then days); where the month has no such day, its
/// last one: 2024-02-29 plus 2 years is 2026-02-28. Nothing past year 9999.
std::optional<Date> add(Date date, Period period);
/// The corresponding day `period` earlier, by the same rule. Nothing before year 1.
std::optional<Date> subtract(Date date, Period period);
/// The first day with that month and day that is not before `date`: (2025-09-01, 8, 31) gives 2026-08-31.
/// Nothing where there is none up to year 9999, or the month and day never exist. 29 February: the next leap year's.
std::optional<Date> next_day(Date date, int month, int day);

}  // namespace huiqi
