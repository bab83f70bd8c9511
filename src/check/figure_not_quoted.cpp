// Rule `figure_not_quoted`: every figure that a rule uses stands in the quoted clause. 万元, 亿元, %, 年 and 个月 are understood,
// Chinese numerals too; of a day the day, where the clause names it. Tests: tests/check/figure_not_quoted/
#include <fmt/format.h>

#include <algorithm>

#include "check/quotes.hpp"
#include "check/rule.hpp"

namespace huiqi::check {
namespace {

using read::Node;

/// Figures that a clause need not write: nothing (0), one of a kind, the terms of a calculation, the values of branches.
bool goes_without_saying(const UsedFigure& figure) {
  const Node* basis = figure.node->find("basis");
  if (figure.quantity.kind == Quantity::Kind::year && basis != nullptr && basis->text == "assumed") return true;
  if (figure.arithmetic || figure.quantity.value.is_zero()) return true;
  if (figure.key == "times" || figure.key == "then" || figure.key == "otherwise") return true;
  const Node* base = figure.node->find("base");
  const bool of_fixed_amount = figure.key == "rate" && base != nullptr && base->is_string();  // 一次性奖励20万元
  if (of_fixed_amount && figure.quantity.value == Rational(1)) return true;
  if (figure.quantity.kind != Quantity::Kind::number) return false;
  if (figure.quantity.value == Rational(1)) return true;
  static const std::vector<std::string_view> tests = {"at_least", "at_most", "less_than", "more_than",
                                                      "is",       "from",    "to",        "at_least_of"};
  return std::find(tests.begin(), tests.end(), figure.key) == tests.end();
}

std::string listed(const std::vector<Quantity>& figures) {
  std::string text;
  for (const Quantity& each : figures) {
    if (!each.counted && each.kind != Quantity::Kind::year) continue;
    text += (text.empty() ? "" : ", ") + each.text;
  }
  return text;
}

void report_used(const Subject& subject, const ClauseTree& tree, const UsedFigure& figure, const std::string& quote) {
  const std::string there = listed(quantities_of(quote));
  subject.report(
      "figure_not_quoted", Certainty::heuristic, figure.place, tree.id_of(*figure.node),
      {fmt::format("用到的数字{}不在所引原文“{}”之中", figure.quantity.text, quote),
       fmt::format("the figure {} is not in the quoted clause “{}”", figure.quantity.text, quote)},
      there.empty()
          ? Text{"引用写有这个数字的原文,或改正数字", "quote the words that hold the figure, or mend the figure"}
          : Text{fmt::format("原文的数字:{};改正数字,或引全原文", there),
                 fmt::format("the clause says {}: mend the figure, or quote the words that hold it", there)});
}

}  // namespace

void check_figures_not_quoted(const Subject& subject, const ClauseTree& tree) {
  const Quotes quotes(tree);
  for (const UsedFigure& figure : tree.figures()) {
    if (goes_without_saying(figure)) continue;
    const std::string quote = quotes.without(figure);
    if (!quote.empty()) report_used(subject, tree, figure, quote);
  }
}

}  // namespace huiqi::check
