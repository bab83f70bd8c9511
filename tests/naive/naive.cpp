// Decisions: statuses and amounts over all combinations of readings. Quotations are of docs/semantics.md, "Decisions".
#include "naive/naive.hpp"

#include <algorithm>

#include "evaluate/loaded.hpp"
#include "naive/amount.hpp"
#include "naive/walk.hpp"

namespace huiqi::naive {

using language::Answer;
using language::Provision;
using language::RuleSet;
using profile::Applicant;
using profile::FactValue;
using profile::Presence;
using profile::RecordValue;

namespace {

/// What one combination of accepted readings gives.
struct UnderReadings {
  Status status = Status::undetermined;
  Span remaining;  ///< where the provision grants an amount
};

/// Whom a provision is asked about.
struct Asked {
  std::string id;  ///< as decisions name it
  const RecordValue* record = nullptr;
};

// "outside validity → `not_in_force`"; DESIGN: "includes the last day".
bool in_force(const RuleSet& set, Date as_of) {
  return set.in_force_from <= as_of && (!set.in_force_until || as_of <= *set.in_force_until);
}

bool answers_in_value(Kind kind) {
  return kind == Kind::grade || kind == Kind::class_ || kind == Kind::duty || kind == Kind::state;
}

// "otherwise `determined` if each answer is a point or none, else `undetermined`."
bool is_determined(const Walk& walk, const Answer& answer) {
  if (answer.value == nullptr) {
    return std::all_of(answer.where.begin(), answer.where.end(),
                       [&](const auto& each) { return walk.truth(*each).is_point(); });
  }
  if (answer.value->type == language::Type::condition) return walk.truth(*answer.value).is_point();
  const Span span = walk.value(*answer.value);
  return span.none || span.is_point();
}

// "Grades, classes, duties, states: `T` not a point → `undetermined`; `T == 0` → `ineligible`; otherwise …"
Status status_of_value(const Walk& walk, const Provision& provision, const Truth& t) {
  if (!t.is_point()) return Status::undetermined;
  const bool all_known = std::all_of(provision.answers.begin(), provision.answers.end(),
                                     [&](const Answer& each) { return is_determined(walk, each); });
  return all_known ? Status::determined : Status::undetermined;
}

// "In this order: outside validity → `not_in_force`; `S.hi == 0` → `not_applicable`; `R.hi == 0` → `ineligible` (adverse:
// `not_triggered`); with `T = [min(S.lo, R.lo), min(S.hi, R.hi)]`: not a point → `undetermined`; pending → `may_apply`
// (`may_trigger`); met → `eligible` (`triggered`)."
Status status_of(const Walk& walk, const RuleSet& set, const Provision& provision) {
  const bool adverse = provision.kind == Kind::adverse_measure;
  if (!in_force(set, walk.place().as_of)) return Status::not_in_force;
  const Truth s = walk.scope(provision);
  const Truth r = walk.requirements(provision);
  if (s.hi == 0) return Status::not_applicable;
  if (r.hi == 0) return adverse ? Status::not_triggered : Status::ineligible;
  const Truth t = all({s, r});
  if (answers_in_value(provision.kind)) return status_of_value(walk, provision, t);
  if (!t.is_point()) return Status::undetermined;
  if (t == pending) return adverse ? Status::may_trigger : Status::may_apply;
  return adverse ? Status::triggered : Status::eligible;
}

// "for one provision, one subject and one combination of readings"; the first is "the first option of each point".
std::vector<Choices> combinations(const Provision& provision) {
  std::vector<Choices> result = {{}};
  for (const language::ReadingPoint& point : provision.points) {
    std::vector<Choices> longer;
    for (const Choices& each : result) {
      for (const std::string& option : point.options) {
        longer.push_back(each);
        longer.back()[point.name] = option;
      }
    }
    result = longer;
  }
  return result;
}

// "Over the combinations whose status is not negative (eligible, may_apply, undetermined)".
bool is_negative(Status status) {
  return status != Status::eligible && status != Status::may_apply && status != Status::undetermined;
}

// "`ceiling` is the least of their ceilings that exist; `ceiling_max` the greatest, or nothing where any has none."
void set_ceilings(const std::vector<UnderReadings>& all, language::Rounding rounding, NaiveDecision& decision) {
  bool every_one_exists = true;
  for (const UnderReadings& each : all) {
    if (is_negative(each.status)) continue;
    const auto ceiling = rounded(each.remaining.hi, rounding);
    if (!ceiling) {
      every_one_exists = false;
      continue;
    }
    decision.ceiling = std::min(decision.ceiling.value_or(*ceiling), *ceiling);
    decision.ceiling_max = std::max(decision.ceiling_max.value_or(*ceiling), *ceiling);
  }
  if (!every_one_exists) decision.ceiling_max.reset();
}

// "`assured` is the least, over all accepted combinations, of `remaining.lo` rounded, where each of them is `eligible`, the
// rate is fixed, it is no encouragement and prior awards are stated; otherwise 0."
Money assured(const std::vector<UnderReadings>& all, const language::Grant& grant, bool awards_stated) {
  const bool sure = grant.rate_is == language::RateIs::fixed && !grant.encouragement && awards_stated;
  std::optional<Money> least;
  for (const UnderReadings& each : all) {
    if (!sure || each.status != Status::eligible) return Money();
    const Money here = rounded(each.remaining.lo, grant.rounding).value_or(Money());
    least = std::min(least.value_or(here), here);
  }
  return least.value_or(Money());
}

// "Given for eligible, may_apply, undetermined. … Default negative: no amount."; DESIGN: "null where the text publishes no
// figure at all".
void set_amount(const Provision& provision, const std::vector<UnderReadings>& all, const Standpoint& place,
                NaiveDecision& decision) {
  if (!provision.grant || provision.grant->no_figure || is_negative(decision.status)) return;
  decision.has_amount = true;
  set_ceilings(all, provision.grant->rounding, decision);
  decision.assured = assured(all, *provision.grant, prior_awards_stated(place));
}

void note_findings(const Walk& walk, const Provision& provision, NaiveDecision& decision) {
  for (const auto& each : provision.scope) walk.note_findings(*each, decision.findings);
  for (const auto& each : provision.requires_) walk.note_findings(*each, decision.findings);
}

NaiveDecision decide(const std::vector<RuleSet>& sets, const RuleSet& set, const Provision& provision,
                     const Asked& asked, Standpoint place) {
  place.subject = asked.record;
  std::vector<UnderReadings> all;
  for (const Choices& choices : combinations(provision)) {
    const Walk walk(sets, set, place, choices);
    const bool grants = provision.grant && !provision.grant->no_figure;
    all.push_back({status_of(walk, set, provision), grants ? remaining(walk, provision, asked.id) : nothing()});
  }
  NaiveDecision decision;
  decision.provision = provision.id;
  decision.subject_id = asked.id;
  decision.status = all.front().status;  // "The default combination … decides the status."
  set_amount(provision, all, place, decision);
  note_findings(Walk(sets, set, place, default_choices(provision)), provision, decision);
  return decision;
}

// "Indicators: `determined` on an observed value; without one there is no decision."
std::optional<NaiveDecision> decide_indicator(const RuleSet& set, const Provision& provision, const FactValue& observed,
                                              Date as_of) {
  if (!observed.more->indicators.contains(provision.id)) return std::nullopt;
  NaiveDecision decision;
  decision.provision = decision.subject_id = provision.id;
  decision.status = in_force(set, as_of) ? Status::determined : Status::not_in_force;
  return decision;
}

// DESIGN: "A profile without such a subject gets no decision for it."
std::vector<Asked> asked_of(const FactValue& section, const vocabulary::SubjectKind& kind) {
  std::vector<Asked> result;
  for (const RecordValue& record : section.more->items)
    result.push_back({kind.is_list ? record.id : kind.name, &record});
  return result;
}

}  // namespace

std::vector<NaiveDecision> naive_evaluate(const engine_detail::Loaded& loaded, const Applicant& applicant, Date as_of) {
  std::vector<NaiveDecision> decisions;
  Standpoint place;
  place.applicant = &applicant;
  place.as_of = as_of;
  for (const RuleSet& set : loaded.rule_sets) {
    for (const Provision& provision : set.provisions) {
      const vocabulary::SubjectKind* kind = applicant.vocabulary->find_subject(provision.subject);
      const FactValue& section = value_of(applicant.root, *applicant.vocabulary, kind->section);
      if (provision.kind == Kind::indicator) {
        if (auto decision = decide_indicator(set, provision, section, as_of)) decisions.push_back(*decision);
        continue;
      }
      for (const Asked& asked : asked_of(section, *kind)) {
        decisions.push_back(decide(loaded.rule_sets, set, provision, asked, place));
      }
    }
  }
  return decisions;
}

}  // namespace huiqi::naive
