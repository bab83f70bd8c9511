// The columns API by itself: what it refuses, figures beyond 64 bits, outcomes, sections that an applicant does not have.
// Source: docs/columns.md
#include "huiqi/columns.hpp"

#include <map>
#include <string>
#include <vector>

#include "catch.hpp"
#include "huiqi/engine.hpp"

namespace {

using huiqi::Columns;
using huiqi::Date;
using huiqi::Engine;

const Date as_of = *Date::from_civil(2026, 5, 20);

Columns columns_for(const Engine& engine, std::vector<std::string> policies) {
  huiqi::EvaluateOptions options;
  options.policies = std::move(policies);
  auto columns = Columns::make(engine, as_of, options);
  REQUIRE(columns);
  return std::move(*columns);
}

huiqi::Profile profile_of(const Engine& engine, const std::string& json) {
  auto profile = engine.read_profile(json, "test.json");
  REQUIRE(profile);
  return *profile;
}

std::size_t place(const Columns& columns, const std::string& path) {
  for (std::size_t i = 0; i < columns.inputs().size(); ++i) {
    if (columns.inputs()[i].path == path) return i;
  }
  FAIL("no column " << path);
  return 0;
}

std::size_t table(const Columns& columns, const std::string& path) {
  for (std::size_t i = 0; i < columns.tables().size(); ++i) {
    if (columns.tables()[i].path == path) return i;
  }
  FAIL("no table " << path);
  return 0;
}

}  // namespace

TEST_CASE("columns filled by hand are decided", "[columns]") {
  const auto engine = Engine::load();
  REQUIRE(engine);
  Columns columns = columns_for(*engine, {"lz-2a"});
  Columns::Block block;
  block.tables.resize(columns.tables().size());
  block.inputs.resize(columns.inputs().size());
  const std::uint32_t offsets[] = {0, 1, 3};  // two enterprises: the first has one project, the second two
  block.tables[0].count = 2;
  block.tables[table(columns, "enterprise")].count = 2;
  block.tables[table(columns, "projects[]")] = {3, offsets, nullptr};
  const std::int64_t areas[] = {450203, 450103}, industries[] = {3670, 3670};
  block.inputs[place(columns, "enterprise.registered_area")] = {areas, nullptr, nullptr};
  block.inputs[place(columns, "enterprise.industry")] = {industries, nullptr, nullptr};
  const std::int64_t kinds[] = {1 << 4, 1 << 4, 1 << 4}, quality[] = {1, 1, 0};
  const std::uint8_t stated[] = {Columns::stated, Columns::stated, Columns::not_stated};
  const std::int64_t assets[] = {10'000'000 * 100, 10'000'000 * 100, 0};
  block.inputs[place(columns, "projects[].kinds")] = {kinds, nullptr, nullptr};
  block.inputs[place(columns, "projects[].quality_project")] = {quality, stated, nullptr};
  block.inputs[place(columns, "projects[].fixed_asset_investment")] = {assets, stated, nullptr};
  std::vector<Columns::Answers> answers;
  REQUIRE(columns.evaluate(block, answers).empty());
  REQUIRE(answers.size() == 1);
  // 15 % of 1000万元 is 150万元; bought equipment is not stated, so by that reading the cap of 400万元 is the most
  CHECK(answers[0].status[0] == static_cast<std::uint8_t>(huiqi::Status::eligible));
  CHECK(answers[0].ceiling[0] == 1'500'000 * 100);
  CHECK(answers[0].ceiling_max[0] == 4'000'000 * 100);
  CHECK(answers[0].assured[0] == 0);                                                        // "up to" assures nothing
  CHECK(answers[0].status[1] == static_cast<std::uint8_t>(huiqi::Status::not_applicable));  // not in Liuzhou
  CHECK(answers[0].ceiling[1] == Columns::no_amount);
}

TEST_CASE("figures beyond a lane go through the exact machine", "[columns]") {
  const auto engine = Engine::load();
  REQUIRE(engine);
  Columns columns = columns_for(*engine, {"lz-2a"});
  Columns::Block block;
  block.tables.resize(columns.tables().size());
  block.inputs.resize(columns.inputs().size());
  const std::uint32_t offsets[] = {0, 2};
  block.tables[0].count = 1;
  block.tables[table(columns, "enterprise")].count = 1;
  block.tables[table(columns, "projects[]")] = {2, offsets, nullptr};
  // 3 times 10^18 does not fit; the share of it is still cut at the cap
  const std::int64_t area[] = {450203}, industry[] = {3670}, kinds[] = {1 << 4, 1 << 4},
                     assets[] = {1'000'000'000'000'000'000, 10'000'000 * 100},
                     bought[] = {10'000'000 * 100, 10'000'000 * 100};
  block.inputs[place(columns, "enterprise.registered_area")] = {area, nullptr, nullptr};
  block.inputs[place(columns, "enterprise.industry")] = {industry, nullptr, nullptr};
  block.inputs[place(columns, "projects[].kinds")] = {kinds, nullptr, nullptr};
  block.inputs[place(columns, "projects[].fixed_asset_investment")] = {assets, nullptr, nullptr};
  block.inputs[place(columns, "projects[].equipment_purchase")] = {bought, nullptr, nullptr};
  std::vector<Columns::Answers> answers;
  REQUIRE(columns.evaluate(block, answers).empty());
  CHECK(answers[0].status[0] ==
        static_cast<std::uint8_t>(huiqi::Status::may_apply));  // nobody has decided on the project
  CHECK(answers[0].ceiling[0] == 1'500'000 * 100);
  CHECK(answers[0].ceiling_max[0] == 4'000'000 * 100);
  CHECK(answers[0].ceiling_max[1] == 1'500'000 * 100);
}

TEST_CASE("a profile with more digits than a column holds is named", "[columns]") {
  const auto engine = Engine::load();
  REQUIRE(engine);
  const Columns columns = columns_for(*engine, {"gx-etc-2025"});
  const auto scored = [&](const std::string& score) {
    return profile_of(*engine, R"({ "enterprise": { "technology_centre": { "evaluation_score": )" + score + " } } }");
  };
  const Columns::Gathered gathered = columns.gather({scored("80.123456"), scored("80.1234567"), scored("80")});
  CHECK(gathered.beyond() == std::vector<std::size_t>{1});
}

TEST_CASE("outcomes of conditions are those of the report", "[columns]") {
  const auto engine = Engine::load();
  REQUIRE(engine);
  Columns columns = columns_for(*engine, {"qj-07"});
  std::vector<huiqi::Profile> profiles;
  profiles.push_back(profile_of(*engine, R"({ "enterprise": { "independent_legal_person": true, "rd_personnel": 39,
      "technology_centre": { "operating_since": "2020-01-01", "in_annual_budget": false } } })"));
  profiles.push_back(profile_of(*engine, R"({ "enterprise": { "independent_legal_person": false,
      "main_business_revenue": { "2025": "6000万元" }, "technology_centre": { "operating_normally": true } },
      "incidents": [] })"));
  const Columns::Gathered gathered = columns.gather(profiles);
  std::vector<Columns::Answers> answers;
  REQUIRE(columns.evaluate(gathered.block(), answers, true).empty());
  huiqi::EvaluateOptions options;
  options.policies = {"qj-07"};
  options.as_of = as_of;
  std::map<std::string, std::size_t> condition;
  for (std::size_t i = 0; i < columns.outputs()[0].conditions.size(); ++i)
    condition[columns.outputs()[0].conditions[i]] = i;
  std::size_t compared = 0;
  for (std::size_t p = 0; p < profiles.size(); ++p) {
    const auto report = engine->evaluate(profiles[p], options);
    REQUIRE(report);
    for (const huiqi::Finding& finding : report->decisions.at(0).findings) {
      const auto found = condition.find(finding.id);
      if (found == condition.end()) continue;
      const Columns::Outcomes& outcomes = answers[0].conditions[found->second];
      const auto has = [&](const std::vector<std::uint64_t>& words) { return (words[0] >> p & 1) != 0; };
      INFO(finding.id << " of profile " << p);
      CHECK(has(outcomes.met) == (finding.outcome == huiqi::Outcome::met));
      CHECK(has(outcomes.not_met) == (finding.outcome == huiqi::Outcome::not_met));
      CHECK(has(outcomes.pending) == (finding.outcome == huiqi::Outcome::pending));
      CHECK(has(outcomes.unknown) == (finding.outcome == huiqi::Outcome::unknown));
      ++compared;
    }
  }
  CHECK(compared > 20);
}

TEST_CASE("an applicant without the section has no decision", "[columns]") {
  const auto engine = Engine::load();
  REQUIRE(engine);
  Columns columns = columns_for(*engine, {"qj-07"});
  const Columns::Gathered gathered = columns.gather(
      {profile_of(*engine, R"({ "parks": [ { "id": "k1" } ] })"), profile_of(*engine, R"({ "enterprise": {} })")});
  std::vector<Columns::Answers> answers;
  REQUIRE(columns.evaluate(gathered.block(), answers).empty());
  CHECK(answers[0].status[0] == Columns::no_decision);
  CHECK(answers[0].status[1] == static_cast<std::uint8_t>(huiqi::Status::undetermined));
}

TEST_CASE("a block that does not fit is refused", "[columns]") {
  const auto engine = Engine::load();
  REQUIRE(engine);
  Columns columns = columns_for(*engine, {"lz-2a"});
  std::vector<Columns::Answers> answers;
  Columns::Block block;
  auto errors = columns.evaluate(block, answers);
  REQUIRE(errors.size() == 1);
  CHECK(errors[0].code == "wrong_size");
  block.tables.resize(columns.tables().size());
  block.inputs.resize(columns.inputs().size());
  block.tables[0].count = 2;
  const std::uint32_t offsets[] = {0, 4, 3};
  block.tables[table(columns, "projects[]")] = {3, offsets, nullptr};
  errors = columns.evaluate(block, answers);
  REQUIRE(errors.size() == 2);  // the section has no rows, the offsets descend
  for (const auto& each : errors) CHECK(each.code == (each.path == "projects[]" ? "wrong_offsets" : "wrong_size"));
  block.tables[table(columns, "enterprise")].count = 2;
  const std::uint32_t right[] = {0, 2, 3};
  block.tables[table(columns, "projects[]")] = {3, right, nullptr};
  const std::int64_t figures[] = {1, std::int64_t{1} << 61, 3};
  block.inputs[place(columns, "projects[].equipment_purchase")] = {figures, nullptr, nullptr};
  errors = columns.evaluate(block, answers);
  REQUIRE(errors.size() == 1);
  CHECK(errors[0].code == "out_of_range");
  CHECK(errors[0].path == "projects[].equipment_purchase");
  const std::uint8_t presence[] = {Columns::stated, Columns::not_stated, Columns::stated};
  block.inputs[place(columns, "projects[].equipment_purchase")] = {figures, presence, nullptr};
  CHECK(columns.evaluate(block, answers).empty());  // what is not stated is not looked at
}

namespace {

/// A set of the given provisions (JSON, without the braces of the list).
Engine engine_with(const std::string& provisions, const std::string& more = "") {
  huiqi::EngineOptions options;
  options.rule_sets.push_back({"t.json", R"({ "format": 1, "id": "t", "version": "1", "number": "t",
    "title": { "zh": "试", "en": "t" }, "issuers": [ { "zh": "无", "en": "nobody" } ],
    "in_force": { "from": "2026-01-01", "basis": "assumed", "cite": "第一条" },)" +
                                             more + R"( "provisions": [)" + provisions + "] }"});
  auto engine = Engine::load(options);
  for (const auto& each : engine.diagnostics) UNSCOPED_INFO(to_string(each, huiqi::Language::en));
  REQUIRE(engine);
  return *engine;
}

std::string provision(const std::string& id, const std::string& subject, const std::string& requires_,
                      const std::string& grant = "") {
  return R"({ "id": ")" + id + R"(", "subject": ")" + subject +
         R"(", "cite": "第一条", "title": { "zh": "试", "en": "t" },
    "requires": [)" +
         requires_ + R"(], "kind": )" + (grant.empty() ? R"("recognition" })" : R"("grant", "grant": )" + grant + " }");
}

bool bit(const std::vector<std::uint64_t>& words, std::size_t row) { return (words[row / 64] >> row % 64 & 1) != 0; }

}  // namespace

TEST_CASE("rows that share an applicant's list see its items, and no others", "[columns]") {
  const Engine engine = engine_with(provision("t-a", "project", R"({ "id": "t-a.x", "some": "titles",
        "where": { "fact": "recognised_on", "at_least": "2024-01-01" } })"));
  Columns columns = columns_for(engine, {"t-a"});
  const Columns::Gathered gathered = columns.gather(
      {profile_of(
           engine,
           R"({ "enterprise": {}, "titles": [ { "name": "high_tech_enterprise", "recognised_on": "2020-01-01" } ],
         "projects": [ { "id": "p1" }, { "id": "p2" } ] })"),
       profile_of(
           engine,
           R"({ "enterprise": {}, "titles": [ { "name": "high_tech_enterprise", "recognised_on": "2025-01-01" } ] })"),
       profile_of(
           engine,
           R"({ "enterprise": {}, "titles": [ { "name": "high_tech_enterprise", "recognised_on": "2020-01-01" } ],
         "projects": [ { "id": "p3" } ] })")});
  std::vector<Columns::Answers> answers;
  REQUIRE(columns.evaluate(gathered.block(), answers, true).empty());
  for (std::size_t row = 0; row < 3; ++row) {
    CHECK(answers[0].status[row] == static_cast<std::uint8_t>(huiqi::Status::ineligible));
    CHECK(bit(answers[0].conditions[0].not_met, row));
  }
}

TEST_CASE("a parameter that leaves 64 bits at once is decided exactly", "[columns]") {
  const Engine engine = engine_with(
      provision(
          "t-a", "enterprise", R"({ "id": "t-a.x", "fact": "independent_legal_person", "is": true })",
          R"({ "rate": "10%", "rate_is": "ceiling", "base": "500万元", "cap": { "product": [ { "parameter": "p" }, 1000 ] },
                     "per": ["enterprise"] })"),
      R"("parameters": { "p": { "type": "money", "value": "900000000000000元", "cite": "第一条" } },)");
  Columns columns = columns_for(engine, {"t-a"});
  const Columns::Gathered gathered =
      columns.gather({profile_of(engine, R"({ "enterprise": { "independent_legal_person": true } })")});
  std::vector<Columns::Answers> answers;
  REQUIRE(columns.evaluate(gathered.block(), answers).empty());
  CHECK(answers[0].ceiling[0] == 500'000 * 100);
}

TEST_CASE("outcomes are there for rows and provisions that the exact machine decides", "[columns]") {
  const Engine engine =
      engine_with(provision("t-a", "enterprise",
                            R"({ "id": "t-a.x", "value": { "product": [ { "fact": "rd_expenditure", "year": "last" },
          { "fact": "rd_personnel" } ] }, "at_least": "1元" })") +
                  "," + provision("t-b", "enterprise", R"({ "id": "t-b.x", "fact": "rd_personnel", "at_least": 1 },
        { "id": "t-b.y", "fold": "mean", "over": "projects", "of": { "fact": "total_input" }, "at_least": "1元" })"));
  Columns columns = columns_for(engine, {"t-a", "t-b"});
  const Columns::Gathered gathered = columns.gather({profile_of(
      engine,
      R"({ "enterprise": { "rd_expenditure": { "2025": "90000000000元" }, "rd_personnel": 1000000000, "employees": 1000000000 },
           "projects": [ { "id": "p1", "total_input": "3元" } ] })")});
  std::vector<Columns::Answers> answers;
  REQUIRE(columns.evaluate(gathered.block(), answers, true).empty());
  REQUIRE(columns.outputs()[0].conditions == std::vector<std::string>{"t-a.x"});
  REQUIRE(columns.outputs()[1].conditions == std::vector<std::string>{"t-b.x", "t-b.y"});
  CHECK(answers[0].status[0] == static_cast<std::uint8_t>(huiqi::Status::eligible));
  for (const Columns::Answers& each : answers) {
    for (const Columns::Outcomes& outcomes : each.conditions) CHECK(bit(outcomes.met, 0));
  }
}

TEST_CASE("arithmetic beyond the exact range is an error with its row", "[columns]") {
  const Engine engine =
      engine_with(provision("t-a", "enterprise", R"({ "id": "t-a.x", "fact": "independent_legal_person", "is": true })",
                            R"({ "rate": "10%", "rate_is": "ceiling", "cap": "5万元", "per": ["enterprise"],
                     "base": { "product": [ { "fact": "rd_expenditure", "year": "last" }, { "fact": "rd_personnel" },
                       { "fact": "employees" }, { "fact": "employees" } ] } })"));
  const huiqi::Profile large = profile_of(
      engine,
      R"({ "enterprise": { "independent_legal_person": true, "rd_expenditure": { "2025": "900000000000000元" },
           "rd_personnel": 1000000000000, "employees": 1000000000000 } })");
  Columns columns = columns_for(engine, {"t-a"});
  const Columns::Gathered gathered =
      columns.gather({profile_of(engine, R"({ "enterprise": { "independent_legal_person": false } })"), large});
  std::vector<Columns::Answers> answers;
  const auto errors = columns.evaluate(gathered.block(), answers);
  REQUIRE(errors.size() == 1);
  CHECK(errors[0].code == "overflow");
  CHECK(errors[0].message.en.find("row 1") != std::string::npos);
  huiqi::EvaluateOptions options;
  options.policies = {"t-a"};
  const auto report = engine.evaluate(large, options);
  CHECK_FALSE(report);
  REQUIRE(report.diagnostics.size() == 1);
  CHECK(report.diagnostics[0].code == "overflow");
}

TEST_CASE("an unknown policy is refused", "[columns]") {
  const auto engine = Engine::load();
  REQUIRE(engine);
  huiqi::EvaluateOptions options;
  options.policies = {"lz-2z"};
  const auto columns = Columns::make(*engine, as_of, options);
  CHECK_FALSE(columns);
  REQUIRE(columns.diagnostics.size() == 1);
  CHECK(columns.diagnostics[0].code == "unknown_policy");
}
