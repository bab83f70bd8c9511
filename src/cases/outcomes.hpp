// Which ways a condition can come out at all, derived from what it is made of: a yes/no fact is never pending, a
// determination never unknown, a constant is what it is. So the denominator of a coverage is honest.
// The derivation takes the parts of a condition as independent: it never calls possible what is not possible for any part,
// and what only two conditions together exclude is for the case file to say ("unreachable").
// Source: docs/semantics.md "Spans"; method: docs/coverage.md. Tests: tests/cases/outcomes_test.cpp
#pragma once

#include "language/rule_set.hpp"

namespace huiqi::cases {

struct Outcomes {
  bool met = false, not_met = false, unknown = false, pending = false;

  friend bool operator==(const Outcomes&, const Outcomes&) = default;
  Outcomes& operator|=(const Outcomes& other) {
    met |= other.met;
    not_met |= other.not_met;
    unknown |= other.unknown;
    pending |= other.pending;
    return *this;
  }
};

class Possible {
 public:
  /// `provision_of(id)`: the provision that `outcome` names.
  Possible(const vocabulary::Vocabulary& vocabulary, const std::vector<language::RuleSet>& sets)
      : vocabulary_(vocabulary), sets_(sets) {}

  Outcomes of(const language::Expr& condition) const;
  /// The bounds that a number keeps to, whatever the profile says: those of its fact's domain; a count is at least 0.
  std::optional<Rational> least(const language::Expr& value) const;
  std::optional<Rational> greatest(const language::Expr& value) const;
  /// Whether a day is never later than the filing day: what is dated later has not happened, and has no day.
  bool never_later(const language::Expr& day) const;

 private:
  bool may_be_open(const language::Expr& value) const;         ///< it may rest on a fact that is not stated
  bool may_be_unpublished(const language::Expr& value) const;  ///< it may rest on a parameter without a figure
  bool may_be_none(const language::Expr& value) const;
  Outcomes all_of(const std::vector<language::ExprPtr>& conditions, bool any) const;
  Outcomes at_least_of(const language::Expr& condition) const;
  Outcomes choose(const language::Expr& condition) const;
  Outcomes outcome(const language::Expr& condition) const;
  Outcomes compare(const language::Expr& condition) const;
  const vocabulary::Fact* last_fact(const language::Expr& node) const;

  const vocabulary::Vocabulary& vocabulary_;
  const std::vector<language::RuleSet>& sets_;
};

}  // namespace huiqi::cases
