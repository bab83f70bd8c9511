// See output.hpp. Streams of C are used because they report a failed write with its reason.
#include "cli/output.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <set>
#include <string>
#include <system_error>

#include "read/suggest.hpp"

namespace huiqi::cli {

ExitStatus print(std::string_view answer, Language language, ExitStatus otherwise) {
  errno = 0;
  const bool written =
      std::fwrite(answer.data(), 1, answer.size(), stdout) == answer.size() && std::fflush(stdout) == 0;
  if (written) return otherwise;
  const std::string reason = std::error_code(errno, std::generic_category()).message();
  complain({fmt::format("无法写出结果:{}", reason), fmt::format("the answer could not be written: {}", reason)},
           language);
  return not_completed;
}

void complain(const Text& message, Language language) {
  const std::string line = fmt::format("huiqi: {}\n", in(message, language));
  std::fwrite(line.data(), 1, line.size(), stderr);
}

void print(const std::vector<Diagnostic>& diagnostics, Language language) {
  std::string lines;
  for (const Diagnostic& each : without_repetitions(diagnostics)) lines += to_string(each, language) + "\n";
  std::fwrite(lines.data(), 1, lines.size(), stderr);
}

void print_errors(std::vector<Diagnostic> diagnostics, Language language) {
  std::erase_if(diagnostics, [](const Diagnostic& each) { return each.severity == Severity::warning; });
  print(diagnostics, language);
}

std::vector<Diagnostic> without_repetitions(const std::vector<Diagnostic>& diagnostics) {
  std::vector<Diagnostic> once;
  std::set<std::string> said;
  for (const Diagnostic& each : diagnostics) {
    if (said.insert(to_string(each, Language::en)).second) once.push_back(each);
  }
  return once;
}

std::string padded(const std::string& text, std::size_t width) {
  const std::size_t taken = read::display_width(text);
  return taken < width ? text + std::string(width - taken, ' ') : text;
}

std::string cut(const std::string& text, std::size_t width) {
  if (read::display_width(text) <= width || width == 0) return text;
  std::string kept = text;
  while (!kept.empty() && read::display_width(kept) + 1 > width) {
    while (!kept.empty() && (static_cast<unsigned char>(kept.back()) & 0xC0) == 0x80) kept.pop_back();
    if (!kept.empty()) kept.pop_back();
  }
  return kept + "…";
}

}  // namespace huiqi::cli
