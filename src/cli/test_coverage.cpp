// The coverage of the conditions in words and as JSON. What is counted: docs/coverage.md. See test_run.hpp.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cases/keys.hpp"
#include "cli/describe.hpp"
#include "cli/test_run.hpp"
#include "evaluate/loaded.hpp"

namespace huiqi::cli {
namespace {

using cases::Coverage;
using cases::Goal;
using cases::Item;
using cases::ItemKind;
using cases::Share;
using Json = nlohmann::ordered_json;

constexpr Goal of_conditions[] = {Goal::met,     Goal::not_met,     Goal::unknown,
                                  Goal::pending, Goal::decides_met, Goal::decides_not_met};
constexpr Goal of_thresholds[] = {Goal::below, Goal::at, Goal::above};
constexpr Goal of_branches[] = {Goal::taken};

Text words_of(const Item& item, const language::RuleSet& set, Describer& describer) {
  if (item.target != nullptr) {
    for (const language::Provision& each : set.provisions) {
      if (each.id == item.provision) return each.title;
    }
  }
  if (item.kind != ItemKind::branch) return describer.phrase(*item.expr);
  const std::size_t when = 2 * item.branch;
  if (when + 1 >= item.expr->args.size()) return {"其他情形", "otherwise"};
  const Text condition = describer.phrase(*item.expr->args[when]);
  return {"如果" + condition.zh, "if " + condition.en};
}

std::string fraction(const Share& share) { return fmt::format("{}/{}", share.covered, share.possible); }

std::size_t declared(const Coverage& coverage) {
  std::size_t goals = 0;
  for (const cases::Unreachable& entry : coverage.declared()) goals += entry.goals.size();
  return goals;
}

template <class Goals>
std::string shares(const Coverage& coverage, const Goals& goals, Language language) {
  std::string text;
  for (const Goal goal : goals) {
    text += fmt::format("{}{} {}", text.empty() ? "" : in({",", ", "}, language), in(goal_words(goal), language),
                        fraction(coverage.share(goal)));
  }
  return text;
}

std::size_t count(const Coverage& coverage, ItemKind kind) {
  const auto& items = coverage.items();
  return static_cast<std::size_t>(
      std::count_if(items.begin(), items.end(), [&](const Item& item) { return item.kind == kind; }));
}

std::string list(const Coverage& coverage, const std::vector<cases::Sighting>& sightings, const Text& what,
                 const Engine& engine, Language language) {
  std::string text;
  for (std::size_t i = 0; i < sightings.size();) {
    std::string goals;
    const std::size_t number = sightings[i].first;
    for (; i < sightings.size() && sightings[i].first == number; ++i) {
      goals += (goals.empty() ? "" : in({"、", ", "}, language)) + in(goal_words(sightings[i].second), language);
    }
    const Text said = {fmt::format("{}:{}", what.zh, goals), fmt::format("{}: {}", what.en, goals)};
    text += line_of(coverage, engine, coverage.items()[number], in(said, language), language);
  }
  return text;
}

Json json_of(const Share& share) { return {{"covered", share.covered}, {"possible", share.possible}}; }

Json json_of(const Item& item, const Coverage& coverage, Describer& describer) {
  const Text words = words_of(item, *coverage.rule_set(), describer);
  Json json = {{"kind", cases::name(item.kind)},
               {"name", item.name},
               {"id", item.id.empty() ? Json() : Json(item.id)},
               {"provision", item.provision},
               {"file", coverage.rule_set()->file},
               {"line", item.place.line},
               {"column", item.place.column},
               {"words", {{"zh", words.zh}, {"en", words.en}}},
               {"seen", Json::object()},
               {"missing", Json::array()}};
  for (std::size_t g = 0; g < cases::goal_count; ++g) {
    const auto goal = static_cast<Goal>(g);
    if (!item.can(goal)) continue;
    json["seen"][std::string(cases::name(goal))] = item.seen[g];
    if (!item.has(goal)) json["missing"].push_back(cases::name(goal));
  }
  return json;
}

}  // namespace

Text goal_words(Goal goal) { return cases::goals()[static_cast<std::size_t>(goal)].what; }

std::string line_of(const Coverage& coverage, const Engine& engine, const Item& item, const std::string& said,
                    Language language) {
  Describer describer(*coverage.rule_set(), *engine.loaded().vocabulary);
  return fmt::format("  {}: {}: {} ({})\n", where(coverage.rule_set()->file, item.place), item.name, said,
                     in(words_of(item, *coverage.rule_set(), describer), language));
}

cases::Coverage& TestRun::coverage_of_all(const std::string& rule_set) const {
  const auto drafts = with_drafts.find(rule_set);
  return drafts != with_drafts.end() && drafts->second ? *drafts->second : *coverage.at(rule_set);
}

bool TestRun::full() const {
  return std::all_of(coverage.begin(), coverage.end(), [](const auto& each) { return each.second->full(); });
}

std::string coverage_text(const TestRun& run, const Engine& engine, bool listed, Language language) {
  std::string text;
  for (const auto& [set, coverage] : run.coverage) {
    const Share whole = coverage->whole();
    text +=
        set + in({fmt::format(":覆盖 {}", fraction(whole)), fmt::format(": covered {}", fraction(whole))}, language);
    if (const std::size_t goals = declared(*coverage); goals > 0)
      text += in({fmt::format(",声明不可达 {} 项", goals), fmt::format(", declared unreachable {}", goals)}, language);
    if (const auto drafts = run.with_drafts.find(set); drafts != run.with_drafts.end() && drafts->second) {
      const std::string all = fraction(drafts->second->whole());
      text += in({fmt::format(",连同待确认的案例 {}", all), fmt::format(", with unconfirmed cases {}", all)}, language);
    }
    text += "\n";
    const auto line = [&](ItemKind kind, const Text& what, const auto& goals) {
      text +=
          fmt::format("  {} {}: {}\n", in(what, language), count(*coverage, kind), shares(*coverage, goals, language));
    };
    line(ItemKind::condition, {"条件", "conditions"}, of_conditions);
    line(ItemKind::threshold, {"界限", "thresholds"}, of_thresholds);
    line(ItemKind::branch, {"分支", "branches"}, of_branches);
    if (!listed) continue;
    text += list(*coverage, coverage->missing(), {"缺", "missing"}, engine, language);
    text += list(*coverage, coverage->contradicted(), {"声明不可达,却已出现", "declared unreachable, and yet seen"},
                 engine, language);
  }
  return text;
}

nlohmann::ordered_json coverage_json(const TestRun& run, const Engine& engine) {
  Json json = Json::array();
  for (const auto& [set, coverage] : run.coverage) {
    Describer describer(*coverage->rule_set(), *engine.loaded().vocabulary);
    Json one = {{"rule_set", set},
                {"full", coverage->full()},
                {"whole", json_of(coverage->whole())},
                {"with_drafts", json_of(run.coverage_of_all(set).whole())},
                {"goals", Json::object()},
                {"items", Json::array()}};
    for (std::size_t g = 0; g < cases::goal_count; ++g) {
      const auto goal = static_cast<Goal>(g);
      one["goals"][std::string(cases::name(goal))] = json_of(coverage->share(goal));
    }
    for (const Item& item : coverage->items()) one["items"].push_back(json_of(item, *coverage, describer));
    one["unreachable"] = Json::array();
    for (const cases::Unreachable& entry : coverage->declared()) {
      one["unreachable"].push_back({{"name", entry.item},
                                    {"goals", entry.goals},
                                    {"because", {{"zh", entry.because.zh}, {"en", entry.because.en}}}});
    }
    json.push_back(std::move(one));
  }
  return json;
}

}  // namespace huiqi::cli
