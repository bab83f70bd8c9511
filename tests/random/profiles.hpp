// Random profiles, as JSON text: facts stated, unknown, null or "none", with values on, just below and just above the figures
// that the rule sets use.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "huiqi/date.hpp"
#include "language/rule_set.hpp"
#include "random/thresholds.hpp"
#include "vocabulary/vocabulary.hpp"

namespace huiqi::random {

class ProfileMaker {
 public:
  /// Both must outlive this.
  ProfileMaker(const vocabulary::Vocabulary& vocabulary, const std::vector<language::RuleSet>& sets);

  /// A filing day: mostly of the years in which the documents are in force, at times the edge of one's validity.
  Date as_of(std::uint64_t seed) const;
  /// The profile of a seed. A few break a constraint of the vocabulary; the reader refuses those.
  std::string make(std::uint64_t seed, Date as_of) const;

 private:
  friend class OneProfile;

  const vocabulary::Vocabulary& vocabulary_;
  Thresholds thresholds_;
  std::vector<std::pair<std::string, std::string>>
      grants_;                           ///< provisions that give an amount, and their kind of subject
  std::vector<std::string> indicators_;  ///< ids and, beside them, their targets
  std::vector<language::Target> targets_;
  std::vector<Date> edges_;  ///< first and last days of validity
};

}  // namespace huiqi::random
