// Sums: a term left out, the terms of a difference or a quotient exchanged, the greatest for the least. See operators.hpp.
#include <utility>

#include "mutate/operators.hpp"

namespace huiqi::mutate {

using language::Expr;
using language::Op;

namespace {

void drop_terms(const Node& node, Proposals& proposals) {
  if (node.expr.args.size() < 2) return;
  for (std::size_t i = 0; i < node.expr.args.size(); ++i) {
    proposals.add(Family::fold, "term_dropped", condition_words(*node.expr.args[i], &node.vocabulary), dropped(),
                  [i](const Expr& found) {
                    auto made = copy_of(found);
                    made->args.erase(made->args.begin() + static_cast<std::ptrdiff_t>(i));
                    return made;
                  });
  }
}

void swap_terms(const Node& node, const char* operation, Proposals& proposals) {
  const Text first = condition_words(*node.expr.args[0], &node.vocabulary);
  const Text second = condition_words(*node.expr.args[1], &node.vocabulary);
  proposals.add(Family::fold, operation, {first.zh + "在前", first.en + " first"},
                {second.zh + "在前", second.en + " first"}, [](const Expr& found) {
                  auto made = copy_of(found);
                  std::swap(made->args[0], made->args[1]);
                  return made;
                });
}

}  // namespace

void calculate_otherwise(const Node& node, Proposals& proposals) {
  const Expr& expr = node.expr;
  // What stands beside the two sides of a ratio is for people; the sides themselves are compared.
  const bool shown_only = node.parent != nullptr && node.parent->name == "ratio" && node.parent->op == Op::compare;
  switch (expr.op) {
    case Op::sum:
      drop_terms(node, proposals);
      break;
    case Op::least:
    case Op::greatest: {
      const bool least = expr.op == Op::least;
      const Text least_words{"最小者", "the least of"};
      const Text greatest_words{"最大者", "the greatest of"};
      if (expr.args.size() > 1) {
        proposals.add(Family::fold, least ? "greatest" : "least", least ? least_words : greatest_words,
                      least ? greatest_words : least_words, [](const Expr& found) {
                        auto made = copy_of(found);
                        made->op = found.op == Op::least ? Op::greatest : Op::least;
                        return made;
                      });
      }
      drop_terms(node, proposals);
      break;
    }
    case Op::first_known:
      drop_terms(node, proposals);
      break;
    case Op::product:
      if (!shown_only) drop_terms(node, proposals);
      break;
    case Op::difference:
    case Op::quotient:
      if (!shown_only) swap_terms(node, "terms_swapped", proposals);
      break;
    case Op::compare:
      if (expr.name == "ratio") {
        // The two sides are x and share × y: exchanged, y and share × x.
        proposals.add(Family::fold, "ratio_turned", condition_words(*expr.args[0], &node.vocabulary),
                      condition_words(*expr.args[1]->args[1], &node.vocabulary), [](const Expr& found) {
                        auto product = copy_of(*found.args[1]);
                        auto made = copy_of(found);
                        made->args[0] = product->args[1];
                        product->args[1] = found.args[0];
                        made->args[1] = product;
                        if (found.args[2]->args.size() == 2) {
                          auto quotient = copy_of(*found.args[2]);
                          std::swap(quotient->args[0], quotient->args[1]);
                          made->args[2] = quotient;
                        }
                        return made;
                      });
      }
      break;
    default:
      break;
  }
}

}  // namespace huiqi::mutate
