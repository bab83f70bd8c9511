// Two versions of a rule set compared in meaning: what is added, removed or changed, apart from what is only worded anew.
// Meaning is what the typed expressions say (language/rule_set.hpp), so a condition written otherwise that tests the same is
// no change. Described in docs/diff.md. Tests: tests/compare/
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "huiqi/report.hpp"
#include "huiqi/text.hpp"
#include "language/rule_set.hpp"
#include "vocabulary/vocabulary.hpp"

namespace huiqi::compare {

/// One version. What it points to must outlive every result.
struct Side {
  const language::RuleSet* set = nullptr;
  const vocabulary::Vocabulary* vocabulary = nullptr;
};

/// What an expression says, as a text that is equal for equal meanings, whatever vocabulary numbers its facts: without ids,
/// citations, labels, quotes and drafting words. Empty for null.
std::string meaning(const language::Expr* expression, const Side& side);

enum class What { added, removed, changed };

/// A condition, or a part of one: the smallest that differs.
struct ConditionChange {
  What what = What::changed;
  Role role = Role::requirement;
  std::optional<Role> moved_from;                ///< of the older version, where it is another
  bool moved_only = false;                       ///< and it tests the same there
  std::string id;                                ///< its own, else that of the nearest above
  std::string cite;                              ///< own numbering, of the newer version where it is there
  bool top = false;                              ///< one of the provision's own, not a part of one
  const language::Expr* before = nullptr;        ///< null: added
  const language::Expr* after = nullptr;         ///< null: removed
  const language::Expr* whole_before = nullptr;  ///< the provision's own condition that it is a part of
  const language::Expr* whole_after = nullptr;
  /// Ids of findings by which the change can be seen in both versions, innermost first; of a `top` one that was added or
  /// removed: its own.
  std::vector<std::string> seen_by;
  /// Figures (constants, and the periods of days) that stand at one place of both, and differ.
  std::vector<std::pair<const language::Expr*, const language::Expr*>> figures;
};

/// A value of a provision: rate, base, cap, times, an answer, `total_when`.
struct ValueChange {
  std::string key;                         ///< "cap", "rate", "answer.due_date"; of a reading's part: "rate [a2]"
  std::string cite;                        ///< own numbering
  const language::Expr* before = nullptr;  ///< null: there was none
  const language::Expr* after = nullptr;
};

/// Anything else: words, or a choice of few. Empty: there was, or is, none.
struct PlainChange {
  std::string key;
  std::string id;  ///< of the condition or record that it is about; empty: the provision or set itself
  Text before, after;
};

struct ProvisionChange {
  What what = What::changed;
  const language::Provision* before = nullptr;
  const language::Provision* after = nullptr;
  std::vector<ConditionChange> conditions;
  std::vector<ValueChange> values;
  std::vector<PlainChange> settings;  ///< kind, subject, per, how the rate is meant, readings, target …
  std::vector<PlainChange>
      wording;  ///< title, quotes, citations, labels, drafting words, departments, materials, notes …

  bool changes_meaning() const {
    return what != What::changed || !conditions.empty() || !values.empty() || !settings.empty();
  }
  const language::Provision& any() const { return after != nullptr ? *after : *before; }
};

struct SetChange {
  Side before, after;
  std::vector<PlainChange> validity;    ///< in_force, trial, repeals, precedence
  std::vector<PlainChange> parameters;  ///< by name
  std::vector<PlainChange> exclusive;   ///< what is not counted together
  std::vector<PlainChange> records;     ///< clauses without a decision
  std::vector<PlainChange> wording;     ///< title, number, issuers, notes, conventions, structure, links
  std::vector<ProvisionChange>
      provisions;  ///< those that differ, in the newer version's order; removed ones in the older's

  bool changes_meaning() const;
  bool empty() const;
};

SetChange compare(const Side& before, const Side& after);

std::string_view name(What what);

}  // namespace huiqi::compare
