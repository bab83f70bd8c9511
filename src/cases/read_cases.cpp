// Reading case files: bases, cases and tables become cases of one form, each with its profile read.
// Profiles are edited as JSON and read by the ordinary reader, whose messages so point into the case file.
// Format: docs/cases.md. Tests: tests/cases/read_cases_test.cpp
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "cases/cases.hpp"
#include "cases/read_expectations.hpp"
#include "evaluate/loaded.hpp"
#include "profile/applicant.hpp"
#include "read/object.hpp"

namespace huiqi::cases {
namespace {

using read::Member;
using read::Node;

const std::vector<std::string> file_keys = {"format", "rule_set", "comment", "bases", "cases", "tables"};
const std::vector<std::string> case_keys = {"name", "comment", "provision", "subject", "as_of", "base", "profile",
                                            "set", "readings", "parameters", "expect"};
const std::vector<std::string> table_keys = {"name", "comment", "provision", "subject", "as_of", "base", "profile",
                                             "set", "readings", "parameters", "expect", "vary", "expect_columns", "rows"};
const Text a_case = {"案例", "a case"};
const Text a_table = {"案例表", "a table of cases"};

/// How a row names its values in the name of its case.
std::string shown(const Node& value) {
  switch (value.kind) {
    case Node::Kind::null: return "null";
    case Node::Kind::boolean: return value.boolean ? "true" : "false";
    case Node::Kind::number:
    case Node::Kind::string: return value.text;
    default: return read::canonical(value);
  }
}

class CaseReader {
 public:
  CaseReader(const std::string& file, const Engine& engine, std::vector<Diagnostic>& diagnostics)
      : reporter_(file, diagnostics), loaded_(engine.loaded()) {}

  CaseFile read(const Node& root) {
    CaseFile result;
    result.file = reporter_.file();
    if (!reporter_.expect(root, Node::Kind::object, {"案例文件", "a case file"})) return result;
    reporter_.allow_only(root, file_keys, {"案例文件", "a case file"});
    read_header(root, result);
    read_bases(root);
    for (const Node& item : list_of(root, "cases")) read_case(item, result.cases);
    for (const Node& item : list_of(root, "tables")) read_table(item, result.cases);
    return result;
  }

 private:
  void read_header(const Node& root, CaseFile& result) {
    const Node* format = reporter_.require(root, "format", {"案例文件", "a case file"});
    if (format != nullptr && !(format->is_number() && format->text == "1")) {
      reporter_.error(format->place, "wrong_format", {"“format”应为 1", "\"format\" must be 1"});
    }
    if (reporter_.require(root, "rule_set", {"案例文件", "a case file"}) == nullptr) return;
    result.rule_set = reporter_.string_of(root, "rule_set");
    if (result.rule_set.empty()) return;
    std::vector<std::string> ids;
    for (const language::RuleSet& set : loaded_.rule_sets) {
      ids.push_back(set.id);
      if (set.id == result.rule_set) rule_set_ = &set;
    }
    if (rule_set_ != nullptr) return;
    reporter_
        .error(root.find("rule_set")->place, "unknown_rule_set",
               {fmt::format("没有载入规则集“{}”", result.rule_set),
                fmt::format("no rule set \"{}\" is loaded", result.rule_set)})
        .suggestion = read::suggest(result.rule_set, ids);
  }

  void read_bases(const Node& root) {
    const Node* bases = root.find("bases");
    if (bases == nullptr || !reporter_.expect(*bases, Node::Kind::object, {"“bases”", "\"bases\""})) return;
    for (const Member& member : bases->members) {
      if (!reporter_.expect(member.value, Node::Kind::object, {"申报主体资料", "a profile"})) continue;
      bases_.emplace(member.key, &member.value);
    }
    for (const Member& member : bases->members) base_names_.push_back(member.key);
  }

  const std::vector<Node>& list_of(const Node& object, const char* key) {
    static const std::vector<Node> none;
    const Node* list = object.find(key);
    if (list == nullptr) return none;
    const Text what = {fmt::format("“{}”", key), fmt::format("\"{}\"", key)};
    return reporter_.expect(*list, Node::Kind::array, what) ? list->items : none;
  }

  /// What cases and tables share: everything but the expectations and the profile.
  std::optional<Case> read_head(const Node& node, const Text& what) {
    Case head;
    head.file = reporter_.file();
    head.place = node.place;
    reporter_.require(node, "name", what);
    head.name = reporter_.string_of(node, "name");
    check_name(head, node);
    head.subject = reporter_.string_of(node, "subject");
    head.readings = words_of(node, "readings");
    head.parameters = words_of(node, "parameters");
    reporter_.string_of(node, "comment");
    provision_ = nullptr;
    if (reporter_.require(node, "provision", what) != nullptr) {
      head.provision = reporter_.string_of(node, "provision");
      find_provision(head.provision, *node.find("provision"));
    }
    check_choices(node);
    return head;
  }

  void check_name(const Case& head, const Node& node) {
    if (head.name.empty()) return;
    const Place place = node.find("name")->place;
    const auto [first, added] = names_.emplace(head.name, place);
    if (added) return;
    reporter_
        .error(place, "duplicate_name",
               {fmt::format("有两个案例都叫“{}”", head.name), fmt::format("two cases are named \"{}\"", head.name)})
        .other_place = first->second;
  }

  void find_provision(const std::string& id, const Node& node) {
    if (rule_set_ == nullptr || id.empty()) return;
    std::vector<std::string> ids;
    for (const language::Provision& each : rule_set_->provisions) {
      ids.push_back(each.id);
      if (each.id == id) provision_ = &each;
    }
    if (provision_ != nullptr) return;
    const auto& records = rule_set_->records;
    const bool record = std::any_of(records.begin(), records.end(), [&](const auto& each) { return each.id == id; });
    if (record) {
      reporter_.error(node.place, "record_not_provision",
                      {fmt::format("{} 只作记录,不作判定", id), fmt::format("{} is a record and decides nothing", id)});
      return;
    }
    reporter_
        .error(node.place, "unknown_provision",
               {fmt::format("规则集 {} 没有条款“{}”", rule_set_->id, id),
                fmt::format("rule set {} has no provision \"{}\"", rule_set_->id, id)})
        .suggestion = read::suggest(id, ids);
  }

  std::map<std::string, std::string> words_of(const Node& node, const char* key) {
    std::map<std::string, std::string> words;
    const Node* object = node.find(key);
    const Text what = {fmt::format("“{}”", key), fmt::format("\"{}\"", key)};
    if (object == nullptr || !reporter_.expect(*object, Node::Kind::object, what)) return words;
    for (const Member& member : object->members) {
      const bool figure = member.value.is_number();
      if (figure || reporter_.expect(member.value, Node::Kind::string, what)) words[member.key] = member.value.text;
    }
    return words;
  }

  /// Readings and parameters that the rule set knows.
  void check_choices(const Node& node) {
    if (rule_set_ == nullptr) return;
    std::map<std::string, std::vector<std::string>> readings, parameters;
    for (const language::Provision& provision : rule_set_->provisions) {
      for (const auto& point : provision.points) readings[provision.id + "." + point.name] = point.options;
    }
    for (const language::Parameter& each : rule_set_->parameters) parameters[each.name] = {};
    check_choice(node.find("readings"), readings, "unknown_reading", {"不同理解", "reading point"});
    check_choice(node.find("parameters"), parameters, "unknown_parameter", {"参数", "parameter"});
  }

  void check_choice(const Node* object, const std::map<std::string, std::vector<std::string>>& known, const char* code,
                    const Text& what) {
    if (object == nullptr || !object->is_object()) return;
    std::vector<std::string> names;
    for (const auto& [name, options] : known) names.push_back(name);
    for (const Member& member : object->members) {
      const auto found = known.find(member.key);
      if (found == known.end()) {
        reporter_
            .error(member.place, code,
                   {fmt::format("规则集 {} 没有{}“{}”", rule_set_->id, what.zh, member.key),
                    fmt::format("rule set {} has no {} \"{}\"", rule_set_->id, what.en, member.key)})
            .suggestion = read::suggest(member.key, names);
      } else if (const auto& options = found->second; !options.empty() && member.value.is_string() &&
                 std::find(options.begin(), options.end(), member.value.text) == options.end()) {
        reporter_
            .error(member.value.place, code,
                   {fmt::format("{} 没有“{}”这种理解", member.key, member.value.text),
                    fmt::format("{} has no reading \"{}\"", member.key, member.value.text)})
            .suggestion = read::suggest(member.value.text, options);
      }
    }
  }

  /// The profile's JSON before the edits of the case; nothing after an error.
  std::optional<Node> starting_profile(const Node& node) {
    const Node* base = node.find("base");
    const Node* whole = node.find("profile");
    if (base != nullptr && whole != nullptr) {
      reporter_.error(whole->place, "wrong_combination",
                      {"“base”和“profile”只能写一个", "write either \"base\" or \"profile\", not both"});
      return std::nullopt;
    }
    Node root;
    root.kind = Node::Kind::object;
    root.place = node.place;
    if (whole != nullptr) {
      if (!reporter_.expect(*whole, Node::Kind::object, {"“profile”", "\"profile\""})) return std::nullopt;
      root = *whole;
    } else if (base != nullptr) {
      if (!reporter_.expect(*base, Node::Kind::string, {"“base”", "\"base\""})) return std::nullopt;
      const auto found = bases_.find(base->text);
      if (found == bases_.end()) {
        reporter_
            .error(base->place, "unknown_base",
                   {fmt::format("“bases”里没有“{}”", base->text), fmt::format("\"bases\" has no \"{}\"", base->text)})
            .suggestion = read::suggest(base->text, base_names_);
        return std::nullopt;
      }
      root = *found->second;
    }
    const Node* set = node.find("set");
    if (set == nullptr) return root;
    if (!reporter_.expect(*set, Node::Kind::object, {"“set”", "\"set\""})) return std::nullopt;
    for (const Member& member : set->members) {
      if (!edit(root, member.key, member.place, member.value)) return std::nullopt;
    }
    return root;
  }

  bool edit(Node& root, const std::string& path, Place place, const Node& value) {
    std::optional<Node> put;
    if (!value.is_null()) put = value;
    const std::optional<Text> problem = profile::set_path(root, path, std::move(put), *loaded_.vocabulary);
    if (problem) reporter_.error(place, "wrong_path", *problem);
    return !problem;
  }

  /// The day of the case: its own, else its profile's. Never today: a case gives the same answer on every day.
  bool find_day(Case& each, const Node& node, const Node& profile, const Text& what) {
    if (const Node* own = node.find("as_of"); own != nullptr && !own->is_null()) {
      const std::optional<Date> day = reporter_.date_of(node, "as_of");
      if (day) each.as_of = *day;
      return day.has_value();
    }
    if (const Node* stated = profile.find("as_of"); stated != nullptr && stated->is_string()) {
      if (const auto day = Date::parse(stated->text)) {
        each.as_of = *day;
        return true;
      }
    }
    return reporter_.require(node, "as_of", what) != nullptr;
  }

  /// Reads the profile and keeps the case; a refusal that no expectation announces is an error of the file, said once.
  void finish(Case each, const Node& profile, std::vector<Case>& into) {
    const auto is_error = [](const Expectation& expected) { return expected.what == Expectation::What::error; };
    const bool refusal_expected = std::any_of(each.expectations.begin(), each.expectations.end(), is_error);
    if (refusal_expected && each.expectations.size() > 1) {
      reporter_.error(each.place, "wrong_combination",
                      {"“error”(资料被拒绝)不能与其他期望并列", "\"error\" (the profile is refused) stands alone: nothing is decided then"});
      return;
    }
    std::vector<Diagnostic> found;
    auto applicant = profile::read_applicant(profile, reporter_.file(), loaded_.vocabulary, loaded_.known, found);
    if (applicant) {
      each.profile = Profile(std::make_shared<const profile::Applicant>(std::move(*applicant)));
    } else if (refusal_expected) {
      for (const Diagnostic& diagnostic : found) {
        if (diagnostic.severity == Severity::error) each.profile_errors.push_back(diagnostic.code);
      }
    } else {
      for (Diagnostic& diagnostic : found) report_once(std::move(diagnostic));
    }
    into.push_back(std::move(each));
  }

  /// Cases share bases, and so the mistakes in them.
  void report_once(Diagnostic diagnostic) {
    if (diagnostic.severity != Severity::error) return;
    for (const Diagnostic& before : reporter_.diagnostics()) {
      if (before.place == diagnostic.place && before.code == diagnostic.code && before.message == diagnostic.message) return;
    }
    reporter_.diagnostics().push_back(std::move(diagnostic));
  }

  void read_case(const Node& node, std::vector<Case>& into) {
    if (!reporter_.expect(node, Node::Kind::object, a_case)) return;
    reporter_.allow_only(node, case_keys, a_case);
    std::optional<Case> each = read_head(node, a_case);
    if (const Node* expect = reporter_.require(node, "expect", a_case)) {
      each->expectations = ExpectationReader(reporter_, *loaded_.vocabulary, provision_).object(*expect);
      if (expect->is_object() && expect->members.empty()) {
        reporter_.error(expect->place, "expects_nothing", {"“expect”是空的", "\"expect\" is empty"});
      }
    }
    const std::optional<Node> profile = starting_profile(node);
    if (!profile || !find_day(*each, node, *profile, a_case)) return;
    finish(std::move(*each), *profile, into);
  }

  struct Columns {
    std::vector<std::string> vary;
    std::vector<Place> vary_places;
    std::vector<std::optional<Expectation>> expected;
    std::size_t size() const { return vary.size() + expected.size(); }
  };

  Columns read_columns(const Node& node, ExpectationReader& expectations) {
    Columns columns;
    reporter_.require(node, "vary", a_table);
    for (const Node& item : list_of(node, "vary")) {
      if (!reporter_.expect(item, Node::Kind::string, {"“vary”", "\"vary\""})) continue;
      columns.vary.push_back(item.text);
      columns.vary_places.push_back(item.place);
    }
    reporter_.require(node, "expect_columns", a_table);
    for (const Node& item : list_of(node, "expect_columns")) {
      const bool name = reporter_.expect(item, Node::Kind::string, {"“expect_columns”", "\"expect_columns\""});
      columns.expected.push_back(name ? expectations.column(item.text, item.place) : std::nullopt);
    }
    return columns;
  }

  void read_table(const Node& node, std::vector<Case>& into) {
    if (!reporter_.expect(node, Node::Kind::object, a_table)) return;
    reporter_.allow_only(node, table_keys, a_table);
    const std::optional<Case> head = read_head(node, a_table);
    ExpectationReader expectations(reporter_, *loaded_.vocabulary, provision_);
    std::vector<Expectation> common;
    if (const Node* expect = node.find("expect")) common = expectations.object(*expect);
    const Columns columns = read_columns(node, expectations);
    const std::optional<Node> start = starting_profile(node);
    reporter_.require(node, "rows", a_table);
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
      Case each = *head;
      each.place = row.place;
      each.expectations = common;
      read_row(row, number, columns, expectations, each, start, node, into);
    }
  }

  void read_row(const Node& row, int number, const Columns& columns, ExpectationReader& expectations, Case& each,
                const std::optional<Node>& start, const Node& table, std::vector<Case>& into) {
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
      }
    }
    each.name += fmt::format(" [{}: {}]", number, values);
    if (!varied_day && !find_day(each, table, profile, a_table)) return;
    finish(std::move(each), profile, into);
  }

  bool vary_day(const Node& value, Case& each) {
    if (!reporter_.expect(value, Node::Kind::string, {"“as_of”", "\"as_of\""})) return false;
    const auto day = Date::parse(value.text);
    if (!day) {
      reporter_
          .error(value.place, "no_such_day",
                 {fmt::format("“{}”不是存在的日期", value.text), fmt::format("\"{}\" is not a day that exists", value.text)})
          .suggestion = {"写成 YYYY-MM-DD,例如 2026-05-20", "write YYYY-MM-DD, e.g. 2026-05-20"};
      return false;
    }
    each.as_of = *day;
    return true;
  }

  read::Reporter reporter_;
  const engine_detail::Loaded& loaded_;
  const language::RuleSet* rule_set_ = nullptr;
  const language::Provision* provision_ = nullptr;  ///< of the case that is being read
  std::map<std::string, const Node*> bases_;
  std::vector<std::string> base_names_;
  std::map<std::string, Place> names_;
};

}  // namespace

std::optional<CaseFile> read_cases(const read::Node& root, const std::string& file, const Engine& engine,
                                   std::vector<Diagnostic>& diagnostics) {
  std::vector<Diagnostic> found;
  CaseFile result = CaseReader(file, engine, found).read(root);
  const bool refused = has_errors(found);
  diagnostics.insert(diagnostics.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
  if (refused) return std::nullopt;
  return result;
}

}  // namespace huiqi::cases
