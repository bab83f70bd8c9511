// What the objects of a vocabulary file may hold: the tables of its reader (read_vocabulary.cpp) and of the JSON Schema.
// Reference: docs/vocabulary.md. Tests: tests/schema/, tests/vocabulary/bad_test.cpp
#pragma once

#include "read/keys.hpp"

namespace huiqi::vocabulary {

const read::Keys& file_keys();
const read::Keys& enumeration_keys();
const read::Keys& record_keys();
const read::Keys& fact_keys();
const read::Keys& subject_keys();
const read::Keys& constraint_keys();

const read::Choices& fact_types();  ///< in the order of FactType
const read::Choices& series_kinds();

}  // namespace huiqi::vocabulary
