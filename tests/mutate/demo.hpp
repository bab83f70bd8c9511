// A small rule set whose changes, and which of them its cases notice, are pinned.
#pragma once

#include <string>
#include <vector>

#include "cases/cases.hpp"
#include "catch.hpp"
#include "huiqi/engine.hpp"
#include "mutate/trial.hpp"
#include "read/json.hpp"

namespace huiqi::mutate {

/// m-1: a grant with a threshold and a definition; m-2: a ban that rests on m-1 and on the same definition.
inline const Engine& demo_engine() {
  static const Engine engine = [] {
    EngineOptions options;
    options.embedded = true;
    options.rule_sets = {{"demo.json", R"({ "format": 1, "id": "demo", "version": "1",
  "title": { "zh": "示例办法", "en": "Sample measures" }, "number": "示例〔2026〕1号",
  "issuers": [ { "zh": "示例局", "en": "Sample bureau" } ],
  "dated_on": "2026-01-01", "in_force": { "from": "2026-01-01", "basis": "assumed", "cite": "第九条", "until": null },
  "definitions": { "large": { "fact": "total_input", "at_least": "100万元", "word": "不低于" } },
  "provisions": [
    { "id": "m-1", "kind": "grant", "subject": "project", "cite": "第一条", "title": { "zh": "资助", "en": "Grant" },
      "departments": [],
      "requires": [ { "id": "m-1.size", "defined": "large" } ],
      "grant": { "rate": "20%", "rate_is": "ceiling", "base": { "fact": "total_input" }, "cap": "50万元", "per": ["project"] } },
    { "id": "m-2", "kind": "recognition", "subject": "project", "cite": "第二条", "title": { "zh": "认定", "en": "Recognition" },
      "departments": [],
      "requires": [ { "id": "m-2.both", "all": [ { "outcome": "m-1" }, { "fact": "quality_project", "is": true } ] } ],
      "notes": [ { "when": { "defined": "large" }, "zh": "投入不低于100万元", "en": "input of a million or more" } ] } ] })"}};
    Result<Engine> loaded = Engine::load(options);
    for (const Diagnostic& each : loaded.diagnostics) UNSCOPED_INFO(to_string(each, Language::en));
    REQUIRE(loaded);
    return *loaded;
  }();
  return engine;
}

/// `rest` follows "format" and "rule_set" in the case file.
inline std::vector<cases::CaseFile> demo_cases(const std::string& rest) {
  std::vector<Diagnostic> diagnostics;
  const auto root =
      read::parse(R"({ "format": 1, "rule_set": "demo", )" + rest + " }", "demo.cases.json", {}, diagnostics);
  for (const Diagnostic& each : diagnostics) UNSCOPED_INFO(to_string(each, Language::en));
  REQUIRE(root);
  auto file = cases::read_cases(*root, "demo.cases.json", demo_engine(), diagnostics);
  for (const Diagnostic& each : diagnostics) UNSCOPED_INFO(to_string(each, Language::en));
  REQUIRE(file);
  std::vector<cases::CaseFile> files;
  files.push_back(std::move(*file));
  return files;
}

/// A table over the total input of a project; `columns` as JSON, without the brackets.
inline std::string table_of(const std::string& provision, const std::string& columns, const std::string& rows) {
  std::string name = provision + " " + columns;
  std::erase(name, '"');
  return R"({ "name": ")" + name + R"(", "provision": ")" + provision + R"(", "as_of": "2026-05-20",
    "profile": { "projects": [ { "id": "p1", "quality_project": true } ] }, "vary": ["projects.p1.total_input"],
    "expect_columns": [)" +
         columns + R"(], "rows": [)" + rows + "] }";
}

inline std::vector<std::string> ids_with(const Trial& trial, Fate fate) {
  std::vector<std::string> ids;
  for (const SetTrial& set : trial.sets) {
    for (const Tried& each : set.tried) {
      if (each.fate == fate) ids.push_back(each.mutant.id);
    }
  }
  return ids;
}

}  // namespace huiqi::mutate
