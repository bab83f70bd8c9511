// See linear.hpp.
#include "check/linear.hpp"

#include <algorithm>

#include "check/simplex.hpp"

namespace huiqi::check {

bool Linear::overflowed() const {
  return constant.overflowed() ||
         std::any_of(terms.begin(), terms.end(), [](const auto& term) { return term.second.overflowed(); });
}

namespace {

Linear combine(const Linear& a, const Linear& b, const Rational& factor) {
  Linear result;
  result.constant = a.constant + b.constant * factor;
  std::size_t i = 0, j = 0;
  while (i < a.terms.size() || j < b.terms.size()) {
    if (j == b.terms.size() || (i < a.terms.size() && a.terms[i].first < b.terms[j].first)) {
      result.terms.push_back(a.terms[i++]);
    } else if (i == a.terms.size() || b.terms[j].first < a.terms[i].first) {
      result.terms.emplace_back(b.terms[j].first, b.terms[j].second * factor);
      ++j;
    } else {
      const Rational sum = a.terms[i].second + b.terms[j].second * factor;
      if (!sum.is_zero()) result.terms.emplace_back(a.terms[i].first, sum);
      ++i;
      ++j;
    }
  }
  return result;
}

}  // namespace

Linear operator+(const Linear& a, const Linear& b) { return combine(a, b, Rational(1)); }
Linear operator-(const Linear& a, const Linear& b) { return combine(a, b, Rational(-1)); }
Linear operator*(const Linear& a, const Rational& factor) {
  return factor.is_zero() ? Linear{} : combine(Linear{}, a, factor);
}

std::strong_ordering operator<=>(const NearValue& a, const NearValue& b) {
  const auto order = a.value <=> b.value;
  return order != 0 ? order : a.epsilon <=> b.epsilon;
}
bool operator==(const NearValue& a, const NearValue& b) { return (a <=> b) == 0; }
NearValue operator+(const NearValue& a, const NearValue& b) { return {a.value + b.value, a.epsilon + b.epsilon}; }
NearValue operator-(const NearValue& a, const NearValue& b) { return {a.value - b.value, a.epsilon - b.epsilon}; }
NearValue operator*(const NearValue& a, const Rational& factor) { return {a.value * factor, a.epsilon * factor}; }

namespace {

constexpr int branches_at_most = 200;

/// The whole number next below (or at), infinitesimals counted: of 5 - ε it is 4.
std::optional<Rational> floor_of(const NearValue& value) {
  const auto whole = value.value.floor();
  if (!whole) return std::nullopt;
  if (value.value.is_whole() && value.epsilon.sign() < 0) return Rational(*whole - 1);
  return Rational(*whole);
}

/// The first whole variable whose value is not whole.
std::optional<std::size_t> broken(const LinearProblem& problem, const std::vector<NearValue>& values) {
  for (std::size_t i = 0; i < problem.variables.size(); ++i) {
    if (problem.variables[i].whole && (!values[i].value.is_whole() || !values[i].epsilon.is_zero())) return i;
  }
  return std::nullopt;
}

Answer solve_whole(LinearProblem& problem, std::vector<Rational>& point, int& branches) {
  if (++branches > branches_at_most) return Answer::undecided;
  Simplex simplex(problem);
  const Answer answer = simplex.solve();
  if (answer != Answer::possible) return answer;
  const std::vector<NearValue> values = simplex.values();
  const auto at = broken(problem, values);
  if (!at) {
    point = simplex.point();
    return std::any_of(point.begin(), point.end(), [](const Rational& each) { return each.overflowed(); })
               ? Answer::undecided
               : Answer::possible;
  }
  const auto below = floor_of(values[*at]);
  if (!below) return Answer::undecided;
  const VariableBounds before = problem.variables[*at];
  problem.variables[*at].upper = NearValue{*below, Rational(0)};
  const Answer left = solve_whole(problem, point, branches);
  problem.variables[*at] = before;
  if (left == Answer::possible) return left;
  problem.variables[*at].lower = NearValue{*below + Rational(1), Rational(0)};
  const Answer right = solve_whole(problem, point, branches);
  problem.variables[*at] = before;
  if (right == Answer::possible) return right;
  return left == Answer::undecided || right == Answer::undecided ? Answer::undecided : Answer::impossible;
}

/// Bounds of whole variables moved to whole numbers; false where that leaves nothing.
bool tighten(LinearProblem& problem) {
  for (VariableBounds& bounds : problem.variables) {
    if (bounds.whole && bounds.lower) {
      const auto below = floor_of(*bounds.lower);
      if (below) {
        const bool at = bounds.lower->value.is_whole() && bounds.lower->epsilon.is_zero();
        bounds.lower = NearValue{at ? *below : *below + Rational(1), Rational(0)};
      }
    }
    if (bounds.whole && bounds.upper) {
      const auto below = floor_of(*bounds.upper);
      if (below) bounds.upper = NearValue{*below, Rational(0)};
    }
    if (bounds.lower && bounds.upper && *bounds.lower > *bounds.upper) return false;
  }
  return true;
}

}  // namespace

Answer solve(const LinearProblem& given, std::vector<Rational>& point) {
  LinearProblem problem = given;
  if (!tighten(problem)) return Answer::impossible;
  int branches = 0;
  return solve_whole(problem, point, branches);
}

Smallest smallest(const LinearProblem& given, const Linear& form) {
  Smallest result;
  LinearProblem problem = given;
  if (!tighten(problem)) {
    result.answer = Answer::impossible;
    return result;
  }
  Simplex simplex(problem, &form);
  result.answer = simplex.solve();
  if (result.answer != Answer::possible) return result;
  result.answer = simplex.minimise(result.unbounded);
  if (result.answer != Answer::possible || result.unbounded) return result;
  const NearValue least = simplex.objective();
  result.value = least.value;
  result.attained = least.epsilon.is_zero();
  const bool whole = std::all_of(form.terms.begin(), form.terms.end(), [&](const auto& term) {
    return problem.variables[static_cast<std::size_t>(term.first)].whole && term.second.is_whole();
  });
  if (!whole) return result;
  const auto below = floor_of(least);
  if (!below) {
    result.answer = Answer::undecided;
    return result;
  }
  result.value = least.value.is_whole() && result.attained ? *below : *below + Rational(1);
  result.attained = true;
  problem.constraints.push_back({Linear::of(result.value) - form, false});  // is the whole number itself reached?
  std::vector<Rational> point;
  result.answer = solve(problem, point);
  if (result.answer == Answer::impossible) result.answer = Answer::undecided;
  return result;
}

}  // namespace huiqi::check
