// What the objects of a rule set may hold, from the file down to a step: the tables of the readers (read_rule_set.cpp,
// read_provision.cpp) and of the JSON Schema. Conditions and values: words.hpp. Reference: docs/language/README.md.
// Tests: tests/schema/, tests/language/bad_test.cpp
#pragma once

#include "read/keys.hpp"

namespace huiqi::language {

const read::Keys& rule_set_keys();
const read::Keys& in_force_keys();
const read::Keys& convention_keys();
const read::Keys& parameter_keys();
const read::Keys& repeal_keys();
const read::Keys& precedence_keys();
const read::Keys& record_keys();
const read::Keys& exclusion_keys();
const read::Keys& clause_keys();  ///< of `structure`
const read::Keys& link_keys();
const read::Keys& step_keys();

const read::Keys& provision_keys();
const read::Keys& grant_keys();
const read::Keys& grant_without_figure_keys();
const read::Keys& grant_part_keys();
const read::Keys& grant_parts_reading_keys();
const read::Keys& listing_keys();  ///< of constants, in `answer`
const read::Keys& note_keys();
const read::Keys& target_keys();

const read::Choices& parameter_types();
const read::Choices& validity_bases();  ///< of `in_force`
const read::Choices& record_verdicts();
const read::Choices& clause_verdicts();
const read::Choices& rates();      ///< of `rate_is`
const read::Choices& roundings();  ///< the default first
const read::Choices& meanings();   ///< of a convention's `means`

}  // namespace huiqi::language
