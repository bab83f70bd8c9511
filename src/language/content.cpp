// What a provision says, all that it rests on included, as one digest. See content.hpp.
#include "language/content.hpp"

#include <algorithm>
#include <set>

namespace huiqi::language {
namespace {

using read::Node;

const Node* provision_node(const Node& root, const std::string& id) {
  const Node* all = root.find("provisions");
  if (all == nullptr) return nullptr;
  for (const Node& each : all->items) {
    const Node* own = each.find("id");
    if (own != nullptr && own->text == id) return &each;
  }
  return nullptr;
}

/// Goes through a provision's JSON and whatever it names elsewhere in the rule set, and writes it all down once.
class Content {
 public:
  explicit Content(const Node& root) : root_(root) {}

  void add(const Node& node) {
    text_ += read::canonical(node) + "\n";
    follow(node);
  }
  void provision(const std::string& id) {
    const Node* found = provision_node(root_, id);
    if (found != nullptr && seen_.insert("provisions." + id).second) add(*found);
  }
  /// Entries of a list of the rule set that name the provision.
  void naming(const char* section, const std::string& id) {
    const Node* all = root_.find(section);
    if (all == nullptr) return;
    for (const Node& each : all->items) {
      if (names(each, id)) add(each);
    }
  }
  std::string take() { return std::move(text_); }

 private:
  static bool names(const Node& node, const std::string& id) {
    if (node.is_string()) return node.text == id;
    return std::any_of(node.items.begin(), node.items.end(), [&](const Node& each) { return names(each, id); }) ||
           std::any_of(node.members.begin(), node.members.end(),
                       [&](const read::Member& each) { return names(each.value, id); });
  }

  void follow(const Node& node) {
    for (const Node& item : node.items) follow(item);
    for (const read::Member& member : node.members) {
      const Node& value = member.value;
      if (value.is_string()) {
        if (member.key == "defined") named("definitions", value.text);
        if (member.key == "parameter") named("parameters", value.text);
        if (member.key == "outcome") provision(value.text);
      }
      follow(value);
    }
  }

  void named(const char* section, const std::string& name) {
    const Node* all = root_.find(section);
    const Node* found = all == nullptr ? nullptr : all->find(name);
    if (found != nullptr && seen_.insert(std::string(section) + "." + name).second) add(*found);
  }

  const Node& root_;
  std::string text_;
  std::set<std::string> seen_;
};

/// The facts that a provision reads, each with what decides its values: a review is void when one of them changes its kind.
class Facts {
 public:
  explicit Facts(const vocabulary::Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

  void add(const Provision& provision) {
    for (const ExprPtr& each : provision.scope) through(each);
    for (const ExprPtr& each : provision.requires_) through(each);
    for (const Answer& answer : provision.answers) {
      through(answer.value);
      for (const ExprPtr& each : answer.where) through(each);
    }
    for (const ConditionalNote& note : provision.notes) through(note.when);
    through(provision.total_when);
    if (!provision.grant) return;
    through(provision.grant->cap);
    through(provision.grant->times);
    for (const auto& parts : provision.grant->alternatives) {
      for (const GrantPart& part : parts) {
        through(part.rate);
        through(part.base);
      }
    }
  }

  std::string take() {
    std::set<std::string> lines;  // by name: the numbers of facts are chance
    for (const int fact : facts_) lines.insert(line_of(vocabulary_.facts[static_cast<std::size_t>(fact)]));
    std::string text;
    for (const std::string& line : lines) text += line + "\n";
    return text;
  }

 private:
  void through(const ExprPtr& expression) {
    if (!expression || !visited_.insert(expression.get()).second) return;
    for (const FactRef* each : {&expression->fact, &expression->second, &expression->third})
      facts_.insert(each->path.begin(), each->path.end());
    for (const ExprPtr& each : expression->args) through(each);
  }

  std::string line_of(const vocabulary::Fact& fact) const {
    const auto bound = [](const std::optional<Rational>& value) { return value ? value->to_decimal(6) : "-"; };
    std::string line = vocabulary_.records[static_cast<std::size_t>(fact.record)].name + "." + fact.name;
    for (const int word :
         {static_cast<int>(fact.type), static_cast<int>(fact.series), int{fact.event}, int{fact.absent_is_none}})
      line += " " + std::to_string(word);
    line += " " + fact.dated_by_name;
    line += " " + bound(fact.minimum) + " " + bound(fact.maximum);
    if (fact.enumeration < 0) return line;
    const vocabulary::Enumeration& words = vocabulary_.enumerations[static_cast<std::size_t>(fact.enumeration)];
    line += words.open ? " open" : " closed";
    for (const std::string& name : words.names()) line += " " + name;
    return line;
  }

  const vocabulary::Vocabulary& vocabulary_;
  std::set<const Expr*> visited_;
  std::set<int> facts_;
};

}  // namespace

std::string content_digest(const Provision& provision, const Node& root, const vocabulary::Vocabulary& vocabulary) {
  Content content(root);
  content.provision(provision.id);
  for (const char* key : {"id", "title", "number", "issuers", "in_force", "conventions", "scope"}) {
    if (const Node* shared = root.find(key)) content.add(*shared);
  }
  content.naming("exclusive", provision.id);
  content.naming("links", provision.id);
  Facts facts(vocabulary);
  facts.add(provision);
  return read::sha256_hex(content.take() + facts.take());
}

}  // namespace huiqi::language
