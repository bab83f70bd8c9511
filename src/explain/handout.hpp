// The handout: put together once as a list of blocks, then written as Markdown or HTML, so that both say the same.
// Tests: tests/explain/handout_test.cpp
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "huiqi/report.hpp"
#include "huiqi/text.hpp"

namespace huiqi::handout {

/// One bar of the picture; amounts in fen.
struct Bar {
  std::string label, figure;
  std::int64_t assured = 0, ceiling = 0;
  std::optional<std::int64_t> ceiling_max;
};

/// Texts are plain: the writers escape them.
struct Block {
  enum class Kind { heading, paragraph, remark, list, checklist, table, bars };
  Kind kind = Kind::paragraph;
  int level = 1;  ///< of a heading
  std::string text;
  std::vector<std::string> items;
  std::vector<std::vector<std::string>> rows;  ///< of a table; the first is its head
  std::vector<Bar> bars;
};

struct Document {
  Language language = Language::zh;
  std::string title;
  std::vector<Block> blocks;
};

/// Precondition of the writers: made by this.
Document document_of(const Report& report, Language language);
std::string markdown(const Document& document);
std::string html(const Document& document);

/// The picture, as an SVG element; its geometry is whole numbers, the same everywhere.
std::string svg(const std::vector<Bar>& bars, const std::string& title, Language language);
/// & < > " ' and what no document may hold.
std::string escaped_html(const std::string& text);

}  // namespace huiqi::handout
