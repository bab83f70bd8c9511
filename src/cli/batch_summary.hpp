// A batch run's summary for people. Tests: tests/cli/transcripts/batch.txt
#pragma once

#include <string>

#include "batch/batch.hpp"
#include "huiqi/text.hpp"

namespace huiqi::cli {

/// "read 12 = written 11 + rejected 1 …", one line each for rows and item rows. Of a run that stopped, "answered" for "written".
Text counts_words(const batch::Outcome& outcome);
/// The counts, a table of the provisions that concern anybody, and the most frequent findings.
std::string summary_text(const batch::Outcome& outcome, const Engine& engine, Language language);

}  // namespace huiqi::cli
