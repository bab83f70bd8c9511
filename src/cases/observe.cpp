// Looking at a case from inside. See observe.hpp.
#include "cases/observe.hpp"

#include "language/provision_reader.hpp"

namespace huiqi::cases {

using compile::Combination;
using compile::Instruction;
using evaluate::Frame;
using evaluate::Level;
using evaluate::Span;
using language::Expr;
using language::ExprPtr;
using language::Op;

namespace {

bool same(const Span& a, const Span& b) {
  if (a.none != b.none || a.hole != b.hole || a.open_lo != b.open_lo || a.open_hi != b.open_hi) return false;
  if (a.none || a.overflowed() || b.overflowed()) return a.overflowed() == b.overflowed();
  return a.maybe_none == b.maybe_none && (a.open_lo || a.lo == b.lo) && (a.open_hi || a.hi == b.hi);
}

Rational thousandth_of(const Rational& value) {
  return (value.sign() < 0 ? Rational(0) - value : value) / Rational(1000);
}

}  // namespace

Level Observer::level(const Expr& node) const { return machine_.condition(combination_->registers.at(&node)); }
const Span& Observer::span(const Expr& node) const { return machine_.number(combination_->registers.at(&node)); }

Observer::Probe& Observer::probe(std::size_t provision) {
  auto& found = probes_[provision];
  if (found) return *found;
  found = std::make_unique<Probe>();
  found->provision = loaded_.program.provisions[provision];
  found->places.resize(found->provision.condition_count);
  for (std::size_t b = 0; b < found->provision.blocks.size(); ++b) {
    const compile::Block& block = found->provision.blocks[b];
    for (std::size_t i = 0; i < block.size(); ++i) {
      if (block[i].code >= compile::Code::always) found->places[block[i].result] = {b, i};
    }
  }
  return *found;
}

bool Observer::run(const compile::Provision& provision, const Frame& frame) {
  machine_.run(provision, frame, context_);
  return evaluate::decide(provision, accepted_, machine_, awards_known_, decided_);
}

std::vector<Observer::Outcome> Observer::outcomes(const compile::Provision& provision) const {
  std::vector<Outcome> result;
  for (const evaluate::CombinationResult& each : decided_.combinations) {
    const Combination& combination = provision.combinations[each.number];
    const auto condition = [&](const ExprPtr& node) {
      return machine_.condition(combination.registers.at(node.get()));
    };
    Outcome outcome;
    outcome.status = each.status;
    for (const language::Answer& answer : provision.source->answers) {
      if (answer.value) outcome.answers.push_back(machine_.number(combination.registers.at(answer.value.get())));
      for (const ExprPtr& where : answer.where) outcome.listed.push_back(condition(where));
    }
    for (const language::ConditionalNote& note : provision.source->notes) {
      if (note.when) outcome.notes.push_back(condition(note.when));
    }
    if (provision.source->total_when) outcome.total = condition(provision.source->total_when);
    if (provision.source->grant && !provision.source->grant->no_figure) outcome.limit = each.limit;
    result.push_back(std::move(outcome));
  }
  return result;
}

bool Observer::differ(const Outcome& a, const Outcome& b, unsigned effects) {
  if ((effects & on_status) != 0 && a.status != b.status) return true;
  if ((effects & on_answers) != 0) {
    if (a.listed != b.listed) return true;
    for (std::size_t i = 0; i < a.answers.size(); ++i) {
      if (!same(a.answers[i], b.answers[i])) return true;
    }
  }
  if ((effects & on_amount) != 0 && !same(a.limit, b.limit)) return true;
  if ((effects & on_notes) != 0 && a.notes != b.notes) return true;
  return (effects & on_totals) != 0 && a.total != b.total;
}

std::set<Sighting> Observer::observe(const Case& each) {
  seen_.clear();
  distances_.clear();
  const auto found = loaded_.program.provision_index.find(each.provision);
  if (found == loaded_.program.provision_index.end() || !each.profile) return {};
  const compile::Provision& provision = loaded_.program.provisions[found->second];
  const auto& kind = loaded_.vocabulary->subjects[static_cast<std::size_t>(provision.subject)];
  if (!evaluate::in_force(*provision.set, each.as_of)) return {};
  if (kind.record < 0) {
    observe_indicator(each, provision, kind.section);
    return std::move(seen_);
  }
  parameters_.clear();
  for (const compile::ParameterSlot& slot : loaded_.program.parameters) {
    Span span;
    const auto given = each.parameters.find(slot.name);
    const auto value =
        given == each.parameters.end() ? slot.value : language::parse_parameter(slot.type, given->second);
    if (value)
      span = Span::point(*value);
    else
      span.hole = span.open_lo = span.open_hi = true;
    parameters_.push_back(span);
  }
  context_ = {&loaded_.program, &parameters_, each.as_of};
  accepted_ = evaluate::accepted(provision, each.readings);
  const profile::Applicant& applicant = each.profile->applicant();
  awards_known_ = evaluate::awards_known(applicant);
  const auto records = evaluate::subjects(applicant, kind);
  for (std::size_t i = 0; i < records.size(); ++i) {
    const std::string id = evaluate::subject_id(kind, *records[i], i);
    if (!each.subject.empty() && each.subject != id) continue;
    Frame frame;
    evaluate::fill(frame, loaded_.program.plans[static_cast<std::size_t>(provision.subject)], *records[i],
                   {&applicant, each.as_of, kind.is_list ? std::string_view(records[i]->id) : std::string_view(id),
                    !kind.is_list});
    observe_one(found->second, frame);
  }
  return std::move(seen_);
}

void Observer::observe_one(std::size_t number, const Frame& frame) {
  Probe& probe = this->probe(number);
  provision_ = &probe.provision;
  if (accepted_.empty() || !run(probe.provision, frame)) return;
  const std::vector<Outcome> before = outcomes(probe.provision);
  struct Flip {
    std::size_t combination;
    const Expr* expr;
    bool met;
  };
  std::vector<Flip> flips;
  for (std::size_t c = 0; c < accepted_.size(); ++c) {
    to_flip_.clear();
    roots(probe.provision.combinations[accepted_[c]], frame);
    for (const auto& [expr, met] : to_flip_) flips.push_back({c, expr, met});
  }
  for (const Flip& flip : flips) {
    const std::size_t item = conditions_.condition(*flip.expr);
    const Goal goal = flip.met ? Goal::decides_met : Goal::decides_not_met;
    if (skipped_.count({item, goal}) != 0 || seen_.count({item, goal}) != 0) continue;
    if (only_ && *only_ != Sighting{item, goal}) continue;
    const Combination& combination = probe.provision.combinations[accepted_[flip.combination]];
    const compile::Index result = combination.registers.at(flip.expr);
    const auto [block, place] = probe.places[result];
    Instruction& instruction = probe.provision.blocks[block][place];
    const Instruction kept = instruction;
    instruction.code = compile::Code::always;
    instruction.a = flip.met ? 0 : 2;
    const bool ran = run(probe.provision, frame);
    instruction = kept;
    if (!ran) continue;
    const std::vector<Outcome> after = outcomes(probe.provision);
    if (differ(before[flip.combination], after[flip.combination], conditions_.effects(*flip.expr))) see(item, goal);
  }
}

void Observer::roots(const Combination& combination, const Frame& frame) {
  combination_ = &combination;
  frame_ = &frame;
  looked_.clear();
  const language::Provision& source = *provision_->source;
  const auto all = [&](const std::vector<ExprPtr>& nodes) {
    for (const ExprPtr& each : nodes) look(*each, nullptr);
  };
  all(source.scope);
  all(source.requires_);
  for (const language::Answer& answer : source.answers) {
    if (answer.value) look(*answer.value, nullptr);
    all(answer.where);
  }
  if (source.grant && !source.grant->no_figure) {
    const auto if_read = [&](const ExprPtr& node) {  // the other readings' parts are not in this combination
      if (node && combination.registers.count(node.get()) != 0) look(*node, nullptr);
    };
    for (const auto& alternative : source.grant->alternatives) {
      for (const language::GrantPart& part : alternative) {
        if_read(part.rate);
        if_read(part.base);
      }
    }
    if_read(source.grant->cap);
    if_read(source.grant->times);
  }
  for (const language::ConditionalNote& note : source.notes) {
    if (note.when) look(*note.when, nullptr);
  }
  if (source.total_when) look(*source.total_when, nullptr);
}

void Observer::look(const Expr& node, const Frame* item) {
  if (item == nullptr && !looked_.insert(&node).second) return;
  if (node.type == language::Type::condition) look_condition(node);
  if (node.op == Op::compare) look_threshold(node);
  switch (node.op) {
    case Op::outcome:
      return;
    case Op::choose:
      return look_choose(node, item);
    case Op::fold:
    case Op::some:
      return look_items(node, item);
    case Op::reading:
      for (const ExprPtr& arg : node.args) {
        const auto& points = provision_->source->points;
        for (std::size_t p = 0; p < points.size(); ++p) {
          if (points[p].name == node.name &&
              node.args[static_cast<std::size_t>(combination_->options[p])].get() == arg.get())
            look(*arg, item);
        }
      }
      return;
    default:
      for (const ExprPtr& arg : node.args) {
        if (combination_->registers.count(arg.get()) != 0) look(*arg, item);
      }
  }
}

void Observer::look_condition(const Expr& node) {
  const std::size_t item = conditions_.condition(node);
  if (item == Conditions::none) return;
  const Level level = this->level(node);
  if (!level.is_point()) return see(item, Goal::unknown);
  if (level.lo == 1) return see(item, Goal::pending);
  const bool met = level.lo == 2;
  see(item, met ? Goal::met : Goal::not_met);
  to_flip_.emplace_back(&node, met);
}

void Observer::look_threshold(const Expr& node) {
  const std::size_t item = conditions_.threshold(node);
  if (item == Conditions::none) return;
  const Span& left = span(left_of(node));
  const Span& right = span(right_of(node));
  if (!left.is_point() || !right.is_point()) return;
  const Rational distance = left.lo - right.lo;
  if (distance.overflowed()) return;
  const bool whole = left_of(node).type == language::Type::date || left_of(node).type == language::Type::year;
  const Rational unit = unit_of_comparison(node);
  see_threshold(item, distance, whole ? unit : std::max(unit, thousandth_of(right.lo)));
}

/// At it, or at most `near` away.
void Observer::see_threshold(std::size_t item, const Rational& distance, const Rational& near) {
  distances_.emplace(item, distance);
  if (distance.is_zero()) return see(item, Goal::at);
  const Rational away = distance.sign() < 0 ? Rational(0) - distance : distance;
  if (away <= near) see(item, distance.sign() < 0 ? Goal::below : Goal::above);
}

void Observer::observe_indicator(const Case& each, const compile::Provision& provision, int section) {
  const std::size_t item = conditions_.target(provision.source->id);
  if (item == Conditions::none) return;
  const auto& observed = value_of(each.profile->applicant().root, *loaded_.vocabulary, section).more->indicators;
  const auto found = observed.find(provision.source->id);
  if (found == observed.end()) return;
  const language::Target& target = *provision.source->target;
  see_threshold(item, found->second - target.value, std::max(unit_of_comparison(target), thousandth_of(target.value)));
}

/// The whens up to the first that is met, and the branches that they leave. See Readout::branches.
void Observer::look_choose(const Expr& node, const Frame* item) {
  const std::size_t first = conditions_.branches(node);
  std::size_t contributing = 0, taken = 0;
  bool ended = false;
  for (std::size_t i = 0; i < node.branches.size() && !ended; ++i) {
    const bool otherwise = 2 * i + 1 >= node.args.size();
    const Level when = otherwise ? evaluate::met : level(*node.args[2 * i]);
    if (!otherwise) look(*node.args[2 * i], item);
    if (when.hi < 2) continue;
    look(*node.args[otherwise ? 2 * i : 2 * i + 1], item);
    ++contributing;
    taken = i;
    ended = when.lo == 2;
  }
  if (first != Conditions::none && ended && contributing == 1) see(first + taken, Goal::taken);
}

void Observer::look_items(const Expr& node, const Frame* item) {
  const bool of_item = node.fact.from == language::FactRef::From::item;
  const Frame& holder = of_item ? *item : *frame_;
  const evaluate::ListValue& list = holder.lists[combination_->folds.at(&node).list];
  for (std::size_t i = 0; list.known && i < list.count; ++i) {
    if (!list.items[i].happened) continue;
    machine_.run_item(*provision_, combination_->folds.at(&node).block, *frame_, list.items[i], context_);
    for (const ExprPtr& arg : node.args) look(*arg, &list.items[i]);
  }
}

std::optional<Rational> Observer::distance(std::size_t item) const {
  const auto found = distances_.find(item);
  if (found == distances_.end()) return std::nullopt;
  return found->second;
}

}  // namespace huiqi::cases
