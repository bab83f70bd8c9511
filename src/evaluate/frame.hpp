// A subject's facts as numbered slots: what the program reads. Filled from a profile once for each subject.
// Meaning of stated, unknown, none and unpublished: docs/semantics.md "Facts". Tests: tests/random/agree_test.cpp
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "compile/program.hpp"
#include "evaluate/span.hpp"
#include "huiqi/date.hpp"
#include "profile/applicant.hpp"

namespace huiqi::evaluate {

struct SetValue {
  bool known = false;
  std::uint64_t members = 0;
};

struct Frame;

/// Items stay allocated between fills; `count` says how many are meant.
struct ListValue {
  bool known = false;
  std::size_t count = 0;
  std::vector<Frame> items;
};

struct Frame {
  bool happened = true;  ///< false: an item dated later than the as-of date, which no fold counts
  std::vector<Span> numbers;
  std::vector<Level> conditions;
  std::vector<SetValue> sets;
  std::vector<ListValue> lists;
};

/// What surrounds one evaluation.
struct Surroundings {
  const profile::Applicant* applicant = nullptr;
  Date as_of;
  std::string_view subject_id;  ///< as prior awards name it
  bool is_section = false;      ///< not an item of a list: also named "enterprise", the applicant
};

/// What a fact that the profile does not state could be.
Span not_stated(const vocabulary::Vocabulary& vocabulary, const vocabulary::Fact& fact);

/// The calendar year that a fact is read at.
int year_meant(const language::TimeRef& time, Date as_of);

/// One number of a plan.
Span number_slot(const compile::Slot& slot, const profile::RecordValue& base, const Surroundings& surroundings);

/// The record that a path leads to the end of, and its last fact; how far it got.
struct Found {
  const profile::FactValue* value = nullptr;  ///< null: not stated on the way
  bool none = false;                          ///< a reference on the way is "none"
  const profile::RecordValue* holder = nullptr;
  std::size_t missing_at = 0;  ///< the place in the path of the fact that is not stated
};
Found find(const profile::Applicant& applicant, const profile::RecordValue& base, bool of_applicant,
           const std::vector<int>& path);

/// Whether a day of an event lies after the as-of date: it has not happened.
bool not_yet(const vocabulary::Fact& fact, const profile::FactValue& value, Date as_of);

/// The items of the list that a path leads to, or null where it is not stated.
const std::vector<profile::RecordValue>* items_of(const Found& found);
/// The items of a list, or null where it is not stated.
const std::vector<profile::RecordValue>* find_list(const profile::Applicant& applicant,
                                                   const profile::RecordValue& base, const compile::ListSlot& slot);

/// Fills every slot.
void fill(Frame& frame, const compile::FramePlan& plan, const profile::RecordValue& base,
          const Surroundings& surroundings);

}  // namespace huiqi::evaluate
