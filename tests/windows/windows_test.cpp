// Application windows: reading, mistakes, and what a report makes of them.
#include "windows/windows.hpp"

#include <algorithm>
#include <set>

#include "catch.hpp"
#include "files.hpp"
#include "huiqi/huiqi.hpp"

using namespace huiqi;

namespace {

Result<Engine> engine_with(const std::string& windows) {
  EngineOptions options;
  options.windows = {{"windows/test.json", windows}};
  return Engine::load(options);
}

std::string example() { return test::slurp(test::source / "examples/windows/example-calls.json"); }

Report report_with(const Engine& engine, Date as_of) {
  EvaluateOptions options;
  options.as_of = as_of;
  const auto profile =
      engine.read_profile(test::slurp(test::source / "examples/automotive-supplier.json"), "sample.json");
  REQUIRE(profile);
  return *engine.evaluate(*profile, options);
}

const Decision& decision(const Report& report, const std::string& provision) {
  const auto found = std::find_if(report.decisions.begin(), report.decisions.end(),
                                  [&](const Decision& each) { return each.provision == provision; });
  REQUIRE(found != report.decisions.end());
  return *found;
}

bool has_note(const std::vector<Note>& notes, const std::string& code) {
  return std::any_of(notes.begin(), notes.end(), [&](const Note& each) { return each.code == code; });
}

}  // namespace

TEST_CASE("without windows, whatever is applied for says that no open call is known") {
  const auto engine = Engine::load();
  const Report report = report_with(*engine, *Date::from_civil(2026, 5, 20));
  CHECK(has_note(report.notes, "no_open_call_known"));
  CHECK(report.windows.empty());
  for (const Decision& each : report.decisions) {
    const bool refused = each.status == Status::ineligible || each.status == Status::not_applicable ||
                         each.status == Status::not_in_force || each.status == Status::not_triggered;
    CHECK(each.calls.empty());
    CHECK(has_note(each.notes, "no_open_call_known") == (windows::is_applied_for(each.kind) && !refused));
  }
}

TEST_CASE("a window is open on its first and on its last day, to come before, and mentioned after") {
  const auto engine = engine_with(example());
  REQUIRE(engine);
  const auto call_at = [&](int month, int day) {
    return decision(report_with(*engine, *Date::from_civil(2026, month, day)), "lz-3a");
  };
  CHECK_FALSE(call_at(5, 5).calls.at(0).open);
  CHECK(has_note(call_at(5, 5).notes, "no_open_call_known"));
  CHECK(call_at(5, 6).calls.at(0).open);
  CHECK_FALSE(has_note(call_at(5, 6).notes, "no_open_call_known"));
  CHECK(call_at(6, 15).calls.at(0).open);
  CHECK(call_at(6, 16).calls.empty());
  CHECK(has_note(call_at(6, 16).notes, "last_call_closed"));
  const Report report = report_with(*engine, *Date::from_civil(2026, 5, 20));
  CHECK(std::any_of(report.decisions.begin(), report.decisions.end(), [](const Decision& each) {
    return each.provision == "lz-1a" && has_note(each.notes, "last_call_closed");
  }));
  CHECK_FALSE(has_note(report.notes, "no_open_call_known"));
  REQUIRE(report.windows.size() == 1);
  CHECK(report.windows[0].checked_on == "2026-05-18");
  CHECK(report.windows[0].digest.size() == 64);
}

TEST_CASE("mistakes in a file of windows are all reported, with their places") {
  const auto engine = engine_with(R"({ "format": 1, "windows": [
    { "id": "a", "provisions": ["lz-3aa"], "title": { "zh": "一", "en": "one" }, "closes": "2026-06-15", "source": "x" },
    { "id": "b", "provisions": ["qj-13"], "title": { "zh": "一", "en": "one" }, "closes": "2026-02-30", "source": "x" },
    { "id": "c", "provisions": ["lz-1a"], "title": { "zh": "一", "en": "one" }, "opens": "2026-06-15", "closes": "2026-06-14",
      "source": "x", "from": 1 },
    { "id": "d", "provisions": [], "title": { "zh": "一", "en": "one" }, "source": "x" } ] })");
  CHECK_FALSE(engine);
  std::set<std::string> codes;
  for (const Diagnostic& each : engine.diagnostics) {
    codes.insert(each.code);
    CHECK(each.place.line > 1);
    CHECK(each.file == "windows/test.json");
  }
  CHECK(codes.contains("unknown_provision"));
  CHECK(codes.contains("not_applied_for"));
  CHECK(codes.contains("wrong_order"));
  CHECK(codes.contains("unknown_key"));
  CHECK(codes.contains("empty_list"));
  CHECK(codes.contains("missing_key"));
  CHECK(engine.diagnostics.size() == 7);
}

TEST_CASE("two windows of one id are refused, with both places") {
  EngineOptions options;
  options.windows = {{"windows/a.json", example()}, {"windows/b.json", example()}};
  const auto engine = Engine::load(options);
  CHECK_FALSE(engine);
  CHECK(engine.diagnostics.size() == 3);
  CHECK(engine.diagnostics.at(0).other_place);
}
