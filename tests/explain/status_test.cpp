// Why a decision has its status.
#include <string>

#include "catch.hpp"
#include "explain/phrases.hpp"
#include "explain/sample.hpp"
#include "huiqi/explain.hpp"

using namespace huiqi;

namespace {

Decision with(Status status) {
  Decision decision;
  decision.status = status;
  return decision;
}

}  // namespace

TEST_CASE("ineligible names the conditions and the margins", "[explain][status]") {
  CHECK(explain_status(sample::recognition()).zh ==
        "不符合:不满足的条件:上年度主营业务收入不低于5000万元(填报4800万元,差200万元)、"
        "研究与试验发展经费占主营业务收入比重不低于2%(填报≈1.9998%,差≈0.0001个百分点)");
}

TEST_CASE("may apply names what is pending, and with whom", "[explain][status]") {
  Decision decision = sample::grant();
  CHECK(
      explain_status(decision) ==
      Text{
          "可申报:条文写明的条件均已满足;尚待市工业和信息化局:优质项目",
          "may apply: every stated condition is met; still to be decided by the city's industry bureau: high-quality project"});
  decision.pending = {{"lz-2b.threshold", {"完成投资额度", "the amount of investment"}, {}, true}};
  CHECK(explain_status(decision).zh == "可申报:条文写明的条件均已满足;条件尚未公布:完成投资额度");
  Finding soft = sample::personnel();
  soft.outcome = Outcome::soft_not_met;
  soft.actual = "39";
  soft.margin = "-1";
  decision.pending.clear();
  decision.findings = {soft};
  CHECK(explain_status(decision).zh ==
        "可申报:其余写明的条件均已满足;“原则上”的要求未满足,可能有例外:研究与试验发展人员数不少于40(填报39,差1)");
}

TEST_CASE("undetermined names the facts", "[explain][status]") {
  CHECK(
      explain_status(sample::undetermined()) ==
      Text{
          "信息不足:还需要知道:投入使用日期;金额还需要知道:对外服务营业收入(2025年)",
          "undetermined: still to be known: day of first use; for the amount: revenue from services to others (2025)"});
}

TEST_CASE("the other statuses", "[explain][status]") {
  CHECK(explain_status(with(Status::eligible)).zh == "符合条件:条文写明的条件均已满足,没有待定事项");
  CHECK(explain_status(with(Status::not_triggered)).en == "not triggered: none of the stated grounds is there");
  CHECK(explain_status(with(Status::determined)).zh == "已确定");
  CHECK(explain_status(sample::grade()) == Text{"已确定:等级:良好", "determined: grade: good"});
  Decision expired = with(Status::not_in_force);
  CHECK(explain_status(expired).zh == "不在有效期:申报日不在文件有效期内");
  expired.notes = {{"expired", {"2027-12-31"}, {}}};
  CHECK(explain_status(expired).zh == "不在有效期:文件有效期至2027-12-31,申报日已经失效");
  Decision elsewhere = with(Status::not_applicable);
  Finding scope = sample::determination(Outcome::not_met);
  scope.role = Role::scope;
  scope.label = {"在柳州市登记注册", "registered in Liuzhou"};
  elsewhere.findings = {scope};
  CHECK(explain_status(elsewhere).zh == "不适用:不在条文所指范围内:在柳州市登记注册");
  Decision barred = with(Status::triggered);
  Finding ground = sample::determination(Outcome::met);
  ground.id = "qj-15.3";
  ground.role = Role::ground;
  ground.label = {"提供虚假材料和数据", "false materials and data"};
  barred.findings = {ground};
  barred.value = {{"grounds", true, {"qj-15.3"}, {}, Unit::none}};
  CHECK(explain_status(barred) ==
        Text{"已触发:存在的情形:提供虚假材料和数据", "triggered: grounds that are there: false materials and data"});
  CHECK(phrases::value(barred.value[0], barred).zh == "提供虚假材料和数据");
}

TEST_CASE("the year of a question is filled in", "[explain][status]") {
  Missing missing;
  missing.question = {"{year}年度的生产规模是多少元?", "What was the production scale of {year}?"};
  missing.year = "2025";
  CHECK(phrases::question(missing) == Text{"2025年度的生产规模是多少元?", "What was the production scale of 2025?"});
  missing.year = "2026Q1";
  CHECK(phrases::question(missing) ==
        Text{"2026年第1季度的生产规模是多少元?", "What was the production scale of Q1 2026?"});
  missing.year.reset();
  CHECK(phrases::question(missing).zh == "相应年度的生产规模是多少元?");
}

TEST_CASE("how much at most, in short", "[explain][status]") {
  CHECK(phrases::at_most(sample::grant()) == Text{"225万元~300万元", "CNY 2,250,000~3,000,000"});
  CHECK(phrases::at_most(sample::grade()).zh == "良好");
  CHECK(phrases::at_most(sample::recognition()).zh == "—");
  Decision hole = with(Status::may_apply);
  hole.no_figure = true;
  CHECK(phrases::at_most(hole).zh == "未公布");
  hole.status = Status::ineligible;
  CHECK(phrases::at_most(hole).zh == "—");
  Decision target = with(Status::determined);
  target.value = {{"reached", false, {"none"}, {}, Unit::words}};
  CHECK(phrases::at_most(target).en == "reached: approximate: neither");
}
