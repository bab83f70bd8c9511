// The stable words of the report's enumerations: what programs read, in JSON and in test cases. Never translated.
// Source: DESIGN sections 2, 5 and 7. Tests: tests/explain/names_test.cpp
#include "huiqi/report.hpp"

namespace huiqi {

std::string_view name(Kind kind) {
  switch (kind) {
    case Kind::recognition:
      return "recognition";
    case Kind::grant:
      return "grant";
    case Kind::loan:
      return "loan";
    case Kind::quota:
      return "quota";
    case Kind::service:
      return "service";
    case Kind::grade:
      return "grade";
    case Kind::class_:
      return "class";
    case Kind::duty:
      return "duty";
    case Kind::state:
      return "state";
    case Kind::adverse_measure:
      return "adverse_measure";
    case Kind::indicator:
      return "indicator";
  }
  return "";
}

std::string_view name(Status status) {
  switch (status) {
    case Status::not_in_force:
      return "not_in_force";
    case Status::not_applicable:
      return "not_applicable";
    case Status::ineligible:
      return "ineligible";
    case Status::undetermined:
      return "undetermined";
    case Status::may_apply:
      return "may_apply";
    case Status::eligible:
      return "eligible";
    case Status::triggered:
      return "triggered";
    case Status::not_triggered:
      return "not_triggered";
    case Status::may_trigger:
      return "may_trigger";
    case Status::determined:
      return "determined";
  }
  return "";
}

std::string_view name(Outcome outcome) {
  switch (outcome) {
    case Outcome::met:
      return "met";
    case Outcome::not_met:
      return "not_met";
    case Outcome::unknown:
      return "unknown";
    case Outcome::pending:
      return "pending";
    case Outcome::soft_not_met:
      return "soft_not_met";
    case Outcome::excused:
      return "excused";
    case Outcome::not_applicable:
      return "not_applicable";
  }
  return "";
}

std::string_view name(Binding binding) {
  switch (binding) {
    case Binding::none:
      return "none";
    case Binding::rate:
      return "rate";
    case Binding::cap:
      return "cap";
    case Binding::prior_awards:
      return "prior_awards";
    case Binding::unpublished_rate:
      return "unpublished_rate";
    case Binding::unknown_base:
      return "unknown_base";
    case Binding::unlimited:
      return "unlimited";
  }
  return "";
}

std::string_view name(Comparison comparison) {
  switch (comparison) {
    case Comparison::none:
      return "none";
    case Comparison::at_least:
      return "at_least";
    case Comparison::at_most:
      return "at_most";
    case Comparison::less_than:
      return "less_than";
    case Comparison::more_than:
      return "more_than";
    case Comparison::is:
      return "is";
    case Comparison::between:
      return "between";
    case Comparison::one_of:
      return "one_of";
    case Comparison::contains:
      return "contains";
    case Comparison::exists:
      return "exists";
    case Comparison::holds:
      return "holds";
  }
  return "";
}

std::string_view name(Unit unit) {
  switch (unit) {
    case Unit::none:
      return "none";
    case Unit::money:
      return "money";
    case Unit::rate:
      return "rate";
    case Unit::count:
      return "count";
    case Unit::number:
      return "number";
    case Unit::score:
      return "score";
    case Unit::date:
      return "date";
    case Unit::year:
      return "year";
    case Unit::yes_no:
      return "yes_no";
    case Unit::words:
      return "words";
  }
  return "";
}

std::string_view name(Change change) {
  switch (change) {
    case Change::applicant:
      return "applicant";
    case Change::time:
      return "time";
    case Change::nobody:
      break;
  }
  return "nobody";
}

std::string_view name(Role role) {
  switch (role) {
    case Role::scope:
      return "scope";
    case Role::requirement:
      return "requirement";
    case Role::ground:
      return "ground";
    case Role::answer:
      return "answer";
  }
  return "";
}

}  // namespace huiqi
