// Rules `figure_unused` and `figure_not_quoted`: the figures of the quoted clause and those that the rule uses are the same.
// 万元, 亿元, %, 年 and 个月 are understood, Chinese numerals too. A figure is looked for in the nearest quote above it; a
// figure of a quote is used where anything below the quote, or what that names, uses it.
// Tests: tests/check/figure_unused/, tests/check/figure_not_quoted/
#include <fmt/format.h>

#include <algorithm>

#include "check/clause_tree.hpp"
#include "check/rule.hpp"

namespace huiqi::check {
namespace {

using read::Node;

const std::string& quote_of(const Node& holder) { return holder.find("quote")->text; }

bool names(const std::vector<Quantity>& figures, const Quantity& used) {
  return std::any_of(figures.begin(), figures.end(), [&](const Quantity& each) { return same_figure(used, each); });
}

/// Figures that a clause need not write: nothing (0), one of a kind, the terms of a calculation, the values of branches.
bool goes_without_saying(const UsedFigure& figure) {
  const Node* basis = figure.node->find("basis");
  if (figure.quantity.kind == Quantity::Kind::year && basis != nullptr && basis->text == "assumed") return true;
  if (figure.arithmetic || figure.quantity.value.is_zero()) return true;
  if (figure.key == "times" || figure.key == "then" || figure.key == "otherwise") return true;
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

class Quotes {
 public:
  explicit Quotes(const ClauseTree& tree) : tree_(tree) {
    for (const QuoteHolder& holder : tree.holders()) {
      below_.push_back(tree.figures_below(holder.choose != nullptr ? *holder.choose : *holder.node, holder.provision));
    }
  }

  void check_used(const Subject& subject) const {
    for (const UsedFigure& figure : tree_.figures()) {
      if (goes_without_saying(figure)) continue;
      if (figure.holder == nullptr) {
        check_named_figure(subject, figure);
      } else if (!names(quantities_of(quote_of(*figure.holder)), figure.quantity) && !parts(figure)) {
        report_used(subject, tree_, figure, quote_of(*figure.holder));
      }
    }
  }

  void check_quotes(const Subject& subject) const {
    for (std::size_t i = 0; i < tree_.holders().size(); ++i) {
      const QuoteHolder& holder = tree_.holders()[i];
      const Node& quote = *holder.node->find("quote");
      for (const Quantity& figure : quantities_of(quote.text)) {
        if (!figure.counted || used_below_same_words(quote.text, figure)) continue;
        subject.report("figure_unused", Certainty::heuristic, quote.place, holder.id,
                       {fmt::format("所引原文中的数字{}没有用到", figure.text),
                        fmt::format("nothing uses the figure {} of the quoted clause", figure.text)},
                       {"写出这个条件或限额,或只引有关的词句",
                        "write the condition or limit that it belongs to, or quote the operative words only"});
      }
    }
  }

 private:
  /// A bound that follows from another branch (basis partition): that branch's quote names it.
  bool parts(const UsedFigure& figure) const {
    const Node* basis = figure.node->find("basis");
    if (basis == nullptr || basis->text != "partition") return false;
    const auto own = std::find_if(tree_.holders().begin(), tree_.holders().end(),
                                  [&](const QuoteHolder& each) { return each.node == figure.holder; });
    if (own == tree_.holders().end() || own->choose == nullptr) return false;
    return std::any_of(tree_.holders().begin(), tree_.holders().end(), [&](const QuoteHolder& each) {
      return each.choose == own->choose && names(quantities_of(quote_of(*each.node)), figure.quantity);
    });
  }

  /// In a let: one of the provision's quotes names it. In a definition: one of the quotes under which it is used does.
  /// Where no quote uses it, nothing is said.
  void check_named_figure(const Subject& subject, const UsedFigure& figure) const {
    const QuoteHolder* any = nullptr;
    for (std::size_t i = 0; i < tree_.holders().size(); ++i) {
      const bool here = std::any_of(below_[i].begin(), below_[i].end(),
                                    [&](const GatheredFigure& each) { return each.node == figure.node; });
      const QuoteHolder& holder = tree_.holders()[i];
      if (!here && (figure.provision == nullptr || holder.provision != figure.provision)) continue;
      if (names(quantities_of(quote_of(*holder.node)), figure.quantity)) return;
      if (here) any = &holder;
    }
    if (any != nullptr) report_used(subject, tree_, figure, quote_of(*any->node));
  }

  /// Three indicators may quote one sentence (分别达到2000家、1000家、200家) and use a figure each.
  bool used_below_same_words(const std::string& quote, const Quantity& figure) const {
    for (std::size_t i = 0; i < tree_.holders().size(); ++i) {
      if (quote_of(*tree_.holders()[i].node) != quote) continue;
      if (std::any_of(below_[i].begin(), below_[i].end(),
                      [&](const GatheredFigure& each) { return same_figure(each.quantity, figure); }))
        return true;
    }
    return false;
  }

  const ClauseTree& tree_;
  std::vector<std::vector<GatheredFigure>> below_;
};

}  // namespace

void check_quoted_figures(const Subject& subject) {
  const ClauseTree tree(subject.root);
  const Quotes quotes(tree);
  quotes.check_used(subject);
  quotes.check_quotes(subject);
}

}  // namespace huiqi::check
