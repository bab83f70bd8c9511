// Profiles with mistakes, and the messages that they get: bad/*.json beside bad/*.txt.
#include "catch.hpp"
#include "files.hpp"
#include "huiqi/huiqi.hpp"

using namespace huiqi;

TEST_CASE("a profile with mistakes gets all of its messages, in both languages") {
  const auto engine = Engine::load();
  REQUIRE(engine);
  for (const auto& path : test::files_of(test::source / "tests/profile/bad", ".json")) {
    const auto profile = engine->read_profile(test::slurp(path), path.filename().string());
    CAPTURE(path.string());
    std::string text = profile ? "accepted\n" : "refused\n";
    for (const Diagnostic& each : profile.diagnostics) {
      text += to_string(each, Language::en) + "\n" + to_string(each, Language::zh) + "\n";
    }
    test::check_golden(std::filesystem::path(path).replace_extension(".txt"), text);
  }
}
