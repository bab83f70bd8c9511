// The calendar: which days, in which order, and the form of RFC 5545.
#include <algorithm>

#include "catch.hpp"
#include "files.hpp"
#include "huiqi/huiqi.hpp"

using namespace huiqi;

namespace {

Report report_of(const std::string& profile) {
  EngineOptions options;
  options.windows = {{"windows/example.json", test::slurp(test::source / "examples/windows/example-calls.json")}};
  static const Result<Engine> engine = Engine::load(options);
  REQUIRE(engine);
  const auto read = engine->read_profile(test::slurp(test::source / "examples" / profile), profile);
  return *engine->evaluate(*read);
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find("\r\n", at);
    REQUIRE(end != std::string::npos);
    lines.push_back(text.substr(at, end - at));
    at = end + 2;
  }
  return lines;
}

}  // namespace

TEST_CASE("days of answers and of windows stand together, soonest first") {
  const Report report = report_of("automotive-supplier.json");
  const auto days = deadlines(report);
  REQUIRE(days.size() >= 5);
  CHECK(std::is_sorted(days.begin(), days.end(), [](const Deadline& a, const Deadline& b) { return a.day < b.day; }));
  const auto calls = std::count_if(days.begin(), days.end(), [](const Deadline& each) { return each.call != nullptr; });
  CHECK(calls == 5);  // lz-3a is open: it closes; lz-16a and lz-16b are to come: they open and close
  for (const Deadline& each : days) CHECK(each.day >= report.as_of);
  CHECK(deadlines(report, true).size() >= days.size());
}

TEST_CASE("the iCalendar file: lines of at most 75 octets, whole characters, one event a day, UIDs that differ") {
  const Report report = report_of("automotive-supplier.json");
  const auto days = deadlines(report);
  for (const Language language : {Language::zh, Language::en}) {
    const std::string ics = to_ics(report, days, language);
    CHECK(ics == to_ics(report, days, language));
    const auto lines = lines_of(ics);
    CHECK(lines.front() == "BEGIN:VCALENDAR");
    CHECK(lines.back() == "END:VCALENDAR");
    std::vector<std::string> uids;
    std::string unfolded;
    for (const std::string& line : lines) {
      CHECK(line.size() <= 75);
      CHECK((static_cast<unsigned char>(line.front()) & 0xC0u) != 0x80u);
      if (line.front() == ' ')
        unfolded += line.substr(1);
      else
        unfolded = line;
      if (unfolded.starts_with("UID:") && unfolded.ends_with("@huiqi")) uids.push_back(unfolded);
    }
    CHECK(std::count(lines.begin(), lines.end(), "BEGIN:VEVENT") == static_cast<std::ptrdiff_t>(days.size()));
    CHECK(uids.size() == days.size());
    std::sort(uids.begin(), uids.end());
    CHECK(std::adjacent_find(uids.begin(), uids.end()) == uids.end());
  }
}

TEST_CASE("commas, semicolons, backslashes and line ends are escaped") {
  Report report;
  Decision decision;
  decision.provision = "x";
  decision.title = {"甲,乙;丙\\丁\n戊", "a,b;c\\d\ne"};
  decision.value.push_back({"due_date", false, {"2026-08-31"}, {}, Unit::date});
  report.decisions.push_back(decision);
  const std::string ics = to_ics(report, deadlines(report), Language::en);
  CHECK(ics.find("SUMMARY:due date: x a\\,b\\;c\\\\d\\ne\r\n") != std::string::npos);
}
