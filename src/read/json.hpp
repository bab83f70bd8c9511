// JSON with places: what a file says, where it says it, and numbers as they are written.
// Parsing is nlohmann's (SAX); this adds positions, duplicate keys, raw number text and limits.
// Tests: tests/read/json_test.cpp
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "huiqi/diagnostic.hpp"

namespace huiqi::read {

/// Limits against hostile input; crossing one is an error "limit_exceeded" with its place.
struct Limits {
  std::size_t bytes = 64u << 20;
  std::size_t depth = 64;  ///< at most 1,000 counts: nodes are destroyed recursively
  std::size_t nodes = 4'000'000;
};

struct Member;

/// One JSON value. Owns its children. `text` is a string's characters (unescaped) or a number's digits as written.
struct Node {
  enum class Kind { null, boolean, number, string, array, object };
  Kind kind = Kind::null;
  bool boolean = false;
  Place place;
  std::string text;
  std::vector<Node> items;      ///< of an array
  std::vector<Member> members;  ///< of an object, in the file's order

  bool is_object() const { return kind == Kind::object; }
  bool is_array() const { return kind == Kind::array; }
  bool is_string() const { return kind == Kind::string; }
  bool is_number() const { return kind == Kind::number; }
  bool is_boolean() const { return kind == Kind::boolean; }
  bool is_null() const { return kind == Kind::null; }
  /// The member's value, or null where there is none. Lifetime: this node's.
  const Node* find(std::string_view key) const;
};

struct Member {
  std::string key;
  Place place;  ///< of the key
  Node value;
};

/// Reads one JSON text. Errors: "empty_file", "not_utf8", "not_json" (with what was met and what was expected),
/// "duplicate_key" (both places; every one of them), "limit_exceeded". A byte order mark is skipped. No value on any error.
std::optional<Node> parse(std::string_view text, const std::string& file, const Limits& limits,
                          std::vector<Diagnostic>& diagnostics);

/// Canonical form: keys sorted by bytes, no blanks, strings with the fewest escapes, numbers as written.
std::string canonical(const Node& node);

/// Lower-case hexadecimal SHA-256 (FIPS 180-4).
std::string sha256_hex(std::string_view bytes);

/// A file's bytes. Errors: "file_missing", "file_is_folder", "file_unreadable", "limit_exceeded" (never reads past it).
std::optional<std::string> read_file(const std::string& path, const Limits& limits,
                                     std::vector<Diagnostic>& diagnostics);

}  // namespace huiqi::read
