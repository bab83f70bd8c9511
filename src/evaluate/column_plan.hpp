// Which columns a program over lanes reads, and where each of its slots finds its value. Part of columns.cpp.
#pragma once

#include <array>
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "evaluate/evaluation.hpp"
#include "huiqi/columns.hpp"
#include "lanes/code.hpp"

namespace huiqi::evaluate {

struct NumberPlan {
  enum class Sort { column, paid, prior_maximum } sort = Sort::column;
  std::ptrdiff_t input = -1;  ///< -1: none, never stated
  bool of_applicant = false;  ///< by the applicant's row
  bool event = false;
  lanes::Lane not_stated;
  std::int64_t provision = 0;              ///< of paid
  bool per_year = false;                   ///< of paid
  std::ptrdiff_t stated = -1, since = -1;  ///< of prior_maximum
  bool since_is_event = false;
  std::vector<std::pair<int, std::ptrdiff_t>> years;  ///< of prior_maximum: ascending, before the last year
};

struct ConditionPlan {
  enum class Sort { yes_no, determination, stated, stated_list } sort = Sort::yes_no;
  std::ptrdiff_t input = -1;
  std::ptrdiff_t day = -1;  ///< from which it is so, or on which it was decided
  std::size_t table = 0;    ///< of a stated list
  bool of_applicant = false;
  bool absent_is_none = false;
};

struct ShapePlan;

struct ListPlan {
  bool of_applicant = false;
  std::unique_ptr<ShapePlan> items;
  std::ptrdiff_t occurs = -1;  ///< the input that says when an item happened
};

struct ShapePlan {
  const compile::FramePlan* source = nullptr;
  const lanes::Shape* shape = nullptr;
  std::size_t table = 0;
  bool wanted = false;
  std::vector<NumberPlan> numbers, sets;
  std::vector<ConditionPlan> conditions;
  std::vector<ListPlan> lists;
};

struct OutputPlan {
  std::size_t provision = 0, table = 0;
  const language::Provision* rule = nullptr;
  bool live = false;  ///< in force on the day
  bool has_amount = false;
  bool goes_on = false;  ///< the decision needs more than scope and requirements
  bool needs_awards = false;
  struct Condition {
    lanes::Ref ref;          ///< of a lowered provision
    compile::Index reg = 0;  ///< of the exact machine
  };
  std::vector<Condition> conditions;         ///< as `Columns::Output::conditions`
  std::array<std::uint8_t, 256> statuses{};  ///< by scope * 16 + requirements
};

/// What of a profile an input is.
struct InputSource {
  enum class Sort { fact, decided_on, award_provision, award_subject } sort = Sort::fact;
  int fact = -1;
  int year = 0;  ///< of a series
};

class ColumnPlan {
 public:
  ColumnPlan(const engine_detail::Loaded& loaded, const lanes::Program& program, const Plan& plan);

  std::vector<Columns::Table> tables;
  std::vector<Columns::Input> inputs;
  std::vector<Columns::Output> outputs;
  std::vector<int> table_facts;          ///< for each table: the fact that holds it; -1 for the applicants
  std::vector<InputSource> sources;      ///< for each input
  std::vector<OutputPlan> plans;         ///< for each output
  std::vector<ShapePlan> shapes;         ///< for each kind of subject
  std::vector<std::string> unreachable;  ///< facts that columns cannot give
  std::size_t awards = 0;                ///< the table of prior awards; 0: none is read

  /// What was paid to the subject at `place` of its list. `beyond` where the sum does not fit.
  lanes::Lane paid(const NumberPlan& slot, const Columns::Block& block, std::size_t applicant, std::size_t place,
                   bool is_section, Date as_of, bool& beyond) const;
  lanes::Lane prior_maximum(const NumberPlan& slot, const Columns::Block& block, std::size_t row, Date as_of) const;

 private:
  std::size_t table_at(int fact, std::size_t parent);
  std::ptrdiff_t input_at(std::size_t table, const std::string& name, Columns::Form form, InputSource source);
  std::ptrdiff_t input_of(std::size_t table, int fact, int year = 0);
  /// The table that holds a path's last fact, seen from a shape's own table; nothing where columns cannot reach it.
  std::optional<std::size_t> holder(const std::vector<int>& path, bool of_applicant, std::size_t own);
  void read_shape(ShapePlan& into, const compile::FramePlan& source, const lanes::Shape& shape, std::size_t table);
  NumberPlan number(const compile::Slot& slot, std::size_t table);
  ConditionPlan condition(const compile::Slot& slot, std::size_t table);
  void read_outputs();

  const engine_detail::Loaded& loaded_;
  const vocabulary::Vocabulary& vocabulary_;
  const lanes::Program& program_;
  const Plan& plan_;
  std::ptrdiff_t award_provision_ = -1, award_subject_ = -1, award_year_ = -1, award_amount_ = -1;
};

/// The outcomes of a condition slot for rows from `first` on.
void make_condition(const ConditionPlan& slot, const Columns::Block& block, const std::uint32_t* owners, Date as_of,
                    std::size_t first, std::vector<lanes::Bits>& into);

}  // namespace huiqi::evaluate
