// Putting JSON together: the schemas are trees of read::Node, written by read::pretty.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "read/json.hpp"

namespace huiqi::schema {

using read::Node;

inline Node leaf(Node::Kind kind, std::string text = {}) {
  Node node;
  node.kind = kind;
  node.text = std::move(text);
  return node;
}

inline Node string(std::string text) { return leaf(Node::Kind::string, std::move(text)); }
/// Digits as they are to be written.
inline Node number(std::string digits) { return leaf(Node::Kind::number, std::move(digits)); }
inline Node number(std::size_t value) { return number(std::to_string(value)); }
inline Node null() { return leaf(Node::Kind::null); }
inline Node boolean(bool value) {
  Node node = leaf(Node::Kind::boolean);
  node.boolean = value;
  return node;
}

inline Node list(std::vector<Node> items = {}) {
  Node node = leaf(Node::Kind::array);
  node.items = std::move(items);
  return node;
}

inline Node strings(const std::vector<std::string>& texts) {
  Node node = list();
  for (const std::string& text : texts) node.items.push_back(string(text));
  return node;
}

/// Adds a member, or replaces the one of that name.
inline Node& put(Node& object, const std::string& key, Node value) {
  for (read::Member& each : object.members) {
    if (each.key == key) return each.value = std::move(value);
  }
  object.members.push_back({key, {}, std::move(value)});
  return object.members.back().value;
}

/// The member of that name. Precondition: there is one.
inline Node& at(Node& object, std::string_view key) { return const_cast<Node&>(*object.find(key)); }

inline Node object(std::vector<std::pair<std::string, Node>> members = {}) {
  Node node = leaf(Node::Kind::object);
  for (auto& [key, value] : members) node.members.push_back({key, {}, std::move(value)});
  return node;
}

}  // namespace huiqi::schema
