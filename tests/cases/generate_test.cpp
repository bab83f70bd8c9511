// Drafts of cases: the reader takes them, they pass, they show what was missing, and they are the same every time.
#include "cases/generate.hpp"

#include "cases/engine.hpp"

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

TEST_CASE("where no case is there to start from, that is the reason", "[cases]") {
  const Read read = read_demo("\"cases\": []");
  REQUIRE(read.file);
  Coverage coverage(demo_engine(), "demo");
  Generated generated;
  drafts_of(*read.file, coverage, &generated);
  CHECK(generated.drafts.empty());
  REQUIRE(generated.not_found.size() == 13);
  CHECK(generated.not_found.front().because.en ==
        "there is no case of this provision, or on its kind of subject, to start from");
}

}  // namespace
}  // namespace huiqi::cases
