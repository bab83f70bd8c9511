// Plans, and where subjects stand in a profile. Reports: report.cpp; verdicts: verdicts.cpp. See evaluation.hpp.
#include "evaluate/evaluation.hpp"

namespace huiqi::evaluate {

bool awards_known(const profile::Applicant& applicant) {
  const auto& vocabulary = *applicant.vocabulary;
  const int list = vocabulary.prior_awards.list;
  return list >= 0 && value_of(applicant.root, vocabulary, list).presence == profile::Presence::known;
}

std::vector<const profile::RecordValue*> subjects(const profile::Applicant& applicant,
                                                  const vocabulary::SubjectKind& kind) {
  std::vector<const profile::RecordValue*> found;
  if (kind.record < 0) return found;
  for (const profile::RecordValue& item : value_of(applicant.root, *applicant.vocabulary, kind.section).more->items)
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

}  // namespace huiqi::evaluate
