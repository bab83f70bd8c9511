// Review records: who has read a provision against the paper, when, and the digest of what was read, so that any later
// change voids the record. Data of its own beside the rule sets (`*.reviews.json`). Format: docs/reviews.md,
// rules/schemas/reviews.schema.json. Tests: tests/reviews/
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "huiqi/date.hpp"
#include "language/rule_set.hpp"
#include "read/json.hpp"

namespace huiqi::reviews {

struct Review {
  std::string provision;
  std::string by;
  Date on;
  std::string digest;  ///< of what was reviewed: `language::Provision::content` on that day
  bool holds = false;  ///< the provision is still what was reviewed
  Text note;
  Place place;
};

struct File {
  std::string name, rule_set;
  std::vector<Review> reviews;
};

/// Reads and checks one file; a record that a later change voids is a warning "review_void". All errors at once; nothing on any
/// error.
std::optional<File> read_reviews(const read::Node& root, const std::string& file,
                                 const std::vector<language::RuleSet>& sets, std::vector<Diagnostic>& diagnostics);

/// The file as text, a record a line; records in the order of the rule set's provisions, then by day and reviewer.
std::string write(const File& file, const language::RuleSet& set);

/// The records of one provision, in the files' order.
std::vector<const Review*> of(const std::vector<File>& files, const std::string& provision);

}  // namespace huiqi::reviews
