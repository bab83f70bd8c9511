// The sample applicants and their reports: JSON, and the words in both languages.
#include "catch.hpp"
#include "files.hpp"
#include "huiqi/huiqi.hpp"

using namespace huiqi;

namespace {

std::string words(const Report& report, Language language) {
  TableOptions options;
  options.language = language;
  std::string text = summary_table(report, options);
  for (const Decision& decision : report.decisions) {
    const bool beside_the_point = decision.status == Status::not_applicable || decision.status == Status::not_in_force;
    if (!beside_the_point) text += "\n" + detail(decision, options);
  }
  return text;
}

}  // namespace

TEST_CASE("the sample applicants' reports are as they were read") {
  const auto engine = Engine::load();
  REQUIRE(engine);
  const auto samples = test::files_of(test::source / "examples", ".json");
  REQUIRE(samples.size() >= 4);
  for (const auto& path : samples) {
    CAPTURE(path.string());
    const auto profile = engine->read_profile(test::slurp(path), path.filename().string());
    REQUIRE(profile);
    const auto report = engine->evaluate(*profile);
    REQUIRE(report);
    const auto golden = test::source / "examples" / "golden" / path.stem();
    const bool whole =
        std::filesystem::exists(golden.string() + ".json");  // four of them: the others' words say it all
    if (whole) test::check_golden(golden.string() + ".json", to_json(*report));
    test::check_golden(golden.string() + ".zh.txt", words(*report, Language::zh));
    test::check_golden(golden.string() + ".en.txt", words(*report, Language::en));
  }
}
