// Rule `never_fails`: a condition that no profile fails, wherever the facts that it compares exist, alone or in the branch
// where it stands. The end of a band at the end of the facts' range (60分至100分) is natural, and so is a condition that
// repeats the bound of the branch before it within a `when`. Tests: tests/check/never_fails/
#include <fmt/format.h>

#include "check/reach.hpp"

namespace huiqi::check {
namespace {

void report(Reach& reach, const Site& site, const std::vector<Want>& failing, bool in_branch) {
  const Text name = reach.named(site, *site.expr);
  const Text except = reach.except(site, failing, false);
  const Text where = in_branch ? Text{"在其所在分支中", " in the branch where it stands"}
                               : Text{"(所比较的事实存在时)", " where the facts that it compares exist"};
  Text advice = reach.advice(site, in_branch);
  advice.zh += ";多余的条件可删去";
  advice.en += "; take it out if it says nothing";
  Finding& finding = reach.report("never_fails", site, site.place, site.id,
                                  {in_branch ? fmt::format("{}{}永远不会不满足{}", name.zh, where.zh, except.zh)
                                             : fmt::format("{}永远不会不满足{}{}", name.zh, where.zh, except.zh),
                                   fmt::format("{} can never fail{}{}", name.en, where.en, except.en)},
                                  advice, joined(in_branch ? site.path : std::vector<Want>{}, {{site.expr, 2, true}}));
  if (!site.own_id) finding.part = reach.words_of(*site.expr);
  reach.said(site.expr);
}

/// 90分至100分: the band ends where the facts do.
bool ends_the_range(Reach& reach, const Site& site) {
  if (site.bound == Site::Bound::none) return false;
  const language::ExprPtr at_bound = compared(site.expr->args[0], Comparison::is, site.expr->args[1]);
  return reach.answer(site, {{at_bound, 2, true}}, false) == Answer::possible;
}

void examine(Reach& reach, const Site& site) {
  const Want fails{site.expr, 2, false};
  const Answer alone = reach.answer(site, {fails}, false);
  if (alone == Answer::undecided) reach.subject().undecided("never_fails", site.id, site.place);
  if (alone == Answer::impossible) {
    if (!ends_the_range(reach, site)) report(reach, site, {fails}, false);
    return;
  }
  if (site.path.empty() || site.is_when || site.bound != Site::Bound::none || alone != Answer::possible) return;
  const std::vector<Want> here = joined(site.path, {fails});
  if (reach.answer(site, here, false) != Answer::impossible) return;
  if (reach.answer(site, site.path, false) == Answer::possible) report(reach, site, here, true);
}

}  // namespace

void find_never_failing(Reach& reach) {
  for (const Site& site : reach.sites()) {
    if (site.kind != Site::Kind::condition || is_plain(*site.expr) || reach.said_below(*site.expr)) continue;
    if (site.band && reach.said_below(*site.band)) continue;
    examine(reach, site);
  }
}

}  // namespace huiqi::check
