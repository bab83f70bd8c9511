// Cells as the values of a profile. See columns.hpp. What a value must be is said by the profile's own reader, so that a cell and a
// profile file get the same words; here only the forms are turned that CSV does not have: yes and no, lists, none.
#include <fmt/format.h>

#include <algorithm>

#include "batch/columns.hpp"
#include "profile/applicant.hpp"

namespace huiqi::batch {
namespace {

using read::Node;
using vocabulary::FactType;

Node string_node(std::string text, Place place) {
  Node node;
  node.kind = Node::Kind::string;
  node.text = std::move(text);
  node.place = place;
  return node;
}

/// A set of words: "a;b", "none".
Node words_of(const std::string& text, Place place) {
  Node list;
  list.kind = Node::Kind::array;
  list.place = place;
  if (text == "none") return list;
  std::size_t at = 0;
  for (;;) {
    const std::size_t end = std::min(text.find(';', at), text.size());
    std::string word = text.substr(at, end - at);
    word.erase(0, word.find_first_not_of(' ') == std::string::npos ? word.size() : word.find_first_not_of(' '));
    word.erase(word.find_last_not_of(' ') + 1);
    list.items.push_back(string_node(std::move(word), place));
    if (end == text.size()) return list;
    at = end + 1;
  }
}

std::optional<bool> yes_or_no(const std::string& text) {
  if (text == "true" || text == "yes" || text == "是") return true;
  if (text == "false" || text == "no" || text == "否") return false;
  return std::nullopt;
}

void set_place(Node& node, Place place) {
  node.place = place;
  for (Node& item : node.items) set_place(item, place);
  for (read::Member& member : node.members) {
    member.place = place;
    set_place(member.value, place);
  }
}

bool is_json(const std::string& text) { return text.front() == '[' || text.front() == '{'; }

/// A list, record or determination written as JSON in its cell. What is wrong with it stands at the cell.
std::optional<Node> json_of(const std::string& text, const Column& column, Place place,
                            std::vector<Diagnostic>& diagnostics) {
  std::vector<Diagnostic> found;
  auto node = read::parse(text, "", {}, found);
  for (Diagnostic& each : found) {
    each.place = place;
    each.other_place.reset();
    each.path = column.path;
    diagnostics.push_back(std::move(each));
  }
  if (node) set_place(*node, place);
  return node;
}

Node* member(Node& object, std::string_view key) {
  for (read::Member& each : object.members) {
    if (each.key == key) return &each.value;
  }
  return nullptr;
}

}  // namespace

std::optional<Node> node_of(const Cell& cell, const Column& column, const vocabulary::Vocabulary& vocabulary,
                            std::vector<Diagnostic>& diagnostics) {
  std::string text = cell.text;
  if (const auto word = column.words.find(text); word != column.words.end()) text = word->second;
  if (text.empty()) return std::nullopt;
  if (!column.unit.empty() && text != "none") text += column.unit;
  if (column.fact < 0) return string_node(std::move(text), cell.place);
  const FactType type = vocabulary.facts[static_cast<std::size_t>(column.fact)].type;
  if (type == FactType::yes_no || type == FactType::determination) {
    if (const auto yes = yes_or_no(text)) {
      Node node;
      node.kind = Node::Kind::boolean;
      node.boolean = *yes;
      node.place = cell.place;
      return node;
    }
  }
  if (type == FactType::enumerations) return words_of(text, cell.place);
  if (type == FactType::list && text == "none") {
    Node list;
    list.kind = Node::Kind::array;
    list.place = cell.place;
    return list;
  }
  const bool composed = type == FactType::list || type == FactType::record || type == FactType::determination ||
                        type == FactType::indicators;
  if (composed && is_json(text)) return json_of(text, column, cell.place, diagnostics);
  return string_node(std::move(text), cell.place);
}

void put_at(Node& object, std::string_view path, Node value) {
  const Place place = value.place;
  Node* holder = &object;
  for (;;) {
    const std::size_t dot = path.find('.');
    const std::string_view key = path.substr(0, dot);
    Node* there = member(*holder, key);
    if (there == nullptr) {
      Node made;
      made.kind = Node::Kind::object;
      made.place = place;
      holder->members.push_back({std::string(key), place, std::move(made)});
      there = &holder->members.back().value;
    }
    if (dot == std::string_view::npos) {
      *there = std::move(value);
      return;
    }
    holder = there;
    path.remove_prefix(dot + 1);
  }
}

void put_cells(const std::vector<Cell>& cells, const Table& table, const vocabulary::Vocabulary& vocabulary,
               const std::string& file, Node& object, std::vector<Diagnostic>& diagnostics) {
  for (std::size_t i = 0; i < cells.size() && i < table.columns.size(); ++i) {
    const Column& column = table.columns[i];
    if (!column.used) continue;
    const std::size_t before = diagnostics.size();
    auto value = node_of(cells[i], column, vocabulary, diagnostics);
    for (std::size_t k = before; k < diagnostics.size(); ++k) diagnostics[k].file = file;
    if (!value) continue;
    if (!column.through_list) {
      put_at(object, column.path, std::move(*value));
      continue;
    }
    const auto problem = profile::set_path(object, column.path, std::move(value), vocabulary);
    if (!problem) continue;
    Diagnostic diagnostic;
    diagnostic.code = "bad_path";
    diagnostic.file = file;
    diagnostic.place = cells[i].place;
    diagnostic.path = column.path;
    diagnostic.message = *problem;
    diagnostics.push_back(std::move(diagnostic));
  }
}

}  // namespace huiqi::batch
