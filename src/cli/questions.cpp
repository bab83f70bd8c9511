// huiqi questions [PROFILE]: what has to be known, best first; at a terminal it asks and writes the profile.
#include <fmt/format.h>
#include <unistd.h>

#include <csignal>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/input.hpp"
#include "cli/interview.hpp"
#include "cli/output.hpp"
#include "cli/rule_files.hpp"
#include "cli/terminal.hpp"
#include "cli/verb.hpp"
#include "cli/write_file.hpp"
#include "explain/layout.hpp"
#include "huiqi/explain.hpp"
#include "huiqi/questions.hpp"

namespace huiqi::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Arguments {
  std::string profile, as_of, output;
  std::vector<std::string> policies;
  bool interactive = false, list = false, force = false;
};

Json words(const Text& text) { return {{"zh", text.zh}, {"en", text.en}}; }

std::string json_of(const std::vector<Question>& questions, const Report& report) {
  Json json = {{"as_of", report.as_of.to_string()}, {"questions", Json::array()}};
  for (const Question& each : questions) {
    Json one = {{"path", each.path},
                {"form", each.form},
                {"fact", each.fact},
                {"subject", {{"kind", each.subject.kind}, {"id", each.subject.id}}},
                {"question", words(each.question)},
                {"definition", each.definition.empty() ? Json() : words(each.definition)},
                {"source", each.source.empty() ? Json() : Json(each.source)},
                {"hint", words(hint(each))},
                {"choices", Json::array()},
                {"near", each.near},
                {"affects", each.affects_status ? "status" : "amount"},
                {"decides", each.decides},
                {"changeable", each.changeable}};
    for (const auto& [name, label] : each.choices) one["choices"].push_back({{"word", name}, {"label", words(label)}});
    json["questions"].push_back(std::move(one));
  }
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string text_of(const std::vector<Question>& questions, Language language) {
  if (questions.empty()) return in({"没有要问的了\n", "Nothing is left to ask\n"}, language);
  std::string text;
  const auto width = static_cast<std::size_t>(std::max(60, terminal_width()));
  for (std::size_t i = 0; i < questions.size(); ++i) {
    const Question& each = questions[i];
    text += layout::wrap(fmt::format("{:>3}. ", i + 1), in(each.question, language), width);
    for (std::size_t n = 0; n < each.near.size(); ++n)
      text += layout::wrap("     * ", in(near_words(each.near_labels[n], each.near[n]), language), width);
    const Text what = each.affects_status ? Text{"决定结论", "decides"} : Text{"决定金额", "decides the amount of"};
    text += layout::wrap(
        "     ", fmt::format("{}  ({}: {})", each.path, in(what, language), fmt::join(each.decides, ", ")), width);
  }
  return text;
}

/// Ctrl-C ends the questions as "quit" does: reading the next answer is interrupted, and what was answered is written.
void quit_on_interrupt() {
  struct sigaction action = {};
  action.sa_handler = [](int) {};
  sigaction(SIGINT, &action, nullptr);  // without SA_RESTART
}

ExitStatus interview(const Engine& engine, const EvaluateOptions& options, const Profile& profile,
                     const Arguments& arguments, Language language) {
  const bool to_file = !arguments.output.empty() && arguments.output != "-";
  if (to_file && !may_write(arguments.output, arguments.force, language))
    return usage_error;  // before any answer is given
  quit_on_interrupt();
  const Profile answered = Interview(engine, options, profile, std::cin, std::cerr, language).run();
  const auto report = engine.evaluate(answered, options);
  print(report.diagnostics, language);
  if (!report) return not_completed;
  if (to_file) {
    const ExitStatus status = write_file(arguments.output, to_json(answered), arguments.force, language);
    if (status != done) {  // the answers are not lost
      print(to_json(answered), language);
      return status;
    }
    return print(summary_table(*report, {language, terminal_width(), use_colour("auto")}), language);
  }
  return print(to_json(answered), language);
}

ExitStatus ask(const Arguments& arguments, const Common& common) {
  EvaluateOptions options;
  options.as_of = as_of_option(arguments.as_of);
  options.policies = arguments.policies;
  const bool terminal = isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1;
  const bool dialogue =
      arguments.interactive || (terminal && !arguments.list && !common.json && arguments.profile != "-");
  if (dialogue && common.json)
    throw UsageError{{"--interactive 不与 --format json 合用", "--interactive and --format json exclude each other"}};
  if (dialogue && arguments.profile == "-")
    throw UsageError{
        {"问答要从标准输入读取回答,资料须是文件", "the answers come from standard input: the profile must be a file"}};
  if (!dialogue && !arguments.output.empty())
    throw UsageError{{"-o 只在问答时使用:用 --interactive 作答,或用 huiqi new profile 新建空白资料",
                      "-o goes with answers: use --interactive, or huiqi new profile for a blank profile"}};
  std::vector<Diagnostic> diagnostics;
  const auto engine = load_engine(common, {}, diagnostics);
  const std::string name = arguments.profile.empty() ? "profile" : input_name(arguments.profile);
  const auto text = arguments.profile.empty() ? std::optional<std::string>(R"({"format": 1})")
                                              : read_input(arguments.profile, name, diagnostics);
  if (!engine || !text) {
    print_errors(diagnostics, common.language);
    return input_error;
  }
  const Result<Profile> profile = engine->read_profile(*text, name);
  print(profile.diagnostics, common.language);
  if (!profile) return input_error;
  Result<Report> report = engine->evaluate(*profile, options);
  for (Diagnostic& each : report.diagnostics) each.file = "huiqi";
  print(report.diagnostics, common.language);
  if (!report) return usage_error;
  if (dialogue) return interview(*engine, options, *profile, arguments, common.language);
  const auto found = questions(*engine, *profile, options);
  if (!found) return not_completed;
  return print(common.json ? json_of(*found, *report) : text_of(*found, common.language), common.language);
}

}  // namespace

Run add_questions(CLI::App& verb, Language words) {
  auto arguments = std::make_shared<Arguments>();
  const auto say = [&](const char* zh, const char* en) { return in({zh, en}, words); };
  verb.add_option("PROFILE", arguments->profile,
                  say("已知的资料(JSON;默认从空白开始);- 为标准输入",
                      "What is known already (JSON; default: nothing); - for standard input"))
      ->type_name("");
  verb.add_option("--policy,--provision", arguments->policies,
                  say("只为这些政策或条款(可重复)", "For these policies or provisions alone (repeatable)"))
      ->type_name("ID")
      ->allow_extra_args(false)
      ->delimiter(',');
  verb.add_option("--as-of", arguments->as_of,
                  say("申报日(默认:资料所写,否则今天)", "The filing day (default: the profile's, else today)"))
      ->type_name("YYYY-MM-DD");
  verb.add_flag("--interactive", arguments->interactive,
                say("逐项问答(在终端上是默认)", "Ask one by one (the default at a terminal)"));
  verb.add_flag("--list", arguments->list, say("只列出问题", "Only list the questions"));
  verb.add_option("-o,--output", arguments->output,
                  say("问答之后资料写入的文件(默认标准输出)",
                      "The file that the answered profile is written to (default: standard output)"))
      ->type_name("FILE");
  verb.add_flag("--force", arguments->force, say("覆盖已有的文件", "Overwrite an existing file"));
  return [arguments](const Common& common) { return ask(*arguments, common); };
}

}  // namespace huiqi::cli
