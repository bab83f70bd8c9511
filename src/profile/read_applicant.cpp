// Reads a profile: the shape is the vocabulary's; all errors at once, each with its place.
// Forms: docs/profile.md. Single values: read_value.cpp; what holds between facts: contradictions.cpp.
// Tests: tests/profile/bad_test.cpp
#include <fmt/format.h>

#include <algorithm>

#include "profile/applicant.hpp"
#include "profile/keys.hpp"
#include "profile/reading.hpp"

namespace huiqi::profile {
namespace {

using read::Node;
using vocabulary::Fact;
using vocabulary::FactType;

class ApplicantReader {
 public:
  explicit ApplicantReader(Reading& reading) : reading_(reading) {}

  RecordValue read_record(const Node& node, int record, const std::string& path);

 private:
  void read_group(const Node& node, RecordValue& into, const std::string& prefix, const std::string& path);
  void read_member(const read::Member& member, RecordValue& into, const std::string& name, const std::string& path);
  void read_list(const Node& node, const Fact& fact, FactValue& into, const std::string& path);
  void unknown_fact(const read::Member& member, int record, const std::string& prefix, const std::string& path);
  void note_identity(RecordValue& item, const vocabulary::Record& record, const std::string& path);

  Reading& reading_;
};

bool starts_group(const vocabulary::Vocabulary& vocabulary, int record, const std::string& name) {
  for (const std::string& each : vocabulary.fact_names(record)) {
    if (each.starts_with(name + ".")) return true;
  }
  return false;
}

RecordValue ApplicantReader::read_record(const Node& node, int record, const std::string& path) {
  RecordValue value;
  value.record = record;
  value.place = node.place;
  value.facts.declare(reading_.vocabulary.records[static_cast<std::size_t>(record)].facts.size());
  value.place_is_object = node.is_object();
  if (node.is_object()) {
    read_group(node, value, "", path);
  } else {
    reading_.error(node.place, path, "wrong_form",
                   {fmt::format("这里应为对象(花括号),不是{}", read::kind_name(node.kind).zh),
                    fmt::format("an object is wanted here, not {}", read::kind_name(node.kind).en)});
  }
  return value;
}

void ApplicantReader::read_group(const Node& node, RecordValue& into, const std::string& prefix,
                                 const std::string& path) {
  for (const read::Member& member : node.members) {
    const std::string name = prefix + member.key;
    const std::string here = path.empty() ? member.key : path + "." + member.key;
    const bool at_root = into.record == reading_.vocabulary.applicant && prefix.empty();
    const auto& head = head_keys().names();
    if (at_root && std::find(head.begin(), head.end(), member.key) != head.end()) continue;
    if (member.key.starts_with("//")) {  // a comment, anywhere
      if (!member.value.is_string()) {
        reading_.error(
            member.value.place, here, "wrong_form",
            {"以 // 开头的键是说明,值应为文字", "a key that begins with // is a comment: its value is a text"});
      }
      continue;
    }
    if (reading_.vocabulary.find_fact(into.record, name) >= 0) {
      read_member(member, into, name, here);
    } else if (starts_group(reading_.vocabulary, into.record, name)) {
      if (member.value.is_object()) {
        read_group(member.value, into, name + ".", here);
      } else if (!member.value.is_null()) {
        reading_.error(
            member.value.place, here, "wrong_form",
            {fmt::format("“{}”应为对象(花括号)", member.key), fmt::format("\"{}\" must be an object", member.key)});
      }
    } else {
      unknown_fact(member, into.record, prefix, here);
    }
  }
}

void ApplicantReader::unknown_fact(const read::Member& member, int record, const std::string& prefix,
                                   const std::string& path) {
  std::vector<std::string> names;
  for (const std::string& each : reading_.vocabulary.fact_names(record)) {
    if (!each.starts_with(prefix)) continue;
    names.push_back(each.substr(prefix.size(), each.find('.', prefix.size()) - prefix.size()));
  }
  const bool section = record == reading_.vocabulary.applicant;
  Diagnostic& added = reading_.error(member.place, path, section ? "unknown_section" : "unknown_fact",
                                     section ? Text{fmt::format("档案没有“{}”这一部分", member.key),
                                                    fmt::format("a profile has no section \"{}\"", member.key)}
                                             : Text{fmt::format("没有“{}”这一事实", member.key),
                                                    fmt::format("there is no fact \"{}\" here", member.key)});
  added.suggestion = read::did_you_mean(member.key, names);
  if (!added.suggestion.empty()) return;
  for (const Fact& fact : reading_.vocabulary.facts) {  // known elsewhere: say where it belongs
    if (fact.name != prefix + member.key && fact.name != member.key) continue;
    const int number =
        reading_.vocabulary.records[static_cast<std::size_t>(fact.record)].facts[static_cast<std::size_t>(fact.index)];
    const std::string full = reading_.vocabulary.full_name(number);
    added.suggestion = {fmt::format("它应写在 {}", full), fmt::format("it belongs at {}", full)};
    return;
  }
}

void ApplicantReader::read_member(const read::Member& member, RecordValue& into, const std::string& name,
                                  const std::string& path) {
  const int number = reading_.vocabulary.find_fact(into.record, name);
  const Fact& fact = reading_.vocabulary.facts[static_cast<std::size_t>(number)];
  FactValue& value = into.facts.edit(static_cast<std::size_t>(fact.index));
  value.place = member.value.place;
  if (member.value.is_null()) return;
  switch (fact.type) {
    case FactType::record:
      value.presence = Presence::known;
      value.more.edit().items.push_back(read_record(member.value, fact.target, path));
      break;
    case FactType::list:
      read_list(member.value, fact, value, path);
      break;
    default:
      read_value(reading_, member.value, fact, value, path);
  }
}

void ApplicantReader::read_list(const Node& node, const Fact& fact, FactValue& into, const std::string& path) {
  if (!node.is_array()) {
    reading_.error(node.place, path, "wrong_form",
                   {fmt::format("“{}”应为列表(方括号)", fact.name), fmt::format("\"{}\" must be a list", fact.name)});
    return;
  }
  into.presence = Presence::known;
  const vocabulary::Record& record = reading_.vocabulary.records[static_cast<std::size_t>(fact.target)];
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    const std::string here = fmt::format("{}[{}]", path, i);
    RecordValue item = read_record(node.items[i], fact.target, here);
    note_identity(item, record, here);
    into.more.edit().items.push_back(std::move(item));
  }
}

void ApplicantReader::note_identity(RecordValue& item, const vocabulary::Record& record, const std::string& path) {
  const int identity = record.identity.empty() ? -1 : reading_.vocabulary.find_fact(item.record, record.identity);
  if (identity < 0) return;
  const FactValue& value = value_of(item, reading_.vocabulary, identity);
  if (value.presence != Presence::known || value.more->text.empty()) {
    const bool written = value.place.line != 0 && value.presence == Presence::unknown &&
                         has_errors(reading_.diagnostics) && reading_.diagnostics.back().place == value.place;
    if (record.identity_required && item.place_is_object && !written) {
      reading_.error(item.place, path, "missing_id",
                     {fmt::format("每个{}须有“{}”", in(record.label, Language::zh), record.identity),
                      fmt::format("every {} needs an \"{}\"", in(record.label, Language::en), record.identity)});
    }
    return;
  }
  item.id = value.more->text;
  if (reading_.vocabulary.find_subject(item.id) != nullptr) {
    reading_.error(value.place, path, "reserved_id",
                   {fmt::format("编号不能用“{}”,它是主体的名称", item.id),
                    fmt::format("\"{}\" names a kind of subject and cannot be an id", item.id)});
  }
  const auto [first, added] = reading_.ids.emplace(item.id, value.place);
  if (added) return;
  Diagnostic& error =
      reading_.error(value.place, path, "duplicate_id",
                     {fmt::format("编号“{}”已被使用", item.id), fmt::format("the id \"{}\" is taken", item.id)});
  error.other_place = first->second;
  error.other_file = reading_.file;
}

/// The as-of date and the format, beside the sections.
void read_head(Reading& reading, const Node& root, Applicant& applicant) {
  if (const Node* format = root.find("format"); format != nullptr && !(format->is_number() && format->text == "1")) {
    reading.error(format->place, "format", "wrong_format", {"“format”应为 1", "\"format\" must be 1"});
  }
  if (const Node* schema = root.find("$schema"); schema != nullptr && !schema->is_string()) {
    reading.error(schema->place, "$schema", "wrong_form", {"“$schema”应为文字", "\"$schema\" must be a string"});
  }
  const Node* as_of = root.find("as_of");
  if (as_of == nullptr || as_of->is_null()) return;
  const Parsed<Date> parsed = parse_date(as_of->is_string() ? as_of->text : "");
  if (parsed.value) {
    applicant.as_of = parsed.value;
  } else {
    reading.error(as_of->place, "as_of", parsed.code.empty() ? "date_form" : parsed.code, parsed.problem).suggestion =
        parsed.suggestion;
  }
}

}  // namespace

std::optional<Applicant> read_applicant(const Node& root, const std::string& file,
                                        std::shared_ptr<const vocabulary::Vocabulary> vocabulary, const KnownIds& known,
                                        std::vector<Diagnostic>& diagnostics) {
  std::vector<Diagnostic> found;
  Reading reading{*vocabulary, known, file, found, {}, {}};
  Applicant applicant;
  applicant.vocabulary = vocabulary;
  applicant.file = file;
  if (root.is_object()) read_head(reading, root, applicant);
  applicant.root = ApplicantReader(reading).read_record(root, vocabulary->applicant, "");
  resolve_references(reading, applicant.root);
  check_awards(reading, applicant.root);
  check_constraints(reading, applicant.root);
  const bool failed = has_errors(found);
  if (!failed) applicant.warnings = found;
  diagnostics.insert(diagnostics.end(), found.begin(), found.end());
  if (failed) return std::nullopt;
  return applicant;
}

}  // namespace huiqi::profile
