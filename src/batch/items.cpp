// See items.hpp.
#include "batch/items.hpp"

#include <fmt/format.h>

#include "read/object.hpp"

namespace huiqi::batch {
namespace {

constexpr std::size_t rows_at_once = 1024;
constexpr std::size_t most_errors = 20;

Diagnostic problem(const std::string& file, std::uint64_t line, std::string code, Text message) {
  Diagnostic diagnostic;
  diagnostic.code = std::move(code);
  diagnostic.file = file;
  diagnostic.place = {static_cast<std::uint32_t>(line), 1};
  diagnostic.message = std::move(message);
  return diagnostic;
}

/// The fact that `list` names; -1 with an error where it is no list.
int find_list(const std::string& list, const vocabulary::Vocabulary& vocabulary, std::vector<Diagnostic>& diagnostics) {
  const Resolved found = resolve_path(vocabulary, vocabulary.applicant, list);
  const bool is_list = found.fact >= 0 && !found.through_list &&
                       vocabulary.facts[static_cast<std::size_t>(found.fact)].type == vocabulary::FactType::list;
  if (is_list) return found.fact;
  std::vector<std::string> lists;
  for (const int each : vocabulary.records[static_cast<std::size_t>(vocabulary.applicant)].facts) {
    const vocabulary::Fact& fact = vocabulary.facts[static_cast<std::size_t>(each)];
    if (fact.type == vocabulary::FactType::list) lists.push_back(fact.name);
  }
  Diagnostic diagnostic;
  diagnostic.code = "no_such_list";
  diagnostic.file = "--items";
  diagnostic.message = {fmt::format("“{}”不是资料中的列表", list), fmt::format("\"{}\" is no list of a profile", list)};
  diagnostic.suggestion = read::suggest(list, lists);
  diagnostics.push_back(std::move(diagnostic));
  return -1;
}

const char* fault_words_zh(Fault fault) { return fault == Fault::too_long ? "这一行太长" : "引号有误"; }
const char* fault_words_en(Fault fault) {
  return fault == Fault::too_long ? "this row is too long" : "the quotation marks are wrong";
}

}  // namespace

std::optional<Items> Items::load(const std::string& list, const std::string& file,
                                 const vocabulary::Vocabulary& vocabulary, const Mapping* mapping, const Halt* halt,
                                 std::vector<Diagnostic>& diagnostics) {
  const int fact = find_list(list, vocabulary, diagnostics);
  auto input = fact < 0 ? std::nullopt : open_input(file, halt, diagnostics);
  if (!input) return std::nullopt;
  Items items;
  items.list_ = list;
  items.file_ = file;
  std::vector<Diagnostic> found;
  Rows rows(*input->bytes, Form::csv);
  Block block;
  bool header = true;
  while (found.size() < most_errors && rows.next(block, rows_at_once)) {
    for (const Row& row : block.rows) {
      if (row.fault != Fault::none) {
        found.push_back(problem(file, row.line, "bad_record", {fault_words_zh(row.fault), fault_words_en(row.fault)}));
        continue;
      }
      const auto cells = cells_of(block.text(row), row.line);
      if (header) {
        header = false;
        const TableMapping* meanings = nullptr;
        if (mapping != nullptr && mapping->items.contains(list)) meanings = &mapping->items.at(list);
        const int record = vocabulary.facts[static_cast<std::size_t>(fact)].target;
        auto table = read_header(cells, {vocabulary, record, file, mapping, meanings}, found);
        if (!table) break;
        items.table_ = std::move(*table);
        if (items.table_.code >= 0) continue;
        found.push_back(problem(file, row.line, "no_code_column",
                                {"没有申报主体代码这一列;用 --columns 的对照文件写明(items 中的 code)",
                                 "no column holds the applicant's code; say which in a file for --columns (\"code\" "
                                 "below \"items\")"}));
        break;
      }
      if (cells.size() != items.table_.columns.size()) {
        found.push_back(
            problem(file, row.line, "cell_count",
                    {fmt::format("应有 {} 格,这里有 {} 格", items.table_.columns.size(), cells.size()),
                     fmt::format("{} cells are wanted, here are {}", items.table_.columns.size(), cells.size())}));
        continue;
      }
      const std::string& code = cells[static_cast<std::size_t>(items.table_.code)].text;
      if (code.empty()) {
        found.push_back(problem(file, row.line, "no_code", {"没有申报主体代码", "the applicant's code is missing"}));
        continue;
      }
      items.by_code_[code].push_back(static_cast<std::uint32_t>(items.records_.size()));
      items.records_.push_back({items.bytes_.size(), row.size, row.line, row.offset});
      items.bytes_ += block.text(row);
    }
    if (!found.empty() && items.table_.code < 0) break;
  }
  if (found.empty() && header)
    found.push_back(problem(file, 1, "empty_file", {"文件是空的,没有标题行", "the file is empty: it has no header"}));
  diagnostics.insert(diagnostics.end(), found.begin(), found.end());
  if (has_errors(found)) return std::nullopt;
  items.taken_ = std::make_unique<std::atomic<bool>[]>(items.records_.size());
  return items;
}

std::vector<Items::Record> Items::of(const std::string& code) const {
  std::vector<Record> records;
  const auto found = by_code_.find(code);
  if (found == by_code_.end()) return records;
  for (const std::uint32_t each : found->second) records.push_back(record(records_[each]));
  return records;
}

void Items::take(const std::string& code) const {
  const auto found = by_code_.find(code);
  if (found == by_code_.end()) return;
  for (const std::uint32_t each : found->second) taken_[each].store(true, std::memory_order_relaxed);
}

std::vector<Items::Record> Items::left_over() const {
  std::vector<Record> records;
  for (std::size_t i = 0; i < records_.size(); ++i) {
    if (!taken_[i].load(std::memory_order_relaxed)) records.push_back(record(records_[i]));
  }
  return records;
}

}  // namespace huiqi::batch
