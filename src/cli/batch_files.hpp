// Which files `huiqi batch` reads and writes: none that it writes may be one that it reads, or another that it writes.
// Tests: tests/batch/command_test.cpp, tests/cli/transcripts/batch.txt
#pragma once

#include "batch/batch.hpp"

namespace huiqi::cli {

/// Throws UsageError. Nothing is opened: files are compared by device and inode where they are there, else by their paths.
void check_files(const batch::Options& options);

}  // namespace huiqi::cli
