// See profiles.hpp.
#include "batch/profiles.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "evaluate/loaded.hpp"

namespace huiqi::batch {
namespace {

/// While a profile is put together from several files, a place's line holds which one it is in: the segment above these bits, the
/// line within it below.
constexpr std::uint32_t line_bits = 12;
constexpr std::uint32_t most_lines = (1u << line_bits) - 1;

std::uint32_t line_in(std::uint64_t line) { return static_cast<std::uint32_t>(line); }

/// Cells whose places name a segment.
std::vector<Cell> cells_in(std::string_view record, std::size_t segment) {
  auto cells = cells_of(record, 1);
  for (Cell& each : cells)
    each.place.line = static_cast<std::uint32_t>(segment << line_bits) + std::min(each.place.line, most_lines);
  return cells;
}

Diagnostic row_fault(Fault fault) {
  Diagnostic diagnostic;
  diagnostic.place = {1, 1};
  if (fault == Fault::too_long) {
    diagnostic.code = "limit_exceeded";
    diagnostic.message = {fmt::format("这一行超过 {} 字节的上限", Rows::longest_row),
                          fmt::format("this row is over the limit of {} bytes", Rows::longest_row)};
  } else {
    diagnostic.code = "csv_quotes";
    diagnostic.message = {
        "引号有误:含引号的格须整格加引号,格内的引号写两次",
        "the quotation marks are wrong: a cell that holds any is quoted as a whole, and each of them is doubled"};
  }
  return diagnostic;
}

/// The first credit code, and the name, of a kind of subject of which there is one.
void identify(const profile::Applicant& applicant, RowProfile& row) {
  const auto& vocabulary = *applicant.vocabulary;
  for (const vocabulary::SubjectKind& kind : vocabulary.subjects) {
    if (kind.record < 0) continue;
    const auto& items = value_of(applicant.root, vocabulary, kind.section).more->items;
    if (items.size() != 1) continue;
    const auto& facts = vocabulary.records[static_cast<std::size_t>(kind.record)].facts;
    for (std::size_t i = 0; i < facts.size() && row.id.empty(); ++i) {
      if (vocabulary.facts[static_cast<std::size_t>(facts[i])].type == vocabulary::FactType::credit_code)
        row.id = items.front().facts[i].more->text;
    }
    const int name = vocabulary.find_fact(kind.record, "name");
    if (name >= 0 && row.name.empty()) row.name = value_of(items.front(), vocabulary, name).more->text;
  }
}

}  // namespace

/// A stretch of a file that a profile is put together from.
struct Profiles::Segment {
  const std::string* file;
  std::uint64_t line;
};

void Profiles::place(Diagnostic& diagnostic, const std::vector<Segment>& segments) {
  const auto move = [&](Place& place, std::string& file) {
    const std::size_t segment = std::min<std::size_t>(place.line >> line_bits, segments.size() - 1);
    const std::uint32_t within = std::max(place.line & most_lines, 1u);
    place = {line_in(segments[segment].line + within - 1), std::max(place.column, 1u)};
    file = *segments[segment].file;
  };
  move(diagnostic.place, diagnostic.file);
  if (diagnostic.other_place) move(*diagnostic.other_place, diagnostic.other_file);
}

void Profiles::answered(const RowProfile& row) const {
  for (const Items& each : items_) each.take(row.id);
}

RowProfile Profiles::read(const Row& row, std::string_view text, FastJson& fast) const {
  RowProfile result;
  const std::vector<Segment> whole = {{&file_, row.line}};
  if (row.fault != Fault::none) {
    result.diagnostics.push_back(row_fault(row.fault));
    place(result.diagnostics.back(), whole);
    return result;
  }
  result = table_ ? read_record(row, text) : read_json(row, text, fast);
  if (result.profile) identify(result.profile->applicant(), result);
  return result;
}

std::optional<Profile> Profiles::profile_from(const read::Node& root, std::vector<Diagnostic>& diagnostics) const {
  const auto& loaded = engine_.loaded();
  auto applicant = profile::read_applicant(root, file_, loaded.vocabulary, loaded.known, diagnostics);
  if (!applicant) return std::nullopt;
  return Profile(std::make_shared<const profile::Applicant>(std::move(*applicant)));
}

/// The fast way where there is nothing to say of the row; else the ordinary one, which knows the places.
RowProfile Profiles::read_json(const Row& row, std::string_view text, FastJson& fast) const {
  RowProfile result;
  if (const auto root = fast.read(text)) {
    result.profile = profile_from(*root, result.diagnostics);
    if (result.diagnostics.empty()) return result;
    result = {};
  }
  auto read = engine_.read_profile(text, file_);
  result.profile = std::move(read.value);
  result.diagnostics = std::move(read.diagnostics);
  const auto down = line_in(row.line - 1);
  for (Diagnostic& each : result.diagnostics) {
    if (each.place.line != 0) each.place.line += down;
    if (each.other_place && each.other_place->line != 0) each.other_place->line += down;
  }
  return result;
}

RowProfile Profiles::read_record(const Row& row, std::string_view text) const {
  RowProfile result;
  std::vector<Segment> segments = {{&file_, row.line}};
  if (auto bad = utf8_problem(text)) result.diagnostics.push_back(std::move(*bad));
  const auto cells = result.diagnostics.empty() ? cells_in(text, 0) : std::vector<Cell>();
  if (result.diagnostics.empty() && cells.size() != table_->columns.size()) {
    Diagnostic& error = result.diagnostics.emplace_back();
    error.code = "cell_count";
    error.message = {fmt::format("应有 {} 格,这里有 {} 格", table_->columns.size(), cells.size()),
                     fmt::format("{} cells are wanted, here are {}", table_->columns.size(), cells.size())};
  }
  if (result.diagnostics.empty()) {
    if (table_->code >= 0) result.id = cells[static_cast<std::size_t>(table_->code)].text;
    const read::Node root = profile_of(cells, result.id, segments, result.diagnostics);
    if (!has_errors(result.diagnostics)) result.profile = profile_from(root, result.diagnostics);
  }
  for (Diagnostic& each : result.diagnostics) place(each, segments);
  return result;
}

read::Node Profiles::profile_of(const std::vector<Cell>& cells, const std::string& code, std::vector<Segment>& segments,
                                std::vector<Diagnostic>& diagnostics) const {
  read::Node root;
  root.kind = read::Node::Kind::object;
  root.place = {1, 1};
  const auto& vocabulary = *engine_.loaded().vocabulary;
  put_cells(cells, *table_, vocabulary, file_, root, diagnostics);
  if (!items_.empty() && code.empty()) {
    Diagnostic& error = diagnostics.emplace_back();
    error.code = "no_code";
    error.place = cells[static_cast<std::size_t>(table_->code)].place;
    error.message = {"没有代码,不能与 --items 的文件对上",
                     "without a code nothing can be joined from the files of --items"};
    return root;
  }
  for (const Items& each : items_) join(each, code, root, segments, diagnostics);
  return root;
}

void Profiles::join(const Items& items, const std::string& code, read::Node& root, std::vector<Segment>& segments,
                    std::vector<Diagnostic>& diagnostics) const {
  read::Node list;
  list.kind = read::Node::Kind::array;
  list.place = {1, 1};
  for (const Items::Record& record : items.of(code)) {
    segments.push_back({&items.file(), record.line});
    if (auto bad = utf8_problem(record.text)) {
      bad->place.line = static_cast<std::uint32_t>((segments.size() - 1) << line_bits) + 1;
      diagnostics.push_back(std::move(*bad));
      continue;
    }
    read::Node item;
    item.kind = read::Node::Kind::object;
    const auto cells = cells_in(record.text, segments.size() - 1);
    item.place = cells.front().place;
    put_cells(cells, items.table(), *engine_.loaded().vocabulary, items.file(), item, diagnostics);
    list.items.push_back(std::move(item));
  }
  put_at(root, items.list(), std::move(list));
}

}  // namespace huiqi::batch
