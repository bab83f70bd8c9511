// JSON as a person would write it: two-space indent, members in their order, numbers as they were written.
// Tests: tests/questions/blank_profile_test.cpp, tests/read/format_test.cpp
#pragma once

#include <string>

#include "read/json.hpp"

namespace huiqi::read {

std::string pretty(const Node& node);

/// A string in quotes, with the fewest escapes.
std::string quoted_json(std::string_view text);

}  // namespace huiqi::read
