// The figures of clauses as the eight documents write them.
#include "check/quantities.hpp"

#include "catch.hpp"
#include "values/law_text.hpp"

using namespace huiqi;
using check::quantities_of;
using check::Quantity;
using Of = check::Quantity::Kind;

namespace {

struct Expected {
  const char* text;
  Of kind;
  Rational value;
  const char* before = "";
  const char* after = "";
};

void expect(const Expected& expected) {
  const std::vector<Quantity> found = quantities_of(expected.text);
  CAPTURE(expected.text);
  REQUIRE(found.size() == 1);
  CHECK(found[0].kind == expected.kind);
  CHECK(found[0].value == expected.value);
  CHECK(found[0].before == expected.before);
  CHECK(found[0].after == expected.after);
}

}  // namespace

TEST_CASE("quantities: money, shares, periods and counts, in digits and in Chinese numerals") {
  const Rational wan(1'000'000);  // fen
  for (const Expected& each : {
           Expected{"最高500万元", Of::money, wan * Rational(500), "最高"},
           {"不低于1.4亿元资金", Of::money, wan * Rational(14000), "不低于"},
           {"突破10亿元", Of::money, wan * Rational(100000), "突破"},
           {"五百万元以下", Of::money, wan * Rational(500), "", "以下"},
           {"一亿二千万元", Of::money, wan * Rational(12000)},
           {"按不超过设备投资的15%", Of::share, Rational::of(15, 100), "不超过"},
           {"占比不低于百分之二", Of::share, Rational::of(2, 100), "不低于"},
           {"0.2%", Of::share, Rational::of(2, 1000)},
           {"3年(含)以上", Of::months, Rational(36), "", "以上"},
           {"运作一年以上", Of::months, Rational(12), "", "以上"},
           {"连续三年", Of::months, Rational(36)},
           {"前3年", Of::months, Rational(36)},
           {"逾期1个月", Of::months, Rational(1), "逾期"},
           {"15日内", Of::days, Rational(15)},
           {"不少于40人", Of::number, Rational(40), "不少于"},
           {"固定场地200平方米以上", Of::number, Rational(200), "", "以上"},
           {"低于60分", Of::number, Rational(60), "低于"},
           {"超1000万元", Of::money, wan * Rational(1000), "超"},
           {"不得超过3个", Of::number, Rational(3), "不得超过"},
           {"到2027年", Of::year, Rational(2027)},
           {"5,000万元以上", Of::money, wan * Rational(5000), "", "以上"},
           {"1亿5000万元以上", Of::money, wan * Rational(15000), "", "以上"},
           {"５００万元", Of::money, wan * Rational(500)},
           {"伍佰万元", Of::money, wan * Rational(500)},
           {"5百万元", Of::money, wan * Rational(500)},
           {"500万元以上（不含本数）", Of::money, wan * Rational(500), "", "以上"},
           {"大于等于30人", Of::number, Rational(30), "大于等于"},
           {"小于或等于30人", Of::number, Rational(30), "小于或等于"},
           {"≥30人", Of::number, Rational(30), "≥"},
           {"不到30人", Of::number, Rational(30), "不到"},
           {"达30人", Of::number, Rational(30), "达"},
           {"满足下列条件的给予3万元", Of::money, wan * Rational(3)},
           {"成立半年以上", Of::months, Rational(6), "", "以上"},
           {"不少于一年半", Of::months, Rational(18), "不少于"},
           {"运作3年半以上", Of::months, Rational(42), "", "以上"},
           {"超过三分之一", Of::share, Rational::of(1, 3), "超过"},
           {"提高2个百分点以上", Of::share, Rational::of(2, 100), "", "以上"},
           {"不应低于60分", Of::number, Rational(60), "不应低于"},
           {"每年8月31日前", Of::month_day, Rational(831)},
       })
    expect(each);
}

TEST_CASE("quantities: the bound's own 含 and 不含, and several figures in one clause") {
  const auto tiers = quantities_of("规上工业总产值50亿元(含)至300亿元的为二级产业园区");
  REQUIRE(tiers.size() >= 2);
  CHECK(tiers[0].included);
  CHECK_FALSE(tiers[1].included);
  const auto open = quantities_of("90分(不含90分)以下");
  REQUIRE_FALSE(open.empty());
  CHECK(open[0].excluded);
  CHECK(open[0].after == "以下");
  for (const char* text : {"500万元以上(不含500万元)", "500万元以上（不含本数）", "500万元（不含）以上"}) {
    CAPTURE(text);
    const auto beyond = quantities_of(text);
    REQUIRE(beyond.size() == 1);
    CHECK(beyond[0].excluded);
    CHECK(beyond[0].after == "以上");
  }
  const auto range = quantities_of("50—100万元");
  REQUIRE(range.size() == 2);
  CHECK(range[0].kind == Of::money);
  CHECK(range[0].value * Rational(2) == range[1].value);
  CHECK(quantities_of("连续3年为全区后5名").size() == 2);
}

TEST_CASE("quantities: ordinals, names and years of accounts are no figures to be used") {
  for (const char* text : {"第七条第3项", "人才队伍", "国内顶尖高校(985、211、“双一流”高校)", "以上一年度为基数",
                           "十通一平", "一定比例", "上半年", "半年度报告"}) {
    CAPTURE(text);
    for (const Quantity& each : quantities_of(text)) CHECK_FALSE(each.counted);
  }
}

TEST_CASE("quantities: a literal of the rule language is the clause's figure, whatever its way of writing") {
  const auto same = [](const char* literal, const char* clause) {
    const auto used = check::quantity_of_literal(literal);
    REQUIRE(used);
    for (const Quantity& each : quantities_of(clause)) {
      if (check::same_figure(*used, each)) return true;
    }
    return false;
  };
  CHECK(same("1.4亿元", "不低于14000万元"));
  CHECK(same("15%", "百分之十五"));
  CHECK(same("3年", "三年"));
  CHECK(same("12个月", "一年以上"));
  CHECK(same("40", "不少于40人"));
  CHECK(same("3", "连续3年"));
  CHECK(same("2027-12-31", "到2027年"));
  CHECK(same("08-31", "每年8月31日前"));
  CHECK(same("7", "七通一平"));
  CHECK(same("2025-01-01", "2025年1月1日以后成立"));
  CHECK(same("2027-12-31", "到2027年12月底"));
  CHECK_FALSE(same("2025-03-01", "2025年1月1日以后成立"));
  CHECK_FALSE(same("2026-01-01", "2025年1月1日以后成立"));
  CHECK_FALSE(same("500万元", "不低于50万元"));
  CHECK_FALSE(same("15%", "15万元"));
  CHECK_FALSE(same("15", "15%"));
  CHECK_FALSE(same("2年", "三年"));
  CHECK_FALSE(check::quantity_of_literal("enterprise"));
  CHECK_FALSE(check::quantity_of_literal("C36"));
}
