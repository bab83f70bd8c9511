// A small rule set for the tests of the case reader, the comparer and the coverage.
#pragma once

#include <string>
#include <vector>

#include "cases/cases.hpp"
#include "catch.hpp"
#include "huiqi/engine.hpp"
#include "read/json.hpp"

namespace huiqi::cases {

/// One grant on projects (conditions demo-1.kind, demo-1.size; readings base: total_input | total_investment), one record.
inline const Engine& demo_engine() {
  static const Engine engine = [] {
    EngineOptions options;
    options.rule_sets = {{"demo.json", R"({ "format": 1, "id": "demo", "version": "1",
      "title": { "zh": "示例办法", "en": "Sample measures" }, "number": "示例〔2026〕1号",
      "issuers": [ { "zh": "示例局", "en": "Sample bureau" } ],
      "dated_on": "2026-01-01", "in_force": { "from": "2026-01-01", "basis": "assumed", "cite": "第九条", "until": null },
      "provisions": [
        { "id": "demo-1", "kind": "grant", "subject": "project", "cite": "第一条",
          "title": { "zh": "项目资助", "en": "Project grant" },
          "departments": [ { "zh": "示例局", "en": "Sample bureau" } ],
          "scope": [ { "id": "demo-1.kind", "fact": "kinds", "contains": "technical_transformation" } ],
          "requires": [ { "id": "demo-1.size", "fact": "total_input", "at_least": "100万元", "word": "不低于" } ],
          "grant": { "rate": "20%", "rate_is": "ceiling", "per": ["project"], "cap": "50万元", "base": { "reading": "base",
            "options": { "total_input": { "fact": "total_input" }, "total_investment": { "fact": "total_investment" } } } } } ],
      "records": [ { "id": "demo-9", "cite": "第九条", "verdict": "procedure", "text": { "zh": "施行", "en": "Entry into force" } } ] })"}};
    Result<Engine> loaded = Engine::load(options);
    for (const Diagnostic& each : loaded.diagnostics) UNSCOPED_INFO(to_string(each, Language::en));
    REQUIRE(loaded);
    return *loaded;
  }();
  return engine;
}

struct Read {
  std::optional<CaseFile> file;
  std::vector<Diagnostic> diagnostics;

  std::vector<std::string> codes() const {
    std::vector<std::string> all;
    for (const Diagnostic& each : diagnostics) all.push_back(each.code);
    return all;
  }
};

/// `rest` follows "format" and "rule_set" in the file.
inline Read read_demo(const std::string& rest) {
  Read read;
  const std::string text = R"({ "format": 1, "rule_set": "demo", )" + rest + " }";
  const auto root = read::parse(text, "demo.cases.json", {}, read.diagnostics);
  REQUIRE(root);
  read.file = read_cases(*root, "demo.cases.json", demo_engine(), read.diagnostics);
  return read;
}

/// A file of one case for demo-1 on 2026-05-20; `rest` follows these.
inline Read read_case(const std::string& rest) {
  return read_demo(R"("cases": [ { "name": "a", "provision": "demo-1", "as_of": "2026-05-20", )" + rest + " } ]");
}

}  // namespace huiqi::cases
