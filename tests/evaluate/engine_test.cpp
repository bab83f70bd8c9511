// The public engine: options, readings, parameters, the builder, the same bytes for the same inputs.
#include "huiqi/engine.hpp"

#include <thread>

#include "catch.hpp"
#include "files.hpp"
#include "huiqi/huiqi.hpp"

using namespace huiqi;

namespace {

const Engine& engine() {
  static const Result<Engine> loaded = Engine::load();
  return *loaded;
}

Profile sample() {
  const auto path = test::source / "examples/automotive-supplier.json";
  return *engine().read_profile(test::slurp(path), "sample.json");
}

const Decision& decision(const Report& report, const std::string& provision) {
  for (const Decision& each : report.decisions) {
    if (each.provision == provision) return each;
  }
  FAIL("no decision for " << provision);
  return report.decisions.front();
}

}  // namespace

TEST_CASE("the embedded rule sets load without errors") {
  const auto loaded = Engine::load();
  for (const Diagnostic& each : loaded.diagnostics) CHECK(each.severity == Severity::warning);
  REQUIRE(loaded);
  CHECK(loaded->policies().size() >= 2);
}

TEST_CASE("the as-of date: the option, else the profile's, else today, and it is said which") {
  EvaluateOptions options;
  CHECK(engine().evaluate(sample(), options)->as_of_basis == "profile");
  options.as_of = Date::from_civil(2026, 1, 1);
  CHECK(engine().evaluate(sample(), options)->as_of == *Date::from_civil(2026, 1, 1));
  const auto empty = engine().read_profile("{}", "empty");
  const auto today = engine().evaluate(*empty);
  CHECK(today->as_of_basis == "today");
  CHECK(today->decisions.empty());
}

TEST_CASE("unknown policies, readings and parameters are errors with suggestions, all at once") {
  EvaluateOptions options;
  options.policies = {"lz-2aa", "nothing-like-it-at-all"};
  options.readings = {{"lz-2a.base", "equipment"}, {"lz-2a.bse", "x"}};
  options.parameters = {{"lz-8c.fee", "1%"}};
  const auto report = engine().evaluate(sample(), options);
  CHECK_FALSE(report);
  CHECK(report.diagnostics.size() == 5);
}

TEST_CASE("a chosen reading decides alone") {
  EvaluateOptions options;
  options.policies = {"lz-2a"};
  const auto both = engine().evaluate(sample(), options);
  CHECK(decision(*both, "lz-2a").amount->ceiling->to_string() == "2850000.00");
  CHECK(decision(*both, "lz-2a").amount->ceiling_max->to_string() == "3900000.00");
  options.readings = {{"lz-2a.base", "fixed_asset_investment"}};
  const auto one = engine().evaluate(sample(), options);
  CHECK(decision(*one, "lz-2a").amount->ceiling->to_string() == "3900000.00");
  CHECK(decision(*one, "lz-2a").readings.size() == 1);
}

TEST_CASE("an unpublished figure that the caller supplies is compared with") {
  const auto profile = engine().read_profile(
      R"({"financing_guarantee_institution":{"registered_area":"450200","annualised_fee_rate":"0.9%"}})", "p");
  REQUIRE(profile);
  EvaluateOptions options;
  options.as_of = Date::from_civil(2026, 5, 20);
  options.policies = {"lz-8c"};
  CHECK(decision(*engine().evaluate(*profile, options), "lz-8c").status == Status::may_apply);
  options.parameters = {{"lz-8c.fee_rate", "1%"}};
  CHECK(decision(*engine().evaluate(*profile, options), "lz-8c").status == Status::eligible);
  options.parameters = {{"lz-8c.fee_rate", "0.9%"}};
  CHECK(decision(*engine().evaluate(*profile, options), "lz-8c").status == Status::ineligible);
}

TEST_CASE("a profile built in code is the profile of the file") {
  ProfileBuilder builder(engine());
  builder.set("enterprise.registered_area", "450203")
      .set("enterprise.industry", "C3670")
      .set("enterprise.rd_personnel", 40)
      .set("enterprise.main_business_revenue.2025", *Money::from_yuan(50'000'000))
      .set("projects.p1.kinds", std::vector<std::string>{"technical_transformation"})
      .set("projects.p1.fixed_asset_investment", "2000万元")
      .set("titles.0.name", "高新技术企业")
      .set("titles.0.recognised_on", *Date::from_civil(2025, 12, 1))
      .set_empty("incidents");
  const auto built = builder.build();
  REQUIRE(built);
  const auto read = engine().read_profile(
      R"({"enterprise":{"registered_area":"450203","industry":"C3670","rd_personnel":40,"main_business_revenue":{"2025":50000000}},
          "projects":[{"id":"p1","kinds":["technical_transformation"],"fixed_asset_investment":"2000万元"}],
          "titles":[{"name":"高新技术企业","recognised_on":"2025-12-01"}],"incidents":[]})",
      "profile");
  REQUIRE(read);
  EvaluateOptions options;
  options.as_of = Date::from_civil(2026, 5, 20);
  CHECK(to_json(*engine().evaluate(*built, options)) == to_json(*engine().evaluate(*read, options)));
}

TEST_CASE("a path that leads nowhere is reported by build, with the others") {
  ProfileBuilder builder(engine());
  builder.set("titles.3.name", "x").set("enterprise.rd_personel", 4).set("enterprise.employees", "many");
  const auto built = builder.build();
  CHECK_FALSE(built);
  CHECK_FALSE(built.diagnostics.empty());
}

TEST_CASE("the same inputs give the same bytes, whatever the order of keys and the threads") {
  const std::string one =
      R"({"enterprise":{"registered_area":"450203","industry":"C36"},"projects":[{"id":"p","kinds":["equipment_renewal"]}]})";
  const std::string other =
      R"({"projects":[{"kinds":["equipment_renewal"],"id":"p"}],"enterprise":{"industry":"C36","registered_area":"450203"}})";
  EvaluateOptions options;
  options.as_of = Date::from_civil(2026, 5, 20);
  const std::string wanted = to_json(*engine().evaluate(*engine().read_profile(one, "p"), options));
  CHECK(to_json(*engine().evaluate(*engine().read_profile(other, "p"), options)) == wanted);
  std::vector<std::string> results(4);
  std::vector<std::thread> threads;
  for (std::string& result : results) {
    threads.emplace_back([&] { result = to_json(*engine().evaluate(*engine().read_profile(one, "p"), options)); });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& result : results) CHECK(result == wanted);
}

TEST_CASE("money too great for exact arithmetic is refused by the reader") {
  CHECK_FALSE(engine().read_profile(R"({"enterprise":{"total_assets":"99999999999999999999"}})", "p"));
}
