// Overlays: what differs, what does not, and what cannot be overlaid.
#include "huiqi/what_if.hpp"

#include "catch.hpp"
#include "files.hpp"
#include "huiqi/huiqi.hpp"

using namespace huiqi;

namespace {

const Engine& engine() {
  static const Result<Engine> loaded = Engine::load();
  return *loaded;
}

std::string sample_text() { return test::slurp(test::source / "examples/automotive-supplier.json"); }

Profile sample() { return *engine().read_profile(sample_text(), "sample.json"); }

}  // namespace

TEST_CASE("an empty overlay changes nothing") {
  const auto result = what_if(engine(), sample(), {});
  REQUIRE(result);
  CHECK(result->changes.empty());
  CHECK(result->unchanged == result->after.decisions.size());
  CHECK(to_json(result->before) == to_json(result->after));
  CHECK(to_json(result->before) == to_json(*engine().evaluate(sample())));
}

TEST_CASE("an overlaid fact gives what a profile that states it gives") {
  Overlay overlay;
  overlay.facts = {{"enterprise.rd_personnel", "39"}, {"enterprise.name", "另一家公司"}};
  const auto result = what_if(engine(), sample(), overlay);
  REQUIRE(result);
  ProfileBuilder builder(engine());
  builder.from_json(sample_text(), "sample.json")
      .set("enterprise.rd_personnel", 39)
      .set("enterprise.name", "另一家公司");
  CHECK(to_json(result->after) == to_json(*engine().evaluate(*builder.build())));
  REQUIRE_FALSE(result->changes.empty());
  for (const DecisionChange& each : result->changes) {
    REQUIRE(each.before);
    REQUIRE(each.after);
    CHECK_FALSE(each.findings.empty());
  }
  CHECK(result->changes.size() + result->unchanged == result->after.decisions.size());
}

TEST_CASE("a reading and an unpublished figure are overlaid too") {
  Overlay overlay;
  overlay.readings = {{"lz-2a.base", "equipment_purchase"}};
  const auto result = what_if(engine(), sample(), overlay);
  REQUIRE(result);
  for (const DecisionChange& each : result->changes) CHECK(result->after.decisions[*each.after].provision == "lz-2a");
}

TEST_CASE("a subject that is added has decisions it did not have; one that is removed has them no more") {
  Overlay overlay;
  overlay.facts = {{"projects.another.total_input", "100万元"}};
  const auto result = what_if(engine(), sample(), overlay);
  REQUIRE(result);
  REQUIRE_FALSE(result->changes.empty());
  for (const DecisionChange& each : result->changes) {
    CHECK_FALSE(each.before);
    CHECK(result->after.decisions[*each.after].subject.id == "another");
  }
  Overlay back;
  back.facts = {{"projects.another", "null"}};
  const auto changed = with_facts(engine(), sample(), overlay);
  const auto removed = what_if(engine(), *changed, back);
  REQUIRE(removed);
  for (const DecisionChange& each : removed->changes) CHECK_FALSE(each.after);
  CHECK(to_json(removed->after) == to_json(result->before));
}

TEST_CASE("what cannot be overlaid is said, all at once, and nothing is evaluated") {
  Overlay overlay;
  overlay.facts = {{"enterprise.rd_personel", "39"}, {"enterprise.employees", "many"}};
  const auto result = what_if(engine(), sample(), overlay);
  CHECK_FALSE(result);
  CHECK(result.diagnostics.size() == 2);
  overlay.facts.clear();
  overlay.readings = {{"lz-2a.base", "nonsense"}};
  CHECK_FALSE(what_if(engine(), sample(), overlay));
}
