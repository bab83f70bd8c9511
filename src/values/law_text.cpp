// Quantities as the law writes them, read into exact values, and written back for people.
// Source: conventions 1.6 (亿元 is 10^8 yuan, 万元 10^4), 1.2 (periods are calendar years, months, days); DESIGN section 1.1.
// What is refused is refused with the reason and, where the meaning is certain, with what to write instead.
// Tests: tests/values/law_text_test.cpp
#include "values/law_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace huiqi {
namespace {

constexpr std::int64_t kMostYuan = 1'000'000'000'000'000;
constexpr int kAllPlaces = 70;  // more than any decimal that parse_decimal takes can need

// ---- Refusals ----------------------------------------------------------------------------------------------------

template <class T>
Parsed<T> refuse(std::string code, Text problem, Text suggestion = {}) {
  return {std::nullopt, std::move(code), std::move(problem), std::move(suggestion)};
}

/// The same refusal where another type was wanted.
template <class T, class U>
Parsed<T> pass_on(Parsed<U> refused) {
  return refuse<T>(std::move(refused.code), std::move(refused.problem), std::move(refused.suggestion));
}

template <class T>
Parsed<T> accept(T value) {
  return {std::move(value), {}, {}, {}};
}

Text write_instead(std::string_view right) {
  if (right.empty()) return {};
  return {fmt::format("请写成“{}”", right), fmt::format("write \"{}\"", right)};
}

/// The text as a message shows it: not more than about forty bytes, cut between characters.
std::string shown(std::string_view text) {
  constexpr std::size_t most = 40;
  if (text.size() <= most) return std::string(text);
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return std::string(text.substr(0, end)) + "…";
}

// ---- Characters --------------------------------------------------------------------------------------------------

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

bool belongs_to_number(char c) { return is_digit(c) || c == '.' || c == '+' || c == '-'; }

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

std::size_t count_digits(std::string_view text) {
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) - text.begin());
}

/// Full-width forms (U+FF01 to U+FF5E) and the ideographic space (U+3000) as their ASCII twins; the rest as it is.
std::string half_width(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = [&](std::size_t offset) {
      return i + offset < text.size() ? static_cast<unsigned char>(text[i + offset]) : 0u;
    };
    const unsigned code = (byte(0) & 0x0Fu) << 12 | (byte(1) & 0x3Fu) << 6 | (byte(2) & 0x3Fu);
    const bool three_bytes = (byte(0) & 0xF0u) == 0xE0u && (byte(1) & 0xC0u) == 0x80u && (byte(2) & 0xC0u) == 0x80u;
    if (three_bytes && (code == 0x3000 || (code >= 0xFF01 && code <= 0xFF5E))) {
      result.push_back(code == 0x3000 ? ' ' : static_cast<char>(code - 0xFEE0));
      i += 2;
    } else {
      result.push_back(text[i]);
    }
  }
  return result;
}

/// Whether the digits around the commas are groups of three (or of four, as 万 counts), so that the commas mean nothing.
bool well_grouped(std::string_view digits, std::size_t group) {
  const std::size_t first = digits.find(',');
  if (first == 0 || first > group) return false;
  for (std::size_t comma = first; comma != std::string_view::npos; comma = digits.find(',', comma + 1)) {
    if (count_digits(digits.substr(comma + 1)) != group) return false;
  }
  return true;
}

/// The text without its thousands separators; empty where their meaning is not certain ("1,5").
std::string without_separators(std::string_view text) {
  const std::size_t start = text.find_first_of("0123456789,");
  const std::size_t length = std::min(text.find_first_not_of("0123456789,", start), text.size()) - start;
  const std::string_view digits = text.substr(start, length);
  const std::string_view rest = text.substr(start + length);
  if (rest.find(',') != std::string_view::npos) return {};
  if (!well_grouped(digits, 3) && !well_grouped(digits, 4)) return {};
  std::string result(text.substr(0, start + length));
  std::erase(result, ',');
  return result.append(rest);
}

Parsed<std::string_view> refuse_full_width(std::string_view text, std::string_view right) {
  return refuse<std::string_view>(
      "full_width",
      {fmt::format("“{}”含有全角字符，数字和符号须用半角", shown(text)),
       fmt::format("\"{}\" has full-width characters; digits and signs must be half-width (ASCII)", shown(text))},
      write_instead(right));
}

Parsed<std::string_view> refuse_empty() {
  return refuse<std::string_view>("empty", {"此处没有内容", "there is nothing here"});
}

/// The text without the blanks around it, unless it holds what no number may.
Parsed<std::string_view> clean_number(std::string_view written) {
  const std::string_view text = trim(written);
  if (text.empty()) return refuse_empty();
  if (text.find_first_of(",\xE3\xEF") == std::string_view::npos) return accept(text);
  const std::string half(trim(half_width(text)));
  const bool commas = half.find(',') != std::string::npos;
  const std::string plain = commas ? without_separators(half) : half;
  if (half != text) return refuse_full_width(text, plain.empty() ? half : plain);
  if (!commas) return accept(text);
  return refuse<std::string_view>(
      "thousands_separator",
      {fmt::format("“{}”含有逗号，数字中不能写千位分隔符", shown(text)),
       fmt::format("\"{}\" has a comma; numbers are written without thousands separators", shown(text))},
      write_instead(plain));
}

// ---- A number and its unit ---------------------------------------------------------------------------------------

/// How much of the text's beginning is a decimal as JSON writes it; 0 for nothing.
std::size_t decimal_length(std::string_view text) {
  const std::size_t sign = text.starts_with('-') ? 1 : 0;
  const std::size_t whole = count_digits(text.substr(sign));
  if (whole == 0 || (whole > 1 && text[sign] == '0')) return 0;
  std::size_t length = sign + whole;
  if (text.substr(length).starts_with('.')) {
    const std::size_t fraction = count_digits(text.substr(length + 1));
    if (fraction == 0) return 0;
    length += 1 + fraction;
  }
  const std::string_view rest = text.substr(length);
  if (!rest.starts_with('e') && !rest.starts_with('E')) return length;
  const std::size_t mark = rest.substr(1).starts_with('-') || rest.substr(1).starts_with('+') ? 2 : 1;
  const std::size_t exponent = count_digits(rest.substr(mark));
  return exponent == 0 ? 0 : length + mark + exponent;
}

/// "+5", "007" and ".5" as a decimal is written; empty where the text is wrong in another way.
std::string repaired_number(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  while (text.size() > 1 && text.front() == '0' && is_digit(text[1])) text.remove_prefix(1);
  std::string result = negative ? "-" : "";
  if (text.starts_with('.')) result.push_back('0');
  result.append(text);
  const std::size_t length = decimal_length(result);
  const std::string_view rest = trim(std::string_view(result).substr(length));
  return length == 0 || (!rest.empty() && belongs_to_number(rest.front())) ? std::string() : result;
}

/// "500 万元": views into the text, and the number's value.
struct Quantity {
  std::string_view text;
  std::string_view number;
  std::string_view unit;
  Rational value;
};

Parsed<Quantity> not_a_number(std::string_view text) {
  return refuse<Quantity>(
      "not_a_number",
      {fmt::format("“{}”不是十进制数，须用半角阿拉伯数字书写，如“12.5”", shown(text)),
       fmt::format("\"{}\" is not a decimal number in ASCII digits, such as \"12.5\"", shown(text))},
      write_instead(repaired_number(text)));
}

/// A number beyond the limits of `Rational::parse_decimal`.
Parsed<Quantity> beyond_limits(std::string_view number) {
  const std::size_t exponent = number.find_first_of("eE");
  const bool grows = exponent != std::string_view::npos && number[exponent + 1] != '-';
  const std::size_t sign = number.starts_with('-') ? 1 : 0;
  if (grows || count_digits(number.substr(sign)) > 30) {
    return refuse<Quantity>("too_large", {fmt::format("“{}”过大，无法精确计算", shown(number)),
                                          fmt::format("\"{}\" is too large to be computed exactly", shown(number))});
  }
  return refuse<Quantity>(
      "too_many_digits",
      {fmt::format("“{}”的有效数字超过30位，或小数位过多", shown(number)),
       fmt::format("\"{}\" has more than 30 significant digits, or too many decimals", shown(number))});
}

Parsed<Quantity> read_quantity(std::string_view written) {
  const Parsed<std::string_view> clean = clean_number(written);
  if (!clean.value) return pass_on<Quantity>(clean);
  const std::string_view text = *clean.value;
  const std::size_t length = decimal_length(text);
  if (length == 0) return not_a_number(text);
  const std::string_view number = text.substr(0, length);
  const std::string_view unit = trim(text.substr(length));
  if (!unit.empty() && belongs_to_number(unit.front())) return not_a_number(text);
  const std::optional<Rational> value = Rational::parse_decimal(number);
  if (!value) return beyond_limits(number);
  return accept(Quantity{text, number, unit, *value});
}

struct Scale {
  std::string_view word;
  std::int64_t factor;
};

/// Longer words first.
constexpr std::array<Scale, 12> kScales{{{"万亿", 1'000'000'000'000},
                                         {"千亿", 100'000'000'000},
                                         {"百亿", 10'000'000'000},
                                         {"十亿", 1'000'000'000},
                                         {"千万", 10'000'000},
                                         {"百万", 1'000'000},
                                         {"十万", 100'000},
                                         {"亿", 100'000'000},
                                         {"万", 10'000},
                                         {"千", 1'000},
                                         {"百", 100},
                                         {"十", 10}}};

/// The leading 万, 亿 and so on of a unit, taken off it; 1 where there is none.
std::int64_t take_scale(std::string_view& unit) {
  for (const Scale& scale : kScales) {
    if (!unit.starts_with(scale.word)) continue;
    unit.remove_prefix(scale.word.size());
    return scale.factor;
  }
  return 1;
}

template <class T>
Parsed<T> wrong_unit(const Quantity& quantity, const Text& wanted, std::string_view right) {
  return refuse<T>(
      "wrong_unit",
      {fmt::format("“{}”的单位“{}”不能用在这里，{}", shown(quantity.text), shown(quantity.unit), wanted.zh),
       fmt::format("the unit \"{}\" of \"{}\" does not belong here; {}", shown(quantity.unit), shown(quantity.text),
                   wanted.en)},
      write_instead(right));
}

// ---- Money -------------------------------------------------------------------------------------------------------

/// The factor of the three units that are read, and of none (yuan); 0 for any other.
std::int64_t money_factor(std::string_view unit) {
  if (unit.empty() || unit == "元") return 1;
  if (unit == "万元") return 10'000;
  return unit == "亿元" ? 100'000'000 : 0;
}

/// What is certainly money, though in a unit that is not read ("3千元", "500万"): as it should be written.
std::string right_money(const Quantity& quantity) {
  constexpr std::array<std::string_view, 8> yuan = {"", "元", "圆", "块", "块钱", "元整", "人民币", "元人民币"};
  std::string_view rest = quantity.unit;
  const std::int64_t factor = take_scale(rest);
  if (std::find(yuan.begin(), yuan.end(), rest) == yuan.end()) return {};
  const Rational fen = quantity.value * factor * 100;
  return fen.overflowed() || !fen.is_whole() ? std::string() : yuan_words_zh(fen);
}

Parsed<Rational> below_a_fen(const Quantity& quantity, const Rational& fen) {
  const std::optional<std::int64_t> whole = fen.sign() < 0 ? fen.ceil() : fen.floor();
  const std::string cut = whole && *whole != 0 ? yuan_text(*whole) + "元" : std::string();
  Text suggestion;
  if (!cut.empty())
    suggestion = {fmt::format("最多写到分，如“{}”", cut), fmt::format("write at most whole fen, such as \"{}\"", cut)};
  return refuse<Rational>("money_decimals",
                          {fmt::format("“{}”不足一分的部分无法计入，金额最小到分（两位小数）", shown(quantity.text)),
                           fmt::format("\"{}\" has a part smaller than a fen; money has at most two decimals of a yuan",
                                       shown(quantity.text))},
                          std::move(suggestion));
}

Parsed<Rational> too_much_money(std::string_view text) {
  return refuse<Rational>("too_large",
                          {fmt::format("“{}”超过一千万亿元，请核对金额和单位", shown(text)),
                           fmt::format("\"{}\" is more than 10^15 yuan; check the amount and its unit", shown(text))});
}

// ---- Periods -----------------------------------------------------------------------------------------------------

struct PeriodUnit {
  std::string_view word;
  int order;
  std::int32_t Period::*field;
  std::int64_t most;  ///< the whole calendar
};

constexpr std::array<PeriodUnit, 4> kPeriodUnits{{{"年", 0, &Period::years, 9'999},
                                                  {"个月", 1, &Period::months, 119'988},
                                                  {"日", 2, &Period::days, 3'652'059},
                                                  {"天", 2, &Period::days, 3'652'059}}};

struct OtherPeriodUnit {
  std::string_view word;
  std::int64_t factor;
  std::string_view unit;
};

/// Lengths of time that are clear, though not written as the law does.
constexpr std::array<OtherPeriodUnit, 6> kOtherPeriodUnits{{{"月", 1, "个月"},
                                                            {"季度", 3, "个月"},
                                                            {"个季度", 3, "个月"},
                                                            {"周", 7, "日"},
                                                            {"星期", 7, "日"},
                                                            {"个星期", 7, "日"}}};

const PeriodUnit* find_period_unit(std::string_view text) {
  const auto found = std::find_if(kPeriodUnits.begin(), kPeriodUnits.end(),
                                  [text](const PeriodUnit& unit) { return text.starts_with(unit.word); });
  return found == kPeriodUnits.end() ? nullptr : &*found;
}

/// A part of a period, such as "2年", with what is left of the text in `unit`.
Parsed<Period> refuse_period_unit(const Quantity& part, bool alone) {
  if (part.unit.empty()) {
    return refuse<Period>("missing_unit", {fmt::format("“{}”没有单位，须写明年、个月或日", shown(part.text)),
                                           fmt::format("\"{}\" has no unit; say 年 (years), 个月 (months) or 日 (days)",
                                                       shown(part.text))});
  }
  std::string right;
  for (const OtherPeriodUnit& other : kOtherPeriodUnits) {
    if (!alone || part.unit != other.word) continue;
    right = (part.value * other.factor).to_decimal(kAllPlaces) + std::string(other.unit);
  }
  return wrong_unit<Period>(
      part, {"期限只用年、个月、日（天）", "a period is in 年 (years), 个月 (months) or 日, 天 (days)"}, right);
}

Parsed<Period> refuse_period_number(const Quantity& part, const PeriodUnit& unit, bool alone) {
  if (part.value.sign() < 0) {
    return refuse<Period>("negative_period", {fmt::format("“{}”是负的期限", shown(part.text)),
                                              fmt::format("\"{}\" is a negative length of time", shown(part.text))});
  }
  if (part.value.is_whole()) {
    return refuse<Period>("too_large",
                          {fmt::format("“{}”长于整部公历（9999年）", shown(part.text)),
                           fmt::format("\"{}\" is longer than the calendar's 9999 years", shown(part.text))});
  }
  const Rational months = part.value * 12;
  const bool clear = alone && unit.order == 0 && months.is_whole();
  return refuse<Period>(
      "period_decimals",
      {fmt::format("“{}”不是整数，期限须以整的年、月、日计", shown(part.text)),
       fmt::format("\"{}\" is not whole; a period is in whole years, months and days", shown(part.text))},
      write_instead(clear ? months.to_decimal(0) + "个月" : std::string()));
}

Parsed<Period> refuse_period_order(std::string_view text) {
  return refuse<Period>(
      "period_order",
      {fmt::format("“{}”应依次写年、个月、日，每种最多一次", shown(text)),
       fmt::format("\"{}\" must give years, months and days in that order, each at most once", shown(text))});
}

// ---- Dates -------------------------------------------------------------------------------------------------------

/// Year, month and day, however they are parted: "2026/5/20", "2026年5月20日", "2026.5.20", "20260520".
struct LooseDate {
  int year = 0;
  int month = 0;
  int day = 0;
};

/// One or two digits (exactly two where `fixed`), taken off the text; -1 where there are none.
int take_two(std::string_view& text, bool fixed) {
  const std::size_t found = count_digits(text);
  const std::size_t count = std::min<std::size_t>(found, 2);
  if (count == 0 || (fixed && count != 2) || (!fixed && found > 2)) return -1;
  int number = 0;
  for (const char digit : text.substr(0, count)) number = number * 10 + (digit - '0');
  text.remove_prefix(count);
  return number;
}

bool take_separator(std::string_view& text, std::string_view word) {
  for (const std::string_view separator : {word, std::string_view("-"), std::string_view("/"), std::string_view(".")}) {
    if (!text.starts_with(separator)) continue;
    text.remove_prefix(separator.size());
    return true;
  }
  return false;
}

std::optional<LooseDate> read_loosely(std::string_view text) {
  const std::size_t leading = count_digits(text);
  const bool compact = leading == 8 && text.size() == 8;
  if (leading != 4 && !compact) return std::nullopt;
  const int century = take_two(text, true);
  LooseDate date;
  date.year = century * 100 + take_two(text, true);
  if (!compact && !take_separator(text, "年")) return std::nullopt;
  date.month = take_two(text, compact);
  if (!compact && !take_separator(text, "月")) return std::nullopt;
  date.day = take_two(text, compact);
  const bool ends = text.empty() || text == "日" || text == "号" || text.starts_with('T') || text.starts_with(' ');
  if (date.month < 0 || date.day < 0 || !ends) return std::nullopt;
  return date;
}

Parsed<Date> no_such_day(std::string_view text, const LooseDate& date) {
  std::string last;
  for (int day = 28; day <= 31 && date.day <= 31; ++day) {
    const std::optional<Date> candidate = Date::from_civil(date.year, date.month, day);
    if (candidate && day < date.day) last = candidate->to_string();
  }
  Text suggestion;
  if (!last.empty())
    suggestion = {fmt::format("该月最后一日是“{}”", last), fmt::format("that month's last day is \"{}\"", last)};
  return refuse<Date>(
      "no_such_day",
      {fmt::format("“{}”这一天不存在", shown(text)), fmt::format("there is no such day as \"{}\"", shown(text))},
      std::move(suggestion));
}

// ---- Words for people --------------------------------------------------------------------------------------------

/// "5000000" as "5,000,000".
std::string grouped(const std::string& digits) {
  std::string result;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && digits[i - 1] != '-' && (digits.size() - i) % 3 == 0) result.push_back(',');
    result.push_back(digits[i]);
  }
  return result;
}

/// In the unit, where there is at least one of it and four decimals suffice; otherwise empty.
std::string in_unit(const Rational& fen, std::int64_t fen_per_unit, std::string_view unit) {
  const Rational size = fen.sign() < 0 ? -fen : fen;
  const Rational count = fen / fen_per_unit;
  if (size < fen_per_unit || !(count * 10'000).is_whole()) return {};
  return count.to_decimal(4).append(unit);
}

}  // namespace

Parsed<Rational> parse_money(std::string_view text) {
  Parsed<Quantity> quantity = read_quantity(text);
  if (!quantity.value) return pass_on<Rational>(std::move(quantity));
  const std::int64_t factor = money_factor(quantity.value->unit);
  if (factor == 0) {
    return wrong_unit<Rational>(*quantity.value,
                                {"金额单位只用元、万元、亿元", "money is in 元, 万元 (10^4 yuan) or 亿元 (10^8 yuan)"},
                                right_money(*quantity.value));
  }
  const Rational yuan = quantity.value->value * factor;
  if (yuan.overflowed() || yuan > kMostYuan || yuan < -kMostYuan) return too_much_money(text);
  const Rational fen = yuan * 100;
  const std::optional<std::int64_t> whole = fen.floor();
  if (!whole || fen != *whole) return below_a_fen(*quantity.value, fen);
  return accept(Rational(*whole));
}

Parsed<Rational> parse_rate(std::string_view text) {
  Parsed<Quantity> quantity = read_quantity(text);
  if (!quantity.value) return pass_on<Rational>(std::move(quantity));
  const auto& [whole_text, number, unit, value] = *quantity.value;
  if (unit == "%") return accept(value / 100);
  if (!unit.empty()) {
    const std::string right = unit == "‰" ? (value / 10).to_decimal(kAllPlaces) + "%" : std::string();
    return wrong_unit<Rational>(*quantity.value,
                                {"比例写作百分数（如“15%”）或小数（如“0.15”）",
                                 "a share is a percentage (\"15%\") or a decimal fraction (\"0.15\")"},
                                right);
  }
  if (value <= 1 && value >= -1) return accept(value);
  return refuse<Rational>("missing_percent_sign",
                          {fmt::format("“{}”的绝对值大于1，可能漏写了百分号", shown(number)),
                           fmt::format("\"{}\" is above 1 in size; a percent sign seems to be missing", shown(number))},
                          write_instead(std::string(number) + "%"));
}

Parsed<Rational> parse_number(std::string_view text) {
  Parsed<Quantity> quantity = read_quantity(text);
  if (!quantity.value) return pass_on<Rational>(std::move(quantity));
  const auto& [whole_text, number, unit, value] = *quantity.value;
  if (unit.empty()) return accept(value);
  std::string_view counted = unit;
  const std::int64_t factor = take_scale(counted);
  const bool another_kind = counted == "%" || counted == "‰" || counted.starts_with("元");
  const std::string right = another_kind ? std::string() : (value * factor).to_decimal(kAllPlaces);
  return wrong_unit<Rational>(*quantity.value, {"此处只写数字", "only a bare number is written here"}, right);
}

Parsed<Period> parse_period(std::string_view text) {
  const Parsed<std::string_view> clean = clean_number(text);
  if (!clean.value) return pass_on<Period>(clean);
  if (*clean.value == "半年") {
    return refuse<Period>("not_a_number", {"“半年”须写成数字", "\"半年\" (half a year) must be written in digits"},
                          write_instead("6个月"));
  }
  Period period;
  int last_order = -1;
  for (std::string_view rest = *clean.value; !rest.empty();) {
    const std::size_t length = decimal_length(rest);
    if (length == 0 && last_order >= 0) return refuse_period_unit({*clean.value, {}, rest, {}}, false);
    if (length == 0) return pass_on<Period>(not_a_number(*clean.value));
    const std::string_view number = rest.substr(0, length);
    const std::optional<Rational> value = Rational::parse_decimal(number);
    if (!value) return pass_on<Period>(beyond_limits(number));
    rest = trim(rest.substr(length));
    const Quantity part{*clean.value, number, rest, *value};
    const bool alone = last_order < 0;
    const PeriodUnit* unit = find_period_unit(rest);
    if (unit == nullptr) return refuse_period_unit(part, alone);
    rest = trim(rest.substr(unit->word.size()));
    if (unit->order <= last_order) return refuse_period_order(*clean.value);
    if (value->sign() < 0 || !value->is_whole() || *value > unit->most) {
      return refuse_period_number(part, *unit, alone && rest.empty());
    }
    period.*(unit->field) = static_cast<std::int32_t>(*value->floor());
    last_order = unit->order;
  }
  return accept(period);
}

Parsed<Date> parse_date(std::string_view written) {
  const std::string_view text = trim(written);
  if (text.empty()) return pass_on<Date>(refuse_empty());
  const std::optional<Date> exact = Date::parse(text);
  if (exact) return accept(*exact);
  const std::string half(trim(half_width(text)));
  const std::optional<LooseDate> loose = read_loosely(half);
  const std::optional<Date> meant = loose ? Date::from_civil(loose->year, loose->month, loose->day) : std::nullopt;
  if (loose && !meant) return no_such_day(text, *loose);
  const std::string right = meant ? meant->to_string() : std::string();
  if (half != text) return pass_on<Date>(refuse_full_width(text, meant ? right : half));
  return refuse<Date>("date_form",
                      {fmt::format("“{}”不是“年-月-日”形式的日期，须写四位年、两位月、两位日", shown(text)),
                       fmt::format("\"{}\" is not a date in the form YYYY-MM-DD", shown(text))},
                      write_instead(right));
}

std::string yuan_text(const Rational& fen) {
  if (fen.overflowed() || !fen.is_whole()) return (fen / 100).to_decimal(4);
  const Int128 whole = fen.numerator() / fen.denominator();
  const int cents = static_cast<int>(whole % 100);
  return fmt::format("{}{}.{:02}", whole < 0 && whole > -100 ? "-" : "", to_string(whole / 100),
                     cents < 0 ? -cents : cents);
}

std::string yuan_words_zh(const Rational& fen) {
  if (fen.overflowed()) return "超出可计算范围";
  for (const auto& [size, unit] :
       {std::pair(std::int64_t{10'000'000'000}, "亿元"), std::pair(std::int64_t{1'000'000}, "万元")}) {
    std::string words = in_unit(fen, size, unit);
    if (!words.empty()) return words;
  }
  const Rational yuan = fen / 100;
  return (yuan.is_whole() ? yuan.to_decimal(0) : yuan_text(fen)) + "元";
}

std::string yuan_words_en(const Rational& fen) {
  if (fen.overflowed()) return "out of range";
  const Rational yuan = fen / 100;
  std::string digits = yuan.is_whole() ? yuan.to_decimal(0) : yuan_text(fen);
  const bool inexact = digits.starts_with("≈");
  if (inexact) digits.erase(0, std::string_view("≈").size());
  const std::size_t point = std::min(digits.find('.'), digits.size());
  return fmt::format("{}CNY {}{}", inexact ? "≈" : "", grouped(digits.substr(0, point)), digits.substr(point));
}

std::string percent_text(const Rational& share) { return (share * 100).to_decimal(4) + "%"; }

}  // namespace huiqi
