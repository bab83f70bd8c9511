// huiqi fmt [PATH…]: rewrites the project's JSON files in the canonical layout (docs/fmt.md) and keeps everything else.
// Tests: tests/read/format_test.cpp, tests/cli/transcripts/fmt.txt
#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/input.hpp"
#include "cli/output.hpp"
#include "cli/rule_files.hpp"
#include "cli/verb.hpp"
#include "cli/write_file.hpp"
#include "read/format.hpp"

namespace huiqi::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Arguments {
  std::vector<std::string> paths;
  bool check = false;
};

/// What was seen of the files.
struct Seen {
  std::size_t files = 0;
  std::vector<std::string> changed;  ///< laid out otherwise than canonically
  std::vector<Diagnostic> diagnostics;
};

std::optional<std::string> formatted(const RuleFile& file, std::vector<Diagnostic>& diagnostics) {
  const auto root = read::parse(file.text, file.name, read::Limits{}, diagnostics);
  if (!root) return std::nullopt;
  return read::formatted(*root, file.text);
}

/// Standard input to standard output.
ExitStatus pass_through(bool check, const Common& common) {
  std::vector<Diagnostic> diagnostics;
  const std::string name = input_name("-");
  const auto text = read_input("-", name, diagnostics);
  const auto laid_out = text ? formatted({name, *text}, diagnostics) : std::nullopt;
  print(diagnostics, common.language);
  if (!laid_out) return input_error;
  if (!check) return print(*laid_out, common.language);
  return *laid_out == *text ? done : print(name + "\n", common.language, input_error);
}

ExitStatus answer(const Seen& seen, bool check, ExitStatus status, const Common& common) {
  if (common.json) {
    const Json json = {{"files", seen.files}, {"changed", seen.changed}};
    return print(json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n", common.language, status);
  }
  std::string text;
  for (const std::string& name : seen.changed) text += name + "\n";
  complain(check ? Text{fmt::format("文件 {} 个,版式不合 {} 个", seen.files, seen.changed.size()),
                        fmt::format("files {}, not in the canonical layout {}", seen.files, seen.changed.size())}
                 : Text{fmt::format("文件 {} 个,改写 {} 个", seen.files, seen.changed.size()),
                        fmt::format("files {}, rewritten {}", seen.files, seen.changed.size())},
           common.language);
  return text.empty() ? status : print(text, common.language, status);
}

ExitStatus format(Arguments arguments, const Common& common) {
  if (arguments.paths == std::vector<std::string>{"-"}) return pass_through(arguments.check, common);
  if (arguments.paths.empty()) arguments.paths = common.rules;
  std::error_code ignored;
  if (arguments.paths.empty() && std::filesystem::is_directory("rules", ignored)) arguments.paths = {"rules"};
  if (arguments.paths.empty()) {
    throw UsageError{
        {"没有要整理的文件:写出路径,或用 --rules,或在有 rules 文件夹的地方运行",
         "there are no files to lay out: give a PATH or --rules, or run it where there is a folder rules"}};
  }
  Seen seen;
  RuleFiles found;
  for (const std::string& path : arguments.paths) {
    if (path == "-") throw UsageError{{"“-”须单独使用", "\"-\" stands alone"}};
    collect(path, found, seen.diagnostics);
  }
  ExitStatus status = done;
  for (const std::vector<RuleFile>* files : {&found.vocabulary, &found.rule_sets, &found.cases, &found.windows}) {
    for (const RuleFile& file : *files) {
      ++seen.files;
      const auto laid_out = formatted(file, seen.diagnostics);
      if (!laid_out || *laid_out == file.text) continue;
      if (!arguments.check) status = std::max(status, replace_file(file.name, *laid_out, common.language));
      seen.changed.push_back(file.name);
    }
  }
  print(seen.diagnostics, common.language);
  if (has_errors(seen.diagnostics) || (arguments.check && !seen.changed.empty()))
    status = std::max(status, input_error);
  return answer(seen, arguments.check, status, common);
}

}  // namespace

Run add_fmt(CLI::App& verb, Language words) {
  auto arguments = std::make_shared<Arguments>();
  verb.add_option(
          "PATH", arguments->paths,
          in({"JSON 文件或文件夹(- 为标准输入,写到标准输出;默认:--rules 的文件夹,否则 ./rules)",
              "JSON files or folders (-: standard input to standard output; default: those of --rules, else ./rules)"},
             words))
      ->type_name("");
  verb.add_flag(
      "--check", arguments->check,
      in({"只列出版式不合的文件,不改写", "Only list the files that would change, and change nothing"}, words));
  return [arguments](const Common& common) { return format(*arguments, common); };
}

}  // namespace huiqi::cli
