// The rule set's file as clauses: which literal stands under which quote, and which figures a node uses.
// A figure belongs to the nearest quote above it. Definitions and lets are followed where they are used, so that a
// definition used in several places is examined under its own quotes only. Tests: tests/check/
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "check/quantities.hpp"
#include "read/json.hpp"

namespace huiqi::check {

/// A literal that a rule uses, and what surrounds it. In a let or a definition without a quote of its own there is no holder:
/// it belongs to the quotes of those that use it.
struct UsedFigure {
  Quantity quantity;
  Place place;
  const read::Node* node = nullptr;       ///< the object that it stands in
  std::string_view key;                   ///< the key of that object (at_least, cap, period …)
  const read::Node* holder = nullptr;     ///< the object with the nearest quote above; null where there is none
  const read::Node* provision = nullptr;  ///< null in the definitions
  bool negated = false;                   ///< below a not, none or unless
  bool arithmetic = false;                ///< a term of a sum, difference, product or quotient
};

/// A node with a quote.
struct QuoteHolder {
  const read::Node* node = nullptr;
  std::string id;                         ///< its id, or the nearest above
  const read::Node* provision = nullptr;  ///< null in the definitions
  const read::Node* choose =
      nullptr;  ///< the branches that it is one of: the upper bound of a band is in another branch
};

/// A figure that a node uses, and the object where it is written.
struct GatheredFigure {
  Quantity quantity;
  const read::Node* node = nullptr;
};

class ClauseTree {
 public:
  explicit ClauseTree(const read::Node& root);

  /// Every literal that stands in a provision, definition or parameter, once.
  const std::vector<UsedFigure>& figures() const { return figures_; }
  const std::vector<QuoteHolder>& holders() const { return holders_; }
  /// The figures that a node uses: those below it, and those of the definitions, lets, parameters and outcomes named below it.
  std::vector<GatheredFigure> figures_below(const read::Node& node, const read::Node* provision) const;
  /// Whether the node stands below a not, none or unless (an odd number of them).
  bool is_negated(const read::Node& node) const { return negated_.contains(&node); }
  /// Whether the node stands in the `when` of a branch beside others.
  bool chooses(const read::Node& node) const { return chooses_.contains(&node); }
  /// What a value is: itself, or the let of its provision that it uses.
  const read::Node& used_by(const read::Node& value) const;
  /// The nearest quote at or above a node; empty where there is none.
  std::string quote_of(const read::Node& node) const;
  /// The id that a node goes by: its own or the nearest above.
  std::string id_of(const read::Node& node) const;

 private:
  struct State {
    const read::Node* provision = nullptr;
    const read::Node* holder = nullptr;
    const read::Node* choose = nullptr;
    std::string id;
    bool negated = false, arithmetic = false, in_when = false;
  };
  void walk(const read::Node& node, const State& state);
  void walk_member(const read::Node& node, const read::Member& member, const State& state);
  void take(const read::Node& literal, const read::Node& node, std::string_view key, const State& state);
  void gather(const read::Node& node, const read::Node* provision, int depth, std::vector<GatheredFigure>& found) const;
  static void take_literals(const read::Node& value, const read::Node& node, std::string_view key,
                            std::vector<GatheredFigure>& found);
  void gather_named(const read::Node& node, const read::Node* provision, int depth,
                    std::vector<GatheredFigure>& found) const;

  const read::Node& root_;
  std::vector<UsedFigure> figures_;
  std::vector<QuoteHolder> holders_;
  std::map<const read::Node*, std::string> ids_;
  std::map<const read::Node*, const read::Node*> provision_of_;
  std::map<const read::Node*, const read::Node*> holder_of_;
  std::set<const read::Node*> negated_, chooses_;
};

/// Keys under which no figure of a clause stands: names, texts, years.
bool holds_no_figures(std::string_view key);

}  // namespace huiqi::check
