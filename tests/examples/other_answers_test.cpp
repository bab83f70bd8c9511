// What the sample banks, platforms, centres, parks, governments and persons are told, worked out by hand from the clauses.
// Sources: 柳政规〔2025〕3号 (lz, b), 桂科规字〔2025〕2号 (gn), 桂政办发〔2024〕47号 (yq), 桂科发〔2024〕193号 (fd), and the
// plans with targets (t). Enterprises: answers_test.cpp.
#include "answers.hpp"

using namespace huiqi;
using huiqi::test::Answers;

TEST_CASE("guarantee-institution: 0.2% of the new liability, or of the whole book") {
  const Answers answers("guarantee-institution");
  // (八)第1句 0.2% × 10亿 = 200万; 0.2% × 36亿 = 720万; 鼓励, 积极争取: nothing is assured
  CHECK(answers.at("lz-8a") == "may_apply 2000000.00 to 7200000.00");
  CHECK(answers.at("lz-8c") == "may_apply, no figure");  // 第2句 一定比率
}

TEST_CASE("bank: 0.6% of what was added") {
  // (八)第1句 0.6% × (6亿 − 5亿) = 60万, an encouragement
  CHECK(Answers("bank").at("lz-8b") == "may_apply 600000.00");
}

TEST_CASE("service-platform-fifth-year: paid for the last time") {
  const Answers answers("service-platform-fifth-year");
  // (十六)第2句 in use in 2021: 2025 is the fifth year (the fourth, counted from 2022); 50% × 599 = 299.5
  CHECK(answers.at("lz-16b") == "eligible 2995000.00 assured 2995000.00");
  CHECK(answers.value("lz-16b", "support_year") == "5");
  // building: 640 at most and 640 paid
  CHECK(answers.at("lz-16a") == "eligible 0.00");
  // a year later nothing is left
  CHECK(Answers("service-platform-fifth-year", "2027-01-01").finding("lz-16b", "lz-16b.years") == "not_met");
}

TEST_CASE("service-platform-sixth-year: over, unless year one is the year after first use") {
  const Answers answers("service-platform-sixth-year");
  // (十六)第2句 in use in 2020: 2025 is the sixth year; counted from 2021 the fifth: 50% × 720 = 360, capped at 300
  CHECK(answers.at("lz-16b") == "ineligible");
  CHECK(answers.value("lz-16b", "support_year") == "6");
  CHECK(answers.reading("lz-16b", "testing-alliance", "following") == "eligible 3000000.00");
  CHECK(answers.at("lz-16a") == "eligible 10000000.00");  // cost 1150, cap 1000
}

TEST_CASE("proof-of-concept-applicant: every figure met, judgements open") {
  const Answers answers("proof-of-concept-applicant");
  // 四、(一) 380 + 120 = 500; (二) 14, 5, 4.5 years, 3 cases, 6 from outside; (三) 600
  CHECK(answers.at("gn-4") == "may_apply");
  for (const char* condition : {"gn-4.1a", "gn-4.1c", "gn-4.2a", "gn-4.2b", "gn-4.2d", "gn-4.2e", "gn-4.2f", "gn-4.2g"})
    CHECK(answers.finding("gn-4", condition) == "met");
  CHECK(answers.value("gn-3a", "class") == "specialised");  // 三 1—2个
  CHECK(answers.at("gn-6.2a") == "not_applicable");         // 六、(二) 获批建设的
}

TEST_CASE("proof-of-concept-building-ended: the period is over, no review yet") {
  const Answers answers("proof-of-concept-building-ended");
  CHECK(answers.value("gn-5.2c", "state") == "building");  // 五、(二) 建设期满后…组织考核验收
  CHECK(answers.value("gn-5.2b", "due_date") == "2026-09-30");
  CHECK(answers.value("gn-5.2b", "latest_in_principle") == "2028-06-10");  // 一般不超过3年
  CHECK(answers.at("gn-6.2a") == "may_apply, no figure");                  // 六、(二) 择优, 一次性
  CHECK(answers.at("gn-6.2b") == "not_applicable");                        // 转入运行期的
}

TEST_CASE("proof-of-concept-rectifying: failed once") {
  const Answers answers("proof-of-concept-rectifying");
  CHECK(answers.value("gn-5.2c", "state") == "rectifying");  // 五、(二) 未通过的给予整改后再次考核验收
  CHECK(answers.value("gn-5.2c", "since") == "2026-06-25");
  CHECK(answers.value("gn-3a", "class") == "comprehensive");  // 三 多个
  CHECK(answers.at("gn-4") == "ineligible");                  // 四、(二) 4 < 5 full-time, nobody from investment
}

TEST_CASE("park-level-1: of the first level, may expand") {
  const Answers answers("park-level-1");
  CHECK(answers.value("yq-29", "grade") == "level_1");  // 第二十九条 302.6亿 ≥ 300亿
  CHECK(answers.value("yq-state", "previous_level") == "level_2");
  // 第九条 86.4% ≥ 80%, 73.5% ≥ 70%, both intensities above the average, a 一般 accident only
  CHECK(answers.at("yq-09") == "eligible");
  CHECK(answers.at("yq-16") == "eligible");              // 第十六条 special need, and ten
  CHECK(answers.at("yq-27a") == "eligible, no figure");  // 第二十七条 优秀
  CHECK(answers.at("yq-31") == "not_triggered");
}

TEST_CASE("park-level-2: exactly 50亿; built just too little to expand") {
  const Answers answers("park-level-2");
  CHECK(answers.value("yq-29", "grade") == "level_2");  // 第二十九条 50亿元(含)
  CHECK(answers.value("yq-state", "previous_level") == "level_3");
  // 第九条 80% will do, 69.99% will not; an average that is only equalled is not exceeded, in principle
  CHECK(answers.at("yq-09") == "ineligible");
  CHECK(answers.finding("yq-09", "yq-09.1a") == "met");
  CHECK(answers.finding("yq-09", "yq-09.1b") == "not_met");
  CHECK(answers.finding("yq-09", "yq-09.2") == "soft_not_met");
  // 第十条 one ground is enough by default
  CHECK(answers.at("yq-10") == "eligible");
  CHECK(answers.reading("yq-10", "luoqing", "all") == "ineligible");
  CHECK(answers.at("yq-16") == "ineligible");  // 第十六条 six of seven
}

TEST_CASE("park-level-3: a strategy excuses (一) and (二), perhaps not a major incident; a banned project") {
  const Answers answers("park-level-3");
  CHECK(answers.value("yq-29", "grade") == "level_3");
  CHECK(answers.at("yq-09") == "ineligible");
  CHECK(answers.finding("yq-09", "yq-09.1b") == "excused");
  CHECK(answers.finding("yq-09", "yq-09.4") == "not_met");
  CHECK(answers.reading("yq-09", "miaoling", "all") == "eligible");
  // 第二十条(一)
  CHECK(answers.at("yq-20", "smelter") == "triggered");
  CHECK(answers.at("yq-20", "bamboo") == "not_triggered");
  // 第三十一条(二) 6th, 5th and 4th from the end: two years in the last five
  CHECK(answers.at("yq-31") == "not_triggered");
  CHECK(answers.value("yq-state", "bottom_five_years") == "2");
  // 第十六条 seven, and nobody has found whether ten are needed
  CHECK(answers.at("yq-16") == "may_apply");
}

TEST_CASE("park-to-withdraw: three years among the last five") {
  const Answers answers("park-to-withdraw");
  CHECK(answers.at("yq-31") == "triggered");
  CHECK(answers.finding("yq-31", "yq-31.2") == "met");      // 第三十一条(二) 3, 5, 1
  CHECK(answers.finding("yq-31", "yq-31.3") == "not_met");  // (三) output stood still in 2022: 0% is no fall
  CHECK(answers.finding("yq-31", "yq-31.3.investment") == "met");
  CHECK(answers.finding("yq-31", "yq-31.4") == "pending");  // (四) rectification is not yet judged
  CHECK(answers.value("yq-state", "negative_growth_years") == "3");
}

TEST_CASE("park-application-barred: everything is met but the two years") {
  const Answers answers("park-application-barred");
  // 附件1末段 established on 2025-09-01: barred to 2027-09-01
  CHECK(answers.at("yq-07") == "ineligible");
  CHECK(answers.at("yq-a1f") == "triggered");
  CHECK(answers.value("yq-a1f", "earliest_application") == "2027-09-02");
  CHECK(Answers("park-application-barred", "2027-09-01").at("yq-07") == "ineligible");
  CHECK(Answers("park-application-barred", "2027-09-02").at("yq-07") == "eligible");
}

TEST_CASE("innovation-enclave: filed, in Shenzhen") {
  const Answers answers("innovation-enclave");
  CHECK(answers.at("fd-2") == "eligible");                 // 二 到自治区外创新资源丰富地区
  CHECK(answers.at("fd-4.3a") == "eligible, no figure");   // 四、(三) 备案后给予…项目支持
  CHECK(answers.at("fd-4.3b") == "may_apply, no figure");  // 绩效优秀 is not yet judged
}

TEST_CASE("foreign-trade-service: on the last day of three years") {
  // (十八) 前3年: brought in on 2023-09-01
  const Answers answers("foreign-trade-service");
  CHECK(answers.at("lz-18") == "eligible, no figure");
  CHECK(answers.value("lz-18", "last_day") == "2026-09-01");
  CHECK(answers.on_the_limit("lz-18"));
  CHECK(Answers("foreign-trade-service", "2026-09-02").at("lz-18") == "ineligible");
}

TEST_CASE("city-government: budgets and targets observed") {
  const Answers answers("city-government");
  CHECK(answers.value("b-2", "reached") == "yes");  // (二) 不低于1.4亿元, exactly
  CHECK(answers.value("b-3", "reached") == "no");   // (三) 2800 of 3000
  CHECK(answers.value("b-3", "gap") == "2000000.00");
  CHECK(answers.value("b-13", "reached") == "no");  // (十三) 按2000万元控制: 100 yuan too much
  CHECK(answers.value("b-17", "reached") == "no");  // (十七) 100 yuan short
  CHECK(answers.value("t-xq-5", "gap") == "1");     // 399 of 400
  CHECK(answers.value("t-xq-3", "reached") == "yes");
  // 第十一条 three for a city, one for a county, in principle
  CHECK(answers.at("yq-11a", "city") == "eligible");
  CHECK(answers.at("yq-11b", "north") == "may_apply");
  CHECK(answers.at("yq-11b", "south") == "eligible");
  // 附件1末段 the city may not recommend for two years
  CHECK(answers.at("yq-a1f-city", "city") == "triggered");
  CHECK(answers.value("yq-a1f-city", "city", "last_barred_day") == "2027-09-01");
}

TEST_CASE("regional-indicators: the words of the targets") {
  const Answers answers("regional-indicators");
  CHECK(answers.value("t-gn-1", "reached") == "yes");  // 不少于10家
  CHECK(answers.value("t-ai-7", "reached") == "no");   // 突破1000亿元: exactly is not enough
  CHECK(answers.on_the_limit("t-ai-7"));
  CHECK(answers.value("t-cx-16", "reached") == "no");  // 超过20家: 21
  CHECK(answers.value("t-cx-16", "gap") == "1");
  CHECK(answers.value("t-cx-5", "reached") == "none");  // 10项左右: neither
  CHECK(answers.value("t-ai-6", "reached") == "yes");   // 3—5个, at three
  CHECK(answers.value("t-cx-1", "reached") == "yes");   // 30%以上, exactly
  CHECK(answers.value("t-cx-2", "reached") == "no");    // 24.99% of 25%
  CHECK(answers.value("t-fd-1", "gap") == "1");         // 29 of 30个以上
}

TEST_CASE("talent: E is the lowest level that counts") {
  const Answers answers("talent");
  CHECK(answers.at("lz-15b", "engineer") == "may_apply");         // (十五)第2句 E类及以上…可予以
  CHECK(answers.at("lz-15b", "chief-scientist") == "may_apply");  // B is above E
  CHECK(answers.at("lz-15b", "founder") == "not_applicable");     // below E
  CHECK(answers.at("lz-15c", "founder") == "eligible");           // 第3句 入选者
  CHECK(answers.at("lz-15c", "engineer") == "ineligible");
  CHECK(answers.value("lz-15a", "engineer", "special_allowance_places") == "5");  // 第1句 各单列5个
}

TEST_CASE("each sample applicant has a row in examples/README.md") {
  const auto samples = test::files_of(test::source / "examples", ".json");
  CHECK(samples.size() >= 22);
  const std::string page = test::slurp(test::source / "examples" / "README.md");
  for (const auto& path : samples) {
    CAPTURE(path.string());
    CHECK(page.find("(" + path.filename().string() + ")") != std::string::npos);
  }
}
