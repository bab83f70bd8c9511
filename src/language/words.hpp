// The words of the language: which keys go with each, what stands there, what it means. The readers of conditions and values
// and the JSON Schema of rule sets both read these tables. Reference: docs/language/. Tests: tests/schema/, tests/language/
#pragma once

#include <string>
#include <vector>

#include "read/keys.hpp"

namespace huiqi::language {

/// A word that makes a condition or a value of an object; its own key comes first.
struct Word {
  std::string name;
  read::Keys keys;
};

/// In the order in which they are looked for.
const std::vector<Word>& value_words();
const std::vector<Word>& condition_words();
/// `choose` and `reading` are values where a comparison stands beside them; without one they are these.
const std::vector<Word>& branching_words();
/// `ratio`, which is compared as values are.
const Word& ratio_word();
/// A member of an enumeration, as a value.
const Word& member_word();

/// What a value is compared by.
const read::Keys& comparison_keys();
/// What any condition may carry.
const read::Keys& mark_keys();

/// The drafting words and the basis of the boundary that each brings.
struct DraftingWord {
  std::string word, basis;
};
const std::vector<DraftingWord>& drafting_words();
const read::Choices& bases();
const read::Choices& folds();

/// Keys of objects inside conditions and values.
const read::Keys& branch_of_conditions();
const read::Keys& branch_of_values();
const read::Keys& years_keys();       ///< of `some`, `every`
const read::Keys& fold_years_keys();  ///< of a fold's `over`
const read::Keys& constants_keys();   ///< of `some`, `every`

}  // namespace huiqi::language
