// One case, looked at from inside: which way each condition came out, and which conditions decide the outcome by
// themselves. A condition decides where the outcome changes once it alone comes out the other way, everything else of the
// program being recomputed: masking MC/DC (modified condition/decision coverage; Chilenski, DOT/FAA/AR-01/18).
// The program is run again with the condition's instruction replaced by a constant, so what is asked is what the engine
// does. Method: docs/coverage.md. Tests: tests/cases/observe_test.cpp
#pragma once

#include <map>
#include <memory>
#include <set>
#include <utility>
#include <vector>

#include "cases/cases.hpp"
#include "cases/conditions.hpp"
#include "evaluate/decide.hpp"
#include "evaluate/evaluation.hpp"

namespace huiqi::cases {

/// An item and what was seen of it.
using Sighting = std::pair<std::size_t, Goal>;

class Observer {
 public:
  Observer(const engine_detail::Loaded& loaded, const Conditions& conditions)
      : loaded_(loaded), conditions_(conditions) {}

  /// Everything that one case shows; empty where its provision makes no decision or is not in force.
  std::set<Sighting> observe(const Case& each);

  /// `left − right` of a threshold's comparison as it came out last, where both are points; of the items of a fold, the
  /// first. For the search of cases just at a threshold.
  std::optional<Rational> distance(std::size_t item) const;

  /// An item whose `decides_*` is known already: no run is spent on it any more.
  void skip(std::size_t item, Goal goal) { skipped_.emplace(item, goal); }

  /// Of all `decides_*` only this one is looked at, for a search that wants it; nothing: all of them again.
  void only(std::optional<Sighting> wanted) { only_ = wanted; }

 private:
  /// A provision whose instructions can be replaced one at a time.
  struct Probe {
    compile::Provision provision;
    std::vector<std::pair<std::size_t, std::size_t>> places;  ///< block and number, by condition register
  };
  /// What a decision says, for each combination.
  struct Outcome {
    Status status = Status::undetermined;
    std::vector<evaluate::Span> answers;
    std::vector<evaluate::Level> listed, notes;
    evaluate::Span limit;
    evaluate::Level total;
  };
  Probe& probe(std::size_t provision);
  void observe_indicator(const Case& each, const compile::Provision& provision, int section);
  void observe_one(std::size_t provision, const evaluate::Frame& frame);
  bool run(const compile::Provision& provision, const evaluate::Frame& frame);
  std::vector<Outcome> outcomes(const compile::Provision& provision) const;
  static bool differ(const Outcome& a, const Outcome& b, unsigned effects);

  void roots(const compile::Combination& combination, const evaluate::Frame& frame);
  void look(const language::Expr& node, const evaluate::Frame* item);
  void look_condition(const language::Expr& node);
  void look_threshold(const language::Expr& node);
  void see_threshold(std::size_t item, const Rational& distance, const Rational& near);
  void look_choose(const language::Expr& node, const evaluate::Frame* item);
  void look_items(const language::Expr& node, const evaluate::Frame* item);
  void see(std::size_t item, Goal goal) { seen_.emplace(item, goal); }
  evaluate::Level level(const language::Expr& node) const;
  const evaluate::Span& span(const language::Expr& node) const;

  const engine_detail::Loaded& loaded_;
  const Conditions& conditions_;
  std::map<std::size_t, std::unique_ptr<Probe>> probes_;
  std::set<Sighting> skipped_;
  std::optional<Sighting> only_;
  evaluate::Machine machine_;
  evaluate::Decided decided_;
  evaluate::Context context_;
  std::vector<evaluate::Span> parameters_;
  std::vector<std::size_t> accepted_;
  bool awards_known_ = false;

  // of the run that is being looked at
  const compile::Provision* provision_ = nullptr;
  const compile::Combination* combination_ = nullptr;
  const evaluate::Frame* frame_ = nullptr;
  std::set<const language::Expr*> looked_;
  std::vector<std::pair<const language::Expr*, bool>> to_flip_;  ///< conditions that are met, or not
  std::set<Sighting> seen_;
  std::map<std::size_t, Rational> distances_;
};

}  // namespace huiqi::cases
