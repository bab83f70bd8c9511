// huiqi_bench_columns: the columns API beside the same five provisions by hand over the same columns.
// Both answers are compared for every row before the rounds are timed.
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

#include "by_hand.hpp"
#include "huiqi/columns.hpp"
#include "population.hpp"
#include "timing.hpp"

namespace {

using huiqi::Columns;
using huiqi::Date;
using huiqi::Status;
__extension__ typedef __int128 Wide;

constexpr std::int64_t ten_thousand = 10'000 * 100, hundred_million = 10'000 * ten_thousand;

/// Two bits for the worst, two for the best: not met, pending, met.
using Bits = unsigned;
constexpr Bits fails = 0, waits = 0b0101, holds = 0b1111, open = 0b1100;
Bits when(bool yes) { return yes ? holds : fails; }
Bits no(Bits a) { return (~a >> 3 & 1) | (~a >> 1 & 2) | (~a << 1 & 4) | (~a << 3 & 8); }
Bits hull(Bits a, Bits b) { return (a & b & 3) | ((a | b) & 12); }
bool can_hold(Bits a) { return (a & 12) != 0; }

struct Column {
  const std::int64_t* values = nullptr;
  const std::uint8_t* presence = nullptr;
  const std::int64_t* last = nullptr;
  bool known(std::size_t row) const { return presence[row] == Columns::stated; }
  Bits at_least(std::size_t row, std::int64_t bound) const { return known(row) ? when(values[row] >= bound) : open; }
  Bits fact(std::size_t row) const { return known(row) ? when(values[row] != 0) : open; }
  Bits decision(std::size_t row) const { return known(row) ? when(values[row] != 0) : waits; }
  Bits within(std::size_t row, std::int64_t low, std::int64_t high) const {
    if (!known(row)) return open;
    if (values[row] >= low && last[row] <= high) return holds;
    return last[row] < low || values[row] > high ? fails : open;
  }
  Bits any_of(std::size_t row, std::int64_t mask) const { return known(row) ? when((values[row] & mask) != 0) : open; }
};

/// Finds columns by their paths, as the engine names them.
struct Input {
  const Columns& plan;
  const Columns::Block& block;
  Column at(const std::string& path) const {
    for (std::size_t i = 0; i < plan.inputs().size(); ++i) {
      if (plan.inputs()[i].path != path) continue;
      const Columns::Values& column = block.inputs[i];
      return {column.values, column.presence, column.last};
    }
    std::fprintf(stderr, "no column %s\n", path.c_str());
    std::exit(1);
  }
  const Columns::Rows& rows(const std::string& path) const {
    for (std::size_t t = 0; t < plan.tables().size(); ++t) {
      if (plan.tables()[t].path == path) return block.tables[t];
    }
    std::fprintf(stderr, "no table %s\n", path.c_str());
    std::exit(1);
  }
};

/// Of one provision, a row each.
struct Answers {
  std::vector<std::uint8_t> status;
  std::vector<std::int64_t> ceiling, ceiling_max;
  void resize(std::size_t rows, bool amounts) {
    status.resize(rows);
    ceiling.resize(amounts ? rows : 0);
    ceiling_max.resize(amounts ? rows : 0);
  }
};

Status status_of(Bits scope, Bits requirements) {
  if (!can_hold(scope)) return Status::not_applicable;
  if (!can_hold(requirements)) return Status::ineligible;
  const Bits total = scope & requirements;
  if ((total & 3) != total >> 2) return Status::undetermined;
  return total == holds ? Status::eligible : Status::may_apply;
}
std::uint8_t byte(Status status) { return static_cast<std::uint8_t>(status); }

class ByHand {
 public:
  ByHand(const Columns& plan, const Columns::Block& block, const bench::Days& days) : in_{plan, block}, days_(days) {}

  Answers qj_07, yq_29, lz_1a, lz_2a, lz_3a;

  void run() {
    centres();
    parks();
    projects();
  }

 private:
  Bits clean(std::size_t row) const {
    if (incidents.presence[row] != Columns::stated) return open;
    const std::int64_t as_of = days_.as_of.days();
    const std::uint32_t from = incidents.offsets[row], to = incidents.offsets[row + 1];
    if (from == to) return holds;
    const Date end = deadline.known(row) ? *Date::from_days(deadline.values[row]) : days_.as_of;
    const std::int64_t start = subtract(end, {3, 0, 0})->days();
    Bits clean = holds;
    for (std::uint32_t i = from; i < to; ++i) {
      if (occurred.known(i) && occurred.values[i] > as_of) continue;
      Bits inside = fails;
      for (const Column* day : {&occurred, &determined, &penalised_on}) {
        inside |= !day->known(i)
                      ? open
                      : when(day->values[i] <= as_of && day->values[i] >= start && day->values[i] <= end.days());
      }
      const auto is = [&](std::int64_t meant) { return type.known(i) ? when(type.values[i] == meant) : open; };
      const Bits penal = penalised.known(i)      ? when(penalised.values[i] != 0)
                         : penalised_on.known(i) ? when(penalised_on.values[i] <= as_of)
                                                 : open;
      const Bits accident = type.known(i) ? when(type.values[i] == 2 || type.values[i] == 5) : open;
      const Bits technical = accident & cause.fact(i) & severity.at_least(i, 2);
      clean &= no(((is(0) & penal) | is(1) | technical | is(3)) & inside);
    }
    return clean;
  }

  Bits barred(std::size_t row) const {
    if (revocations.presence[row] != Columns::stated) return open;
    Bits result = fails;
    for (std::uint32_t i = revocations.offsets[row]; i < revocations.offsets[row + 1]; ++i) {
      const bool in_force = revoked.values[i] <= days_.as_of.days();
      const Bits two = ground.any_of(i, 0b11), three = ground.any_of(i, 0b1111100);
      result |= two & when(in_force && revoked.values[i] >= days_.barred_two_years);
      result |= three & when(in_force && revoked.values[i] >= days_.barred_three_years);
    }
    return result;
  }

  void centres() {
    const std::size_t rows = in_.rows("enterprise").count;
    qj_07.resize(rows, false);
    for (std::size_t r = 0; r < rows; ++r) {
      Bits all = legal.fact(r) & (since.known(r) ? when(since.values[r] <= days_.operating_at_latest) : open);
      all &= normally.decision(r) & mechanism.decision(r) & scale.decision(r) & innovation.decision(r) &
             talent.decision(r);
      all &= revenue.at_least(r, 5000 * ten_thousand) & budget.fact(r) & personnel.at_least(r, 40);
      const Bits large = revenue.at_least(r, 10 * hundred_million);
      Bits share = open;
      if (revenue.known(r)) {
        share = rd.known(r)              ? when(static_cast<Wide>(rd.values[r]) * 50 >= revenue.values[r])
                : revenue.values[r] == 0 ? holds
                                         : open;
      }
      const Bits much = rd.at_least(r, 2000 * ten_thousand), little = rd.at_least(r, 200 * ten_thousand) & share;
      all &= large == holds ? much : (large & 8) == 0 ? little : hull(much, little);
      const Bits software = industry.within(r, 6500, 6599);
      const Bits three = equipment.at_least(r, 300 * ten_thousand), six = equipment.at_least(r, 600 * ten_thousand);
      all &= software == holds ? three : (software & 8) == 0 ? six : hull(three, six);
      all &= clean(r) & no(barred(r));
      qj_07.status[r] = byte(status_of(holds, all));
    }
  }

  void parks() {
    const std::size_t rows = in_.rows("parks[]").count;
    yq_29.resize(rows, false);
    for (std::size_t r = 0; r < rows; ++r) {
      const Bits scope = approved.fact(r);
      yq_29.status[r] = byte(!can_hold(scope)                    ? Status::not_applicable
                             : scope == holds && output.known(r) ? Status::determined
                                                                 : Status::undetermined);
    }
  }

  static std::int64_t room(bool known, std::int64_t base, std::int64_t numerator, std::int64_t denominator,
                           std::int64_t cap, std::int64_t paid) {
    std::int64_t limit = cap;
    if (known) {
      const Wide part = static_cast<Wide>(base) * numerator / denominator;
      if (part < limit) limit = static_cast<std::int64_t>(part);
    }
    return std::max<std::int64_t>(limit - paid, 0);
  }

  std::int64_t paid(std::uint32_t applicant, std::uint32_t place, std::int64_t provision) const {
    std::int64_t sum = 0;
    for (std::uint32_t i = awards.offsets[applicant]; i < awards.offsets[applicant + 1]; ++i) {
      if (award_provision.values[i] == provision && award_subject.values[i] == place) sum += award_amount.values[i];
    }
    return sum;
  }

  void projects() {
    const Columns::Rows& table = in_.rows("projects[]");
    for (Answers* each : {&lz_1a, &lz_2a, &lz_3a}) each->resize(table.count, true);
    const std::size_t applicants = in_.rows("").count;
    for (std::uint32_t e = 0; e < applicants; ++e) {
      for (std::uint32_t p = table.offsets[e]; p < table.offsets[e + 1]; ++p) {
        const std::uint32_t place = p - table.offsets[e];
        const Bits here = area.within(e, 450200, 450299);
        const auto put = [&](Answers& into, Status status, auto&& amounts) {
          into.status[p] = byte(status);
          into.ceiling[p] = into.ceiling_max[p] = Columns::no_amount;
          if (status != Status::not_applicable && status != Status::ineligible)
            amounts(into.ceiling[p], into.ceiling_max[p]);
        };
        put(lz_1a, status_of(here & kinds.any_of(p, bench::key_technology), project_approved.decision(p)),
            [&](std::int64_t& least, std::int64_t& most) {
              least = most =
                  room(total_input.known(p), total_input.values[p], 1, 5, 500 * ten_thousand, paid(e, place, id_1a_));
            });
        const Bits made = industry.within(e, 1300, 4399);
        put(lz_2a,
            status_of(here & made & kinds.any_of(p, bench::technical_transformation | bench::equipment_renewal),
                      quality.decision(p)),
            [&](std::int64_t& least, std::int64_t& most) {
              const std::int64_t before = paid(e, place, id_2a_);
              const std::int64_t one = room(assets.known(p), assets.values[p], 3, 20, 400 * ten_thousand, before);
              const std::int64_t two = room(purchase.known(p), purchase.values[p], 3, 20, 400 * ten_thousand, before);
              least = std::min(one, two);
              most = std::max(one, two);
            });
        put(lz_3a, status_of(here & kinds.any_of(p, bench::digital_transformation), benchmark.decision(p)),
            [&](std::int64_t& least, std::int64_t& most) { digital(p, paid(e, place, id_3a_), least, most); });
      }
    }
  }

  void digital(std::size_t p, std::int64_t before, std::int64_t& least, std::int64_t& most) const {
    constexpr std::int64_t cap = 400 * ten_thousand;
    if (!investment.known(p)) {
      least = most = std::max<std::int64_t>(cap - before, 0);
      return;
    }
    const std::int64_t total = investment.values[p];
    const std::int64_t whole = room(true, total, 3, 20, cap, before);
    std::int64_t a2, a1, b;
    if (!software.known(p)) {
      a2 = whole;
      a1 = room(true, total, 39, 200, cap, before);
      b = std::max<std::int64_t>(cap - before, 0);
    } else {
      const std::int64_t soft = software.values[p], hardware = std::max<std::int64_t>(total - soft, 0);
      a2 = std::min(whole, room(true, hardware, 3, 14, cap, before));
      a1 = room(true, 10 * hardware + std::min(10 * soft, 3 * total), 3, 200, cap, before);
      b = room(true, hardware + 2 * soft, 3, 20, cap, before);
    }
    least = std::min({a2, whole, a1, b});
    most = std::max({a2, whole, a1, b});
  }

  Input in_;
  const bench::Days& days_;

 public:
  std::int64_t id_1a_ = 0, id_2a_ = 0, id_3a_ = 0;

 private:
  const Columns::Rows& incidents = in_.rows("incidents[]");
  const Columns::Rows& revocations = in_.rows("enterprise.technology_centre.revocations[]");
  const Columns::Rows& awards = in_.rows("prior_awards[]");
  Column award_provision = in_.at("prior_awards[].provision"), award_subject = in_.at("prior_awards[].subject"),
         award_amount = in_.at("prior_awards[].amount");
  Column legal = in_.at("enterprise.independent_legal_person"),
         since = in_.at("enterprise.technology_centre.operating_since"),
         normally = in_.at("enterprise.technology_centre.operating_normally"),
         mechanism = in_.at("enterprise.technology_centre.mechanism_and_position"),
         scale = in_.at("enterprise.technology_centre.scale_and_benefit"),
         innovation = in_.at("enterprise.technology_centre.innovation_capability"),
         talent = in_.at("enterprise.technology_centre.talent_structure"),
         revenue = in_.at("enterprise.main_business_revenue.2025"),
         budget = in_.at("enterprise.technology_centre.in_annual_budget"),
         personnel = in_.at("enterprise.rd_personnel"), rd = in_.at("enterprise.rd_expenditure.2025"),
         industry = in_.at("enterprise.industry"), equipment = in_.at("enterprise.rd_equipment_original_value"),
         area = in_.at("enterprise.registered_area"), deadline = in_.at("enterprise.application_deadline");
  Column occurred = in_.at("incidents[].occurred_on"), determined = in_.at("incidents[].determined_on"),
         penalised_on = in_.at("incidents[].penalised_on"), penalised = in_.at("incidents[].penalised"),
         type = in_.at("incidents[].type"), severity = in_.at("incidents[].severity"),
         cause = in_.at("incidents[].mainly_technical_cause");
  Column revoked = in_.at("enterprise.technology_centre.revocations[].revoked_on"),
         ground = in_.at("enterprise.technology_centre.revocations[].grounds");
  Column approved = in_.at("parks[].approved"), output = in_.at("parks[].above_scale_gross_output.2025");
  Column kinds = in_.at("projects[].kinds"), project_approved = in_.at("projects[].project_approved"),
         quality = in_.at("projects[].quality_project"), benchmark = in_.at("projects[].benchmark_effect"),
         total_input = in_.at("projects[].total_input"), assets = in_.at("projects[].fixed_asset_investment"),
         purchase = in_.at("projects[].equipment_purchase"), investment = in_.at("projects[].total_investment"),
         software = in_.at("projects[].software_investment");
};

}  // namespace

int main(int count, char** words) {
  const std::uint64_t rows = count > 1 ? std::strtoull(words[1], nullptr, 10) : 1'000'000;
  const std::uint64_t seed = count > 2 ? std::strtoull(words[2], nullptr, 10) : 1;
  const std::uint64_t piece = count > 3 ? std::strtoull(words[3], nullptr, 10) : 20'000;  // rows a block
  auto engine = huiqi::Engine::load();
  if (!engine.value) return 1;
  huiqi::EvaluateOptions options;
  options.policies = {"qj-07", "yq-29", "lz-1a", "lz-2a", "lz-3a"};
  const Date as_of = *Date::from_civil(2026, 5, 20);
  auto columns = Columns::make(*engine.value, as_of, options);
  if (!columns.value) return 1;
  if (std::getenv("HUIQI_BENCH_INPUTS") != nullptr) {
    for (const auto& each : columns->inputs()) std::printf("%s\n", each.path.c_str());
  }
  const bench::Days days(as_of);
  const std::vector<std::string> ids = engine->provisions();
  bench::Times by_hand, ours;
  std::vector<Columns::Answers> answers;
  std::uint64_t decided = 0;
  for (std::uint64_t first = 0; first < rows; first += piece) {
    std::vector<huiqi::Profile> profiles;
    std::string json;
    bench::Enterprise enterprise;
    for (std::uint64_t i = first; i < std::min(rows, first + piece); ++i) {
      bench::generate(seed, i, enterprise);
      json.clear();
      bench::write_json(enterprise, json);
      auto profile = engine->read_profile(json, "row");
      if (!profile) return 1;
      profiles.push_back(std::move(*profile));
    }
    const Columns::Gathered gathered = columns->gather(profiles);
    if (!gathered.beyond().empty()) return 1;
    profiles.clear();
    ByHand hand(*columns, gathered.block(), days);
    for (std::size_t p = 0; p < ids.size(); ++p) {
      if (ids[p] == "lz-1a") hand.id_1a_ = static_cast<std::int64_t>(p);
      if (ids[p] == "lz-2a") hand.id_2a_ = static_cast<std::int64_t>(p);
      if (ids[p] == "lz-3a") hand.id_3a_ = static_cast<std::int64_t>(p);
    }
    hand.run();
    if (!columns->evaluate(gathered.block(), answers).empty()) return 1;
    for (std::size_t o = 0; o < answers.size(); ++o) {
      const std::string& id = ids[columns->outputs()[o].provision];
      const Answers& expected = id == "qj-07"   ? hand.qj_07
                                : id == "yq-29" ? hand.yq_29
                                : id == "lz-1a" ? hand.lz_1a
                                : id == "lz-2a" ? hand.lz_2a
                                                : hand.lz_3a;
      const bool same = answers[o].status == expected.status && answers[o].ceiling == expected.ceiling &&
                        answers[o].ceiling_max == expected.ceiling_max;
      if (!same) {
        std::fprintf(stderr, "%s: the answers differ\n", id.c_str());
        for (std::size_t r = 0, shown = 0; r < expected.status.size() && shown < 5; ++r) {
          if (answers[o].status[r] == expected.status[r] &&
              (expected.ceiling.empty() ||
               (answers[o].ceiling[r] == expected.ceiling[r] && answers[o].ceiling_max[r] == expected.ceiling_max[r])))
            continue;
          std::fprintf(stderr, "  row %zu: engine %d, by hand %d\n", r, answers[o].status[r], expected.status[r]);
          ++shown;
        }
        return 1;
      }
      decided += expected.status.size();
    }
    for (std::size_t round = 0; round < bench::rounds; ++round) {
      by_hand.of[round] += bench::seconds([&] { hand.run(); });
      ours.of[round] += bench::seconds([&] { columns->evaluate(gathered.block(), answers); });
    }
  }
  std::printf("Columns: %llu applicants, %llu decisions, all equal\n", static_cast<unsigned long long>(rows),
              static_cast<unsigned long long>(decided));
  bench::print_time("by hand", by_hand, static_cast<double>(rows), "applicant");
  bench::print_time("engine", ours, static_cast<double>(rows), "applicant");
  bench::print_ratio("engine / by hand", ours, by_hand, 0.5);
}
