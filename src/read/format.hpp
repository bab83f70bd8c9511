// The canonical layout of the project's JSON files, as `huiqi fmt` writes it. Definition: docs/fmt.md.
// Tests: tests/read/format_test.cpp
#pragma once

#include <string>
#include <string_view>

#include "read/json.hpp"

namespace huiqi::read {

/// `root` laid out anew: members in their order, numbers as written, strings with the fewest escapes. `text` is what it was
/// parsed from: its blank lines between members and items are kept, one at most. It ends in a newline.
std::string formatted(const Node& root, std::string_view text);

}  // namespace huiqi::read
