// What to ask next about an applicant: in the order that settles most decisions with fewest answers.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "huiqi/engine.hpp"
#include "huiqi/profile.hpp"
#include "huiqi/report.hpp"
#include "huiqi/text.hpp"

namespace huiqi {

/// One thing to be known. `path` takes the answer: ProfileBuilder::set(path, …).
struct Question {
  /// What the answer is: "money", "rate", "count", "number", "score", "yes_no", "date", "word", "words", "text", "area",
  /// "industry", "credit_code", "reference", "year", "list" (none, or how many), "section" (whether there is one).
  std::string form;
  std::string path;  ///< "enterprise.rd_expenditure.2025", "projects.p1.total_input"
  std::string fact;  ///< "projects[].total_input"
  Subject subject;
  Text label, question, definition;
  std::string source;                                 ///< of the definition
  std::vector<std::pair<std::string, Text>> choices;  ///< of a word or a set of words: what is written, and its label
  std::vector<std::string> near;                      ///< neighbouring facts that are stated and do not stand in for it
  std::vector<Text> near_labels;                      ///< of each
  bool changeable = false;                            ///< the applicant could change it
  bool affects_status = false;                        ///< else amounts alone
  std::vector<std::string> decides;  ///< provisions whose decisions are open for want of it, clause order
};

/// The questions whose answer can still change a decision, best first: those that hold up most decisions, statuses before
/// amounts, then clause order. A kind of subject that the profile does not mention is asked for where the wanted policies
/// address it (form "section"); it counts as many decisions as there are provisions for it. An answered profile has none left.
/// Complexity: one evaluation. Errors: those of Engine::evaluate.
Result<std::vector<Question>> questions(const Engine& engine, const Profile& profile,
                                        const EvaluateOptions& options = {});

/// The profile as a file would state it (JSON, two-space indent, newline at its end), comments included.
std::string to_json(const Profile& profile);

/// A blank, commented profile: every fact that the policies (ids of policies or provisions; empty: all) read, and no other,
/// each null, with its question as a comment beside it. It reads and evaluates as it stands. Errors: an unknown id.
Result<std::string> blank_profile(const Engine& engine, const std::vector<std::string>& policies, Date as_of,
                                  Language language);

}  // namespace huiqi
