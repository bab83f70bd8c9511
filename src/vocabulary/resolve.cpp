// The second half of reading a vocabulary: what a file adds to the records and enumerations of another, then every name.
// Format: docs/vocabulary.md. Tests: tests/vocabulary/bad_test.cpp, tests/vocabulary/extend_test.cpp
#include <fmt/format.h>

#include "vocabulary/builder.hpp"

namespace huiqi::vocabulary {

using read::Reporter;

void Builder::extend() {
  for (const PendingExtension& pending : pending_extensions_) {
    Reporter reporter(pending.file, diagnostics_);
    if (pending.record)
      extend_record(reporter, *pending.member);
    else
      extend_enumeration(reporter, *pending.member);
  }
}

void Builder::extend_enumeration(Reporter& reporter, const read::Member& member) {
  const Text what{"对枚举的补充", "what is added to an enumeration"};
  reporter.allow_only(member.value, {"extends", "members", "source", "notes"}, what);
  const int number = vocabulary_.find_enumeration(member.key);
  if (number < 0) {
    std::vector<std::string> names;
    for (const Enumeration& each : vocabulary_.enumerations) names.push_back(each.name);
    reporter
        .error(member.place, "unknown_name",
               {fmt::format("没有名为“{}”的枚举可补充", member.key),
                fmt::format("there is no enumeration \"{}\" to extend", member.key)})
        .suggestion = read::suggest(member.key, names);
    return;
  }
  Enumeration& enumeration = vocabulary_.enumerations[static_cast<std::size_t>(number)];
  if (enumeration.ordered) {
    reporter.error(member.place, "wrong_form",
                   {fmt::format("“{}”的词有次序,不能从别处补充", member.key),
                    fmt::format("the words of \"{}\" are ordered: none can be added from elsewhere", member.key)});
    return;
  }
  read_members(reporter, member.value, enumeration, what);
}

void Builder::extend_record(Reporter& reporter, const read::Member& member) {
  const Text what{"对记录的补充", "what is added to a record"};
  reporter.allow_only(member.value, {"extends", "facts", "notes"}, what);
  const int number = vocabulary_.find_record(member.key);
  if (number >= 0) return read_facts(reporter, number, member.value, what);
  std::vector<std::string> names;
  for (const Record& each : vocabulary_.records) names.push_back(each.name);
  reporter
      .error(member.place, "unknown_name",
             {fmt::format("没有名为“{}”的记录可补充", member.key),
              fmt::format("there is no record \"{}\" to extend", member.key)})
      .suggestion = read::suggest(member.key, names);
}

void Builder::resolve_fact(Fact& fact) {
  Reporter reporter(fact.file, diagnostics_);
  const std::size_t number = static_cast<std::size_t>(&fact - vocabulary_.facts.data());
  const auto unknown = [&](const char* zh, const char* en, const std::string& written,
                           const std::vector<std::string>& names) {
    reporter
        .error(fact.place, "unknown_name",
               {fmt::format("没有名为“{}”的{}", written, zh), fmt::format("there is no {} \"{}\"", en, written)})
        .suggestion = read::suggest(written, names);
  };
  if (fact.type == FactType::enumeration || fact.type == FactType::enumerations) {
    fact.enumeration = vocabulary_.find_enumeration(enumeration_names_[number]);
    std::vector<std::string> names;
    for (const Enumeration& each : vocabulary_.enumerations) names.push_back(each.name);
    if (fact.enumeration < 0) return unknown("枚举", "enumeration", enumeration_names_[number], names);
    const Enumeration& found = vocabulary_.enumerations[static_cast<std::size_t>(fact.enumeration)];
    if (fact.type == FactType::enumerations && (found.open || found.members.size() > 63)) {
      reporter.error(fact.place, "wrong_form",
                     {"集合的枚举须封闭且不多于63项", "a set needs a closed enumeration of at most 63 members"});
    }
  }
  if (fact.type == FactType::record || fact.type == FactType::list) {
    fact.target = vocabulary_.find_record(fact.held);
    std::vector<std::string> names;
    for (const Record& each : vocabulary_.records) names.push_back(each.name);
    if (fact.target < 0) return unknown("记录", "record", fact.held, names);
  }
  if (fact.type == FactType::reference) {
    fact.target = vocabulary_.find_fact(vocabulary_.applicant, fact.refers_to);
    if (fact.target < 0) unknown("列表", "list", fact.refers_to, vocabulary_.fact_names(vocabulary_.applicant));
  }
  if (!fact.dated_by_name.empty()) {
    fact.dated_by = vocabulary_.find_fact(fact.record, fact.dated_by_name);
    if (fact.dated_by < 0) unknown("事实", "fact", fact.dated_by_name, vocabulary_.fact_names(fact.record));
  }
  for (const std::string& near : fact.near) {
    if (vocabulary_.find_fact(fact.record, near) < 0)
      unknown("事实", "fact", near, vocabulary_.fact_names(fact.record));
  }
}

/// Whether a record is held, by whatever way, by the one it holds.
bool Builder::holds_itself(int record, int sought, int depth) const {
  if (record < 0) return false;
  if (record == sought || depth > 16) return true;
  for (int number : vocabulary_.records[static_cast<std::size_t>(record)].facts) {
    const Fact& fact = vocabulary_.facts[static_cast<std::size_t>(number)];
    const bool holds = fact.type == FactType::record || fact.type == FactType::list;
    if (holds && holds_itself(fact.target, sought, depth + 1)) return true;
  }
  return false;
}

void Builder::resolve() {
  vocabulary_.applicant = vocabulary_.find_record("applicant");
  if (vocabulary_.applicant < 0) {
    Reporter("vocabulary", diagnostics_)
        .error({}, "missing_key", {"词汇表缺少 applicant 记录", "the vocabulary lacks the record \"applicant\""});
    return;
  }
  for (Fact& fact : vocabulary_.facts) resolve_fact(fact);
  for (const Fact& fact : vocabulary_.facts) {
    const bool holds = fact.type == FactType::record || fact.type == FactType::list;
    if (!holds || !holds_itself(fact.target, fact.record, 0)) continue;
    Reporter(fact.file, diagnostics_)
        .error(
            fact.place, "circular_record",
            {fmt::format("“{}”使记录包含自身", fact.name), fmt::format("by \"{}\" a record holds itself", fact.name)});
    return;
  }
  for (const PendingSubject& pending : pending_subjects_) {
    SubjectKind& subject = vocabulary_.subjects[pending.subject];
    subject.section = vocabulary_.find_fact(vocabulary_.applicant, pending.at);
    if (subject.section < 0) {
      Reporter(pending.file, diagnostics_)
          .error(pending.place, "unknown_name",
                 {fmt::format("档案中没有“{}”部分", pending.at), fmt::format("no section \"{}\"", pending.at)})
          .suggestion = read::suggest(pending.at, vocabulary_.fact_names(vocabulary_.applicant));
      continue;
    }
    const Fact& section = vocabulary_.facts[static_cast<std::size_t>(subject.section)];
    subject.record = section.type == FactType::indicators ? -1 : section.target;
    subject.is_list = section.type == FactType::list;
  }
  for (const PendingConstraint& pending : pending_constraints_) {
    Constraint constraint{vocabulary_.find_record(pending.record), -1, -1, pending.denies, pending.why};
    constraint.lesser = vocabulary_.find_fact(constraint.record, pending.lesser);
    constraint.greater = vocabulary_.find_fact(constraint.record, pending.greater);
    if (constraint.lesser < 0 || constraint.greater < 0) {
      const std::string& wrong = constraint.lesser < 0 ? pending.lesser : pending.greater;
      Reporter(pending.file, diagnostics_)
          .error(pending.place, "unknown_name",
                 {fmt::format("记录“{}”没有事实“{}”", pending.record, wrong),
                  fmt::format("the record \"{}\" has no fact \"{}\"", pending.record, wrong)})
          .suggestion = read::suggest(wrong, vocabulary_.fact_names(constraint.record));
      continue;
    }
    vocabulary_.constraints.push_back(std::move(constraint));
  }
}

}  // namespace huiqi::vocabulary
