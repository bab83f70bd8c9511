// Look-ups in a vocabulary. See vocabulary.hpp. Tests: tests/language/bad_test.cpp
#include "vocabulary/vocabulary.hpp"

#include <array>

namespace huiqi::vocabulary {

std::string fold_word(std::string_view word) {
  static constexpr std::array<std::string_view, 11> dropped = {"“",  "”",  "‘", "’",  "\"", "'",
                                                               "「", "」", " ", "　", "\t"};
  std::string folded;
  while (!word.empty()) {
    bool found = false;
    for (std::string_view each : dropped) {
      if (!word.starts_with(each)) continue;
      word.remove_prefix(each.size());
      found = true;
      break;
    }
    if (found) continue;
    const bool opens = word.starts_with("(");  // full-width brackets are compared as half-width ones
    if (opens || word.starts_with(")")) {
      folded.push_back(opens ? '(' : ')');
      word.remove_prefix(std::string_view("(").size());
      continue;
    }
    folded.push_back(word.front());
    word.remove_prefix(1);
  }
  return folded;
}

int Enumeration::find(std::string_view word) const {
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (members[i].name == word) return static_cast<int>(i);
  }
  const std::string folded = fold_word(word);
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (members[i].folded == folded) return static_cast<int>(i);
  }
  return -1;
}

void Vocabulary::find_prior_awards() {
  const int list = find_fact(applicant, "prior_awards");
  if (list < 0) return;
  const int record = facts[static_cast<std::size_t>(list)].target;
  prior_awards = {list, find_fact(record, "provision"), find_fact(record, "subject"), find_fact(record, "year"),
                  find_fact(record, "amount")};
}

std::vector<std::string> Enumeration::names() const {
  std::vector<std::string> result;
  for (const Member& member : members) result.push_back(member.name);
  return result;
}

bool Fact::is_numeric() const {
  switch (type) {
    case FactType::money:
    case FactType::rate:
    case FactType::count:
    case FactType::number:
    case FactType::score:
    case FactType::year:
      return true;
    default:
      return false;
  }
}

Unit Fact::unit_kind() const {
  switch (type) {
    case FactType::money:
      return Unit::money;
    case FactType::rate:
      return Unit::rate;
    case FactType::count:
      return Unit::count;
    case FactType::number:
      return Unit::number;
    case FactType::score:
      return Unit::score;
    case FactType::date:
      return Unit::date;
    case FactType::year:
      return Unit::year;
    case FactType::yes_no:
    case FactType::determination:
      return Unit::yes_no;
    case FactType::enumeration:
    case FactType::enumerations:
    case FactType::area:
    case FactType::industry:
      return Unit::words;
    default:
      return Unit::none;
  }
}

int Vocabulary::find_fact(int record, std::string_view name) const {
  if (record < 0) return -1;
  for (int fact : records[static_cast<std::size_t>(record)].facts) {
    if (facts[static_cast<std::size_t>(fact)].name == name) return fact;
  }
  return -1;
}

int Vocabulary::find_record(std::string_view name) const {
  for (std::size_t i = 0; i < records.size(); ++i) {
    if (records[i].name == name) return static_cast<int>(i);
  }
  return -1;
}

int Vocabulary::find_enumeration(std::string_view name) const {
  for (std::size_t i = 0; i < enumerations.size(); ++i) {
    if (enumerations[i].name == name) return static_cast<int>(i);
  }
  return -1;
}

const SubjectKind* Vocabulary::find_subject(std::string_view name) const {
  for (const SubjectKind& subject : subjects) {
    if (subject.name == name) return &subject;
  }
  return nullptr;
}

std::vector<std::string> Vocabulary::fact_names(int record) const {
  std::vector<std::string> names;
  if (record < 0) return names;
  for (int fact : records[static_cast<std::size_t>(record)].facts)
    names.push_back(facts[static_cast<std::size_t>(fact)].name);
  return names;
}

std::string Vocabulary::full_name(int fact) const {
  const Fact& wanted = facts[static_cast<std::size_t>(fact)];
  if (wanted.record == applicant) return wanted.name;
  for (const Fact& holder : facts) {
    const bool holds =
        (holder.type == FactType::record || holder.type == FactType::list) && holder.target == wanted.record;
    if (!holds) continue;
    return full_name(records[static_cast<std::size_t>(holder.record)].facts[static_cast<std::size_t>(holder.index)]) +
           (holder.type == FactType::list ? "[]." : ".") + wanted.name;
  }
  return wanted.name;
}

namespace {

void add_names(const Vocabulary& vocabulary, int record, const std::string& prefix, std::vector<std::string>& names) {
  for (int number : vocabulary.records[static_cast<std::size_t>(record)].facts) {
    const Fact& fact = vocabulary.facts[static_cast<std::size_t>(number)];
    names.push_back(prefix + fact.name);
    if (fact.type == FactType::record) add_names(vocabulary, fact.target, prefix + fact.name + ".", names);
    if (fact.type == FactType::list) add_names(vocabulary, fact.target, prefix + fact.name + "[].", names);
  }
}

}  // namespace

std::vector<std::string> Vocabulary::full_names() const {
  std::vector<std::string> names;
  add_names(*this, applicant, "", names);
  return names;
}

}  // namespace huiqi::vocabulary
