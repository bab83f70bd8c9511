// Values worth trying for a fact: around every figure that either version names, and one of each word.
// Used by witness.cpp. Tests: tests/compare/witness_test.cpp
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "compare/compare.hpp"
#include "huiqi/questions.hpp"

namespace huiqi::compare {

/// An edit of a profile: paths and JSON values, in order.
using Edit = std::vector<std::pair<std::string, std::string>>;

/// A fact that may be varied, and the edits that do so, the most telling first.
struct Variable {
  std::string path;
  std::vector<Edit> edits;
};

class Candidates {
 public:
  Candidates(const ProvisionChange& change, const Side& before, const Side& after, Date as_of);

  /// Edits that answer the question, the most telling first. Some may be refused by the profile's reader.
  std::vector<Edit> answers(const Question& question) const;

  /// Every fact that the condition rests on, of the subject at `subject` ("enterprise", "projects.sample") and of one item of each
  /// list that it looks through.
  std::vector<Variable> facts_of(const language::Expr& condition, const std::string& subject, const Side& side) const;

 private:
  void provision(const language::Provision& provision, const language::RuleSet& set);
  void walk(const language::ExprPtr& node, const language::RuleSet& set);
  std::vector<std::string> money() const;
  std::vector<std::string> shares() const;
  std::vector<std::string> numbers(bool whole) const;
  std::vector<std::string> days() const;
  Edit reference(const Question& question) const;

  struct Place {
    std::string subject, item;  ///< paths
  };
  void facts_of(const language::Expr& node, const Place& place, const Side& side, std::vector<Variable>& found) const;
  std::string fact(const language::FactRef& ref, const Place& place, const Side& side,
                   std::vector<Variable>& found) const;

  const vocabulary::Vocabulary& vocabulary_;
  Date as_of_;
  std::set<Rational> money_, rates_, numbers_, days_, areas_, industries_;
  std::set<Rational> ratios_;  ///< shares that a part of a whole is compared with
  std::vector<Period> periods_;
  std::vector<Date> between_;  ///< between the ends of a period that changed, counted back from the filing day
};

}  // namespace huiqi::compare
