// See by_hand.hpp.
#include "by_hand.hpp"

#include <algorithm>

namespace bench {
namespace {

using huiqi::Date;
using huiqi::Status;
__extension__ typedef __int128 Wide;

constexpr Span3 fails{0, 0}, waits{1, 1}, holds{2, 2}, open{0, 2};
constexpr std::int64_t yuan = 100, ten_thousand = 10'000 * yuan, hundred_million = 10'000 * ten_thousand;

Span3 both(Span3 a, Span3 b) { return {std::min(a.lo, b.lo), std::min(a.hi, b.hi)}; }
Span3 either(Span3 a, Span3 b) { return {std::max(a.lo, b.lo), std::max(a.hi, b.hi)}; }
Span3 hull(Span3 a, Span3 b) { return {std::min(a.lo, b.lo), std::max(a.hi, b.hi)}; }
Span3 no(Span3 a) { return {static_cast<std::uint8_t>(2 - a.hi), static_cast<std::uint8_t>(2 - a.lo)}; }
Span3 when(bool yes) { return yes ? holds : fails; }
Span3 fact(Stated value) { return value == Stated::not_stated ? open : when(value == Stated::yes); }
Span3 decision(Stated value) { return value == Stated::not_stated ? waits : when(value == Stated::yes); }
/// An unknown figure is 0 or more.
Span3 at_least(std::int64_t value, std::int64_t bound) { return value == unknown ? open : when(value >= bound); }

Span3 choose(Span3 test, Span3 yes, Span3 otherwise) {
  return test.lo == 2 ? yes : test.hi < 2 ? otherwise : hull(yes, otherwise);
}

Span3 industry_in(std::int32_t industry, std::int32_t low, std::int32_t high) {
  if (industry == 0) return open;
  const std::int32_t from = industry < 100 ? industry * 100 : industry;
  const std::int32_t to = industry < 100 ? from + 99 : industry;
  return from >= low && to <= high ? holds : to < low || from > high ? fails : open;
}

Status status_of(Span3 scope, Span3 requirements) {
  if (scope.hi == 0) return Status::not_applicable;
  if (requirements.hi == 0) return Status::ineligible;
  const Span3 total = both(scope, requirements);
  if (total.lo != total.hi) return Status::undetermined;
  return total.lo == 1 ? Status::may_apply : Status::eligible;
}

bool negative(Status status) { return status == Status::not_applicable || status == Status::ineligible; }

Span3 share_of_revenue(const Enterprise& e) {  // at least 2 %
  if (e.revenue == unknown) return open;
  if (e.rd_expenditure == unknown) return e.revenue == 0 ? holds : open;
  return when(static_cast<Wide>(e.rd_expenditure) * 50 >= e.revenue);
}

Span3 expenditure(const Enterprise& e) {
  return choose(at_least(e.revenue, 10 * hundred_million), at_least(e.rd_expenditure, 2000 * ten_thousand),
                both(at_least(e.rd_expenditure, 200 * ten_thousand), share_of_revenue(e)));
}

Span3 equipment(const Enterprise& e) {
  return choose(industry_in(e.industry, 6500, 6599), at_least(e.rd_equipment, 300 * ten_thousand),
                at_least(e.rd_equipment, 600 * ten_thousand));
}

/// 柳政规〔2025〕3号 addresses enterprises in Liuzhou.
Span3 in_liuzhou(const Enterprise& e) { return e.area == 0 ? open : when(e.area / 100 == 4502); }

Span3 type_is(IncidentType type, IncidentType meant) {
  return type == IncidentType::not_stated ? open : when(type == meant);
}

Span3 penalised(const Incident& incident, std::int64_t as_of) {
  if (incident.penalised != Stated::not_stated) return when(incident.penalised == Stated::yes);
  return incident.penalised_on == unknown ? open : when(incident.penalised_on <= as_of);
}

Span3 within(const Incident& incident, std::int64_t from, std::int64_t to, std::int64_t as_of) {
  const auto inside = [&](std::int64_t day) {
    return day == unknown ? open : when(day <= as_of && day >= from && day <= to);
  };
  return either(inside(incident.occurred_on), either(inside(incident.determined_on), inside(incident.penalised_on)));
}

/// 第(七)项: none of the four in the three years before the closing date.
Span3 clean_record(const Enterprise& e, const Days& days) {
  if (!e.incidents_known) return open;
  if (e.incidents.empty()) return holds;
  const std::int64_t as_of = days.as_of.days();
  const Date end = e.application_deadline == unknown ? days.as_of : *Date::from_days(e.application_deadline);
  const std::int64_t start = subtract(end, {3, 0, 0})->days();
  Span3 clean = holds;
  for (const Incident& incident : e.incidents) {
    if (incident.occurred_on != unknown && incident.occurred_on > as_of) continue;
    const Span3 inside = within(incident, start, end.days(), as_of);
    const Span3 accident = incident.type == IncidentType::not_stated
                               ? open
                               : when(incident.type == IncidentType::quality_or_safety_accident ||
                                      incident.type == IncidentType::work_safety_accident);
    const Span3 severe = incident.severity < 0 ? open : when(incident.severity >= 2);
    const Span3 smuggling = both(type_is(incident.type, IncidentType::smuggling), penalised(incident, as_of));
    const Span3 tax = type_is(incident.type, IncidentType::serious_tax_violation);
    const Span3 technical = both(accident, both(fact(incident.mainly_technical_cause), severe));
    const Span3 dishonest = type_is(incident.type, IncidentType::other_serious_dishonesty);
    clean = both(clean, no(both(either(either(smuggling, tax), either(technical, dishonest)), inside)));
  }
  return clean;
}

/// 第十六条: two or three years from the day of revocation, by its ground.
Span3 barred(const Enterprise& e, const Days& days) {
  if (!e.revocations_known) return open;
  Span3 result = fails;
  for (const Revocation& each : e.revocations) {
    const bool in_force = each.revoked_on <= days.as_of.days();
    const Span3 two = each.ground == 0 ? open : when(each.ground <= 2);
    const Span3 three = each.ground == 0 ? open : when(each.ground >= 3 && each.ground <= 7);
    result = either(result, both(two, when(in_force && each.revoked_on >= days.barred_two_years)));
    result = either(result, both(three, when(in_force && each.revoked_on >= days.barred_three_years)));
  }
  return result;
}

std::int64_t paid(const Enterprise& e, Award::Of provision, std::size_t project) {
  std::int64_t sum = 0;
  for (const Award& award : e.awards) {
    if (award.provision == provision && award.project == project) sum += award.amount;
  }
  return sum;
}

/// `numerator`/`denominator` of the base, capped, less what was paid; an unknown base leaves the cap.
std::int64_t room(std::int64_t base, std::int64_t numerator, std::int64_t denominator, std::int64_t cap,
                  std::int64_t paid) {
  std::int64_t limit = cap;
  if (base != unknown) {
    const Wide share = static_cast<Wide>(base) * numerator / denominator;
    if (share < limit) limit = static_cast<std::int64_t>(share);
  }
  return std::max<std::int64_t>(limit - paid, 0);
}

}  // namespace

Days::Days(Date day) : as_of(day) {
  const auto last_before = [&](auto&& holds_for) {
    std::int64_t candidate = day.days();
    while (!holds_for(*Date::from_days(candidate))) --candidate;
    return candidate;
  };
  operating_at_latest = last_before([&](Date since) { return *add(since, {1, 0, 0}) < day; });
  barred_two_years = last_before([&](Date revoked) { return *add(revoked, {2, 0, 0}) < day; }) + 1;
  barred_three_years = last_before([&](Date revoked) { return *add(revoked, {3, 0, 0}) < day; }) + 1;
}

Answer qj_07(const Enterprise& e, const Days& days) {
  Span3 all = both(fact(e.independent_legal_person),
                   e.operating_since == unknown ? open : when(e.operating_since <= days.operating_at_latest));
  all = both(all, both(decision(e.operating_normally), decision(e.mechanism_and_position)));
  all = both(all, both(at_least(e.revenue, 5000 * ten_thousand), decision(e.scale_and_benefit)));
  all = both(all, both(fact(e.in_annual_budget), expenditure(e)));
  all = both(all, both(decision(e.innovation_capability), equipment(e)));
  all = both(all, both(at_least(e.rd_personnel, 40), decision(e.talent_structure)));
  all = both(all, both(clean_record(e, days), no(barred(e, days))));
  return {status_of(holds, all), false, 0, 0};
}

Answer yq_29(const Park& park) {
  const Span3 scope = fact(park.approved);
  if (scope.hi == 0) return {Status::not_applicable, false, 0, 0};
  const bool known = scope.lo == 2 && park.above_scale_gross_output != unknown;
  return {known ? Status::determined : Status::undetermined, false, 0, 0};
}

Answer lz_1a(const Enterprise& e, const Project& p, std::size_t number) {
  const Span3 kind = p.kinds_known ? when((p.kinds & key_technology) != 0) : open;
  const Status status = status_of(both(in_liuzhou(e), kind), decision(p.project_approved));
  if (negative(status)) return {status, false, 0, 0};
  const std::int64_t ceiling = room(p.total_input, 1, 5, 500 * ten_thousand, paid(e, Award::Of::lz_1a, number));
  return {status, true, ceiling, ceiling};
}

Answer lz_2a(const Enterprise& e, const Project& p, std::size_t number) {
  const Span3 kind = p.kinds_known ? when((p.kinds & (technical_transformation | equipment_renewal)) != 0) : open;
  const Span3 scope = both(in_liuzhou(e), both(industry_in(e.industry, 1300, 4399), kind));
  const Status status = status_of(scope, decision(p.quality_project));
  if (negative(status)) return {status, false, 0, 0};
  const std::int64_t before = paid(e, Award::Of::lz_2a, number);
  const std::int64_t assets = room(p.fixed_asset_investment, 3, 20, 400 * ten_thousand, before);
  const std::int64_t equipment = room(p.equipment_purchase, 3, 20, 400 * ten_thousand, before);
  return {status, true, std::min(assets, equipment), std::max(assets, equipment)};
}

Answer lz_3a(const Enterprise& e, const Project& p, std::size_t number) {
  const Span3 kind = p.kinds_known ? when((p.kinds & digital_transformation) != 0) : open;
  const Status status = status_of(both(in_liuzhou(e), kind), decision(p.benchmark_effect));
  if (negative(status)) return {status, false, 0, 0};
  const std::int64_t before = paid(e, Award::Of::lz_3a, number);
  constexpr std::int64_t cap = 400 * ten_thousand;
  const std::int64_t total = p.total_investment;
  if (total == unknown) {
    const std::int64_t ceiling = std::max<std::int64_t>(cap - before, 0);
    return {status, true, ceiling, ceiling};
  }
  const std::int64_t whole = room(total, 3, 20, cap, before);
  std::int64_t a2, a1, b;
  if (p.software_investment == unknown) {
    a2 = whole;
    a1 = room(total, 39, 200, cap, before);
    b = std::max<std::int64_t>(cap - before, 0);
  } else {
    const std::int64_t software = p.software_investment;
    const std::int64_t hardware = std::max<std::int64_t>(total - software, 0);
    a2 = std::min(whole, room(hardware, 3, 14, cap, before));
    a1 = room(10 * hardware + std::min(10 * software, 3 * total), 3, 200, cap, before);
    b = room(hardware + 2 * software, 3, 20, cap, before);
  }
  return {status, true, std::min({a2, whole, a1, b}), std::max({a2, whole, a1, b})};
}

void by_hand(const Enterprise& e, const Days& days, std::vector<Answer>& answers) {
  answers.clear();
  answers.push_back(qj_07(e, days));
  for (const Park& park : e.parks) answers.push_back(yq_29(park));
  for (std::size_t i = 0; i < e.projects.size(); ++i) answers.push_back(lz_1a(e, e.projects[i], i));
  for (std::size_t i = 0; i < e.projects.size(); ++i) answers.push_back(lz_2a(e, e.projects[i], i));
  for (std::size_t i = 0; i < e.projects.size(); ++i) answers.push_back(lz_3a(e, e.projects[i], i));
}

}  // namespace bench
