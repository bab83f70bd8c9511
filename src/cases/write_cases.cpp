// Drafts as a case file. The expectation is what the engine answers, in the words that docs/cases.md gives it.
// See generate.hpp. Tests: tests/cases/generate_test.cpp
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "cases/edits.hpp"
#include "cases/generate.hpp"
#include "read/format.hpp"

namespace huiqi::cases {
namespace {

using read::Node;

Node object() {
  Node node;
  node.kind = Node::Kind::object;
  return node;
}

Node array() {
  Node node;
  node.kind = Node::Kind::array;
  return node;
}

void put(Node& object, const std::string& key, Node value) { object.members.push_back({key, {}, std::move(value)}); }

Node words(const std::vector<std::string>& list) {
  Node node = array();
  for (const std::string& each : list) node.items.push_back(text_node(each));
  return node;
}

Node choices(const std::map<std::string, std::string>& chosen) {
  Node node = object();
  for (const auto& [name, value] : chosen) put(node, name, text_node(value));
  return node;
}

/// The findings that a draft is about: the conditions shown, or those that they stand below.
std::set<std::string> findings_of(const Draft& draft, const Coverage& coverage) {
  std::set<std::string> ids;
  for (const auto& [number, goal] : draft.shows) {
    const Item& item = coverage.items()[number];
    ids.insert(item.id.empty() ? item.under : item.id);
  }
  return ids;
}

Node expectation(const Decision& decision, const std::set<std::string>& ids) {
  Node expect = object();
  put(expect, "status", text_node(std::string(name(decision.status))));
  if (decision.amount) {
    put(expect, "ceiling", decision.amount->ceiling ? text_node(decision.amount->ceiling->to_string()) : Node());
  }
  Node value = object();
  for (const Value& each : decision.value) {
    const bool absent = each.items.empty() && !each.is_list;
    put(value, each.key, each.is_list ? words(each.items) : absent ? Node() : text_node(each.items.front()));
  }
  if (!value.members.empty()) put(expect, "value", std::move(value));
  Node findings = object();
  for (const Finding& each : decision.findings) {
    const bool there = std::any_of(findings.members.begin(), findings.members.end(),
                                   [&](const read::Member& known) { return known.key == each.id; });
    if (ids.count(each.id) != 0 && !there) put(findings, each.id, text_node(std::string(name(each.outcome))));
  }
  if (!findings.members.empty()) put(expect, "findings", std::move(findings));
  std::vector<std::string> missing;
  for (const Missing& each : decision.missing) {
    if (each.affects_status) missing.push_back(each.fact);
  }
  if (!missing.empty()) put(expect, "missing", words(missing));
  return expect;
}

/// The bases that drafts use, those of several files under one name told apart.
class Bases {
 public:
  explicit Bases(const std::vector<const CaseFile*>& files) : files_(files) {}

  /// The name of a case's base among the drafts.
  std::string name(const Case& made) {
    for (const CaseFile* file : files_) {
      if (file->file != made.file) continue;
      for (const read::Member& base : file->bases) {
        if (base.key == made.origin.base) return name(base);
      }
    }
    return made.origin.base;
  }
  const Node& used() const { return used_; }

 private:
  std::string name(const read::Member& base) {
    std::string name = base.key;
    for (int i = 2;; ++i) {
      const Node* known = used_.find(name);
      if (known == nullptr) break;
      if (read::canonical(*known) == read::canonical(base.value)) return name;
      name = fmt::format("{} ({})", base.key, i);
    }
    put(used_, name, base.value);
    return name;
  }

  const std::vector<const CaseFile*>& files_;
  Node used_ = object();
};

Node case_of(const Engine& engine, const Draft& draft, const Coverage& coverage, const std::string& title,
             Bases& bases) {
  const Case& made = draft.made;
  Node node = object();
  put(node, "name", text_node(title));
  std::string shown;
  for (const auto& [number, goal] : draft.shows) {
    const Item& item = coverage.items()[number];
    shown += fmt::format("{}{} ({}:{}) {}", shown.empty() ? "" : "; ", item.name, item.place.line, item.place.column,
                         name(goal));
  }
  put(node, "comment", text_node("shows " + shown));
  put(node, "confirm", boolean_node(true));
  put(node, "provision", text_node(made.provision));
  if (!made.subject.empty()) put(node, "subject", text_node(made.subject));
  put(node, "as_of", text_node(made.as_of.to_string()));
  if (!made.origin.base.empty()) put(node, "base", text_node(bases.name(made)));
  if (made.origin.whole) put(node, "profile", *made.origin.whole);
  Node set = object();
  for (const read::Member& each : made.origin.set) {
    std::erase_if(set.members, [&](const read::Member& earlier) { return earlier.key == each.key; });
    set.members.push_back(each);
  }
  if (!set.members.empty()) put(node, "set", std::move(set));
  if (!made.readings.empty()) put(node, "readings", choices(made.readings));
  if (!made.parameters.empty()) put(node, "parameters", choices(made.parameters));
  EvaluateOptions options;
  options.as_of = made.as_of;
  options.policies = {made.provision};
  options.readings = made.readings;
  options.parameters = made.parameters;
  const Result<Report> report = engine.evaluate(*made.profile, options);
  Node expect = object();
  if (report) {
    for (const Decision& decision : report->decisions) {
      if (made.subject.empty() || decision.subject.id == made.subject) {
        expect = report->decisions.size() > 1 && made.subject.empty()
                     ? Node()
                     : expectation(decision, findings_of(draft, coverage));
      }
    }
  }
  if (expect.members.empty()) {
    expect = object();
    put(expect, "decided", boolean_node(report && !report->decisions.empty()));
  }
  put(node, "expect", std::move(expect));
  return node;
}

}  // namespace

std::string case_file(const Engine& engine, const Generated& generated, const Coverage& coverage,
                      const std::vector<const CaseFile*>& files) {
  Node root = object();
  put(root, "format", number_node("1"));
  put(root, "rule_set", text_node(coverage.rule_set()->id));
  put(root, "comment",
      text_node(
          "Drafts of huiqi test --generate: the expectations are the engine's own. Work each out from the clause, "
          "then take \"confirm\" away."));
  Bases bases(files);
  Node cases = array();
  std::set<std::string> names;
  for (const Draft& draft : generated.drafts) {
    const auto& [number, goal] = draft.shows.front();
    std::string title = fmt::format("{}: {}", coverage.items()[number].name, name(goal));
    for (int i = 2; !names.insert(title).second; ++i)
      title = fmt::format("{}: {} ({})", coverage.items()[number].name, name(goal), i);
    cases.items.push_back(case_of(engine, draft, coverage, title, bases));
  }
  if (!bases.used().members.empty()) put(root, "bases", bases.used());
  put(root, "cases", std::move(cases));
  return read::formatted(root, "");
}

}  // namespace huiqi::cases
