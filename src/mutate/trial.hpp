// Tries mutants on the cases: is there a case that answers differently once the rules are changed?
// Each mutant is compiled with the one provision whose cases are run and what that names, never the whole of the rules.
// Format of the answer: docs/mutation.md. Tests: tests/mutate/
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cases/cases.hpp"
#include "huiqi/engine.hpp"
#include "mutate/mutant.hpp"

namespace huiqi::mutate {

enum class Fate {
  noticed,    ///< a case differs
  survived,   ///< no case differs
  equivalent  ///< no answer can differ: compiled, it is the same program, or the family knows why
};

struct Tried {
  Mutant mutant;
  Fate fate = Fate::survived;
  const cases::Unnoticed* explanation = nullptr;  ///< of a survivor, where the case files have one
};

struct Count {
  std::size_t noticed = 0, survived = 0, equivalent = 0;

  std::size_t tried() const { return noticed + survived; }
  /// Tenths of a percent, rounded down: 1000 only where every mutant was noticed (or there was none).
  int score() const { return tried() == 0 ? 1000 : static_cast<int>(noticed * 1000 / tried()); }
  void add(Fate fate);
  void add(const Count& other);
};

struct SetTrial {
  const language::RuleSet* set = nullptr;
  std::vector<Tried> tried;

  Count count() const;
  Count count(Family family) const;
};

struct Trial {
  std::vector<SetTrial> sets;                   ///< those that have cases, in the engine's order
  std::vector<const cases::Case*> failing;      ///< they differ from the rules as they stand: nothing is tried
  std::vector<const cases::Unnoticed*> unused;  ///< explanations whose mutant was noticed, or is none

  Count count() const;
};

struct TrialOptions {
  std::vector<std::string> only;  ///< rule sets or provisions; empty: all. Precondition: they exist
  unsigned jobs = 1;              ///< threads; the answer does not depend on it
};

/// Everything that the answer points to belongs to the engine and the files, which must outlive it.
Trial try_mutants(const Engine& engine, const std::vector<cases::CaseFile>& files, const TrialOptions& options);

}  // namespace huiqi::mutate
