// The case reader: what a file says, and every mistake in it with its place.
#include <memory>

#include "cases/engine.hpp"

namespace huiqi::cases {
namespace {

using Codes = std::vector<std::string>;

TEST_CASE("a case has its base edited by path, and keeps its expectations", "[cases]") {
  const Read read = read_demo(R"(
    "bases": { "plain": { "projects": [ { "id": "p1", "kinds": ["technical_transformation"], "total_input": "1元" } ] } },
    "cases": [ { "name": "a", "comment": "第一条", "provision": "demo-1", "subject": "p1", "as_of": "2026-05-20", "base": "plain",
      "set": { "projects.p1.total_input": "100万元", "enterprise.name": "甲" },
      "readings": { "demo-1.base": "total_input" },
      "expect": { "status": "eligible", "ceiling": "20万元", "findings": { "demo-1.size": "met" }, "value": { "limit": null },
                  "missing": [], "readings": { "total_investment": { "ceiling": null } } } } ])");
  REQUIRE(read.file);
  REQUIRE(read.file->cases.size() == 1);
  const Case& each = read.file->cases.front();
  CHECK(each.place.line == 3);
  CHECK(each.subject == "p1");
  CHECK(each.as_of == *Date::parse("2026-05-20"));
  CHECK(each.readings.at("demo-1.base") == "total_input");
  REQUIRE(each.expectations.size() == 6);
  CHECK(each.expectations[1].wanted == Codes{"200000.00"});
  CHECK(each.expectations[2].key == "demo-1.size");
  CHECK(each.expectations[3].nothing);
  CHECK(each.profile.has_value());
}

TEST_CASE("a table is a case a row", "[cases]") {
  const Read read = read_demo(R"(
    "bases": { "plain": { "as_of": "2026-05-20", "projects": [ { "id": "p1" } ] } },
    "tables": [ { "name": "size", "provision": "demo-1", "base": "plain", "vary": ["projects.p1.total_input", "as_of"],
      "expect": { "decided": true }, "expect_columns": ["status"],
      "rows": [ ["100万元", "2026-05-20", "undetermined"],
                [null, "2025-12-31", "not_in_force"] ] } ])");
  for (const Diagnostic& each : read.diagnostics) UNSCOPED_INFO(to_string(each, Language::en));
  REQUIRE(read.file);
  REQUIRE(read.file->cases.size() == 2);
  CHECK(read.file->cases[0].name == "size [1: 100万元, 2026-05-20]");
  CHECK(read.file->cases[1].as_of == *Date::parse("2025-12-31"));
  CHECK(read.file->cases[1].place.line == 6);
  CHECK(read.file->cases[1].expectations.size() == 2);
}

TEST_CASE("a draft is read like any case, with a warning", "[cases]") {
  const Read read = read_case(R"("confirm": true, "expect": { "decided": false })");
  REQUIRE(read.file);
  CHECK(read.file->cases.front().confirm);
  CHECK(read.codes() == Codes{"unconfirmed"});
  CHECK(read.diagnostics.front().severity == Severity::warning);
  CHECK(read_case(R"("confirm": false, "expect": { "decided": false })").codes().empty());
  CHECK(read_case(R"("confirm": "yes", "expect": { "decided": false })").codes() == Codes{"wrong_form"});
}

TEST_CASE("what no case can show is declared by name, with the reason", "[cases]") {
  const std::string because = R"("because": { "zh": "…", "en": "…" } })";
  const Read read =
      read_demo(R"("unreachable": [ { "item": "demo-1.size/threshold-1", "goals": ["below"], )" + because + "]");
  REQUIRE(read.file);
  REQUIRE(read.file->unreachable.size() == 1);
  CHECK(read.file->unreachable.front().goals == Codes{"below"});
  CHECK(read_demo(R"("unreachable": [ { "item": "demo-1.siz", "goals": ["met"], )" + because + "]").codes() ==
        Codes{"unknown_item"});
  CHECK(read_demo(R"("unreachable": [ { "item": "demo-1.size", "goals": ["pending"], )" + because + "]").codes() ==
        Codes{"unknown_goal"});
  CHECK(read_demo(R"("unreachable": [ { "item": "demo-1.size" } ])").codes() == Codes{"missing_key", "missing_key"});
}

TEST_CASE("changes that no case can notice are named, with the reason", "[cases]") {
  const std::string because = R"("because": { "zh": "…", "en": "…" } })";
  const Read read =
      read_demo(R"("unnoticed": [ { "mutants": ["demo-1.size:more", "demo-1.size:less"], )" + because + "]");
  REQUIRE(read.file);
  REQUIRE(read.file->unnoticed.size() == 2);
  CHECK(read.file->unnoticed.back().mutant == "demo-1.size:less");
  CHECK(read.file->unnoticed.back().because.en == "…");
  CHECK(read_demo(R"("unnoticed": [ { "mutant": ["demo-1.size:more"], )" + because + "]").codes() ==
        Codes{"unknown_key", "missing_key"});
  CHECK(read_demo(R"("unnoticed": [ { "mutants": [1], )" + because + "]").codes() == Codes{"wrong_form"});
  CHECK(read_demo(R"("unnoticed": [ { "mutants": [] } ])").codes() == Codes{"missing_key"});
}

TEST_CASE("mistakes in the frame of a file", "[cases]") {
  CHECK(read_demo(R"("kases": [])").codes() == Codes{"unknown_key"});
  CHECK(read_demo(R"("cases": [ { "expect": { "status": "eligible" } } ])").codes() ==
        Codes{"missing_key", "missing_key", "missing_key"});
  CHECK(read_demo(R"("cases": [ { "name": "", "provision": null, "as_of": "2026-05-20", "expect": null } ])").codes() ==
        Codes{"missing_key", "missing_key", "missing_key"});
  CHECK(read_demo(R"("cases": [ { "name": "a", "provision": "", "as_of": null, "expect": { "decided": true } } ])")
            .codes() == Codes{"missing_key", "missing_key"});
  std::vector<Diagnostic> diagnostics;
  const auto no_set = read::parse(R"({ "format": 1, "rule_set": null })", "x", {}, diagnostics);
  CHECK_FALSE(read_cases(*no_set, "x", demo_engine(), diagnostics));
  REQUIRE(diagnostics.size() == 1);
  CHECK(diagnostics[0].code == "missing_key");
  diagnostics.clear();
  const auto root = read::parse(R"({ "format": 2, "rule_set": "dema" })", "x", {}, diagnostics);
  CHECK_FALSE(read_cases(*root, "x", demo_engine(), diagnostics));
  REQUIRE(diagnostics.size() == 2);
  CHECK(diagnostics[0].code == "wrong_format");
  CHECK(diagnostics[1].suggestion.en == "did you mean \"demo\"?");
}

TEST_CASE("mistakes in a case have their code, place and suggestion", "[cases]") {
  CHECK(read_case(R"("expect": {})").codes() == Codes{"expects_nothing"});
  CHECK(read_case(R"("expect": { "statsu": "eligible" })").codes() == Codes{"unknown_key"});
  CHECK(read_case(R"("expect": { "status": "elegible" })").codes() == Codes{"unknown_word"});
  CHECK(read_case(R"("expect": { "status": null })").codes() == Codes{"wrong_form"});
  CHECK(read_case(R"("expect": { "ceiling": "0.001元" })").codes() == Codes{"money_decimals"});
  CHECK(read_case(R"("expect": { "binding": "caps" })").codes() == Codes{"unknown_word"});
  CHECK(read_case(R"("expect": { "findings": { "demo-1.sise": "met" } })").codes() == Codes{"unknown_finding"});
  CHECK(read_case(R"("expect": { "missing": ["projects[].total_inptu"] })").codes() == Codes{"unknown_fact"});
  CHECK(read_case(R"("expect": { "missing": ["enterprise.rd_expenditure.2025"] })").codes().empty());
  CHECK(read_case(R"("expect": { "readings": { "total_inptu": { "status": "eligible" } } })").codes() ==
        Codes{"unknown_reading"});
  CHECK(read_case(R"("expect": { "readings": { "total_input+x": { "status": "eligible" } } })").codes() ==
        Codes{"wrong_count"});
  CHECK(read_case(R"("expect": { "readings": { "total_input": { "binding": "cap" } } })").codes() ==
        Codes{"unknown_column"});
  CHECK(read_case(R"("beside": ["demo-2"], "expect": { "counted": true })").codes() == Codes{"unknown_provision"});
  CHECK(read_case(R"("beside": ["demo-1"], "expect": { "counted": "yes" })").codes() == Codes{"wrong_form"});
  CHECK(read_case(R"("expect": { "error": "x", "status": "eligible" })").codes() == Codes{"wrong_combination"});
  CHECK(read_case(R"("base": "x", "expect": { "status": "eligible" })").codes() == Codes{"unknown_base"});
  CHECK(read_case(R"("readings": { "demo-1.bas": "x" }, "expect": { "status": "eligible" })").codes() ==
        Codes{"unknown_reading"});
  CHECK(read_case(R"("parameters": { "demo-1.x": "1" }, "expect": { "status": "eligible" })").codes() ==
        Codes{"unknown_parameter"});
  CHECK(
      read_demo(
          R"("cases": [ { "name": "a", "provision": "demo-9", "as_of": "2026-05-20", "expect": { "status": "eligible" } } ])")
          .codes() == Codes{"record_not_provision"});
  CHECK(
      read_demo(R"("cases": [ { "name": "a", "provision": "demo-1", "expect": { "status": "eligible" } } ])").codes() ==
      Codes{"missing_key"});
}

TEST_CASE("a mistake in a shared base is said once, with its place in the case file", "[cases]") {
  const Read read = read_demo(R"("bases": { "b": { "projects": [ { "id": "p1", "total_inptu": "1元" } ] } },
    "cases": [ { "name": "a", "provision": "demo-1", "as_of": "2026-05-20", "base": "b", "expect": { "status": "eligible" } },
               { "name": "b", "provision": "demo-1", "as_of": "2026-05-20", "base": "b", "expect": { "status": "eligible" } } ])");
  CHECK_FALSE(read.file);
  REQUIRE(read.diagnostics.size() == 1);
  CHECK(read.diagnostics.front().code == "unknown_fact");
  CHECK(read.diagnostics.front().place.line == 1);
  CHECK(read.diagnostics.front().file == "demo.cases.json");
}

TEST_CASE("an expected refusal is no mistake of the file", "[cases]") {
  const Read read = read_case(
      R"("profile": { "projects": [ { "id": "p1", "total_input": "0.001元" } ] }, "expect": { "error": "money_decimals" })");
  REQUIRE(read.file);
  CHECK_FALSE(read.file->cases.front().profile);
  CHECK(read.file->cases.front().profile_errors == Codes{"money_decimals"});
  CHECK(run_case(demo_engine(), read.file->cases.front()).passed());
}

TEST_CASE("rows of the wrong length and columns that do not exist", "[cases]") {
  const Read read =
      read_demo(R"("tables": [ { "name": "t", "provision": "demo-1", "as_of": "2026-05-20", "vary": ["enterprise.name"],
      "expect_columns": ["status", "findings.demo-1.sise"], "rows": [ ["甲", "eligible"], ["乙", "elegible", "met"] ] } ])");
  CHECK(read.codes() == Codes{"unknown_finding", "wrong_count", "unknown_word"});
}

}  // namespace
}  // namespace huiqi::cases
