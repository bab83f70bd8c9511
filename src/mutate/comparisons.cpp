// "不低于" written as "超过", "不超过", or "为": the boundary moves, or the sides are confused. See operators.hpp.
#include "mutate/operators.hpp"

namespace huiqi::mutate {

using language::Expr;
using language::Op;
using language::Type;

namespace {

bool compares_fact_with_figure(const Expr& test) {
  return test.op == Op::compare && test.args.size() == 2 && test.args[0]->op == Op::fact &&
         test.args[1]->op == Op::constant;
}

/// Whether a fact's very value `edge` passes a test of that fact.
bool takes(const Expr& test, const language::FactRef& fact, const Rational& edge) {
  if (test.comparison == Comparison::between && test.op == Op::all)
    return takes(*test.args[0], fact, edge) && takes(*test.args[1], fact, edge);
  if (!compares_fact_with_figure(test) || test.args[0]->fact != fact) return false;
  const Rational& limit = test.args[1]->number;
  switch (test.comparison) {
    case Comparison::at_least:
      return edge >= limit;
    case Comparison::at_most:
      return edge <= limit;
    case Comparison::more_than:
      return edge > limit;
    case Comparison::less_than:
      return edge < limit;
    default:
      return edge == limit;
  }
}

/// A later case of a choose whose very edge belongs to an earlier one: whether it includes the edge is never asked. (A value
/// that is not stated may lie on either side of the edge, unless the edge ends what it can be.)
bool edge_is_taken(const Node& node) {
  if (node.parent == nullptr || node.parent->op != Op::choose || !compares_fact_with_figure(node.expr)) return false;
  const language::FactRef& fact = node.expr.args[0]->fact;
  const Rational& edge = node.expr.args[1]->number;
  const vocabulary::Fact& known = node.vocabulary.facts[static_cast<std::size_t>(fact.path.back())];
  if (edge.is_zero() || edge == known.minimum.value_or(Rational(0)) || edge == known.maximum.value_or(Rational(0)))
    return false;
  for (std::size_t when = 0; when < node.index; when += 2) {
    if (takes(*node.parent->args[when], fact, edge)) return true;
  }
  return false;
}

bool moves_the_edge_alone(Comparison from, Comparison to) {
  return (from == Comparison::at_least && to == Comparison::more_than) ||
         (from == Comparison::more_than && to == Comparison::at_least) ||
         (from == Comparison::at_most && to == Comparison::less_than) ||
         (from == Comparison::less_than && to == Comparison::at_most);
}

}  // namespace

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
  const Expr& expr = node.expr;
  if (expr.op != Op::compare) return;
  const Expr& left = *expr.args[0];
  const bool ordered = left.type != Type::word || left.enumeration < 0 ||
                       node.vocabulary.enumerations[static_cast<std::size_t>(left.enumeration)].ordered;
  if (!ordered || left.type == Type::reference) return;  // "is" and nothing else: connectives.cpp denies it
  for (const OtherComparison& other : other_comparisons(expr.comparison)) {
    const bool equivalent = moves_the_edge_alone(expr.comparison, other.comparison) && edge_is_taken(node);
    proposals.add(
        Family::comparison, other.operation, comparison_words(expr.comparison), comparison_words(other.comparison),
        [other](const Expr& found) {
          auto made = copy_of(found);
          made->comparison = other.comparison;
          return made;
        },
        equivalent);
  }
}

}  // namespace huiqi::mutate
