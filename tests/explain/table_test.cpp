// The first table: columns stand under each other whatever the script; totals, questions, notes.
#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include "catch.hpp"
#include "explain/sample.hpp"
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

TEST_CASE("the table in Chinese, whole", "[explain][table]") {
  CHECK(summary_table(sample::report(), {Language::zh, 100, false}) == R"(申请人:柳州某某机械有限公司
申报日:2026-05-20(档案所载)  huiqi 0.1.0

条款    名称                    对象        结论            最高/结果  说明

《广西壮族自治区企业技术中心认定管理办法》(桂工信规范〔2025〕2号)
qj-07   自治区企业技术中心认定  enterprise  不符合                  —  上年度主营业务收入不低于5000…
qj-11   运行评价等级            enterprise  已确定               良好

《柳州市支持制造业转型升级的若干措施》(柳政规〔2025〕3号)
lz-2a   技术改造和设备更新项…   p1          可申报    225万元~300万元  待定:优质项目
lz-16b  公共服务平台运营补助    f1          信息不足          300万元  缺:投入使用日期

合计(可以同时享受的最佳组合)
  条文确定          0元
  最高          225万元
  按最宽的理解  300万元
  上限不等于应得金额:最终以主管部门的决定为准。
  计入:lz-2a p1
  未计入:lz-16b f1(信息不足)

还需要知道(影响结论的,先问影响最多的)
  - 平台何时投入使用?(platforms[].in_use_on)

说明
  - 未填报以往获得的资助:各项上限按从未获得资助计算
)");
}

TEST_CASE("columns begin at equal offsets", "[explain][table]") {
  for (const Language language : {Language::zh, Language::en}) {
    for (const int width : {60, 80, 100, 140}) {
      const auto lines = lines_of(summary_table(sample::report(), {language, width, false}));
      const bool zh = language == Language::zh;
      const std::string head = line_with(lines, zh ? "条款" : "provision");
      const std::size_t subject = begin_of(head, zh ? "对象" : "subject");
      const std::size_t status = begin_of(head, zh ? "结论" : "status");
      const std::size_t most = end_of(head, zh ? "最高/结果" : "at most / answer");
      for (const Decision& decision : sample::report().decisions) {
        const std::string line = line_with(lines, decision.provision + " ");
        CAPTURE(width, line);
        const Text words = explain(decision.status);
        CHECK(begin_of(line, "  " + decision.subject.id + " ") + 2 == subject);
        CHECK(begin_of(line, in(words, language)) == status);
        CHECK(display_width(line) <= static_cast<std::size_t>(std::max(width, 100)));
      }
      const std::string row = line_with(lines, "lz-16b ");
      CHECK(end_of(row, zh ? "300万元" : "CNY 3,000,000") == most);
      CHECK(begin_of(row, zh ? "缺:" : "missing:") == begin_of(head, zh ? "说明" : "remark"));
    }
  }
}

TEST_CASE("colour changes no character", "[explain][table]") {
  const std::string plain = summary_table(sample::report(), {Language::zh, 100, false});
  std::string coloured = summary_table(sample::report(), {Language::zh, 100, true});
  CHECK(plain.find('\x1b') == std::string::npos);
  CHECK(coloured.find("\x1b[36m可申报\x1b[0m") != std::string::npos);
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
  CHECK(table.find("A ceiling is not an entitlement: the authorities decide.") != std::string::npos);
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
