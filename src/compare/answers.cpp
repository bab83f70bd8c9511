// Answers of two versions, and which is better for the applicant. See witness.hpp. Tests: tests/compare/witness_test.cpp
#include <fmt/format.h>

#include <algorithm>

#include "compare/witness.hpp"

namespace huiqi::compare {

Answer answer_of(const Decision& decision) {
  Answer answer;
  answer.decided = true;
  answer.kind = decision.kind;
  answer.status = decision.status;
  answer.has_amount = decision.amount.has_value();
  if (decision.amount) {
    answer.ceiling = decision.amount->ceiling;
    answer.assured = decision.amount->assured;
    answer.ceiling_max = decision.amount->ceiling_max;
  }
  answer.amount_open = std::any_of(decision.missing.begin(), decision.missing.end(),
                                   [](const Missing& each) { return !each.affects_status; });
  for (const Finding& each : decision.findings) answer.findings.emplace(each.id, each.outcome);
  for (const Value& each : decision.value)
    answer.value += fmt::format("{}={}{};", each.key, fmt::join(each.items, ","), each.known ? "" : "?");
  return answer;
}

int standing(const Answer& answer) {
  constexpr int best = 3;
  if (answer.kind == Kind::adverse_measure) {
    switch (answer.status) {
      case Status::triggered:
        return 0;
      case Status::may_trigger:
        return 1;
      case Status::undetermined:
        return 2;
      default:
        return best;
    }
  }
  switch (answer.status) {
    case Status::undetermined:
      return 1;
    case Status::may_apply:
      return 2;
    case Status::eligible:
    case Status::determined:
      return best;
    default:
      return 0;
  }
}

int sign(const Answer& before, const Answer& after) {
  Answer left = before, right = after;
  if (!left.decided) left.kind = right.kind;
  if (!right.decided) right.kind = left.kind;
  const int from = standing(left), to = standing(right);
  if (from != to) return from < to ? 1 : -1;
  for (const auto figure : {&Answer::ceiling, &Answer::assured, &Answer::ceiling_max}) {
    const auto &was = before.*figure, &is = after.*figure;
    if (!was || !is) return 0;
    if (*was != *is) return *was < *is ? 1 : -1;
  }
  return 0;
}

std::string_view direction(const Shown& shown) {
  if (shown.tightened && shown.loosened) return "tightened_and_loosened";
  return shown.tightened ? "tightened" : shown.loosened ? "loosened" : "not_shown";
}

}  // namespace huiqi::compare
