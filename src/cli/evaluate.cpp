// huiqi evaluate PROFILE: all decisions for one applicant, as a table, in full, or as JSON.
#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <spdlog/stopwatch.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "cli/input.hpp"
#include "cli/output.hpp"
#include "cli/rule_files.hpp"
#include "cli/terminal.hpp"
#include "cli/verb.hpp"
#include "huiqi/explain.hpp"
#include "huiqi/profile.hpp"
#include "huiqi/what_if.hpp"

namespace huiqi::cli {
namespace {

struct Arguments {
  std::string profile;
  std::string as_of;
  std::vector<std::string> policies;
  std::vector<std::string> edits, readings, parameters;
  std::string colour = "auto";
  bool explain = false;
  bool all = false;
};

/// "NAME=VALUE"; a usage error where there is no name or no "=".
std::pair<std::string, std::string> name_and_value(const char* option, const std::string& written) {
  const std::size_t equals = written.find('=');
  if (equals == std::string::npos || equals == 0) {
    throw UsageError{{fmt::format("{} 要写成“名称=值”,这里是“{}”", option, written),
                      fmt::format("{} is written NAME=VALUE, not \"{}\"", option, written)}};
  }
  return {written.substr(0, equals), written.substr(equals + 1)};
}

EvaluateOptions options_of(const Arguments& arguments) {
  EvaluateOptions options;
  options.as_of = as_of_option(arguments.as_of);
  options.policies = arguments.policies;
  options.distance = true;
  return options;
}

Overlay overlay_of(const Arguments& arguments) {
  Overlay overlay;
  for (const std::string& each : arguments.edits) overlay.facts.push_back(name_and_value("--set", each));
  const auto once = [](const char* option, const std::string& written, std::map<std::string, std::string>& into) {
    const auto [name, value] = name_and_value(option, written);
    if (into.emplace(name, value).second || into[name] == value) return;
    throw UsageError{{fmt::format("{} 对“{}”给了两个不同的值:{}、{}", option, name, into[name], value),
                      fmt::format("{} gives \"{}\" two different values: {}, {}", option, name, into[name], value)}};
  };
  for (const std::string& each : arguments.readings) once("--reading", each, overlay.readings);
  for (const std::string& each : arguments.parameters) once("--parameter", each, overlay.parameters);
  return overlay;
}

/// The changes; with --explain also each changed decision in full, as it would be.
std::string text_of(const WhatIf& what_if, const Arguments& arguments, Language language) {
  const TableOptions table{language, terminal_width(), use_colour(arguments.colour)};
  std::string text = what_if_table(what_if, table);
  if (!arguments.explain) return text;
  for (const DecisionChange& each : what_if.changes) {
    if (each.after) text += "\n" + detail(what_if.after.decisions[*each.after], table);
  }
  return text;
}

bool is_left_out(const Decision& decision) {
  return decision.status == Status::not_applicable || decision.status == Status::not_in_force;
}

std::string text_of(Report report, const Arguments& arguments, Language language) {
  const TableOptions table{language, terminal_width(), use_colour(arguments.colour)};
  std::size_t left_out = 0;
  if (!arguments.all) {
    left_out = std::erase_if(report.decisions, is_left_out);
  }
  std::string text = summary_table(report, table);
  if (left_out != 0) {
    const Text line = {fmt::format("不适用或不在有效期内、未列出的:{} 项(用 --all 显示)", left_out),
                       fmt::format("Not applicable or not in force, and not listed: {} (--all shows them)", left_out)};
    text += "\n" + in(line, language) + "\n";
  }
  if (!arguments.explain) return text;
  for (const Decision& decision : report.decisions) text += "\n" + detail(decision, table);
  return text;
}

/// Which kind of failure: arithmetic beyond its range, or else a name or value that the command line chose.
ExitStatus status_of(const std::vector<Diagnostic>& diagnostics) {
  const bool limit = std::any_of(diagnostics.begin(), diagnostics.end(),
                                 [](const Diagnostic& each) { return each.code == "overflow"; });
  return limit ? not_completed : usage_error;
}

/// Prints what is about the command line, not about a file.
ExitStatus refuse(std::vector<Diagnostic> diagnostics, Language language) {
  for (Diagnostic& each : diagnostics) {
    if (each.file.empty() || each.place.line == 0) each.file = "huiqi";
  }
  print(diagnostics, language);
  return status_of(diagnostics);
}

ExitStatus evaluate(const Arguments& arguments, const Common& common) {
  const Language language = common.language;
  require_one_of("--color", arguments.colour, {"auto", "always", "never"});
  const EvaluateOptions options = options_of(arguments);
  const Overlay overlay = overlay_of(arguments);

  std::vector<Diagnostic> diagnostics;
  const std::optional<Engine> engine = load_engine(common, {}, diagnostics);
  const std::string name = input_name(arguments.profile);
  const auto text = read_input(arguments.profile, name, diagnostics);
  if (!engine || !text) {
    print_errors(diagnostics, language);
    return input_error;
  }

  spdlog::stopwatch watch;
  const Result<Profile> profile = engine->read_profile(*text, name);
  spdlog::info("reading {} ({} bytes) took {:.1f} ms", name, text->size(), watch.elapsed().count() * 1000);
  print(profile.diagnostics, language);  // warnings too
  if (!profile) return input_error;

  watch.reset();
  if (!overlay.empty()) {
    if (common.format_name == "markdown" || common.format_name == "html") {
      throw UsageError{{"核对单不与 --set、--reading、--parameter 合用:先把改动写进资料",
                        "a handout cannot show --set, --reading or --parameter: write the change into the profile"}};
    }
    const Result<WhatIf> changed = what_if(*engine, *profile, overlay, options);
    spdlog::info("evaluation of both took {:.1f} ms", watch.elapsed().count() * 1000);
    if (!changed) return refuse(changed.diagnostics, language);
    return print(common.json ? to_json(*changed) : text_of(*changed, arguments, language), language);
  }
  const Result<Report> report = engine->evaluate(*profile, options);
  spdlog::info("evaluation took {:.1f} ms", watch.elapsed().count() * 1000);
  if (!report) return refuse(report.diagnostics, language);
  if (common.format_name == "markdown") return print(to_markdown(*report, language), language);
  if (common.format_name == "html") return print(to_html(*report, language), language);
  return print(common.json ? to_json(*report) : text_of(*report, arguments, language), language);
}

}  // namespace

Run add_evaluate(CLI::App& verb, Language words) {
  auto arguments = std::make_shared<Arguments>();
  const auto say = [&](const char* zh, const char* en) { return in({zh, en}, words); };
  const auto repeatable = [](CLI::Option* option, const char* type) {
    return option->type_name(type)->allow_extra_args(false);
  };
  verb.add_option("PROFILE", arguments->profile,
                  say("申报主体资料(JSON);- 为标准输入", "The applicant's profile (JSON); - for standard input"))
      ->required()
      ->type_name("");
  verb.add_option("--as-of", arguments->as_of,
                  say("申报日(默认:资料所写,否则今天)", "The filing day (default: the profile's, else today)"))
      ->type_name("YYYY-MM-DD");
  repeatable(verb.add_option("--policy,--provision", arguments->policies,
                             say("只看这些政策或条款(可重复,或用逗号分开)",
                                 "Only these policies or provisions (repeatable, or separated by commas)")),
             "ID")
      ->delimiter(',');
  verb.add_flag("--explain", arguments->explain, say("写出每项判定的全部条件", "Show every finding of every decision"));
  verb.add_flag("--all", arguments->all,
                say("不适用和不在有效期内的也列出", "Also list what does not apply or is not in force"));
  repeatable(
      verb.add_option(
          "--set", arguments->edits,
          say("假设:改一项事实,如 enterprise.rd_expenditure.2025=2000万元;null 为删去(可重复)",
              "What if: change a fact, e.g. enterprise.rd_expenditure.2025=2000万元; null removes it (repeatable)")),
      "PATH=VALUE");
  repeatable(verb.add_option("--reading", arguments->readings,
                             say("只用这种理解,如 lz-2a.base=equipment_purchase(可重复)",
                                 "Use this reading alone, e.g. lz-2a.base=equipment_purchase (repeatable)")),
             "PROVISION.POINT=OPTION");
  repeatable(verb.add_option("--parameter", arguments->parameters,
                             say("给出未公布的数值,如 lz-2b.threshold=2000万元(可重复)",
                                 "Supply an unpublished figure, e.g. lz-2b.threshold=2000万元 (repeatable)")),
             "NAME=VALUE");
  verb.add_option("--color,--colour", arguments->colour,
                  say("颜色:auto(默认)、always、never;auto 时尊重 NO_COLOR",
                      "Colour: auto (default), always or never; auto honours NO_COLOR"))
      ->type_name("WHEN");
  return [arguments](const Common& common) { return evaluate(*arguments, common); };
}

}  // namespace huiqi::cli
