// What is wrong where reading JSON stopped, in plain words, and how to go on to find the next mistake; with the small
// steps through UTF-8 text that src/read/json.cpp and src/read/json_mistake.cpp share.
// Source: RFC 8259; The Unicode Standard, table 3-7.
// Tests: tests/read/json_test.cpp
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "huiqi/diagnostic.hpp"
#include "read/json.hpp"

namespace huiqi::read {

using Offset = std::size_t;
constexpr Offset nowhere = std::string_view::npos;

// ---- Characters ----

inline bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
inline bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20; }
inline bool continues_code_point(char c) { return (static_cast<unsigned char>(c) & 0xC0u) == 0x80u; }

inline Offset skip_blanks(std::string_view text, Offset at) {
  while (at < text.size() && is_blank(text[at])) ++at;
  return at;
}

/// At most `most` code points from `from` on, with "…" where more follow before `to`.
inline std::string excerpt(std::string_view text, Offset from, Offset to, std::size_t most = 24) {
  Offset at = from;
  for (std::size_t points = 0; at < to; ++at) {
    if (!continues_code_point(text[at]) && ++points > most) break;
  }
  return std::string(text.substr(from, at - from)) + (at < to ? "…" : "");
}

// ---- Places ----

/// Line and column of offsets that only grow: one pass over the text in all.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}

  Place at(Offset offset) {
    for (; seen_ < offset && seen_ < text_.size(); ++seen_) {
      if (text_[seen_] == '\n') {
        ++place_.line;
        place_.column = 1;
      } else if (!continues_code_point(text_[seen_])) {
        ++place_.column;
      }
    }
    return place_;
  }

 private:
  std::string_view text_;
  Offset seen_ = 0;
  Place place_{1, 1};
};

inline Place place_of(std::string_view text, Offset offset) { return Cursor(text).at(offset); }

// ---- UTF-8 (The Unicode Standard, table 3-7) ----

/// Bytes of the well-formed sequence at `at`, or 0.
inline std::size_t sequence_length(std::string_view text, Offset at) {
  const auto byte = [&](std::size_t i) { return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0u; };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  const std::size_t length = lead < 0xE0 ? 2u : lead < 0xF0 ? 3u : 4u;
  const unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (byte(1) < low || byte(1) > high) return 0;
  for (std::size_t i = 2; i < length; ++i) {
    if (byte(i) < 0x80 || byte(i) > 0xBF) return 0;
  }
  return length;
}

// ---- Mistakes ----

enum class Last { nothing, opening, key, value };

/// How far reading came: the last good token, and what is open.
struct Progress {
  std::string_view text;
  std::string_view written;  ///< `text` before any repair; of the same length, for places
  Offset token = 0;          ///< start of the last good token
  Offset end = 0;            ///< just after it
  Offset read = 0;           ///< bytes the lexer has taken
  Last last = Last::nothing;
  const Node* open = nullptr;  ///< innermost open array or object
};

/// A change of some bytes into as many others, after which reading can go on to find the next mistake.
struct Repair {
  Offset at = 0;
  std::string with;
};

struct Mistake {
  Offset at = 0;
  Text message;
  Text suggestion;
  std::optional<Repair> repair = std::nullopt;
  std::optional<Place> other = std::nullopt;
};

/// Says what is wrong where reading stopped, for a text that is no JSON. What it returns holds nothing of `progress`.
Mistake diagnose(const Progress& progress);

}  // namespace huiqi::read
