// Finding the conditions, thresholds and branches of a rule set. See conditions.hpp.
#include "cases/conditions.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cases/read_expectations.hpp"

namespace huiqi::cases {

using language::Expr;
using language::ExprPtr;
using language::Op;
using language::Type;

namespace {

bool is_condition(const Expr& node) { return node.type == Type::condition; }

bool is_group(Op op) {
  switch (op) {
    case Op::all:
    case Op::any:
    case Op::not_:
    case Op::at_least_of:
    case Op::choose:
    case Op::some:
    case Op::in_principle:
    case Op::excuse:
    case Op::reading:
      return true;
    default:
      return false;
  }
}

/// Whether everything below was written as this one condition: a range, `within`, a list of codes, "is": false.
bool is_one(const Expr& node, const Place& place) {
  return std::all_of(node.args.begin(), node.args.end(), [&](const ExprPtr& arg) {
    if (!is_condition(*arg)) return true;
    return (arg->marks.place == place || arg->op == Op::in_range) && arg->op != Op::some && is_one(*arg, place);
  });
}

bool is_leaf(const Expr& node) {
  if (!is_group(node.op)) return true;
  return node.op != Op::some && node.op != Op::choose && node.op != Op::reading && is_one(node, node.marks.place);
}

/// Whether a number can only be whole: years and counts, and what is added up of them.
bool is_whole(const Expr& value) {
  switch (value.op) {
    case Op::constant:
      return value.number.is_whole();
    case Op::last_year:
    case Op::year_of:
      return true;
    case Op::fact:
      return value.type == Type::count || value.type == Type::year;
    case Op::fold:
      return value.fold == language::Fold::count || (value.args.size() > 1 && is_whole(*value.args[1]));
    case Op::sum:
    case Op::difference:
    case Op::product:
    case Op::least:
    case Op::greatest:
    case Op::choose:
    case Op::first_known:
    case Op::reading:
      return std::all_of(value.args.begin(), value.args.end(),
                         [](const ExprPtr& arg) { return is_condition(*arg) || is_whole(*arg); });
    default:
      return false;
  }
}

}  // namespace

std::string_view name(Goal goal) {
  constexpr std::array<std::string_view, goal_count> names = {
      "met", "not_met", "unknown", "pending", "decides_met", "decides_not_met", "below", "at", "above", "taken"};
  return names[static_cast<std::size_t>(goal)];
}

std::string_view name(ItemKind kind) {
  return kind == ItemKind::condition ? "condition" : kind == ItemKind::threshold ? "threshold" : "branch";
}

const Expr& subject_of(const Expr& condition) {
  const bool wrapper = condition.op == Op::in_principle || condition.op == Op::excuse;
  return wrapper ? subject_of(*condition.args[0]) : condition;
}

const Expr& left_of(const Expr& compare) { return *compare.args[compare.name == "ratio" ? 2 : 0]; }
const Expr& right_of(const Expr& compare) { return *compare.args[compare.name == "ratio" ? 3 : 1]; }

bool has_threshold(const Expr& compare) {
  if (compare.op != Op::compare) return false;
  const bool ordered = compare.comparison == Comparison::at_least || compare.comparison == Comparison::at_most ||
                       compare.comparison == Comparison::less_than || compare.comparison == Comparison::more_than;
  const Type type = left_of(compare).type;
  return ordered && type != Type::word && type != Type::reference;
}

Rational unit_of_comparison(const Expr& compare) {
  const Type left = left_of(compare).type;
  switch (left == Type::any_number ? right_of(compare).type : left) {
    case Type::rate:
      return Rational::of(1, 10000);
    case Type::score:
      return Rational::of(1, 100);
    case Type::number:
    case Type::any_number:
      return is_whole(left_of(compare)) && is_whole(right_of(compare)) ? Rational(1) : Rational::of(1, 100);
    default:
      return Rational(1);
  }
}

Rational unit_of_comparison(const language::Target& target) {
  switch (target.unit) {
    case Unit::rate:
      return Rational::of(1, 10000);
    case Unit::score:
    case Unit::number:
      return Rational::of(1, 100);
    default:
      return Rational(1);
  }
}

std::size_t Conditions::target(const std::string& provision) const {
  const auto found = targets_.find(provision);
  return found == targets_.end() ? none : found->second;
}

/// 左右 has no boundary.
void Conditions::add_target(const language::Provision& provision) {
  if (provision.target->approximate) return;
  Item item;
  item.kind = ItemKind::threshold;
  item.under = item.provision = provision.id;
  item.place = provision.place;
  item.target = &*provision.target;
  item.figure = provision.target->value.to_fraction();
  for (const Goal goal : {Goal::below, Goal::at, Goal::above}) item.possible[static_cast<std::size_t>(goal)] = true;
  targets_[provision.id] = add(std::move(item), "target");
}

Conditions::Conditions(const engine_detail::Loaded& loaded, const language::RuleSet& set)
    : loaded_(loaded), possible_(*loaded.vocabulary, loaded.rule_sets) {
  for (const language::Provision& each : set.provisions) provision(each);
  put_names();
}

void Conditions::put_names() {
  std::map<std::string, int> numbers;
  for (Item& item : items_) {
    const bool named = item.kind == ItemKind::condition && !item.id.empty();
    const char* part = item.kind == ItemKind::condition   ? "part"
                       : item.kind == ItemKind::threshold ? "threshold"
                                                          : "branch";
    const std::string stem = fmt::format("{}/{}", item.under, part);
    item.name = named ? item.id : fmt::format("{}-{}", stem, ++numbers[stem]);
  }
}

std::size_t Conditions::find(const Numbers& numbers, const Expr& expr) {
  const auto found = numbers.find(&expr);
  return found == numbers.end() ? none : found->second;
}

unsigned Conditions::effects(const Expr& expr) const {
  const auto found = effects_.find(&expr);
  return found == effects_.end() ? 0 : found->second;
}

bool Conditions::visited(const Expr& node, unsigned effect) {
  unsigned& known = effects_[&node];
  const bool before = (known & effect) != 0;
  known |= effect;
  return before;
}

void Conditions::provision(const language::Provision& provision) {
  if (provision.target) add_target(provision);
  Above above{provision.id, provision.id, {}, on_status};
  for (const ExprPtr& each : provision.scope) condition(*each, above);
  for (const ExprPtr& each : provision.requires_) condition(*each, above);
  above.effect = on_answers;
  for (const language::Answer& answer : provision.answers) {
    if (answer.value) value(*answer.value, above);
    for (const ExprPtr& each : answer.where) condition(*each, above);
  }
  above.effect = on_amount;
  if (provision.grant && !provision.grant->no_figure) {
    for (const auto& alternative : provision.grant->alternatives) {
      for (const language::GrantPart& part : alternative) {
        if (part.rate) value(*part.rate, above);
        if (part.base) value(*part.base, above);
      }
    }
    if (provision.grant->cap) value(*provision.grant->cap, above);
    if (provision.grant->times) value(*provision.grant->times, above);
  }
  above.effect = on_notes;
  for (const language::ConditionalNote& note : provision.notes) {
    if (note.when) condition(*note.when, above);
  }
  above.effect = on_totals;
  if (provision.total_when) condition(*provision.total_when, above);
}

std::size_t Conditions::add(Item item, const std::string& variant) {
  const std::string key = fmt::format("{} {} {} {}", name(item.kind), item.place.line, item.place.column, variant);
  const auto [found, added] = numbers_.emplace(key, items_.size());
  if (added) {
    items_.push_back(std::move(item));
    return found->second;
  }
  Item& known = items_[found->second];
  if (known.id.empty()) known.id = item.id;
  for (std::size_t i = 0; i < goal_count; ++i) known.possible[i] = known.possible[i] || item.possible[i];
  return found->second;
}

void Conditions::add_condition(const Expr& subject, const Expr& written, const std::string& id, const Above& above) {
  if (conditions_.count(&subject) != 0) return;
  Item item;
  item.id = id;
  item.under = above.under;
  item.provision = above.provision;
  item.place = written.marks.place;
  item.expr = &written;
  const Outcomes outcomes = possible_.of(subject);
  const bool varies = outcomes.met && outcomes.not_met;
  const auto set = [&](Goal goal, bool can) { item.possible[static_cast<std::size_t>(goal)] = can; };
  set(Goal::met, outcomes.met);
  set(Goal::not_met, outcomes.not_met);
  set(Goal::unknown, outcomes.unknown);
  set(Goal::pending, outcomes.pending);
  set(Goal::decides_met, varies);
  set(Goal::decides_not_met, varies);
  conditions_[&subject] = add(std::move(item), id);
}

void Conditions::add_threshold(const Expr& compare, const Above& above) {
  Item item;
  item.kind = ItemKind::threshold;
  item.under = above.under;
  item.provision = above.provision;
  item.place = compare.marks.place;
  item.expr = &compare;
  const Expr& left = left_of(compare);
  const Expr& right = right_of(compare);
  const bool fixed = right.op == Op::constant;
  if (fixed) item.figure = right.number.to_fraction();
  const auto low = possible_.least(left);
  const auto high = possible_.greatest(left);
  const bool never_below =
      (fixed && low && *low >= right.number) || (left.op == Op::as_of && possible_.never_later(right));
  const bool never_above =
      (fixed && high && *high <= right.number) || (right.op == Op::as_of && possible_.never_later(left));
  item.possible[static_cast<std::size_t>(Goal::below)] = !never_below;
  item.possible[static_cast<std::size_t>(Goal::at)] = true;
  item.possible[static_cast<std::size_t>(Goal::above)] = !never_above;
  thresholds_[&compare] = add(std::move(item), fmt::format("{} {}", static_cast<int>(compare.comparison), item.figure));
}

void Conditions::condition(const Expr& node, Above above) {
  const bool written_here = !(node.marks.place == above.place);
  const Expr& subject = subject_of(node);
  const bool constant = node.op == Op::always && node.outcome_level != 1;  // a fold over all items, a branch
  if (!node.marks.id.empty() || (written_here && !constant && is_leaf(subject))) {
    add_condition(subject, node, node.marks.id, above);
    above.place = node.marks.place;
    if (!node.marks.id.empty()) above.under = node.marks.id;
  } else if (written_here) {
    above.place = node.marks.place;
  }
  if (!visited(node, above.effect)) inside(node, above);
}

void Conditions::inside(const Expr& node, const Above& above) {
  if (node.op == Op::outcome) return;  // the other provision's conditions are its own
  if (node.op == Op::choose) return choose(node, above);
  if (has_threshold(node)) add_threshold(node, above);
  const bool codes = is_condition(node) && is_group(node.op) && is_leaf(node);  // each code has a place of its own
  for (const ExprPtr& arg : node.args) {
    Above below = above;
    if (codes) below.place = arg->marks.place;
    if (is_condition(*arg))
      condition(*arg, below);
    else
      value(*arg, below);
  }
}

void Conditions::value(const Expr& node, const Above& above) {
  if (visited(node, above.effect)) return;
  inside(node, above);
}

void Conditions::choose(const Expr& node, const Above& above) {
  const std::size_t count = node.branches.size();
  for (std::size_t i = 0; i < count; ++i) {
    Item item;
    item.kind = ItemKind::branch;
    item.id = node.branches[i].id;
    item.under = above.under;
    item.provision = above.provision;
    item.place = node.branches[i].place.line > 0 ? node.branches[i].place : node.marks.place;
    item.expr = &node;
    item.branch = i;
    item.possible[static_cast<std::size_t>(Goal::taken)] = true;
    const std::size_t number = add(std::move(item), fmt::format("{}", i));
    if (i == 0) branches_[&node] = number;
  }
  for (std::size_t i = 0; i < count; ++i) {
    const bool otherwise = 2 * i + 1 >= node.args.size();
    Above below = above;
    if (!node.branches[i].id.empty()) below.under = node.branches[i].id;
    if (!otherwise) condition(*node.args[2 * i], below);
    const Expr& then = *node.args[otherwise ? 2 * i : 2 * i + 1];
    if (!is_condition(then)) {
      value(then, below);
      continue;
    }
    if (!node.branches[i].id.empty()) add_condition(subject_of(then), then, node.branches[i].id, below);
    condition(then, below);
  }
}

}  // namespace huiqi::cases
