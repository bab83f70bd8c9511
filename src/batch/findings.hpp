// What the verdicts do not say and the summary asks for: which facts leave a decision undetermined, which single condition makes it
// ineligible, and whether an amount counts in totals. All of it is read off the report of the decisions in question.
// Tests: tests/batch/agree_test.cpp
#pragma once

#include <vector>

#include "batch/summary.hpp"
#include "huiqi/engine.hpp"

namespace huiqi::batch {

/// One profile and what came of it.
struct Decided {
  const Profile& profile;
  Date as_of;
  const std::vector<Engine::Verdict>& verdicts;
};

/// May be used by several threads at once.
class Findings {
 public:
  /// The engine must outlive this.
  Findings(const Engine& engine, EvaluateOptions options);

  /// Adds what one profile's verdicts leave open to the summary.
  void add(const Decided& decided, Summary& summary) const;
  /// Whether the rule set has a condition for the verdict's amount to enter totals, and it is not met.
  bool kept_out_of_totals(const Decided& decided, const Engine::Verdict& verdict) const;

 private:
  /// The report of those provisions alone.
  Report report(const Decided& decided, const std::vector<bool>& provisions, bool distance) const;

  const Engine& engine_;
  EvaluateOptions options_;
  std::vector<std::string> ids_;   ///< of the provisions
  std::vector<bool> conditional_;  ///< for each provision: it has a condition for totals
};

}  // namespace huiqi::batch
