// huiqi list: the policies that are loaded, their validity, their provisions (reviewed or not) and records.
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

Json json_of(const std::vector<const reviews::Review*>& reviews) {
  Json json = Json::array();
  for (const reviews::Review* each : reviews) {
    json.push_back({{"by", each->by}, {"on", each->on.to_string()}, {"digest", each->digest}, {"holds", each->holds}});
  }
  return json;
}

Json json_of(const language::RuleSet& set, const std::vector<reviews::File>& reviews) {
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
                                  {"citation", each.citation},
                                  {"digest", each.content},
                                  {"reviews", json_of(reviews::of(reviews, each.id))}});
  }
  json["records"] = Json::array();
  for (const language::ClauseRecord& each : set.records) {
    json["records"].push_back(
        {{"id", each.id}, {"cite", each.cite}, {"verdict", each.verdict}, {"text", words(each.text)}});
  }
  return json;
}

std::string json_of(const engine_detail::Loaded& loaded) {
  Json json = {{"policies", Json::array()}};
  for (const language::RuleSet& set : loaded.rule_sets) json["policies"].push_back(json_of(set, loaded.reviews));
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Text reviewed_words(std::size_t all, std::size_t reviewed, std::size_t changed) {
  if (reviewed + changed == 0) return {"条款均未复核", "no provision is reviewed"};
  const Text words = {fmt::format("条款 {} 条,已复核(✓){} 条", all, reviewed),
                      fmt::format("provisions {}, reviewed (✓) {}", all, reviewed)};
  if (changed == 0) return words;
  return {fmt::format("{},复核后有改动(!){} 条", words.zh, changed),
          fmt::format("{}, changed since (!) {}", words.en, changed)};
}

struct Row {
  std::string id, mark, kind, title;
};

/// "✓" where a review holds, "!" where every one is void, nothing where there is none.
std::string mark_of(const std::vector<const reviews::Review*>& reviews) {
  if (reviews.empty()) return "";
  const bool holds = std::any_of(reviews.begin(), reviews.end(), [](const auto* each) { return each->holds; });
  return holds ? "✓" : "!";
}

std::string text_of(const language::RuleSet& set, const std::vector<reviews::File>& reviews, Language language) {
  std::string text = fmt::format("{}  {}\n", set.id, in(title_words(set), language));
  text += fmt::format("  {}\n", in(validity_words(set), language));
  std::vector<Row> rows;
  std::size_t reviewed = 0, changed = 0;
  for (const language::Provision& each : set.provisions) {
    const std::string mark = mark_of(reviews::of(reviews, each.id));
    reviewed += mark == "✓";
    changed += mark == "!";
    rows.push_back({each.id, mark, in(explain(each.kind), language), in(each.title, language)});
  }
  text += fmt::format("  {}\n", in(reviewed_words(set.provisions.size(), reviewed, changed), language));
  for (const language::ClauseRecord& each : set.records)
    rows.push_back({each.id, "", in(verdict_words(each.verdict), language), in(each.text, language)});
  std::size_t ids = 0, kinds = 0;
  for (const Row& row : rows) {
    ids = std::max(ids, read::display_width(row.id));
    kinds = std::max(kinds, read::display_width(row.kind));
  }
  const auto width = static_cast<std::size_t>(terminal_width());
  const std::size_t before = ids + kinds + 9;
  const std::size_t room = width > before + 20 ? width - before : 20;
  for (const Row& row : rows)
    text += fmt::format("  {}  {}  {}  {}\n", padded(row.mark, 1), padded(row.id, ids), padded(row.kind, kinds),
                        cut(row.title, room));
  return text;
}

ExitStatus list(const Common& common) {
  std::vector<Diagnostic> diagnostics;
  const auto engine = load_engine(common, {}, diagnostics);
  if (!engine) {
    print_errors(diagnostics, common.language);
    return input_error;
  }
  const engine_detail::Loaded& loaded = engine->loaded();
  if (common.json) return print(json_of(loaded), common.language);
  std::string text;
  for (const language::RuleSet& set : loaded.rule_sets)
    text += (text.empty() ? "" : "\n") + text_of(set, loaded.reviews, common.language);
  return print(text, common.language);
}

}  // namespace

Run add_list(CLI::App&, Language) { return list; }

}  // namespace huiqi::cli
