// What the vocabulary gives a schema: how each fact is written in a profile, and by which names a rule set can reach it.
#pragma once

#include <string>
#include <vector>

#include "schema/forms.hpp"
#include "vocabulary/vocabulary.hpp"

namespace huiqi::schema {

/// Its label, unit, question, definition and source, in both languages.
Text words_of(const vocabulary::Fact& fact);
/// The members of an enumeration as words with descriptions.
read::Choices members_of(const vocabulary::Enumeration& enumeration);
/// Definitions "words_of_…", one for each enumeration.
void add_words(Definitions& definitions, const vocabulary::Vocabulary& vocabulary);

// figures.cpp
/// Money, shares, counts and other figures as the readers take them, within the bounds (in stored units).
Node figure(vocabulary::FactType type, const std::optional<Rational>& minimum, const std::optional<Rational>& maximum);
/// Definitions "money", "rate", "count", "number", "score": of any sign.
void add_figures(Definitions& definitions);
/// "500万元" and the like; with its unit or without.
std::string money_pattern(bool negative_too, bool unit_needed);
std::string rate_pattern(bool negative_too);

// fact_names.cpp
/// A name by which a rule set can reach facts: which one it is depends on the subject and the list item.
struct FactName {
  std::string path;
  std::vector<int> facts;  ///< all that it may mean
  bool prefixed = false;   ///< begins with "subject." or "applicant."
};
/// In the vocabulary's order.
std::vector<FactName> fact_names(const vocabulary::Vocabulary& vocabulary);

}  // namespace huiqi::schema
