// Neutral figures as people read them.
#include "explain/figures.hpp"

#include "catch.hpp"

using namespace huiqi;
using figures::words;

TEST_CASE("figures by what they count", "[explain][figures]") {
  CHECK(words(Unit::money, "48000000.00") == Text{"4800万元", "CNY 48,000,000"});
  CHECK(words(Unit::money, "≈1071428.5714") == Text{"≈1071428.5714元", "≈CNY 1,071,428.5714"});
  CHECK(words(Unit::money, "many") == Text{"many", "many"});
  CHECK(words(Unit::money, "10000000.00–20000000.00") ==
        Text{"1000万元至2000万元", "CNY 10,000,000 to CNY 20,000,000"});
  CHECK(words(Unit::rate, "2%") == Text{"2%", "2%"});
  CHECK(words(Unit::score, "89.99") == Text{"89.99分", "89.99 points"});
  CHECK(words(Unit::yes_no, "true") == Text{"是", "yes"});
  CHECK(words(Unit::yes_no, "false") == Text{"否", "no"});
  CHECK(words(Unit::date, "2026-05-20") == Text{"2026-05-20", "2026-05-20"});
  CHECK(words(Unit::date, "none") == Text{"无", "none"});
  CHECK(words(Unit::words, "a–b") == Text{"a–b", "a–b"});
}

TEST_CASE("differences have no sign", "[explain][figures]") {
  CHECK(figures::margin(Unit::money, "-2000000.00") == Text{"200万元", "CNY 2,000,000"});
  CHECK(figures::margin(Unit::rate, "≈-0.0001%") == Text{"≈0.0001个百分点", "≈0.0001 percentage points"});
  CHECK(figures::margin(Unit::date, "-1") == Text{"1天", "1 day"});
  CHECK(figures::margin(Unit::date, "12") == Text{"12天", "12 days"});
  CHECK(figures::margin(Unit::score, "-0.01") == Text{"0.01分", "0.01 points"});
  CHECK(figures::sign("-0.01") == -1);
  CHECK(figures::sign("0.00") == 0);
  CHECK(figures::sign("≈0.0001%") == 1);
  CHECK(figures::is_cut_to_zero("≈-0%"));
  CHECK_FALSE(figures::is_cut_to_zero("0"));
}

TEST_CASE("a formula names its figures", "[explain][figures]") {
  const Text formula =
      figures::formula("min(20% × projects[].total_input 24000000.00, 5000000.00) = 4800000.00 (floor to fen)");
  CHECK(formula.zh == "较小者(20% × projects[].total_input 2400万元, 500万元) = 480万元 (向下取整到分)");
  CHECK(
      formula.en ==
      "the lesser of (20% × projects[].total_input CNY 24,000,000, CNY 5,000,000) = CNY 4,800,000 (rounded down to the fen)");
  CHECK(figures::formula("max(0.00, 300000.00 - prior_awards 100000.00)").zh ==
        "较大者(0元, 30万元 - 以往资助 10万元)");
  CHECK(figures::formula("12.50% × ?").zh == "12.50% × ?");
  CHECK(figures::formula("?% × x 1.00").en == "an unpublished rate × x CNY 1");
}
