// The target of an indicator: its comparison, its figure, 左右. See operators.hpp.
#include "mutate/operators.hpp"

namespace huiqi::mutate {

using language::Provision;

namespace {

language::Type type_of(Unit unit) {
  return unit == Unit::money  ? language::Type::money
         : unit == Unit::rate ? language::Type::rate
                              : language::Type::count;
}

}  // namespace

void change_target(const Provision& provision, ProvisionProposals& proposals) {
  if (!provision.target) return;
  const language::Target& target = *provision.target;
  const auto add = [&](Family family, const std::string& operation, Text from, Text to,
                       std::function<void(language::Target&)> change) {
    proposals.add(family, "target", operation, provision.place, std::move(from), std::move(to),
                  [change = std::move(change)](Provision& changed) { change(*changed.target); });
  };
  if (!target.approximate) {
    for (const OtherComparison& other : other_comparisons(target.comparison)) {
      if (other.comparison == Comparison::is) continue;  // no word of a target
      add(Family::comparison, other.operation, comparison_words(target.comparison), comparison_words(other.comparison),
          [other](language::Target& changed) { changed.comparison = other.comparison; });
    }
  }
  const language::Type type = type_of(target.unit);
  for (const Other& other : other_figures(target.value, type)) {
    add(Family::figure, other.operation, figure_words(target.value, type), other.to,
        [number = other.number](language::Target& changed) { changed.value = number; });
  }
  const Text about{"左右", "about (左右)"};
  const Text definite{"确数", "a definite figure"};
  add(Family::comparison, target.approximate ? "definite" : "about", target.approximate ? about : definite,
      target.approximate ? definite : about,
      [](language::Target& changed) { changed.approximate = !changed.approximate; });
}

}  // namespace huiqi::mutate
