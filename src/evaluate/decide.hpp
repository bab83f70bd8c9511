// From registers to a status and an amount, for every accepted combination of readings.
// Source: DESIGN sections 2 and 7; docs/semantics.md "Decisions" and "Amounts". Tests: the rule cases,
// tests/random/
#pragma once

#include <optional>
#include <vector>

#include "evaluate/machine.hpp"
#include "huiqi/report.hpp"

namespace huiqi::evaluate {

/// One combination's figures, before they are put together.
struct CombinationResult {
  std::size_t number = 0;  ///< index into Provision::combinations
  Status status = Status::undetermined;
  Level scope, requirements, total;
  std::optional<Money> ceiling;  ///< of this combination alone
  Money floor;                   ///< what is certain of it, where the rate is fixed
  Span limit, paid, remaining;
  bool has_base = false;
};

struct Decided {
  Status status = Status::undetermined;
  bool has_amount = false;
  Money assured;
  std::optional<Money> ceiling, ceiling_max;
  std::vector<CombinationResult> combinations;  ///< accepted ones, the default first
  std::size_t binding = 0;                      ///< index into `combinations`: the one that gives `ceiling`

  void begin(std::size_t count) {
    has_amount = false;
    assured = Money();
    ceiling.reset();
    ceiling_max.reset();
    binding = 0;
    combinations.resize(count);
  }
};

/// Which combinations are accepted: all, or those with the options that the caller chose (their numbers, default first).
std::vector<std::size_t> accepted(const compile::Provision& provision,
                                  const std::map<std::string, std::string>& readings);

bool is_negative(Status status);

/// Kinds whose answers are the decision: a grade, a class, a duty, a state.
bool answers_alone(Kind kind);

/// `answers_known`: each answer is a point, or known not to be there (asked of those kinds only).
Status status_of(Kind kind, Level scope, Level requirements, bool answers_known);

/// From the combinations' statuses, ceilings and floors to the amount; the default is not negative.
void put_together(const language::Grant& grant, bool awards_known, Decided& decided);

/// The state of a document at a day.
bool in_force(const language::RuleSet& set, Date as_of);

/// Fills `decided` (reused) after the machine ran. `awards_known`: prior awards are stated. False on overflow.
bool decide(const compile::Provision& provision, const std::vector<std::size_t>& combinations, const Machine& machine,
            bool awards_known, Decided& decided);

}  // namespace huiqi::evaluate
