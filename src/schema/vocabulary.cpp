// The schema of vocabulary files. Keys: vocabulary/keys.hpp. Reference: docs/vocabulary.md.
// Tests: tests/schema/, scripts/validate-schemas
#include "vocabulary/keys.hpp"

#include "schema/schemas.hpp"

namespace huiqi::schema {
namespace {

Node type_is(const std::vector<std::string>& types) {
  return object(
      {{"properties", object({{"type", object({{"enum", strings(types)}})}})}, {"required", strings({"type"})}});
}

/// What a type needs beside it, and what only it can have.
Node fact() {
  Node form = object_of(vocabulary::fact_keys());
  const auto needs = [](const std::vector<std::string>& types, const char* key) {
    Node rule = if_then(type_is(types), requires_keys({key}));
    put(rule, "else", object({{"properties", object({{key, boolean(false)}})}}));
    return rule;
  };
  Node figures = if_then(any_of({requires_keys({"minimum"}), requires_keys({"maximum"})}),
                         type_is({"money", "rate", "count", "number", "score", "year"}));
  put(form, "allOf",
      list({needs({"enumeration", "enumerations"}, "enumeration"), needs({"record", "list"}, "record"),
            needs({"reference"}, "refers_to"), std::move(figures)}));
  return form;
}

read::Choices names(const std::vector<std::pair<std::string, Text>>& all) {
  read::Choices choices;
  for (const auto& [name, label] : all) choices.push_back({name, label});
  return choices;
}

}  // namespace

Node vocabulary_schema(Definitions& definitions, const Loaded& loaded) {
  const auto add = [&](const char* name, Node form) {
    definitions.add(name, [form = std::move(form)] { return form; });
  };
  add_acceptances(definitions);
  const vocabulary::Vocabulary& known = *loaded.vocabulary;
  std::vector<std::pair<std::string, Text>> enumerations, records, lists, sections;
  for (const auto& each : known.enumerations) enumerations.emplace_back(each.name, each.label);
  for (const auto& each : known.records) records.emplace_back(each.name, each.label);
  for (const vocabulary::Fact& each : known.facts) {
    if (each.record != known.applicant) continue;
    sections.emplace_back(each.name, each.label);
    if (each.type == vocabulary::FactType::list) lists.emplace_back(each.name, each.label);
  }
  add("enumerations", map_of(object_of(vocabulary::enumeration_keys())));
  add("records", map_of(object_of(vocabulary::record_keys())));
  add("facts", map_of(definition("fact")));
  add("fact", fact());
  add("fact_type", one_of(vocabulary::fact_types()));
  add("series_kind", one_of(vocabulary::series_kinds()));
  add("absent_kind", one_of({{"none", {"未填写即没有", "not stated means that there is none"}}}));
  add("bound", any_of({type("number"), type("string"), type("null")}));
  add("enumeration_name", known_or_new(names(enumerations)));
  add("record_name", known_or_new(names(records)));
  add("list_name", known_or_new(names(lists)));
  add("section_name", known_or_new(names(sections)));
  add("subjects", map_of(object_of(vocabulary::subject_keys())));
  Node constraint = object_of(vocabulary::constraint_keys());
  put(constraint, "oneOf", list({requires_keys({"order"}), requires_keys({"denies"})}));
  add("constraints", list_of(std::move(constraint)));
  return object_of(vocabulary::file_keys());
}

}  // namespace huiqi::schema
