// Running a case: evaluates its one provision and compares what the case lists, and nothing else.
// Tests: tests/cases/compare_test.cpp
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "cases/cases.hpp"
#include "huiqi/explain.hpp"
#include "read/object.hpp"
#include "values/law_text.hpp"

namespace huiqi::cases {
namespace {

using What = Expectation::What;

const Text none = {"无", "none"};

Text same(std::string_view words) { return {std::string(words), std::string(words)}; }

std::string joined(const std::vector<std::string>& words) { return fmt::format("[{}]", fmt::join(words, ", ")); }

Text money_or_none(const std::optional<Amount>& amount, std::optional<Money> money) {
  if (!amount) return {"无金额", "no amount"};
  if (!money) return {"无上限数额", "no figure"};
  return same(money->to_string());
}

Text expected_words(const Expectation& expectation) {
  if (expectation.nothing) return none;
  return same(expectation.is_list ? joined(expectation.wanted) : expectation.wanted.front());
}

/// Collects the differences of one decision.
class Comparer {
 public:
  Comparer(const Decision& decision, const Report& report, std::vector<Difference>& differences)
      : decision_(decision), report_(report), differences_(differences) {}

  void compare(const Expectation& expectation) {
    switch (expectation.what) {
      case What::status:
        return word(expectation, name(decision_.status), explain_status(decision_));
      case What::assured:
        return money(expectation, decision_.amount, &Amount::assured);
      case What::ceiling:
        return money(expectation, decision_.amount, &Amount::ceiling);
      case What::ceiling_max:
        return money(expectation, decision_.amount, &Amount::ceiling_max);
      case What::binding:
        return binding(expectation);
      case What::value:
        return value(expectation);
      case What::finding:
        return finding(expectation);
      case What::missing:
        return missing(expectation, true);
      case What::missing_amount:
        return missing(expectation, false);
      case What::notes:
      case What::no_notes:
        return notes(expectation);
      case What::pending:
        return pending(expectation);
      case What::reading_status:
      case What::reading_ceiling:
        return reading(expectation);
      case What::counted:
        return counted(expectation);
      case What::error:
      case What::decided:
        return;  // settled before there is a decision
    }
  }

 private:
  void differ(const Expectation& expectation, Text got, Text because = {}) {
    differences_.push_back(
        {expectation.column, expectation.place, expected_words(expectation), std::move(got), std::move(because)});
  }

  void word(const Expectation& expectation, std::string_view got, Text because) {
    if (expectation.wanted.front() != got) differ(expectation, same(got), std::move(because));
  }

  template <class Figure>
  void money(const Expectation& expectation, const std::optional<Amount>& amount, Figure Amount::*figure) {
    std::optional<Money> got;
    if (amount) got = (*amount).*figure;
    const bool equal = expectation.nothing ? !got : got && got->to_string() == expectation.wanted.front();
    if (!equal) differ(expectation, money_or_none(amount, got), amount ? explain(*amount) : explain_status(decision_));
  }

  void binding(const Expectation& expectation) {
    const Binding got = decision_.amount ? decision_.amount->binding : Binding::none;
    const bool equal = expectation.nothing ? got == Binding::none : name(got) == expectation.wanted.front();
    if (!equal) differ(expectation, same(name(got)), decision_.amount ? explain(*decision_.amount) : Text{});
  }

  void value(const Expectation& expectation) {
    const auto found = std::find_if(decision_.value.begin(), decision_.value.end(),
                                    [&](const Value& each) { return each.key == expectation.key; });
    const bool absent = found == decision_.value.end() || (found->items.empty() && !found->is_list);
    if (expectation.nothing ? absent : !absent && equal_values(expectation, *found)) return;
    if (absent) return differ(expectation, none, explain_status(decision_));
    differ(expectation, same(found->is_list ? joined(found->items) : found->items.front()));
  }

  /// Lists in their order; money by its size, however it is written.
  static bool equal_values(const Expectation& expectation, const Value& got) {
    if (expectation.is_list != got.is_list || expectation.wanted.size() != got.items.size()) return false;
    for (std::size_t i = 0; i < got.items.size(); ++i) {
      std::string wanted = expectation.wanted[i];
      if (got.unit == Unit::money) {
        if (const auto parsed = parse_money(wanted); parsed.value) wanted = yuan_text(*parsed.value);
      }
      if (wanted != got.items[i]) return false;
    }
    return true;
  }

  void finding(const Expectation& expectation) {
    const auto found = std::find_if(decision_.findings.begin(), decision_.findings.end(),
                                    [&](const Finding& each) { return each.id == expectation.key; });
    const bool absent = found == decision_.findings.end();
    if (expectation.nothing ? absent : !absent && name(found->outcome) == expectation.wanted.front()) return;
    if (absent) return differ(expectation, none);
    differ(expectation, same(name(found->outcome)), explain(*found));
  }

  void missing(const Expectation& expectation, bool of_status) {
    const std::set<std::string> wanted(expectation.wanted.begin(), expectation.wanted.end());
    std::set<std::string> got;
    for (const Missing& each : decision_.missing) {
      if (each.affects_status != of_status) continue;
      const std::string dated = each.year ? each.fact + "." + *each.year : each.fact;
      got.insert(wanted.count(dated) != 0 ? dated : each.fact);
    }
    if (wanted != got) differ(expectation, same(joined({got.begin(), got.end()})), explain_status(decision_));
  }

  /// Codes, and notes of the rule set by the beginning of their words: "rule_note:所填飞入地".
  void notes(const Expectation& expectation) {
    std::set<std::string> codes;
    std::vector<Text> authored;
    const auto add = [&](const std::vector<Note>& some) {
      for (const Note& note : some) {
        codes.insert(note.code);
        if (!note.authored.empty()) authored.push_back(note.authored);
      }
    };
    add(report_.notes);
    add(decision_.notes);
    for (const Finding& each : decision_.findings) add(each.notes);
    const auto there = [&](const std::string& wanted) {
      constexpr std::string_view by_words = "rule_note:";
      if (!wanted.starts_with(by_words)) return codes.count(wanted) != 0;
      const std::string words = wanted.substr(by_words.size());
      return std::any_of(authored.begin(), authored.end(),
                         [&](const Text& text) { return text.zh.starts_with(words) || text.en.starts_with(words); });
    };
    const bool wanted = expectation.what == What::notes;
    const bool right = std::all_of(expectation.wanted.begin(), expectation.wanted.end(),
                                   [&](const std::string& each) { return there(each) == wanted; });
    if (right) return;
    std::vector<std::string> got(codes.begin(), codes.end());
    for (const Text& text : authored) got.push_back("rule_note:" + text.zh);
    differ(expectation, same(joined(got)));
  }

  /// Whether the totals count the decision, beside those that were decided with it.
  void counted(const Expectation& expectation) {
    const auto& members = report_.totals.combination;
    const bool got = std::any_of(members.begin(), members.end(), [&](const auto& member) {
      return member.first == decision_.provision && member.second == decision_.subject;
    });
    word(expectation, got ? "true" : "false", {});
  }

  void pending(const Expectation& expectation) {
    const std::set<std::string> wanted(expectation.wanted.begin(), expectation.wanted.end());
    std::set<std::string> got;
    for (const Pending& each : decision_.pending) got.insert(each.id);
    if (wanted != got) differ(expectation, same(joined({got.begin(), got.end()})), explain_status(decision_));
  }

  void reading(const Expectation& expectation) {
    for (const ReadingResult& each : decision_.readings) {
      std::vector<std::string> options;
      for (const auto& [point, option] : each.choices) options.push_back(option);
      if (fmt::format("{}", fmt::join(options, "+")) != expectation.key) continue;
      if (expectation.what == What::reading_status) return word(expectation, name(each.status), {});
      return money(expectation, each.amount, &Amount::ceiling);
    }
    differ(expectation, {"没有这种理解的结果", "no result for this reading"});
  }

  const Decision& decision_;
  const Report& report_;
  std::vector<Difference>& differences_;
};

Difference about_case(const Case& each, std::string column, Text expected, Text got) {
  return {std::move(column), each.place, std::move(expected), std::move(got), {}};
}

/// "error": nothing is evaluated; the reader's codes are compared.
void compare_refusal(const Case& each, const Expectation& expectation, std::vector<Difference>& differences) {
  const auto& got = each.profile_errors;
  const bool equal = expectation.nothing ? each.profile.has_value()
                                         : std::find(got.begin(), got.end(), expectation.wanted.front()) != got.end();
  if (equal) return;
  differences.push_back({expectation.column,
                         expectation.place,
                         expected_words(expectation),
                         each.profile ? Text{"资料没有错误", "a profile without errors"} : same(joined(got)),
                         {}});
}

/// The decisions for the case's provision, those of other subjects left out.
std::vector<const Decision*> decisions_for(const Case& each, const Report& report) {
  std::vector<const Decision*> found;
  for (const Decision& decision : report.decisions) {
    if (decision.provision != each.provision) continue;
    if (each.subject.empty() || decision.subject.id == each.subject) found.push_back(&decision);
  }
  return found;
}

}  // namespace

CaseResult compare(const Case& each, const Report& report) {
  CaseResult result;
  const std::vector<const Decision*> found = decisions_for(each, report);
  bool needs_decision = false;
  for (const Expectation& expectation : each.expectations) {
    if (expectation.what != What::decided) {
      needs_decision = true;
    } else if ((expectation.wanted.front() == "true") != !found.empty()) {
      result.differences.push_back({expectation.column,
                                    expectation.place,
                                    expected_words(expectation),
                                    same(found.empty() ? "false" : "true"),
                                    {}});
    }
  }
  if (!needs_decision) return result;
  if (found.size() != 1) {
    std::vector<std::string> subjects;
    for (const Decision* decision : found) subjects.push_back(decision->subject.id);
    const Text got =
        found.empty() ? Text{"没有判定(资料中没有这样的对象)", "no decision (the profile has no such subject)"}
                      : Text{fmt::format("{} 个判定,用 subject 指明一个:{}", found.size(), joined(subjects)),
                             fmt::format("{} decisions, name one by \"subject\": {}", found.size(), joined(subjects))};
    result.differences.push_back(about_case(each, each.provision, {"一个判定", "one decision"}, got));
    return result;
  }
  Comparer comparer(*found.front(), report, result.differences);
  for (const Expectation& expectation : each.expectations) comparer.compare(expectation);
  return result;
}

CaseResult run_case(const Engine& engine, const Case& each) {
  CaseResult result;
  for (const Expectation& expectation : each.expectations) {
    if (expectation.what != What::error) continue;
    compare_refusal(each, expectation, result.differences);
    return result;
  }
  if (!each.profile) return result;  // its errors were reported with the file
  EvaluateOptions options;
  options.as_of = each.as_of;
  options.policies = {each.provision};
  options.policies.insert(options.policies.end(), each.beside.begin(), each.beside.end());
  options.readings = each.readings;
  options.parameters = each.parameters;
  const Result<Report> report = engine.evaluate(*each.profile, options);
  if (!report) {
    for (const Diagnostic& diagnostic : report.diagnostics) {
      result.differences.push_back({each.provision,
                                    each.place,
                                    {"一个判定", "one decision"},
                                    {to_string(diagnostic, Language::zh), to_string(diagnostic, Language::en)},
                                    {}});
    }
    return result;
  }
  return compare(each, *report);
}

}  // namespace huiqi::cases
