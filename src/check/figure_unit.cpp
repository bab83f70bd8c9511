// Rule `figure_unit`: the clause counts what the fact counts: 40件 is no bound of a fact in 人. And a bound of a whole number is
// whole: no applicant has 10.5 employees. Words that count nearly anything (个, 项) are passed over.
// Tests: tests/check/figure_unit/
#include <fmt/format.h>

#include <algorithm>

#include "check/expressions.hpp"
#include "check/quotes.hpp"
#include "check/rule.hpp"

namespace huiqi::check {
namespace {

using language::Expr;
using language::Op;

/// What a measure word counts; 0 where that is not certain.
int class_of(std::string_view measure) {
  static const std::vector<std::vector<std::string_view>> classes = {
      {"人", "名", "位"}, {"人年"}, {"人次"}, {"件", "篇"}, {"家", "户", "所"},
      {"平方米", "平米"}, {"亩"},   {"公顷"}, {"台", "套"}, {"分"},
      {"公里"},           {"吨"},   {"倍"},   {"家次"}};
  for (std::size_t i = 0; i < classes.size(); ++i) {
    if (std::find(classes[i].begin(), classes[i].end(), measure) != classes[i].end()) return static_cast<int>(i) + 1;
  }
  return 0;
}

struct Compared {
  Place place;
  const vocabulary::Fact* fact;
  Rational figure;
  std::string id;
};

/// Every comparison of a counted fact with a number.
std::vector<Compared> comparisons(const Subject& subject) {
  std::vector<Compared> found;
  each_expression(subject.set, [&](const Expr& expr, const std::string& id) {
    if (expr.op != Op::compare || expr.args[0]->op != Op::fact || expr.args[1]->op != Op::constant) return;
    const auto fact = static_cast<std::size_t>(expr.args[0]->fact.path.back());
    found.push_back({expr.marks.place, &subject.vocabulary().facts[fact], expr.args[1]->number, id});
  });
  return found;
}

void check_unit(const Subject& subject, const Compared& compared, const UsedFigure& figure) {
  const std::string& unit = compared.fact->unit.zh;
  const int counted = class_of(unit);
  if (counted == 0 || figure.holder == nullptr) return;
  std::string other;
  for (const Quantity& named : quantities_of(quote_of(*figure.holder))) {
    if (!same_figure(figure.quantity, named)) continue;
    const int there = class_of(named.measure);
    if (there == 0 || there == counted) return;
    other = named.text;
  }
  if (other.empty()) return;
  subject.report("figure_unit", Certainty::heuristic, figure.place, compared.id,
                 {fmt::format("原文写的是{},事实“{}”的单位却是{}", other, compared.fact->label.zh, unit),
                  fmt::format("the clause says {}, yet \"{}\" is counted in {}", other, compared.fact->label.en, unit)},
                 {"换用以此为单位的事实,或改正所引原文", "use the fact that counts these, or mend the quote"});
}

}  // namespace

void check_figure_units(const Subject& subject, const ClauseTree& tree) {
  const std::vector<Compared> all = comparisons(subject);
  for (const Compared& compared : all) {
    if (compared.fact->type != vocabulary::FactType::count || compared.figure.is_whole()) continue;
    subject.report(
        "figure_unit", Certainty::proven, compared.place, compared.id,
        {fmt::format("“{}”是整数,不会有{}", compared.fact->label.zh, compared.figure.to_decimal(6)),
         fmt::format("\"{}\" is a whole number, never {}", compared.fact->label.en, compared.figure.to_decimal(6))},
        {"写作整数", "write a whole number"});
  }
  for (const UsedFigure& figure : tree.figures()) {
    const auto here =
        std::find_if(all.begin(), all.end(), [&](const Compared& each) { return each.place == figure.node->place; });
    if (here != all.end() && figure.quantity.kind == Quantity::Kind::number) check_unit(subject, *here, figure);
  }
}

}  // namespace huiqi::check
