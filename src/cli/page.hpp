// What `show` shows of a policy, a provision or a record: put together once, for the text, the JSON, and beside the paper.
// Tests: tests/cli/transcripts/list-and-show.txt
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "cli/describe.hpp"
#include "evaluate/loaded.hpp"
#include "language/rule_set.hpp"

namespace huiqi::cli {

/// One heading with its lines: the same for the text and the JSON.
struct Section {
  const char* key;
  Text heading;
  std::vector<Line> lines;
};

/// What is shown of anything: a title, a few lines about it, sections.
struct Page {
  std::string id;
  Text title;
  std::string citation, quote;
  std::vector<std::pair<const char*, Text>> about;  ///< key in the JSON, words
  std::vector<Section> sections;
};

Page page_of(const engine_detail::Loaded& loaded, const language::RuleSet& set, const language::Provision& provision);
Page page_of(const language::RuleSet& set, const language::ClauseRecord& record);
Page page_of(const engine_detail::Loaded& loaded, const language::RuleSet& set);

std::string text_of(const Page& page, Language language);
std::string json_of(const Page& page);

}  // namespace huiqi::cli
