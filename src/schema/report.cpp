// The schemas of the report and of the what-if answer, which src/explain/json.cpp writes. Words come from the enumerations of
// huiqi/report.hpp; the keys of `value` from what the loaded rule sets answer. Reference: docs/report.md, docs/what-if.md.
// Tests: tests/explain/schema_test.cpp holds real reports against it, tests/schema/
#include <map>
#include <set>

#include "huiqi/explain.hpp"
#include "schema/report_keys.hpp"
#include "schema/schemas.hpp"

namespace huiqi::schema {
namespace {

using language::Type;

template <class Enum>
Node words_of_enum(Enum last, int first = 0) {
  Node names = list();
  for (int i = first; i <= static_cast<int>(last); ++i)
    names.items.push_back(string(std::string(name(static_cast<Enum>(i)))));
  return object({{"enum", std::move(names)}});
}

template <class Enum>
Node explained(Enum last, int first = 0) {
  return one_of(choices_of(
      last, [](Enum each) { return explain(each); }, first));
}

/// One answer as src/evaluate/answers.cpp writes it; null is added by the caller.
Node answered(Type type_of) {
  switch (type_of) {
    case Type::date:
      return definition("day");
    case Type::rate:
      return pattern("^(≈)?-?[0-9]+(\\.[0-9]+)?%$");
    case Type::condition:
      return object({{"enum", strings({"true", "false"})}});
    case Type::word:
      return definition("words");
    default:
      return pattern("^(≈)?-?[0-9]+(\\.[0-9]+)?$");
  }
}

/// What is known of a key of `value` over all provisions that answer it.
struct AnswerForms {
  std::set<Type> types;
  std::set<int> enumerations;  ///< of words
  bool listing = false;
  Text what;
};

std::map<std::string, AnswerForms> answers_of(const Loaded& loaded) {
  std::map<std::string, AnswerForms> keys;
  for (const language::RuleSet& set : loaded.rule_sets) {
    for (const language::Provision& provision : set.provisions) {
      for (const language::Answer& answer : provision.answers) {
        AnswerForms& forms = keys[answer.key];
        forms.listing = forms.listing || !answer.value;
        forms.what.zh += (forms.what.zh.empty() ? "" : "、") + provision.id;
        forms.what.en += (forms.what.en.empty() ? "" : ", ") + provision.id;
        const bool word = answer.type == Type::word && answer.value && answer.value->enumeration >= 0;
        if (word) forms.enumerations.insert(answer.value->enumeration);
        if (!word) forms.types.insert(answer.type);
      }
    }
  }
  return keys;
}

/// Only the keys that a provision answers stand there; those of rule sets that are not loaded are any text.
Node value(const Loaded& loaded) {
  Node properties = object();
  for (const auto& [key, forms] : answers_of(loaded)) {
    Node ways = list();
    for (const int each : forms.enumerations)
      ways.items.push_back(
          definition("words_of_" + loaded.vocabulary->enumerations[static_cast<std::size_t>(each)].name));
    for (const Type each : forms.types) ways.items.push_back(forms.listing ? list_of(answered(each)) : answered(each));
    ways.items.push_back(type("null"));
    put(properties, key, described(object({{"anyOf", std::move(ways)}}), forms.what));
  }
  for (const read::Key& key : answers_of_the_engine().all())
    put(properties, key.name, described(definition(key.form), key.what));
  Node form = type("object");
  put(form, "minProperties", number("1"));
  put(form, "properties", std::move(properties));
  put(form, "additionalProperties", definition("any_answer"));
  return form;
}

void add_report(Definitions& definitions, const Loaded& loaded) {
  const auto add = [&](const char* name, Node form) {
    definitions.add(name, [form = std::move(form)] { return form; });
  };
  for (const ReportObject& each : report_objects()) add(each.name, described(object_of(each.keys), each.keys.what()));
  for (const char* list : {"rule_set", "window_receipt", "decision", "note", "missing", "pending", "finding", "reading",
                           "obstacle", "call", "step", "member", "left_out"})
    definitions.add(std::string(list) + "_list", [list] { return list_of(definition(list)); });
  for (const char* form : {"amount", "value", "money_text", "status"})
    definitions.add(std::string(form) + "_or_null", [form] { return or_null(definition(form)); });
  // A report's texts may be empty where a rule set says nothing; those of its files may not.
  add("text_written", object_of(read::Keys({}, {{"zh", "string", {"中文", "in Chinese"}, read::Need::required},
                                                {"en", "string", {"英文", "in English"}, read::Need::required}})));
  add("texts_written", list_of(definition("text_written")));
  add("money_text", pattern("^-?[0-9]+\\.[0-9]{2}$"));
  add("digest", pattern("^[0-9a-f]{64}$"));
  add("version", pattern("^[0-9]+\\.[0-9]+\\.[0-9]+"));
  add("identifier", pattern("^[A-Za-z0-9][A-Za-z0-9._-]*$"));
  add("code", pattern("^[a-z][a-z0-9_]*$"));
  add("figure", or_null(definition("words")));
  add("figures", list_of(definition("words")));
  add("whole", [] {
    Node form = type("integer");
    put(form, "minimum", number("0"));
    return form;
  }());
  add("period_or_null", or_null(pattern("^[0-9]{4}(Q[1-4])?$")));
  add("near", list_of(definition("words"), 1));
  add("currency", object({{"const", string("CNY")}}));
  add("choices", [] {
    Node form = map_of(definition("words"));
    put(form, "minProperties", number("1"));
    return form;
  }());
  add("status", explained(Status::determined));
  add("kind", explained(Kind::indicator));
  add("outcome", explained(Outcome::not_applicable));
  add("binding_or_null", or_null(explained(Binding::unlimited, 1)));
  add("comparison", words_of_enum(Comparison::holds));
  add("unit", words_of_enum(Unit::words));
  add("role", words_of_enum(Role::answer));
  add("change", words_of_enum(Change::nobody));
  add("as_of_basis", one_of({{"option", {"命令行或调用方", "the command line, or the caller"}},
                             {"profile", {"资料", "the profile"}},
                             {"today", {"今天(UTC+8)", "today (UTC+8)"}}}));
  add("affects", one_of({{"status", {"影响判定", "the status"}}, {"amount", {"只影响金额", "the amount alone"}}}));
  add("because", one_of({{"judgement", {"须由人判断", "a judgement"}}, {"unpublished", {"未公布", "not published"}}}));
  add("left_out_because",
      one_of({{"undetermined", {"尚不能判定", "undetermined"}},
              {"exclusive", {"与已计入的不可兼得", "an alternative is counted"}},
              {"no_figure", {"未公布数额", "no number is published"}},
              {"no_ceiling", {"没有可写明的上限", "no ceiling can be stated"}},
              {"condition_of_total", {"不满足计入合计的条件", "the condition for the total is not met"}}}));
  add("any_answer", any_of({type("string"), type("null"), list_of(type("string"))}));
  add("identifiers_or_null", or_null(list_of(definition("identifier"))));
  add("reached", any_of({object({{"enum", strings({"yes", "no", "none"})}}), type("null")}));
  definitions.add("value", [&] { return value(loaded); });
}

}  // namespace

Node report_schema(Definitions& definitions, const Loaded& loaded) {
  add_report(definitions, loaded);
  return object_of(report_keys());
}

Node what_if_schema(Definitions& definitions, const Loaded& loaded) {
  add_report(definitions, loaded);
  definitions.add("report", [] { return object_of(report_keys()); });
  definitions.add("facts_set", [] { return map_of(type("string")); });
  definitions.add("side", [] { return or_null(object_of(what_if_side_keys())); });
  definitions.add("finding_or_null", [] { return or_null(definition("finding")); });
  definitions.add("finding_change_list", [] { return list_of(object_of(what_if_finding_keys())); });
  definitions.add("difference_list", [] { return list_of(object_of(what_if_difference_keys())); });
  definitions.add("overlay", [] { return object_of(what_if_overlay_keys()); });
  return object_of(what_if_keys());
}

}  // namespace huiqi::schema
