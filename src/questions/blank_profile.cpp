// A blank profile for chosen policies: the facts that their provisions read. See huiqi/questions.hpp.
// Tests: tests/questions/blank_profile_test.cpp
#include <algorithm>
#include <map>
#include <set>

#include "evaluate/loaded.hpp"
#include "huiqi/questions.hpp"
#include "read/object.hpp"
#include "read/write.hpp"

namespace huiqi {
namespace {

using language::Expr;
using language::ExprPtr;
using language::FactRef;
using read::Node;
using vocabulary::Fact;
using vocabulary::FactType;
using vocabulary::Vocabulary;

/// What is read: for each record that stands at a place of the profile, its facts, and of a series the years.
struct Reads {
  std::map<std::vector<int>, std::set<int>> years;  ///< by the path of facts from the applicant
};

class Collector {
 public:
  Collector(const engine_detail::Loaded& loaded, Date as_of) : loaded_(loaded), as_of_(as_of) {}

  void provision(const language::Provision& provision) {
    if (!done_.insert(provision.id).second) return;
    const vocabulary::SubjectKind* kind = loaded_.vocabulary->find_subject(provision.subject);
    if (kind == nullptr) return;
    subject_ = {kind->section};
    if (kind->record < 0) return;
    reads_.years[subject_];
    for (const ExprPtr& each : provision.scope) walk(each, {});
    for (const ExprPtr& each : provision.requires_) walk(each, {});
    for (const language::Answer& answer : provision.answers) {
      walk(answer.value, {});
      for (const ExprPtr& each : answer.where) walk(each, {});
    }
    for (const language::ConditionalNote& each : provision.notes) walk(each.when, {});
    walk(provision.total_when, {});
    if (!provision.grant || provision.grant->no_figure) return;
    for (const auto& parts : provision.grant->alternatives) {
      for (const language::GrantPart& part : parts) {
        walk(part.rate, {});
        walk(part.base, {});
      }
    }
    walk(provision.grant->cap, {});
    walk(provision.grant->times, {});
    reads_.years[{loaded_.vocabulary->find_fact(loaded_.vocabulary->applicant, "prior_awards")}];
  }

  Reads take() { return std::move(reads_); }

 private:
  void walk(const ExprPtr& node, const std::vector<int>& item) {
    if (!node) return;
    for (const FactRef* ref : {&node->fact, &node->second, &node->third}) read(*ref, item);
    const bool list = node->op == language::Op::fold || node->op == language::Op::some;
    std::vector<int> inside = item;
    if (list) inside = full(node->fact, item);
    for (const ExprPtr& arg : node->args) walk(arg, inside);
    if (node->op != language::Op::outcome) return;
    const auto& named = *loaded_.program.provisions[loaded_.program.provision_index.at(node->name)].source;
    const std::vector<int> subject = subject_;
    provision(named);
    subject_ = subject;
  }

  std::vector<int> full(const FactRef& ref, const std::vector<int>& item) const {
    std::vector<int> path = ref.from == FactRef::From::subject ? subject_
                            : ref.from == FactRef::From::item  ? item
                                                               : std::vector<int>{};
    for (const int number : ref.path) {
      const Fact& last = loaded_.vocabulary->facts[static_cast<std::size_t>(path.empty() ? 0 : path.back())];
      // A reference leads to another list of the applicant: what is read there is read in that list.
      if (!path.empty() && last.type == FactType::reference) path = {last.target};
      path.push_back(number);
    }
    return path;
  }

  void read(const FactRef& ref, const std::vector<int>& item) {
    if (ref.path.empty()) return;
    for (std::size_t length = 1; length <= ref.path.size(); ++length) {
      FactRef part = ref;
      part.path.resize(length);
      auto& years = reads_.years[full(part, item)];
      if (length < ref.path.size() || ref.time.kind == language::TimeRef::Kind::none) continue;
      years.insert(ref.time.kind == language::TimeRef::Kind::last ? as_of_.year() - 1 - ref.time.years
                                                                  : ref.time.years);
    }
  }

  const engine_detail::Loaded& loaded_;
  Date as_of_;
  std::vector<int> subject_;
  std::set<std::string> done_;
  Reads reads_;
};

class Writer {
 public:
  Writer(const Vocabulary& vocabulary, const Reads& reads, Language language)
      : vocabulary_(vocabulary), reads_(reads), language_(language) {}

  Node profile(Date as_of) {
    Node root = object();
    put(root, "format", Node::Kind::number, "1");
    put(root, "as_of", Node::Kind::string, as_of.to_string());
    const Text how = {
        "null 表示未知;不涉及的部分整段删去;以 // 开头的是说明",
        "null is unknown; delete whole sections that do not concern you; keys that begin with // are comments"};
    put(root, "//", Node::Kind::string, in(how, language_));
    facts(root, {}, vocabulary_.applicant);
    return root;
  }

 private:
  static Node object() {
    Node node;
    node.kind = Node::Kind::object;
    return node;
  }
  static Node& put(Node& into, const std::string& key, Node::Kind kind, std::string text) {
    Node node;
    node.kind = kind;
    node.text = std::move(text);
    into.members.push_back({key, {}, std::move(node)});
    return into.members.back().value;
  }
  /// The object below `into` for the dotted name's groups; the last part of the name.
  static Node& group(Node& into, std::string& name) {
    Node* at = &into;
    for (std::size_t dot = name.find('.'); dot != std::string::npos; dot = name.find('.')) {
      const std::string key = name.substr(0, dot);
      name.erase(0, dot + 1);
      const auto there = std::find_if(at->members.begin(), at->members.end(),
                                      [&](const read::Member& each) { return each.key == key; });
      at = there != at->members.end() ? &there->value : &put(*at, key, Node::Kind::object, "");
    }
    return *at;
  }

  void comment(Node& into, const std::string& name, const Fact& fact) {
    std::string words = in(fact.question.empty() ? fact.label : fact.question, language_);
    const std::size_t year = words.find("{year}");
    if (year != std::string::npos) words.replace(year, 6, language_ == Language::zh ? "各年" : "each year");
    if (fact.enumeration >= 0) {
      const auto names = vocabulary_.enumerations[static_cast<std::size_t>(fact.enumeration)].names();
      words += language_ == Language::zh ? " 可填:" : " One of: ";
      for (std::size_t i = 0; i < names.size(); ++i) words += (i == 0 ? "" : ", ") + names[i];
    }
    put(into, "//" + name, Node::Kind::string, words);
  }

  void facts(Node& into, const std::vector<int>& path, int record) {
    for (const int number : vocabulary_.records[static_cast<std::size_t>(record)].facts) {
      std::vector<int> here = path;
      here.push_back(number);
      const auto found = reads_.years.find(here);
      if (found == reads_.years.end()) continue;
      const Fact& fact = vocabulary_.facts[static_cast<std::size_t>(number)];
      std::string name = fact.name;
      Node& at = group(into, name);
      comment(at, name, fact);
      if (fact.type == FactType::record) {
        facts(put(at, name, Node::Kind::object, ""), here, fact.target);
      } else if (fact.type == FactType::list) {
        list(at, name, here, fact);
      } else if (fact.series != vocabulary::Series::none && !found->second.empty()) {
        Node& series = put(at, name, Node::Kind::object, "");
        for (const int year : found->second) put(series, std::to_string(year), Node::Kind::null, "");
      } else {
        put(at, name, Node::Kind::null, "");
      }
    }
  }

  /// A list of subjects begins with one, to be filled in or deleted; of another list nothing is said, and a comment names
  /// what its items hold: an item that is not meant would be a statement.
  void list(Node& at, const std::string& name, const std::vector<int>& path, const Fact& list) {
    const bool subjects = path.size() == 1 && std::any_of(vocabulary_.subjects.begin(), vocabulary_.subjects.end(),
                                                          [&](const auto& kind) { return kind.section == path[0]; });
    const std::string& identity = vocabulary_.records[static_cast<std::size_t>(list.target)].identity;
    if (subjects) {
      Node one = object();
      if (!identity.empty()) put(one, identity, Node::Kind::string, name + "-1");
      facts(one, path, list.target);
      put(at, name, Node::Kind::array, "").items.push_back(std::move(one));
      return;
    }
    std::string names = identity;
    for (const int number : vocabulary_.records[static_cast<std::size_t>(list.target)].facts) {
      const std::string& each = vocabulary_.facts[static_cast<std::size_t>(number)].name;
      if (each != identity) names += (names.empty() ? "" : ", ") + each;
    }
    put(at, "//" + name + "[]", Node::Kind::string,
        (language_ == Language::zh ? "没有填 [],有则每项可写:" : "[] if there are none; each may state: ") + names);
    put(at, name, Node::Kind::null, "");
  }

  const Vocabulary& vocabulary_;
  const Reads& reads_;
  Language language_;
};

}  // namespace

Result<std::string> blank_profile(const Engine& engine, const std::vector<std::string>& policies, Date as_of,
                                  Language language) {
  Result<std::string> result;
  const engine_detail::Loaded& loaded = engine.loaded();
  Collector collector(loaded, as_of);
  std::vector<std::string> known;
  std::set<std::string> used;
  for (const language::RuleSet& set : loaded.rule_sets) {
    known.push_back(set.id);
    for (const language::Provision& each : set.provisions) {
      known.push_back(each.id);
      const auto wanted = [&](const std::string& id) {
        return std::find(policies.begin(), policies.end(), id) != policies.end() && used.insert(id).first != used.end();
      };
      const bool by_set = wanted(set.id), by_id = wanted(each.id);
      if (policies.empty() || by_set || by_id) collector.provision(each);
    }
  }
  for (const std::string& each : policies) {
    if (used.contains(each)) continue;
    Diagnostic diagnostic;
    diagnostic.code = "unknown_policy";
    diagnostic.message = {"没有政策或条款“" + each + "”", "there is no policy or provision \"" + each + "\""};
    diagnostic.suggestion = read::did_you_mean(each, known);
    result.diagnostics.push_back(std::move(diagnostic));
  }
  if (!result.diagnostics.empty()) return result;
  const Reads reads = collector.take();
  result.value = read::pretty(Writer(*loaded.vocabulary, reads, language).profile(as_of));
  return result;
}

}  // namespace huiqi
