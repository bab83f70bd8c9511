// The earliest day on which an ineligible decision is no longer negative, against a search day by day.
#include "evaluate/distance.hpp"

#include "catch.hpp"
#include "files.hpp"
#include "huiqi/huiqi.hpp"
#include "random/profiles.hpp"

using namespace huiqi;

namespace {

const Engine& engine() {
  static const Result<Engine> loaded = Engine::load();
  return *loaded;
}

Report with_distance(const Profile& profile, std::optional<Date> as_of = {}, std::vector<std::string> policies = {}) {
  EvaluateOptions options;
  options.distance = true;
  options.as_of = as_of;
  options.policies = std::move(policies);
  return *engine().evaluate(profile, options);
}

Profile profile_of(const std::string& json) {
  const auto read = engine().read_profile(json, "test.json");
  for (const Diagnostic& each : read.diagnostics) UNSCOPED_INFO(to_string(each, Language::en));
  REQUIRE(read);
  return *read;
}

/// The first day, tried one by one; nothing within ten years.
std::optional<Date> day_by_day(const evaluate::Waiting& waiting) {
  for (int step = 1; step <= 3652; ++step) {
    const Date day = *Date::from_days(waiting.plan.as_of.days() + step);
    const auto status = evaluate::status_at(waiting, day);
    if (status && !evaluate::is_negative(*status)) return day;
  }
  return std::nullopt;
}

}  // namespace

TEST_CASE("an applicant barred after a revocation may apply again from the day after the ban") {
  const Profile profile = profile_of(test::slurp(test::source / "examples/revoked-technology-centre.json"));
  const Report report = with_distance(profile, {}, {"qj-07"});
  REQUIRE(report.decisions.size() == 1);
  REQUIRE(report.decisions[0].distance);
  const Distance& distance = *report.decisions[0].distance;
  CHECK(distance.only_time);
  CHECK(distance.earliest == Date::from_civil(2027, 3, 11));
  CHECK(distance.then == Status::undetermined);  // by then 2026 is the last year, of which nothing is stated
  REQUIRE(distance.obstacles.size() == 1);
  CHECK(distance.obstacles[0].change == Change::time);
}

TEST_CASE("a shortfall is the applicant's to change, with its margin, and no day is named") {
  const Profile profile = profile_of(R"({ "as_of": "2026-05-20", "enterprise": { "registered_area": "450203",
      "rd_personnel": 39 } })");
  const Report report = with_distance(profile, {}, {"qj-07"});
  for (const Decision& each : report.decisions) {
    if (each.status != Status::ineligible) continue;
    REQUIRE(each.distance);
    CHECK_FALSE(each.distance->earliest);
    REQUIRE_FALSE(each.distance->obstacles.empty());
    CHECK(each.distance->obstacles[0].change == Change::applicant);
    CHECK_FALSE(each.distance->obstacles[0].margin.empty());
    CHECK_FALSE(each.distance->obstacles[0].facts.empty());
  }
}

TEST_CASE("distance is filled where it is asked for, and for ineligible decisions alone") {
  const Profile profile = profile_of(test::slurp(test::source / "examples/revoked-technology-centre.json"));
  const auto plain = engine().evaluate(profile);
  for (const Decision& each : plain->decisions) CHECK_FALSE(each.distance);
  const Report report = with_distance(profile);
  for (const Decision& each : report.decisions) {
    CHECK(each.distance.has_value() == (each.status == Status::ineligible));
    if (each.distance) CHECK_FALSE(each.distance->obstacles.empty());
  }
}

TEST_CASE("the earliest day is that of a search day by day", "[random]") {
  const auto& loaded = engine().loaded();
  const random::ProfileMaker maker(*loaded.vocabulary, loaded.rule_sets);
  int compared = 0, found = 0;
  for (std::uint64_t seed = 1; seed < 4000 && (compared < 150 || found < 12); ++seed) {
    const Date as_of = maker.as_of(seed);
    const auto profile = engine().read_profile(maker.make(seed, as_of), "random");
    if (!profile) continue;
    EvaluateOptions options;
    options.distance = true;
    options.as_of = as_of;
    const auto report = engine().evaluate(*profile, options);
    if (!report) continue;
    const evaluate::Plan plan = evaluate::plain_plan(loaded, as_of);
    for (const Decision& decision : report->decisions) {
      if (!decision.distance) continue;
      const bool one_obstacle = decision.distance->obstacles.size() == 1;
      if (!decision.distance->earliest && (!one_obstacle || compared > 150)) continue;
      const auto p = static_cast<std::size_t>(loaded.program.provision_index.at(decision.provision));
      const auto& kind = loaded.vocabulary->subjects[static_cast<std::size_t>(loaded.program.provisions[p].subject)];
      const auto items = evaluate::subjects(profile->applicant(), kind);
      for (std::size_t i = 0; i < items.size(); ++i) {
        const std::string id = evaluate::subject_id(kind, *items[i], i);
        if (id != decision.subject.id) continue;
        const auto searched = day_by_day({loaded, profile->applicant(), plan, p, *items[i], id, !kind.is_list});
        if (decision.distance->earliest || decision.distance->only_time) {
          CAPTURE(seed, decision.provision, id, as_of.to_string());
          CHECK(searched == decision.distance->earliest);
          ++found;
        }
        ++compared;
      }
    }
  }
  CHECK(found >= 12);
}
