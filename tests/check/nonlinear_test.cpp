// Products and quotients of unknowns: with the prover they are decided, without it nothing is claimed.
#include "check/nonlinear.hpp"

#include "catch.hpp"

using namespace huiqi;
using check::Answer;
using check::Linear;

namespace {

check::VariableBounds between(int low, int high, bool whole) {
  return {check::NearValue{Rational(low), Rational(0)}, check::NearValue{Rational(high), Rational(0)}, whole};
}

/// result, a and b within bounds, and result at least `least`.
Answer ask(const check::VariableBounds& a, const check::VariableBounds& b, bool quotient, int least,
           std::vector<Rational>& point) {
  check::LinearProblem problem;
  problem.variables = {{std::nullopt, std::nullopt, false}, a, b};
  problem.constraints = {{Linear::variable(0) - Linear::of(Rational(least)), false}};
  return check::solve_nonlinear(problem, {{0, Linear::variable(1), Linear::variable(2), quotient}}, point);
}

}  // namespace

TEST_CASE("nonlinear: products and quotients are decided by the prover, and left open without it") {
  std::vector<Rational> point;
  const auto expect = [](Answer with_prover) { return check::has_prover() ? with_prover : Answer::undecided; };
  CHECK(ask(between(0, 10, true), between(0, 7, true), false, 70, point) == expect(Answer::possible));
  if (check::has_prover()) CHECK(point == std::vector<Rational>{Rational(70), Rational(10), Rational(7)});
  CHECK(ask(between(0, 10, true), between(0, 7, true), false, 71, point) == expect(Answer::impossible));
  CHECK(ask(between(0, 10, false), between(2, 7, false), true, 5, point) == expect(Answer::possible));
  CHECK(ask(between(0, 10, false), between(2, 7, false), true, 6, point) == expect(Answer::impossible));
  CHECK(ask(between(1, 1, true), between(0, 0, true), true, 0, point) == expect(Answer::impossible));  // by zero
}
