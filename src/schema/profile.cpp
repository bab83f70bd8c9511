// The schema of a profile: the vocabulary's records, and how each type of fact is written (profile/read_value.cpp).
// Reference: docs/profile.md. Tests: tests/schema/, scripts/validate-schemas
#include "profile/keys.hpp"
#include "schema/schemas.hpp"

namespace huiqi::schema {
namespace {

using vocabulary::Enumeration;
using vocabulary::Fact;
using vocabulary::FactType;
using vocabulary::Series;

constexpr const char* a_year = "(19[0-9]{2}|2[0-9]{3})";

Node one_word(const Enumeration& enumeration, bool none_too) {
  read::Choices choices = members_of(enumeration);
  if (none_too) choices.push_back({"none", {"没有", "there is none"}});
  Node form = one_of(choices);
  return enumeration.open ? any_of({std::move(form), definition("words")}) : form;
}

/// Provisions that can have paid before.
Node awarding_provisions(const Loaded& loaded) {
  read::Choices choices;
  for (const read::Choice& each : provision_choices(loaded)) {
    if (loaded.known.grants.contains(each.name)) choices.push_back(each);
  }
  return one_of(choices);
}

Node indicators(const Loaded& loaded) {
  Node properties = object();
  for (const read::Choice& each : provision_choices(loaded)) {
    const auto found = loaded.known.indicators.find(each.name);
    if (found == loaded.known.indicators.end()) continue;
    const bool rate = found->second == Unit::rate;
    const FactType type_of = found->second == Unit::money ? FactType::money : rate ? FactType::rate : FactType::count;
    const auto most = rate ? std::optional<Rational>(Rational(1)) : std::nullopt;
    Node form = figure(type_of, Rational(0), most);
    form.members.front().value.items.push_back(object({{"type", strings({"boolean", "null"})}}));
    put(properties, each.name, described(std::move(form), each.what));
  }
  Node form = type("object");
  put(form, "properties", std::move(properties));
  put(form, "additionalProperties", boolean(false));
  return form;
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
      return any_of({definition("day"), object({{"const", string("none")}})});
    case FactType::enumeration:
      return one_word(enumeration(), true);
    case FactType::enumerations:
      return list_of(one_word(enumeration(), false));
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
    case FactType::text: {
      const auto& record = loaded.vocabulary->records[static_cast<std::size_t>(fact.record)];
      const bool award = record.name == "prior_award" && fact.name == "provision";
      return award ? awarding_provisions(loaded) : type("string");
    }
    case FactType::score:
      return any_of({figure(fact.type, fact.minimum, fact.maximum), object({{"const", string("none")}})});
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

/// The place of a fact whose name has dots: nested objects, made where they lack.
Node& group(Node& properties, std::string& name) {
  Node* at = &properties;
  for (std::size_t dot = name.find('.'); dot != std::string::npos; dot = name.find('.')) {
    const std::string key = name.substr(0, dot);
    name.erase(0, dot + 1);
    Node* there = nullptr;
    for (read::Member& each : at->members) {
      if (each.key == key) there = &each.value;
    }
    if (there == nullptr) {
      Node made = object({{"type", strings({"object", "null"})}, {"properties", object()}});
      close_with_comments(made);
      there = &put(*at, key, std::move(made));
    }
    for (read::Member& each : there->members) {
      if (each.key == "properties") at = &each.value;
    }
  }
  return *at;
}

Node record_form(const Loaded& loaded, const vocabulary::Record& record) {
  Node form = type("object"), properties = object();
  for (const int number : record.facts) {
    const Fact& fact = loaded.vocabulary->facts[static_cast<std::size_t>(number)];
    std::string name = fact.name;
    Node& at = group(properties, name);
    const Text what = words_of(fact);
    Node written = fact_form(loaded, fact);
    put(written, "description", string(what.zh + "\n" + what.en));
    put(at, name, std::move(written));
  }
  put(form, "properties", std::move(properties));
  if (record.identity_required && !record.identity.empty()) put(form, "required", strings({record.identity}));
  close_with_comments(form);
  return form;
}

}  // namespace

Node fact_form(const Loaded& loaded, const Fact& fact) {
  if (fact.series != Series::none) return or_null(series(fact));
  if (fact.type == FactType::record || fact.type == FactType::list) {
    const Node record = definition("record_" + loaded.vocabulary->records[static_cast<std::size_t>(fact.target)].name);
    return or_null(fact.type == FactType::list ? list_of(record) : record);
  }
  return or_null(scalar(loaded, fact));
}

Node profile_schema(Definitions& definitions, const Loaded& loaded) {
  definitions.add("yes_no", [] { return object({{"type", strings({"boolean", "null"})}}); });
  definitions.add("determination", [] { return object_of(profile::determination_keys()); });
  for (const vocabulary::Record& each : loaded.vocabulary->records)
    definitions.add("record_" + each.name, [&] { return record_form(loaded, each); });
  Node root = record_form(loaded, loaded.vocabulary->records[static_cast<std::size_t>(loaded.vocabulary->applicant)]);
  Node head = object_of(profile::head_keys());
  for (read::Member& part : root.members) {
    if (part.key != "properties") continue;
    Node properties = std::move(head.members[1].value);  // the head first
    for (read::Member& each : part.value.members) properties.members.push_back(std::move(each));
    part.value = std::move(properties);
  }
  return root;
}

}  // namespace huiqi::schema
