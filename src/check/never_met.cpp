// Rule `never_met`: a condition that no profile meets (or leaves pending), alone or in the branch where it stands. A provision
// whose conditions exclude each other is never met as a whole. Tests: tests/check/never_met/
#include <fmt/format.h>

#include "check/reach.hpp"

namespace huiqi::check {
namespace {

void report(Reach& reach, const Site& site, const std::vector<Want>& met, bool in_branch) {
  const Text name = reach.named(site, *site.expr);
  const Text except = reach.except(site, met);
  const Text where = in_branch ? Text{"在其所在分支中", " in the branch where it stands"} : Text{};
  Finding& finding = reach.report("never_met", site, site.place, site.id,
                                  {fmt::format("{}{}永远不能满足{}", name.zh, where.zh, except.zh),
                                   fmt::format("{} can never be met{}{}", name.en, where.en, except.en)},
                                  reach.advice(site, in_branch),
                                  joined(in_branch ? site.path : std::vector<Want>{}, {{site.expr, 1, false}}));
  if (!site.own_id) finding.part = reach.words_of(*site.expr);
  reach.said(site.expr);
}

void examine(Reach& reach, const Site& site) {
  const Want met{site.expr, 1, true};
  const Answer alone = reach.answer(site, {met});
  if (alone == Answer::undecided) reach.subject().undecided("never_met", site.id, site.place);
  if (alone == Answer::impossible) return report(reach, site, {met}, false);
  if (site.path.empty() || site.is_when || alone != Answer::possible) return;  // a when: see unreachable_tier
  const std::vector<Want> here = joined(site.path, {met});
  if (reach.answer(site, here) != Answer::impossible || reach.answer(site, site.path) != Answer::possible) return;
  report(reach, site, here, true);
}

/// As many conditions as can hold together, from the first; of the others one that fails beside them.
std::vector<Want> nearest(Reach& reach, const Site& site) {
  std::vector<Want> shown;
  for (const auto& member : site.members) {
    std::vector<Want> with = joined(shown, {{member, 1, true}});
    if (reach.answer(site, with, false) != Answer::possible) with.back().reached = false;
    if (reach.answer(site, with, false) == Answer::possible) shown = with;
  }
  return shown;
}

/// The scope and requirements of a provision taken together.
void examine_whole(Reach& reach, const Site& site) {
  if (site.expr || !site.conjunction) return;
  std::vector<Want> wants;
  for (const auto& member : site.members) {
    if (reach.said_below(*member)) return;
    wants.push_back({member, 1, true});
  }
  const Answer answer = reach.answer(site, wants);
  if (answer == Answer::undecided) reach.subject().undecided("never_met", site.id, site.place);
  if (answer != Answer::impossible) return;
  const Text except = reach.except(site, wants);
  const std::vector<Want> shown = nearest(reach, site);
  Text failing;
  for (const Want& want : shown) {
    if (want.reached || !failing.empty()) continue;
    const Text words = reach.words_of(*want.condition);
    failing = {fmt::format("满足之前各项的主体都不满足“{}”:改正其中的数字或运算", words.zh),
               fmt::format("whoever meets those before it fails \"{}\": mend the figures or operators", words.en)};
  }
  if (failing.empty()) failing = {"改正各项条件的数字或运算", "mend the figures or operators of its conditions"};
  reach.report("never_met", site, site.place, site.id,
               {fmt::format("条款“{}”的各项条件互相排斥,没有主体能同时满足{}", site.id, except.zh),
                fmt::format("the conditions of the provision \"{}\" exclude each other: nobody meets all of them{}",
                            site.id, except.en)},
               failing, shown);
}

}  // namespace

void find_never_met(Reach& reach) {
  for (const Site& site : reach.sites()) {
    if (site.kind == Site::Kind::together) examine_whole(reach, site);
    if (site.kind != Site::Kind::condition || is_plain(*site.expr) || reach.said_below(*site.expr)) continue;
    if (site.band) continue;  // a bound beyond the range: said of both together
    examine(reach, site);
  }
}

}  // namespace huiqi::check
