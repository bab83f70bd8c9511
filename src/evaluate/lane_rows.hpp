// Fills the rows of a program over lanes from a profile: what frame.hpp is for the exact machine, with every lookup that does
// not depend on the profile done beforehand. Meaning: docs/semantics.md "Facts". Tests: tests/random/agree_test.cpp
#pragma once

#include <deque>
#include <vector>

#include "evaluate/frame.hpp"
#include "lanes/row.hpp"

namespace huiqi::evaluate {

class LaneRows {
 public:
  /// The shape, its plan and the vocabulary must outlive this.
  LaneRows(const lanes::Shape& shape, const compile::FramePlan& plan, const vocabulary::Vocabulary& vocabulary);

  /// The row is for another subject, or another day: nothing in it holds.
  void begin(lanes::Row& row) const;
  /// Fills what is needed and not there yet. `row.beyond` where a fact does not fit a lane: the row is then for the exact machine.
  void fill(lanes::Row& row, const lanes::Needs& needs, const profile::RecordValue& base,
            const Surroundings& surroundings) const;

 private:
  /// A fact on a path, and where a reference leads.
  struct Step {
    std::size_t index = 0;     ///< of the fact within its record
    std::ptrdiff_t list = -1;  ///< of a reference: the applicant's list
  };
  struct Path {
    bool of_applicant = false;
    std::vector<Step> steps;
    const vocabulary::Fact* fact = nullptr;  ///< the last one
  };
  struct Reached {
    const profile::FactValue* value = nullptr;
    const profile::RecordValue* holder = nullptr;
    bool none = false;
  };
  enum class Sort : std::uint8_t { plain, code, event, series, paid, exact };
  struct NumberSlot {
    Path path;
    Sort sort = Sort::plain;
    std::int64_t scale = 1;
    lanes::Lane not_stated;
    const compile::Slot* source = nullptr;
  };
  struct ConditionSlot {
    Path path;
    const vocabulary::Fact* dated_by = nullptr;
    bool determination = false;
    const compile::Slot* source = nullptr;
  };
  struct ListSlot {
    Path path;
    std::unique_ptr<LaneRows> items;
    std::ptrdiff_t occurs = -1;  ///< the fact that says when an item happened
  };

  Path path_of(const std::vector<int>& facts, bool of_applicant) const;
  static Reached reach_far(const Path& path, const profile::RecordValue& base, const Surroundings& surroundings);
  static Reached reach(const Path& path, const profile::RecordValue& base, const Surroundings& surroundings);
  lanes::Lane number(const NumberSlot& slot, const profile::RecordValue& base, const Surroundings& surroundings,
                     bool& beyond) const;
  lanes::Bits condition(const ConditionSlot& slot, const profile::RecordValue& base,
                        const Surroundings& surroundings) const;
  lanes::Lane set(const Path& path, const profile::RecordValue& base, const Surroundings& surroundings) const;
  void fill_list(lanes::RowList& list, const ListSlot& slot, const profile::RecordValue& base,
                 const Surroundings& surroundings, bool& beyond) const;

  const vocabulary::Vocabulary& vocabulary_;
  std::size_t awards_ = 0;  ///< the applicant's fact
  std::vector<NumberSlot> numbers_;
  std::vector<ConditionSlot> conditions_;
  std::vector<Path> sets_;
  std::vector<ListSlot> lists_;
  lanes::Needs all_;
};

/// A span as a lane at a scale; sets `beyond` where it does not fit.
lanes::Lane lane_of(const Span& span, std::int64_t scale, bool& beyond);

}  // namespace huiqi::evaluate
