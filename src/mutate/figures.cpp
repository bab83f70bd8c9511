// A figure one smallest unit off, or a slip of scale: a nought too many, 万元 for 元, 百分之 forgotten. See operators.hpp.
#include "mutate/operators.hpp"

namespace huiqi::mutate {

using language::Expr;
using language::Op;
using language::Type;

namespace {

/// A fen, a hundredth of a percentage point or of a point of a score, one of what is counted.
Rational smallest_unit(const Rational& number, Type type) {
  switch (type) {
    case Type::money:
    case Type::count:
    case Type::year:
      return Rational(1);
    case Type::rate:
      return Rational::of(1, 10000);
    case Type::score:
    case Type::number:
      return Rational::of(1, 100);
    default:
      return number.is_whole() ? Rational(1) : Rational::of(1, 100);
  }
}

/// A bare number takes its unit from what it is compared with.
Type type_of(const Node& node) {
  if (node.expr.type != Type::any_number || node.parent == nullptr || node.parent->op != Op::compare)
    return node.expr.type;
  return node.parent->args[node.index == 0 ? 1 : 0]->type;
}

}  // namespace

std::vector<Other> other_figures(const Rational& number, Type type) {
  const Rational unit = smallest_unit(number, type);
  const Rational hundred(100), ten(10), ten_thousand(10000);
  std::vector<Other> others;
  const auto add = [&](const char* operation, const Rational& other) {
    if (other.overflowed() || other == number || other < Rational(0)) return;
    if ((type == Type::count || type == Type::year) && !other.is_whole()) return;  // between two counts lies none
    others.push_back({operation, figure_words(other, type), other});
  };
  add("more", number + unit);
  add("less", number - unit);
  add("times_10", number * ten);
  add("tenth", number / ten);
  if (type == Type::money) {
    add("times_10000", number * ten_thousand);
    add("ten_thousandth", number / ten_thousand);
  }
  if (type == Type::rate) {
    add("times_100", number * hundred);
    add("hundredth", number / hundred);
  }
  return others;
}

void change_figure(const Node& node, Proposals& proposals) {
  const Expr& expr = node.expr;
  if (expr.op != Op::constant || expr.type == Type::date || expr.type == Type::word) return;
  const Type type = type_of(node);
  for (const Other& other : other_figures(expr.number, type)) {
    proposals.add(Family::figure, other.operation, figure_words(expr.number, type), other.to,
                  [number = other.number](const Expr& found) {
                    auto made = copy_of(found);
                    made->number = number;
                    return made;
                  });
  }
}

}  // namespace huiqi::mutate
