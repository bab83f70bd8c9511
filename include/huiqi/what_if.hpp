// What would change if a fact, a reading or an unpublished figure were another: an overlay on a loaded engine and a read
// profile, never a reload of either.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "huiqi/engine.hpp"
#include "huiqi/explain.hpp"
#include "huiqi/profile.hpp"
#include "huiqi/report.hpp"

namespace huiqi {

/// Names and values as a profile or the command line writes them.
struct Overlay {
  /// Path and value: {"enterprise.rd_expenditure.2025", "2000万元"}. JSON where it is JSON (5, true, []), else a text;
  /// "null" removes the fact: it is unknown then.
  std::vector<std::pair<std::string, std::string>> facts;
  std::map<std::string, std::string> readings;    ///< as EvaluateOptions::readings
  std::map<std::string, std::string> parameters;  ///< as EvaluateOptions::parameters

  bool empty() const { return facts.empty() && readings.empty() && parameters.empty(); }
};

/// A finding that came out otherwise. Nothing on the side where the decision or the finding is not there.
struct FindingChange {
  std::string id;
  std::optional<Finding> before, after;
};

/// A decision that is not the same; nothing on the side where there is none (a subject was added or removed).
struct DecisionChange {
  std::optional<std::size_t> before;  ///< index into `WhatIf::before.decisions`
  std::optional<std::size_t> after;   ///< index into `WhatIf::after.decisions`
  std::vector<FindingChange> findings;
};

struct WhatIf {
  Overlay overlay;
  Report before, after;
  std::vector<DecisionChange> changes;  ///< in the order of the decisions
  std::size_t unchanged = 0;            ///< decisions that are the same in status, amount, answer and findings
};

/// The profile with the overlay's facts: read and checked as a whole, as if they had been written in it. Diagnostics are
/// about the overlay, since the profile was free of errors before.
Result<Profile> with_facts(const Engine& engine, const Profile& profile, const Overlay& overlay);

/// Evaluates twice and compares. Errors: a fact, reading or parameter that does not exist or does not fit.
Result<WhatIf> what_if(const Engine& engine, const Profile& profile, const Overlay& overlay,
                       const EvaluateOptions& options = {});

/// The changes for people: each decision before and after, the conditions that turned it, the totals.
std::string what_if_table(const WhatIf& what_if, const TableOptions& options);
/// {"what_if", "before", "after", "differences"}: docs/what-if.md, rules/schemas/what-if.schema.json.
std::string to_json(const WhatIf& what_if);

}  // namespace huiqi
