// Walks the tree of values and conditions under one combination of readings: part of the naive evaluator (naive.hpp).
#pragma once

#include <map>
#include <string>
#include <vector>

#include "language/rule_set.hpp"
#include "naive/span.hpp"
#include "naive/stated.hpp"

namespace huiqi::naive {

/// One option for each reading point.
using Choices = std::map<std::string, std::string>;

/// Option 0 of each point: "The default combination is the first option of each point".
Choices default_choices(const language::Provision& provision);

class Walk {
 public:
  Walk(const std::vector<language::RuleSet>& sets, const language::RuleSet& set, Standpoint place, Choices choices)
      : sets_(sets), set_(set), place_(place), choices_(std::move(choices)) {}

  Span value(const language::Expr& expr) const;
  Truth truth(const language::Expr& expr) const;

  Truth scope(const language::Provision& provision) const;  ///< S: "all of its scope"
  Truth requirements(
      const language::Provision& provision) const;  ///< R: "all of its requirements (adverse: any ground)"

  /// The outcome of every condition with an id below this one, outside folds.
  void note_findings(const language::Expr& expr, std::map<std::string, std::string>& findings) const;

  const Standpoint& place() const { return place_; }
  const Choices& choices() const { return choices_; }

 private:
  /// The branches of a choose that may be taken, as indices into its results, in order.
  std::vector<std::size_t> contributing(const language::Expr& choose, bool& may_fall_off) const;
  const language::Expr& chosen(const language::Expr& reading) const;
  Walk at_item(const profile::RecordValue& item) const;
  std::vector<Truth> truths(const std::vector<language::ExprPtr>& conditions) const;
  std::vector<Span> values(const std::vector<language::ExprPtr>& arguments) const;

  Span parameter(const language::Expr& expr) const;
  Span choose_value(const language::Expr& expr) const;
  Span fold(const language::Expr& expr) const;
  Span first_known(const language::Expr& expr) const;
  Span on_days(const language::Expr& expr) const;
  bool all_facts_stated(const language::Expr& expr) const;

  Truth choose_condition(const language::Expr& expr) const;
  Truth compare(const language::Expr& expr) const;
  Truth one_of(const language::Expr& expr) const;
  Truth one_of_open(const language::Expr& expr) const;
  Truth contains_any(const language::Expr& expr) const;
  Truth in_range(const language::Expr& expr) const;
  Truth exists(const language::Expr& expr) const;
  Truth some(const language::Expr& expr) const;
  Truth outcome(const std::string& provision) const;

  std::string outcome_name(const language::Expr& expr) const;
  void note_not_applicable(const language::Expr& expr, std::map<std::string, std::string>& findings) const;
  void note_choose(const language::Expr& expr, std::map<std::string, std::string>& findings) const;

  const std::vector<language::RuleSet>& sets_;
  const language::RuleSet& set_;
  Standpoint place_;
  Choices choices_;
};

}  // namespace huiqi::naive
