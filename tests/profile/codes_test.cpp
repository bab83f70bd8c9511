// Areas, industries, unified social credit codes.
#include "profile/codes.hpp"

#include "catch.hpp"
#include "profile/applicant.hpp"

using namespace huiqi::profile;

TEST_CASE("unified social credit codes: GB 32100-2015") {
  for (const char* right :
       {"91450200MA0T000620", "91450200MA0T00249Y", "91450200MA0T0002XF", "91350100M000100Y43", "91450200ma0t00249y"}) {
    CAPTURE(right);
    CHECK(check_credit_code(right) == CreditCode::right);
  }
  CHECK(check_credit_code("91350100M000100Y4Z") == CreditCode::wrong_alphabet);  // the standard's own invalid example
  CHECK(check_credit_code("91350203M0001QAY9B") == CreditCode::wrong_check_digit);
  CHECK(check_credit_code("91450200MA0T00062") == CreditCode::wrong_length);
  CHECK(check_credit_code("91450200MA0T00062O") == CreditCode::wrong_alphabet);
}

TEST_CASE("areas contain areas by prefix") {
  CHECK(area_span("450203")->low == 450203);
  CHECK(area_span("450200")->high == 450299);
  CHECK(area_span("45")->low == 450000);
  CHECK(area_span("450000")->high == 459999);
  for (const char* wrong : {"", "4", "45020", "4502033", "45020x", "柳州"}) CHECK_FALSE(area_span(wrong));
}

TEST_CASE("industries are spans of four-digit codes") {
  CHECK(industry_span("C")->low == 1300);
  CHECK(industry_span("C")->high == 4399);
  CHECK(industry_span("36")->low == 3600);
  CHECK(industry_span("C367")->high == 3679);
  CHECK(industry_span("c3670")->low == 3670);
  CHECK(division_span("13-43")->high == 4399);
  for (const char* wrong : {"", "C6", "I36", "98", "36700", "U12", "Cx"}) CHECK_FALSE(industry_span(wrong));
}
