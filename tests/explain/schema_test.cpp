// What to_json writes is what rules/schemas/report.schema.json describes, and the schema knows every word of the report.
// The small validator knows the keywords that the schema uses, and fails on any other.
#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"
#include "explain/sample.hpp"
#include "files.hpp"
#include "huiqi/explain.hpp"
#include "huiqi/huiqi.hpp"

using namespace huiqi;
using Json = nlohmann::ordered_json;

namespace {

const Json& schema() {
  static const Json loaded = [] {
    std::ifstream file(test::source / "rules/schemas/report.schema.json");
    return Json::parse(file);
  }();
  return loaded;
}

/// The regular expressions of the schema: "^…$" of characters, classes and groups (alternatives by |), with ? * + {n}.
/// Not <regex>: what g++ 12 makes of it under the sanitizers does not compile without warnings.
class Pattern {
 public:
  explicit Pattern(std::string_view pattern) : pattern_(pattern.substr(1, pattern.size() - 2)) {}
  bool matches(std::string_view text) const {
    const std::set<std::size_t> ends = alternatives(pattern_, text, {0});
    return ends.contains(text.size());
  }

 private:
  using Ends = std::set<std::size_t>;  // where a part may have ended

  static std::size_t length_of_element(std::string_view rest) {
    if (rest[0] == '\\') return 2;
    if (rest[0] == '[') return rest.find(']') + 1;
    if (rest[0] != '(') return 1;
    std::size_t depth = 0, end = 0;
    do depth += rest[end] == '(' ? 1u : rest[end] == ')' ? std::size_t(-1) : 0u;
    while (++end < rest.size() && depth > 0);
    return end;
  }

  static bool in_class(std::string_view members, char c) {
    for (std::size_t i = 0; i < members.size(); ++i) {
      const bool range = i + 2 < members.size() && members[i + 1] == '-';
      if (range ? members[i] <= c && c <= members[i + 2] : members[i] == c) return true;
      if (range) i += 2;
    }
    return false;
  }

  static Ends once(std::string_view element, std::string_view text, const Ends& starts) {
    if (element[0] == '(') return alternatives(element.substr(1, element.size() - 2), text, starts);
    Ends ends;
    for (const std::size_t at : starts) {
      if (at >= text.size()) continue;
      const bool same =
          element[0] == '[' ? in_class(element.substr(1, element.size() - 2), text[at]) : element.back() == text[at];
      if (same) ends.insert(at + 1);
    }
    return ends;
  }

  static Ends sequence(std::string_view rest, std::string_view text, Ends ends) {
    while (!rest.empty()) {
      const std::string_view element = rest.substr(0, length_of_element(rest));
      rest.remove_prefix(element.size());
      std::size_t least = 1, most = 1;
      if (!rest.empty() && (rest[0] == '?' || rest[0] == '*' || rest[0] == '+')) {
        least = rest[0] == '+' ? 1 : 0;
        most = rest[0] == '?' ? 1 : text.size();
        rest.remove_prefix(1);
      } else if (!rest.empty() && rest[0] == '{') {
        least = most = std::stoul(std::string(rest.substr(1)));
        rest.remove_prefix(rest.find('}') + 1);
      }
      Ends reached = least == 0 ? ends : Ends();
      for (std::size_t i = 1; i <= most && !ends.empty(); ++i) {
        ends = once(element, text, ends);
        if (i >= least) reached.insert(ends.begin(), ends.end());
      }
      ends = reached;
    }
    return ends;
  }

  static Ends alternatives(std::string_view pattern, std::string_view text, const Ends& starts) {
    Ends ends;
    std::size_t from = 0;
    for (std::size_t at = 0; at <= pattern.size();) {
      if (at < pattern.size() && pattern[at] != '|') {
        at += length_of_element(pattern.substr(at));
        continue;
      }
      ends.merge(sequence(pattern.substr(from, at - from), text, starts));
      from = ++at;
    }
    return ends;
  }

  std::string_view pattern_;
};

bool has_type(const Json& value, const std::string& type) {
  return type == "object"    ? value.is_object()
         : type == "array"   ? value.is_array()
         : type == "string"  ? value.is_string()
         : type == "boolean" ? value.is_boolean()
         : type == "integer" ? value.is_number_integer()
         : type == "null"    ? value.is_null()
                             : false;
}

/// What is wrong with the value, with its place; nothing where it is right.
std::vector<std::string> problems(const Json& rule, const Json& value, const std::string& place) {
  std::vector<std::string> found;
  const auto wrong = [&](const std::string& what) { found.push_back(place + ": " + what); };
  const auto add = [&](const std::vector<std::string>& more) { found.insert(found.end(), more.begin(), more.end()); };
  static const std::set<std::string> silent = {"description", "title",       "examples",
                                               "$schema",     "definitions", "enumDescriptions"};
  for (const auto& [key, part] : rule.items()) {
    if (silent.contains(key)) continue;
    if (key == "$ref") {
      add(problems(schema()["definitions"][part.get<std::string>().substr(14)], value, place));
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
      if (value.is_string() &&
          !Pattern(part.get_ref<const std::string&>()).matches(value.get_ref<const std::string&>()))
        wrong("pattern " + value.dump());
    } else if (key == "minimum") {
      if (value.is_number() && value < part) wrong("minimum");
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
void check_enum(const Json& listed, Enum last, int first = 0) {
  Json words = Json::array();
  for (int i = first; i <= static_cast<int>(last); ++i) words.push_back(std::string(name(static_cast<Enum>(i))));
  CHECK(listed == words);
}

}  // namespace

TEST_CASE("the patterns of the schema", "[explain][schema]") {
  const Pattern money("^-?[0-9]+\\.[0-9]{2}$");
  CHECK(money.matches("-12.50"));
  CHECK_FALSE(money.matches("12.5"));
  CHECK_FALSE(money.matches("12x50"));
  CHECK_FALSE(money.matches("12.500"));
  const Pattern date("^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$");
  CHECK(date.matches("2026-12-31"));
  CHECK_FALSE(date.matches("2026-13-31"));
  const Pattern year("^[0-9]{4}(Q[1-4])?$");
  CHECK((year.matches("2025") && year.matches("2025Q4")));
  CHECK_FALSE(year.matches("2025Q5"));
}

TEST_CASE("the real reports of the sample applicants fit the schema", "[explain][schema]") {
  const auto engine = Engine::load();
  REQUIRE(engine);
  for (const auto& path : test::files_of(test::source / "examples", ".json")) {
    CAPTURE(path.string());
    const auto profile = engine->read_profile(test::slurp(path), path.filename().string());
    REQUIRE(profile);
    const auto report = engine->evaluate(*profile);
    REQUIRE(report);
    CHECK(problems(*report) == std::vector<std::string>{});
  }
}

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
  const Json& defs = schema()["definitions"];
  check_enum(defs["status"]["enum"], Status::determined);
  check_enum(defs["kind"]["enum"], Kind::indicator);
  check_enum(defs["outcome"]["enum"], Outcome::not_applicable);
  check_enum(defs["comparison"]["enum"], Comparison::holds);
  check_enum(defs["unit"]["enum"], Unit::words);
  check_enum(defs["role"]["enum"], Role::answer);
  check_enum(defs["change"]["enum"], Change::nobody);
  check_enum(defs["binding_or_null"]["anyOf"][0]["enum"], Binding::unlimited, 1);
}
