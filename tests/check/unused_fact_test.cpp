// Rule `fact_unused`: facts of a vocabulary that no loaded rule set reads.
#include "catch.hpp"
#include "check/check.hpp"
#include "files.hpp"
#include "huiqi/huiqi.hpp"

using namespace huiqi;

TEST_CASE("check: a fact that nobody uses is found in the vocabulary where it stands, and may be accepted") {
  // The embedded vocabulary with one more fact: the file of that name replaces the embedded one.
  std::string text = test::slurp(test::source / "rules/vocabulary/parks.json");
  const std::string before = "\"approved\": {";
  const std::size_t at = text.find(before);
  REQUIRE(at != std::string::npos);
  text.insert(at, R"("colour": { "type": "text", "changeable": false, "label": { "zh": "颜色", "en": "colour" },
        "question": { "zh": "什么颜色？", "en": "Which colour?" } },
      )");
  EngineOptions options;
  options.vocabulary = {{"parks.json", text}};
  auto engine = Engine::load(options);
  REQUIRE(engine);
  const auto findings = check::check(*engine, {}, options.vocabulary).findings;
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].diagnostic.code == "fact_unused");
  CHECK(findings[0].of == "parks[].colour");
  CHECK(findings[0].certainty == check::Certainty::proven);
  CHECK(findings[0].diagnostic.place.line > 1);

  const std::size_t end = text.rfind('}');
  text.insert(end, R"(, "accept": [ { "finding": "fact_unused", "of": "parks[].colour",
      "because": { "zh": "供人参考", "en": "for people" } } ] )");
  options.vocabulary = {{"parks.json", text}};
  engine = Engine::load(options);
  REQUIRE(engine);
  CHECK(check::check(*engine, {}, options.vocabulary).findings.empty());
}
