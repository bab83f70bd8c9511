// The command `huiqi`: parses the command line and runs one verb. Conventions: DESIGN section 5, docs/command-line.md.
// Tests: tests/cli/
#include <fcntl.h>
#include <fmt/format.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <map>
#include <memory>
#include <new>
#include <string_view>

#include "cli/output.hpp"
#include "cli/terminal.hpp"
#include "cli/verb.hpp"
#include "huiqi/version.hpp"
#include "read/object.hpp"

namespace huiqi::cli {

void require_one_of(const std::string& option, const std::string& value, const std::vector<std::string>& words) {
  if (std::find(words.begin(), words.end(), value) != words.end()) return;
  const Text near = read::suggest(value, words);  // nothing, where there are many and none is near
  const auto then = [](const char* mark, const std::string& text) { return text.empty() ? "" : mark + text; };
  throw UsageError{{fmt::format("{} 不能是“{}”{}", option, value, then(";", near.zh)),
                    fmt::format("{} cannot be \"{}\"{}", option, value, then("; ", near.en))}};
}

namespace {

struct Verb {
  const char* name;
  AddVerb add;
  Text what;
  std::vector<std::string> formats = {"text", "json"};  ///< the default first
};

const std::vector<Verb>& verbs() {
  static const std::vector<Verb> all = {
      {"evaluate",
       add_evaluate,
       {"对一份申报主体资料逐条作出判定", "Decide every provision for one applicant"},
       {"text", "json", "markdown", "html"}},
      {"batch", add_batch, {"对许多份资料逐一作出判定", "Decide every provision for each of many applicants"}},
      {"list", add_list, {"列出政策和条款", "List the policies and their provisions"}},
      {"show", add_show, {"显示一份政策、一条条款或一条记录", "Show a policy, a provision or a record"}},
      {"deadlines",
       add_deadlines,
       {"列出一份资料已知的期限", "List the days that matter to one applicant, soonest first"},
       {"text", "json", "ics"}},
      {"coverage",
       add_coverage,
       {"逐条列出文件的每一条及其处理", "Tell each clause of a document and what became of it"}},
      {"questions",
       add_questions,
       {"问清还需知道什么,先问最能定案的", "Ask what has to be known, what settles most first"}},
      {"review",
       add_review,
       {"记录条款已对照原文复核", "Record that provisions were read against the paper"},
       {"text"}},
      {"new", add_new, {"新建空白文件", "Start a blank file"}},
      {"check", add_check, {"检查规则集、词汇表和案例", "Check rule sets, vocabulary and cases"}},
      {"test", add_test, {"运行规则集自带的案例", "Run the rule sets' own cases"}},
      {"schema",
       add_schema,
       {"输出文件的 JSON Schema,供编辑器使用", "Print the JSON Schema of a kind of file, for editors"},
       {"json"}},
      {"diff", add_diff, {"比较规则集的两个版本", "Compare two versions of a rule set"}},
      {"fmt", add_fmt, {"按统一版式整理 JSON 文件", "Lay out JSON files in the canonical way"}},
  };
  return all;
}

/// The help's language has to be known before the parser is built: a look ahead at --lang.
Language language_ahead(int count, const char* const* arguments) {
  std::string_view wanted;
  for (int i = 1; i < count; ++i) {
    const std::string_view each = arguments[i];
    if (each == "--lang" && i + 1 < count) wanted = arguments[i + 1];
    if (each.starts_with("--lang=")) wanted = each.substr(7);
  }
  if (wanted == "zh") return Language::zh;
  if (wanted == "en") return Language::en;
  return language_of_environment();
}

void add_common(CLI::App& verb, const std::vector<std::string>& formats, Common& common, Language words) {
  const auto say = [&](const char* zh, const char* en) { return in({zh, en}, words); };
  verb.add_option("--rules", common.rules,
                  say("规则文件夹,替换或补充内置的规则集(可重复)",
                      "Folder of rule sets that replace or add to the embedded ones (repeatable)"))
      ->type_name("DIR")
      ->allow_extra_args(false);
  verb.add_option("--format", common.format_name,
                  in({fmt::format("输出形式:{}(默认 {})", fmt::join(formats, "、"), formats.front()),
                      fmt::format("Form of the answer: {} (default: {})", fmt::join(formats, ", "), formats.front())},
                     words))
      ->type_name(fmt::format("{}", fmt::join(formats, "|")));
  verb.add_option("--lang", common.language_name,
                  say("语言:zh 或 en(默认随系统)", "Language: zh or en (default: the locale's)"))
      ->type_name("zh|en");
  verb.add_flag(
      "-v,--verbose", common.verbose,
      say("在标准错误上说明载入了什么、用了多久", "Say on standard error what was loaded and how long it took"));
}

void use_words(CLI::App& app, Language words) {
  app.set_help_flag("-h,--help", in({"显示本说明", "Show this help"}, words));
  app.get_formatter()->column_width(34);
  if (words == Language::en) return;
  const std::map<std::string, std::string> labels = {
      {"Usage", "用法"},       {"OPTIONS", "选项"},     {"Options", "选项"},
      {"SUBCOMMAND", "动词"},  {"SUBCOMMANDS", "动词"}, {"Subcommands", "动词"},
      {"Positionals", "参数"}, {"POSITIONALS", "参数"}, {"REQUIRED", "必填"}};
  for (const auto& [from, to] : labels) app.get_formatter()->label(from, to);
}

/// Headings that the parser takes from the options themselves.
void use_group(CLI::App& app, Language words) {
  if (words == Language::en) return;
  for (CLI::Option* option : app.get_options()) {
    if (!option->get_positional()) option->group("选项");
  }
}

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

/// What was written that no option or argument takes; empty where there is none. Options before stray words.
std::string first_stray(const CLI::App& app) {
  const std::vector<std::string> strays = app.remaining();
  for (const std::string& each : strays) {
    if (each.size() > 1 && each.front() == '-') return each.substr(0, each.find('='));
  }
  return strays.empty() ? "" : strays.front();
}

/// The parser's complaint in the library's two languages.
Text words_for(const CLI::ParseError& error, const CLI::App& verb) {
  if (const std::string stray = first_stray(verb); !stray.empty()) {
    if (stray.front() != '-') {
      return {fmt::format("多余的参数“{}”", stray), fmt::format("unexpected argument \"{}\"", stray)};
    }
    const Text near = read::did_you_mean(stray, option_names(verb));
    return {fmt::format("没有选项 {};{}", stray, near.empty() ? "用 --help 查看全部选项" : near.zh),
            fmt::format("there is no option {}; {}", stray, near.empty() ? "--help lists them" : near.en)};
  }
  const std::string what = error.what();
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
    const std::string missing = what.substr(0, what.find(" is required"));
    return {fmt::format("缺少 {}", missing), fmt::format("{} is missing", missing)};
  }
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) {
    const std::string option = what.substr(0, what.find(':'));
    return {fmt::format("{} 缺少值", option), fmt::format("{} needs a value", option)};
  }
  return {fmt::format("命令行有误({})", what), what};
}

ExitStatus wrong(const Text& message, const std::string& help, Language language) {
  complain({fmt::format("{}\n请看 {} --help", message.zh, help), fmt::format("{}\nSee {} --help", message.en, help)},
           language);
  return usage_error;
}

/// A standard stream that is closed would lend its number to the next file that is opened, and messages would be written into
/// that. Its number is held, the wrong way round, so that reading or writing there still fails and is reported.
void hold_standard_descriptors() {
  for (const int each : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(each, F_GETFD) != -1) continue;
    if (::open("/dev/null", each == STDIN_FILENO ? O_WRONLY : O_RDONLY) < 0) std::_Exit(not_completed);
  }
}

void start_log() {
  auto log = spdlog::stderr_logger_st("huiqi");
  log->set_pattern("%n: [%l] %v");
  spdlog::set_default_logger(std::move(log));
}

ExitStatus run(int count, const char* const* arguments) {
  const Language words = language_ahead(count, arguments);
  CLI::App app(
      in({"惠企:逐条判定惠企政策", "huiqi: which provisions of enterprise policies apply, and which clause says so"},
         words),
      "huiqi");
  use_words(app, words);
  bool version = false;
  app.add_flag("--version", version, in({"显示版本", "Show the version"}, words));
  Common common;
  std::map<std::string, Run> runs;
  std::vector<std::string> names;
  std::map<std::string, std::vector<std::string>> formats;
  for (const Verb& each : verbs()) {
    CLI::App* verb = app.add_subcommand(each.name, in(each.what, words));
    use_words(*verb, words);
    runs[each.name] = each.add(*verb, words);
    add_common(*verb, each.formats, common, words);
    formats[each.name] = each.formats;
    names.emplace_back(each.name);
    if (words == Language::zh) verb->group("动词");
    use_group(*verb, words);
  }
  use_group(app, words);
  const std::string first = count > 1 ? arguments[1] : "";
  if (first.empty()) return wrong({"缺少动词", "a verb is missing"}, "huiqi", words);
  const bool is_verb = runs.count(first) != 0;
  if (!is_verb && first.front() != '-') {
    const Text near = read::suggest(first, names);
    return wrong(
        {fmt::format("没有动词“{}”;{}", first, near.zh), fmt::format("there is no verb \"{}\"; {}", first, near.en)},
        "huiqi", words);
  }
  const CLI::App& chosen = is_verb ? *app.get_subcommand(first) : app;
  const Text verb_first = {"动词须写在选项之前", "the verb comes before its options"};
  const std::string help = is_verb ? "huiqi " + first : "huiqi";
  try {
    app.parse(count, arguments);
    if (version) return print(fmt::format("huiqi {}\n", HUIQI_VERSION), words);
    if (!is_verb) return wrong(verb_first, "huiqi", words);
    common.language = words;
    if (!common.language_name.empty()) require_one_of("--lang", common.language_name, {"zh", "en"});
    if (!common.format_name.empty()) require_one_of("--format", common.format_name, formats[first]);
    common.json = common.format_name == "json";
    start_log();
    spdlog::set_level(common.verbose ? spdlog::level::info : spdlog::level::off);
    return runs[first](common);
  } catch (const CLI::CallForHelp&) {
    return print(chosen.help(is_verb ? "huiqi" : "", CLI::AppFormatMode::Normal), words);
  } catch (const CLI::ParseError& error) {
    const bool verb_later = !is_verb && std::any_of(arguments + 1, arguments + count,
                                                    [&](const char* each) { return runs.count(each) != 0; });
    return wrong(verb_later ? verb_first : words_for(error, chosen), help, words);
  } catch (const UsageError& error) {
    return wrong(error.message, help, words);
  }
}

}  // namespace
}  // namespace huiqi::cli

int main(int count, char** arguments) {
  huiqi::cli::hold_standard_descriptors();
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is then a failed write, which is reported
  std::signal(SIGXFSZ, SIG_IGN);  // and so is a file over the limit of its size
  using huiqi::cli::complain;
  const huiqi::Language language = huiqi::cli::language_of_environment();
  try {
    return huiqi::cli::run(count, arguments);
  } catch (const std::bad_alloc&) {
    complain({"内存不足", "out of memory"}, language);
  } catch (const std::exception& error) {
    complain({fmt::format("未能完成:{}", error.what()), fmt::format("could not complete: {}", error.what())}, language);
  }
  return huiqi::cli::not_completed;
}
