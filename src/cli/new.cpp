// huiqi new profile: a blank, commented profile for chosen policies, to be filled in.
#include <fmt/format.h>

#include <memory>

#include "cli/input.hpp"
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
  bool force = false;
};

ExitStatus make(const Arguments& arguments, const Common& common) {
  require_one_of("WHAT", arguments.what, {"profile"});
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
                  say("profile:空白的申报主体资料", "profile: a blank profile of an applicant"))
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
  verb.add_option("-o,--output", arguments->output,
                  say("写入的文件(默认标准输出)", "The file to write (default: standard output)"))
      ->type_name("FILE");
  verb.add_flag("--force", arguments->force, say("覆盖已有的文件", "Overwrite an existing file"));
  return [arguments](const Common& common) { return make(*arguments, common); };
}

}  // namespace huiqi::cli
