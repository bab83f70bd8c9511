// Reading a population of profiles: JSON Lines, a JSON array, one profile, or a folder. Tests: tests/cli/transcripts/diff.txt
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/diff_report.hpp"

namespace huiqi::cli {

/// Counts every profile; one with errors is reported with its place and counted as such. Nothing where the path itself cannot
/// be read, or the text is neither.
std::optional<PopulationReport> count_population(const std::string& path, const compare::Versions& versions,
                                                 const std::vector<compare::Side>& before,
                                                 const std::vector<compare::Side>& after,
                                                 std::vector<Diagnostic>& diagnostics);

}  // namespace huiqi::cli
