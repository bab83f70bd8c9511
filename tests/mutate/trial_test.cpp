// Which changes the cases notice, whatever the number of threads.
#include <algorithm>

#include "evaluate/loaded.hpp"
#include "mutate/bench.hpp"
#include "mutate/demo.hpp"

namespace huiqi::mutate {
namespace {

using Ids = std::vector<std::string>;

/// The grant just below, at and just above its threshold and its cap.
const std::string tight =
    table_of("m-1", R"("status", "findings.m-1.size", "ceiling")",
             R"(["999999.99元", "ineligible", "not_met", null], ["100万元", "eligible", "met", "20万元"],
                ["1000000.01元", "eligible", "met", "20万元"], ["1000000.03元", "eligible", "met", "200000.00元"],
                ["2499999.95元", "eligible", "met", "499999.99元"], ["250万元", "eligible", "met", "50万元"],
                ["300万元", "eligible", "met", "50万元"])");

Trial tried(const std::string& tables, const std::vector<std::string>& only = {}, unsigned jobs = 1,
            const std::string& rest = "") {
  static std::vector<std::vector<cases::CaseFile>> kept;  // the answer points into the files
  kept.push_back(demo_cases(R"("tables": [ )" + tables + " ]" + rest));
  TrialOptions options;
  options.only = only;
  options.jobs = jobs;
  return try_mutants(demo_engine(), kept.back(), options);
}

TEST_CASE("cases at the edges notice what changes an edge", "[mutate]") {
  const Trial trial = tried(tight, {"m-1"});
  CHECK(ids_with(trial, Fate::survived) == Ids{"m-1.grant:rate_fixed", "m-1.grant:each_year"});
  CHECK(ids_with(trial, Fate::equivalent) == Ids{"m-1.grant:encouraged"});
  CHECK(trial.count().score() == 931);  // 27 of 29
}

TEST_CASE("cases far from the edges do not", "[mutate]") {
  const Trial trial =
      tried(table_of("m-1", R"("status")", R"(["1万元", "ineligible"], ["900万元", "eligible"])"), {"m-1"});
  const Ids survived = ids_with(trial, Fate::survived);
  for (const char* id : {"m-1.size:more_than", "m-1.size:more", "m-1.size:less", "m-1.cap:tenth", "m-1.rate:more"}) {
    INFO(id);
    CHECK(std::find(survived.begin(), survived.end(), id) != survived.end());
  }
  CHECK(std::find(survived.begin(), survived.end(), "m-1.size:at_most") == survived.end());
}

TEST_CASE("a provision that takes the changed one's outcome notices it too", "[mutate]") {
  const Trial trial =
      tried(table_of("m-2", R"("status")", R"(["100万元", "eligible"], ["999999.99元", "ineligible"])"), {"m-1"});
  const Ids noticed = ids_with(trial, Fate::noticed);
  CHECK(std::find(noticed.begin(), noticed.end(), "m-1.size:more_than") != noticed.end());
  CHECK(std::find(noticed.begin(), noticed.end(), "m-1.size:dropped") != noticed.end());
}

TEST_CASE("the condition of a note is noticed by who looks for the note", "[mutate]") {
  const std::string rows = R"(["100万元", ["rule_note:投入不低于"]])";
  const std::string without = R"(["1万元", ["rule_note:input of a million"]])";
  const std::string said = table_of("m-2", R"("notes")", rows);
  const std::string unsaid = table_of("m-2", R"("no_notes")", without);
  const auto note_noticed = [](const Trial& trial) {
    const Ids noticed = ids_with(trial, Fate::noticed);
    return std::find(noticed.begin(), noticed.end(), "m-2.note_1:condition_dropped") != noticed.end();
  };
  CHECK(!note_noticed(tried(said, {"m-2"})));
  CHECK(note_noticed(tried(said + ", " + unsaid, {"m-2"})));
}

TEST_CASE("the answer does not depend on the number of threads", "[mutate]") {
  const Trial one = tried(tight);
  for (const unsigned jobs : {2u, 7u}) {
    const Trial other = tried(tight, {}, jobs);
    for (const Fate fate : {Fate::noticed, Fate::survived, Fate::equivalent})
      CHECK(ids_with(one, fate) == ids_with(other, fate));
  }
}

TEST_CASE("an explanation belongs to a survivor; others are idle", "[mutate]") {
  const Trial trial = tried(tight, {"m-1"}, 1,
                            R"(, "unnoticed": [ { "mutants": ["m-1.grant:each_year", "m-1.size:more_than"],
                              "because": { "zh": "甲", "en": "a" } }, { "mutants": ["m-1.size:nothing"], "because": { "zh": "乙", "en": "b" } } ])");
  for (const Tried& each : trial.sets.front().tried) {
    INFO(each.mutant.id);
    CHECK((each.explanation != nullptr) == (each.mutant.id == "m-1.grant:each_year"));
  }
  REQUIRE(trial.unused.size() == 1);  // "m-1.size:nothing" may be of another provision
  CHECK(trial.unused.front()->mutant == "m-1.size:more_than");
  CHECK(tried(tight, {}, 1, R"(, "unnoticed": [ { "mutants": ["nothing"], "because": { "zh": "乙", "en": "b" } } ])")
            .unused.size() == 1);
}

TEST_CASE("nothing is tried where a case differs from the rules as they stand", "[mutate]") {
  const Trial trial = tried(table_of("m-1", R"("status")", R"(["100万元", "ineligible"])"));
  REQUIRE(trial.failing.size() == 1);
  CHECK(trial.failing.front()->provision == "m-1");
  CHECK(ids_with(trial, Fate::noticed).empty());
}

TEST_CASE("an engine of one provision holds what that names, and nothing else", "[mutate]") {
  const Bench bench(demo_engine().loaded());
  const Address grant = bench.find("m-1"), recognition = bench.find("m-2");
  CHECK(bench.users(grant) == std::set<Address>{grant, recognition});
  CHECK(bench.users(recognition) == std::set<Address>{recognition});
  const auto small = bench.engine_of(recognition, {}, recognition.set, nullptr);
  REQUIRE(small->rule_sets.size() == 1);
  CHECK(small->rule_sets.front().provisions.size() == 2);
  CHECK(bench.engine_of(grant, {}, grant.set, nullptr)->rule_sets.front().provisions.size() == 1);
  CHECK(same_program(small->program, bench.engine_of(recognition, {}, recognition.set, nullptr)->program));
  CHECK(!same_program(small->program, bench.engine_of(grant, {}, grant.set, nullptr)->program));
}

TEST_CASE("a score is rounded down", "[mutate]") {
  Count count;
  CHECK(count.score() == 1000);
  count.noticed = 999;
  count.survived = 1;
  CHECK(count.score() == 999);
  count.noticed = 1999;
  CHECK(count.score() == 999);
  count.survived = 0;
  CHECK(count.score() == 1000);
}

}  // namespace
}  // namespace huiqi::mutate
