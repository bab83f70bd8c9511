// Reads vocabulary files, one after another; builder.hpp says what follows. Format: docs/vocabulary.md.
// Tests: tests/vocabulary/bad_test.cpp, tests/vocabulary/extend_test.cpp
#include <fmt/format.h>

#include <algorithm>

#include "values/law_text.hpp"
#include "vocabulary/builder.hpp"
#include "vocabulary/keys.hpp"

namespace huiqi::vocabulary {

using read::Node;
using read::Reporter;

void Builder::duplicate(Reporter& reporter, const read::Member& member, const Text& what) {
  reporter.error(member.place, "duplicate_name",
                 {fmt::format("{}“{}”已在别处声明", what.zh, member.key),
                  fmt::format("the {} \"{}\" is declared elsewhere already", what.en, member.key)});
}

void Builder::read_file(const std::string& file, const Node& root) {
  Reporter reporter(file, diagnostics_);
  if (!reporter.expect(root, Node::Kind::object, file_keys().what())) return;
  reporter.allow_only(root, file_keys());
  reporter.string_of(root, "$schema");
  const auto format = reporter.integer_of(root, "format");
  if (format != 1) {
    reporter.error(root.place, "wrong_format", {"“format”应为 1", "\"format\" must be 1"});
  }
  const auto each_member = [&](const char* key, auto&& read_one) {
    const Node* section = root.find(key);
    if (section == nullptr) return;
    if (!reporter.expect(*section, Node::Kind::object, {key, key})) return;
    for (const read::Member& member : section->members) read_one(member);
  };
  each_member("enumerations", [&](const read::Member& member) { read_enumeration(reporter, member); });
  each_member("records", [&](const read::Member& member) { read_record(reporter, member); });
  each_member("subjects", [&](const read::Member& member) { read_subject(reporter, member); });
  if (const Node* constraints = root.find("constraints")) {
    if (reporter.expect(*constraints, Node::Kind::array, {"constraints", "constraints"})) {
      for (const Node& node : constraints->items) read_constraint(reporter, node);
    }
  }
}

void Builder::read_enumeration(Reporter& reporter, const read::Member& member) {
  const Text& what = enumeration_keys().what();
  if (!reporter.expect(member.value, Node::Kind::object, what)) return;
  if (reporter.boolean_of(member.value, "extends")) {
    pending_extensions_.push_back({reporter.file(), &member, false});
    return;
  }
  reporter.allow_only(member.value, enumeration_keys());
  if (vocabulary_.find_enumeration(member.key) >= 0) return duplicate(reporter, member, {"枚举", "enumeration"});
  Enumeration enumeration;
  enumeration.name = member.key;
  enumeration.label = reporter.text_of(member.value, "label");
  enumeration.ordered = reporter.boolean_of(member.value, "ordered");
  enumeration.open = reporter.boolean_of(member.value, "open");
  read_members(reporter, member.value, enumeration, what);
  vocabulary_.enumerations.push_back(std::move(enumeration));
}

void Builder::read_members(Reporter& reporter, const Node& node, Enumeration& enumeration, const Text& what) {
  const Node* members = reporter.require(node, "members", what);
  if (members == nullptr || !reporter.expect(*members, Node::Kind::object, what)) return;
  for (const read::Member& each : members->members) {
    Member read{each.key, reporter.text(each.value), fold_word(each.key)};
    const auto same = [&](const Member& other) { return other.folded == read.folded; };
    if (std::any_of(enumeration.members.begin(), enumeration.members.end(), same)) {
      duplicate(reporter, each, {"词", "word"});
    } else {
      enumeration.members.push_back(std::move(read));
    }
  }
}

void Builder::read_record(Reporter& reporter, const read::Member& member) {
  const Text& what = record_keys().what();
  if (!reporter.expect(member.value, Node::Kind::object, what)) return;
  if (reporter.boolean_of(member.value, "extends")) {
    pending_extensions_.push_back({reporter.file(), &member, true});
    return;
  }
  reporter.allow_only(member.value, record_keys());
  if (vocabulary_.find_record(member.key) >= 0) return duplicate(reporter, member, {"记录", "record"});
  const int number = static_cast<int>(vocabulary_.records.size());
  Record record;
  record.name = member.key;
  record.label = reporter.text_of(member.value, "label");
  if (const Node* identity = member.value.find("identity")) {
    record.identity = identity->is_null() ? "" : reporter.string_of(member.value, "identity");
  }
  if (member.value.find("identity_required") != nullptr) {
    record.identity_required = reporter.boolean_of(member.value, "identity_required");
  } else {
    record.identity_required = member.value.find("identity") == nullptr;
  }
  vocabulary_.records.push_back(std::move(record));
  read_facts(reporter, number, member.value, what);
  const std::string occurs = reporter.string_of(member.value, "occurs");
  if (occurs.empty()) return;
  vocabulary_.records[static_cast<std::size_t>(number)].occurs = vocabulary_.find_fact(number, occurs);
  if (vocabulary_.find_fact(number, occurs) < 0) {
    reporter
        .error(member.place, "unknown_name",
               {fmt::format("没有名为“{}”的事实", occurs), fmt::format("there is no fact \"{}\"", occurs)})
        .suggestion = read::suggest(occurs, vocabulary_.fact_names(number));
  }
}

void Builder::read_facts(Reporter& reporter, int record, const Node& node, const Text& what) {
  const Node* facts = reporter.require(node, "facts", what);
  if (facts == nullptr || !reporter.expect(*facts, Node::Kind::object, what)) return;
  for (const read::Member& fact : facts->members) {
    if (vocabulary_.find_fact(record, fact.key) >= 0)
      duplicate(reporter, fact, {"事实", "fact"});
    else
      read_fact(reporter, record, fact);
  }
}

void Builder::read_fact(Reporter& reporter, int record, const read::Member& member) {
  const Text what{fmt::format("事实“{}”", member.key), fmt::format("the fact \"{}\"", member.key)};
  const Node& node = member.value;
  if (!reporter.expect(node, Node::Kind::object, what)) return;
  reporter.allow_only(node, fact_keys().names(), what);
  Fact fact;
  fact.name = member.key;
  fact.record = record;
  fact.file = reporter.file();
  fact.place = member.place;
  const std::string type = reporter.string_of(node, "type");
  const std::vector<std::string> names = read::names_of(fact_types());
  const auto found = std::find(names.begin(), names.end(), type);
  if (found == names.end()) {
    reporter
        .error(node.place, "unknown_type", {fmt::format("没有“{}”这种类型", type), fmt::format("no type \"{}\"", type)})
        .suggestion = read::suggest(type, names);
    return;
  }
  fact.type = static_cast<FactType>(found - names.begin());  // fact_types() lists them in the order of FactType
  const bool is_series = node.find("series") != nullptr;
  const std::string series = reporter.string_of(node, "series");
  if (series == "year")
    fact.series = Series::year;
  else if (series == "period")
    fact.series = Series::period;
  else if (is_series) {
    reporter
        .error(node.place, "unknown_series",
               {fmt::format("没有“{}”这种序列", series), fmt::format("no series \"{}\"", series)})
        .suggestion = read::one_of(read::names_of(series_kinds()));
  }
  fact.event = reporter.boolean_of(node, "event");
  if (const Node* absent = node.find("absent")) {
    fact.absent_is_none = absent->is_string() && absent->text == "none";
    if (!fact.absent_is_none)
      reporter.error(absent->place, "unknown_word", {"“absent”只能是 none", "\"absent\" can only be \"none\""});
  }
  fact.changeable = reporter.boolean_of(node, "changeable");
  fact.label = reporter.text_of(node, "label");
  fact.question = reporter.text_of(node, "question");
  fact.definition = reporter.text_of(node, "definition");
  fact.unit = reporter.text_of(node, "unit");
  fact.source = reporter.string_of(node, "source");
  fact.near = reporter.strings_of(node, "near");
  fact.refers_to = reporter.string_of(node, "refers_to");
  fact.held = reporter.string_of(node, "record");
  fact.dated_by_name = reporter.string_of(node, "dated_by");
  if (fact.label.empty()) {
    reporter.error(member.place, "text_missing", {what.zh + "缺少 label", what.en + " lacks a label"});
  }
  read_bounds(reporter, node, fact);
  fact.index = static_cast<int>(vocabulary_.records[static_cast<std::size_t>(record)].facts.size());
  vocabulary_.records[static_cast<std::size_t>(record)].facts.push_back(static_cast<int>(vocabulary_.facts.size()));
  enumeration_names_.push_back(reporter.string_of(node, "enumeration"));
  vocabulary_.facts.push_back(std::move(fact));
}

void Builder::read_bounds(Reporter& reporter, const Node& node, Fact& fact) {
  const bool counted = fact.type == FactType::money || fact.type == FactType::rate || fact.type == FactType::count ||
                       fact.type == FactType::score;
  if (counted) fact.minimum = Rational(0);
  if (fact.type == FactType::score) fact.maximum = Rational(100);
  const auto read_bound = [&](const char* key, std::optional<Rational>& bound) {
    const Node* written = node.find(key);
    if (written == nullptr) return;
    bound.reset();
    if (written->is_null()) return;
    if (fact.type == FactType::money)
      bound = parse_money(written->text).value;
    else if (fact.type == FactType::rate)
      bound = parse_rate(written->text).value;
    else
      bound = parse_number(written->text).value;
    if (!bound) reporter.error(written->place, "wrong_form", {"界限应为数值", "a bound must be a number"});
  };
  read_bound("minimum", fact.minimum);
  read_bound("maximum", fact.maximum);
}

void Builder::read_subject(Reporter& reporter, const read::Member& member) {
  if (!reporter.expect(member.value, Node::Kind::object, subject_keys().what())) return;
  reporter.allow_only(member.value, subject_keys());
  SubjectKind subject;
  subject.name = member.key;
  subject.label = reporter.text_of(member.value, "label");
  pending_subjects_.push_back(
      {reporter.file(), reporter.string_of(member.value, "at"), member.place, vocabulary_.subjects.size()});
  vocabulary_.subjects.push_back(std::move(subject));
}

void Builder::read_constraint(Reporter& reporter, const Node& node) {
  if (!reporter.expect(node, Node::Kind::object, constraint_keys().what())) return;
  reporter.allow_only(node, constraint_keys());
  const bool denies = node.find("denies") != nullptr;
  const std::vector<std::string> order = reporter.strings_of(node, denies ? "denies" : "order");
  if (order.size() != 2) {
    reporter.error(node.place, "wrong_form", {"“order”应有两项", "\"order\" must name two facts"});
    return;
  }
  pending_constraints_.push_back({reporter.file(), reporter.string_of(node, "record"), order[0], order[1], node.place,
                                  reporter.text_of(node, "why"), denies});
}

std::optional<Vocabulary> read_vocabulary(const std::vector<std::pair<std::string, Node>>& files,
                                          std::vector<Diagnostic>& diagnostics) {
  std::vector<Diagnostic> found;
  Builder builder(found);
  std::string all;
  for (const auto& [file, root] : files) {
    builder.read_file(file, root);
    all += read::canonical(root);
  }
  builder.extend();
  if (!has_errors(found)) builder.resolve();
  const bool failed = has_errors(found);
  diagnostics.insert(diagnostics.end(), found.begin(), found.end());
  if (failed) return std::nullopt;
  Vocabulary vocabulary = builder.take();
  vocabulary.find_prior_awards();
  vocabulary.digest = read::sha256_hex(all);
  return vocabulary;
}

}  // namespace huiqi::vocabulary
