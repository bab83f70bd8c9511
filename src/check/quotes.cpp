// See quotes.hpp.
#include "check/quotes.hpp"

#include <algorithm>

namespace huiqi::check {

using read::Node;

const std::string& quote_of(const Node& holder) { return holder.find("quote")->text; }

bool names(std::string_view quote, const Quantity& used) {
  const std::vector<Quantity> figures = quantities_of(quote);
  return std::any_of(figures.begin(), figures.end(), [&](const Quantity& each) { return same_figure(used, each); });
}

Quotes::Quotes(const ClauseTree& tree) : tree_(tree) {
  for (const QuoteHolder& holder : tree.holders()) {
    below_.push_back(tree.figures_below(holder.choose != nullptr ? *holder.choose : *holder.node, holder.provision));
  }
}

std::string Quotes::without(const UsedFigure& figure) const {
  if (figure.holder == nullptr) return without_named(figure);
  const std::string& quote = quote_of(*figure.holder);
  return names(quote, figure.quantity) || parts(figure) ? "" : quote;
}

/// A bound that follows from another branch (basis partition): that branch's quote names it.
bool Quotes::parts(const UsedFigure& figure) const {
  const Node* basis = figure.node->find("basis");
  if (basis == nullptr || basis->text != "partition") return false;
  const auto own = std::find_if(tree_.holders().begin(), tree_.holders().end(),
                                [&](const QuoteHolder& each) { return each.node == figure.holder; });
  if (own == tree_.holders().end() || own->choose == nullptr) return false;
  return std::any_of(tree_.holders().begin(), tree_.holders().end(), [&](const QuoteHolder& each) {
    return each.choose == own->choose && names(quote_of(*each.node), figure.quantity);
  });
}

/// In a let: one of the provision's quotes names it. In a definition: one of the quotes under which it is used does.
/// Where no quote uses it, nothing is said.
std::string Quotes::without_named(const UsedFigure& figure) const {
  std::string lacking;
  for (std::size_t i = 0; i < tree_.holders().size(); ++i) {
    const bool here = std::any_of(below_[i].begin(), below_[i].end(),
                                  [&](const GatheredFigure& each) { return each.node == figure.node; });
    const QuoteHolder& holder = tree_.holders()[i];
    if (!here && (figure.provision == nullptr || holder.provision != figure.provision)) continue;
    if (names(quote_of(*holder.node), figure.quantity)) return "";
    if (here) lacking = quote_of(*holder.node);
  }
  return lacking;
}

/// Three indicators may quote one sentence (分别达到2000家、1000家、200家) and use a figure each.
bool Quotes::used(const std::string& quote, const Quantity& figure) const {
  for (std::size_t i = 0; i < tree_.holders().size(); ++i) {
    if (quote_of(*tree_.holders()[i].node) != quote) continue;
    if (std::any_of(below_[i].begin(), below_[i].end(),
                    [&](const GatheredFigure& each) { return same_figure(each.quantity, figure); }))
      return true;
  }
  return false;
}

}  // namespace huiqi::check
