// Reading what a case expects: one column ("status", "findings.qj-07.4c", …) and one JSON value at a time.
// Used for the `expect` object of a case and for the columns of a table alike. Tests: tests/cases/read_cases_test.cpp
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cases/cases.hpp"
#include "language/rule_set.hpp"
#include "read/object.hpp"
#include "vocabulary/vocabulary.hpp"

namespace huiqi::cases {

/// The ids of all findings that a provision can make, in clause order.
std::vector<std::string> finding_ids(const language::Provision& provision);

class ExpectationReader {
 public:
  /// `provision` may be null (an error reported before); then nothing is checked against it.
  ExpectationReader(read::Reporter& reporter, const vocabulary::Vocabulary& vocabulary,
                    const language::Provision* provision);

  /// A column's meaning, without a value yet; nothing after an error was reported at `place`.
  std::optional<Expectation> column(const std::string& name, Place place);
  /// Adds a value to a column's meaning; nothing after an error was reported.
  std::optional<Expectation> with_value(Expectation expectation, const read::Node& value);
  /// The `expect` object of a case, its nested objects flattened to columns.
  std::vector<Expectation> object(const read::Node& expect);

 private:
  bool reading_key(Expectation& expectation, const std::string& rest, Place place);
  bool known_finding(const std::string& id, Place place);
  void check_facts(const Expectation& expectation, const read::Node& value);
  void add(std::vector<Expectation>& into, const std::string& name, Place place, const read::Node& value);

  read::Reporter& reporter_;
  const vocabulary::Vocabulary& vocabulary_;
  const language::Provision* provision_;
  std::vector<std::string> findings_;
};

}  // namespace huiqi::cases
