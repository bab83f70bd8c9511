// See verdicts.hpp.
#include "evaluate/verdicts.hpp"

namespace huiqi::evaluate {
namespace {

lanes::Program lowered(const engine_detail::Loaded& loaded, const Plan& plan) {
  lanes::Wanted wanted;
  wanted.provisions = plan.wanted;
  wanted.combinations = plan.accepted;
  for (const Span& each : plan.parameters)
    wanted.parameters.push_back(each.hole ? std::nullopt : std::optional<Rational>(each.lo));
  return lanes::lower(loaded.program, *loaded.vocabulary, wanted);
}

Level level_of(lanes::Bits bits) {
  return {static_cast<std::uint8_t>(lanes::low_of(bits)), static_cast<std::uint8_t>(lanes::high_of(bits))};
}

/// A bound of at least 0, at a scale, in whole fen.
Money rounded(std::int64_t bound, std::int64_t scale, language::Rounding rounding) {
  const std::int64_t whole = bound / scale, rest = bound % scale;
  const bool up = rounding == language::Rounding::up ? rest > 0
                                                     : rounding == language::Rounding::half_up && rest >= scale - rest;
  return Money::from_fen(whole + (up ? 1 : 0));
}

}  // namespace

Verdicts::Verdicts(const engine_detail::Loaded& loaded, Plan plan)
    : loaded_(loaded), plan_(std::move(plan)), program_(lowered(loaded, plan_)), row_machine_(program_) {
  const auto& vocabulary = *loaded.vocabulary;
  kinds_.resize(vocabulary.subjects.size());
  for (std::size_t p = 0; p < loaded.program.provisions.size(); ++p) {
    if (!plan_.wanted[p]) continue;
    wanted_.push_back(p);
    const compile::Provision& provision = loaded.program.provisions[p];
    const auto s = static_cast<std::size_t>(provision.subject);
    kinds_[s].wanted = true;
    kinds_[s].needed.add(provision, loaded.program.plans[s]);
  }
  for (std::size_t s = 0; s < kinds_.size(); ++s)
    kinds_[s].loader = std::make_unique<LaneRows>(program_.shapes[s], loaded.program.plans[s], vocabulary);
  const int awards = vocabulary.find_fact(vocabulary.applicant, "prior_awards");
  if (awards >= 0) awards_ = vocabulary.facts[static_cast<std::size_t>(awards)].index;
}

bool Verdicts::run(const lanes::Step& step, lanes::Row& row, const profile::RecordValue& base,
                   const Surroundings& surroundings) {
  kinds_[subject_].loader->fill(row, step.needs, base, surroundings);
  row_machine_.run(step.code);
  return (row_machine_.condition(step.condition) & lanes::hi_bits) != 0;
}

bool Verdicts::decide_over_lanes(std::size_t provision, lanes::Row& row, const profile::RecordValue& base,
                                 const Surroundings& surroundings, bool awards) {
  const lanes::Provision& code = program_.provisions[provision];
  const language::Provision& rule = *loaded_.program.provisions[provision].source;
  const auto fits = [&] { return !row.beyond && !row_machine_.beyond(); };
  row_machine_.begin(code, row);
  decided_.begin(0);
  for (const lanes::Step& step : code.scope) {
    if (run(step, row, base, surroundings)) continue;
    decided_.status = Status::not_applicable;
    return fits();
  }
  for (const lanes::Step& step : code.requirements) {
    if (run(step, row, base, surroundings)) continue;
    decided_.status = status_of(rule.kind, met, not_met, false);
    return fits();
  }
  kinds_[subject_].loader->fill(row, code.rest.needs, base, surroundings);
  row_machine_.run(code.rest.code);
  const auto level = [&](lanes::Ref ref) { return level_of(row_machine_.condition(ref)); };
  const lanes::Combination& first = code.combinations.front();
  bool answers = true;
  for (const lanes::Ref each : code.answer_conditions)
    answers = answers && lanes::is_point(row_machine_.condition(each));
  for (const lanes::Ref each : code.answer_numbers) {
    const lanes::Lane lane = row_machine_.number(each);
    answers = answers && ((lane.flags & lanes::none) != 0 || lane.is_point());
  }
  decided_.status = status_of(rule.kind, level(first.scope), level(first.requirements), answers);
  if (!rule.grant || rule.grant->no_figure) return fits();
  decided_.combinations.resize(code.combinations.size());
  for (std::size_t i = 0; i < code.combinations.size(); ++i) {
    const lanes::Combination& each = code.combinations[i];
    CombinationResult& result = decided_.combinations[i];
    result.status = status_of(rule.kind, level(each.scope), level(each.requirements), answers);
    const lanes::Lane left = row_machine_.number(each.remaining);
    result.ceiling.reset();
    if (left.hi != lanes::open_high) result.ceiling = rounded(left.hi, each.scale, rule.grant->rounding);
    result.floor =
        rule.grant->rate_is == language::RateIs::fixed ? rounded(left.lo, each.scale, rule.grant->rounding) : Money();
  }
  put_together(*rule.grant, awards, decided_);
  return fits();
}

bool Verdicts::decide_exactly(std::size_t provision, std::size_t item, const profile::RecordValue& base,
                              const Surroundings& surroundings, bool awards) {
  const compile::Provision& source = loaded_.program.provisions[provision];
  const auto s = static_cast<std::size_t>(source.subject);
  Kind& kind = kinds_[s];
  if (kind.frames.size() <= item) kind.frames.resize(item + 1);
  if (!kind.framed[item])
    fill(kind.frames[item], loaded_.program.plans[s], base, surroundings, &kind.needed);
  kind.framed[item] = true;
  machine_.run(source, kind.frames[item], {&loaded_.program, &plan_.parameters, surroundings.as_of});
  return decide(source, plan_.accepted[provision], machine_, awards, decided_);
}

bool Verdicts::of(const profile::Applicant& applicant, Date as_of, std::vector<Engine::Verdict>& results) {
  results.clear();
  const auto& vocabulary = *loaded_.vocabulary;
  const bool awards = awards_ >= 0 && applicant.root.facts[static_cast<std::size_t>(awards_)].presence ==
                                          profile::Presence::known;
  row_machine_.set_as_of(as_of);
  const auto items_of_kind = [&](std::size_t s) -> const std::vector<profile::RecordValue>& {
    return value_of(applicant.root, vocabulary, vocabulary.subjects[s].section).more->items;
  };
  const auto around = [&](std::size_t s, const profile::RecordValue& item) {
    const auto& kind = vocabulary.subjects[s];
    return Surroundings{&applicant, as_of, kind.is_list ? std::string_view(item.id) : std::string_view(kind.name),
                        !kind.is_list};
  };
  for (std::size_t s = 0; s < kinds_.size(); ++s) {
    if (!kinds_[s].wanted || vocabulary.subjects[s].record < 0) continue;
    const auto& items = items_of_kind(s);
    if (kinds_[s].rows.size() < items.size()) kinds_[s].rows.resize(items.size());
    kinds_[s].framed.assign(items.size(), false);
    for (std::size_t i = 0; i < items.size(); ++i)
      kinds_[s].loader->begin(kinds_[s].rows[i]);
  }
  for (const std::size_t p : wanted_) {
    const compile::Provision& provision = loaded_.program.provisions[p];
    const auto s = subject_ = static_cast<std::size_t>(provision.subject);
    const bool live = in_force(*provision.set, as_of);
    Engine::Verdict verdict{static_cast<std::uint32_t>(p), 0, Status::not_in_force, false, {}, {}, {}};
    if (vocabulary.subjects[s].record < 0) {  // indicators: an observed value is a decision
      const auto& observed = value_of(applicant.root, vocabulary, vocabulary.subjects[s].section).more->indicators;
      if (!observed.contains(provision.source->id)) continue;
      verdict.status = live ? Status::determined : Status::not_in_force;
      results.push_back(verdict);
      continue;
    }
    const auto& items = items_of_kind(s);
    for (std::size_t i = 0; i < items.size(); ++i) {
      verdict.item = static_cast<std::uint32_t>(i);
      if (live) {
        const Surroundings surroundings = around(s, items[i]);
        const bool over_lanes = program_.provisions[p].lowered &&
                                decide_over_lanes(p, kinds_[s].rows[i], items[i], surroundings, awards);
        if (!over_lanes && !decide_exactly(p, i, items[i], surroundings, awards)) return false;
        verdict.status = decided_.status;
        verdict.has_amount = decided_.has_amount;
        verdict.assured = decided_.assured;
        verdict.ceiling = decided_.ceiling;
        verdict.ceiling_max = decided_.ceiling_max;
      }
      results.push_back(verdict);
    }
  }
  return true;
}

}  // namespace huiqi::evaluate
