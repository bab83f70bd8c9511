// See findings.hpp.
#include "batch/findings.hpp"

#include <algorithm>
#include <set>

#include "evaluate/loaded.hpp"

namespace huiqi::batch {

Findings::Findings(const Engine& engine, EvaluateOptions options)
    : engine_(engine), options_(std::move(options)), ids_(engine.provisions()) {
  for (const compile::Provision& each : engine.loaded().program.provisions)
    conditional_.push_back(each.source->total_when != nullptr);
}

Report Findings::report(const Decided& decided, const std::vector<bool>& provisions, bool distance) const {
  EvaluateOptions options = options_;
  options.as_of = decided.as_of;
  options.distance = distance;
  options.policies.clear();
  for (std::size_t p = 0; p < ids_.size(); ++p) {
    if (provisions[p]) options.policies.push_back(ids_[p]);
  }
  auto result = engine_.evaluate(decided.profile, options);
  return result ? std::move(*result.value) : Report();  // the verdicts were reached, so it is there
}

void Findings::add(const Decided& decided, Summary& summary) const {
  std::vector<bool> in_question(ids_.size(), false);
  for (const Engine::Verdict& each : decided.verdicts) {
    if (each.status == Status::undetermined || each.status == Status::ineligible) in_question[each.provision] = true;
  }
  if (std::find(in_question.begin(), in_question.end(), true) == in_question.end()) return;
  using Fact = std::pair<std::string, std::string>;
  std::set<Fact> of_profile;
  for (const Decision& decision : report(decided, in_question, true).decisions) {
    if (decision.status == Status::undetermined) {
      std::set<Fact> of_decision;
      for (const Missing& each : decision.missing) {
        if (each.affects_status) of_decision.emplace(each.fact, each.year.value_or(""));
      }
      for (const Fact& each : of_decision) ++summary.missing[each].decisions;
      of_profile.merge(of_decision);
    } else if (decision.distance && decision.distance->obstacles.size() == 1) {
      ++summary.only_unmet[{decision.provision, decision.distance->obstacles.front().finding}];
    }
  }
  for (const Fact& each : of_profile) ++summary.missing[each].profiles;
}

bool Findings::kept_out_of_totals(const Decided& decided, const Engine::Verdict& verdict) const {
  if (!conditional_[verdict.provision]) return false;
  std::vector<bool> alone(ids_.size(), false);
  alone[verdict.provision] = true;
  const Report report = this->report(decided, alone, false);
  std::size_t item = 0;
  for (const Decision& decision : report.decisions) {
    if (item++ != verdict.item) continue;
    return std::any_of(report.totals.left_out.begin(), report.totals.left_out.end(), [&](const LeftOut& each) {
      return each.because == "condition_of_total" && each.subject == decision.subject;
    });
  }
  return false;
}

}  // namespace huiqi::batch
