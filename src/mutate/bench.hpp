// Engines of one provision, with what it names and nothing else: quick to make, for one mutant at a time.
// Tests: tests/mutate/trial_test.cpp
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "evaluate/loaded.hpp"
#include "mutate/mutant.hpp"

namespace huiqi::mutate {

/// A provision by its rule set's place among the engine's, and its own place in that.
struct Address {
  std::size_t set = 0, provision = 0;
  friend auto operator<=>(const Address&, const Address&) = default;
};

class Bench {
 public:
  explicit Bench(const engine_detail::Loaded& loaded);

  Address find(const std::string& provision) const { return addresses_.at(provision); }
  bool has(const std::string& provision) const { return addresses_.contains(provision); }
  const language::Provision& at(Address address) const;
  /// The provision and all whose outcome depends on it, directly or not.
  std::set<Address> users(Address provision) const;

  /// The provision, those whose outcome it takes, and `further` ones; those that `mutant` touches in `changed_set` changed.
  /// `mutant` may be null.
  std::shared_ptr<const engine_detail::Loaded> engine_of(Address provision, const std::set<Address>& further,
                                                         std::size_t changed_set, const Mutant* mutant) const;

 private:
  void close(Address provision, std::set<Address>& closed) const;

  const engine_detail::Loaded& loaded_;
  std::map<std::string, Address> addresses_;
  std::map<Address, std::set<Address>> names_;  ///< outcomes that a provision takes
  std::map<Address, std::set<Address>> named_by_;
  std::vector<language::RuleSet> heads_;  ///< the rule sets without their provisions and records
};

/// Whether two programs of one provision are the same, instruction by instruction, so that every profile has one answer.
bool same_program(const compile::Program& a, const compile::Program& b);

}  // namespace huiqi::mutate
