// Writes random files that the readers accept, and their reports, for scripts/validate-schemas to hold against the schemas:
// what a reader takes, its schema must take. Hidden: it runs where that script calls it, with HUIQI_RANDOM_FILES=FOLDER.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "catch.hpp"
#include "evaluate/loaded.hpp"
#include "huiqi/explain.hpp"
#include "huiqi/huiqi.hpp"
#include "random/profiles.hpp"
#include "random/rule_sets.hpp"

using namespace huiqi;

TEST_CASE("write random files", "[.random-files]") {
  const char* folder = std::getenv("HUIQI_RANDOM_FILES");
  REQUIRE(folder != nullptr);
  const auto write = [&](const std::string& name, const std::string& text) {
    std::ofstream(std::filesystem::path(folder) / name, std::ios::binary) << text;
  };
  const auto engine = Engine::load();
  REQUIRE(engine);
  const auto& loaded = engine->loaded();
  const random::ProfileMaker maker(*loaded.vocabulary, loaded.rule_sets);
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const std::string number = std::to_string(seed) + ".json";
    write("rules-" + number, random::random_rule_set(*loaded.vocabulary, seed));
    const Date as_of = maker.as_of(seed);
    const std::string text = maker.make(seed, as_of);
    const auto profile = engine->read_profile(text, "profile.json");
    if (!profile) continue;  // it breaks a constraint between facts
    write("profile-" + number, text);
    EvaluateOptions options;
    options.as_of = as_of;
    options.distance = true;
    const auto report = engine->evaluate(*profile, options);
    REQUIRE(report);
    if (seed <= 10) write("report-" + number, to_json(*report));
  }
}
