// What the surroundings say: language, width and colour. Nothing here touches the process's locale.
// Tests: tests/cli/transcripts/
#pragma once

#include <string>

#include "huiqi/text.hpp"

namespace huiqi::cli {

/// zh where LC_ALL, else LC_MESSAGES, else LANG begins with "zh" (the first that is not empty decides, as POSIX has it).
Language language_of_environment();
/// Of the terminal on standard output; else COLUMNS; else 100.
int terminal_width();
/// `wanted`: auto, always or never. auto: standard output is a terminal, TERM is not dumb, NO_COLOR is empty or not set.
bool use_colour(const std::string& wanted);

}  // namespace huiqi::cli
