// Rule `figure_unused`: every figure of a quoted clause is used by what stands below the quote, or by what that names.
// Tests: tests/check/figure_unused/
#include <fmt/format.h>

#include "check/quotes.hpp"
#include "check/rule.hpp"

namespace huiqi::check {

void check_figures_unused(const Subject& subject, const ClauseTree& tree) {
  const Quotes quotes(tree);
  for (const QuoteHolder& holder : tree.holders()) {
    const read::Node& quote = *holder.node->find("quote");
    for (const Quantity& figure : quantities_of(quote.text)) {
      if (!figure.counted || quotes.used(quote.text, figure)) continue;
      subject.report("figure_unused", Certainty::heuristic, quote.place, holder.id,
                     {fmt::format("所引原文中的数字{}没有用到", figure.text),
                      fmt::format("nothing uses the figure {} of the quoted clause", figure.text)},
                     {"写出这个条件或限额,或只引有关的词句",
                      "write the condition or limit that it belongs to, or quote the operative words only"});
    }
  }
}

}  // namespace huiqi::check
