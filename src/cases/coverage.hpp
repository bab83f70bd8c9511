// What the cases of a rule set have shown of its conditions, thresholds and branches, and what is missing.
// Method: docs/coverage.md. Tests: tests/cases/coverage_test.cpp
#pragma once

#include <string>
#include <vector>

#include "cases/cases.hpp"
#include "cases/conditions.hpp"
#include "cases/observe.hpp"

namespace huiqi::cases {

/// So many of so many.
struct Share {
  int covered = 0, possible = 0;
  bool full() const { return covered == possible; }
};

class Coverage {
 public:
  /// Of a loaded rule set; of one that is not loaded there is nothing to cover.
  Coverage(const Engine& engine, const std::string& rule_set);
  Coverage(const Coverage&) = delete;
  Coverage& operator=(const Coverage&) = delete;

  /// Looks at one case from inside.
  void add(const Case& each);
  /// What the author says cannot be shown leaves the denominator. Names that do not exist were reported by the reader.
  void declare(const Unreachable& entry);

  const language::RuleSet* rule_set() const { return set_; }
  const Conditions& conditions() const { return conditions_; }
  const std::vector<Item>& items() const { return conditions_.items(); }
  Share share(Goal goal) const;
  Share whole() const;
  /// What can be shown and was not, in the order of the file's places.
  std::vector<Sighting> missing() const;
  /// What was declared out of reach, in the order of the case files.
  const std::vector<Unreachable>& declared() const { return entries_; }
  /// Declared out of reach, and seen after all.
  std::vector<Sighting> contradicted() const;
  bool full() const { return missing().empty() && contradicted().empty(); }

 private:
  const language::RuleSet* set_ = nullptr;
  Conditions conditions_;
  Observer observer_;
  std::vector<Unreachable> entries_;
  std::vector<Sighting> declared_;
};

/// The item of that name, or null.
const Item* find_item(const std::vector<Item>& items, const std::string& name);

}  // namespace huiqi::cases
