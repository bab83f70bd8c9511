// The statement of coverage is whole: every clause has its verdict, and everything that is modelled stands under a clause.
#include <set>

#include "catch.hpp"
#include "evaluate/loaded.hpp"
#include "huiqi/huiqi.hpp"

using namespace huiqi;

TEST_CASE("every rule set records its document's structure, and each clause holds ids or says why not") {
  const auto engine = Engine::load();
  REQUIRE(engine);
  for (const auto& set : engine->loaded().rule_sets) {
    CAPTURE(set.id);
    CHECK_FALSE(set.structure.empty());
    std::set<std::string> cites;
    for (const auto& clause : set.structure) {
      CAPTURE(clause.cite);
      CHECK(cites.insert(clause.cite).second);
      CHECK((!clause.ids.empty() || !clause.because.empty()));
    }
  }
}

TEST_CASE("every provision and record stands under a clause of the structure") {
  const auto engine = Engine::load();
  REQUIRE(engine);
  for (const auto& set : engine->loaded().rule_sets) {
    std::set<std::string> placed;
    for (const auto& clause : set.structure) placed.insert(clause.ids.begin(), clause.ids.end());
    for (const auto& provision : set.provisions) {
      CAPTURE(set.id, provision.id);
      CHECK(placed.count(provision.id) == 1);
    }
    for (const auto& record : set.records) {
      CAPTURE(set.id, record.id);
      CHECK(placed.count(record.id) == 1);
    }
  }
}
