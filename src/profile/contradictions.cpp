// What holds between facts: a part is not larger than its whole, a day does not come before one that it must follow.
// Source: DESIGN "Contradictions"; the vocabulary declares the pairs. Tests: tests/profile/bad_test.cpp
#include <fmt/format.h>

#include "profile/reading.hpp"

namespace huiqi::profile {
namespace {

using vocabulary::Constraint;
using vocabulary::Fact;
using vocabulary::FactType;

std::string figure(const Fact& fact, const Rational& value) {
  if (fact.type == FactType::money) return yuan_words_zh(value);
  if (fact.type == FactType::rate) return percent_text(value);
  if (fact.type == FactType::date) {
    const auto days = value.floor();
    const auto date = days ? Date::from_days(*days) : std::nullopt;
    return date ? date->to_string() : "";
  }
  return value.to_decimal(6);
}

class Checker {
 public:
  explicit Checker(Reading& reading) : reading_(reading) {}

  void check_record(const RecordValue& record, const std::string& path) {
    for (const Constraint& constraint : reading_.vocabulary.constraints) {
      if (constraint.record == record.record) check_pair(constraint, record, path);
    }
    const vocabulary::Record& declared = reading_.vocabulary.records[static_cast<std::size_t>(record.record)];
    for (std::size_t i = 0; i < record.facts.size(); ++i) {
      if (record.facts[i].more->items.empty()) continue;
      const Fact& fact = reading_.vocabulary.facts[static_cast<std::size_t>(declared.facts[i])];
      const std::string here = path.empty() ? fact.name : path + "." + fact.name;
      for (std::size_t item = 0; item < record.facts[i].more->items.size(); ++item) {
        check_record(record.facts[i].more->items[item],
                     fact.type == FactType::list ? fmt::format("{}[{}]", here, item) : here);
      }
    }
  }

 private:
  void check_pair(const Constraint& constraint, const RecordValue& record, const std::string& path) {
    const FactValue& lesser = value_of(record, reading_.vocabulary, constraint.lesser);
    const FactValue& greater = value_of(record, reading_.vocabulary, constraint.greater);
    if (lesser.presence != Presence::known || greater.presence != Presence::known) return;
    const Fact& fact = reading_.vocabulary.facts[static_cast<std::size_t>(constraint.lesser)];
    if (constraint.denies) {
      if (!lesser.yes) report_denied(constraint, lesser, greater, path);
      return;
    }
    if (fact.series == vocabulary::Series::none) {
      if (lesser.number > greater.number) report(constraint, lesser, greater, lesser.number, greater.number, path, "");
      return;
    }
    for (const auto& [period, value] : lesser.more->series) {
      const auto* other = greater.in(period);
      if (!value || other == nullptr || !*other) continue;
      if (*value > **other) {
        report(constraint, lesser, greater, *value, **other, path, fmt::format(" ({})", period.year));
      }
    }
  }

  void report_denied(const Constraint& constraint, const FactValue& denied, const FactValue& stated,
                     const std::string& path) {
    const Fact& a = reading_.vocabulary.facts[static_cast<std::size_t>(constraint.lesser)];
    const Fact& b = reading_.vocabulary.facts[static_cast<std::size_t>(constraint.greater)];
    Diagnostic& error =
        reading_.error(denied.place, path.empty() ? a.name : path + "." + a.name, "contradiction",
                       {fmt::format("“{}”填了否,却又填了“{}”:{}", a.label.zh, b.label.zh, constraint.why.zh),
                        fmt::format("{} is \"no\", yet {} is stated: {}", a.label.en, b.label.en, constraint.why.en)});
    error.other_place = stated.place;
    error.other_file = reading_.file;
  }

  void report(const Constraint& constraint, const FactValue& lesser, const FactValue& greater, const Rational& value,
              const Rational& limit, const std::string& path, const std::string& period) {
    const Fact& a = reading_.vocabulary.facts[static_cast<std::size_t>(constraint.lesser)];
    const Fact& b = reading_.vocabulary.facts[static_cast<std::size_t>(constraint.greater)];
    const bool dates = a.type == FactType::date;
    Diagnostic& error = reading_.error(
        lesser.place, path.empty() ? a.name : path + "." + a.name, "contradiction",
        {fmt::format("“{}”{}{}与“{}”{}矛盾:{}", a.label.zh, figure(a, value), period, b.label.zh, figure(b, limit),
                     constraint.why.zh),
         fmt::format("{} {}{} {} {} {}: {}", a.label.en, figure(a, value), period,
                     dates ? "is later than" : "is more than", b.label.en, figure(b, limit), constraint.why.en)});
    error.other_place = greater.place;
    error.other_file = reading_.file;
  }

  Reading& reading_;
};

}  // namespace

void check_constraints(Reading& reading, const RecordValue& root) { Checker(reading).check_record(root, ""); }

}  // namespace huiqi::profile
