// What a run came to: counts that reconcile, statuses and sums for each provision, and what was missing or unmet most often.
// Sums are exact, and of one provision alone: provisions may exclude each other, so nothing is added across them.
// Tests: tests/batch/summary_test.cpp, tests/batch/agree_test.cpp
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "huiqi/engine.hpp"
#include "values/rational.hpp"

namespace huiqi::batch {

constexpr std::size_t status_count = static_cast<std::size_t>(Status::determined) + 1;

/// Of one provision over all profiles.
struct ProvisionCounts {
  std::array<std::uint64_t, status_count> statuses{};
  std::uint64_t summed = 0;       ///< decisions `may_apply` or `eligible` with an amount that count in totals
  std::uint64_t not_counted = 0;  ///< of such, those whose condition for totals is not met
  std::uint64_t without_ceiling = 0, without_ceiling_max = 0;  ///< summed, but no such figure can be stated
  Int128 assured = 0, ceiling = 0, ceiling_max = 0;            ///< fen

  void add(const ProvisionCounts& other);
};

/// A fact whose absence leaves decisions undetermined.
struct MissingCount {
  std::uint64_t decisions = 0, profiles = 0;
};

struct Summary {
  std::uint64_t read = 0, written = 0, rejected = 0, empty_lines = 0;  ///< read = written + rejected
  std::uint64_t items_read = 0, items_rejected = 0;                    ///< rows of the item files
  std::vector<ProvisionCounts> provisions;                             ///< as Engine::provisions()
  std::map<std::string, std::uint64_t> warnings;                       ///< of accepted rows, by code
  bool with_findings = false;
  std::map<std::pair<std::string, std::string>, MissingCount> missing;  ///< by fact and year (may be empty)
  /// Decisions that one condition alone makes ineligible: by provision and the condition's id.
  std::map<std::pair<std::string, std::string>, std::uint64_t> only_unmet;

  void add(const Summary& other);
};

/// One condition that alone stands in the way, or one missing fact; most frequent first, ties by name.
struct OnlyUnmet {
  std::string provision, condition;
  std::uint64_t decisions = 0;
};
struct MissingFact {
  std::string fact, year;
  MissingCount count;
};
std::vector<OnlyUnmet> most_unmet(const Summary& summary);
std::vector<MissingFact> most_missing(const Summary& summary);

/// The clause and the words of a condition, for people; empty where it has none.
struct ConditionWords {
  std::string cite, quote;
  Text label;
};
ConditionWords words_of(const OnlyUnmet& unmet, const Engine& engine);

/// What was asked for, beside what came of it.
struct SummaryHead {
  std::string input, output, rejects;
  std::string as_of;         ///< empty: each profile's own, else `today`
  std::string today;         ///< empty where `as_of` is not
  std::vector<bool> wanted;  ///< provisions
};

/// As JSON, with a line end. The same input gives the same bytes.
std::string to_json(const Summary& summary, const SummaryHead& head, const Engine& engine);

}  // namespace huiqi::batch
