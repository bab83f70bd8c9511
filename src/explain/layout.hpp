// Text on a terminal: columns that stand under each other whatever the script, lines that fit, nothing that a name in a
// profile could do to the terminal. Width is that of read::display_width. Tests: tests/explain/layout_test.cpp
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "huiqi/report.hpp"

namespace huiqi::layout {

/// Without control characters, direction marks and bytes that are no UTF-8: line ends and tabs become a blank, the others "�".
std::string printable(std::string_view text);
/// Not wider than `width` columns; what is cut ends in "…".
std::string cut(std::string_view text, std::size_t width);
/// Filled with blanks to `width` columns; a wider text stays.
std::string pad(std::string text, std::size_t width, bool right = false);
/// Lines of at most `width` columns, the first behind `first`, the others behind as many blanks. Breaks at blanks and
/// beside Chinese characters, never before a closing mark; a longer word stands alone and is cut nowhere. Ends in "\n".
std::string wrap(std::string_view first, std::string_view text, std::size_t width);

enum class Colour { none, bold, dim, red, green, yellow, cyan };
Colour colour_of(Status status);
Colour colour_of(Outcome outcome);
std::string paint(const std::string& text, Colour colour, bool wanted);

struct Cell {
  std::string text;
  Colour colour = Colour::none;
};

struct Column {
  std::size_t width = 0;
  bool right = false;
};

/// One line, two blanks between columns, no blanks at its end; texts made printable and cut to their column. Ends in "\n".
std::string row(const std::vector<Cell>& cells, const std::vector<Column>& columns, bool colour);
/// The widest text of a column, at most `most`.
std::size_t fit(const std::vector<std::vector<Cell>>& rows, std::size_t column, std::size_t most);

}  // namespace huiqi::layout
