// The text of a document cut into its clauses by their own numbering: 第七条第(四)项第1目, 三、(一)1., 附件2.
// No 款 is ever counted: the paragraph breaks of a text cannot be relied on. Tests: tests/language/clauses_test.cpp
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace huiqi::language {

struct ClauseText {
  std::string cite;  ///< as rule sets cite it; "前言" before the first clause
  std::string text;  ///< its lines, joined by line ends
  int line = 0;      ///< of the first, from 1
};

/// A clause begins at a line that begins with a number of the document; other lines belong to the one before them.
std::vector<ClauseText> clauses_of(std::string_view text);

/// The citations in one: "第四条、第九条" are two, "二、(一)第1句、二、(四)第2句" as well.
std::vector<std::string> single_citations(std::string_view cite);

/// The text of a clause and of those below it: what 第七条 says is said in its items too.
std::string text_below(const std::vector<ClauseText>& clauses, std::size_t clause);

/// The clause that a citation names, or the one that it lies in ("一、(一)第2句" lies in "一、(一)"); nothing where none fits.
std::optional<std::size_t> clause_of(const std::vector<ClauseText>& clauses, std::string_view cite);

/// The parts of a quote (between "…") that do not stand in the text; blanks and widths of marks do not count.
std::vector<std::string> not_in(std::string_view quote, std::string_view text);

}  // namespace huiqi::language
