// A rule set as a flat program: numbered fact slots, instructions in order, one register an instruction.
// There are no jumps: a branch is a selection, an alternative reading is another instruction over shared operands, and only
// a fold over a list repeats a block of its own. So a block of applicants can run one instruction at a time.
// Meaning: docs/semantics.md. Compiler: compiler.cpp. Tests: tests/random/ (against the naive evaluator)
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "language/rule_set.hpp"
#include "vocabulary/vocabulary.hpp"

namespace huiqi::compile {

/// Number of a register, a slot or a block; each in its own count.
using Index = std::uint32_t;
constexpr Index no_index = 0xffffffff;

enum class Code : std::uint8_t {
  // numbers
  constant,          // a: constant
  load_number,       // a: slot
  load_item_number,  // a: slot of the item
  load_parameter,    // a: parameter
  load_as_of,
  load_last_year,
  sum,
  product,
  least,
  greatest,
  first_known,  // args
  difference,
  quotient,       // a, b
  choose_number,  // args: when, then, …, [otherwise]; whens are conditions
  plus,
  minus,  // a; b: period
  year_of,
  day_after,
  next_day,     // a; b: month * 32 + day
  fold_number,  // a: list slot; b: block; aux: Fold; flag: absent is empty; c: where; d: of
  // conditions
  always,  // a: level
  load_condition,
  load_item_condition,
  compare,       // a, b; aux: Comparison
  one_of,        // a; b: member list
  one_of_open,   // a; b: listed; c: elsewhere
  contains_any,  // a: set slot; b: bit mask constant; flag: of the item
  in_range,      // a; b: low; c: high (constants)
  exists,        // a
  all,
  any,               // args
  not_,              // a
  at_least_of,       // args; a: how many
  choose_condition,  // args
  in_principle,      // a
  some,              // a: list slot; b: block; flag: absent is empty; c: where
};

struct Instruction {
  Code code = Code::always;
  std::uint8_t aux = 0;
  bool flag = false;
  bool of_item = false;  ///< a fold's list belongs to the item
  bool signed_ = false;  ///< of a sum: its terms may be negative
  Index result = 0;      ///< among numbers or conditions, as the code says
  Index a = 0, b = 0, c = 0, d = 0;
  Index first_arg = 0, arg_count = 0;  ///< into Code::args
};

using Block = std::vector<Instruction>;

enum class SlotKind : std::uint8_t { fact, stated, prior_maximum, paid };

/// A value to be read from a profile before the program runs.
struct Slot {
  SlotKind kind = SlotKind::fact;
  bool of_applicant = false;  ///< else of the subject or item that the frame is for
  std::vector<int> path;      ///< fact numbers
  language::TimeRef time;
  language::FactRef stated, since;  ///< of prior_maximum
  std::string provision;            ///< of paid
  bool per_year = false;            ///< of paid

  friend bool operator==(const Slot&, const Slot&) = default;
};

struct FramePlan;

struct ListSlot {
  bool of_applicant = false;
  std::vector<int> path;
  std::unique_ptr<FramePlan> items;
};

/// What a frame holds: one for each kind of subject, and one below it for each list that is folded.
struct FramePlan {
  std::vector<Slot> numbers;
  std::vector<Slot> conditions;
  std::vector<Slot> sets;
  std::vector<ListSlot> lists;
};

struct PartCode {
  Index rate = no_index;  ///< none: unpublished
  Index base = no_index;  ///< none: a cap alone
};

struct GrantCode {
  std::vector<PartCode> parts;
  Index cap = no_index, times = no_index, paid = no_index;
};

/// One combination of accepted readings; combination 0 is the default.
struct Combination {
  std::vector<int> options;  ///< for each reading point
  Index scope = 0;           ///< condition registers
  Index requirements = 0;
  GrantCode grant;
  std::unordered_map<const language::Expr*, Index> registers;  ///< where each node of this combination is found
  struct Fold {
    Index block = 0, list = 0;
  };
  std::unordered_map<const language::Expr*, Fold> folds;  ///< for reading findings out of folds
};

struct Provision {
  const language::Provision* source = nullptr;
  const language::RuleSet* set = nullptr;
  Index set_index = 0;
  int subject = -1;  ///< index into Vocabulary::subjects
  std::vector<Combination> combinations;
  std::vector<Block> blocks;  ///< block 0 is the main one
  std::vector<Index> args;
  Index number_count = 0, condition_count = 0;
};

struct ParameterSlot {
  std::string name;
  language::Type type = language::Type::money;
  std::optional<Rational> value;
};

struct Program {
  std::vector<Provision> provisions;  ///< in rule set order, then clause order
  std::vector<FramePlan> plans;       ///< for each kind of subject
  std::vector<Rational> constants;
  std::vector<Period> periods;
  std::vector<std::vector<int>> member_lists;
  std::vector<ParameterSlot> parameters;
  std::map<std::string, Index> provision_index;
};

/// Compiles checked rule sets. The sets and the vocabulary must outlive the program.
Program compile(const std::vector<language::RuleSet>& sets, const vocabulary::Vocabulary& vocabulary);

}  // namespace huiqi::compile
