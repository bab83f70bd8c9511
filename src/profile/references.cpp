// References to items, and prior awards: both must name something that exists. Tests: tests/profile/bad_test.cpp
#include <fmt/format.h>

#include <algorithm>

#include "profile/reading.hpp"

namespace huiqi::profile {
namespace {

using vocabulary::Fact;
using vocabulary::FactType;

std::vector<std::string> ids_of(const FactValue& list) {
  std::vector<std::string> ids;
  for (const RecordValue& item : list.more->items) ids.push_back(item.id);
  return ids;
}

/// Turns each stated reference of a record (and of the records in it) into the index of the item it names.
void number_references(const Reading& reading, RecordValue& record, const RecordValue& root) {
  const vocabulary::Record& declared = reading.vocabulary.records[static_cast<std::size_t>(record.record)];
  for (std::size_t i = 0; i < record.facts.size(); ++i) {
    const Fact& fact = reading.vocabulary.facts[static_cast<std::size_t>(declared.facts[i])];
    if (record.facts[i].presence != Presence::known) continue;
    FactValue& value = record.facts.edit(i);
    if (!value.more->items.empty()) {
      for (RecordValue& item : value.more.edit().items) number_references(reading, item, root);
    }
    if (fact.type != FactType::reference) continue;
    const std::vector<std::string> ids = ids_of(value_of(root, reading.vocabulary, fact.target));
    const auto found = std::find(ids.begin(), ids.end(), value.more->text);
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

namespace {

/// What is wrong with one award; each mistake is an error of its own.
class AwardChecker {
 public:
  explicit AwardChecker(Reading& reading) : reading_(reading) {
    for (const auto& [id, subject] : reading.known.grants) grants_.push_back(id);
  }

  void check(const RecordValue& award, const std::string& path, const RecordValue& root) {
    award_ = &award;
    path_ = path;
    require("amount", {"已获资助须写明金额", "a prior award needs its amount"});
    const bool named = require("provision", {"已获资助须写明条款", "a prior award needs its provision"});
    const bool given = require("subject", {"已获资助须写明对象(项目编号,或 enterprise)",
                                           "a prior award needs its subject (an item's id, or enterprise)"});
    if (!named) return;
    const FactValue& provision = stated("provision");
    const auto grant = reading_.known.grants.find(provision.more->text);
    if (grant == reading_.known.grants.end()) {
      reading_
          .error(provision.place, path + ".provision", "unknown_provision",
                 {fmt::format("没有发放资助的条款“{}”", provision.more->text),
                  fmt::format("there is no provision \"{}\" that pays a grant", provision.more->text)})
          .suggestion = read::did_you_mean(provision.more->text, grants_);
    } else if (given) {
      check_subject(grant->second, root);
    }
  }

 private:
  const FactValue& stated(const char* name) const {
    return value_of(*award_, reading_.vocabulary, reading_.vocabulary.find_fact(award_->record, name));
  }

  bool require(const char* name, const Text& message) {
    const FactValue& value = stated(name);
    if (value.presence == Presence::known) return true;
    const bool written = value.place.line != 0 && has_error_at(value.place);  // complained of already
    if (!written) reading_.error(award_->place, path_, std::string("award_without_") + name, message);
    return false;
  }

  bool has_error_at(Place place) const {
    return std::any_of(reading_.diagnostics.begin(), reading_.diagnostics.end(),
                       [&](const Diagnostic& each) { return each.place == place; });
  }

  /// An item of the provision's own kind, by its id; for a section that is not a list, its name, or "enterprise".
  void check_subject(const std::string& kind, const RecordValue& root) {
    const vocabulary::SubjectKind& subject = *reading_.vocabulary.find_subject(kind);
    std::vector<std::string> right = {subject.name};
    if (subject.is_list)
      right = ids_of(value_of(root, reading_.vocabulary, subject.section));
    else if (kind != "enterprise")
      right.push_back("enterprise");
    const FactValue& written = stated("subject");
    if (std::find(right.begin(), right.end(), written.more->text) != right.end()) return;
    reading_
        .error(written.place, path_ + ".subject", "reference_to_nothing",
               {fmt::format("“{}”不是该条款的对象({})", written.more->text, subject.label.zh),
                fmt::format("\"{}\" is not what this provision pays ({})", written.more->text, subject.label.en)})
        .suggestion = read::suggest(written.more->text, right);
  }

  Reading& reading_;
  std::vector<std::string> grants_;
  const RecordValue* award_ = nullptr;
  std::string path_;
};

}  // namespace

void check_awards(Reading& reading, const RecordValue& root) {
  const int awards = reading.vocabulary.find_fact(reading.vocabulary.applicant, "prior_awards");
  if (awards < 0) return;
  AwardChecker checker(reading);
  const FactValue& list = value_of(root, reading.vocabulary, awards);
  for (std::size_t i = 0; i < list.more->items.size(); ++i)
    checker.check(list.more->items[i], fmt::format("prior_awards[{}]", i), root);
}

}  // namespace huiqi::profile
