// See reach.hpp: what findings of reachability call things.
#include <fmt/format.h>

#include <algorithm>

#include "check/reach.hpp"

namespace huiqi::check {

using language::Expr;
using language::ExprPtr;
using language::Op;

Text Reach::quoted(const Expr& expr) {
  Text name = expr.marks.id.empty()      ? words_.phrase(expr)
              : expr.marks.label.empty() ? Text{expr.marks.id, expr.marks.id}
                                         : expr.marks.label;
  return {fmt::format("“{}”", name.zh), fmt::format("\"{}\"", name.en)};
}

Text Reach::words_of(const Expr& expr) { return words_.phrase(expr); }

Text Reach::named(const Site& site, const Expr& expr) {
  const Text own = quoted(expr);
  if (!expr.marks.id.empty()) return {"条件" + own.zh, "the condition " + own.en};
  if (site.id.empty()) return {"条件" + own.zh, "the condition " + own.en};
  if (site.bound != Site::Bound::none && &expr == site.expr.get()) {
    const bool lower = site.bound == Site::Bound::lower;
    const Text figure = words_.value(*expr.args[1]);
    return {fmt::format("“{}”的{}{}", site.id, lower ? "下限" : "上限", figure.zh),
            fmt::format("the {} bound {} of \"{}\"", lower ? "lower" : "upper", figure.en, site.id)};
  }
  return {fmt::format("“{}”中的{}", site.id, own.zh), fmt::format("the part {} of \"{}\"", own.en, site.id)};
}

namespace {

/// Whether a comparison in it says nothing by itself: only then is the range of what it compares the reason.
bool has_idle_comparison(Reach& reach, const Site& site, const ExprPtr& expr) {
  if (expr->op == Op::all || expr->op == Op::any || expr->op == Op::not_) {
    return std::any_of(expr->args.begin(), expr->args.end(),
                       [&](const ExprPtr& arg) { return arg && has_idle_comparison(reach, site, arg); });
  }
  return reach.answer(site, {{expr, 1, true}}) == Answer::impossible ||
         reach.answer(site, {{expr, 2, false}}, false) == Answer::impossible;
}

}  // namespace

/// "评价得分:0 至 100"; empty where nothing bounds it.
Text Reach::range_of(const Site& site, const ExprPtr& fact) const {
  if (fact->op != Op::fact || fact->type == language::Type::word || fact->type == language::Type::set) return {};
  const auto unknown = unknowns(site);
  const VariableBounds bounds = unknown->at(unknown->of_fact(*fact)).bounds;
  const auto text = [&](const NearValue& value) { return value_text(*fact, value.value, subject_.vocabulary()); };
  const Text& label = unknown->declared(fact->fact).label;
  if (bounds.lower && bounds.upper) {
    return {fmt::format("“{}”的取值为{}至{}", label.zh, text(*bounds.lower), text(*bounds.upper)),
            fmt::format("\"{}\" runs from {} to {}", label.en, text(*bounds.lower), text(*bounds.upper))};
  }
  if (bounds.lower) {
    return {fmt::format("“{}”不小于{}", label.zh, text(*bounds.lower)),
            fmt::format("\"{}\" is never below {}", label.en, text(*bounds.lower))};
  }
  return {};
}

/// "“研发人员”不多于“从业人员”", where the vocabulary says so; else empty.
Text Reach::part_of(const ExprPtr& lesser, const ExprPtr& greater) const {
  if (lesser->op != Op::fact || greater->op != Op::fact) return {};
  const auto& vocabulary = subject_.vocabulary();
  const int first = lesser->fact.path.back(), second = greater->fact.path.back();
  for (const vocabulary::Constraint& constraint : vocabulary.constraints) {
    if (constraint.denies || constraint.lesser != first || constraint.greater != second) continue;
    const Text& one = vocabulary.facts[static_cast<std::size_t>(first)].label;
    const Text& other = vocabulary.facts[static_cast<std::size_t>(second)].label;
    return {fmt::format("“{}”不多于“{}”", one.zh, other.zh),
            fmt::format("\"{}\" is never more than \"{}\"", one.en, other.en)};
  }
  return {};
}

Text Reach::advice(const Site& site, bool in_branch) {
  Text known;
  const auto add = [&](const Text& fact) {
    if (fact.empty()) return;
    known.zh += (known.zh.empty() ? "" : ",") + fact.zh;
    known.en += (known.en.empty() ? "" : ", ") + fact.en;
  };
  if (in_branch && !site.path.empty()) {
    const Want& last = site.path.back();
    const Text words = words_.phrase(*last.condition);
    add(last.reached
            ? Text{fmt::format("它之前已须“{}”", words.zh), fmt::format("before it, \"{}\" is asked", words.en)}
            : Text{fmt::format("此处已不是“{}”", words.zh), fmt::format("here \"{}\" is ruled out", words.en)});
  } else {
    const auto found = terms(site, site.expr);
    for (const auto& [key, lesser] : found) {
      for (const auto& [other, greater] : found) add(part_of(lesser, greater));
    }
    const bool by_range = has_idle_comparison(*this, site, site.expr);
    for (const auto& [key, fact] : found) {
      if (!by_range) break;
      if (found.size() <= 2 && known.empty()) add(range_of(site, fact));
    }
  }
  Text mend{fmt::format("改正“{}”的数字或运算", words_.phrase(*site.expr).zh),
            fmt::format("mend the figures or the operator of \"{}\"", words_.phrase(*site.expr).en)};
  if (known.empty()) return mend;
  return {known.zh + ":" + mend.zh, known.en + ": " + mend.en};
}

}  // namespace huiqi::check
