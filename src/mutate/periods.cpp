// A period or a day a little off: a day, a unit, the wrong direction, the first day counted. See operators.hpp.
#include <fmt/format.h>

#include "mutate/operators.hpp"

namespace huiqi::mutate {

using language::Expr;
using language::Op;

namespace {

Text moved_words(bool forward, const Period& period) {
  const Text words = period_words(period);
  return forward ? Text{"后" + words.zh, "+ " + words.en} : Text{"前" + words.zh, "- " + words.en};
}

/// A day later or earlier than the node's.
language::ExprPtr day_off(const Expr& node, bool later) {
  auto made = std::make_shared<Expr>();
  made->op = later ? Op::plus : Op::minus;
  made->type = node.type;
  made->marks = node.marks;
  made->period.days = 1;
  made->args = {copy_of(node)};
  return made;
}

void change_length(const Node& node, Proposals& proposals) {
  const bool forward = node.expr.op == Op::plus;
  const Period period = node.expr.period;
  const Text from = moved_words(forward, period);
  const auto propose = [&](const char* operation, const Period& to) {
    proposals.add(Family::period, operation, from, moved_words(forward, to), [to](const Expr& found) {
      auto made = copy_of(found);
      made->period = to;
      return made;
    });
  };
  const bool in_years = period.years != 0;
  const bool in_months = !in_years && period.months != 0;
  if (in_years || in_months) {
    Period longer = period, shorter = period;
    (in_years ? longer.years : longer.months) += 1;
    (in_years ? shorter.years : shorter.months) -= 1;
    propose("longer", longer);
    propose("shorter", shorter);
  }
  for (const bool later : {true, false}) {
    proposals.add(Family::period, later ? "day_later" : "day_earlier", from,
                  later ? Text{from.zh + "再晚1日", from.en + ", a day later"}
                        : Text{from.zh + "再早1日", from.en + ", a day earlier"},
                  [later](const Expr& found) { return day_off(found, later); });
  }
  proposals.add(Family::period, "other_direction", from, moved_words(!forward, period), [](const Expr& found) {
    auto made = copy_of(found);
    made->op = found.op == Op::plus ? Op::minus : Op::plus;
    return made;
  });
}

Text month_and_day(int month, int day) {
  return {fmt::format("{}月{}日", month, day), fmt::format("{:02}-{:02}", month, day)};
}

}  // namespace

void change_period(const Node& node, Proposals& proposals) {
  const Expr& expr = node.expr;
  if (expr.op == Op::plus || expr.op == Op::minus) return change_length(node, proposals);
  if (expr.op == Op::day_after) {
    proposals.add(Family::period, "day_after_dropped", {"次日", "the day after"}, {"当日", "the day itself"},
                  [](const Expr& found) { return in_place_of(found, found.args[0]); });
  }
  if (expr.op == Op::next_day) {
    const Date day = *Date::from_civil(2024, expr.month, expr.day);
    for (const int by : {1, -1}) {
      const Date to = *Date::from_days(day.days() + by);
      proposals.add(Family::period, by > 0 ? "day_later" : "day_earlier", month_and_day(expr.month, expr.day),
                    month_and_day(to.month(), to.day()), [to](const Expr& found) {
                      auto made = copy_of(found);
                      made->month = to.month();
                      made->day = to.day();
                      return made;
                    });
    }
  }
  if (expr.op == Op::constant && expr.type == language::Type::date) {
    for (const int by : {1, -1}) {
      const Rational to = expr.number + Rational(by);
      proposals.add(Family::period, by > 0 ? "day_later" : "day_earlier", figure_words(expr.number, expr.type),
                    figure_words(to, expr.type), [to](const Expr& found) {
                      auto made = copy_of(found);
                      made->number = to;
                      return made;
                    });
    }
  }
}

}  // namespace huiqi::mutate
