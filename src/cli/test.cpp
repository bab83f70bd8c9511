// huiqi test [PATH…]: runs the cases beside the rule sets and says, for each difference, what was expected and what came.
#include <fmt/format.h>

#include <filesystem>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>

#include "cases/cases.hpp"
#include "cli/output.hpp"
#include "cli/rule_files.hpp"
#include "cli/test_mutate.hpp"
#include "cli/verb.hpp"
#include "read/json.hpp"

namespace huiqi::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Arguments {
  std::vector<std::string> paths;
  bool coverage = false;
  MutateArguments mutate;
};

struct TestRun {
  std::vector<std::pair<cases::Case, cases::CaseResult>> failed;
  std::size_t cases = 0;
  std::size_t files = 0;
  std::map<std::string, cases::Coverage> coverage;  ///< by rule set
};

void run_file(const cases::CaseFile& file, const Engine& engine, TestRun& run) {
  cases::Coverage& coverage = run.coverage.try_emplace(file.rule_set, engine, file.rule_set).first->second;
  ++run.files;
  for (const cases::Case& each : file.cases) {
    ++run.cases;
    cases::CaseResult result = cases::run_case(engine, each, &coverage);
    if (!result.passed()) run.failed.emplace_back(each, std::move(result));
  }
}

std::string where(const std::string& file, const Place& place) {
  return fmt::format("{}:{}:{}", file, place.line, place.column);
}

std::string text_of(const cases::Case& each, const cases::CaseResult& result, Language language) {
  const std::string about = each.subject.empty() ? each.provision : each.provision + " " + each.subject;
  std::string text =
      fmt::format("{}: {} ({}, {})\n", where(each.file, each.place), each.name, about, each.as_of.to_string());
  for (const cases::Difference& difference : result.differences) {
    const Text pattern = {"应为 {},实为 {}", "expected {}, got {}"};
    text += fmt::format("  {}: {}", difference.column,
                        fmt::format(fmt::runtime(in(pattern, language)), in(difference.expected, language),
                                    in(difference.got, language)));
    text += fmt::format("  ({}:{})\n", difference.place.line, difference.place.column);
    if (!difference.because.empty()) text += fmt::format("      {}\n", in(difference.because, language));
  }
  return text;
}

std::string coverage_text(const TestRun& run, bool listed, Language language) {
  std::string text;
  for (const auto& [set, coverage] : run.coverage) {
    const auto never_met = coverage.never_met();
    const auto never_not_met = coverage.never_not_met();
    std::size_t unknown = 0, pending = 0;
    for (const auto& [id, seen] : coverage.seen()) {
      unknown += seen.unknown > 0;
      pending += seen.pending > 0;
    }
    const std::size_t all = coverage.seen().size();
    const Text line = {fmt::format("{}:条件 {} 个,曾满足 {} 个,曾不满足 {} 个,曾未知 {} 个,曾待定 {} 个\n", set, all,
                                   all - never_met.size(), all - never_not_met.size(), unknown, pending),
                       fmt::format("{}: conditions {}, seen met {}, not met {}, unknown {}, pending {}\n", set, all,
                                   all - never_met.size(), all - never_not_met.size(), unknown, pending)};
    text += in(line, language);
    if (!listed) continue;
    for (const std::string& id : never_met)
      text += fmt::format("  {} {}\n", in({"从未满足:", "never met:"}, language), id);
    for (const std::string& id : never_not_met)
      text += fmt::format("  {} {}\n", in({"从未不满足:", "never not met:"}, language), id);
  }
  return text;
}

std::string text_of(const TestRun& run, bool coverage, Language language) {
  std::string text;
  for (const auto& [each, result] : run.failed) text += text_of(each, result, language);
  text += in({fmt::format("案例 {} 个,文件 {} 个:通过 {} 个,不符 {} 个\n", run.cases, run.files,
                          run.cases - run.failed.size(), run.failed.size()),
              fmt::format("cases {}, files {}: passed {}, failed {}\n", run.cases, run.files,
                          run.cases - run.failed.size(), run.failed.size())},
             language);
  return text + coverage_text(run, coverage, language);
}

Json words(const Text& text) { return {{"zh", text.zh}, {"en", text.en}}; }

std::string json_of(const TestRun& run) {
  Json json = {{"files", run.files}, {"cases", run.cases}, {"failed", Json::array()}, {"coverage", Json::array()}};
  for (const auto& [each, result] : run.failed) {
    Json failed = {{"name", each.name},
                   {"file", each.file},
                   {"line", each.place.line},
                   {"provision", each.provision},
                   {"differences", Json::array()}};
    for (const cases::Difference& difference : result.differences) {
      failed["differences"].push_back({{"column", difference.column},
                                       {"line", difference.place.line},
                                       {"expected", words(difference.expected)},
                                       {"got", words(difference.got)},
                                       {"because", difference.because.empty() ? Json() : words(difference.because)}});
    }
    json["failed"].push_back(std::move(failed));
  }
  for (const auto& [set, coverage] : run.coverage) {
    json["coverage"].push_back({{"rule_set", set},
                                {"conditions", coverage.seen().size()},
                                {"never_met", coverage.never_met()},
                                {"never_not_met", coverage.never_not_met()}});
  }
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

ExitStatus test(Arguments arguments, const Common& common) {
  require_mutate(arguments.mutate);
  if (arguments.paths.empty()) arguments.paths = common.rules;
  std::error_code ignored;
  if (arguments.paths.empty() && std::filesystem::is_directory("rules", ignored)) arguments.paths = {"rules"};
  if (arguments.paths.empty()) {
    throw UsageError{{"没有要运行的案例:写出路径,或用 --rules,或在有 rules 文件夹的地方运行",
                      "there are no cases to run: give a PATH or --rules, or run it where there is a folder rules"}};
  }
  std::vector<Diagnostic> diagnostics;
  RuleFiles files;
  for (const std::string& path : arguments.paths) collect(path, files, diagnostics);
  const auto engine = load_engine(common, files, diagnostics);
  if (!engine) {
    print_errors(diagnostics, common.language);
    return input_error;
  }
  if (files.cases.empty()) {
    complain({"这里没有案例文件(*.cases.json)", "there are no case files (*.cases.json) here"}, common.language);
    return input_error;
  }
  TestRun run;
  std::vector<cases::CaseFile> read_files;
  for (const RuleFile& file : files.cases) {
    const auto root = read::parse(file.text, file.name, read::Limits{}, diagnostics);
    if (!root) continue;
    auto read = cases::read_cases(*root, file.name, *engine, diagnostics);
    if (!read) continue;
    if (!arguments.mutate.mutate)
      run_file(*read, *engine, run);
    else
      read_files.push_back(std::move(*read));
  }
  print_errors(diagnostics, common.language);
  if (arguments.mutate.mutate)
    return has_errors(diagnostics) ? input_error : test_mutants(arguments.mutate, *engine, read_files, common);
  const bool good = run.failed.empty() && !has_errors(diagnostics);
  const std::string answer = common.json ? json_of(run) : text_of(run, arguments.coverage, common.language);
  return print(answer, common.language, good ? done : input_error);
}

}  // namespace

Run add_test(CLI::App& verb, Language words) {
  auto arguments = std::make_shared<Arguments>();
  verb.add_option("PATH", arguments->paths,
                  in({"案例文件,或含有规则和案例的文件夹(默认:--rules 的文件夹,否则 ./rules)",
                      "Case files, or folders of rules and cases (default: those of --rules, else ./rules)"},
                     words))
      ->type_name("");
  verb.add_flag(
      "--coverage", arguments->coverage,
      in({"列出从未满足、从未不满足过的条件", "List the conditions never seen met, or never not met"}, words));
  add_mutate_options(verb, arguments->mutate, words);
  return [arguments](const Common& common) { return test(*arguments, common); };
}

}  // namespace huiqi::cli
