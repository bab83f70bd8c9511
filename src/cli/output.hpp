// Writing: answers to standard output, errors to standard error. An answer is put together first and written at once, so
// that nothing half-done is printed as if it were whole. Tests: tests/cli/transcripts/
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/exit_status.hpp"
#include "huiqi/diagnostic.hpp"
#include "huiqi/text.hpp"

namespace huiqi::cli {

/// `otherwise`, or `not_completed` with a message where standard output cannot take it (full disk, closed pipe).
ExitStatus print(std::string_view answer, Language language, ExitStatus otherwise = done);
/// One line "huiqi: …" on standard error.
void complain(const Text& message, Language language);
/// One line each on standard error; what was said before is not said again.
void print(const std::vector<Diagnostic>& diagnostics, Language language);
/// The errors alone: for verbs that only use the rule sets; `huiqi check` shows their warnings.
void print_errors(std::vector<Diagnostic> diagnostics, Language language);
/// Without repetitions (a definition that is used twice is read twice), in their order.
std::vector<Diagnostic> without_repetitions(const std::vector<Diagnostic>& diagnostics);

/// Filled up with blanks to `width` columns of the terminal (never cut).
std::string padded(const std::string& text, std::size_t width);
/// At most `width` columns, the cut marked by "…".
std::string cut(const std::string& text, std::size_t width);

}  // namespace huiqi::cli
