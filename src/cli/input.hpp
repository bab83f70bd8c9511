// What the verbs that read a profile share. Tests: tests/cli/transcripts/
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "huiqi/date.hpp"
#include "huiqi/diagnostic.hpp"

namespace huiqi::cli {

/// "<stdin>" for "-", else the path.
std::string input_name(const std::string& path);
/// The profile's text, from a file or, at "-", from standard input.
std::optional<std::string> read_input(const std::string& path, const std::string& name,
                                      std::vector<Diagnostic>& diagnostics);
/// The civil date in UTC+8, the time of the documents.
Date today();
/// The day that an option was given; nothing where it is empty; a usage error where it is no day.
std::optional<Date> day_option(const std::string& option, const std::string& written);
/// The value of --as-of.
std::optional<Date> as_of_option(const std::string& written);

}  // namespace huiqi::cli
