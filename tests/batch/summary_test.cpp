// The summary, against the reports of the same profiles counted one by one; and its arithmetic.
#include "batch/summary.hpp"

#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "batch/population.hpp"
#include "catch.hpp"
#include "huiqi/huiqi.hpp"
#include "profile/applicant.hpp"

using namespace huiqi;
using namespace huiqi::test;
using Json = nlohmann::json;

namespace {

/// As the summary's own, by provision; money in fen.
struct Counted {
  std::map<std::string, std::uint64_t> statuses;
  std::uint64_t summed = 0, not_counted = 0, without_ceiling = 0, without_ceiling_max = 0;
  std::int64_t assured = 0, ceiling = 0, ceiling_max = 0;
};

struct Whole {
  std::map<std::string, Counted> provisions;
  std::map<std::string, std::pair<std::uint64_t, std::uint64_t>> missing;  ///< decisions, profiles
  std::map<std::string, std::uint64_t> only_unmet;
};

void count_amount(const Report& report, const Decision& decision, Counted& counted) {
  if (!decision.amount || (decision.status != Status::eligible && decision.status != Status::may_apply)) return;
  for (const LeftOut& each : report.totals.left_out) {
    if (each.provision != decision.provision || !(each.subject == decision.subject)) continue;
    if (each.because != "condition_of_total") continue;
    ++counted.not_counted;
    return;
  }
  ++counted.summed;
  counted.assured += decision.amount->assured.fen();
  if (decision.amount->ceiling)
    counted.ceiling += decision.amount->ceiling->fen();
  else
    ++counted.without_ceiling;
  if (decision.amount->ceiling_max)
    counted.ceiling_max += decision.amount->ceiling_max->fen();
  else
    ++counted.without_ceiling_max;
}

void count(const Report& report, Whole& whole) {
  std::set<std::string> of_profile;
  for (const Decision& decision : report.decisions) {
    Counted& counted = whole.provisions[decision.provision];
    ++counted.statuses[std::string(name(decision.status))];
    count_amount(report, decision, counted);
    std::set<std::string> of_decision;
    if (decision.status == Status::undetermined) {
      for (const Missing& each : decision.missing) {
        if (each.affects_status) of_decision.insert(each.fact + (each.year ? "." + *each.year : ""));
      }
    }
    for (const std::string& each : of_decision) ++whole.missing[each].first;
    of_profile.merge(of_decision);
    if (decision.distance && decision.distance->obstacles.size() == 1)
      ++whole.only_unmet[decision.provision + " " + decision.distance->obstacles.front().finding];
  }
  for (const std::string& each : of_profile) ++whole.missing[each].second;
}

std::string yuan(std::int64_t fen) { return Money::from_fen(fen).to_string(); }

}  // namespace

TEST_CASE("the summary counts what the reports of all profiles say", "[batch]") {
  const auto profiles = population(6001, 200);
  BatchRun run;
  run.options.findings = true;
  run.options.threads = 2;
  run.options.summary = run.path("summary.json").string();
  run.options.evaluate.policies = {"lz-manufacturing-2025", "qj-07", "xq-1a"};
  REQUIRE(run.run("in.jsonl", json_lines(profiles)).end == batch::End::whole);
  const Json summary = Json::parse(run.summary());

  Whole whole;
  for (const std::string& each : profiles) {
    const auto profile = batch_engine().read_profile(each, "");
    if (!profile) continue;
    EvaluateOptions options = run.options.evaluate;
    options.as_of = profile->applicant().as_of.value_or(run.options.today);
    options.distance = true;
    if (const auto report = batch_engine().evaluate(*profile, options)) count(*report, whole);
  }

  std::uint64_t not_counted = 0;
  for (const Json& each : summary["provisions"]) {
    const Counted& counted = whole.provisions[each["provision"]];
    CAPTURE(each["provision"]);
    CHECK((each["statuses"].get<std::map<std::string, std::uint64_t>>() == counted.statuses));
    if (each["amount"].is_null()) {
      CHECK(counted.summed == 0);
      continue;
    }
    const Json& amount = each["amount"];
    CHECK(amount["decisions"] == counted.summed);
    CHECK(amount["assured"] == yuan(counted.assured));
    CHECK(amount["ceiling"] == yuan(counted.ceiling));
    CHECK(amount["ceiling_max"] == yuan(counted.ceiling_max));
    CHECK(amount["without_ceiling"] == counted.without_ceiling);
    CHECK(amount["without_ceiling_max"] == counted.without_ceiling_max);
    CHECK(amount["not_counted"] == counted.not_counted);
    not_counted += counted.not_counted;
  }
  CHECK(not_counted > 0);

  REQUIRE(summary["missing"].size() == whole.missing.size());
  std::uint64_t before = summary["missing"][0]["decisions"];
  for (const Json& each : summary["missing"]) {
    std::string fact = each["fact"];
    if (each["year"].is_string()) fact += "." + each["year"].get<std::string>();
    CAPTURE(fact);
    CHECK(each["decisions"] == whole.missing[fact].first);
    CHECK(each["profiles"] == whole.missing[fact].second);
    CHECK(each["decisions"] <= before);
    before = each["decisions"];
  }
  REQUIRE(summary["only_unmet"].size() == whole.only_unmet.size());
  CHECK(whole.only_unmet.size() > 3);
  for (const Json& each : summary["only_unmet"]) {
    const std::string key = each["provision"].get<std::string>() + " " + each["condition"].get<std::string>();
    CHECK(each["decisions"] == whole.only_unmet[key]);
    CHECK(each["cite"].is_string());
  }
}

TEST_CASE("summaries of parts add up to that of the whole", "[batch]") {
  batch::Summary one, other;
  one.read = 3;
  one.written = 2;
  one.rejected = 1;
  one.provisions.resize(1);
  one.provisions[0].ceiling = Int128{9'000'000'000'000'000'000} * 1000;  // beyond 64 bits
  one.missing[{"a", ""}] = {2, 1};
  other = one;
  other.only_unmet[{"p", "p.1"}] = 4;
  other.add(one);
  CHECK(other.read == 6);
  CHECK(other.written + other.rejected == other.read);
  CHECK((other.provisions[0].ceiling == Int128{9'000'000'000'000'000'000} * 2000));
  CHECK(other.missing.at({"a", ""}).decisions == 4);
  CHECK(other.missing.at({"a", ""}).profiles == 2);
  CHECK(other.only_unmet.at({"p", "p.1"}) == 4);
}
