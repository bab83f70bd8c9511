// Blank profiles: they read and evaluate as they stand, and hold the facts that the policies read and no other.
#include "catch.hpp"
#include "files.hpp"
#include "huiqi/huiqi.hpp"

using namespace huiqi;

namespace {

const Engine& engine() {
  static const Result<Engine> loaded = Engine::load();
  return *loaded;
}

std::string blank(const std::vector<std::string>& policies, Language language = Language::zh) {
  const auto made = blank_profile(engine(), policies, *Date::from_civil(2026, 5, 20), language);
  REQUIRE(made);
  return *made;
}

}  // namespace

TEST_CASE("a blank profile evaluates as it stands: nothing is stated, nothing is decided for or against") {
  std::vector<std::string> all = {""};
  for (const Engine::PolicyInfo& each : engine().policies()) all.push_back(each.id);
  for (const std::string& policy : all) {
    CAPTURE(policy);
    const auto policies = policy.empty() ? std::vector<std::string>{} : std::vector<std::string>{policy};
    const auto profile = engine().read_profile(blank(policies), "blank.json");
    for (const Diagnostic& each : profile.diagnostics) UNSCOPED_INFO(to_string(each, Language::en));
    REQUIRE(profile);
    EvaluateOptions options;
    options.policies = policies;
    const auto report = engine().evaluate(*profile, options);
    REQUIRE(report);
    for (const Decision& each : report->decisions) {
      CHECK(each.status != Status::eligible);
      CHECK(each.status != Status::ineligible);
      CHECK(each.status != Status::triggered);
    }
  }
}

TEST_CASE("a blank profile for one provision holds its facts, as comments say, and not those of others") {
  const std::string text = blank({"qj-07"}, Language::en);
  CHECK(text.find("\"main_business_revenue\": {\n      \"2025\": null\n    }") != std::string::npos);
  CHECK(text.find("\"rd_personnel\": null") != std::string::npos);
  CHECK(text.find("\"//rd_personnel\": ") != std::string::npos);
  CHECK(text.find("credit_guarantee") == std::string::npos);
  CHECK(text.find("projects") == std::string::npos);
}

TEST_CASE("a fact that is filled in counts") {
  std::string text = blank({"qj-07"});
  const std::string null = "\"rd_personnel\": null";
  text.replace(text.find(null), null.size(), "\"rd_personnel\": 39");
  EvaluateOptions options;
  options.policies = {"qj-07"};
  const auto report = engine().evaluate(*engine().read_profile(text, "filled.json"), options);
  CHECK(report->decisions.at(0).status == Status::ineligible);
}

TEST_CASE("comments are accepted anywhere in a profile, as texts alone") {
  CHECK(engine().read_profile(R"({"//": "a", "enterprise": {"//x": "b", "technology_centre": {"//y": "c"}}})", "p"));
  const auto wrong = engine().read_profile(R"({"//": 1, "enterprise": {"//x": {}}})", "p");
  CHECK_FALSE(wrong);
  CHECK(wrong.diagnostics.size() == 2);
}

TEST_CASE("an unknown policy is an error with a suggestion") {
  const auto made = blank_profile(engine(), {"qj-70", "qj-07"}, Date(), Language::en);
  CHECK_FALSE(made);
  REQUIRE(made.diagnostics.size() == 1);
  CHECK_FALSE(made.diagnostics[0].suggestion.empty());
}
