// Adding up what the cases show. See coverage.hpp.
#include "cases/coverage.hpp"

#include <algorithm>

namespace huiqi::cases {
namespace {

const language::RuleSet* find_set(const Engine& engine, const std::string& id) {
  static const language::RuleSet nothing;
  for (const language::RuleSet& set : engine.loaded().rule_sets) {
    if (set.id == id) return &set;
  }
  return &nothing;
}

std::size_t number(Goal goal) { return static_cast<std::size_t>(goal); }

}  // namespace

const Item* find_item(const std::vector<Item>& items, const std::string& name) {
  const auto found = std::find_if(items.begin(), items.end(), [&](const Item& item) { return item.name == name; });
  return found == items.end() ? nullptr : &*found;
}

Coverage::Coverage(const Engine& engine, const std::string& rule_set)
    : set_(find_set(engine, rule_set)), conditions_(engine.loaded(), *set_), observer_(engine.loaded(), conditions_) {}

void Coverage::add(const Case& each) {
  for (const auto& [item, goal] : observer_.observe(each)) {
    ++conditions_.items()[item].seen[number(goal)];
    if (goal == Goal::decides_met || goal == Goal::decides_not_met) observer_.skip(item, goal);
  }
}

void Coverage::declare(const Unreachable& entry) {
  entries_.push_back(entry);
  for (std::size_t i = 0; i < conditions_.items().size(); ++i) {
    Item& item = conditions_.items()[i];
    if (item.name != entry.item) continue;
    for (std::size_t g = 0; g < goal_count; ++g) {
      const auto goal = static_cast<Goal>(g);
      if (std::find(entry.goals.begin(), entry.goals.end(), name(goal)) == entry.goals.end()) continue;
      item.possible[g] = false;
      declared_.emplace_back(i, goal);
    }
  }
}

Share Coverage::share(Goal goal) const {
  Share share;
  for (const Item& item : conditions_.items()) {
    if (!item.can(goal)) continue;
    ++share.possible;
    share.covered += item.has(goal) ? 1 : 0;
  }
  return share;
}

Share Coverage::whole() const {
  Share whole;
  for (std::size_t g = 0; g < goal_count; ++g) {
    const Share one = share(static_cast<Goal>(g));
    whole.covered += one.covered;
    whole.possible += one.possible;
  }
  return whole;
}

std::vector<Sighting> Coverage::missing() const {
  std::vector<Sighting> result;
  for (std::size_t i = 0; i < conditions_.items().size(); ++i) {
    for (std::size_t g = 0; g < goal_count; ++g) {
      const auto goal = static_cast<Goal>(g);
      if (conditions_.items()[i].can(goal) && !conditions_.items()[i].has(goal)) result.emplace_back(i, goal);
    }
  }
  const auto place = [&](const Sighting& each) { return conditions_.items()[each.first].place; };
  std::stable_sort(result.begin(), result.end(), [&](const Sighting& a, const Sighting& b) {
    return std::pair(place(a).line, place(a).column) < std::pair(place(b).line, place(b).column);
  });
  return result;
}

std::vector<Sighting> Coverage::contradicted() const {
  std::vector<Sighting> result;
  for (const Sighting& each : declared_) {
    if (conditions_.items()[each.first].has(each.second)) result.push_back(each);
  }
  return result;
}

}  // namespace huiqi::cases
