// Whether conditions can be met (or fail) together: a search over their boolean structure, with a linear problem at its end.
// Three-valued as docs/semantics.md says, for profiles that state every fact: a condition is not met (0), pending (1) or met
// (2). What is not looked into is free (unknowns.hpp), so `impossible` is a proof, while `possible` is one only once the
// engine has confirmed the point on a profile (witness.hpp). The search is depth-first over the choices (branches of any,
// choose, least, readings; both sides of ≠) and its steps are bounded. Tests: tests/check/formula_test.cpp
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "check/nonlinear.hpp"
#include "check/unknowns.hpp"
#include "evaluate/loaded.hpp"

namespace huiqi::check {

/// A condition and what is asked of it: at least that level, or below it.
struct Want {
  language::ExprPtr condition;
  int level = 2;
  bool reached = true;
};

/// Values for the unknowns that a search came upon.
struct Point {
  std::map<int, Rational> values;  ///< by unknown
};

struct SearchResult {
  Answer answer = Answer::undecided;
  Point point;
};

struct SearchOptions {
  /// Whether what is compared may not exist (and the comparison is not met). Without it, what is compared exists unless a
  /// condition asks whether it does.
  bool may_not_exist = true;
  int steps = 20'000;
  /// Whether both terms of a ratio may be 0: it is then at least and at most any share (0 ≥ 2 % × 0); and whether a quotient
  /// by 0, which is unknown, counts as not reaching a level. Without it, points
  /// with a term above 0 below the line are tried first, and those with 0 there only where the other term is not 0.
  bool nothing_over_nothing = true;
};

class Search {
 public:
  Search(const engine_detail::Loaded& loaded, Unknowns& unknowns, SearchOptions options = {});

  /// A point at which all of it holds.
  SearchResult find(const std::vector<Want>& wants);
  /// The smallest (the greatest) value of what is measured over all such points. Of the quotient of a ratio it is that of a
  /// share apart from its terms: a bound, which the caller asks about again.
  Smallest smallest(const std::vector<Want>& wants, const language::Expr& measured);
  Smallest greatest(const std::vector<Want>& wants, const language::Expr& measured);

 private:
  using Next = std::function<bool()>;  ///< true: stop searching
  struct Value {
    enum class Kind { number, none, hole } kind = Kind::number;
    Linear number;
  };
  using With = std::function<bool(const Value&)>;

  bool all_wants(const std::vector<Want>& wants, std::size_t at, const Next& next);
  bool want(const language::Expr& expr, int level, bool reached, const Next& next);
  bool want_all(const std::vector<language::ExprPtr>& args, std::size_t at, int level, bool reached, const Next& next);
  bool want_any(const std::vector<language::ExprPtr>& args, int level, bool reached, const Next& next);
  bool want_number(const std::vector<language::ExprPtr>& args, std::size_t at, int level, int count, int missing,
                   const Next& next);
  Smallest extreme_value(const std::vector<Want>& wants, const language::Expr& measured, bool greatest);
  bool compare(Comparison comparison, const Linear& difference, bool reached, const Next& next);
  bool want_share(const language::Expr& upper, const language::Expr& lower, const language::Expr& share,
                  Comparison comparison, bool reached, const Next& next);
  bool of_something(const language::Expr& ratio, const Next& next);
  int share(const language::Expr& quotient);
  bool want_comparison(const language::Expr& expr, int level, bool reached, const Next& next);
  bool want_member(const language::Expr& expr, const std::vector<int>& members, bool inside, const Next& next);
  bool want_range(const language::Expr& expr, bool inside, const Next& next);
  bool want_contained(const language::Expr& expr, bool reached, const Next& next);
  bool want_existence(const language::Expr& expr, bool reached, const Next& next);
  bool want_branch(const language::Expr& expr, std::size_t at, int level, bool reached, const Next& next);
  bool want_outcome(const language::Expr& expr, int level, bool reached, const Next& next);
  bool want_reading(const language::Expr& expr, const std::function<bool(const language::Expr&)>& inside);

  bool value(const language::Expr& expr, const With& with);
  bool value_of_fact(const language::Expr& expr, const With& with);
  bool value_of_branch(const language::Expr& expr, std::size_t at, const With& with);
  bool extreme(const language::Expr& expr, std::size_t chosen, const With& with);
  bool arithmetic(const language::Expr& expr, std::size_t at, const Value& so_far, const With& with);
  bool moved(const language::Expr& expr, const With& with);
  bool opaque(const language::Expr& expr, const VariableBounds& bounds, const With& with);
  bool of_two(const language::Expr& expr, const Linear& a, const Linear& b, const With& with);

  // state, undone on the way back
  bool assume(const Linear& form, bool strict, const Next& next);  ///< form ≥ 0 (or > 0)
  bool assume_equal(const Linear& form, const Next& next);
  bool assume_bound(int unknown, std::int64_t value, bool at_least, const Next& next);
  bool exists(const language::FactRef& fact, bool it_does, const Next& next);
  bool together(int fact, const Next& next);
  bool step();
  bool feasible(std::vector<Rational>* point);
  LinearProblem problem() const;
  VariableBounds& bounds(int unknown);
  const language::Provision* provision(const std::string& id) const;

  const engine_detail::Loaded& loaded_;
  Unknowns& unknowns_;
  SearchOptions options_;
  std::vector<VariableBounds> bounds_;
  std::vector<Constraint> constraints_;
  std::string measured_share_;     ///< the key of the quotient that stands for itself
  std::vector<Product> products_;  ///< what the nonlinear unknowns on this way are
  std::set<int> present_;          ///< facts that exist on this way
  int steps_ = 0;
  int depth_ = 0;
  bool undecided_ = false;
};

}  // namespace huiqi::check
