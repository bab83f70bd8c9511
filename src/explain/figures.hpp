// Neutral figures ("48000000.00", "-0.5%", "2026-05-20") as people read them, in both languages.
// Source: conventions of huiqi/report.hpp; money words: values/law_text.hpp. Tests: tests/explain/figures_test.cpp
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "huiqi/money.hpp"
#include "huiqi/report.hpp"
#include "huiqi/text.hpp"

namespace huiqi::figures {

/// "4800万元" / "CNY 48,000,000"; a figure that is none of its unit is shown as it is. "a–b" is a range.
Text words(Unit unit, std::string_view neutral);
Text words(Money money);
/// Money where it is written like money (two places), else none: for figures that came without their unit.
Unit unit_of(std::string_view neutral);
/// The size of a difference, without its sign: "200万元", "0.5个百分点", "12天".
Text margin(Unit unit, std::string_view neutral);
/// -1, 0 or 1 of a neutral figure.
int sign(std::string_view neutral);
/// Cut to so few places that nothing is left of it: "≈0%".
bool is_cut_to_zero(std::string_view neutral);
/// A formula with its money figures in words and its functions named: "min(20% × projects[].total_input 24000000.00, 5000000.00) = 4800000.00".
/// A fact is called by its label where `names` has one.
Text formula(std::string_view neutral, const std::vector<std::pair<std::string, Text>>& names = {});

}  // namespace huiqi::figures
