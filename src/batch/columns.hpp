// What the columns of a CSV file mean: which fact each one holds, and how its cells are written. A column is named by its fact's
// path, or mapped to one by a file (docs/batch.md). Tests: tests/batch/agree_test.cpp, tests/cli/transcripts/batch.txt
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "batch/csv.hpp"
#include "read/json.hpp"
#include "vocabulary/vocabulary.hpp"

namespace huiqi::batch {

/// What a mapping file says of one column.
struct Meaning {
  std::string path;                          ///< empty: left out
  std::string unit;                          ///< put behind every figure: "万元"
  std::map<std::string, std::string> words;  ///< "是" -> "true"
  Place place;
};

/// Of one CSV file: the applicants' or that of an item list.
struct TableMapping {
  std::string code;                        ///< the title of the column with the applicant's code; empty: not said
  std::map<std::string, Meaning> columns;  ///< by title
  Place place;
};

struct Mapping {
  std::string file;
  TableMapping applicants;
  std::map<std::string, TableMapping> items;  ///< by the list's name
};

/// Reads a mapping file. Nothing on any error.
std::optional<Mapping> read_mapping(std::string_view text, const std::string& file,
                                    std::vector<Diagnostic>& diagnostics);

struct Column {
  std::string title, path;
  int fact = -1;              ///< -1: "as_of"
  bool used = false;          ///< false: left out
  bool through_list = false;  ///< the path names an item of a list
  std::string unit;
  std::map<std::string, std::string> words;
};

struct Table {
  std::vector<Column> columns;
  int code = -1;  ///< the column with the applicant's code
};

/// Where columns are looked up.
struct Surroundings {
  const vocabulary::Vocabulary& vocabulary;
  int record = -1;  ///< the record whose facts the paths begin with: the applicant, or an item
  std::string file;
  const Mapping* mapping = nullptr;
  const TableMapping* meanings = nullptr;
};

struct Resolved {
  int fact = -1;  ///< -1: there is no such fact
  bool through_list = false;
  Text problem, suggestion;
};

/// The fact that a path leads to, from a record: "enterprise.rd_expenditure.2025".
Resolved resolve_path(const vocabulary::Vocabulary& vocabulary, int record, std::string_view path);

/// The meaning of each column of a header. Nothing where one is neither a path nor mapped, is there twice, is part of what
/// another holds, or is mapped and not there; a column that is the applicant's code and no fact is not an error.
std::optional<Table> read_header(const std::vector<Cell>& header, const Surroundings& surroundings,
                                 std::vector<Diagnostic>& diagnostics);

/// A cell as the profile would hold it; nothing where it is empty (unknown), or is JSON that cannot be read, with an error.
std::optional<read::Node> node_of(const Cell& cell, const Column& column, const vocabulary::Vocabulary& vocabulary,
                                  std::vector<Diagnostic>& diagnostics);

/// Puts each cell at its path of `object`: the applicant, or an item.
void put_cells(const std::vector<Cell>& cells, const Table& table, const vocabulary::Vocabulary& vocabulary,
               const std::string& file, read::Node& object, std::vector<Diagnostic>& diagnostics);

/// Puts a value at a dotted path, on which objects are made as needed.
void put_at(read::Node& object, std::string_view path, read::Node value);

}  // namespace huiqi::batch
