// The columns API: binds the slots of a program over lanes to the caller's columns, runs blocks of rows, writes answers.
// See huiqi/columns.hpp and docs/columns.md. Tests: tests/columns/
#include "huiqi/columns.hpp"

#include <fmt/format.h>

#include <array>
#include <unordered_map>

#include "evaluate/column_plan.hpp"
#include "evaluate/evaluation.hpp"
#include "evaluate/settle.hpp"
#include "lanes/block.hpp"
#include "lanes/row.hpp"

namespace huiqi {

using evaluate::ColumnPlan;
using evaluate::ShapePlan;
using lanes::Bits;
using lanes::BlockTable;
using lanes::Lane;
using lanes::NumberView;

namespace {

constexpr std::size_t block_rows = 1024;

Diagnostic wrong(std::string code, std::string path, Text message) {
  Diagnostic diagnostic;
  diagnostic.code = std::move(code);
  diagnostic.path = std::move(path);
  diagnostic.message = std::move(message);
  return diagnostic;
}

/// A block table with what had to be made for it.
struct Made {
  BlockTable table;
  std::vector<std::vector<Bits>> conditions;
  std::vector<std::vector<Lane>> lanes;
  std::vector<std::uint8_t> happened;
  std::vector<std::unique_ptr<Made>> items;
};

evaluate::Span span_of(const Lane& lane, std::int64_t scale) {
  evaluate::Span span;
  span.none = (lane.flags & lanes::none) != 0;
  span.maybe_none = (lane.flags & lanes::maybe_none) != 0;
  span.hole = (lane.flags & lanes::hole) != 0;
  span.unstated = (lane.flags & lanes::unstated) != 0;
  span.open_lo = lane.lo == lanes::open_low;
  span.open_hi = lane.hi == lanes::open_high;
  if (!span.open_lo) span.lo = Rational::of(lane.lo, scale);
  if (!span.open_hi) span.hi = Rational::of(lane.hi, scale);
  return span;
}

}  // namespace

struct Columns::State {
  State(std::shared_ptr<const engine_detail::Loaded> of, evaluate::Plan options)
      : loaded(std::move(of)),
        plan(std::move(options)),
        program(evaluate::lowered(*loaded, plan)),
        columns(*loaded, program, plan),
        row_machine(program),
        machine(program) {
    row_machine.set_as_of(plan.as_of);
    machine.set_scalars(row_machine.scalars(), row_machine.condition_scalars());
  }

  std::shared_ptr<const engine_detail::Loaded> loaded;
  evaluate::Plan plan;
  lanes::Program program;
  ColumnPlan columns;
  lanes::RowMachine row_machine;
  lanes::BlockMachine machine;
  evaluate::Machine exact;
  evaluate::Decided decided;
  std::vector<std::vector<std::uint32_t>> owners;  ///< for each list of the applicants: whose each row is
  std::vector<std::uint32_t> alive;
  bool beyond = false;  ///< what was paid before does not fit

  std::int64_t place_of_subject(const profile::RecordValue& award, const profile::Applicant& applicant) const;
  bool check(const Block& block, std::vector<Diagnostic>& errors) const;
  void find_owners(const Block& block);
  const std::uint32_t* owners_of(std::size_t table) const { return owners[table].empty() ? nullptr : owners[table].data(); }
  void make(Made& made, const ShapePlan& shape, const Block& block, std::size_t first, std::size_t count);
  void make_lanes(Made& made, std::size_t number, const evaluate::NumberPlan& slot, const ShapePlan& shape,
                  const Block& block);
  bool run(const evaluate::OutputPlan& output, const Made& made, const Block& block, Answers& answers, bool conditions);
  bool finish(const evaluate::OutputPlan& output, std::size_t place, bool awards, Answers& answers, std::size_t row);
  bool decide_exactly(const evaluate::OutputPlan& output, const Made& made, std::size_t place, bool awards);
  void fill_frame(evaluate::Frame& frame, const ShapePlan& shape, const Made& made, std::size_t place) const;
  bool awards_stated(const Block& block, std::size_t table, std::size_t row) const;
  void write_outcomes(const evaluate::OutputPlan& output, const Made& made, Answers& answers);
};

/// The place in its list of the subject that an award was paid to; -1 where there is none.
std::int64_t Columns::State::place_of_subject(const profile::RecordValue& award,
                                              const profile::Applicant& applicant) const {
  const vocabulary::Vocabulary& vocabulary = *loaded->vocabulary;
  const auto text = [&](const char* fact) {
    return value_of(award, vocabulary, vocabulary.find_fact(award.record, fact)).more->text;
  };
  const auto provision = loaded->program.provision_index.find(text("provision"));
  if (provision == loaded->program.provision_index.end()) return -1;
  const auto kind = static_cast<std::size_t>(loaded->program.provisions[provision->second].subject);
  const auto& items = value_of(applicant.root, vocabulary, vocabulary.subjects[kind].section).more->items;
  if (!vocabulary.subjects[kind].is_list) return 0;
  const auto found = std::find_if(items.begin(), items.end(),
                                  [&](const profile::RecordValue& item) { return item.id == text("subject"); });
  return found == items.end() ? -1 : found - items.begin();
}

bool Columns::State::check(const Block& block, std::vector<Diagnostic>& errors) const {
  if (block.tables.size() != columns.tables.size() || block.inputs.size() != columns.inputs.size()) {
    errors.push_back(wrong("wrong_size", "",
                           {fmt::format("应有{}张表、{}列", columns.tables.size(), columns.inputs.size()),
                            fmt::format("there must be {} tables and {} columns", columns.tables.size(),
                                        columns.inputs.size())}));
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
      errors.push_back(wrong("wrong_offsets", table.path,
                             {fmt::format("偏移应从0升到{}", rows.count),
                              fmt::format("offsets must ascend from 0 to {}", rows.count)}));
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

void Columns::State::find_owners(const Block& block) {
  owners.resize(columns.tables.size());
  for (std::size_t t = 1; t < columns.tables.size(); ++t) {
    if (!columns.tables[t].is_list) continue;
    const Rows& rows = block.tables[t];
    owners[t].resize(rows.count);
    if (rows.offsets == nullptr) continue;
    const std::size_t parents = block.tables[columns.tables[t].parent].count;
    const std::uint32_t* above = owners_of(columns.tables[t].parent);
    for (std::size_t p = 0; p < parents; ++p) {
      for (std::uint32_t r = rows.offsets[p]; r < rows.offsets[p + 1]; ++r)
        owners[t][r] = above == nullptr ? static_cast<std::uint32_t>(p) : above[p];
    }
  }
}

/// The views of a shape for some rows of its table.
void Columns::State::make(Made& made, const ShapePlan& shape, const Block& block, std::size_t first,
                          std::size_t count) {
  BlockTable& table = made.table;
  table.first = first;
  table.count = count;
  table.happened = nullptr;
  table.numbers.resize(shape.numbers.size());
  table.sets.resize(shape.sets.size());
  table.conditions.resize(shape.conditions.size());
  table.lists.resize(shape.lists.size());
  made.conditions.resize(shape.conditions.size());
  made.lanes.resize(shape.numbers.size());
  made.items.resize(shape.lists.size());
  const auto view_of = [&](const evaluate::NumberPlan& slot) {
    NumberView view;
    view.unknown = slot.not_stated;
    if (slot.input < 0) return view;
    const Values& column = block.inputs[static_cast<std::size_t>(slot.input)];
    if (column.values == nullptr) return view;
    view.sort = slot.event ? NumberView::Sort::event : column.last != nullptr ? NumberView::Sort::code : NumberView::Sort::plain;
    view.values = column.values;
    view.presence = column.presence;
    view.last = column.last;
    view.owners = slot.of_applicant ? owners_of(shape.table) : nullptr;
    view.as_of = plan.as_of.days();
    return view;
  };
  for (std::size_t i = 0; i < shape.numbers.size(); ++i) {
    const evaluate::NumberPlan& slot = shape.numbers[i];
    table.numbers[i] = view_of(slot);
    if (slot.sort != evaluate::NumberPlan::Sort::column) make_lanes(made, i, slot, shape, block);
  }
  for (std::size_t i = 0; i < shape.sets.size(); ++i) {
    table.sets[i] = view_of(shape.sets[i]);
    if (table.sets[i].sort == NumberView::Sort::event) table.sets[i].sort = NumberView::Sort::plain;
  }
  for (std::size_t i = 0; i < shape.conditions.size(); ++i) {
    const evaluate::ConditionPlan& slot = shape.conditions[i];
    std::vector<Bits>& bits = made.conditions[i];
    bits.resize(count);
    evaluate::make_condition(slot, block, slot.of_applicant ? owners_of(shape.table) : nullptr, plan.as_of, first, bits);
    table.conditions[i] = bits.data();
  }
  for (std::size_t i = 0; i < shape.lists.size(); ++i) {
    const evaluate::ListPlan& slot = shape.lists[i];
    const Rows& rows = block.tables[slot.items->table];
    lanes::ListView& list = table.lists[i];
    list.offsets = rows.offsets;
    list.presence = rows.presence;
    list.owners = slot.of_applicant ? owners_of(shape.table) : nullptr;
    if (!made.items[i]) made.items[i] = std::make_unique<Made>();
    Made& items = *made.items[i];
    list.items = &items.table;
    std::size_t from = 0, to = 0;
    if (rows.offsets != nullptr && count > 0) {
      const auto owner = [&](std::size_t row) { return list.owners == nullptr ? row : list.owners[row]; };
      from = rows.offsets[owner(first)];
      to = rows.offsets[owner(first + count - 1) + 1];
    }
    make(items, *slot.items, block, from, to - from);
    if (slot.occurs < 0 || block.inputs[static_cast<std::size_t>(slot.occurs)].values == nullptr) continue;
    const Values& occurs = block.inputs[static_cast<std::size_t>(slot.occurs)];
    items.happened.resize(to - from);
    for (std::size_t r = from; r < to; ++r) {
      const bool later =
          (occurs.presence == nullptr || occurs.presence[r] == stated) && occurs.values[r] > plan.as_of.days();
      items.happened[r - from] = later ? 0 : 1;
    }
    items.table.happened = items.happened.data();
  }
}

/// What was paid before, and the highest of earlier years.
void Columns::State::make_lanes(Made& made, std::size_t number, const evaluate::NumberPlan& slot, const ShapePlan& shape,
                                const Block& block) {
  std::vector<Lane>& into = made.lanes[number];
  NumberView& view = made.table.numbers[number];
  into.resize(made.table.count);
  view.sort = NumberView::Sort::lanes;
  view.made = into.data();
  view.first = made.table.first;
  const std::uint32_t* owner = owners_of(shape.table);
  for (std::size_t i = 0; i < into.size(); ++i) {
    const std::size_t row = made.table.first + i;
    if (slot.sort == evaluate::NumberPlan::Sort::paid) {
      const std::size_t applicant = owner == nullptr ? row : owner[row];
      const std::size_t place = owner == nullptr ? 0 : row - block.tables[shape.table].offsets[applicant];
      into[i] = columns.paid(slot, block, applicant, place, !columns.tables[shape.table].is_list, plan.as_of, beyond);
    } else {
      into[i] = columns.prior_maximum(slot, block, slot.of_applicant && owner != nullptr ? owner[row] : row, plan.as_of);
    }
  }
}

bool Columns::State::awards_stated(const Block& block, std::size_t table, std::size_t row) const {
  if (columns.awards == 0) return false;
  const Rows& awards = block.tables[columns.awards];
  if (awards.offsets == nullptr) return false;
  const std::uint32_t* owner = owners_of(table);
  return awards.presence == nullptr || awards.presence[owner == nullptr ? row : owner[row]] == stated;
}

void Columns::State::write_outcomes(const evaluate::OutputPlan& output, const Made& made, Answers& answers) {
  const auto put = [](std::vector<std::uint64_t>& words, std::size_t row) { words[row / 64] |= std::uint64_t{1} << row % 64; };
  for (std::size_t c = 0; c < output.conditions.size(); ++c) {
    Outcomes& outcomes = answers.conditions[c];
    for (std::size_t i = 0; i < made.table.count; ++i) {
      const Bits bits = machine.condition(output.conditions[c], i);
      auto& words = !lanes::is_point(bits) ? outcomes.unknown
                    : bits == lanes::met   ? outcomes.met
                    : bits == lanes::pending ? outcomes.pending
                                             : outcomes.not_met;
      put(words, made.table.first + i);
    }
  }
}

/// The amounts of a row that goes on.
bool Columns::State::finish(const evaluate::OutputPlan& output, std::size_t place, bool awards, Answers& answers,
                            std::size_t row) {
  const auto value = [&](lanes::Ref ref) { return machine.number(ref, place); };
  const auto condition = [&](lanes::Ref ref) { return machine.condition(ref, place); };
  evaluate::settle(*output.rule, program.provisions[output.provision], value, condition, awards, decided);
  answers.status[row] = static_cast<std::uint8_t>(decided.status);
  return !machine.beyond(place);
}

void Columns::State::fill_frame(evaluate::Frame& frame, const ShapePlan& shape, const Made& made,
                                std::size_t place) const {
  const compile::FramePlan& plan_of = *shape.source;
  const lanes::Shape& lowered = *shape.shape;
  frame.numbers.assign(plan_of.numbers.size(), evaluate::Span());
  frame.conditions.assign(plan_of.conditions.size(), evaluate::not_met);
  frame.sets.assign(plan_of.sets.size(), evaluate::SetValue());
  frame.lists.resize(plan_of.lists.size());
  const BlockTable& table = made.table;
  for (std::size_t i = 0; i < lowered.numbers.size(); ++i)
    frame.numbers[lowered.numbers[i].slot] = span_of(table.numbers[i].at(table.first + place), lowered.numbers[i].scale);
  for (std::size_t i = 0; i < lowered.conditions.size(); ++i) {
    const Bits bits = table.conditions[i][place];
    frame.conditions[lowered.conditions[i]] = {static_cast<std::uint8_t>(lanes::low_of(bits)),
                                               static_cast<std::uint8_t>(lanes::high_of(bits))};
  }
  for (std::size_t i = 0; i < lowered.sets.size(); ++i) {
    const Lane set = table.sets[i].at(table.first + place);
    frame.sets[lowered.sets[i]] = {(set.flags & lanes::unstated) == 0, static_cast<std::uint64_t>(set.lo)};
  }
  for (std::size_t i = 0; i < lowered.lists.size(); ++i) {
    const lanes::ListView& list = table.lists[i];
    evaluate::ListValue& value = frame.lists[lowered.lists[i]];
    const std::size_t row = table.first + place;
    const std::size_t owner = list.owners == nullptr ? row : list.owners[row];
    value.known = list.offsets != nullptr && (list.presence == nullptr || list.presence[owner] != not_stated);
    value.count = value.known ? list.offsets[owner + 1] - list.offsets[owner] : 0;
    value.items.resize(value.count);
    for (std::size_t k = 0; k < value.count; ++k) {
      const std::size_t at = list.offsets[owner] + k - list.items->first;
      fill_frame(value.items[k], *shape.lists[i].items, *made.items[i], at);
      value.items[k].happened = list.items->happened == nullptr || list.items->happened[at] != 0;
    }
  }
}

bool Columns::State::decide_exactly(const evaluate::OutputPlan& output, const Made& made, std::size_t place,
                                    bool awards) {
  const compile::Provision& source = loaded->program.provisions[output.provision];
  evaluate::Frame frame;
  fill_frame(frame, columns.shapes[static_cast<std::size_t>(source.subject)], made, place);
  exact.run(source, frame, {&loaded->program, &plan.parameters, plan.as_of});
  return evaluate::decide(source, plan.accepted[output.provision], exact, awards, decided);
}

bool Columns::State::run(const evaluate::OutputPlan& output, const Made& made, const Block& block, Answers& answers,
                         bool conditions) {
  const std::size_t first = made.table.first, count = made.table.count;
  const lanes::Provision& code = program.provisions[output.provision];
  const auto record = [&](std::size_t row) {
    answers.status[row] = static_cast<std::uint8_t>(decided.status);
    if (!decided.has_amount) return;
    answers.assured[row] = decided.assured.fen();
    answers.ceiling[row] = decided.ceiling ? decided.ceiling->fen() : no_amount;
    answers.ceiling_max[row] = decided.ceiling_max ? decided.ceiling_max->fen() : no_amount;
  };
  const auto exactly = [&](std::size_t place) {
    if (!decide_exactly(output, made, place, awards_stated(block, output.table, first + place))) return false;
    record(first + place);
    return true;
  };
  if (!code.lowered) {
    for (std::size_t i = 0; i < count; ++i) {
      if (!exactly(i)) return false;
    }
    return true;
  }
  machine.begin(code, made.table);
  for (const lanes::Step& step : code.scope) machine.run(step.code);
  for (const lanes::Step& step : code.requirements) machine.run(step.code);
  if (conditions) write_outcomes(output, made, answers);
  const lanes::Combination& main = code.combinations.front();
  alive.clear();
  const Bits* scopes = machine.conditions(main.scope);
  const Bits* required = machine.conditions(main.requirements);
  for (std::size_t i = 0; i < count; ++i) {
    const Bits scope = scopes == nullptr ? machine.condition(main.scope, i) : scopes[i];
    const Bits requirements = required == nullptr ? machine.condition(main.requirements, i) : required[i];
    answers.status[first + i] = output.statuses[scope * std::size_t{16} + requirements];
    if (machine.beyond(i)) {
      if (!exactly(i)) return false;
    } else if (output.goes_on && (scope & lanes::hi_bits) != 0 && (requirements & lanes::hi_bits) != 0) {
      alive.push_back(static_cast<std::uint32_t>(i));
    }
  }
  if (alive.empty()) return true;
  machine.keep(alive);
  machine.run(code.rest.code);
  for (std::size_t k = 0; k < alive.size(); ++k) {
    const std::size_t row = first + alive[k];
    if (!finish(output, k, output.needs_awards && awards_stated(block, output.table, row), answers, row)) {
      if (!exactly(alive[k])) return false;
    } else {
      record(row);
    }
  }
  return true;
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
  Made made;
  for (const ShapePlan& shape : state.columns.shapes) {
    const std::size_t rows = shape.wanted ? block.tables[shape.table].count : 0;
    for (std::size_t first = 0; first < rows; first += block_rows) {
      state.make(made, shape, block, first, std::min(block_rows, rows - first));
      for (std::size_t o = 0; o < answers.size(); ++o) {
        const evaluate::OutputPlan& output = state.columns.plans[o];
        if (output.table != shape.table || !output.live) continue;
        if (!state.beyond && state.run(output, made, block, answers[o], conditions)) continue;
        errors.push_back(wrong("overflow", state.loaded->program.provisions[output.provision].source->id,
                               {"运算超出精确范围", "arithmetic went beyond the exact range"}));
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
                                       {"这一事实经由引用取得,列接口不能给出", "this fact is reached through a reference, which columns cannot give"}));
  }
  if (!has_errors(result.diagnostics)) result.value = Columns(std::move(state));
  return result;
}

namespace {

using profile::FactValue;
using profile::RecordValue;

/// One row's value of an input; false where it does not fit.
bool put(const evaluate::InputSource& source, Columns::Form form, const RecordValue* record,
         const vocabulary::Vocabulary& vocabulary, std::int64_t& value, std::int64_t& last, std::uint8_t& presence) {
  presence = Columns::not_stated;
  value = last = 0;
  if (record == nullptr) return true;
  const FactValue& fact = value_of(*record, vocabulary, source.fact);
  if (fact.presence == profile::Presence::unknown) return true;
  if (source.sort == evaluate::InputSource::Sort::decided_on) {
    if (!fact.more->decided_on) return true;
    value = fact.more->decided_on->days();
    presence = Columns::stated;
    return true;
  }
  presence = fact.presence == profile::Presence::none ? Columns::none : Columns::stated;
  if (presence != Columns::stated) return true;
  bool fits = true;
  const std::int64_t scale = form == Columns::Form::millionths ? 1'000'000 : 1;
  if (source.year != 0) {
    const auto* figure = fact.in({source.year, 0});
    presence = figure == nullptr || !*figure ? Columns::not_stated : Columns::stated;
    if (presence == Columns::stated) value = lanes::at_scale(**figure, scale, fits);
    return fits;
  }
  if (form == Columns::Form::yes_no)
    value = fact.yes ? 1 : 0;
  else if (form == Columns::Form::words)
    value = static_cast<std::int64_t>(fact.set);
  else
    value = lanes::at_scale(fact.number, scale, fits);
  last = value + fact.further_codes;
  return fits;
}

}  // namespace

Columns::Gathered Columns::gather(const std::vector<Profile>& profiles) const {
  const ColumnPlan& plan = state_->columns;
  const engine_detail::Loaded& loaded = *state_->loaded;
  const vocabulary::Vocabulary& vocabulary = *loaded.vocabulary;
  Gathered gathered;
  gathered.columns_.resize(plan.inputs.size());
  gathered.tables_.resize(plan.tables.size());
  std::vector<std::vector<const RecordValue*>> rows(plan.tables.size());
  for (std::size_t t = 0; t < plan.tables.size(); ++t) {
    if (plan.tables[t].is_list) gathered.tables_[t].offsets.push_back(0);
  }
  for (std::size_t p = 0; p < profiles.size(); ++p) {
    const profile::Applicant& applicant = profiles[p].applicant();
    std::vector<std::size_t> before(plan.tables.size());
    for (std::size_t t = 0; t < plan.tables.size(); ++t) {
      before[t] = rows[t].size();
      Gathered::Sized& sized = gathered.tables_[t];
      if (t == 0) {
        rows[t].push_back(&applicant.root);
        continue;
      }
      const std::size_t parent = plan.tables[t].parent;
      for (std::size_t r = before[parent]; r < rows[parent].size(); ++r) {
        const RecordValue* record = rows[parent][r];
        const FactValue* held = record == nullptr ? nullptr : &value_of(*record, vocabulary, plan.table_facts[t]);
        const bool known = held != nullptr && held->presence == profile::Presence::known;
        sized.presence.push_back(known ? stated : held != nullptr && held->presence == profile::Presence::none ? none : not_stated);
        if (!plan.tables[t].is_list) {
          rows[t].push_back(known ? &held->more->items.front() : nullptr);
          continue;
        }
        if (known) {
          for (const RecordValue& item : held->more->items) rows[t].push_back(&item);
        }
        sized.offsets.push_back(static_cast<std::uint32_t>(rows[t].size()));
      }
    }
    bool fits = true;
    for (std::size_t i = 0; i < plan.inputs.size(); ++i) {
      const Input& input = plan.inputs[i];
      Gathered::Column& column = gathered.columns_[i];
      for (std::size_t r = before[input.table]; r < rows[input.table].size(); ++r) {
        std::int64_t value = 0, last = 0;
        std::uint8_t presence = not_stated;
        const RecordValue* record = rows[input.table][r];
        switch (plan.sources[i].sort) {
          case evaluate::InputSource::Sort::award_provision: {
            const auto found =
                loaded.program.provision_index.find(value_of(*record, vocabulary, plan.sources[i].fact).more->text);
            if (found == loaded.program.provision_index.end()) break;
            value = found->second;
            presence = stated;
            break;
          }
          case evaluate::InputSource::Sort::award_subject:
            value = state_->place_of_subject(*record, applicant);
            presence = value < 0 ? not_stated : stated;
            break;
          default:
            fits = put(plan.sources[i], input.form, record, vocabulary, value, last, presence) && fits;
        }
        column.values.push_back(value);
        column.presence.push_back(presence);
        if (input.form == Form::code) column.last.push_back(last);
      }
    }
    if (!fits) gathered.beyond_.push_back(p);
  }
  gathered.block_.tables.resize(plan.tables.size());
  for (std::size_t t = 0; t < plan.tables.size(); ++t) {
    const Gathered::Sized& sized = gathered.tables_[t];
    gathered.block_.tables[t] = {rows[t].size(), plan.tables[t].is_list ? sized.offsets.data() : nullptr,
                                 t == 0 ? nullptr : sized.presence.data()};
  }
  gathered.block_.inputs.resize(plan.inputs.size());
  for (std::size_t i = 0; i < plan.inputs.size(); ++i) {
    const Gathered::Column& column = gathered.columns_[i];
    const bool mentioned = std::any_of(column.presence.begin(), column.presence.end(),
                                       [](std::uint8_t each) { return each != not_stated; });
    if (!mentioned) continue;
    gathered.block_.inputs[i] = {column.values.data(), column.presence.data(),
                                 plan.inputs[i].form == Form::code ? column.last.data() : nullptr};
  }
  return gathered;
}

const std::vector<Columns::Table>& Columns::tables() const { return state_->columns.tables; }
const std::vector<Columns::Input>& Columns::inputs() const { return state_->columns.inputs; }
const std::vector<Columns::Output>& Columns::outputs() const { return state_->columns.outputs; }

Columns::Columns(std::unique_ptr<State> state) : state_(std::move(state)) {}
Columns::Columns(Columns&&) noexcept = default;
Columns& Columns::operator=(Columns&&) noexcept = default;
Columns::~Columns() = default;

}  // namespace huiqi
