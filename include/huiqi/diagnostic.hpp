// What is wrong with an input, where, and what to write instead.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "huiqi/text.hpp"

namespace huiqi {

enum class Severity { error, warning };

/// A place in an input. Line and column count from 1 (columns in characters, not bytes);
/// 0 means that the input has no lines (a profile built in code).
struct Place {
  std::uint32_t line = 0;
  std::uint32_t column = 0;

  friend bool operator==(const Place&, const Place&) = default;
};

/// One located message. Broken input never throws: readers return all of its diagnostics at once.
struct Diagnostic {
  Severity severity = Severity::error;
  std::string code;  ///< stable, lower_snake_case, e.g. "unknown_fact"
  std::string file;  ///< as the caller named the input
  Place place;
  std::string path;                  ///< where in the document, e.g. "projects[1].total_input"; may be empty
  Text message;                      ///< what is wrong and why it matters
  Text suggestion;                   ///< what to write instead; may be empty
  std::string other_file;            ///< for contradictions and duplicates: the file of the other place
  std::optional<Place> other_place;  ///< for contradictions and duplicates: the other place
};

/// "file:line:column: error: message (suggestion) [code]", one line, no newline at its end.
std::string to_string(const Diagnostic& diagnostic, Language language);

/// A value, or the reasons why there is none. `diagnostics` may hold warnings beside a value.
template <class T>
struct Result {
  std::optional<T> value;
  std::vector<Diagnostic> diagnostics;

  explicit operator bool() const { return value.has_value(); }
  T& operator*() { return *value; }
  const T& operator*() const { return *value; }
  T* operator->() { return &*value; }
  const T* operator->() const { return &*value; }
};

inline bool has_errors(const std::vector<Diagnostic>& diagnostics) {
  for (const Diagnostic& each : diagnostics) {
    if (each.severity == Severity::error) return true;
  }
  return false;
}

}  // namespace huiqi
