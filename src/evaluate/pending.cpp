// Reads what is pending (human decisions, unpublished conditions) and what is worth a note.
#include <algorithm>

#include "evaluate/readout.hpp"
#include "values/law_text.hpp"

namespace huiqi::evaluate {

using language::Expr;
using language::Op;

Text Readout::departments() const {
  Text result;
  for (const Text& each : provision_.source->departments) {
    if (!result.zh.empty()) {
      result.zh += "、";
      result.en += ", ";
    }
    result.zh += each.zh;
    result.en += each.en;
  }
  return result;
}

/// Below a node that may still be pending: each leaf that is.
void Readout::pending_in(const Expr& node, const Item* item, std::vector<Pending>& found) {
  const Level own = level(node);
  if (own.hi == 0 || own.lo == 2) return;
  const auto add = [&](Text what, Text by, bool unpublished) {
    if (by.empty()) by = departments();
    const std::string id = node.marks.id.empty() ? open_id_ : node.marks.id;
    const bool known = std::any_of(found.begin(), found.end(),
                                   [&](const Pending& each) { return each.id == id && each.what == what; });
    if (!known) found.push_back({id, std::move(what), std::move(by), unpublished});
  };
  const std::string outer_id = open_id_;
  if (!node.marks.id.empty()) open_id_ = node.marks.id;
  switch (node.op) {
    case Op::determination:
      add(node.marks.label.empty() ? label_of(node) : node.marks.label, {}, false);
      break;
    case Op::always:
      add(node.text.empty() ? node.marks.label : node.text, node.by, node.unpublished);
      break;
    case Op::one_of_open: {
      if (own.is_point()) {
        const auto* value = stated_value(*node.args[0], item);
        const std::string word = value == nullptr ? "" : value->more->text;
        add({"“" + word + "”未列入条文,是否属于“等”由主管部门认定",
             "\"" + word + "\" is not listed; whether it falls under 等 is for the authority"},
            {}, false);
      }
      break;
    }
    case Op::compare:
      if (own.is_point()) add(node.marks.label.empty() ? label_of(node) : node.marks.label, {}, true);
      break;
    case Op::in_principle:
      if (level(*node.args[0]).hi == 0) {
        add({"原则上的条件不满足,可有例外", "a condition that holds in principle is not met; an exception may be made"},
            {}, false);
      } else {
        pending_in(*node.args[0], item, found);
      }
      break;
    case Op::reading:
      pending_in(chosen(node), item, found);
      break;
    case Op::choose:
      for (const Branch& branch : branches(node)) {
        if (branch.may_apply) pending_in(*branch.then, item, found);
      }
      break;
    case Op::some:
      each_item(node, item, [&](const Item& each) { pending_in(*node.args[0], &each, found); });
      break;
    default:
      if (node.type != language::Type::condition) break;
      for (const language::ExprPtr& arg : node.args) {
        if (arg->type == language::Type::condition) pending_in(*arg, item, found);
      }
  }
  open_id_ = outer_id;
}

std::vector<Pending> Readout::pending() {
  std::vector<Pending> found;
  for (const language::ExprPtr& each : provision_.source->scope) pending_in(*each, nullptr, found);
  for (const language::ExprPtr& each : provision_.source->requires_) pending_in(*each, nullptr, found);
  return found;
}

/// A day of something that happens, dated later than the as-of date, counts as not having happened.
void Readout::note_fact(const language::FactRef& ref, const Item* item, std::vector<Note>& notes) {
  const bool of_item = ref.from == language::FactRef::From::item;
  if (of_item && item == nullptr) return;
  const auto& fact = applicant_.vocabulary->facts[static_cast<std::size_t>(ref.path.back())];
  const bool determined = fact.type == vocabulary::FactType::determination;
  if (!determined && !(fact.event && fact.type == vocabulary::FactType::date)) return;
  const Found found =
      find(applicant_, of_item ? *item->record : base_, ref.from == language::FactRef::From::applicant, ref.path);
  if (found.value == nullptr) return;
  const bool undecided = determined && found.value->more->decided_on && *found.value->more->decided_on > context_.as_of;
  if (!undecided && !not_yet(fact, *found.value, context_.as_of)) return;
  const std::string day =
      undecided ? found.value->more->decided_on->to_string() : figure(language::Type::date, -1, found.value->number);
  if (undecided) return notes.push_back({"undecided_before_as_of", {day}, {}});
  notes.push_back({"future_fact", {applicant_.vocabulary->full_name(ref.path.back()), day}, {}});
}

/// Items that have not happened by the as-of date are not counted, and it is said so.
void Readout::note_later_items(const Expr& fold, const Item* item, std::vector<Note>& notes) {
  const ListValue* frames = nullptr;
  const auto* records = items_of(fold, item, frames);
  if (records == nullptr) return;
  const auto& vocabulary = *applicant_.vocabulary;
  for (std::size_t i = 0; i < records->size(); ++i) {
    if (frames->items[i].happened) continue;
    const int occurs = vocabulary.records[static_cast<std::size_t>((*records)[i].record)].occurs;
    const std::string name = list_name(fold, item) + "." + vocabulary.facts[static_cast<std::size_t>(occurs)].name;
    notes.push_back({"future_fact",
                     {name, figure(language::Type::date, -1, value_of((*records)[i], vocabulary, occurs).number)},
                     {}});
  }
}

void Readout::notes_in(const Expr& node, const Item* item, std::vector<Note>& notes) {
  if (!node.fact.path.empty() && node.op != Op::fold && node.op != Op::some) note_fact(node.fact, item, notes);
  switch (node.op) {
    case Op::reading:
      return notes_in(chosen(node), item, notes);
    case Op::choose:
      for (const Branch& branch : branches(node)) {
        if (branch.when != nullptr) notes_in(*branch.when, item, notes);
        if (branch.may_apply) notes_in(*branch.then, item, notes);
      }
      return;
    case Op::all: {
      // An item that another of its conditions rules out is out anyway: what is exactly on a boundary there decides nothing.
      if (item == nullptr) break;
      const auto failing = std::count_if(node.args.begin(), node.args.end(),
                                         [&](const language::ExprPtr& each) { return level(*each).hi == 0; });
      for (const language::ExprPtr& each : node.args) {
        std::vector<Note> found;
        notes_in(*each, item, found);
        const bool decides = failing == 0 || (failing == 1 && level(*each).hi == 0);
        for (Note& note : found) {
          const bool later = note.code == "future_fact" || note.code == "undecided_before_as_of";
          if (decides || later) notes.push_back(std::move(note));
        }
      }
      return;
    }
    case Op::fold:
    case Op::some:
      note_later_items(node, item, notes);
      each_item(node, item, [&](const Item& each) {
        for (const language::ExprPtr& arg : node.args) notes_in(*arg, &each, notes);
      });
      return;
    case Op::compare: {
      const std::string& basis = node.marks.basis;
      if (basis.empty() || basis == "plain" || basis == "explicit") break;
      const Span& left = span(*node.args[0]);
      const Span& right = span(*node.args[1]);
      if (!left.is_point() || !right.is_point() || left.lo != right.lo) break;
      const Expr& shown = *node.args[node.name == "ratio" ? 2 : 0];
      const Span& value = span(shown);
      notes.push_back(
          {"boundary",
           {value.is_point() ? figure(shown.type, shown.enumeration, value.lo) : "", node.marks.word, basis},
           {}});
      break;
    }
    case Op::one_of_open:
      if (level(node) == evaluate::pending) {
        const auto* value = stated_value(*node.args[0], item);
        notes.push_back({"open_list", {value == nullptr ? "" : value->more->text}, {}});
      }
      break;
    case Op::in_principle:
      if (!level(*node.args[0]).is_point()) notes.push_back({"in_principle_unknown", {}, {}});
      break;
    case Op::quotient:
      if (const Span& divisor = span(*node.args[1]); divisor.is_point() && divisor.lo.is_zero())
        notes.push_back({"undefined_quotient", {}, {}});
      break;
    default:
      break;
  }
  const std::size_t count = node.op == Op::compare ? 2 : node.args.size();
  for (std::size_t i = 0; i < count; ++i) notes_in(*node.args[i], item, notes);
}

std::vector<Note> Readout::notes(const std::vector<Missing>& missing) {
  std::vector<Note> all;
  for (const language::ExprPtr& each : provision_.source->scope) notes_in(*each, nullptr, all);
  for (const language::ExprPtr& each : provision_.source->requires_) notes_in(*each, nullptr, all);
  for (const language::Answer& answer : provision_.source->answers) {
    if (answer.value) notes_in(*answer.value, nullptr, all);
  }
  for (const Missing& each : missing) {
    for (const std::string& near : each.near) all.push_back({"near_fact", {each.fact, near}, {}});
  }
  for (const language::ConditionalNote& note : provision_.source->notes) {
    if (!note.when || level(*note.when) == met) all.push_back({"rule_note", {}, note.text});
  }
  std::vector<Note> distinct;
  for (Note& note : all) {
    const bool seen = std::any_of(distinct.begin(), distinct.end(), [&](const Note& each) {
      return each.code == note.code && each.arguments == note.arguments && each.authored == note.authored;
    });
    if (!seen) distinct.push_back(std::move(note));
  }
  return distinct;
}

bool Readout::counts_in_totals() const {
  return !provision_.source->total_when || level(*provision_.source->total_when) == met;
}

}  // namespace huiqi::evaluate
