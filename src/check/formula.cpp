// See formula.hpp: the boolean structure. Values: formula_values.cpp.
#include "check/formula.hpp"

#include <algorithm>

#include "check/simplex.hpp"

namespace huiqi::check {

using language::Expr;
using language::ExprPtr;
using language::FactRef;
using language::Op;

Search::Search(const engine_detail::Loaded& loaded, Unknowns& unknowns, SearchOptions options)
    : loaded_(loaded), unknowns_(unknowns), options_(options) {}

namespace {

/// About how many ways there are to fulfil it: what leaves no choice is tried first.
double ways(const Expr& expr, bool reached) {
  const auto product = [&](bool inner) {
    double all = 1;
    for (const ExprPtr& arg : expr.args) all *= ways(*arg, inner);
    return all;
  };
  const auto sum = [&](bool inner) {
    double all = 0;
    for (const ExprPtr& arg : expr.args) all += ways(*arg, inner);
    return all;
  };
  switch (expr.op) {
    case Op::all:
      return reached ? product(true) : sum(false);
    case Op::any:
    case Op::excuse:
      return reached ? sum(true) : product(false);
    case Op::not_:
      return ways(*expr.args[0], !reached);
    case Op::in_principle:
      return ways(*expr.args[0], reached);
    case Op::choose:
    case Op::reading:
    case Op::at_least_of:
    case Op::outcome:
      return 2 + static_cast<double>(expr.args.size());
    case Op::compare:
      return reached ? 1 : 1.5;
    default:
      return 1;
  }
}

std::vector<Want> in_order(std::vector<Want> wants) {
  std::stable_sort(wants.begin(), wants.end(), [](const Want& a, const Want& b) {
    return ways(*a.condition, a.reached) < ways(*b.condition, b.reached);
  });
  return wants;
}

}  // namespace

SearchResult Search::find(const std::vector<Want>& given) {
  const std::vector<Want> wants = in_order(given);
  SearchResult result;
  steps_ = 0;
  undecided_ = false;
  std::vector<Rational> point;
  bool found = false;
  all_wants(wants, 0, [&] {
    found = feasible(&point);
    return found;
  });
  if (!found) {
    result.answer = undecided_ ? Answer::undecided : Answer::impossible;
    return result;
  }
  result.answer = Answer::possible;
  for (std::size_t i = 0; i < point.size(); ++i) result.point.values[static_cast<int>(i)] = point[i];
  return result;
}

Smallest Search::smallest(const std::vector<Want>& wants, const Expr& measured) {
  return extreme_value(wants, measured, false);
}

/// As the smallest of what is less than nothing.
Smallest Search::greatest(const std::vector<Want>& wants, const Expr& measured) {
  Smallest found = extreme_value(wants, measured, true);
  found.value = -found.value;
  return found;
}

Smallest Search::extreme_value(const std::vector<Want>& given, const Expr& measured, bool greatest) {
  const std::vector<Want> wants = in_order(given);
  const bool of_share = measured.op == Op::quotient;
  measured_share_ = of_share ? unknowns_.key_of(measured) : "";
  Smallest best;
  best.answer = Answer::impossible;
  steps_ = 0;
  undecided_ = false;
  const auto take = [&](const Linear& form) {
    const Smallest here = check::smallest(problem(), greatest ? form * Rational(-1) : form);
    if (here.answer == Answer::undecided) undecided_ = true;
    if (here.answer != Answer::possible) return;
    const bool less =
        best.answer != Answer::possible || here.unbounded ||
        (!best.unbounded && (here.value < best.value || (here.value == best.value && here.attained && !best.attained)));
    if (less) best = here;
  };
  all_wants(wants, 0, [&] {
    if (of_share) {
      take(Linear::variable(share(measured)));
      return false;
    }
    return value(measured, [&](const Value& found) {
      if (found.kind == Value::Kind::number) take(found.number);
      return false;
    });
  });
  measured_share_.clear();
  if (undecided_) best.answer = Answer::undecided;
  return best;
}

bool Search::step() {
  if (++steps_ <= options_.steps) return true;
  undecided_ = true;
  return false;
}

VariableBounds& Search::bounds(int unknown) {
  while (bounds_.size() < unknowns_.all().size())
    bounds_.push_back(unknowns_.at(static_cast<int>(bounds_.size())).bounds);
  return bounds_[static_cast<std::size_t>(unknown)];
}

LinearProblem Search::problem() const {
  LinearProblem problem;
  problem.variables = bounds_;
  for (std::size_t i = bounds_.size(); i < unknowns_.all().size(); ++i)
    problem.variables.push_back(unknowns_.at(static_cast<int>(i)).bounds);
  problem.constraints = constraints_;
  return problem;
}

bool Search::feasible(std::vector<Rational>* point) {
  std::vector<Rational> ignored;
  const Answer answer = solve(problem(), point != nullptr ? *point : ignored);
  if (answer == Answer::undecided) undecided_ = true;
  if (answer != Answer::possible || products_.empty() || !has_prover()) return answer == Answer::possible;
  // Where the prover gives up the point stays as it is: the engine will say whether it is one.
  steps_ += 100;
  std::vector<Rational> exact;
  const Answer proved = solve_nonlinear(problem(), products_, exact);
  if (proved == Answer::possible && point != nullptr) *point = exact;
  return proved != Answer::impossible;
}

bool Search::assume(const Linear& form, bool strict, const Next& next) {
  if (!step()) return true;
  if (form.overflowed()) {
    undecided_ = true;
    return false;
  }
  if (form.is_constant()) {
    const bool holds = strict ? form.constant.sign() > 0 : form.constant.sign() >= 0;
    return holds && next();
  }
  if (form.terms.size() > 1) {
    constraints_.push_back({form, strict});
    // With one such constraint the bounds alone seldom contradict it; the end of the way looks at all of them anyway.
    steps_ += static_cast<int>(constraints_.size());  // a look at all of them takes longer than a step
    bool stop = false;
    if (constraints_.size() < 2 || Simplex(problem()).solve() != Answer::impossible) stop = next();
    constraints_.pop_back();
    return stop;
  }
  const auto& [unknown, factor] = form.terms[0];
  VariableBounds& mine = bounds(unknown);
  const VariableBounds before = mine;
  const Rational limit = -(form.constant / factor);
  const NearValue bound{limit, strict ? Rational(factor.sign()) : Rational(0)};
  if (factor.sign() > 0) {
    if (!mine.lower || bound > *mine.lower) mine.lower = bound;
  } else if (!mine.upper || bound < *mine.upper) {
    mine.upper = bound;
  }
  if (mine.whole && mine.lower && (!mine.lower->value.is_whole() || mine.lower->epsilon.sign() > 0)) {
    if (const auto below = mine.lower->value.floor()) mine.lower = NearValue{Rational(*below + 1), Rational(0)};
  }
  if (mine.whole && mine.upper && (!mine.upper->value.is_whole() || mine.upper->epsilon.sign() < 0)) {
    if (const auto below = mine.upper->value.floor())
      mine.upper = NearValue{Rational(mine.upper->value.is_whole() ? *below - 1 : *below), Rational(0)};
  }
  const bool empty = mine.lower && mine.upper && *mine.lower > *mine.upper;
  const bool stop = !empty && next();
  bounds(unknown) = before;
  return stop;
}

bool Search::assume_equal(const Linear& form, const Next& next) {
  return assume(form, false, [&] { return assume(form * Rational(-1), false, next); });
}

bool Search::assume_bound(int unknown, std::int64_t value, bool at_least, const Next& next) {
  const Linear difference = Linear::variable(unknown) - Linear::of(Rational(value));
  return assume(at_least ? difference : difference * Rational(-1), false, next);
}

bool Search::exists(const FactRef& fact, bool it_does, const Next& next) {
  return assume_bound(unknowns_.exists(fact), it_does ? 1 : 0, it_does, next);
}

/// A fact that exists on this way, and what the vocabulary says of it beside others: a part is not larger than its whole, a
/// day follows another; what has happened has happened by the filing day.
bool Search::together(int fact, const Next& next) {
  if (!present_.insert(fact).second) return next();
  const Unknown mine = unknowns_.at(fact);
  std::vector<Linear> forms;
  const vocabulary::Fact& declared = unknowns_.declared(mine.fact);
  if (declared.event && declared.type == vocabulary::FactType::date)
    forms.push_back(Linear::variable(unknowns_.as_of()) - Linear::variable(fact));
  for (const int other : present_) {
    if (other == fact) continue;
    const Unknown& theirs = unknowns_.at(other);
    if (theirs.fact.time != mine.fact.time || unknowns_.holder_of(theirs.fact) != unknowns_.holder_of(mine.fact))
      continue;
    for (const vocabulary::Constraint& constraint : loaded_.vocabulary->constraints) {
      if (constraint.denies) continue;
      if (constraint.lesser == mine.fact.path.back() && constraint.greater == theirs.fact.path.back())
        forms.push_back(Linear::variable(other) - Linear::variable(fact));
      if (constraint.greater == mine.fact.path.back() && constraint.lesser == theirs.fact.path.back())
        forms.push_back(Linear::variable(fact) - Linear::variable(other));
    }
  }
  const std::function<bool(std::size_t)> assume_from = [&](std::size_t at) {
    return at == forms.size() ? next() : assume(forms[at], false, [&, at] { return assume_from(at + 1); });
  };
  const bool stop = assume_from(0);
  present_.erase(fact);
  return stop;
}

bool Search::all_wants(const std::vector<Want>& wants, std::size_t at, const Next& next) {
  if (at == wants.size()) return next();
  return want(*wants[at].condition, wants[at].level, wants[at].reached, [&] { return all_wants(wants, at + 1, next); });
}

bool Search::want_all(const std::vector<ExprPtr>& args, std::size_t at, int level, bool reached, const Next& next) {
  if (at == args.size()) return next();
  return want(*args[at], level, reached, [&] { return want_all(args, at + 1, level, reached, next); });
}

bool Search::want_any(const std::vector<ExprPtr>& args, int level, bool reached, const Next& next) {
  return std::any_of(args.begin(), args.end(), [&](const ExprPtr& arg) { return want(*arg, level, reached, next); });
}

/// Exactly-or-more of the rest: `count` reach the level, and at most `missing` do not.
bool Search::want_number(const std::vector<ExprPtr>& args, std::size_t at, int level, int count, int missing,
                         const Next& next) {
  if (count <= 0 && missing < 0) return false;
  if (at == args.size()) return count <= 0 && missing >= 0 && next();
  if (want(*args[at], level, true, [&] { return want_number(args, at + 1, level, count - 1, missing, next); }))
    return true;
  return missing > 0 &&
         want(*args[at], level, false, [&] { return want_number(args, at + 1, level, count, missing - 1, next); });
}

bool Search::want(const Expr& expr, int level, bool reached, const Next& next) {
  if (!step()) return true;
  switch (expr.op) {
    case Op::always: {
      const bool holds = (expr.unpublished || expr.outcome_level >= 0) && expr.outcome_level >= level;
      return holds == reached && next();
    }
    case Op::compare:
      return want_comparison(expr, level, reached, next);
    case Op::one_of:
      return want_member(expr, expr.members, reached, next);
    case Op::one_of_open:  // listed: met; listed elsewhere: not met; another: pending
      if (level == 2) return want_member(expr, expr.members, reached, next);
      return want_member(expr, expr.elsewhere, !reached, next);
    case Op::contains_any:
      return want_contained(expr, reached, next);
    case Op::in_range:
      return want_range(expr, reached, next);
    case Op::exists:
      return want_existence(expr, reached, next);
    case Op::stated:
      return assume_bound(unknowns_.stated(expr.fact), reached ? 1 : 0, reached, next);
    case Op::holds:
      return assume_bound(unknowns_.of_fact(expr), reached ? 1 : 0, reached, next);
    case Op::determination:
      return assume_bound(unknowns_.of_fact(expr), reached ? level : level - 1, reached, next);
    case Op::all:
      return reached ? want_all(expr.args, 0, level, true, next) : want_any(expr.args, level, false, next);
    case Op::any:
      return reached ? want_any(expr.args, level, true, next) : want_all(expr.args, 0, level, false, next);
    case Op::not_:
      return want(*expr.args[0], 3 - level, !reached, next);
    case Op::at_least_of: {
      const int size = static_cast<int>(expr.args.size());
      if (reached) return want_number(expr.args, 0, level, expr.index, size - expr.index, next);
      // Fewer than n reach it: at least size - n + 1 do not.
      const std::function<bool(std::size_t, int)> fewer = [&](std::size_t at, int allowed) {
        if (at == expr.args.size()) return next();
        if (want(*expr.args[at], level, false, [&, at, allowed] { return fewer(at + 1, allowed); })) return true;
        return allowed > 0 &&
               want(*expr.args[at], level, true, [&, at, allowed] { return fewer(at + 1, allowed - 1); });
      };
      return fewer(0, expr.index - 1);
    }
    case Op::some:
      return assume_bound(unknowns_.some(expr), reached ? level : level - 1, reached, next);
    case Op::outcome:
      return want_outcome(expr, level, reached, next);
    case Op::in_principle:  // not met becomes pending
      if (level == 1) return reached && next();
      return want(*expr.args[0], 2, reached, next);
    case Op::excuse:
      return reached ? want_any(expr.args, level, true, next) : want_all(expr.args, 0, level, false, next);
    case Op::choose:
      return want_branch(expr, 0, level, reached, next);
    case Op::reading:
      return want_reading(expr, [&](const Expr& option) { return want(option, level, reached, next); });
    default:
      undecided_ = true;
      return false;
  }
}

bool Search::want_branch(const Expr& expr, std::size_t at, int level, bool reached, const Next& next) {
  if (at == expr.args.size()) return !reached && next();  // off the end: not met
  if (at + 1 == expr.args.size()) return want(*expr.args[at], level, reached, next);
  if (want(*expr.args[at], 2, true, [&] { return want(*expr.args[at + 1], level, reached, next); })) return true;
  return want(*expr.args[at], 2, false, [&] { return want_branch(expr, at + 2, level, reached, next); });
}

const language::Provision* Search::provision(const std::string& id) const {
  for (const language::RuleSet& set : loaded_.rule_sets) {
    for (const language::Provision& each : set.provisions) {
      if (each.id == id) return &each;
    }
  }
  return nullptr;
}

/// The scope and requirements of another provision together; of an adverse measure its scope and any ground.
bool Search::want_outcome(const Expr& expr, int level, bool reached, const Next& next) {
  const language::Provision* named = provision(expr.name);
  if (named == nullptr) {
    undecided_ = true;
    return false;
  }
  if (named->kind != Kind::adverse_measure) {
    std::vector<ExprPtr> conditions = named->scope;
    conditions.insert(conditions.end(), named->requires_.begin(), named->requires_.end());
    return reached ? want_all(conditions, 0, level, true, next) : want_any(conditions, level, false, next);
  }
  if (reached) {
    return want_all(named->scope, 0, level, true, [&] { return want_any(named->requires_, level, true, next); });
  }
  return want_any(named->scope, level, false, next) || want_all(named->requires_, 0, level, false, next);
}

bool Search::want_reading(const Expr& expr, const std::function<bool(const Expr&)>& inside) {
  const int chosen = unknowns_.reading(expr);
  for (std::size_t i = 0; i < expr.args.size(); ++i) {
    const Linear is = Linear::variable(chosen) - Linear::of(Rational(static_cast<std::int64_t>(i)));
    if (assume_equal(is, [&] { return inside(*expr.args[i]); })) return true;
  }
  return false;
}

}  // namespace huiqi::check
