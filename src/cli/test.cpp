// huiqi test [PATH…]: runs the cases beside the rule sets and says, for each difference, what was expected and what came.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/output.hpp"
#include "cli/rule_files.hpp"
#include "cli/test_mutate.hpp"
#include "cli/test_run.hpp"
#include "cli/verb.hpp"
#include "cli/write_file.hpp"
#include "evaluate/loaded.hpp"
#include "read/comments.hpp"

namespace huiqi::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Arguments {
  std::vector<std::string> paths;
  bool coverage = false;
  bool require_full = false;
  bool force = false;
  std::string junit, generate;
  MutateArguments mutate;
};

/// What the file's cases show; a draft that nobody has confirmed counts only among `with_drafts`, which is there where there
/// are drafts.
void cover(const cases::CaseFile& file, const Engine& engine, TestRun& run) {
  const auto add = [](const cases::CaseFile& from, bool drafts, cases::Coverage& into) {
    for (const cases::Unreachable& entry : from.unreachable) into.declare(entry);
    for (const cases::Case& each : from.cases) {
      if (drafts || !each.confirm) into.add(each);
    }
  };
  auto& coverage = run.coverage[file.rule_set];
  if (!coverage) coverage = std::make_unique<cases::Coverage>(engine, file.rule_set);
  add(file, false, *coverage);
  auto& with_drafts = run.with_drafts[file.rule_set];
  const bool drafts = std::any_of(file.cases.begin(), file.cases.end(), [](const auto& each) { return each.confirm; });
  if (drafts && !with_drafts) {
    with_drafts = std::make_unique<cases::Coverage>(engine, file.rule_set);
    for (const RunFile& before : run.files) {
      if (before.file.rule_set == file.rule_set) add(before.file, true, *with_drafts);
    }
  }
  if (with_drafts) add(file, true, *with_drafts);
}

void run_file(cases::CaseFile file, const Engine& engine, TestRun& run) {
  cover(file, engine, run);
  RunFile result{std::move(file), {}};
  for (const cases::Case& each : result.file.cases) result.results.push_back(cases::run_case(engine, each));
  run.files.push_back(std::move(result));
}

/// --mutate answers another question than the options of a plain run: together they are a mistake.
void require_no_mutate(const Arguments& arguments) {
  if (!arguments.mutate.mutate) return;
  const char* other = arguments.coverage            ? "--coverage"
                      : arguments.require_full      ? "--require-full"
                      : !arguments.junit.empty()    ? "--junit"
                      : !arguments.generate.empty() ? "--generate"
                      : arguments.force             ? "--force"
                                                    : nullptr;
  if (other == nullptr) return;
  throw UsageError{{fmt::format("{} 不与 --mutate 同用", other), fmt::format("{} does not go with --mutate", other)}};
}

/// A rule set below the paths that has no cases yet: nothing of it is covered.
void cover_sets_without_cases(const RuleFiles& files, const Engine& engine, TestRun& run) {
  for (const RuleFile& file : files.rule_sets) {
    for (const language::RuleSet& set : engine.loaded().rule_sets) {
      if (set.file != file.name) continue;
      auto& coverage = run.coverage[set.id];
      if (!coverage) coverage = std::make_unique<cases::Coverage>(engine, set.id);
    }
  }
}

ExitStatus test(Arguments arguments, const Common& common) {
  require_mutate(arguments.mutate);
  require_no_mutate(arguments);
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
    const bool asked = !arguments.junit.empty();
    if (asked) write_file(arguments.junit, junit_of({}, diagnostics, common.language), true, common.language);
    return input_error;
  }
  if (files.cases.empty() && (arguments.generate.empty() || files.rule_sets.empty())) {
    complain({"这里没有案例文件(*.cases.json)", "there are no case files (*.cases.json) here"}, common.language);
    return input_error;
  }
  std::vector<cases::CaseFile> case_files;
  for (const RuleFile& file : files.cases) {
    const auto root = read::parse_commented(file.text, file.name, read::Limits{}, diagnostics);
    if (!root) continue;
    if (auto read = cases::read_cases(*root, file.name, *engine, diagnostics)) case_files.push_back(std::move(*read));
  }
  print_errors(diagnostics, common.language);
  if (arguments.mutate.mutate)
    return has_errors(diagnostics) ? input_error : test_mutants(arguments.mutate, *engine, case_files, common);
  TestRun run;
  for (cases::CaseFile& file : case_files) run_file(std::move(file), *engine, run);
  cover_sets_without_cases(files, *engine, run);
  if (!arguments.junit.empty()) {
    const ExitStatus written =
        write_file(arguments.junit, junit_of(run, diagnostics, common.language), true, common.language);
    if (written != done) return written;
  }
  const bool good = run.failed() == 0 && !has_errors(diagnostics) && (!arguments.require_full || run.full());
  const bool listed = arguments.coverage || arguments.require_full;
  std::string answer = common.json ? "" : text_of(run, *engine, listed, common.language);
  Json coverage = common.json ? coverage_json(run, *engine) : Json();
  Drafts drafts;
  if (!arguments.generate.empty()) {
    const ExitStatus written = write_drafts(run, *engine, arguments.generate, arguments.force, common.language, drafts);
    if (written != done) return written;
    if (!common.json) answer += text_of(drafts, run, *engine, common.language);
  }
  const Json generated = json_of(drafts, run);
  if (common.json) answer = json_of(run, std::move(coverage), arguments.generate.empty() ? nullptr : &generated);
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
  verb.add_flag("--coverage", arguments->coverage,
                in({"列出案例尚未覆盖的条件、界限和分支",
                    "List the conditions, thresholds and branches that the cases do not cover"},
                   words));
  verb.add_flag("--require-full", arguments->require_full,
                in({"同 --coverage;覆盖不全时退出状态为 1(待确认的草稿不算)",
                    "Like --coverage; exit status 1 where anything is missing (unconfirmed drafts do not count)"},
                   words));
  verb.add_option("--junit", arguments->junit,
                  in({"另将结果写成 JUnit XML 文件", "Also write the results as JUnit XML"}, words))
      ->type_name("FILE");
  verb.add_option(
          "--generate", arguments->generate,
          in({"把未覆盖之处草拟成案例,写入文件或已存在的文件夹,待编写者确认",
              "Write drafts of the missing cases to a file, or to a folder that exists, for the author to confirm"},
             words))
      ->type_name("PATH");
  verb.add_flag("--force", arguments->force,
                in({"--generate:覆盖已有的文件", "--generate: overwrite a file that exists"}, words));
  add_mutate_options(verb, arguments->mutate, words);
  return [arguments](const Common& common) { return test(*arguments, common); };
}

}  // namespace huiqi::cli
