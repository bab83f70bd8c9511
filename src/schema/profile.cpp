// The schema of a profile: the vocabulary's records, and how each type of fact is written (profile/read_value.cpp).
// Reference: docs/profile.md. Tests: tests/schema/, scripts/validate-schemas
#include "profile/keys.hpp"
#include "schema/schemas.hpp"
#include "vocabulary/keys.hpp"

namespace huiqi::schema {
namespace {

using vocabulary::Enumeration;
using vocabulary::Fact;
using vocabulary::FactType;
using vocabulary::Series;

constexpr const char* a_year = "(19[0-9]{2}|2[0-9]{3})";

Node or_none(Node form) { return any_of({std::move(form), one_of({{"none", {"没有", "there is none"}}})}); }

/// Provisions that can have paid before.
Node awarding_provisions(const Loaded& loaded) {
  read::Choices choices;
  for (const read::Choice& each : provision_choices(loaded)) {
    if (loaded.known.grants.contains(each.name)) choices.push_back(each);
  }
  return one_of(choices);
}

/// An observed value: in the unit of the target, or yes or no.
Node observed(FactType type_of, const std::optional<Rational>& most = std::nullopt) {
  return any_of({figure(type_of, Rational(0), most), type("boolean"), type("null")});
}

Node indicators(const Loaded& loaded) {
  Node properties = object();
  for (const read::Choice& each : provision_choices(loaded)) {
    const auto found = loaded.known.indicators.find(each.name);
    if (found == loaded.known.indicators.end()) continue;
    const char* form = found->second == Unit::money  ? "observed_money"
                       : found->second == Unit::rate ? "observed_rate"
                                                     : "observed_count";
    put(properties, each.name, described(definition(form), each.what));
  }
  Node form = type("object");
  put(form, "properties", std::move(properties));
  put(form, "additionalProperties", boolean(false));
  return form;
}

/// The provision of a prior award (profile/references.cpp).
bool names_an_award(const vocabulary::Vocabulary& vocabulary, const Fact& fact) {
  return vocabulary.records[static_cast<std::size_t>(fact.record)].name == "prior_award" && fact.name == "provision";
}

/// A single value; null is added by the caller.
Node scalar(const Loaded& loaded, const Fact& fact) {
  const auto enumeration = [&]() -> const Enumeration& {
    return loaded.vocabulary->enumerations[static_cast<std::size_t>(fact.enumeration)];
  };
  switch (fact.type) {
    case FactType::yes_no:
      return type("boolean");
    case FactType::determination:
      return any_of({type("boolean"), definition("determination")});
    case FactType::date:
      return or_none(definition("day"));
    case FactType::enumeration: {
      const Node word = definition("words_of_" + enumeration().name);
      return enumeration().open ? any_of({word, definition("words")}) : or_none(word);
    }
    case FactType::enumerations:
      return list_of(definition("words_of_" + enumeration().name));
    case FactType::area:
      return any_of({pattern("^([0-9]{2}|[0-9]{4}|[0-9]{6})$"), type("integer")});
    case FactType::industry:
      return any_of({pattern("^([A-Ta-t]([0-9]{2,4})?|[0-9]{2,4})$"), type("integer")});
    case FactType::credit_code:
      return pattern("^[0-9A-HJ-NP-RTUWXYa-hj-np-rtuwxy]{18}$");
    case FactType::indicators:
      return indicators(loaded);
    case FactType::reference:
      return type("string");
    case FactType::text:
      return names_an_award(*loaded.vocabulary, fact) ? awarding_provisions(loaded) : type("string");
    case FactType::score:
      return or_none(figure(fact.type, fact.minimum, fact.maximum));
    default:
      return figure(fact.type, fact.minimum, fact.maximum);
  }
}

Node series(const Fact& fact) {
  const std::string quarter = fact.series == Series::period ? "(Q[1-4])?" : "";
  Node form = type("object");
  put(form, "patternProperties",
      object({{"^" + (a_year + quarter) + "$", or_null(figure(fact.type, fact.minimum, fact.maximum))}}));
  put(form, "additionalProperties", boolean(false));
  return form;
}

/// Keys that begin with // are comments, anywhere among facts.
void close_with_comments(Node& form) {
  put(form, "patternProperties", object({{"^//", described(type("string"), {"说明,引擎不读", "a comment"})}}));
  put(form, "additionalProperties", boolean(false));
}

/// The properties among which a fact stands, and its key there: a name with dots is one in nested objects, made where they lack.
Node& group(Node& properties, std::string& name) {
  Node* place = &properties;
  for (std::size_t dot = name.find('.'); dot != std::string::npos; dot = name.find('.')) {
    const std::string key = name.substr(0, dot);
    name.erase(0, dot + 1);
    if (place->find(key) == nullptr) {
      Node made = object({{"type", strings({"object", "null"})}, {"properties", object()}});
      close_with_comments(made);
      put(*place, key, std::move(made));
    }
    place = &at(at(*place, key), "properties");
  }
  return *place;
}

Node record_form(const Loaded& loaded, const vocabulary::Record& record) {
  Node form = type("object"), properties = object();
  for (const int number : record.facts) {
    const Fact& fact = loaded.vocabulary->facts[static_cast<std::size_t>(number)];
    std::string name = fact.name;
    Node& place = group(properties, name);
    const Text what = words_of(fact);
    Node written = fact_form(*loaded.vocabulary, fact);
    put(written, "description", string(what.zh + "\n" + what.en));
    put(place, name, std::move(written));
  }
  put(form, "properties", std::move(properties));
  if (record.identity_required && !record.identity.empty()) put(form, "required", strings({record.identity}));
  if (record.name == "prior_award")
    put(form, "required", strings({"provision", "subject", "amount"}));  // references.cpp
  close_with_comments(form);
  return form;
}

/// The forms that facts share have one definition each, by this name.
std::string name_of_form(const vocabulary::Vocabulary& vocabulary, const Fact& fact) {
  std::string name = vocabulary::fact_types()[static_cast<std::size_t>(fact.type)].name;
  if (fact.enumeration >= 0) name += "_" + vocabulary.enumerations[static_cast<std::size_t>(fact.enumeration)].name;
  if (fact.type == FactType::record || fact.type == FactType::list)
    name += "_" + vocabulary.records[static_cast<std::size_t>(fact.target)].name;
  if (names_an_award(vocabulary, fact)) name += "_award";
  const bool money = fact.type == FactType::money;
  const auto bound = [&](const char* word, const std::optional<Rational>& value) {
    if (value) name += word + (money ? *value / Rational(100) : *value).to_decimal(12);
  };
  bound("_from_", fact.minimum);
  bound("_to_", fact.maximum);
  if (fact.series != Series::none) name += fact.series == Series::year ? "_by_year" : "_by_period";
  return "fact_" + name;
}

Node whole_form(const Loaded& loaded, const Fact& fact) {
  if (fact.series != Series::none) return or_null(series(fact));
  if (fact.type == FactType::record || fact.type == FactType::list) {
    const Node record = definition("record_" + loaded.vocabulary->records[static_cast<std::size_t>(fact.target)].name);
    return or_null(fact.type == FactType::list ? list_of(record) : record);
  }
  return or_null(scalar(loaded, fact));
}

}  // namespace

Node fact_form(const vocabulary::Vocabulary& vocabulary, const Fact& fact) {
  return definition(name_of_form(vocabulary, fact));
}

void add_words(Definitions& definitions, const vocabulary::Vocabulary& vocabulary) {
  for (const Enumeration& each : vocabulary.enumerations)
    definitions.add("words_of_" + each.name, [&] { return described(one_of(members_of(each)), each.label); });
}

Node profile_schema(Definitions& definitions, const Loaded& loaded) {
  definitions.add("yes_no", [] { return object({{"type", strings({"boolean", "null"})}}); });
  definitions.add("determination", [] { return object_of(profile::determination_keys()); });
  definitions.add("observed_money", [] { return observed(FactType::money); });
  definitions.add("observed_rate", [] { return observed(FactType::rate, Rational(1)); });
  definitions.add("observed_count", [] { return observed(FactType::count); });
  for (const Fact& each : loaded.vocabulary->facts)
    definitions.add(name_of_form(*loaded.vocabulary, each), [&] { return whole_form(loaded, each); });
  for (const vocabulary::Record& each : loaded.vocabulary->records)
    definitions.add("record_" + each.name, [&] { return record_form(loaded, each); });
  Node root = record_form(loaded, loaded.vocabulary->records[static_cast<std::size_t>(loaded.vocabulary->applicant)]);
  Node head = object_of(profile::head_keys());
  Node properties = at(head, "properties");  // the head first
  for (read::Member& each : at(root, "properties").members) properties.members.push_back(std::move(each));
  at(root, "properties") = std::move(properties);
  return root;
}

}  // namespace huiqi::schema
