// What to_json writes is what rules/schemas/report.schema.json describes, and the schema knows every word of the report.
// The small validator knows the keywords that the schema uses, and fails on any other.
#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "catch.hpp"
#include "explain/sample.hpp"
#include "huiqi/explain.hpp"

using namespace huiqi;
using Json = nlohmann::ordered_json;

namespace {

const Json& schema() {
  static const Json loaded = [] {
    std::ifstream file(std::string(HUIQI_SOURCE_DIR) + "/rules/schemas/report.schema.json");
    return Json::parse(file);
  }();
  return loaded;
}

bool has_type(const Json& value, const std::string& type) {
  return type == "object"    ? value.is_object()
         : type == "array"   ? value.is_array()
         : type == "string"  ? value.is_string()
         : type == "boolean" ? value.is_boolean()
         : type == "null"    ? value.is_null()
                             : false;
}

/// What is wrong with the value, with its place; nothing where it is right.
std::vector<std::string> problems(const Json& rule, const Json& value, const std::string& place) {
  std::vector<std::string> found;
  const auto wrong = [&](const std::string& what) { found.push_back(place + ": " + what); };
  const auto add = [&](const std::vector<std::string>& more) { found.insert(found.end(), more.begin(), more.end()); };
  static const std::set<std::string> silent = {"description", "title", "examples", "$schema", "$id", "$defs"};
  for (const auto& [key, part] : rule.items()) {
    if (silent.contains(key)) continue;
    if (key == "$ref") {
      add(problems(schema()["$defs"][part.get<std::string>().substr(8)], value, place));
    } else if (key == "type") {
      bool one = false;
      for (const Json& type : part.is_array() ? part : Json::array({part}))
        one = one || has_type(value, type.get<std::string>());
      if (!one) wrong("type");
    } else if (key == "enum") {
      if (std::find(part.begin(), part.end(), value) == part.end()) wrong("enum " + value.dump());
    } else if (key == "const") {
      if (value != part) wrong("const");
    } else if (key == "pattern") {
      if (value.is_string() && !std::regex_search(value.get<std::string>(), std::regex(part.get<std::string>())))
        wrong("pattern " + value.dump());
    } else if (key == "minLength") {
      if (value.is_string() && value.get<std::string>().size() < part.get<std::size_t>()) wrong("minLength");
    } else if (key == "minItems" || key == "minProperties") {
      if (value.is_structured() && value.size() < part.get<std::size_t>()) wrong(key);
    } else if (key == "required") {
      for (const Json& each : part) {
        if (value.is_object() && !value.contains(each.get<std::string>())) wrong("lacks " + each.get<std::string>());
      }
    } else if (key == "properties") {
      for (const auto& [name, inner] : part.items()) {
        if (value.is_object() && value.contains(name)) add(problems(inner, value[name], place + "." + name));
      }
    } else if (key == "additionalProperties") {
      if (!value.is_object()) continue;
      for (const auto& [name, inner] : value.items()) {
        if (rule.contains("properties") && rule["properties"].contains(name)) continue;
        if (part.is_boolean() && !part.get<bool>()) wrong("does not know " + name);
        if (part.is_object()) add(problems(part, inner, place + "." + name));
      }
    } else if (key == "items") {
      for (std::size_t i = 0; value.is_array() && i < value.size(); ++i)
        add(problems(part, value[i], place + "[" + std::to_string(i) + "]"));
    } else if (key == "allOf") {
      for (const Json& each : part) add(problems(each, value, place));
    } else if (key == "anyOf") {
      bool one = false;
      for (const Json& each : part) one = one || problems(each, value, place).empty();
      if (!one) wrong("anyOf");
    } else {
      wrong("the schema says " + key + ", which this test does not know");
    }
  }
  return found;
}

std::vector<std::string> problems(const Report& report) {
  return problems(schema(), Json::parse(to_json(report)), "$");
}

template <class Enum>
void check_enum(const Json& listed, Enum last, bool with_null = false) {
  Json words = Json::array();
  for (int i = with_null ? 1 : 0; i <= static_cast<int>(last); ++i)
    words.push_back(std::string(name(static_cast<Enum>(i))));
  if (with_null) words.push_back(nullptr);
  CHECK(listed == words);
}

}  // namespace

TEST_CASE("a report fits its schema", "[explain][schema]") {
  CHECK(problems(sample::report()) == std::vector<std::string>{});
  Report report = sample::report();
  report.decisions[2].amount->ceiling.reset();
  report.decisions[1].value = {
      {"grounds", true, {"qj-15.3"}, {}, Unit::none}, {"earliest_application", false, {"2027-03-11"}, {}, Unit::date},
      {"last_barred_day", false, {}, {}, Unit::date}, {"limit", false, {"30000000.00"}, {}, Unit::money},
      {"reached", false, {"none"}, {}, Unit::words},  {"something_new", true, {"a"}, {}, Unit::words}};
  CHECK(problems(report) == std::vector<std::string>{});
}

TEST_CASE("what does not fit is refused", "[explain][schema]") {
  Report report = sample::report();
  report.decisions[1].value = {{"due_date", false, {"31 August"}, {}, Unit::date}};
  CHECK_FALSE(problems(report).empty());
  report = sample::report();
  report.rule_sets[0].digest = "123";
  CHECK(problems(report).size() == 1);
  report = sample::report();
  report.as_of_basis = "guess";
  CHECK(problems(report).size() == 1);
}

TEST_CASE("the schema's words are the report's", "[explain][schema]") {
  const Json& defs = schema()["$defs"];
  check_enum(defs["status"]["enum"], Status::determined);
  check_enum(defs["decision"]["properties"]["kind"]["enum"], Kind::indicator);
  check_enum(defs["finding"]["properties"]["outcome"]["enum"], Outcome::not_applicable);
  check_enum(defs["finding"]["properties"]["comparison"]["enum"], Comparison::holds);
  check_enum(defs["finding"]["properties"]["unit"]["enum"], Unit::words);
  check_enum(defs["finding"]["properties"]["role"]["enum"], Role::answer);
  check_enum(defs["amount"]["properties"]["binding"]["enum"], Binding::unlimited, true);
}
