// A handout as Markdown (CommonMark with the tables and task lists of GitHub Flavored Markdown). Words of a profile cannot
// become markup: every character that could begin some is escaped. Tests: tests/explain/handout_test.cpp
#include <algorithm>
#include <string_view>

#include "explain/handout.hpp"

namespace huiqi::handout {
namespace {

std::string escaped(const std::string& text) {
  constexpr std::string_view anywhere = "\\`*_[]<>#|~&";
  std::string result;
  bool start = true;  // only digits, signs and blanks so far: it could begin a list
  for (const char c : text) {
    const bool list = start && (c == '-' || c == '+' || c == '.' || c == ')' || c == '=');
    const bool link = c == ':' || (c == '.' && result.ends_with("www"));  // GFM makes a link of a bare address
    if (anywhere.find(c) != std::string_view::npos || list || link) result += '\\';
    result += c;
    start = start && ((c >= '0' && c <= '9') || c == ' ');
  }
  return result;
}

/// Part of the whole as a bar of at most 24 blocks, at least one.
std::string bar(std::int64_t part, std::int64_t whole) {
  constexpr std::int64_t most = 24;
  const std::int64_t blocks =
      whole <= 0 ? 0 : std::max<std::int64_t>(1, part / std::max<std::int64_t>(1, whole / most));
  std::string result;
  for (std::int64_t i = 0; i < std::min(blocks, most); ++i) result += "█";
  return result;
}

std::string row(const std::vector<std::string>& cells) {
  std::string line = "|";
  for (const std::string& cell : cells) line += " " + escaped(cell) + " |";
  return line + "\n";
}

std::string table(const std::vector<std::vector<std::string>>& rows) {
  std::string text = row(rows.front()) + "|";
  for (std::size_t i = 0; i < rows.front().size(); ++i) text += " --- |";
  text += "\n";
  for (std::size_t i = 1; i < rows.size(); ++i) text += row(rows[i]);
  return text;
}

}  // namespace

std::string markdown(const Document& document) {
  std::string text;
  for (const Block& block : document.blocks) {
    if (!text.empty()) text += "\n";
    switch (block.kind) {
      case Block::Kind::heading:
        text += std::string(static_cast<std::size_t>(block.level), '#') + " " + escaped(block.text) + "\n";
        break;
      case Block::Kind::paragraph:
        text += escaped(block.text) + "\n";
        break;
      case Block::Kind::remark:
        text += "> " + escaped(block.text) + "\n";
        break;
      case Block::Kind::list:
        for (const std::string& each : block.items) text += "- " + escaped(each) + "\n";
        break;
      case Block::Kind::checklist:
        for (const std::string& each : block.items) text += "- [ ] " + escaped(each) + "\n";
        break;
      case Block::Kind::table:
        text += table(block.rows);
        break;
      case Block::Kind::bars: {
        std::int64_t most = 1;
        for (const Bar& each : block.bars) most = std::max(most, each.ceiling_max.value_or(each.ceiling));
        std::vector<std::vector<std::string>> rows = {{block.text, "", ""}};
        for (const Bar& each : block.bars) rows.push_back({each.label, each.figure, bar(each.ceiling, most)});
        text += table(rows);
        break;
      }
    }
  }
  return text;
}

}  // namespace huiqi::handout
