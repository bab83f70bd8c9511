// The answer: all decisions for one profile at one as-of date. Plain values; nothing here points back into the engine.
// Figures are neutral strings (money in yuan with two places, days as YYYY-MM-DD, shares as percent); sentences are made
// from them by huiqi/explain.hpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "huiqi/date.hpp"
#include "huiqi/money.hpp"
#include "huiqi/text.hpp"

namespace huiqi {

enum class Kind { recognition, grant, loan, quota, service, grade, class_, duty, state, adverse_measure, indicator };

/// DESIGN section 2, in order of precedence; the last three groups are those of adverse measures and of answers.
enum class Status {
  not_in_force,
  not_applicable,
  ineligible,
  undetermined,
  may_apply,
  eligible,
  triggered,
  not_triggered,
  may_trigger,
  determined
};

/// Of one condition in one evaluation.
enum class Outcome { met, not_met, unknown, pending, soft_not_met, excused, not_applicable };

enum class Binding { none, rate, cap, prior_awards, unpublished_rate, unknown_base, unlimited };

/// The four law words, equality, and the tests that are no comparison.
enum class Comparison { none, at_least, at_most, less_than, more_than, is, between, one_of, contains, exists, holds };

/// What a figure counts: decides how it is printed and in what unit a margin is.
enum class Unit { none, money, rate, count, number, score, date, year, yes_no, words };

enum class Role { scope, requirement, ground, answer };

/// "enterprise" or an item's kind, and its id ("enterprise", "bank" … for sections that are not lists).
struct Subject {
  std::string kind;
  std::string id;
  friend bool operator==(const Subject&, const Subject&) = default;
};

/// Something worth saying that is no finding. `code` is stable; `arguments` are neutral figures and names for the message
/// table; `authored` is set for notes that the rule set itself words (code "rule_note").
struct Note {
  std::string code;
  std::vector<std::string> arguments;
  Text authored;
};

struct Finding {
  std::string id;
  std::string citation;
  Role role = Role::requirement;
  Outcome outcome = Outcome::unknown;
  Comparison comparison = Comparison::none;
  Unit unit = Unit::none;
  std::string word;     ///< the drafting word, e.g. 不低于
  std::string quote;    ///< the operative words
  Text label;           ///< what is tested
  bool worded = false;  ///< the label is the condition's own and says the whole test, not the fact alone
  std::string actual;   ///< empty where unknown or not a figure
  std::string required;
  Text actual_words, required_words;  ///< what people call them, where they are words of the vocabulary
  Text measure;                       ///< what a count or number counts: 人 / persons; may be empty
  bool unpublished = false;           ///< the text publishes no figure for what is required
  std::string margin;  ///< actual less required, in the unit (days for dates); empty where either is not known
  int depth = 0;       ///< nesting below the provision
  std::vector<Note> notes;
};

/// A fact that the profile does not state and that can still change the answer.
struct Missing {
  std::string fact;  ///< as the profile names it: "enterprise.rd_expenditure", "projects[].total_input"
  Subject subject;
  std::optional<std::string> year;  ///< of a series: "2025"
  bool affects_status = false;      ///< else the amount alone
  int open_conditions = 0;          ///< how many still open conditions depend on it
  Text label;
  Text question;
  std::vector<std::string> near;  ///< neighbouring facts that are stated and do not stand in for it
  std::vector<Text> near_labels;  ///< of each
};

/// A human decision, or an unpublished condition, that remains.
struct Pending {
  std::string id;  ///< of the condition
  Text what;
  Text by;
  bool unpublished = false;
};

/// In yuan, exact to the fen. `ceiling` without a value: no ceiling can be stated.
struct Amount {
  Money assured;
  std::optional<Money> ceiling;
  std::optional<Money> ceiling_max;
  Binding binding = Binding::none;
  std::vector<std::string> per;
  std::string formula;                              ///< neutral: figures and fact names
  std::vector<std::pair<std::string, Text>> names;  ///< the facts that the formula names, and what people call them
};

/// Whether the applicant can change what stands in the way (vocabulary: `changeable`; never a past year or day), or time alone does.
enum class Change { applicant, time, nobody };

/// One unmet condition of an ineligible decision.
struct Obstacle {
  std::string finding;  ///< its id
  std::string margin;   ///< as in the finding: actual less required; empty where there is none
  Unit unit = Unit::none;
  Change change = Change::nobody;
  std::vector<std::string> facts;  ///< the stated facts that it rests on, as the profile names them
};

/// How far an ineligible decision is from a positive one.
struct Distance {
  std::vector<Obstacle> obstacles;
  bool only_time = false;        ///< nothing but days stands in the way
  std::optional<Date> earliest;  ///< the first day after as-of on which it would not be ineligible, all else unchanged
  Status then = Status::undetermined;  ///< on that day: `undetermined` where a new year's facts are not stated yet
};

/// An announced application window: dated data of its own (rules/windows), never part of a document.
struct Call {
  std::string id;
  Text title;
  std::optional<Date> opens;
  std::optional<Date> closes;  ///< the last day, included
  std::string source;          ///< the announcement: its number or address
  bool open = false;           ///< at the as-of date; else it is still to come
};

/// A step of the procedure, and the body that takes it.
struct ProcedureStep {
  Text text, by;
};

/// What one combination of accepted readings gives.
struct ReadingResult {
  std::vector<std::pair<std::string, std::string>> choices;  ///< point, option
  bool is_default = false;
  Status status = Status::undetermined;
  std::optional<Amount> amount;
};

/// One key of `value`: a word or figure, a list of them, or nothing (known not to be there).
struct Value {
  std::string key;
  bool is_list = false;
  std::vector<std::string> items;  ///< one for a plain value; empty and not a list: null
  Text label;                      ///< of a word (优秀 / excellent)
  Unit unit = Unit::none;
  bool known = true;  ///< false: facts are missing (and the value is null)
};

struct Decision {
  std::string provision;
  std::string policy;
  std::string citation;
  Text title;
  Kind kind = Kind::grant;
  Subject subject;
  Status status = Status::undetermined;
  std::optional<Amount> amount;
  bool no_figure = false;  ///< money is promised and no number is published
  std::vector<Value> value;
  std::vector<Missing> missing;
  std::vector<Pending> pending;
  std::vector<Finding> findings;
  std::vector<ReadingResult> readings;
  std::vector<Note> notes;
  std::vector<Text> departments;
  std::vector<Text> materials;       ///< what the document asks to be handed in
  std::vector<ProcedureStep> steps;  ///< of the procedure, in order
  std::vector<Call> calls;           ///< open or coming at the as-of date; empty: no open call is known
  std::optional<Distance> distance;  ///< of `ineligible`, where it was asked for
};

struct LeftOut {
  std::string provision;
  Subject subject;
  std::string because;  ///< undetermined | exclusive | no_figure | no_ceiling | condition_of_total
  Text reason;          ///< of `exclusive`: why the rule set takes the two to exclude each other
};

/// The best admissible combination by `ceiling`, as a bound.
struct Totals {
  Money assured;
  Money ceiling;
  std::optional<Money> ceiling_max;  ///< nothing where a member has no bound
  std::vector<std::pair<std::string, Subject>> combination;
  std::vector<LeftOut> left_out;
};

struct RuleSetReceipt {
  std::string id;
  std::string version;
  std::string digest;  ///< SHA-256 over the canonical form
  Text title;
  std::string number;
  int clauses = 0;  ///< recorded in the structure; 0: the structure is not recorded
  int decided = 0;  ///< of those: modelled as provisions, duties or indicators
};

/// A file of application windows that was loaded.
struct WindowsReceipt {
  std::string name;        ///< of the file, without its folder
  std::string digest;      ///< SHA-256 over the canonical form
  std::string checked_on;  ///< the day on which its keeper last looked, or empty
};

struct Report {
  std::string engine_name = "huiqi";
  std::string engine_version;
  std::string vocabulary_digest;
  std::vector<RuleSetReceipt> rule_sets;
  std::vector<WindowsReceipt> windows;
  Date as_of;
  std::string as_of_basis;  ///< option | profile | today
  std::string applicant;    ///< the stated name, or empty
  std::vector<Decision> decisions;
  Totals totals;
  std::vector<Note> notes;
};

std::string_view name(Kind);
std::string_view name(Status);
std::string_view name(Outcome);
std::string_view name(Binding);
std::string_view name(Comparison);
std::string_view name(Unit);
std::string_view name(Role);
std::string_view name(Change);

}  // namespace huiqi
