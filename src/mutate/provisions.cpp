// A provision's own conditions: one left out, an addressee taken for a requirement and the other way round; notes and what
// the totals depend on. See operators.hpp.
#include <fmt/format.h>

#include <algorithm>

#include "mutate/operators.hpp"

namespace huiqi::mutate {

using language::Expr;
using language::ExprPtr;
using language::Provision;

namespace {

using Conditions = std::vector<ExprPtr> Provision::*;

/// Replaces the condition with this site.
std::function<void(Provision&)> drop(Conditions list, Site site, int level) {
  return [list, site, level](Provision& changed) {
    for (ExprPtr& each : changed.*list) {
      if (use_of(*each) == site) each = constant_condition(*each, level);
    }
  };
}

std::function<void(Provision&)> move(Conditions from, Conditions to, Site site) {
  return [from, to, site](Provision& changed) {
    auto& list = changed.*from;
    for (const ExprPtr& each : list) {
      if (use_of(*each) == site) (changed.*to).push_back(each);
    }
    std::erase_if(list, [&](const ExprPtr& each) { return use_of(*each) == site; });
  };
}

/// Pending at worst, whatever the profile: as scope or as requirement it gives one and the same status.
bool cannot_fail(const Expr& condition) {
  const auto all = [&] {
    return std::all_of(condition.args.begin(), condition.args.end(),
                       [](const ExprPtr& arg) { return cannot_fail(*arg); });
  };
  switch (condition.op) {
    case language::Op::always:
      return condition.outcome_level > 0;
    case language::Op::in_principle:
      return true;
    case language::Op::all:
    case language::Op::reading:
      return all();
    case language::Op::any:
    case language::Op::excuse:
      return std::any_of(condition.args.begin(), condition.args.end(),
                         [](const ExprPtr& arg) { return cannot_fail(*arg); });
    default:
      return false;
  }
}

void change_conditions(const Provision& provision, ProvisionProposals& proposals) {
  const bool adverse = provision.kind == Kind::adverse_measure;
  const Text scope{"适用范围", "scope"};
  const Text requirement{"条件", "a requirement"};
  for (const ExprPtr& each : provision.scope) {
    const Site site = use_of(*each);
    proposals.add_shared(Family::connective, *each, "dropped", condition_words(*each), dropped(),
                         drop(&Provision::scope, site, 2));
    if (adverse) continue;
    proposals.add_shared(Family::provision, *each, "required", scope, requirement,
                         move(&Provision::scope, &Provision::requires_, site), cannot_fail(*each));
  }
  for (const ExprPtr& each : provision.requires_) {
    const Site site = use_of(*each);
    proposals.add_shared(Family::connective, *each, "dropped", condition_words(*each), dropped(),
                         drop(&Provision::requires_, site, adverse ? 0 : 2));
    if (adverse) continue;
    proposals.add_shared(Family::provision, *each, "scoped", requirement, scope,
                         move(&Provision::requires_, &Provision::scope, site), cannot_fail(*each));
  }
}

void change_notes(const Provision& provision, ProvisionProposals& proposals) {
  for (std::size_t i = 0; i < provision.notes.size(); ++i) {
    if (!provision.notes[i].when) continue;
    const std::string part = fmt::format("note_{}", i + 1);
    proposals.add(Family::provision, part, "condition_dropped", provision.notes[i].when->marks.place,
                  {"说明的条件", "the condition of a note"}, dropped(),
                  [i](Provision& changed) { changed.notes[i].when.reset(); });
  }
  if (provision.total_when) {
    proposals.add(Family::provision, "total_when", "dropped", provision.total_when->marks.place,
                  {"计入合计的条件", "the condition of the totals"}, dropped(),
                  [](Provision& changed) { changed.total_when.reset(); });
  }
}

}  // namespace

void change_provision(const Provision& provision, ProvisionProposals& proposals) {
  change_conditions(provision, proposals);
  change_notes(provision, proposals);
}

}  // namespace huiqi::mutate
