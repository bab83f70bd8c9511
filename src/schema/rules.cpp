// The schema of a rule set. Keys: language/keys.hpp; conditions and values: conditions.cpp.
// Reference: docs/language/README.md. Tests: tests/schema/, scripts/validate-schemas
#include "language/keys.hpp"

#include <algorithm>

#include "check/check.hpp"
#include "huiqi/explain.hpp"
#include "schema/schemas.hpp"

namespace huiqi::schema {
namespace {

/// {"properties": {key: form}}
Node property(const char* key, Node form) { return object({{"properties", object({{key, std::move(form)}})}}); }

Node kind_is(Kind kind) {
  Node form = property("kind", object({{"const", string(std::string(name(kind)))}}));
  put(form, "required", strings({"kind"}));
  return form;
}

Node none_of(const std::vector<const char*>& keys) {
  Node properties = object();
  for (const char* key : keys) put(properties, key, boolean(false));
  return object({{"properties", std::move(properties)}});
}

/// An indicator has its target and decides nothing else; an adverse measure has grounds, all others requirements.
Node provision() {
  Node form = object_of(language::provision_keys());
  Node of_indicators = none_of({"let", "scope", "requires", "grounds", "grant", "answer", "total_when"});
  put(of_indicators, "required", strings({"target"}));
  Node indicator = if_then(kind_is(Kind::indicator), std::move(of_indicators));
  put(indicator, "else", none_of({"target"}));
  Node adverse = if_then(kind_is(Kind::adverse_measure), none_of({"requires"}));
  put(adverse, "else", none_of({"grounds"}));
  put(form, "allOf", list({std::move(indicator), std::move(adverse)}));
  return form;
}

/// A grant has a rate and what it is of, or parts; with an unpublished rate they may lack; or it has no figure at all.
Node grant() {
  Node with_figure = object_of(language::grant_keys());
  Node rate_is = property("rate_is", object({{"const", string("unpublished")}}));
  Node published = if_then(std::move(rate_is), boolean(true));
  put(published, "else", any_of({requires_keys({"parts"}), requires_keys({"rate", "base"})}));
  Node parts = if_then(requires_keys({"parts"}), none_of({"rate", "base"}));
  put(with_figure, "allOf", list({std::move(published), std::move(parts)}));
  Node form = if_then(requires_keys({"no_figure"}), object_of(language::grant_without_figure_keys()));
  put(form, "else", std::move(with_figure));
  return form;
}

Node parameter() {
  Node form = object_of(language::parameter_keys());
  Node rules = list();
  for (const read::Choice& each : language::parameter_types()) {
    Node is = property("type", object({{"const", string(each.name)}}));
    const Node value = or_null(definition(each.name == "date" ? "day" : each.name));
    rules.items.push_back(if_then(std::move(is), property("value", value)));
  }
  put(form, "allOf", std::move(rules));
  return form;
}

Node record() {
  Node form = object_of(language::record_keys());
  put(form, "allOf",
      list({if_then(property("verdict", object({{"const", string("not_evaluable")}})), requires_keys({"reason"}))}));
  return form;
}

Node clause() {
  Node form = object_of(language::clause_keys());
  Node ids = property("ids", object({{"minItems", number("1")}}));
  put(ids, "required", strings({"ids"}));
  put(form, "anyOf", list({std::move(ids), requires_keys({"because"})}));
  return form;
}

Node answers() {
  Node constants = type("object");
  put(constants, "required", strings({"constants"}));
  Node form = if_then(std::move(constants), object_of(language::listing_keys()));
  put(form, "else", definition("value"));
  return map_of(std::move(form));
}

Node parts() {
  Node form = if_then(type("array"), list_of(definition("grant_part")));
  put(form, "else", object_of(language::grant_parts_reading_keys()));
  return form;
}

Node target() {
  Node form = object_of(language::target_keys());
  Node ways = list();
  for (const read::Key& key : language::target_keys().all()) {
    if (key.form == "literal" && key.name != "to") ways.items.push_back(requires_keys({key.name}));
  }
  put(form, "oneOf", std::move(ways));
  return form;
}

}  // namespace

Node known_or_new(const read::Choices& known) { return any_of({one_of(known), definition("name")}); }

read::Choices rule_set_choices(const Loaded& loaded) {
  read::Choices choices;
  for (const language::RuleSet& set : loaded.rule_sets) choices.push_back({set.id, set.title});
  return choices;
}

read::Choices provision_choices(const Loaded& loaded) {
  read::Choices choices;
  for (const language::RuleSet& set : loaded.rule_sets) {
    for (const language::Provision& each : set.provisions) choices.push_back({each.id, each.title});
  }
  return choices;
}

read::Choices subject_choices(const Loaded& loaded) {
  read::Choices choices;
  for (const vocabulary::SubjectKind& each : loaded.vocabulary->subjects) choices.push_back({each.name, each.label});
  return choices;
}

void add_acceptances(Definitions& definitions) {
  definitions.add("acceptances", [] { return list_of(object_of(read::acceptance_keys())); });
  definitions.add("finding_accepted", [] {
    read::Choices findings;
    for (const check::RuleInfo& each : check::rules()) findings.push_back({each.id, each.title});
    return one_of(findings);
  });
}

Node rules_schema(Definitions& definitions, const Loaded& loaded) {
  const auto add = [&](const char* name, Node form) {
    definitions.add(name, [form = std::move(form)] { return form; });
  };
  add_conditions(definitions, loaded);
  add_acceptances(definitions);
  add("validity_basis", one_of(language::validity_bases()));
  add("in_force", object_of(language::in_force_keys()));
  add("repeals", list_of(object_of(language::repeal_keys())));
  add("precedences", list_of(object_of(language::precedence_keys())));
  add("conventions", map_of(object_of(language::convention_keys())));
  add("means", one_of(language::meanings()));
  add("parameters", map_of(parameter()));
  add("parameter_type", one_of(language::parameter_types()));
  add("literal_or_null", object());  // by the parameter's type, see parameter()
  add("definitions", map_of(definition("condition")));
  add("provisions", list_of(definition("provision")));
  add("provision", provision());
  add("kind", one_of(choices_of(Kind::indicator, [](Kind kind) { return explain(kind); })));
  add("subject", one_of(subject_choices(loaded)));
  add("lets", map_of(definition("value")));
  add("grant", grant());
  add("grant_part", object_of(language::grant_part_keys()));
  add("grant_parts", parts());
  add("options_of_parts", map_of(list_of(definition("grant_part"))));
  add("rate_is", one_of(language::rates()));
  add("rounding", one_of(language::roundings()));
  read::Choices per = subject_choices(loaded);
  per.insert(per.begin(), read::Choice{"year", {"每年", "for one year"}});
  add("per", list_of(one_of(per)));
  add("answers", answers());
  add("notes", list_of(object_of(language::note_keys())));
  add("target", target());
  add("records", list_of(record()));
  add("record_verdict", one_of(language::record_verdicts()));
  add("exclusions", list_of(object_of(language::exclusion_keys())));
  add("structure", list_of(clause()));
  add("clause_verdict", one_of(language::clause_verdicts()));
  add("links", list_of(object_of(language::link_keys())));
  add("steps", list_of(object_of(language::step_keys())));
  add("known_provision", known_or_new(provision_choices(loaded)));
  return object_of(language::rule_set_keys());
}

}  // namespace huiqi::schema
