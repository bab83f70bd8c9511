// huiqi_bench_reports: loading everything; a full report of an enterprise with three projects; a what-if beside it.
#include <cstdio>
#include <vector>

#include "huiqi/engine.hpp"
#include "huiqi/what_if.hpp"
#include "population.hpp"
#include "timing.hpp"

int main() {
  bench::Times load, report, what_if;
  auto engine = huiqi::Engine::load();
  if (!engine) return 1;
  // The first of the population that has three projects.
  bench::Enterprise enterprise;
  std::string json;
  for (std::uint64_t row = 0; enterprise.projects.size() != 3; ++row) bench::generate(1, row, enterprise);
  bench::write_json(enterprise, json);
  const auto profile = engine->read_profile(json, "row");
  if (!profile) return 1;
  huiqi::EvaluateOptions options;
  options.as_of = huiqi::Date::from_civil(2026, 5, 20);
  huiqi::Overlay overlay;
  overlay.facts.emplace_back("enterprise.main_business_revenue.2025", "1.4亿元");
  constexpr int times = 200;
  std::size_t decisions = 0;
  for (int round = 0; round < bench::rounds; ++round) {
    load.of[static_cast<std::size_t>(round)] = bench::seconds([&] { engine = huiqi::Engine::load(); });
    report.of[static_cast<std::size_t>(round)] = bench::seconds([&] {
      for (int i = 0; i < times; ++i) decisions = engine->evaluate(*profile, options)->decisions.size();
    });
    what_if.of[static_cast<std::size_t>(round)] = bench::seconds([&] {
      for (int i = 0; i < times; ++i) huiqi::what_if(*engine, *profile, overlay, options);
    });
  }
  std::printf("Load: %zu rule sets, read, checked and compiled\n", engine->policies().size());
  bench::print_time("load (bar: 30 ms)", load, 1, "load");
  std::printf("Report: all provisions, %zu decisions with their findings, no text\n", decisions);
  bench::print_time("report (bar: 200 us)", report, times, "report");
  bench::print_time("what-if: both reports and their differences", what_if, times, "what-if");
}
