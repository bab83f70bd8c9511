// Why a decision has its status: what is unmet, missing or pending.
// Source: DESIGN section 2 (statuses) and section 7. Tests: tests/explain/status_test.cpp
#include <algorithm>

#include "explain/figures.hpp"
#include "explain/messages.hpp"
#include "explain/phrases.hpp"
#include "huiqi/explain.hpp"

namespace huiqi {
namespace phrases {
namespace {

using namespace messages;

constexpr std::size_t kMostNamed = 6;  // further ones are counted
constexpr std::string_view kCurrency = "CNY ";

std::string replaced(std::string text, std::string_view what, std::string_view with) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) {
    text.replace(at, what.size(), with);
  }
  return text;
}

/// "{year}年度的…" of 2025 or of 2025Q1.
Text with_year(const Text& text, const std::optional<std::string>& year) {
  if (!year) return {replaced(text.zh, "{year}", "相应"), replaced(text.en, "{year}", "the relevant year")};
  const std::size_t quarter = year->find('Q');
  if (quarter == std::string::npos) return {replaced(text.zh, "{year}", *year), replaced(text.en, "{year}", *year)};
  const std::string zh = year->substr(0, quarter) + "年第" + year->substr(quarter + 1) + "季度";
  const std::string en = year->substr(quarter) + " " + year->substr(0, quarter);
  return {replaced(replaced(replaced(text.zh, "{year}年度", zh), "{year}年", zh), "{year}", zh),
          replaced(text.en, "{year}", en)};
}

std::vector<Text> words_of(const std::vector<const Finding*>& findings) {
  std::vector<Text> words;
  words.reserve(findings.size());
  for (const Finding* finding : findings) words.push_back(shortfall(*finding));
  return words;
}

Text named(const std::vector<Text>& items, const Message& with, const Message& without) {
  return items.empty() ? text(without) : fill(with, {join(items, kMostNamed)});
}

void add_pending(const Decision& decision, std::vector<Text>& reasons) {
  for (const PendingGroup& each : pending(decision)) {
    const Text what = join(each.what, kMostNamed);
    reasons.push_back(each.unpublished  ? fill(kUnpublishedCondition, {what})
                      : each.by.empty() ? fill(kAwaitsSomeone, {what})
                                        : fill(kAwaits, {each.by, what}));
  }
  for (const Finding& finding : decision.findings) {
    if (finding.outcome == Outcome::soft_not_met) reasons.push_back(fill(kInPrinciple, {shortfall(finding)}));
  }
}

bool has_soft_unmet(const Decision& decision) {
  return std::any_of(decision.findings.begin(), decision.findings.end(),
                     [](const Finding& finding) { return finding.outcome == Outcome::soft_not_met; });
}

void add_validity(const Decision& decision, std::vector<Text>& reasons) {
  for (const Note& each : decision.notes) {
    if (each.code == "not_in_force_yet" || each.code == "expired") reasons.push_back(note(each, Unit::none));
  }
  if (reasons.empty()) reasons.push_back(text(kNotInForce));
}

Text answers(const Decision& decision) {
  std::vector<Text> items;
  for (const Value& each : decision.value)
    items.push_back(fill(kBecause, {value_key(each.key), value(each, decision)}));
  return items.empty() ? Text{} : join(items);
}

}  // namespace

std::vector<const Finding*> deciding(const Decision& decision, bool scope, Outcome outcome) {
  std::vector<const Finding*> found;
  const std::vector<Finding>& all = decision.findings;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool of_scope = all[i].role == Role::scope;
    if (all[i].depth != 0 || all[i].outcome != outcome || of_scope != scope || all[i].role == Role::answer) continue;
    std::size_t end = i + 1;
    while (end < all.size() && all[end].depth > 0) ++end;
    // A condition with a figure, or none below it, speaks for itself; of a group, the innermost ones on the same side do.
    const std::size_t before = found.size();
    if (all[i].comparison == Comparison::none) {
      for (std::size_t j = i + 1; j < end; ++j) {
        const bool innermost = j + 1 >= end || all[j + 1].depth <= all[j].depth;
        if (innermost && all[j].outcome == outcome) found.push_back(&all[j]);
      }
    }
    if (found.size() == before) found.push_back(&all[i]);
  }
  return found;
}

std::vector<Text> reasons(const Decision& decision) {
  std::vector<Text> reasons;
  switch (decision.status) {
    case Status::not_in_force:
      add_validity(decision, reasons);
      break;
    case Status::not_applicable:
      reasons.push_back(named(words_of(deciding(decision, true, Outcome::not_met)), kOutOfScope, kOutOfScopeAny));
      break;
    case Status::ineligible:
      reasons.push_back(named(words_of(deciding(decision, false, Outcome::not_met)), kNotMet, kNotMetAny));
      break;
    case Status::undetermined:
      reasons.push_back(named(missing(decision, true), kNeeds, kNeedsSomething));
      break;
    case Status::may_apply:
      reasons.push_back(text(has_soft_unmet(decision) ? kRestMet : kAllMet));
      add_pending(decision, reasons);
      if (reasons.size() == 1) reasons.push_back(text(kRemains));
      break;
    case Status::eligible:
      reasons.push_back(text(kEligible));
      break;
    case Status::triggered:
      reasons.push_back(named(words_of(deciding(decision, false, Outcome::met)), kTriggered, kTriggeredAny));
      break;
    case Status::not_triggered:
      reasons.push_back(text(kNotTriggered));
      break;
    case Status::may_trigger:
      reasons.push_back(text(kMayTrigger));
      add_pending(decision, reasons);
      break;
    case Status::determined:
      if (const Text words = answers(decision); !words.empty()) reasons.push_back(words);
      break;
  }
  const std::vector<Text> amount_needs = missing(decision, false);
  if (!amount_needs.empty()) reasons.push_back(fill(kAmountNeeds, {join(amount_needs, kMostNamed)}));
  return reasons;
}

Text missing(const Missing& missing) {
  const Text label = missing.label.empty() ? both(missing.fact) : with_year(missing.label, missing.year);
  const bool said = missing.label.zh.find("{year}") != std::string::npos;
  return missing.year && !said ? fill(kOfYear, {label, with_year({"{year}年", "{year}"}, missing.year)}) : label;
}

std::vector<Text> missing(const Decision& decision, bool affects_status) {
  std::vector<Text> labels;
  for (const Missing& each : decision.missing) {
    if (each.affects_status != affects_status) continue;
    const Text words = missing(each);
    if (std::find(labels.begin(), labels.end(), words) == labels.end()) labels.push_back(words);
  }
  return labels;
}

Text question(const Missing& missing) { return with_year(missing.question, missing.year); }

std::vector<PendingGroup> pending(const Decision& decision) {
  std::vector<PendingGroup> groups;
  for (const bool unpublished : {false, true}) {
    for (const Pending& each : decision.pending) {
      if (each.unpublished != unpublished) continue;
      const Text by = unpublished ? Text{} : each.by;
      auto group = std::find_if(groups.begin(), groups.end(), [&](const PendingGroup& one) {
        return one.unpublished == unpublished && one.by == by;
      });
      if (group == groups.end()) group = groups.insert(groups.end(), {by, unpublished, {}});
      if (std::find(group->what.begin(), group->what.end(), each.what) == group->what.end())
        group->what.push_back(each.what);
    }
  }
  return groups;
}

Text call(const Call& call) {
  Text span = both("?");
  if (call.opens && call.closes)
    span = fill(kFromTo, {both(call.opens->to_string()), both(call.closes->to_string())});
  else if (call.opens)
    span = fill(kFromDay, {both(call.opens->to_string())});
  else if (call.closes)
    span = fill(kUntilDay, {both(call.closes->to_string())});
  return fill(call.open ? kCallOpen : kCallComing, {call.title, span, both(call.source)});
}

Text subject(const Subject& subject) {
  return subject.id.empty() || subject.id == subject.kind ? subject_kind(subject.kind) : both(subject.id);
}

Text near(const Missing& missing) {
  std::vector<Text> names;
  for (std::size_t i = 0; i < missing.near.size(); ++i) {
    const bool named = i < missing.near_labels.size() && !missing.near_labels[i].empty();
    names.push_back(named ? fill(kWithReason, {missing.near_labels[i], both(missing.near[i])}) : both(missing.near[i]));
  }
  return names.empty() ? Text{} : fill(kNear, {join(names)});
}

std::string_view document_of(std::string_view citation) {
  constexpr std::string_view close = "》";
  const std::size_t end = citation.find(close);
  if (!citation.starts_with("《") || end == std::string_view::npos) return {};
  std::size_t after = end + close.size();
  if (after < citation.size() && citation[after] == '(') {
    const std::size_t bracket = citation.find(')', after);
    if (bracket != std::string_view::npos) after = bracket + 1;
  }
  return citation.substr(0, after);
}

std::string clause_of(std::string_view citation) {
  const std::string_view document = document_of(citation);
  return std::string(citation.size() > document.size() ? citation.substr(document.size()) : citation);
}

Text at_most(const std::optional<Amount>& amount) {
  if (!amount) return both("—");
  if (!amount->ceiling) return text(kNoCeiling);
  Text words = figures::words(*amount->ceiling);
  if (amount->ceiling_max == amount->ceiling) return words;
  if (!amount->ceiling_max) return fill(kOrMore, {words});
  const Text most = figures::words(*amount->ceiling_max);
  const bool same_currency = words.en.starts_with(kCurrency) && most.en.starts_with(kCurrency);
  return {words.zh + "~" + most.zh, words.en + "~" + most.en.substr(same_currency ? kCurrency.size() : 0)};
}

Text at_most(const Decision& decision) {
  if (decision.amount) return at_most(decision.amount);
  if (decision.kind == Kind::loan) {  // repayable, never a grant's figure
    for (const Value& each : decision.value) {
      if (each.key == "limit" && !each.items.empty()) return fill(kLoanOf, {value(each, decision)});
    }
  }
  const bool open = decision.status == Status::eligible || decision.status == Status::may_apply ||
                    decision.status == Status::undetermined;
  if (decision.no_figure && open) return text(kUnpublishedFigure);
  // The answer where it is one: grounds are ids, and stand in the detail.
  for (const Value& each : decision.value) {
    if (each.key == "grounds" || each.items.empty()) continue;
    const Text words = value(each, decision);
    if (each.key.ends_with("_places")) return fill(kPlaces, {words});
    return each.key == "reached" ? fill(kBecause, {value_key(each.key), words}) : words;
  }
  return both("—");
}

Text value(const Value& value, const Decision& decision) {
  if (value.items.empty()) return text(value.known ? kNone : kNotKnownYet);
  if (!value.label.empty()) return value.label;
  if (value.key == "reached") {
    return value.items.front() == "none" ? text(kApproximate) : figures::words(Unit::yes_no, value.items.front());
  }
  std::vector<Text> items;
  for (const std::string& item : value.items) {
    const auto ground = std::find_if(decision.findings.begin(), decision.findings.end(),
                                     [&item](const Finding& finding) { return finding.id == item; });
    const bool names_one = value.key == "grounds" && ground != decision.findings.end() && !ground->label.empty();
    items.push_back(names_one ? ground->label : figures::words(value.unit, item));
  }
  return join(items);
}

}  // namespace phrases

Text explain_status(const Decision& decision) {
  Text words;
  for (const Text& reason : phrases::reasons(decision)) {
    if (!words.empty()) {
      words.zh += ";";
      words.en += "; ";
    }
    words.zh += in(reason, Language::zh);
    words.en += in(reason, Language::en);
  }
  const Text status = explain(decision.status);
  return words.empty() ? status : messages::fill(messages::kBecause, {status, words});
}

}  // namespace huiqi
