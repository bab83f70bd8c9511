// Writing a file whole or not at all. Tests: tests/cli/transcripts/questions.txt, fmt.txt
#pragma once

#include <string>
#include <string_view>

#include "cli/exit_status.hpp"
#include "huiqi/text.hpp"

namespace huiqi::cli {

/// Whether the file may be written: it does not exist, or `force`; else says so.
bool may_write(const std::string& path, bool force, Language language);

/// Written beside its place and then moved there, so that a file of that name is never half written. An existing one is kept
/// unless `force`: status 2. Says where it wrote on standard error; status 3 where it cannot.
ExitStatus write_file(const std::string& path, std::string_view text, bool force, Language language);

/// The same for a file that is there, without a word where it went well.
ExitStatus replace_file(const std::string& path, std::string_view text, Language language);

}  // namespace huiqi::cli
