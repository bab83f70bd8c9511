// The calendar day by day against a naive count, and the periods of 民法典 第200-202条 against their own words.
#include "huiqi/date.hpp"

#include <limits>

#include "catch.hpp"

using huiqi::Date;
using huiqi::Period;

namespace {

struct Civil {
  int year;
  int month;
  int day;
};

int last_day(int year, int month) {
  if (month == 2) return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

void step(Civil& civil) {
  if (++civil.day <= last_day(civil.year, civil.month)) return;
  civil.day = 1;
  if (++civil.month <= 12) return;
  civil.month = 1;
  ++civil.year;
}

/// The corresponding day, found a month at a time; the last day of that month where it has no such day.
Date months_later(Civil civil, int months) {
  for (; months > 0; --months) {
    civil.year += civil.month == 12 ? 1 : 0;
    civil.month = civil.month % 12 + 1;
  }
  for (; months < 0; ++months) {
    civil.year -= civil.month == 1 ? 1 : 0;
    civil.month = civil.month == 1 ? 12 : civil.month - 1;
  }
  if (civil.day > last_day(civil.year, civil.month)) civil.day = last_day(civil.year, civil.month);
  return *Date::from_civil(civil.year, civil.month, civil.day);
}

Date day(const char* text) { return *Date::parse(text); }

}  // namespace

TEST_CASE("every day of the calendar is where counting puts it", "[date]") {
  Civil civil{1, 1, 1};
  const Date first = *Date::from_civil(1, 1, 1);
  int wrong = 0;
  for (std::int64_t days = first.days(); civil.year <= 9999; ++days, step(civil)) {
    const std::optional<Date> date = Date::from_days(days);
    if (!date || Date::from_civil(civil.year, civil.month, civil.day) != date) ++wrong;
    if (!date || date->year() != civil.year || date->month() != civil.month || date->day() != civil.day) ++wrong;
  }
  CHECK(wrong == 0);
  CHECK(!Date::from_days(std::int64_t{first.days()} - 1));
  CHECK(!Date::from_days(std::int64_t{Date::from_civil(9999, 12, 31)->days()} + 1));
  CHECK(!Date::from_days(std::numeric_limits<std::int64_t>::max()));
  CHECK(Date().to_string() == "1970-01-01");
  CHECK(Date::from_civil(2000, 3, 1)->days() == 11'017);
}

TEST_CASE("every day of 1900 to 2100 is written and read back", "[date]") {
  int wrong = 0;
  for (Date date = day("1900-01-01"); date <= day("2100-12-31"); date = *Date::from_days(date.days() + 1)) {
    if (Date::parse(date.to_string()) != date) ++wrong;
  }
  CHECK(wrong == 0);
  CHECK(Date::from_civil(1, 2, 3)->to_string() == "0001-02-03");
}

TEST_CASE("years and months later and earlier are the corresponding days", "[date]") {
  int wrong = 0;
  for (Date date = day("1900-01-01"); date <= day("2100-12-31"); date = *Date::from_days(date.days() + 1)) {
    const Civil civil{date.year(), date.month(), date.day()};
    for (int months = 0; months <= 13; ++months) {
      if (add(date, {0, months, 0}) != months_later(civil, months)) ++wrong;
      if (subtract(date, {0, months, 0}) != months_later(civil, -months)) ++wrong;
    }
    for (int years = 1; years <= 5; ++years) {
      if (add(date, {years, 0, 0}) != months_later(civil, 12 * years)) ++wrong;
      if (subtract(date, {years, 0, 0}) != months_later(civil, -12 * years)) ++wrong;
    }
    const Date expected = *Date::from_days(months_later(civil, 30).days() + 15);
    if (add(date, {2, 6, 15}) != expected) ++wrong;
  }
  CHECK(wrong == 0);
}

TEST_CASE("第202条: where there is no corresponding day, the month's last day ends the period", "[date]") {
  CHECK(add(day("2024-02-29"), {2, 0, 0}) == day("2026-02-28"));
  CHECK(add(day("2024-02-29"), {4, 0, 0}) == day("2028-02-29"));
  CHECK(add(day("2025-01-31"), {0, 1, 0}) == day("2025-02-28"));
  CHECK(add(day("2025-08-31"), {0, 1, 0}) == day("2025-09-30"));
  CHECK(subtract(day("2025-03-31"), {0, 1, 0}) == day("2025-02-28"));
  CHECK(subtract(day("2028-02-29"), {3, 0, 0}) == day("2025-02-28"));
  CHECK(add(day("2025-01-31"), {0, 1, 1}) == day("2025-03-01"));  // years and months first, then days
  CHECK(subtract(day("2025-03-31"), {0, 1, 1}) == day("2025-02-27"));
}

TEST_CASE("periods never leave the calendar and never wrap", "[date]") {
  constexpr std::int32_t most = std::numeric_limits<std::int32_t>::max();
  CHECK(add(day("9998-12-31"), {1, 0, 0}) == day("9999-12-31"));
  CHECK(!add(day("9999-01-01"), {1, 0, 0}));
  CHECK(!add(day("9999-12-01"), {0, 1, 0}));
  CHECK(!add(day("9999-12-31"), {0, 0, 1}));
  CHECK(subtract(day("0002-01-01"), {1, 0, 0}) == day("0001-01-01"));
  CHECK(!subtract(day("0001-12-31"), {1, 0, 0}));
  CHECK(!subtract(day("0001-01-31"), {0, 1, 0}));
  CHECK(!subtract(day("0001-01-01"), {0, 0, 1}));
  CHECK(!add(day("2026-05-20"), {most, most, most}));
  CHECK(!subtract(day("2026-05-20"), {most, most, most}));
}

TEST_CASE("the next such day is this day or a later one", "[date]") {
  CHECK(next_day(day("2025-09-01"), 8, 31) == day("2026-08-31"));
  CHECK(next_day(day("2025-08-31"), 8, 31) == day("2025-08-31"));
  CHECK(next_day(day("2025-08-30"), 8, 31) == day("2025-08-31"));
  CHECK(next_day(day("2025-03-01"), 2, 29) == day("2028-02-29"));
  CHECK(next_day(day("1896-03-01"), 2, 29) == day("1904-02-29"));
  CHECK(!next_day(day("2025-01-01"), 2, 30));
  CHECK(!next_day(day("2025-01-01"), 13, 1));
  CHECK(!next_day(day("9999-09-01"), 8, 31));
}

TEST_CASE("only days that exist, only in the one form", "[date]") {
  CHECK(!Date::from_civil(2026, 2, 29));
  CHECK(!Date::from_civil(1900, 2, 29));
  CHECK(Date::from_civil(2000, 2, 29));
  CHECK(!Date::from_civil(0, 1, 1));
  CHECK(!Date::from_civil(10'000, 1, 1));
  CHECK(!Date::from_civil(2026, 257, 1));  // would be January in eight bits
  CHECK(!Date::from_civil(2026, 1, 257));
  CHECK(!Date::from_civil(2026, -1, 1));
  CHECK(!Date::from_civil(67'562, 1, 1));  // would be 2026 in sixteen bits
  for (const char* text :
       {"", "2026-2-30", "2026-02-30", "2026/05/20", "20260520", "2026-05-20 ", " 2026-05-20", "2026-05-2a",
        "-026-05-20", "+026-05-20", "0000-01-01", "2026-00-10", "2026-10-00", "2026-05-20T00:00"}) {
    INFO(text);
    CHECK(!Date::parse(text));
  }
}
