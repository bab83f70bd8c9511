// A document's text cut into clauses by its own numbering, and quotes looked up in them.
#include "language/clauses.hpp"

#include "catch.hpp"

using namespace huiqi::language;

namespace {

std::string cites(const std::vector<ClauseText>& clauses) {
  std::string all;
  for (const ClauseText& each : clauses) all += (all.empty() ? "" : " | ") + each.cite;
  return all;
}

std::string cite_of(const std::vector<ClauseText>& clauses, const char* cite) {
  const auto place = clause_of(clauses, cite);
  return place ? clauses[*place].cite : "nothing";
}

}  // namespace

TEST_CASE("a document in articles, items and sub-items", "[language][clauses]") {
  const auto clauses = clauses_of(
      "某某办法\n第一章 总 则\n第一条 为了…\n第七条 应具备以下条件:\n(一)独立法人;\n续行\n(七)没有下列情况:\n1.走私;\n2、偷税。\n第八条 程序\n附件1\n第一条 不算\n附件2\n");
  CHECK(
      cites(clauses) ==
      "前言 | 第一条 | 第七条 | 第七条第(一)项 | 第七条第(七)项 | 第七条第(七)项第1目 | 第七条第(七)项第2目 | 第八条 | 附件1 | 附件2");
  CHECK(clauses[3].text == "(一)独立法人;\n续行");
  CHECK(clauses[3].line == 5);
  CHECK(cite_of(clauses, "第七条第(七)项第2目") == "第七条第(七)项第2目");
  CHECK(cite_of(clauses, "第七条第(九)项") == "第七条");  // lies in the article
  CHECK(cite_of(clauses, "第七十条") == "nothing");
  CHECK(cite_of(clauses, "第九条") == "nothing");
}

TEST_CASE("a document in parts with full-width marks", "[language][clauses]") {
  const auto clauses = clauses_of(
      "\xEF\xBB\xBF通知\r\n一、总体要求\r\n　　每年1.4亿元\r\n（一）目标。甲。乙。\r\n（二）任务\r\n1.重大项目\r\n二、保障\r\n（一）组织\r\n");
  CHECK(cites(clauses) == "前言 | 一 | 一、(一) | 一、(二) | 一、(二)1. | 二 | 二、(一)");
  CHECK(clauses[1].text == "一、总体要求\n每年1.4亿元");
  CHECK(cite_of(clauses, "一、(一)第2句") == "一、(一)");
  CHECK(cite_of(clauses, "印发通知") == "前言");
  CHECK(cite_of(clauses, "末段") == "二、(一)");
}

TEST_CASE("the parts of a quote stand in the clause, in their order", "[language][clauses]") {
  const std::string text = "按不超过项目总投入的 20％ 分阶段给予支持，最高不超过500万元。";
  CHECK(not_in("按不超过项目总投入的20%…最高不超过500万元", text).empty());
  CHECK(not_in("最高不超过500万元…20%", text) == std::vector<std::string>{"20%"});
  CHECK(not_in("最高不超过600万元", text) == std::vector<std::string>{"最高不超过600万元"});
  CHECK(not_in("", text).empty());
}

TEST_CASE("a text without any number is all preface", "[language][clauses]") {
  CHECK(cites(clauses_of("甲\n乙\n")) == "前言");
  CHECK(clauses_of("").empty());
  CHECK_FALSE(clause_of({}, "第一条"));
}

TEST_CASE("several citations in one, and the text below a clause", "[language][clauses]") {
  CHECK(single_citations("第四条、第九条") == std::vector<std::string>{"第四条", "第九条"});
  CHECK(single_citations("二、(一)第1句、二、(四)第2句") == std::vector<std::string>{"二、(一)第1句", "二、(四)第2句"});
  CHECK(single_citations("一、(二)") == std::vector<std::string>{"一、(二)"});
  CHECK(single_citations("附件1末段、第七条") == std::vector<std::string>{"附件1末段", "第七条"});
  const auto clauses = clauses_of("第一条 甲\n(一)乙\n1.丙\n第十条 丁\n");
  CHECK(text_below(clauses, 0) == "第一条 甲\n(一)乙\n1.丙");
  CHECK(text_below(clauses, 3) == "第十条 丁");
}
