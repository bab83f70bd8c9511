// What a question says of its fact: form, words, choices. Shared with the search for witnesses (src/compare).
// Tests: tests/questions/questions_test.cpp
#pragma once

#include "huiqi/questions.hpp"
#include "vocabulary/vocabulary.hpp"

namespace huiqi {

/// Fills form, label, definition, source, choices, changeable, and the question where it is empty.
void describe_question(const vocabulary::Vocabulary& vocabulary, const vocabulary::Fact& fact, Question& question);

}  // namespace huiqi
