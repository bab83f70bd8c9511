// Which kinds of subject exist and what can be known of each.
// Format: docs/vocabulary.md. Facts, records and enumerations are numbered; the numbers are stable for one loaded vocabulary.
// Tests: tests/language/bad_test.cpp, tests/vocabulary/bad_test.cpp
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "huiqi/diagnostic.hpp"
#include "huiqi/report.hpp"
#include "huiqi/text.hpp"
#include "read/json.hpp"
#include "values/rational.hpp"

namespace huiqi::vocabulary {

enum class FactType {
  money,
  rate,
  count,
  number,
  score,
  yes_no,
  determination,
  date,
  enumeration,
  enumerations,
  text,
  area,
  industry,
  credit_code,
  reference,
  year,
  record,
  list,
  indicators
};

enum class Series { none, year, period };

struct Member {
  std::string name;
  Text label;
  std::string folded;  ///< the name without quotation marks and blanks, by which words are compared
};

/// A closed or open list of words; of an ordered one, from the lowest to the highest. At most 63 members in a closed
/// enumeration that a set uses.
struct Enumeration {
  std::string name;
  Text label;
  bool ordered = false;
  bool open = false;
  std::vector<Member> members;

  /// The member's ordinal, or -1.
  int find(std::string_view word) const;
  std::vector<std::string> names() const;
};

/// One thing that can be known. `name` may have dots (a nested object of the profile).
struct Fact {
  std::string name;
  FactType type = FactType::text;
  Series series = Series::none;
  int record = -1;  ///< the record that has this fact
  int index = -1;   ///< its place in that record
  int enumeration = -1;
  int target = -1;  ///< of `record` and `list`: the record held; of `reference`: the applicant's list fact
  bool event = false;
  bool absent_is_none = false;
  int dated_by = -1;  ///< of a yes/no fact: the day from which it is so; later than the as-of date it is not yet
  std::string dated_by_name;  ///< as written, until resolved
  bool changeable = false;
  std::optional<Rational> minimum;  ///< in stored units: money in fen
  std::optional<Rational> maximum;
  Text label, question, definition, unit;
  std::string source;
  std::vector<std::string> near;
  std::string refers_to;  ///< as written, until resolved
  std::string held;       ///< as written, until resolved
  Place place;
  std::string file;

  bool is_numeric() const;  ///< money, rate, count, number, score, year
  Unit unit_kind() const;
};

struct Record {
  std::string name;
  Text label;
  std::vector<int> facts;       ///< fact numbers, in declaration order
  std::string identity = "id";  ///< the fact that names an item; empty where items have none
  bool identity_required = false;
  int occurs = -1;  ///< the fact that says when such an item happened; -1: items do not happen
};

/// A kind of subject: where in the applicant it stands.
struct SubjectKind {
  std::string name;
  Text label;
  int section = -1;  ///< fact number within the applicant
  int record = -1;   ///< of the indicators: -1
  bool is_list = false;
};

struct Constraint {
  int record = -1;
  int lesser = -1;  ///< fact numbers
  int greater = -1;
  bool denies =
      false;  ///< where the first is "no", the second cannot be stated; else the first is never greater than the second
  Text why;
};

struct Vocabulary {
  std::vector<Fact> facts;
  std::vector<Record> records;
  std::vector<Enumeration> enumerations;
  std::vector<SubjectKind> subjects;
  std::vector<Constraint> constraints;
  std::string digest;
  int applicant = -1;  ///< the root record
  /// The applicant's list of prior awards and its facts, where there is one.
  struct PriorAwards {
    int list = -1, provision = -1, subject = -1, year = -1, amount = -1;
  } prior_awards;

  /// The fact of a record by name, or -1.
  int find_fact(int record, std::string_view name) const;
  int find_record(std::string_view name) const;
  int find_enumeration(std::string_view name) const;
  void find_prior_awards();  ///< fills `prior_awards`
  const SubjectKind* find_subject(std::string_view name) const;
  std::vector<std::string> fact_names(int record) const;
  /// As profiles and `missing` name it: "enterprise.rd_expenditure", "projects[].total_input".
  std::string full_name(int fact) const;
  /// All of them, a record that several lists hold being named below each: "incidents[].severity", "parks[].incidents[].severity".
  std::vector<std::string> full_names() const;
};

/// Reads and checks vocabulary files (already parsed, with their names). Nothing on any error.
std::optional<Vocabulary> read_vocabulary(const std::vector<std::pair<std::string, read::Node>>& files,
                                          std::vector<Diagnostic>& diagnostics);

/// Without quotation marks (“ ” ‘ ’ " ' 「 」) and blanks: how words are compared.
std::string fold_word(std::string_view word);

}  // namespace huiqi::vocabulary
