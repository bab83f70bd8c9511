// One applicant through the whole program. Tests: tests/evaluate/, tests/random/
#pragma once

#include <functional>
#include <vector>

#include "evaluate/decide.hpp"
#include "evaluate/loaded.hpp"
#include "huiqi/engine.hpp"

namespace huiqi::evaluate {

/// What one evaluation goes by, made from the caller's options once.
struct Plan {
  Date as_of;
  std::vector<Span> parameters;
  std::vector<bool> wanted;                        ///< for each provision
  std::vector<std::vector<std::size_t>> accepted;  ///< for each provision: its combinations, default first
  bool distance = false;                           ///< also say how far what is ineligible is from a positive answer
};

/// Everything wanted, no reading chosen, the rule sets' own parameters.
Plan plain_plan(const engine_detail::Loaded& loaded, Date as_of);

/// What the caller's options say. Errors: an unknown policy, reading or parameter; the plan is then not meant.
Plan make_plan(const engine_detail::Loaded& loaded, const EvaluateOptions& options, Date as_of,
               std::vector<Diagnostic>& diagnostics);

/// Whether the profile states its prior awards.
bool awards_known(const profile::Applicant& applicant);

/// The items of a kind of subject; one for a section that is a record. Empty where the profile has none.
std::vector<const profile::RecordValue*> subjects(const profile::Applicant& applicant,
                                                  const vocabulary::SubjectKind& kind);

/// How prior awards and reports name an item.
std::string subject_id(const vocabulary::SubjectKind& kind, const profile::RecordValue& record, std::size_t place);

Report report(const engine_detail::Loaded& loaded, const profile::Applicant& applicant, const Plan& plan,
              std::vector<Diagnostic>& diagnostics);

}  // namespace huiqi::evaluate
