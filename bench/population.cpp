// See population.hpp.
#include "population.hpp"

#include <array>
#include <string_view>

#include "huiqi/date.hpp"
#include "huiqi/money.hpp"

namespace bench {
namespace {

/// SplitMix64 (Steele, Lea, Flood 2014): one number a step, any row reached at once.
class Dice {
 public:
  explicit Dice(std::uint64_t state) : state_(state) {}
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
  }
  std::int64_t between(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(high - low + 1));
  }
  bool percent(int chance) { return between(0, 99) < chance; }
  template <class T, std::size_t n>
  T of(const std::array<T, n>& choices) {
    return choices[static_cast<std::size_t>(between(0, static_cast<std::int64_t>(n) - 1))];
  }
  /// Yes in `yes` percent of the cases that are stated.
  Stated stated(int known, int yes) {
    return !percent(known) ? Stated::not_stated : percent(yes) ? Stated::yes : Stated::no;
  }
  /// Spread over orders of magnitude as firms are: `low` doubled up to `doublings` times. Whole ten thousands of yuan
  /// mostly, a tenth of them to the fen.
  std::int64_t money(std::int64_t low_yuan, int doublings) {
    const std::int64_t yuan = low_yuan << between(0, doublings);
    const std::int64_t fen = yuan * between(100, 199);
    return percent(10) ? fen + between(0, 9999) : fen / 1'000'000 * 1'000'000 + (fen < 1'000'000 ? 1'000'000 : 0);
  }

 private:
  std::uint64_t state_;
};

constexpr std::int64_t today = 20593;  // 2026-05-20

constexpr std::array<std::int32_t, 10> areas = {450203, 450204, 450205, 450206, 450222,
                                                450223, 450102, 450103, 450302, 450502};
constexpr std::array<std::int32_t, 14> industries = {3670, 3670, 3612, 3484, 1392, 1441, 3120,
                                                     6510, 6513, 6540, 5181, 36,   65,   4710};

std::int64_t share_of(std::int64_t whole, std::int64_t per_mille) { return whole / 1000 * per_mille; }

void make_figures(Dice& dice, Enterprise& e) {
  e.independent_legal_person = dice.stated(97, 96);
  e.established_on = dice.percent(95) ? dice.between(9000, 20000) : unknown;
  if (dice.percent(92)) {
    e.revenue = dice.money(1'000'000, 12);
    if (dice.percent(4)) e.revenue = 5'000'000'000;  // exactly on the boundary
    if (dice.percent(2)) e.revenue = 100'000'000'000;
    e.operating_revenue = e.revenue + share_of(e.revenue, dice.between(0, 80));
    if (dice.percent(50)) e.revenue_before = share_of(e.revenue, dice.between(700, 1100));
    if (dice.percent(90)) e.rd_expenditure = share_of(e.revenue, dice.between(2, 60));
    if (dice.percent(3)) e.rd_expenditure = e.revenue / 50;
  }
  if (dice.percent(85)) e.rd_equipment = dice.money(200'000, 7);
  e.employees = dice.percent(95) ? 5 * dice.between(2, 400) : unknown;
  if (dice.percent(88))
    e.rd_personnel = e.employees == unknown ? dice.between(0, 200) : e.employees * dice.between(0, 30) / 100;
  e.high_growth = dice.stated(50, 15);
}

void make_centre(Dice& dice, Enterprise& e) {
  if (!dice.percent(80)) return;
  const std::int64_t founded = e.established_on == unknown ? 15000 : e.established_on;
  if (dice.percent(93)) e.operating_since = dice.between(founded, today - 1);
  e.in_annual_budget = dice.stated(92, 90);
  e.operating_normally = dice.stated(70, 95);
  e.mechanism_and_position = dice.stated(40, 90);
  e.scale_and_benefit = dice.stated(40, 90);
  e.innovation_capability = dice.stated(40, 90);
  e.talent_structure = dice.stated(40, 90);
  if (dice.percent(15))
    e.recognised_on = dice.between(e.operating_since == unknown ? founded : e.operating_since, today - 1);
  e.revocations_known = dice.percent(85);
  if (e.revocations_known && e.recognised_on != unknown && dice.percent(20)) {
    Revocation revocation;
    revocation.revoked_on = dice.between(e.recognised_on, today - 1);
    revocation.ground = static_cast<std::uint8_t>(dice.between(0, 8));
    e.revocations.push_back(revocation);
  }
}

void make_incidents(Dice& dice, Enterprise& e) {
  e.incidents_known = dice.percent(90);
  if (!e.incidents_known || !dice.percent(6)) return;
  for (std::int64_t i = dice.between(1, 2); i > 0; --i) {
    Incident incident;
    incident.type = static_cast<IncidentType>(dice.between(-1, 5));
    incident.severity = static_cast<std::int8_t>(dice.between(-1, 3));
    incident.mainly_technical_cause = dice.stated(80, 40);
    if (dice.percent(90)) incident.occurred_on = dice.between(today - 2500, today - 200);
    const std::int64_t from = incident.occurred_on == unknown ? today - 2000 : incident.occurred_on;
    if (dice.percent(60)) incident.determined_on = from + dice.between(0, 190);
    incident.penalised = dice.stated(60, 70);
    if (incident.penalised != Stated::no && dice.percent(60)) incident.penalised_on = from + dice.between(0, 190);
    e.incidents.push_back(incident);
  }
}

void make_project(Dice& dice, Project& p) {
  constexpr std::array<int, 7> kinds = {key_technology,
                                        technical_transformation,
                                        equipment_renewal,
                                        digital_transformation,
                                        innovation_platform,
                                        industrial_design,
                                        technical_transformation | digital_transformation};
  p.kinds_known = dice.percent(95);
  if (p.kinds_known) p.kinds = static_cast<std::uint8_t>(dice.of(kinds));
  p.project_approved = dice.stated(60, 85);
  p.quality_project = dice.stated(50, 85);
  p.benchmark_effect = dice.stated(50, 80);
  p.key_industrial = dice.stated(70, 10);
  if (dice.percent(85)) p.total_input = dice.money(100'000, 9);
  if (dice.percent(85)) {
    p.fixed_asset_investment = dice.money(100'000, 9);
    if (dice.percent(85)) p.equipment_purchase = share_of(p.fixed_asset_investment, dice.between(0, 1000));
  }
  if (dice.percent(85)) {
    p.total_investment = dice.money(100'000, 9);
    if (dice.percent(85)) p.software_investment = share_of(p.total_investment, dice.between(0, 700));
  }
}

void make_lists(Dice& dice, Enterprise& e) {
  if (dice.percent(30)) {
    for (std::int64_t i = dice.between(1, 3); i > 0; --i) make_project(dice, e.projects.emplace_back());
  }
  e.titles_known = dice.percent(90);
  if (e.titles_known && dice.percent(40)) {
    for (std::int64_t i = dice.between(1, 2); i > 0; --i) {
      Title title;
      title.name = static_cast<std::uint8_t>(dice.between(0, 2));
      title.level = static_cast<std::uint8_t>(dice.between(0, 1));
      if (dice.percent(90)) title.recognised_on = dice.between(18500, today - 1);
      e.titles.push_back(title);
    }
  }
  e.awards_known = dice.percent(80);
  if (e.awards_known && !e.projects.empty() && dice.percent(20)) {
    Award award;
    award.provision = static_cast<Award::Of>(dice.between(0, 2));
    award.project = static_cast<std::uint8_t>(dice.between(0, static_cast<std::int64_t>(e.projects.size()) - 1));
    award.amount = dice.money(50'000, 6);
    e.awards.push_back(award);
  }
  if (dice.percent(5)) {
    Park park;
    park.approved = dice.stated(95, 90);
    if (dice.percent(90)) park.above_scale_gross_output = dice.money(200'000'000, 9);
    if (dice.percent(5)) park.above_scale_gross_output = 500'000'000'000;
    e.parks.push_back(park);
  }
}

/// GB 32100-2015: the check character of the first seventeen.
std::string credit_code(std::uint64_t number) {
  constexpr std::string_view alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  std::string code = "91450200";
  std::string digits = std::to_string(number);
  code += std::string(digits.size() < 9 ? 9 - digits.size() : 0, '0') +
          digits.substr(digits.size() < 9 ? 0 : digits.size() - 9);
  int sum = 0, weight = 1;
  for (const char c : code) {
    sum += static_cast<int>(alphabet.find(c)) * weight;
    weight = weight * 3 % 31;
  }
  code += alphabet[static_cast<std::size_t>((31 - sum % 31) % 31)];
  return code;
}

/// Writes one object; keys whose value is not stated are left out.
class Object {
 public:
  explicit Object(std::string& out) : out_(out) { out_ += '{'; }
  void end() { out_ += '}'; }
  void key(std::string_view name) {
    if (any_) out_ += ',';
    any_ = true;
    out_ += '"';
    out_ += name;
    out_ += "\":";
  }
  void text(std::string_view name, std::string_view value) {
    key(name);
    out_ += '"';
    out_ += value;
    out_ += '"';
  }
  void yes_no(std::string_view name, Stated value) {
    if (value == Stated::not_stated) return;
    key(name);
    out_ += value == Stated::yes ? "true" : "false";
  }
  void count(std::string_view name, std::int64_t value) {
    if (value == unknown) return;
    key(name);
    out_ += std::to_string(value);
  }
  void money(std::string_view name, std::int64_t fen) {
    if (fen == unknown) return;
    key(name);
    yuan(fen);
  }
  void series(std::string_view name, std::int64_t last, std::int64_t before) {
    if (last == unknown && before == unknown) return;
    key(name);
    Object years(out_);
    years.money("2024", before);
    years.money("2025", last);
    years.end();
  }
  void day(std::string_view name, std::int64_t days) {
    if (days == unknown) return;
    text(name, huiqi::Date::from_days(days)->to_string());
  }

 private:
  void yuan(std::int64_t fen) {
    if (fen % 100 == 0)
      out_ += std::to_string(fen / 100);
    else
      out_ += huiqi::Money::from_fen(fen).to_string();
  }
  std::string& out_;
  bool any_ = false;
};

template <class Item, class Write>
void list(Object& object, std::string& out, std::string_view name, bool known, const std::vector<Item>& items,
          Write&& write) {
  if (!known) return;
  object.key(name);
  out += '[';
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i != 0) out += ',';
    Object item(out);
    write(item, items[i], i);
    item.end();
  }
  out += ']';
}

constexpr std::array<std::string_view, 6> incident_types = {"smuggling",
                                                            "serious_tax_violation",
                                                            "quality_or_safety_accident",
                                                            "other_serious_dishonesty",
                                                            "environmental_emergency",
                                                            "work_safety_accident"};
constexpr std::array<std::string_view, 4> severities = {"general", "larger", "major", "especially_major"};
constexpr std::array<std::string_view, 8> kinds = {"science_plan_key_technology",
                                                   "science_plan_innovation_platform",
                                                   "science_plan_public_service_platform",
                                                   "science_plan_high_tech_enterprise",
                                                   "technical_transformation",
                                                   "equipment_renewal",
                                                   "digital_transformation",
                                                   "industrial_design"};
constexpr std::array<std::string_view, 3> title_names = {"专精特新中小企业", "制造业单项冠军企业", "高新技术企业"};
constexpr std::array<std::string_view, 2> levels = {"autonomous_region", "national"};
constexpr std::array<std::string_view, 3> awarded = {"lz-1a", "lz-2a", "lz-3a"};

std::string project_id(std::size_t number) { return "p" + std::to_string(number); }

void write_centre(Object& enterprise, std::string& out, const Enterprise& e) {
  const bool any = e.operating_since != unknown || e.recognised_on != unknown || e.revocations_known ||
                   e.in_annual_budget != Stated::not_stated || e.operating_normally != Stated::not_stated ||
                   e.mechanism_and_position != Stated::not_stated || e.scale_and_benefit != Stated::not_stated ||
                   e.innovation_capability != Stated::not_stated || e.talent_structure != Stated::not_stated;
  if (!any) return;
  enterprise.key("technology_centre");
  Object centre(out);
  centre.day("operating_since", e.operating_since);
  centre.day("recognised_on", e.recognised_on);
  centre.yes_no("in_annual_budget", e.in_annual_budget);
  centre.yes_no("operating_normally", e.operating_normally);
  centre.yes_no("mechanism_and_position", e.mechanism_and_position);
  centre.yes_no("scale_and_benefit", e.scale_and_benefit);
  centre.yes_no("innovation_capability", e.innovation_capability);
  centre.yes_no("talent_structure", e.talent_structure);
  list(centre, out, "revocations", e.revocations_known, e.revocations,
       [&](Object& o, const Revocation& r, std::size_t) {
         o.day("revoked_on", r.revoked_on);
         if (r.ground == 0) return;
         o.key("grounds");
         out += "[\"qj-15." + std::to_string(r.ground) + "\"]";
       });
  centre.end();
}

void write_enterprise(std::string& out, const Enterprise& e) {
  Object o(out);
  o.text("name", "示例企业" + std::to_string(e.number));
  o.text("unified_social_credit_code", credit_code(e.number));
  if (e.area != 0) o.text("registered_area", std::to_string(e.area));
  if (e.industry != 0) o.text("industry", std::to_string(e.industry));
  o.yes_no("independent_legal_person", e.independent_legal_person);
  o.day("established_on", e.established_on);
  o.series("main_business_revenue", e.revenue, e.revenue_before);
  o.series("operating_revenue", e.operating_revenue, unknown);
  o.series("rd_expenditure", e.rd_expenditure, unknown);
  o.money("rd_equipment_original_value", e.rd_equipment);
  o.count("rd_personnel", e.rd_personnel);
  o.count("employees", e.employees);
  o.yes_no("high_growth", e.high_growth);
  write_centre(o, out, e);
  o.day("application_deadline", e.application_deadline);
  o.end();
}

void write_project(Object& o, std::string& out, const Project& p, std::size_t i) {
  o.text("id", project_id(i));
  if (p.kinds_known) {
    o.key("kinds");
    out += '[';
    bool any = false;
    for (std::size_t k = 0; k < kinds.size(); ++k) {
      if ((p.kinds >> k & 1) == 0) continue;
      out += any ? ",\"" : "\"";
      out += kinds[k];
      out += '"';
      any = true;
    }
    out += ']';
  }
  o.yes_no("project_approved", p.project_approved);
  o.yes_no("quality_project", p.quality_project);
  o.yes_no("benchmark_effect", p.benchmark_effect);
  o.yes_no("key_industrial", p.key_industrial);
  o.money("total_input", p.total_input);
  o.money("fixed_asset_investment", p.fixed_asset_investment);
  o.money("equipment_purchase", p.equipment_purchase);
  o.money("total_investment", p.total_investment);
  o.money("software_investment", p.software_investment);
}

}  // namespace

void generate(std::uint64_t seed, std::uint64_t number, Enterprise& e) {
  auto revocations = std::move(e.revocations);
  auto incidents = std::move(e.incidents);
  auto awards = std::move(e.awards);
  auto titles = std::move(e.titles);
  auto projects = std::move(e.projects);
  auto parks = std::move(e.parks);
  e = Enterprise();
  revocations.clear();
  incidents.clear();
  awards.clear();
  titles.clear();
  projects.clear();
  parks.clear();
  e.revocations = std::move(revocations);
  e.incidents = std::move(incidents);
  e.awards = std::move(awards);
  e.titles = std::move(titles);
  e.projects = std::move(projects);
  e.parks = std::move(parks);
  Dice dice(Dice(seed ^ number * 0xd1342543de82ef95u).next());
  e.number = number;
  e.area = dice.percent(96) ? dice.of(areas) : 0;
  e.industry = dice.percent(96) ? dice.of(industries) : 0;
  make_figures(dice, e);
  make_centre(dice, e);
  make_incidents(dice, e);
  make_lists(dice, e);
  if (dice.percent(30)) e.application_deadline = dice.between(today, today + 60);
}

void write_json(const Enterprise& e, std::string& out) {
  Object root(out);
  root.key("format");
  out += '1';
  root.key("enterprise");
  write_enterprise(out, e);
  list(root, out, "titles", e.titles_known, e.titles, [](Object& o, const Title& t, std::size_t) {
    o.text("name", title_names[t.name]);
    o.text("level", levels[t.level]);
    o.day("recognised_on", t.recognised_on);
  });
  list(root, out, "incidents", e.incidents_known, e.incidents, [](Object& o, const Incident& i, std::size_t) {
    if (i.type != IncidentType::not_stated) o.text("type", incident_types[static_cast<std::size_t>(i.type)]);
    o.day("occurred_on", i.occurred_on);
    o.day("determined_on", i.determined_on);
    o.day("penalised_on", i.penalised_on);
    o.yes_no("penalised", i.penalised);
    if (i.severity >= 0) o.text("severity", severities[static_cast<std::size_t>(i.severity)]);
    o.yes_no("mainly_technical_cause", i.mainly_technical_cause);
  });
  list(root, out, "projects", !e.projects.empty(), e.projects,
       [&](Object& o, const Project& p, std::size_t i) { write_project(o, out, p, i); });
  list(root, out, "prior_awards", e.awards_known, e.awards, [](Object& o, const Award& a, std::size_t) {
    o.text("provision", awarded[static_cast<std::size_t>(a.provision)]);
    o.text("subject", project_id(a.project));
    o.count("year", 2025);
    o.money("amount", a.amount);
  });
  list(root, out, "parks", !e.parks.empty(), e.parks, [](Object& o, const Park& p, std::size_t i) {
    o.text("id", "park" + std::to_string(i));
    o.yes_no("approved", p.approved);
    o.series("above_scale_gross_output", p.above_scale_gross_output, unknown);
  });
  root.end();
}

}  // namespace bench
