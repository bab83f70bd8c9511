// See probe.hpp.
#include "check/probe.hpp"

#include "check/expressions.hpp"
#include "evaluate/evaluation.hpp"

namespace huiqi::check {

using language::Expr;
using language::ExprPtr;

namespace {

/// What is said of an item, said of the list: some item is so. The witness has one item.
ExprPtr over_lists(ExprPtr condition, const std::vector<const Expr*>& folds) {
  for (auto fold = folds.rbegin(); fold != folds.rend(); ++fold) {
    auto some = std::make_shared<Expr>();
    some->op = language::Op::some;
    some->fact = (*fold)->fact;
    some->absent_is_empty = (*fold)->absent_is_empty;
    some->args = {condition};
    condition = some;
  }
  return condition;
}

}  // namespace

bool engine_says(const engine_detail::Loaded& loaded, const Standing& standing, const profile::Applicant& applicant,
                 Date as_of, const std::map<std::string, int>& readings, const Want& want) {
  language::Provision asked;
  asked.id = "probe";
  asked.kind = Kind::service;
  asked.subject = standing.provision->subject;
  asked.points = standing.provision->points;
  asked.requires_ = {over_lists(want.condition, standing.folds)};
  bool names_others = false;
  each_below(asked.requires_[0], "", [&](const Expr& expr, const std::string&) {
    names_others = names_others || expr.op == language::Op::outcome;
  });
  std::vector<language::RuleSet> sets;
  if (names_others) sets = loaded.rule_sets;
  language::RuleSet own;
  own.id = "probe";
  own.parameters = standing.set->parameters;
  own.in_force_from = standing.set->in_force_from;
  own.provisions = {asked};
  sets.push_back(std::move(own));

  engine_detail::Loaded probe;
  probe.vocabulary = loaded.vocabulary;
  probe.program = compile::compile(sets, *probe.vocabulary);
  const compile::Provision& provision = probe.program.provisions.back();
  const auto s = static_cast<std::size_t>(provision.subject);
  const vocabulary::SubjectKind& kind = probe.vocabulary->subjects[s];
  if (kind.record < 0) return false;
  const auto& items = profile::value_of(applicant.root, *probe.vocabulary, kind.section).more->items;
  if (items.empty()) return false;
  const evaluate::Plan plan = evaluate::plain_plan(probe, as_of);
  const evaluate::Context context{&probe.program, &plan.parameters, as_of};
  evaluate::Frame frame;
  evaluate::Machine machine;
  evaluate::fill(frame, probe.program.plans[s], items[0],
                 {&applicant, as_of, evaluate::subject_id(kind, items[0], 0), !kind.is_list});
  machine.run(provision, frame, context);
  if (machine.overflowed()) return false;
  for (const compile::Combination& combination : provision.combinations) {
    bool chosen = true;
    for (std::size_t i = 0; i < asked.points.size(); ++i) {
      const auto option = readings.find(asked.points[i].name);
      chosen = chosen && combination.options[i] == (option == readings.end() ? 0 : option->second);
    }
    if (!chosen) continue;
    const evaluate::Level level = machine.condition(combination.requirements);
    return want.reached ? level.lo >= want.level : level.hi < want.level;
  }
  return false;
}

}  // namespace huiqi::check
