// Values and conditions of a provision in words, zh and en, as `huiqi show` and `huiqi check` say them: what the rule says,
// without an applicant. (Findings, which are about an applicant, are worded by huiqi/explain.hpp.)
// Words of the language: docs/language/README.md. Tests: tests/cli/transcripts/list-and-show.txt
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "language/rule_set.hpp"
#include "vocabulary/vocabulary.hpp"

namespace huiqi::describe {

/// One condition, or the head of a group whose members follow one level deeper.
struct Line {
  int depth = 0;
  std::string id;    ///< of the finding; may be empty
  std::string cite;  ///< where it differs from the provision's
  std::string quote;
  Text words;
};

class Describer {
 public:
  Describer(const language::RuleSet& set, const vocabulary::Vocabulary& vocabulary)
      : set_(set), vocabulary_(vocabulary) {}

  /// "上年度主营业务收入 × 2%".
  Text value(const language::Expr& value);
  /// The condition and what it is made of, a line each.
  void condition(const language::Expr& condition, int depth, std::vector<Line>& lines);
  /// The condition in one phrase, for a `where` or a `when`.
  Text phrase(const language::Expr& condition);
  /// What the names 〈…〉 stand for that the words given so far use: a `let` too long to be written out at every use.
  std::vector<Line> named();

 private:
  // describe_values.cpp
  Text constant(const language::Expr& value);
  Text fact(const language::FactRef& ref);
  Text list(const language::FactRef& ref);
  Text member(int enumeration, int ordinal);
  Text fold(const language::Expr& value);
  Text chosen(const language::Expr& value);
  Text let(const language::Expr& value);

  // describe_conditions.cpp
  Text simple(const language::Expr& condition);
  Text tested(const language::Expr& condition, const language::Expr& value);
  Text members(const language::Expr& condition);
  void choose(const language::Expr& condition, int depth, std::vector<Line>& lines);
  void members_of_all(const language::Expr& condition, int depth, std::vector<Line>& lines);

  const language::RuleSet& set_;
  const vocabulary::Vocabulary& vocabulary_;
  std::vector<std::pair<std::string, Text>> named_;  ///< lets in the order of their first use
};

}  // namespace huiqi::describe
