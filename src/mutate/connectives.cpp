// 均 for 任一, a condition left out, 不 forgotten or too many, one of what must be all. See operators.hpp.
#include <fmt/format.h>

#include "mutate/operators.hpp"

namespace huiqi::mutate {

using language::Expr;
using language::ExprPtr;
using language::Op;

namespace {

const Text all_of{"均", "all of"};
const Text any_of{"任一", "any of"};

/// A test that can be denied as it stands: no comparison (those are turned round) and no group.
bool is_plain_test(const Node& node) {
  switch (node.expr.op) {
    case Op::holds:
    case Op::stated:
    case Op::exists:
    case Op::one_of:
    case Op::contains_any:
    case Op::in_range:
    case Op::outcome:
      return true;
    case Op::compare: {
      const language::Type type = node.expr.args[0]->type;
      return node.expr.comparison == Comparison::is &&
             (type == language::Type::word || type == language::Type::reference);
    }
    default:
      return false;
  }
}

/// Without argument `i`: what is always so among all of them, what is never so among any of them.
NodeChange without(std::size_t i, int level) {
  return [i, level](const Expr& found) {
    auto made = copy_of(found);
    made->args[i] = constant_condition(*found.args[i], level);
    if (made->comparison == Comparison::between) made->comparison = Comparison::none;
    return made;
  };
}

void drop_arguments(const Node& node, Proposals& proposals) {
  const Expr& expr = node.expr;
  if (expr.args.size() < 2) return;
  for (std::size_t i = 0; i < expr.args.size(); ++i) {
    const bool low_end = expr.comparison == Comparison::between && i == 0;
    const bool high_end = expr.comparison == Comparison::between && i == 1;
    const std::string operation = low_end ? "low_end_dropped" : high_end ? "high_end_dropped" : "condition_dropped";
    proposals.add(Family::connective, operation, condition_words(*expr.args[i], &node.vocabulary), dropped(),
                  without(i, expr.op == Op::all ? 2 : 0));
  }
}

void swap_all_and_any(const Node& node, Proposals& proposals) {
  if (node.expr.args.size() < 2) return;
  const bool all = node.expr.op == Op::all;
  proposals.add(Family::connective, all ? "any" : "all", all ? all_of : any_of, all ? any_of : all_of,
                [](const Expr& found) {
                  auto made = copy_of(found);
                  made->op = found.op == Op::all ? Op::any : Op::all;
                  if (made->comparison == Comparison::between) made->comparison = Comparison::none;
                  return made;
                });
}

void change_number_needed(const Node& node, Proposals& proposals) {
  for (const int by : {1, -1}) {
    const int to = node.expr.index + by;
    if (to < 1 || static_cast<std::size_t>(to) > node.expr.args.size()) continue;
    proposals.add(Family::connective, by > 0 ? "one_more" : "one_fewer",
                  {fmt::format("至少{}项", node.expr.index), fmt::format("at least {} of", node.expr.index)},
                  {fmt::format("至少{}项", to), fmt::format("at least {} of", to)}, [to](const Expr& found) {
                    auto made = copy_of(found);
                    made->index = to;
                    return made;
                  });
  }
}

/// some … → every …: nothing of the list that is not so. Of a denied one ("none"), "not every".
ExprPtr every(const Expr& some) {
  auto inner = std::make_shared<Expr>();
  inner->op = Op::not_;
  inner->marks.place = some.marks.place;
  inner->args = some.args;
  auto fails = copy_of(some);
  fails->marks.id.clear();
  fails->args = {inner};
  auto made = std::make_shared<Expr>();
  made->op = Op::not_;
  made->marks = some.marks;
  made->args = {fails};
  return made;
}

}  // namespace

void connect_otherwise(const Node& node, Proposals& proposals) {
  const Expr& expr = node.expr;
  if (expr.op == Op::all || expr.op == Op::any) {
    swap_all_and_any(node, proposals);
    drop_arguments(node, proposals);
  }
  if (expr.op == Op::at_least_of) change_number_needed(node, proposals);
  if (expr.op == Op::not_) {
    proposals.add(Family::connective, "not_dropped", {"非", "not"}, dropped(),
                  [](const Expr& found) { return in_place_of(found, found.args[0]); });
  }
  const bool denied = node.parent != nullptr && node.parent->op == Op::not_;
  if (is_plain_test(node) && !denied) {
    const Text words = condition_words(expr, &node.vocabulary);
    proposals.add(Family::connective, "denied", words, {"非(" + words.zh + ")", "not (" + words.en + ")"},
                  [](const Expr& found) {
                    auto inner = copy_of(found);
                    inner->marks.id.clear();
                    auto made = std::make_shared<Expr>();
                    made->op = Op::not_;
                    made->marks = found.marks;
                    made->args = {inner};
                    return made;
                  });
  }
  if (expr.op == Op::some && expr.args[0]->op != Op::always) {
    proposals.add(Family::connective, "every", {"有一项", "some"}, {"每一项", "every"}, every);
  }
}

}  // namespace huiqi::mutate
