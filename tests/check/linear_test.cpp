// The linear core against brute force on small grids, and a few problems worked by hand.
#include "check/linear.hpp"

#include <rapidcheck.h>

#include <functional>

#include "catch.hpp"

using namespace huiqi;
using check::Answer;
using check::Constraint;
using check::Linear;
using check::LinearProblem;

namespace {

constexpr int low = -2, high = 3;

Rational value_of(const Linear& form, const std::vector<Rational>& point) {
  Rational sum = form.constant;
  for (const auto& [variable, factor] : form.terms) sum = sum + factor * point[static_cast<std::size_t>(variable)];
  return sum;
}

bool holds(const Constraint& constraint, const std::vector<Rational>& point) {
  const Rational value = value_of(constraint.form, point);
  return constraint.strict ? value.sign() > 0 : value.sign() >= 0;
}

bool holds(const LinearProblem& problem, const std::vector<Rational>& point) {
  for (std::size_t i = 0; i < point.size(); ++i) {
    const check::VariableBounds& bounds = problem.variables[i];
    const check::NearValue here{point[i], Rational(0)};
    if (bounds.lower && here < *bounds.lower) return false;
    if (bounds.upper && here > *bounds.upper) return false;
    if (bounds.whole && !point[i].is_whole()) return false;
  }
  for (const Constraint& each : problem.constraints) {
    if (!holds(each, point)) return false;
  }
  return true;
}

/// Whole variables between `low` and `high`, and a few constraints with small factors.
LinearProblem random_problem(bool whole) {
  LinearProblem problem;
  const int variables = *rc::gen::inRange(1, 4);
  for (int i = 0; i < variables; ++i) {
    problem.variables.push_back(
        {check::NearValue{Rational(low), Rational(0)}, check::NearValue{Rational(high), Rational(0)}, whole});
  }
  const int constraints = *rc::gen::inRange(0, 5);
  for (int c = 0; c < constraints; ++c) {
    Linear form = Linear::of(Rational(*rc::gen::inRange(-6, 7)));
    for (int i = 0; i < variables; ++i) form = form + Linear::variable(i) * Rational(*rc::gen::inRange(-3, 4));
    problem.constraints.push_back({form, *rc::gen::arbitrary<bool>()});
  }
  return problem;
}

/// Every point of the grid with that step, in order.
void each_point(std::size_t variables, const Rational& step,
                const std::function<void(const std::vector<Rational>&)>& visit) {
  std::vector<Rational> point(variables, Rational(low));
  while (true) {
    visit(point);
    std::size_t i = 0;
    while (i < variables && (point[i] = point[i] + step) > Rational(high)) point[i++] = Rational(low);
    if (i == variables) return;
  }
}

}  // namespace

TEST_CASE("linear: whole variables, against every point of a grid") {
  CHECK(rc::check([] {
    const LinearProblem problem = random_problem(true);
    bool possible = false;
    each_point(problem.variables.size(), Rational(1),
               [&](const auto& point) { possible = possible || holds(problem, point); });
    std::vector<Rational> point;
    const Answer answer = check::solve(problem, point);
    RC_ASSERT(answer == (possible ? Answer::possible : Answer::impossible));
    if (possible) RC_ASSERT(holds(problem, point));
  }));
}

TEST_CASE("linear: fractions: a point that is found holds, and none is denied that lies on a grid of thirds") {
  CHECK(rc::check([] {
    LinearProblem problem = random_problem(false);
    std::vector<Rational> point;
    const Answer answer = check::solve(problem, point);
    RC_ASSERT(answer != Answer::undecided);
    if (answer == Answer::possible) RC_ASSERT(holds(problem, point));
    if (answer == Answer::impossible) {
      each_point(problem.variables.size(), Rational::of(1, problem.variables.size() > 2 ? 2 : 3),
                 [&](const auto& each) { RC_ASSERT(!holds(problem, each)); });
    }
  }));
}

TEST_CASE("linear: the smallest value of a form, against every point of a grid") {
  CHECK(rc::check([] {
    const LinearProblem problem = random_problem(true);
    Linear form;
    for (std::size_t i = 0; i < problem.variables.size(); ++i)
      form = form + Linear::variable(static_cast<int>(i)) * Rational(*rc::gen::inRange(-2, 3));
    RC_PRE(!form.is_constant());
    std::optional<Rational> least;
    each_point(problem.variables.size(), Rational(1), [&](const auto& point) {
      if (holds(problem, point) && (!least || value_of(form, point) < *least)) least = value_of(form, point);
    });
    const check::Smallest found = check::smallest(problem, form);
    if (found.answer == Answer::possible) {  // it may stay undecided where no whole point lies at the bound
      RC_ASSERT(least.has_value());
      RC_ASSERT(!found.unbounded);
      RC_ASSERT(found.value == *least);
    }
    if (found.answer == Answer::impossible) RC_ASSERT(!least.has_value());
  }));
}

TEST_CASE("linear: strict bounds are approached and not attained; what has no bound is unbounded") {
  LinearProblem problem;
  problem.variables.resize(2);
  const Linear x = Linear::variable(0), y = Linear::variable(1);
  problem.constraints = {{x - Linear::of(Rational(5)), true}, {y - x, false}};  // x > 5, y ≥ x
  check::Smallest least = check::smallest(problem, y);
  CHECK(least.answer == Answer::possible);
  CHECK(least.value == Rational(5));
  CHECK_FALSE(least.attained);
  CHECK(check::smallest(problem, y * Rational(-1)).unbounded);
  problem.variables[1].whole = true;
  least = check::smallest(problem, y);
  CHECK(least.value == Rational(6));
  CHECK(least.attained);
  problem.constraints.push_back({Linear::of(Rational(5)) - y, false});  // y ≤ 5
  CHECK(check::smallest(problem, y).answer == Answer::impossible);
  std::vector<Rational> point;
  CHECK(check::solve(problem, point) == Answer::impossible);
}

TEST_CASE("linear: x + y ≥ 2, x ≤ 2/3 of y, y ≤ 1.2 has no point; with 1.3 it has one") {
  LinearProblem problem;
  problem.variables.resize(2);
  const Linear x = Linear::variable(0), y = Linear::variable(1);
  problem.constraints = {{x + y - Linear::of(Rational(2)), false},
                         {y * Rational::of(2, 3) - x, false},
                         {Linear::of(Rational::of(119, 100)) - y, false}};
  std::vector<Rational> point;
  CHECK(check::solve(problem, point) == Answer::impossible);
  problem.constraints[2] = {Linear::of(Rational::of(13, 10)) - y, false};
  REQUIRE(check::solve(problem, point) == Answer::possible);
  CHECK(holds(problem, point));
}

TEST_CASE("linear: figures beyond the exact range leave it undecided") {
  LinearProblem problem;
  problem.variables.resize(3);
  Rational great(1'000'000'000'000'000'000);
  great = great * great;
  const Linear x = Linear::variable(0), y = Linear::variable(1), z = Linear::variable(2);
  problem.constraints = {{x * great + y * Rational(7) - Linear::of(great), true},
                         {y * great - x * Rational(3) + z * (great - Rational(1)) - Linear::of(Rational(1)), false},
                         {z * Rational(-1) * great - x * (great - Rational(5)) - y * (great - Rational(11)), false}};
  std::vector<Rational> point;
  const Answer answer = check::solve(problem, point);
  if (answer == Answer::possible) CHECK(holds(problem, point));
  CHECK(answer != Answer::impossible);
}
