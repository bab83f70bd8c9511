// Reads vocabulary files. Format: docs/vocabulary.md. Tests: tests/language/bad_test.cpp
#include <fmt/format.h>

#include <algorithm>

#include "read/object.hpp"
#include "values/law_text.hpp"
#include "vocabulary/vocabulary.hpp"

namespace huiqi::vocabulary {
namespace {

using read::Node;
using read::Reporter;

struct TypeName {
  const char* name;
  FactType type;
};
constexpr TypeName type_names[] = {{"money", FactType::money},
                                   {"rate", FactType::rate},
                                   {"count", FactType::count},
                                   {"number", FactType::number},
                                   {"score", FactType::score},
                                   {"yes_no", FactType::yes_no},
                                   {"determination", FactType::determination},
                                   {"date", FactType::date},
                                   {"enumeration", FactType::enumeration},
                                   {"enumerations", FactType::enumerations},
                                   {"text", FactType::text},
                                   {"area", FactType::area},
                                   {"industry", FactType::industry},
                                   {"credit_code", FactType::credit_code},
                                   {"reference", FactType::reference},
                                   {"year", FactType::year},
                                   {"record", FactType::record},
                                   {"list", FactType::list},
                                   {"indicators", FactType::indicators}};

/// Builds one vocabulary from several files; names are resolved once all are read.
class Builder {
 public:
  explicit Builder(std::vector<Diagnostic>& diagnostics) : diagnostics_(diagnostics) {}

  void read_file(const std::string& file, const Node& root);
  void resolve();
  Vocabulary take() { return std::move(vocabulary_); }

 private:
  void read_enumeration(Reporter& reporter, const read::Member& member);
  void read_record(Reporter& reporter, const read::Member& member);
  void read_fact(Reporter& reporter, int record, const read::Member& member);
  void read_bounds(Reporter& reporter, const Node& node, Fact& fact);
  void read_subject(Reporter& reporter, const read::Member& member);
  void read_constraint(Reporter& reporter, const Node& node);
  void resolve_fact(Fact& fact);
  bool holds_itself(int record, int sought, int depth) const;
  void duplicate(Reporter& reporter, const read::Member& member, const Text& what);

  struct PendingSubject {
    std::string file, at;
    Place place;
    std::size_t subject;
  };
  struct PendingConstraint {
    std::string file, record, lesser, greater;
    Place place;
    Text why;
    bool denies = false;
  };

  std::vector<Diagnostic>& diagnostics_;
  Vocabulary vocabulary_;
  std::vector<std::string> enumeration_names_;  // as written on each fact
  std::vector<PendingSubject> pending_subjects_;
  std::vector<PendingConstraint> pending_constraints_;
};

void Builder::duplicate(Reporter& reporter, const read::Member& member, const Text& what) {
  reporter.error(member.place, "duplicate_name",
                 {fmt::format("{}“{}”已在别处声明", what.zh, member.key),
                  fmt::format("the {} \"{}\" is declared elsewhere already", what.en, member.key)});
}

void Builder::read_file(const std::string& file, const Node& root) {
  Reporter reporter(file, diagnostics_);
  const Text what{"词汇表", "a vocabulary"};
  if (!reporter.expect(root, Node::Kind::object, what)) return;
  reporter.allow_only(
      root,
      {"format", "id", "version", "title", "notes", "enumerations", "records", "subjects", "constraints", "accept"},
      what);
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
  const Text what{"枚举", "an enumeration"};
  if (!reporter.expect(member.value, Node::Kind::object, what)) return;
  reporter.allow_only(member.value, {"label", "ordered", "open", "members", "source", "notes"}, what);
  if (vocabulary_.find_enumeration(member.key) >= 0) return duplicate(reporter, member, {"枚举", "enumeration"});
  Enumeration enumeration;
  enumeration.name = member.key;
  enumeration.label = reporter.text_of(member.value, "label");
  enumeration.ordered = reporter.boolean_of(member.value, "ordered");
  enumeration.open = reporter.boolean_of(member.value, "open");
  if (const Node* members = reporter.require(member.value, "members", what);
      members != nullptr && reporter.expect(*members, Node::Kind::object, what)) {
    for (const read::Member& each : members->members) {
      Member read{each.key, reporter.text(each.value), fold_word(each.key)};
      enumeration.members.push_back(std::move(read));
    }
  }
  vocabulary_.enumerations.push_back(std::move(enumeration));
}

void Builder::read_record(Reporter& reporter, const read::Member& member) {
  const Text what{"记录", "a record"};
  if (!reporter.expect(member.value, Node::Kind::object, what)) return;
  reporter.allow_only(member.value, {"label", "identity", "facts", "identity_required", "occurs", "notes"}, what);
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
  const Node* facts = reporter.require(member.value, "facts", what);
  if (facts == nullptr || !reporter.expect(*facts, Node::Kind::object, what)) return;
  for (const read::Member& fact : facts->members) read_fact(reporter, number, fact);
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

void Builder::read_fact(Reporter& reporter, int record, const read::Member& member) {
  const Text what{fmt::format("事实“{}”", member.key), fmt::format("the fact \"{}\"", member.key)};
  const Node& node = member.value;
  if (!reporter.expect(node, Node::Kind::object, what)) return;
  reporter.allow_only(node,
                      {"type", "series", "enumeration", "record", "refers_to", "event", "absent", "minimum", "maximum",
                       "label", "question", "definition", "source", "near", "changeable", "unit", "dated_by", "notes"},
                      what);
  Fact fact;
  fact.name = member.key;
  fact.record = record;
  fact.file = reporter.file();
  fact.place = member.place;
  const std::string type = reporter.string_of(node, "type");
  const auto* found = std::find_if(std::begin(type_names), std::end(type_names),
                                   [&](const TypeName& each) { return type == each.name; });
  if (found == std::end(type_names)) {
    std::vector<std::string> names;
    for (const TypeName& each : type_names) names.emplace_back(each.name);
    reporter
        .error(node.place, "unknown_type", {fmt::format("没有“{}”这种类型", type), fmt::format("no type \"{}\"", type)})
        .suggestion = read::suggest(type, names);
    return;
  }
  fact.type = found->type;
  const std::string series = reporter.string_of(node, "series");
  if (series == "year")
    fact.series = Series::year;
  else if (series == "period")
    fact.series = Series::period;
  else if (!series.empty()) {
    reporter
        .error(node.place, "unknown_series",
               {fmt::format("没有“{}”这种序列", series), fmt::format("no series \"{}\"", series)})
        .suggestion = read::one_of({"year", "period"});
  }
  fact.event = reporter.boolean_of(node, "event");
  fact.absent_is_none = reporter.string_of(node, "absent") == "none";
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
  const Text what{"主体", "a subject"};
  if (!reporter.expect(member.value, Node::Kind::object, what)) return;
  reporter.allow_only(member.value, {"at", "label"}, what);
  SubjectKind subject;
  subject.name = member.key;
  subject.label = reporter.text_of(member.value, "label");
  pending_subjects_.push_back(
      {reporter.file(), reporter.string_of(member.value, "at"), member.place, vocabulary_.subjects.size()});
  vocabulary_.subjects.push_back(std::move(subject));
}

void Builder::read_constraint(Reporter& reporter, const Node& node) {
  const Text what{"约束", "a constraint"};
  if (!reporter.expect(node, Node::Kind::object, what)) return;
  reporter.allow_only(node, {"record", "order", "denies", "why"}, what);
  const bool denies = node.find("denies") != nullptr;
  const std::vector<std::string> order = reporter.strings_of(node, denies ? "denies" : "order");
  if (order.size() != 2) {
    reporter.error(node.place, "wrong_form", {"“order”应有两项", "\"order\" must name two facts"});
    return;
  }
  pending_constraints_.push_back({reporter.file(), reporter.string_of(node, "record"), order[0], order[1], node.place,
                                  reporter.text_of(node, "why"), denies});
}

void Builder::resolve_fact(Fact& fact) {
  Reporter reporter(fact.file, diagnostics_);
  const std::size_t number = static_cast<std::size_t>(&fact - vocabulary_.facts.data());
  const auto unknown = [&](const char* zh, const char* en, const std::string& written,
                           const std::vector<std::string>& names) {
    reporter
        .error(fact.place, "unknown_name",
               {fmt::format("没有名为“{}”的{}", written, zh), fmt::format("there is no {} \"{}\"", en, written)})
        .suggestion = read::suggest(written, names);
  };
  if (fact.type == FactType::enumeration || fact.type == FactType::enumerations) {
    fact.enumeration = vocabulary_.find_enumeration(enumeration_names_[number]);
    std::vector<std::string> names;
    for (const Enumeration& each : vocabulary_.enumerations) names.push_back(each.name);
    if (fact.enumeration < 0) return unknown("枚举", "enumeration", enumeration_names_[number], names);
    const Enumeration& found = vocabulary_.enumerations[static_cast<std::size_t>(fact.enumeration)];
    if (fact.type == FactType::enumerations && (found.open || found.members.size() > 63)) {
      reporter.error(fact.place, "wrong_form",
                     {"集合的枚举须封闭且不多于63项", "a set needs a closed enumeration of at most 63 members"});
    }
  }
  if (fact.type == FactType::record || fact.type == FactType::list) {
    fact.target = vocabulary_.find_record(fact.held);
    std::vector<std::string> names;
    for (const Record& each : vocabulary_.records) names.push_back(each.name);
    if (fact.target < 0) return unknown("记录", "record", fact.held, names);
  }
  if (fact.type == FactType::reference) {
    fact.target = vocabulary_.find_fact(vocabulary_.applicant, fact.refers_to);
    if (fact.target < 0) unknown("列表", "list", fact.refers_to, vocabulary_.fact_names(vocabulary_.applicant));
  }
  if (!fact.dated_by_name.empty()) {
    fact.dated_by = vocabulary_.find_fact(fact.record, fact.dated_by_name);
    if (fact.dated_by < 0) unknown("事实", "fact", fact.dated_by_name, vocabulary_.fact_names(fact.record));
  }
  for (const std::string& near : fact.near) {
    if (vocabulary_.find_fact(fact.record, near) < 0)
      unknown("事实", "fact", near, vocabulary_.fact_names(fact.record));
  }
}

/// Whether a record is held, by whatever way, by the one it holds.
bool Builder::holds_itself(int record, int sought, int depth) const {
  if (record < 0) return false;
  if (record == sought || depth > 16) return true;
  for (int number : vocabulary_.records[static_cast<std::size_t>(record)].facts) {
    const Fact& fact = vocabulary_.facts[static_cast<std::size_t>(number)];
    const bool holds = fact.type == FactType::record || fact.type == FactType::list;
    if (holds && holds_itself(fact.target, sought, depth + 1)) return true;
  }
  return false;
}

void Builder::resolve() {
  vocabulary_.applicant = vocabulary_.find_record("applicant");
  if (vocabulary_.applicant < 0) {
    Reporter("vocabulary", diagnostics_)
        .error({}, "missing_key", {"词汇表缺少 applicant 记录", "the vocabulary lacks the record \"applicant\""});
    return;
  }
  for (Fact& fact : vocabulary_.facts) resolve_fact(fact);
  for (const Fact& fact : vocabulary_.facts) {
    const bool holds = fact.type == FactType::record || fact.type == FactType::list;
    if (!holds || !holds_itself(fact.target, fact.record, 0)) continue;
    Reporter(fact.file, diagnostics_)
        .error(
            fact.place, "circular_record",
            {fmt::format("“{}”使记录包含自身", fact.name), fmt::format("by \"{}\" a record holds itself", fact.name)});
    return;
  }
  for (const PendingSubject& pending : pending_subjects_) {
    SubjectKind& subject = vocabulary_.subjects[pending.subject];
    subject.section = vocabulary_.find_fact(vocabulary_.applicant, pending.at);
    if (subject.section < 0) {
      Reporter(pending.file, diagnostics_)
          .error(pending.place, "unknown_name",
                 {fmt::format("档案中没有“{}”部分", pending.at), fmt::format("no section \"{}\"", pending.at)})
          .suggestion = read::suggest(pending.at, vocabulary_.fact_names(vocabulary_.applicant));
      continue;
    }
    const Fact& section = vocabulary_.facts[static_cast<std::size_t>(subject.section)];
    subject.record = section.type == FactType::indicators ? -1 : section.target;
    subject.is_list = section.type == FactType::list;
  }
  for (const PendingConstraint& pending : pending_constraints_) {
    Constraint constraint{vocabulary_.find_record(pending.record), -1, -1, pending.denies, pending.why};
    constraint.lesser = vocabulary_.find_fact(constraint.record, pending.lesser);
    constraint.greater = vocabulary_.find_fact(constraint.record, pending.greater);
    if (constraint.lesser < 0 || constraint.greater < 0) {
      const std::string& wrong = constraint.lesser < 0 ? pending.lesser : pending.greater;
      Reporter(pending.file, diagnostics_)
          .error(pending.place, "unknown_name",
                 {fmt::format("记录“{}”没有事实“{}”", pending.record, wrong),
                  fmt::format("the record \"{}\" has no fact \"{}\"", pending.record, wrong)})
          .suggestion = read::suggest(wrong, vocabulary_.fact_names(constraint.record));
      continue;
    }
    vocabulary_.constraints.push_back(std::move(constraint));
  }
}

}  // namespace

std::optional<Vocabulary> read_vocabulary(const std::vector<std::pair<std::string, Node>>& files,
                                          std::vector<Diagnostic>& diagnostics) {
  std::vector<Diagnostic> found;
  Builder builder(found);
  std::string all;
  for (const auto& [file, root] : files) {
    builder.read_file(file, root);
    all += read::canonical(root);
  }
  if (!has_errors(found)) builder.resolve();
  const bool failed = has_errors(found);
  diagnostics.insert(diagnostics.end(), found.begin(), found.end());
  if (failed) return std::nullopt;
  Vocabulary vocabulary = builder.take();
  vocabulary.digest = read::sha256_hex(all);
  return vocabulary;
}

}  // namespace huiqi::vocabulary
