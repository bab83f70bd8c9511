// One small change of a rule set, as a slip of the pen could make it: what `huiqi test --mutate` tries the cases with.
// What is changed, and into what: docs/mutation.md; one file a family: comparisons.cpp, figures.cpp, years.cpp, periods.cpp,
// connectives.cpp, memberships.cpp, judgements.cpp, folds.cpp, readings.cpp, grants.cpp, provisions.cpp, documents.cpp.
// Tests: tests/mutate/
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "huiqi/diagnostic.hpp"
#include "huiqi/text.hpp"
#include "language/rule_set.hpp"
#include "vocabulary/vocabulary.hpp"

namespace huiqi::mutate {

enum class Family {
  comparison,
  figure,
  year,
  period,
  connective,
  membership,
  judgement,
  fold,
  reading,
  grant,
  provision,
  document
};
constexpr int family_count = static_cast<int>(Family::document) + 1;

/// "comparison", "figure" …
std::string_view name(Family family);
Text words(Family family);

/// A mutant is one place of the file: a definition, a shared scope or the year of a series that stands for several
/// nodes is changed in all of them at once.
struct Mutant {
  std::string id;  ///< "qj-07.4b:more_than", "lz-1a.grant:cap_dropped": stable while the rules stand
  Family family = Family::comparison;
  std::string operation;  ///< "more_than": the part of the id behind the colon
  std::string provision;  ///< the first that it touches; empty where it is the document's
  std::string condition;  ///< the nearest id above the place; may be the provision's
  Place place;
  Text from, to;
  std::vector<std::size_t> provisions;  ///< all that it touches (places in RuleSet::provisions), ascending
  bool plain = false;                   ///< touches fields that the program does not hold: equal programs prove nothing
  bool equivalent = false;              ///< no answer can differ, for a reason that the family knows
  std::function<void(language::Provision&)> change;  ///< of each of them; empty where the document is changed
  std::function<void(language::RuleSet&)> change_document;
};

/// All mutants of a rule set, in the order of its provisions and conditions.
std::vector<Mutant> mutants(const language::RuleSet& set, const vocabulary::Vocabulary& vocabulary);

}  // namespace huiqi::mutate
