// Quantities as the law writes them: "1.4亿元", "500万元", "15%", "3年", "2026-05-20".
// Full-width digits and signs are refused with the half-width form suggested.
// Tests: tests/values/law_text_test.cpp
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "huiqi/date.hpp"
#include "huiqi/text.hpp"
#include "values/rational.hpp"

namespace huiqi {

/// A value, or why the text is none and what to write instead.
template <class T>
struct Parsed {
  std::optional<T> value;
  /// Of every kind of text: "empty", "full_width", "thousands_separator", "not_a_number", "too_large",
  /// "too_many_digits", "wrong_unit"; of one kind: "money_decimals", "missing_percent_sign", "missing_unit",
  /// "period_decimals", "negative_period", "period_order", "date_form", "no_such_day".
  std::string code;
  Text problem;
  Text suggestion;  ///< may be empty
};

/// Whole fen. The units are 元, 万元 and 亿元; a bare decimal is yuan: "5000000", "5000000.50", "5000000元", "500万元",
/// "1.4亿元". A blank between number and unit is allowed. Less than a fen ("0.001", "0.0000001万元") is
/// "money_decimals"; another unit ("3千元", "500万", "5%", "3年", "40人") is "wrong_unit", with the amount in a right unit
/// suggested where it is money; more than 10^15 yuan is "too_large". A negative amount is read as such.
Parsed<Rational> parse_money(std::string_view text);
/// A share: "15%", "0.2%", or a decimal fraction "0.15". A bare number above 1 in size ("15") is "missing_percent_sign"
/// with "15%" suggested.
Parsed<Rational> parse_rate(std::string_view text);
/// A bare decimal: "89.99", "40". With a unit or a percent sign: "wrong_unit".
Parsed<Rational> parse_number(std::string_view text);
/// "3年", "1个月", "30日", "30天", "2年6个月".
Parsed<Period> parse_period(std::string_view text);
/// "YYYY-MM-DD"; "no_such_day" for 2026-02-30, "date_form" for 2026/5/20 or 2026年5月20日, with the right form suggested.
Parsed<Date> parse_date(std::string_view text);

/// Yuan with two places, of a number of fen: exact. Of one that is not whole fen: `to_decimal(4)` of its yuan.
std::string yuan_text(const Rational& fen);
/// As people read it: "500万元", "1.4亿元", "499.99万元", "9999元", "0.50元": the largest unit of which there is at least
/// one and that needs at most four decimals. zh.
std::string yuan_words_zh(const Rational& fen);
/// "CNY 5,000,000", "CNY 4,999,900.50". en.
std::string yuan_words_en(const Rational& fen);
/// "15%", "0.2%", "≈1.9998%" (at most four decimals of a percent, cut towards zero and marked when inexact).
std::string percent_text(const Rational& share);

}  // namespace huiqi
