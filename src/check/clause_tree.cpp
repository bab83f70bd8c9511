// See clause_tree.hpp.
#include "check/clause_tree.hpp"

#include <algorithm>
#include <set>

namespace huiqi::check {

using read::Node;

bool holds_no_figures(std::string_view key) {
  static const std::set<std::string_view> keys = {
      "id",        "cite",          "quote", "label",   "title",         "notes",     "departments", "materials",
      "steps",     "text",          "word",  "basis",   "reason",        "sense",     "year",        "fact",
      "format",    "version",       "ids",   "pending", "because",       "in_area",   "in_industry", "rate_is",
      "per",       "subject",       "kind",  "stated",  "determination", "use",       "defined",     "outcome",
      "parameter", "prior_maximum", "since", "growth",  "ratio",         "no_figure", "type",        "unpublished",
      "verdict",   "ending"};
  return keys.contains(key);
}

namespace {

bool is_negation(std::string_view key) { return key == "not" || key == "none" || key == "unless"; }
bool is_arithmetic(std::string_view key) {
  return key == "sum" || key == "difference" || key == "product" || key == "quotient";
}
bool is_period(std::string_view key) { return key == "years" || key == "consecutive_years"; }

std::optional<Quantity> quantity_of(const Node& literal, std::string_view key) {
  if (!literal.is_string() && !literal.is_number()) return std::nullopt;
  if (literal.is_number() && is_period(key)) return quantity_of_literal(literal.text + "年");
  return quantity_of_literal(literal.text);
}

}  // namespace

ClauseTree::ClauseTree(const Node& root) : root_(root) {
  if (const Node* definitions = root.find("definitions")) {
    for (const read::Member& member : definitions->members) {
      State state;
      state.id = member.key;
      walk(member.value, state);
    }
  }
  if (const Node* scope = root.find("scope")) walk(*scope, {});
  if (const Node* parameters = root.find("parameters")) {
    for (const read::Member& member : parameters->members) {
      State state;
      state.id = member.key;
      walk(member.value, state);
    }
  }
  if (const Node* provisions = root.find("provisions")) {
    for (const Node& provision : provisions->items) {
      State state;
      state.provision = &provision;
      walk(provision, state);
    }
  }
}

void ClauseTree::walk(const Node& node, const State& state) {
  if (node.is_array()) {
    for (const Node& item : node.items) walk(item, state);
    return;
  }
  if (!node.is_object()) return;
  State inside = state;
  if (const Node* id = node.find("id")) inside.id = id->text;
  ids_[&node] = inside.id;
  provision_of_[&node] = state.provision;
  if (state.negated) negated_.insert(&node);
  if (state.in_when) chooses_.insert(&node);
  if (node.find("quote") != nullptr) {
    inside.holder = &node;
    holders_.push_back({&node, inside.id, state.provision, state.choose});
  }
  holder_of_[&node] = inside.holder;
  for (const read::Member& member : node.members) walk_member(node, member, inside);
}

void ClauseTree::walk_member(const Node& node, const read::Member& member, const State& state) {
  if (member.key == "ratio") {  // names, or values of their own
    walk(member.value, state);
    return;
  }
  if (holds_no_figures(member.key)) return;
  State inside = state;
  if (member.key == "let") inside.holder = nullptr;
  if (member.key == "choose") inside.choose = &member.value;
  inside.in_when = state.in_when || member.key == "when";
  if (member.key == "then" || member.key == "otherwise") inside.in_when = false;
  inside.negated = state.negated != is_negation(member.key);
  inside.arithmetic = state.arithmetic || is_arithmetic(member.key);
  if (node.find("none") != nullptr && member.key == "where") inside.negated = !inside.negated;
  if (member.value.is_array()) {
    const auto each_literal = [&](const auto& self, const Node& list) -> void {
      for (const Node& item : list.items) {
        if (item.is_array())
          self(self, item);
        else if (item.is_object())
          walk(item, inside);
        else
          take(item, node, member.key, inside);
      }
    };
    each_literal(each_literal, member.value);
  } else if (member.value.is_object()) {
    walk(member.value, inside);
  } else {
    take(member.value, node, member.key, inside);
  }
}

void ClauseTree::take(const Node& literal, const Node& node, std::string_view key, const State& state) {
  auto quantity = quantity_of(literal, key);
  if (!quantity) return;
  UsedFigure figure;
  figure.quantity = std::move(*quantity);
  figure.place = literal.place;
  figure.node = &node;
  figure.key = key;
  figure.holder = state.holder;
  figure.provision = state.provision;
  figure.negated = state.negated;
  figure.arithmetic = state.arithmetic;
  figures_.push_back(std::move(figure));
}

std::vector<GatheredFigure> ClauseTree::figures_below(const Node& node, const Node* provision) const {
  std::vector<GatheredFigure> found;
  gather(node, provision, 0, found);
  return found;
}

void ClauseTree::gather(const Node& node, const Node* provision, int depth, std::vector<GatheredFigure>& found) const {
  if (depth > 24) return;
  if (node.is_array()) {
    for (const Node& item : node.items) gather(item, provision, depth + 1, found);
    return;
  }
  if (!node.is_object()) return;
  gather_named(node, provision, depth, found);
  for (const read::Member& member : node.members) {
    if (member.key != "ratio" && holds_no_figures(member.key)) continue;
    take_literals(member.value, node, member.key, found);
    gather(member.value, provision, depth + 1, found);
  }
}

/// The literals of a member, those of nested lists included (constants, bands).
void ClauseTree::take_literals(const Node& value, const Node& node, std::string_view key,
                               std::vector<GatheredFigure>& found) {
  if (const auto quantity = quantity_of(value, key)) found.push_back({*quantity, &node});
  for (const Node& item : value.items) {
    if (!item.is_object()) take_literals(item, node, key, found);
  }
}

void ClauseTree::gather_named(const Node& node, const Node* provision, int depth,
                              std::vector<GatheredFigure>& found) const {
  const auto follow = [&](const char* word, const Node* table) {
    const Node* name = node.find(word);
    if (name == nullptr || table == nullptr || !name->is_string()) return;
    if (const Node* named = table->find(name->text)) gather(*named, provision, depth + 1, found);
  };
  follow("defined", root_.find("definitions"));
  follow("use", provision != nullptr ? provision->find("let") : nullptr);
  follow("parameter", root_.find("parameters"));
  const Node* outcome = node.find("outcome");
  const Node* provisions = root_.find("provisions");
  if (outcome == nullptr || provisions == nullptr) return;
  for (const Node& each : provisions->items) {
    const Node* id = each.find("id");
    if (id != nullptr && id->text == outcome->text) gather(each, &each, depth + 1, found);
  }
}

const Node& ClauseTree::used_by(const Node& value) const {
  const Node* name = value.find("use");
  const auto provision = provision_of_.find(&value);
  if (name == nullptr || provision == provision_of_.end() || provision->second == nullptr) return value;
  const Node* lets = provision->second->find("let");
  const Node* let = lets == nullptr ? nullptr : lets->find(name->text);
  return let == nullptr || let == &value ? value : used_by(*let);
}

std::string ClauseTree::quote_of(const Node& node) const {
  const auto found = holder_of_.find(&node);
  return found == holder_of_.end() || found->second == nullptr ? "" : found->second->find("quote")->text;
}

std::string ClauseTree::id_of(const Node& node) const {
  const auto found = ids_.find(&node);
  return found == ids_.end() ? "" : found->second;
}

}  // namespace huiqi::check
