// A new rule set and its cases, from a template. Tests: tests/cli/transcripts/new-rules.txt
#pragma once

#include <string>

#include "huiqi/text.hpp"

namespace huiqi::cli {

struct NewRules {
  std::string id, number, title_zh, title_en;  ///< empty titles and numbers become placeholders
};

/// The rule set's text, and its cases'; comments in that language; in the canonical layout.
std::string new_rule_set(const NewRules& wanted, Language language);
std::string new_cases(const NewRules& wanted, Language language);

/// Lower-case letters and digits, in parts joined by hyphens, a letter first.
bool is_rule_set_id(const std::string& id);

}  // namespace huiqi::cli
