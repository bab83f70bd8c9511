// What belongs to the document: the days between which it is in force, what excludes what in the totals, and
// published parameters. See operators.hpp.
#include <fmt/format.h>

#include "mutate/operators.hpp"

namespace huiqi::mutate {

using language::RuleSet;

namespace {

Text day_words(Date day) { return {day.to_string(), day.to_string()}; }

}  // namespace

void change_document(const RuleSet& set, std::vector<Mutant>& mutants) {
  const auto add = [&](Family family, const std::string& part, const std::string& operation, Text from, Text to,
                       std::function<void(RuleSet&)> change) {
    Mutant mutant;
    mutant.id = set.id + "." + part + ":" + operation;
    mutant.family = family;
    mutant.operation = operation;
    mutant.place = {1, 1};
    mutant.from = std::move(from);
    mutant.to = std::move(to);
    mutant.plain = true;
    mutant.change_document = std::move(change);
    mutants.push_back(std::move(mutant));
  };
  for (const int by : {1, -1}) {
    const char* operation = by > 0 ? "day_later" : "day_earlier";
    if (const auto day = Date::from_days(set.in_force_from.days() + by)) {
      add(Family::document, "from", operation, day_words(set.in_force_from), day_words(*day),
          [day = *day](RuleSet& changed) { changed.in_force_from = day; });
    }
    if (!set.in_force_until) continue;
    if (const auto day = Date::from_days(set.in_force_until->days() + by)) {
      add(Family::document, "until", operation, day_words(*set.in_force_until), day_words(*day),
          [day = *day](RuleSet& changed) { changed.in_force_until = day; });
    }
  }
  for (std::size_t i = 0; i < set.exclusions.size(); ++i) {
    const std::string names = fmt::format("{}", fmt::join(set.exclusions[i].provisions, ", "));
    add(Family::document, fmt::format("exclusive_{}", i + 1), "dropped", {names, names}, dropped(),
        [i](RuleSet& changed) {
          changed.exclusions.erase(changed.exclusions.begin() + static_cast<std::ptrdiff_t>(i));
        });
  }
  for (std::size_t i = 0; i < set.parameters.size(); ++i) {
    const language::Parameter& parameter = set.parameters[i];
    if (!parameter.value) continue;
    for (const Other& other : other_figures(*parameter.value, parameter.type)) {
      add(Family::figure, parameter.name, other.operation, figure_words(*parameter.value, parameter.type), other.to,
          [i, number = other.number](RuleSet& changed) { changed.parameters[i].value = number; });
    }
  }
}

}  // namespace huiqi::mutate
