// The short list: what a person acts on. The decisions by status, each with how much at most, what is missing or pending, who
// decides, and by when. Tests: tests/explain/table_test.cpp
#pragma once

#include <cstddef>
#include <string>

#include "huiqi/explain.hpp"
#include "huiqi/report.hpp"

namespace huiqi {

/// Ends in "\n". What is applied for comes first, what is refused last; within a status clause order. Titles are wrapped, never cut.
std::string short_list(const Report& report, const TableOptions& options, std::size_t width);

}  // namespace huiqi
