// What each sample enterprise is told, worked out by hand from the clauses: the check that the golden files cannot be.
// The clause stands above each answer, figures in 万元 where the clause has them so. Sources: 柳政规〔2025〕3号 (lz),
// 桂工信规范〔2025〕2号 (qj), 柳科通〔2024〕52号 (xq). Parks, centres and institutions: other_answers_test.cpp.
#include "answers.hpp"

using huiqi::test::Answers;

TEST_CASE("automotive-supplier: several projects, one award paid already") {
  const Answers answers("automotive-supplier");
  // (一)第2句 20% × 1800 = 360, less the 100 that were paid
  CHECK(answers.at("lz-1a", "brake-by-wire") == "eligible 2600000.00");
  // (二)第2句 15% × 2600 = 390 of fixed assets, or 15% × 1900 = 285 of equipment; neither reaches 400
  CHECK(answers.at("lz-2a", "press-line") == "eligible 2850000.00 to 3900000.00");
  // (三)第2句 15% × 2600 = 390; with software at 30%: 15% × 2080 + 30% × 520 = 468, capped at 400
  CHECK(answers.at("lz-3a", "press-line") == "may_apply 3900000.00 to 4000000.00");
  // (十六)第2句 50% × 420 = 210, fixed by the text; 2024 is year one, so 2025 is the second
  CHECK(answers.at("lz-16b", "test-centre") == "eligible 2100000.00 assured 2100000.00");
  CHECK(answers.value("lz-16b", "support_year") == "2");
  // (十一) 10.3亿 after 9.4亿: past 10亿 for the first time
  CHECK(answers.value("lz-11", "tiers_crossed") == "1000000000.00");
  // (十二)第2句 recognised on 2025-12-01: within the year; 20% × 140 = 28
  CHECK(answers.at("lz-12b", "hnte-battery-tray") == "eligible 280000.00");
}

TEST_CASE("commercial-vehicle-group: projects of every kind, platforms, awards, an overdue report") {
  const Answers answers("commercial-vehicle-group");
  // (一)第2句 20% × 2499 = 499.8, just below 500; less 120 paid
  CHECK(answers.at("lz-1a", "drive-axle") == "eligible 3798000.00");
  // (一)第4句 the share is unpublished: at most the cost itself, 860
  CHECK(answers.at("lz-1b", "technology-centre") == "eligible 8600000.00");
  // (一)第5句 20% × 5000.01 = 1000.002, capped at 1000
  CHECK(answers.at("lz-1c", "innovation-centre") == "eligible 10000000.00");
  // (一)第6句 tiers and limits are unpublished
  CHECK(answers.at("lz-1d") == "eligible, no figure");
  CHECK(answers.at("lz-1e") == "eligible, no figure");
  // (二)第2句 15% × 3000 = 450, capped at 400; 15% × 2400 = 360
  CHECK(answers.at("lz-2a", "paint-shop") == "eligible 3600000.00 to 4000000.00");
  // (二)第3句 一定额度 is unpublished; 100 a year, less 40 paid for 2025
  CHECK(answers.at("lz-2b") == "may_apply 600000.00");
  // (三)第2句 software 500 of 1000: 15% × 500 ÷ 70% = 107.142857…; 15% × 500 + 30% × 500 = 225
  CHECK(answers.at("lz-3a", "digital-workshop") == "may_apply 1071428.57 to 2250000.00");
  CHECK(answers.reading("lz-3a", "digital-workshop", "a1") == "may_apply 1200000.00");  // 15% × (500 + 300)
  CHECK(answers.reading("lz-3a", "digital-workshop", "n") == "may_apply 1500000.00");
  // (三)第3句 cost 420, cap 500
  CHECK(answers.at("lz-3b", "supply-chain-net") == "eligible 4200000.00");
  // (四)第1句 50% × 96 = 48, cap 50
  CHECK(answers.at("lz-4a", "cab-design") == "eligible 480000.00");
  // (十一) 103亿 after 98.6亿: 50亿 was passed before
  CHECK(answers.value("lz-11", "tiers_crossed") == "10000000000.00");
  // (十二)第1句 one regional title since 8 April 2025, an older one beside it; a city title is neither
  CHECK(answers.at("lz-12a-r") == "eligible 300000.00 to 600000.00");
  CHECK(answers.at("lz-12a-n") == "eligible 1000000.00");
  // (十六) cost 1500, cap 1000; 50% × 900 = 450, capped at 300 a year, the third of five
  CHECK(answers.at("lz-16a", "aftermarket") == "eligible 10000000.00");
  CHECK(answers.at("lz-16b", "aftermarket") == "eligible 3000000.00 assured 3000000.00");
  // (十六)第3句 20% × 4200 = 840
  CHECK(answers.at("lz-16c", "pilot-line") == "eligible 8400000.00");
  // 第十一条 93.5 is 优秀; 第二十条 通报表扬
  CHECK(answers.value("qj-11", "grade") == "excellent");
  CHECK(answers.at("qj-20") == "eligible");
  // 第十三条 reorganised on 2026-03-10: by 31 August
  CHECK(answers.value("qj-13", "due_date") == "2026-08-31");
  // 379.8 + 1000 (1b and 1c are one platform: the larger) + 360 + 60 + 107.142857 + 420 + 48 + 100 (12a-n, not 12a-r)
  // + 1000 + 300 + 840 = 4614.942857; by the widest reading + (400 − 360) + (225 − 107.142857) = 4772.8
  CHECK(answers.report().totals.ceiling.to_string() == "46149428.57");
  CHECK(answers.report().totals.ceiling_max->to_string() == "47728000.00");
  CHECK(answers.report().totals.assured.to_string() == "3000000.00");
}

TEST_CASE("machine-shop: small; much is not met, a little may be had") {
  const Answers answers("machine-shop");
  // 第七条第(三)项 2600 < 5000; 第(四)项 40 < 200, 40/2600 < 2%; 第(五)项 55 < 600; 第(六)项 6 < 40
  CHECK(answers.at("qj-07") == "ineligible");
  for (const char* condition : {"qj-07.3a", "qj-07.4c", "qj-07.5a", "qj-07.6a"})
    CHECK(answers.finding("qj-07", condition) == "not_met");
  // (二)第2句 15% × 380 = 57; fixed assets are not stated: at most the cap
  CHECK(answers.at("lz-2a", "cnc") == "may_apply 570000.00 to 4000000.00");
  // (四)第1句 50% × 99.99 = 49.995
  CHECK(answers.at("lz-4a", "gearbox-design") == "eligible 499950.00");
  // (十一) 2600 after at most 1950 since 2018: past 2000
  CHECK(answers.value("lz-11", "tiers_crossed") == "20000000.00");
}

TEST_CASE("software-company: the lower equipment figure, a renewed certificate, no manufacturer") {
  const Answers answers("software-company");
  // 第七条第(五)项 软件和信息技术服务业企业 300: 320 will do; R&D 620 of 6200 is 10%
  CHECK(answers.at("qj-07") == "eligible");
  CHECK(answers.finding("qj-07", "qj-07.5b") == "met");
  // (二)第1句, (七), (九), (十一) address manufacturing or industry
  for (const char* provision : {"lz-2a", "lz-7", "lz-9", "lz-11"}) CHECK(answers.at(provision) == "not_applicable");
  // (三)第2句 names no manufacturer; software 90 of 300 is exactly 30%: 45; 15% × 210 + 30% × 90 = 58.5
  CHECK(answers.at("lz-3a", "digital-twin") == "eligible 450000.00 to 585000.00");
  // (三)第3句 成效 is still to be judged; cost 350, cap 500
  CHECK(answers.at("lz-3b", "parts-cloud") == "may_apply 3500000.00");
  // (十二)第2句 recognised first in 2021: the renewal of 2024 opens no new year
  CHECK(answers.at("lz-12b", "scheduling") == "ineligible");
  CHECK(answers.value("lz-12b", "scheduling", "last_day") == "2022-11-30");
  // (十二)第1句 高新技术企业 has a sentence of its own
  CHECK(answers.at("lz-12a-n") == "ineligible");
  // 二、(二) 690 < 1000, with earlier cooperation and no partnership
  CHECK(answers.at("xq-1b") == "may_apply");
  CHECK(answers.at("xq-1c") == "may_apply");
  CHECK(answers.at("xq-1a") == "ineligible");
}

TEST_CASE("instrument-maker: a recognised centre in good standing, outside Liuzhou") {
  const Answers answers("instrument-maker");
  CHECK(answers.value("qj-11", "grade") == "good");  // 第十一条第(二)项 70 ≤ 82.5 < 90
  CHECK(answers.at("qj-15") == "not_triggered");     // 第十五条第(四)项 asks for 重大; the accident was 较大
  CHECK(answers.at("qj-19") == "may_apply");         // 第十九条 择优
  CHECK(answers.at("qj-20") == "ineligible");        // 第二十条 优秀 only
  CHECK(answers.value("qj-13", "due_date") == "2026-08-31");  // 第十三条 renamed in October 2025: the next 31 August
  CHECK(answers.value("qj-state", "state") == "evaluated");
  CHECK(answers.at("lz-12a-n") == "not_applicable");  // registered in Guilin
}

TEST_CASE("late-evaluation-materials: a month overdue to the day, revoked from the next") {
  // 第十五条第(二)项 逾期1个月: due on 31 May, the month ends on 30 June
  const Answers answers("late-evaluation-materials");
  CHECK(answers.at("qj-15") == "not_triggered");
  CHECK(answers.on_the_limit("qj-15"));
  const Answers next_day("late-evaluation-materials", "2026-07-01");
  CHECK(next_day.at("qj-15") == "triggered");
  CHECK(next_day.value("qj-15", "grounds") == "qj-15.2");
  CHECK(answers.value("qj-11", "grade") == "qualified");  // 第十一条第(三)项 60 ≤ 66 < 70
}

TEST_CASE("revoked-technology-centre: barred for two years after a failed evaluation") {
  const Answers answers("revoked-technology-centre");
  // 第十六条 ground (一), revoked on 2025-03-10: barred to the corresponding day of 2027
  CHECK(answers.at("qj-07") == "ineligible");
  CHECK(answers.value("qj-16", "last_barred_day") == "2027-03-10");
  CHECK(answers.value("qj-16", "earliest_application") == "2027-03-11");
  CHECK(answers.value("qj-state", "state") == "revoked_barred");
  CHECK(Answers("revoked-technology-centre", "2027-03-11").at("qj-16") == "not_triggered");
}

TEST_CASE("new-high-tech-enterprise: inside the year after recognition") {
  const Answers answers("new-high-tech-enterprise");
  // (十二)第2句 recognised on 2025-12-01: to 2026-12-01; 20% × 150 = 30, the cap; 20% × 86.5 = 17.3; 20% × 60 = 12
  CHECK(answers.at("lz-12b", "magnetic") == "eligible 300000.00");
  CHECK(answers.at("lz-12b", "gas") == "may_apply 173000.00");     // 立项评审 is open
  CHECK(answers.at("lz-12b", "torque") == "may_apply 120000.00");  // not yet applied for, the year runs on
  CHECK(answers.value("lz-12b", "torque", "last_day") == "2026-12-01");
  CHECK(answers.at("lz-9") == "eligible");  // (九) 高成长性企业
  CHECK(answers.value("lz-9", "limit") == "30000000.00");
  const Answers late("new-high-tech-enterprise", "2026-12-02");
  CHECK(late.at("lz-12b", "magnetic") == "eligible 300000.00");
  CHECK(late.at("lz-12b", "gas") == "ineligible");  // the review can no longer be passed within the year …
  CHECK(late.reading("lz-12b", "gas", "application") == "may_apply 173000.00");  // … if 1年内 binds it
  CHECK(late.at("lz-12b", "torque") == "ineligible");
}

TEST_CASE("high-tech-enterprise-past-its-year: the last day, and a day late") {
  const Answers answers("high-tech-enterprise-past-its-year");
  // (十二)第2句 recognised on 2025-04-22: 2026-04-22 is the last day; 20% × 140 = 28
  CHECK(answers.at("lz-12b", "last-day") == "eligible 280000.00");
  CHECK(answers.on_the_limit("lz-12b", "last-day"));
  // applied on the last day, reviewed on 30 April: only if 1年内 binds the application alone; 20% × 90 = 18
  CHECK(answers.at("lz-12b", "reviewed-late") == "ineligible");
  CHECK(answers.reading("lz-12b", "reviewed-late", "application") == "eligible 180000.00");
  // applied a day late
  CHECK(answers.at("lz-12b", "applied-late") == "ineligible");
  CHECK(answers.reading("lz-12b", "applied-late", "application") == "ineligible");
}

TEST_CASE("robotics-company: universities, titles of two levels, software beyond 30%") {
  const Answers answers("robotics-company");
  CHECK(answers.at("xq-1a") == "may_apply");                            // 二、(一) 2600 > 1000
  CHECK(answers.at("xq-1b") == "ineligible");                           // 二、(二) 不足1000
  CHECK(answers.at("xq-1c") == "not_applicable");                       // 二、(二) 没有建立合作关系
  CHECK(answers.at("xq-4", "joint-centre") == "may_apply, no figure");  // 二、(六) 择优
  CHECK(answers.at("xq-4", "welding") == "not_applicable");
  // (十六)第3句 20% × 3200 = 640
  CHECK(answers.at("lz-16c", "joint-centre") == "eligible 6400000.00");
  // (三)第2句 software 720 of 1800: 15% × 1080 ÷ 70% = 231.428571…; 15% × 1080 + 30% × 720 = 378
  CHECK(answers.at("lz-3a", "welding") == "eligible 2314285.71 to 3780000.00");
  // (十二)第1句 瞪羚 at 30; by title, one that 等 may cover counts as well
  CHECK(answers.at("lz-12a-r") == "eligible 300000.00 to 600000.00");
  CHECK(answers.at("lz-12a-n") == "eligible 1000000.00");
  // (一)第6句 a group standard is none of the three; (十一) 1亿 was passed before
  CHECK(answers.at("lz-1d") == "ineligible");
  CHECK(answers.at("lz-11") == "ineligible");
}

TEST_CASE("rice-noodle-maker: a step, a share just too small, a tax case inside the three years") {
  const Answers answers("rice-noodle-maker");
  // 第七条第(四)项 210/11200 = 1.875% < 2%; 第(七)项第2目 established on 2023-05-09, closing on 2026-04-30
  CHECK(answers.at("qj-07") == "ineligible");
  CHECK(answers.finding("qj-07", "qj-07.4c.amount") == "met");
  CHECK(answers.finding("qj-07", "qj-07.4c.share") == "not_met");
  CHECK(answers.finding("qj-07", "qj-07.7-2") == "not_met");
  // (十一) 1.08亿 after 0.99亿
  CHECK(answers.value("lz-11", "tiers_crossed") == "100000000.00");
  // (二)第2句 15% × 640 = 96; (四)第1句 50% × 38 = 19, review open; (一)第6句 a local standard is none of the three
  CHECK(answers.at("lz-2a", "packing-line") == "may_apply 960000.00 to 4000000.00");
  CHECK(answers.at("lz-4a", "package-design") == "may_apply 190000.00");
  CHECK(answers.at("lz-1d") == "ineligible");
  CHECK(answers.at("lz-12a-r") == "eligible 300000.00");  // (十二)第1句 数字化车间企业
}

TEST_CASE("steel-works: a major accident, a limit used up by one reading") {
  const Answers answers("steel-works");
  // 第十五条第(四)项, 第七条第(七)项第3目 a major work-safety accident, mainly technical
  CHECK(answers.at("qj-15") == "triggered");
  CHECK(answers.value("qj-15", "grounds") == "qj-15.4");
  CHECK(answers.finding("qj-07", "qj-07.7-3") == "not_met");
  CHECK(answers.value("qj-11", "grade") == "excellent");  // 第十一条第(一)项 90分及以上
  CHECK(answers.on_the_limit("qj-11"));
  // (二)第2句 15% × 2000 = 300, less 310 paid: nothing; 15% × 8200 capped at 400, less 310: 90
  CHECK(answers.at("lz-2a", "sinter") == "eligible 0.00 to 900000.00");
  CHECK(answers.at("lz-5a") == "may_apply, no figure");  // (五)
  CHECK(answers.at("lz-11") == "ineligible");            // (十一) 126亿 before
  CHECK(answers.at("lz-9") == "may_apply");              // (九) found on 1 March, after the filing day
}

TEST_CASE("subsidiary: its parent has a centre already") {
  const Answers answers("subsidiary");
  CHECK(answers.at("qj-14") == "may_trigger");  // 第十四条 原则上不得再申请
  // 第七条第(四)项 200/10000: both figures exactly; 第(七)项第1目 smuggling that was not penalised
  CHECK(answers.at("qj-07") == "may_apply");
  CHECK(answers.finding("qj-07", "qj-07.4c.amount") == "met");
  CHECK(answers.finding("qj-07", "qj-07.4c.share") == "met");
  CHECK(answers.finding("qj-07", "qj-07.7-1") == "met");
}

TEST_CASE("exactly-on-the-boundary: each figure at its limit") {
  const Answers answers("exactly-on-the-boundary");
  // 第七条 5000, 10亿 and 2000, 600, 40 are reached; 一年以上 only tomorrow; the tax case is a day before the three years
  CHECK(answers.at("qj-07") == "ineligible");
  CHECK(answers.finding("qj-07", "qj-07.1b") == "not_met");
  for (const char* condition : {"qj-07.3a", "qj-07.4b", "qj-07.5a", "qj-07.6a", "qj-07.7-2"})
    CHECK(answers.finding("qj-07", condition) == "met");
  CHECK(answers.on_the_limit("qj-07"));
  CHECK(Answers("exactly-on-the-boundary", "2026-05-21").at("qj-07") == "eligible");
  // 二、(一) 超过 and (二) 不足 both leave 1000 out
  CHECK(answers.at("xq-1a") == "ineligible");
  CHECK(answers.at("xq-1b") == "ineligible");
  CHECK(answers.on_the_limit("xq-1a"));
  // (一)第2句 20% × 2500 = 500; (二)第2句 15% × 2666.67 = 400.0005, 15% × 2666.66 = 399.999
  CHECK(answers.at("lz-1a", "hydraulic-valve") == "eligible 5000000.00");
  CHECK(answers.at("lz-2a", "machining-line") == "eligible 3999990.00 to 4000000.00");
  // (三)第2句 software exactly 30%: 15% × 1000 by three readings; (四)第1句 50% × 100 = 50
  CHECK(answers.at("lz-3a", "mes") == "eligible 1500000.00 to 1950000.00");
  CHECK(answers.at("lz-4a", "housing") == "eligible 500000.00");
  // (十一) 10亿 is not 突破; (十二)第1句 recognised on the document's own day; 第2句 on the last day
  CHECK(answers.at("lz-11") == "ineligible");
  CHECK(answers.on_the_limit("lz-11"));
  CHECK(answers.at("lz-12a-r") == "eligible 300000.00");
  CHECK(answers.at("lz-12b", "seal") == "eligible 300000.00");
  CHECK(Answers("exactly-on-the-boundary", "2026-05-21").at("lz-12b", "seal") == "eligible 300000.00");
  // (九) the title is held on its last day, and no longer
  CHECK(answers.at("lz-9") == "eligible");
  CHECK(Answers("exactly-on-the-boundary", "2026-05-21").at("lz-9") == "may_apply");
  // (十六)第2句 in use on 31 December 2025: year one, or none yet; so 50% × 600 = 300 is not assured
  CHECK(answers.at("lz-16b", "repair") == "eligible 3000000.00");
  CHECK(answers.reading("lz-16b", "repair", "following") == "ineligible");
}

TEST_CASE("nearly-empty: nothing is guessed") {
  const Answers answers("nearly-empty");
  CHECK(answers.at("qj-07") == "undetermined");
  CHECK(answers.lacks("qj-07", "enterprise.main_business_revenue"));
  CHECK(answers.at("lz-5a") == "undetermined, no figure");
  CHECK(answers.lacks("lz-5a", "enterprise.registered_area"));
  CHECK(answers.at("lz-2b") == "undetermined 1000000.00");
  CHECK(answers.at("lz-12a-n") == "undetermined 1000000.00 to unlimited");
  CHECK(answers.report().totals.ceiling.to_string() == "0.00");
}
