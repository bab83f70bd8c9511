// A sample applicant's answers, each as one short text that a test can set beside the clause.
// For: tests/examples/*_test.cpp.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "catch.hpp"
#include "files.hpp"
#include "huiqi/huiqi.hpp"

namespace huiqi::test {

inline const Engine& engine() {
  static const Result<Engine> loaded = Engine::load();
  REQUIRE(loaded);
  return *loaded;
}

class Answers {
 public:
  /// `as_of`: another filing day than the sample's own, "YYYY-MM-DD".
  explicit Answers(const std::string& sample, const std::string& as_of = "") {
    const auto profile = engine().read_profile(slurp(source / "examples" / (sample + ".json")), sample);
    REQUIRE(profile);
    EvaluateOptions options;
    if (!as_of.empty()) options.as_of = Date::parse(as_of);
    const auto report = engine().evaluate(*profile, options);
    REQUIRE(report);
    report_ = *report;
  }

  /// "eligible", "may_apply 600000.00", "eligible 3600000.00 to 4000000.00", "eligible 300.00 assured 300.00",
  /// "eligible, no figure": the status, the ceiling, the widest ceiling where it differs, what the text itself fixes.
  std::string at(const std::string& provision, const std::string& subject = "") const {
    const Decision& decision = find(provision, subject);
    std::string text(name(decision.status));
    const bool open = decision.status == Status::eligible || decision.status == Status::may_apply ||
                      decision.status == Status::undetermined;
    if (decision.no_figure && open) text += ", no figure";
    if (!decision.amount) return text;
    const Amount& amount = *decision.amount;
    text += " " + yuan(amount.ceiling);
    if (amount.ceiling != amount.ceiling_max) text += " to " + yuan(amount.ceiling_max);
    if (amount.assured != Money::from_fen(0)) text += " assured " + amount.assured.to_string();
    return text;
  }

  /// The answer where it is no money: its items with commas between; "none", "unknown".
  std::string value(const std::string& provision, const std::string& subject, std::string_view key) const {
    for (const Value& each : find(provision, subject).value) {
      if (each.key != key) continue;
      if (!each.known) return "unknown";
      std::string text;
      for (const std::string& item : each.items) text += (text.empty() ? "" : ", ") + item;
      return text.empty() ? "none" : text;
    }
    FAIL(provision << " has no value " << key);
    return "";
  }
  std::string value(const std::string& provision, std::string_view key) const { return value(provision, "", key); }

  /// What one reading of an ambiguous clause gives: "eligible 180000.00".
  std::string reading(const std::string& provision, const std::string& subject, const std::string& option) const {
    for (const ReadingResult& each : find(provision, subject).readings) {
      const bool chosen = std::any_of(each.choices.begin(), each.choices.end(),
                                      [&](const auto& choice) { return choice.second == option; });
      if (!chosen) continue;
      std::string text(name(each.status));
      if (each.amount) text += " " + yuan(each.amount->ceiling);
      return text;
    }
    FAIL(provision << " has no reading " << option);
    return "";
  }

  /// The outcome of one condition: "met", "not_met" …
  std::string finding(const std::string& provision, const std::string& subject, const std::string& id) const {
    for (const Finding& each : find(provision, subject).findings) {
      if (each.id == id) return std::string(name(each.outcome));
    }
    FAIL(provision << " has no finding " << id);
    return "";
  }
  std::string finding(const std::string& provision, const std::string& id) const { return finding(provision, "", id); }

  /// Whether the answer says that a figure lies exactly on a doubtful limit.
  bool on_the_limit(const std::string& provision, const std::string& subject = "") const {
    const Decision& decision = find(provision, subject);
    const auto says_so = [](const Note& note) { return note.code == "boundary"; };
    return std::any_of(decision.notes.begin(), decision.notes.end(), says_so) ||
           std::any_of(decision.findings.begin(), decision.findings.end(),
                       [&](const Finding& each) { return std::any_of(each.notes.begin(), each.notes.end(), says_so); });
  }

  bool lacks(const std::string& provision, const std::string& fact) const {
    const Decision& decision = find(provision, "");
    return std::any_of(decision.missing.begin(), decision.missing.end(),
                       [&](const Missing& each) { return each.fact == fact; });
  }

  const Report& report() const { return report_; }

 private:
  static std::string yuan(const std::optional<Money>& money) { return money ? money->to_string() : "unlimited"; }

  const Decision& find(const std::string& provision, const std::string& subject) const {
    for (const Decision& each : report_.decisions) {
      if (each.provision == provision && (subject.empty() || each.subject.id == subject)) return each;
    }
    FAIL("no decision " << provision << " for " << (subject.empty() ? "anyone" : subject));
    return report_.decisions.front();
  }

  Report report_;
};

}  // namespace huiqi::test
