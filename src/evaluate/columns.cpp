// The columns API: checks the caller's block, runs its rows a thousand at a time. See huiqi/columns.hpp and docs/columns.md.
// Tests: tests/columns/
#include "huiqi/columns.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "evaluate/column_state.hpp"

namespace huiqi {

using evaluate::ShapePlan;

namespace {

constexpr std::size_t block_rows = 1024;

Diagnostic wrong(std::string code, std::string path, Text message) {
  Diagnostic diagnostic;
  diagnostic.code = std::move(code);
  diagnostic.path = std::move(path);
  diagnostic.message = std::move(message);
  return diagnostic;
}

}  // namespace

bool Columns::State::check(const Block& block, std::vector<Diagnostic>& errors) const {
  if (block.tables.size() != columns.tables.size() || block.inputs.size() != columns.inputs.size()) {
    errors.push_back(
        wrong("wrong_size", "",
              {fmt::format("应有{}张表、{}列", columns.tables.size(), columns.inputs.size()),
               fmt::format("there must be {} tables and {} columns", columns.tables.size(), columns.inputs.size())}));
    return false;
  }
  for (std::size_t t = 1; t < block.tables.size(); ++t) {
    const Table& table = columns.tables[t];
    const Rows& rows = block.tables[t];
    const Rows& parent = block.tables[table.parent];
    if (!table.is_list && rows.count != parent.count) {
      errors.push_back(wrong("wrong_size", table.path,
                             {fmt::format("应有{}行,与申请人一一对应", parent.count),
                              fmt::format("must have {} rows, one for each applicant", parent.count)}));
      continue;
    }
    if (!table.is_list) continue;
    if (rows.offsets == nullptr) {
      if (rows.count != 0)
        errors.push_back(wrong("wrong_size", table.path, {"有行却没有偏移", "there are rows but no offsets"}));
      continue;
    }
    bool ascending = rows.offsets[0] == 0 && rows.offsets[parent.count] == rows.count;
    for (std::size_t r = 0; r < parent.count; ++r) ascending = ascending && rows.offsets[r] <= rows.offsets[r + 1];
    if (!ascending) {
      errors.push_back(wrong(
          "wrong_offsets", table.path,
          {fmt::format("偏移应从0升到{}", rows.count), fmt::format("offsets must ascend from 0 to {}", rows.count)}));
    }
  }
  if (!errors.empty()) return false;
  for (std::size_t i = 0; i < block.inputs.size(); ++i) {
    const Values& column = block.inputs[i];
    if (column.values == nullptr) continue;
    const std::size_t count = block.tables[columns.inputs[i].table].count;
    const auto fits = [](std::int64_t value) { return value > -lanes::limit && value < lanes::limit; };
    bool all_fit = true;  // whether stated or not: seldom false, and quickly seen
    for (std::size_t r = 0; r < count; ++r) all_fit &= fits(column.values[r]);
    for (std::size_t r = 0; column.last != nullptr && r < count; ++r) all_fit &= fits(column.last[r]);
    for (std::size_t r = 0; !all_fit && r < count; ++r) {
      const bool is_stated = column.presence == nullptr || column.presence[r] == stated;
      if (!is_stated || (fits(column.values[r]) && (column.last == nullptr || fits(column.last[r])))) continue;
      errors.push_back(wrong("out_of_range", columns.inputs[i].path,
                             {fmt::format("第{}行的值超出±2^61", r), fmt::format("row {} is beyond ±2^61", r)}));
      break;
    }
  }
  return errors.empty();
}

std::vector<Diagnostic> Columns::evaluate(const Block& block, std::vector<Answers>& answers, bool conditions) {
  State& state = *state_;
  std::vector<Diagnostic> errors;
  if (!state.check(block, errors)) return errors;
  state.find_owners(block);
  state.beyond = false;
  answers.resize(state.columns.outputs.size());
  for (std::size_t o = 0; o < answers.size(); ++o) {
    const std::size_t rows = block.tables[state.columns.outputs[o].table].count;
    const evaluate::OutputPlan& output = state.columns.plans[o];
    answers[o].status.assign(rows, static_cast<std::uint8_t>(Status::not_in_force));
    answers[o].assured.assign(output.has_amount ? rows : 0, no_amount);
    answers[o].ceiling.assign(output.has_amount ? rows : 0, no_amount);
    answers[o].ceiling_max.assign(output.has_amount ? rows : 0, no_amount);
    answers[o].conditions.resize(conditions ? output.conditions.size() : 0);
    for (Outcomes& each : answers[o].conditions) {
      for (auto* words : {&each.met, &each.not_met, &each.pending, &each.unknown}) words->assign((rows + 63) / 64, 0);
    }
  }
  evaluate::Made made;
  for (const ShapePlan& shape : state.columns.shapes) {
    const std::size_t rows = shape.wanted ? block.tables[shape.table].count : 0;
    for (std::size_t first = 0; first < rows; first += block_rows) {
      state.make(made, shape, block, first, std::min(block_rows, rows - first));
      for (std::size_t o = 0; o < answers.size(); ++o) {
        const evaluate::OutputPlan& output = state.columns.plans[o];
        if (output.table != shape.table || !output.live) continue;
        if (state.beyond) {
          errors.push_back(wrong(
              "out_of_range", "prior_awards[].amount",
              {"某一主体的既得资助合计超出±2^61", "what one subject was paid before adds up to more than ±2^61"}));
          return errors;
        }
        if (state.run(output, made, block, answers[o], conditions)) continue;
        errors.push_back(wrong("overflow", state.loaded->program.provisions[output.provision].source->id,
                               {fmt::format("第{}行的运算超出精确范围", state.overflow_row),
                                fmt::format("row {}: arithmetic went beyond the exact range", state.overflow_row)}));
        return errors;
      }
    }
  }
  for (std::size_t o = 0; o < answers.size(); ++o) {
    const Rows& rows = block.tables[state.columns.outputs[o].table];
    if (state.columns.tables[state.columns.outputs[o].table].is_list || rows.presence == nullptr) continue;
    for (std::size_t r = 0; r < rows.count; ++r) {
      if (rows.presence[r] == stated) continue;
      answers[o].status[r] = no_decision;
      if (answers[o].assured.empty()) continue;
      answers[o].assured[r] = answers[o].ceiling[r] = answers[o].ceiling_max[r] = no_amount;
    }
  }
  return errors;
}

Result<Columns> Columns::make(const Engine& engine, Date as_of, const EvaluateOptions& options) {
  Result<Columns> result;
  evaluate::Plan plan = evaluate::make_plan(engine.loaded(), options, as_of, result.diagnostics);
  if (has_errors(result.diagnostics)) return result;
  auto state = std::make_unique<State>(engine.share(), std::move(plan));
  for (const std::string& path : state->columns.unreachable) {
    result.diagnostics.push_back(wrong("not_in_columns", path,
                                       {"这一事实经由引用取得,列接口不能给出",
                                        "this fact is reached through a reference, which columns cannot give"}));
  }
  if (!has_errors(result.diagnostics)) result.value = Columns(std::move(state));
  return result;
}

const std::vector<Columns::Table>& Columns::tables() const { return state_->columns.tables; }
const std::vector<Columns::Input>& Columns::inputs() const { return state_->columns.inputs; }
const std::vector<Columns::Output>& Columns::outputs() const { return state_->columns.outputs; }

Columns::Columns(std::unique_ptr<State> state) : state_(std::move(state)) {}
Columns::Columns(Columns&&) noexcept = default;
Columns& Columns::operator=(Columns&&) noexcept = default;
Columns::~Columns() = default;

}  // namespace huiqi
