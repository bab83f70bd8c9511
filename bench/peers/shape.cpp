// huiqi_bench_shape SHAPE.json [ROWS]: the shape of bench/peers over columns. The rows are those of run.mjs: one generator, written twice.
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "huiqi/columns.hpp"
#include "timing.hpp"

int main(int count, char** words) {
  if (count < 2) return 2;
  std::ifstream file(words[1]);
  huiqi::EngineOptions options;
  options.rule_sets.push_back({words[1], {std::istreambuf_iterator<char>(file), {}}});
  const auto engine = huiqi::Engine::load(options);
  if (!engine) {
    for (const auto& each : engine.diagnostics)
      std::fprintf(stderr, "%s\n", to_string(each, huiqi::Language::en).c_str());
    return 1;
  }
  huiqi::EvaluateOptions wanted;
  wanted.policies = {"shape"};
  auto columns = huiqi::Columns::make(*engine, *huiqi::Date::from_civil(2026, 5, 20), wanted);
  if (!columns) return 1;
  const std::size_t rows = count > 2 ? std::strtoull(words[2], nullptr, 10) : 1'000'000;
  std::vector<std::vector<std::int64_t>> values(4, std::vector<std::int64_t>(rows));
  std::uint32_t state = 1;
  const auto next = [&](std::uint32_t below) {
    state = state * 1664525u + 1013904223u;
    return (state >> 8) % below;
  };
  for (std::size_t r = 0; r < rows; ++r) {  // 万元, as fen
    values[0][r] = std::int64_t{next(200'000)} * 1'000'000;
    values[1][r] = std::int64_t{next(4'000)} * 1'000'000;
    values[2][r] = std::int64_t{next(2'000)} * 1'000'000;
    values[3][r] = next(120);
  }
  const char* paths[] = {"enterprise.main_business_revenue.2025", "enterprise.rd_expenditure.2025",
                         "enterprise.rd_equipment_original_value", "enterprise.rd_personnel"};
  huiqi::Columns::Block block;
  block.tables.resize(columns->tables().size());
  for (std::size_t t = 0; t < block.tables.size(); ++t) {
    if (!columns->tables()[t].is_list) block.tables[t].count = rows;
  }
  block.inputs.resize(columns->inputs().size());
  for (std::size_t i = 0; i < block.inputs.size(); ++i) {
    for (std::size_t k = 0; k < 4; ++k) {
      if (columns->inputs()[i].path == paths[k]) block.inputs[i].values = values[k].data();
    }
  }
  std::vector<huiqi::Columns::Answers> answers;
  bench::Times times;
  for (auto& round : times.of) {
    round = bench::seconds([&] {
      if (!columns->evaluate(block, answers).empty()) std::exit(1);
    });
  }
  std::int64_t eligible = 0, first = 0, second = 0;
  for (std::size_t r = 0; r < rows; ++r) {
    if (answers[0].status[r] != static_cast<std::uint8_t>(huiqi::Status::eligible)) continue;
    ++eligible;
    first += answers[0].ceiling[r];
    second += answers[1].ceiling[r];
  }
  std::printf("huiqi columns: %.1f M/s, eligible %lld, sums %lld %lld yuan\n",
              static_cast<double>(rows) / times.best() / 1e6, static_cast<long long>(eligible),
              static_cast<long long>(first / 100), static_cast<long long>(second / 100));
}
