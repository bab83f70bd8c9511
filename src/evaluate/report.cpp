// The full report of one applicant. See evaluation.hpp.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "evaluate/calls.hpp"
#include "evaluate/distance.hpp"
#include "evaluate/evaluation.hpp"
#include "evaluate/readout.hpp"
#include "evaluate/totals.hpp"
#include "huiqi/version.hpp"
#include "values/law_text.hpp"

namespace huiqi::evaluate {
namespace {

/// What binds `ceiling`. DESIGN section 7 "Form".
Binding binding_of(const language::Grant& grant, const CombinationResult& result,
                   const compile::Combination& combination, const Machine& machine) {
  if (!result.ceiling) return Binding::unlimited;
  if (result.paid.lo.sign() > 0) return Binding::prior_awards;
  const auto base_unknown = [&] {
    for (const compile::PartCode& part : combination.grant.parts) {
      if (part.base != compile::no_index && machine.number(part.base).open_hi) return true;
    }
    return false;
  };
  if (base_unknown()) return Binding::unknown_base;
  if (grant.rate_is == language::RateIs::unpublished) return Binding::unpublished_rate;
  if (combination.grant.cap == compile::no_index) return Binding::rate;
  Span cap = machine.number(combination.grant.cap);
  if (combination.grant.times != compile::no_index) cap = multiply(cap, machine.number(combination.grant.times));
  return !cap.open_hi && result.limit.hi >= cap.hi ? Binding::cap : Binding::rate;
}

Amount amount_of(const Decided& decided, const compile::Provision& provision, const Machine& machine,
                 Readout& readout) {
  const CombinationResult& result = decided.combinations[decided.binding];
  const compile::Combination& combination = provision.combinations[result.number];
  Amount amount;
  amount.assured = decided.assured;
  amount.ceiling = decided.ceiling;
  amount.ceiling_max = decided.ceiling_max;
  amount.binding = binding_of(*provision.source->grant, result, combination, machine);
  amount.per = provision.source->grant->per;
  readout.formula(result, combination, amount);
  return amount;
}

std::vector<ReadingResult> readings_of(const Decided& decided, const compile::Provision& provision,
                                       const Machine& machine, Readout& readout) {
  std::vector<ReadingResult> results;
  const auto& points = provision.source->points;
  if (points.empty()) return results;
  for (std::size_t i = 0; i < decided.combinations.size(); ++i) {
    const CombinationResult& each = decided.combinations[i];
    const compile::Combination& combination = provision.combinations[each.number];
    ReadingResult result;
    for (std::size_t p = 0; p < points.size(); ++p) {
      result.choices.emplace_back(points[p].name, points[p].options[static_cast<std::size_t>(combination.options[p])]);
    }
    result.is_default = i == 0;
    result.status = each.status;
    const auto& grant = provision.source->grant;
    if (grant && !grant->no_figure && !is_negative(each.status)) {
      Amount amount;
      amount.ceiling = amount.ceiling_max = each.ceiling;
      if (each.status == Status::eligible && !grant->encouragement && grant->rate_is == language::RateIs::fixed)
        amount.assured = each.floor;
      amount.binding = binding_of(*grant, each, combination, machine);
      amount.per = grant->per;
      readout.formula(each, combination, amount);
      result.amount = std::move(amount);
    }
    results.push_back(std::move(result));
  }
  return results;
}

void put_head(const compile::Provision& provision, Subject subject, Decision& decision) {
  decision.provision = provision.source->id;
  decision.policy = provision.set->id;
  decision.citation = provision.source->citation;
  decision.title = provision.source->title;
  decision.kind = provision.source->kind;
  decision.subject = std::move(subject);
  decision.departments = provision.source->departments;
  decision.materials = provision.source->materials;
  decision.steps.reserve(provision.source->steps.size());
  for (const language::Step& step : provision.source->steps) decision.steps.push_back({step.text, step.by});
  decision.no_figure = provision.source->grant && provision.source->grant->no_figure;
}

void note_validity(const language::RuleSet& set, Date as_of, Decision& decision) {
  decision.status = Status::not_in_force;
  if (as_of < set.in_force_from)
    decision.notes.push_back({"not_in_force_yet", {set.in_force_from.to_string()}, {}});
  else
    decision.notes.push_back({"expired", {set.in_force_until->to_string()}, {}});
}

std::string target_figure(const language::Target& target, const Rational& value) {
  return target.unit == Unit::money  ? yuan_text(value)
         : target.unit == Unit::rate ? percent_text(value)
                                     : value.to_decimal(6);
}

/// reached: yes, no, or none for 左右; gap: how far short of the target (of a ceiling: how far above it).
void answer_indicator(const language::Target& target, const Rational& observed, Decision& decision) {
  const auto held = [&] {
    switch (target.comparison) {
      case Comparison::at_most:
        return observed <= target.value;
      case Comparison::more_than:
        return observed > target.value;
      case Comparison::less_than:
        return observed < target.value;
      default:
        return observed >= target.value;
    }
  }();
  const bool ceiling = target.comparison == Comparison::at_most || target.comparison == Comparison::less_than;
  const Rational distance = ceiling ? observed - target.value : target.value - observed;
  // Of whole things, "more than 20" is reached at 21: at 20 one is lacking.
  const bool lacks_one = target.unit == Unit::count &&
                         (target.comparison == Comparison::more_than || target.comparison == Comparison::less_than);
  const Rational lacking = lacks_one && !held ? distance + Rational(1) : distance;
  const Rational gap = lacking.sign() > 0 ? lacking : Rational(0);
  decision.status = Status::determined;
  decision.value.push_back({"reached", false, {target.approximate ? "none" : held ? "yes" : "no"}, {}, Unit::words});
  decision.value.push_back({"gap", false, {target_figure(target, gap)}, {}, target.unit});
  decision.value.push_back({"observed", false, {target_figure(target, observed)}, {}, target.unit});
  decision.value.push_back({"target", false, {target_figure(target, target.value)}, {}, target.unit});
  const bool doubtful = !target.basis.empty() && target.basis != "plain" && target.basis != "explicit";
  if (doubtful && observed == target.value) {
    decision.notes.push_back({"boundary", {target_figure(target, observed), target.word, target.basis}, {}});
  }
  if (!target.sense.empty()) decision.notes.push_back({"rule_note", {}, target.sense});
}

class Reporting {
 public:
  Reporting(const engine_detail::Loaded& loaded, const profile::Applicant& applicant, const Plan& plan,
            std::vector<Diagnostic>& diagnostics)
      : loaded_(loaded),
        applicant_(applicant),
        plan_(plan),
        diagnostics_(diagnostics),
        awards_known_(awards_known(applicant)) {}

  Report run() {
    head();
    for (std::size_t p = 0; p < loaded_.program.provisions.size(); ++p) {
      if (plan_.wanted[p]) provision(p);
    }
    const bool any_in_force = std::any_of(loaded_.rule_sets.begin(), loaded_.rule_sets.end(),
                                          [&](const auto& set) { return in_force(set, plan_.as_of); });
    if (!any_in_force) report_.notes.push_back({"no_rule_set_in_force", {}, {}});
    if (no_open_call(report_.decisions)) report_.notes.push_back({"no_open_call_known", {}, {}});
    report_.totals = total(report_.decisions, counts_, loaded_.rule_sets, applicant_);
    const bool any_amount = std::any_of(report_.decisions.begin(), report_.decisions.end(),
                                        [](const Decision& each) { return each.amount.has_value(); });
    if (any_amount && !awards_known_) report_.notes.push_back({"prior_awards_unknown", {}, {}});
    return std::move(report_);
  }

 private:
  void head() {
    report_.engine_version = HUIQI_VERSION;
    report_.vocabulary_digest = loaded_.vocabulary->digest;
    report_.as_of = plan_.as_of;
    for (const language::RuleSet& set : loaded_.rule_sets) {
      RuleSetReceipt receipt{
          set.id, set.version, set.digest, set.title, set.number, static_cast<int>(set.structure.size()), 0};
      for (const language::Clause& clause : set.structure) {
        receipt.decided +=
            clause.verdict == "modelled" || clause.verdict == "duty" || clause.verdict == "indicator" ? 1 : 0;
      }
      report_.rule_sets.push_back(std::move(receipt));
    }
    for (const windows::File& file : loaded_.windows) {
      report_.windows.push_back({file.name.substr(file.name.rfind('/') + 1), file.digest,
                                 file.checked_on ? file.checked_on->to_string() : std::string()});
    }
    name_applicant();
  }

  /// The name of the enterprise; of a profile without one, that of the first kind of subject of which there is just one.
  void name_applicant() {
    const auto& vocabulary = *loaded_.vocabulary;
    for (const vocabulary::SubjectKind& kind : vocabulary.subjects) {
      const int name = kind.record < 0 ? -1 : vocabulary.find_fact(kind.record, "name");
      if (name < 0) continue;
      const auto& items = value_of(applicant_.root, vocabulary, kind.section).more->items;
      if (items.size() == 1) report_.applicant = value_of(items.front(), vocabulary, name).more->text;
      if (!report_.applicant.empty()) return;
    }
  }

  void provision(std::size_t p) {
    const compile::Provision& provision = loaded_.program.provisions[p];
    const auto& kind = loaded_.vocabulary->subjects[static_cast<std::size_t>(provision.subject)];
    if (kind.record < 0) return indicator(provision, kind);
    const auto items = subjects(applicant_, kind);
    for (std::size_t i = 0; i < items.size(); ++i) {
      Decision& decision = report_.decisions.emplace_back();
      put_head(provision, {kind.name, subject_id(kind, *items[i], i)}, decision);
      bool counts = true;
      if (!in_force(*provision.set, plan_.as_of))
        note_validity(*provision.set, plan_.as_of, decision);
      else
        counts = decide_one(p, *items[i], frame(provision.subject, kind, items, i), decision);
      counts_.push_back(counts);
    }
  }

  void indicator(const compile::Provision& provision, const vocabulary::SubjectKind& kind) {
    const auto& observed = value_of(applicant_.root, *loaded_.vocabulary, kind.section).more->indicators;
    const auto found = observed.find(provision.source->id);
    if (found == observed.end()) return;
    Decision& decision = report_.decisions.emplace_back();
    put_head(provision, {kind.name, provision.source->id}, decision);
    if (in_force(*provision.set, plan_.as_of))
      answer_indicator(*provision.source->target, found->second, decision);
    else
      note_validity(*provision.set, plan_.as_of, decision);
    counts_.push_back(false);
  }

  const Frame& frame(int subject, const vocabulary::SubjectKind& kind,
                     const std::vector<const profile::RecordValue*>& items, std::size_t i) {
    std::vector<Frame>& frames = frames_[subject];
    if (frames.empty()) {
      frames.resize(items.size());
      for (std::size_t k = 0; k < items.size(); ++k) {
        const std::string id = kind.is_list ? items[k]->id : kind.name;
        fill(frames[k], loaded_.program.plans[static_cast<std::size_t>(subject)], *items[k],
             {&applicant_, plan_.as_of, id, !kind.is_list});
      }
    }
    return frames[i];
  }

  bool decide_one(std::size_t p, const profile::RecordValue& record, const Frame& frame, Decision& decision) {
    const compile::Provision& provision = loaded_.program.provisions[p];
    const Context context{&loaded_.program, &plan_.parameters, plan_.as_of};
    machine_.run(provision, frame, context);
    if (!decide(provision, plan_.accepted[p], machine_, awards_known_, decided_)) {
      overflow(provision);
      return false;
    }
    decision.status = decided_.status;
    const compile::Combination& combination = provision.combinations[decided_.combinations.front().number];
    Readout readout(provision, combination, machine_, frame, context, applicant_, record, decision.subject);
    if (decided_.has_amount) decision.amount = amount_of(decided_, provision, machine_, readout);
    decision.readings = readings_of(decided_, provision, machine_, readout);
    // An unmet condition leaves days, years and tiers worth knowing; a limit or a place that is not to be had is not.
    const bool promises = decision.kind == Kind::loan || decision.kind == Kind::quota;
    const bool answered = decided_.status != Status::not_applicable && !(promises && is_negative(decided_.status));
    if (answered) decision.value = readout.answers();
    const bool counts = readout.counts_in_totals();
    decision.findings = readout.findings();
    if (plan_.distance && decided_.status == Status::ineligible)
      decision.distance = distance(p, record, decision, readout);
    decision.missing = readout.missing(decided_);
    if (!is_negative(decided_.status)) decision.pending = readout.pending();
    decision.notes = readout.notes(decision.missing);
    const Span& paid = decided_.combinations.front().paid;
    if (decided_.has_amount && paid.lo != paid.hi) decision.notes.push_back({"award_year_unknown", {}, {}});
    note_calls(loaded_.windows, plan_.as_of, decision);
    if (decision.no_figure && !is_negative(decided_.status))
      decision.notes.push_back({"no_figure", {}, provision.source->grant->why_no_figure});
    return counts;
  }

  Distance distance(std::size_t p, const profile::RecordValue& record, const Decision& decision,
                    const Readout& readout) {
    Distance distance;
    const auto subject = static_cast<std::size_t>(loaded_.program.provisions[p].subject);
    const Waiting waiting{
        loaded_, applicant_, plan_, p, record, decision.subject.id, !loaded_.vocabulary->subjects[subject].is_list};
    if (readout.may_wait()) {
      if (const auto later = earliest_day(waiting)) {
        distance.earliest = later->day;
        distance.then = later->status;
      }
    }
    distance.only_time = distance.earliest.has_value();
    distance.obstacles =
        readout.obstacles(decision.findings, mended_by_time(waiting, readout.combination(), readout.unmet()));
    return distance;
  }

  void overflow(const compile::Provision& provision) {
    Diagnostic diagnostic;
    diagnostic.code = "overflow";
    diagnostic.file = applicant_.file;
    diagnostic.message = {fmt::format("计算 {} 时数值超出可精确表示的范围", provision.source->id),
                          fmt::format("the figures of {} go beyond the exact range", provision.source->id)};
    diagnostics_.push_back(std::move(diagnostic));
  }

  const engine_detail::Loaded& loaded_;
  const profile::Applicant& applicant_;
  const Plan& plan_;
  std::vector<Diagnostic>& diagnostics_;
  bool awards_known_;
  Report report_;
  std::vector<bool> counts_;
  std::map<int, std::vector<Frame>> frames_;
  Machine machine_;
  Decided decided_;
};

}  // namespace

Report report(const engine_detail::Loaded& loaded, const profile::Applicant& applicant, const Plan& plan,
              std::vector<Diagnostic>& diagnostics) {
  return Reporting(loaded, applicant, plan, diagnostics).run();
}

}  // namespace huiqi::evaluate
