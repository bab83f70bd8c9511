// The parts of the schema of conditions and values. Whole: conditions.cpp.
#pragma once

#include "schema/facts.hpp"
#include "schema/forms.hpp"

namespace huiqi::schema {

/// Whether a rule set can read a value of it: figures, days, words, codes, yes or no.
bool has_value(const vocabulary::Fact& fact);

/// Definitions of names of facts and lists, literals, years, words of enumerations (condition_parts.cpp).
void add_condition_parts(Definitions& definitions, const vocabulary::Vocabulary& vocabulary,
                         const std::vector<FactName>& names);

/// A series needs its year; what is no series has none (compared_facts.cpp).
std::vector<Node> years_of_facts(const vocabulary::Vocabulary& vocabulary, const std::vector<FactName>& names);
/// The same of the two terms of a ratio.
std::vector<Node> years_of_ratios(const vocabulary::Vocabulary& vocabulary, const std::vector<FactName>& names);
/// What a fact can be compared with and by, from its type: a rule for the facts of each type, and one for all others.
std::vector<Node> comparisons_of_facts(const vocabulary::Vocabulary& vocabulary, const std::vector<FactName>& names);

/// One of them, or a list.
Node one_or_more(const Node& form);

}  // namespace huiqi::schema
