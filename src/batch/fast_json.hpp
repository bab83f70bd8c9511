// Rows of JSON the fast way: what is plain is read by simdjson; everything else is left to the ordinary reader, whose words for
// what is wrong are then the ones everybody knows. Numbers stay as they are written, as everywhere.
// Source: simdjson's On-Demand interface. Tests: tests/batch/fast_json_test.cpp (against read/json.hpp)
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "read/json.hpp"

namespace huiqi::batch {

/// Belongs to one thread; keeps its buffers from row to row.
class FastJson {
 public:
  FastJson();
  ~FastJson();
  FastJson(const FastJson&) = delete;
  FastJson& operator=(const FastJson&) = delete;

  /// An object as `read::parse` reads it, but without places. Nothing where it is no JSON, and where it is unusual: a duplicate
  /// key, a number with an exponent or very many digits, deep nesting, a byte order mark.
  std::optional<read::Node> read(std::string_view text);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace huiqi::batch
