// huiqi check [PATH…]: all diagnostics of rule sets, vocabulary and cases; what a policy officer runs before sharing a set.
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include "cases/cases.hpp"
#include "cli/output.hpp"
#include "cli/rule_files.hpp"
#include "cli/verb.hpp"
#include "read/comments.hpp"

namespace huiqi::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Arguments {
  std::vector<std::string> paths;
};

struct Counts {
  std::size_t policies = 0, provisions = 0, records = 0, case_files = 0, cases = 0;
};

void count_rules(const Engine& engine, Counts& counts) {
  for (const Engine::PolicyInfo& policy : engine.policies()) {
    ++counts.policies;
    counts.provisions += policy.provisions.size();
    counts.records += policy.records.size();
  }
}

void check_cases(const Engine& engine, const RuleFiles& files, Counts& counts, std::vector<Diagnostic>& diagnostics) {
  for (const RuleFile& file : files.cases) {
    ++counts.case_files;
    const auto root = read::parse_commented(file.text, file.name, read::Limits{}, diagnostics);
    if (!root) continue;
    if (const auto cases = cases::read_cases(*root, file.name, engine, diagnostics))
      counts.cases += cases->cases.size();
  }
}

Json place_of(const Place& place) { return {{"line", place.line}, {"column", place.column}}; }

Json json_of(const Diagnostic& each) {
  Json json = {{"severity", each.severity == Severity::error ? "error" : "warning"},
               {"code", each.code},
               {"file", each.file},
               {"place", place_of(each.place)},
               {"path", each.path},
               {"message", {{"zh", each.message.zh}, {"en", each.message.en}}},
               {"suggestion", nullptr}};
  if (!each.suggestion.empty()) json["suggestion"] = {{"zh", each.suggestion.zh}, {"en", each.suggestion.en}};
  if (each.other_place)
    json["other"] = {{"file", each.other_file.empty() ? each.file : each.other_file},
                     {"place", place_of(*each.other_place)}};
  return json;
}

std::string json_text(const std::vector<Diagnostic>& diagnostics, const Counts& counts) {
  Json json = {{"policies", counts.policies},     {"provisions", counts.provisions}, {"records", counts.records},
               {"case_files", counts.case_files}, {"cases", counts.cases},           {"diagnostics", Json::array()}};
  for (const Diagnostic& each : diagnostics) json["diagnostics"].push_back(json_of(each));
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Text summary(const std::vector<Diagnostic>& diagnostics, const Counts& counts) {
  const auto errors = std::count_if(diagnostics.begin(), diagnostics.end(),
                                    [](const Diagnostic& each) { return each.severity == Severity::error; });
  const auto warnings = static_cast<std::ptrdiff_t>(diagnostics.size()) - errors;
  return {
      fmt::format("政策 {} 份,条款 {} 条,记录 {} 条,案例文件 {} 个,案例 {} 个:错误 {} 个,警告 {} 个\n", counts.policies,
                  counts.provisions, counts.records, counts.case_files, counts.cases, errors, warnings),
      fmt::format("policies {}, provisions {}, records {}, case files {}, cases {}: errors {}, warnings {}\n",
                  counts.policies, counts.provisions, counts.records, counts.case_files, counts.cases, errors,
                  warnings)};
}

ExitStatus check(const Arguments& arguments, const Common& common) {
  std::vector<Diagnostic> diagnostics;
  RuleFiles files;
  for (const std::string& path : arguments.paths) collect(path, files, diagnostics);
  Counts counts;
  if (const auto engine = load_engine(common, files, diagnostics)) {
    count_rules(*engine, counts);
    check_cases(*engine, files, counts, diagnostics);
  } else if (!files.cases.empty()) {
    complain({"规则集有错误,案例尚未检查", "the rule sets have errors; the cases were not checked"}, common.language);
  }
  diagnostics = without_repetitions(diagnostics);
  const ExitStatus status = has_errors(diagnostics) ? input_error : done;
  if (common.json) return print(json_text(diagnostics, counts), common.language, status);
  print(diagnostics, common.language);
  return print(in(summary(diagnostics, counts), common.language), common.language, status);
}

}  // namespace

Run add_check(CLI::App& verb, Language words) {
  auto arguments = std::make_shared<Arguments>();
  verb.add_option("PATH", arguments->paths,
                  in({"文件或文件夹(默认:内置的规则)", "Files or folders (default: the embedded rules)"}, words))
      ->type_name("");
  return [arguments](const Common& common) { return check(*arguments, common); };
}

}  // namespace huiqi::cli
