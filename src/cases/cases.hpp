// Rule cases: what a rule set must answer for sample applicants, written as data beside the rules (*.cases.json).
// Format: docs/cases.md, rules/schemas/cases.schema.json. Tests: tests/cases/
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "huiqi/date.hpp"
#include "huiqi/diagnostic.hpp"
#include "huiqi/engine.hpp"
#include "huiqi/profile.hpp"
#include "huiqi/report.hpp"
#include "huiqi/text.hpp"
#include "read/json.hpp"

namespace huiqi::cases {

/// One thing that a decision must say, and the words it must say it in.
struct Expectation {
  enum class What {
    status,
    assured,
    ceiling,
    ceiling_max,
    binding,
    value,
    finding,
    missing,
    missing_amount,
    notes,
    no_notes,
    pending,
    reading_status,
    reading_ceiling,
    error,
    decided,
    counted
  };
  What what = What::status;
  std::string column;    ///< as written: "ceiling", "findings.qj-07.4c", "readings.title.status"
  std::string key;       ///< of value, finding and readings: the part after the first dot
  bool nothing = false;  ///< written as null: there is none
  bool is_list = false;
  std::vector<std::string> wanted;  ///< one word, or those of the list; money in yuan with two places
  Place place;
};

/// How a case was written: what `huiqi test --generate` starts from.
struct Origin {
  std::string base;                           ///< the name of its base; empty: none
  std::shared_ptr<const read::Node> whole;    ///< its own `profile`; null: none
  std::vector<read::Member> set;              ///< its edits, and those of its row
  std::shared_ptr<const read::Node> profile;  ///< what that comes to
};

/// One applicant, one provision, one day. A row of a table is a case of its own.
struct Case {
  std::string name;  ///< of a table's row: "name [3: 499.99万元]"
  std::string file;
  Place place;
  std::string provision;
  std::string subject;  ///< an item's id; empty: the only one there is
  Date as_of;
  std::map<std::string, std::string> readings;
  std::map<std::string, std::string> parameters;
  Origin origin;
  bool confirm = false;             ///< a draft: the expectation is the engine's own and wants to be confirmed
  std::vector<std::string> beside;  ///< provisions decided with it, for the totals
  std::vector<Expectation> expectations;
  std::optional<Profile> profile;           ///< nothing where the reader refused it, as the case expects
  std::vector<std::string> profile_errors;  ///< the codes of that refusal
};

/// What the author of the cases says that no case can show of an item of the coverage (docs/coverage.md).
struct Unreachable {
  std::string item;
  std::vector<std::string> goals;
  Text because;
  Place place;
};

/// Why no case can notice a change of the rules (docs/mutation.md), by the mutant's id.
struct Unnoticed {
  std::string mutant;
  Text because;
  std::string file;
  Place place;
};

struct CaseFile {
  std::string file;
  std::string rule_set;
  std::vector<Case> cases;
  std::vector<Unreachable> unreachable;
  std::vector<read::Member> bases;
  std::vector<Unnoticed> unnoticed;
};

/// Reads one parsed case file and the profiles in it. Errors, all at once: whatever is not of the format, names that the
/// engine does not know, and mistakes of a profile whose case does not expect them. Nothing on any error.
std::optional<CaseFile> read_cases(const read::Node& root, const std::string& file, const Engine& engine,
                                   std::vector<Diagnostic>& diagnostics);

/// What one expectation met instead.
struct Difference {
  std::string column;
  Place place;
  Text expected;
  Text got;
  Text because;  ///< of a status, an amount or a finding: how the engine came to it; may be empty
};

struct CaseResult {
  bool passed() const { return differences.empty(); }
  std::vector<Difference> differences;
};

/// Evaluates one case and compares.
CaseResult run_case(const Engine& engine, const Case& each);

/// Compares the decisions for a case's provision with what it expects: the part of `run_case` after the evaluation.
CaseResult compare(const Case& each, const Report& report);

}  // namespace huiqi::cases
