// Reading JSON objects key by key: what is allowed, what is required, and messages with places for the rest.
// Used by the vocabulary, profile, rule set and case readers. Tests: tests/language/bad_test.cpp
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "huiqi/date.hpp"
#include "huiqi/diagnostic.hpp"
#include "read/json.hpp"
#include "read/keys.hpp"

namespace huiqi::read {

/// Collects diagnostics for one file.
class Reporter {
 public:
  Reporter(std::string file, std::vector<Diagnostic>& diagnostics)
      : file_(std::move(file)), diagnostics_(diagnostics) {}

  /// Adds an error and returns it for further details (suggestion, other place). Valid until the next call.
  Diagnostic& error(Place place, std::string code, Text message);
  Diagnostic& warning(Place place, std::string code, Text message);
  const std::string& file() const { return file_; }
  std::vector<Diagnostic>& diagnostics() { return diagnostics_; }

  /// Every member whose key is not allowed is an error "unknown_key", with the nearest allowed key.
  void allow_only(const Node& object, const std::vector<std::string>& allowed, const Text& what);
  void allow_only(const Node& object, const Keys& keys) { allow_only(object, keys.names(), keys.what()); }
  /// False with an error "wrong_form" where the node is not of that kind.
  bool expect(const Node& node, Node::Kind kind, const Text& what);
  /// The member, or null with an error "missing_key": where it lacks, and where it is null or an empty string.
  const Node* require(const Node& object, std::string_view key, const Text& what);
  /// Requires every key that the table says is required (those with messages of their own are left to the reader).
  void require_all(const Node& object, const Keys& keys);

  /// Members of the usual forms; a wrong form, null too, is an error and gives the empty value. Absent gives the empty value
  /// silently. Of days null is as good as absent (a document that states none).
  std::string string_of(const Node& object, std::string_view key);
  bool boolean_of(const Node& object, std::string_view key, bool otherwise = false);
  std::optional<int> integer_of(const Node& object, std::string_view key);
  std::optional<Date> date_of(const Node& object, std::string_view key);
  /// `{zh, en}`, both required and not empty: "text_missing".
  Text text_of(const Node& object, std::string_view key);
  Text text(const Node& node);
  std::vector<Text> texts_of(const Node& object, std::string_view key);
  std::vector<std::string> strings_of(const Node& object, std::string_view key);

 private:
  bool said_missing(Place place) const;

  std::string file_;
  std::vector<Diagnostic>& diagnostics_;
};

/// "did you mean …?" where one of the candidates is near; empty otherwise.
Text did_you_mean(std::string_view written, const std::vector<std::string>& candidates);
/// "one of: a, b, c".
Text one_of(const std::vector<std::string>& candidates);
/// did_you_mean, or one_of where none is near and there are few.
Text suggest(std::string_view written, const std::vector<std::string>& candidates);

/// "a text", "a number", … for messages.
Text kind_name(Node::Kind kind);

/// Whole numbers of at most nine digits.
std::optional<int> small_integer(std::string_view digits);

}  // namespace huiqi::read
