// See unknowns.hpp.
#include "check/unknowns.hpp"

#include <fmt/format.h>

namespace huiqi::check {

using language::Expr;
using language::ExprPtr;
using language::FactRef;
using language::Type;
using vocabulary::Fact;
using vocabulary::FactType;

namespace {

NearValue exactly(std::int64_t value) { return {Rational(value), Rational(0)}; }

VariableBounds between(std::int64_t low, std::int64_t high) { return {exactly(low), exactly(high), true}; }

}  // namespace

Unknowns::Unknowns(const vocabulary::Vocabulary& vocabulary, const language::RuleSet& set,
                   const vocabulary::SubjectKind* subject)
    : vocabulary_(vocabulary), set_(set), subject_(subject) {}

int Unknowns::take(Unknown unknown) {
  const auto [found, added] = by_key_.emplace(unknown.key, static_cast<int>(unknowns_.size()));
  if (added) unknowns_.push_back(std::move(unknown));
  return found->second;
}

/// The domain of a fact (docs/semantics.md "Facts"). Money is whole fen, counts, days, years and words are whole numbers.
VariableBounds Unknowns::bounds_of(const Fact& fact) const {
  VariableBounds bounds;
  if (fact.minimum) bounds.lower = NearValue{*fact.minimum, Rational(0)};
  if (fact.maximum) bounds.upper = NearValue{*fact.maximum, Rational(0)};
  switch (fact.type) {
    case FactType::yes_no:
      return between(0, 1);
    case FactType::determination:
      return between(0, 2);
    case FactType::enumeration:
    case FactType::text: {
      if (fact.enumeration < 0) return {std::nullopt, std::nullopt, true};
      const auto& words = vocabulary_.enumerations[static_cast<std::size_t>(fact.enumeration)];
      return between(words.open ? -1 : 0, static_cast<std::int64_t>(words.members.size()) - 1);
    }
    case FactType::money:
    case FactType::count:
      if (!bounds.lower && !fact.minimum && fact.type == FactType::count) bounds.lower = exactly(0);
      bounds.whole = true;
      return bounds;
    case FactType::date:
    case FactType::year:
    case FactType::area:
    case FactType::industry:
    case FactType::reference:
      bounds.whole = true;
      return bounds;
    case FactType::score:
      if (!bounds.lower) bounds.lower = exactly(0);
      if (!bounds.upper) bounds.upper = exactly(100);
      return bounds;
    default:
      return bounds;
  }
}

std::string Unknowns::path_of(const FactRef& fact, bool holder) const {
  std::string text = fact.from == FactRef::From::item ? "item" : fact.from == FactRef::From::subject ? "subject" : "";
  if (fact.from == FactRef::From::subject && subject_ != nullptr && !subject_->is_list)
    text = fmt::format("/{}", subject_->section);
  const std::size_t count = fact.path.size() - (holder && !fact.path.empty() ? 1 : 0);
  for (std::size_t i = 0; i < count; ++i) text += fmt::format("/{}", fact.path[i]);
  return text;
}

std::string Unknowns::holder_of(const FactRef& fact) const { return path_of(fact, true); }

std::string Unknowns::key_of(const FactRef& fact) const {
  return path_of(fact, false) + fmt::format("@{}:{}", static_cast<int>(fact.time.kind), fact.time.years);
}

bool Unknowns::may_not_exist(const FactRef& fact) const {
  for (std::size_t i = 0; i + 1 < fact.path.size(); ++i) {
    if (vocabulary_.facts[static_cast<std::size_t>(fact.path[i])].type == FactType::reference) return true;
  }
  const Fact& last = declared(fact);
  if (last.absent_is_none) return true;
  if (last.series != vocabulary::Series::none) return false;
  return last.type == FactType::date || last.type == FactType::score || last.type == FactType::reference ||
         last.type == FactType::enumeration || last.type == FactType::text;
}

int Unknowns::of_fact(const Expr& expr) {
  Unknown unknown;
  unknown.kind = Unknown::Kind::fact;
  unknown.key = "fact " + key_of(expr.fact);
  unknown.fact = expr.fact;
  unknown.type = expr.type;
  unknown.bounds = bounds_of(declared(expr.fact));
  return take(std::move(unknown));
}

int Unknowns::exists(const FactRef& fact) {
  Unknown unknown;
  unknown.kind = Unknown::Kind::exists;
  unknown.key = "exists " + key_of(fact);
  unknown.fact = fact;
  unknown.bounds = between(0, 1);
  return take(std::move(unknown));
}

int Unknowns::member(const FactRef& fact, int member) {
  Unknown unknown;
  unknown.kind = Unknown::Kind::member;
  unknown.key = fmt::format("member {} {}", key_of(fact), member);
  unknown.fact = fact;
  unknown.member = member;
  unknown.bounds = between(0, 1);
  return take(std::move(unknown));
}

int Unknowns::stated(const FactRef& fact) {
  Unknown unknown;
  unknown.kind = Unknown::Kind::stated;
  unknown.key = "stated " + key_of(fact);
  unknown.fact = fact;
  unknown.bounds = between(0, 1);
  return take(std::move(unknown));
}

/// Between the first and the last day on which the document is in force.
int Unknowns::as_of() {
  Unknown unknown;
  unknown.kind = Unknown::Kind::as_of;
  unknown.key = "as_of";
  unknown.type = Type::date;
  unknown.bounds.whole = true;
  unknown.bounds.lower = exactly(set_.in_force_from.days());
  if (set_.in_force_until) unknown.bounds.upper = exactly(set_.in_force_until->days());
  return take(std::move(unknown));
}

int Unknowns::reading(const Expr& expr) {
  Unknown unknown;
  unknown.kind = Unknown::Kind::reading;
  unknown.key = "reading " + expr.name;
  unknown.name = expr.name;
  unknown.bounds = between(0, static_cast<std::int64_t>(expr.args.size()) - 1);
  return take(std::move(unknown));
}

int Unknowns::some(const Expr& expr) {
  Unknown unknown;
  unknown.kind = Unknown::Kind::some;
  unknown.key = key_of(expr);
  unknown.fact = expr.fact;
  unknown.expr = &expr;
  unknown.bounds = between(0, 2);
  return take(std::move(unknown));
}

/// A count is a whole number from 0; any other fold of money and counts is not negative where what it folds is not.
int Unknowns::fold(const Expr& expr) {
  Unknown unknown;
  unknown.kind = Unknown::Kind::fold;
  unknown.key = key_of(expr);
  unknown.fact = expr.fact;
  unknown.expr = &expr;
  unknown.type = expr.type;
  if (expr.fold == language::Fold::count) {
    unknown.bounds = {exactly(0), std::nullopt, true};
  } else if (expr.args.size() > 1 && expr.args[1]->op == language::Op::fact) {
    const VariableBounds bounds = bounds_of(declared(expr.args[1]->fact));
    const bool positive = bounds.lower && bounds.lower->value.sign() >= 0;
    if (positive) unknown.bounds.lower = exactly(0);
    if (positive && expr.fold != language::Fold::sum) unknown.bounds = {bounds.lower, bounds.upper, false};
    unknown.bounds.whole = bounds.whole && expr.fold != language::Fold::mean;
  }
  return take(std::move(unknown));
}

int Unknowns::other(const std::string& key, Type type, const VariableBounds& bounds) {
  Unknown unknown;
  unknown.key = "other " + key;
  unknown.type = type;
  unknown.bounds = bounds;
  return take(std::move(unknown));
}

std::string Unknowns::key_of(const Expr& expr) const {
  std::string key = fmt::format("({} {} {}", static_cast<int>(expr.op), static_cast<int>(expr.comparison),
                                static_cast<int>(expr.fold));
  for (const FactRef* fact : {&expr.fact, &expr.second, &expr.third}) {
    if (!fact->path.empty()) key += " " + key_of(*fact);
  }
  key += " " + expr.number.to_fraction() + " " + expr.low.to_fraction() + " " + expr.high.to_fraction();
  key += fmt::format(" {}y{}m{}d {} {} {} {} {} {}", expr.period.years, expr.period.months, expr.period.days,
                     expr.index, expr.month, expr.day, expr.outcome_level, expr.name, expr.absent_is_empty);
  for (const int member : expr.members) key += fmt::format(",{}", member);
  key += "|";
  for (const int member : expr.elsewhere) key += fmt::format(",{}", member);
  if (expr.op == language::Op::always) key += expr.text.zh;
  for (const ExprPtr& arg : expr.args) {
    if (arg) key += key_of(*arg);
  }
  return key + ")";
}

}  // namespace huiqi::check
