// A rule set as it was read and checked: the language after sugar is gone, typed, every fact resolved.
// Reference: docs/language/. The primitives of `Op` are all there is; reader: read_rule_set.cpp, read_expression.cpp; sugar:
// desugar.cpp; types: check.cpp. Tests: tests/language/
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "huiqi/date.hpp"
#include "huiqi/diagnostic.hpp"
#include "huiqi/report.hpp"
#include "huiqi/text.hpp"
#include "values/rational.hpp"
#include "vocabulary/vocabulary.hpp"

namespace huiqi::language {

enum class Type {
  condition,
  money,
  rate,
  count,
  number,
  score,
  date,
  year,
  word,
  set,
  area,
  industry,
  reference,
  any_number
};

/// Which year of a series a fact is read at.
struct TimeRef {
  enum class Kind { none, last, absolute } kind = Kind::none;
  int years = 0;  ///< of `last`: how many years before it; of `absolute`: the calendar year
  friend bool operator==(const TimeRef&, const TimeRef&) = default;
};

/// Where a fact stands: from the subject, the item of the innermost fold, or the applicant; then fact by fact (records,
/// references), the last being the fact that is read or the list that is folded.
struct FactRef {
  enum class From { subject, item, applicant } from = From::subject;
  std::vector<int> path;
  TimeRef time;
  friend bool operator==(const FactRef&, const FactRef&) = default;
};

enum class Op {
  // values
  constant,   // `number` (money in fen, date in days, word: ordinal in `enumeration`)
  fact,       // `fact`
  parameter,  // `index` into RuleSet::parameters
  as_of,
  last_year,      // the number of the calendar year before as-of
  prior_maximum,  // `fact` the series, `second` the stated maximum, `third` the first day: highest of all years before last
  sum,
  difference,
  product,
  quotient,
  least,
  greatest,
  choose,  // args: when, then, when, then, …, [otherwise]; without an odd last argument: none
  fold,    // `fact` the list; `fold`; args: where, [of]
  plus,
  minus,  // args: date; `period`
  year_of,
  day_after,
  next_day,     // args: date; `month`, `day`
  first_known,  // args in order
  // conditions
  always,         // `outcome_level` 0 not met, 1 pending, 2 met (pending: `text`, `by`, `unpublished`)
  compare,        // args: left, right; `comparison` at_least at_most less_than more_than is
  one_of,         // args: value; `members` (ordinals)
  one_of_open,    // args: value; `members` listed, `elsewhere`
  contains_any,   // args: set; `members`
  in_range,       // args: value; `low`, `high`: codes of area or industry, both included; several ranges: `any`
  exists,         // args: value
  stated,         // `fact`: met where the profile states it (or states that there is none)
  holds,          // `fact`: a yes/no fact
  determination,  // `fact`
  all,
  any,
  not_,
  at_least_of,   // `index` of args
  some,          // `fact` the list; args: where
  outcome,       // `name`: another provision of the same subject kind
  in_principle,  // args: condition
  excuse,        // args: condition, excuse
  // either
  reading,  // `name` the point, `options`; an argument for each
};

enum class Fold { count, sum, mean, least, greatest, earliest, latest };

/// What a node says about itself for people.
struct Marks {
  std::string id;
  std::string cite;  ///< own numbering; empty: the nearest above
  std::string quote;
  std::string word;
  std::string basis;  ///< plain explicit codified partition strict assumed; empty where there is no boundary
  Text label;
  Place place;
  Place written;  ///< of what a definition says: where that is written; else the same
};

struct Expr;
using ExprPtr = std::shared_ptr<const Expr>;

struct Expr {
  Op op = Op::always;
  Type type = Type::condition;
  Marks marks;
  std::vector<ExprPtr> args;
  std::vector<Marks> branches;  ///< of a choose: one for each branch (the otherwise last)
  FactRef fact, second, third;
  Comparison comparison = Comparison::none;
  Fold fold = Fold::count;
  Rational number, low, high;
  Period period;
  int enumeration = -1;
  int index = 0;
  int month = 0, day = 0;
  int outcome_level = 0;
  bool unpublished = false;
  bool absent_is_empty = false;
  std::string name;
  std::vector<std::string> options;
  std::vector<int> members, elsewhere;
  Text text, by;
};

enum class RateIs { fixed, ceiling, unpublished };
enum class Rounding { down, half_up, up };

struct GrantPart {
  ExprPtr rate;  ///< null where unpublished
  ExprPtr base;  ///< null where the grant has a cap alone
};

/// Readings of `parts` are spread out: `alternatives[i]` belongs to option i of `point`; one alternative without a point.
struct Grant {
  bool no_figure = false;
  Text why_no_figure;
  std::string point;
  std::vector<std::string> options;
  std::vector<std::vector<GrantPart>> alternatives;
  RateIs rate_is = RateIs::ceiling;
  ExprPtr cap;    ///< null: none
  ExprPtr times;  ///< the cap is for each; null: once
  std::vector<std::string> per;
  bool per_year = false;
  bool encouragement = false;
  Rounding rounding = Rounding::down;
  Marks marks;
};

struct Answer {
  std::string key;
  ExprPtr value;                    ///< null for a listing
  std::vector<Rational> constants;  ///< of a listing, ascending
  std::vector<ExprPtr> where;       ///< one for each constant
  Type type = Type::number;
};

struct ConditionalNote {
  ExprPtr when;  ///< null: always
  Text text;
};

/// A step of a procedure, and the body that takes it.
struct Step {
  Text text, by;
};

/// The target of an indicator provision.
struct Target {
  Comparison comparison = Comparison::none;
  bool approximate = false;
  Rational value;
  std::optional<Rational> upper;
  Unit unit = Unit::number;
  std::string word, basis;
  std::string cycle;  ///< yearly, or empty
  std::optional<Date> by;
  Text sense;
};

/// One ambiguity of a provision and its accepted options, the default first.
struct ReadingPoint {
  std::string name;
  std::vector<std::string> options;
};

struct Provision {
  std::string id;
  Kind kind = Kind::grant;
  std::string subject;  ///< the subject kind's name
  Text title;
  std::string cite, citation, quote;
  std::vector<Text> departments;
  std::vector<ExprPtr> scope;      ///< the rule set's shared scope first
  std::vector<ExprPtr> requires_;  ///< of an adverse measure: the grounds, any one of them
  std::optional<Grant> grant;
  std::vector<Answer> answers;
  std::vector<ConditionalNote> notes;
  ExprPtr total_when;  ///< null: always
  std::optional<Target> target;
  std::vector<ReadingPoint> points;
  std::vector<Text> materials;
  std::vector<Step> steps;
  std::string content;  ///< digest of what stands here and of what it rests on (content.hpp)
  Place place;
};

struct ClauseRecord {
  std::string id, cite, verdict;
  Text text, reason;
  std::vector<Text> departments;
  std::vector<Text> materials;
  std::vector<Step> steps;
  Place place;
};

struct Exclusion {
  std::vector<std::string> provisions;
  std::string for_each;  ///< subject kind
  Text reason;
};

struct Parameter {
  std::string name;
  Type type = Type::money;
  std::optional<Rational> value;
  Text unpublished;
  std::string cite;
};

struct Repeal {
  std::string title, number, cite;
};

/// One clause of the document, in document order, and what became of it.
struct Clause {
  std::string cite, verdict;
  std::vector<std::string> ids;
  Text because;
  Place place;
};

/// From one document's provision to another's.
struct Link {
  std::string from, to;
  Text text;
  Place place;
};

/// Another rule that this document yields to or prevails over.
struct Precedence {
  Text text;
  std::string cite;
};

/// What this document means by a drafting word, where that differs from the common meaning.
struct Convention {
  std::string word;
  Comparison means = Comparison::none;
  std::string basis;
  std::string cite;
};

/// A finding of `huiqi check` that the author means: the text itself is so.
struct Acceptance {
  std::string finding;  ///< the rule's id
  std::string of;       ///< the id that the finding is of
  Text because;
  Place place;
};

struct RuleSet {
  std::string id, version, number, file, digest;
  Text title;
  std::vector<Text> issuers;
  std::optional<Date> dated_on, published_on;
  Date in_force_from;
  std::string in_force_basis, in_force_cite, in_force_quote, in_force_until_cite;
  std::optional<Date> in_force_until;
  std::vector<Convention> conventions;
  std::vector<Repeal> repeals;
  std::vector<Precedence> yields_to, prevails_over;
  bool trial = false;
  std::vector<Clause> structure;  ///< empty: not recorded
  std::vector<Link> links;
  std::vector<Parameter> parameters;
  std::vector<Provision> provisions;
  std::vector<ClauseRecord> records;
  std::vector<Exclusion> exclusions;
  std::vector<Text> notes;
  std::vector<Acceptance> accepted;
};

/// Reads `accept` of a rule set or a vocabulary file.
std::vector<Acceptance> read_acceptances(const read::Node& root, const std::string& file,
                                         std::vector<Diagnostic>& diagnostics);

/// Reads and checks one rule set. Errors, all at once, each with place and suggestion; nothing on any error.
std::optional<RuleSet> read_rule_set(const read::Node& root, const std::string& file,
                                     const vocabulary::Vocabulary& vocabulary, std::vector<Diagnostic>& diagnostics);

/// What holds between sets: two with one id, two provisions or findings with one id, outcomes and exclusions that name nothing.
void check_together(const std::vector<RuleSet>& sets, std::vector<Diagnostic>& diagnostics);

/// `《title》(number)cite`.
std::string full_citation(const RuleSet& set, const std::string& cite);

}  // namespace huiqi::language
