// Rule `unreachable_tier`: a branch of a choose (a tier, a grade, a band) that is never taken, because the branches before it
// take all that it would. Tests: tests/check/unreachable_tier/
#include <fmt/format.h>

#include "check/reach.hpp"

namespace huiqi::check {
namespace {

using language::Expr;
using language::ExprPtr;

struct Branch {
  std::size_t number;  ///< from 1
  const Expr& choose;
  const ExprPtr* when;  ///< null: otherwise
};

std::string id_of(const Site& site, const Branch& branch) {
  const auto& marks = branch.choose.branches;
  if (branch.number <= marks.size() && !marks[branch.number - 1].id.empty()) return marks[branch.number - 1].id;
  return site.id;
}

void examine(Reach& reach, const Site& site, const Branch& branch) {
  std::vector<Want> before = site.path;
  for (std::size_t i = 0; i + 1 < branch.number; ++i) before.push_back({branch.choose.args[2 * i], 2, false});
  std::vector<Want> wants = before;
  if (branch.when != nullptr) wants.push_back({*branch.when, 2, true});
  const Answer answer = reach.answer(site, wants);
  const Place place = branch.when != nullptr ? (*branch.when)->marks.place : branch.choose.args.back()->marks.place;
  if (answer == Answer::undecided) reach.subject().undecided("unreachable_tier", id_of(site, branch), place);
  if (answer != Answer::impossible || reach.answer(site, site.path) != Answer::possible) return;
  const Text except = reach.except(site, wants);
  // Shown by a profile that would belong here, and is taken before.
  std::vector<Want> shown = site.path;
  if (branch.when != nullptr) shown.push_back({*branch.when, 2, true});
  const Text taken = branch.when == nullptr ? Text{} : reach.words_of(**branch.when);
  reach.report("unreachable_tier", site, place.line > 0 ? place : site.place, id_of(site, branch),
               branch.when == nullptr
                   ? Text{"otherwise 分支不可能进入:前面的分支已包括所有情形" + except.zh,
                          "the otherwise branch cannot be reached: the branches before it take every case" + except.en}
                   : Text{fmt::format("第{}个分支不可能进入:它的情形都已归入前面的分支{}", branch.number, except.zh),
                          fmt::format("branch {} cannot be reached: the branches before it take all of its cases{}",
                                      branch.number, except.en)},
               branch.when == nullptr
                   ? Text{"删去 otherwise,或改正前面分支的界限", "take out the otherwise, or mend the bounds before it"}
                   : Text{fmt::format("改正“{}”的界限,或把要求高的档次放在前面", taken.zh),
                          fmt::format("mend the bound of \"{}\", or put the more demanding tier first", taken.en)},
               shown);
}

}  // namespace

void find_unreachable_tiers(Reach& reach) {
  for (const Site& site : reach.sites()) {
    if (site.kind != Site::Kind::choose) continue;
    const Expr& choose = *site.expr;
    const std::size_t whens = choose.args.size() / 2;
    for (std::size_t i = 0; i < whens; ++i) {
      const ExprPtr& when = choose.args[2 * i];
      if (i == 0 || reach.said_below(*when)) continue;  // the first is never met, or it is reached
      examine(reach, site, {i + 1, choose, &when});
    }
    if (choose.args.size() % 2 == 1) examine(reach, site, {whens + 1, choose, nullptr});
  }
}

}  // namespace huiqi::check
