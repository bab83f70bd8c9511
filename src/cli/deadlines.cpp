// huiqi deadlines PROFILE: the days that a profile's decisions name, soonest first; those before the as-of date with --past.
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/input.hpp"
#include "cli/output.hpp"
#include "cli/rule_files.hpp"
#include "cli/verb.hpp"
#include "explain/layout.hpp"
#include "explain/messages.hpp"
#include "huiqi/explain.hpp"
#include "read/suggest.hpp"

namespace huiqi::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Arguments {
  std::string profile, as_of;
  bool past = false;
};

/// Of a window the announcement's title and what it is a call for.
Text title_of(const Deadline& each) {
  if (each.call == nullptr) return each.decision->title;
  return {fmt::format("{}({})", each.decision->title.zh, each.call->title.zh),
          fmt::format("{} ({})", each.decision->title.en, each.call->title.en)};
}

std::string text_of(const std::vector<Deadline>& found, Language language) {
  if (found.empty()) return in({"没有已知的日期\n", "No day is known\n"}, language);
  std::size_t ids = 0, subjects = 0, keys = 0;
  for (const Deadline& each : found) {
    ids = std::max(ids, each.decision->provision.size());
    subjects = std::max(subjects, read::display_width(layout::printable(each.decision->subject.id)));
    keys = std::max(keys, read::display_width(in(messages::value_key(each.key), language)));
  }
  std::string text;
  for (const Deadline& each : found) {
    text += fmt::format(
        "{}  {}  {}  {}  {}\n", each.day.to_string(), padded(in(messages::value_key(each.key), language), keys),
        padded(each.decision->provision, ids), padded(layout::printable(each.decision->subject.id), subjects),
        layout::printable(in(title_of(each), language)));
  }
  return text;
}

std::string json_of(const Report& report, const std::vector<Deadline>& found) {
  Json json = {{"as_of", report.as_of.to_string()}, {"deadlines", Json::array()}};
  for (const Deadline& each : found) {
    const Decision& decision = *each.decision;
    json["deadlines"].push_back({{"day", each.day.to_string()},
                                 {"key", each.key},
                                 {"provision", decision.provision},
                                 {"subject", {{"kind", decision.subject.kind}, {"id", decision.subject.id}}},
                                 {"status", std::string(name(decision.status))},
                                 {"citation", decision.citation},
                                 {"title", {{"zh", decision.title.zh}, {"en", decision.title.en}}},
                                 {"call", each.call == nullptr ? Json() : Json(each.call->id)}});
  }
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

ExitStatus deadlines(const Arguments& arguments, const Common& common) {
  EvaluateOptions options;
  options.as_of = as_of_option(arguments.as_of);
  std::vector<Diagnostic> diagnostics;
  const auto engine = load_engine(common, {}, diagnostics);
  const std::string name = input_name(arguments.profile);
  const auto text = read_input(arguments.profile, name, diagnostics);
  if (!engine || !text) {
    print_errors(diagnostics, common.language);
    return input_error;
  }
  const Result<Profile> profile = engine->read_profile(*text, name);
  print(profile.diagnostics, common.language);
  if (!profile) return input_error;
  const Result<Report> report = engine->evaluate(*profile, options);
  print(report.diagnostics, common.language);
  if (!report) return not_completed;
  const std::vector<Deadline> found = huiqi::deadlines(*report, arguments.past);
  if (common.format_name == "ics" && found.empty()) {  // a calendar without an event is none (RFC 5545, 3.4)
    complain({"没有已知的日期,不生成日历", "no day is known: there is no calendar to write"}, common.language);
    return done;
  }
  if (common.format_name == "ics") return print(to_ics(*report, found, common.language), common.language);
  return print(common.json ? json_of(*report, found) : text_of(found, common.language), common.language);
}

}  // namespace

Run add_deadlines(CLI::App& verb, Language words) {
  auto arguments = std::make_shared<Arguments>();
  verb.add_option(
          "PROFILE", arguments->profile,
          in({"申报主体资料(JSON);- 为标准输入", "The applicant's profile (JSON); - for standard input"}, words))
      ->required()
      ->type_name("");
  verb.add_option("--as-of", arguments->as_of,
                  in({"申报日(默认:资料所写,否则今天)", "The filing day (default: the profile's, else today)"}, words))
      ->type_name("YYYY-MM-DD");
  verb.add_flag("--past", arguments->past, in({"已过去的日期也列出", "Also list days that have passed"}, words));
  return [arguments](const Common& common) { return deadlines(*arguments, common); };
}

}  // namespace huiqi::cli
