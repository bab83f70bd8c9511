// Two rule sets: validity, parameters, provisions by id, records, words. See compare.hpp. Tests: tests/compare/compare_test.cpp
#include "compare/compare.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "compare/parts.hpp"
#include "values/law_text.hpp"

namespace huiqi::compare {

using language::RuleSet;

namespace {

void plain(const std::string& key, const Text& before, const Text& after, std::vector<PlainChange>& into) {
  if (!(before == after)) into.push_back({key, "", before, after});
}

void plain(const std::string& key, const std::string& before, const std::string& after,
           std::vector<PlainChange>& into) {
  plain(key, both(before), both(after), into);
}

std::string day(const std::optional<Date>& date) { return date ? date->to_string() : ""; }

void compare_validity(const RuleSet& before, const RuleSet& after, std::vector<PlainChange>& into) {
  plain("in_force.from", before.in_force_from.to_string(), after.in_force_from.to_string(), into);
  plain("in_force.until", day(before.in_force_until), day(after.in_force_until), into);
  plain("in_force.basis", before.in_force_basis, after.in_force_basis, into);
  plain("trial", before.trial ? "yes" : "", after.trial ? "yes" : "", into);
  plain("dated_on", day(before.dated_on), day(after.dated_on), into);
  plain("published_on", day(before.published_on), day(after.published_on), into);
  const auto repeals = [](const RuleSet& set) {
    std::vector<Text> texts;
    for (const language::Repeal& each : set.repeals)
      texts.push_back(both(fmt::format("《{}》{}", each.title, each.number)));
    return texts;
  };
  const auto precedence = [](const std::vector<language::Precedence>& some) {
    std::vector<Text> texts;
    for (const language::Precedence& each : some) texts.push_back(each.text);
    return texts;
  };
  differing("repeals", repeals(before), repeals(after), into);
  differing("yields_to", precedence(before.yields_to), precedence(after.yields_to), into);
  differing("prevails_over", precedence(before.prevails_over), precedence(after.prevails_over), into);
}

Text figure(const language::Parameter& parameter) {
  if (!parameter.value) return {"未公布", "unpublished"};
  switch (parameter.type) {
    case language::Type::money:
      return {yuan_words_zh(*parameter.value), yuan_words_en(*parameter.value)};
    case language::Type::rate:
      return both(percent_text(*parameter.value));
    case language::Type::date: {
      const auto days = parameter.value->floor();
      return both(days ? day(Date::from_days(*days)) : "");
    }
    default:
      return both(parameter.value->to_decimal(6));
  }
}

/// Things with a name, in the newer list's order, the removed ones last.
template <class Thing, class Name, class Words>
void by_name(const std::vector<Thing>& before, const std::vector<Thing>& after, const Name& name, const Words& words,
             std::vector<PlainChange>& into) {
  const auto find = [&](const std::vector<Thing>& in, const std::string& wanted) -> const Thing* {
    const auto found = std::find_if(in.begin(), in.end(), [&](const Thing& each) { return name(each) == wanted; });
    return found == in.end() ? nullptr : &*found;
  };
  for (const Thing& each : after) {
    const Thing* old = find(before, name(each));
    const Text was = old == nullptr ? Text{} : words(*old);
    if (!(was == words(each))) into.push_back({name(each), "", was, words(each)});
  }
  for (const Thing& each : before) {
    if (find(after, name(each)) == nullptr) into.push_back({name(each), "", words(each), {}});
  }
}

void compare_words(const RuleSet& before, const RuleSet& after, std::vector<PlainChange>& into) {
  plain("title", before.title, after.title, into);
  plain("number", before.number, after.number, into);
  plain("version", before.version, after.version, into);
  plain("in_force.cite", before.in_force_cite, after.in_force_cite, into);
  plain("in_force.quote", before.in_force_quote, after.in_force_quote, into);
  plain("in_force.until_cite", before.in_force_until_cite, after.in_force_until_cite, into);
  differing("issuers", before.issuers, after.issuers, into);
  differing("notes", before.notes, after.notes, into);
  const auto structure = [](const RuleSet& set) {
    std::vector<Text> texts;
    for (const language::Clause& each : set.structure) {
      Text text = both(fmt::format("{}: {} {}", each.cite, each.verdict, fmt::join(each.ids, ", ")));
      texts.push_back({text.zh + each.because.zh, text.en + each.because.en});
    }
    return texts;
  };
  const auto links = [](const RuleSet& set) {
    std::vector<Text> texts;
    for (const language::Link& each : set.links) {
      const std::string ends = each.from + " → " + each.to + ": ";
      texts.push_back({ends + each.text.zh, ends + each.text.en});
    }
    return texts;
  };
  const auto conventions = [](const RuleSet& set) {
    std::vector<Text> texts;
    for (const language::Convention& each : set.conventions)
      texts.push_back(both(fmt::format("{}: {} ({})", each.word, huiqi::name(each.means), each.basis)));
    return texts;
  };
  differing("conventions", conventions(before), conventions(after), into);
  differing("structure", structure(before), structure(after), into);
  differing("links", links(before), links(after), into);
}

void compare_records(const RuleSet& before, const RuleSet& after, std::vector<PlainChange>& into) {
  by_name(
      before.records, after.records, [](const language::ClauseRecord& each) { return each.id; },
      [](const language::ClauseRecord& each) {
        Text text{each.cite + " " + each.verdict + ":" + each.text.zh,
                  each.cite + " " + each.verdict + ": " + each.text.en};
        if (!each.reason.empty()) {
          text.zh += "(" + each.reason.zh + ")";
          text.en += " (" + each.reason.en + ")";
        }
        return text;
      },
      into);
  for (const language::ClauseRecord& each : after.records) {
    for (const language::ClauseRecord& old : before.records) {
      if (old.id != each.id) continue;
      differing(each.id + " departments", old.departments, each.departments, into);
      differing(each.id + " materials", old.materials, each.materials, into);
      differing(each.id + " steps", steps(old.steps), steps(each.steps), into);
    }
  }
}

void compare_all_provisions(const Side& a, const Side& b, std::vector<ProvisionChange>& into) {
  const auto find = [](const RuleSet& set, const std::string& id) -> const language::Provision* {
    for (const language::Provision& each : set.provisions) {
      if (each.id == id) return &each;
    }
    return nullptr;
  };
  for (const language::Provision& each : b.set->provisions) {
    if (const language::Provision* old = find(*a.set, each.id)) {
      ProvisionChange change = compare_provisions(*old, each, a, b);
      if (change.changes_meaning() || !change.wording.empty()) into.push_back(std::move(change));
      continue;
    }
    ProvisionChange added;
    added.what = What::added;
    added.after = &each;
    into.push_back(std::move(added));
  }
  for (const language::Provision& each : a.set->provisions) {
    if (find(*b.set, each.id) != nullptr) continue;
    ProvisionChange removed;
    removed.what = What::removed;
    removed.before = &each;
    into.push_back(std::move(removed));
  }
}

}  // namespace

bool SetChange::changes_meaning() const {
  return !validity.empty() || !parameters.empty() || !exclusive.empty() ||
         std::any_of(provisions.begin(), provisions.end(), [](const auto& each) { return each.changes_meaning(); });
}

bool SetChange::empty() const { return !changes_meaning() && records.empty() && wording.empty() && provisions.empty(); }

SetChange compare(const Side& before, const Side& after) {
  SetChange change;
  change.before = before;
  change.after = after;
  compare_validity(*before.set, *after.set, change.validity);
  by_name(
      before.set->parameters, after.set->parameters, [](const language::Parameter& each) { return each.name; }, figure,
      change.parameters);
  by_name(
      before.set->exclusions, after.set->exclusions,
      [](const language::Exclusion& each) {
        std::vector<std::string> ids = each.provisions;
        std::sort(ids.begin(), ids.end());
        return fmt::format("{} / {}", fmt::join(ids, ", "), each.for_each);
      },
      [](const language::Exclusion& each) { return each.reason; }, change.exclusive);
  compare_records(*before.set, *after.set, change.records);
  compare_words(*before.set, *after.set, change.wording);
  compare_all_provisions(before, after, change.provisions);
  return change;
}

std::string_view name(What what) {
  return what == What::added ? "added" : what == What::removed ? "removed" : "changed";
}

}  // namespace huiqi::compare
