// The vocabulary and the rule sets that are compiled into the library: everything under rules/ but test cases and
// JSON Schemas. The definition is written at build time by cmake/EmbedRules.cmake.
#pragma once

#include <string_view>
#include <vector>

namespace huiqi::read {

struct EmbeddedFile {
  std::string_view path;  ///< relative to rules/, e.g. "guangxi/gx-etc-2025.json"
  std::string_view text;  ///< the whole file, its lines ended by LF
};

/// Sorted by path. Everything in it lives as long as the program.
const std::vector<EmbeddedFile>& embedded_files();

}  // namespace huiqi::read
