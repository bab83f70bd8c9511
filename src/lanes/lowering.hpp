// The making of one provision's code over lanes: registers backwards from what a verdict needs, each with its scale. Part of
// lower.cpp; numbers: lower_numbers.cpp; conditions: lower_conditions.cpp.
#pragma once

#include <algorithm>
#include <set>
#include <unordered_map>
#include <utility>

#include "lanes/code.hpp"

namespace huiqi::lanes {

using compile::Index;

constexpr std::int64_t finest = std::int64_t{1} << 40;  ///< a scale beyond this leaves no room for values

inline std::uint32_t count_of(std::size_t size) { return static_cast<std::uint32_t>(size); }

/// The place of a value in a list, appended where it is new.
template <class T, class Same>
std::uint32_t place_of(std::vector<T>& values, T wanted, Same&& same) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (same(values[i])) return count_of(i);
  }
  values.push_back(std::move(wanted));
  return count_of(values.size() - 1);
}

inline std::uint32_t place_of(std::vector<Index>& values, Index wanted) {
  return place_of(values, wanted, [&](Index each) { return each == wanted; });
}

/// A slot of a plan, with its scale.
Shape::NumberSlot number_slot(const compile::FramePlan& plan, Index index, const vocabulary::Vocabulary& vocabulary);
std::uint32_t place_of_number(Shape& shape, const Shape::NumberSlot& slot);
std::uint32_t place_of_list(Shape& shape, Index list);

/// A number in the new program.
struct Value {
  Ref ref;
  std::int64_t scale = 1;
  std::optional<Rational> constant;  ///< known before any run
};

/// Where instructions are being put: the subject's own, or those of a fold's items.
struct Level {
  Index block = 0;
  const compile::FramePlan* plan = nullptr;
  Shape* shape = nullptr;
  Block* code = nullptr;
};

class ProvisionLowering {
 public:
  ProvisionLowering(Program& program, const vocabulary::Vocabulary& vocabulary, const Wanted& wanted,
                    const compile::Provision& source, Provision& into)
      : program_(program), vocabulary_(vocabulary), wanted_(wanted), source_(source), into_(into) {}

  /// False where the provision has something that lanes cannot hold.
  bool lower(const std::vector<std::size_t>& combinations);

 private:
  struct Producer {
    Index block = 0, place = 0;
  };
  void find_producers();
  Level level_of(Index block, const Level& from) const { return block == 0 ? main_ : from; }
  /// How an operand made at one level is named at another.
  static Ref seen_from(Ref ref, bool from_item, bool made_in_item);

  Value number(Index reg, const Level& from);
  Ref condition(Index reg, const Level& from);
  Value make_number(const compile::Instruction& made, const Level& level);
  Ref make_condition(const compile::Instruction& made, const Level& level);

  Value emit_number(Instruction instruction, std::int64_t scale, bool scalar, const Level& level);
  Ref emit_condition(Instruction instruction, bool scalar, const Level& level);
  void set_args(Instruction& instruction, const std::vector<Ref>& args, bool scalar);
  bool all_scalar(const std::vector<Ref>& refs) const;

  Value constant(const Rational& value);
  Value scalar_lane(const Lane& lane, std::int64_t scale);
  Value binary(Code code, const Value& a, const Value& b, const Level& level);
  Value chain(Code code, const compile::Instruction& made, const Level& level);
  Value at_scale_of(const Value& value, std::int64_t scale, const Level& level);
  std::vector<Value> same_scale(std::vector<Value> values, const Level& level);
  Value choose_number(const compile::Instruction& made, const Level& level);
  Value moved(Code code, const compile::Instruction& made, const Level& level);
  std::uint32_t lower_fold(const compile::Instruction& made, const Level& level, Instruction& fold, bool with_value,
                           std::int64_t& scale);
  Ref compared(const compile::Instruction& made, const Level& level);
  std::optional<Ref> compared_day(Index moved, Comparison comparison, const Value& bound, const Level& level);
  Ref bounded(const Value& value, Comparison comparison, const Rational& bound, const Level& level);
  std::vector<Ref> condition_args(const compile::Instruction& made, const Level& level);
  Index arg(const compile::Instruction& made, Index place) const { return source_.args[made.first_arg + place]; }

  enum class Sort { number, condition, set, list };
  /// Notes that the step at hand reads a slot of the subject.
  std::uint32_t need(Sort sort, std::uint32_t place, const Level& level);
  Value slot(Index index, const Level& level);
  void lower_conditions(const std::vector<language::ExprPtr>& conditions, const compile::Combination& first,
                        std::vector<Step>& steps);
  void begin_step(Step& step) {
    main_.code = &step.code;
    needs_ = &step.needs;
  }
  Value amount(const language::Grant& grant, const compile::GrantCode& code);
  Value from_zero(const Value& value);
  Value rate_of(const language::Grant& grant, const compile::PartCode& part);

  Program& program_;
  const vocabulary::Vocabulary& vocabulary_;
  const Wanted& wanted_;
  const compile::Provision& source_;
  Provision& into_;
  Level main_;
  Needs* needs_ = nullptr;
  std::set<std::pair<Sort, std::uint32_t>> needed_;
  bool failed_ = false;
  std::size_t temporaries_ = 0, condition_temporaries_ = 0;
  std::vector<Producer> numbers_, conditions_;
  std::unordered_map<Index, Value> known_numbers_;
  std::unordered_map<Index, Ref> known_conditions_;
};

inline bool is_scalar(Ref ref) { return ref.space == Space::scalar; }

}  // namespace huiqi::lanes
