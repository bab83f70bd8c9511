// Application windows (calls): dated data that a user maintains, apart from the documents' validity. A document in force is
// not a call that is open. Format: docs/windows.md, rules/schemas/windows.schema.json. Tests: tests/windows/
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "huiqi/date.hpp"
#include "language/rule_set.hpp"
#include "read/json.hpp"

namespace huiqi::windows {

struct Window {
  std::string id;
  std::vector<std::string> provisions;  ///< ids; a policy's id stands for all that can be applied for under it
  Text title;
  std::optional<Date> opens, closes;  ///< both included; at least one is stated
  std::string source;                 ///< the announcement
  Text note;
  Place place;
};

struct File {
  std::string name, digest;
  std::optional<Date> checked_on;  ///< when its keeper last looked
  std::vector<Window> windows;
};

/// Whether one applies for such a thing: a recognition, a grant, a loan, a quota, a service.
bool is_applied_for(Kind kind);

/// Reads and checks one file. All errors at once; nothing on any error.
std::optional<File> read_windows(const read::Node& root, const std::string& file,
                                 const std::vector<language::RuleSet>& sets, std::vector<Diagnostic>& diagnostics);

/// No two windows of one id.
void check_together(const std::vector<File>& files, std::vector<Diagnostic>& diagnostics);

}  // namespace huiqi::windows
