// One folder a rule: bad*.json beside the messages that they get (bad*.txt), and good*.json that get none.
#include <set>

#include "catch.hpp"
#include "check/check.hpp"
#include "files.hpp"
#include "huiqi/huiqi.hpp"

using namespace huiqi;

namespace {

const std::filesystem::path folder = test::source / "tests/check";

struct Examined {
  Engine engine;
  check::Findings findings;
};

Examined examine(const std::filesystem::path& path) {
  EngineOptions options;
  options.rule_sets.push_back({path.filename().string(), test::slurp(path)});
  auto engine = Engine::load(options);
  INFO(path.string());
  if (!engine) {
    for (const Diagnostic& each : engine.diagnostics) UNSCOPED_INFO(to_string(each, Language::en));
  }
  REQUIRE(engine);
  check::Findings findings = check::check(*engine, options.rule_sets, {});
  return {*engine, std::move(findings)};
}

std::vector<std::filesystem::path> examples(const std::string& rule, const std::string& beginning) {
  std::vector<std::filesystem::path> found;
  for (const auto& path : test::files_of(folder / rule, ".json")) {
    if (path.filename().string().starts_with(beginning)) found.push_back(path);
  }
  return found;
}

/// Of vocabularies and review records: unused_fact_test.cpp, review_void_test.cpp.
bool of_other_files(const std::string& rule) { return rule == "fact_unused" || rule == "review_void"; }

const char* word_of(check::Certainty certainty) {
  return certainty == check::Certainty::proven ? "proven" : "heuristic";
}

}  // namespace

TEST_CASE("check: each rule finds what its bad examples show, in both languages") {
  for (const check::RuleInfo& rule : check::rules()) {
    if (of_other_files(rule.id)) continue;
    CAPTURE(rule.id);
    REQUIRE(std::filesystem::is_directory(folder / rule.id));
    const auto bad = examples(rule.id, "bad");
    CHECK_FALSE(bad.empty());
    for (const auto& path : bad) {
      const Examined examined = examine(path);
      std::string text;
      bool found = false;
      for (const check::Finding& each : examined.findings.findings) {
        found = found || each.diagnostic.code == rule.id;
        text += to_string(each.diagnostic, Language::en) + "\n" + to_string(each.diagnostic, Language::zh) + "\n";
        text += std::string("  ") + word_of(each.certainty) + ", of " + each.of + "\n";
        if (!each.witness.empty()) text += each.witness + "\n";
      }
      CAPTURE(path.string());
      CHECK(found);
      test::check_golden(std::filesystem::path(path).replace_extension(".txt"), text);
    }
  }
}

TEST_CASE("check: the good examples get no finding") {
  for (const check::RuleInfo& rule : check::rules()) {
    if (of_other_files(rule.id)) continue;
    const auto good = examples(rule.id, "good");
    CAPTURE(rule.id);
    CHECK_FALSE(good.empty());
    for (const auto& path : good) {
      CAPTURE(path.string());
      for (const check::Finding& each : examine(path).findings.findings) {
        CAPTURE(to_string(each.diagnostic, Language::en));
        CHECK(false);
      }
    }
  }
}

TEST_CASE("check: every finding of reachability has a witness that the engine accepts") {
  int witnesses = 0;
  for (const check::RuleInfo& rule : check::rules()) {
    if (!rule.reachability) continue;
    for (const auto& path : examples(rule.id, "bad")) {
      const Examined examined = examine(path);
      for (const check::Finding& each : examined.findings.findings) {
        if (each.diagnostic.code != rule.id) continue;
        CAPTURE(path.string(), to_string(each.diagnostic, Language::en));
        REQUIRE_FALSE(each.witness.empty());
        const auto profile = examined.engine.read_profile(each.witness, "witness.json");
        REQUIRE(profile);
        CHECK(profile.diagnostics.empty());
        const auto report = examined.engine.evaluate(*profile);
        REQUIRE(report);
        CHECK(report.diagnostics.empty());
        ++witnesses;
      }
    }
  }
  CHECK(witnesses >= 15);
}

namespace {

std::optional<Outcome> outcome_of(const Report& report, const std::string& id) {
  for (const Decision& decision : report.decisions) {
    for (const Finding& each : decision.findings) {
      if (each.id == id) return each.outcome;
    }
  }
  return std::nullopt;
}

}  // namespace

TEST_CASE("check: no witness gives the condition that a finding names the opposite outcome") {
  int compared = 0;
  for (const std::string rule : {"never_met", "never_fails"}) {
    for (const auto& path : examples(rule, "bad")) {
      const Examined examined = examine(path);
      for (const check::Finding& each : examined.findings.findings) {
        if (each.diagnostic.code != rule || !each.part.empty()) continue;
        CAPTURE(path.string(), to_string(each.diagnostic, Language::en));
        const auto profile = examined.engine.read_profile(each.witness, "witness.json");
        REQUIRE(profile);
        const auto report = examined.engine.evaluate(*profile);
        REQUIRE(report);
        const auto outcome = outcome_of(*report, each.of);
        if (!outcome) continue;  // of a provision
        CHECK(*outcome != (rule == "never_met" ? Outcome::met : Outcome::not_met));
        ++compared;
      }
    }
  }
  CHECK(compared >= 4);
}

TEST_CASE("check: texts of a vocabulary file are looked at in both languages") {
  const std::string before = "\"approved\": {";
  std::string text = test::slurp(test::source / "rules/vocabulary/parks.json");
  const std::size_t at = text.find(before);
  REQUIRE(at != std::string::npos);
  text.insert(at, R"("colour": { "type": "text", "changeable": false, "label": { "zh": "颜色", "en": "颜色" },
        "question": { "zh": "Which?", "en": "Which?" } },
      )");
  EngineOptions options;
  options.vocabulary = {{"parks.json", text}};
  const auto engine = Engine::load(options);
  REQUIRE(engine);
  std::vector<std::string> found;
  for (const check::Finding& each : check::check(*engine, {}, options.vocabulary).findings)
    found.push_back(each.diagnostic.code + " " + each.of + ": " + each.diagnostic.message.en);
  CHECK(found ==
        std::vector<std::string>{"fact_unused parks[].colour: no rule reads the fact \"parks[].colour\"",
                                 "text_missing_language colour: the two texts are the same: one language is missing",
                                 "text_missing_language colour: the two texts are the same: one language is missing"});
}

TEST_CASE("check: the project's own rule sets leave nothing open") {
  const auto engine = Engine::load();
  REQUIRE(engine);
  std::vector<RuleFile> files;
  for (const char* place : {"rules/guangxi", "rules/liuzhou"}) {
    for (const auto& path : test::files_of(test::source / place, ".json")) {
      if (path.filename().string().ends_with(".cases.json")) continue;
      files.push_back({path.parent_path().filename().string() + "/" + path.filename().string(), test::slurp(path)});
    }
  }
  const check::Findings findings = check::check(*engine, files, {});
  for (const check::Finding& each : findings.findings) {
    CAPTURE(to_string(each.diagnostic, Language::en));
    CHECK(false);
  }
  for (const check::Undecided& each : findings.undecided) {
    CAPTURE(each.rule, each.of);
    CHECK(false);
  }
}
