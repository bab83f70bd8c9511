// Conjunctions of linear constraints over exact rationals: whether a point meets them all, such a point, and the smallest
// value of a variable. Strict inequalities are exact, variables may be whole numbers.
// Method: the simplex of B. Dutertre and L. de Moura, "A Fast Linear-Arithmetic Solver for DPLL(T)" (CAV 2006): bounds on
// variables, a row for each form of several variables, strictness as an infinitesimal, Bland's rule; whole numbers by branch
// and bound. Effort is bounded: what goes beyond it, or beyond the exact range, is `undecided`, never claimed.
// Tests: tests/check/linear_test.cpp (brute force on small grids)
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "values/rational.hpp"

namespace huiqi::check {

enum class Answer { possible, impossible, undecided };

/// A sum of variables with factors, and a constant. Terms by variable, none with factor 0.
struct Linear {
  std::vector<std::pair<int, Rational>> terms;
  Rational constant;

  static Linear of(Rational constant) { return {{}, constant}; }
  static Linear variable(int index) { return {{{index, Rational(1)}}, Rational(0)}; }
  bool is_constant() const { return terms.empty(); }
  bool overflowed() const;
};
Linear operator+(const Linear& a, const Linear& b);
Linear operator-(const Linear& a, const Linear& b);
Linear operator*(const Linear& a, const Rational& factor);

/// A value and an infinitesimal part: 5 + ε is just above 5.
struct NearValue {
  Rational value, epsilon;
};
std::strong_ordering operator<=>(const NearValue& a, const NearValue& b);
bool operator==(const NearValue& a, const NearValue& b);
NearValue operator+(const NearValue& a, const NearValue& b);
NearValue operator-(const NearValue& a, const NearValue& b);
NearValue operator*(const NearValue& a, const Rational& factor);

/// `form` ≥ 0, or > 0 where strict.
struct Constraint {
  Linear form;
  bool strict = false;
};

struct VariableBounds {
  std::optional<NearValue> lower, upper;
  bool whole = false;
};

/// The smallest value: attained, or the greatest lower bound that is approached; unbounded where there is none.
struct Smallest {
  Answer answer = Answer::undecided;
  bool unbounded = false;
  bool attained = true;
  Rational value;
};

struct LinearProblem {
  std::vector<VariableBounds> variables;
  std::vector<Constraint> constraints;
};

/// A point that meets all constraints, whole where asked, in `point` (one value a variable).
Answer solve(const LinearProblem& problem, std::vector<Rational>& point);
Smallest smallest(const LinearProblem& problem, const Linear& form);

}  // namespace huiqi::check
