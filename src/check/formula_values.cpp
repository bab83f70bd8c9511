// See formula.hpp: values, and the comparisons of values.
#include <algorithm>
#include <map>

#include "check/formula.hpp"

namespace huiqi::check {

using language::Expr;
using language::ExprPtr;
using language::Op;
using language::Type;

namespace {

NearValue exactly(std::int64_t value) { return {Rational(value), Rational(0)}; }

/// The fewest and the most days that a period can take (1个月 takes 28 to 31), over a cycle of the calendar and around a
/// year without a leap day.
std::pair<std::int64_t, std::int64_t> days_of(const Period& period, bool later) {
  std::int64_t least = 1'000'000, most = 0;
  for (const int first : {1996, 2096}) {
    const auto start = Date::from_civil(first, 1, 1);
    for (std::int64_t day = start->days(); day < start->days() + 3 * 1461; ++day) {
      const auto from = Date::from_days(day);
      const auto to = later ? add(*from, period) : subtract(*from, period);
      if (!to) continue;
      const std::int64_t taken = later ? to->days() - day : day - to->days();
      least = std::min(least, taken);
      most = std::max(most, taken);
    }
  }
  return {std::max<std::int64_t>(0, least - period.years / 100), most + period.years / 100};
}

bool is_number(Type type) { return type != Type::condition && type != Type::set; }

}  // namespace

/// Of left less right.
bool Search::compare(Comparison comparison, const Linear& difference, bool reached, const Next& next) {
  const Linear reverse = difference * Rational(-1);
  switch (comparison) {
    case Comparison::at_least:
      return reached ? assume(difference, false, next) : assume(reverse, true, next);
    case Comparison::more_than:
      return reached ? assume(difference, true, next) : assume(reverse, false, next);
    case Comparison::at_most:
      return reached ? assume(reverse, false, next) : assume(difference, true, next);
    case Comparison::less_than:
      return reached ? assume(reverse, true, next) : assume(difference, false, next);
    default:
      if (reached) return assume_equal(difference, next);
      return assume(difference, true, next) || assume(reverse, true, next);
  }
}

/// Not both terms of the ratio are 0.
bool Search::of_something(const Expr& ratio, const Next& next) {
  const Expr& upper = *ratio.args[0];
  const Expr& lower = *ratio.args[1]->args[1];
  return value(lower, [&](const Value& below) {
    if (below.kind != Value::Kind::number) return next();
    const Linear reverse = below.number * Rational(-1);
    if (below.number.is_constant() && !below.number.constant.is_zero()) return next();
    if (assume(below.number, true, next) || assume(reverse, true, next)) return true;
    return assume_equal(below.number, [&] {
      return value(upper, [&](const Value& above) {
        if (above.kind != Value::Kind::number) return next();
        return assume(above.number, true, next) || assume(above.number * Rational(-1), true, next);
      });
    });
  });
}

/// A quotient with a share: both sides times what is below the line, which turns the comparison where it is negative. By
/// zero it is unknown: not met, but not failed either, so it counts only where 0/0 does.
bool Search::want_share(const Expr& upper, const Expr& lower, const Expr& share, Comparison comparison, bool reached,
                        const Next& next) {
  return value(lower, [&](const Value& below) {
    return value(upper, [&](const Value& above) {
      return value(share, [&](const Value& limit) {
        for (const Value* each : {&below, &above, &limit}) {
          if (each->kind == Value::Kind::none) return !reached && next();
          if (each->kind == Value::Kind::hole) return next();
        }
        const Linear difference = above.number - below.number * limit.number.constant;
        const Linear turned = difference * Rational(-1);
        if (assume(below.number, true, [&] { return compare(comparison, difference, reached, next); })) return true;
        if (assume(below.number * Rational(-1), true, [&] { return compare(comparison, turned, reached, next); }))
          return true;
        return options_.nothing_over_nothing && !reached && assume_equal(below.number, next);
      });
    });
  });
}

/// The share that a ratio is, as an unknown of its own.
int Search::share(const Expr& quotient) {
  VariableBounds bounds;
  if (quotient.args[0]->op == Op::fact && quotient.args[1]->op == Op::fact) {
    const int upper = unknowns_.of_fact(*quotient.args[0]), lower = unknowns_.of_fact(*quotient.args[1]);
    const auto not_below_zero = [&](int fact) {
      const auto& least = unknowns_.at(fact).bounds.lower;
      return least && least->value.sign() >= 0;
    };
    if (not_below_zero(upper) && not_below_zero(lower)) bounds.lower = exactly(0);
  }
  return unknowns_.other("share " + unknowns_.key_of(quotient), Type::rate, bounds);
}

bool Search::want_comparison(const Expr& expr, int level, bool reached, const Next& next) {
  if (!is_number(expr.args[0]->type)) {
    return opaque(expr, {exactly(0), exactly(1), true}, [&](const Value& truth) {
      const Linear is = truth.number - Linear::of(Rational(1));
      return reached ? assume(is, false, next) : assume(truth.number * Rational(-1), false, next);
    });
  }
  const bool ratio = expr.name == "ratio";
  if (!measured_share_.empty()) {
    const Expr& quotient = *expr.args[ratio ? 2 : 0];
    if (quotient.op == Op::quotient && unknowns_.key_of(quotient) == measured_share_) {
      return value(*expr.args[ratio ? 3 : 1], [&](const Value& limit) {
        if (limit.kind != Value::Kind::number) return next();
        return compare(expr.comparison, Linear::variable(share(quotient)) - limit.number, reached, next);
      });
    }
  }
  if (expr.args[0]->op == Op::quotient && expr.args[1]->op == Op::constant && expr.args[0]->args.size() == 2)
    return want_share(*expr.args[0]->args[0], *expr.args[0]->args[1], *expr.args[1], expr.comparison, reached, next);
  const Next sides = [&] {
    return value(*expr.args[0], [&](const Value& left) {
      return value(*expr.args[1], [&](const Value& right) {
        if (left.kind == Value::Kind::none || right.kind == Value::Kind::none) return !reached && next();
        if (left.kind == Value::Kind::hole || right.kind == Value::Kind::hole) return (level == 1) == reached && next();
        return compare(expr.comparison, left.number - right.number, reached, next);
      });
    });
  };
  return ratio && !options_.nothing_over_nothing ? of_something(expr, sides) : sides();
}

/// A word is one of the members, or none of them (another word, or no word at all).
bool Search::want_member(const Expr& expr, const std::vector<int>& members, bool inside, const Next& next) {
  return value(*expr.args[0], [&](const Value& word) {
    if (word.kind != Value::Kind::number) return !inside && next();
    std::vector<int> sorted = members;
    std::sort(sorted.begin(), sorted.end());
    sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
    const auto between = [&](std::optional<int> low, std::optional<int> high) {
      const Next below = [&] { return high ? assume(Linear::of(Rational(*high)) - word.number, false, next) : next(); };
      return low ? assume(word.number - Linear::of(Rational(*low)), false, below) : below();
    };
    if (inside) {
      for (std::size_t i = 0; i < sorted.size();) {  // runs of neighbours
        std::size_t end = i;
        while (end + 1 < sorted.size() && sorted[end + 1] == sorted[end] + 1) ++end;
        if (between(sorted[i], sorted[end])) return true;
        i = end + 1;
      }
      return false;
    }
    std::optional<int> low;
    for (const int member : sorted) {
      if ((!low || *low <= member - 1) && between(low, member - 1)) return true;
      low = member + 1;
    }
    return between(low, std::nullopt);
  });
}

bool Search::want_range(const Expr& expr, bool inside, const Next& next) {
  return value(*expr.args[0], [&](const Value& code) {
    if (code.kind != Value::Kind::number) return !inside && next();
    const Linear above = code.number - Linear::of(expr.low);
    const Linear below = Linear::of(expr.high) - code.number;
    if (inside) return assume(above, false, [&] { return assume(below, false, next); });
    return assume(above * Rational(-1), true, next) || assume(below * Rational(-1), true, next);
  });
}

bool Search::want_contained(const Expr& expr, bool reached, const Next& next) {
  if (expr.args[0]->op != Op::fact) {
    undecided_ = true;
    return false;
  }
  const language::FactRef& fact = expr.args[0]->fact;
  if (reached) {
    return std::any_of(expr.members.begin(), expr.members.end(),
                       [&](int member) { return assume_bound(unknowns_.member(fact, member), 1, true, next); });
  }
  const std::function<bool(std::size_t)> none_from = [&](std::size_t at) {
    if (at == expr.members.size()) return next();
    return assume_bound(unknowns_.member(fact, expr.members[at]), 0, false, [&, at] { return none_from(at + 1); });
  };
  return none_from(0);
}

bool Search::want_existence(const Expr& expr, bool reached, const Next& next) {
  const Expr& arg = *expr.args[0];
  if (arg.op == Op::fact) {
    if (!reached || !is_number(arg.type)) return exists(arg.fact, reached, next);
    return exists(arg.fact, true, [&] { return together(unknowns_.of_fact(arg), next); });
  }
  const bool before = options_.may_not_exist;
  options_.may_not_exist = true;  // the condition asks whether it exists
  const bool stop = value(arg, [&](const Value& found) {
    options_.may_not_exist = before;
    const bool result = (found.kind != Value::Kind::none) == reached && next();
    options_.may_not_exist = true;
    return result;
  });
  options_.may_not_exist = before;
  return stop;
}

bool Search::value(const Expr& expr, const With& with) {
  if (!step()) return true;
  const auto number = [&](Linear form) { return with(Value{Value::Kind::number, std::move(form)}); };
  const auto relative = [&](std::int64_t low, std::int64_t high, const char* name) {  // a day within that of another
    return value(*expr.args[0], [&](const Value& from) {
      if (from.kind != Value::Kind::number) return with(from);
      const Linear here = Linear::variable(
          unknowns_.other(name + unknowns_.key_of(expr), Type::date, {std::nullopt, std::nullopt, true}));
      return assume(here - from.number - Linear::of(Rational(low)), false, [&] {
        return assume(from.number + Linear::of(Rational(high)) - here, false, [&] { return number(here); });
      });
    });
  };
  switch (expr.op) {
    case Op::constant:
      return number(Linear::of(expr.number));
    case Op::fact:
      return value_of_fact(expr, with);
    case Op::parameter: {
      const auto& declared = unknowns_.set().parameters[static_cast<std::size_t>(expr.index)];
      return declared.value ? number(Linear::of(*declared.value)) : with(Value{Value::Kind::hole, {}});
    }
    case Op::as_of:
      return number(Linear::variable(unknowns_.as_of()));
    case Op::last_year:
    case Op::year_of: {
      const auto of_day = [&](const Linear& day, std::int64_t back) {
        const Linear year = Linear::variable(
            unknowns_.other("year " + unknowns_.key_of(expr), Type::year, {exactly(1), exactly(9999), true}));
        const Linear start = (year + Linear::of(Rational(back - 1970))) * Rational::of(3652425, 10000);
        return assume(day - start + Linear::of(Rational(3)), false, [&] {
          return assume(start + Linear::of(Rational(369)) - day, false, [&] { return number(year); });
        });
      };
      if (expr.op == Op::last_year) return of_day(Linear::variable(unknowns_.as_of()), 1);
      return value(*expr.args[0], [&](const Value& day) {
        return day.kind == Value::Kind::number ? of_day(day.number, 0) : with(day);
      });
    }
    case Op::sum:
    case Op::difference:
    case Op::product:
    case Op::quotient:
      return value(*expr.args[0], [&](const Value& first) { return arithmetic(expr, 1, first, with); });
    case Op::least:
    case Op::greatest:
      for (std::size_t i = 0; i < expr.args.size(); ++i) {
        if (extreme(expr, i, with)) return true;
      }
      return false;
    case Op::choose:
      return value_of_branch(expr, 0, with);
    case Op::plus:
    case Op::minus:
      return moved(expr, with);
    case Op::day_after:
      return value(*expr.args[0], [&](const Value& day) {
        return day.kind == Value::Kind::number ? number(day.number + Linear::of(Rational(1))) : with(day);
      });
    case Op::next_day:
      return relative(0, expr.month == 2 && expr.day == 29 ? 2922 : 366, "next ");
    case Op::first_known: {
      const int chosen = unknowns_.other("first_known " + unknowns_.key_of(expr), Type::number,
                                         {exactly(0), exactly(static_cast<std::int64_t>(expr.args.size()) - 1), true});
      for (std::size_t i = 0; i < expr.args.size(); ++i) {
        const Linear is = Linear::variable(chosen) - Linear::of(Rational(static_cast<std::int64_t>(i)));
        if (assume_equal(is, [&] { return value(*expr.args[i], with); })) return true;
      }
      return false;
    }
    case Op::fold: {
      const int folded = unknowns_.fold(expr);
      const bool always = expr.fold == language::Fold::count || expr.fold == language::Fold::sum;
      if (number(Linear::variable(folded))) return true;
      return !always && options_.may_not_exist && with(Value{Value::Kind::none, {}});
    }
    case Op::reading:
      return want_reading(expr, [&](const Expr& option) { return value(option, with); });
    default:
      return opaque(expr, {}, with);
  }
}

bool Search::value_of_fact(const Expr& expr, const With& with) {
  const int fact = unknowns_.of_fact(expr);
  if (!unknowns_.may_not_exist(expr.fact))
    return together(fact, [&] { return with(Value{Value::Kind::number, Linear::variable(fact)}); });
  const int flag = unknowns_.exists(expr.fact);
  if (exists(expr.fact, true, [&] {
        return together(fact, [&] { return with(Value{Value::Kind::number, Linear::variable(fact)}); });
      }))
    return true;
  const VariableBounds& asked = bounds(flag);
  const bool known_not = asked.upper && asked.upper->value.is_zero();
  // An event that is stated, but later than the filing day, has not happened: it may always be so.
  if (!known_not && !options_.may_not_exist && !unknowns_.declared(expr.fact).event) return false;
  return exists(expr.fact, false, [&] { return with(Value{Value::Kind::none, {}}); });
}

bool Search::value_of_branch(const Expr& expr, std::size_t at, const With& with) {
  if (at == expr.args.size()) return with(Value{Value::Kind::none, {}});
  if (at + 1 == expr.args.size()) return value(*expr.args[at], with);
  if (want(*expr.args[at], 2, true, [&] { return value(*expr.args[at + 1], with); })) return true;
  return want(*expr.args[at], 2, false, [&] { return value_of_branch(expr, at + 2, with); });
}

/// least or greatest: the chosen argument is it, and the others are not beyond it.
bool Search::extreme(const Expr& expr, std::size_t chosen, const With& with) {
  return value(*expr.args[chosen], [&](const Value& best) {
    if (best.kind != Value::Kind::number) return with(best);
    const std::function<bool(std::size_t)> beside = [&](std::size_t at) {
      if (at == expr.args.size()) return with(best);
      if (at == chosen) return beside(at + 1);
      return value(*expr.args[at], [&, at](const Value& other) {
        if (other.kind != Value::Kind::number) return with(other);
        const Linear room = expr.op == Op::least ? other.number - best.number : best.number - other.number;
        return assume(room, false, [&, at] { return beside(at + 1); });
      });
    };
    return beside(0);
  });
}

bool Search::arithmetic(const Expr& expr, std::size_t at, const Value& so_far, const With& with) {
  if (so_far.kind != Value::Kind::number || at == expr.args.size()) return with(so_far);
  return value(*expr.args[at], [&](const Value& next) {
    if (next.kind != Value::Kind::number) return with(next);
    Value result;
    const Linear& a = so_far.number;
    const Linear& b = next.number;
    if (expr.op == Op::sum) {
      result.number = a + b;
    } else if (expr.op == Op::difference) {
      result.number = a - b;
    } else if (expr.op == Op::product && (a.is_constant() || b.is_constant())) {
      result.number = a.is_constant() ? b * a.constant : a * b.constant;
    } else if (expr.op == Op::quotient && b.is_constant() && !b.constant.is_zero()) {
      result.number = a * (Rational(1) / b.constant);
    } else {
      return expr.args.size() == 2 ? of_two(expr, a, b, with) : opaque(expr, {}, with);  // not linear
    }
    return arithmetic(expr, at + 1, result, with);
  });
}

bool Search::moved(const Expr& expr, const With& with) {
  return value(*expr.args[0], [&](const Value& from) {
    if (from.kind != Value::Kind::number) return with(from);
    const bool later = expr.op == Op::plus;
    if (from.number.is_constant()) {
      const auto days = from.number.constant.floor();
      const auto day = days ? Date::from_days(*days) : std::nullopt;
      const auto to = !day ? day : later ? add(*day, expr.period) : subtract(*day, expr.period);
      if (!to) return with(Value{Value::Kind::none, {}});
      return with(Value{Value::Kind::number, Linear::of(Rational(to->days()))});
    }
    static thread_local std::map<std::tuple<int, int, int, bool>, std::pair<std::int64_t, std::int64_t>> known;
    const std::tuple<int, int, int, bool> key{expr.period.years, expr.period.months, expr.period.days, later};
    auto found = known.find(key);
    if (found == known.end()) found = known.emplace(key, days_of(expr.period, later)).first;
    const auto [least, most] = found->second;
    const Linear to = Linear::variable(
        unknowns_.other("moved " + unknowns_.key_of(expr), Type::date, {std::nullopt, std::nullopt, true}));
    const Linear taken = later ? to - from.number : from.number - to;
    return assume(taken - Linear::of(Rational(least)), false, [&, most = most] {
      return assume(Linear::of(Rational(most)) - taken, false, [&] { return with(Value{Value::Kind::number, to}); });
    });
  });
}

/// The product or quotient of two unknowns: free, and defined for the prover.
bool Search::of_two(const Expr& expr, const Linear& a, const Linear& b, const With& with) {
  const int unknown = unknowns_.other(unknowns_.key_of(expr), expr.type, {});
  products_.push_back({unknown, a, b, expr.op == Op::quotient});
  const bool stop = opaque(expr, {}, with);
  products_.pop_back();
  return stop;
}

bool Search::opaque(const Expr& expr, const VariableBounds& free, const With& with) {
  const int unknown = unknowns_.other(unknowns_.key_of(expr), expr.type, free);
  if (with(Value{Value::Kind::number, Linear::variable(unknown)})) return true;
  return options_.may_not_exist && expr.type != Type::condition && with(Value{Value::Kind::none, {}});
}

}  // namespace huiqi::check
