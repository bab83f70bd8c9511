// The codes that a profile uses: areas (GB/T 2260), industries (GB/T 4754-2017), credit codes (GB 32100-2015).
// Tests: tests/profile/codes_test.cpp
#pragma once

#include <optional>
#include <string_view>

#include "huiqi/text.hpp"

namespace huiqi::profile {

/// The codes that a written code may stand for, both ends included.
struct CodeSpan {
  int low = 0;
  int high = 0;
};

/// "45", "4502", "450203", and "450200" for the whole city: spans of six-digit codes. Nothing for anything else.
std::optional<CodeSpan> area_span(std::string_view code);

/// "C", "36", "C36", "3612": spans of four-digit codes. Nothing for anything else, or a letter that is not the division's.
std::optional<CodeSpan> industry_span(std::string_view code);

/// "13-43" or "65": the four-digit codes of these divisions.
std::optional<CodeSpan> division_span(std::string_view divisions);

}  // namespace huiqi::profile
