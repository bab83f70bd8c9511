// What `huiqi diff` answers: the differences, the witnesses, the counts over a population; as text and as JSON.
// Described in docs/diff.md, rules/schemas/diff.schema.json. Tests: tests/cli/transcripts/diff.txt
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cli/describe.hpp"
#include "compare/population.hpp"
#include "compare/witness.hpp"

namespace huiqi::cli {

struct SetReport {
  compare::SetChange change;
  std::vector<compare::ProvisionWitnesses> witnesses;  ///< one for each of change.provisions
};

struct PopulationReport {
  std::size_t applicants = 0;
  std::size_t errors = 0;          ///< profiles that could not be read
  std::vector<std::string> order;  ///< provisions
  std::map<std::string, compare::Tally> provisions;
  compare::Tally all;
};

struct DiffReport {
  std::string before, after;  ///< as they were named
  Date as_of;
  bool common_day = true;  ///< there is a day on which both are in force
  std::vector<SetReport> sets;
  std::vector<compare::Side> added, removed;  ///< whole rule sets
  std::optional<PopulationReport> population;
  std::map<const compare::Witness*, std::string> files;  ///< where --witness wrote them

  bool same() const;
};

/// The witnesses of a provision with the names of their files: "lz-2a.quality.tightened".
std::vector<std::pair<std::string, const compare::Witness*>> named_witnesses(const compare::ProvisionChange& change,
                                                                             const compare::ProvisionWitnesses& found);

/// A condition and what it is made of; labels left out where they would hide the difference.
std::vector<Line> condition_lines(const language::Expr& condition, const compare::Side& side, bool labels);
/// Of a condition that changed: both sides in words that differ.
struct ConditionWords {
  std::vector<Line> before, after;
};
ConditionWords condition_words(const compare::ConditionChange& change, const compare::SetChange& set);
/// Both sides of a value; empty where there is none.
std::pair<Text, Text> value_words(const language::Expr* before, const language::Expr* after,
                                  const compare::SetChange& set);
/// What a key of a change is called, and what its value says to people.
Text key_words(const std::string& key);
Text plain_words(const std::string& key, const Text& value);
Text direction_words(const compare::Shown& shown);
/// From scope to requirement, or back. Precondition: it moved.
Text moved_words(const compare::ConditionChange& change);

std::string diff_text(const DiffReport& report, Language language);
std::string diff_json(const DiffReport& report);

}  // namespace huiqi::cli
