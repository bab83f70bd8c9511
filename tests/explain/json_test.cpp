// The report as JSON: keys and their order, nulls, money, names that need escaping.
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "catch.hpp"
#include "explain/sample.hpp"
#include "huiqi/explain.hpp"

using namespace huiqi;
using Json = nlohmann::ordered_json;

namespace {

std::string keys(const Json& json) {
  std::string all;
  for (const auto& [key, value] : json.items()) all += (all.empty() ? "" : " ") + key;
  return all;
}

Json parsed(const Report& report) { return Json::parse(to_json(report)); }

}  // namespace

TEST_CASE("keys and their order", "[explain][json]") {
  const Json json = parsed(sample::report());
  CHECK(keys(json) == "engine vocabulary rule_sets windows as_of as_of_basis applicant decisions totals notes");
  CHECK(keys(json["rule_sets"][0]) == "id version digest title number coverage");
  CHECK(
      keys(json["decisions"][0]) ==
      "provision policy citation title kind subject status amount value missing pending findings readings notes departments materials steps calls");
  CHECK(keys(json["decisions"][0]["findings"][0]) ==
        "id citation outcome actual required margin comparison unit word role notes");
  CHECK(keys(json["decisions"][2]["amount"]) == "assured ceiling ceiling_max currency binding per formula");
  CHECK(keys(json["decisions"][2]["readings"][0]) == "point option choices default status amount");
  CHECK(keys(json["decisions"][2]["pending"][0]) == "what by because id");
  CHECK(keys(json["decisions"][3]["missing"][0]) == "fact subject year affects question");
  CHECK(keys(json["decisions"][3]["missing"][1]) == "fact subject year affects question near");
  CHECK(keys(json["totals"]) == "assured ceiling ceiling_max combination left_out");
}

TEST_CASE("figures, nulls and words", "[explain][json]") {
  const Json json = parsed(sample::report());
  CHECK(json["as_of"] == "2026-05-20");
  CHECK(json["engine"] == Json::parse(R"({"name":"huiqi","version":"0.1.0"})"));
  const Json& amount = json["decisions"][2]["amount"];
  CHECK(amount["assured"] == "0.00");
  CHECK(amount["ceiling"] == "2250000.00");
  CHECK(amount["ceiling_max"] == "3000000.00");
  CHECK(amount["binding"] == "rate");
  CHECK(json["decisions"][0]["amount"].is_null());
  CHECK(json["decisions"][0]["value"].is_null());
  CHECK(json["decisions"][0]["findings"][1]["actual"].is_null());
  CHECK(json["decisions"][0]["findings"][1]["comparison"] == "none");
  CHECK(json["decisions"][1]["value"]["grade"] == "good");
  CHECK(json["decisions"][3]["missing"][0]["year"].is_null());
  CHECK(json["decisions"][3]["missing"][1]["year"] == "2025");
  CHECK(json["decisions"][3]["missing"][1]["affects"] == "amount");
  CHECK(json["decisions"][3]["missing"][1]["question"]["zh"] == "2025年的对外服务营业收入是多少元?");
  CHECK(json["decisions"][2]["pending"][0]["because"] == "judgement");
  CHECK(json["totals"]["left_out"][0]["subject"]["id"] == "f1");
  CHECK(json["notes"][0]["code"] == "prior_awards_unknown");
}

TEST_CASE("what cannot be stated is null", "[explain][json]") {
  Report report = sample::report();
  Amount& amount = *report.decisions[2].amount;
  amount.ceiling.reset();
  amount.ceiling_max.reset();
  amount.binding = Binding::none;
  report.totals.ceiling_max.reset();
  report.decisions[2].value = {{"tiers_crossed", true, {}, {}, Unit::money},
                               {"last_day", false, {}, {}, Unit::date},
                               {"support_year", false, {"5"}, {}, Unit::number}};
  const Json json = parsed(report);
  CHECK(json["decisions"][2]["amount"]["ceiling"].is_null());
  CHECK(json["decisions"][2]["amount"]["binding"].is_null());
  CHECK(json["totals"]["ceiling_max"].is_null());
  CHECK(json["decisions"][2]["value"].dump() == R"({"tiers_crossed":[],"last_day":null,"support_year":"5"})");
}

TEST_CASE("several points of ambiguity are joined", "[explain][json]") {
  Report report = sample::report();
  report.decisions[2].readings = {
      {{{"per", "title"}, {"recognised", "ever"}}, false, Status::ineligible, std::nullopt}};
  const Json reading = parsed(report)["decisions"][2]["readings"][0];
  CHECK(reading["point"] == "per+recognised");
  CHECK(reading["option"] == "title+ever");
  CHECK(reading["choices"].dump() == R"({"per":"title","recognised":"ever"})");
  CHECK(reading["amount"].is_null());
}

TEST_CASE("hostile names are data", "[explain][json]") {
  Report report = sample::report();
  report.applicant = "\"},\"x\":{\"\\\n\x1b\x01</script>\u2028";
  CHECK(parsed(report)["applicant"] == report.applicant);
  CHECK(to_json(report).find('\x1b') == std::string::npos);
  report.applicant = "\xff公司";  // no UTF-8: replaced, not thrown over
  CHECK(parsed(report)["applicant"] == "\uFFFD公司");
}

TEST_CASE("two-space indent, a newline at the end, the same bytes each time", "[explain][json]") {
  const std::string text = to_json(sample::report());
  CHECK(text.starts_with("{\n  \"engine\": {\n    \"name\": \"huiqi\","));
  CHECK(text.ends_with("}\n"));
  CHECK(text.find("柳州某某机械有限公司") != std::string::npos);
  CHECK(text == to_json(sample::report()));
}
