// Rule `overlap`: two branches of a choose that measure the same thing, that a value meets both of, and neither of which lies
// within the other (90分以上 before 70分以上 is a cascade and meant): the first wins, and the text may mean the second. The
// same between provisions, where one asks for at least and another for at most the very same figure.
// Tests: tests/check/overlap/
#include <fmt/format.h>

#include "check/reach.hpp"
#include "check/thresholds.hpp"

namespace huiqi::check {
namespace {

using language::Expr;
using language::ExprPtr;

bool same_measure(Reach& reach, const Site& site, const ExprPtr& a, const ExprPtr& b) {
  const auto of_a = reach.measured(site, a);
  const auto of_b = reach.measured(site, b);
  if (of_a.size() != of_b.size() || of_a.empty()) return false;
  return std::equal(of_a.begin(), of_a.end(), of_b.begin(),
                    [](const auto& one, const auto& other) { return one.first == other.first; });
}

void examine(Reach& reach, const Site& site, std::size_t i, std::size_t j) {
  const Expr& choose = *site.expr;
  const ExprPtr& a = choose.args[2 * i];
  const ExprPtr& b = choose.args[2 * j];
  if (reach.key_of(site, *choose.args[2 * i + 1]) == reach.key_of(site, *choose.args[2 * j + 1])) return;
  if (!same_measure(reach, site, a, b)) return;
  const std::vector<Want> both = joined(site.path, {{a, 2, true}, {b, 2, true}});
  if (reach.answer(site, both, false) != Answer::possible) return;
  if (reach.answer(site, joined(site.path, {{a, 2, true}, {b, 2, false}}), false) != Answer::possible) return;
  if (reach.answer(site, joined(site.path, {{b, 2, true}, {a, 2, false}}), false) != Answer::possible) return;
  const Witness witness = reach.witness(site, both);
  if (!witness.accepted || !witness.confirmed) {
    reach.subject().undecided("overlap", site.id, b->marks.place);
    return;
  }
  Text example, mend{"改正其中一个界限", "mend one of the bounds"};
  const auto measured = reach.measured(site, a);
  if (measured.size() == 1) {
    const ExprPtr& measure = measured.begin()->second;
    const Smallest least = reach.smallest(site, both, measure);
    if (least.answer == Answer::possible && !least.unbounded) {
      const std::string value = value_text(*measure, least.value, reach.subject().vocabulary());
      example = least.attained ? Text{fmt::format(",例如{}", value), fmt::format(", e.g. at {}", value)}
                               : Text{fmt::format(",从大于{}起", value), fmt::format(", from just above {}", value)};
      const Text one = reach.quoted(*a), other = reach.quoted(*b);
      mend = {fmt::format("改正{}或{}", one.zh, other.zh), fmt::format("mend {} or {}", one.en, other.en)};
    }
  }
  Finding& finding = reach.subject().report(
      "overlap", Certainty::proven, b->marks.place, site.id,
      {fmt::format("第{}个分支与第{}个分支重叠{},以前一个为准", i + 1, j + 1, example.zh),
       fmt::format("branch {} overlaps branch {}{}: the first of them wins", i + 1, j + 1, example.en)},
      {mend.zh + ",使两个分支不重叠", mend.en + " so that they do not overlap"});
  finding.witness = witness.json;
}

/// The condition by its id, or the part and the id that it is in.
Text named(Reach& reach, const Site& site) {
  return site.own_id ? reach.quoted(*site.expr) : reach.named(site, *site.expr);
}

/// One provision asks for at least 500万元, another for at most 500万元: at the very figure both apply.
void examine_provisions(Reach& reach) {
  for (const Threshold& threshold : thresholds_of(reach)) {
    if (!threshold.at_least || !threshold.at_most || threshold.more_than || threshold.less_than) continue;
    if (threshold.at_least->standing.provision == threshold.at_most->standing.provision) continue;
    const Site& site = *threshold.at_most;
    const std::vector<Want> both{{threshold.at_least->expr, 2, true}, {threshold.at_most->expr, 2, true}};
    const Witness witness = reach.witness(site, both);
    if (!witness.accepted || !witness.confirmed) continue;
    const Text above = named(reach, *threshold.at_least), below = named(reach, site);
    Finding& finding = reach.subject().report(
        "overlap", Certainty::proven, site.place, site.id,
        {fmt::format("恰为{}时,{}与{}同时满足", threshold.text, above.zh, below.zh),
         fmt::format("at exactly {} both {} and {} are met", threshold.text, above.en, below.en)},
        {"如原文把两者分开,改正其中一个界限", "if the text keeps the two apart, mend one of the bounds"});
    finding.witness = witness.json;
  }
}

}  // namespace

void find_overlaps(Reach& reach) {
  for (const Site& site : reach.sites()) {
    if (site.kind != Site::Kind::choose) continue;
    const std::size_t whens = site.expr->args.size() / 2;
    for (std::size_t i = 0; i < whens; ++i) {
      for (std::size_t j = i + 1; j < whens; ++j) examine(reach, site, i, j);
    }
  }
  examine_provisions(reach);
}

}  // namespace huiqi::check
