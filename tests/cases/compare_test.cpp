// Comparing a decision with what a case expects: only what is listed, and every difference of that.
#include "cases/engine.hpp"

namespace huiqi::cases {
namespace {

/// A decision for p1 as an evaluation might give it.
Report report() {
  Report report;
  Decision decision;
  decision.provision = "demo-1";
  decision.subject = {"project", "p1"};
  decision.status = Status::may_apply;
  Amount amount;
  amount.ceiling = Money::from_fen(20'000'000);
  amount.binding = Binding::rate;
  decision.amount = amount;
  decision.value.push_back({"limit", false, {"3000000.00"}, {}, Unit::money});
  decision.value.push_back({"tiers", true, {"20000000.00", "100000000.00"}, {}, Unit::money});
  decision.value.push_back({"grade", false, {}, {}, Unit::words});
  Finding size;
  size.id = "demo-1.size";
  size.outcome = Outcome::met;
  size.notes.push_back({"boundary", {}, {}});
  decision.findings.push_back(size);
  decision.notes.push_back({"rule_note", {}, {"平台先于文件", "A platform in use before the document"}});
  Missing missing;
  missing.fact = "enterprise.rd_expenditure";
  missing.year = "2025";
  missing.affects_status = true;
  decision.missing.push_back(missing);
  missing.fact = "projects[].total_input";
  missing.year.reset();
  missing.affects_status = false;
  decision.missing.push_back(missing);
  decision.pending.push_back({"demo-1.kind", {}, {}, false});
  ReadingResult reading;
  reading.choices = {{"base", "total_investment"}};
  reading.status = Status::eligible;
  decision.readings.push_back(reading);
  report.decisions.push_back(decision);
  return report;
}

std::vector<std::string> differences(const std::string& expect) {
  const Read read = read_case(R"("expect": { )" + expect + " }");
  for (const Diagnostic& each : read.diagnostics) UNSCOPED_INFO(to_string(each, Language::en));
  REQUIRE(read.file);
  std::vector<std::string> columns;
  for (const Difference& each : compare(read.file->cases.front(), report()).differences) {
    columns.push_back(each.column + ": " + each.expected.en + " / " + each.got.en);
  }
  return columns;
}

using Lines = std::vector<std::string>;

TEST_CASE("notes are named by code, or by the beginning of the rule set's words", "[cases]") {
  CHECK(differences(R"("notes": ["boundary", "rule_note:平台"], "no_notes": ["open_list", "rule_note:项目"])").empty());
  CHECK(differences(R"("notes": ["rule_note:A platform in use"])").empty());
  CHECK(differences(R"("notes": ["rule_note:项目"])") ==
        Lines{"notes: [rule_note:项目] / [boundary, rule_note, rule_note:平台先于文件]"});
  CHECK(differences(R"("no_notes": ["rule_note:平台"])").size() == 1);
  CHECK(differences(R"("no_notes": ["boundary"])").size() == 1);
}

TEST_CASE("what is as expected makes no difference", "[cases]") {
  CHECK(differences(
            R"("status": "may_apply", "assured": "0.00", "ceiling": "20万元", "ceiling_max": null, "binding": "rate")")
            .empty());
  CHECK(differences(R"("value": { "limit": "300万元", "tiers": ["2000万元", "1亿元"], "grade": null, "other": null })")
            .empty());
  CHECK(
      differences(
          R"("findings": { "demo-1.size": "met", "demo-1.kind": null }, "notes": ["boundary"], "pending": ["demo-1.kind"])")
          .empty());
  CHECK(
      differences(R"("missing": ["enterprise.rd_expenditure"], "missing_amount": ["projects[].total_input"])").empty());
  CHECK(differences(R"("missing": ["enterprise.rd_expenditure.2025"])").empty());
  CHECK(differences(R"("readings": { "total_investment": { "status": "eligible", "ceiling": null } })").empty());
  CHECK(differences(R"("decided": true)").empty());
}

TEST_CASE("whether the totals count the decision", "[cases]") {
  CHECK(differences(R"("counted": false)").empty());
  CHECK(differences(R"("counted": true)") == Lines{"counted: true / false"});
  Report counted = report();
  counted.totals.combination.emplace_back(counted.decisions.front().provision, counted.decisions.front().subject);
  const Case each = read_case(R"("expect": { "counted": true })").file->cases.front();
  CHECK(compare(each, counted).passed());
}

TEST_CASE("every difference is said", "[cases]") {
  CHECK(differences(R"("status": "eligible", "ceiling": "200000.01")") ==
        Lines{"status: eligible / may_apply", "ceiling: 200000.01 / 200000.00"});
  CHECK(differences(R"("ceiling": null, "ceiling_max": "1元")") ==
        Lines{"ceiling: none / 200000.00", "ceiling_max: 1.00 / no figure"});
  CHECK(differences(R"("binding": null)") == Lines{"binding: none / rate"});
  CHECK(differences(R"("value": { "limit": "1元", "grade": "good", "tiers": ["1亿元", "2000万元"], "other": "x" })") ==
        Lines{"value.limit: 1元 / 3000000.00", "value.grade: good / none",
              "value.tiers: [1亿元, 2000万元] / [20000000.00, 100000000.00]", "value.other: x / none"});
  CHECK(differences(R"("findings": { "demo-1.size": "not_met", "demo-1.kind": "met" })") ==
        Lines{"findings.demo-1.size: not_met / met", "findings.demo-1.kind: met / none"});
  CHECK(differences(R"("missing": [], "missing_amount": [], "pending": [])") ==
        Lines{"missing: [] / [enterprise.rd_expenditure]", "missing_amount: [] / [projects[].total_input]",
              "pending: [] / [demo-1.kind]"});
  CHECK(differences(R"("missing": ["enterprise.rd_expenditure.2024"])") ==
        Lines{"missing: [enterprise.rd_expenditure.2024] / [enterprise.rd_expenditure]"});
  CHECK(differences(R"("notes": ["future_event"])") ==
        Lines{"notes: [future_event] / [boundary, rule_note, rule_note:平台先于文件]"});
  CHECK(
      differences(
          R"("readings": { "total_investment": { "status": "ineligible" }, "total_input": { "status": "eligible" } })") ==
      Lines{"readings.total_investment.status: ineligible / eligible",
            "readings.total_input.status: eligible / no result for this reading"});
  CHECK(differences(R"("decided": false)") == Lines{"decided: false / true"});
  CHECK(differences(R"("error": "money_decimals")").empty());  // settled before there is a decision
}

TEST_CASE("a case whose decision is not there, or not one", "[cases]") {
  Case each = read_case(R"("expect": { "status": "eligible" })").file->cases.front();
  Report none;
  CHECK(compare(each, none).differences.front().got.en == "no decision (the profile has no such subject)");
  Report two = report();
  two.decisions.push_back(two.decisions.front());
  two.decisions.back().subject.id = "p2";
  CHECK(compare(each, two).differences.front().got.en == "2 decisions, name one by \"subject\": [p1, p2]");
  each.subject = "p2";
  CHECK(compare(each, two).differences.front().column == "status");
}

TEST_CASE("a case is run through the engine", "[cases]") {
  const std::string profile =
      R"("profile": { "projects": [ { "id": "p1", "kinds": ["technical_transformation"], "total_input": )";
  for (const auto& [input, status] :
       {std::pair{"999999.99元", "ineligible"}, {"100万元", "eligible"}, {"1000000.01元", "eligible"}}) {
    const Read read = read_case(profile + "\"" + input + "\" } ] }, \"expect\": { \"status\": \"" + status + "\" }");
    REQUIRE(read.file);
    CHECK(run_case(demo_engine(), read.file->cases.front()).passed());
  }
}

}  // namespace
}  // namespace huiqi::cases
