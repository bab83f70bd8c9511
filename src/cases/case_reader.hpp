// How the case reader is made: one file's cases, read part by part. Only src/cases includes this; see cases.hpp.
// Files: read_cases.cpp (the frame, heads, cases), read_tables.cpp (tables), read_case_profile.cpp (profiles and days).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cases/cases.hpp"
#include "cases/conditions.hpp"
#include "cases/read_expectations.hpp"
#include "evaluate/loaded.hpp"
#include "read/object.hpp"

namespace huiqi::cases {

class CaseReader {
 public:
  CaseReader(const std::string& file, const Engine& engine, std::vector<Diagnostic>& diagnostics)
      : reporter_(file, diagnostics), loaded_(engine.loaded()) {}

  CaseFile read(const read::Node& root);

 private:
  struct Columns {
    std::vector<std::string> vary;
    std::vector<Place> vary_places;
    std::vector<std::optional<Expectation>> expected;
    std::size_t size() const { return vary.size() + expected.size(); }
  };

  // read_cases.cpp
  void read_header(const read::Node& root, CaseFile& result);
  void read_bases(const read::Node& root, CaseFile& result);
  void read_unreachable(const read::Node& root, CaseFile& result);
  void check_unreachable(const Unreachable& entry, const read::Node& node, const std::vector<Item>& items,
                         const std::vector<std::string>& names);
  /// Provisions that are decided with it.
  void read_beside(const read::Node& node, Case& head);
  void read_origin(const read::Node& node, Origin& origin);
  const std::vector<read::Node>& list_of(const read::Node& object, const char* key);
  /// What cases and tables share: everything but the expectations and the profile.
  Case read_head(const read::Node& node, const Text& what);
  void check_name(const Case& head, const read::Node& node);
  void find_provision(const std::string& id, const read::Node& node);
  std::map<std::string, std::string> words_of(const read::Node& node, const char* key);
  /// Readings and parameters that the rule set knows.
  void check_choices(const read::Node& node);
  void check_choice(const read::Node* object, const std::map<std::string, std::vector<std::string>>& known,
                    const char* code, const Text& what);
  void read_case(const read::Node& node, std::vector<Case>& into);
  void read_unnoticed(const read::Node& node, std::vector<Unnoticed>& into);

  // read_case_profile.cpp
  /// The profile's JSON before the edits of the case; nothing after an error.
  std::optional<read::Node> starting_profile(const read::Node& node);
  bool edit(read::Node& root, const std::string& path, Place place, const read::Node& value);
  /// The day of the case: its own, else its profile's. Never today: a case gives the same answer on every day.
  bool find_day(Case& each, const read::Node& node, const read::Node& profile, const Text& what);
  /// Reads the profile and keeps the case; a refusal that no expectation announces is an error of the file, said once.
  void finish(Case each, const read::Node& profile, std::vector<Case>& into);
  /// Cases share bases, and so the mistakes in them.
  void report_once(Diagnostic diagnostic);

  // read_tables.cpp
  Columns read_columns(const read::Node& node, ExpectationReader& expectations);
  void read_table(const read::Node& node, std::vector<Case>& into);
  void read_row(const read::Node& row, int number, const Columns& columns, ExpectationReader& expectations, Case& each,
                const std::optional<read::Node>& start, const read::Node& table, std::vector<Case>& into);
  bool vary_day(const read::Node& value, Case& each);

  read::Reporter reporter_;
  const engine_detail::Loaded& loaded_;
  const language::RuleSet* rule_set_ = nullptr;
  const language::Provision* provision_ = nullptr;  ///< of the case that is being read
  std::map<std::string, const read::Node*> bases_;
  std::vector<std::string> base_names_;
  std::map<std::string, Place> names_;
};

}  // namespace huiqi::cases
