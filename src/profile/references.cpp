// References to items, and prior awards: both must name something that exists. Tests: tests/profile/references_test.cpp
#include <fmt/format.h>

#include <algorithm>

#include "profile/reading.hpp"

namespace huiqi::profile {
namespace {

using vocabulary::Fact;
using vocabulary::FactType;

std::vector<std::string> ids_of(const FactValue& list) {
  std::vector<std::string> ids;
  for (const RecordValue& item : list.items) ids.push_back(item.id);
  return ids;
}

/// Turns each stated reference of a record (and of the records in it) into the index of the item it names.
void number_references(const Reading& reading, RecordValue& record, const RecordValue& root) {
  const vocabulary::Record& declared = reading.vocabulary.records[static_cast<std::size_t>(record.record)];
  for (std::size_t i = 0; i < record.facts.size(); ++i) {
    const Fact& fact = reading.vocabulary.facts[static_cast<std::size_t>(declared.facts[i])];
    FactValue& value = record.facts[i];
    for (RecordValue& item : value.items) number_references(reading, item, root);
    if (fact.type != FactType::reference || value.presence != Presence::known) continue;
    const std::vector<std::string> ids = ids_of(value_of(root, reading.vocabulary, fact.target));
    const auto found = std::find(ids.begin(), ids.end(), value.text);
    value.number = Rational(found - ids.begin());
  }
}

}  // namespace

void resolve_references(Reading& reading, RecordValue& root) {
  bool all_found = true;
  for (const PendingReference& reference : reading.references) {
    const std::vector<std::string> ids = ids_of(value_of(root, reading.vocabulary, reference.list));
    if (std::find(ids.begin(), ids.end(), reference.id) != ids.end()) continue;
    all_found = false;
    const std::string& list = reading.vocabulary.facts[static_cast<std::size_t>(reference.list)].name;
    reading
        .error(reference.place, reference.path, "reference_to_nothing",
               {fmt::format("{} 中没有编号“{}”", list, reference.id),
                fmt::format("{} has no item \"{}\"", list, reference.id)})
        .suggestion = read::suggest(reference.id, ids);
  }
  if (!all_found) return;
  const RecordValue& items = root;
  number_references(reading, root, items);
}

void check_awards(Reading& reading, const RecordValue& root) {
  const int awards = reading.vocabulary.find_fact(reading.vocabulary.applicant, "prior_awards");
  if (awards < 0) return;
  const auto stated = [&](const RecordValue& award, const char* name) -> const FactValue& {
    return value_of(award, reading.vocabulary, reading.vocabulary.find_fact(award.record, name));
  };
  std::vector<std::string> subjects;
  for (const vocabulary::SubjectKind& kind : reading.vocabulary.subjects) {
    if (!kind.is_list && kind.record >= 0) subjects.push_back(kind.name);
  }
  for (const auto& [id, place] : reading.ids) subjects.push_back(id);
  const FactValue& list = value_of(root, reading.vocabulary, awards);
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    const RecordValue& award = list.items[i];
    const std::string path = fmt::format("prior_awards[{}]", i);
    const auto require = [&](const char* name, const Text& message) {
      if (stated(award, name).presence == Presence::known) return true;
      reading.error(award.place, path, std::string("award_without_") + name, message);
      return false;
    };
    require("amount", {"已获资助须写明金额", "a prior award needs its amount"});
    if (require("provision", {"已获资助须写明条款", "a prior award needs its provision"})) {
      const FactValue& provision = stated(award, "provision");
      const auto& known = reading.known.provisions;
      if (std::find(known.begin(), known.end(), provision.text) == known.end()) {
        reading
            .error(provision.place, path + ".provision", "unknown_provision",
                   {fmt::format("没有条款“{}”", provision.text),
                    fmt::format("there is no provision \"{}\"", provision.text)})
            .suggestion = read::did_you_mean(provision.text, known);
      }
    }
    if (require("subject", {"已获资助须写明对象(项目编号,或 enterprise)",
                            "a prior award needs its subject (an item's id, or enterprise)"})) {
      const FactValue& subject = stated(award, "subject");
      if (std::find(subjects.begin(), subjects.end(), subject.text) == subjects.end()) {
        reading
            .error(subject.place, path + ".subject", "reference_to_nothing",
                   {fmt::format("没有编号“{}”", subject.text), fmt::format("there is no item \"{}\"", subject.text)})
            .suggestion = read::suggest(subject.text, subjects);
      }
    }
  }
}

}  // namespace huiqi::profile
