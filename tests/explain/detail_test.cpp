// One decision in full.
#include <string>

#include "catch.hpp"
#include "explain/sample.hpp"
#include "huiqi/explain.hpp"

using namespace huiqi;

TEST_CASE("findings stand under their parents with their marks", "[explain][detail]") {
  CHECK(detail(sample::recognition(), {Language::zh, 100, false}) == R"(qj-07  自治区企业技术中心认定
  《广西壮族自治区企业技术中心认定管理办法》(桂工信规范〔2025〕2号)第七条
  对象:企业;类型:认定
  不符合:不满足的条件:上年度主营业务收入不低于5000万元(填报4800万元,差200万元)、研究与试验发展经费占
  主营业务收入比重不低于2%(填报≈1.9998%,差≈0.0001个百分点)

条件
  ✗ 要求:上年度主营业务收入不低于5000万元;填报:4800万元;不满足,差200万元(第七条第(三)项)
  ✗ 要求:研究开发投入;不满足(第七条第(四)项)
    - 要求:研究与试验发展经费支出不低于2000万元;不适用(第七条第(四)项)
    ✗ 要求:研究与试验发展经费占主营业务收入比重不低于2%;填报:≈1.9998%;不满足,差≈0.0001个百分点(第七
      条第(四)项)
  ✓ 要求:研究与试验发展人员数不少于40;填报:40;满足,恰在界限上(第七条第(六)项)
    * 恰在界限上(40):“不少于”包括本数

主管部门
  自治区工业和信息化厅
)");
}

TEST_CASE("amount, readings, pending and notes", "[explain][detail]") {
  CHECK(detail(sample::grant(), {Language::en, 100, false}) ==
        R"(lz-2a  Grant for technical transformation and equipment renewal
  《柳州市支持制造业转型升级的若干措施》(柳政规〔2025〕3号)一、(二)第2句
  subject: project p1; kind: grant
  may apply: every stated condition is met; still to be decided by the city's industry bureau:
  high-quality project

Amount
  at most CNY 2,250,000 to CNY 3,000,000, by the reading of the clause; computed as the lesser of
  (15% × CNY 20,000,000, CNY 4,000,000); the rate decides; the limit is for each project; a ceiling
  is not an entitlement

Conditions
  … Required: high-quality project; pending (一、(二)第2句)

Readings
  reading                      default  status           at most
  base=fixed_asset_investment  *        may apply  CNY 3,000,000
  base=equipment_purchase               may apply  CNY 2,250,000

Pending
  - high-quality project (a judgement, the city's industry bureau)

Notes
  - The rates by trade are unpublished
)");
}

TEST_CASE("what is missing, and what is near", "[explain][detail]") {
  const std::string text = detail(sample::undetermined(), {Language::zh, 100, false});
  CHECK(text.find("  - 2025年的对外服务营业收入是多少元?(platforms[].external_service_revenue.2025、只影响金额)\n"
                  "    * 已填报的enterprise.operating_revenue不能代替\n") != std::string::npos);
  CHECK(text.find("  - 平台何时投入使用?(platforms[].in_use_on、影响结论)\n") != std::string::npos);
}

TEST_CASE("a note that stands at a finding is said once, in the finding's unit", "[explain][detail]") {
  Decision decision = sample::recognition();
  Note note{"boundary", {"50000000.00", "以上", "codified"}, {}};
  decision.findings[0].notes = {note};
  decision.notes = {note, {"no_figure", {}, {}}};
  decision.status = Status::may_apply;
  const std::string text = detail(decision, {Language::zh, 100, false});
  const std::size_t first = text.find("恰在界限上(5000万元)");
  CHECK(first != std::string::npos);
  CHECK(text.find("恰在界限上(5000万元)", first + 1) == std::string::npos);
  CHECK(text.find("50000000.00") == std::string::npos);
  CHECK(text.find("\n金额\n  条文承诺资金但未公布数额,因此不给出金额\n") != std::string::npos);
  CHECK(text.find("\n说明\n") == std::string::npos);
}

TEST_CASE("the answer in words", "[explain][detail]") {
  Decision decision = sample::grade();
  decision.value.push_back({"tiers_crossed", true, {"100000000.00", "1000000000.00"}, {}, Unit::money});
  decision.value.push_back({"last_day", false, {}, {}, Unit::date});
  CHECK(detail(decision, {Language::zh, 100, false})
            .find("\n结果\n  等级:良好\n  首次突破的台阶:1亿元、10亿元\n  最后一日:无\n") != std::string::npos);
}

TEST_CASE("colour marks outcomes", "[explain][detail]") {
  const std::string text = detail(sample::recognition(), {Language::zh, 100, true});
  CHECK(text.find("  \x1b[31m✗\x1b[0m 要求:上年度") != std::string::npos);
  CHECK(text.find("  \x1b[32m✓\x1b[0m 要求:") != std::string::npos);
}
