// Cutting, padding, wrapping and painting; UTF-8 after RFC 3629.
// Tests: tests/explain/layout_test.cpp
#include "explain/layout.hpp"

#include <algorithm>

#include "read/suggest.hpp"

namespace huiqi::layout {
namespace {

using read::display_width;

/// The bytes of the first character, 0 where they are no UTF-8 (RFC 3629: no overlong forms, no surrogates).
std::size_t length_of_first(std::string_view text) {
  const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  const std::size_t length = lead >= 0xC2 && lead < 0xE0   ? 2u
                             : lead >= 0xE0 && lead < 0xF0 ? 3u
                             : lead >= 0xF0 && lead < 0xF5 ? 4u
                                                           : 0u;
  if (length == 0 || length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0u) != 0x80u) return 0;
  }
  const unsigned second = byte(1);
  const bool bad = (lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) ||
                   (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F);
  return bad ? 0 : length;
}

/// Takes the first character; one byte where it is no UTF-8.
std::string_view take(std::string_view& rest) {
  const std::size_t length = std::max<std::size_t>(1, length_of_first(rest));
  const std::string_view first = rest.substr(0, length);
  rest.remove_prefix(length);
  return first;
}

bool is_one_of(std::string_view character, std::initializer_list<std::string_view> set) {
  return std::find(set.begin(), set.end(), character) != set.end();
}

/// Marks that set the direction of writing: a name could turn the rest of its line round.
bool is_direction_mark(std::string_view character) {
  return is_one_of(character, {"\u200E", "\u200F", "\u202A", "\u202B", "\u202C", "\u202D", "\u202E", "\u2066", "\u2067",
                               "\u2068", "\u2069", "\u061C", "\u2028", "\u2029"});
}

/// Characters without a width or a meaning: names could look alike and not be, and XML takes some of them for no character.
bool is_invisible(std::string_view character) {
  return is_one_of(character, {"\uFFFE", "\uFFFF", "\uFEFF", "\u200B", "\u200C", "\u200D", "\u2060", "\u2061", "\u2062",
                               "\u2063", "\u2064", "\u00AD"});
}

bool is_control(std::string_view character) {
  const auto first = static_cast<unsigned char>(character[0]);
  if (character.size() == 1) return first < 0x20 || first == 0x7F;
  return character.size() == 2 && first == 0xC2 && static_cast<unsigned char>(character[1]) < 0xA0;
}

bool opens(std::string_view character) { return is_one_of(character, {"(", "（", "《", "〔", "“", "「", "[", "【"}); }
bool closes(std::string_view character) {
  return is_one_of(character, {")",  "）", "》", "〕", "”",  "」", "]",  "】", ",",  ";", ":", ".",
                               "，", "；", "：", "。", "、", "?",  "？", "!",  "！", "%", "…"});
}

bool is_plain(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '['; }

/// "6,000,000", "enterprise.established_on": the mark stands inside a word.
bool inside_word(std::string_view piece, std::string_view rest) {
  return !piece.empty() && (piece.back() == ',' || piece.back() == '.') && !rest.empty() && is_plain(rest.front());
}

/// "500万元", "3年": a measure that belongs to the figure before it.
bool measures(std::string_view piece, std::string_view character) {
  return !piece.empty() && piece.front() >= '0' && piece.front() <= '9' &&
         is_one_of(character, {"万", "亿", "元", "年", "月", "日", "人", "家", "项", "天", "分", "个"});
}

/// What must stay on one line: a word, or a wide character, with the marks that belong to it; a figure with its currency and
/// measure. Blanks are pieces of their own.
std::vector<std::string> pieces_of(std::string_view text) {
  std::vector<std::string> pieces;
  bool joins = false;  // the next character belongs to the last piece
  bool narrow = false;
  while (!text.empty()) {
    const std::string_view character = take(text);
    if (character == " ") {
      const bool currency = !pieces.empty() && pieces.back().ends_with("CNY");
      if (currency)
        pieces.back() += ' ';
      else
        pieces.emplace_back(" ");
      joins = currency;
      narrow = false;
      continue;
    }
    const bool wide = display_width(character) == 2;
    const bool after_blank = pieces.empty() || pieces.back() == " ";
    if (!after_blank && (joins || closes(character) || (narrow && !wide && !opens(character)) ||
                         display_width(character) == 0 || measures(pieces.back(), character))) {
      pieces.back() += character;
    } else {
      pieces.emplace_back(character);
    }
    joins = opens(character) || inside_word(pieces.back(), text);
    narrow = !wide && !closes(character);
  }
  return pieces;
}

}  // namespace

std::string printable(std::string_view text) {
  std::string clean;
  while (!text.empty()) {
    const bool valid = length_of_first(text) > 0;
    const std::string_view character = take(text);
    if (is_one_of(character, {"\n", "\r", "\t"})) {
      clean += ' ';
    } else if (!valid || is_control(character) || is_direction_mark(character) || is_invisible(character)) {
      clean += "\uFFFD";
    } else {
      clean += character;
    }
  }
  return clean;
}

std::string cut(std::string_view text, std::size_t width) {
  if (display_width(text) <= width) return std::string(text);
  if (width == 0) return {};
  std::string kept;
  std::size_t used = 0;
  while (!text.empty()) {
    const std::string_view character = take(text);
    used += display_width(character);
    if (used > width - 1) break;
    kept += character;
  }
  return kept + "…";
}

std::string pad(std::string text, std::size_t width, bool right) {
  const std::size_t taken = display_width(text);
  if (taken < width) text.insert(right ? 0 : text.size(), width - taken, ' ');
  return text;
}

std::string wrap(std::string_view first, std::string_view text, std::size_t width) {
  const std::size_t margin = display_width(first);
  const std::string indent(margin, ' ');
  std::string lines(first);
  std::size_t used = margin;
  std::string blanks;
  const std::string clean = printable(text);
  for (const std::string& piece : pieces_of(clean)) {
    if (piece == " ") {
      if (used > margin) blanks += ' ';
      continue;
    }
    const std::size_t size = display_width(piece);
    if (used > margin && used + blanks.size() + size > width) {
      lines += "\n" + indent;
      used = margin;
      blanks.clear();
    }
    lines += blanks + piece;
    used += blanks.size() + size;
    blanks.clear();
  }
  return lines + "\n";
}

Colour colour_of(Status status) {
  switch (status) {
    case Status::eligible:
    case Status::determined:
      return Colour::green;
    case Status::may_apply:
      return Colour::cyan;
    case Status::undetermined:
    case Status::may_trigger:
      return Colour::yellow;
    case Status::ineligible:
    case Status::triggered:
      return Colour::red;
    case Status::not_in_force:
    case Status::not_applicable:
    case Status::not_triggered:
      return Colour::dim;
  }
  return Colour::none;
}

Colour colour_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::met:
    case Outcome::excused:
      return Colour::green;
    case Outcome::not_met:
      return Colour::red;
    case Outcome::unknown:
      return Colour::yellow;
    case Outcome::pending:
    case Outcome::soft_not_met:
      return Colour::cyan;
    case Outcome::not_applicable:
      return Colour::dim;
  }
  return Colour::none;
}

std::string paint(const std::string& text, Colour colour, bool wanted) {
  if (!wanted || colour == Colour::none) return text;
  const char* code = "0";
  switch (colour) {
    case Colour::bold:
      code = "1";
      break;
    case Colour::dim:
      code = "2";
      break;
    case Colour::red:
      code = "31";
      break;
    case Colour::green:
      code = "32";
      break;
    case Colour::yellow:
      code = "33";
      break;
    case Colour::cyan:
      code = "36";
      break;
    case Colour::none:
      break;
  }
  return std::string("\x1b[") + code + "m" + text + "\x1b[0m";
}

std::string row(const std::vector<Cell>& cells, const std::vector<Column>& columns, bool colour) {
  std::string line;
  std::size_t owed = 0;  // blanks before the next text: none are left at the end of the line
  for (std::size_t i = 0; i < cells.size() && i < columns.size(); ++i) {
    const std::string text = cut(printable(cells[i].text), columns[i].width);
    const std::size_t room = columns[i].width - std::min(columns[i].width, display_width(text));
    if (i > 0) owed += 2;
    if (columns[i].right) owed += room;
    if (!text.empty()) {
      line.append(owed, ' ');
      line += paint(text, cells[i].colour, colour);
      owed = 0;
    }
    if (!columns[i].right) owed += room;
  }
  return line + "\n";
}

std::size_t fit(const std::vector<std::vector<Cell>>& rows, std::size_t column, std::size_t most) {
  std::size_t widest = 0;
  for (const std::vector<Cell>& cells : rows) {
    if (column < cells.size()) widest = std::max(widest, display_width(printable(cells[column].text)));
  }
  return std::min(widest, most);
}

}  // namespace huiqi::layout
