// Who gains and who loses over several profiles, and by how much exactly. Covers src/compare/population.cpp.
#include "compare/population.hpp"

#include "versions.hpp"

using namespace huiqi;
using compare::Population;
using test::rule_set;

namespace {

read::Node node(const std::string& json) {
  std::vector<Diagnostic> none;
  auto root = read::parse(json, "p.jsonl", read::Limits{}, none);
  REQUIRE(root);
  return *root;
}

std::string grant(const std::string& least, const std::string& rate, const std::string& cap) {
  return rule_set(R"("requires": [ { "id": "t-1.staff", "fact": "rd_personnel", "at_least": )" + least +
                  R"(, "word": "不少于" } ], "grant": { "rate_is": "ceiling", "rate": ")" + rate + R"(", "cap": ")" +
                  cap + R"(", "base": { "fact": "rd_expenditure", "year": "last" }, "per": ["enterprise"] })");
}

std::string enterprise(int staff, const std::string& spent) {
  return R"({ "as_of": "2026-05-20", "enterprise": { "rd_personnel": )" + std::to_string(staff) +
         R"(, "rd_expenditure": { "2025": ")" + spent + "\" } } }";
}

}  // namespace

TEST_CASE("population: counts and exact sums", "[compare]") {
  const compare::Versions versions{test::load(grant("40", "10%", "100万元")), test::load(grant("50", "15%", "100万元")),
                                   *Date::parse("2026-05-20")};
  Population population(versions, {"t-1"}, {"t-1"});
  CHECK(population.add(node(enterprise(45, "100.01元")), "p").empty());  // loses 10.00
  CHECK(population.add(node(enterprise(60, "0.33元")), "p").empty());    // 0.03 → 0.04
  CHECK(population.add(node(enterprise(60, "1亿元")), "p").empty());     // the cap both times
  CHECK(population.add(node(enterprise(60, "800万元")), "p").empty());   // 80万 → 100万
  CHECK(population.add(node(enterprise(10, "800万元")), "p").empty());   // neither
  const auto errors = population.add(node(R"({ "enterprise": { "rd_personnel": -1 } })"), "p");
  CHECK(has_errors(errors));
  CHECK(population.applicants() == 5);
  const compare::Tally& tally = population.provisions().at("t-1");
  CHECK(tally.gain == 2);
  CHECK(tally.lose == 1);
  CHECK(tally.unchanged == 2);
  CHECK(tally.gained == Rational(20'000'001));
  CHECK(tally.lost == Rational(1'000));
  CHECK(population.all().gain == 2);
  CHECK(population.all().lose == 1);
  CHECK(population.all().both == 0);
  CHECK(population.all().gained == Rational(20'000'001));
  CHECK(population.all().lost == Rational(1'000));
}

TEST_CASE("population: a provision that comes, one that goes", "[compare]") {
  const std::string only = rule_set(R"("requires": [])", "service");
  std::string other = only;
  other.replace(other.find("\"t-1\""), 5, "\"t-2\"");
  const compare::Versions versions{test::load(only), test::load(other), *Date::parse("2026-05-20")};
  Population population(versions, {"t-1"}, {"t-2"});
  CHECK(population.add(node(R"({ "enterprise": {} })"), "p").empty());
  CHECK(population.add(node(R"({ "projects": [] })"), "p").empty());  // no enterprise, no decision
  CHECK(population.provisions().at("t-1").lose == 1);
  CHECK(population.provisions().at("t-2").gain == 1);
  CHECK(population.all().both == 1);
  CHECK(population.all().unchanged == 1);
}

TEST_CASE("population: who is undetermined in one version is counted, and said to be so", "[compare]") {
  const std::string person = R"({ "id": "t-1.person", "fact": "independent_legal_person", "is": true })";
  const std::string staff = R"({ "id": "t-1.staff", "fact": "rd_personnel", "at_least": 40, "word": "不少于" })";
  const compare::Versions versions{test::load(rule_set("\"requires\": [ " + staff + ", " + person + " ]")),
                                   test::load(rule_set("\"requires\": [ " + staff + " ]")), *Date::parse("2026-05-20")};
  Population population(versions, {"t-1"}, {"t-1"});
  CHECK(population.add(node(enterprise(60, "1万元")), "p").empty());  // undetermined, then eligible
  CHECK(population.add(node(enterprise(10, "1万元")), "p").empty());  // ineligible both times
  CHECK(population.all().gain == 1);
  CHECK(population.all().undetermined == 1);
  CHECK(population.provisions().at("t-1").undetermined == 1);
}
