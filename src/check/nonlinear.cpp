// See nonlinear.hpp.
#include "check/nonlinear.hpp"

#ifdef HUIQI_WITH_Z3
#include <z3++.h>

#include <string>
#endif

namespace huiqi::check {

#ifndef HUIQI_WITH_Z3

bool has_prover() { return false; }

Answer solve_nonlinear(const LinearProblem&, const std::vector<Product>&, std::vector<Rational>&) {
  return Answer::undecided;
}

#else

namespace {

constexpr unsigned effort = 2'000'000;  // Z3's own count of what it does, about a second

class Problem {
 public:
  Problem(z3::context& context, const LinearProblem& problem) : context_(context), solver_(context) {
    z3::params bounds(context);
    bounds.set("rlimit", effort);
    solver_.set(bounds);
    for (std::size_t i = 0; i < problem.variables.size(); ++i) {
      const std::string name = "v" + std::to_string(i);
      const VariableBounds& mine = problem.variables[i];
      variables_.push_back(mine.whole ? z3::to_real(context.int_const(name.c_str()))
                                      : context.real_const(name.c_str()));
      if (mine.lower) add(variables_[i] - number(mine.lower->value), mine.lower->epsilon.sign() > 0);
      if (mine.upper) add(number(mine.upper->value) - variables_[i], mine.upper->epsilon.sign() < 0);
    }
    for (const Constraint& each : problem.constraints) add(sum(each.form), each.strict);
  }

  void define(const Product& product) {
    const z3::expr result = variables_[static_cast<std::size_t>(product.result)];
    const z3::expr a = sum(product.a), b = sum(product.b);
    if (product.quotient) solver_.add(b != 0);
    solver_.add(product.quotient ? result * b == a : result == a * b);
  }

  Answer solve(std::vector<Rational>& point) {
    const z3::check_result found = solver_.check();
    if (found == z3::unsat) return Answer::impossible;
    if (found != z3::sat) return Answer::undecided;
    const z3::model model = solver_.get_model();
    std::vector<Rational> values;
    for (const z3::expr& variable : variables_) {
      const z3::expr value = model.eval(variable, true);
      std::string upper, lower;
      if (!value.is_numeral() || !value.numerator().is_numeral(upper) || !value.denominator().is_numeral(lower))
        return Answer::undecided;  // a root
      const auto above = Rational::parse_decimal(upper), below = Rational::parse_decimal(lower);
      if (!above || !below) return Answer::undecided;
      values.push_back(*above / *below);
      if (values.back().overflowed()) return Answer::undecided;
    }
    point = values;
    return Answer::possible;
  }

 private:
  z3::expr number(const Rational& value) { return context_.real_val(value.to_fraction().c_str()); }

  z3::expr sum(const Linear& form) {
    z3::expr total = number(form.constant);
    for (const auto& [variable, factor] : form.terms)
      total = total + number(factor) * variables_[static_cast<std::size_t>(variable)];
    return total;
  }

  void add(const z3::expr& form, bool strict) { solver_.add(strict ? form > 0 : form >= 0); }

  z3::context& context_;
  z3::solver solver_;
  std::vector<z3::expr> variables_;
};

}  // namespace

bool has_prover() { return true; }

Answer solve_nonlinear(const LinearProblem& problem, const std::vector<Product>& products,
                       std::vector<Rational>& point) {
  try {
    z3::context context;
    Problem asked(context, problem);
    for (const Product& each : products) asked.define(each);
    return asked.solve(point);
  } catch (const z3::exception&) {
    return Answer::undecided;
  }
}

#endif

}  // namespace huiqi::check
