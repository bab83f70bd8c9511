// huiqi list: the policies that are loaded, their validity, and their provisions and records.
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/output.hpp"
#include "cli/rule_files.hpp"
#include "cli/terminal.hpp"
#include "cli/verb.hpp"
#include "cli/words.hpp"
#include "evaluate/loaded.hpp"
#include "huiqi/explain.hpp"
#include "read/suggest.hpp"

namespace huiqi::cli {
namespace {

using Json = nlohmann::ordered_json;

Json words(const Text& text) { return {{"zh", text.zh}, {"en", text.en}}; }

Json json_of(const language::RuleSet& set) {
  Json json = {{"id", set.id},
               {"version", set.version},
               {"number", set.number},
               {"digest", set.digest},
               {"title", words(set.title)}};
  json["in_force"] = {{"from", set.in_force_from.to_string()}, {"basis", set.in_force_basis}, {"until", nullptr}};
  if (set.in_force_until) json["in_force"]["until"] = set.in_force_until->to_string();
  json["provisions"] = Json::array();
  for (const language::Provision& each : set.provisions) {
    json["provisions"].push_back({{"id", each.id},
                                  {"kind", std::string(name(each.kind))},
                                  {"subject", each.subject},
                                  {"title", words(each.title)},
                                  {"citation", each.citation}});
  }
  json["records"] = Json::array();
  for (const language::ClauseRecord& each : set.records) {
    json["records"].push_back(
        {{"id", each.id}, {"cite", each.cite}, {"verdict", each.verdict}, {"text", words(each.text)}});
  }
  return json;
}

std::string json_of(const std::vector<language::RuleSet>& sets) {
  Json json = {{"policies", Json::array()}};
  for (const language::RuleSet& set : sets) json["policies"].push_back(json_of(set));
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

struct Row {
  std::string id, kind, title;
};

std::string text_of(const language::RuleSet& set, Language language) {
  std::string text = fmt::format("{}  {}\n", set.id, in(title_words(set), language));
  text += fmt::format("  {}\n", in(validity_words(set), language));
  std::vector<Row> rows;
  for (const language::Provision& each : set.provisions)
    rows.push_back({each.id, in(explain(each.kind), language), in(each.title, language)});
  for (const language::ClauseRecord& each : set.records)
    rows.push_back({each.id, in(verdict_words(each.verdict), language), in(each.text, language)});
  std::size_t ids = 0, kinds = 0;
  for (const Row& row : rows) {
    ids = std::max(ids, read::display_width(row.id));
    kinds = std::max(kinds, read::display_width(row.kind));
  }
  const auto width = static_cast<std::size_t>(terminal_width());
  const std::size_t before = ids + kinds + 6;
  const std::size_t room = width > before + 20 ? width - before : 20;
  for (const Row& row : rows)
    text += fmt::format("  {}  {}  {}\n", padded(row.id, ids), padded(row.kind, kinds), cut(row.title, room));
  return text;
}

ExitStatus list(const Common& common) {
  std::vector<Diagnostic> diagnostics;
  const auto engine = load_engine(common, {}, diagnostics);
  if (!engine) {
    print_errors(diagnostics, common.language);
    return input_error;
  }
  const std::vector<language::RuleSet>& sets = engine->loaded().rule_sets;
  if (common.json) return print(json_of(sets), common.language);
  std::string text;
  for (const language::RuleSet& set : sets) text += (text.empty() ? "" : "\n") + text_of(set, common.language);
  return print(text, common.language);
}

}  // namespace

Run add_list(CLI::App&, Language) { return list; }

}  // namespace huiqi::cli
