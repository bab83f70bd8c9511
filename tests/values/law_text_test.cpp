// Quantities as the law writes them: what is read, and what is refused with which code and which suggestion.
#include "values/law_text.hpp"

#include <random>

#include "catch.hpp"

using namespace huiqi;

namespace {

template <class T>
bool says_why(const Parsed<T>& parsed) {
  return !parsed.value && !parsed.code.empty() && !parsed.problem.zh.empty() && !parsed.problem.en.empty() &&
         parsed.suggestion.zh.empty() == parsed.suggestion.en.empty();
}

/// "value", or "code" of the refusal, followed by what is suggested in English.
template <class T>
std::string refusal(const Parsed<T>& parsed) {
  if (parsed.value) return "accepted";
  if (!says_why(parsed)) return "without words";
  return parsed.code + (parsed.suggestion.empty() ? "" : ": " + parsed.suggestion.en);
}

std::string fen(std::string_view text) {
  const Parsed<Rational> money = parse_money(text);
  return money.value ? money.value->to_fraction() : refusal(money);
}

std::string rate(std::string_view text) {
  const Parsed<Rational> share = parse_rate(text);
  return share.value ? share.value->to_fraction() : refusal(share);
}

std::string number(std::string_view text) {
  const Parsed<Rational> value = parse_number(text);
  return value.value ? value.value->to_decimal(9) : refusal(value);
}

std::string period(std::string_view text) {
  const Parsed<Period> value = parse_period(text);
  if (!value.value) return refusal(value);
  return std::to_string(value.value->years) + "-" + std::to_string(value.value->months) + "-" +
         std::to_string(value.value->days);
}

std::string date(std::string_view text) {
  const Parsed<Date> value = parse_date(text);
  return value.value ? value.value->to_string() : refusal(value);
}

}  // namespace

TEST_CASE("money in yuan, ten thousands and hundred millions", "[law_text]") {
  CHECK(fen("5000000") == "500000000");
  CHECK(fen("5000000.50") == "500000050");
  CHECK(fen("5000000元") == "500000000");
  CHECK(fen("500万元") == "500000000");
  CHECK(fen("500 万元") == "500000000");
  CHECK(fen(" 500万元\n") == "500000000");
  CHECK(fen("1.4亿元") == "14000000000");
  CHECK(fen("0") == "0");
  CHECK(fen("0.01") == "1");
  CHECK(fen("0.010") == "1");
  CHECK(fen("0.000001万元") == "1");
  CHECK(fen("-12.5") == "-1250");
  CHECK(fen("5e6") == "500000000");
  CHECK(parse_money("499.99万元").value->denominator() == 1);
}

TEST_CASE("money that is refused, and the right form", "[law_text]") {
  CHECK(fen("0.001") == "money_decimals");
  CHECK(fen("0.0000001万元") == "money_decimals");
  CHECK(fen("12.345") == "money_decimals: write at most whole fen, such as \"12.34元\"");
  CHECK(fen("-12.345") == "money_decimals: write at most whole fen, such as \"-12.34元\"");
  CHECK(fen("3千元") == "wrong_unit: write \"3000元\"");
  CHECK(fen("2千万元") == "wrong_unit: write \"2000万元\"");
  CHECK(fen("500万") == "wrong_unit: write \"500万元\"");
  CHECK(fen("1.4亿") == "wrong_unit: write \"1.4亿元\"");
  CHECK(fen("1万亿元") == "wrong_unit: write \"10000亿元\"");
  CHECK(fen("5%") == "wrong_unit");
  CHECK(fen("3年") == "wrong_unit");
  CHECK(fen("40人") == "wrong_unit");
  CHECK(fen("500万美元") == "wrong_unit");
  CHECK(fen("1000000000000000") == "100000000000000000");
  CHECK(fen("1000000000000000.01") == "too_large");
  CHECK(fen("-1000000000000001") == "too_large");
  CHECK(fen("10000001亿元") == "too_large");
  CHECK(fen("1" + std::string(40, '0')) == "too_large");
  CHECK(fen("1e31") == "too_large");
  CHECK(fen("99999999999999999999999999999e30") == "too_large");
  CHECK(fen("0." + std::string(45, '0') + "1") == "too_many_digits");
  CHECK(fen("五百万元") == "not_a_number");
  CHECK(fen("") == "empty");
  CHECK(fen("  ") == "empty");
  CHECK(fen("元") == "not_a_number");
  CHECK(fen("+5") == "not_a_number: write \"5\"");
  CHECK(fen("007元") == "not_a_number: write \"7元\"");
  CHECK(fen(".5万元") == "not_a_number: write \"0.5万元\"");
  CHECK(fen("5 000 000") == "not_a_number");
  CHECK(fen("1.2.3") == "not_a_number");
}

TEST_CASE("full-width digits and thousands separators are refused", "[law_text]") {
  CHECK(fen("５００万元") == "full_width: write \"500万元\"");
  CHECK(fen("5，000，000") == "full_width: write \"5000000\"");
  CHECK(fen("５．５　万元") == "full_width: write \"5.5 万元\"");
  CHECK(fen("5,000,000") == "thousands_separator: write \"5000000\"");
  CHECK(fen("-5,000,000.50元") == "thousands_separator: write \"-5000000.50元\"");
  CHECK(fen("500,0000元") == "thousands_separator: write \"5000000元\"");
  CHECK(fen("1,5") == "thousands_separator");
  CHECK(fen(",5") == "thousands_separator");
  CHECK(fen("50,00,000") == "thousands_separator");
  CHECK(rate("15％") == "full_width: write \"15%\"");
  CHECK(number("８９．９９") == "full_width: write \"89.99\"");
  CHECK(number("1,234.5") == "thousands_separator: write \"1234.5\"");
  CHECK(period("３年") == "full_width: write \"3年\"");
  CHECK(date("２０２６－０５－２０") == "full_width: write \"2026-05-20\"");
  CHECK(date("２０２６年５月２０日") == "full_width: write \"2026-05-20\"");

  const Parsed<Rational> refused = parse_money("５００万元");
  CHECK(refused.suggestion.zh == "请写成“500万元”");
  CHECK(refused.problem.zh == "“５００万元”含有全角字符，数字和符号须用半角");
}

TEST_CASE("shares", "[law_text]") {
  CHECK(rate("15%") == "3/20");
  CHECK(rate("15 %") == "3/20");
  CHECK(rate("0.2%") == "1/500");
  CHECK(rate("0.15") == "3/20");
  CHECK(rate("1") == "1");
  CHECK(rate("-1") == "-1");
  CHECK(rate("150%") == "3/2");
  CHECK(rate("15") == "missing_percent_sign: write \"15%\"");
  CHECK(rate("1.01") == "missing_percent_sign: write \"1.01%\"");
  CHECK(rate("-15") == "missing_percent_sign: write \"-15%\"");
  CHECK(rate("2‰") == "wrong_unit: write \"0.2%\"");
  CHECK(rate("5万元") == "wrong_unit");
  CHECK(rate("15%%") == "wrong_unit");
  CHECK(rate("百分之十五") == "not_a_number");
}

TEST_CASE("bare numbers", "[law_text]") {
  CHECK(number("89.99") == "89.99");
  CHECK(number("40") == "40");
  CHECK(number("-3") == "-3");
  CHECK(number("40人") == "wrong_unit: write \"40\"");
  CHECK(number("5万人") == "wrong_unit: write \"50000\"");
  CHECK(number("89.99%") == "wrong_unit");
  CHECK(number("5万元") == "wrong_unit");
  CHECK(number("四十") == "not_a_number");
}

TEST_CASE("periods", "[law_text]") {
  CHECK(period("3年") == "3-0-0");
  CHECK(period("1个月") == "0-1-0");
  CHECK(period("30日") == "0-0-30");
  CHECK(period("30天") == "0-0-30");
  CHECK(period("2年6个月") == "2-6-0");
  CHECK(period("1 年 2 个月 15 天") == "1-2-15");
  CHECK(period("0年") == "0-0-0");
  CHECK(period("9999年") == "9999-0-0");
  CHECK(period("3") == "missing_unit");
  CHECK(period("2年6") == "missing_unit");
  CHECK(period("6月") == "wrong_unit: write \"6个月\"");
  CHECK(period("2周") == "wrong_unit: write \"14日\"");
  CHECK(period("1个季度") == "wrong_unit: write \"3个月\"");
  CHECK(period("60个工作日") == "wrong_unit");
  CHECK(period("3小时") == "wrong_unit");
  CHECK(period("1年以上") == "wrong_unit");
  CHECK(period("半年") == "not_a_number: write \"6个月\"");
  CHECK(period("三年") == "not_a_number");
  CHECK(period("1.5年") == "period_decimals: write \"18个月\"");
  CHECK(period("0.3年") == "period_decimals");
  CHECK(period("-3年") == "negative_period");
  CHECK(period("6个月2年") == "period_order");
  CHECK(period("1日2天") == "period_order");
  CHECK(period("10000年") == "too_large");
  CHECK(period("99999999999999999999年") == "too_large");
  CHECK(period("") == "empty");
}

TEST_CASE("dates", "[law_text]") {
  CHECK(date("2026-05-20") == "2026-05-20");
  CHECK(date(" 2026-05-20 ") == "2026-05-20");
  CHECK(date("2026-02-30") == "no_such_day: that month's last day is \"2026-02-28\"");
  CHECK(date("2024-02-30") == "no_such_day: that month's last day is \"2024-02-29\"");
  CHECK(date("2026-04-31") == "no_such_day: that month's last day is \"2026-04-30\"");
  CHECK(date("2026-04-32") == "no_such_day");
  CHECK(date("2026-13-01") == "no_such_day");
  CHECK(date("2026-00-10") == "no_such_day");
  CHECK(date("2026-01-00") == "no_such_day");
  CHECK(date("0000-01-01") == "no_such_day");
  CHECK(date("2026/2/30") == "no_such_day: that month's last day is \"2026-02-28\"");
  for (const char* text : {"2026/5/20", "2026/05/20", "2026.5.20", "2026年5月20日", "2026年05月20号", "20260520",
                           "2026-5-20", "2026-05-20T08:00:00", "2026-05-20 08:00"}) {
    INFO(text);
    CHECK(date(text) == "date_form: write \"2026-05-20\"");
  }
  for (const char* text : {"2026年5月", "20/5/2026", "5/20", "2026", "202605200", "2026,5,20", "昨天", "2026-005-20"}) {
    INFO(text);
    CHECK(date(text) == "date_form");
  }
}

TEST_CASE("no text whatever breaks a reader, and every refusal has words in both languages", "[law_text]") {
  const std::vector<std::string> pieces = {"5",  "0",  "12", ".",    "-",    "+",        "e",    ",",
                                           "%",  " ",  "年", "个月", "日",   "元",       "万",   "亿",
                                           "５", "，", "％", "　",   "\xEF", "\xE3\x80", "\xFF", "/"};
  std::mt19937_64 random(3);
  int silent = 0;
  for (int round = 0; round < 100'000; ++round) {
    std::string text;
    for (std::uint64_t length = random() % 7; length > 0; --length) text += pieces[random() % pieces.size()];
    const auto good = [](const auto& parsed) { return parsed.value ? parsed.code.empty() : says_why(parsed); };
    if (!good(parse_money(text)) || !good(parse_rate(text)) || !good(parse_number(text))) ++silent;
    if (!good(parse_period(text)) || !good(parse_date(text))) ++silent;
  }
  CHECK(silent == 0);
  const Parsed<Rational> long_text = parse_money("五" + std::string(100'000, 'x'));
  CHECK(long_text.problem.en.size() < 200);
}

TEST_CASE("money for people", "[law_text]") {
  CHECK(yuan_text(500'000'000) == "5000000.00");
  CHECK(yuan_text(-5) == "-0.05");
  CHECK(yuan_text(-150) == "-1.50");
  CHECK(yuan_text(Rational::of(1000, 10)) == "1.00");
  CHECK(yuan_text(Rational::of(1, 2)) == "0.005");
  CHECK(yuan_text(Rational::of(10'000, 3)) == "≈33.3333");

  CHECK(yuan_words_zh(500'000'000) == "500万元");
  CHECK(yuan_words_zh(14'000'000'000) == "1.4亿元");
  CHECK(yuan_words_zh(499'990'000) == "499.99万元");
  CHECK(yuan_words_zh(499'999'999) == "4999999.99元");
  CHECK(yuan_words_zh(12'345'678'900) == "12345.6789万元");
  CHECK(yuan_words_zh(999'900) == "9999元");
  CHECK(yuan_words_zh(-500'000'000) == "-500万元");
  CHECK(yuan_words_zh(50) == "0.50元");
  CHECK(yuan_words_zh(0) == "0元");
  CHECK(yuan_words_zh(Rational::of(10'000, 3)) == "≈33.3333元");

  CHECK(yuan_words_en(500'000'000) == "CNY 5,000,000");
  CHECK(yuan_words_en(499'990'050) == "CNY 4,999,900.50");
  CHECK(yuan_words_en(-10'000'000) == "CNY -100,000");
  CHECK(yuan_words_en(10'000) == "CNY 100");
  CHECK(yuan_words_en(0) == "CNY 0");
  CHECK(yuan_words_en(Rational::of(1'000'000, 3)) == "≈CNY 3,333.3333");
}

TEST_CASE("what is written for people is read back as the same amount", "[law_text]") {
  std::mt19937_64 random(5);
  int wrong = 0;
  for (int round = 0; round < 50'000; ++round) {
    const std::int64_t amount = static_cast<std::int64_t>(random() >> (10 + random() % 50));
    const std::int64_t sign = round % 2 == 0 ? 1 : -1;
    if (amount > 100'000'000'000'000'000) continue;
    if (parse_money(yuan_words_zh(amount * sign)).value != Rational(amount * sign)) ++wrong;
    if (parse_money(yuan_text(amount * sign)).value != Rational(amount * sign)) ++wrong;
  }
  CHECK(wrong == 0);
}

TEST_CASE("shares for people", "[law_text]") {
  CHECK(percent_text(Rational::of(3, 20)) == "15%");
  CHECK(percent_text(Rational::of(2, 1000)) == "0.2%");
  CHECK(percent_text(Rational::of(199'980'001, 10'000'000'000)) == "≈1.9998%");
  CHECK(percent_text(Rational::of(1, 3)) == "≈33.3333%");
  CHECK(percent_text(0) == "0%");
}
