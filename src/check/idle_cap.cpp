// Rule `idle_cap`: a cap that the share of the base can never exceed, so that it never lowers an
// amount (at equality it is met, and no more), for anybody who meets the provision's conditions.
// Tests: tests/check/idle_cap/
#include <fmt/format.h>

#include "check/reach.hpp"

namespace huiqi::check {
namespace {

using language::Expr;
using language::ExprPtr;
using language::Op;
using language::Type;

/// rate × base of all parts; a share that is unpublished is at most the whole. Null where a part has no base.
ExprPtr amount_of(const std::vector<language::GrantPart>& parts) {
  std::vector<ExprPtr> amounts;
  for (const language::GrantPart& part : parts) {
    if (!part.base) return nullptr;
    amounts.push_back(part.rate ? made(Op::product, Type::money, {part.rate, part.base}) : part.base);
  }
  if (amounts.empty()) return nullptr;
  return amounts.size() == 1 ? amounts[0] : made(Op::sum, Type::money, amounts);
}

void examine(Reach& reach, const language::Provision& provision) {
  const language::Grant& grant = *provision.grant;
  if (grant.no_figure || !grant.cap) return;
  Site site;
  site.standing = {&reach.subject().set, &provision, {}};
  site.id = provision.id;
  site.place = grant.cap->marks.place.line > 0 ? grant.cap->marks.place : provision.place;
  for (const ExprPtr& each : provision.scope) site.path.push_back({each, 1, true});
  for (const ExprPtr& each : provision.requires_) site.path.push_back({each, 1, true});
  if (reach.answer(site, site.path, false) != Answer::possible) return;
  const ExprPtr cap = grant.times ? made(Op::product, Type::money, {grant.cap, grant.times}) : grant.cap;
  std::vector<Want> exceeding;
  ExprPtr amount;
  for (const auto& parts : grant.alternatives) {
    amount = amount_of(parts);
    if (!amount) return;
    exceeding = joined(site.path, {{compared(amount, Comparison::more_than, cap), 2, true}});
    const Answer answer = reach.answer(site, exceeding);
    if (answer == Answer::undecided) reach.subject().undecided("idle_cap", provision.id, site.place);
    if (answer != Answer::impossible) return;
  }
  if (!amount) return;
  // Shown by the largest amount there is.
  std::vector<Want> shown = joined(site.path, {{compared(amount, Comparison::at_most, cap), 2, true}});
  const Smallest most = reach.greatest(site, shown, amount);
  Text advice{"改正比例、基数或限额的数字", "mend the figure of the share, the base or the cap"};
  if (most.answer == Answer::possible && !most.unbounded && most.attained) {
    const ExprPtr figure = constant_like(*amount, most.value);
    shown.push_back({compared(amount, Comparison::at_least, figure), 2, true});
    const std::string text = value_text(*figure, most.value, reach.subject().vocabulary());
    advice = {fmt::format("金额至多为{}:改正比例、基数或限额的数字", text),
              fmt::format("the amount is at most {}: mend the figure of the share, the base or the cap", text)};
  }
  const Text except = reach.except(site, exceeding);
  reach.report("idle_cap", site, site.place, provision.id,
               {fmt::format("条款“{}”的限额从不减少金额:按比例计算的金额不可能超过它{}", provision.id, except.zh),
                fmt::format("the cap of \"{}\" never lowers the amount: the share of the base cannot exceed it{}",
                            provision.id, except.en)},
               advice, shown);
}

}  // namespace

void find_idle_caps(Reach& reach) {
  for (const language::Provision& provision : reach.subject().set.provisions) {
    if (provision.grant) examine(reach, provision);
  }
}

}  // namespace huiqi::check
