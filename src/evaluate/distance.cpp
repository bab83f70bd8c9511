// What stands in the way of an ineligible decision, and whether waiting removes it. See distance.hpp.
// Source: DESIGN section 7 "Time". Tests: tests/evaluate/distance_test.cpp
#include "evaluate/distance.hpp"

#include <algorithm>
#include <set>

#include "evaluate/readout.hpp"

namespace huiqi::evaluate {
namespace {

using language::Expr;
using language::Op;

constexpr int horizon_years = 10;
constexpr int month_ends = 3;  // days by which a clamped month end can be off

void dates_in(const profile::RecordValue& record, const vocabulary::Vocabulary& vocabulary, std::set<Date>& days) {
  for (std::size_t i = 0; i < record.facts.size(); ++i) {
    const profile::FactValue& value = record.facts[i];
    const int number = vocabulary.records[static_cast<std::size_t>(record.record)].facts[i];
    if (value.more->decided_on) days.insert(*value.more->decided_on);
    if (vocabulary.facts[static_cast<std::size_t>(number)].type == vocabulary::FactType::date &&
        value.presence == profile::Presence::known) {
      if (const auto whole = value.number.floor()) {
        if (const auto day = Date::from_days(*whole)) days.insert(*day);
      }
    }
    for (const profile::RecordValue& item : value.more->items) dates_in(item, vocabulary, days);
  }
}

struct Steps {
  std::vector<Period> periods;
  std::vector<std::pair<int, int>> yearly;  // month, day
};

Steps steps_of(const compile::Program& program, const compile::Provision& provision) {
  Steps steps;
  for (const compile::Block& block : provision.blocks) {
    for (const compile::Instruction& each : block) {
      if (each.code == compile::Code::plus || each.code == compile::Code::minus) {
        const Period& period = program.periods[each.b];
        if (std::find(steps.periods.begin(), steps.periods.end(), period) == steps.periods.end())
          steps.periods.push_back(period);
      }
      if (each.code == compile::Code::next_day) steps.yearly.emplace_back(each.b / 32, each.b % 32);
    }
  }
  return steps;
}

/// The days and those that a period away from them.
std::set<Date> moved(const std::set<Date>& days, const std::vector<Period>& periods) {
  std::set<Date> result = days;
  for (const Date day : days) {
    for (const Period& period : periods) {
      if (const auto later = add(day, period)) result.insert(*later);
      if (const auto earlier = subtract(day, period)) result.insert(*earlier);
    }
  }
  return result;
}

std::set<Date> candidates(const Waiting& waiting) {
  const auto& vocabulary = *waiting.loaded.vocabulary;
  const compile::Provision& provision = waiting.loaded.program.provisions[waiting.provision];
  const Date as_of = waiting.plan.as_of;
  const Date last = add(as_of, {horizon_years, 0, 0}).value_or(as_of);
  std::set<Date> days = {as_of, provision.set->in_force_from};
  dates_in(waiting.applicant.root, vocabulary, days);
  const Steps steps = steps_of(waiting.loaded.program, provision);
  const auto yearly = [&](int month, int day) {
    for (int year = as_of.year() - horizon_years; year <= last.year(); ++year) {
      if (const auto found = Date::from_civil(year, month, day)) days.insert(*found);
    }
  };
  yearly(1, 1);
  for (const auto& [month, day] : steps.yearly) yearly(month, day);
  std::set<Date> around;
  for (const Date day : moved(moved(days, steps.periods), steps.periods)) {
    for (int step = -month_ends; step <= month_ends; ++step) {
      const auto near = Date::from_days(static_cast<std::int64_t>(day.days()) + step);
      if (near && *near > as_of && *near <= last) around.insert(*near);
    }
  }
  return around;
}

/// Whether time alone can change what the expression says: it reads a day, or the filing day.
bool rests_on_time(const Expr& node, const vocabulary::Vocabulary& vocabulary) {
  if (node.op == Op::as_of || node.op == Op::last_year || node.op == Op::outcome) return true;
  const auto dated = [&](const language::FactRef& ref) {
    if (ref.path.empty()) return false;
    const vocabulary::Fact& fact = vocabulary.facts[static_cast<std::size_t>(ref.path.back())];
    return fact.type == vocabulary::FactType::date || fact.dated_by >= 0;
  };
  if (dated(node.fact)) return true;
  return std::any_of(node.args.begin(), node.args.end(),
                     [&](const language::ExprPtr& arg) { return rests_on_time(*arg, vocabulary); });
}

}  // namespace

std::optional<Status> status_at(const Waiting& waiting, Date day) {
  const compile::Provision& provision = waiting.loaded.program.provisions[waiting.provision];
  if (!in_force(*provision.set, day)) return Status::not_in_force;
  Frame frame;
  fill(frame, waiting.loaded.program.plans[static_cast<std::size_t>(provision.subject)], waiting.record,
       {&waiting.applicant, day, waiting.subject_id, waiting.is_section});
  Machine machine;
  machine.run(provision, frame, {&waiting.loaded.program, &waiting.plan.parameters, day});
  Decided decided;
  const auto& accepted = waiting.plan.accepted[waiting.provision];
  if (!decide(provision, accepted, machine, awards_known(waiting.applicant), decided)) return std::nullopt;
  return decided.status;
}

std::set<const Expr*> mended_by_time(const Waiting& waiting, const compile::Combination& combination,
                                     const std::vector<const Expr*>& unmet) {
  std::set<const Expr*> mended;
  std::vector<const Expr*> open;
  for (const Expr* each : unmet) {
    if (rests_on_time(*each, *waiting.loaded.vocabulary) && combination.registers.contains(each)) open.push_back(each);
  }
  if (open.empty()) return mended;
  const compile::Provision& provision = waiting.loaded.program.provisions[waiting.provision];
  for (const Date day : candidates(waiting)) {
    if (!in_force(*provision.set, day)) continue;
    Frame frame;
    fill(frame, waiting.loaded.program.plans[static_cast<std::size_t>(provision.subject)], waiting.record,
         {&waiting.applicant, day, waiting.subject_id, waiting.is_section});
    Machine machine;
    machine.run(provision, frame, {&waiting.loaded.program, &waiting.plan.parameters, day});
    std::erase_if(open, [&](const Expr* each) {
      const bool good = machine.condition(combination.registers.at(each)).hi > 0;
      if (good) mended.insert(each);
      return good;
    });
    if (open.empty()) break;
  }
  return mended;
}

std::optional<LaterDay> earliest_day(const Waiting& waiting) {
  for (const Date day : candidates(waiting)) {
    const auto status = status_at(waiting, day);
    if (status && !is_negative(*status)) return LaterDay{day, *status};
  }
  return std::nullopt;
}

std::vector<const Expr*> Readout::unmet() const {
  std::vector<const Expr*> leaves;
  for (const language::ExprPtr& each : provision_.source->requires_) unmet_in(*each, "", leaves, nullptr);
  return leaves;
}

bool Readout::may_wait() const {
  const std::vector<const Expr*> leaves = unmet();
  return !leaves.empty() && std::all_of(leaves.begin(), leaves.end(),
                                        [&](const Expr* leaf) { return rests_on_time(*leaf, *applicant_.vocabulary); });
}

void Readout::unmet_in(const Expr& node, const std::string& owner, std::vector<const Expr*>& leaves,
                       std::vector<std::string>* owners) const {
  if (level(node).hi > 0) return;
  const std::string& id = node.marks.id.empty() ? owner : node.marks.id;
  switch (node.op) {
    case Op::all:
    case Op::any:
    case Op::at_least_of:
    case Op::excuse:
    case Op::in_principle:
      if (node.comparison == Comparison::between) break;
      for (const language::ExprPtr& arg : node.args) unmet_in(*arg, id, leaves, owners);
      return;
    case Op::reading:
      return unmet_in(chosen(node), id, leaves, owners);
    case Op::choose:
      for (const Branch& branch : branches(node)) {
        if (branch.may_apply) unmet_in(*branch.then, branch.marks->id.empty() ? id : branch.marks->id, leaves, owners);
      }
      return;
    default:
      break;
  }
  leaves.push_back(&node);
  if (owners != nullptr) owners->push_back(id);
}

/// A complete year is past, and so is a day that has come: nobody can change them any more.
bool Readout::is_past(const language::FactRef& ref) const {
  if (ref.time.kind != language::TimeRef::Kind::none) return true;
  if (applicant_.vocabulary->facts[static_cast<std::size_t>(ref.path.back())].type != vocabulary::FactType::date)
    return false;
  if (ref.from == language::FactRef::From::item) return true;  // of something that has happened
  const Found found = find(applicant_, base_, ref.from == language::FactRef::From::applicant, ref.path);
  return found.value != nullptr && found.value->presence == profile::Presence::known &&
         found.value->number <= Rational(context_.as_of.days());
}

void Readout::facts_in(const Expr& node, Obstacle& obstacle, bool& changeable) const {
  const auto& vocabulary = *applicant_.vocabulary;
  for (const language::FactRef* ref : {&node.fact, &node.second, &node.third}) {
    if (ref->path.empty()) continue;
    const vocabulary::Fact& fact = vocabulary.facts[static_cast<std::size_t>(ref->path.back())];
    changeable = changeable || (fact.changeable && !is_past(*ref));
    const std::string name = vocabulary.full_name(ref->path.back());
    if (std::find(obstacle.facts.begin(), obstacle.facts.end(), name) == obstacle.facts.end())
      obstacle.facts.push_back(name);
  }
  const std::size_t meant = node.op == Op::compare ? 2 : node.args.size();
  for (std::size_t i = 0; i < meant; ++i) facts_in(*node.args[i], obstacle, changeable);
  if (node.op != Op::outcome) return;
  const language::Provision& named =
      *context_.program->provisions[context_.program->provision_index.at(node.name)].source;
  for (const language::ExprPtr& each : named.requires_) facts_in(*each, obstacle, changeable);
}

std::vector<Obstacle> Readout::obstacles(const std::vector<Finding>& findings,
                                         const std::set<const Expr*>& mended) const {
  std::vector<const Expr*> leaves;
  std::vector<std::string> owners;
  for (const language::ExprPtr& each : provision_.source->requires_) unmet_in(*each, "", leaves, &owners);
  std::vector<Obstacle> obstacles;
  for (std::size_t i = 0; i < leaves.size(); ++i) {
    auto there = std::find_if(obstacles.begin(), obstacles.end(),
                              [&](const Obstacle& each) { return each.finding == owners[i]; });
    if (there == obstacles.end()) {
      obstacles.push_back({owners[i], {}, Unit::none, Change::time, {}});
      there = obstacles.end() - 1;
    }
    bool changeable = there->change == Change::applicant;
    facts_in(*leaves[i], *there, changeable);
    // Time alone mends a condition only where it mends all that is unmet in it.
    if (there->change != Change::time || !mended.contains(leaves[i]))
      there->change = changeable ? Change::applicant : Change::nobody;
  }
  for (Obstacle& each : obstacles) {
    const auto finding =
        std::find_if(findings.begin(), findings.end(), [&](const Finding& one) { return one.id == each.finding; });
    if (finding == findings.end()) continue;
    each.margin = finding->margin;
    each.unit = finding->unit;
  }
  return obstacles;
}

}  // namespace huiqi::evaluate
