// Tables of cases: the same case for many values of some facts, a row each.
// Format: docs/cases.md. Tests: tests/cases/read_cases_test.cpp
#include <fmt/format.h>

#include <utility>

#include "cases/case_reader.hpp"
#include "cases/keys.hpp"

namespace huiqi::cases {

using read::Node;

namespace {

/// How a row names its values in the name of its case.
std::string shown(const Node& value) {
  switch (value.kind) {
    case Node::Kind::null:
      return "null";
    case Node::Kind::boolean:
      return value.boolean ? "true" : "false";
    case Node::Kind::number:
    case Node::Kind::string:
      return value.text;
    default:
      return read::canonical(value);
  }
}

}  // namespace

CaseReader::Columns CaseReader::read_columns(const Node& node, ExpectationReader& expectations) {
  Columns columns;
  reporter_.require(node, "vary", table_keys().what());
  for (const Node& item : list_of(node, "vary")) {
    if (!reporter_.expect(item, Node::Kind::string, {"“vary”", "\"vary\""})) continue;
    columns.vary.push_back(item.text);
    columns.vary_places.push_back(item.place);
  }
  reporter_.require(node, "expect_columns", table_keys().what());
  for (const Node& item : list_of(node, "expect_columns")) {
    const bool name = reporter_.expect(item, Node::Kind::string, {"“expect_columns”", "\"expect_columns\""});
    columns.expected.push_back(name ? expectations.column(item.text, item.place) : std::nullopt);
  }
  return columns;
}

void CaseReader::read_table(const Node& node, std::vector<Case>& into) {
  if (!reporter_.expect(node, Node::Kind::object, table_keys().what())) return;
  reporter_.allow_only(node, table_keys());
  const Case head = read_head(node, table_keys().what());
  ExpectationReader expectations(reporter_, *loaded_.vocabulary, provision_);
  std::vector<Expectation> common;
  if (const Node* expect = node.find("expect")) common = expectations.object(*expect);
  const Columns columns = read_columns(node, expectations);
  const std::optional<Node> start = starting_profile(node);
  reporter_.require(node, "rows", table_keys().what());
  int number = 0;
  for (const Node& row : list_of(node, "rows")) {
    ++number;
    if (!reporter_.expect(row, Node::Kind::array, {"“rows”的一行", "a row"})) continue;
    if (row.items.size() != columns.size()) {
      reporter_.error(row.place, "wrong_count",
                      {fmt::format("这一行有 {} 格,应为 {} 格(vary {} 格,expect_columns {} 格)", row.items.size(),
                                   columns.size(), columns.vary.size(), columns.expected.size()),
                       fmt::format("this row has {} cells and needs {} ({} of vary, {} of expect_columns)",
                                   row.items.size(), columns.size(), columns.vary.size(), columns.expected.size())});
      continue;
    }
    Case each = head;
    each.place = row.place;
    each.expectations = common;
    read_row(row, number, columns, expectations, each, start, node, into);
  }
}

void CaseReader::read_row(const Node& row, int number, const Columns& columns, ExpectationReader& expectations,
                          Case& each, const std::optional<Node>& start, const Node& table, std::vector<Case>& into) {
  for (std::size_t i = 0; i < columns.expected.size(); ++i) {
    if (!columns.expected[i]) continue;
    auto whole = expectations.with_value(*columns.expected[i], row.items[columns.vary.size() + i]);
    if (whole) each.expectations.push_back(std::move(*whole));
  }
  if (!start) return;
  Node profile = *start;
  std::string values;
  bool varied_day = false;
  for (std::size_t i = 0; i < columns.vary.size(); ++i) {
    const Node& value = row.items[i];
    values += (i == 0 ? "" : ", ") + shown(value);
    if (columns.vary[i] == "as_of") {
      varied_day = vary_day(value, each);
      if (!varied_day) return;
    } else if (!edit(profile, columns.vary[i], columns.vary_places[i], value)) {
      return;
    } else {
      each.origin.set.push_back({columns.vary[i], columns.vary_places[i], value});
    }
  }
  each.name += fmt::format(" [{}: {}]", number, values);
  if (!varied_day && !find_day(each, table, profile, table_keys().what())) return;
  finish(std::move(each), profile, into);
}

bool CaseReader::vary_day(const Node& value, Case& each) {
  if (!reporter_.expect(value, Node::Kind::string, {"“as_of”", "\"as_of\""})) return false;
  const auto day = Date::parse(value.text);
  if (!day) {
    reporter_
        .error(
            value.place, "no_such_day",
            {fmt::format("“{}”不是存在的日期", value.text), fmt::format("\"{}\" is not a day that exists", value.text)})
        .suggestion = {"写成 YYYY-MM-DD,例如 2026-05-20", "write YYYY-MM-DD, e.g. 2026-05-20"};
    return false;
  }
  each.as_of = *day;
  return true;
}

}  // namespace huiqi::cases
