// JSON Schemas (draft-07) of the files that huiqi reads and writes, for editors and other programs. They are written from the
// tables that the readers use and from the loaded vocabulary and rule sets, so they name its facts, words and provisions, with
// zh and en descriptions. docs/editors.md.
#pragma once

#include <string>
#include <string_view>

#include "huiqi/engine.hpp"

namespace huiqi {

enum class SchemaOf { vocabulary, rules, profile, cases, report, what_if, windows, reviews, diff };
std::string_view name(SchemaOf);  ///< "vocabulary", …, "what-if", "windows", "reviews", "diff"

/// JSON text, UTF-8, two-space indent, newline at its end. The same engine gives the same bytes.
std::string json_schema(const Engine& engine, SchemaOf what);

}  // namespace huiqi
