// Rule sets with mistakes, and the messages that they get: bad/*.json beside bad/*.txt.
#include "catch.hpp"
#include "files.hpp"
#include "huiqi/huiqi.hpp"

using namespace huiqi;

TEST_CASE("a rule set with mistakes gets all of its messages, in both languages") {
  for (const auto& path : test::files_of(test::source / "tests/language/bad", ".json")) {
    EngineOptions options;
    options.rule_sets.push_back({path.filename().string(), test::slurp(path)});
    const auto engine = Engine::load(options);
    CAPTURE(path.string());
    CHECK_FALSE(engine);
    std::string text;
    for (const Diagnostic& each : engine.diagnostics) {
      text += to_string(each, Language::en) + "\n" + to_string(each, Language::zh) + "\n";
    }
    test::check_golden(std::filesystem::path(path).replace_extension(".txt"), text);
  }
}

TEST_CASE("two rule sets with one id are an error that names both") {
  const std::string text = test::slurp(test::source / "rules/guangxi/gx-etc-2025.json");
  EngineOptions options;
  options.rule_sets = {{"one.json", text}, {"two.json", text}};
  const auto engine = Engine::load(options);
  CHECK_FALSE(engine);
  bool found = false;
  for (const Diagnostic& each : engine.diagnostics)
    found = found || (each.code == "duplicate_rule_set" && each.other_file == "one.json");
  CHECK(found);
}

TEST_CASE("a caller's rule set replaces the embedded one of the same id") {
  EngineOptions options;
  options.rule_sets = {{"mine.json", test::slurp(test::source / "rules/guangxi/gx-etc-2025.json")}};
  const auto engine = Engine::load(options);
  REQUIRE(engine);
  CHECK(engine->policies().size() == Engine::load()->policies().size());
}
