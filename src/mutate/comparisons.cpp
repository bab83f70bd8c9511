// "不低于" written as "超过", "不超过", or "为": the boundary moves, or the sides are confused. See operators.hpp.
#include "mutate/operators.hpp"

namespace huiqi::mutate {

using language::Op;
using language::Type;

std::vector<OtherComparison> other_comparisons(Comparison comparison) {
  switch (comparison) {
    case Comparison::at_least:
      return {{Comparison::more_than, "more_than"}, {Comparison::at_most, "at_most"}, {Comparison::is, "is"}};
    case Comparison::more_than:
      return {{Comparison::at_least, "at_least"}, {Comparison::less_than, "less_than"}};
    case Comparison::at_most:
      return {{Comparison::less_than, "less_than"}, {Comparison::at_least, "at_least"}, {Comparison::is, "is"}};
    case Comparison::less_than:
      return {{Comparison::at_most, "at_most"}, {Comparison::more_than, "more_than"}};
    case Comparison::is:
      return {{Comparison::at_least, "at_least"}, {Comparison::at_most, "at_most"}};
    default:
      return {};
  }
}

void compare_otherwise(const Node& node, Proposals& proposals) {
  const language::Expr& expr = node.expr;
  if (expr.op != Op::compare) return;
  const language::Expr& left = *expr.args[0];
  const bool ordered = left.type != Type::word || left.enumeration < 0 ||
                       node.vocabulary.enumerations[static_cast<std::size_t>(left.enumeration)].ordered;
  if (!ordered || left.type == Type::reference) return;  // "is" and nothing else: connectives.cpp denies it
  for (const OtherComparison& other : other_comparisons(expr.comparison)) {
    proposals.add(Family::comparison, other.operation, comparison_words(expr.comparison),
                  comparison_words(other.comparison), [other](const language::Expr& found) {
                    auto made = copy_of(found);
                    made->comparison = other.comparison;
                    return made;
                  });
  }
}

}  // namespace huiqi::mutate
