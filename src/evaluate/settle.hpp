// From a row's lanes to its decision: what decide.hpp is for the exact machine. Tests: tests/random/agree_test.cpp
#pragma once

#include "evaluate/decide.hpp"
#include "evaluate/evaluation.hpp"
#include "lanes/code.hpp"

namespace huiqi::evaluate {

/// The program of a plan over lanes.
lanes::Program lowered(const engine_detail::Loaded& loaded, const Plan& plan);

inline Level level_of(lanes::Bits bits) {
  return {static_cast<std::uint8_t>(lanes::low_of(bits)), static_cast<std::uint8_t>(lanes::high_of(bits))};
}

/// A bound of at least 0, at a scale, in whole fen.
Money rounded(std::int64_t bound, std::int64_t scale, language::Rounding rounding);

/// Fills `decided` for a row whose default reading is not negative, after all of the code ran. `number` and `condition` give
/// the values of operands.
template <class Number, class Condition>
void settle(const language::Provision& rule, const lanes::Provision& code, Number&& number, Condition&& condition,
            bool awards_known, Decided& decided) {
  decided.begin(code.combinations.size());
  bool answers = true;
  for (const lanes::Ref each : code.answer_conditions) answers = answers && lanes::is_point(condition(each));
  for (const lanes::Ref each : code.answer_numbers) {
    const lanes::Lane lane = number(each);
    answers = answers && ((lane.flags & lanes::none) != 0 || lane.is_point());
  }
  const lanes::Combination& first = code.combinations.front();
  decided.status =
      status_of(rule.kind, level_of(condition(first.scope)), level_of(condition(first.requirements)), answers);
  if (!rule.grant || rule.grant->no_figure) return;
  for (std::size_t i = 0; i < code.combinations.size(); ++i) {
    const lanes::Combination& each = code.combinations[i];
    CombinationResult& result = decided.combinations[i];
    result.status =
        status_of(rule.kind, level_of(condition(each.scope)), level_of(condition(each.requirements)), answers);
    const lanes::Lane left = number(each.remaining);
    result.ceiling.reset();
    if (left.hi != lanes::open_high) result.ceiling = rounded(left.hi, each.scale, rule.grant->rounding);
    result.floor =
        rule.grant->rate_is == language::RateIs::fixed ? rounded(left.lo, each.scale, rule.grant->rounding) : Money();
  }
  put_together(*rule.grant, awards_known, decided);
}

}  // namespace huiqi::evaluate
