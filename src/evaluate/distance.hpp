// How far an ineligible decision is from a positive one: in time. What else stands in the way: Readout::obstacles.
// Tests: tests/evaluate/distance_test.cpp (against a search day by day)
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "evaluate/evaluation.hpp"

namespace huiqi::evaluate {

/// One provision and one subject, at other days than the report's.
struct Waiting {
  const engine_detail::Loaded& loaded;
  const profile::Applicant& applicant;
  const Plan& plan;
  std::size_t provision = 0;
  const profile::RecordValue& record;
  std::string subject_id;
  bool is_section = false;
};

/// The status as it would be at that day, all facts as they are stated. Nothing on overflow.
std::optional<Status> status_at(const Waiting& waiting, Date day);

struct LaterDay {
  Date day;
  Status status = Status::undetermined;
};

/// The first day after the plan's on which the decision is no longer negative, within ten years; nothing where there is
/// none. The status changes only at days that the profile and the provision's periods name: those alone are tried.
std::optional<LaterDay> earliest_day(const Waiting& waiting);

/// Those of the conditions, of that combination of readings, that are no longer unmet on some later day, whatever the others are.
std::set<const language::Expr*> mended_by_time(const Waiting& waiting, const compile::Combination& combination,
                                               const std::vector<const language::Expr*>& unmet);

}  // namespace huiqi::evaluate
