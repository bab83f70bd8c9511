// Reads the missing facts: those under conditions that can still move their parent.
// Source: DESIGN "Unknowns are spans" and "Form": status before amount, then by how many open conditions depend on a fact.
#include <algorithm>

#include "evaluate/readout.hpp"

namespace huiqi::evaluate {

using language::Expr;
using language::FactRef;
using language::Op;

namespace {

bool is_leaf(Op op) {
  switch (op) {
    case Op::all:
    case Op::any:
    case Op::not_:
    case Op::at_least_of:
    case Op::choose:
    case Op::reading:
    case Op::in_principle:
    case Op::excuse:
    case Op::some:
    case Op::outcome:
      return false;
    default:
      return true;
  }
}

/// Whether a value could still be several: a fact is not stated, or only coarsely (an area by its province).
bool is_open(const Span& span) { return span.unstated || (!span.none && !span.hole && !span.is_point()); }

}  // namespace

/// Of an `all` (least) or `any` (greatest): whether this part's span moves the whole's.
bool Readout::may_move(Level parent, Level own, bool least) {
  if (own.is_point()) return false;
  return least ? own.lo < parent.hi : own.hi > parent.lo;
}

void Readout::missing_in(const Expr& node, const Item* item, bool status) {
  const Level own = level(node);
  if (own.is_point()) return;
  switch (node.op) {
    case Op::all:
    case Op::any:
    case Op::excuse:
      for (const language::ExprPtr& arg : node.args) {
        if (may_move(own, level(*arg), node.op == Op::all)) missing_in(*arg, item, status);
      }
      break;
    case Op::not_:
    case Op::at_least_of:
      for (const language::ExprPtr& arg : node.args) missing_in(*arg, item, status);
      break;
    case Op::in_principle:
      break;  // unknown blocks nothing
    case Op::reading:
      missing_in(chosen(node), item, status);
      break;
    case Op::choose:
      for (const Branch& branch : branches(node)) {
        if (!branch.may_apply) continue;
        if (branch.when != nullptr) missing_in(*branch.when, item, status);
        missing_in(*branch.then, item, status);
      }
      break;
    case Op::some: {
      const ListValue* frames = nullptr;
      if (items_of(node, item, frames) == nullptr) {
        if (!node.absent_is_empty) miss(node.fact, item, status);
        break;
      }
      each_item(node, item, [&](const Item& each) {
        if (level(*node.args[0]).hi > own.lo) missing_in(*node.args[0], &each, status);
      });
      break;
    }
    case Op::outcome: {
      const compile::Provision& named = context_.program->provisions[context_.program->provision_index.at(node.name)];
      for (const language::ExprPtr& each : named.source->scope) missing_in(*each, item, status);
      for (const language::ExprPtr& each : named.source->requires_) missing_in(*each, item, status);
      break;
    }
    default:
      break;
  }
  if (!is_leaf(node.op)) return;
  std::vector<int> before(missing_.size());
  std::transform(missing_.begin(), missing_.end(), before.begin(),
                 [](const Missing& each) { return each.open_conditions; });
  missing_values(node, item, status);
  for (std::size_t i = 0; i < missing_.size(); ++i) {  // one more open condition for each fact that this leaf reads
    int& open = missing_[i].open_conditions;
    if (i >= before.size())
      open = 1;
    else if (open != before[i])
      open = before[i] + 1;
  }
}

/// The facts that a value, or a condition that is a leaf, rests on and that are not stated.
void Readout::missing_values(const Expr& node, const Item* item, bool status) {
  if (node.type == language::Type::condition && !is_leaf(node.op)) {
    missing_in(node, item, status);
    return;
  }
  if (node.op == Op::determination || node.op == Op::stated) return;
  if (node.op == Op::reading) return missing_values(chosen(node), item, status);
  if (node.op == Op::prior_maximum) {
    if (span(node).unstated) miss(node.second, item, status);
    return;
  }
  if (node.op == Op::holds) {
    if (!level(node).is_point()) miss(node.fact, item, status);
    return;
  }
  if (node.op == Op::fact) {
    if (node.type == language::Type::set || is_open(span(node))) miss(node.fact, item, status);
    return;
  }
  if (node.op == Op::first_known) {
    for (const language::ExprPtr& arg : node.args) {
      missing_values(*arg, item, status);
      if (!span(*arg).unstated) break;
    }
    return;
  }
  if (node.op == Op::choose) {
    for (const Branch& branch : branches(node)) {
      if (!branch.may_apply) continue;
      if (branch.when != nullptr) missing_in(*branch.when, item, status);
      missing_values(*branch.then, item, status);
    }
    return;
  }
  if (node.op == Op::fold) {
    const ListValue* frames = nullptr;
    if (items_of(node, item, frames) == nullptr) {
      if (!node.absent_is_empty) miss(node.fact, item, status);
      return;
    }
    each_item(node, item, [&](const Item& each) {
      if (level(*node.args[0]).hi == 0) return;
      missing_in(*node.args[0], &each, status);
      if (node.args.size() > 1) missing_values(*node.args[1], &each, status);
    });
    return;
  }
  const std::size_t count =
      node.op == Op::compare ? 2 : node.args.size();  // a ratio's further arguments are for people
  for (std::size_t i = 0; i < count; ++i) {
    const Expr& arg = *node.args[i];
    if (arg.type == language::Type::condition || arg.type == language::Type::set || is_open(span(arg)))
      missing_values(arg, item, status);
  }
}

/// A list of the subject is named below the subject's own section: one record may be held by several.
std::string Readout::list_name(const Expr& fold, const Item* outer) const {
  const auto& vocabulary = *applicant_.vocabulary;
  const auto& list = vocabulary.facts[static_cast<std::size_t>(fold.fact.path.back())];
  if (fold.fact.from != FactRef::From::item || outer == nullptr)
    return vocabulary.full_name(fold.fact.path.back()) + "[]";
  return list_name(*outer->fold, outer->outer) + "." + list.name + "[]";
}

void Readout::miss(const FactRef& ref, const Item* item, bool status) {
  const auto& vocabulary = *applicant_.vocabulary;
  const bool of_item = ref.from == FactRef::From::item;
  const bool of_applicant = ref.from == FactRef::From::applicant;
  const Found found = find(applicant_, of_item ? *item->record : base_, of_applicant, ref.path);
  // A record on the way that is not stated is asked for fact by fact; a reference is asked for itself.
  std::size_t at = found.missing_at;
  while (at + 1 < ref.path.size() &&
         vocabulary.facts[static_cast<std::size_t>(ref.path[at])].type != vocabulary::FactType::reference)
    ++at;
  const int number = ref.path[at];
  const vocabulary::Fact& fact = vocabulary.facts[static_cast<std::size_t>(number)];
  Missing missing;
  missing.fact =
      of_item && at == 0 ? list_name(*item->fold, item->outer) + "." + fact.name : vocabulary.full_name(number);
  missing.affects_status = status;
  missing.label = fact.label;
  missing.question = fact.question;
  missing.subject = of_item ? Subject{*item->kind, item->id} : subject_;
  if (of_applicant) missing.subject = {"enterprise", "enterprise"};
  if (at > 0 && !of_applicant && found.holder != nullptr && !found.holder->id.empty() && at == found.missing_at &&
      found.holder != &base_) {
    missing.subject = {vocabulary.records[static_cast<std::size_t>(found.holder->record)].name, found.holder->id};
  }
  if (ref.time.kind != language::TimeRef::Kind::none) {
    const int year =
        ref.time.kind == language::TimeRef::Kind::last ? context_.as_of.year() - 1 - ref.time.years : ref.time.years;
    missing.year = std::to_string(year);
  }
  if (found.holder != nullptr && at == found.missing_at && found.holder->record == fact.record) {
    for (const std::string& name : fact.near) {
      const int near = vocabulary.find_fact(fact.record, name);
      const auto& value = value_of(*found.holder, vocabulary, near);
      const bool stated =
          value.presence == profile::Presence::known &&
          (!missing.year || value.in({std::stoi(*missing.year), 0}) != nullptr || value.more->series.empty());
      if (!stated) continue;
      missing.near.push_back(vocabulary.full_name(near));
      missing.near_labels.push_back(vocabulary.facts[static_cast<std::size_t>(near)].label);
    }
  }
  add_missing(std::move(missing));
}

void Readout::add_missing(Missing missing) {
  for (Missing& each : missing_) {
    if (each.fact != missing.fact || each.subject != missing.subject || each.year != missing.year) continue;
    each.affects_status = each.affects_status || missing.affects_status;
    ++each.open_conditions;  // made exact by the condition that is being read
    return;
  }
  missing_.push_back(std::move(missing));
}

void Readout::missing_amounts(const Decided& decided) {
  const auto& grant = provision_.source->grant;
  if (!grant || grant->no_figure || !decided.has_amount) return;
  std::vector<const Expr*> nodes;
  for (const auto& alternative : grant->alternatives) {
    for (const language::GrantPart& part : alternative) {
      if (part.rate) nodes.push_back(part.rate.get());
      if (part.base) nodes.push_back(part.base.get());
    }
  }
  if (grant->cap) nodes.push_back(grant->cap.get());
  if (grant->times) nodes.push_back(grant->times.get());
  for (const CombinationResult& each : decided.combinations) {
    if (is_negative(each.status)) continue;
    Readout other(provision_, provision_.combinations[each.number], machine_, frame_, context_, applicant_, base_,
                  subject_);
    other.missing_ = std::move(missing_);
    for (const Expr* node : nodes) {
      const auto found = other.combination_.registers.find(node);
      if (found != other.combination_.registers.end() && machine_.number(found->second).unstated)
        other.missing_values(*node, nullptr, false);
    }
    missing_ = std::move(other.missing_);
  }
}

std::vector<Missing> Readout::missing(const Decided& decided) {
  missing_.clear();
  if (decided.status == Status::undetermined) {
    const Level requirements = machine_.condition(combination_.requirements);
    const Level total = both(machine_.condition(combination_.scope), requirements);
    const bool adverse = provision_.source->kind == Kind::adverse_measure;
    for (const language::ExprPtr& each : provision_.source->scope) {
      if (may_move(total, level(*each), true)) missing_in(*each, nullptr, true);
    }
    for (const language::ExprPtr& each : provision_.source->requires_) {
      const bool moves = adverse ? may_move(total, requirements, true) && may_move(requirements, level(*each), false)
                                 : may_move(total, level(*each), true);
      if (moves) missing_in(*each, nullptr, true);
    }
    if (total.is_point()) {  // the conditions are settled: an answer is not
      for (const language::Answer& answer : provision_.source->answers) {
        if (answer.value && span(*answer.value).unstated) missing_values(*answer.value, nullptr, true);
        for (const language::ExprPtr& each : answer.where) missing_in(*each, nullptr, true);
      }
    }
  }
  for (Missing& each : missing_) each.open_conditions = std::max(each.open_conditions, 1);
  missing_amounts(decided);
  std::stable_sort(missing_.begin(), missing_.end(), [](const Missing& a, const Missing& b) {
    if (a.affects_status != b.affects_status) return a.affects_status;
    return a.open_conditions > b.open_conditions;
  });
  return std::move(missing_);
}

}  // namespace huiqi::evaluate
