// Rule `implied`: of conditions that are all required, one that another (or all the others together) already ensures; of
// alternatives, one that another already covers. Tests: tests/check/implied/
#include <fmt/format.h>

#include <algorithm>

#include "check/reach.hpp"

namespace huiqi::check {
namespace {

using language::Expr;
using language::ExprPtr;
using language::Op;

/// `from` reaches every level that `to` would have to: with it, `to` says nothing more.
bool implies(Reach& reach, const Site& site, const std::vector<Want>& from_met, const std::vector<Want>& from_pending,
             const ExprPtr& to) {
  return reach.answer(site, joined(site.path, joined(from_met, {{to, 2, false}}))) == Answer::impossible &&
         reach.answer(site, joined(site.path, joined(from_pending, {{to, 1, false}}))) == Answer::impossible;
}

bool implies(Reach& reach, const Site& site, const ExprPtr& from, const ExprPtr& to) {
  return implies(reach, site, {{from, 2, true}}, {{from, 1, true}}, to);
}

/// Conditions that share nothing cannot imply each other, unless the vocabulary ties their facts together.
bool related(Reach& reach, const Site& site, const ExprPtr& a, const ExprPtr& b) {
  const auto of_a = reach.terms(site, a);
  const auto of_b = reach.terms(site, b);
  for (const auto& [key, one] : of_a) {
    if (of_b.contains(key)) return true;
    for (const auto& [other_key, other] : of_b) {
      if (one->fact.path.empty() || other->fact.path.empty()) continue;
      for (const vocabulary::Constraint& constraint : reach.subject().vocabulary().constraints) {
        const int first = one->fact.path.back(), second = other->fact.path.back();
        if ((constraint.lesser == first && constraint.greater == second) ||
            (constraint.lesser == second && constraint.greater == first))
          return true;
      }
    }
  }
  return false;
}

/// Whether something has happened: what is compared with it says so as well, but a clause may well name both (引进 … 前3年).
bool says_it_happened(const Reach& reach, const Expr& expr) {
  if (expr.op == Op::exists) return true;
  if (expr.op != Op::compare || expr.args.size() < 2) return false;
  const auto is_event = [&](const Expr& each) {
    return each.op == Op::fact &&
           reach.subject().vocabulary().facts[static_cast<std::size_t>(each.fact.path.back())].event;
  };
  return (expr.args[0]->op == Op::as_of && is_event(*expr.args[1])) ||
         (expr.args[1]->op == Op::as_of && is_event(*expr.args[0]));
}

bool can_be_examined(Reach& reach, const Site& site, const ExprPtr& expr) {
  if (reach.said_below(*expr) || expr->op == Op::always || says_it_happened(reach, *expr)) return false;
  return reach.answer(site, joined(site.path, {{expr, 1, true}})) == Answer::possible &&
         reach.answer(site, joined(site.path, {{expr, 2, false}})) == Answer::possible;
}

void report(Reach& reach, const Site& site, const ExprPtr& redundant, const ExprPtr* other, const Text& except,
            const std::vector<Want>& shown) {
  const std::string id = redundant->marks.id.empty() ? site.id : redundant->marks.id;
  const Text name = reach.quoted(*redundant);
  const Text because = other != nullptr ? reach.quoted(**other) : Text{"其他条件合在一起", "the others together"};
  Text message;
  if (site.conjunction) {
    message = {fmt::format("条件{}已由{}包含,不起作用{}", name.zh, because.zh, except.zh),
               fmt::format("the condition {} is implied by {} and adds nothing{}", name.en, because.en, except.en)};
  } else {
    message = {fmt::format("备选条件{}已由{}包括,不起作用{}", name.zh, because.zh, except.zh),
               fmt::format("the alternative {} is covered by {} and adds nothing{}", name.en, because.en, except.en)};
  }
  const Text words = reach.words_of(*redundant);
  Text mend{fmt::format("改正“{}”的数字,或删去它", words.zh),
            fmt::format("mend the figure of \"{}\", or take it out", words.en)};
  if (other != nullptr) {
    const Text beside = reach.words_of(**other);
    mend = {fmt::format("改正“{}”或“{}”的数字,或删去不起作用的一项", words.zh, beside.zh),
            fmt::format("mend the figure of \"{}\" or of \"{}\", or take out the one that adds nothing", words.en,
                        beside.en)};
  }
  reach.report("implied", site, redundant->marks.place.line > 0 ? redundant->marks.place : site.place, id, message,
               {mend.zh + ";原文重复的,用 accept 说明", mend.en + "; if the text says it twice, say so with accept"},
               shown);
  reach.said(redundant);
}

/// The condition that makes this one redundant; null where there is none.
const ExprPtr* other_of(Reach& reach, const Site& site, std::size_t at, const std::vector<bool>& taken) {
  const ExprPtr& expr = site.members[at];
  for (std::size_t i = 0; i < site.members.size(); ++i) {
    if (i == at || taken[i] || reach.said_below(*site.members[i])) continue;
    if (!related(reach, site, expr, site.members[i])) continue;
    const bool redundant =
        site.conjunction ? implies(reach, site, site.members[i], expr) : implies(reach, site, expr, site.members[i]);
    if (!redundant) continue;
    const bool mutual =
        site.conjunction ? implies(reach, site, expr, site.members[i]) : implies(reach, site, site.members[i], expr);
    if (mutual && i > at) continue;  // they say the same: the later one is redundant
    return &site.members[i];
  }
  return nullptr;
}

/// The other members that this one hangs together with, directly or through others (收入 and 占比 together tell an 支出额).
std::vector<std::size_t> connected(Reach& reach, const Site& site, std::size_t at, const std::vector<bool>& taken) {
  std::vector<std::size_t> found{at};
  std::vector<bool> seen = taken;
  seen[at] = true;
  for (std::size_t next = 0; next < found.size(); ++next) {
    for (std::size_t i = 0; i < site.members.size(); ++i) {
      if (seen[i] || !related(reach, site, site.members[found[next]], site.members[i])) continue;
      seen[i] = true;
      found.push_back(i);
    }
  }
  found.erase(found.begin());
  return found;
}

bool implied_by_all_others(Reach& reach, const Site& site, std::size_t at, const std::vector<bool>& taken) {
  std::vector<Want> met, pending;
  for (const std::size_t i : connected(reach, site, at, taken)) {
    met.push_back({site.members[i], 2, true});
    pending.push_back({site.members[i], 1, true});
  }
  if (met.size() < 2 || reach.answer(site, joined(site.path, met)) != Answer::possible) return false;
  return implies(reach, site, met, pending, site.members[at]);
}

/// What cannot be: what implies it is met, and it is not.
std::vector<Want> denied(Reach& reach, const Site& site, std::size_t at, const ExprPtr* other,
                         const std::vector<bool>& taken) {
  const ExprPtr& expr = site.members[at];
  if (other != nullptr)
    return site.conjunction ? std::vector<Want>{{*other, 2, true}, {expr, 2, false}}
                            : std::vector<Want>{{expr, 2, true}, {*other, 2, false}};
  std::vector<Want> wants{{expr, 2, false}};
  for (const std::size_t i : connected(reach, site, at, taken)) wants.push_back({site.members[i], 2, true});
  return wants;
}

void examine(Reach& reach, const Site& site) {
  const auto written_once = [&](const ExprPtr& member) { return member->marks.place == site.members[0]->marks.place; };
  if (std::all_of(site.members.begin(), site.members.end(), written_once)) return;  // one body over years or constants
  const std::size_t scope = site.expr ? 0 : site.members.size() - site.standing.provision->requires_.size();
  std::vector<bool> taken(site.members.size());
  for (std::size_t at = site.members.size(); at-- > scope;) {
    const ExprPtr& expr = site.members[at];
    if (!can_be_examined(reach, site, expr)) continue;
    const ExprPtr* other = other_of(reach, site, at, taken);
    if (other == nullptr && !(site.conjunction && implied_by_all_others(reach, site, at, taken))) continue;
    std::vector<Want> shown = site.path;
    if (other != nullptr) shown.push_back({site.conjunction ? *other : expr, 2, true});
    if (other == nullptr) {
      for (const std::size_t i : connected(reach, site, at, taken)) shown.push_back({site.members[i], 2, true});
    }
    shown.push_back({site.conjunction ? expr : other == nullptr ? expr : *other, 2, true});
    taken[at] = true;
    const std::vector<Want> against = joined(site.path, denied(reach, site, at, other, taken));
    report(reach, site, expr, other, reach.except(site, against), shown);
  }
}

}  // namespace

void find_implied(Reach& reach) {
  for (const Site& site : reach.sites()) {
    if (site.kind == Site::Kind::together) examine(reach, site);
  }
}

}  // namespace huiqi::check
