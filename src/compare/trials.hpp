// Profiles tried under both versions, and the best witness so far for each change. Used by witness.cpp.
// Tests: tests/compare/witness_test.cpp
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "compare/witness.hpp"

namespace huiqi::compare {

/// What both versions say of one profile, subject by subject.
struct Pair {
  Subject subject;
  Answer before, after;
};

/// What can be shown is numbered, from 0: the decision worse, better, another answer, another status that is neither; then each
/// condition tightened, loosened.
class Trials {
 public:
  Trials(const ProvisionChange& change, const Versions& versions);

  const language::Provision* provision(bool newer) const { return newer ? change_.after : change_.before; }
  const Engine& engine(bool newer) const { return newer ? versions_.after : versions_.before; }
  std::optional<Profile> read(bool newer, const read::Node& node) const;

  /// False: one of the versions refuses the profile, or no subject is decided by both.
  bool answers(const read::Node& node, std::vector<Pair>& pairs) const;
  /// `answers`, and keeps the profile wherever it shows something better than what was kept.
  bool consider(const read::Node& node);

  static constexpr std::size_t first_condition = 4;
  std::size_t count() const { return kept_.size(); }
  /// -1: it is shown by somebody worse off; 1: better off.
  static int wanted(std::size_t target);
  bool shows(std::size_t target, const Pair& pair) const;
  /// The profile that was kept, or null.
  const read::Node* shown(std::size_t target) const { return kept_[target] ? &kept_[target]->profile : nullptr; }
  bool decision_turns(std::size_t target) const { return kept_[target] && kept_[target]->witness.decision; }
  bool everything_is_shown() const;

  /// What was kept, made small.
  ProvisionWitnesses take();

 private:
  struct Kept {
    read::Node profile;
    Witness witness;
    std::size_t size = 0;
  };
  int sign_of(std::size_t target, const Pair& pair) const;
  bool only_one_turns(const Pair& pair) const;
  void keep(std::size_t target, const read::Node& node, const Pair& pair);
  void shrink(std::size_t target, Kept& kept) const;

  const ProvisionChange& change_;
  const Versions& versions_;
  std::vector<std::optional<Kept>> kept_;
};

}  // namespace huiqi::compare
