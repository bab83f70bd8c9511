// What the objects of a file of application windows may hold: the tables of its reader and of the JSON Schema.
// Reference: docs/windows.md. Tests: tests/schema/, tests/windows/
#pragma once

#include "read/keys.hpp"

namespace huiqi::windows {

const read::Keys& file_keys();
const read::Keys& window_keys();

}  // namespace huiqi::windows
