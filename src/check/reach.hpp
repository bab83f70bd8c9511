// The places of a rule set that can be examined for reachability, and the questions asked about them. Each rule is a file of
// its own: never_met.cpp, never_fails.cpp, overlap.cpp, gap.cpp, unreachable_tier.cpp, implied.cpp, idle_cap.cpp. Tests: tests/check/
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "check/formula.hpp"
#include "check/rule.hpp"
#include "check/witness.hpp"
#include "explain/describe.hpp"

namespace huiqi::check {

/// Where an expression stands, and what holds on the way to it: the branches taken, the conditions of the provision.
struct Site {
  enum class Kind {
    condition,  ///< `expr`
    choose,     ///< `expr`, of values or conditions
    together    ///< `members`: siblings of an all (or any, where not `conjunction`)
  } kind = Kind::condition;
  language::ExprPtr expr;
  std::vector<language::ExprPtr> members;
  bool conjunction = true;
  bool is_when = false;  ///< it chooses a branch: the last one of a complete set never fails, and that is meant
  enum class Bound { none, lower, upper } bound = Bound::none;  ///< one side of a from and to
  language::ExprPtr band;                                       ///< of one side: both
  Standing standing;
  std::vector<Want> path;
  std::string id;       ///< the nearest id
  bool own_id = false;  ///< it is the expression's own; else the expression is a part of what the id names
  Place place;
};

struct Asked {
  Answer answer = Answer::undecided;
  std::shared_ptr<Unknowns> unknowns;
  Point point;
};

class Reach {
 public:
  explicit Reach(const Subject& subject);

  const Subject& subject() const { return subject_; }
  const std::vector<Site>& sites() const { return sites_; }

  /// Whether all of it can hold together, where no ratio is of nothing to nothing (0/0 is at least and at most everything).
  /// Answers are kept: a definition is asked about once.
  Asked ask(const Site& site, const std::vector<Want>& wants, bool may_not_exist = true);
  Answer answer(const Site& site, const std::vector<Want>& wants, bool may_not_exist = true);
  /// What is impossible may be possible all the same where both terms of a ratio are 0: then a message says so with this.
  Text except(const Site& site, const std::vector<Want>& wants, bool may_not_exist = true);
  /// The least (or greatest) value of what is measured: a fact, a fold, the quotient of a ratio, any linear amount.
  Smallest smallest(const Site& site, const std::vector<Want>& wants, const language::ExprPtr& measured);
  Smallest greatest(const Site& site, const std::vector<Want>& wants, const language::ExprPtr& measured);

  /// Sets the finding's witness to a profile at the point where the engine accepts it; whether it also confirmed the wants.
  Witness witness(const Site& site, const std::vector<Want>& wants, bool may_not_exist = false);
  /// Reports a finding of the site, with the witness at these wants where the engine confirms it.
  Finding& report(const char* rule, const Site& site, Place place, const std::string& of, const Text& message,
                  const Text& suggestion, const std::vector<Want>& shown);

  /// Expressions of which something was said already: what holds of a part is not said again of the whole.
  void said(const language::ExprPtr& expr) { said_.insert(expr.get()); }
  bool said_below(const language::Expr& expr) const;

  std::string key_of(const Site& site, const language::Expr& expr);
  /// What a condition compares with something, by key: facts, folds, and of a ratio its two terms.
  std::map<std::string, language::ExprPtr> terms(const Site& site, const language::ExprPtr& expr);
  /// The same, with a ratio as one: 占比 of the same two terms is one measure.
  std::map<std::string, language::ExprPtr> measured(const Site& site, const language::ExprPtr& expr);

  /// For a message, quoted: the condition's label or id where it has an id of its own, else what it says.
  Text quoted(const language::Expr& expr);
  /// What it says, its label and id left aside.
  Text words_of(const language::Expr& expr);
  /// The same with what it is: the condition "…"; the upper bound 100 of "…"; the part "…" of "…".
  Text named(const Site& site, const language::Expr& expr);
  /// What to do about a condition that says nothing: the ranges of what it measures, the branch that it stands in.
  Text advice(const Site& site, bool in_branch);

 private:
  const vocabulary::SubjectKind* kind_of(const Site& site) const;
  std::shared_ptr<Unknowns> unknowns(const Site& site) const;
  Asked ask(const Site& site, const std::vector<Want>& wants, SearchOptions options) const;
  Smallest extreme(const Site& site, const std::vector<Want>& wants, const language::ExprPtr& measured, bool greatest);
  bool borne_out(const Site& site, const std::vector<Want>& wants, const language::ExprPtr& share,
                 const Smallest& least);
  Text range_of(const Site& site, const language::ExprPtr& fact) const;
  Text part_of(const language::ExprPtr& lesser, const language::ExprPtr& greater) const;

  const Subject& subject_;
  describe::Describer words_;
  std::vector<Site> sites_;
  std::map<std::string, Answer> answers_;
  std::set<const language::Expr*> said_;
};

/// Every site of a rule set, parts before wholes.
std::vector<Site> sites_of(const language::RuleSet& set);

void find_never_met(Reach& reach);
void find_never_failing(Reach& reach);
void find_overlaps(Reach& reach);
void find_gaps(Reach& reach);
void find_unreachable_tiers(Reach& reach);
void find_implied(Reach& reach);
void find_idle_caps(Reach& reach);

std::vector<Want> joined(std::vector<Want> a, const std::vector<Want>& b);
/// A single question put to the applicant or an official, which can be answered either way; a constant, which is meant.
bool is_plain(const language::Expr& expr);
/// Expressions of the linter's own: a comparison, an amount, that something exists.
language::ExprPtr made(language::Op op, language::Type type, std::vector<language::ExprPtr> args);
language::ExprPtr compared(const language::ExprPtr& left, Comparison comparison, const language::ExprPtr& right);
language::ExprPtr constant_like(const language::Expr& value, const Rational& number);

}  // namespace huiqi::check
