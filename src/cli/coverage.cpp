// huiqi coverage [ID…]: each clause of each document, in document order, with what became of it.
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/output.hpp"
#include "cli/rule_files.hpp"
#include "cli/verb.hpp"
#include "cli/words.hpp"
#include "evaluate/loaded.hpp"
#include "read/object.hpp"
#include "read/suggest.hpp"

namespace huiqi::cli {
namespace {

using Json = nlohmann::ordered_json;

Text clause_verdict(const std::string& verdict) {
  if (verdict == "modelled") return {"已建模", "modelled"};
  if (verdict == "recorded") return {"已记录", "recorded"};
  if (verdict == "duty") return {"义务", "duty"};
  if (verdict == "indicator") return {"指标", "indicator"};
  return verdict_words(verdict);
}

std::size_t decided(const language::RuleSet& set) {
  return static_cast<std::size_t>(
      std::count_if(set.structure.begin(), set.structure.end(), [](const language::Clause& clause) {
        return clause.verdict == "modelled" || clause.verdict == "duty" || clause.verdict == "indicator";
      }));
}

std::string text_of(const language::RuleSet& set, Language language) {
  const Text head = {fmt::format("{}  {}\n  条文 {} 项,其中可判定 {} 项\n", set.id, title_words(set).zh,
                                 set.structure.size(), decided(set)),
                     fmt::format("{}  {}\n  {} clauses, {} of them decide something\n", set.id, title_words(set).en,
                                 set.structure.size(), decided(set))};
  std::string text = in(head, language);
  std::size_t cites = 0;
  std::size_t verdicts = 0;
  for (const language::Clause& clause : set.structure) {
    cites = std::max(cites, read::display_width(clause.cite));
    verdicts = std::max(verdicts, read::display_width(in(clause_verdict(clause.verdict), language)));
  }
  for (const language::Clause& clause : set.structure) {
    std::string what = fmt::format("{}", fmt::join(clause.ids, " "));
    if (!clause.because.empty()) what += (what.empty() ? "" : "  ") + in(clause.because, language);
    text += fmt::format("  {}  {}  {}\n", padded(clause.cite, cites),
                        padded(in(clause_verdict(clause.verdict), language), verdicts), what);
  }
  return text;
}

Json json_of(const language::RuleSet& set) {
  Json json = {{"id", set.id}, {"number", set.number}, {"clauses", set.structure.size()}, {"decided", decided(set)}};
  json["structure"] = Json::array();
  for (const language::Clause& clause : set.structure) {
    Json each = {{"cite", clause.cite}, {"verdict", clause.verdict}, {"ids", clause.ids}, {"because", nullptr}};
    if (!clause.because.empty()) each["because"] = {{"zh", clause.because.zh}, {"en", clause.because.en}};
    json["structure"].push_back(std::move(each));
  }
  return json;
}

ExitStatus coverage(const std::vector<std::string>& wanted, const Common& common) {
  std::vector<Diagnostic> diagnostics;
  const auto engine = load_engine(common, {}, diagnostics);
  if (!engine) {
    print_errors(diagnostics, common.language);
    return input_error;
  }
  std::vector<std::string> ids;
  for (const language::RuleSet& set : engine->loaded().rule_sets) ids.push_back(set.id);
  for (const std::string& id : wanted) {
    if (std::find(ids.begin(), ids.end(), id) != ids.end()) continue;
    const Text near = read::suggest(id, ids);
    throw UsageError{
        {fmt::format("没有政策“{}”;{}", id, near.zh), fmt::format("there is no policy \"{}\"; {}", id, near.en)}};
  }
  std::string text;
  Json json = {{"policies", Json::array()}};
  for (const language::RuleSet& set : engine->loaded().rule_sets) {
    if (!wanted.empty() && std::find(wanted.begin(), wanted.end(), set.id) == wanted.end()) continue;
    text += (text.empty() ? "" : "\n") + text_of(set, common.language);
    json["policies"].push_back(json_of(set));
  }
  return print(common.json ? json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n" : text, common.language);
}

}  // namespace

Run add_coverage(CLI::App& verb, Language words) {
  auto wanted = std::make_shared<std::vector<std::string>>();
  verb.add_option("ID", *wanted, in({"只看这些政策", "Only these policies"}, words))->type_name("");
  return [wanted](const Common& common) { return coverage(*wanted, common); };
}

}  // namespace huiqi::cli
