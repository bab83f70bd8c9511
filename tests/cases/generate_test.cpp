// Drafts of cases: the reader takes them, they pass, they show what was missing, and they are the same every time.
#include "cases/generate.hpp"

#include "cases/engine.hpp"
#include "read/format.hpp"

namespace huiqi::cases {
namespace {

const std::string one_case = R"(
    "bases": { "plain": { "projects": [ { "id": "p1", "kinds": ["technical_transformation"], "total_input": "200万元" } ] } },
    "cases": [ { "name": "eligible", "provision": "demo-1", "as_of": "2026-05-20", "base": "plain",
                 "expect": { "status": "eligible" } } ])";

std::string drafts_of(const CaseFile& file, Coverage& coverage, Generated* generated = nullptr) {
  for (const Case& each : file.cases) coverage.add(each);
  Generated made = generate(demo_engine(), {&file}, coverage);
  const std::string text = case_file(demo_engine(), made, coverage, {&file});
  if (generated != nullptr) *generated = std::move(made);
  return text;
}

TEST_CASE("drafts show everything that was missing", "[cases]") {
  const Read read = read_demo(one_case);
  REQUIRE(read.file);
  Coverage coverage(demo_engine(), "demo");
  Generated generated;
  drafts_of(*read.file, coverage, &generated);
  for (const NotFound& each : generated.not_found)
    UNSCOPED_INFO(coverage.items()[each.what.first].name << " " << name(each.what.second));
  CHECK(generated.not_found.empty());
  CHECK(coverage.full());
  CHECK(generated.drafts.size() == 6);  // another kind, an unknown one; the input unknown, just below, at, just above
}

TEST_CASE("the reader takes the drafts, and they pass unconfirmed", "[cases]") {
  const Read read = read_demo(one_case);
  REQUIRE(read.file);
  Coverage coverage(demo_engine(), "demo");
  const std::string text = drafts_of(*read.file, coverage);
  std::vector<Diagnostic> diagnostics;
  const auto root = read::parse(text, "drafts.cases.json", {}, diagnostics);
  REQUIRE(root);
  const auto drafts = read_cases(*root, "drafts.cases.json", demo_engine(), diagnostics);
  REQUIRE(drafts);
  CHECK(diagnostics.size() == drafts->cases.size());
  for (const Diagnostic& each : diagnostics) CHECK(each.code == "unconfirmed");
  Coverage again(demo_engine(), "demo");
  for (const Case& each : read.file->cases) again.add(each);
  for (const Case& each : drafts->cases) {
    CHECK(each.confirm);
    CHECK(run_case(demo_engine(), each).passed());
    again.add(each);
  }
  CHECK(again.full());
}

TEST_CASE("the same files give the same drafts", "[cases]") {
  const Read read = read_demo(one_case);
  REQUIRE(read.file);
  Coverage first(demo_engine(), "demo"), second(demo_engine(), "demo");
  CHECK(drafts_of(*read.file, first) == drafts_of(*read.file, second));
}

TEST_CASE("a rule set without a case is drafted from a subject of which nothing is known", "[cases]") {
  Coverage coverage(demo_engine(), "demo");
  const Generated generated = generate(demo_engine(), {}, coverage);
  CHECK(generated.not_found.empty());
  CHECK(coverage.full());
  const std::string text = case_file(demo_engine(), generated, coverage, {});
  std::vector<Diagnostic> diagnostics;
  const auto root = read::parse(text, "drafts.cases.json", {}, diagnostics);
  REQUIRE(root);
  CHECK(read::formatted(*root, text) == text);  // the layout of huiqi fmt
  const auto drafts = read_cases(*root, "drafts.cases.json", demo_engine(), diagnostics);
  REQUIRE(drafts);
  for (const Case& each : drafts->cases) CHECK(run_case(demo_engine(), each).passed());
}

TEST_CASE("a count of items is drafted with as many items as it asks for", "[cases]") {
  EngineOptions options;
  options.rule_sets = {{"count.json", R"({ "format": 1, "id": "count", "version": "1", "number": "1",
    "title": { "zh": "示例办法", "en": "Sample measures" }, "in_force": { "from": "2026-01-01" },
    "provisions": [ { "id": "count-1", "kind": "recognition", "subject": "enterprise", "cite": "第一条",
      "title": { "zh": "项目", "en": "Projects" }, "requires": [ { "id": "count-1.two", "fold": "count", "over": "projects",
        "at_least": 2, "word": "不少于" } ] } ] })"}};
  const auto engine = Engine::load(options);
  REQUIRE(engine);
  Coverage coverage(*engine, "count");
  const Generated generated = generate(*engine, {}, coverage);
  for (const NotFound& each : generated.not_found)
    UNSCOPED_INFO(coverage.items()[each.what.first].name << " " << name(each.what.second));
  CHECK(generated.not_found.empty());
  CHECK(coverage.full());
}

TEST_CASE("a share is drafted from nothing, and from a whole too small for its edges", "[cases]") {
  EngineOptions options;
  options.rule_sets = {{"share.json", R"({ "format": 1, "id": "share", "version": "1", "number": "1",
    "title": { "zh": "示例办法", "en": "Sample measures" }, "in_force": { "from": "2026-01-01" },
    "provisions": [ { "id": "share-1", "kind": "recognition", "subject": "enterprise", "cite": "第一条",
      "title": { "zh": "人员", "en": "Personnel" }, "requires": [ { "id": "share-1.staff",
        "ratio": ["rd_personnel", "employees"], "at_least": "15%", "word": "不低于" } ] } ] })"}};
  const auto engine = Engine::load(options);
  REQUIRE(engine);
  const auto all_drafted = [&](const std::vector<const CaseFile*>& files) {
    Coverage coverage(*engine, "share");
    for (const CaseFile* file : files) {
      for (const Case& each : file->cases) coverage.add(each);
    }
    const Generated generated = generate(*engine, files, coverage);
    for (const NotFound& each : generated.not_found)
      UNSCOPED_INFO(coverage.items()[each.what.first].name << " " << name(each.what.second));
    CHECK(generated.not_found.empty());
    CHECK(coverage.full());
  };
  all_drafted({});
  std::vector<Diagnostic> diagnostics;
  const std::string text = R"({ "format": 1, "rule_set": "share", "cases": [ { "name": "a", "provision": "share-1",
    "as_of": "2026-05-20", "profile": { "enterprise": { "employees": 100, "rd_personnel": 20 } },
    "expect": { "status": "eligible" } } ] })";
  const auto root = read::parse(text, "share.cases.json", {}, diagnostics);
  REQUIRE(root);
  const auto file = read_cases(*root, "share.cases.json", *engine, diagnostics);
  REQUIRE(file);
  all_drafted({&*file});
}

TEST_CASE("what somebody has confirmed is varied before a draft is", "[cases]") {
  const Read read = read_demo(R"(
    "bases": { "plain": { "projects": [ { "id": "p1", "kinds": ["technical_transformation"], "total_input": "200万元" } ] } },
    "cases": [ { "name": "draft", "provision": "demo-1", "as_of": "2026-06-01", "base": "plain", "confirm": true,
                 "expect": { "status": "eligible" } },
               { "name": "confirmed", "provision": "demo-1", "as_of": "2026-05-20", "base": "plain",
                 "expect": { "status": "eligible" } } ])");
  REQUIRE(read.file);
  Coverage coverage(demo_engine(), "demo");
  Generated generated;
  drafts_of(*read.file, coverage, &generated);
  REQUIRE_FALSE(generated.drafts.empty());
  CHECK(generated.drafts.front().made.as_of == *Date::parse("2026-05-20"));
}

}  // namespace
}  // namespace huiqi::cases
