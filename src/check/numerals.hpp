// Characters and numerals of a clause: 1.4, 40, 二十, 一百五十万, 一亿二千万. Tests: tests/check/quantities_test.cpp
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "values/rational.hpp"

namespace huiqi::check {

using Characters = std::u32string;

Characters decode(std::string_view utf8);
std::string encode(const Characters& text);

bool is_digit(char32_t c);
/// Chinese numerals from `at` on; moves `at` behind them. Nothing where there are none.
std::optional<Rational> chinese_number(const Characters& text, std::size_t& at);
/// The same for digits with one decimal point.
std::optional<Rational> arabic_number(const Characters& text, std::size_t& at);

}  // namespace huiqi::check
