// What the columns API says of many profiles is what `Engine::verdicts` says of each.
#include <map>
#include <string>
#include <vector>

#include "catch.hpp"
#include "evaluate/loaded.hpp"
#include "huiqi/columns.hpp"
#include "random/profiles.hpp"
#include "random/rule_sets.hpp"

namespace {

using huiqi::Columns;
using huiqi::Date;
using huiqi::Engine;

/// Compares every answer; the number of decisions compared.
std::size_t compare(const Engine& engine, Date as_of, const std::vector<huiqi::Profile>& profiles) {
  auto columns = Columns::make(engine, as_of);
  if (!columns) return 0;  // facts reached through references
  const Columns::Gathered gathered = columns->gather(profiles);
  std::vector<Columns::Answers> answers;
  const auto errors = columns->evaluate(gathered.block(), answers);
  if (!errors.empty()) return 0;  // compared below where it matters: verdicts fail on such profiles too
  const auto workspace = engine.make_workspace();
  std::vector<Engine::Verdict> verdicts;
  std::map<std::uint32_t, std::size_t> output_of;
  for (std::size_t o = 0; o < columns->outputs().size(); ++o) output_of[columns->outputs()[o].provision] = o;
  std::size_t compared = 0;
  for (std::size_t p = 0; p < profiles.size(); ++p) {
    if (std::find(gathered.beyond().begin(), gathered.beyond().end(), p) != gathered.beyond().end()) continue;
    REQUIRE(engine.verdicts(profiles[p], as_of, *workspace, verdicts));
    for (const Engine::Verdict& verdict : verdicts) {
      const auto found = output_of.find(verdict.provision);
      if (found == output_of.end()) continue;  // indicators
      const Columns::Answers& answer = answers[found->second];
      const std::size_t table = columns->outputs()[found->second].table;
      const std::uint32_t* offsets = gathered.block().tables[table].offsets;
      const std::size_t row = offsets == nullptr ? p : offsets[p] + verdict.item;
      INFO(engine.provisions()[verdict.provision] << " of profile " << p << ", item " << verdict.item);
      REQUIRE(answer.status[row] == static_cast<std::uint8_t>(verdict.status));
      const auto fen = [](const std::optional<huiqi::Money>& money) {
        return money ? money->fen() : Columns::no_amount;
      };
      if (verdict.has_amount) {
        REQUIRE(answer.assured[row] == verdict.assured.fen());
        REQUIRE(answer.ceiling[row] == fen(verdict.ceiling));
        REQUIRE(answer.ceiling_max[row] == fen(verdict.ceiling_max));
      } else if (!answer.ceiling.empty()) {
        REQUIRE(answer.ceiling[row] == Columns::no_amount);
        REQUIRE(answer.assured[row] == Columns::no_amount);
      }
      ++compared;
    }
  }
  return compared;
}

std::vector<huiqi::Profile> some_profiles(const Engine& engine, const huiqi::random::ProfileMaker& maker, Date as_of,
                                          std::uint64_t first, std::size_t count) {
  std::vector<huiqi::Profile> profiles;
  for (std::uint64_t seed = first; profiles.size() < count && seed < first + 3 * count; ++seed) {
    auto profile = engine.read_profile(maker.make(seed, as_of), "random.json");
    if (profile) profiles.push_back(*profile);
  }
  return profiles;
}

}  // namespace

TEST_CASE("columns and verdicts agree on the embedded rule sets", "[columns]") {
  const auto engine = Engine::load();
  REQUIRE(engine);
  const huiqi::random::ProfileMaker maker(*engine->loaded().vocabulary, engine->loaded().rule_sets);
  std::size_t compared = 0;
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    const Date as_of = maker.as_of(seed);
    compared += compare(*engine, as_of, some_profiles(*engine, maker, as_of, 1000 * seed, seed == 1 ? 1500 : 60));
  }
  CHECK(compared > 20000);
}

TEST_CASE("columns and verdicts agree on random rule sets", "[columns]") {
  const auto embedded = Engine::load();
  REQUIRE(embedded);
  std::size_t compared = 0, sets = 0;
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    huiqi::EngineOptions options;
    INFO("seed " << seed);
    options.rule_sets.push_back({"random.json", huiqi::random::random_rule_set(*embedded->loaded().vocabulary, seed)});
    const auto engine = Engine::load(options);
    REQUIRE(engine);
    std::vector<huiqi::language::RuleSet> own;
    for (const auto& set : engine->loaded().rule_sets) {
      if (set.id.starts_with("random")) own.push_back(set);
    }
    const huiqi::random::ProfileMaker maker(*engine->loaded().vocabulary, own);
    const Date as_of = maker.as_of(seed);
    const std::size_t here = compare(*engine, as_of, some_profiles(*engine, maker, as_of, seed * 100, 25));
    compared += here;
    sets += here > 0 ? 1 : 0;
  }
  CHECK(sets > 20);
  CHECK(compared > 20000);
}
