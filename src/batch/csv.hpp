// Cells of a CSV record, each with its place; and cells written. Source: RFC 4180. Tests: tests/batch/rows_test.cpp
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "huiqi/diagnostic.hpp"

namespace huiqi::batch {

struct Cell {
  std::string text;  ///< unquoted, without blanks at its ends
  Place place;
};

/// Splits one record, of which the quoting is right (rows.hpp), that begins on `line`.
std::vector<Cell> cells_of(std::string_view record, std::uint64_t line);

/// Where a text is no UTF-8, in a place of its own (the first line is 1); nothing where it is.
std::optional<Diagnostic> utf8_problem(std::string_view text);

/// Appends a cell, quoted where it has to be.
void put_cell(std::string_view text, std::string& out);

}  // namespace huiqi::batch
