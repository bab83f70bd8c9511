// Splits bytes into rows, each with its place: lines of JSON Lines, records of CSV. Nothing is read into them yet.
// Source: jsonlines.org (a row a line), RFC 4180 (a quoted cell may hold line ends). Tests: tests/batch/rows_test.cpp
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "batch/source.hpp"

namespace huiqi::batch {

/// A database is written, not read.
enum class Form { json_lines, csv, sqlite };

/// What is wrong with a row before anybody looks into it.
enum class Fault : std::uint8_t { none, too_long, quoting };

struct Row {
  std::uint64_t line = 0;    ///< of its first character, from 1
  std::uint64_t offset = 0;  ///< of its first byte in the unpacked input
  std::size_t at = 0,
              size = 0;  ///< within the block's bytes, without the line end; of one that is too long its beginning
  Fault fault = Fault::none;
};

/// Rows that travel together.
struct Block {
  std::uint64_t number = 0;
  std::string bytes;
  std::vector<Row> rows;
  std::uint64_t empty_lines = 0;

  std::string_view text(const Row& row) const { return std::string_view(bytes).substr(row.at, row.size); }
};

class Rows {
 public:
  static constexpr std::size_t longest_row = std::size_t{1} << 20;  ///< bytes
  static constexpr std::size_t shown_of_longer = 1024;              ///< of a longer one that much is kept

  /// A byte order mark at the beginning is left out. The source must outlive this.
  Rows(Source& source, Form form) : source_(source), form_(form) {}

  /// The next rows: at most `most_rows`, fewer where they are long. False at the end, with an empty block.
  bool next(Block& block, std::size_t most_rows);

 private:
  struct End {
    std::size_t content = 0;  ///< size without the line end
    std::size_t whole = 0;    ///< size with it
    std::uint64_t lines = 1;
    Fault fault = Fault::none;
  };

  bool fill();
  bool one(Block& block);
  bool find_end(End& end);
  End line_end(std::size_t end) const;
  std::size_t end_of_line(std::size_t from);
  void skip_long(Block& block);

  Source& source_;
  Form form_;
  std::string buffer_;
  std::size_t at_ = 0;  ///< of the next row in the buffer
  std::uint64_t line_ = 1, offset_ = 0, number_ = 0;
  bool started_ = false, ended_ = false;
};

}  // namespace huiqi::batch
