// Properties of exact numbers and of dates, on values that RapidCheck draws.
#include <rapidcheck.h>

#include "catch.hpp"
#include "huiqi/date.hpp"
#include "values/rational.hpp"

using namespace huiqi;

namespace {

Rational draw() {
  const std::int64_t numerator = *rc::gen::inRange<std::int64_t>(-1'000'000'000, 1'000'000'001);
  const std::int64_t denominator = *rc::gen::inRange<std::int64_t>(1, 1'000'000);
  return Rational::of(numerator, denominator);
}

Date draw_day() { return *Date::from_days(*rc::gen::inRange<std::int64_t>(-100'000, 100'000)); }

}  // namespace

TEST_CASE("rationals are a field, exactly") {
  CHECK(rc::check("sums and products", [] {
    const Rational a = draw(), b = draw(), c = draw();
    RC_ASSERT(a + b == b + a);
    RC_ASSERT((a + b) + c == a + (b + c));
    RC_ASSERT(a * (b + c) == a * b + a * c);
    RC_ASSERT((a - b) + b == a);
    if (!b.is_zero()) RC_ASSERT(a / b * b == a);
  }));
  CHECK(rc::check("order agrees with the sign of the difference", [] {
    const Rational a = draw(), b = draw();
    RC_ASSERT((a < b) == ((a - b).sign() < 0));
    RC_ASSERT((a == b) == (a - b).is_zero());
  }));
  CHECK(rc::check("floor is the greatest whole number not above", [] {
    const Rational a = draw();
    const std::int64_t whole = *a.floor();
    RC_ASSERT(Rational(whole) <= a);
    RC_ASSERT(a < Rational(whole + 1));
  }));
}

TEST_CASE("periods keep the order of days, and end on the corresponding day or the month's last") {
  CHECK(rc::check("monotone", [] {
    const Date a = draw_day(), b = draw_day();
    const Period period{*rc::gen::inRange(0, 30), *rc::gen::inRange(0, 24), 0};
    if (a <= b) RC_ASSERT(*add(a, period) <= *add(b, period));
  }));
  CHECK(rc::check("the day of the month is kept, or it is the month's last", [] {
    const Date a = draw_day();
    const Date b = *add(a, Period{*rc::gen::inRange(0, 30), *rc::gen::inRange(0, 24), 0});
    const bool last_of_month = Date::from_days(b.days() + std::int64_t{1})->day() == 1;
    RC_ASSERT(b.day() == a.day() || (b.day() < a.day() && last_of_month));
  }));
}
