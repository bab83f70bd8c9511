// Reads one rule set: its head, parameters, records, exclusions; provisions in read_provision.cpp.
// Reference: docs/language/README.md. Tests: tests/language/bad_test.cpp
#include <fmt/format.h>

#include <algorithm>

#include "language/content.hpp"
#include "language/keys.hpp"
#include "language/provision_reader.hpp"
#include "language/words.hpp"
#include "values/law_text.hpp"

namespace huiqi::language {

using read::Node;
using read::Reporter;

namespace {

/// Of a first day, or of a convention's boundary.
void check_basis(Reporter& reporter, const Node& node, const read::Choices& known) {
  const Node* written = node.find("basis");
  if (written == nullptr || !written->is_string() || read::is_one_of(written->text, known)) return;
  reporter
      .error(written->place, "unknown_basis",
             {fmt::format("没有“{}”这种依据", written->text), fmt::format("there is no basis \"{}\"", written->text)})
      .suggestion = read::suggest(written->text, read::names_of(known));
}

void read_validity(Reporter& reporter, const Node& root, RuleSet& set) {
  const Node* node = reporter.require(root, "in_force", {"规则集", "a rule set"});
  if (node == nullptr || !reporter.expect(*node, Node::Kind::object, in_force_keys().what())) return;
  reporter.allow_only(*node, in_force_keys());
  const auto from = reporter.date_of(*node, "from");
  if (!from)
    reporter.error(node->place, "missing_key", {"须写明生效日 from", "\"from\" must say since when it is in force"});
  set.in_force_from = from.value_or(Date());
  set.in_force_until = reporter.date_of(*node, "until");
  set.in_force_basis = reporter.string_of(*node, "basis");
  check_basis(reporter, *node, validity_bases());
  set.in_force_cite = reporter.string_of(*node, "cite");
  set.in_force_quote = reporter.string_of(*node, "quote");
  set.in_force_until_cite = reporter.string_of(*node, "until_cite");
}

/// Drafting words that this document uses in a sense of its own.
void read_conventions(Reporter& reporter, const Node& root, RuleSet& set) {
  static constexpr Comparison comparisons[] = {Comparison::at_least, Comparison::at_most,  // in the order of meanings()
                                               Comparison::less_than, Comparison::more_than};
  const std::vector<std::string> words = read::names_of(meanings());
  const Node* section = root.find("conventions");
  if (section == nullptr || !reporter.expect(*section, Node::Kind::object, {"“conventions”", "\"conventions\""}))
    return;
  for (const read::Member& member : section->members) {
    if (!reporter.expect(member.value, Node::Kind::object, convention_keys().what())) continue;
    reporter.allow_only(member.value, convention_keys());
    Convention convention{member.key, Comparison::none, reporter.string_of(member.value, "basis"),
                          reporter.string_of(member.value, "cite")};
    check_basis(reporter, member.value, bases());
    const auto found = std::find(words.begin(), words.end(), reporter.string_of(member.value, "means"));
    if (found == words.end()) {
      reporter.error(member.place, "unknown_word",
                     {"“means”为 at_least、at_most、less_than 或 more_than",
                      "\"means\" is at_least, at_most, less_than or more_than"});
      continue;
    }
    convention.means = comparisons[found - words.begin()];
    if (convention.cite.empty())
      reporter.error(member.place, "cite_missing", {"用语约定须写明出处", "a convention needs its citation"});
    set.conventions.push_back(std::move(convention));
  }
}

Type parameter_type(Reporter& reporter, const Node& node) {
  static constexpr Type types[] = {Type::count,  Type::date, Type::money,  // in the order of parameter_types()
                                   Type::number, Type::rate, Type::score};
  const std::string name = reporter.string_of(node, "type");
  const std::vector<std::string> names = read::names_of(parameter_types());
  const auto found = std::find(names.begin(), names.end(), name);
  if (found != names.end()) return types[found - names.begin()];
  reporter
      .error(node.place, "unknown_type", {fmt::format("没有“{}”这种类型", name), fmt::format("no type \"{}\"", name)})
      .suggestion = read::suggest(name, names);
  return Type::number;
}

void read_parameters(Reporter& reporter, const Node& root, RuleSet& set) {
  const Node* section = root.find("parameters");
  if (section == nullptr || !reporter.expect(*section, Node::Kind::object, {"“parameters”", "\"parameters\""})) return;
  for (const read::Member& member : section->members) {
    if (!reporter.expect(member.value, Node::Kind::object, parameter_keys().what())) continue;
    reporter.allow_only(member.value, parameter_keys());
    Parameter parameter;
    parameter.name = member.key;
    parameter.type = parameter_type(reporter, member.value);
    parameter.unpublished = reporter.text_of(member.value, "unpublished");
    parameter.cite = reporter.string_of(member.value, "cite");
    if (parameter.cite.empty()) {
      reporter.error(member.place, "cite_missing", {"参数须写明出处 cite", "a parameter needs its citation"});
    }
    if (const Node* value = member.value.find("value"); value != nullptr && !value->is_null()) {
      std::string problem;
      parameter.value = parse_parameter(parameter.type, value->text);
      if (!parameter.value)
        reporter.error(value->place, "wrong_unit", {"参数值与类型不符", "the value does not fit the type"});
    }
    set.parameters.push_back(std::move(parameter));
  }
}

void read_records(Reporter& reporter, const Node& root, RuleSet& set) {
  const Node* section = root.find("records");
  if (section == nullptr || !reporter.expect(*section, Node::Kind::array, {"“records”", "\"records\""})) return;
  const std::vector<std::string> verdicts = read::names_of(record_verdicts());
  for (const Node& node : section->items) {
    if (!reporter.expect(node, Node::Kind::object, record_keys().what())) continue;
    reporter.allow_only(node, record_keys());
    ClauseRecord record;
    record.id = reporter.string_of(node, "id");
    record.cite = reporter.string_of(node, "cite");
    record.verdict = reporter.string_of(node, "verdict");
    record.text = reporter.text_of(node, "text");
    record.reason = reporter.text_of(node, "reason");
    record.departments = reporter.texts_of(node, "departments");
    record.materials = reporter.texts_of(node, "materials");
    record.steps = read_steps(reporter, node);
    record.place = node.place;
    if (record.id.empty()) reporter.error(node.place, "id_missing", {"条款须有 id", "a record needs an id"});
    if (record.cite.empty())
      reporter.error(node.place, "cite_missing", {"条款须写明出处", "a record needs its citation"});
    if (std::find(verdicts.begin(), verdicts.end(), record.verdict) == verdicts.end()) {
      reporter
          .error(node.place, "unknown_verdict",
                 {fmt::format("没有“{}”这种归类", record.verdict), fmt::format("no verdict \"{}\"", record.verdict)})
          .suggestion = read::suggest(record.verdict, verdicts);
    }
    if (record.verdict == "not_evaluable" && record.reason.empty()) {
      reporter.error(node.place, "reason_missing",
                     {"不可计算的条款须说明理由", "a clause that is not evaluable needs its reason"});
    }
    set.records.push_back(std::move(record));
  }
}

void read_exclusions(Reporter& reporter, const Node& root, const vocabulary::Vocabulary& vocabulary, RuleSet& set) {
  const Node* section = root.find("exclusive");
  if (section == nullptr || !reporter.expect(*section, Node::Kind::array, {"“exclusive”", "\"exclusive\""})) return;
  for (const Node& node : section->items) {
    if (!reporter.expect(node, Node::Kind::object, exclusion_keys().what())) continue;
    reporter.allow_only(node, exclusion_keys());
    Exclusion exclusion{reporter.strings_of(node, "provisions"), reporter.string_of(node, "for"),
                        reporter.text_of(node, "reason")};
    if (vocabulary.find_subject(exclusion.for_each) == nullptr) {
      std::vector<std::string> names;
      for (const auto& subject : vocabulary.subjects) names.push_back(subject.name);
      reporter
          .error(node.place, "unknown_subject",
                 {fmt::format("没有“{}”这种主体", exclusion.for_each),
                  fmt::format("no subject \"{}\"", exclusion.for_each)})
          .suggestion = read::suggest(exclusion.for_each, names);
    }
    for (const std::string& id : exclusion.provisions) {
      const auto same = [&](const Provision& each) { return each.id == id; };
      if (std::any_of(set.provisions.begin(), set.provisions.end(), same)) continue;
      std::vector<std::string> names;
      for (const Provision& each : set.provisions) names.push_back(each.id);
      reporter
          .error(node.place, "unknown_provision",
                 {fmt::format("没有条款“{}”", id), fmt::format("there is no provision \"{}\"", id)})
          .suggestion = read::did_you_mean(id, names);
    }
    set.exclusions.push_back(std::move(exclusion));
  }
}

std::vector<Precedence> read_precedence(Reporter& reporter, const Node& root, const char* key) {
  std::vector<Precedence> result;
  const Node* section = root.find(key);
  if (section == nullptr || !reporter.expect(*section, Node::Kind::array, {key, key})) return result;
  for (const Node& node : section->items) {
    reporter.allow_only(node, precedence_keys().names(), {key, key});
    result.push_back({reporter.text_of(node, "text"), reporter.string_of(node, "cite")});
  }
  return result;
}

/// Every clause of the document in its order, with its verdict and where it is found in the rule set.
void read_structure(Reporter& reporter, const Node& root, RuleSet& set) {
  const Node* section = root.find("structure");
  if (section == nullptr || !reporter.expect(*section, Node::Kind::array, {"“structure”", "\"structure\""})) return;
  const std::vector<std::string> verdicts = read::names_of(clause_verdicts());
  for (const Node& node : section->items) {
    if (!reporter.expect(node, Node::Kind::object, clause_keys().what())) continue;
    reporter.allow_only(node, clause_keys());
    Clause clause{reporter.string_of(node, "cite"), reporter.string_of(node, "verdict"),
                  reporter.strings_of(node, "ids"), reporter.text_of(node, "because"), node.place};
    if (clause.cite.empty())
      reporter.error(node.place, "cite_missing", {"条文缺少编号 cite", "the clause lacks its citation"});
    if (std::find(verdicts.begin(), verdicts.end(), clause.verdict) == verdicts.end()) {
      reporter
          .error(node.place, "unknown_verdict",
                 {fmt::format("没有“{}”这种归类", clause.verdict), fmt::format("no verdict \"{}\"", clause.verdict)})
          .suggestion = read::suggest(clause.verdict, verdicts);
    }
    if (clause.ids.empty() && clause.because.empty()) {
      reporter.error(
          node.place, "reason_missing",
          {"没有对应条款的条文须说明理由 because", "a clause that no id holds needs its reason (\"because\")"});
    }
    set.structure.push_back(std::move(clause));
  }
}

void read_links(Reporter& reporter, const Node& root, RuleSet& set) {
  const Node* section = root.find("links");
  if (section == nullptr || !reporter.expect(*section, Node::Kind::array, {"“links”", "\"links\""})) return;
  for (const Node& node : section->items) {
    if (!reporter.expect(node, Node::Kind::object, link_keys().what())) continue;
    reporter.allow_only(node, link_keys());
    set.links.push_back(
        {reporter.string_of(node, "from"), reporter.string_of(node, "to"), reporter.text_of(node, "text"), node.place});
  }
}

void read_head(Reporter& reporter, const Node& root, RuleSet& set) {
  reporter.require_all(root, rule_set_keys());
  const auto format = reporter.integer_of(root, "format");
  if (format != 1) reporter.error(root.place, "wrong_format", {"“format”应为 1", "\"format\" must be 1"});
  set.id = reporter.string_of(root, "id");
  set.version = reporter.string_of(root, "version");
  set.number = reporter.string_of(root, "number");
  set.title = reporter.text_of(root, "title");
  set.issuers = reporter.texts_of(root, "issuers");
  set.dated_on = reporter.date_of(root, "dated_on");
  set.published_on = reporter.date_of(root, "published_on");
  set.notes = reporter.texts_of(root, "notes");
  set.trial = reporter.boolean_of(root, "trial");
  set.yields_to = read_precedence(reporter, root, "yields_to");
  set.prevails_over = read_precedence(reporter, root, "prevails_over");
  if (const Node* repeals = root.find("repeals"); repeals != nullptr && repeals->is_array()) {
    for (const Node& node : repeals->items) {
      reporter.allow_only(node, repeal_keys());
      set.repeals.push_back(
          {reporter.string_of(node, "title"), reporter.string_of(node, "number"), reporter.string_of(node, "cite")});
    }
  }
}

}  // namespace

std::vector<Step> read_steps(Reporter& reporter, const Node& node) {
  std::vector<Step> steps;
  const Node* section = node.find("steps");
  if (section == nullptr || !reporter.expect(*section, Node::Kind::array, {"“steps”", "\"steps\""})) return steps;
  for (const Node& each : section->items) {
    if (!reporter.expect(each, Node::Kind::object, {"步骤", "a step"})) continue;
    reporter.allow_only(each, step_keys());
    steps.push_back({reporter.text_of(each, "text"), reporter.text_of(each, "by")});
  }
  return steps;
}

std::optional<Rational> parse_parameter(Type type, const std::string& text) {
  switch (type) {
    case Type::money:
      return parse_money(text).value;
    case Type::rate:
      return parse_rate(text).value;
    case Type::date: {
      const auto date = Date::parse(text);
      return date ? std::optional<Rational>(Rational(date->days())) : std::nullopt;
    }
    default:
      return parse_number(text).value;
  }
}

std::vector<Acceptance> read_acceptances(const Node& root, const std::string& file,
                                         std::vector<Diagnostic>& diagnostics) {
  std::vector<Acceptance> accepted;
  Reporter reporter(file, diagnostics);
  const Node* section = root.find("accept");
  if (section == nullptr || !reporter.expect(*section, Node::Kind::array, {"“accept”", "\"accept\""})) return accepted;
  for (const Node& node : section->items) {
    if (!reporter.expect(node, Node::Kind::object, read::acceptance_keys().what())) continue;
    reporter.allow_only(node, read::acceptance_keys());
    const std::size_t before = diagnostics.size();
    reporter.require_all(node, read::acceptance_keys());
    if (diagnostics.size() > before) continue;
    accepted.push_back({reporter.string_of(node, "finding"), reporter.string_of(node, "of"),
                        reporter.text_of(node, "because"), node.place});
  }
  return accepted;
}

std::string full_citation(const RuleSet& set, const std::string& cite) {
  return fmt::format("《{}》({}){}", set.title.zh, set.number, cite);
}

std::optional<RuleSet> read_rule_set(const Node& root, const std::string& file,
                                     const vocabulary::Vocabulary& vocabulary, std::vector<Diagnostic>& diagnostics) {
  std::vector<Diagnostic> found;
  Reporter reporter(file, found);
  RuleSet set;
  set.file = file;
  if (reporter.expect(root, Node::Kind::object, rule_set_keys().what())) {
    reporter.allow_only(root, rule_set_keys());
    reporter.string_of(root, "$schema");
    read_head(reporter, root, set);
    read_validity(reporter, root, set);
    read_conventions(reporter, root, set);
    read_parameters(reporter, root, set);
    ProvisionReader(reporter, vocabulary, set, root).read_all();
    read_records(reporter, root, set);
    read_exclusions(reporter, root, vocabulary, set);
    read_structure(reporter, root, set);
    read_links(reporter, root, set);
    set.accepted = read_acceptances(root, file, found);
    set.digest = read::sha256_hex(read::canonical(root));
    for (Provision& each : set.provisions) each.content = content_digest(each, root, vocabulary);
  }
  const bool failed = has_errors(found);
  for (Diagnostic& each : found) {  // a definition is read at each use: its mistakes are said once
    const bool said = std::any_of(diagnostics.begin(), diagnostics.end(), [&](const Diagnostic& other) {
      return other.code == each.code && other.file == each.file && other.place == each.place &&
             other.message == each.message;
    });
    if (!said) diagnostics.push_back(std::move(each));
  }
  if (failed) return std::nullopt;
  return set;
}

}  // namespace huiqi::language
