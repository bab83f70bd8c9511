// Rule `review_void`: a review record that a change has voided is a proven finding of `check`.
#include "catch.hpp"
#include "check/check.hpp"
#include "files.hpp"
#include "huiqi/huiqi.hpp"

using namespace huiqi;

TEST_CASE("check: a review record of what has changed since is a proven finding") {
  EngineOptions options;
  options.rule_sets.push_back({"i.json", test::slurp(test::source / "tests/check/structure/good.json")});
  const std::string record = R"({ "format": 1, "rule_set": "s-1", "reviews": [
    { "provision": "s-1", "by": "张三", "on": "2026-03-01", "digest": ")";
  options.reviews.push_back({"i.reviews.json", record + std::string(64, 'a') + "\" } ] }"});
  const auto engine = Engine::load(options);
  REQUIRE(engine);
  const auto findings = check::check(*engine, options.rule_sets, {}).findings;
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].diagnostic.code == "review_void");
  CHECK(findings[0].diagnostic.file == "i.reviews.json");
  CHECK(findings[0].diagnostic.place.line == 2);
  CHECK(findings[0].of == "s-1");
  CHECK(findings[0].certainty == check::Certainty::proven);
}
