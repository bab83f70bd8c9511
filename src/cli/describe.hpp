// The words of src/explain/describe.hpp for the command line. Tests: tests/cli/transcripts/list-and-show.txt
#pragma once

#include "explain/describe.hpp"

namespace huiqi::cli {
using describe::Describer;
using describe::Line;
}  // namespace huiqi::cli
