// A diagnostic as one line of text, in the form that editors and terminals can jump to: "file:line:column: error: …".
// Form: that of GCC and Clang, with the words of the library's two languages.
// Tests: tests/read/json_test.cpp (section "one line of text")
#include "huiqi/diagnostic.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace huiqi {
namespace {

std::string located(const std::string& file, const Place& place) {
  if (place.line == 0) return file;
  const std::string name = file.empty() ? "" : file + ":";
  if (place.column == 0) return fmt::format("{}{}", name, place.line);
  return fmt::format("{}{}:{}", name, place.line, place.column);
}

std::string suggestion_part(const Diagnostic& diagnostic, Language language) {
  const std::string& words = in(diagnostic.suggestion, language);
  if (words.empty()) return "";
  return language == Language::zh ? fmt::format("（建议：{}）", words) : fmt::format(" (suggestion: {})", words);
}

std::string other_part(const Diagnostic& diagnostic, Language language) {
  if (!diagnostic.other_place) return "";
  const std::string& file = diagnostic.other_file.empty() ? diagnostic.file : diagnostic.other_file;
  const std::string place = located(file, *diagnostic.other_place);
  if (place.empty()) return "";
  return fmt::format(" ({} {})", language == Language::zh ? "另一处" : "other place", place);
}

/// What was quoted from an input must neither break the line nor steer the terminal.
std::string without_controls(std::string_view line) {
  std::string safe;
  for (const char each : line) {
    const auto byte = static_cast<unsigned char>(each);
    if (byte < 0x20 || byte == 0x7F) {
      safe += fmt::format("\\u{:04x}", byte);
    } else {
      safe += each;
    }
  }
  return safe;
}

}  // namespace

std::string to_string(const Diagnostic& diagnostic, Language language) {
  std::string line = located(diagnostic.file, diagnostic.place);
  if (!line.empty()) line += ": ";
  if (diagnostic.place.line == 0 && !diagnostic.path.empty()) line += diagnostic.path + ": ";
  line += diagnostic.severity == Severity::error ? "error: " : "warning: ";
  line += in(diagnostic.message, language);
  line += suggestion_part(diagnostic, language);
  line += other_part(diagnostic, language);
  line += fmt::format(" [{}]", diagnostic.code);
  return without_controls(line);
}

}  // namespace huiqi
