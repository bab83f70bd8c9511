// One condition in words, as a policy officer would write it.
#include <string>

#include "catch.hpp"
#include "explain/phrases.hpp"
#include "explain/sample.hpp"
#include "huiqi/explain.hpp"

using namespace huiqi;

namespace {

Finding at(const std::string& actual, const std::string& margin, Outcome outcome) {
  Finding finding = sample::revenue();
  finding.citation = "第七条第(三)项";
  finding.actual = actual;
  finding.margin = margin;
  finding.outcome = outcome;
  return finding;
}

}  // namespace

TEST_CASE("below, at and above 不低于5000万元", "[explain][finding]") {
  const Text below = explain(at("48000000.00", "-2000000.00", Outcome::not_met));
  CHECK(below.zh == "要求:上年度主营业务收入不低于5000万元;填报:4800万元;不满足,差200万元(第七条第(三)项)");
  CHECK(
      below.en ==
      "Required: revenue from principal business of last year at least CNY 50,000,000 (不低于); stated: CNY 48,000,000; "
      "not met, short by CNY 2,000,000 (第七条第(三)项)");
  CHECK(explain(at("50000000.00", "0.00", Outcome::met)).zh ==
        "要求:上年度主营业务收入不低于5000万元;填报:5000万元;满足,恰在界限上(第七条第(三)项)");
  CHECK(explain(at("50000100.00", "100.00", Outcome::met)).zh ==
        "要求:上年度主营业务收入不低于5000万元;填报:5000.01万元;满足,高出100元(第七条第(三)项)");
  CHECK(explain(at("", "", Outcome::unknown)).en ==
        "Required: revenue from principal business of last year at least CNY 50,000,000 (不低于); stated: not stated; "
        "not known (第七条第(三)项)");
}

TEST_CASE("the law's word stands where the law puts it", "[explain][finding]") {
  Finding finding = at("100000000.00", "0.00", Outcome::met);
  finding.required = "100000000.00";
  finding.word = "以上";
  CHECK(phrases::requirement(finding).zh == "上年度主营业务收入在1亿元以上");
  finding.word = "突破";
  finding.comparison = Comparison::more_than;
  finding.outcome = Outcome::not_met;
  CHECK(phrases::requirement(finding).zh == "上年度主营业务收入突破1亿元");
  CHECK(phrases::shortfall(finding).zh == "上年度主营业务收入突破1亿元(填报1亿元,恰在界限上)");
  finding.word = "";
  CHECK(phrases::requirement(finding) ==
        Text{"上年度主营业务收入超过1亿元", "revenue from principal business of last year more than CNY 100,000,000"});
}

TEST_CASE("an upper limit is overstepped, not fallen short of", "[explain][finding]") {
  Finding finding = at("60000000.00", "10000000.00", Outcome::not_met);
  finding.comparison = Comparison::at_most;
  finding.word = "不超过";
  CHECK(phrases::margin(finding) == Text{"超出1000万元", "over by CNY 10,000,000"});
  finding.margin = "-10000000.00";
  finding.outcome = Outcome::met;
  CHECK(phrases::margin(finding) == Text{"低1000万元", "CNY 10,000,000 below"});
}

TEST_CASE("days", "[explain][finding]") {
  Finding finding = at("2026-12-02", "1", Outcome::not_met);
  finding.unit = Unit::date;
  finding.comparison = Comparison::at_most;
  finding.word = "以内";
  finding.label = {"申报日期", "day of application"};
  finding.required = "2026-12-01";
  CHECK(explain(finding) == Text{"要求:申报日期不晚于2026-12-01(“以内”);填报:2026-12-02;不满足,晚1天(第七条第(三)项)",
                                 "Required: day of application not after 2026-12-01 (以内); stated: 2026-12-02; "
                                 "not met, 1 day too late (第七条第(三)项)"});
}

TEST_CASE("a ground is there or not", "[explain][finding]") {
  Finding finding = at("59.99", "-0.01", Outcome::met);
  finding.role = Role::ground;
  finding.unit = Unit::score;
  finding.comparison = Comparison::less_than;
  finding.word = "低于";
  finding.label = {"运行评价得分", "evaluation score"};
  finding.required = "60";
  CHECK(explain(finding).zh == "情形:运行评价得分低于60分;填报:59.99分;存在,低0.01分(第七条第(三)项)");
  finding.outcome = Outcome::not_met;
  finding.actual = "61";
  finding.margin = "1";
  CHECK(
      explain(finding).en ==
      "Ground: evaluation score less than 60 points (低于); stated: 61 points; not there, 1 points above (第七条第(三)项)");
}

TEST_CASE("determinations, yes and no", "[explain][finding]") {
  Finding finding = sample::determination(Outcome::pending);
  finding.citation.clear();
  CHECK(explain(finding) == Text{"要求:优质项目;待认定", "Required: high-quality project; pending"});
  finding.outcome = Outcome::not_met;
  finding.actual = "false";
  finding.required = "true";
  CHECK(explain(finding).zh == "要求:优质项目;填报:否;不满足");
  finding.required = "false";
  CHECK(explain(finding).en == "Required: high-quality project: no; stated: no; not met");
}

TEST_CASE("words are called by their labels", "[explain][finding]") {
  Finding finding = sample::determination(Outcome::met);
  finding.citation.clear();
  finding.label = {"项目类别", "kind of project"};
  finding.unit = Unit::words;
  finding.comparison = Comparison::contains;
  finding.required = "technical_transformation、equipment_renewal";
  finding.required_words = {"技术改造、设备更新", "technical transformation, equipment renewal"};
  finding.actual = "digital_transformation";
  finding.actual_words = {"数字化改造", "digital transformation"};
  CHECK(explain(finding).zh == "要求:项目类别(所列:技术改造、设备更新);填报:数字化改造;满足");
  CHECK(
      explain(finding).en ==
      "Required: kind of project (listed: technical transformation, equipment renewal); stated: digital transformation; met");
  finding.required_words = finding.actual_words = {};
  finding.comparison = Comparison::one_of;
  finding.required = "4502";  // an area's code
  CHECK(explain(finding).en == "Required: kind of project (listed: 4502); stated: digital_transformation; met");
  finding.worded = true;
  CHECK(explain(finding).en == "Required: kind of project; stated: digital_transformation; met");
}

TEST_CASE("a count says what it counts, a label of a whole test is not turned round", "[explain][finding]") {
  Finding finding = at("39", "-1", Outcome::not_met);
  finding.unit = Unit::count;
  finding.label = {"研究与试验发展人员数", "R&D personnel"};
  finding.required = "40";
  finding.word = "不少于";
  finding.measure = {"人", "persons"};
  CHECK(phrases::shortfall(finding).zh == "研究与试验发展人员数不少于40人(填报39人,差1人)");
  Finding clean = sample::determination(Outcome::not_met);
  clean.label = {"不占用永久基本农田", "takes no permanent basic farmland"};
  clean.required = "false";
  clean.actual = "true";
  clean.citation.clear();
  CHECK(explain(clean).zh == "要求:不占用永久基本农田:否;填报:是;不满足");
  clean.worded = true;
  CHECK(explain(clean).zh == "要求:不占用永久基本农田;不满足");
}

TEST_CASE("what is not there is not invented", "[explain][finding]") {
  Finding finding = at("", "", Outcome::pending);
  finding.unpublished = true;
  finding.required.clear();
  finding.word = "达到";
  CHECK(phrases::requirement(finding).zh == "上年度主营业务收入达到(数值未公布)");
  finding.label = {};
  CHECK(phrases::requirement(finding).zh == "“上年度主营业务收入不低于5000万元”达到(数值未公布)");
  Finding bare;
  bare.id = "lz-1a.x";
  CHECK(explain(bare).zh == "要求:lz-1a.x;不明");
  Finding hair = at("50000000.00", "≈0%", Outcome::not_met);
  hair.unit = Unit::rate;
  CHECK(phrases::margin(hair).en == "next to the limit");
}
