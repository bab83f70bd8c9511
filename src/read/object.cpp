// Reading JSON objects key by key. See object.hpp. Tests: tests/language/bad_test.cpp
#include "read/object.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "read/suggest.hpp"

namespace huiqi::read {

Diagnostic& Reporter::error(Place place, std::string code, Text message) {
  Diagnostic diagnostic;
  diagnostic.severity = Severity::error;
  diagnostic.code = std::move(code);
  diagnostic.file = file_;
  diagnostic.place = place;
  diagnostic.message = std::move(message);
  return diagnostics_.emplace_back(std::move(diagnostic));
}

Diagnostic& Reporter::warning(Place place, std::string code, Text message) {
  Diagnostic& added = error(place, std::move(code), std::move(message));
  added.severity = Severity::warning;
  return added;
}

void Reporter::allow_only(const Node& object, const std::vector<std::string>& allowed, const Text& what) {
  for (const Member& member : object.members) {
    if (std::find(allowed.begin(), allowed.end(), member.key) != allowed.end()) continue;
    error(member.place, "unknown_key",
          {fmt::format("{}中没有“{}”这一项", what.zh, member.key),
           fmt::format("{} has no key \"{}\"", what.en, member.key)})
        .suggestion = suggest(member.key, allowed);
  }
}

bool Reporter::expect(const Node& node, Node::Kind kind, const Text& what) {
  if (node.kind == kind) return true;
  if (node.is_null() && said_missing(node.place)) return false;
  const Text wanted = kind_name(kind);
  const Text met = kind_name(node.kind);
  error(node.place, "wrong_form",
        {fmt::format("{}应为{},这里是{}", what.zh, wanted.zh, met.zh),
         fmt::format("{} must be {}, not {}", what.en, wanted.en, met.en)});
  return false;
}

const Node* Reporter::require(const Node& object, std::string_view key, const Text& what) {
  const Node* found = object.find(key);
  if (found == nullptr) {
    error(object.place, "missing_key",
          {fmt::format("{}缺少“{}”", what.zh, key), fmt::format("{} lacks \"{}\"", what.en, key)});
    return nullptr;
  }
  if (!found->is_null() && !(found->is_string() && found->text.empty())) return found;
  error(found->place, "missing_key",
        {fmt::format("{}的“{}”必须填写,不能是空的", what.zh, key),
         fmt::format("{} needs its \"{}\": it may not be empty", what.en, key)});
  return nullptr;
}

bool Reporter::said_missing(Place place) const {
  return std::any_of(diagnostics_.begin(), diagnostics_.end(), [&](const Diagnostic& each) {
    return each.code == "missing_key" && each.file == file_ && each.place == place;
  });
}

void Reporter::require_all(const Node& object, const Keys& keys) {
  for (const Key& key : keys.all()) {
    if (key.need == Need::required) require(object, key.name, keys.what());
  }
}

namespace {

Text quoted(std::string_view key) { return {fmt::format("“{}”", key), fmt::format("\"{}\"", key)}; }

}  // namespace

std::string Reporter::string_of(const Node& object, std::string_view key) {
  const Node* node = object.find(key);
  if (node == nullptr) return {};
  if (!expect(*node, Node::Kind::string, quoted(key))) return {};
  return node->text;
}

bool Reporter::boolean_of(const Node& object, std::string_view key, bool otherwise) {
  const Node* node = object.find(key);
  if (node == nullptr) return otherwise;
  if (!expect(*node, Node::Kind::boolean, quoted(key))) return otherwise;
  return node->boolean;
}

std::optional<int> Reporter::integer_of(const Node& object, std::string_view key) {
  const Node* node = object.find(key);
  if (node == nullptr) return std::nullopt;
  if (!expect(*node, Node::Kind::number, quoted(key))) return std::nullopt;
  if (auto value = small_integer(node->text)) return value;
  error(node->place, "wrong_form",
        {fmt::format("“{}”应为整数", key), fmt::format("\"{}\" must be a whole number", key)});
  return std::nullopt;
}

std::optional<Date> Reporter::date_of(const Node& object, std::string_view key) {
  const Node* node = object.find(key);
  if (node == nullptr || node->is_null()) return std::nullopt;
  if (!expect(*node, Node::Kind::string, quoted(key))) return std::nullopt;
  if (auto date = Date::parse(node->text)) return date;
  error(node->place, "no_such_day",
        {fmt::format("“{}”不是存在的日期", node->text), fmt::format("\"{}\" is not a day that exists", node->text)})
      .suggestion = {"写成 YYYY-MM-DD,例如 2026-05-20", "write YYYY-MM-DD, e.g. 2026-05-20"};
  return std::nullopt;
}

Text Reporter::text(const Node& node) {
  if (!expect(node, Node::Kind::object, {"文字", "a text"})) return {};
  allow_only(node, {"zh", "en"}, {"文字", "a text"});
  Text result{string_of(node, "zh"), string_of(node, "en")};
  if (result.zh.empty() || result.en.empty()) {
    error(node.place, "text_missing", {"文字须有 zh 和 en 两种语言", "a text needs both zh and en"});
  }
  return result;
}

Text Reporter::text_of(const Node& object, std::string_view key) {
  const Node* node = object.find(key);
  if (node == nullptr) return {};
  return text(*node);
}

std::vector<Text> Reporter::texts_of(const Node& object, std::string_view key) {
  std::vector<Text> result;
  const Node* node = object.find(key);
  if (node == nullptr) return result;
  if (!expect(*node, Node::Kind::array, quoted(key))) return result;
  for (const Node& item : node->items) result.push_back(text(item));
  return result;
}

std::vector<std::string> Reporter::strings_of(const Node& object, std::string_view key) {
  std::vector<std::string> result;
  const Node* node = object.find(key);
  if (node == nullptr) return result;
  if (!expect(*node, Node::Kind::array, quoted(key))) return result;
  for (const Node& item : node->items) {
    if (expect(item, Node::Kind::string, quoted(key))) result.push_back(item.text);
  }
  return result;
}

Text did_you_mean(std::string_view written, const std::vector<std::string>& candidates) {
  const std::string near = nearest(written, candidates);
  if (near.empty()) return {};
  return {fmt::format("是否指“{}”?", near), fmt::format("did you mean \"{}\"?", near)};
}

Text one_of(const std::vector<std::string>& candidates) {
  return {fmt::format("可写:{}", fmt::join(candidates, "、")), fmt::format("one of: {}", fmt::join(candidates, ", "))};
}

Text suggest(std::string_view written, const std::vector<std::string>& candidates) {
  Text near = did_you_mean(written, candidates);
  if (!near.empty() || candidates.empty() || candidates.size() > 20) return near;
  return one_of(candidates);
}

Text kind_name(Node::Kind kind) {
  switch (kind) {
    case Node::Kind::null:
      return {"空值(null)", "null"};
    case Node::Kind::boolean:
      return {"是否值(true/false)", "true or false"};
    case Node::Kind::number:
      return {"数字", "a number"};
    case Node::Kind::string:
      return {"文字", "a string"};
    case Node::Kind::array:
      return {"列表", "a list"};
    case Node::Kind::object:
      return {"对象", "an object"};
  }
  return {};
}

std::optional<int> small_integer(std::string_view digits) {
  if (digits.empty() || digits.size() > 10) return std::nullopt;
  int value = 0;
  const auto [end, status] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (status != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

}  // namespace huiqi::read
