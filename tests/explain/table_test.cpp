// The first table: columns stand under each other whatever the script; totals, questions, notes.
#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include "catch.hpp"
#include "explain/sample.hpp"
#include "files.hpp"
#include "huiqi/explain.hpp"
#include "read/suggest.hpp"

using namespace huiqi;
using huiqi::read::display_width;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

/// The display offset at which a text begins or ends; npos where it is not there.
std::size_t begin_of(const std::string& line, const std::string& text) {
  const std::size_t at = line.find(text);
  return at == std::string::npos ? at : display_width(line.substr(0, at));
}
std::size_t end_of(const std::string& line, const std::string& text) {
  const std::size_t at = begin_of(line, text);
  return at == std::string::npos ? at : at + display_width(text);
}

std::string line_with(const std::vector<std::string>& lines, const std::string& start) {
  for (const std::string& line : lines) {
    if (line.starts_with(start)) return line;
  }
  return "";
}

}  // namespace

TEST_CASE("what a person reads first, whole", "[explain][table]") {
  const auto golden = test::source / "tests" / "explain";
  test::check_golden((golden / "table.zh.txt").string(), summary_table(sample::report(), {Language::zh, 100, false}));
  test::check_golden((golden / "table.en.txt").string(), summary_table(sample::report(), {Language::en, 100, false}));
}

TEST_CASE("columns begin at equal offsets, and no line is too long", "[explain][table]") {
  for (const Language language : {Language::zh, Language::en}) {
    for (const int width : {60, 80, 100, 140}) {
      const auto lines = lines_of(summary_table(sample::report(), {language, width, false}));
      const bool zh = language == Language::zh;
      const std::string head = line_with(lines, zh ? "条款" : "provision");
      const std::size_t subject = begin_of(head, zh ? "对象" : "subject");
      const std::size_t most = end_of(head, zh ? "最高/结果" : "at most / answer");
      for (const Decision& decision : sample::report().decisions) {
        const std::string line = line_with(lines, decision.provision + " ");
        CAPTURE(width, line);
        const bool named = decision.subject.id != decision.subject.kind;
        const std::string shown = named ? decision.subject.id : zh ? "企业" : "enterprise";
        CHECK(begin_of(line, "  " + shown) + 2 == subject);
      }
      CHECK(end_of(line_with(lines, "lz-16b "), zh ? "300万元" : "CNY 3,000,000") == most);
      for (const std::string& line : lines) {
        CAPTURE(width, line);
        CHECK(display_width(line) <= static_cast<std::size_t>(std::max(width, 80)));
      }
    }
  }
}

TEST_CASE("a title is wrapped, not cut", "[explain][table]") {
  Report report = sample::report();
  report.decisions.resize(1);
  report.decisions[0].title.en =
      "Recognition of a centre whose title is much longer than any column of a table could be wide";
  std::string words;
  for (const std::string& line : lines_of(summary_table(report, {Language::en, 80, false})))
    words += line.substr(line.find_first_not_of(' ') == std::string::npos ? 0 : line.find_first_not_of(' ')) + " ";
  CHECK(words.find("Recognition of a centre") != std::string::npos);
  CHECK(words.find("of a table could be wide") != std::string::npos);
}

TEST_CASE("what is refused comes last, with how far it is from being met", "[explain][table]") {
  const std::string table = summary_table(sample::report(), {Language::en, 100, false});
  CHECK(table.find("may apply (1)") < table.find("undetermined (1)"));
  CHECK(table.find("undetermined (1)") < table.find("ineligible (1)"));
  CHECK(table.find("short by CNY 2,000,000") != std::string::npos);
  CHECK(table.find("to be decided by") != std::string::npos);
  CHECK(table.find("missing: day of first use") != std::string::npos);
}

TEST_CASE("colour changes no character", "[explain][table]") {
  const std::string plain = summary_table(sample::report(), {Language::zh, 100, false});
  std::string coloured = summary_table(sample::report(), {Language::zh, 100, true});
  CHECK(plain.find('\x1b') == std::string::npos);
  CHECK(coloured.find("\x1b[36m可申报(1项)\x1b[0m") != std::string::npos);
  for (std::size_t at = coloured.find('\x1b'); at != std::string::npos; at = coloured.find('\x1b')) {
    coloured.erase(at, coloured.find('m', at) - at + 1);
  }
  CHECK(coloured == plain);
}

TEST_CASE("a hostile name stays a name", "[explain][table]") {
  Report report = sample::report();
  report.applicant = "\x1b]0;x\x07公司\n第二行";
  report.decisions[2].subject.id = "p\x1b[2J";
  const std::string table = summary_table(report, {Language::zh, 100, false});
  CHECK(table.find('\x1b') == std::string::npos);
  CHECK(table.find('\x07') == std::string::npos);
  CHECK(lines_of(table)[0] == "申请人:\uFFFD]0;x\uFFFD公司 第二行");
}

TEST_CASE("an empty report", "[explain][table]") {
  const std::string table = summary_table(Report{}, {Language::en, 100, false});
  CHECK(table.find("applicant: (no name stated)") == 0);
  CHECK(table.find("Nothing to decide.") != std::string::npos);
  CHECK(table.find("Totals") == std::string::npos);
}

TEST_CASE("each question once, the one that holds up most first", "[explain][table]") {
  Report report = sample::report();
  Decision other = sample::undetermined();
  Missing cost;
  cost.fact = "platforms[].kind";
  cost.subject = other.subject;
  cost.affects_status = true;
  cost.question = {"平台是哪一类?", "Of what kind is the platform?"};
  other.missing.insert(other.missing.begin(), cost);
  report.decisions.push_back(other);
  const std::string table = summary_table(report, {Language::zh, 100, false});
  const std::size_t first = table.find("平台何时投入使用?(");
  CHECK(first != std::string::npos);
  CHECK(table.find("平台何时投入使用?(", first + 1) == std::string::npos);
  CHECK(first < table.find("平台是哪一类?("));
}
