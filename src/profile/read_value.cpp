// Reads single values of a profile: money, shares, days, words, series, determinations.
// Forms: docs/profile.md. Tests: tests/profile/bad_test.cpp
#include <fmt/format.h>
#include <algorithm>

#include "profile/codes.hpp"
#include "profile/keys.hpp"
#include "profile/reading.hpp"

namespace huiqi::profile {
namespace {

using read::Node;
using vocabulary::Fact;
using vocabulary::FactType;
using vocabulary::Series;

bool is_none(const Node& node) { return node.is_string() && node.text == "none"; }

bool may_be_none(FactType type) {
  return type == FactType::date || type == FactType::score || type == FactType::reference ||
         type == FactType::enumeration || type == FactType::text;
}

void wrong_form(Reading& reading, const Node& node, const Fact& fact, const std::string& path, const Text& wanted) {
  reading.error(node.place, path, "wrong_form",
                {fmt::format("“{}”应为{},这里是{}", fact.name, wanted.zh, read::kind_name(node.kind).zh),
                 fmt::format("\"{}\" must be {}, not {}", fact.name, wanted.en, read::kind_name(node.kind).en)});
}

template <class T>
void report(Reading& reading, const Node& node, const std::string& path, const Parsed<T>& parsed) {
  reading.error(node.place, path, parsed.code.empty() ? "wrong_form" : parsed.code, parsed.problem).suggestion =
      parsed.suggestion;
}

/// The text of a number or string node; nothing (with an error) for any other.
const std::string* scalar_text(Reading& reading, const Node& node, const Fact& fact, const std::string& path,
                               const Text& wanted) {
  if (node.is_string() || node.is_number()) return &node.text;
  wrong_form(reading, node, fact, path, wanted);
  return nullptr;
}

std::string bound_text(const Fact& fact, const Rational& bound) {
  if (fact.type == FactType::money) return yuan_text(bound);
  if (fact.type == FactType::rate) return percent_text(bound);
  return bound.to_decimal(6);
}

bool within_bounds(Reading& reading, const Node& node, const Fact& fact, const Rational& value,
                   const std::string& path) {
  if (fact.minimum && value < *fact.minimum) {
    const bool negative = fact.minimum->is_zero();
    reading.error(
        node.place, path, negative ? "negative" : "below_minimum",
        negative ? Text{fmt::format("“{}”不能为负", fact.name), fmt::format("\"{}\" cannot be negative", fact.name)}
                 : Text{fmt::format("“{}”不能小于{}", fact.name, bound_text(fact, *fact.minimum)),
                        fmt::format("\"{}\" cannot be below {}", fact.name, bound_text(fact, *fact.minimum))});
    return false;
  }
  if (fact.maximum && value > *fact.maximum) {
    reading.error(node.place, path, "above_maximum",
                  {fmt::format("“{}”不能大于{}", fact.name, bound_text(fact, *fact.maximum)),
                   fmt::format("\"{}\" cannot be above {}", fact.name, bound_text(fact, *fact.maximum))});
    return false;
  }
  return true;
}

/// Money, share, count, number, score or year; in stored units.
std::optional<Rational> read_number(Reading& reading, const Node& node, const Fact& fact, const std::string& path) {
  static const Text wanted{"数值", "a number"};
  const std::string* text = scalar_text(reading, node, fact, path, wanted);
  if (text == nullptr) return std::nullopt;
  const Parsed<Rational> parsed = fact.type == FactType::money  ? parse_money(*text)
                                  : fact.type == FactType::rate ? parse_rate(*text)
                                                                : parse_number(*text);
  if (!parsed.value) {
    report(reading, node, path, parsed);
    return std::nullopt;
  }
  const bool whole = fact.type == FactType::count || fact.type == FactType::year;
  if (whole && !parsed.value->is_whole()) {
    reading.error(node.place, path, "not_whole",
                  {fmt::format("“{}”应为整数", fact.name), fmt::format("\"{}\" must be a whole number", fact.name)});
    return std::nullopt;
  }
  if (!within_bounds(reading, node, fact, *parsed.value, path)) return std::nullopt;
  return parsed.value;
}

std::optional<PeriodKey> period_key(const std::string& text) {
  const bool quarter = text.size() == 6 && text[4] == 'Q' && text[5] >= '1' && text[5] <= '4';
  if (text.size() != 4 && !quarter) return std::nullopt;
  const auto year = read::small_integer(std::string_view(text).substr(0, 4));
  if (!year || *year < 1900 || *year > 2999) return std::nullopt;
  return PeriodKey{*year, quarter ? text[5] - '0' : 0};
}

void read_series(Reading& reading, const Node& node, const Fact& fact, FactValue& into, const std::string& path) {
  if (!node.is_object()) {
    reading
        .error(node.place, path, "year_missing",
               {fmt::format("“{}”须逐年填写", fact.name), fmt::format("\"{}\" needs its years", fact.name)})
        .suggestion = {"写成 {\"2025\": …}", "write {\"2025\": …}"};
    return;
  }
  into.presence = Presence::known;
  for (const read::Member& member : node.members) {
    const std::string here = path + "." + member.key;
    const auto key = period_key(member.key);
    if (!key || (key->quarter != 0 && fact.series != Series::period)) {
      reading
          .error(member.place, here, "bad_year",
                 {fmt::format("“{}”不是年份", member.key), fmt::format("\"{}\" is not a year", member.key)})
          .suggestion = fact.series == Series::period
                            ? Text{"写成 \"2025\" 或 \"2025Q1\"", "write \"2025\" or \"2025Q1\""}
                            : Text{"写成 \"2025\"", "write \"2025\""};
      continue;
    }
    if (member.value.is_null()) continue;
    if (auto value = read_number(reading, member.value, fact, here)) into.more.edit().series.emplace_back(*key, *value);
  }
  auto& series = into.more.edit().series;
  std::sort(series.begin(), series.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
}

void read_determination(Reading& reading, const Node& node, const Fact& fact, FactValue& into,
                        const std::string& path) {
  if (node.is_boolean()) {
    into.presence = Presence::known;
    into.yes = node.boolean;
    return;
  }
  if (!node.is_object()) {
    return wrong_form(reading, node, fact, path, {"true、false 或 {\"value\": …}", "true, false or {\"value\": …}"});
  }
  read::Reporter reporter(reading.file, reading.diagnostics);
  reporter.allow_only(node, determination_keys());
  const Node* value = node.find("value");
  if (value == nullptr) reporter.require(node, "value", determination_keys().what());
  if (value == nullptr || value->is_null() || !reporter.expect(*value, Node::Kind::boolean, {"“value”", "\"value\""}))
    return;
  const auto stated = [&](const char* key) {
    const Node* text = node.find(key);
    return text == nullptr || text->is_null() ? std::string() : reporter.string_of(node, key);
  };
  into.presence = Presence::known;
  into.yes = value->boolean;
  into.more.edit().decided_on = reporter.date_of(node, "on");
  into.more.edit().decided_by = stated("by");
  into.more.edit().document = stated("document");
}

void unknown_word(Reading& reading, const Node& node, const vocabulary::Enumeration& enumeration,
                  const std::string& path) {
  Diagnostic& error = reading.error(
      node.place, path, "unknown_word",
      {fmt::format("“{}”不是可用的值", node.text), fmt::format("\"{}\" is not one of the values", node.text)});
  for (const vocabulary::Member& member : enumeration.members) {
    if (member.label.zh != node.text && member.label.en != node.text) continue;
    error.suggestion = {fmt::format("写成“{}”", member.name), fmt::format("write \"{}\"", member.name)};
    return;
  }
  error.suggestion = read::suggest(node.text, enumeration.names());
}

void read_word(Reading& reading, const Node& node, const Fact& fact, FactValue& into, const std::string& path) {
  if (!node.is_string()) return wrong_form(reading, node, fact, path, {"文字", "a word"});
  const vocabulary::Enumeration& enumeration =
      reading.vocabulary.enumerations[static_cast<std::size_t>(fact.enumeration)];
  const int ordinal = enumeration.find(node.text);
  if (ordinal < 0 && !enumeration.open) return unknown_word(reading, node, enumeration, path);
  into.presence = Presence::known;
  into.more.edit().text = node.text;
  into.number = Rational(ordinal);
}

void read_set(Reading& reading, const Node& node, const Fact& fact, FactValue& into, const std::string& path) {
  if (!node.is_array()) return wrong_form(reading, node, fact, path, {"列表", "a list of words"});
  const vocabulary::Enumeration& enumeration =
      reading.vocabulary.enumerations[static_cast<std::size_t>(fact.enumeration)];
  into.presence = Presence::known;
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    const Node& item = node.items[i];
    const std::string here = fmt::format("{}[{}]", path, i);
    if (!item.is_string()) {
      wrong_form(reading, item, fact, here, {"文字", "a word"});
      continue;
    }
    const int ordinal = enumeration.find(item.text);
    if (ordinal < 0)
      unknown_word(reading, item, enumeration, here);
    else
      into.set |= std::uint64_t{1} << ordinal;
  }
}

void read_code(Reading& reading, const Node& node, const Fact& fact, FactValue& into, const std::string& path) {
  const std::string* text = scalar_text(reading, node, fact, path, {"代码", "a code"});
  if (text == nullptr) return;
  const bool area = fact.type == FactType::area;
  const auto span = area ? area_span(*text) : industry_span(*text);
  if (!span) {
    reading
        .error(node.place, path, "bad_code",
               area ? Text{fmt::format("“{}”不是行政区划代码", *text), fmt::format("\"{}\" is not an area code", *text)}
                    : Text{fmt::format("“{}”不是行业代码(GB/T 4754-2017)", *text),
                           fmt::format("\"{}\" is not an industry code (GB/T 4754-2017)", *text)})
        .suggestion = area ? Text{"写成六位代码,例如 450203(柳州市鱼峰区)或 450200(柳州市)",
                                  "write six digits, e.g. 450203 or 450200"}
                           : Text{"写成门类字母加二至四位数字,例如 C3670 或 36", "write e.g. C3670 or 36"};
    return;
  }
  into.presence = Presence::known;
  into.more.edit().text = *text;
  into.number = Rational(span->low);
  into.further_codes = static_cast<std::int32_t>(span->high - span->low);
}

void read_credit_code(Reading& reading, const Node& node, const Fact& fact, FactValue& into, const std::string& path) {
  if (!node.is_string()) return wrong_form(reading, node, fact, path, {"文字", "a string"});
  switch (check_credit_code(node.text)) {
    case CreditCode::wrong_length:
      reading.error(node.place, path, "credit_code_length",
                    {"统一社会信用代码应为18位", "a unified social credit code has 18 characters"});
      return;
    case CreditCode::wrong_alphabet:
      reading.error(node.place, path, "credit_code_alphabet",
                    {"统一社会信用代码只用半角数字和大写字母,不用 I、O、Z、S、V",
                     "a unified social credit code uses ASCII digits and capitals without I, O, Z, S, V"});
      return;
    case CreditCode::wrong_check_digit:
      reading.warning(node.place, path, "credit_code_check",
                      {"统一社会信用代码的校验位不符(GB 32100-2015),请核对",
                       "the check character of the unified social credit code does not fit (GB 32100-2015)"});
      break;
    case CreditCode::right:
      break;
  }
  into.presence = Presence::known;
  into.more.edit().text = node.text;
}

/// The value in the unit of the target: money, a share, or a plain number; true counts as 1.
void read_indicators(Reading& reading, const Node& node, const Fact& fact, FactValue& into, const std::string& path) {
  if (!node.is_object()) return wrong_form(reading, node, fact, path, {"对象", "an object"});
  into.presence = Presence::known;
  std::vector<std::string> names;
  for (const auto& [id, unit] : reading.known.indicators) names.push_back(id);
  for (const read::Member& member : node.members) {
    const std::string here = path + "." + member.key;
    const auto known = reading.known.indicators.find(member.key);
    if (known == reading.known.indicators.end()) {
      reading
          .error(member.place, here, "unknown_indicator",
                 {fmt::format("没有指标“{}”", member.key), fmt::format("there is no indicator \"{}\"", member.key)})
          .suggestion = read::did_you_mean(member.key, names);
      continue;
    }
    if (member.value.is_null()) continue;
    if (member.value.is_boolean()) {
      into.more.edit().indicators[member.key] = Rational(member.value.boolean ? 1 : 0);
      into.more.edit().indicator_places[member.key] = member.value.place;
      continue;
    }
    Fact as_if = fact;
    as_if.name = member.key;
    as_if.type = known->second == Unit::money  ? FactType::money
                 : known->second == Unit::rate ? FactType::rate
                                               : FactType::count;
    as_if.minimum = Rational(0);
    if (known->second == Unit::rate) as_if.maximum = Rational(1);
    if (auto value = read_number(reading, member.value, as_if, here)) {
      into.more.edit().indicators[member.key] = *value;
      into.more.edit().indicator_places[member.key] = member.value.place;
    }
  }
}

void read_scalar(Reading& reading, const Node& node, const Fact& fact, FactValue& into, const std::string& path) {
  switch (fact.type) {
    case FactType::yes_no:
      if (!node.is_boolean()) return wrong_form(reading, node, fact, path, {"true 或 false", "true or false"});
      into.presence = Presence::known;
      into.yes = node.boolean;
      return;
    case FactType::determination:
      return read_determination(reading, node, fact, into, path);
    case FactType::date: {
      if (!node.is_string()) return wrong_form(reading, node, fact, path, {"日期 YYYY-MM-DD", "a day, YYYY-MM-DD"});
      const Parsed<Date> parsed = parse_date(node.text);
      if (!parsed.value) return report(reading, node, path, parsed);
      into.presence = Presence::known;
      into.number = Rational(parsed.value->days());
      return;
    }
    case FactType::enumeration:
      return read_word(reading, node, fact, into, path);
    case FactType::enumerations:
      return read_set(reading, node, fact, into, path);
    case FactType::area:
    case FactType::industry:
      return read_code(reading, node, fact, into, path);
    case FactType::credit_code:
      return read_credit_code(reading, node, fact, into, path);
    case FactType::indicators:
      return read_indicators(reading, node, fact, into, path);
    case FactType::text:
    case FactType::reference:
      if (!node.is_string()) return wrong_form(reading, node, fact, path, {"文字", "a string"});
      into.presence = Presence::known;
      into.more.edit().text = node.text;
      if (fact.type == FactType::reference) reading.references.push_back({node.text, node.place, path, fact.target});
      return;
    default:
      break;
  }
  if (auto value = read_number(reading, node, fact, path)) {
    into.presence = Presence::known;
    into.number = *value;
  }
}

}  // namespace

Diagnostic& Reading::error(Place place, const std::string& path, std::string code, Text message) {
  Diagnostic& added = diagnostics.emplace_back();
  added.code = std::move(code);
  added.file = file;
  added.place = place;
  added.path = path;
  added.message = std::move(message);
  return added;
}

Diagnostic& Reading::warning(Place place, const std::string& path, std::string code, Text message) {
  Diagnostic& added = error(place, path, std::move(code), std::move(message));
  added.severity = Severity::warning;
  return added;
}

void read_value(Reading& reading, const Node& node, const Fact& fact, FactValue& into, const std::string& path) {
  if (is_none(node) && (may_be_none(fact.type) && fact.series == Series::none)) {
    into.presence = Presence::none;
    return;
  }
  if (fact.series != Series::none) return read_series(reading, node, fact, into, path);
  if (node.is_object() && fact.is_numeric()) {
    reading.error(node.place, path, "not_a_series",
                  {fmt::format("“{}”不分年度,直接写数值", fact.name),
                   fmt::format("\"{}\" has no years; write the value itself", fact.name)});
    return;
  }
  read_scalar(reading, node, fact, into, path);
}

}  // namespace huiqi::profile
