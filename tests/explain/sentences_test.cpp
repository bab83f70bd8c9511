// Notes and amounts in words.
#include <string>

#include "catch.hpp"
#include "explain/phrases.hpp"
#include "explain/sample.hpp"
#include "huiqi/explain.hpp"

using namespace huiqi;

TEST_CASE("notes", "[explain][sentences]") {
  CHECK(explain(Note{"boundary", {"10000000000.00", "突破", "strict"}, {}}).zh ==
        "恰在界限上(100亿元):“突破”不包括本数");
  CHECK(phrases::note({"boundary", {"10000000000.00", "突破", "strict"}, {}}, Unit::money) ==
        Text{"恰在界限上(100亿元):“突破”不包括本数",
             "exactly at the limit (CNY 10,000,000,000): “突破” does not include the figure"});
  CHECK(explain(Note{"boundary", {"", "以上", "codified"}, {}}).zh ==
        "恰在界限上:“以上”参照民法典第一千二百五十九条,包括本数");
  CHECK(explain(Note{"expired", {"2027-12-31"}, {}}) ==
        Text{"文件有效期至2027-12-31,申报日已经失效",
             "the document was in force up to and including 2027-12-31, before the filing day"});
  CHECK(explain(Note{"near_fact", {"enterprise.main_business_revenue", "enterprise.operating_revenue"}, {}}).zh ==
        "已填报enterprise.operating_revenue,但不能代替enterprise.main_business_revenue");
  CHECK(explain(Note{"indicator_target", {"at_least", "30"}, {}}) == Text{"目标:不低于30", "target: at least 30"});
  CHECK(explain(Note{"validity_basis", {"assumed"}, {}}).zh == "施行日期按成文日期推定,文件未另行写明");
  CHECK(explain(Note{"rule_note", {}, {"分阶段资助", ""}}) == Text{"分阶段资助", "分阶段资助"});
  CHECK(explain(Note{"no_figure", {}, {"分档次", "by tiers"}}) == Text{"分档次", "by tiers"});
  CHECK(explain(Note{"new_code", {"a", "{0}"}, {}}) == Text{"new_code: a, {0}", "new_code: a, {0}"});
  CHECK(explain(Note{"future_fact", {}, {}}).zh == "?的日期(?)晚于申报日,视为尚未发生");
}

TEST_CASE("an amount says what binds it and that it is no entitlement", "[explain][sentences]") {
  CHECK(
      explain(sample::amount(2'250'000, 2'250'000)) ==
      Text{"最高225万元;计算:较小者(15% × 2000万元, 400万元);由比例决定;限额按每个项目计;上限不等于应得金额",
           "at most CNY 2,250,000; computed as the lesser of (15% × CNY 20,000,000, CNY 4,000,000); the rate decides; "
           "the limit is for each project; a ceiling is not an entitlement"});
  Amount amount = sample::amount(2'250'000, 3'000'000);
  amount.formula.clear();
  amount.per = {"platform", "year"};
  CHECK(explain(amount).zh == "按不同理解最高225万元至300万元;由比例决定;限额按每个平台、每年计;上限不等于应得金额");
  CHECK(
      explain(amount).en ==
      "at most CNY 2,250,000 to CNY 3,000,000, by the reading of the clause; the rate decides; the limit is for each platform and "
      "year; a ceiling is not an entitlement");
  amount.ceiling_max.reset();
  amount.per.clear();
  amount.binding = Binding::none;
  CHECK(explain(amount).zh == "按较严的理解最高225万元,按其他理解无法给出上限;上限不等于应得金额");
  amount.ceiling.reset();
  amount.binding = Binding::unlimited;
  CHECK(explain(amount).en == "no ceiling can be stated; the text states no cap; a ceiling is not an entitlement");
}

TEST_CASE("what the text fixes is said, and then no ceiling stands in question", "[explain][sentences]") {
  Amount amount = sample::amount(3'000'000, 3'000'000);
  amount.assured = sample::yuan(3'000'000);
  amount.formula.clear();
  amount.binding = Binding::cap;
  CHECK(explain(amount).zh == "最高300万元;其中条文确定的金额300万元;由封顶数决定;限额按每个项目计");
}
