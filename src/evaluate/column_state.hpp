// What `Columns` holds: a program over lanes, where its slots are in columns, and the machines. Part of columns.cpp.
#pragma once

#include <memory>
#include <vector>

#include "evaluate/column_plan.hpp"
#include "evaluate/settle.hpp"
#include "lanes/block.hpp"
#include "lanes/row.hpp"

namespace huiqi {

namespace evaluate {

/// A block table with what had to be made for it.
struct Made {
  lanes::BlockTable table;
  std::vector<std::vector<lanes::Bits>> conditions;
  std::vector<std::vector<lanes::Lane>> lanes;
  std::vector<std::uint8_t> happened;
  std::vector<std::unique_ptr<Made>> items;
};

}  // namespace evaluate

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
  evaluate::ColumnPlan columns;
  lanes::RowMachine row_machine;
  lanes::BlockMachine machine;
  evaluate::Machine exact;
  evaluate::Decided decided;
  std::vector<std::vector<std::uint32_t>> owners;  ///< for each list of the applicants: whose each row is
  std::vector<std::uint32_t> alive;
  bool beyond = false;           ///< what was paid before does not fit
  std::size_t overflow_row = 0;  ///< of the table at hand: where arithmetic went beyond the exact range

  std::int64_t place_of_subject(const profile::RecordValue& award, const profile::Applicant& applicant) const;
  bool check(const Block& block, std::vector<Diagnostic>& errors) const;
  void find_owners(const Block& block);
  const std::uint32_t* owners_of(std::size_t table) const {
    return owners[table].empty() ? nullptr : owners[table].data();
  }
  void make(evaluate::Made& made, const evaluate::ShapePlan& shape, const Block& block, std::size_t first,
            std::size_t count);
  void make_lanes(evaluate::Made& made, std::size_t number, const evaluate::NumberPlan& slot,
                  const evaluate::ShapePlan& shape, const Block& block);
  bool run(const evaluate::OutputPlan& output, const evaluate::Made& made, const Block& block, Answers& answers,
           bool conditions);
  bool finish(const evaluate::OutputPlan& output, std::size_t place, bool awards, Answers& answers, std::size_t row);
  bool decide_exactly(const evaluate::OutputPlan& output, const evaluate::Made& made, std::size_t place, bool awards);
  void fill_frame(evaluate::Frame& frame, const evaluate::ShapePlan& shape, const evaluate::Made& made,
                  std::size_t place) const;
  bool awards_stated(const Block& block, std::size_t table, std::size_t row) const;
  static void write_outcome(Outcomes& outcomes, std::size_t row, lanes::Bits bits);
};

}  // namespace huiqi
