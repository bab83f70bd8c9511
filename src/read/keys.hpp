// What an object of a file may hold: one table for each kind of object, in which its reader looks what is allowed and
// required, and from which the JSON Schema for editors is written (src/schema). So the two cannot drift apart.
// Tests: tests/schema/, tests/language/bad_test.cpp
#pragma once

#include <string>
#include <vector>

#include "huiqi/text.hpp"

namespace huiqi::read {

enum class Need {
  optional,
  required,    ///< where it lacks: "missing_key", said by Reporter::require_all
  own_message  ///< required too, but the reader has a better message for it
};

struct Key {
  std::string name;
  std::string form;  ///< what may stand there: a definition of the JSON Schema, e.g. "text", "day", "condition"
  Text what;         ///< for people who hover over it
  Need need = Need::optional;
};

/// The keys of one kind of object, in the order in which one writes them.
class Keys {
 public:
  /// `what` names such an object in messages: "a provision".
  Keys(Text what, std::vector<Key> keys);

  const Text& what() const { return what_; }
  const std::vector<Key>& all() const { return keys_; }
  const std::vector<std::string>& names() const { return names_; }

 private:
  Text what_;
  std::vector<Key> keys_;
  std::vector<std::string> names_;
};

/// One of the words that may stand somewhere, and what it means.
struct Choice {
  std::string name;
  Text what;
};
using Choices = std::vector<Choice>;

std::vector<std::string> names_of(const Choices& choices);
bool is_one_of(const std::string& word, const Choices& choices);

/// The keys that every file may begin with: "$schema", which only editors read, and "format".
Key schema_key();
Key format_key(Need need);
/// An entry of "accept", of a rule set or a vocabulary: a finding of huiqi check that is meant.
const Keys& acceptance_keys();

}  // namespace huiqi::read
