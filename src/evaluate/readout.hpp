// Reads findings, missing facts, pending decisions, notes and answers out of the registers, after the machine ran.
// The report is only read here, never computed: what is read agrees with the verdict by construction.
// Findings: findings.cpp; missing facts: missing.cpp; what is pending, and notes: pending.cpp; answers: answers.cpp.
// Tests: tests/evaluate/, the rule sets' cases
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "evaluate/decide.hpp"
#include "evaluate/machine.hpp"
#include "huiqi/report.hpp"

namespace huiqi::evaluate {

/// Where a node is read: under a subject alone, or for one item of a fold as well.
struct Item {
  const Frame* frame = nullptr;
  const profile::RecordValue* record = nullptr;
  const language::Expr* fold = nullptr;
  const Item* outer = nullptr;  ///< around the fold
  const std::string* kind = nullptr;
  std::string id;
};

class Readout {
 public:
  Readout(const compile::Provision& provision, const compile::Combination& combination, Machine& machine,
          const Frame& frame, const Context& context, const profile::Applicant& applicant,
          const profile::RecordValue& base, const Subject& subject)
      : provision_(provision),
        combination_(combination),
        machine_(machine),
        frame_(frame),
        context_(context),
        applicant_(applicant),
        base_(base),
        subject_(subject) {}

  std::vector<Finding> findings();
  /// Facts that can still change the status, then those that concern the amount alone (of all `combinations`).
  std::vector<Missing> missing(const Decided& decided);
  std::vector<Pending> pending();
  std::vector<Note> notes(const std::vector<Missing>& missing);
  std::vector<Value> answers();
  /// Neutral: figures and fact names.
  /// Fills in `formula` and the `names` in it.
  void formula(const CombinationResult& result, const compile::Combination& combination, Amount& amount);
  /// Whether the provision's totals condition is met.
  bool counts_in_totals() const;

  /// Of an ineligible decision: the unmet conditions that hold it back, with the facts they rest on. Written in distance.cpp.
  /// `mended`: those of `unmet()` that time alone mends.
  std::vector<Obstacle> obstacles(const std::vector<Finding>& findings,
                                  const std::set<const language::Expr*>& mended) const;
  /// The unmet conditions themselves, below the groups.
  std::vector<const language::Expr*> unmet() const;
  const compile::Combination& combination() const { return combination_; }
  /// Whether nothing but conditions on days holds it back: then it is worth looking for a later day.
  bool may_wait() const;

  /// A value as it is printed: money in yuan, shares as percent, days, words.
  std::string figure(language::Type type, int enumeration, const Rational& value) const;

 private:
  struct FindingPlace {
    int depth = 0;
    std::string_view cite;
    Role role = Role::requirement;
    bool taken = true;
  };
  /// A finding that is to be written.
  struct FindingSpot {
    const language::Expr* node = nullptr;
    const language::Marks* marks = nullptr;
    const language::Marks* further = nullptr;  ///< where its words stand if `marks` has none
    FindingPlace place;
    Level level;
  };
  struct Branch {
    const language::Expr* when = nullptr;  ///< null: otherwise
    const language::Expr* then = nullptr;
    const language::Marks* marks = nullptr;
    bool may_apply = false;  ///< contributes to the result
    bool certain = false;
  };

  Level level(const language::Expr& node) const { return machine_.condition(combination_.registers.at(&node)); }
  const Span& span(const language::Expr& node) const { return machine_.number(combination_.registers.at(&node)); }
  const language::Expr& chosen(const language::Expr& reading) const;
  std::vector<Branch> branches(const language::Expr& choose) const;

  /// Calls `visit(item)` for each item of a fold, its registers being those of that item.
  template <class Visit>
  void each_item(const language::Expr& fold, const Item* outer, Visit&& visit);
  std::string list_name(const language::Expr& fold, const Item* outer) const;
  const std::vector<profile::RecordValue>* items_of(const language::Expr& fold, const Item* outer,
                                                    const ListValue*& frames) const;

  // findings.cpp
  void find_in(const language::Expr& node, FindingPlace place, std::vector<FindingSpot>& spots) const;
  void find_branches(const language::Expr& node, const FindingPlace& place, std::vector<FindingSpot>& spots) const;
  void write(const FindingSpot& spot, Finding& finding);
  std::string citation_of(std::string_view cite) const;
  void put_figures(const language::Expr& node, Finding& finding, bool negated) const;
  void put_comparison(const language::Expr& compare, Finding& finding) const;
  const profile::FactValue* stated_value(const language::Expr& fact_node, const Item* item) const;
  Text label_of(const language::Expr& node) const;
  std::string words(const std::vector<int>& members, int enumeration) const;
  Text labels(const std::vector<int>& members, int enumeration) const;
  /// A word of an enumeration; null where the ordinal is of none.
  const vocabulary::Member* member(int ordinal, int enumeration) const;
  /// What people call a word: its label; a word of nobody's list as it is.
  Text label_of_word(const std::string& word, int enumeration) const;

  // distance.cpp
  void unmet_in(const language::Expr& node, const std::string& owner, std::vector<const language::Expr*>& leaves,
                std::vector<std::string>* owners) const;
  bool is_past(const language::FactRef& ref) const;
  void facts_in(const language::Expr& node, Obstacle& obstacle, bool& changeable) const;

  // missing.cpp
  struct MissingFact {
    Missing missing;
    std::size_t order = 0;
  };
  void missing_in(const language::Expr& node, const Item* item, bool status);
  void missing_values(const language::Expr& node, const Item* item, bool status);
  void miss(const language::FactRef& ref, const Item* item, bool status);
  void add_missing(Missing missing);
  void missing_amounts(const Decided& decided);
  static bool may_move(Level parent, Level own, bool least);

  // pending.cpp
  void pending_in(const language::Expr& node, const Item* item, std::vector<Pending>& found);
  void notes_in(const language::Expr& node, const Item* item, std::vector<Note>& notes);
  void note_fact(const language::FactRef& ref, const Item* item, std::vector<Note>& notes);
  void note_later_items(const language::Expr& fold, const Item* item, std::vector<Note>& notes);
  Text departments() const;

  const compile::Provision& provision_;
  const compile::Combination& combination_;
  Machine& machine_;
  const Frame& frame_;
  const Context& context_;
  const profile::Applicant& applicant_;
  const profile::RecordValue& base_;
  const Subject& subject_;
  std::vector<Missing> missing_;
  std::string open_id_;  ///< of the open condition whose facts are being listed
};

template <class Visit>
void Readout::each_item(const language::Expr& fold, const Item* outer, Visit&& visit) {
  const ListValue* frames = nullptr;
  const auto* records = items_of(fold, outer, frames);
  if (records == nullptr || frames == nullptr) return;
  const auto& vocabulary = *applicant_.vocabulary;
  const auto& list = vocabulary.facts[static_cast<std::size_t>(fold.fact.path.back())];
  for (std::size_t i = 0; i < records->size(); ++i) {
    if (!frames->items[i].happened) continue;
    Item item;
    item.frame = &frames->items[i];
    item.record = &(*records)[i];
    item.fold = &fold;
    item.outer = outer;
    item.kind = &vocabulary.records[static_cast<std::size_t>(list.target)].name;
    item.id = item.record->id.empty() ? std::to_string(i) : item.record->id;
    machine_.run_item(provision_, combination_.folds.at(&fold).block, frame_, *item.frame, context_);
    visit(item);
  }
}

}  // namespace huiqi::evaluate
