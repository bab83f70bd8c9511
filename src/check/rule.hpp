// What the rules share: the rule set under examination, as a tree and as it was read, and the way to report.
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "check/check.hpp"
#include "check/clause_tree.hpp"
#include "evaluate/loaded.hpp"
#include "language/rule_set.hpp"
#include "read/json.hpp"

namespace huiqi::check {

/// One rule set and everything that its rules may look at.
struct Subject {
  const Engine& engine;
  const engine_detail::Loaded& loaded;
  const language::RuleSet& set;
  const read::Node& root;  ///< the file, with places
  Findings& findings;

  const vocabulary::Vocabulary& vocabulary() const { return *loaded.vocabulary; }

  /// Adds a finding; further details may be set on it. Valid until the next call.
  Finding& report(const char* rule, Certainty certainty, Place place, std::string of, Text message,
                  Text suggestion) const;
  void undecided(const char* rule, const std::string& of, Place place) const;
};

void check_operator_words(const Subject& subject, const ClauseTree& tree);
void check_figures_not_quoted(const Subject& subject, const ClauseTree& tree);
void check_figures_unused(const Subject& subject, const ClauseTree& tree);
void check_figure_units(const Subject& subject, const ClauseTree& tree);
void check_citations(const Subject& subject);
void check_structure(const Subject& subject);
void check_missing_words(const Subject& subject);
void check_placeholders(const Subject& subject);
void check_ratio_years(const Subject& subject);
void check_ratio_units(const Subject& subject);
void check_reachability(const Subject& subject);

/// Texts of a vocabulary file that are there in one language only.
void check_missing_words(const read::Node& vocabulary, const std::string& file, Findings& findings);

/// Facts of these vocabulary files that no loaded rule set reads.
void check_unused_facts(const engine_detail::Loaded& loaded, const std::set<std::string>& files, Findings& findings);

/// Review records, of any loaded file, that a change has voided.
void check_voided_reviews(const engine_detail::Loaded& loaded, Findings& findings);

/// Takes out, from the finding `first` on, what the file accepts with a reason, and reports acceptances that match nothing.
void apply_acceptances(const std::vector<language::Acceptance>& accepted, const std::string& file, std::size_t first,
                       Findings& findings);

}  // namespace huiqi::check
