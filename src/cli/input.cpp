// Reading profiles and the as-of date. See input.hpp.
#include "cli/input.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <fmt/format.h>

#include <chrono>

#include "cli/verb.hpp"
#include "read/json.hpp"
#include "values/law_text.hpp"

namespace huiqi::cli {

std::string input_name(const std::string& path) { return path == "-" ? "<stdin>" : path; }

std::optional<std::string> read_input(const std::string& path, const std::string& name,
                                      std::vector<Diagnostic>& diagnostics) {
  if (path != "-") return read::read_file(path, read::Limits{}, diagnostics);
  std::vector<Diagnostic> found;
  const bool held = (::fcntl(STDIN_FILENO, F_GETFL) & O_ACCMODE) == O_WRONLY;  // it was closed: see main.cpp
  auto text = read::read_file(held ? "/dev/fd/closed" : "/dev/stdin", read::Limits{}, found);
  for (Diagnostic& each : found) {
    each.file = name;
    if (each.code == "file_missing") {
      each.message = {"标准输入已关闭", "standard input is closed"};
      each.suggestion = {};
    }
  }
  diagnostics.insert(diagnostics.end(), found.begin(), found.end());
  return text;
}

Date today() {
  using namespace std::chrono;
  return *Date::from_days(floor<days>(system_clock::now() + hours(8)).time_since_epoch().count());
}

std::optional<Date> day_option(const std::string& option, const std::string& written) {
  if (written.empty()) return std::nullopt;
  const Parsed<Date> day = parse_date(written);
  if (day.value) return day.value;
  const bool helped = !day.suggestion.empty();
  throw UsageError{{fmt::format("{}:{}{}{}", option, day.problem.zh, helped ? ";" : "", day.suggestion.zh),
                    fmt::format("{}: {}{}{}", option, day.problem.en, helped ? "; " : "", day.suggestion.en)}};
}

std::optional<Date> as_of_option(const std::string& written) { return day_option("--as-of", written); }

}  // namespace huiqi::cli
