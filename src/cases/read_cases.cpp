// Reading case files: the frame, what cases and tables share, and single cases.
// Format: docs/cases.md. Tests: tests/cases/read_cases_test.cpp
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "cases/case_reader.hpp"
#include "cases/conditions.hpp"
#include "cases/keys.hpp"

namespace huiqi::cases {

using read::Member;
using read::Node;

CaseFile CaseReader::read(const Node& root) {
  CaseFile result;
  result.file = reporter_.file();
  if (!reporter_.expect(root, Node::Kind::object, file_keys().what())) return result;
  reporter_.allow_only(root, file_keys());
  reporter_.string_of(root, "$schema");
  read_header(root, result);
  read_bases(root, result);
  for (const Node& item : list_of(root, "cases")) read_case(item, result.cases);
  for (const Node& item : list_of(root, "tables")) read_table(item, result.cases);
  read_unreachable(root, result);
  for (const Node& item : list_of(root, "unnoticed")) read_unnoticed(item, result.unnoticed);
  return result;
}

void CaseReader::read_unreachable(const Node& root, CaseFile& result) {
  const std::vector<Node>& list = list_of(root, "unreachable");
  if (list.empty() || rule_set_ == nullptr) return;
  const Conditions conditions(loaded_, *rule_set_);
  std::vector<std::string> names;
  for (const Item& item : conditions.items()) names.push_back(item.name);
  for (const Node& node : list) {
    if (!reporter_.expect(node, Node::Kind::object, unreachable_keys().what())) continue;
    reporter_.allow_only(node, unreachable_keys());
    reporter_.require_all(node, unreachable_keys());
    const Unreachable entry{reporter_.string_of(node, "item"), reporter_.strings_of(node, "goals"),
                            reporter_.text_of(node, "because"), node.place};
    check_unreachable(entry, node, conditions.items(), names);
    result.unreachable.push_back(entry);
  }
}

void CaseReader::check_unreachable(const Unreachable& entry, const Node& node, const std::vector<Item>& items,
                                   const std::vector<std::string>& names) {
  const Node* named = node.find("item");
  const Node* goals = node.find("goals");
  if (named == nullptr || goals == nullptr) return;
  const auto item = std::find_if(items.begin(), items.end(), [&](const Item& each) { return each.name == entry.item; });
  if (item == items.end()) {
    reporter_
        .error(named->place, "unknown_item",
               {fmt::format("覆盖中没有“{}”", entry.item), fmt::format("the coverage has no \"{}\"", entry.item)})
        .suggestion = read::suggest(entry.item, names);
    return;
  }
  std::vector<std::string> possible;
  for (std::size_t g = 0; g < goal_count; ++g) {
    if (item->possible[g]) possible.emplace_back(name(static_cast<Goal>(g)));
  }
  for (const std::string& goal : entry.goals) {
    if (std::find(possible.begin(), possible.end(), goal) != possible.end()) continue;
    reporter_
        .error(goals->place, "unknown_goal",
               {fmt::format("“{}”没有“{}”", entry.item, goal), fmt::format("\"{}\" has no \"{}\"", entry.item, goal)})
        .suggestion = read::suggest(goal, possible);
  }
}

void CaseReader::read_header(const Node& root, CaseFile& result) {
  const Node* format = reporter_.require(root, "format", file_keys().what());
  if (format != nullptr && !(format->is_number() && format->text == "1")) {
    reporter_.error(format->place, "wrong_format", {"“format”应为 1", "\"format\" must be 1"});
  }
  if (reporter_.require(root, "rule_set", file_keys().what()) == nullptr) return;
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

void CaseReader::read_bases(const Node& root, CaseFile& result) {
  const Node* bases = root.find("bases");
  if (bases == nullptr || !reporter_.expect(*bases, Node::Kind::object, {"“bases”", "\"bases\""})) return;
  for (const Member& member : bases->members) {
    if (!reporter_.expect(member.value, Node::Kind::object, {"申报主体资料", "a profile"})) continue;
    bases_.emplace(member.key, &member.value);
    result.bases.push_back(member);
  }
  for (const Member& member : bases->members) base_names_.push_back(member.key);
}

const std::vector<read::Node>& CaseReader::list_of(const Node& object, const char* key) {
  static const std::vector<Node> none;
  const Node* list = object.find(key);
  if (list == nullptr) return none;
  const Text what = {fmt::format("“{}”", key), fmt::format("\"{}\"", key)};
  return reporter_.expect(*list, Node::Kind::array, what) ? list->items : none;
}

Case CaseReader::read_head(const Node& node, const Text& what) {
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
  head.confirm = reporter_.boolean_of(node, "confirm");
  if (head.confirm) {
    reporter_
        .warning(node.place, "unconfirmed",
                 {fmt::format("案例“{}”的期望尚未确认", head.name),
                  fmt::format("nobody has confirmed what the case \"{}\" expects", head.name)})
        .suggestion = {"对照条文核对后删去“confirm”", "work it out from the clause, then take \"confirm\" away"};
  }
  read_origin(node, head.origin);
  provision_ = nullptr;
  if (reporter_.require(node, "provision", what) != nullptr) {
    head.provision = reporter_.string_of(node, "provision");
    find_provision(head.provision, *node.find("provision"));
  }
  check_choices(node);
  read_beside(node, head);
  return head;
}

void CaseReader::read_beside(const Node& node, Case& head) {
  const language::Provision* own = provision_;
  head.beside = reporter_.strings_of(node, "beside");
  for (const std::string& each : head.beside) {
    provision_ = nullptr;
    find_provision(each, *node.find("beside"));
  }
  provision_ = own;
}

void CaseReader::read_origin(const Node& node, Origin& origin) {
  if (const Node* base = node.find("base"); base != nullptr && base->is_string()) origin.base = base->text;
  if (const Node* whole = node.find("profile")) origin.whole = std::make_shared<const Node>(*whole);
  if (const Node* set = node.find("set"); set != nullptr && set->is_object()) origin.set = set->members;
}

void CaseReader::check_name(const Case& head, const Node& node) {
  if (head.name.empty()) return;
  const Place place = node.find("name")->place;
  const auto [first, added] = names_.emplace(head.name, place);
  if (added) return;
  reporter_
      .error(place, "duplicate_name",
             {fmt::format("有两个案例都叫“{}”", head.name), fmt::format("two cases are named \"{}\"", head.name)})
      .other_place = first->second;
}

void CaseReader::find_provision(const std::string& id, const Node& node) {
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

std::map<std::string, std::string> CaseReader::words_of(const Node& node, const char* key) {
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

void CaseReader::check_choices(const Node& node) {
  if (rule_set_ == nullptr) return;
  std::map<std::string, std::vector<std::string>> readings, parameters;
  for (const language::Provision& provision : rule_set_->provisions) {
    for (const auto& point : provision.points) readings[provision.id + "." + point.name] = point.options;
  }
  for (const language::Parameter& each : rule_set_->parameters) parameters[each.name] = {};
  check_choice(node.find("readings"), readings, "unknown_reading", {"不同理解", "reading point"});
  check_choice(node.find("parameters"), parameters, "unknown_parameter", {"参数", "parameter"});
}

void CaseReader::check_choice(const Node* object, const std::map<std::string, std::vector<std::string>>& known,
                              const char* code, const Text& what) {
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
    } else if (const auto& options = found->second;
               !options.empty() && member.value.is_string() &&
               std::find(options.begin(), options.end(), member.value.text) == options.end()) {
      reporter_
          .error(member.value.place, code,
                 {fmt::format("{} 没有“{}”这种理解", member.key, member.value.text),
                  fmt::format("{} has no reading \"{}\"", member.key, member.value.text)})
          .suggestion = read::suggest(member.value.text, options);
    }
  }
}

void CaseReader::read_case(const Node& node, std::vector<Case>& into) {
  if (!reporter_.expect(node, Node::Kind::object, case_keys().what())) return;
  reporter_.allow_only(node, case_keys());
  Case each = read_head(node, case_keys().what());
  if (const Node* expect = reporter_.require(node, "expect", case_keys().what())) {
    each.expectations = ExpectationReader(reporter_, *loaded_.vocabulary, provision_).object(*expect);
    if (expect->is_object() && expect->members.empty()) {
      reporter_.error(expect->place, "expects_nothing", {"“expect”是空的", "\"expect\" is empty"});
    }
  }
  const std::optional<Node> profile = starting_profile(node);
  if (!profile || !find_day(each, node, *profile, case_keys().what())) return;
  finish(std::move(each), *profile, into);
}

/// One reason, and the mutants that it holds for.
void CaseReader::read_unnoticed(const Node& node, std::vector<Unnoticed>& into) {
  if (!reporter_.expect(node, Node::Kind::object, unnoticed_keys().what())) return;
  reporter_.allow_only(node, unnoticed_keys());
  const Text because = reporter_.text_of(node, "because");
  for (const char* key : {"mutants", "because"}) reporter_.require(node, key, unnoticed_keys().what());
  for (const Node& mutant : list_of(node, "mutants")) {
    if (!reporter_.expect(mutant, Node::Kind::string, {"改动的编号", "a mutant's id"})) continue;
    into.push_back({mutant.text, because, reporter_.file(), mutant.place});
  }
}

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
