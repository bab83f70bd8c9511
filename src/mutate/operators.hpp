// How the families are made: each looks at a node (or a provision, or the document) and says what could be written there
// by mistake. Only src/mutate includes this; see mutant.hpp.
#pragma once

#include "mutate/mutant.hpp"
#include "mutate/rewrite.hpp"

namespace huiqi::mutate {

/// A node and what stands around it.
struct Node {
  const language::Expr& expr;
  const language::Expr* parent = nullptr;
  std::size_t index = 0;  ///< among the parent's arguments
  const language::Provision& provision;
  const vocabulary::Vocabulary& vocabulary;
};

/// Takes what the families propose.
class Proposals {
 public:
  virtual ~Proposals() = default;
  /// `equivalent`: no answer can differ.
  virtual void add(Family family, const std::string& operation, Text from, Text to, NodeChange change,
                   bool equivalent = false) = 0;
};

using NodeFamily = void (*)(const Node& node, Proposals& proposals);
void compare_otherwise(const Node& node, Proposals& proposals);    // comparisons.cpp
void change_figure(const Node& node, Proposals& proposals);        // figures.cpp
void change_year(const Node& node, Proposals& proposals);          // years.cpp
void change_period(const Node& node, Proposals& proposals);        // periods.cpp
void connect_otherwise(const Node& node, Proposals& proposals);    // connectives.cpp
void choose_otherwise(const Node& node, Proposals& proposals);     // choices.cpp
void change_members(const Node& node, Proposals& proposals);       // memberships.cpp
void drop_judgement(const Node& node, Proposals& proposals);       // judgements.cpp
void fold_otherwise(const Node& node, Proposals& proposals);       // folds.cpp
void calculate_otherwise(const Node& node, Proposals& proposals);  // arithmetic.cpp

/// What a provision proposes beside its expressions.
class ProvisionProposals {
 public:
  virtual ~ProvisionProposals() = default;
  /// `part` follows the provision's id in the mutant's ("grant", "note_2"). `equivalent`: no answer can differ.
  virtual void add(Family family, const std::string& part, const std::string& operation, Place place, Text from,
                   Text to, std::function<void(language::Provision&)> change, bool equivalent = false) = 0;
  /// The same of what may be written once for several provisions: the conditions with this site.
  virtual void add_shared(Family family, const language::Expr& condition, const std::string& operation, Text from,
                          Text to, std::function<void(language::Provision&)> change, bool equivalent = false) = 0;
};

using ProvisionFamily = void (*)(const language::Provision& provision, ProvisionProposals& proposals);
void read_otherwise(const language::Provision& provision, ProvisionProposals& proposals);    // readings.cpp
void grant_otherwise(const language::Provision& provision, ProvisionProposals& proposals);   // grants.cpp
void change_provision(const language::Provision& provision, ProvisionProposals& proposals);  // provisions.cpp
void change_target(const language::Provision& provision, ProvisionProposals& proposals);     // targets.cpp

/// Whether the fold is asked for items of its own list alone: then that list is stated.
bool asked_for_own_items_only(const language::Expr& fold, const language::Provision& provision);
void take_absent_as_empty(const language::Provision& provision, const vocabulary::Vocabulary& vocabulary,
                          ProvisionProposals& proposals);  // absent.cpp

/// Validity, parameters, exclusions: the document's own. documents.cpp
void change_document(const language::RuleSet& set, std::vector<Mutant>& mutants);

// ---- Shared by several families ------------------------------------------------------------------------------------

/// A copy of the node to be changed.
std::shared_ptr<language::Expr> copy_of(const language::Expr& node);
/// A condition that is always met (2), pending (1) or not met (0), with the marks of what it replaces.
language::ExprPtr constant_condition(const language::Expr& replaced, int level);
/// A node in the place of one that stood around it: the outer one's id and cite remain.
language::ExprPtr in_place_of(const language::Expr& outer, const language::ExprPtr& inner);

struct Other {
  std::string operation;
  Text to;
  Rational number;
};
/// A figure's neighbours and slips of scale; what would be the same or below zero is left out.
std::vector<Other> other_figures(const Rational& number, language::Type type);
/// Comparisons that a drafting word is mistaken for.
struct OtherComparison {
  Comparison comparison;
  const char* operation;
};
std::vector<OtherComparison> other_comparisons(Comparison comparison);

// words.cpp
Text comparison_words(Comparison comparison);
Text figure_words(const Rational& number, language::Type type);
Text member_words(const vocabulary::Vocabulary& vocabulary, int enumeration, int ordinal);
Text fact_words(const language::FactRef& fact, const vocabulary::Vocabulary& vocabulary);
Text period_words(const Period& period);
/// What a condition is called for people: its label, its quote, its fact, or its id.
Text condition_words(const language::Expr& condition, const vocabulary::Vocabulary* vocabulary = nullptr);
Text dropped();

}  // namespace huiqi::mutate
