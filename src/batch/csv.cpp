// See csv.hpp.
#include "batch/csv.hpp"

#include <algorithm>
#include <limits>

#include "read/json_mistake.hpp"

namespace huiqi::batch {
namespace {

std::string trimmed(std::string text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string::npos) return "";
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

Place place_from(std::uint64_t line, Place within) {
  const std::uint64_t most = std::numeric_limits<std::uint32_t>::max();
  within.line = static_cast<std::uint32_t>(std::min(most, line + within.line - 1));
  return within;
}

}  // namespace

std::vector<Cell> cells_of(std::string_view record, std::uint64_t line) {
  std::vector<Cell> cells;
  read::Cursor cursor(record);
  std::size_t at = 0;
  for (;;) {
    Cell cell;
    cell.place = place_from(line, cursor.at(at));
    std::string text;
    if (at < record.size() && record[at] == '"') {
      for (++at; at < record.size(); ++at) {
        if (record[at] == '"' && (at + 1 == record.size() || record[at + 1] != '"')) break;
        if (record[at] == '"') ++at;
        text += record[at];
      }
      at = std::min(record.find(',', at), record.size());
    } else {
      const std::size_t end = std::min(record.find(',', at), record.size());
      text = record.substr(at, end - at);
      at = end;
    }
    cell.text = trimmed(std::move(text));
    cells.push_back(std::move(cell));
    if (at >= record.size()) return cells;
    ++at;
  }
}

std::optional<Diagnostic> utf8_problem(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = read::sequence_length(text, at);
    if (length == 0) {
      Diagnostic diagnostic;
      diagnostic.code = "not_utf8";
      diagnostic.place = read::place_of(text, at);
      diagnostic.message = {"这里不是 UTF-8 编码", "this is not UTF-8"};
      diagnostic.suggestion = {"把文件另存为 UTF-8(CSV UTF-8)", "save the file as UTF-8 (CSV UTF-8)"};
      return diagnostic;
    }
    at += length;
  }
  return std::nullopt;
}

void put_cell(std::string_view text, std::string& out) {
  const bool plain = text.find_first_of(",\"\r\n") == std::string_view::npos &&
                     (text.empty() || (text.front() != ' ' && text.back() != ' '));
  if (plain) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

}  // namespace huiqi::batch
