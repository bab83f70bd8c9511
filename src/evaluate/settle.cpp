// See settle.hpp.
#include "evaluate/settle.hpp"

namespace huiqi::evaluate {

lanes::Program lowered(const engine_detail::Loaded& loaded, const Plan& plan) {
  lanes::Wanted wanted;
  wanted.provisions = plan.wanted;
  wanted.combinations = plan.accepted;
  for (const Span& each : plan.parameters)
    wanted.parameters.push_back(each.hole ? std::nullopt : std::optional<Rational>(each.lo));
  return lanes::lower(loaded.program, *loaded.vocabulary, wanted);
}

Money rounded(std::int64_t bound, std::int64_t scale, language::Rounding rounding) {
  const std::int64_t whole = bound / scale, rest = bound % scale;
  const bool up =
      rounding == language::Rounding::up ? rest > 0 : rounding == language::Rounding::half_up && rest >= scale - rest;
  return Money::from_fen(whole + (up ? 1 : 0));
}

}  // namespace huiqi::evaluate
