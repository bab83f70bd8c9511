// The figures in the words of a clause: 500万元, 1.4亿元, 15%, 百分之十, 3年(含), 一年以上, 40人, 前3年, 8月31日, 2027年12月底;
// and the drafting word that stands beside each of them (不低于 … , … 以上).
// Source: the ways of writing of the eight documents; boundaries: 民法典第1259条. Tests: tests/check/quantities_test.cpp
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "huiqi/report.hpp"
#include "values/rational.hpp"

namespace huiqi::check {

struct Quantity {
  enum class Kind {
    money,     ///< `value` in fen
    share,     ///< `value` of one: 15% is 0.15
    months,    ///< a period of years or months, in months
    days,      ///< a period of days
    number,    ///< of anything else: persons, points, square metres, places, or of nothing
    year,      ///< a calendar year
    month_day  ///< `value` is month × 100 + day
  };
  Kind kind = Kind::number;
  Rational value;
  Rational numeral;       ///< what stands before the unit: 3 of 3年
  Rational month_day;     ///< of a day: month × 100 + day, the day 0 where only the month is named; 0 of a bare year
  std::string measure;    ///< 人, 件, 家 …: the measure word of a number; empty where there is none
  std::string text;       ///< as written, with its unit
  bool counted = false;   ///< it has a unit of measure, so it is a figure and no part of a name (985高校)
  bool included = false;  ///< followed by (含)
  bool excluded = false;  ///< followed by (不含)
  std::string before, after;   ///< the drafting word before it and after it; empty where there is none
  bool shut_out = false;       ///< the clause is of those it is not for: 低于500万元的不予受理
  bool word_adjacent = false;  ///< the word before stands directly before the figure
};

/// Every figure of the text, in its order. Ordinals (第三条, 第7项) are no figures.
std::vector<Quantity> quantities_of(std::string_view text);

/// A literal of the rule language ("500万元", "15%", "3年", "2027-12-31", "08-31", or a number's digits); nothing for any
/// other text.
std::optional<Quantity> quantity_of_literal(std::string_view literal);

/// Whether the figure that a rule uses is the figure that the clause names.
bool same_figure(const Quantity& used, const Quantity& named);

/// What a drafting word says: 不低于 at_least, 以下 at_most …; a denied one the reverse (不应低于, 未超过, 没有达到); none for a word that says nothing about a boundary (为, 内).
Comparison comparison_of_word(std::string_view word);

}  // namespace huiqi::check
