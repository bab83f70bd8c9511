// Lists of words and codes: one left out, 等 forgotten or added, a grade or a division of industry too far. See operators.hpp.
#include <fmt/format.h>

#include "mutate/operators.hpp"

namespace huiqi::mutate {

using language::Expr;
using language::Op;
using language::Type;

namespace {

void drop_members(const Node& node, bool elsewhere, Proposals& proposals) {
  const std::vector<int>& members = elsewhere ? node.expr.elsewhere : node.expr.members;
  if (!elsewhere && members.size() < 2) return;
  const int enumeration = node.expr.args[0]->enumeration;
  for (std::size_t i = 0; i < members.size(); ++i) {
    const Text words = member_words(node.vocabulary, enumeration, members[i]);
    proposals.add(Family::membership, elsewhere ? "elsewhere_dropped" : "member_dropped", words, dropped(),
                  [i, elsewhere](const Expr& found) {
                    auto made = copy_of(found);
                    auto& list = elsewhere ? made->elsewhere : made->members;
                    list.erase(list.begin() + static_cast<std::ptrdiff_t>(i));
                    return made;
                  });
  }
}

void open_or_close(const Node& node, Proposals& proposals) {
  const bool open = node.expr.op == Op::one_of_open;
  const Text open_words{"所列等", "listed or the like (等)"};
  const Text closed_words{"仅所列", "listed and no other"};
  proposals.add(Family::membership, open ? "closed" : "opened", open ? open_words : closed_words,
                open ? closed_words : open_words, [](const Expr& found) {
                  auto made = copy_of(found);
                  made->op = found.op == Op::one_of ? Op::one_of_open : Op::one_of;
                  return made;
                });
}

void change_grade(const Node& node, Proposals& proposals) {
  if (node.expr.enumeration < 0) return;
  const auto& enumeration = node.vocabulary.enumerations[static_cast<std::size_t>(node.expr.enumeration)];
  const auto ordinal = static_cast<int>(node.expr.number.floor().value_or(0));
  for (const int by : {1, -1}) {
    const int to = ordinal + by;
    if (to < 0 || static_cast<std::size_t>(to) >= enumeration.members.size()) continue;
    proposals.add(Family::membership, by > 0 ? "next_word" : "word_before",
                  member_words(node.vocabulary, node.expr.enumeration, ordinal),
                  member_words(node.vocabulary, node.expr.enumeration, to), [to](const Expr& found) {
                    auto made = copy_of(found);
                    made->number = Rational(to);
                    return made;
                  });
  }
}

/// Divisions of the industry classification: 1300–4399 is 13–43.
void change_divisions(const Node& node, Proposals& proposals) {
  const Rational step(100);
  const auto words = [](const Rational& low, const Rational& high) {
    const std::string text = fmt::format("{:02}–{:02}", (low / Rational(100)).floor().value_or(0),
                                         (high / Rational(100)).floor().value_or(0));
    return Text{text, text};
  };
  const Rational low = node.expr.low, high = node.expr.high;
  const auto propose = [&](const char* operation, const Rational& new_low, const Rational& new_high) {
    if (new_low > new_high) return;
    proposals.add(Family::membership, operation, words(low, high), words(new_low, new_high),
                  [new_low, new_high](const Expr& found) {
                    auto made = copy_of(found);
                    made->low = new_low;
                    made->high = new_high;
                    return made;
                  });
  };
  propose("first_division_dropped", low + step, high);
  propose("last_division_dropped", low, high - step);
  propose("division_before_added", low - step, high);
  propose("next_division_added", low, high + step);
}

}  // namespace

void change_members(const Node& node, Proposals& proposals) {
  switch (node.expr.op) {
    case Op::one_of:
    case Op::one_of_open:
      drop_members(node, false, proposals);
      drop_members(node, true, proposals);
      open_or_close(node, proposals);
      break;
    case Op::contains_any:
      drop_members(node, false, proposals);
      break;
    case Op::constant:
      if (node.expr.type == Type::word) change_grade(node, proposals);
      break;
    case Op::in_range:
      if (node.expr.args[0]->type == Type::industry) change_divisions(node, proposals);
      break;
    default:
      break;
  }
}

}  // namespace huiqi::mutate
