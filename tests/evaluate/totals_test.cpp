// The best combination against trying every subset.
#include "evaluate/totals.hpp"

#include <random>

#include "catch.hpp"

using namespace huiqi;
using namespace huiqi::evaluate;

namespace {

bool share(const Candidate& a, const Candidate& b) {
  for (int group : a.groups) {
    for (int other : b.groups) {
      if (group == other) return true;
    }
  }
  return false;
}

std::int64_t best_by_trying(const std::vector<Candidate>& candidates) {
  std::int64_t best = 0;
  for (unsigned set = 0; set < (1u << candidates.size()); ++set) {
    std::int64_t sum = 0;
    bool admissible = true;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      if ((set >> i & 1) == 0) continue;
      sum += candidates[i].ceiling.fen();
      for (std::size_t k = 0; k < i; ++k)
        admissible = admissible && ((set >> k & 1) == 0 || !share(candidates[i], candidates[k]));
    }
    if (admissible) best = std::max(best, sum);
  }
  return best;
}

}  // namespace

TEST_CASE("the best combination is the best of all subsets") {
  std::mt19937_64 dice(7);
  for (int round = 0; round < 400; ++round) {
    std::vector<Candidate> candidates(dice() % 11);
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      candidates[i].decision = i;
      candidates[i].ceiling = Money::from_fen(static_cast<std::int64_t>(dice() % 50));
      for (int group = 0; group < 5; ++group) {
        if (dice() % 4 == 0) candidates[i].groups.push_back(group);
      }
    }
    const auto chosen = best_combination(candidates);
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < chosen.size(); ++i) {
      sum += candidates[chosen[i]].ceiling.fen();
      for (std::size_t k = 0; k < i; ++k) CHECK_FALSE(share(candidates[chosen[i]], candidates[chosen[k]]));
    }
    CHECK(sum == best_by_trying(candidates));
  }
}
