// Reading values and conditions: words to primitives, facts resolved, types checked on the way.
// Words: docs/language/README.md. Values: read_values.cpp; conditions: read_conditions.cpp; sugar: sugar.cpp; paths:
// resolve.cpp. Tests: tests/language/
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "language/rule_set.hpp"
#include "read/object.hpp"

namespace huiqi::language {

/// What surrounds a node: which record is the subject's, which the fold's item's, which year `each` is, which constant `item` is.
struct Scope {
  int subject_record = -1;
  int item_record = -1;
  std::optional<TimeRef> each;
  ExprPtr item;
};

class ExpressionReader {
 public:
  ExpressionReader(read::Reporter& reporter, const vocabulary::Vocabulary& vocabulary, RuleSet& set,
                   const read::Node* definitions)
      : reporter_(reporter), vocabulary_(vocabulary), set_(set), definitions_(definitions) {}

  /// Starts a provision: its lets and reading points.
  void begin_provision(int subject_record, const read::Node* lets);
  /// Reports lets that nothing uses.
  void end_provision();
  /// Reports definitions that nothing uses.
  void end_rule_set();
  std::vector<ReadingPoint> take_points() { return std::move(points_); }
  Scope subject_scope() const { return {subject_record_, -1, std::nullopt, nullptr}; }

  /// A value; null after an error was reported.
  ExprPtr value(const read::Node& node, const Scope& scope);
  /// A condition; null after an error was reported.
  ExprPtr condition(const read::Node& node, const Scope& scope);
  /// A list of conditions; `ids_required` for those that are a provision's own.
  std::vector<ExprPtr> conditions(const read::Node& list, const Scope& scope, bool ids_required);
  /// A literal of the law ("500万元", "15%", a number, a day).
  ExprPtr literal(const read::Node& node);
  Marks marks(const read::Node& node);
  /// Registers a reading point; false (with an error) where its options differ from an earlier use.
  bool point(const std::string& name, const std::vector<std::string>& options, Place place);

 private:
  friend class ConditionWords;

  // resolve.cpp
  struct Resolved {
    FactRef ref;
    const vocabulary::Fact* fact = nullptr;
  };
  std::optional<Resolved> resolve(const std::string& path, Place place, const Scope& scope);
  std::optional<Resolved> resolve_from(std::string_view path, int record, FactRef ref);
  std::optional<TimeRef> time_of(const read::Node& node, const vocabulary::Fact& fact, const Scope& scope);
  std::optional<TimeRef> parse_time(const read::Node& year, const Scope& scope);
  std::vector<std::string> names_in_reach(const Scope& scope) const;

  // read_values.cpp
  ExprPtr value_word(const read::Node& node, const Scope& scope);
  ExprPtr fact_value(const read::Node& node, const Scope& scope);
  ExprPtr parameter(const read::Node& node);
  ExprPtr use(const read::Node& node, const Scope& scope);
  ExprPtr arithmetic(Op op, const read::Node& arguments, const Scope& scope);
  ExprPtr outermost_word(const std::shared_ptr<Expr>& made, Place place);
  ExprPtr choose_value(const read::Node& node, const Scope& scope);
  ExprPtr fold(const read::Node& node, const Scope& scope);
  ExprPtr fold_years(const read::Node& node, const Scope& scope, Fold kind);
  ExprPtr moved_date(const read::Node& node, const Scope& scope);
  ExprPtr next_day(const read::Node& node, const Scope& scope);
  ExprPtr prior_maximum(const read::Node& node, const Scope& scope);
  ExprPtr first_known(const read::Node& node, const Scope& scope);
  ExprPtr word_constant(const read::Node& node);
  ExprPtr reading_of(const read::Node& node, const Scope& scope, bool of_conditions);
  bool same_types(const std::vector<ExprPtr>& values, Type& type, Place place);

  // read_conditions.cpp
  ExprPtr condition_word(const read::Node& node, const Scope& scope);
  ExprPtr comparison(const read::Node& node, const Scope& scope);
  ExprPtr compare_with(ExprPtr left, Comparison comparison, const read::Node& right, const read::Node& whole,
                       const Scope& scope);
  ExprPtr right_side(const Expr& left, const read::Node& node, const Scope& scope);
  ExprPtr is_test(const read::Node& node, const Scope& scope);
  ExprPtr member_test(const read::Node& node, const Scope& scope);
  ExprPtr code_test(const read::Node& node, const Scope& scope, const char* key);
  ExprPtr choose_condition(const read::Node& node, const Scope& scope);
  ExprPtr over_items(const read::Node& node, const Scope& scope, const char* word);
  void say_incomplete(const read::Node& node);
  bool absent_is_empty(const read::Node& node);
  ExprPtr at_least_of(const read::Node& node, const Scope& scope);
  ExprPtr pending(const read::Node& node);
  ExprPtr defined(const read::Node& node, const Scope& scope);
  ExprPtr yes_no_fact(const read::Node& node, const Scope& scope, const char* key, vocabulary::FactType type, Op op);
  ExprPtr with_marks(ExprPtr inner, const read::Node& node, const Scope& scope);
  std::optional<std::vector<int>> members(const read::Node& list, int enumeration);

  // sugar.cpp
  ExprPtr ratio(const read::Node& node, const Scope& scope);
  ExprPtr growth(const read::Node& node, const Scope& scope);
  ExprPtr within(const read::Node& node, const Scope& scope);
  ExprPtr bands(const read::Node& node, const Scope& scope);
  ExprPtr over_years(const read::Node& body, int years, const Scope& scope, bool every);
  ExprPtr over_constants(const read::Node& node, const Scope& scope, bool some);

  /// The list that `over` (or some, none, every) names, and the scope of its items.
  std::optional<Resolved> list_of(const std::string& path, Place place, const Scope& scope);

  read::Reporter& reporter_;
  const vocabulary::Vocabulary& vocabulary_;
  RuleSet& set_;
  const read::Node* definitions_;
  int subject_record_ = -1;
  const read::Node* lets_ = nullptr;
  std::map<std::string, ExprPtr> read_lets_;
  std::set<std::string> used_lets_, open_lets_, open_definitions_, used_definitions_;
  std::vector<ReadingPoint> points_;
  int value_depth_ = 0;
};

/// The type of a fact's value.
Type type_of(const vocabulary::Fact& fact);
/// For messages: "money (yuan)", "a share" …
Text type_name(Type type);
/// Whether two values can be compared or added; the common type in `common`.
bool fit(Type a, Type b, Type& common);

std::shared_ptr<Expr> make(Op op, Type type, Place place);

/// The keys that a value word brings with it; empty where the node has no value word.
std::vector<std::string> value_keys(const read::Node& node);

}  // namespace huiqi::language
