// See simplex.hpp.
#include "check/simplex.hpp"

namespace huiqi::check {

Simplex::Simplex(const LinearProblem& problem, const Linear* objective) : variables_(problem.variables.size()) {
  for (const VariableBounds& bounds : problem.variables) {
    Column column;
    column.lower = bounds.lower;
    column.upper = bounds.upper;
    column.value = bounds.lower ? *bounds.lower : bounds.upper ? *bounds.upper : NearValue{};
    columns_.push_back(column);
  }
  const std::size_t rows = problem.constraints.size() + (objective != nullptr ? 1 : 0);
  columns_.resize(variables_ + rows);
  for (const Constraint& constraint : problem.constraints) {
    add_row(constraint.form, Rational(1));
    Column& slack = columns_[basic_.back()];
    slack.lower = NearValue{-constraint.form.constant, Rational(constraint.strict ? 1 : 0)};
  }
  if (objective != nullptr) {
    add_row(*objective, Rational(1));
    objective_ = basic_.back();
    objective_constant_ = objective->constant;
  }
}

void Simplex::add_row(const Linear& form, const Rational& sign) {
  std::vector<Rational> row(columns_.size());
  NearValue value;
  for (const auto& [variable, factor] : form.terms) {
    const auto at = static_cast<std::size_t>(variable);
    row[at] = factor * sign;
    value = value + columns_[at].value * row[at];
    failed(row[at]);
  }
  const std::size_t column = variables_ + rows_.size();
  columns_[column].value = value;
  columns_[column].row = static_cast<int>(rows_.size());
  basic_.push_back(column);
  rows_.push_back(std::move(row));
  failed(value.value);
}

bool Simplex::failed(const Rational& number) {
  overflow_ = overflow_ || number.overflowed();
  return overflow_;
}

/// The entering column becomes basic in this row; the one that was basic leaves.
void Simplex::pivot(std::size_t row, std::size_t entering) {
  std::vector<Rational>& own = rows_[row];
  const std::size_t leaving = basic_[row];
  const Rational inverse = Rational(1) / own[entering];
  for (Rational& factor : own) {
    if (!factor.is_zero()) factor = -(factor * inverse);
  }
  own[entering] = Rational(0);
  own[leaving] = inverse;
  for (std::size_t other = 0; other < rows_.size(); ++other) {
    if (other == row) continue;
    const Rational factor = rows_[other][entering];
    if (factor.is_zero()) continue;
    rows_[other][entering] = Rational(0);
    for (std::size_t i = 0; i < own.size(); ++i) {
      if (own[i].is_zero()) continue;
      rows_[other][i] = (rows_[other][i] + factor * own[i]).lowest_terms();
      if (failed(rows_[other][i])) return;
    }
  }
  for (Rational& factor : own) {
    if (failed(factor)) return;
    factor = factor.lowest_terms();
  }
  columns_[leaving].row = -1;
  columns_[entering].row = static_cast<int>(row);
  basic_[row] = entering;
}

/// Changes a column that is not basic, and all basic ones with it.
void Simplex::move(std::size_t column, const NearValue& by) {
  columns_[column].value = columns_[column].value + by;
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    const Rational& factor = rows_[row][column];
    if (factor.is_zero()) continue;
    NearValue& value = columns_[basic_[row]].value;
    value = value + by * factor;
    if (failed(value.value) || failed(value.epsilon)) return;
  }
}

Answer Simplex::solve() {
  for (const Column& column : columns_) {
    if (column.lower && column.upper && *column.lower > *column.upper) return Answer::impossible;
  }
  while (!broken()) {
    ++steps_;
    std::optional<std::size_t> violated;  // the smallest basic column outside its bounds (Bland)
    for (const std::size_t column : basic_) {
      const Column& each = columns_[column];
      const bool out = (each.lower && each.value < *each.lower) || (each.upper && each.value > *each.upper);
      if (out && (!violated || column < *violated)) violated = column;
    }
    if (!violated) return Answer::possible;
    const Column& low = columns_[*violated];
    const bool up = low.lower && low.value < *low.lower;
    const NearValue target = up ? *low.lower : *low.upper;
    const auto row = static_cast<std::size_t>(low.row);
    std::optional<std::size_t> entering;
    for (std::size_t i = 0; i < columns_.size() && !entering; ++i) {
      if (columns_[i].row >= 0 || rows_[row][i].is_zero()) continue;
      const bool increase = up == (rows_[row][i].sign() > 0);
      const Column& each = columns_[i];
      if (increase ? (!each.upper || each.value < *each.upper) : (!each.lower || each.value > *each.lower))
        entering = i;
    }
    if (!entering) return Answer::impossible;
    const NearValue by = (target - low.value) * (Rational(1) / rows_[row][*entering]);
    if (failed(by.value) || failed(by.epsilon)) break;
    move(*entering, by);
    if (overflow_) break;
    pivot(row, *entering);
  }
  return Answer::undecided;
}

Answer Simplex::minimise(bool& unbounded) {
  unbounded = false;
  while (!broken()) {
    ++steps_;
    // The objective is free, so it stays basic: only bounded columns leave.
    const std::vector<Rational>& goal = rows_[static_cast<std::size_t>(columns_[*objective_].row)];
    std::optional<std::size_t> entering;
    bool increase = false;
    for (std::size_t i = 0; i < columns_.size() && !entering; ++i) {
      if (columns_[i].row >= 0 || goal[i].is_zero()) continue;
      increase = goal[i].sign() < 0;
      const Column& each = columns_[i];
      if (increase ? (!each.upper || each.value < *each.upper) : (!each.lower || each.value > *each.lower))
        entering = i;
    }
    if (!entering) return Answer::possible;
    // How far it can go: until itself or a basic column meets a bound.
    std::optional<NearValue> limit;
    std::optional<std::size_t> leaving;
    const Column& own = columns_[*entering];
    if (increase && own.upper) limit = *own.upper - own.value;
    if (!increase && own.lower) limit = own.value - *own.lower;
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      const Rational& factor = rows_[row][*entering];
      if (factor.is_zero()) continue;
      const Column& each = columns_[basic_[row]];
      const bool rises = increase == (factor.sign() > 0);
      const auto& bound = rises ? each.upper : each.lower;
      if (!bound) continue;
      const Rational size = factor.sign() > 0 ? factor : -factor;
      const NearValue room = (rises ? *bound - each.value : each.value - *bound) * (Rational(1) / size);
      if (failed(room.value) || failed(room.epsilon)) return Answer::undecided;
      if (!limit || room < *limit || (room == *limit && leaving && basic_[row] < basic_[*leaving])) {
        limit = room;
        leaving = row;
      }
    }
    if (!limit) {
      unbounded = true;
      return Answer::possible;
    }
    move(*entering, increase ? *limit : *limit * Rational(-1));
    if (overflow_) break;
    if (leaving) pivot(*leaving, *entering);
  }
  return Answer::undecided;
}

NearValue Simplex::objective() const {
  NearValue value = columns_[*objective_].value;
  value.value = value.value + objective_constant_;
  return value;
}

std::vector<NearValue> Simplex::values() const {
  std::vector<NearValue> values;
  for (std::size_t i = 0; i < variables_; ++i) values.push_back(columns_[i].value);
  return values;
}

std::vector<Rational> Simplex::point() const {
  Rational epsilon(1);
  const auto keep = [&](const NearValue& small, const NearValue& great) {  // small ≤ great must stay so
    const Rational room = great.value - small.value;
    const Rational taken = small.epsilon - great.epsilon;
    if (room.overflowed() || taken.overflowed() || room.sign() <= 0 || taken.sign() <= 0) return;
    while (epsilon * taken > room) epsilon = epsilon / Rational(10);
  };
  for (const Column& column : columns_) {
    if (column.lower) keep(*column.lower, column.value);
    if (column.upper) keep(column.value, *column.upper);
  }
  std::vector<Rational> point;
  for (std::size_t i = 0; i < variables_; ++i) {
    point.push_back((columns_[i].value.value + columns_[i].value.epsilon * epsilon).lowest_terms());
  }
  return point;
}

}  // namespace huiqi::check
