// The words in which a mutant says what it makes of what, zh and en. See operators.hpp.
#include <fmt/format.h>

#include "mutate/operators.hpp"
#include "values/law_text.hpp"

namespace huiqi::mutate {

using language::Expr;
using language::Op;
using language::Type;

namespace {

struct NamedFamily {
  std::string_view name;
  Text words;
};

const NamedFamily& named(Family family) {
  static const NamedFamily all[family_count] = {{"comparison", {"比较", "comparisons"}},
                                                {"figure", {"数值", "figures and units"}},
                                                {"year", {"年度", "years"}},
                                                {"period", {"期间和日期", "periods and days"}},
                                                {"connective", {"联结", "connectives"}},
                                                {"membership", {"所列项", "listed words"}},
                                                {"judgement", {"裁量", "judgements"}},
                                                {"fold", {"汇总和算式", "folds and sums"}},
                                                {"reading", {"理解", "readings"}},
                                                {"grant", {"资助", "grants and caps"}},
                                                {"provision", {"条款", "provisions"}},
                                                {"document", {"文件", "the document"}}};
  return all[static_cast<int>(family)];
}

}  // namespace

std::string_view name(Family family) { return named(family).name; }
Text words(Family family) { return named(family).words; }

Text comparison_words(Comparison comparison) {
  switch (comparison) {
    case Comparison::at_least:
      return {"不低于", "at least"};
    case Comparison::at_most:
      return {"不超过", "at most"};
    case Comparison::less_than:
      return {"低于", "less than"};
    case Comparison::more_than:
      return {"超过", "more than"};
    default:
      return {"等于", "exactly"};
  }
}

Text figure_words(const Rational& number, Type type) {
  switch (type) {
    case Type::money:
      return {yuan_words_zh(number), yuan_words_en(number)};
    case Type::rate: {
      const std::string percent = percent_text(number);
      return {percent, percent};
    }
    case Type::date: {
      const auto days = number.floor();
      const auto day = days ? Date::from_days(*days) : std::nullopt;
      const std::string text = day ? day->to_string() : number.to_decimal(0);
      return {text, text};
    }
    default: {
      const std::string text = number.to_decimal(6);
      return {text, text};
    }
  }
}

Text member_words(const vocabulary::Vocabulary& vocabulary, int enumeration, int ordinal) {
  if (enumeration < 0) return {"?", "?"};
  const auto& members = vocabulary.enumerations[static_cast<std::size_t>(enumeration)].members;
  if (ordinal < 0 || static_cast<std::size_t>(ordinal) >= members.size()) return {"?", "?"};
  return members[static_cast<std::size_t>(ordinal)].label;
}

Text fact_words(const language::FactRef& fact, const vocabulary::Vocabulary& vocabulary) {
  if (fact.path.empty()) return {"事实", "a fact"};
  const Text& label = vocabulary.facts[static_cast<std::size_t>(fact.path.back())].label;
  if (fact.time.kind == language::TimeRef::Kind::none) return label;
  if (fact.time.kind == language::TimeRef::Kind::absolute)
    return {fmt::format("{}年{}", fact.time.years, label.zh), fmt::format("{} of {}", label.en, fact.time.years)};
  if (fact.time.years == 0) return {"上年度" + label.zh, "last year's " + label.en};
  return {fmt::format("上年度的前{}年{}", fact.time.years, label.zh),
          fmt::format("{} of last-{}", label.en, fact.time.years)};
}

Text period_words(const Period& period) {
  std::string zh, en;
  const auto add = [&](int count, const char* zh_unit, const char* en_unit) {
    if (count == 0) return;
    zh += fmt::format("{}{}", count, zh_unit);
    en += fmt::format("{}{} {}{}", en.empty() ? "" : " ", count, en_unit, count == 1 ? "" : "s");
  };
  add(period.years, "年", "year");
  add(period.months, "个月", "month");
  add(period.days, "日", "day");
  return zh.empty() ? Text{"0日", "0 days"} : Text{zh, en};
}

Text condition_words(const Expr& condition, const vocabulary::Vocabulary* vocabulary) {
  if (!condition.marks.label.empty()) return condition.marks.label;
  if (!condition.marks.quote.empty()) return {"“" + condition.marks.quote + "”", "“" + condition.marks.quote + "”"};
  if (vocabulary != nullptr && !condition.fact.path.empty()) return fact_words(condition.fact, *vocabulary);
  if (condition.op == Op::outcome) return {condition.name, condition.name};
  if (!condition.text.empty()) return condition.text;
  if (condition.op == Op::constant) return figure_words(condition.number, condition.type);
  if (condition.op == Op::as_of) return {"申请日", "the filing day"};
  if (!condition.marks.id.empty()) return {condition.marks.id, condition.marks.id};
  if (condition.op == Op::compare) {
    const Text left = condition_words(*condition.args[0], vocabulary);
    const Text right = condition_words(*condition.args[1], vocabulary);
    const Text middle = comparison_words(condition.comparison);
    return {left.zh + middle.zh + right.zh, left.en + " " + middle.en + " " + right.en};
  }
  for (const language::ExprPtr& arg : condition.args) {
    if (arg) return condition_words(*arg, vocabulary);
  }
  return {"条件", "a condition"};
}

Text dropped() { return {"删去", "dropped"}; }

}  // namespace huiqi::mutate
