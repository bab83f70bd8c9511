// See findings.hpp.
#include "batch/findings.hpp"

#include <set>

#include "evaluate/readout.hpp"

namespace huiqi::batch {

using evaluate::Readout;

template <class Read>
void Findings::read_out(const profile::Applicant& applicant, Date as_of, const Engine::Verdict& verdict, Read&& read) {
  const compile::Provision& provision = loaded_.program.provisions[verdict.provision];
  const auto s = static_cast<std::size_t>(provision.subject);
  const auto& kind = loaded_.vocabulary->subjects[s];
  const auto& items = value_of(applicant.root, *loaded_.vocabulary, kind.section).items;
  if (filled_for_ != &applicant) {
    frames_.resize(loaded_.vocabulary->subjects.size());
    filled_.assign(frames_.size(), false);
    filled_for_ = &applicant;
  }
  if (!filled_[s]) {
    if (frames_[s].size() < items.size()) frames_[s].resize(items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
      const std::string_view id = kind.is_list ? std::string_view(items[i].id) : std::string_view(kind.name);
      fill(frames_[s][i], loaded_.program.plans[s], items[i], {&applicant, as_of, id, !kind.is_list});
    }
    filled_[s] = true;
  }
  const evaluate::Frame& frame = frames_[s][verdict.item];
  const evaluate::Context context{&loaded_.program, &plan_.parameters, as_of};
  machine_.run(provision, frame, context);
  if (!decide(provision, plan_.accepted[verdict.provision], machine_, evaluate::awards_known(applicant), decided_))
    return;  // the verdict was reached, so this does not happen
  const compile::Combination& combination = provision.combinations[decided_.combinations.front().number];
  const profile::RecordValue& record = items[verdict.item];
  Readout readout(provision, combination, machine_, frame, context, applicant, record,
                  {kind.name, evaluate::subject_id(kind, record, verdict.item)});
  read(readout);
}

void Findings::add(const profile::Applicant& applicant, Date as_of, const std::vector<Engine::Verdict>& verdicts,
                   Summary& summary) {
  filled_for_ = nullptr;
  std::set<std::pair<std::string, std::string>> of_profile;
  for (const Engine::Verdict& verdict : verdicts) {
    if (verdict.status == Status::undetermined) {
      read_out(applicant, as_of, verdict, [&](Readout& readout) {
        std::set<std::pair<std::string, std::string>> of_decision;
        for (const Missing& each : readout.missing(decided_)) {
          if (each.affects_status) of_decision.emplace(each.fact, each.year.value_or(""));
        }
        for (const auto& each : of_decision) {
          ++summary.missing[each].decisions;
          of_profile.insert(each);
        }
      });
    } else if (verdict.status == Status::ineligible) {
      read_out(applicant, as_of, verdict, [&](Readout& readout) {
        const auto obstacles = readout.obstacles({}, false);
        if (obstacles.size() == 1) ++summary.only_unmet[{verdict.provision, obstacles.front().finding}];
      });
    }
  }
  for (const auto& each : of_profile) ++summary.missing[each].profiles;
}

bool Findings::counts_in_totals(const profile::Applicant& applicant, Date as_of, const Engine::Verdict& verdict) {
  filled_for_ = nullptr;
  bool counts = true;
  read_out(applicant, as_of, verdict, [&](Readout& readout) { counts = readout.counts_in_totals(); });
  return counts;
}

}  // namespace huiqi::batch
