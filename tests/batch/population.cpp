// See population.hpp.
#include "batch/population.hpp"

#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "batch/columns.hpp"
#include "catch.hpp"
#include "evaluate/loaded.hpp"
#include "files.hpp"
#include "random/profiles.hpp"
#include "read/json.hpp"

namespace huiqi::test {

namespace fs = std::filesystem;

namespace {

using read::Node;
using Cells = std::map<std::string, std::string>;

read::Node parsed(const std::string& json) {
  std::vector<Diagnostic> diagnostics;
  auto node = read::parse(json, "population", {}, diagnostics);
  REQUIRE(node);
  return std::move(*node);
}

/// A value as a cell; lists and what is written with a day of its own as JSON.
std::string cell_of(const Node& node) {
  switch (node.kind) {
    case Node::Kind::boolean:
      return node.boolean ? "true" : "false";
    case Node::Kind::number:
    case Node::Kind::string:
      return node.text;
    default:
      return read::canonical(node);
  }
}

bool is_set_of_words(const Node& node) {
  for (const Node& each : node.items) {
    if (!each.is_string()) return false;
  }
  return node.is_array();
}

/// Leaves out records of which nothing is stated: as a cell of its own, one would overlap the columns of its facts.
void prune(Node& node) {
  if (!node.is_object()) return;
  for (read::Member& each : node.members) prune(each.value);
  std::erase_if(node.members, [](const read::Member& each) {
    return each.value.is_null() || (each.value.is_object() && each.value.members.empty());
  });
}

/// Each fact below `node` under its path. What is no object, and an object that the vocabulary takes for one value, is a cell.
void flatten(const Node& node, const std::string& path, int record, Cells& cells) {
  const vocabulary::Vocabulary& vocabulary = *batch_engine().loaded().vocabulary;
  for (const read::Member& each : node.members) {
    const std::string name = path.empty() ? each.key : path + "." + each.key;
    if (name == "format" || each.value.is_null()) continue;
    const batch::Resolved fact = batch::resolve_path(vocabulary, record, name);
    const auto type =
        fact.fact < 0 ? vocabulary::FactType::record : vocabulary.facts[static_cast<std::size_t>(fact.fact)].type;
    const bool whole = !each.value.is_object() || type == vocabulary::FactType::determination;
    if (whole && type == vocabulary::FactType::enumerations && is_set_of_words(each.value)) {
      std::string words = each.value.items.empty() ? "none" : "";
      for (const Node& word : each.value.items) words += (words.empty() ? "" : ";") + word.text;
      cells[name] = words;
    } else if (whole) {
      cells[name] = cell_of(each.value);
    } else {
      flatten(each.value, name, record, cells);
    }
  }
}

std::string csv_of(const std::vector<std::pair<std::size_t, Cells>>& rows) {
  std::set<std::string> titles;
  for (const auto& [number, cells] : rows) {
    for (const auto& [title, text] : cells) titles.insert(title);
  }
  std::string csv = "no";
  for (const std::string& each : titles) csv += "," + each;
  csv += "\r\n";
  for (const auto& [number, cells] : rows) {
    csv += std::to_string(number);
    for (const std::string& each : titles) {
      csv += ',';
      if (cells.contains(each)) batch::put_cell(cells.at(each), csv);
    }
    csv += "\r\n";
  }
  return csv;
}

}  // namespace

const Engine& batch_engine() {
  static const Result<Engine> loaded = Engine::load();
  REQUIRE(loaded);
  return *loaded;
}

std::vector<std::string> population(std::uint64_t first_seed, std::size_t count) {
  const auto& loaded = batch_engine().loaded();
  const random::ProfileMaker maker(*loaded.vocabulary, loaded.rule_sets);
  std::vector<std::string> profiles;
  for (std::uint64_t seed = first_seed; seed < first_seed + count; ++seed)
    profiles.push_back(read::canonical(parsed(maker.make(seed, maker.as_of(seed)))));
  return profiles;
}

std::string json_lines(const std::vector<std::string>& profiles) {
  std::string text;
  for (const std::string& each : profiles) text += each + "\n";
  return text;
}

Table table_of(const std::vector<std::string>& profiles, const std::vector<std::string>& joined) {
  const vocabulary::Vocabulary& vocabulary = *batch_engine().loaded().vocabulary;
  Table table;
  std::vector<std::pair<std::size_t, Cells>> rows;
  std::map<std::string, std::vector<std::pair<std::size_t, Cells>>> items;
  for (const std::string& each : joined) items[each];
  for (std::size_t i = 0; i < profiles.size(); ++i) {
    Node root = parsed(profiles[i]), said;
    prune(root);
    for (const std::string& list : joined) {
      const auto there = std::find_if(root.members.begin(), root.members.end(),
                                      [&](const read::Member& each) { return each.key == list; });
      if (there == root.members.end() || !there->value.is_array()) {
        if (there != root.members.end()) root.members.erase(there);
        Node empty;
        empty.kind = Node::Kind::array;
        said.members.push_back({list, {}, empty});
        continue;
      }
      for (Node& item : there->value.items) prune(item);
      said.members.push_back(*there);
      const int fact = vocabulary.find_fact(vocabulary.applicant, list);
      for (const Node& item : there->value.items) {
        items[list].push_back({i + 1, {}});
        flatten(item, "", vocabulary.facts[static_cast<std::size_t>(fact)].target, items[list].back().second);
      }
      root.members.erase(there);
    }
    said.kind = Node::Kind::object;
    said.members.insert(said.members.end(), root.members.begin(), root.members.end());
    table.profiles.push_back(read::canonical(said));
    rows.push_back({i + 1, {}});
    flatten(root, "", vocabulary.applicant, rows.back().second);
  }
  table.applicants = csv_of(rows);
  nlohmann::ordered_json mapping = {{"format", 1}, {"code", "no"}};
  for (const auto& [list, list_rows] : items) {
    table.items[list] = csv_of(list_rows);
    mapping["items"][list] = {{"code", "no"}};
  }
  table.mapping = mapping.dump(2);
  return table;
}

std::string mutilated(std::string row, random::Dice& dice) {
  const auto place = [&] { return dice.below(row.size()); };
  const auto any_byte = [&] {
    const char byte = static_cast<char>(dice.between(0, 255));
    return byte == '\n' ? ' ' : byte;
  };
  switch (dice.between(0, 9)) {
    case 0:  // cut
      return row.substr(0, place() + 1);
    case 1:  // a changed byte
      row[place()] = any_byte();
      return row;
    case 2:  // a byte that is not UTF-8
      return row.insert(place(), 1, static_cast<char>(dice.one_of(std::vector<int>{0x80, 0xC3, 0xFF, 0xED})));
    case 3: {  // a duplicate key
      const std::size_t key = row.find("{\"", place());
      return key == std::string::npos ? row + row : row.insert(key + 1, "\"id\":1,\"id\":2,");
    }
    case 4: {  // another type
      const std::size_t value = row.find(':', place());
      static const std::vector<std::string> values = {"[]", "{}", "true", "1e999", "-0.001", "\"x\"", "null", "[[1]]"};
      if (value == std::string::npos) return row + "x";
      return row.insert(value + 1, dice.one_of(values) + (dice.chance(50) ? "," : ""));
    }
    case 5:  // a stretch left out
      return row.erase(place(), dice.below(40) + 1);
    case 6: {  // a stretch written twice
      const std::size_t from = place();
      return row.insert(from, row.substr(from, dice.below(60) + 1));
    }
    case 7:  // brackets
      return row.insert(place(),
                        std::string(dice.below(200) + 1, dice.one_of(std::vector<char>{'[', '{', ']', '}', '"'})));
    case 8:  // a control character, a null byte
      return row.insert(place(), 1, static_cast<char>(dice.one_of(std::vector<int>{0, 1, 7, 9, 31, 127})));
    default:  // text behind it
      return row + dice.one_of(std::vector<std::string>{"x", "{}", "//", "\"", ",", "\\u0000"});
  }
}

void write(const fs::path& path, const std::string& text) { std::ofstream(path, std::ios::binary) << text; }

BatchRun::BatchRun() {
  options.output = path("out.jsonl").string();
  options.rejects = path("rejects.jsonl").string();
  options.today = *Date::parse("2026-05-20");
}

batch::Outcome BatchRun::run(const std::string& name, const std::string& input) {
  options.input = path(name).string();
  options.in = name.find(".csv") == std::string::npos ? batch::Form::json_lines : batch::Form::csv;
  write(options.input, input);
  return batch::run(batch_engine(), options);
}

std::string BatchRun::output() const { return slurp(options.output); }
std::string BatchRun::rejects() const { return slurp(options.rejects); }
std::string BatchRun::summary() const { return slurp(options.summary); }

std::vector<std::string> BatchRun::files() const {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder_.path())) names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace huiqi::test
