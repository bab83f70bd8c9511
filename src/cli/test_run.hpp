// What one run of `huiqi test` brought, and the forms it is written in.
// Text and JSON: test_report.cpp; coverage: test_coverage.cpp; JUnit: test_junit.cpp. Tests: tests/cli/transcripts/cases.txt
#pragma once

#include <map>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <utility>
#include <vector>

#include "cases/cases.hpp"
#include "cases/coverage.hpp"
#include "cases/generate.hpp"
#include "cli/exit_status.hpp"
#include "huiqi/text.hpp"

namespace huiqi::cli {

struct RunFile {
  cases::CaseFile file;
  std::vector<cases::CaseResult> results;  ///< one for each case
};

struct TestRun {
  std::vector<RunFile> files;
  std::map<std::string, std::unique_ptr<cases::Coverage>> coverage;     ///< by rule set, of the confirmed cases
  std::map<std::string, std::unique_ptr<cases::Coverage>> with_drafts;  ///< and of all; null where there are no drafts

  std::size_t cases() const;
  std::size_t failed() const;
  std::size_t unconfirmed() const;  ///< drafts whose expectation nobody has confirmed
  bool full() const;                ///< of every rule set, whatever can be covered is, by confirmed cases
  /// Of all cases of a rule set, drafts too.
  cases::Coverage& coverage_of_all(const std::string& rule_set) const;
};

/// "file:line:column".
std::string where(const std::string& file, const Place& place);

// test_report.cpp
std::string text_of(const TestRun& run, const Engine& engine, bool list_coverage, Language language);
/// `drafts`: of --generate; null: none were asked for.
std::string json_of(const TestRun& run, nlohmann::ordered_json coverage, const nlohmann::ordered_json* drafts);

// test_coverage.cpp
/// One line of shares a rule set; where `listed`, what is missing below it, each with its place and the words.
std::string coverage_text(const TestRun& run, const Engine& engine, bool listed, Language language);
nlohmann::ordered_json coverage_json(const TestRun& run, const Engine& engine);

// test_generate.cpp
/// What `--generate` wrote.
struct Drafts {
  struct Set {
    std::string rule_set, file;
    std::size_t drafts = 0;
    std::vector<cases::NotFound> not_found;
  };
  std::vector<Set> sets;
};
/// Drafts for what the run left uncovered: to a file where there is one rule set, else to a folder that exists, a file a
/// rule set. The coverage of the run then counts them too.
ExitStatus write_drafts(TestRun& run, const Engine& engine, const std::string& path, bool force, Language language,
                        Drafts& drafts);
std::string text_of(const Drafts& drafts, const TestRun& run, const Engine& engine, Language language);
nlohmann::ordered_json json_of(const Drafts& drafts, const TestRun& run);

// test_coverage.cpp
/// One item and what is said of it: "file:line:column: name: words".
std::string line_of(const cases::Coverage& coverage, const Engine& engine, const cases::Item& item,
                    const std::string& said, Language language);
Text goal_words(cases::Goal goal);

// test_junit.cpp
/// A test suite a case file, a test case a case; each error for which a file could not be run is a test case with an error.
std::string junit_of(const TestRun& run, const std::vector<Diagnostic>& diagnostics, Language language);

}  // namespace huiqi::cli
