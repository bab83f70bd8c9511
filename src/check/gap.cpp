// Rule `gap`: a choose without otherwise, none of whose branches is met by some value of what they measure; and provisions of
// one document that part at a figure (超过1000万元 in one, 不足1000万元 in another) of which the very figure is in neither.
// The smallest value in the gap is named, or the bound that it approaches. Tests: tests/check/gap/
#include <fmt/format.h>

#include "check/reach.hpp"
#include "check/thresholds.hpp"

namespace huiqi::check {
namespace {

using language::Expr;
using language::ExprPtr;
using language::Op;

bool is_ordered(const Expr& measure) {
  if (measure.op == Op::fact) return measure.type != language::Type::word && measure.type != language::Type::set;
  return measure.op == Op::fold || measure.op == Op::quotient;
}

/// What all branches measure; null where there is no such thing, or several. A word alone is one too (partly listed), but
/// not beside other facts.
ExprPtr common_measure(Reach& reach, const Site& site) {
  std::map<std::string, ExprPtr> common;
  bool alone = true;
  for (std::size_t i = 0; i + 1 < site.expr->args.size(); i += 2) {
    const auto measured = reach.measured(site, site.expr->args[i]);
    alone = alone && measured.size() == 1;
    if (i == 0) common = measured;
    std::erase_if(common, [&](const auto& each) { return !measured.contains(each.first); });
  }
  if (common.size() != 1) return nullptr;
  const ExprPtr& measure = common.begin()->second;
  if (alone && measure->op == Op::fact) return measure;
  return is_ordered(*measure) ? measure : nullptr;
}

/// An event may not have happened: that is no value in a gap.
std::vector<Want> happened(const Reach& reach, const ExprPtr& measure) {
  if (measure->op != Op::fact) return {};
  const auto& facts = reach.subject().vocabulary().facts;
  if (!facts[static_cast<std::size_t>(measure->fact.path.back())].event) return {};
  return {{made(Op::exists, language::Type::condition, {measure}), 2, true}};
}

Text smallest_text(const Expr& measured, const Smallest& least, const vocabulary::Vocabulary& vocabulary) {
  if (least.answer != Answer::possible) return {"其中最小的值未能确定", "its smallest value was not decided"};
  if (least.unbounded) return {"没有最小的值,向下无界", "it has no smallest value: it is unbounded below"};
  if (measured.type == language::Type::word && least.value.sign() < 0)
    return {"其他(所列各词之外)不落入任何分支", "anything else (than the words listed) meets no branch"};
  const std::string value = value_text(measured, least.value, vocabulary);
  if (least.attained) return {fmt::format("其中最小的值是{}", value), fmt::format("its smallest value is {}", value)};
  return {fmt::format("从大于{}的值开始(不含{})", value, value), fmt::format("it begins just above {}", value)};
}

void examine(Reach& reach, const Site& site) {
  const Expr& choose = *site.expr;
  if (choose.args.size() % 2 == 1) return;
  const ExprPtr measured = common_measure(reach, site);
  if (measured == nullptr) return;
  std::vector<Want> wants = joined(site.path, happened(reach, measured));
  for (std::size_t i = 0; i + 1 < choose.args.size(); i += 2) wants.push_back({choose.args[i], 2, false});
  const Answer answer = reach.answer(site, wants, false);
  if (answer == Answer::undecided) reach.subject().undecided("gap", site.id, site.place);
  if (answer != Answer::possible) return;
  const Witness witness = reach.witness(site, wants);
  if (!witness.accepted || !witness.confirmed) {
    reach.subject().undecided("gap", site.id, site.place);
    return;
  }
  const Smallest least = reach.smallest(site, wants, measured);
  const Text where = smallest_text(*measured, least, reach.subject().vocabulary());
  Finding& finding = reach.subject().report(
      "gap", Certainty::proven, site.place, site.id,
      {fmt::format("各分支之间有空档:{}", where.zh), fmt::format("the branches leave a gap: {}", where.en)},
      {"补上缺少的分支或 otherwise;原文如此的,用 accept 说明",
       "add the branch that lacks, or an otherwise; if the text is so, say it with accept"});
  finding.witness = witness.json;
}

void examine_provisions(Reach& reach) {
  for (const Threshold& threshold : thresholds_of(reach)) {
    if (!threshold.more_than || !threshold.less_than || threshold.at_least || threshold.at_most || threshold.is)
      continue;
    const Site& above = *threshold.more_than;
    const Site& below = *threshold.less_than;
    if (above.standing.provision == below.standing.provision) continue;
    const std::vector<Want> neither{{above.expr, 2, false}, {below.expr, 2, false}};
    const Witness witness = reach.witness(below, neither);
    if (!witness.accepted || !witness.confirmed) continue;
    Finding& finding = reach.subject().report(
        "gap", Certainty::proven, below.place, below.id,
        {fmt::format("“{}”与“{}”之间有空档:恰为{}时两者都不满足,其中最小的值是{}", above.id, below.id, threshold.text,
                     threshold.text),
         fmt::format("\"{}\" and \"{}\" leave a gap: at exactly {} neither is met; its smallest value is {}", above.id,
                     below.id, threshold.text, threshold.text)},
        {"核对原文的界限;原文如此的,用 accept 说明",
         "look at the bounds in the text; if it is so, say it with accept"});
    finding.witness = witness.json;
  }
}

}  // namespace

void find_gaps(Reach& reach) {
  for (const Site& site : reach.sites()) {
    if (site.kind == Site::Kind::choose) examine(reach, site);
  }
  examine_provisions(reach);
}

}  // namespace huiqi::check
