// Names of facts in rule sets, as language/resolve.cpp resolves them. See facts.hpp. Tests: tests/schema/
#include <map>

#include "schema/facts.hpp"

namespace huiqi::schema {
namespace {

using vocabulary::Fact;
using vocabulary::FactType;
using vocabulary::Vocabulary;

/// Longer ways through records and references are possible where references make circles; nobody writes them.
constexpr int deepest = 3;

class Collector {
 public:
  explicit Collector(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

  void add(int record, const std::string& before, bool prefixed, int depth = 0) {
    if (record < 0 || depth > deepest) return;
    for (const int number : vocabulary_.records[static_cast<std::size_t>(record)].facts) {
      const Fact& fact = vocabulary_.facts[static_cast<std::size_t>(number)];
      const std::string path = before + fact.name;
      note(path, number, prefixed);
      if (fact.type == FactType::record) add(fact.target, path + ".", prefixed, depth + 1);
      if (fact.type == FactType::reference) {
        const Fact& list = vocabulary_.facts[static_cast<std::size_t>(fact.target)];
        add(list.target, path + ".", prefixed, depth + 1);
      }
    }
  }

  std::vector<FactName> take() { return std::move(names_); }

 private:
  void note(const std::string& path, int number, bool prefixed) {
    const auto [place, fresh] = places_.emplace(path, names_.size());
    if (fresh) names_.push_back({path, {}, prefixed});
    std::vector<int>& facts = names_[place->second].facts;
    for (const int each : facts) {
      if (each == number) return;
    }
    facts.push_back(number);
  }

  const Vocabulary& vocabulary_;
  std::vector<FactName> names_;
  std::map<std::string, std::size_t> places_;
};

}  // namespace

std::vector<FactName> fact_names(const Vocabulary& vocabulary) {
  Collector collector(vocabulary);
  for (const auto& subject : vocabulary.subjects) collector.add(subject.record, "", false);
  collector.add(vocabulary.applicant, "", false);
  for (const Fact& fact : vocabulary.facts) {
    if (fact.type == FactType::list) collector.add(fact.target, "", false);
  }
  for (const auto& subject : vocabulary.subjects) collector.add(subject.record, "subject.", true);
  collector.add(vocabulary.applicant, "applicant.", true);
  return collector.take();
}

namespace {

/// A question about a series asks for "{year}"; here for any.
std::string of_any_year(std::string text, const char* any) {
  const std::string mark = "{year}";
  for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark))
    text.replace(at, mark.size(), any);
  return text;
}

}  // namespace

Text words_of(const Fact& fact) {
  Text text = fact.label;
  const auto add = [&](const Text& more, const char* zh, const char* en) {
    if (more.empty()) return;
    text.zh += zh + of_any_year(more.zh, "某");
    text.en += en + of_any_year(more.en, "a year");
  };
  if (!fact.unit.empty()) text = {text.zh + "(" + fact.unit.zh + ")", text.en + " (" + fact.unit.en + ")"};
  add(fact.question, ":", ": ");
  add(fact.definition, " ", " ");
  if (!fact.source.empty()) add({fact.source, fact.source}, " 来源:", " Source: ");
  return text;
}

read::Choices members_of(const vocabulary::Enumeration& enumeration) {
  read::Choices choices;
  for (const vocabulary::Member& each : enumeration.members) choices.push_back({each.name, each.label});
  return choices;
}

}  // namespace huiqi::schema
