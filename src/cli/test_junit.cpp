// JUnit XML, for build servers: a test suite a case file, a test case a case, the differences as its failure.
// The form is what Jenkins, GitLab and GitHub read: testsuites/testsuite/testcase/failure. See test_run.hpp.
#include <fmt/format.h>

#include <map>

#include "cli/test_run.hpp"

namespace huiqi::cli {
namespace {

/// Escaped for XML 1.0, text and attributes alike; characters that XML cannot hold are left out.
std::string escaped(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const auto byte = static_cast<unsigned char>(c);
    if (text.substr(i, 3) == "\xEF\xBF\xBE" || text.substr(i, 3) == "\xEF\xBF\xBF") {  // U+FFFE, U+FFFF
      i += 2;
    } else if (c == '&') {
      result += "&amp;";
    } else if (c == '<') {
      result += "&lt;";
    } else if (c == '>') {
      result += "&gt;";
    } else if (c == '"') {
      result += "&quot;";
    } else if (c == '\n' || c == '\t' || c == '\r') {
      result += fmt::format("&#{};", static_cast<int>(byte));
    } else if (byte >= 0x20 && byte != 0x7F) {
      result += c;
    }
  }
  return result;
}

std::string failure_of(const cases::Case& each, const cases::CaseResult& result, Language language) {
  std::string lines, first;
  for (const cases::Difference& difference : result.differences) {
    const std::string line =
        in({fmt::format("{}: 应为 {},实为 {}", difference.column, difference.expected.zh, difference.got.zh),
            fmt::format("{}: expected {}, got {}", difference.column, difference.expected.en, difference.got.en)},
           language);
    if (first.empty()) first = line;
    lines += fmt::format("{}: {}\n", where(each.file, difference.place), line);
    if (!difference.because.empty()) lines += fmt::format("    {}\n", in(difference.because, language));
  }
  return fmt::format("      <failure type=\"difference\" message=\"{}\">{}</failure>\n", escaped(first),
                     escaped(lines));
}

/// A file that could not be run is no green result.
std::string error_of(const Diagnostic& each, Language language) {
  const std::string place = where(each.file, each.place);
  return fmt::format(
      "    <testcase classname=\"{}\" name=\"{}\" file=\"{}\" line=\"{}\">\n      <error type=\"{}\" message=\"{}\">{}"
      "</error>\n    </testcase>\n",
      escaped(each.file), escaped(place), escaped(each.file), each.place.line, escaped(each.code),
      escaped(in(each.message, language)), escaped(to_string(each, language)));
}

}  // namespace

std::string junit_of(const TestRun& run, const std::vector<Diagnostic>& diagnostics, Language language) {
  std::map<std::string, std::string> broken;  // test cases, by file
  std::map<std::string, std::size_t> errors;
  std::size_t all = 0;
  for (const Diagnostic& each : diagnostics) {
    if (each.severity != Severity::error) continue;
    ++errors[each.file];
    ++all;
    broken[each.file] += error_of(each, language);
  }
  std::string text = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"huiqi test\" tests=\"{}\" failures=\"{}\" "
      "errors=\"{}\">\n",
      run.cases() + all, run.failed(), all);
  for (const auto& [file, cases] : broken) {
    text += fmt::format(
        "  <testsuite name=\"{}\" tests=\"{}\" failures=\"0\" errors=\"{}\" skipped=\"0\">\n{}  </testsuite>\n",
        escaped(file), errors[file], errors[file], cases);
  }
  for (const RunFile& file : run.files) {
    std::size_t failed = 0;
    for (const cases::CaseResult& result : file.results) failed += result.passed() ? 0 : 1;
    text += fmt::format("  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"0\">\n",
                        escaped(file.file.file), file.results.size(), failed);
    for (std::size_t i = 0; i < file.results.size(); ++i) {
      const cases::Case& each = file.file.cases[i];
      text += fmt::format("    <testcase classname=\"{}.{}\" name=\"{}\" file=\"{}\" line=\"{}\"",
                          escaped(file.file.rule_set), escaped(each.provision), escaped(each.name), escaped(each.file),
                          each.place.line);
      text += file.results[i].passed()
                  ? "/>\n"
                  : fmt::format(">\n{}    </testcase>\n", failure_of(each, file.results[i], language));
    }
    text += "  </testsuite>\n";
  }
  return text + "</testsuites>\n";
}

}  // namespace huiqi::cli
