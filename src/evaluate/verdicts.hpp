// Statuses and amounts of one applicant after another: over lanes, and where something does not fit them, by the exact machine.
// Tests: tests/random/agree_test.cpp, tests/evaluate/workspace_test.cpp
#pragma once

#include <memory>
#include <vector>

#include "evaluate/evaluation.hpp"
#include "evaluate/lane_rows.hpp"
#include "lanes/row.hpp"

namespace huiqi::evaluate {

/// Rows, registers and results; kept between evaluations so that nothing is allocated once it is warm.
class Verdicts {
 public:
  /// `loaded` must outlive this. The plan's day is not meant.
  Verdicts(const engine_detail::Loaded& loaded, Plan plan);

  /// False where arithmetic went beyond the exact range.
  bool of(const profile::Applicant& applicant, Date as_of, std::vector<Engine::Verdict>& results);

  const Plan& plan() const { return plan_; }
  const lanes::Program& program() const { return program_; }

 private:
  /// One kind of subject: its items of the applicant at hand.
  struct Kind {
    bool wanted = false;
    bool is_list = false;
    bool indicators = false;
    std::size_t section = 0;  ///< the applicant's fact
    std::string_view name;
    const std::vector<profile::RecordValue>* items = nullptr;
    std::unique_ptr<LaneRows> loader;
    std::vector<lanes::Row> rows;
    std::vector<Frame> frames;  ///< filled where `framed`
    std::vector<char> framed;
  };
  bool decide_exactly(std::size_t provision, std::size_t item, const profile::RecordValue& base,
                      const Surroundings& surroundings, bool awards);
  /// False where something does not fit a lane.
  bool decide_over_lanes(std::size_t provision, lanes::Row& row, const profile::RecordValue& base,
                         const Surroundings& surroundings, bool awards);
  /// Whether the step's condition may be met.
  bool run(const lanes::Step& step, lanes::Row& row, const profile::RecordValue& base,
           const Surroundings& surroundings);

  const engine_detail::Loaded& loaded_;
  Plan plan_;
  lanes::Program program_;
  lanes::RowMachine row_machine_;
  Machine machine_;
  Decided decided_;
  std::vector<Kind> kinds_;
  std::size_t subject_ = 0;  ///< the kind of subject at hand
  struct Wanted {
    std::size_t provision = 0;
    std::size_t kind = 0;
    bool live = false;  ///< in force on the day at hand
  };
  std::vector<Wanted> wanted_;
  std::optional<Date> as_of_;
  void set_as_of(Date as_of);
  std::ptrdiff_t awards_ = -1;  ///< the applicant's list of prior awards
};

}  // namespace huiqi::evaluate
