// Random rule sets, as JSON text in the language of docs/language/README.md: every word of it, nested, over the facts of a
// real vocabulary. Always valid for the checker.
#pragma once

#include <cstdint>
#include <string>

#include "vocabulary/vocabulary.hpp"

namespace huiqi::random {

/// One rule set of a few provisions, with id "random-SEED".
std::string random_rule_set(const vocabulary::Vocabulary& vocabulary, std::uint64_t seed);

}  // namespace huiqi::random
