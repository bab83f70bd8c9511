// Witnesses: every direction that is claimed is shown by a profile that both versions read, and that each decides as claimed.
// Covers src/compare/{witness,candidates,answers}.cpp.
#include <regex>

#include "read/embedded.hpp"
#include "versions.hpp"

using namespace huiqi;
using compare::Answer;
using compare::direction;
using compare::Shown;
using test::Compared;
using test::rule_set;

namespace {

std::string requires_(const std::string& condition) {
  return rule_set("\"requires\": [ " + condition + " ]", "service");
}

/// Reads and evaluates the witness anew, by the public way.
void check_side(const Engine& engine, const compare::Witness& witness, const Answer& claimed,
                const std::string& provision) {
  INFO(witness.profile);
  const auto profile = engine.read_profile(witness.profile, "witness.json");
  REQUIRE(profile);
  EvaluateOptions options;
  options.policies = {provision};
  const auto report = engine.evaluate(*profile, options);
  REQUIRE(report);
  for (const Decision& each : report->decisions) {
    if (!(each.subject == witness.subject)) continue;
    CHECK(each.status == claimed.status);
    CHECK((each.amount ? each.amount->ceiling : std::nullopt) == claimed.ceiling);
    return;
  }
  FAIL_CHECK("no decision for the subject");
}

void check_shown(const Compared& compared, const Shown& shown, bool decision) {
  const std::string& provision = compared.change.provisions.front().any().id;
  for (const auto* witness : {&shown.tightened, &shown.loosened}) {
    if (!*witness) continue;
    check_side(compared.before, **witness, (*witness)->before, provision);
    check_side(compared.after, **witness, (*witness)->after, provision);
    if (decision) CHECK(compare::sign((*witness)->before, (*witness)->after) == (witness == &shown.tightened ? -1 : 1));
  }
}

/// The directions of the first condition and of the decision.
std::pair<std::string, std::string> directions(const std::string& old_set, const std::string& new_set) {
  const Compared compared(old_set, new_set);
  const auto found = compared.witnesses();
  REQUIRE(found.conditions.size() >= 1);
  check_shown(compared, found.decision, true);
  for (const Shown& each : found.conditions) check_shown(compared, each, false);
  return {std::string(direction(found.conditions.front())), std::string(direction(found.decision))};
}

std::pair<std::string, std::string> both(const std::string& word) { return {word, word}; }

}  // namespace

TEST_CASE("witness: figures of each law word", "[compare]") {
  const auto condition = [](const std::string& test) {
    return requires_(R"({ "id": "t-1.a", "fact": "rd_personnel", )" + test + " }");
  };
  CHECK(directions(condition(R"("at_least": 40, "word": "不少于")"),
                   condition(R"("at_least": 41, "word": "不少于")")) == both("tightened"));
  CHECK(directions(condition(R"("at_least": 40, "word": "不少于")"),
                   condition(R"("at_least": 39, "word": "不少于")")) == both("loosened"));
  CHECK(directions(condition(R"("at_most": 40, "word": "不超过")"), condition(R"("at_most": 30, "word": "不超过")")) ==
        both("tightened"));
  CHECK(directions(condition(R"("less_than": 40, "word": "低于")"), condition(R"("less_than": 50, "word": "低于")")) ==
        both("loosened"));
  CHECK(directions(condition(R"("more_than": 40, "word": "超过")"), condition(R"("more_than": 50, "word": "超过")")) ==
        both("tightened"));
  CHECK(directions(condition(R"("from": 10, "to": 20)"), condition(R"("from": 15, "to": 25)")) ==
        both("tightened_and_loosened"));
}

TEST_CASE("witness: the very figure, where 不低于 becomes 超过", "[compare]") {
  const Compared compared(
      requires_(R"({ "id": "t-1.a", "fact": "total_assets", "at_least": "500万元", "word": "不低于" })"),
      requires_(R"({ "id": "t-1.a", "fact": "total_assets", "more_than": "500万元", "word": "超过" })"));
  const auto found = compared.witnesses();
  REQUIRE(found.conditions.front().tightened);
  CHECK_FALSE(found.conditions.front().loosened);
  CHECK(found.conditions.front().tightened->profile.find("\"total_assets\": \"500万元\"") != std::string::npos);
}

TEST_CASE("witness: conditions added, removed, exchanged", "[compare]") {
  const std::string staff = R"({ "id": "t-1.staff", "fact": "rd_personnel", "at_least": 40, "word": "不少于" })";
  const std::string person = R"({ "id": "t-1.person", "fact": "independent_legal_person", "is": true })";
  CHECK(directions(requires_(staff), requires_(staff + ", " + person)) == both("tightened"));
  CHECK(directions(requires_(staff + ", " + person), requires_(staff)) == both("loosened"));
  const Compared compared(requires_(staff), requires_(person));
  const auto found = compared.witnesses();
  CHECK(direction(found.decision) == "tightened_and_loosened");
}

TEST_CASE("witness: a ground more, or a wider one, is worse", "[compare]") {
  const auto grounds = [](const std::string& score) {
    return rule_set(R"("grounds": [ { "id": "t-1.low", "fact": "technology_centre.evaluation_score", "less_than": )" +
                        score + R"(, "word": "低于" } ])",
                    "adverse_measure");
  };
  CHECK(directions(grounds("60"), grounds("70")) == both("tightened"));
  CHECK(directions(grounds("60"), grounds("50")) == both("loosened"));
}

TEST_CASE("witness: periods, items of a list", "[compare]") {
  const auto clean = [](const std::string& period, const std::string& type) {
    return requires_(R"({ "id": "t-1.clean", "none": "incidents", "where": { "all": [ { "fact": "type", "is": ")" +
                     type + R"(" }, { "within": ["occurred_on"], "before": { "as_of": true }, "period": ")" + period +
                     "\" } ] } }");
  };
  CHECK(directions(clean("3年", "smuggling"), clean("5年", "smuggling")) == both("tightened"));
  CHECK(directions(clean("3年", "smuggling"), clean("1年", "smuggling")) == both("loosened"));
  CHECK(directions(clean("3年", "smuggling"), clean("3年", "serious_tax_violation")) == both("tightened_and_loosened"));
}

TEST_CASE("witness: amounts", "[compare]") {
  const auto grant = [](const std::string& rate, const std::string& cap) {
    return rule_set(R"("grant": { "rate_is": "ceiling", "rate": ")" + rate + R"(", "cap": ")" + cap +
                    R"(", "base": { "fact": "rd_expenditure", "year": "last" }, "per": ["enterprise"] })");
  };
  const auto shown = [&](const std::string& old_set, const std::string& new_set) {
    const Compared compared(old_set, new_set);
    const auto found = compared.witnesses();
    check_shown(compared, found.decision, true);
    return std::string(direction(found.decision));
  };
  CHECK(shown(grant("10%", "100万元"), grant("10%", "120万元")) == "loosened");
  CHECK(shown(grant("10%", "100万元"), grant("8%", "100万元")) == "tightened");
  CHECK(shown(grant("10%", "100万元"), grant("5%", "150万元")) == "tightened_and_loosened");
}

TEST_CASE("witness: what is assured counts, and what was paid for other years", "[compare]") {
  const auto grant = [](const std::string& rate_is, const std::string& per) {
    return rule_set(R"("grant": { "rate_is": ")" + rate_is + R"(", "rate": "10%", "cap": "100万元",
      "base": { "fact": "rd_expenditure", "year": "last" }, "per": [ )" +
                    per + " ] }");
  };
  const auto shown = [&](const std::string& old_set, const std::string& new_set) {
    const Compared compared(old_set, new_set);
    const auto found = compared.witnesses();
    check_shown(compared, found.decision, true);
    return std::string(direction(found.decision));
  };
  const std::string enterprise = "\"enterprise\"", yearly = "\"enterprise\", \"year\"";
  CHECK(shown(grant("ceiling", enterprise), grant("fixed", enterprise)) == "loosened");
  CHECK(shown(grant("fixed", enterprise), grant("ceiling", enterprise)) == "tightened");
  CHECK(shown(grant("ceiling", yearly), grant("ceiling", enterprise)) == "tightened");
  CHECK(shown(grant("ceiling", enterprise), grant("ceiling", yearly)) == "loosened");
}

TEST_CASE("witness: another base is shown with both bases stated", "[compare]") {
  const auto grant = [](const std::string& base) {
    return rule_set(R"("grant": { "rate_is": "ceiling", "rate": "10%", "cap": "50万元", "base": { "fact": ")" + base +
                    R"(", "year": "last" }, "per": ["enterprise"] })");
  };
  const Compared compared(grant("rd_expenditure"), grant("rd_funds"));
  const auto found = compared.witnesses();
  check_shown(compared, found.decision, true);
  CHECK(direction(found.decision) == "tightened_and_loosened");
  for (const auto* witness : {&found.decision.tightened, &found.decision.loosened}) {
    REQUIRE(*witness);
    CHECK((*witness)->profile.find("rd_expenditure") != std::string::npos);
    CHECK((*witness)->profile.find("rd_funds") != std::string::npos);
  }
}

TEST_CASE("witness: a ratio turns on a part of a whole, not on nothing of nothing", "[compare]") {
  const auto ratio = [](const std::string& part, const std::string& whole, const std::string& test) {
    return requires_(R"({ "id": "t-1.a", "ratio": [")" + part + "\", \"" + whole + "\"], " + test + " }");
  };
  const Compared people(ratio("rd_personnel", "employees", R"("more_than": "15%", "word": "超过")"),
                        ratio("rd_personnel", "employees", R"("at_least": "15%", "word": "不低于")"));
  const auto found = people.witnesses();
  check_shown(people, found.decision, true);
  REQUIRE(found.decision.loosened);
  CHECK_FALSE(found.decision.tightened);
  for (const char* each : {"\"employees\": 100", "\"rd_personnel\": 15"})
    CHECK(found.decision.loosened->profile.find(each) != std::string::npos);
}

TEST_CASE("witness: who comes under an adverse measure no more is better off", "[compare]") {
  const auto measure = [](const std::string& scope) {
    return rule_set(scope + R"("grounds": [ { "id": "t-1.low", "fact": "technology_centre.evaluation_score",
      "less_than": 60, "word": "低于" } ])",
                    "adverse_measure");
  };
  const std::string scope = R"("scope": [ { "id": "t-1.person", "fact": "independent_legal_person", "is": true } ], )";
  const Compared compared(measure(""), measure(scope));
  const auto found = compared.witnesses();
  check_shown(compared, found.decision, true);
  check_shown(compared, found.conditions.front(), false);
  CHECK(direction(found.conditions.front()) == "loosened");
  CHECK(direction(found.decision) == "loosened");
  REQUIRE(found.conditions.front().loosened);
  CHECK(found.conditions.front().loosened->before.status != Status::undetermined);
  CHECK(directions(measure(scope), measure("")) == both("tightened"));
}

TEST_CASE("witness: a requirement moved into the scope gives another status, neither better nor worse", "[compare]") {
  const std::string staff = R"({ "id": "t-1.staff", "fact": "employees", "at_least": 10, "word": "不少于" })";
  const std::string person = R"({ "id": "t-1.person", "fact": "independent_legal_person", "is": true })";
  const Compared compared(requires_(staff + ", " + person),
                          rule_set("\"scope\": [ " + staff + " ], \"requires\": [ " + person + " ]", "service"));
  const auto found = compared.witnesses();
  CHECK_FALSE(found.decision.any());
  REQUIRE(found.differs);
  CHECK(found.differs->before.status == Status::ineligible);
  CHECK(found.differs->after.status == Status::not_applicable);
  check_side(compared.before, *found.differs, found.differs->before, "t-1");
  check_side(compared.after, *found.differs, found.differs->after, "t-1");
}

TEST_CASE("witness: what only people can tell apart is not shown", "[compare]") {
  const auto pending = [](const std::string& what) {
    return requires_(R"({ "id": "t-1.p", "pending": { "zh": ")" + what +
                     R"(", "en": "good" }, "because": "judgement" })");
  };
  CHECK(directions(pending("优质"), pending("示范")) == both("not_shown"));
}

TEST_CASE("witness: every figure of 不低于 in a real rule set, raised", "[compare]") {
  std::string text;
  for (const read::EmbeddedFile& each : read::embedded_files()) {
    if (each.path.ends_with("gx-poc-centre-2025.json")) text = each.text;
  }
  REQUIRE_FALSE(text.empty());
  const std::regex figure(R"re("at_least": (\d+), "word")re");
  int raised = 0;
  for (std::sregex_iterator each(text.begin(), text.end(), figure), end; each != end; ++each) {
    std::string other = text;
    other.replace(static_cast<std::size_t>(each->position(1)), each->str(1).size(),
                  std::to_string(std::stoi((*each)[1]) + 3));
    const Compared compared(text, other, "gx-poc-centre-2025");
    for (const compare::ProvisionChange& change : compared.change.provisions) {
      if (change.conditions.empty()) continue;
      INFO(change.any().id << " " << change.conditions.front().id << " from " << (*each)[1]);
      const auto found = compare::find_witnesses(change, compared.versions(), {});
      CHECK(direction(found.conditions.front()) == "tightened");
      ++raised;
    }
  }
  CHECK(raised >= 5);
}
