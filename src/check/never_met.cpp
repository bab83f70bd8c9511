// Rules `never_met` and `never_fails`: a condition that no profile meets (or leaves pending), alone or in the branch where it
// stands; a condition that no profile fails, wherever the facts that it compares exist. A provision whose conditions exclude
// each other is never met as a whole. Tests: tests/check/never_met/, tests/check/never_fails/
#include <fmt/format.h>

#include "check/reach.hpp"

namespace huiqi::check {
namespace {

using language::Expr;
using language::Op;

/// A single question put to the applicant or an official, which can be answered either way; a constant, which is meant.
bool is_plain(const Expr& expr) {
  switch (expr.op) {
    case Op::always:
    case Op::holds:
    case Op::determination:
    case Op::stated:
    case Op::exists:
    case Op::some:
    case Op::outcome:
    case Op::reading:
    case Op::in_principle:
      return true;
    case Op::not_:
      return is_plain(*expr.args[0]);
    case Op::excuse:
      return is_plain(*expr.args[1]);  // an excuse that a reading rules out leaves the condition as it is
    default:
      return false;
  }
}

void report(Reach& reach, const Site& site, const char* rule, const Text& message, const Text& suggestion,
            const std::vector<Want>& shown) {
  Finding& finding = reach.subject().report(rule, Certainty::proven, site.place, site.id, message, suggestion);
  const Witness witness = reach.witness(site, shown);
  if (witness.accepted && witness.confirmed) finding.witness = witness.json;
  if (site.expr) reach.said(site.expr);
}

void examine_met(Reach& reach, const Site& site) {
  const Want met{site.expr, 1, true};
  const Text name = name_of(*site.expr, site.id);
  const Answer alone = reach.answer(site, {met});
  if (alone == Answer::undecided) reach.subject().undecided("never_met", site.id, site.place);
  if (alone == Answer::impossible) {
    report(
        reach, site, "never_met",
        {fmt::format("条件“{}”永远不能满足", name.zh), fmt::format("the condition \"{}\" can never be met", name.en)},
        {"核对数字、运算和事实的取值范围", "look at its figures and operators, and at the facts' ranges"},
        {{site.expr, 1, false}});
    return;
  }
  if (site.path.empty() || site.is_when || alone != Answer::possible) return;  // a when: see unreachable_tier
  const std::vector<Want> here = joined(site.path, {met});
  if (reach.answer(site, here) != Answer::impossible || reach.answer(site, site.path) != Answer::possible) return;
  report(reach, site, "never_met",
         {fmt::format("条件“{}”在其所在分支中永远不能满足", name.zh),
          fmt::format("the condition \"{}\" can never be met in the branch where it stands", name.en)},
         {"核对分支条件和这个条件的数字", "look at the figures of the branch and of the condition"},
         joined(site.path, {{site.expr, 1, false}}));
}

void examine_failing(Reach& reach, const Site& site) {
  const Want fails{site.expr, 2, false};
  const Text name = name_of(*site.expr, site.id);
  const Answer alone = reach.answer(site, {fails}, false);
  if (alone == Answer::undecided) reach.subject().undecided("never_fails", site.id, site.place);
  if (alone == Answer::impossible) {
    report(reach, site, "never_fails",
           {fmt::format("条件“{}”永远不会不满足(所比较的事实存在时)", name.zh),
            fmt::format("the condition \"{}\" can never fail where the facts that it compares exist", name.en)},
           {"核对数字和运算;多余的条件可删去", "look at its figures and operators; take it out if it says nothing"},
           {{site.expr, 2, true}});
    return;
  }
  if (site.path.empty() || site.is_when || alone != Answer::possible) return;
  if (reach.answer(site, joined(site.path, {fails}), false) != Answer::impossible) return;
  if (reach.answer(site, site.path, false) != Answer::possible) return;
  report(reach, site, "never_fails",
         {fmt::format("条件“{}”在其所在分支中永远不会不满足", name.zh),
          fmt::format("the condition \"{}\" can never fail in the branch where it stands", name.en)},
         {"核对分支条件和这个条件的数字", "look at the figures of the branch and of the condition"},
         joined(site.path, {{site.expr, 2, true}}));
}

/// The scope and requirements of a provision taken together.
void examine_whole(Reach& reach, const Site& site) {
  if (site.expr || !site.conjunction) return;
  for (const auto& member : site.members) {
    if (reach.said_below(*member)) return;
  }
  std::vector<Want> wants;
  for (const auto& member : site.members) wants.push_back({member, 1, true});
  const Answer answer = reach.answer(site, wants);
  if (answer == Answer::undecided) reach.subject().undecided("never_met", site.id, site.place);
  if (answer != Answer::impossible) return;
  std::vector<Want> shown(wants.begin(), wants.end() - 1);
  while (!shown.empty() && reach.answer(site, shown, false) != Answer::possible) shown.pop_back();
  report(reach, site, "never_met",
         {fmt::format("条款“{}”的各项条件互相排斥,没有主体能同时满足", site.id),
          fmt::format("the conditions of the provision \"{}\" exclude each other: nobody meets all of them", site.id)},
         {"核对各项条件的数字和运算", "look at the figures and operators of its conditions"}, shown);
}

}  // namespace

void find_never_met(Reach& reach) {
  for (const Site& site : reach.sites()) {
    if (site.kind == Site::Kind::together) examine_whole(reach, site);
    if (site.kind != Site::Kind::condition || is_plain(*site.expr) || reach.said_below(*site.expr)) continue;
    examine_met(reach, site);
    if (!reach.said_below(*site.expr)) examine_failing(reach, site);
  }
}

}  // namespace huiqi::check
