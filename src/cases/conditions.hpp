// What there is to cover in a rule set: its conditions, its thresholds and the branches of its choices, each named by its
// place in the rule set's file and with what it can do at all.
//   condition  as written: one JSON object. It has an id (a finding), or it is a test without parts of its own (a leaf).
//   threshold  a comparison of two numbers or days, and the figure that it compares with.
//   branch     of a `choose`, of conditions or of values.
// A definition or a `let` that is used in several places is written once and counts once.
// Method: docs/coverage.md. Tests: tests/cases/conditions_test.cpp
#pragma once

#include <array>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "cases/outcomes.hpp"
#include "evaluate/loaded.hpp"

namespace huiqi::cases {

/// What can be seen of a condition (the first four and `decides_*`), of a threshold, of a branch.
enum class Goal { met, not_met, unknown, pending, decides_met, decides_not_met, below, at, above, taken };
constexpr std::size_t goal_count = 10;
std::string_view name(Goal goal);

enum class ItemKind { condition, threshold, branch };
std::string_view name(ItemKind kind);

/// One thing to cover.
struct Item {
  ItemKind kind = ItemKind::condition;
  std::string name;                      ///< the id, else the finding above and a number: "qj-07.7-1/part-2"
  std::string id;                        ///< of the finding; empty for a leaf, a threshold, an unnamed branch
  std::string under;                     ///< the nearest finding or provision above
  std::string provision;                 ///< the first that it belongs to
  Place place;                           ///< in the rule set's file
  const language::Expr* expr = nullptr;  ///< the condition, the comparison, the `choose`; null: an indicator's target
  const language::Target* target = nullptr;
  std::size_t branch = 0;  ///< of a branch: its number, from 0
  std::string figure;      ///< of a threshold that is written as a figure
  std::array<bool, goal_count> possible{};
  std::array<int, goal_count> seen{};

  bool can(Goal goal) const { return possible[static_cast<std::size_t>(goal)]; }
  bool has(Goal goal) const { return seen[static_cast<std::size_t>(goal)] > 0; }
};

/// Where a condition has its effect: bits, a shared `let` may have several.
enum Effect : unsigned { on_status = 1, on_answers = 2, on_amount = 4, on_notes = 8, on_totals = 16 };

/// The items of one rule set, and where each expression of its provisions counts.
class Conditions {
 public:
  Conditions(const engine_detail::Loaded& loaded, const language::RuleSet& set);

  std::vector<Item>& items() { return items_; }
  const std::vector<Item>& items() const { return items_; }

  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  std::size_t condition(const language::Expr& expr) const { return find(conditions_, expr); }
  std::size_t threshold(const language::Expr& compare) const { return find(thresholds_, compare); }
  /// The target of an indicator.
  std::size_t target(const std::string& provision) const;
  /// The first branch's item; the others follow. `none` where the choice is not covered.
  std::size_t branches(const language::Expr& choose) const { return find(branches_, choose); }
  unsigned effects(const language::Expr& expr) const;

 private:
  using Numbers = std::unordered_map<const language::Expr*, std::size_t>;
  static std::size_t find(const Numbers& numbers, const language::Expr& expr);

  struct Above {
    std::string provision, under;
    Place place;  ///< of the condition that this one was written in
    unsigned effect = on_status;
  };
  void provision(const language::Provision& provision);
  void put_names();
  void condition(const language::Expr& node, Above above);
  void inside(const language::Expr& node, const Above& above);
  void value(const language::Expr& node, const Above& above);
  void choose(const language::Expr& node, const Above& above);
  void add_condition(const language::Expr& subject, const language::Expr& written, const std::string& id,
                     const Above& above);
  void add_threshold(const language::Expr& compare, const Above& above);
  void add_target(const language::Provision& provision);
  std::size_t add(Item item, const std::string& variant);
  bool visited(const language::Expr& node, unsigned effect);

  const engine_detail::Loaded& loaded_;
  Possible possible_;
  std::vector<Item> items_;
  std::map<std::string, std::size_t> numbers_;  ///< by kind, place and variant
  Numbers conditions_, thresholds_, branches_;
  std::map<std::string, std::size_t> targets_;  ///< by provision
  std::unordered_map<const language::Expr*, unsigned> effects_;
};

/// The expression that decides a condition with marks: below 原则上, and the condition itself rather than its excuse.
const language::Expr& subject_of(const language::Expr& condition);

/// Whether a comparison has a threshold: of two numbers or days, in order.
bool has_threshold(const language::Expr& compare);
/// The two sides of a comparison as people compare them: of a ratio, the quotient and the share.
const language::Expr& left_of(const language::Expr& compare);
const language::Expr& right_of(const language::Expr& compare);
/// The smallest difference that counts in a comparison, in stored units: 1 fen, 1 of a count, 0.01 of a score, 0.01
/// percentage points of a share, a day, a year, 1 of what is counted in whole numbers and 0.01 of other numbers.
Rational unit_of_comparison(const language::Expr& compare);
Rational unit_of_comparison(const language::Target& target);

}  // namespace huiqi::cases
