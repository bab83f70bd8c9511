// Finding rule sets, vocabulary and cases below folders, and loading an engine with them.
// Tests: tests/cli/transcripts/
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/verb.hpp"
#include "huiqi/diagnostic.hpp"
#include "huiqi/engine.hpp"

namespace huiqi::cli {

struct RuleFiles {
  std::vector<RuleFile> vocabulary;  ///< files in a folder named "vocabulary"
  std::vector<RuleFile> rule_sets;
  std::vector<RuleFile> cases;    ///< *.cases.json
  std::vector<RuleFile> windows;  ///< files in a folder named "windows"
  std::vector<RuleFile> reviews;  ///< *.reviews.json
};

/// Adds every *.json at or below the path, in the order of their names. Hidden files and folders, and JSON Schemas
/// (*.schema.json) are left out. Whatever cannot be read is a diagnostic.
void collect(const std::string& path, RuleFiles& files, std::vector<Diagnostic>& diagnostics);

/// An engine with the embedded rules, those of --rules, and `further`. Nothing on any error. Says what it loaded, and how
/// long it took, to the log of --verbose.
std::optional<Engine> load_engine(const Common& common, const RuleFiles& further, std::vector<Diagnostic>& diagnostics);

}  // namespace huiqi::cli
