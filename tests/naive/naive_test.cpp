// The naive evaluator itself: spans on small cases, and vectors of the clause inventory (shared with nothing else, so that
// an error that the engine and the naive evaluator had in common would show).
#include <optional>
#include <string>

#include "catch.hpp"
#include "huiqi/engine.hpp"
#include "naive/naive.hpp"
#include "naive/span.hpp"

using namespace huiqi::naive;  // NOLINT: short names of spans
using huiqi::Rational;

namespace {

Span span(std::int64_t lo, std::int64_t hi) { return between(end(Rational(lo)), end(Rational(hi))); }

NaiveDecision decision_of(const std::string& provision, const std::string& sections) {
  static const auto engine = huiqi::Engine::load();
  REQUIRE(engine);
  const auto profile = engine->read_profile(R"({"format": 1, )" + sections + "}", "vector.json");
  REQUIRE(profile);
  for (const NaiveDecision& each :
       naive_evaluate(engine->loaded(), profile->applicant(), *huiqi::Date::parse("2026-05-20"))) {
    if (each.provision == provision) return each;
  }
  FAIL("no decision for " << provision);
  return {};
}

std::string ceilings(const NaiveDecision& decision) {
  const auto text = [](const std::optional<huiqi::Money>& money) {
    return money ? money->to_string() : std::string("none");
  };
  return text(decision.ceiling) + " " + text(decision.ceiling_max);
}

const std::string in_liuzhou = R"("enterprise": {"registered_area": "450203", "industry": "C3670"}, )";

std::string digital(const std::string& total, const std::string& software) {
  return in_liuzhou + R"("projects": [{"id": "p", "kinds": ["digital_transformation"], "benchmark_effect": true,
    "total_investment": ")" +
         total + R"(", "software_investment": ")" + software + R"("}])";
}

}  // namespace

TEST_CASE("a comparison is met if the whole span passes, not met if none of it does", "[naive]") {
  CHECK(at_least(span(5, 9), span(5, 5)) == met);
  CHECK(at_least(span(1, 4), span(5, 5)) == not_met);
  CHECK(at_least(span(1, 5), span(5, 5)) == unknown);
  CHECK(less_than(span(1, 5), span(5, 5)) == unknown);
  CHECK(less_than(span(5, 9), span(5, 5)) == not_met);
  CHECK(same(span(5, 5), span(5, 5)) == met);
  CHECK(same(span(4, 6), span(5, 5)) == unknown);
  CHECK(at_least(nothing(), span(0, 0)) == not_met);
  CHECK(at_least(unpublished(), unbounded()) == pending);
}

TEST_CASE("arithmetic is interval arithmetic, end by end", "[naive]") {
  const Span from_two = between(end(Rational(2)), above_all);
  CHECK(difference(span(1, 2), span(1, 3)).lo == end(Rational(-2)));
  CHECK(product({span(-1, 2), span(3, 4)}).lo == end(Rational(-4)));
  CHECK(product({span(0, 0), from_two}).hi == end(Rational(0)));
  CHECK(quotient(span(1, 1), from_two).hi == end(Rational::of(1, 2)));
  CHECK(quotient(span(1, 1), span(0, 1)).hi == above_all);
  CHECK(sum({span(1, 1), nothing()}).none);
  CHECK(hull(std::vector<Span>{span(1, 1), nothing()}).maybe_none);
}

TEST_CASE("vectors of the inventory, section 2.4", "[naive]") {
  const auto transformation = [](const std::string& figures) {
    return in_liuzhou + R"("projects": [{"id": "p", "kinds": ["technical_transformation"], "quality_project": true, )" +
           figures + "}]";
  };
  CHECK(ceilings(decision_of(
            "lz-2a", transformation(R"("fixed_asset_investment": "2000万元", "equipment_purchase": "1500万元")"))) ==
        "2250000.00 3000000.00");
  CHECK(ceilings(decision_of(
            "lz-2a", transformation(R"("fixed_asset_investment": "2666.67万元", "equipment_purchase": "0元")"))) ==
        "0.00 4000000.00");
  CHECK(ceilings(decision_of("lz-2a", transformation(R"("fixed_asset_investment": "2000万元")"))) ==
        "3000000.00 4000000.00");
  CHECK(ceilings(decision_of("lz-3a", digital("1000万元", "300万元"))) == "1500000.00 1950000.00");
  CHECK(ceilings(decision_of("lz-3a", digital("1000万元", "500万元"))) == "1071428.57 2250000.00");
  CHECK(ceilings(decision_of("lz-3a", digital("3000万元", "1000万元"))) == "4000000.00 4000000.00");
  CHECK(ceilings(decision_of("lz-3a", digital("1000万元", "1000万元"))) == "0.00 3000000.00");
}

TEST_CASE("a share that the text fixes is assured once everything is met and prior awards are known", "[naive]") {
  const auto platform = [](const std::string& awards) {
    return in_liuzhou +
           R"("platforms": [{"id": "f", "kind": "后市场服务中心", "qualified": true, "in_use_on": "2024-11-20",
      "external_service_revenue": {"2025": "599万元"}}])" +
           awards;
  };
  CHECK(decision_of("lz-16b", platform("")).assured.to_string() == "0.00");
  CHECK(decision_of("lz-16b", platform(R"(, "prior_awards": [])")).assured.to_string() == "2995000.00");
  const auto paid = decision_of("lz-16b", platform(R"(, "prior_awards": [
      {"provision": "lz-16b", "subject": "f", "year": 2025, "amount": "100万元"},
      {"provision": "lz-16b", "subject": "f", "year": 2024, "amount": "300万元"}])"));
  CHECK(paid.assured.to_string() == "1995000.00");
  CHECK(ceilings(paid) == "1995000.00 1995000.00");
}
