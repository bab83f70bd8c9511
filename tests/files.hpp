// Files for tests: reading, listing, and golden files that HUIQI_UPDATE_GOLDEN=1 rewrites.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "catch.hpp"

namespace huiqi::test {

inline std::string slurp(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Files of a folder with that ending, by name.
inline std::vector<std::filesystem::path> files_of(const std::filesystem::path& folder, const std::string& ending) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.is_regular_file() && entry.path().string().ends_with(ending)) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

inline void check_golden(const std::filesystem::path& path, const std::string& text) {
  if (std::getenv("HUIQI_UPDATE_GOLDEN") != nullptr) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
    return;
  }
  INFO("golden file " << path.string() << " (HUIQI_UPDATE_GOLDEN=1 rewrites it; read the difference first)");
  CHECK(slurp(path) == text);
}

extern const std::filesystem::path source;   ///< the project's folder
extern const std::filesystem::path command;  ///< the command `huiqi`; empty where it is not built

}  // namespace huiqi::test
