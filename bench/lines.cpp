// huiqi_bench_lines: simdjson alone, reading the fields of a generated population from JSON Lines into structs. What `huiqi batch` is
// measured against: scripts/bench runs both over the same file.
#include <simdjson.h>

#include <cstdio>
#include <cstring>
#include <string>
#include <vector>

#include "population.hpp"
#include "timing.hpp"

namespace {

namespace od = simdjson::ondemand;

std::int64_t day_of(std::string_view text) {  // the digits are enough to read all of the text
  std::int64_t digits = 0;
  for (const char each : text) {
    if (each != '-') digits = digits * 10 + (each - '0');
  }
  return digits;
}

std::int64_t number_of(std::string_view text) {
  std::int64_t number = 0;
  for (const char each : text) {
    if (each >= '0' && each <= '9') number = number * 10 + (each - '0');
  }
  return number;
}

/// Yuan, perhaps with decimals, as fen; null is unknown.
std::int64_t fen(od::value value) {
  double figure = 0;
  return value.get_double().get(figure) == simdjson::SUCCESS ? static_cast<std::int64_t>(figure * 100) : bench::unknown;
}
std::int64_t whole(od::value value) {
  std::int64_t figure = 0;
  return value.get_int64().get(figure) == simdjson::SUCCESS ? figure : bench::unknown;
}
std::string_view text_of(od::value value) {
  std::string_view text;
  return value.get_string().get(text) == simdjson::SUCCESS ? text : std::string_view();
}
bench::Stated yes_no(od::value value) {
  bool yes = false;
  if (value.get_bool().get(yes) != simdjson::SUCCESS) return bench::Stated::not_stated;
  return yes ? bench::Stated::yes : bench::Stated::no;
}
std::int64_t year_2025(od::value value) {
  std::int64_t found = bench::unknown;
  for (od::field field : value.get_object()) {
    if (std::string_view(field.unescaped_key()) == "2025") found = fen(field.value());
  }
  return found;
}

void read_centre(od::object object, bench::Enterprise& e) {
  for (od::field field : object) {
    const std::string_view key = field.unescaped_key();
    if (key == "operating_since")
      e.operating_since = day_of(text_of(field.value()));
    else if (key == "recognised_on")
      e.recognised_on = day_of(text_of(field.value()));
    else if (key == "in_annual_budget")
      e.in_annual_budget = yes_no(field.value());
    else if (key == "operating_normally")
      e.operating_normally = yes_no(field.value());
    else if (key == "mechanism_and_position")
      e.mechanism_and_position = yes_no(field.value());
    else if (key == "scale_and_benefit")
      e.scale_and_benefit = yes_no(field.value());
    else if (key == "innovation_capability")
      e.innovation_capability = yes_no(field.value());
    else if (key == "talent_structure")
      e.talent_structure = yes_no(field.value());
    else if (key == "revocations") {
      for (od::value item : field.value().get_array()) {
        bench::Revocation revocation;
        for (od::field part : item.get_object()) {
          if (std::string_view(part.unescaped_key()) == "revoked_on")
            revocation.revoked_on = day_of(text_of(part.value()));
        }
        e.revocations.push_back(revocation);
      }
    }
  }
}

void read_enterprise(od::object object, bench::Enterprise& e) {
  for (od::field field : object) {
    const std::string_view key = field.unescaped_key();
    if (key == "registered_area")
      e.area = static_cast<std::int32_t>(number_of(text_of(field.value())));
    else if (key == "industry")
      e.industry = static_cast<std::int32_t>(number_of(text_of(field.value())));
    else if (key == "independent_legal_person")
      e.independent_legal_person = yes_no(field.value());
    else if (key == "high_growth")
      e.high_growth = yes_no(field.value());
    else if (key == "established_on")
      e.established_on = day_of(text_of(field.value()));
    else if (key == "application_deadline")
      e.application_deadline = day_of(text_of(field.value()));
    else if (key == "main_business_revenue")
      e.revenue = year_2025(field.value());
    else if (key == "operating_revenue")
      e.operating_revenue = year_2025(field.value());
    else if (key == "rd_expenditure")
      e.rd_expenditure = year_2025(field.value());
    else if (key == "rd_equipment_original_value")
      e.rd_equipment = fen(field.value());
    else if (key == "rd_personnel")
      e.rd_personnel = whole(field.value());
    else if (key == "employees")
      e.employees = whole(field.value());
    else if (key == "technology_centre")
      read_centre(field.value().get_object(), e);
  }
}

void read_project(od::object object, bench::Project& p) {
  const auto figure = [](od::value value) { return fen(value); };
  for (od::field field : object) {
    const std::string_view key = field.unescaped_key();
    if (key == "kinds") {
      p.kinds_known = true;
      for (od::value kind : field.value().get_array())
        p.kinds = static_cast<std::uint8_t>(p.kinds + std::string_view(kind.get_string()).size());
    } else if (key == "project_approved")
      p.project_approved = yes_no(field.value());
    else if (key == "quality_project")
      p.quality_project = yes_no(field.value());
    else if (key == "benchmark_effect")
      p.benchmark_effect = yes_no(field.value());
    else if (key == "total_input")
      p.total_input = figure(field.value());
    else if (key == "fixed_asset_investment")
      p.fixed_asset_investment = figure(field.value());
    else if (key == "equipment_purchase")
      p.equipment_purchase = figure(field.value());
    else if (key == "total_investment")
      p.total_investment = figure(field.value());
    else if (key == "software_investment")
      p.software_investment = figure(field.value());
  }
}

void read_row(od::object object, bench::Enterprise& e) {
  e = {};
  for (od::field field : object) {
    const std::string_view key = field.unescaped_key();
    if (key == "enterprise")
      read_enterprise(field.value().get_object(), e);
    else if (key == "projects") {
      for (od::value item : field.value().get_array()) read_project(item.get_object(), e.projects.emplace_back());
    } else if (key == "incidents") {
      e.incidents_known = true;
      for (od::value item : field.value().get_array()) {
        bench::Incident incident;
        for (od::field part : item.get_object()) {
          if (std::string_view(part.unescaped_key()) == "occurred_on")
            incident.occurred_on = day_of(text_of(part.value()));
        }
        e.incidents.push_back(incident);
      }
    }
  }
}

}  // namespace

int main(int count, char** words) {
  if (count < 2) {
    std::fprintf(stderr, "usage: huiqi_bench_lines FILE.jsonl\n");
    return 2;
  }
  const auto text = simdjson::padded_string::load(words[1]);
  if (text.error()) return 1;
  bench::Times times;
  std::size_t rows = 0;
  std::int64_t checksum = 0;
  bench::Enterprise enterprise;
  for (auto& round : times.of) {
    rows = 0;
    round = bench::seconds([&] {
      od::parser parser;
      od::document_stream stream = parser.iterate_many(text.value_unsafe(), 1 << 20);
      for (auto document : stream) {
        read_row(document.get_object(), enterprise);
        checksum += enterprise.rd_personnel + static_cast<std::int64_t>(enterprise.projects.size());
        ++rows;
      }
    });
  }
  std::printf("simdjson alone: %zu rows, %.0f MB (checksum %lld)\n", rows,
              static_cast<double>(text.value_unsafe().size()) / 1e6, static_cast<long long>(checksum));
  bench::print_time("into structs", times, static_cast<double>(rows), "row");
}
