// Civil dates and the periods of the civil code.
// Source: 民法典 第200-202条 (conventions 1.2): the corresponding day, or the month's last day where it has none. The
// calendar itself is std::chrono's.
// Tests: tests/values/date_test.cpp
#include "huiqi/date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace huiqi {
namespace {

namespace chrono = std::chrono;

constexpr int kFirstYear = 1;
constexpr int kLastYear = 9999;
constexpr std::int64_t kFirstDay = -719162;  // 0001-01-01
constexpr std::int64_t kLastDay = 2932896;   // 9999-12-31
constexpr int kLongestLeapGap = 8;           // 1896 to 1904

chrono::year_month_day civil(std::int32_t days) { return chrono::sys_days(chrono::days(days)); }

/// The corresponding day that many months on (or back), or the last day of that month.
std::optional<Date> shift_months(Date date, std::int64_t months) {
  const std::int64_t counted = std::int64_t{date.year()} * 12 + date.month() - 1 + months;
  if (counted < kFirstYear * 12 || counted >= (kLastYear + 1) * 12) return std::nullopt;
  const chrono::year year(static_cast<int>(counted / 12));
  const chrono::month month(static_cast<unsigned>(counted % 12 + 1));
  const unsigned last = static_cast<unsigned>((year / month / chrono::last).day());
  const int day = std::min(date.day(), static_cast<int>(last));
  return Date::from_civil(static_cast<int>(year), static_cast<int>(static_cast<unsigned>(month)), day);
}

std::int64_t months_of(Period period) { return std::int64_t{period.years} * 12 + period.months; }

/// The number that the digits in [from, from + count) write; -1 where one is no ASCII digit.
int digits_at(std::string_view text, std::size_t from, std::size_t count) {
  int number = 0;
  for (const char c : text.substr(from, count)) {
    if (c < '0' || c > '9') return -1;
    number = number * 10 + (c - '0');
  }
  return number;
}

}  // namespace

std::optional<Date> Date::from_civil(int year, int month, int day) {
  if (year < kFirstYear || year > kLastYear || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  const chrono::year_month_day date(chrono::year(year), chrono::month(static_cast<unsigned>(month)),
                                    chrono::day(static_cast<unsigned>(day)));
  if (!date.ok()) return std::nullopt;
  return Date(static_cast<std::int32_t>(chrono::sys_days(date).time_since_epoch().count()));
}

std::optional<Date> Date::from_days(std::int64_t days) {
  if (days < kFirstDay || days > kLastDay) return std::nullopt;
  return Date(static_cast<std::int32_t>(days));
}

std::optional<Date> Date::parse(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  return from_civil(digits_at(text, 0, 4), digits_at(text, 5, 2), digits_at(text, 8, 2));
}

int Date::year() const { return static_cast<int>(civil(days_).year()); }
int Date::month() const { return static_cast<int>(static_cast<unsigned>(civil(days_).month())); }
int Date::day() const { return static_cast<int>(static_cast<unsigned>(civil(days_).day())); }

std::string Date::to_string() const {
  const chrono::year_month_day date = civil(days_);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

std::optional<Date> add(Date date, Period period) {
  const std::optional<Date> corresponding = shift_months(date, months_of(period));
  if (!corresponding) return std::nullopt;
  return Date::from_days(std::int64_t{corresponding->days()} + period.days);
}

std::optional<Date> subtract(Date date, Period period) {
  const std::optional<Date> corresponding = shift_months(date, -months_of(period));
  if (!corresponding) return std::nullopt;
  return Date::from_days(std::int64_t{corresponding->days()} - period.days);
}

std::optional<Date> next_day(Date date, int month, int day) {
  const int first = date.year();
  for (int year = first; year <= first + kLongestLeapGap; ++year) {
    const std::optional<Date> candidate = Date::from_civil(year, month, day);
    if (candidate && *candidate >= date) return candidate;
  }
  return std::nullopt;
}

}  // namespace huiqi
