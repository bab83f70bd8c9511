// The keys of a profile that are not the vocabulary's: the tables of its reader and of the JSON Schema.
// Reference: docs/profile.md. Tests: tests/schema/, tests/profile/bad_test.cpp
#pragma once

#include "read/keys.hpp"

namespace huiqi::profile {

const read::Keys& head_keys();  ///< beside the sections
const read::Keys& determination_keys();

}  // namespace huiqi::profile
