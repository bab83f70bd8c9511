// JSON written straight into a text: fast, and the same bytes every time. Tests: tests/batch/agree_test.cpp, mutilated_test.cpp
#pragma once

#include <fmt/format.h>

#include <optional>
#include <string>
#include <string_view>

#include "huiqi/money.hpp"
#include "huiqi/text.hpp"

namespace huiqi::batch {

/// A string in quotes, with the fewest escapes; bytes that are no UTF-8 become U+FFFD.
void put_string(std::string_view text, std::string& out);
/// A string, or null where it is empty.
void put_string_or_null(std::string_view text, std::string& out);
/// Yuan in quotes: "5000000.00".
void put_money(Money money, std::string& out);
void put_money(const std::optional<Money>& money, std::string& out);  ///< or null
/// {"zh":…,"en":…}
void put_text(const Text& text, std::string& out);

}  // namespace huiqi::batch
