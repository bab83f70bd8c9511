// The places of a rule set that can be examined for reachability, and the questions asked about them. Each rule is a file of
// its own: never_met.cpp, overlap.cpp, gap.cpp, unreachable_tier.cpp, implied.cpp, idle_cap.cpp. Tests: tests/check/
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "check/formula.hpp"
#include "check/rule.hpp"
#include "check/witness.hpp"

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
  Standing standing;
  std::vector<Want> path;
  std::string id;  ///< the nearest id
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

  /// Whether all of it can hold together. Answers are kept: a definition is asked about once.
  Asked ask(const Site& site, const std::vector<Want>& wants, bool may_not_exist = true);
  Answer answer(const Site& site, const std::vector<Want>& wants, bool may_not_exist = true);
  Smallest smallest(const Site& site, const std::vector<Want>& wants, const language::Expr& measured);

  /// Sets the finding's witness to a profile at the point where the engine accepts it; whether it also confirmed the wants.
  Witness witness(const Site& site, const std::vector<Want>& wants, bool may_not_exist = false);

  /// Expressions of which something was said already: what holds of a part is not said again of the whole.
  void said(const language::ExprPtr& expr) { said_.insert(expr.get()); }
  bool said_below(const language::Expr& expr) const;

  std::string key_of(const Site& site, const language::Expr& expr);
  /// The facts (and folds) that a condition compares with something, by key.
  std::map<std::string, const language::Expr*> measured(const Site& site, const language::Expr& expr);

 private:
  const vocabulary::SubjectKind* kind_of(const Site& site) const;
  std::shared_ptr<Unknowns> unknowns(const Site& site) const;

  const Subject& subject_;
  std::vector<Site> sites_;
  std::map<std::string, Answer> answers_;
  std::set<const language::Expr*> said_;
};

/// Every site of a rule set, parts before wholes.
std::vector<Site> sites_of(const language::RuleSet& set);

void find_never_met(Reach& reach);
void find_overlaps(Reach& reach);
void find_gaps(Reach& reach);
void find_unreachable_tiers(Reach& reach);
void find_implied(Reach& reach);
void find_idle_caps(Reach& reach);

/// Wants that what a finding is about (or its parts) reach a level.
std::vector<Want> joined(std::vector<Want> a, const std::vector<Want>& b);
/// For a message: the condition's label where it has one, else its id.
Text name_of(const language::Expr& expr, const std::string& id);

}  // namespace huiqi::check
