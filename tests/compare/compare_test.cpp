// Differences in meaning, apart from differences in words. Covers src/compare/{meaning,compare,compare_provisions}.cpp.
#include "versions.hpp"

using namespace huiqi;
using compare::What;
using test::Compared;
using test::rule_set;

namespace {

const std::string staff = R"({ "id": "t-1.staff", "fact": "rd_personnel", "at_least": 40, "word": "不少于" })";
const std::string revenue =
    R"({ "id": "t-1.revenue", "fact": "main_business_revenue", "year": "last", "at_least": "5000万元", "word": "不低于" })";

std::string requires_(const std::string& conditions) { return rule_set("\"requires\": [ " + conditions + " ]"); }

const compare::ProvisionChange& only(const Compared& compared) {
  REQUIRE(compared.change.provisions.size() == 1);
  return compared.change.provisions.front();
}

const compare::ConditionChange& only_condition(const Compared& compared) {
  REQUIRE(only(compared).conditions.size() == 1);
  return only(compared).conditions.front();
}

}  // namespace

TEST_CASE("diff: a set does not differ from itself", "[compare]") {
  const Engine engine = *Engine::load();
  for (const language::RuleSet& each : engine.loaded().rule_sets) {
    INFO(each.id);
    const compare::Side one{&each, engine.loaded().vocabulary.get()};
    CHECK(compare::compare(one, one).empty());
  }
}

TEST_CASE("diff: written otherwise, meant alike", "[compare]") {
  SECTION("a definition, and what it stands for") {
    const std::string definition =
        R"("definitions": { "enough": { "fact": "rd_personnel", "at_least": 40, "word": "不少于" } })";
    const Compared compared(requires_(staff), rule_set(R"("requires": [ { "id": "t-1.staff", "defined": "enough" } ])",
                                                       "grant", definition));
    CHECK(compared.change.empty());
  }
  SECTION("a let") {
    const Compared compared(requires_(revenue),
                            rule_set(R"("let": { "sales": { "fact": "main_business_revenue", "year": "last" } },
          "requires": [ { "id": "t-1.revenue", "value": { "use": "sales" }, "at_least": "5000万元", "word": "不低于" } ])"));
    CHECK_FALSE(compared.change.changes_meaning());
  }
  SECTION("the order of conditions, and of words in a list") {
    const Compared compared(requires_(staff + ", " + revenue), requires_(revenue + ", " + staff));
    CHECK(compared.change.empty());
  }
  SECTION("figures in other units") {
    std::string other = revenue;
    other.replace(other.find("5000万元"), std::string("5000万元").size(), "0.5亿元");
    CHECK(Compared(requires_(revenue), requires_(other)).change.empty());
  }
}

TEST_CASE("diff: words apart from meaning", "[compare]") {
  const Compared compared(
      requires_(staff),
      requires_(R"({ "id": "t-1.staff", "fact": "rd_personnel", "at_least": 40, "word": "以上", "quote": "40人以上",
        "label": { "zh": "研发人员", "en": "researchers" } })"));
  CHECK_FALSE(compared.change.changes_meaning());
  std::vector<std::string> keys;
  for (const compare::PlainChange& each : only(compared).wording) {
    CHECK(each.id == "t-1.staff");
    keys.push_back(each.key);
  }
  CHECK(keys == std::vector<std::string>{"quote", "word", "basis", "label"});
}

TEST_CASE("diff: figures, conditions added and removed", "[compare]") {
  SECTION("a figure") {
    std::string more = staff;
    more.replace(more.find("40"), 2, "50");
    const Compared compared(requires_(staff + ", " + revenue), requires_(more + ", " + revenue));
    const compare::ConditionChange& change = only_condition(compared);
    CHECK(change.what == What::changed);
    CHECK(change.id == "t-1.staff");
    CHECK(change.role == Role::requirement);
    REQUIRE(change.figures.size() == 1);
    CHECK(change.figures.front().first->number == Rational(40));
    CHECK(change.figures.front().second->number == Rational(50));
    CHECK(change.seen_by == std::vector<std::string>{"t-1.staff"});
  }
  SECTION("added") {
    const Compared compared(requires_(staff), requires_(staff + ", " + revenue));
    CHECK(only_condition(compared).what == What::added);
    CHECK(only_condition(compared).id == "t-1.revenue");
    CHECK(only_condition(compared).before == nullptr);
    CHECK(only_condition(compared).top);
  }
  SECTION("removed") {
    const Compared compared(requires_(staff + ", " + revenue), requires_(revenue));
    CHECK(only_condition(compared).what == What::removed);
    CHECK(only_condition(compared).id == "t-1.staff");
    CHECK(only_condition(compared).after == nullptr);
  }
  SECTION("a part of a group: the part, under the nearest id") {
    const auto group = [](const std::string& second) {
      return requires_(
          R"({ "id": "t-1.either", "any": [ { "fact": "rd_personnel", "at_least": 40, "word": "不少于" }, )" + second +
          " ] }");
    };
    const Compared compared(group(R"({ "fact": "employees", "at_least": 300, "word": "不少于" })"),
                            group(R"({ "fact": "employees", "at_least": 200, "word": "不少于" })"));
    CHECK(only_condition(compared).id == "t-1.either");
    CHECK_FALSE(only_condition(compared).top);
    CHECK(only_condition(compared).before->op == language::Op::compare);
    CHECK(only_condition(compared).seen_by == std::vector<std::string>{"t-1.either"});
  }
  SECTION("a period before a day is one condition, not one for each day") {
    const auto years = [](const std::string& period) {
      return requires_(
          R"({ "id": "t-1.clean", "none": "incidents", "where": { "within": ["occurred_on", "determined_on"],
        "before": { "as_of": true }, "period": ")" +
          period + "\" } }");
    };
    const Compared compared(years("3年"), years("5年"));
    CHECK(only_condition(compared).figures.size() == 1);
    CHECK(only_condition(compared).figures.front().first->period.years == 3);
    CHECK(only_condition(compared).figures.front().second->period.years == 5);
  }
}

TEST_CASE("diff: amounts, answers, settings, notes", "[compare]") {
  const auto grant = [](const std::string& members) { return rule_set("\"grant\": { " + members + " }"); };
  const std::string base = R"("base": { "fact": "rd_expenditure", "year": "last" })";
  const Compared compared(
      grant(R"("rate": "10%", "rate_is": "ceiling", "cap": "100万元", "per": ["enterprise"], )" + base),
      grant(R"("rate": "12%", "rate_is": "fixed", "cap": "100万元", "per": ["enterprise", "year"], )" + base));
  const compare::ProvisionChange& change = only(compared);
  REQUIRE(change.values.size() == 1);
  CHECK(change.values.front().key == "rate");
  CHECK(change.values.front().cite == "第一条");
  REQUIRE(change.settings.size() == 2);
  CHECK(change.settings[0].key == "rate_is");
  CHECK(change.settings[0].before.en == "ceiling");
  CHECK(change.settings[0].after.en == "fixed");
  CHECK(change.settings[1].key == "per");
  const auto note = [](const std::string& figure) {
    return rule_set(R"("notes": [ { "when": { "fact": "rd_personnel", "less_than": )" + figure +
                        R"(, "word": "低于" }, "zh": "说明", "en": "a note" } ])",
                    "service");
  };
  const Compared notes(note("10"), note("20"));
  REQUIRE(only(notes).values.size() == 1);
  CHECK(only(notes).values.front().key == "note");
}

TEST_CASE("diff: provisions, validity, parameters, words of the set", "[compare]") {
  const std::string one = rule_set(R"("requires": [])", "service");
  std::string other = one;
  other.replace(other.find("\"t-1\""), 5, "\"t-2\"");
  const Compared renamed(one, other);
  REQUIRE(renamed.change.provisions.size() == 2);
  CHECK(renamed.change.provisions[0].what == What::added);
  CHECK(renamed.change.provisions[0].any().id == "t-2");
  CHECK(renamed.change.provisions[1].what == What::removed);
  const auto with = [](const std::string& parameters) {
    return rule_set(R"("requires": [])", "service", "\"parameters\": { " + parameters + " }");
  };
  const Compared set(
      with(R"("a": { "type": "money", "value": null, "cite": "一" })"),
      with(
          R"("a": { "type": "money", "value": "20万元", "cite": "一" }, "b": { "type": "rate", "value": "5%", "cite": "二" })"));
  REQUIRE(set.change.parameters.size() == 2);
  CHECK(set.change.parameters[0].before.en == "unpublished");
  CHECK(set.change.parameters[0].after.zh == "20万元");
  CHECK(set.change.parameters[1].before.empty());
  std::string later = one;
  later.replace(later.find("2026-01-01"), 10, "2027-01-01");
  later.replace(later.find("1号"), std::string("1号").size(), "9号");
  const Compared dated(one, later);
  REQUIRE(dated.change.validity.size() == 1);
  CHECK(dated.change.validity.front().key == "in_force.from");
  REQUIRE(dated.change.wording.size() == 1);
  CHECK(dated.change.wording.front().key == "number");
}

TEST_CASE("diff: a condition that moves between scope and requirements is one change", "[compare]") {
  const std::string in_scope = rule_set("\"scope\": [ " + staff + " ], \"requires\": [ " + revenue + " ]");
  SECTION("and tests the same") {
    const Compared compared(requires_(staff + ", " + revenue), in_scope);
    const compare::ConditionChange& change = only_condition(compared);
    CHECK(change.what == What::changed);
    CHECK(change.id == "t-1.staff");
    CHECK(change.moved_from == Role::requirement);
    CHECK(change.role == Role::scope);
    CHECK(change.moved_only);
    CHECK(direction(compared.witnesses().conditions.front()) == "not_shown");
  }
  SECTION("and another figure with it") {
    std::string more = staff;
    more.replace(more.find("40"), 2, "50");
    const Compared compared(in_scope, requires_(more + ", " + revenue));
    const compare::ConditionChange& change = only_condition(compared);
    CHECK(change.moved_from == Role::scope);
    CHECK_FALSE(change.moved_only);
    CHECK(change.figures.size() == 1);
    CHECK(direction(compared.witnesses().conditions.front()) == "tightened");
  }
}
