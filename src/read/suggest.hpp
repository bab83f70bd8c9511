// "Did you mean": the nearest of the names that would have been right.
// Tests: tests/read/suggest_test.cpp
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace huiqi::read {

/// The candidate nearest to `written` (Damerau-Levenshtein over code points, case ignored), or empty where none is nearer
/// than a third of the length (at least 2 edits allowed for five characters or more; 1 below that). Ties: the first given.
std::string nearest(std::string_view written, const std::vector<std::string>& candidates);

/// Columns a text takes on a terminal: East Asian wide and full-width characters and emoji take 2, combining marks 0.
std::size_t display_width(std::string_view utf8);

}  // namespace huiqi::read
