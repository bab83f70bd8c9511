// "Did you mean", and how wide a text is on a terminal.
// Distance: optimal string alignment (Damerau 1964 with Levenshtein 1966) over code points.
// Width: Unicode Standard Annex 11, classes W and F; the ambiguous class (“ ” — …) counts 1, as most terminals draw it.
// Tests: tests/read/suggest_test.cpp
#include "read/suggest.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

namespace huiqi::read {
namespace {

/// Takes one code point off the front; a byte that begins none counts as one by itself.
char32_t take(std::string_view& rest) {
  const auto lead = static_cast<unsigned char>(rest.front());
  const std::size_t length = lead < 0xC0 ? 1u : lead < 0xE0 ? 2u : lead < 0xF0 ? 3u : 4u;
  if (length == 1 || length > rest.size()) {
    rest.remove_prefix(1);
    return lead;
  }
  char32_t point = lead & (0xFFu >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) point = (point << 6) | (static_cast<unsigned char>(rest[i]) & 0x3Fu);
  rest.remove_prefix(length);
  return point;
}

/// Case and full width ("ＡＢＣ") are no difference between names.
char32_t folded(char32_t point) {
  if (point >= 0xFF01 && point <= 0xFF5E) point -= 0xFEE0;
  return point >= U'A' && point <= U'Z' ? point + (U'a' - U'A') : point;
}

std::u32string folded_points(std::string_view utf8) {
  std::u32string points;
  while (!utf8.empty()) points += folded(take(utf8));
  return points;
}

/// Edits (insert, delete, replace, swap neighbours) from one to the other. Time and memory: the product of the lengths.
std::size_t distance(const std::u32string& from, const std::u32string& to) {
  std::vector<std::size_t> before(to.size() + 1), above(to.size() + 1), row(to.size() + 1);
  for (std::size_t j = 0; j <= to.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= from.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= to.size(); ++j) {
      const std::size_t replaced = above[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, replaced});
      const bool swapped = i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    std::swap(before, above);
    std::swap(above, row);
  }
  return above[to.size()];
}

std::size_t edits_allowed(std::size_t length) { return length < 5 ? 1 : std::max<std::size_t>(2, length / 3); }

struct Range {
  char32_t first;
  char32_t last;
};

constexpr std::array wide = {
    Range{0x1100, 0x115F},   Range{0x231A, 0x231B},   Range{0x2329, 0x232A},   Range{0x23E9, 0x23EC},
    Range{0x23F0, 0x23F0},   Range{0x23F3, 0x23F3},   Range{0x25FD, 0x25FE},   Range{0x2614, 0x2615},
    Range{0x2648, 0x2653},   Range{0x267F, 0x267F},   Range{0x2693, 0x2693},   Range{0x26A1, 0x26A1},
    Range{0x26AA, 0x26AB},   Range{0x26BD, 0x26BE},   Range{0x26C4, 0x26C5},   Range{0x26CE, 0x26CE},
    Range{0x26D4, 0x26D4},   Range{0x26EA, 0x26EA},   Range{0x26F2, 0x26F3},   Range{0x26F5, 0x26F5},
    Range{0x26FA, 0x26FA},   Range{0x26FD, 0x26FD},   Range{0x2705, 0x2705},   Range{0x270A, 0x270B},
    Range{0x2728, 0x2728},   Range{0x274C, 0x274C},   Range{0x274E, 0x274E},   Range{0x2753, 0x2755},
    Range{0x2757, 0x2757},   Range{0x2795, 0x2797},   Range{0x27B0, 0x27B0},   Range{0x27BF, 0x27BF},
    Range{0x2B1B, 0x2B1C},   Range{0x2B50, 0x2B50},   Range{0x2B55, 0x2B55},   Range{0x2E80, 0x303E},
    Range{0x3041, 0x3247},   Range{0x3250, 0x4DBF},   Range{0x4E00, 0xA4CF},   Range{0xA960, 0xA97C},
    Range{0xAC00, 0xD7A3},   Range{0xF900, 0xFAFF},   Range{0xFE10, 0xFE19},   Range{0xFE30, 0xFE6F},
    Range{0xFF01, 0xFF60},   Range{0xFFE0, 0xFFE6},   Range{0x16FE0, 0x18CFF}, Range{0x1AFF0, 0x1B2FF},
    Range{0x1F004, 0x1F004}, Range{0x1F0CF, 0x1F0CF}, Range{0x1F18E, 0x1F18E}, Range{0x1F191, 0x1F19A},
    Range{0x1F200, 0x1F320}, Range{0x1F32D, 0x1F335}, Range{0x1F337, 0x1F37C}, Range{0x1F37E, 0x1F393},
    Range{0x1F3A0, 0x1F3CA}, Range{0x1F3CF, 0x1F3D3}, Range{0x1F3E0, 0x1F3F0}, Range{0x1F3F4, 0x1F3F4},
    Range{0x1F3F8, 0x1F43E}, Range{0x1F440, 0x1F440}, Range{0x1F442, 0x1F4FC}, Range{0x1F4FF, 0x1F53D},
    Range{0x1F54B, 0x1F54E}, Range{0x1F550, 0x1F567}, Range{0x1F57A, 0x1F57A}, Range{0x1F595, 0x1F596},
    Range{0x1F5A4, 0x1F5A4}, Range{0x1F5FB, 0x1F64F}, Range{0x1F680, 0x1F6C5}, Range{0x1F6CC, 0x1F6CC},
    Range{0x1F6D0, 0x1F6D2}, Range{0x1F6D5, 0x1F6DF}, Range{0x1F6EB, 0x1F6EC}, Range{0x1F6F4, 0x1F6FC},
    Range{0x1F7E0, 0x1F7F0}, Range{0x1F90C, 0x1F93A}, Range{0x1F93C, 0x1F945}, Range{0x1F947, 0x1F9FF},
    Range{0x1FA70, 0x1FAFF}, Range{0x20000, 0x2FFFD}, Range{0x30000, 0x3FFFD},
};

/// Combining marks, variation selectors, joiners, and controls, which a terminal does not draw.
constexpr std::array unseen = {
    Range{0x0000, 0x001F}, Range{0x007F, 0x009F}, Range{0x0300, 0x036F}, Range{0x0483, 0x0489}, Range{0x0591, 0x05BD},
    Range{0x0610, 0x061A}, Range{0x064B, 0x065F}, Range{0x0E34, 0x0E3A}, Range{0x1AB0, 0x1AFF}, Range{0x1DC0, 0x1DFF},
    Range{0x200B, 0x200F}, Range{0x202A, 0x202E}, Range{0x2060, 0x2064}, Range{0x20D0, 0x20F0}, Range{0x302A, 0x302D},
    Range{0x3099, 0x309A}, Range{0xFE00, 0xFE0F}, Range{0xFE20, 0xFE2F}, Range{0xFEFF, 0xFEFF}, Range{0xE0100, 0xE01EF},
};

bool is_in(char32_t point, std::span<const Range> ranges) {
  const auto after = std::upper_bound(ranges.begin(), ranges.end(), point,
                                      [](char32_t each, const Range& range) { return each < range.first; });
  return after != ranges.begin() && point <= (after - 1)->last;
}

}  // namespace

std::string nearest(std::string_view written, const std::vector<std::string>& candidates) {
  const std::u32string from = folded_points(written);
  // Something of what was written must remain: one letter is not a misspelling of another.
  std::size_t limit = std::min(edits_allowed(from.size()) + 1, from.size());
  const std::string* best = nullptr;
  for (const std::string& candidate : candidates) {
    const std::u32string to = folded_points(candidate);
    const std::size_t gap = from.size() > to.size() ? from.size() - to.size() : to.size() - from.size();
    if (gap >= limit) continue;
    const std::size_t edits = distance(from, to);
    if (edits >= limit) continue;
    limit = edits;
    best = &candidate;
  }
  return best != nullptr ? *best : std::string();
}

std::size_t display_width(std::string_view utf8) {
  std::size_t columns = 0;
  while (!utf8.empty()) {
    const char32_t point = take(utf8);
    if (is_in(point, unseen)) continue;
    columns += is_in(point, wide) ? 2 : 1;
  }
  return columns;
}

}  // namespace huiqi::read
