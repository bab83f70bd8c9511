// Which changes are made of a rule set: each place of the file once, each under an id of its own.
#include <algorithm>
#include <set>

#include "evaluate/loaded.hpp"
#include "mutate/demo.hpp"
#include "mutate/mutant.hpp"

namespace huiqi::mutate {
namespace {

std::vector<Mutant> demo_mutants() {
  const auto& loaded = demo_engine().loaded();
  for (const language::RuleSet& set : loaded.rule_sets) {
    if (set.id == "demo") return mutants(set, *loaded.vocabulary);
  }
  return {};
}

const Mutant& find(const std::vector<Mutant>& all, const std::string& id) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const Mutant& each) { return each.id == id; });
  INFO(id);
  REQUIRE(found != all.end());
  return *found;
}

TEST_CASE("every change that is made of a small rule set", "[mutate]") {
  std::vector<std::string> ids;
  for (const Mutant& each : demo_mutants()) ids.push_back(each.id);
  CHECK(ids == std::vector<std::string>{"demo.from:day_later",
                                        "demo.from:day_earlier",
                                        "m-1.size:more_than",
                                        "m-1.size:at_most",
                                        "m-1.size:is",
                                        "m-1.size:more",
                                        "m-1.size:less",
                                        "m-1.size:times_10",
                                        "m-1.size:tenth",
                                        "m-1.size:times_10000",
                                        "m-1.size:ten_thousandth",
                                        "m-1.rate:more",
                                        "m-1.rate:less",
                                        "m-1.rate:times_10",
                                        "m-1.rate:tenth",
                                        "m-1.rate:times_100",
                                        "m-1.rate:hundredth",
                                        "m-1.cap:more",
                                        "m-1.cap:less",
                                        "m-1.cap:times_10",
                                        "m-1.cap:tenth",
                                        "m-1.cap:times_10000",
                                        "m-1.cap:ten_thousandth",
                                        "m-1.grant:rate_fixed",
                                        "m-1.grant:rate_unpublished",
                                        "m-1.grant:round_half_up",
                                        "m-1.grant:round_up",
                                        "m-1.grant:cap_dropped",
                                        "m-1.grant:each_year",
                                        "m-1.grant:encouraged",
                                        "m-1.size:dropped",
                                        "m-1.size:scoped",
                                        "m-2.both:any",
                                        "m-2.both:condition_dropped",
                                        "m-2.both:condition_dropped#2",
                                        "m-2.both:denied",
                                        "m-2.both:taken_as_decided",
                                        "m-2.both:dropped",
                                        "m-2.both:scoped",
                                        "m-2.note_1:condition_dropped"});
}

TEST_CASE("a definition is one place: what is changed in it is changed wherever it is used", "[mutate]") {
  const std::vector<Mutant> all = demo_mutants();
  const Mutant& limit = find(all, "m-1.size:more");
  CHECK(limit.provisions == std::vector<std::size_t>{0, 1});
  CHECK(limit.place == Place{5, 66});
  CHECK(limit.from.zh == "100万元");
  CHECK(limit.to.zh == "1000000.01元");
  CHECK(find(all, "m-1.size:more_than").provisions == std::vector<std::size_t>{0, 1});
  CHECK(find(all, "m-1.size:dropped").provisions == std::vector<std::size_t>{0});  // the use, not what it says
}

TEST_CASE("how a sum of whole fen is rounded makes no difference", "[mutate]") {
  const auto rounding = [](const std::string& rate, const std::string& base) {
    EngineOptions options;
    options.rule_sets = {{"sum.json", R"({ "format": 1, "id": "sum", "version": "1", "number": "1",
      "title": { "zh": "示例办法", "en": "Sample measures" }, "in_force": { "from": "2026-01-01" },
      "provisions": [ { "id": "sum-1", "kind": "grant", "subject": "enterprise", "cite": "第一条",
        "title": { "zh": "资助", "en": "Grant" }, "grant": { "rate_is": "fixed", "rate": ")" +
                                          rate + R"(", "base": )" + base + R"(, "per": ["enterprise"] } } ] })"}};
    const auto engine = Engine::load(options);
    for (const Diagnostic& each : engine.diagnostics) UNSCOPED_INFO(to_string(each, Language::en));
    REQUIRE(engine);
    const auto& sets = engine->loaded().rule_sets;
    const auto own = std::find_if(sets.begin(), sets.end(), [](const auto& each) { return each.id == "sum"; });
    REQUIRE(own != sets.end());
    const std::vector<Mutant> all = mutants(*own, *engine->loaded().vocabulary);
    const bool up = find(all, "sum-1.grant:round_up").equivalent;
    CHECK(find(all, "sum-1.grant:round_half_up").equivalent == up);
    return up;
  };
  const std::string spent = R"({ "fact": "rd_expenditure", "year": "last" })";
  CHECK(rounding("100%", "\"20万元\""));
  CHECK(rounding("12.5%", "\"20万元\""));
  CHECK(rounding("100%", spent));
  CHECK_FALSE(rounding("12.5%", "\"0.01元\""));
  CHECK_FALSE(rounding("20%", spent));
}

TEST_CASE("a change leaves the rule set as it is and changes a copy", "[mutate]") {
  const auto& loaded = demo_engine().loaded();
  for (const language::RuleSet& set : loaded.rule_sets) {
    if (set.id != "demo") continue;
    language::Provision changed = set.provisions[0];
    find(demo_mutants(), "m-1.size:more_than").change(changed);
    CHECK(changed.requires_[0]->comparison == Comparison::more_than);
    CHECK(changed.requires_[0]->marks.id == "m-1.size");
    CHECK(set.provisions[0].requires_[0]->comparison == Comparison::at_least);
    CHECK(changed.grant->cap == set.provisions[0].grant->cap);  // shared, not copied
  }
}

TEST_CASE("ids tell all changes of the project's rule sets apart", "[mutate]") {
  const auto& loaded = demo_engine().loaded();
  for (const language::RuleSet& set : loaded.rule_sets) {
    std::set<std::string> ids;
    for (const Mutant& each : mutants(set, *loaded.vocabulary)) {
      INFO(each.id);
      CHECK(ids.insert(each.id).second);
      CHECK((!each.from.zh.empty() && !each.from.en.empty() && !each.to.zh.empty() && !each.to.en.empty()));
      CHECK(each.place.line > 0);
    }
    CHECK(!ids.empty());
  }
}

}  // namespace
}  // namespace huiqi::mutate
