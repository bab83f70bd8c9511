// Rejected rows, a JSON line each: where the row stands, why it was refused, and its text, so that it can be put right and read again.
// Format: docs/batch.md. Tests: tests/batch/mutilated_test.cpp
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "huiqi/diagnostic.hpp"

namespace huiqi::batch {

struct Reject {
  std::string_view file;
  std::uint64_t line = 0, offset = 0;
  std::string_view text;
  bool cut = false;  ///< the text is only the row's beginning
};

/// Warnings are left out; of very many reasons the first ones are given and the others counted.
void put_reject(const Reject& reject, const std::vector<Diagnostic>& reasons, std::string& out);

}  // namespace huiqi::batch
