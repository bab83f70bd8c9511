// The JSON Schemas of rules/schemas are what the tables of the readers give, and their words are the engine's.
// What fits them and what does not is tested with a validator that is not the project's own: scripts/validate-schemas.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "cases/cases.hpp"
#include "catch.hpp"
#include "files.hpp"
#include "huiqi/huiqi.hpp"
#include "huiqi/schema.hpp"

using namespace huiqi;
using Json = nlohmann::ordered_json;

namespace {

constexpr SchemaOf kinds[] = {SchemaOf::vocabulary, SchemaOf::rules,   SchemaOf::profile,
                              SchemaOf::cases,      SchemaOf::report,  SchemaOf::what_if,
                              SchemaOf::windows,    SchemaOf::reviews, SchemaOf::diff};

Json schema_of(const Engine& engine, SchemaOf what) { return Json::parse(json_schema(engine, what)); }

void collect_refs(const Json& node, std::set<std::string>& refs) {
  if (node.is_object() && node.contains("$ref")) refs.insert(node["$ref"].get<std::string>());
  if (node.is_structured()) {
    for (const Json& each : node) collect_refs(each, refs);
  }
}

/// Every "enum" with descriptions has as many of them as words.
void check_descriptions(const Json& node) {
  if (node.is_object() && node.contains("enumDescriptions")) {
    REQUIRE(node.contains("enum"));
    CHECK(node["enum"].size() == node["enumDescriptions"].size());
    std::set<std::string> words;
    for (const Json& word : node["enum"]) CHECK(words.insert(word.dump()).second);
    for (const Json& words_of_it : node["enumDescriptions"]) {
      const auto& text = words_of_it.get_ref<const std::string&>();
      CAPTURE(text);
      CHECK(text.find(" / ") != std::string::npos);
    }
  }
  if (node.is_structured()) {
    for (const Json& each : node) check_descriptions(each);
  }
}

bool has(const Json& list, const std::string& word) { return std::find(list.begin(), list.end(), word) != list.end(); }

}  // namespace

TEST_CASE("the schemas of the repository are those that the tables give", "[schema]") {
  const auto engine = Engine::load();
  REQUIRE(engine);
  for (const SchemaOf kind : kinds) {
    const std::string file = std::string(name(kind)) + ".schema.json";
    test::check_golden(test::source / "rules/schemas" / file, json_schema(*engine, kind));
  }
}

TEST_CASE("every reference finds its definition, and every definition is used", "[schema]") {
  const auto engine = Engine::load();
  REQUIRE(engine);
  for (const SchemaOf kind : kinds) {
    const Json schema = schema_of(*engine, kind);
    CAPTURE(name(kind));
    CHECK(schema["$schema"] == "http://json-schema.org/draft-07/schema#");
    std::set<std::string> refs, definitions;
    collect_refs(schema, refs);
    for (const auto& [definition, form] : schema["definitions"].items())
      definitions.insert("#/definitions/" + definition);
    CHECK(refs == definitions);
    check_descriptions(schema);
  }
}

TEST_CASE("facts, words and provisions have their zh and en descriptions", "[schema]") {
  const auto engine = Engine::load();
  REQUIRE(engine);
  const Json profile = schema_of(*engine, SchemaOf::profile);
  const Json& enterprise = profile["definitions"]["record_enterprise"]["properties"];
  const std::string revenue = enterprise["main_business_revenue"]["description"];
  CHECK(revenue.starts_with("主营业务收入"));
  CHECK(revenue.find("\nrevenue from principal business") != std::string::npos);
  CHECK(profile["definitions"]["words_of_incident_type"]["enum"][0] == "smuggling");
  CHECK(profile["definitions"]["words_of_incident_type"]["enumDescriptions"][0] == "走私 / smuggling");
  const Json rules = schema_of(*engine, SchemaOf::rules);
  const Json& facts = rules["definitions"]["fact"]["anyOf"];
  CHECK(has(facts[0]["enum"], "rd_expenditure"));
  CHECK(has(facts[0]["enum"], "platform.in_use_on"));   // by way of a reference
  CHECK(has(facts[1]["enum"], "subject.total_input"));  // with a prefix
  CHECK_FALSE(has(facts[0]["enum"], "projects"));       // a list has no value
  CHECK(has(rules["definitions"]["list"]["anyOf"][0]["enum"], "projects"));
}

TEST_CASE("a user's vocabulary and rules are in the schemas", "[schema]") {
  EngineOptions options;
  options.vocabulary.push_back({"own.json", R"json({ "format": 1,
    "records": { "shop": { "label": { "zh": "门店", "en": "shop" }, "identity": null, "facts": {
      "floor_area": { "type": "number", "label": { "zh": "营业面积", "en": "floor area" } } } } } })json"});
  auto engine = Engine::load(options);
  REQUIRE(engine);
  CHECK(schema_of(*engine, SchemaOf::vocabulary)["definitions"]["record_name"]["anyOf"][0]["enum"].back() == "shop");
}

TEST_CASE("files may name their schema, and readers ignore it", "[schema]") {
  const auto engine = Engine::load();
  REQUIRE(engine);
  const auto with = engine->read_profile(R"({ "$schema": "profile.schema.json", "enterprise": {} })", "p.json");
  CHECK(with);
  const auto wrong = engine->read_profile(R"({ "$schema": 7, "enterprise": {} })", "p.json");
  REQUIRE(wrong.diagnostics.size() == 1);
  CHECK(wrong.diagnostics[0].code == "wrong_form");
  CHECK(wrong.diagnostics[0].path == "$schema");
  EngineOptions options;
  options.windows.push_back({"w.json", R"({ "$schema": "x", "format": 1, "windows": [] })"});
  options.vocabulary.push_back({"v.json", R"({ "$schema": "x", "format": 1 })"});
  options.rule_sets.push_back({"r.json", R"json({ "$schema": "x", "format": 1, "id": "r", "version": "1", "number": "1",
    "title": { "zh": "规则", "en": "rules" }, "in_force": { "from": "2026-01-01" }, "provisions": [] })json"});
  CHECK(Engine::load(options));
  std::vector<Diagnostic> diagnostics;
  const auto cases =
      read::parse(R"({ "$schema": "x", "format": 1, "rule_set": "gx-etc-2025" })", "c.json", {}, diagnostics);
  REQUIRE(cases);
  CHECK(cases::read_cases(*cases, "c.json", *engine, diagnostics));
  CHECK(diagnostics.empty());
}
