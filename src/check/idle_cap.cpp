// Rule `idle_cap`: a cap that the share of the base can never exceed, for anybody who meets the provision's conditions.
// Tests: tests/check/idle_cap/
#include <fmt/format.h>

#include "check/reach.hpp"

namespace huiqi::check {
namespace {

using language::Expr;
using language::ExprPtr;
using language::Op;
using language::Type;

std::shared_ptr<Expr> made(Op op, Type type, std::vector<ExprPtr> args) {
  auto expr = std::make_shared<Expr>();
  expr->op = op;
  expr->type = type;
  expr->args = std::move(args);
  return expr;
}

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
  ExprPtr shown;
  for (const auto& parts : grant.alternatives) {
    const ExprPtr amount = amount_of(parts);
    if (!amount) return;
    auto exceeds = made(Op::compare, Type::condition, {amount, cap});
    exceeds->comparison = Comparison::more_than;
    const Answer answer = reach.answer(site, joined(site.path, {{exceeds, 2, true}}));
    if (answer == Answer::undecided) reach.subject().undecided("idle_cap", provision.id, site.place);
    if (answer != Answer::impossible) return;
    auto within = made(Op::compare, Type::condition, {amount, cap});
    within->comparison = Comparison::at_most;
    shown = within;
  }
  if (!shown) return;
  Finding& finding = reach.subject().report(
      "idle_cap", Certainty::proven, site.place, provision.id,
      {fmt::format("条款“{}”的限额不起作用:按比例计算的金额不可能超过它", provision.id),
       fmt::format("the cap of \"{}\" can never bind: the share of the base cannot exceed it", provision.id)},
      {"核对比例、基数和限额的数字", "look at the figures of the share, the base and the cap"});
  const Witness witness = reach.witness(site, joined(site.path, {{shown, 2, true}}));
  if (witness.accepted && witness.confirmed) finding.witness = witness.json;
}

}  // namespace

void find_idle_caps(Reach& reach) {
  for (const language::Provision& provision : reach.subject().set.provisions) {
    if (provision.grant) examine(reach, provision);
  }
}

}  // namespace huiqi::check
