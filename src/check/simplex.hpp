// The tableau behind linear.hpp: basic variables as sums of the others, each within its bounds.
// Tests: tests/check/linear_test.cpp
#pragma once

#include <vector>

#include "check/linear.hpp"

namespace huiqi::check {

class Simplex {
 public:
  /// `objective`: a form to minimise; it must outlive nothing (copied). Null: none.
  explicit Simplex(const LinearProblem& problem, const Linear* objective = nullptr);

  /// Finds values within all bounds.
  Answer solve();
  /// Precondition: `solve` gave possible. Moves to the least value of the objective.
  Answer minimise(bool& unbounded);
  NearValue objective() const;
  /// Of the problem's variables.
  std::vector<NearValue> values() const;
  /// The same with a number small enough for the infinitesimal.
  std::vector<Rational> point() const;

 private:
  struct Column {
    std::optional<NearValue> lower, upper;
    NearValue value;
    int row = -1;  ///< of a basic variable
  };

  void add_row(const Linear& form, const Rational& sign);
  void pivot(std::size_t row, std::size_t entering);
  void move(std::size_t column, const NearValue& by);
  bool failed(const Rational& number);
  bool broken() const { return overflow_ || steps_ > steps_at_most; }

  static constexpr int steps_at_most = 2000;
  std::size_t variables_ = 0;
  std::vector<Column> columns_;              ///< the problem's variables, then one for each row
  std::vector<std::vector<Rational>> rows_;  ///< factors of all columns; 0 for basic ones
  std::vector<std::size_t> basic_;           ///< the basic variable of each row
  std::optional<std::size_t> objective_;     ///< its column
  Rational objective_constant_;
  bool overflow_ = false;
  int steps_ = 0;
};

}  // namespace huiqi::check
