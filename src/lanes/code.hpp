// A program over lanes: what `compile/program.hpp` becomes for the provisions, readings and parameters of one plan, less the
// instructions that only a report reads. Loads and constants are no instructions: an operand names the place where its value is.
// Made by lower.cpp, run by row.cpp (a subject at a time) and block.cpp (many).
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

#include "compile/program.hpp"
#include "lanes/lane.hpp"

namespace huiqi::lanes {

/// Where an operand is.
enum class Space : std::uint8_t {
  scalar,        ///< the same for every row of a run: constants, parameters, what follows from the as-of date
  slot,          ///< a fact of the row
  temporary,     ///< a result of the row
  subject_slot,  ///< inside a fold: of the subject that the item belongs to
  subject_temporary
};
constexpr std::size_t spaces = 5;

struct Ref {
  Space space = Space::scalar;
  std::uint32_t index = 0;
};

enum class Code : std::uint8_t {
  // numbers; `a_factor`, `b_factor` bring the operands to the result's scale
  scale,  // a
  add,
  subtract,
  multiply,
  least,
  greatest,       // a, b
  first_known,    // args
  choose_number,  // args: when, then, …, [otherwise]
  plus,
  minus,  // a; aux period
  year_of,
  day_after,      // a
  next_day,       // a; low: month * 32 + day
  first_day,      // a: a point; the first day that moved (aux: by plus or minus) is not before it (flag: is after it)
  at_least_zero,  // a: nothing is worth 0, unpublished is anything from 0
  rate,           // a; low: 1 at the scale; flag: from 0 on. Unpublished: [0, 1]
  fold,           // list, block, where, of
  // conditions
  at_least,      // a; low
  at_most,       // a; low
  at_least_day,  // a; b: a day; low, high: days outside move beyond the calendar
  at_most_day,   // the same, before the day
  compare,       // a, b
  one_of,        // a; members
  one_of_open,   // a; members, elsewhere
  contains_any,  // a: set; low: bit mask
  in_range,      // a; low, high
  exists,        // a
  all,
  any,               // args
  not_,              // a
  at_least_of,       // args; low: how many
  choose_condition,  // args
  in_principle,      // a
  some               // list, block, where
};

struct Instruction {
  Code code = Code::all;
  std::uint8_t aux = 0;  ///< of compare: Comparison; of fold: language::Fold
  bool flag = false;     ///< of folds: absent is empty; of rate: from 0 on
  bool signed_ = false;  ///< of a fold's sum: its terms may be negative
  Ref result, a, b;
  std::int64_t a_factor = 1, b_factor = 1;
  std::int64_t low = 0, high = 0;
  std::uint32_t first_arg = 0, arg_count = 0;            ///< into Provision::args
  std::uint32_t list = 0, block = 0;                     ///< of folds: list of the row's shape, block of the provision
  std::uint32_t period = 0, members = 0, elsewhere = 0;  ///< into the compiled program
};

using Block = std::vector<Instruction>;

/// What of a plan is used: a row's slots are these, in this order.
struct Shape {
  struct NumberSlot {
    compile::Index slot = 0;  ///< in the plan's numbers
    std::int64_t scale = 1;
  };
  std::vector<NumberSlot> numbers;
  std::vector<compile::Index> conditions, sets, lists;  ///< in the plan
  std::deque<Shape> items;                              ///< for each of `lists`
};

struct Fold {
  Block before;  ///< of the subject, and needed by the items alone: run where there are items
  Block code;
  Ref where, of;
};

/// One accepted combination of readings.
struct Combination {
  std::size_t number = 0;  ///< in the compiled provision
  Ref scope, requirements;
  Ref remaining;           ///< a number; only of a grant with a figure
  std::int64_t scale = 1;  ///< of `remaining`
};

/// Slots of the subject, by their places in its shape.
struct Needs {
  std::vector<std::uint32_t> numbers, conditions, sets, lists;
};

/// Some instructions, and the slots that they read and no step before them.
struct Step {
  Needs needs;
  Block code;
  Ref condition;  ///< the decision is negative where this cannot be met
};

struct Provision {
  bool lowered = false;     ///< false: the exact machine runs it
  std::vector<Step> scope;  ///< the default's conditions, those that look into lists last; then all readings' scopes
  std::vector<Step> requirements;  ///< likewise
  Step rest;                       ///< amounts and answers
  std::vector<Fold> folds;
  std::vector<Ref> args;
  std::vector<std::pair<const language::Expr*, Ref>> conditions;  ///< the default's own, scope first
  std::vector<Combination> combinations;                          ///< accepted ones, the default first
  std::vector<Ref> answer_numbers, answer_conditions;             ///< of the default, where the answer is the decision
};

struct Program {
  const compile::Program* source = nullptr;
  std::vector<Shape> shapes;          ///< for each kind of subject
  std::vector<Provision> provisions;  ///< as in the compiled program; empty ones where not wanted
  Block prologue;                     ///< run once for an as-of date; its results are scalars
  std::vector<Lane> scalars;          ///< the first two: the as-of date in days, the calendar year before it
  std::vector<Bits> condition_scalars;
  std::vector<Ref> prologue_args;
  std::size_t temporaries = 0, condition_temporaries = 0;  ///< the most that any block needs
};
constexpr std::uint32_t as_of_scalar = 0, last_year_scalar = 1;

/// What is wanted: the provisions, their accepted combinations (the default first), and the parameters' values (none: a hole).
struct Wanted {
  std::vector<bool> provisions;
  std::vector<std::vector<std::size_t>> combinations;
  std::vector<std::optional<Rational>> parameters;
};

/// `vocabulary` gives the slots their scales. The compiled program must outlive the result.
Program lower(const compile::Program& program, const vocabulary::Vocabulary& vocabulary, const Wanted& wanted);

/// A rational at a scale, where it fits; `fits` is cleared where it does not.
std::int64_t at_scale_slowly(const Rational& value, std::int64_t scale, bool& fits);
inline std::int64_t at_scale(const Rational& value, std::int64_t scale, bool& fits) {
  if (scale == 1 && value.denominator() == 1 && value.numerator() < limit && value.numerator() > -limit)
    return static_cast<std::int64_t>(value.numerator());
  return at_scale_slowly(value, scale, fits);
}

}  // namespace huiqi::lanes
