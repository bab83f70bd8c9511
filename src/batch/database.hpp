// Answers as an SQLite database: tables with indexes, for questions about many profiles at once. It is written in one transaction and
// without a journal, into a file that has no name yet; the sink that opened the file gives it its name when it is whole.
// Tables: docs/batch.md. Source: sqlite.org/pragma.html (journal_mode, synchronous), fileformat2.html. Tests: tests/batch/database_test.cpp
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "batch/failure.hpp"
#include "huiqi/engine.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace huiqi::batch {

/// A decision as a row.
struct StoredDecision {
  std::size_t provision = 0;
  std::string_view subject_kind;
  std::string subject;
  Status status{};
  std::optional<Money> assured, ceiling, ceiling_max;
  std::optional<bool> in_totals;  ///< of what may be applied for and has an amount: whether that counts in totals
};

/// One profile's answer as rows.
struct StoredAnswer {
  std::uint64_t line = 0;
  std::string id, name, as_of;
  std::vector<StoredDecision> decisions;
  std::vector<std::string> warnings;  ///< codes
};

class Database {
 public:
  /// `file` is there and empty; `name` is for messages. The engine and `halt` must outlive this. Throws Failure.
  Database(const std::string& file, std::string name, const Engine& engine, const Halt* halt);
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  /// The provisions that are asked for. All of these throw Failure (a full disk), Stopped.
  void write_provisions(const std::vector<bool>& wanted);
  void write(const std::vector<StoredAnswer>& answers);
  /// Lines of the rejects' file.
  void reject(std::string_view lines);
  /// Makes the indexes, and closes the file. What was written is with the system, not yet on the disk.
  void finish();

 private:
  class Statement;
  void run(const char* sql);
  std::unique_ptr<Statement> prepare(const char* sql);
  [[noreturn]] void fail() const;

  std::string name_;
  const Engine& engine_;
  const Halt* halt_;
  std::vector<std::string> ids_;  ///< of the provisions
  std::shared_ptr<sqlite3> connection_;
  std::shared_ptr<Statement> applicant_, decision_, warning_, reject_;  // released before the connection
};

}  // namespace huiqi::batch
