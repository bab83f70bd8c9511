// Verdicts, and the frames both modes read. The full report: report.cpp. See evaluation.hpp.
#include "evaluate/evaluation.hpp"

namespace huiqi::evaluate {

bool awards_known(const profile::Applicant& applicant) {
  const auto& vocabulary = *applicant.vocabulary;
  const int list = vocabulary.find_fact(vocabulary.applicant, "prior_awards");
  return list >= 0 && value_of(applicant.root, vocabulary, list).presence == profile::Presence::known;
}

std::vector<const profile::RecordValue*> subjects(const profile::Applicant& applicant,
                                                  const vocabulary::SubjectKind& kind) {
  std::vector<const profile::RecordValue*> found;
  if (kind.record < 0) return found;
  for (const profile::RecordValue& item : value_of(applicant.root, *applicant.vocabulary, kind.section).items)
    found.push_back(&item);
  return found;
}

std::string subject_id(const vocabulary::SubjectKind& kind, const profile::RecordValue& record, std::size_t place) {
  if (!kind.is_list) return kind.name;
  return record.id.empty() ? std::to_string(place) : record.id;
}

Plan plain_plan(const engine_detail::Loaded& loaded, Date as_of) {
  Plan plan;
  plan.as_of = as_of;
  for (const compile::ParameterSlot& slot : loaded.program.parameters) {
    Span span;
    if (slot.value)
      span = Span::point(*slot.value);
    else
      span.hole = span.open_lo = span.open_hi = true;
    plan.parameters.push_back(span);
  }
  plan.wanted.assign(loaded.program.provisions.size(), true);
  for (const compile::Provision& provision : loaded.program.provisions)
    plan.accepted.push_back(accepted(provision, {}));
  return plan;
}

bool verdicts(const engine_detail::Loaded& loaded, const profile::Applicant& applicant, Date as_of,
              Workspace& workspace, std::vector<Engine::Verdict>& results) {
  results.clear();
  const auto& vocabulary = *loaded.vocabulary;
  workspace.plan.as_of = as_of;
  const bool awards = awards_known(applicant);
  const Context context{&loaded.program, &workspace.plan.parameters, as_of};
  workspace.frames.resize(vocabulary.subjects.size());
  for (std::size_t s = 0; s < vocabulary.subjects.size(); ++s) {
    const auto& kind = vocabulary.subjects[s];
    if (kind.record < 0) continue;
    const auto& items = value_of(applicant.root, vocabulary, kind.section).items;
    if (workspace.frames[s].size() < items.size()) workspace.frames[s].resize(items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
      const Surroundings surroundings{
          &applicant, as_of, kind.is_list ? std::string_view(items[i].id) : std::string_view(kind.name), !kind.is_list};
      fill(workspace.frames[s][i], loaded.program.plans[s], items[i], surroundings);
    }
  }
  for (std::size_t p = 0; p < loaded.program.provisions.size(); ++p) {
    if (!workspace.plan.wanted[p]) continue;
    const compile::Provision& provision = loaded.program.provisions[p];
    const auto s = static_cast<std::size_t>(provision.subject);
    const bool live = in_force(*provision.set, as_of);
    Engine::Verdict verdict{static_cast<std::uint32_t>(p), 0, Status::not_in_force, false, {}, {}, {}};
    if (vocabulary.subjects[s].record < 0) {  // indicators: an observed value is a decision
      const auto& observed = value_of(applicant.root, vocabulary, vocabulary.subjects[s].section).indicators;
      if (!observed.contains(provision.source->id)) continue;
      verdict.status = live ? Status::determined : Status::not_in_force;
      results.push_back(verdict);
      continue;
    }
    const std::size_t count = value_of(applicant.root, vocabulary, vocabulary.subjects[s].section).items.size();
    for (std::size_t i = 0; i < count; ++i) {
      verdict.item = static_cast<std::uint32_t>(i);
      if (live) {
        workspace.machine.run(provision, workspace.frames[s][i], context);
        if (!decide(provision, workspace.plan.accepted[p], workspace.machine, awards, workspace.decided)) return false;
        verdict.status = workspace.decided.status;
        verdict.has_amount = workspace.decided.has_amount;
        verdict.assured = workspace.decided.assured;
        verdict.ceiling = workspace.decided.ceiling;
        verdict.ceiling_max = workspace.decided.ceiling_max;
      }
      results.push_back(verdict);
    }
  }
  return true;
}

}  // namespace huiqi::evaluate
