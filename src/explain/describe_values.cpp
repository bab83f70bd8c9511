// Values in words. See describe.hpp.
#include <fmt/format.h>

#include <algorithm>

#include "explain/describe.hpp"
#include "explain/messages.hpp"
#include "read/suggest.hpp"
#include "values/law_text.hpp"

namespace huiqi::describe {

using language::Expr;
using language::FactRef;
using language::Op;
using messages::both;
using messages::fill;

namespace {

/// "a + b + c".
Text between(const std::vector<Text>& parts, const Text& sign) {
  Text words;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) {
      words.zh += sign.zh;
      words.en += sign.en;
    }
    words.zh += parts[i].zh;
    words.en += parts[i].en;
  }
  return words;
}

std::string period_zh(const Period& period) {
  std::string text;
  if (period.years != 0) text += fmt::format("{}年", period.years);
  if (period.months != 0) text += fmt::format("{}个月", period.months);
  if (period.days != 0 || text.empty()) text += fmt::format("{}日", period.days);
  return text;
}

std::string period_en(const Period& period) {
  std::string text;
  const auto add = [&](int count, const char* unit) {
    if (count == 0) return;
    text += fmt::format("{}{} {}{}", text.empty() ? "" : " ", count, unit, count == 1 ? "" : "s");
  };
  add(period.years, "year");
  add(period.months, "month");
  add(period.days, "day");
  return text.empty() ? "0 days" : text;
}

messages::Message fold_words(language::Fold fold) {
  switch (fold) {
    case language::Fold::count:
      return {"{0}的个数", "the number of {0}"};
    case language::Fold::sum:
      return {"{0}的{1}之和", "the sum of {1} over {0}"};
    case language::Fold::mean:
      return {"{0}的{1}的平均", "the mean of {1} over {0}"};
    case language::Fold::least:
      return {"{0}的{1}中最小者", "the least {1} among {0}"};
    case language::Fold::greatest:
      return {"{0}的{1}中最大者", "the greatest {1} among {0}"};
    case language::Fold::earliest:
      return {"{0}的{1}中最早者", "the earliest {1} among {0}"};
    case language::Fold::latest:
      return {"{0}的{1}中最晚者", "the latest {1} among {0}"};
  }
  return {"{0}", "{0}"};
}

}  // namespace

Text Describer::member(int enumeration, int ordinal) {
  if (enumeration < 0) return both(fmt::format("#{}", ordinal));
  const auto& members = vocabulary_.enumerations[static_cast<std::size_t>(enumeration)].members;
  return ordinal >= 0 && static_cast<std::size_t>(ordinal) < members.size()
             ? members[static_cast<std::size_t>(ordinal)].label
             : both("?");
}

Text Describer::constant(const Expr& value) {
  switch (value.type) {
    case language::Type::money:
      return {yuan_words_zh(value.number), yuan_words_en(value.number)};
    case language::Type::rate:
      return both(percent_text(value.number));
    case language::Type::date: {
      const auto day = value.number.floor();
      const auto date = day ? Date::from_days(*day) : std::nullopt;
      return both(date ? date->to_string() : "?");
    }
    case language::Type::word: {
      const auto ordinal = value.number.floor();
      return member(value.enumeration, ordinal ? static_cast<int>(*ordinal) : -1);
    }
    default:
      return both(value.number.to_decimal(6));
  }
}

Text Describer::fact(const FactRef& ref) {
  Text words = list(ref);
  if (ref.time.kind == language::TimeRef::Kind::absolute) {
    return fill({"{1}年{0}", "{0} of {1}"}, {words, both(std::to_string(ref.time.years))});
  }
  if (ref.time.kind == language::TimeRef::Kind::none) return words;
  if (ref.time.years == 0) return fill({"上年度{0}", "last year's {0}"}, {words});
  return fill(
      {"上年度的前{1}年{0}", "{0}, {1} before last year"},
      {words,
       {std::to_string(ref.time.years), fmt::format("{} year{}", ref.time.years, ref.time.years == 1 ? "" : "s")}});
}

Text Describer::list(const FactRef& ref) {
  if (ref.path.empty()) return both("?");
  std::vector<Text> labels;
  for (const int number : ref.path) labels.push_back(vocabulary_.facts[static_cast<std::size_t>(number)].label);
  return between(labels, both(" / "));
}

Text Describer::fold(const Expr& value) {
  Text over = list(value.fact);
  if (!value.args.empty() && value.args[0] && value.args[0]->op != Op::always) {
    over = fill({"{0}({1})", "{0} ({1})"}, {over, phrase(*value.args[0])});
  }
  const Text of = value.args.size() > 1 && value.args[1] ? this->value(*value.args[1]) : Text{};
  return fill(fold_words(value.fold), {over, of});
}

/// "若…则…;若…则…;否则…".
Text Describer::chosen(const Expr& value) {
  std::vector<Text> branches;
  for (std::size_t i = 0; i + 1 < value.args.size(); i += 2) {
    branches.push_back(fill({"若{0}:{1}", "if {0}: {1}"}, {phrase(*value.args[i]), this->value(*value.args[i + 1])}));
  }
  if (value.args.size() % 2 == 1)
    branches.push_back(fill({"否则:{0}", "otherwise: {0}"}, {this->value(*value.args.back())}));
  const Text sentence = between(branches, {";", "; "});
  return fill({"[{0}]", "[{0}]"}, {sentence});
}

/// Short ones are written out; longer ones get their name, and a line of their own in `named`.
Text Describer::let(const Expr& value) {
  constexpr std::size_t short_enough = 48;
  const Text name = both("〈" + value.name + "〉");
  const auto known =
      std::find_if(named_.begin(), named_.end(), [&](const auto& each) { return each.first == value.name; });
  if (known != named_.end()) return name;
  Text words = this->value(*value.args.front());
  if (read::display_width(words.zh) <= short_enough) return words;
  named_.emplace_back(value.name, std::move(words));
  return name;
}

std::vector<Line> Describer::named() {
  std::vector<Line> lines;
  for (const auto& [name, words] : named_)
    lines.push_back({0, "", "", "", fill({"〈{0}〉 = {1}", "〈{0}〉 = {1}"}, {both(name), words})});
  return lines;
}

Text Describer::value(const Expr& value) {
  if (!value.marks.label.empty()) return value.marks.label;
  std::vector<Text> parts;
  const auto take = [&] {
    for (const language::ExprPtr& arg : value.args) parts.push_back(this->value(*arg));
  };
  const auto first = [&] { return this->value(*value.args.front()); };
  switch (value.op) {
    case Op::constant:
      return constant(value);
    case Op::fact:
      return fact(value.fact);
    case Op::parameter: {
      const language::Parameter& parameter = set_.parameters[static_cast<std::size_t>(value.index)];
      if (parameter.value) return fill({"参数 {0}", "the parameter {0}"}, {both(parameter.name)});
      return fill({"未公布的数值({0})", "an unpublished figure ({0})"}, {both(parameter.name)});
    }
    case Op::as_of:
      return {"申报日", "the filing day"};
    case Op::last_year:
      return {"上年度", "last year"};
    case Op::prior_maximum:
      return fill({"{0}以前各年的最高值", "the highest {0} of all earlier years"}, {fact(value.fact)});
    case Op::sum:
      take();
      return between(parts, both(" + "));
    case Op::difference:
      take();
      return between(parts, both(" − "));
    case Op::product:
      take();
      return between(parts, both(" × "));
    case Op::quotient:
      take();
      return between(parts, both(" ÷ "));
    case Op::least:
      take();
      return fill({"较小者({0})", "the least of ({0})"}, {messages::join(parts)});
    case Op::greatest:
      take();
      return fill({"较大者({0})", "the greatest of ({0})"}, {messages::join(parts)});
    case Op::choose:
      return chosen(value);
    case Op::fold:
      return fold(value);
    case Op::plus:
      return fill({"{0}满{1}之日", "{0} + {1}"}, {first(), {period_zh(value.period), period_en(value.period)}});
    case Op::minus:
      return fill({"{0}前{1}", "{0} − {1}"}, {first(), {period_zh(value.period), period_en(value.period)}});
    case Op::year_of:
      return fill({"{0}所在年", "the year of {0}"}, {first()});
    case Op::day_after:
      return fill({"{0}次日", "the day after {0}"}, {first()});
    case Op::next_day:
      return fill(
          {"{0}起的第一个{1}", "the first {1} from {0}"},
          {first(),
           {fmt::format("{}月{}日", value.month, value.day), fmt::format("{:02}-{:02}", value.month, value.day)}});
    case Op::first_known:
      if (!value.name.empty()) return let(value);
      take();
      return parts.size() == 1 ? parts.front()
                               : fill({"{0}(依次取已填报的)", "the first stated of ({0})"}, {messages::join(parts)});
    case Op::reading: {
      for (std::size_t i = 0; i < value.args.size(); ++i) {
        parts.push_back(fill({"{0}:{1}", "{0}: {1}"}, {both(value.options[i]), this->value(*value.args[i])}));
      }
      return fill({"[按理解 {0}]", "[by reading: {0}]"}, {messages::join(parts)});
    }
    default:
      return phrase(value);
  }
}

}  // namespace huiqi::describe
