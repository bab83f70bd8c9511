// From a row to a profile: a line of JSON, or a record of CSV with the item records that belong to it. Every value is read by the
// profile's own reader, so that a row gets the answers and the messages that a file of its own would.
// Tests: tests/batch/agree_test.cpp, mutilated_test.cpp
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "batch/fast_json.hpp"
#include "batch/items.hpp"
#include "batch/rows.hpp"
#include "huiqi/engine.hpp"

namespace huiqi::batch {

/// What was read of a row: a profile, or why there is none (places are those of the files).
struct RowProfile {
  std::optional<Profile> profile;
  std::string id, name;  ///< the applicant's code and name, where they are stated
  std::vector<Diagnostic> diagnostics;
};

/// May be used by several threads at once.
class Profiles {
 public:
  /// Rows of JSON Lines; `file` names the input in messages. The engine must outlive this.
  Profiles(const Engine& engine, std::string file) : engine_(engine), file_(std::move(file)) {}
  /// Records of CSV.
  Profiles(const Engine& engine, std::string file, Table table, std::vector<Items> items)
      : engine_(engine), file_(std::move(file)), table_(std::move(table)), items_(std::move(items)) {}

  /// `fast` belongs to the calling thread.
  RowProfile read(const Row& row, std::string_view text, FastJson& fast) const;
  /// The row is in the output: what was joined to it is not left over.
  void answered(const RowProfile& row) const;
  const std::vector<Items>& items() const { return items_; }
  const std::string& file() const { return file_; }

 private:
  struct Segment;
  RowProfile read_json(const Row& row, std::string_view text, FastJson& fast) const;
  std::optional<Profile> profile_from(const read::Node& root, std::vector<Diagnostic>& diagnostics) const;
  RowProfile read_record(const Row& row, std::string_view text) const;
  read::Node profile_of(const std::vector<Cell>& cells, const std::string& code, std::vector<Segment>& segments,
                        std::vector<Diagnostic>& diagnostics) const;
  void join(const Items& items, const std::string& code, read::Node& root, std::vector<Segment>& segments,
            std::vector<Diagnostic>& diagnostics) const;
  static void place(Diagnostic& diagnostic, const std::vector<Segment>& segments);

  const Engine& engine_;
  std::string file_;
  std::optional<Table> table_;
  std::vector<Items> items_;
};

}  // namespace huiqi::batch
