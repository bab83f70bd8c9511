// Runs a compiled provision over a frame. Meaning of each instruction: docs/semantics.md.
// Tests: tests/evaluate/, tests/random/ (against the naive evaluator)
#pragma once

#include <vector>

#include "compile/program.hpp"
#include "evaluate/frame.hpp"
#include "evaluate/span.hpp"

namespace huiqi::evaluate {

/// Parameters and dates that stand outside the frame.
struct Context {
  const compile::Program* program = nullptr;
  const std::vector<Span>* parameters = nullptr;  ///< in the program's order
  Date as_of;
};

/// The registers of one provision. Reused: no allocation once warm.
class Machine {
 public:
  /// Runs the main block (and, inside it, the folds).
  void run(const compile::Provision& provision, const Frame& subject, const Context& context);
  /// Runs a fold's block again for one item, so that its registers can be read.
  void run_item(const compile::Provision& provision, compile::Index block, const Frame& subject, const Frame& item,
                const Context& context);

  const Span& number(compile::Index index) const { return numbers_[index]; }
  Level condition(compile::Index index) const { return conditions_[index]; }
  bool overflowed() const { return overflowed_; }

 private:
  void run_block(const compile::Block& block, const Frame* item);
  void run_number(const compile::Instruction& instruction, const Frame* item);
  void run_condition(const compile::Instruction& instruction, const Frame* item);
  Span fold(const compile::Instruction& instruction, const Frame* item);
  Level some(const compile::Instruction& instruction, const Frame* item);
  Span choose_number(const compile::Instruction& instruction) const;
  Level choose_condition(const compile::Instruction& instruction) const;
  Level at_least_of(const compile::Instruction& instruction) const;
  Span moved(const compile::Instruction& instruction) const;
  compile::Index arg(const compile::Instruction& instruction, compile::Index number) const {
    return provision_->args[instruction.first_arg + number];
  }

  const compile::Provision* provision_ = nullptr;
  const Frame* subject_ = nullptr;
  Context context_;
  std::vector<Span> numbers_;
  std::vector<Level> conditions_;
  bool overflowed_ = false;
};

}  // namespace huiqi::evaluate
