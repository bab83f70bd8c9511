// An unstated list taken as an empty one, wherever the provision asks that list: what is unknown becomes "none".
// See operators.hpp.
#include <algorithm>

#include "mutate/operators.hpp"

namespace huiqi::mutate {

using language::Expr;
using language::ExprPtr;
using language::FactRef;
using language::Op;
using language::Provision;

namespace {

bool folds(const Expr& expr) { return (expr.op == Op::fold || expr.op == Op::some) && !expr.absent_is_empty; }

void lists_in(const Expr& expr, std::vector<const Expr*>& lists) {
  const auto same = [&](const Expr* each) { return each->fact == expr.fact; };
  if (folds(expr) && std::none_of(lists.begin(), lists.end(), same)) lists.push_back(&expr);
  for (const ExprPtr& arg : expr.args) lists_in(*arg, lists);
}

void sites_in(const Expr& expr, const FactRef& list, std::vector<Site>& sites) {
  if (folds(expr) && expr.fact == list && std::find(sites.begin(), sites.end(), site_of(expr)) == sites.end())
    sites.push_back(site_of(expr));
  for (const ExprPtr& arg : expr.args) sites_in(*arg, list, sites);
}

void take_as_empty(Provision& provision, const FactRef& list) {
  std::vector<Site> sites;
  for_each_root(provision, [&](const ExprPtr& root) { sites_in(*root, list, sites); });
  const NodeChange change = [&](const Expr& found) {
    auto made = copy_of(found);
    made->absent_is_empty = made->absent_is_empty || found.fact == list;
    return made;
  };
  for (const Site& site : sites) Rewriter(site, change).through(provision);
}

/// False where `wanted` stands outside of every fold over its list.
bool only_inside(const Expr& expr, const Expr& wanted, bool inside) {
  if (&expr == &wanted) return inside;
  const bool over = (expr.op == Op::fold || expr.op == Op::some) && expr.fact == wanted.fact;
  return std::all_of(expr.args.begin(), expr.args.end(),
                     [&](const ExprPtr& arg) { return only_inside(*arg, wanted, inside || over); });
}

}  // namespace

bool asked_for_own_items_only(const Expr& fold, const Provision& provision) {
  if (fold.fact.from == FactRef::From::item) return false;
  bool only = true;
  for_each_root(provision, [&](const ExprPtr& root) { only = only && only_inside(*root, fold, false); });
  return only;
}

void take_absent_as_empty(const Provision& provision, const vocabulary::Vocabulary& vocabulary,
                          ProvisionProposals& proposals) {
  std::vector<const Expr*> lists;
  for_each_root(provision, [&](const ExprPtr& root) { lists_in(*root, lists); });
  for (const Expr* each : lists) {
    if (each->fact.path.empty()) continue;
    const vocabulary::Fact& fact = vocabulary.facts[static_cast<std::size_t>(each->fact.path.back())];
    proposals.add(Family::fold, fact.name, "absent_empty", each->marks.place,
                  {fact.label.zh + "未填报即未知", fact.label.en + " not stated: unknown"},
                  {fact.label.zh + "未填报即没有", fact.label.en + " not stated: none"},
                  [list = each->fact](Provision& changed) { take_as_empty(changed, list); });
  }
}

}  // namespace huiqi::mutate
