// Editing a profile that is still JSON, path by path. See applicant.hpp (set_path). Tests: tests/evaluate/engine_test.cpp
#include <fmt/format.h>

#include <algorithm>

#include "profile/applicant.hpp"
#include "read/object.hpp"

namespace huiqi::profile {
namespace {

using read::Node;

Node* member(Node& object, std::string_view key) {
  for (read::Member& each : object.members) {
    if (each.key == key) return &each.value;
  }
  return nullptr;
}

Node object_node() {
  Node node;
  node.kind = Node::Kind::object;
  return node;
}

class Editor {
 public:
  Editor(const vocabulary::Vocabulary& vocabulary, std::optional<Node> value)
      : vocabulary_(vocabulary), value_(std::move(value)) {}

  /// Walks the path by key; `record` is the record that the object stands for, `prefix` the part of a dotted fact name so far.
  std::optional<Text> put(Node& object, std::string_view path, int record, const std::string& prefix) {
    const std::size_t dot = path.find('.');
    const std::string key(path.substr(0, dot));
    const std::string_view rest = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
    const std::string name = prefix + key;
    const int number = vocabulary_.find_fact(record, name);
    if (rest.empty()) return set(object, key);
    if (member(object, key) == nullptr || member(object, key)->is_null()) {
      if (!value_) return std::nullopt;  // nothing there to remove
      Node made = object_node();
      if (number >= 0 && fact(number).type == vocabulary::FactType::list) made.kind = Node::Kind::array;
      if (Node* there = member(object, key))
        *there = made;
      else
        object.members.push_back({key, {}, made});
    }
    Node& inner = *member(object, key);
    if (number >= 0 && fact(number).type == vocabulary::FactType::list)
      return put_item(inner, rest, fact(number).target, name);
    if (!inner.is_object())
      return Text{fmt::format("“{}”之下没有“{}”", name, rest), fmt::format("there is nothing below \"{}\"", name)};
    if (number >= 0 && fact(number).type == vocabulary::FactType::record)
      return put(inner, rest, fact(number).target, "");
    return put(inner, rest, number >= 0 ? -1 : record, number >= 0 ? "" : name + ".");
  }

 private:
  const vocabulary::Fact& fact(int number) const { return vocabulary_.facts[static_cast<std::size_t>(number)]; }

  std::optional<Text> set(Node& object, const std::string& key) {
    if (!object.is_object())
      return Text{fmt::format("不能在此设置“{}”", key), fmt::format("\"{}\" cannot be set here", key)};
    if (!value_) {
      std::erase_if(object.members, [&](const read::Member& each) { return each.key == key; });
    } else if (Node* there = member(object, key)) {
      *there = *value_;
    } else {
      object.members.push_back({key, {}, *value_});
    }
    return std::nullopt;
  }

  std::optional<Text> put_item(Node& list, std::string_view path, int record, const std::string& name) {
    if (!list.is_array()) return Text{fmt::format("“{}”不是列表", name), fmt::format("\"{}\" is not a list", name)};
    const std::size_t dot = path.find('.');
    const std::string id(path.substr(0, dot));
    const std::string_view rest = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
    const std::string& identity = vocabulary_.records[static_cast<std::size_t>(record)].identity;
    auto found = list.items.end();
    if (!identity.empty()) {
      found = std::find_if(list.items.begin(), list.items.end(), [&](const Node& item) {
        const Node* stated = item.find(identity);
        return stated != nullptr && stated->is_string() && stated->text == id;
      });
    }
    const auto place = read::small_integer(id);
    if (found == list.items.end() && place && *place >= 0 && static_cast<std::size_t>(*place) < list.items.size()) {
      found = list.items.begin() + *place;
    }
    if (found == list.items.end()) {
      if (!value_) return std::nullopt;
      const bool next = place && static_cast<std::size_t>(*place) == list.items.size();
      if (!next && identity.empty()) {
        return Text{fmt::format("“{}”没有第 {} 项", name, id), fmt::format("\"{}\" has no item {}", name, id)};
      }
      Node made = object_node();
      if (!identity.empty() && !next) {
        Node stated;
        stated.kind = Node::Kind::string;
        stated.text = id;
        made.members.push_back({identity, {}, stated});
      }
      list.items.push_back(made);
      found = list.items.end() - 1;
    }
    if (rest.empty()) {
      if (!value_)
        list.items.erase(found);
      else
        *found = *value_;
      return std::nullopt;
    }
    return put(*found, rest, record, "");
  }

  const vocabulary::Vocabulary& vocabulary_;
  std::optional<Node> value_;
};

}  // namespace

std::optional<Text> set_path(Node& root, std::string_view path, std::optional<Node> value,
                             const vocabulary::Vocabulary& vocabulary) {
  if (path.empty()) return Text{"路径为空", "the path is empty"};
  if (root.is_null()) root = object_node();
  if (!root.is_object()) return Text{"档案应为对象", "a profile must be an object"};
  return Editor(vocabulary, std::move(value)).put(root, path, vocabulary.applicant, "");
}

}  // namespace huiqi::profile
