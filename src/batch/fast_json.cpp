// See fast_json.hpp.
#include "batch/fast_json.hpp"

#include <simdjson.h>

#include <algorithm>
#include <string>
#include <vector>

namespace huiqi::batch {

using read::Node;
namespace fast = simdjson::ondemand;

struct FastJson::State {
  fast::parser parser;
  std::string padded;  ///< the row, and the room behind it that simdjson wants
};

namespace {

constexpr std::size_t most_depth = 60;   // below the ordinary reader's limit
constexpr std::size_t most_digits = 30;  // well within what both readers take

std::size_t digits(std::string_view text, std::size_t at) {
  const std::size_t from = at;
  while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
  return at - from;
}

/// The digits of a plain number: "-12.50"; empty where it is none. Blanks may follow it.
std::string_view plain_number(std::string_view token) {
  std::size_t at = !token.empty() && token[0] == '-' ? 1 : 0;
  const std::size_t whole = digits(token, at);
  if (whole == 0 || whole > most_digits || (whole > 1 && token[at] == '0')) return {};
  at += whole;
  if (at < token.size() && token[at] == '.') {
    const std::size_t behind = digits(token, at + 1);
    if (behind == 0 || behind > most_digits) return {};
    at += behind + 1;
  }
  return token.find_first_not_of(" \t\r\n", at) == std::string_view::npos ? token.substr(0, at) : std::string_view();
}

bool has_duplicates(const Node& object) {
  constexpr std::size_t few = 16;
  const auto& members = object.members;
  if (members.size() <= few) {
    for (std::size_t i = 1; i < members.size(); ++i) {
      for (std::size_t k = 0; k < i; ++k) {
        if (members[i].key == members[k].key) return true;
      }
    }
    return false;
  }
  std::vector<std::string_view> keys;
  for (const read::Member& each : members) keys.push_back(each.key);
  std::sort(keys.begin(), keys.end());
  return std::adjacent_find(keys.begin(), keys.end()) != keys.end();
}

bool read_value(fast::value value, Node& node, std::size_t depth);

bool read_object(fast::object object, Node& node, std::size_t depth) {
  node.kind = Node::Kind::object;
  for (auto each : object) {
    std::string_view key;
    fast::value value;
    if (each.unescaped_key().get(key) != simdjson::SUCCESS) return false;
    read::Member& member = node.members.emplace_back();
    member.key = key;
    if (each.value().get(value) != simdjson::SUCCESS || !read_value(value, member.value, depth + 1)) return false;
  }
  return !has_duplicates(node);
}

bool read_array(fast::array array, Node& node, std::size_t depth) {
  node.kind = Node::Kind::array;
  for (auto each : array) {
    fast::value value;
    if (each.get(value) != simdjson::SUCCESS || !read_value(value, node.items.emplace_back(), depth + 1)) return false;
  }
  return true;
}

bool read_string(fast::value value, Node& node) {
  std::string_view text;
  node.kind = Node::Kind::string;
  if (value.get_string().get(text) != simdjson::SUCCESS) return false;
  node.text = text;
  return true;
}

bool read_value(fast::value value, Node& node, std::size_t depth) {
  if (depth > most_depth) return false;
  fast::json_type type{};
  if (value.type().get(type) != simdjson::SUCCESS) return false;
  switch (type) {
    case fast::json_type::object: {
      fast::object object;
      return value.get_object().get(object) == simdjson::SUCCESS && read_object(object, node, depth);
    }
    case fast::json_type::array: {
      fast::array array;
      return value.get_array().get(array) == simdjson::SUCCESS && read_array(array, node, depth);
    }
    case fast::json_type::string:
      return read_string(value, node);
    case fast::json_type::number:
      node.kind = Node::Kind::number;
      node.text = plain_number(value.raw_json_token());
      return !node.text.empty();
    case fast::json_type::boolean:
      node.kind = Node::Kind::boolean;
      return value.get_bool().get(node.boolean) == simdjson::SUCCESS;
    default: {
      bool is_null = false;
      return value.is_null().get(is_null) == simdjson::SUCCESS && is_null;
    }
  }
}

}  // namespace

FastJson::FastJson() : state_(std::make_unique<State>()) {}
FastJson::~FastJson() = default;

std::optional<Node> FastJson::read(std::string_view text) {
  std::string& padded = state_->padded;
  padded.assign(text);
  padded.resize(text.size() + simdjson::SIMDJSON_PADDING, ' ');
  fast::document document;
  fast::object object;
  const simdjson::padded_string_view view(padded.data(), text.size(), padded.size());
  if (state_->parser.iterate(view).get(document) != simdjson::SUCCESS) return std::nullopt;
  if (document.get_object().get(object) != simdjson::SUCCESS) return std::nullopt;
  std::optional<Node> root(std::in_place);
  if (!read_object(object, *root, 1)) return std::nullopt;
  if (document.current_location().error() != simdjson::OUT_OF_BOUNDS)
    return std::nullopt;  // something stands behind it
  return root;
}

}  // namespace huiqi::batch
