// The schema of case files. Keys: cases/keys.hpp. Reference: docs/cases.md. Tests: tests/schema/, scripts/validate-schemas
#include "cases/keys.hpp"

#include <algorithm>

#include "huiqi/explain.hpp"
#include "schema/schemas.hpp"

namespace huiqi::schema {
namespace {

using cases::Expectation;
using vocabulary::Fact;
using vocabulary::FactType;
using vocabulary::Series;
using vocabulary::Vocabulary;

/// The paths by which `set` and `vary` reach a profile (profile/edit.cpp): those without an item or a year as they are, all
/// others as expressions, each with what may stand there.
class Paths {
 public:
  explicit Paths(const Vocabulary& vocabulary) : vocabulary_(vocabulary) { walk(vocabulary_.applicant, "", "", false); }

  /// An object whose keys are paths.
  Node edits() const {
    Node form = type("object"), properties = object(), expressions = object();
    for (const auto& [path, number] : plain_) {
      Node value = number < 0 ? object() : fact_form(vocabulary_, fact(number));
      if (number >= 0) put(value, "description", string(words(fact(number).label)));
      put(properties, path, std::move(value));
    }
    for (const auto& [expression, value] : patterns_) put(expressions, expression, value);
    put(form, "properties", std::move(properties));
    put(form, "patternProperties", std::move(expressions));
    put(form, "additionalProperties", boolean(false));
    return form;
  }

  /// One path, or as_of.
  Node path() const {
    read::Choices choices = {{"as_of", {"申报日", "the filing day"}}};
    for (const auto& [path, number] : plain_)
      choices.push_back({path, number < 0 ? Text{path, path} : fact(number).label});
    Node forms = list({one_of(choices)});
    for (const auto& [expression, value] : patterns_) forms.items.push_back(pattern(expression));
    return object({{"anyOf", std::move(forms)}});
  }

 private:
  const Fact& fact(int number) const { return vocabulary_.facts[static_cast<std::size_t>(number)]; }

  void walk(int record, const std::string& plain, const std::string& expression, bool inside) {
    for (const int number : vocabulary_.records[static_cast<std::size_t>(record)].facts) {
      const Fact& each = fact(number);
      groups(each.name, plain, expression, inside);
      const std::string path = plain + each.name, pattern = expression + escaped(each.name);
      if (inside)
        patterns_.emplace_back("^" + pattern + "$", fact_form(vocabulary_, each));
      else
        plain_.emplace_back(path, number);
      if (each.series != Series::none) {
        const Node figures = figure(each.type, each.minimum, each.maximum);
        patterns_.emplace_back("^" + pattern + "\\.(19|2[0-9])[0-9]{2}(Q[1-4])?$", or_null(figures));
      }
      if (each.type == FactType::determination) {
        patterns_.emplace_back("^" + pattern + "\\.value$", definition("yes_no"));
        patterns_.emplace_back("^" + pattern + "\\.(on|by|document)$", definition("string_or_null"));
      }
      if (each.type == FactType::indicators) patterns_.emplace_back("^" + pattern + "\\.[^.]+$", object());
      if (each.type == FactType::record) walk(each.target, path + ".", pattern + "\\.", inside);
      if (each.type != FactType::list) continue;
      const std::string item = pattern + "\\.[^.]+";
      const std::string& name = vocabulary_.records[static_cast<std::size_t>(each.target)].name;
      patterns_.emplace_back("^" + item + "$", or_null(definition("record_" + name)));
      walk(each.target, "", item + "\\.", true);
    }
  }

  /// The nested objects of a fact whose name has dots.
  void groups(const std::string& name, const std::string& plain, const std::string& expression, bool inside) {
    for (std::size_t dot = name.find('.'); dot != std::string::npos; dot = name.find('.', dot + 1)) {
      const std::string before = name.substr(0, dot);
      const std::string path = plain + before, pattern = "^" + expression + escaped(before) + "$";
      const auto same = [&](const auto& each) { return each.first == (inside ? pattern : path); };
      if (inside && std::none_of(patterns_.begin(), patterns_.end(), same)) patterns_.emplace_back(pattern, object());
      if (!inside && std::none_of(plain_.begin(), plain_.end(), same)) plain_.emplace_back(path, -1);
    }
  }

  const Vocabulary& vocabulary_;
  std::vector<std::pair<std::string, int>> plain_;  ///< -1: a nested object
  std::vector<std::pair<std::string, Node>> patterns_;
};

/// The words of an expectation, with their descriptions; null where that says something.
template <class Enum>
Node words_expected(Expectation::What what, Enum last) {
  Node form = one_of(choices_of(last, [](Enum each) { return explain(each); }));
  return cases::may_be_nothing(what) ? or_null(std::move(form)) : form;
}

Node expect() {
  std::vector<read::Key> keys;
  for (const cases::ExpectationKey& each : cases::plain_expectations()) keys.push_back(each.key);
  for (const read::Key& each : cases::nested_expectations()) keys.push_back(each);
  return object_of(read::Keys({}, keys));
}

Node columns() {
  read::Choices plain;
  for (const cases::ExpectationKey& each : cases::plain_expectations()) plain.push_back({each.key.name, each.key.what});
  return list_of(
      any_of({one_of(plain), pattern("^(value|findings)\\..+$"), pattern("^readings\\..+\\.(status|ceiling)$")}), 1);
}

/// The filing day: stated here, by the profile, or varied; a base may state it.
Node says_the_day() {
  Node day = requires_keys({"as_of"}), of_profile = requires_keys({"profile"}), varied = requires_keys({"vary"});
  put(day, "properties", object({{"as_of", type("string")}}));
  put(of_profile, "properties", object({{"profile", requires_keys({"as_of"})}}));
  put(varied, "properties", object({{"vary", object({{"contains", object({{"const", string("as_of")}})}})}}));
  return any_of({std::move(day), requires_keys({"base"}), std::move(of_profile), std::move(varied)});
}

/// Where the case expects the profile to be refused, its profile may be wrong in any way.
Node with_profile(const read::Keys& keys, Node refused) {
  Node form = object_of(keys);
  Node strict = object();
  Node& properties = at(form, "properties");
  for (const char* key : {"profile", "set", "vary"}) {
    if (properties.find(key) == nullptr) continue;
    put(strict, key, at(properties, key));
    at(properties, key) = object();
  }
  Node rule = if_then(std::move(refused), boolean(true));
  put(rule, "else", object({{"properties", std::move(strict)}}));
  Node both = requires_keys({"base", "profile"});
  put(form, "allOf", list({std::move(rule), object({{"not", std::move(both)}}), says_the_day()}));
  return form;
}

Node expects_an_error() {
  Node error = requires_keys({"expect"});
  put(error, "properties", object({{"expect", requires_keys({"error"})}}));
  return error;
}

Node a_case() { return with_profile(cases::case_keys(), expects_an_error()); }

Node a_table() {
  Node has_error = object({{"contains", object({{"const", string("error")}})}});
  Node error = requires_keys({"expect_columns"});
  put(error, "properties", object({{"expect_columns", std::move(has_error)}}));
  return with_profile(cases::table_keys(), any_of({std::move(error), expects_an_error()}));
}

/// Reading points and their options, as far as they are known.
Node readings_chosen(const Loaded& loaded) {
  Node properties = object();
  for (const language::RuleSet& set : loaded.rule_sets) {
    for (const language::Provision& provision : set.provisions) {
      for (const language::ReadingPoint& point : provision.points) {
        Node options = object({{"enum", strings(point.options)}});
        put(properties, provision.id + "." + point.name, described(std::move(options), provision.title));
      }
    }
  }
  Node form = map_of(type("string"));
  put(form, "properties", std::move(properties));
  return form;
}

Node parameters_chosen(const Loaded& loaded) {
  Node properties = object();
  for (const language::RuleSet& set : loaded.rule_sets) {
    for (const language::Parameter& each : set.parameters)
      put(properties, each.name, described(any_of({type("string"), type("number")}), set.title));
  }
  Node form = map_of(any_of({type("string"), type("number")}));
  put(form, "properties", std::move(properties));
  return form;
}

Node missing_facts(const Vocabulary& vocabulary) {
  const std::vector<std::string> names = vocabulary.full_names();
  return list_of(
      any_of({object({{"enum", strings(names)}}), pattern("^" + alternatives(names) + "\\.[0-9]{4}(Q[1-4])?$")}));
}

}  // namespace

Node cases_schema(Definitions& definitions, const Loaded& loaded) {
  const auto add = [&](const char* name, Node form) {
    definitions.add(name, [form = std::move(form)] { return form; });
  };
  Node profile = profile_schema(definitions, loaded);
  const Paths paths(*loaded.vocabulary);
  add("profile", std::move(profile));
  add("set", paths.edits());
  add("paths", list_of(paths.path(), 1));
  add("columns", columns());
  add("rows", list_of(list_of(object()), 1));
  add("bases", map_of(definition("profile")));
  add("cases", list_of(definition("case")));
  add("case", a_case());
  add("tables", list_of(definition("table")));
  add("unreachable", list_of(object_of(cases::unreachable_keys())));
  add("unnoticed", list_of(object_of(cases::unnoticed_keys())));
  add("table", a_table());
  add("goals", list_of(one_of(cases::goals()), 1));
  add("rule_set_id", known_or_new(rule_set_choices(loaded)));
  add("provision", known_or_new(provision_choices(loaded)));
  add("readings_chosen", readings_chosen(loaded));
  add("parameters_chosen", parameters_chosen(loaded));
  Node expected = expect();
  put(expected, "minProperties", number("1"));
  add("expect", std::move(expected));
  add("status", words_expected(Expectation::What::status, Status::determined));
  add("outcome", words_expected(Expectation::What::finding, Outcome::not_applicable));
  add("binding", words_expected(Expectation::What::binding, Binding::unlimited));
  add("money_or_none", or_null(definition("money")));
  add("missing_facts", missing_facts(*loaded.vocabulary));
  add("values_expected", map_of(any_of({type("string"), type("number"), type("null"),
                                        list_of(any_of({type("string"), type("number")}))})));
  add("findings_expected", map_of(definition("outcome")));
  add("readings_expected", map_of(object_of(read::Keys({}, {{"status", "status", {"判定", "the status"}},
                                                            {"ceiling", "money_or_none", {"上限", "the ceiling"}}}))));
  return object_of(cases::file_keys());
}

}  // namespace huiqi::schema
