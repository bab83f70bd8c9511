// The figures that stand under each quote of a rule set: what figure_not_quoted, figure_unused and figure_unit look at.
// A figure is looked for in the nearest quote above it; a figure of a quote is used where anything below the quote, or what
// that names, uses it. Tests: tests/check/figure_not_quoted/, tests/check/figure_unused/
#pragma once

#include <string>
#include <vector>

#include "check/clause_tree.hpp"

namespace huiqi::check {

class Quotes {
 public:
  explicit Quotes(const ClauseTree& tree);

  /// Whether the clause that it belongs to names the figure; the clause that does not, else empty.
  std::string without(const UsedFigure& figure) const;
  /// Whether anything below this quote, or one of the very same words, uses the figure.
  bool used(const std::string& quote, const Quantity& figure) const;

 private:
  bool parts(const UsedFigure& figure) const;
  std::string without_named(const UsedFigure& figure) const;

  const ClauseTree& tree_;
  std::vector<std::vector<GatheredFigure>> below_;
};

const std::string& quote_of(const read::Node& holder);
/// Whether the clause names the figure.
bool names(std::string_view quote, const Quantity& used);

}  // namespace huiqi::check
