// Populations of applicants from a seed: about twenty facts an enterprise, some with projects, titles, incidents, prior
// awards or a park, some with unknowns. The same seed and row give the same applicant on every machine (integers only).
// The structs are what a programmer would write by hand for the five provisions that bench/by_hand.hpp decides.
// Command line: bench/generate.cpp. Description of the figures: docs/performance.md "The population".
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace bench {

constexpr std::int64_t unknown = INT64_MIN;  ///< of a figure or a day

/// As the vocabulary has them: not stated, no, yes.
enum class Stated : std::uint8_t { not_stated, no, yes };

enum class IncidentType : std::int8_t {
  not_stated = -1,
  smuggling,
  serious_tax_violation,
  quality_or_safety_accident,
  other_serious_dishonesty,
  environmental_emergency,
  work_safety_accident
};

struct Incident {
  IncidentType type = IncidentType::not_stated;
  std::int8_t severity = -1;  ///< 0 general … 3 especially major
  Stated penalised = Stated::not_stated;
  Stated mainly_technical_cause = Stated::not_stated;
  std::int64_t occurred_on = unknown, determined_on = unknown, penalised_on = unknown;
};

struct Revocation {
  std::int64_t revoked_on = unknown;
  std::uint8_t ground = 0;  ///< 1 to 8: qj-15.1 to qj-15.8; 0 not stated
};

/// Kinds of project as bits, in the order of the vocabulary.
enum ProjectKind : std::uint8_t {
  key_technology = 1 << 0,
  innovation_platform = 1 << 1,
  technical_transformation = 1 << 4,
  equipment_renewal = 1 << 5,
  digital_transformation = 1 << 6,
  industrial_design = 1 << 7
};

struct Project {
  bool kinds_known = false;
  std::uint8_t kinds = 0;
  Stated project_approved = Stated::not_stated, quality_project = Stated::not_stated,
         benchmark_effect = Stated::not_stated, key_industrial = Stated::not_stated;
  std::int64_t total_input = unknown, fixed_asset_investment = unknown, equipment_purchase = unknown,
               total_investment = unknown, software_investment = unknown;  // fen
};

struct Title {
  std::uint8_t name = 0, level = 0;
  std::int64_t recognised_on = unknown;
};

/// An award paid before under one of the provisions below to project number `project`.
struct Award {
  enum class Of : std::uint8_t { lz_1a, lz_2a, lz_3a } provision = Of::lz_1a;
  std::uint8_t project = 0;
  std::int64_t amount = 0;  ///< fen
};

struct Park {
  Stated approved = Stated::not_stated;
  std::int64_t above_scale_gross_output = unknown;  ///< fen, of the year before as-of
};

struct Enterprise {
  std::uint64_t number = 0;   ///< row within the population
  std::int32_t area = 0;      ///< GB/T 2260; 0 not stated
  std::int32_t industry = 0;  ///< GB/T 4754, four digits or a division of two; 0 not stated
  Stated independent_legal_person = Stated::not_stated, in_annual_budget = Stated::not_stated,
         high_growth = Stated::not_stated;
  Stated operating_normally = Stated::not_stated, mechanism_and_position = Stated::not_stated,
         scale_and_benefit = Stated::not_stated, innovation_capability = Stated::not_stated,
         talent_structure = Stated::not_stated;  // determinations
  std::int64_t established_on = unknown, operating_since = unknown, recognised_on = unknown,
               application_deadline = unknown;  // days since 1970-01-01
  std::int64_t revenue = unknown, revenue_before = unknown, operating_revenue = unknown, rd_expenditure = unknown,
               rd_equipment = unknown;  // fen; of 2025, `revenue_before` of 2024
  std::int64_t rd_personnel = unknown, employees = unknown;
  bool revocations_known = false, incidents_known = false, awards_known = false, titles_known = false;
  std::vector<Revocation> revocations;
  std::vector<Incident> incidents;
  std::vector<Award> awards;
  std::vector<Title> titles;
  std::vector<Project> projects;
  std::vector<Park> parks;
};

/// The applicant of row `number`; filled anew (its lists keep their memory).
void generate(std::uint64_t seed, std::uint64_t number, Enterprise& enterprise);

/// Appends the profile as one line of JSON, without the newline.
void write_json(const Enterprise& enterprise, std::string& out);

}  // namespace bench
