// The figures at which rule sets change their mind: random profiles take their values from around these.
#pragma once

#include <map>
#include <vector>

#include "huiqi/date.hpp"
#include "language/rule_set.hpp"
#include "vocabulary/vocabulary.hpp"

namespace huiqi::random {

struct Thresholds {
  std::map<int, std::vector<Rational>> of_fact;                   ///< what a fact is compared with; in stored units
  std::map<vocabulary::FactType, std::vector<Rational>> of_type;  ///< every constant of the type
  std::map<int, std::vector<int>> words_of_fact;                  ///< ordinals of the words a fact is tested for
  std::vector<Period> periods;                                    ///< that are added to days or taken from them
};

/// Of all constants in the rule sets: thresholds, caps, and the bases at which a rate reaches its cap.
Thresholds collect_thresholds(const std::vector<language::RuleSet>& sets);

}  // namespace huiqi::random
