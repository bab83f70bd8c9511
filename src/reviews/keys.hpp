// What a file of review records may hold: the tables of the reader (reviews.cpp) and of the JSON Schema (src/schema).
// Reference: docs/reviews.md. Tests: tests/reviews/, tests/schema/
#pragma once

#include "read/keys.hpp"

namespace huiqi::reviews {

const read::Keys& file_keys();
const read::Keys& review_keys();

}  // namespace huiqi::reviews
