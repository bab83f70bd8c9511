// Writes random values and conditions that fit their types. Part of rule_sets.hpp.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "random/dice.hpp"
#include "vocabulary/vocabulary.hpp"

namespace huiqi::random {

using Json = nlohmann::ordered_json;

/// The types that random values have.
enum class ValueType { money, rate, count, number, score, date };

/// A fact as a rule set may name it from some place.
struct NamedFact {
  std::string name;
  const vocabulary::Fact* fact = nullptr;
};

/// Where a condition stands.
struct Around {
  int subject = -1;        ///< record
  int item = -1;           ///< record of the fold's item, or -1
  bool each = false;       ///< inside a fold over years
  bool constants = false;  ///< inside a list of money constants
  bool ids = false;        ///< conditions here may have ids
};

struct Let {
  std::string name;
  ValueType type;
};

struct Point {
  std::string name;
  std::vector<std::string> options;
};

/// Knows what the provision at hand may refer to.
class RuleWriter {
 public:
  RuleWriter(const vocabulary::Vocabulary& vocabulary, Dice& dice) : vocabulary_(vocabulary), dice_(dice) {}

  // What may be referred to.
  std::vector<Let> lets;
  std::vector<Point> points;
  std::vector<std::string> definitions;
  std::vector<std::string> outcomes;  ///< provisions of the same subject, without readings
  std::vector<std::pair<std::string, ValueType>> parameters;
  std::string provision;
  bool readings_allowed = false;

  Json condition(const Around& around, int depth);
  Json value(ValueType type, const Around& around, int depth);
  Json literal(ValueType type);
  Json text(const std::string& zh);
  /// A word of some enumeration, one of `choices` of it.
  Json word_of(const vocabulary::Enumeration& words);
  Json choose_word(const vocabulary::Enumeration& words, const Around& around, int depth);
  Json reading_of_values(ValueType type, const Around& around, int depth);
  Point some_point();

 private:
  // Names.
  std::vector<NamedFact> facts(const Around& around) const;
  std::vector<NamedFact> facts_of(const Around& around, vocabulary::FactType type) const;
  std::vector<NamedFact> lists(const Around& around) const;
  Json fact_value(const NamedFact& named, const Around& around);
  std::string year(const Around& around);

  // Values.
  Json leaf(ValueType type, const Around& around);
  Json plain(ValueType type, const Around& around);  ///< a fact or a constant
  Json arithmetic(ValueType type, const Around& around, int depth);
  Json folded(ValueType type, const Around& around, int depth);
  Json day(const Around& around, int depth);
  Json choose_value(ValueType type, const Around& around, int depth);

  // Conditions.
  Json marked(Json condition, const Around& around, int depth);
  Json simple(const Around& around, int depth);
  Json composed(const Around& around, int depth);
  Json comparison(Json left, ValueType type, const Around& around, int depth);
  Json compared_value(const Around& around, int depth);
  Json tested_word(const Around& around);
  Json tested_set(const Around& around);
  Json tested_code(const Around& around);
  Json tested_yes_no(const Around& around);
  Json determination(const Around& around);
  Json exists(const Around& around);
  Json ratio(const Around& around);
  Json within(const Around& around);
  Json over_items(const Around& around, int depth);
  Json over_years(const Around& around, int depth);
  Json over_constants(const Around& around, int depth);
  Json choose_condition(const Around& around, int depth);
  Json reading_of_conditions(const Around& around, int depth);
  Json pending();
  std::vector<Json> several(const Around& around, int depth);
  std::string next_id();

  const vocabulary::Vocabulary& vocabulary_;
  Dice& dice_;
  int ids_ = 0;
};

}  // namespace huiqi::random
