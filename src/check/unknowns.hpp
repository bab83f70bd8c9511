// What a condition speaks of, as numbered variables of a linear problem: facts, whether they exist, yes and no, human
// decisions (0 not met, 1 pending, 2 met), members of sets, choices of readings, and whatever is not looked into (folds over
// lists, days that a period leads to), which is free within its type. Two expressions that say the same share a variable.
// Tests: tests/check/formula_test.cpp
#pragma once

#include <map>
#include <string>
#include <vector>

#include "check/linear.hpp"
#include "language/rule_set.hpp"

namespace huiqi::check {

struct Unknown {
  enum class Kind {
    fact,     ///< its value in stored units; of a yes/no fact 0 or 1; of a determination 0, 1, 2
    exists,   ///< 1: the fact exists, 0: it is "none"
    member,   ///< 1: the set has the member `member`
    stated,   ///< 1: the profile states the fact
    as_of,    ///< the filing day
    reading,  ///< the option chosen at the point `name`
    some,     ///< the level of a `some` over a list: `expr`
    fold,     ///< the value of a fold: `expr`
    other     ///< anything else
  };
  Kind kind = Kind::other;
  std::string key;
  language::FactRef fact;
  language::Type type = language::Type::number;
  int member = -1;
  std::string name;
  const language::Expr* expr = nullptr;
  VariableBounds bounds;
};

class Unknowns {
 public:
  Unknowns(const vocabulary::Vocabulary& vocabulary, const language::RuleSet& set,
           const vocabulary::SubjectKind* subject);

  int of_fact(const language::Expr& expr);  ///< a fact, yes/no fact or determination
  int exists(const language::FactRef& fact);
  int member(const language::FactRef& fact, int member);
  int stated(const language::FactRef& fact);
  int as_of();
  int reading(const language::Expr& expr);
  int some(const language::Expr& expr);
  int fold(const language::Expr& expr);
  /// Anything else, by a key of the caller's.
  int other(const std::string& key, language::Type type, const VariableBounds& bounds);

  const std::vector<Unknown>& all() const { return unknowns_; }
  const Unknown& at(int index) const { return unknowns_[static_cast<std::size_t>(index)]; }
  const vocabulary::Fact& declared(const language::FactRef& fact) const {
    return vocabulary_.facts[static_cast<std::size_t>(fact.path.back())];
  }
  const vocabulary::Vocabulary& vocabulary() const { return vocabulary_; }
  const language::RuleSet& set() const { return set_; }
  const vocabulary::SubjectKind* subject() const { return subject_; }

  /// Whether a profile can say that the fact does not exist: a day, a score or a word that is "none", or a way to it that is.
  bool may_not_exist(const language::FactRef& fact) const;
  /// Where a fact stands, the same for the subject's own and the applicant's way to it.
  std::string key_of(const language::FactRef& fact) const;
  /// The record that holds it, without the fact and its year.
  std::string holder_of(const language::FactRef& fact) const;
  /// What an expression says, without its marks.
  std::string key_of(const language::Expr& expr) const;

 private:
  int take(Unknown unknown);
  VariableBounds bounds_of(const vocabulary::Fact& fact) const;
  std::string path_of(const language::FactRef& fact, bool holder) const;

  const vocabulary::Vocabulary& vocabulary_;
  const language::RuleSet& set_;
  const vocabulary::SubjectKind* subject_;
  std::vector<Unknown> unknowns_;
  std::map<std::string, int> by_key_;
};

}  // namespace huiqi::check
