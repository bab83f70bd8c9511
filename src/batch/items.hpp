// A list of the profile (projects, titles …) that stands in a CSV file of its own and is joined by the applicant's code. It is held in
// memory as it is written. Tests: tests/batch/agree_test.cpp, tests/cli/transcripts/batch.txt
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "batch/columns.hpp"
#include "batch/rows.hpp"

namespace huiqi::batch {

class Items {
 public:
  /// Reads the whole file. A record whose quoting is wrong, that has another number of cells than the header, or no code, is an
  /// error: a list would else be taken for complete that is not. Throws Failure, Stopped.
  static std::optional<Items> load(const std::string& list, const std::string& file,
                                   const vocabulary::Vocabulary& vocabulary, const Mapping* mapping, const Halt* halt,
                                   std::vector<Diagnostic>& diagnostics);

  const std::string& list() const { return list_; }  ///< a path: "projects", "enterprise.technology_centre.revocations"
  const std::string& file() const { return file_; }
  const Table& table() const { return table_; }
  std::uint64_t count() const { return records_.size(); }

  struct Record {
    std::string_view text;
    std::uint64_t line = 0, offset = 0;
  };
  /// The applicant's records, in the file's order.
  std::vector<Record> of(const std::string& code) const;
  /// An applicant with that code is in the output: the records count as joined from now on. By several threads at once.
  void take(const std::string& code) const;
  /// What no applicant has taken, in the file's order.
  std::vector<Record> left_over() const;

 private:
  struct Kept {
    std::size_t at = 0, size = 0;
    std::uint64_t line = 0, offset = 0;
  };
  Record record(const Kept& kept) const {
    return {std::string_view(bytes_).substr(kept.at, kept.size), kept.line, kept.offset};
  }

  std::string list_, file_, bytes_;
  Table table_;
  std::vector<Kept> records_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_code_;
  std::unique_ptr<std::atomic<bool>[]> taken_;
};

}  // namespace huiqi::batch
