// The verdicts of a workspace for some provisions are those of the whole, less the others.
#include <algorithm>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "catch.hpp"
#include "evaluate/loaded.hpp"
#include "huiqi/engine.hpp"
#include "random/profiles.hpp"

namespace {

using huiqi::Engine;

bool same(const Engine::Verdict& a, const Engine::Verdict& b) {
  return a.provision == b.provision && a.item == b.item && a.status == b.status && a.has_amount == b.has_amount &&
         a.assured == b.assured && a.ceiling == b.ceiling && a.ceiling_max == b.ceiling_max;
}

}  // namespace

TEST_CASE("a workspace for one provision gives the verdicts of the whole", "[evaluate]") {
  const auto engine = Engine::load();
  REQUIRE(engine);
  const huiqi::random::ProfileMaker maker(*engine->loaded().vocabulary, engine->loaded().rule_sets);
  const auto whole = engine->make_workspace();
  const std::vector<std::string> ids = engine->provisions();
  std::vector<std::shared_ptr<Engine::Workspace>> alone;
  for (const std::string& id : ids) {
    huiqi::EvaluateOptions options;
    options.policies = {id};
    auto workspace = engine->make_workspace(options);
    REQUIRE(workspace);
    alone.push_back(*workspace);
  }
  std::size_t compared = 0;
  std::vector<Engine::Verdict> all, one;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const huiqi::Date as_of = maker.as_of(seed);
    const auto profile = engine->read_profile(maker.make(seed, as_of), "random.json");
    if (!profile || !engine->verdicts(*profile, as_of, *whole, all)) continue;
    for (std::size_t p = 0; p < ids.size(); ++p) {
      INFO("seed " << seed << ", " << ids[p]);
      REQUIRE(engine->verdicts(*profile, as_of, *alone[p], one));
      std::vector<Engine::Verdict> expected;
      std::copy_if(all.begin(), all.end(), std::back_inserter(expected),
                   [&](const Engine::Verdict& each) { return each.provision == p; });
      REQUIRE(std::equal(one.begin(), one.end(), expected.begin(), expected.end(), same));
      compared += one.size();
    }
  }
  CHECK(compared > 1000);
}

TEST_CASE("a workspace for an unknown policy or reading is refused", "[evaluate]") {
  const auto engine = Engine::load();
  REQUIRE(engine);
  huiqi::EvaluateOptions options;
  options.policies = {"lz-1z"};
  options.readings = {{"lz-2a.base", "nothing"}};
  const auto workspace = engine->make_workspace(options);
  CHECK_FALSE(workspace);
  REQUIRE(workspace.diagnostics.size() == 2);
  CHECK(workspace.diagnostics[0].code == "unknown_policy");
  CHECK(workspace.diagnostics[1].code == "unknown_reading");
}
