// The words that programs read are the contract's.
#include <set>
#include <string>

#include "catch.hpp"
#include "huiqi/report.hpp"

using namespace huiqi;

namespace {

/// The names from the first to the last member, in order.
template <class Enum>
std::string names(Enum last) {
  std::string all;
  for (int i = 0; i <= static_cast<int>(last); ++i) all += (i > 0 ? " " : "") + std::string(name(static_cast<Enum>(i)));
  return all;
}

}  // namespace

TEST_CASE("every member has its word", "[explain][names]") {
  CHECK(names(Kind::indicator) ==
        "recognition grant loan quota service grade class duty state adverse_measure indicator");
  CHECK(
      names(Status::determined) ==
      "not_in_force not_applicable ineligible undetermined may_apply eligible triggered not_triggered may_trigger determined");
  CHECK(names(Outcome::not_applicable) == "met not_met unknown pending soft_not_met excused not_applicable");
  CHECK(names(Binding::unlimited) == "none rate cap prior_awards unpublished_rate unknown_base unlimited");
  CHECK(names(Comparison::holds) ==
        "none at_least at_most less_than more_than is between one_of contains exists holds");
  CHECK(names(Unit::words) == "none money rate count number score date year yes_no words");
  CHECK(names(Role::answer) == "scope requirement ground answer");
}
