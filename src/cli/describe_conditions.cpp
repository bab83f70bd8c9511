// Conditions in words. See describe.hpp.
#include <fmt/format.h>

#include <algorithm>

#include "cli/describe.hpp"
#include "explain/messages.hpp"

namespace huiqi::cli {

using language::Expr;
using language::ExprPtr;
using language::Op;
using messages::both;
using messages::fill;

namespace {

Unit unit_of(language::Type type) {
  switch (type) {
    case language::Type::money: return Unit::money;
    case language::Type::rate: return Unit::rate;
    case language::Type::date: return Unit::date;
    case language::Type::word: return Unit::words;
    default: return Unit::number;
  }
}

bool is_between(const Expr& condition) { return condition.op == Op::all && condition.comparison == Comparison::between; }

bool is_group(const Expr& condition) {
  switch (condition.op) {
    case Op::all: return !is_between(condition);
    case Op::any:
    case Op::at_least_of:
    case Op::choose:
    case Op::reading:
    case Op::in_principle:
    case Op::excuse: return true;
    case Op::not_: return is_group(*condition.args.front());
    default: return false;
  }
}

Text head_of(const Expr& condition) {
  switch (condition.op) {
    case Op::all: return {"以下全部", "all of these"};
    case Op::any: return {"以下任一", "any of these"};
    case Op::at_least_of:
      return {fmt::format("以下至少 {} 项", condition.index), fmt::format("at least {} of these", condition.index)};
    case Op::not_: return {"不得有以下情形", "none of this"};
    case Op::in_principle: return {"原则上", "in principle (原则上)"};
    case Op::excuse: return {"以下条件,除非后一项成立", "this, unless the last one holds"};
    case Op::reading: return fill({"按对“{0}”的理解", "by the reading of \"{0}\""}, {both(condition.name)});
    default: return {"按情形", "by the case"};
  }
}

/// Codes of areas and industries as they are written: "450200–450299" → "4502".
std::string code_range(const Rational& low, const Rational& high) {
  const std::string from = low.to_decimal(0);
  const std::string to = high.to_decimal(0);
  std::size_t common = 0;
  while (common < from.size() && common < to.size() && from[common] == to[common]) ++common;
  const bool prefix = from.find_first_not_of('0', common) == std::string::npos && to.find_first_not_of('9', common) == std::string::npos;
  return from.size() == to.size() && prefix && common > 0 ? from.substr(0, common) : from + "–" + to;
}

}  // namespace

Text Describer::tested(const Expr& condition, const Expr& value) const {
  return condition.marks.label.empty() ? this->value(value) : condition.marks.label;
}

Text Describer::members(const Expr& condition) const {
  std::vector<Text> words;
  for (const int ordinal : condition.members) words.push_back(member(condition.args.front()->enumeration, ordinal));
  return messages::join(words, 12);
}

Text Describer::simple(const Expr& condition) const {
  const Text& label = condition.marks.label;
  switch (condition.op) {
    case Op::compare: {  // of a ratio: the quotient and the share stand behind the two sides
      const bool ratio = condition.args.size() >= 4;
      const Expr& left = *condition.args[ratio ? 2 : 0];
      const Expr& right = *condition.args[ratio ? 3 : 1];
      return messages::requirement(condition.comparison, unit_of(left.type), condition.marks.word, tested(condition, left), value(right));
    }
    case Op::all:  // between
      return fill({"{0}在{1}与{2}之间(含两端)", "{0} from {1} to {2}, both included"},
                  {tested(condition, *condition.args[0]->args[0]), value(*condition.args[0]->args[1]), value(*condition.args[1]->args[1])});
    case Op::one_of: return fill({"{0}属于:{1}", "{0} is one of: {1}"}, {tested(condition, *condition.args[0]), members(condition)});
    case Op::one_of_open:
      return fill({"{0}属于:{1}等", "{0} is one of: {1}, or the like (等)"}, {tested(condition, *condition.args[0]), members(condition)});
    case Op::contains_any: return fill({"{0}包括:{1}", "{0} includes: {1}"}, {tested(condition, *condition.args[0]), members(condition)});
    case Op::in_range:
      return fill({"{0}({1})", "{0} ({1})"}, {tested(condition, *condition.args[0]), both(code_range(condition.low, condition.high))});
    case Op::exists: return fill({"已有{0}", "there is a {0}"}, {tested(condition, *condition.args[0])});
    case Op::stated: return fill({"已填报{0}", "{0} is stated"}, {fact(condition.fact)});
    case Op::holds: return label.empty() ? fact(condition.fact) : label;
    case Op::determination:
      return fill({"{0}(须经认定)", "{0} (to be decided)"}, {label.empty() ? fact(condition.fact) : label});
    case Op::some: {
      const Text what = label.empty() ? list(condition.fact) : label;
      return fill({"有{0}:{1}", "some {0}: {1}"}, {what, phrase(*condition.args.front())});
    }
    case Op::outcome: return fill({"符合 {0}", "{0} holds"}, {both(condition.name)});
    case Op::always:
      if (condition.outcome_level == 1) {
        if (condition.by.empty()) return condition.text;
        return fill({"{0}(由{1}认定)", "{0} (decided by {1})"}, {condition.text, condition.by});
      }
      return condition.outcome_level == 2 ? Text{"不设条件", "no condition"} : Text{"不适用", "never"};
    default: return label;
  }
}

Text Describer::phrase(const Expr& condition) const {
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
    case Op::all: return is_between(condition) ? simple(condition) : joined("且", " and ");
    case Op::any: return joined("或", " or ");
    case Op::at_least_of: return fill({"{0}:{1}", "{0}: {1}"}, {head_of(condition), joined(";", "; ")});
    case Op::not_: return fill({"非({0})", "not ({0})"}, {phrase(*condition.args.front())});
    case Op::in_principle: return fill({"原则上{0}", "in principle {0}"}, {phrase(*condition.args.front())});
    case Op::excuse: return fill({"{0},除非{1}", "{0}, unless {1}"}, {phrase(*condition.args[0]), phrase(*condition.args[1])});
    case Op::reading: return fill({"{0}:{1}", "{0}: {1}"}, {head_of(condition), joined(" | ", " | ")});
    case Op::choose: {
      std::vector<Text> branches;
      for (std::size_t i = 0; i + 1 < condition.args.size(); i += 2) {
        branches.push_back(fill({"若{0}则{1}", "if {0} then {1}"}, {phrase(*condition.args[i]), phrase(*condition.args[i + 1])}));
      }
      if (condition.args.size() % 2 == 1) branches.push_back(fill({"否则{0}", "otherwise {0}"}, {phrase(*condition.args.back())}));
      return messages::join(branches);
    }
    default: return simple(condition);
  }
}

void Describer::choose(const Expr& condition, int depth, std::vector<Line>& lines) const {
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

void Describer::condition(const Expr& condition, int depth, std::vector<Line>& lines) const {
  Line line{depth, condition.marks.id, condition.marks.cite, condition.marks.quote, {}};
  if (!is_group(condition)) {
    line.words = phrase(condition);
    lines.push_back(std::move(line));
    return;
  }
  line.words = condition.marks.label.empty() ? head_of(condition)
                                             : fill({"{0}:{1}", "{0}: {1}"}, {condition.marks.label, head_of(condition)});
  lines.push_back(std::move(line));
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

}  // namespace huiqi::cli
