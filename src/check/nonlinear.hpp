// What the linear search cannot decide: products and quotients of two unknowns. With Z3 (Debian: libz3-dev; CMake option
// HUIQI_Z3) a linear problem with such definitions is asked of it; without it, or where Z3 gives up at its bound of effort,
// the question stays undecided. Effort is counted, not timed: the same question has the same answer on every machine.
// Tests: tests/check/nonlinear_test.cpp
#pragma once

#include <vector>

#include "check/linear.hpp"

namespace huiqi::check {

/// The variable `result` is a × b; or, where `quotient`, a ÷ b, b not 0.
struct Product {
  int result = 0;
  Linear a, b;
  bool quotient = false;
};

bool has_prover();

/// Whether a point meets all constraints and definitions, and such a point. `undecided` without the prover.
Answer solve_nonlinear(const LinearProblem& problem, const std::vector<Product>& products,
                       std::vector<Rational>& point);

}  // namespace huiqi::check
