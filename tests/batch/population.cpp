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
      const std::size_t before = cells.size();
      flatten(each.value, name, record, cells);
      if (cells.size() == before && fact.fact >= 0) cells[name] = "{}";  // a record of which nothing is stated
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
