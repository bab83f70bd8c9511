// A vocabulary file adds facts to a record, and words to a list, that another file declares: in either order of the files.
#include <string>
#include <vector>

#include "catch.hpp"
#include "huiqi/huiqi.hpp"

using namespace huiqi;

namespace {

constexpr const char* base = R"({ "format": 1,
  "enumerations": {
    "kind": { "label": { "zh": "类别", "en": "kind" }, "members": { "a": { "zh": "甲", "en": "a" } } },
    "grade": { "label": { "zh": "等级", "en": "grade" }, "ordered": true, "members": { "low": { "zh": "低", "en": "low" } } } },
  "records": {
    "applicant": { "facts": { "enterprise": { "type": "record", "record": "enterprise", "label": { "zh": "企业", "en": "enterprise" } } } },
    "enterprise": { "label": { "zh": "企业", "en": "enterprise" }, "identity": null, "facts": {
      "kind": { "type": "enumeration", "enumeration": "kind", "label": { "zh": "类别", "en": "kind" } } } } },
  "subjects": { "enterprise": { "at": "enterprise" } } })";

constexpr const char* addition = R"({ "format": 1,
  "enumerations": { "kind": { "extends": true, "members": { "b": { "zh": "乙", "en": "b" } } } },
  "records": { "enterprise": { "extends": true, "facts": {
    "robots": { "type": "count", "label": { "zh": "机器人数", "en": "robots" }, "near": ["kind"] } } } } })";

constexpr const char* rules =
    R"({ "format": 1, "id": "r", "version": "1", "title": { "zh": "例", "en": "Example" }, "number": "示例〔2026〕1号",
  "in_force": { "from": "2026-01-01" },
  "provisions": [ { "id": "r-1", "kind": "recognition", "subject": "enterprise", "cite": "第一条", "title": { "zh": "例", "en": "Example" },
    "requires": [ { "id": "r-1.robots", "fact": "robots", "at_least": 3, "word": "不少于" }, { "id": "r-1.kind", "fact": "kind", "is": "b" } ] } ] })";

Result<Engine> load(const std::vector<std::string>& files) {
  EngineOptions options;
  options.embedded = false;
  for (const std::string& file : files)
    options.vocabulary.push_back({"v" + std::to_string(options.vocabulary.size()) + ".json", file});
  options.rule_sets.push_back({"r.json", rules});
  return Engine::load(options);
}

/// The codes of the errors where the base is extended so.
std::string codes(const std::string& section, const std::string& member) {
  EngineOptions options;
  options.embedded = false;
  options.vocabulary = {{"base.json", base}, {"more.json", R"({"format":1,")" + section + R"(":{)" + member + "}}"}};
  const auto engine = Engine::load(options);
  std::string found;
  for (const Diagnostic& each : engine.diagnostics) found += (found.empty() ? "" : " ") + each.code;
  return engine ? "loaded" : found;
}

}  // namespace

TEST_CASE("a file adds facts and words to what another declares, whichever is read first") {
  for (const auto& files : {std::vector<std::string>{base, addition}, std::vector<std::string>{addition, base}}) {
    const auto engine = load(files);
    REQUIRE(engine);
    for (const int robots : {2, 3}) {
      const auto profile = engine->read_profile(
          R"({"format":1,"as_of":"2026-05-20","enterprise":{"kind":"b","robots":)" + std::to_string(robots) + "}}",
          "p");
      REQUIRE(profile);
      const auto report = engine->evaluate(*profile);
      REQUIRE(report);
      REQUIRE(report->decisions.size() == 1);
      CHECK(report->decisions[0].status == (robots == 3 ? Status::eligible : Status::ineligible));
    }
  }
}

TEST_CASE("an addition with a mistake is refused with its code") {
  const std::string label = R"("label":{"zh":"\u4e00","en":"one"})";
  CHECK(codes("records", R"("enterprise":{"extends":true,"facts":{"a":{"type":"count",)" + label + "}}}") == "loaded");
  CHECK(codes("records", R"("enterprize":{"extends":true,"facts":{}})") == "unknown_name");
  CHECK(codes("records", R"("enterprise":{"extends":true})") == "missing_key");
  CHECK(codes("records", R"("enterprise":{"extends":true,"identity":null,"facts":{}})") == "unknown_key");
  CHECK(codes("records", R"("enterprise":{"extends":true,"facts":{"kind":{"type":"count",)" + label + "}}}") ==
        "duplicate_name");
  CHECK(codes("records", R"("enterprise":{"facts":{}})") == "duplicate_name");
  CHECK(codes("enumerations", R"("kin":{"extends":true,"members":{}})") == "unknown_name");
  CHECK(codes("enumerations", R"("kind":{"extends":true,"members":{"“a”":{"zh":"\u4e00","en":"a"}}})") ==
        "duplicate_name");
  CHECK(codes("enumerations", R"("grade":{"extends":true,"members":{"high":{"zh":"\u4e00","en":"high"}}})") ==
        "wrong_form");
}
