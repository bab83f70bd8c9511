// See forms.hpp. Tests: tests/schema/
#include "schema/forms.hpp"

#include <stdexcept>
#include <utility>

namespace huiqi::schema {
namespace {

const std::string at_definitions = "#/definitions/";

/// The definitions that a form refers to, in their order.
void collect(const Node& node, std::vector<std::string>& names) {
  for (const read::Member& member : node.members) {
    if (member.key == "$ref" && member.value.is_string()) {
      names.push_back(member.value.text.substr(at_definitions.size()));
    } else {
      collect(member.value, names);
    }
  }
  for (const Node& item : node.items) collect(item, names);
}

}  // namespace

std::string words(const Text& text) { return text.zh + " / " + text.en; }

Node described(Node form, const Text& what) {
  put(form, "description", string(words(what)));
  return form;
}

Node definition(const std::string& name) { return object({{"$ref", string(at_definitions + name)}}); }
Node type(const char* name) { return object({{"type", string(name)}}); }

Node pattern(const std::string& expression) {
  Node form = type("string");
  put(form, "pattern", string(expression));
  return form;
}

Node any_of(std::vector<Node> forms) { return object({{"anyOf", list(std::move(forms))}}); }
Node or_null(Node form) { return any_of({std::move(form), type("null")}); }

Node list_of(Node item, std::size_t at_least) {
  Node form = type("array");
  put(form, "items", std::move(item));
  if (at_least > 0) put(form, "minItems", number(at_least));
  return form;
}

Node pair_of(Node item) {
  Node form = list_of(std::move(item), 2);
  put(form, "maxItems", number("2"));
  return form;
}

Node map_of(Node value) {
  Node form = type("object");
  put(form, "additionalProperties", std::move(value));
  return form;
}

Node requires_keys(const std::vector<std::string>& keys) { return object({{"required", strings(keys)}}); }

Node if_then(Node condition, Node then) { return object({{"if", std::move(condition)}, {"then", std::move(then)}}); }

Node one_of(const read::Choices& choices) {
  Node names = list(), descriptions = list();
  for (const read::Choice& each : choices) {
    names.items.push_back(string(each.name));
    descriptions.items.push_back(string(words(each.what)));
  }
  return object({{"enum", std::move(names)}, {"enumDescriptions", std::move(descriptions)}});
}

Node object_of(const std::vector<const read::Keys*>& tables) {
  Node properties = object(), required = list();
  for (const read::Keys* table : tables) {
    for (const read::Key& key : table->all()) {
      put(properties, key.name, described(definition(key.form), key.what));
      if (key.need != read::Need::optional) required.items.push_back(string(key.name));
    }
  }
  Node form = type("object");
  put(form, "properties", std::move(properties));
  if (!required.items.empty()) put(form, "required", std::move(required));
  put(form, "additionalProperties", boolean(false));
  return form;
}

Node object_of(const read::Keys& keys) { return object_of(std::vector<const read::Keys*>{&keys}); }

std::string escaped(const std::string& text) {
  std::string result;
  for (const char c : text) {
    if (std::string_view("\\^$.|?*+()[]{}").find(c) != std::string_view::npos) result += '\\';
    result += c;
  }
  return result;
}

std::string alternatives(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "(" : "|") + escaped(text);
  return all + ")";
}

Node Definitions::complete(const Text& title, Node root) const {
  Node schema =
      object({{"$schema", string("http://json-schema.org/draft-07/schema#")}, {"title", string(words(title))}});
  std::vector<std::string> names;
  collect(root, names);
  Node definitions = object();
  std::map<std::string, bool> made;
  for (std::size_t i = 0; i < names.size(); ++i) {  // grows as definitions refer to others
    const std::string name = names[i];
    if (!made.emplace(name, true).second) continue;
    const auto found = makes_.find(name);
    if (found == makes_.end()) throw std::logic_error("no definition of the schema is named " + name);
    Node form = found->second();
    collect(form, names);
    definitions.members.push_back({name, {}, std::move(form)});
  }
  for (read::Member& member : root.members) schema.members.push_back(std::move(member));
  put(schema, "definitions", std::move(definitions));
  return schema;
}

void add_common(Definitions& definitions) {
  const auto add = [&](const char* name, Node form) {
    definitions.add(name, [form = std::move(form)] { return form; });
  };
  Node not_empty = type("string");
  put(not_empty, "minLength", number(std::size_t{1}));
  const char* day = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";
  add("anything", object());
  add("string", type("string"));
  add("string_or_null", or_null(type("string")));
  add("strings", list_of(type("string")));
  add("words", not_empty);
  add("name", not_empty);
  add("names", list_of(not_empty));
  add("two_names", pair_of(not_empty));
  add("boolean", type("boolean"));
  add("true", object({{"const", boolean(true)}}));
  add("format", object({{"const", number("1")}}));
  add("day", described(pattern(day), {"日期,例如 2026-05-20", "a day, e.g. 2026-05-20"}));
  add("day_or_null", or_null(definition("day")));
  add("id", pattern("^[^\\s]+$"));
  add("cite", not_empty);
  add("texts", list_of(definition("text")));
  add("texts_by_name", map_of(definition("text")));
  Node text = type("object");
  put(text, "properties",
      object({{"zh", described(definition("words"), {"中文", "in Chinese"})},
              {"en", described(definition("words"), {"英文", "in English"})}}));
  put(text, "required", strings({"zh", "en"}));
  put(text, "additionalProperties", boolean(false));
  add("text", std::move(text));
}

}  // namespace huiqi::schema
