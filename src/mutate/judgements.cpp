// 原则上, 除非, and what somebody has to decide: left out, or taken as decided. See operators.hpp.
#include "mutate/operators.hpp"

namespace huiqi::mutate {

using language::Expr;
using language::Op;

void drop_judgement(const Node& node, Proposals& proposals) {
  const Expr& expr = node.expr;
  switch (expr.op) {
    case Op::in_principle:
      proposals.add(Family::judgement, "in_principle_dropped", {"原则上", "in principle (原则上)"}, dropped(),
                    [](const Expr& found) { return in_place_of(found, found.args[0]); });
      break;
    case Op::excuse:
      proposals.add(Family::judgement, "unless_dropped",
                    {"除非" + condition_words(*expr.args[1], &node.vocabulary).zh,
                     "unless " + condition_words(*expr.args[1], &node.vocabulary).en},
                    dropped(), [](const Expr& found) { return in_place_of(found, found.args[0]); });
      break;
    case Op::determination:
      proposals.add(Family::judgement, "taken_as_decided", condition_words(expr, &node.vocabulary),
                    {"视为已认定", "taken as decided"}, [](const Expr& found) { return constant_condition(found, 2); });
      break;
    case Op::always:
      if (expr.outcome_level != 1) break;
      proposals.add(Family::judgement, "taken_as_decided", condition_words(expr, &node.vocabulary),
                    {"视为已认定", "taken as decided"}, [](const Expr& found) { return constant_condition(found, 2); });
      break;
    default:
      break;
  }
}

}  // namespace huiqi::mutate
