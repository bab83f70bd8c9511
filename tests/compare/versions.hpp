// Small rule sets in two versions, for tests of the comparison.
#pragma once

#include <string>

#include "catch.hpp"
#include "compare/compare.hpp"
#include "compare/witness.hpp"
#include "evaluate/loaded.hpp"
#include "huiqi/engine.hpp"

namespace huiqi::test {

/// A rule set "t" of one provision "t-1" with these members beside id, kind, subject, cite and title.
inline std::string rule_set(const std::string& provision, const std::string& kind = "grant",
                            const std::string& root = R"("definitions": {})") {
  return R"({ "format": 1, "id": "t", "version": "1", "title": { "zh": "某文", "en": "a text" }, "number": "文〔2026〕1号",
    "in_force": { "from": "2026-01-01", "basis": "assumed", "cite": "文" }, )" +
         root + R"(, "provisions": [ { "id": "t-1", "kind": ")" + kind +
         R"(", "subject": "enterprise", "cite": "第一条", "title": { "zh": "某项", "en": "a thing" }, )" + provision +
         " } ] }";
}

inline Engine load(const std::string& set) {
  EngineOptions options;
  options.rule_sets.push_back({"t.json", set});
  Result<Engine> engine = Engine::load(options);
  for (const Diagnostic& each : engine.diagnostics) {
    if (each.severity == Severity::error) FAIL_CHECK(to_string(each, Language::en));
  }
  REQUIRE(engine);
  return *engine;
}

inline compare::Side side(const Engine& engine, const std::string& id = "t") {
  for (const language::RuleSet& each : engine.loaded().rule_sets) {
    if (each.id == id) return {&each, engine.loaded().vocabulary.get()};
  }
  return {};
}

/// Both versions and what differs between them.
struct Compared {
  Engine before, after;
  compare::SetChange change;

  Compared(const std::string& old_set, const std::string& new_set, const std::string& id = "t")
      : before(load(old_set)), after(load(new_set)), change(compare::compare(side(before, id), side(after, id))) {}

  compare::Versions versions() const { return {before, after, *Date::parse("2026-05-20")}; }
  compare::ProvisionWitnesses witnesses() const {
    REQUIRE(change.provisions.size() == 1);
    return compare::find_witnesses(change.provisions.front(), versions(), {});
  }
};

}  // namespace huiqi::test
