// The naive evaluator: what the engine must answer, computed a second time by walking the tree, for clarity alone.
// It follows docs/semantics.md sentence by sentence and shares nothing with src/compile and src/evaluate but the rule sets
// and profiles as they were read. Compared with the engine in tests/random/agree_test.cpp.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "huiqi/date.hpp"
#include "huiqi/money.hpp"
#include "huiqi/report.hpp"
#include "profile/applicant.hpp"

namespace huiqi::engine_detail {
struct Loaded;
}

namespace huiqi::naive {

struct NaiveDecision {
  std::string provision;
  std::string subject_id;  ///< the item's id; empty where it has none; the kind's name where the section is no list
  Status status = Status::undetermined;
  bool has_amount = false;
  Money assured;
  std::optional<Money> ceiling, ceiling_max;
  std::map<std::string, std::string>
      findings;  ///< id -> outcome's name, of ids outside folds, under the default readings
};

/// All provisions in rule-set order, then item order. Throws std::overflow_error where a number goes beyond the exact range.
std::vector<NaiveDecision> naive_evaluate(const engine_detail::Loaded& loaded, const profile::Applicant& applicant,
                                          Date as_of);

}  // namespace huiqi::naive
