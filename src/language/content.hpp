// The digest that a review record names: what stands in a provision, what it takes from elsewhere in its rule set
// (definitions, parameters, provisions whose outcome it asks for, the shared scope, validity, conventions), and the kinds of
// the facts that it reads. Any change of these voids a review; a change elsewhere does not. Tests: tests/reviews/
#pragma once

#include <string>

#include "language/rule_set.hpp"
#include "read/json.hpp"
#include "vocabulary/vocabulary.hpp"

namespace huiqi::language {

/// SHA-256, lower-case hexadecimal. `root` is the rule set that the provision was read from. Layout, key order and `version`
/// do not count.
std::string content_digest(const Provision& provision, const read::Node& root,
                           const vocabulary::Vocabulary& vocabulary);

}  // namespace huiqi::language
