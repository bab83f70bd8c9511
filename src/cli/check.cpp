// huiqi check [PATH…]: all diagnostics of rule sets, vocabulary and cases, and what the rules of src/check find; what a
// policy officer runs before sharing a set. Tests: tests/cli/transcripts/check.txt
#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <spdlog/stopwatch.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>

#include "cases/cases.hpp"
#include "check/check.hpp"
#include "cli/output.hpp"
#include "cli/rule_files.hpp"
#include "cli/verb.hpp"
#include "cli/write_file.hpp"
#include "read/comments.hpp"
#include "read/embedded.hpp"
#include "read/format.hpp"
#include "read/json.hpp"

namespace huiqi::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Arguments {
  std::vector<std::string> paths;
  bool witness = false;
  std::string witness_folder;
  std::string strict;  ///< empty, "proven" or "all": which findings make the check fail
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

/// What the linter examines: the rule sets and vocabulary below the paths; without paths, the embedded ones and those of
/// --rules.
check::Findings lint(const Engine& engine, const Arguments& arguments, const Common& common, const RuleFiles& files) {
  if (!arguments.paths.empty()) return check::check(engine, files.rule_sets, files.vocabulary);
  RuleFiles all;
  std::vector<Diagnostic> said_before;
  for (const std::string& folder : common.rules) collect(folder, all, said_before);
  for (const read::EmbeddedFile& file : read::embedded_files()) {
    auto& list = file.path.starts_with("vocabulary/") ? all.vocabulary : all.rule_sets;
    list.push_back({std::string(file.path), std::string(file.text)});
  }
  return check::check(engine, all.rule_sets, all.vocabulary);
}

const char* word_of(check::Certainty certainty) {
  return certainty == check::Certainty::proven ? "proven" : "heuristic";
}

/// The diagnostic of a finding with its certainty, for one line of text.
Diagnostic with_certainty(const check::Finding& finding) {
  Diagnostic diagnostic = finding.diagnostic;
  const bool proven = finding.certainty == check::Certainty::proven;
  diagnostic.message.zh += proven ? ",已证明" : ",系推测";
  diagnostic.message.en += proven ? ", proven" : ", heuristic";
  return diagnostic;
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

Json json_of(const check::Finding& each) {
  Json json = json_of(each.diagnostic);
  json["rule"] = each.diagnostic.code;
  json["certainty"] = word_of(each.certainty);
  json["of"] = each.of;
  json["part"] = nullptr;
  if (!each.part.empty()) json["part"] = {{"zh", each.part.zh}, {"en", each.part.en}};
  json["witness"] = each.witness.empty() ? Json(nullptr) : Json::parse(each.witness);
  return json;
}

std::string json_text(const std::vector<Diagnostic>& diagnostics, const check::Findings& findings,
                      const Counts& counts) {
  Json json = {{"policies", counts.policies},     {"provisions", counts.provisions}, {"records", counts.records},
               {"case_files", counts.case_files}, {"cases", counts.cases},           {"diagnostics", Json::array()}};
  for (const Diagnostic& each : diagnostics) json["diagnostics"].push_back(json_of(each));
  for (const check::Finding& each : findings.findings) json["diagnostics"].push_back(json_of(each));
  json["undecided"] = Json::array();
  for (const check::Undecided& each : findings.undecided) {
    json["undecided"].push_back(
        {{"rule", each.rule}, {"of", each.of}, {"file", each.file}, {"place", place_of(each.place)}});
  }
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Text summary(const std::vector<Diagnostic>& diagnostics, const check::Findings& findings, const Counts& counts) {
  const auto errors = std::count_if(diagnostics.begin(), diagnostics.end(),
                                    [](const Diagnostic& each) { return each.severity == Severity::error; });
  const auto warnings = static_cast<std::ptrdiff_t>(diagnostics.size() + findings.findings.size()) - errors;
  return {
      fmt::format("政策 {} 份,条款 {} 条,记录 {} 条,案例文件 {} 个,案例 {} 个:错误 {} 个,警告 {} 个\n", counts.policies,
                  counts.provisions, counts.records, counts.case_files, counts.cases, errors, warnings),
      fmt::format("policies {}, provisions {}, records {}, case files {}, cases {}: errors {}, warnings {}\n",
                  counts.policies, counts.provisions, counts.records, counts.case_files, counts.cases, errors,
                  warnings)};
}

/// One line a finding on standard error; its witness below it, indented, where asked.
void print_findings(const check::Findings& findings, bool witness, Language language) {
  for (const check::Finding& each : findings.findings) {
    std::string lines = to_string(with_certainty(each), language) + "\n";
    if (witness && !each.witness.empty()) lines += "    " + Json::parse(each.witness).dump() + "\n";
    std::fwrite(lines.data(), 1, lines.size(), stderr);
  }
}

/// DIR/rule.id.json for each finding that has a witness; further ones of one rule and id are numbered: rule.id-2.json.
ExitStatus write_witnesses(const check::Findings& findings, const std::string& folder, Language language) {
  std::error_code ignored;
  std::filesystem::create_directories(folder, ignored);  // a folder that cannot be made is said when writing
  std::map<std::string, int> used;
  for (const check::Finding& each : findings.findings) {
    if (each.witness.empty()) continue;
    std::string name = fmt::format("{}/{}.{}", folder, each.diagnostic.code, each.of);
    if (const int number = ++used[name]; number > 1) name += fmt::format("-{}", number);
    std::vector<Diagnostic> none;
    const auto witness = read::parse(each.witness, name, read::Limits{}, none);
    const ExitStatus status = write_file(name + ".json", read::formatted(*witness, ""), true, language);
    if (status != done) return status;
  }
  return done;
}

/// A warning of the reader that is a finding as well (review_void).
bool found_again(const Diagnostic& warning, const check::Findings& findings) {
  return std::any_of(findings.findings.begin(), findings.findings.end(), [&](const check::Finding& each) {
    return each.diagnostic.code == warning.code && each.diagnostic.file == warning.file &&
           each.diagnostic.place == warning.place;
  });
}

bool fails(const check::Findings& findings, const std::string& strict) {
  if (strict.empty()) return false;
  return std::any_of(findings.findings.begin(), findings.findings.end(), [&](const check::Finding& each) {
    return strict == "all" || each.certainty == check::Certainty::proven;
  });
}

ExitStatus check(const Arguments& arguments, const Common& common) {
  std::vector<Diagnostic> diagnostics;
  RuleFiles files;
  for (const std::string& path : arguments.paths) collect(path, files, diagnostics);
  Counts counts;
  check::Findings findings;
  if (const auto engine = load_engine(common, files, diagnostics)) {
    count_rules(*engine, counts);
    check_cases(*engine, files, counts, diagnostics);
    const spdlog::stopwatch watch;
    findings = lint(*engine, arguments, common, files);
    spdlog::info("examining the rule sets took {:.1f} ms; {} questions were left undecided",
                 watch.elapsed().count() * 1000, findings.undecided.size());
  } else if (!files.cases.empty()) {
    complain({"规则集有错误,案例尚未检查", "the rule sets have errors; the cases were not checked"}, common.language);
  }
  diagnostics = without_repetitions(diagnostics);
  std::erase_if(diagnostics, [&](const Diagnostic& each) { return found_again(each, findings); });
  ExitStatus status = has_errors(diagnostics) || fails(findings, arguments.strict) ? input_error : done;
  if (!arguments.witness_folder.empty()) {
    const ExitStatus written = write_witnesses(findings, arguments.witness_folder, common.language);
    if (written != done) status = written;
  }
  if (common.json) return print(json_text(diagnostics, findings, counts), common.language, status);
  print(diagnostics, common.language);
  print_findings(findings, arguments.witness, common.language);
  return print(in(summary(diagnostics, findings, counts), common.language), common.language, status);
}

}  // namespace

Run add_check(CLI::App& verb, Language words) {
  auto arguments = std::make_shared<Arguments>();
  verb.add_option("PATH", arguments->paths,
                  in({"文件或文件夹(默认:内置的规则)", "Files or folders (default: the embedded rules)"}, words))
      ->type_name("");
  verb.add_flag(
      "--witness", arguments->witness,
      in({"在每项发现之下列出可作证的申报主体资料", "Show below each finding the profile that bears it out"}, words));
  verb.add_option("--witness-to", arguments->witness_folder,
                  in({"把这些资料写到此文件夹", "Write these profiles to this folder"}, words))
      ->type_name("DIR");
  verb.add_flag("--strict{proven}", arguments->strict,
                in({"已证明的发现也算失败(退出码 1);--strict=all:任何发现都算",
                    "Proven findings fail too (status 1); --strict=all: any finding does"},
                   words))
      ->check(CLI::IsMember({"proven", "all"}).description(""));
  return [arguments](const Common& common) { return check(*arguments, common); };
}

}  // namespace huiqi::cli
