// A random population for the tests of batch: as JSON Lines, as CSV, and what `evaluate` says of each profile.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "batch/batch.hpp"
#include "cli/steps.hpp"
#include "huiqi/engine.hpp"
#include "random/dice.hpp"

namespace huiqi::test {

/// The embedded rule sets, loaded once.
const Engine& batch_engine();

/// Profiles of random/profiles.hpp, one line of JSON each, figures as they were written. Some are refused by the reader.
std::vector<std::string> population(std::uint64_t first_seed, std::size_t count);

std::string json_lines(const std::vector<std::string>& profiles);

/// Profiles as CSV files: facts as columns, lists as JSON in their cells, but those in `joined`, which are item files.
/// The column "no" holds each profile's number, counted from 1; in the item files it says whose the item is.
struct Table {
  std::string applicants;
  std::map<std::string, std::string> items;  ///< by the list's name
  std::string mapping;                       ///< for --columns: "no" is the code
  std::vector<std::string> profiles;         ///< what the rows say: a list that is joined is complete, if empty
};
Table table_of(const std::vector<std::string>& profiles, const std::vector<std::string>& joined);

/// What may come of a row on a bad disk, by a bad program, in a bad editor. Never a line end.
std::string mutilated(std::string row, random::Dice& dice);

void write(const std::filesystem::path& path, const std::string& text);

/// A run in a folder of its own.
class BatchRun {
 public:
  BatchRun();
  batch::Options options;  ///< output, rejects and summary lie in the folder
  std::filesystem::path path(const std::string& name) const { return folder_.path() / name; }
  /// Writes the input under that name, whose ending says what it is, and runs.
  batch::Outcome run(const std::string& name, const std::string& input);
  std::string output() const;
  std::string rejects() const;
  std::string summary() const;
  /// Names of the files in the folder.
  std::vector<std::string> files() const;

 private:
  Folder folder_;
};

}  // namespace huiqi::test
