// What a loaded engine holds. Immutable; shared by all threads.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "compile/program.hpp"
#include "language/rule_set.hpp"
#include "profile/applicant.hpp"
#include "reviews/reviews.hpp"
#include "vocabulary/vocabulary.hpp"
#include "windows/windows.hpp"

namespace huiqi::engine_detail {

struct Loaded {
  std::shared_ptr<const vocabulary::Vocabulary> vocabulary;
  std::vector<language::RuleSet> rule_sets;  ///< ordered by id
  std::vector<windows::File> windows;        ///< in the caller's order
  std::vector<reviews::File> reviews;        ///< the embedded ones first, then the caller's
  compile::Program program;
  profile::KnownIds known;
  std::vector<Diagnostic> warnings;
};

}  // namespace huiqi::engine_detail
