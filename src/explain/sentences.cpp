// The small sentences: notes, statuses, outcomes, bindings, kinds, amounts.
// Tests: tests/explain/sentences_test.cpp
#include "explain/figures.hpp"
#include "explain/messages.hpp"
#include "explain/phrases.hpp"
#include "huiqi/explain.hpp"

namespace huiqi {
namespace {

using namespace messages;

Text argument(const Note& note, std::size_t index) {
  return both(index < note.arguments.size() ? std::string_view(note.arguments[index]) : std::string_view("?"));
}

/// A code without words: the code and what came with it.
Text bare(const Note& note) {
  std::string words = note.code;
  for (std::size_t i = 0; i < note.arguments.size(); ++i) words += (i == 0 ? ": " : ", ") + note.arguments[i];
  return both(words);
}

Text target(const Note& note, Unit unit) {
  const std::string name = note.arguments.empty() ? std::string() : note.arguments[0];
  Text figure = argument(note, 1);
  if (unit != Unit::none && note.arguments.size() > 1) figure = figures::words(unit, note.arguments[1]);
  return fill(messages::note("indicator_target"), {target_operator(name), figure});
}

void append(Text& words, const Text& part, const char* zh, const char* en) {
  if (part.empty()) return;
  if (!words.zh.empty()) words.zh += zh;
  if (!words.en.empty()) words.en += en;
  words.zh += part.zh;
  words.en += part.en;
}

Text ceiling(const Amount& amount) {
  if (!amount.ceiling) return text(kNoCeiling);
  const Text least = figures::words(*amount.ceiling);
  if (!amount.ceiling_max) return fill(kAtMostOpen, {least});
  if (*amount.ceiling_max == *amount.ceiling) return fill(kAtMost, {least});
  return fill(kAtMostReadings, {least, figures::words(*amount.ceiling_max)});
}

/// More than a figure that equals itself ("1000000.00 = 1000000.00": a cap alone).
bool is_computed(const Amount& amount) {
  const std::string& formula = amount.formula;
  const std::size_t equals = formula.find(" = ");
  return !formula.empty() && (equals == std::string::npos || formula.substr(0, equals) != formula.substr(equals + 3));
}

}  // namespace

namespace phrases {

Text note(const Note& note, Unit unit) {
  if (!note.authored.empty()) return {in(note.authored, Language::zh), in(note.authored, Language::en)};
  const Message message = messages::note(note.code);
  if (message.zh.empty()) return bare(note);
  if (note.code == "boundary") {
    const std::string basis = note.arguments.size() > 2 ? note.arguments[2] : std::string();
    const Text why = fill(boundary_basis(basis), {argument(note, 1)});
    if (note.arguments.empty() || note.arguments[0].empty()) return fill(kBoundaryNoFigure, {why});
    return fill(
        message,
        {figures::words(unit != Unit::none ? unit : figures::unit_of(note.arguments[0]), note.arguments[0]), why});
  }
  if (note.code == "validity_basis") {
    return fill(validity_basis(note.arguments.empty() ? std::string_view() : note.arguments[0]), {argument(note, 0)});
  }
  if (note.code == "indicator_target") return target(note, unit);
  return fill(message, {argument(note, 0), argument(note, 1), argument(note, 2)});
}

const Finding* stands_at(const Note& note, const Decision& decision) {
  for (const Finding& finding : decision.findings) {
    for (const Note& each : finding.notes) {
      if (each.code == note.code && each.arguments == note.arguments && each.authored == note.authored) return &finding;
    }
  }
  return nullptr;
}

Text note(const Note& note, const Decision& decision) {
  const Finding* finding = stands_at(note, decision);
  return phrases::note(note, finding != nullptr ? finding->unit : Unit::none);
}

}  // namespace phrases

Text explain(const Note& note) { return phrases::note(note, Unit::none); }
Text explain(Status status) { return of(status); }
Text explain(Outcome outcome) { return of(outcome); }
Text explain(Binding binding) { return of(binding); }
Text explain(Kind kind) { return of(kind); }

Text explain(const Amount& amount) {
  Text words = ceiling(amount);
  const auto add = [&words](const Text& part) { append(words, part, ";", "; "); };
  const bool all_assured = amount.ceiling && amount.ceiling_max && amount.assured == *amount.ceiling_max;
  if (amount.assured > Money()) add(fill(kAssured, {figures::words(amount.assured)}));
  if (is_computed(amount)) add(fill(kFormula, {figures::formula(amount.formula, amount.names)}));
  add(of(amount.binding));
  if (!amount.per.empty()) {
    Text each;
    for (const std::string& what : amount.per) append(each, per(what), "、", " and ");
    add(fill(kPer, {each}));
  }
  if (!all_assured || amount.assured == Money()) add(text(kNotEntitled));
  return words;
}

}  // namespace huiqi
