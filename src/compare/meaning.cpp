// What an expression says, as a text. See compare.hpp. Tests: tests/compare/compare_test.cpp
#include <fmt/format.h>

#include <algorithm>

#include "compare/compare.hpp"

namespace huiqi::compare {

using language::Expr;
using language::ExprPtr;
using language::FactRef;
using language::Op;

namespace {

class Writer {
 public:
  explicit Writer(const Side& side) : side_(side) {}

  std::string write(const Expr& node) const {
    if (node.op == Op::first_known && !node.name.empty() && node.args.size() == 1)
      return write(*node.args.front());  // a let
    const bool group = node.op == Op::all || node.op == Op::any;
    const bool bare = group && node.args.size() == 1 && node.comparison == Comparison::none;
    return bare ? write(*node.args.front()) : plain(node);
  }

 private:
  std::string plain(const Expr& node) const {
    std::string text = fmt::format("({}", static_cast<int>(node.op));
    if (node.op == Op::constant) text += fmt::format(" t{}", static_cast<int>(node.type));
    for (const auto& [mark, ref] : {std::pair{'f', &node.fact}, {'g', &node.second}, {'h', &node.third}}) {
      if (!ref->path.empty()) text += fmt::format(" {}{}", mark, reference(*ref));
    }
    if (node.comparison != Comparison::none) text += fmt::format(" c{}", static_cast<int>(node.comparison));
    if (node.op == Op::fold) text += fmt::format(" o{}", static_cast<int>(node.fold));
    if (node.op == Op::constant) text += " " + figure(node);
    if (node.op == Op::in_range) text += " " + node.low.to_fraction() + ".." + node.high.to_fraction();
    if (node.op == Op::plus || node.op == Op::minus)
      text += fmt::format(" p{},{},{}", node.period.years, node.period.months, node.period.days);
    if (node.op == Op::parameter) text += " " + side_.set->parameters[static_cast<std::size_t>(node.index)].name;
    if (node.op == Op::at_least_of) text += fmt::format(" n{}", node.index);
    if (node.op == Op::next_day) text += fmt::format(" d{}-{}", node.month, node.day);
    if (node.op == Op::always)
      text += fmt::format(" l{}{} {}", node.outcome_level, node.unpublished ? "u" : "", node.text.zh);
    if (node.op == Op::outcome) text += " " + node.name;
    if (node.absent_is_empty) text += " e";
    for (const std::string& option : node.options) text += " r" + option;
    std::vector<std::string> words, args;
    for (const int member : node.members) words.push_back(" m" + word(node, member));
    for (const int member : node.elsewhere) words.push_back(" x" + word(node, member));
    for (const ExprPtr& arg : node.args) args.push_back(arg ? " " + write(*arg) : " -");
    std::sort(words.begin(), words.end());
    if (any_order(node)) std::sort(args.begin(), args.end());
    return fmt::format("{}{}{})", text, fmt::join(words, ""), fmt::join(args, ""));
  }

  static bool any_order(const Expr& node) {
    switch (node.op) {
      case Op::all:
      case Op::any:
      case Op::at_least_of:
      case Op::sum:
      case Op::product:
      case Op::least:
      case Op::greatest:
        return node.comparison == Comparison::none;
      default:
        return false;
    }
  }

  /// Facts by name: their numbers belong to one vocabulary.
  std::string reference(const FactRef& ref) const {
    std::string text = std::to_string(static_cast<int>(ref.from));
    for (const int number : ref.path) text += "/" + side_.vocabulary->facts[static_cast<std::size_t>(number)].name;
    return text + fmt::format("@{},{}", static_cast<int>(ref.time.kind), ref.time.years);
  }

  std::string figure(const Expr& node) const {
    if (node.enumeration < 0) return node.number.to_fraction();
    const auto ordinal = node.number.floor();
    return ordinal ? member(node.enumeration, static_cast<int>(*ordinal)) : "?";
  }

  std::string word(const Expr& node, int ordinal) const {
    int enumeration = node.enumeration;
    if (enumeration < 0 && !node.args.empty()) enumeration = node.args.front()->enumeration;
    return member(enumeration, ordinal);
  }

  std::string member(int enumeration, int ordinal) const {
    if (enumeration < 0 || ordinal < 0) return fmt::format("#{}", ordinal);
    const auto& members = side_.vocabulary->enumerations[static_cast<std::size_t>(enumeration)].members;
    return static_cast<std::size_t>(ordinal) < members.size() ? members[static_cast<std::size_t>(ordinal)].name : "?";
  }

  const Side& side_;
};

}  // namespace

std::string meaning(const Expr* expression, const Side& side) {
  return expression == nullptr ? std::string() : Writer(side).write(*expression);
}

}  // namespace huiqi::compare
