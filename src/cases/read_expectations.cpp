// Reading what a case expects. See read_expectations.hpp.
#include "cases/read_expectations.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "cases/keys.hpp"
#include "values/law_text.hpp"

namespace huiqi::cases {
namespace {

using read::Node;
using What = Expectation::What;

const std::vector<std::string>& column_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    for (const ExpectationKey& each : plain_expectations()) all.push_back(each.key.name);
    for (const read::Key& each : nested_expectations()) all.push_back(each.name);
    return all;
  }();
  return names;
}

bool is_number_of_year(std::string_view text) {
  if (text.size() != 4 && text.size() != 6) return false;
  if (text.size() == 6 && (text[4] != 'Q' || text[5] < '1' || text[5] > '4')) return false;
  return std::all_of(text.begin(), text.begin() + 4, [](char each) { return each >= '0' && each <= '9'; });
}

std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> parts(1);
  for (const char each : text) {
    if (each == at) {
      parts.emplace_back();
    } else {
      parts.back() += each;
    }
  }
  return parts;
}

Text written(const std::string& column) { return {fmt::format("“{}”", column), fmt::format("\"{}\"", column)}; }

}  // namespace

ExpectationReader::ExpectationReader(read::Reporter& reporter, const vocabulary::Vocabulary& vocabulary,
                                     const language::Provision* provision)
    : reporter_(reporter), vocabulary_(vocabulary), provision_(provision) {
  if (provision != nullptr) findings_ = finding_ids(*provision);
}

bool ExpectationReader::known_finding(const std::string& id, Place place) {
  if (provision_ == nullptr || std::find(findings_.begin(), findings_.end(), id) != findings_.end()) return true;
  reporter_
      .error(place, "unknown_finding",
             {fmt::format("条款 {} 没有编号为“{}”的条件", provision_->id, id),
              fmt::format("provision {} has no condition \"{}\"", provision_->id, id)})
      .suggestion = read::suggest(id, findings_);
  return false;
}

/// "equipment_purchase.status": the options (one a point, in the points' order, joined by +) and what is compared.
bool ExpectationReader::reading_key(Expectation& expectation, const std::string& rest, Place place) {
  const std::size_t dot = rest.rfind('.');
  const std::string field = dot == std::string::npos ? "" : rest.substr(dot + 1);
  if (field != "status" && field != "ceiling") {
    reporter_
        .error(place, "unknown_column",
               {fmt::format("“{}”没有说明比较哪一项", expectation.column),
                fmt::format("\"{}\" does not say what is compared", expectation.column)})
        .suggestion = {"写成 readings.选项.status 或 readings.选项.ceiling",
                       "write readings.OPTION.status or readings.OPTION.ceiling"};
    return false;
  }
  expectation.what = field == "status" ? What::reading_status : What::reading_ceiling;
  expectation.key = rest.substr(0, dot);
  if (provision_ == nullptr) return true;
  const std::vector<std::string> options = split(expectation.key, '+');
  if (options.size() != provision_->points.size()) {
    reporter_.error(place, "wrong_count",
                    {fmt::format("条款 {} 有 {} 处不同理解,这里写了 {} 个选项", provision_->id,
                                 provision_->points.size(), options.size()),
                     fmt::format("provision {} has {} reading points, {} options are written", provision_->id,
                                 provision_->points.size(), options.size())});
    return false;
  }
  for (std::size_t i = 0; i < options.size(); ++i) {
    const std::vector<std::string>& accepted = provision_->points[i].options;
    if (std::find(accepted.begin(), accepted.end(), options[i]) != accepted.end()) continue;
    const std::string& point = provision_->points[i].name;
    reporter_
        .error(place, "unknown_reading",
               {fmt::format("{}.{} 没有“{}”这种理解", provision_->id, point, options[i]),
                fmt::format("{}.{} has no reading \"{}\"", provision_->id, point, options[i])})
        .suggestion = read::suggest(options[i], accepted);
    return false;
  }
  return true;
}

std::optional<Expectation> ExpectationReader::column(const std::string& name, Place place) {
  Expectation expectation;
  expectation.column = name;
  expectation.place = place;
  for (const ExpectationKey& each : plain_expectations()) {
    if (name != each.key.name) continue;
    expectation.what = each.what;
    expectation.is_list = each.is_list;
    return expectation;
  }
  const std::size_t dot = name.find('.');
  const std::string head = name.substr(0, dot);
  const std::string rest = dot == std::string::npos ? "" : name.substr(dot + 1);
  if (!rest.empty() && head == "value") {
    expectation.what = What::value;
    expectation.key = rest;
    return expectation;
  }
  if (!rest.empty() && head == "findings") {
    expectation.what = What::finding;
    expectation.key = rest;
    return known_finding(rest, place) ? std::optional(expectation) : std::nullopt;
  }
  if (!rest.empty() && head == "readings") {
    return reading_key(expectation, rest, place) ? std::optional(expectation) : std::nullopt;
  }
  reporter_
      .error(place, "unknown_column",
             {fmt::format("不能比较“{}”", name), fmt::format("\"{}\" is nothing that can be compared", name)})
      .suggestion = read::suggest(head, column_names());
  return std::nullopt;
}

/// Facts are written as `missing` names them, with the year behind a dot where it matters.
void ExpectationReader::check_facts(const Expectation& expectation, const Node& value) {
  const std::vector<std::string> known = vocabulary_.full_names();
  for (std::size_t i = 0; i < expectation.wanted.size(); ++i) {
    std::string fact = expectation.wanted[i];
    const std::size_t dot = fact.rfind('.');
    if (dot != std::string::npos && is_number_of_year(std::string_view(fact).substr(dot + 1))) fact.resize(dot);
    if (std::find(known.begin(), known.end(), fact) != known.end()) continue;
    reporter_
        .error(value.items[i].place, "unknown_fact",
               {fmt::format("没有“{}”这一事实", fact), fmt::format("there is no fact \"{}\"", fact)})
        .suggestion = read::suggest(fact, known);
  }
}

std::optional<Expectation> ExpectationReader::with_value(Expectation expectation, const Node& value) {
  expectation.place = value.place;
  const Text what = written(expectation.column);
  if (value.is_null() && may_be_nothing(expectation.what)) {
    expectation.nothing = true;
    return expectation;
  }
  if (expectation.what == What::decided || expectation.what == What::counted) {
    if (!reporter_.expect(value, Node::Kind::boolean, what)) return std::nullopt;
    expectation.wanted = {value.boolean ? "true" : "false"};
    return expectation;
  }
  const bool list = expectation.is_list || (expectation.what == What::value && value.is_array());
  if (list) {
    if (!reporter_.expect(value, Node::Kind::array, what)) return std::nullopt;
    expectation.is_list = true;
    for (const Node& item : value.items) {
      const bool figure = expectation.what == What::value && item.is_number();
      if (!figure && !reporter_.expect(item, Node::Kind::string, what)) return std::nullopt;
      expectation.wanted.push_back(item.text);
    }
    if (expectation.what == What::missing || expectation.what == What::missing_amount) check_facts(expectation, value);
    return expectation;
  }
  const bool figure = (is_money(expectation.what) || expectation.what == What::value) && value.is_number();
  if (!figure && !reporter_.expect(value, Node::Kind::string, what)) return std::nullopt;
  expectation.wanted = {value.text};
  if (is_money(expectation.what)) {
    const Parsed<Rational> money = parse_money(value.text);
    if (!money.value) {
      reporter_.error(value.place, money.code, money.problem).suggestion = money.suggestion;
      return std::nullopt;
    }
    expectation.wanted = {yuan_text(*money.value)};
  }
  const std::vector<std::string> words = words_of(expectation.what);
  if (!words.empty() && std::find(words.begin(), words.end(), value.text) == words.end()) {
    reporter_
        .error(value.place, "unknown_word",
               {fmt::format("{}没有“{}”这个词", what.zh, value.text),
                fmt::format("{} cannot be \"{}\"", what.en, value.text)})
        .suggestion = read::suggest(value.text, words);
    return std::nullopt;
  }
  return expectation;
}

void ExpectationReader::add(std::vector<Expectation>& into, const std::string& name, Place place, const Node& value) {
  std::optional<Expectation> meant = column(name, place);
  if (!meant) return;
  if (auto whole = with_value(std::move(*meant), value)) into.push_back(std::move(*whole));
}

std::vector<Expectation> ExpectationReader::object(const Node& expect) {
  std::vector<Expectation> all;
  if (!reporter_.expect(expect, Node::Kind::object, written("expect"))) return all;
  reporter_.allow_only(expect, column_names(), written("expect"));
  for (const read::Member& member : expect.members) {
    const auto& known = column_names();
    if (std::find(known.begin(), known.end(), member.key) == known.end()) continue;
    const bool readings = member.key == "readings";
    if (!readings && member.key != "value" && member.key != "findings") {
      add(all, member.key, member.place, member.value);
      continue;
    }
    if (!reporter_.expect(member.value, Node::Kind::object, written(member.key))) continue;
    for (const read::Member& inner : member.value.members) {
      const std::string path = member.key + "." + inner.key;
      if (!readings) {
        add(all, path, inner.place, inner.value);
      } else if (reporter_.expect(inner.value, Node::Kind::object, written(path))) {
        for (const read::Member& field : inner.value.members)
          add(all, path + "." + field.key, field.place, field.value);
      }
    }
  }
  return all;
}

}  // namespace huiqi::cases
