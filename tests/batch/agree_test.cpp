// A batch answers what `evaluate` answers, profile by profile: over a random population, in every form and detail, from JSON Lines and
// from CSV, packed or not; and byte for byte the same on any number of threads.
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "batch/csv.hpp"
#include "batch/population.hpp"
#include "catch.hpp"
#include "files.hpp"
#include "huiqi/huiqi.hpp"
#include "profile/applicant.hpp"

using namespace huiqi;
using namespace huiqi::test;
using batch::Detail;
using batch::Form;
using Json = nlohmann::ordered_json;

namespace {

constexpr unsigned thread_counts[] = {1, 2, 5};

/// What `evaluate` says of a profile; nothing where it refuses it.
struct Expected {
  std::uint64_t line = 0;
  std::optional<Report> report;
  std::string code;  ///< of the first error
};

std::string first_error(const std::vector<Diagnostic>& diagnostics) {
  for (const Diagnostic& each : diagnostics) {
    if (each.severity == Severity::error) return each.code;
  }
  return "";
}

/// `first_line`: of the first profile in the file.
std::vector<Expected> evaluated(const std::vector<std::string>& profiles, const batch::Options& options,
                                std::uint64_t first_line) {
  std::vector<Expected> all;
  for (const std::string& each : profiles) {
    Expected& expected = all.emplace_back();
    expected.line = first_line + all.size() - 1;
    const auto profile = batch_engine().read_profile(each, "profile");
    expected.code = first_error(profile.diagnostics);
    if (!profile) continue;
    EvaluateOptions evaluate = options.evaluate;
    if (!evaluate.as_of) evaluate.as_of = profile->applicant().as_of.value_or(options.today);
    const auto report = batch_engine().evaluate(*profile, evaluate);
    expected.code = first_error(report.diagnostics);
    if (report) expected.report = *report;
  }
  return all;
}

bool listed(const Decision& decision, bool all) {
  return all || (decision.status != Status::not_applicable && decision.status != Status::not_in_force);
}

Json money(const std::optional<Money>& amount) { return amount ? Json(amount->to_string()) : Json(nullptr); }

Json decision_json(const Decision& decision) {
  Json json;
  json["provision"] = decision.provision;
  json["subject"] = {{"kind", decision.subject.kind}, {"id", decision.subject.id}};
  json["status"] = name(decision.status);
  json["amount"] = nullptr;
  if (decision.amount) {
    json["amount"] = {{"assured", decision.amount->assured.to_string()},
                      {"ceiling", money(decision.amount->ceiling)},
                      {"ceiling_max", money(decision.amount->ceiling_max)}};
  }
  return json;
}

/// Without what the report does not hold: the applicant's code, and warnings.
Json head_json(const Expected& expected) {
  Json json;
  json["line"] = expected.line;
  json["name"] = expected.report->applicant.empty() ? Json(nullptr) : Json(expected.report->applicant);
  json["as_of"] = expected.report->as_of.to_string();
  return json;
}

std::vector<Json> expected_json(const std::vector<Expected>& all, Detail detail, bool whole) {
  std::vector<Json> lines;
  for (const Expected& each : all) {
    if (!each.report) continue;
    Json decisions = Json::array();
    for (const Decision& decision : each.report->decisions) {
      if (listed(decision, whole)) decisions.push_back(decision_json(decision));
    }
    if (detail == Detail::compact) {
      lines.push_back(head_json(each));
      lines.back()["decisions"] = decisions;
      continue;
    }
    if (decisions.empty())
      decisions.push_back({{"provision", nullptr}, {"subject", nullptr}, {"status", nullptr}, {"amount", nullptr}});
    for (const Json& decision : decisions) {
      lines.push_back(head_json(each));
      lines.back().update(decision);
    }
  }
  return lines;
}

std::vector<Json> written_json(const std::string& output) {
  std::vector<Json> lines;
  for (const std::string& each : lines_of(output)) {
    lines.push_back(Json::parse(each));
    lines.back().erase("id");
    lines.back().erase("warnings");
  }
  return lines;
}

std::vector<std::map<std::string, std::string>> written_csv(const std::string& output) {
  std::vector<std::map<std::string, std::string>> rows;
  std::vector<batch::Cell> titles;
  for (std::string line : lines_of(output)) {
    REQUIRE(line.ends_with('\r'));
    line.pop_back();
    const auto cells = batch::cells_of(line, 1);
    if (titles.empty()) {
      titles = cells;
      continue;
    }
    REQUIRE(cells.size() == titles.size());
    auto& row = rows.emplace_back();
    for (std::size_t i = 0; i < cells.size(); ++i) row[titles[i].text] = cells[i].text;
  }
  return rows;
}

std::string cell(const std::optional<Money>& amount) { return amount ? amount->to_string() : "not_stated"; }

void check_long(const std::vector<Expected>& all, bool whole, const std::string& output) {
  const auto rows = written_csv(output);
  std::size_t at = 0;
  for (const Expected& each : all) {
    if (!each.report) continue;
    bool any = false;
    for (const Decision& decision : each.report->decisions) {
      if (!listed(decision, whole)) continue;
      any = true;
      REQUIRE(at < rows.size());
      auto row = rows[at++];
      CHECK(row["line"] == std::to_string(each.line));
      CHECK(row["as_of"] == each.report->as_of.to_string());
      CHECK(row["provision"] == decision.provision);
      CHECK(row["subject"] == decision.subject.id);
      CHECK(row["subject_kind"] == decision.subject.kind);
      CHECK(row["status"] == name(decision.status));
      CHECK(row["assured"] == (decision.amount ? decision.amount->assured.to_string() : ""));
      CHECK(row["ceiling"] == (decision.amount ? cell(decision.amount->ceiling) : ""));
      CHECK(row["ceiling_max"] == (decision.amount ? cell(decision.amount->ceiling_max) : ""));
    }
    if (any) continue;
    REQUIRE(at < rows.size());
    CHECK(rows[at++].at("provision") == "");
  }
  CHECK(at == rows.size());
}

void check_wide(const std::vector<Expected>& all, const std::string& output) {
  const auto rows = written_csv(output);
  std::size_t at = 0;
  for (const Expected& each : all) {
    if (!each.report) continue;
    REQUIRE(at < rows.size());
    std::map<std::string, std::string> cells = {{"line", std::to_string(each.line)},
                                                {"name", each.report->applicant},
                                                {"as_of", each.report->as_of.to_string()}};
    std::set<std::string> met;
    for (const Decision& decision : each.report->decisions) {
      const std::string between = met.insert(decision.provision).second ? "" : ";";
      const auto& amount = decision.amount;
      cells[decision.provision + ".status"] += between + std::string(name(decision.status));
      cells[decision.provision + ".ceiling"] += between + (amount ? cell(amount->ceiling) : "");
      cells[decision.provision + ".ceiling_max"] += between + (amount ? cell(amount->ceiling_max) : "");
    }
    for (const auto& [title, text] : rows[at]) {
      if (title != "id" && cells[title] != text) CHECK(title + ": " + text == title + ": " + cells[title]);
    }
    for (const auto& [title, text] : cells) {
      const bool maximum = title.ends_with(".ceiling_max");
      if (rows[at].contains(title)) continue;
      // A column is left out where no amount could be, and of two equal ones the second.
      const std::string other = maximum ? title.substr(0, title.size() - 4) : "";
      const bool blank = text.find_first_not_of(';') == std::string::npos;
      if (!blank && (!maximum || cells[other] != text)) CHECK(title + ": " + text == "a column");
    }
    ++at;
  }
  CHECK(at == rows.size());
}

void check_rejects(const std::vector<Expected>& all, const std::string& rejects) {
  std::vector<std::string> got, wanted;
  for (const std::string& each : lines_of(rejects)) {
    const Json json = Json::parse(each);
    if (json["reasons"][0]["code"] == "no_applicant") {  // an item row, which begins with its applicant's number
      CHECK_FALSE(all.at(std::stoul(json["row"].get<std::string>()) - 1).report.has_value());
      continue;
    }
    got.push_back(std::to_string(json["line"].get<int>()) + " " + json["reasons"][0]["code"].get<std::string>());
  }
  for (const Expected& each : all) {
    if (!each.report) wanted.push_back(std::to_string(each.line) + " " + each.code);
  }
  CHECK(got == wanted);
}

/// Every form and detail, on every number of threads.
void check_all(BatchRun& run, const std::string& input_name, const std::string& input,
               const std::vector<std::string>& profiles, std::uint64_t first_line) {
  const auto expected = evaluated(profiles, run.options, first_line);
  const auto accepted =
      std::count_if(expected.begin(), expected.end(), [](const Expected& each) { return each.report.has_value(); });
  REQUIRE(accepted * 2 > static_cast<std::ptrdiff_t>(profiles.size()));
  for (const Form form : {Form::json_lines, Form::csv}) {
    for (const Detail detail : {Detail::compact, Detail::decisions}) {
      for (const bool whole : {false, true}) {
        std::string first_output, first_rejects, first_summary;
        for (const unsigned threads : thread_counts) {
          INFO("form " << static_cast<int>(form) << ", detail " << static_cast<int>(detail) << ", all " << whole
                       << ", threads " << threads);
          run.options.out = form;
          run.options.detail = detail;
          run.options.all = whole;
          run.options.threads = threads;
          run.options.summary = run.path("summary.json").string();
          const batch::Outcome outcome = run.run(input_name, input);
          for (const Diagnostic& each : outcome.diagnostics) UNSCOPED_INFO(to_string(each, Language::en));
          REQUIRE(outcome.end == batch::End::whole);
          CHECK(outcome.summary.read == profiles.size());
          CHECK(outcome.summary.written == static_cast<std::uint64_t>(accepted));
          CHECK(outcome.summary.read == outcome.summary.written + outcome.summary.rejected);
          if (threads != thread_counts[0]) {
            CHECK((run.output() == first_output));
            CHECK((run.rejects() == first_rejects));
            CHECK((run.summary() == first_summary));
            continue;
          }
          first_output = run.output();
          first_rejects = run.rejects();
          first_summary = run.summary();
          check_rejects(expected, first_rejects);
          if (form == Form::csv) {
            detail == Detail::compact ? check_wide(expected, first_output) : check_long(expected, whole, first_output);
            continue;
          }
          const auto wanted = expected_json(expected, detail, whole), got = written_json(first_output);
          REQUIRE(got.size() == wanted.size());
          for (std::size_t i = 0; i < got.size(); ++i) {
            if (got[i] != wanted[i]) CHECK(Json::diff(wanted[i], got[i]).dump() == "[]");
          }
        }
      }
    }
  }
}

constexpr std::size_t profile_count = 200;

}  // namespace

TEST_CASE("a batch of JSON Lines answers what evaluate answers", "[batch]") {
  const auto profiles = population(1, profile_count);
  BatchRun run;
  check_all(run, "in.jsonl", json_lines(profiles), profiles, 1);
}

TEST_CASE("a batch by options answers what evaluate answers by them", "[batch]") {
  const auto profiles = population(1001, profile_count);
  BatchRun run;
  run.options.evaluate.as_of = Date::parse("2026-03-31");
  run.options.evaluate.policies = {"lz-2a", "lz-2b", "qj-07", "lz-12a-r", "xq-1a"};
  run.options.evaluate.readings = {{"lz-2a.base", "equipment_purchase"}};
  run.options.evaluate.parameters = {{"lz-2b.threshold", "2000万元"}};
  check_all(run, "in.jsonl", json_lines(profiles), profiles, 1);
}

TEST_CASE("a batch of CSV, with lists joined from files of their own, answers what evaluate answers", "[batch]") {
  const auto source_profiles = population(2001, profile_count);
  const Table table = table_of(source_profiles, {"projects", "titles"});
  BatchRun run;
  run.options.columns = run.path("columns.json").string();
  write(run.options.columns, table.mapping);
  for (const auto& [list, csv] : table.items) {
    const std::string file = run.path(list + ".csv").string();
    write(file, csv);
    run.options.items.emplace_back(list, file);
  }
  check_all(run, "in.csv", table.applicants, table.profiles, 2);
}
