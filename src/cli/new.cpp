// huiqi new profile: a blank, commented profile for chosen policies, to be filled in.
// huiqi new rules: a rule set and its cases to start from.
// Tests: tests/cli/transcripts/questions.txt, new-rules.txt
#include <fmt/format.h>

#include <memory>

#include "cli/input.hpp"
#include "cli/new_rules.hpp"
#include "cli/output.hpp"
#include "cli/rule_files.hpp"
#include "cli/verb.hpp"
#include "cli/write_file.hpp"
#include "huiqi/questions.hpp"
#include "read/object.hpp"

namespace huiqi::cli {
namespace {

struct Arguments {
  std::string what, as_of, output;
  std::vector<std::string> policies;
  NewRules rules;
  bool force = false;
};

/// An option that WHAT has no use for is a mistake, not to be passed over.
void refuse(const std::string& what, const std::vector<std::pair<const char*, bool>>& options) {
  for (const auto& [name, given] : options) {
    if (!given) continue;
    throw UsageError{
        {fmt::format("new {} 没有选项 {}", what, name), fmt::format("new {} has no option {}", what, name)}};
  }
}

/// An id that the loaded rules have already would take their place.
void require_new_id(const std::string& id, const Engine& engine) {
  if (!is_rule_set_id(id)) {
    throw UsageError{
        {fmt::format("--id:“{}”应由小写字母、数字和连字符组成,如 lz-logistics-2026", id),
         fmt::format("--id: \"{}\" should be lower-case letters, digits and hyphens, e.g. lz-logistics-2026", id)}};
  }
  for (const Engine::PolicyInfo& policy : engine.policies()) {
    if (policy.id != id) continue;
    throw UsageError{
        {fmt::format("--id:已有规则集“{}”", id), fmt::format("--id: there is a rule set \"{}\" already", id)}};
  }
}

ExitStatus make_rules(const Arguments& arguments, const Common& common) {
  refuse("rules", {{"--policy", !arguments.policies.empty()}, {"--as-of", !arguments.as_of.empty()}});
  if (arguments.rules.id.empty()) throw UsageError{{"缺少 --id", "--id is missing"}};
  std::vector<Diagnostic> diagnostics;
  const auto engine = load_engine(common, {}, diagnostics);
  if (!engine) {
    print_errors(diagnostics, common.language);
    return input_error;
  }
  require_new_id(arguments.rules.id, *engine);
  const std::string rule_set = new_rule_set(arguments.rules, common.language);
  if (arguments.output.empty() || arguments.output == "-") {
    complain({"只输出规则集;用 -o 文件.json 时,案例写在它旁边",
              "the rule set alone; with -o FILE.json its cases are written beside it"},
             common.language);
    return print(rule_set, common.language);
  }
  const std::string ending = ".json";
  if (!arguments.output.ends_with(ending) || arguments.output.ends_with(".cases.json")) {
    throw UsageError{{"-o:规则集的文件名应以 .json 结尾(案例文件自动取 .cases.json)",
                      "-o: the file of a rule set ends in .json (that of its cases in .cases.json, which is added)"}};
  }
  const std::string cases = arguments.output.substr(0, arguments.output.size() - ending.size()) + ".cases.json";
  if (!may_write(arguments.output, arguments.force, common.language) ||
      !may_write(cases, arguments.force, common.language)) {
    return usage_error;
  }
  const ExitStatus status = write_file(arguments.output, rule_set, true, common.language);
  if (status != done) return status;
  return write_file(cases, new_cases(arguments.rules, common.language), true, common.language);
}

ExitStatus make(const Arguments& arguments, const Common& common) {
  require_one_of("WHAT", arguments.what, {"profile", "rules"});
  if (arguments.what == "rules") return make_rules(arguments, common);
  refuse("profile", {{"--id", !arguments.rules.id.empty()},
                     {"--number", !arguments.rules.number.empty()},
                     {"--title", !arguments.rules.title_zh.empty()},
                     {"--title-en", !arguments.rules.title_en.empty()}});
  const std::optional<Date> as_of = as_of_option(arguments.as_of);
  std::vector<Diagnostic> diagnostics;
  const auto engine = load_engine(common, {}, diagnostics);
  if (!engine) {
    print_errors(diagnostics, common.language);
    return input_error;
  }
  Result<std::string> blank = blank_profile(*engine, arguments.policies, as_of.value_or(today()), common.language);
  if (!blank) {
    for (Diagnostic& each : blank.diagnostics) each.file = "huiqi";
    print(blank.diagnostics, common.language);
    return usage_error;
  }
  if (arguments.output.empty() || arguments.output == "-") return print(*blank, common.language);
  return write_file(arguments.output, *blank, arguments.force, common.language);
}

}  // namespace

Run add_new(CLI::App& verb, Language words) {
  auto arguments = std::make_shared<Arguments>();
  const auto say = [&](const char* zh, const char* en) { return in({zh, en}, words); };
  verb.add_option("WHAT", arguments->what,
                  say("profile:空白的申报主体资料;rules:新规则集的模板",
                      "profile: a blank profile of an applicant; rules: the template of a rule set"))
      ->required()
      ->type_name("");
  verb.add_option("--policy,--provision", arguments->policies,
                  say("只含这些政策或条款用到的事实(可重复;默认全部)",
                      "With the facts that these policies or provisions read (repeatable; default: all)"))
      ->type_name("ID")
      ->allow_extra_args(false)
      ->delimiter(',');
  verb.add_option("--as-of", arguments->as_of, say("申报日(默认今天)", "The filing day (default: today)"))
      ->type_name("YYYY-MM-DD");
  verb.add_option("--id", arguments->rules.id, say("rules:规则集的编号", "rules: the rule set's id"))->type_name("ID");
  verb.add_option("--number", arguments->rules.number, say("rules:文号", "rules: the document's number"))
      ->type_name("文号");
  verb.add_option("--title", arguments->rules.title_zh,
                  say("rules:文件标题", "rules: the document's title, in Chinese"))
      ->type_name("TITLE");
  verb.add_option("--title-en", arguments->rules.title_en,
                  say("rules:英文标题", "rules: the document's title in English"))
      ->type_name("TITLE");
  verb.add_option("-o,--output", arguments->output,
                  say("写入的文件(默认标准输出)", "The file to write (default: standard output)"))
      ->type_name("FILE");
  verb.add_flag("--force", arguments->force, say("覆盖已有的文件", "Overwrite an existing file"));
  return [arguments](const Common& common) { return make(*arguments, common); };
}

}  // namespace huiqi::cli
