// Values and conditions of the rule language. Quotations are of docs/semantics.md.
#include "naive/walk.hpp"

#include <algorithm>

#include "naive/fold.hpp"

namespace huiqi::naive {

using language::Expr;
using language::ExprPtr;
using language::Op;
using language::Provision;
using language::RuleSet;
using language::Type;

Choices default_choices(const Provision& provision) {
  Choices choices;
  for (const language::ReadingPoint& point : provision.points) choices[point.name] = point.options.front();
  return choices;
}

Walk Walk::at_item(const profile::RecordValue& item) const {
  Walk inside = *this;
  inside.place_.item = &item;
  return inside;
}

std::vector<Truth> Walk::truths(const std::vector<ExprPtr>& conditions) const {
  std::vector<Truth> result;
  for (const ExprPtr& each : conditions) result.push_back(truth(*each));
  return result;
}

std::vector<Span> Walk::values(const std::vector<ExprPtr>& arguments) const {
  std::vector<Span> result;
  for (const ExprPtr& each : arguments) result.push_back(value(*each));
  return result;
}

const Expr& Walk::chosen(const Expr& reading) const {
  const auto option = std::find(reading.options.begin(), reading.options.end(), choices_.at(reading.name));
  return *reading.args[static_cast<std::size_t>(option - reading.options.begin())];
}

// --- values ----------------------------------------------------------------------------------------------------------

Span Walk::value(const Expr& expr) const {
  switch (expr.op) {
    case Op::constant:
      return point(expr.number);
    case Op::fact:
      return number_of(place_, expr.fact);
    case Op::parameter:
      return parameter(expr);
    case Op::as_of:
      return point(Rational(place_.as_of.days()));
    case Op::last_year:
      return point(Rational(place_.as_of.year() - 1));
    case Op::prior_maximum:
      return prior_maximum(place_, expr);
    case Op::sum:
      return sum(values(expr.args));
    case Op::difference:
      return difference(value(*expr.args[0]), value(*expr.args[1]));
    case Op::product:
      return product(values(expr.args));
    case Op::quotient:
      return quotient(value(*expr.args[0]), value(*expr.args[1]));
    case Op::least:
      return least(values(expr.args));
    case Op::greatest:
      return greatest(values(expr.args));
    case Op::choose:
      return choose_value(expr);
    case Op::fold:
      return fold(expr);
    case Op::plus:
    case Op::minus:
    case Op::year_of:
    case Op::day_after:
    case Op::next_day:
      return on_days(expr);
    case Op::first_known:
      return first_known(expr);
    case Op::reading:
      return value(chosen(expr));
    default:
      return unbounded();  // a condition is no value
  }
}

// "`hole` (it is unpublished)": a parameter without a value.
Span Walk::parameter(const Expr& expr) const {
  const auto& stated = set_.parameters[static_cast<std::size_t>(expr.index)].value;
  return stated ? point(*stated) : unpublished();
}

namespace {

End day_end(std::optional<Date> day, const End& otherwise) { return day ? end(Rational(day->days())) : otherwise; }

// One end of "`plus`/`minus` a period, `day_after`, `year_of`, `next_day` map both ends (they are monotone)"; a day that the
// calendar does not hold is beyond every bound.
End moved(const Expr& expr, const End& at) {
  if (at.beyond != 0) return at;
  const auto day = Date::from_days(at.number.floor().value_or(0));
  if (!day) return at.number.sign() > 0 ? above_all : below_all;
  switch (expr.op) {
    case Op::plus:
      return day_end(add(*day, expr.period), above_all);
    case Op::minus:
      return day_end(subtract(*day, expr.period), below_all);
    case Op::year_of:
      return end(Rational(day->year()));
    case Op::next_day:
      return day_end(next_day(*day, expr.month, expr.day), above_all);
    default:
      return end(at.number + Rational(1));  // day_after
  }
}

}  // namespace

Span Walk::on_days(const Expr& expr) const {
  Span span = value(*expr.args[0]);
  if (span.none) return span;
  span.lo = moved(expr, span.lo);
  span.hi = moved(expr, span.hi);
  return span;
}

// "go through the branches; a branch whose `when` is the span with `hi < met` (never met) is left out; the first with `lo ==
// met` ends it; every branch on the way whose `when` may be met (`hi == met`) contributes."
std::vector<std::size_t> Walk::contributing(const Expr& choose, bool& may_fall_off) const {
  std::vector<std::size_t> results;
  may_fall_off = false;
  std::size_t i = 0;
  for (; i + 1 < choose.args.size(); i += 2) {
    const Truth when = truth(*choose.args[i]);
    if (when.hi == 2) results.push_back(i + 1);
    if (when.lo == 2) return results;
  }
  if (i < choose.args.size())
    results.push_back(i);  // otherwise
  else
    may_fall_off = true;
  return results;
}

// "Falling off the end without `otherwise` contributes `none`".
Span Walk::choose_value(const Expr& expr) const {
  bool may_fall_off = false;
  std::vector<Span> results;
  for (std::size_t i : contributing(expr, may_fall_off)) results.push_back(value(*expr.args[i]));
  if (may_fall_off) results.push_back(nothing());
  return hull(results);
}

// "(a condition: not met)"
Truth Walk::choose_condition(const Expr& expr) const {
  bool may_fall_off = false;
  std::vector<Truth> results;
  for (std::size_t i : contributing(expr, may_fall_off)) results.push_back(truth(*expr.args[i]));
  if (may_fall_off) results.push_back(not_met);
  return hull(results);
}

// "first_known: the first argument whose facts are all stated (a constant and as-of always are); the last one otherwise."
Span Walk::first_known(const Expr& expr) const {
  for (const ExprPtr& each : expr.args) {
    if (all_facts_stated(*each)) return value(*each);
  }
  return value(*expr.args.back());
}

bool Walk::all_facts_stated(const Expr& expr) const {
  const auto stated = [](const Walk& walk) {
    return [&walk](const ExprPtr& each) { return walk.all_facts_stated(*each); };
  };
  switch (expr.op) {
    case Op::fact:
    case Op::holds:
    case Op::stated:
    case Op::determination:
      return is_stated(place_, expr.fact);
    case Op::prior_maximum:
      return value(expr).is_point();
    case Op::reading:
      return all_facts_stated(chosen(expr));
    case Op::fold:
    case Op::some: {
      const auto* items = items_of(place_, expr.fact);
      if (items == nullptr) return expr.absent_is_empty;
      return std::all_of(items->begin(), items->end(), [&](const profile::RecordValue& item) {
        const Walk inside = at_item(item);
        return std::all_of(expr.args.begin(), expr.args.end(), stated(inside));
      });
    }
    default:
      return std::all_of(expr.args.begin(), expr.args.end(), stated(*this));
  }
}

// Each item with its `where` and its value.
Span Walk::fold(const Expr& expr) const {
  const auto* items = items_of(place_, expr.fact);
  if (items == nullptr && !expr.absent_is_empty) return fold_of_unknown_list(expr);
  std::vector<FoldItem> folded;
  if (items != nullptr) {
    for (const profile::RecordValue& item : *items) {
      if (!has_happened(place_, item)) continue;
      const Walk inside = at_item(item);
      folded.push_back(
          {inside.truth(*expr.args[0]), expr.args.size() > 1 ? inside.value(*expr.args[1]) : point(Rational(1))});
    }
  }
  return fold_of(expr.fold, folded);
}

// --- conditions ------------------------------------------------------------------------------------------------------

Truth Walk::truth(const Expr& expr) const {
  switch (expr.op) {
    case Op::always:
      return {expr.outcome_level, expr.outcome_level};
    case Op::compare:
      return compare(expr);
    case Op::one_of:
      return one_of(expr);
    case Op::one_of_open:
      return one_of_open(expr);
    case Op::contains_any:
      return contains_any(expr);
    case Op::in_range:
      return in_range(expr);
    case Op::exists:
      return exists(expr);
    case Op::stated:
      return is_stated(place_, expr.fact) ? met : not_met;
    case Op::holds:
      return yes_no_of(place_, expr.fact);
    case Op::determination:
      return determination_of(place_, expr.fact);
    case Op::all:
      return all(truths(expr.args));
    case Op::any:
      return any(truths(expr.args));
    case Op::not_:
      return negated(truth(*expr.args[0]));
    case Op::at_least_of:
      return at_least_of(expr.index, truths(expr.args));
    case Op::some:
      return some(expr);
    case Op::outcome:
      return outcome(expr.name);
    case Op::in_principle:
      return in_principle(truth(*expr.args[0]));
    case Op::excuse:
      return any(truths(expr.args));  // "excuse(c, x): the greatest of both."
    case Op::choose:
      return choose_condition(expr);
    case Op::reading:
      return truth(chosen(expr));
    default:
      return unknown;  // a value is no condition
  }
}

Truth Walk::compare(const Expr& expr) const {
  const Span left = value(*expr.args[0]);
  const Span right = value(*expr.args[1]);
  switch (expr.comparison) {
    case Comparison::at_least:
      return at_least(left, right);
    case Comparison::at_most:
      return at_least(right, left);
    case Comparison::less_than:
      return less_than(left, right);
    case Comparison::more_than:
      return less_than(right, left);
    default:
      return same(left, right);
  }
}

namespace {

bool holds_ordinal(const Span& span, int ordinal) {
  const End at = end(Rational(ordinal));
  return span.lo <= at && at <= span.hi;
}

bool holds_any(const Span& span, const std::vector<int>& ordinals) {
  return std::any_of(ordinals.begin(), ordinals.end(), [&](int each) { return holds_ordinal(span, each); });
}

}  // namespace

// "one_of (members of a word): met if a point and listed; not met if no listed ordinal is in the span; else `[0, 2]`; none:
// not met."
Truth Walk::one_of(const Expr& expr) const {
  const Span word = value(*expr.args[0]);
  const bool listed = holds_any(word, expr.members);
  return tested({word}, word.lo == word.hi && listed, !listed);
}

// "one_of_open: a point: listed 2, elsewhere 0, another 1; unknown: `[0, 2]`; none: 0."
Truth Walk::one_of_open(const Expr& expr) const {
  const Span word = value(*expr.args[0]);
  if (word.none) return not_met;
  if (!word.is_point()) return unknown;
  if (holds_any(word, expr.members)) return met;
  return holds_any(word, expr.elsewhere) ? not_met : pending;
}

// "contains_any: a stated set: met or not; not stated: `[0, 2]`; none or `[]`: 0."
Truth Walk::contains_any(const Expr& expr) const {
  const Expr& set = *expr.args[0];
  if (set.op == Op::reading) {
    Expr under_choice = expr;
    under_choice.args[0] = set.args[static_cast<std::size_t>(
        std::find(set.options.begin(), set.options.end(), choices_.at(set.name)) - set.options.begin())];
    return contains_any(under_choice);
  }
  const Reached reached = reach(place_, set.fact);
  if (reached.presence == profile::Presence::unknown) return unknown;
  if (reached.presence == profile::Presence::none) return not_met;
  const bool contained = std::any_of(expr.members.begin(), expr.members.end(),
                                     [&](int each) { return (reached.value->set >> each & 1u) != 0; });
  return contained ? met : not_met;
}

// "in_range: met if the span lies within, not met if disjoint." ("low, high: codes of area or industry, both included")
Truth Walk::in_range(const Expr& expr) const {
  const Span code = value(*expr.args[0]);
  const End low = end(expr.low), high = end(expr.high);
  return tested({code}, low <= code.lo && code.hi <= high, high < code.lo || code.hi < low);
}

// "exists: a point or a bounded known value: met; none: not met; not stated: `[0, 2]`."
Truth Walk::exists(const Expr& expr) const {
  const Expr& of = *expr.args[0];
  const Span span = value(of);
  if (span.none) return not_met;
  if (of.op == Op::fact) return is_stated(place_, of.fact) ? met : unknown;
  if (span.hole) return pending;
  const bool bounded = span.lo.beyond == 0 && span.hi.beyond == 0;
  return bounded && !span.maybe_none ? met : unknown;
}

// "some: end-by-end greatest of `where` over the items (empty: not met)."; "The list not stated: `some` `[0, 2]`".
Truth Walk::some(const Expr& expr) const {
  const auto* items = items_of(place_, expr.fact);
  if (items == nullptr) return expr.absent_is_empty ? not_met : unknown;
  std::vector<Truth> where;
  for (const profile::RecordValue& item : *items) {
    if (has_happened(place_, item)) where.push_back(at_item(item).truth(*expr.args[0]));
  }
  return any(where);
}

// "outcome(p): p's scope and requirements together (all), without validity; an adverse measure: its scope and any ground."
// p is read under the default of its own readings.
Truth Walk::outcome(const std::string& provision) const {
  for (const RuleSet& set : sets_) {
    for (const Provision& each : set.provisions) {
      if (each.id != provision) continue;
      Standpoint at_subject = place_;
      at_subject.item = nullptr;
      const Walk there(sets_, set, at_subject, default_choices(each));
      return all({there.scope(each), there.requirements(each)});
    }
  }
  return unknown;
}

Truth Walk::scope(const Provision& provision) const { return all(truths(provision.scope)); }

// "`R` = all of its requirements (adverse: any ground; no requirement: met)."
Truth Walk::requirements(const Provision& provision) const {
  const std::vector<Truth> conditions = truths(provision.requires_);
  const bool grounds = provision.kind == Kind::adverse_measure && !conditions.empty();
  return grounds ? any(conditions) : all(conditions);
}

// --- findings --------------------------------------------------------------------------------------------------------

namespace {

std::string name_of(const Truth& truth) {
  if (!truth.is_point()) return "unknown";
  return truth == met ? "met" : truth == pending ? "pending" : "not_met";
}

}  // namespace

// DESIGN section 5: "`outcome` of a finding is one of met, not_met, unknown, pending, soft_not_met, excused, not_applicable."
// docs/semantics.md does not say more. Taken here: 原则上 shows the condition itself where it is not met (softly) or not known
// ("unknown blocks nothing and is a note"), unless an excuse holds; excused is what is less than met and certainly excused.
std::string Walk::outcome_name(const Expr& expr) const {
  if (expr.op == Op::in_principle) {
    const Truth inner = truth(*expr.args[0]);
    return inner.hi == 0 ? "soft_not_met" : name_of(inner);
  }
  if (expr.op == Op::excuse) {
    const Truth condition = truth(*expr.args[0]);
    if (truth(*expr.args[1]).lo == 2) return condition.hi < 2 ? "excused" : "met";
    const std::string alone = outcome_name(*expr.args[0]);
    const bool in_principle = expr.args[0]->op == Op::in_principle;
    if (in_principle && (alone == "soft_not_met" || alone == "unknown")) return alone;
  }
  return name_of(truth(expr));
}

void Walk::note_findings(const Expr& expr, std::map<std::string, std::string>& findings) const {
  if (expr.type != Type::condition) return;
  if (!expr.marks.id.empty()) findings.emplace(expr.marks.id, outcome_name(expr));
  switch (expr.op) {
    case Op::some:
      return;  // ids inside folds have an outcome for each item
    case Op::choose:
      return note_choose(expr, findings);
    case Op::reading:
      return note_findings(chosen(expr), findings);
    default:
      break;
  }
  for (const ExprPtr& each : expr.args) note_findings(*each, findings);
}

// DESIGN section 4: "In a `choose`, the branch not taken has outcome `not_applicable`".
void Walk::note_choose(const Expr& expr, std::map<std::string, std::string>& findings) const {
  bool may_fall_off = false;
  const std::vector<std::size_t> taken = contributing(expr, may_fall_off);
  for (std::size_t i = 0; i < expr.args.size(); ++i) {
    const bool otherwise = i + 1 == expr.args.size() && i % 2 == 0;
    if (i % 2 == 0 && !otherwise) {
      note_findings(*expr.args[i], findings);
      continue;
    }
    const bool may_be_taken = std::find(taken.begin(), taken.end(), i) != taken.end();
    const std::string& id = i / 2 < expr.branches.size() ? expr.branches[i / 2].id : std::string();
    if (!id.empty()) findings.emplace(id, may_be_taken ? outcome_name(*expr.args[i]) : "not_applicable");
    if (may_be_taken)
      note_findings(*expr.args[i], findings);
    else
      note_not_applicable(*expr.args[i], findings);
  }
}

void Walk::note_not_applicable(const Expr& expr, std::map<std::string, std::string>& findings) const {
  if (expr.type != Type::condition || expr.op == Op::some) return;
  if (!expr.marks.id.empty()) findings.emplace(expr.marks.id, "not_applicable");
  for (const language::Marks& branch : expr.branches) {
    if (!branch.id.empty()) findings.emplace(branch.id, "not_applicable");
  }
  for (const ExprPtr& each : expr.args) note_not_applicable(*each, findings);
}

}  // namespace huiqi::naive
