// What the verdicts do not say and the summary asks for: which facts leave a decision undetermined, which single condition makes it
// ineligible, and whether an amount counts in totals. Only the decisions in question are read out again, by the same readout that
// makes the report (evaluate/readout.hpp); no report is made. Tests: tests/batch/agree_test.cpp
#pragma once

#include <vector>

#include "batch/summary.hpp"
#include "evaluate/evaluation.hpp"

namespace huiqi::batch {

/// Belongs to one thread.
class Findings {
 public:
  /// Both must outlive this.
  Findings(const engine_detail::Loaded& loaded, const evaluate::Plan& plan) : loaded_(loaded), plan_(plan) {}

  /// Adds what one profile's verdicts leave open to the summary.
  void add(const profile::Applicant& applicant, Date as_of, const std::vector<Engine::Verdict>& verdicts,
           Summary& summary);

  /// Whether the verdict's condition for totals is met.
  bool counts_in_totals(const profile::Applicant& applicant, Date as_of, const Engine::Verdict& verdict);

 private:
  template <class Read>
  void read_out(const profile::Applicant& applicant, Date as_of, const Engine::Verdict& verdict, Read&& read);

  const engine_detail::Loaded& loaded_;
  const evaluate::Plan& plan_;
  evaluate::Machine machine_;
  evaluate::Decided decided_;
  const profile::Applicant* filled_for_ = nullptr;
  std::vector<std::vector<evaluate::Frame>> frames_;  ///< for each kind of subject, filled when first asked for
  std::vector<bool> filled_;
};

}  // namespace huiqi::batch
