// Conditions in words. See describe.hpp.
#include <fmt/format.h>

#include <algorithm>

#include "explain/describe.hpp"
#include "explain/messages.hpp"
#include "language/unit.hpp"

namespace huiqi::describe {

using language::Expr;
using language::ExprPtr;
using language::Op;
using messages::both;
using messages::fill;

namespace {

bool is_between(const Expr& condition) {
  return condition.op == Op::all && condition.comparison == Comparison::between;
}

/// Codes of areas (six digits) and industries (four) as they are written: 450200–450299 is "4502", 600–4699 is "06–46".
std::string code_range(const Rational& low, const Rational& high) {
  std::string from = low.to_decimal(0);
  std::string to = high.to_decimal(0);
  while (from.size() < 4) from.insert(0, "0");
  while (to.size() < 4) to.insert(0, "0");
  while (from.size() > 2 && from.ends_with("00") && to.size() == from.size() && to.ends_with("99")) {
    from.resize(from.size() - 2);
    to.resize(to.size() - 2);
  }
  return from == to ? from : from + "–" + to;
}

/// What the sugar `within` is written out as: any of several days in [before − period, before].
bool is_within(const Expr& condition) {
  if (condition.op != Op::any || condition.args.empty()) return false;
  return std::all_of(condition.args.begin(), condition.args.end(), [](const ExprPtr& both_ends) {
    if (both_ends->op != Op::all || both_ends->args.size() != 2) return false;
    const Expr& from = *both_ends->args[0];
    const Expr& to = *both_ends->args[1];
    return from.op == Op::compare && from.comparison == Comparison::at_least && from.args[1]->op == Op::minus &&
           to.op == Op::compare && to.comparison == Comparison::at_most;
  });
}

/// `some` items, or `none` of them.
const Expr* some_in(const Expr& condition) {
  if (condition.op == Op::some) return &condition;
  if (condition.op == Op::not_ && condition.args.front()->op == Op::some) return condition.args.front().get();
  return nullptr;
}

bool is_group(const Expr& condition) {
  switch (condition.op) {
    case Op::all:
      return !is_between(condition);
    case Op::any:
      return !is_within(condition);
    case Op::some:
      return is_group(*condition.args.front());
    case Op::at_least_of:
    case Op::choose:
    case Op::reading:
    case Op::in_principle:
    case Op::excuse:
      return true;
    case Op::not_:
      return is_group(*condition.args.front());
    default:
      return false;
  }
}

Text head_of(const Expr& condition) {
  switch (condition.op) {
    case Op::all:
      return {"以下全部", "all of these"};
    case Op::any:
      return {"以下任一", "any of these"};
    case Op::at_least_of:
      return {fmt::format("以下至少 {} 项", condition.index), fmt::format("at least {} of these", condition.index)};
    case Op::not_:
      return {"不得有以下情形", "none of this"};
    case Op::in_principle:
      return {"原则上", "in principle (原则上)"};
    case Op::excuse:
      return {"以下条件,除非后一项成立", "this, unless the last one holds"};
    case Op::reading:
      return fill({"按对“{0}”的理解", "by the reading of \"{0}\""}, {both(condition.name)});
    default:
      return {"按情形", "by the case"};
  }
}

}  // namespace

Text Describer::tested(const Expr& condition, const Expr& value) {
  return condition.marks.label.empty() ? this->value(value) : condition.marks.label;
}

Text Describer::members(const Expr& condition) {
  std::vector<Text> words;
  for (const int ordinal : condition.members) words.push_back(member(condition.args.front()->enumeration, ordinal));
  return messages::join(words, 12);
}

Text Describer::simple(const Expr& condition) {
  const Text& label = condition.marks.label;
  switch (condition.op) {
    case Op::compare: {  // of a ratio: the quotient and the share stand behind the two sides
      const bool ratio = condition.args.size() >= 4;
      const Expr& left = *condition.args[ratio ? 2 : 0];
      const Expr& right = *condition.args[ratio ? 3 : 1];
      return messages::requirement(condition.comparison, language::unit_of(left.type), condition.marks.word,
                                   tested(condition, left), value(right));
    }
    case Op::all:  // between
      return fill({"{0}在{1}与{2}之间(含两端)", "{0} from {1} to {2}, both included"},
                  {tested(condition, *condition.args[0]->args[0]), value(*condition.args[0]->args[1]),
                   value(*condition.args[1]->args[1])});
    case Op::any: {  // within
      std::vector<Text> days;
      for (const ExprPtr& each : condition.args) days.push_back(value(*each->args[0]->args[0]));
      const Expr& start = *condition.args[0]->args[0]->args[1];
      const Text before = value(*start.args[0]);
      return fill({"{0}(任一)在{1}至{2}之间(含两端)", "{0} (any of them) from {1} to {2}, both included"},
                  {messages::join(days), value(start), before});
    }
    case Op::one_of:
      return fill(messages::kOneOf, {tested(condition, *condition.args[0]), members(condition)});
    case Op::one_of_open:
      return fill(messages::kOneOf, {tested(condition, *condition.args[0]),
                                     fill({"{0}等", "{0} or the like (等)"}, {members(condition)})});
    case Op::contains_any:
      return fill(messages::kContains, {tested(condition, *condition.args[0]), members(condition)});
    case Op::in_range:
      if (!label.empty()) return label;
      return fill({"{0}({1})", "{0} ({1})"},
                  {value(*condition.args[0]), both(code_range(condition.low, condition.high))});
    case Op::exists:
      return fill({"已有{0}", "there is a {0}"}, {tested(condition, *condition.args[0])});
    case Op::stated:
      return fill({"已填报{0}", "{0} is stated"}, {fact(condition.fact)});
    case Op::holds:
      return label.empty() ? fact(condition.fact) : label;
    case Op::determination:
      return fill({"{0}(须经认定)", "{0} (to be decided)"}, {label.empty() ? fact(condition.fact) : label});
    case Op::some:
      if (!label.empty()) return fill({"{0}:{1}", "{0}: {1}"}, {label, phrase(*condition.args.front())});
      return fill({"有{0}:{1}", "there is one of {0}: {1}"}, {list(condition.fact), phrase(*condition.args.front())});
    case Op::outcome:
      return fill({"符合 {0}", "{0} holds"}, {both(condition.name)});
    case Op::always:
      if (condition.outcome_level == 1) {
        if (condition.by.empty()) return condition.text;
        return fill({"{0}(由{1}认定)", "{0} (decided by {1})"}, {condition.text, condition.by});
      }
      return condition.outcome_level == 2 ? Text{"不设条件", "no condition"} : Text{"不适用", "never"};
    default:
      return label;
  }
}

Text Describer::phrase(const Expr& condition) {
  const Text& label = condition.marks.label;
  if (is_group(condition) && !label.empty()) return label;
  const auto joined = [&](const char* zh, const char* en) {
    Text words;
    for (const ExprPtr& arg : condition.args) {
      const Text part = phrase(*arg);
      words.zh += (words.zh.empty() ? "" : zh) + part.zh;
      words.en += (words.en.empty() ? "" : en) + part.en;
    }
    return fill({"({0})", "({0})"}, {words});
  };
  switch (condition.op) {
    case Op::all:
      return is_between(condition) ? simple(condition) : joined("且", " and ");
    case Op::any:
      return is_within(condition) ? simple(condition) : joined("或", " or ");
    case Op::at_least_of:
      return fill({"{0}:{1}", "{0}: {1}"}, {head_of(condition), joined(";", "; ")});
    case Op::not_:
      if (const Expr* some = some_in(condition)) {
        return fill({"没有{0}:{1}", "none of {0}: {1}"},
                    {some->marks.label.empty() ? list(some->fact) : some->marks.label, phrase(*some->args.front())});
      }
      return fill({"非({0})", "not ({0})"}, {phrase(*condition.args.front())});
    case Op::in_principle:
      return fill({"原则上{0}", "in principle {0}"}, {phrase(*condition.args.front())});
    case Op::excuse:
      return fill({"{0},除非{1}", "{0}, unless {1}"}, {phrase(*condition.args[0]), phrase(*condition.args[1])});
    case Op::reading:
      return fill({"{0}:{1}", "{0}: {1}"}, {head_of(condition), joined(" | ", " | ")});
    case Op::choose: {
      std::vector<Text> branches;
      for (std::size_t i = 0; i + 1 < condition.args.size(); i += 2) {
        branches.push_back(
            fill({"若{0}则{1}", "if {0} then {1}"}, {phrase(*condition.args[i]), phrase(*condition.args[i + 1])}));
      }
      if (condition.args.size() % 2 == 1)
        branches.push_back(fill({"否则{0}", "otherwise {0}"}, {phrase(*condition.args.back())}));
      return messages::join(branches);
    }
    default:
      return simple(condition);
  }
}

void Describer::choose(const Expr& condition, int depth, std::vector<Line>& lines) {
  for (std::size_t i = 0; i < condition.args.size(); i += 2) {
    const bool otherwise = i + 1 == condition.args.size();
    Line branch;
    branch.depth = depth;
    if (i / 2 < condition.branches.size()) {
      branch.id = condition.branches[i / 2].id;
      branch.cite = condition.branches[i / 2].cite;
      branch.quote = condition.branches[i / 2].quote;
    }
    branch.words = otherwise ? Text{"否则", "otherwise"} : fill({"若{0}", "if {0}"}, {phrase(*condition.args[i])});
    lines.push_back(std::move(branch));
    this->condition(*condition.args[otherwise ? i : i + 1], depth + 1, lines);
  }
}

/// Below "all of these" and "one of … with", an `all` that says nothing of itself adds no level.
void Describer::members_of_all(const Expr& condition, int depth, std::vector<Line>& lines) {
  const language::Marks& marks = condition.marks;
  const bool plain = marks.id.empty() && marks.label.empty() && marks.quote.empty();
  if (condition.op != Op::all || is_between(condition) || !plain) return this->condition(condition, depth, lines);
  for (const ExprPtr& arg : condition.args) members_of_all(*arg, depth, lines);
}

void Describer::condition(const Expr& condition, int depth, std::vector<Line>& lines) {
  Line line{depth, condition.marks.id, condition.marks.cite, condition.marks.quote, {}};
  if (!is_group(condition)) {
    line.words = phrase(condition);
    lines.push_back(std::move(line));
    return;
  }
  Text head = head_of(condition);
  const Expr* some = some_in(condition);
  if (some != nullptr) {
    head = some == &condition ? fill({"有这样的{0}", "there is one of {0} with"}, {list(some->fact)})
                              : fill({"没有这样的{0}", "there is none of {0} with"}, {list(some->fact)});
  }
  line.words = condition.marks.label.empty() ? head : fill({"{0}:{1}", "{0}: {1}"}, {condition.marks.label, head});
  lines.push_back(std::move(line));
  if (some != nullptr) return members_of_all(*some->args.front(), depth + 1, lines);
  if (condition.op == Op::all) {
    for (const ExprPtr& arg : condition.args) members_of_all(*arg, depth + 1, lines);
    return;
  }
  if (condition.op == Op::choose) return choose(condition, depth + 1, lines);
  for (std::size_t i = 0; i < condition.args.size(); ++i) {
    const std::size_t from = lines.size();
    this->condition(*condition.args[i], depth + 1, lines);
    if (condition.op == Op::reading) {
      Text& words = lines[from].words;
      words = fill({"{0}:{1}", "{0}: {1}"}, {both(condition.options[i]), words});
    }
  }
}

}  // namespace huiqi::describe
