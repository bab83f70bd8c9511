// See verdicts.hpp.
#include "evaluate/verdicts.hpp"

#include "evaluate/settle.hpp"

namespace huiqi::evaluate {
Verdicts::Verdicts(const engine_detail::Loaded& loaded, Plan plan)
    : loaded_(loaded), plan_(std::move(plan)), program_(lowered(loaded, plan_)), row_machine_(program_) {
  const auto& vocabulary = *loaded.vocabulary;
  kinds_.resize(vocabulary.subjects.size());
  for (std::size_t p = 0; p < loaded.program.provisions.size(); ++p) {
    if (!plan_.wanted[p]) continue;
    const compile::Provision& provision = loaded.program.provisions[p];
    const auto s = static_cast<std::size_t>(provision.subject);
    wanted_.push_back({p, s, false});
    kinds_[s].wanted = true;
  }
  for (std::size_t s = 0; s < kinds_.size(); ++s) {
    const vocabulary::SubjectKind& source = vocabulary.subjects[s];
    kinds_[s].is_list = source.is_list;
    kinds_[s].indicators = source.record < 0;
    kinds_[s].section = static_cast<std::size_t>(vocabulary.facts[static_cast<std::size_t>(source.section)].index);
    kinds_[s].name = source.name;
    kinds_[s].loader = std::make_unique<LaneRows>(program_.shapes[s], loaded.program.plans[s], vocabulary);
  }
  const int awards = vocabulary.prior_awards.list;
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
  decided_.begin(code.combinations.size());
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
  const auto number = [&](lanes::Ref ref) { return row_machine_.number(ref); };
  const auto condition = [&](lanes::Ref ref) { return row_machine_.condition(ref); };
  settle(rule, code, number, condition, awards, decided_);
  return fits();
}

bool Verdicts::decide_exactly(std::size_t provision, std::size_t item, const profile::RecordValue& base,
                              const Surroundings& surroundings, bool awards) {
  const compile::Provision& source = loaded_.program.provisions[provision];
  const auto s = static_cast<std::size_t>(source.subject);
  Kind& kind = kinds_[s];
  if (kind.frames.size() <= item) kind.frames.resize(item + 1);
  if (kind.framed[item] == 0) fill(kind.frames[item], loaded_.program.plans[s], base, surroundings);
  kind.framed[item] = 1;
  machine_.run(source, kind.frames[item], {&loaded_.program, &plan_.parameters, surroundings.as_of});
  return decide(source, plan_.accepted[provision], machine_, awards, decided_);
}

void Verdicts::set_as_of(Date as_of) {
  if (as_of_ == as_of) return;
  as_of_ = as_of;
  row_machine_.set_as_of(as_of);
  for (Wanted& each : wanted_) each.live = in_force(*loaded_.program.provisions[each.provision].set, as_of);
}

bool Verdicts::of(const profile::Applicant& applicant, Date as_of, std::vector<Engine::Verdict>& results) {
  results.clear();
  set_as_of(as_of);
  const bool awards =
      awards_ >= 0 && applicant.root.facts[static_cast<std::size_t>(awards_)].presence == profile::Presence::known;
  for (Kind& kind : kinds_) {
    if (!kind.wanted || kind.indicators) continue;
    kind.items = &applicant.root.facts[kind.section].more->items;
    if (kind.items->empty()) continue;
    if (kind.rows.size() < kind.items->size()) kind.rows.resize(kind.items->size());
    kind.framed.assign(kind.items->size(), 0);
    for (std::size_t i = 0; i < kind.items->size(); ++i) kind.loader->begin(kind.rows[i]);
  }
  for (const Wanted& each : wanted_) {
    Kind& kind = kinds_[each.kind];
    subject_ = each.kind;
    if (kind.indicators) {  // an observed value is a decision
      const auto& observed = applicant.root.facts[kind.section].more->indicators;
      if (!observed.contains(loaded_.program.provisions[each.provision].source->id)) continue;
      results.push_back({static_cast<std::uint32_t>(each.provision),
                         0,
                         each.live ? Status::determined : Status::not_in_force,
                         false,
                         {},
                         {},
                         {}});
      continue;
    }
    for (std::size_t i = 0; i < kind.items->size(); ++i) {
      Engine::Verdict& verdict = results.emplace_back();
      verdict.provision = static_cast<std::uint32_t>(each.provision);
      verdict.item = static_cast<std::uint32_t>(i);
      verdict.status = Status::not_in_force;
      verdict.has_amount = false;
      if (!each.live) continue;
      const profile::RecordValue& item = (*kind.items)[i];
      const Surroundings surroundings{&applicant, as_of, kind.is_list ? std::string_view(item.id) : kind.name,
                                      !kind.is_list};
      const bool over_lanes = program_.provisions[each.provision].lowered &&
                              decide_over_lanes(each.provision, kind.rows[i], item, surroundings, awards);
      if (!over_lanes && !decide_exactly(each.provision, i, item, surroundings, awards)) return false;
      verdict.status = decided_.status;
      if (!decided_.has_amount) continue;
      verdict.has_amount = true;
      verdict.assured = decided_.assured;
      verdict.ceiling = decided_.ceiling;
      verdict.ceiling_max = decided_.ceiling_max;
    }
  }
  return true;
}

}  // namespace huiqi::evaluate
