// One decision in full: why, how much, every condition under its parent, readings, what is missing or pending, who decides.
// Tests: tests/explain/detail_test.cpp
#include <algorithm>
#include <array>

#include "explain/distance.hpp"
#include "explain/figures.hpp"
#include "explain/layout.hpp"
#include "explain/messages.hpp"
#include "explain/phrases.hpp"
#include "huiqi/explain.hpp"

namespace huiqi {
namespace {

using namespace messages;
using layout::Cell;
using layout::Colour;
using layout::Column;

constexpr std::size_t kNarrowest = 60;
constexpr int kDeepest = 12;  // of indentation; deeper conditions stand at this depth

/// Collects the lines of one decision.
class Sheet {
 public:
  explicit Sheet(const TableOptions& options)
      : options_(options),
        width_(options.width < static_cast<int>(kNarrowest) ? kNarrowest : static_cast<std::size_t>(options.width)) {}

  std::size_t width() const { return width_; }
  Language language() const { return options_.language; }
  bool colour() const { return options_.colour; }
  const std::string& say(const Text& text) const { return in(text, options_.language); }

  void title(const std::string& id, const Text& words) {
    std::string lines = layout::wrap(id, say(words), width_);
    lines.pop_back();
    text_ += layout::paint(lines, Colour::bold, colour()) + "\n";
  }
  void heading(const Message& message) {
    text_ += "\n" + layout::paint(say(text(message)), Colour::bold, colour()) + "\n";
  }
  void line(const std::string& first, const Text& words) { text_ += layout::wrap(first, say(words), width_); }
  /// The first column of the line in a colour.
  void marked(const std::string& indent, const std::string& mark, Colour colour, const Text& words) {
    std::string lines = layout::wrap(indent + mark + " ", say(words), width_);
    if (options_.colour) lines.replace(indent.size(), mark.size(), layout::paint(mark, colour, true));
    text_ += lines;
  }
  void append(const std::string& lines) { text_ += lines; }
  std::string take() { return std::move(text_); }

 private:
  const TableOptions& options_;
  std::size_t width_;
  std::string text_;
};

/// A ground is there (●) or not (○): neither is good or bad by itself.
std::string mark_of(const Finding& finding) {
  if (finding.role == Role::ground && finding.outcome == Outcome::met) return "●";
  if (finding.role == Role::ground && finding.outcome == Outcome::not_met) return "○";
  switch (finding.outcome) {
    case Outcome::met:
      return "✓";
    case Outcome::not_met:
      return "✗";
    case Outcome::unknown:
      return "?";
    case Outcome::pending:
      return "…";
    case Outcome::soft_not_met:
      return "~";
    case Outcome::excused:
      return "○";
    case Outcome::not_applicable:
      return "-";
  }
  return " ";
}

/// The clause alone where the document is the decision's own.
std::string clause_of(const std::string& citation, const Decision& decision) {
  const bool shared = phrases::document_of(citation) == phrases::document_of(decision.citation);
  return shared ? phrases::clause_of(citation) : citation;
}

void add_findings(const Decision& decision, Sheet& sheet) {
  if (decision.findings.empty()) return;
  sheet.heading(kConditions);
  for (const Finding& finding : decision.findings) {
    const auto depth = static_cast<std::size_t>(std::clamp(finding.depth, 0, kDeepest));
    const std::string indent(2 + 2 * depth, ' ');
    const Text words = phrases::sentence(finding, clause_of(finding.citation, decision));
    sheet.marked(indent, mark_of(finding), layout::colour_of(finding.outcome), words);
    for (const Note& note : finding.notes) sheet.line(indent + "  * ", phrases::note(note, finding.unit));
  }
}

void add_readings(const Decision& decision, Sheet& sheet) {
  if (decision.readings.size() < 2) return;
  sheet.heading(kReadings);
  std::vector<std::vector<Cell>> rows = {{{"", Colour::none},
                                          {sheet.say(text(kColumnReading)), Colour::none},
                                          {sheet.say(text(kColumnDefault)), Colour::none},
                                          {sheet.say(text(kColumnStatus)), Colour::none},
                                          {sheet.say(text(kTotalCeiling)), Colour::none}}};
  for (const ReadingResult& reading : decision.readings) {
    std::string choices;
    for (const auto& [point, option] : reading.choices) choices += (choices.empty() ? "" : ", ") + point + "=" + option;
    rows.push_back({{"", Colour::none},
                    {choices, Colour::none},
                    {reading.is_default ? "*" : "", Colour::none},
                    {sheet.say(of(reading.status)), layout::colour_of(reading.status)},
                    {sheet.say(phrases::at_most(reading.amount)), Colour::none}});
  }
  const std::vector<Column> columns = {{0},
                                       {layout::fit(rows, 1, sheet.width() / 2)},
                                       {layout::fit(rows, 2, 16)},
                                       {layout::fit(rows, 3, 16)},
                                       {layout::fit(rows, 4, 32), true}};
  for (const std::vector<Cell>& cells : rows) sheet.append(layout::row(cells, columns, sheet.colour()));
}

void add_missing(const Decision& decision, Sheet& sheet) {
  if (decision.missing.empty()) return;
  sheet.heading(kMissing);
  for (const Missing& missing : decision.missing) {
    const Text question = missing.question.empty() ? phrases::missing(missing) : phrases::question(missing);
    const std::string fact = missing.year ? missing.fact + "." + *missing.year : missing.fact;
    const Text affects = text(missing.affects_status ? kAffectsStatus : kAffectsAmount);
    sheet.line("  - ", fill(kWithReason, {question, join({both(fact), affects})}));
    if (const Text near = phrases::near(missing); !near.empty()) sheet.line("    * ", near);
  }
}

void add_pending(const Decision& decision, Sheet& sheet) {
  if (decision.pending.empty()) return;
  sheet.heading(kPending);
  for (const phrases::PendingGroup& group : phrases::pending(decision)) {
    const Text why = text(group.unpublished ? kUnpublished : kJudgement);
    const Text who = group.by.empty() ? why : join({why, group.by});
    sheet.line("  - ", fill(kWithReason, {join(group.what), who}));
  }
}

void add_calls(const Decision& decision, Sheet& sheet) {
  if (!decision.calls.empty()) sheet.heading(kCalls);
  for (const Call& each : decision.calls) sheet.line("  - ", phrases::call(each));
}

void add_distance(const Decision& decision, Sheet& sheet) {
  const std::vector<Text> lines = phrases::distance(decision);
  if (!lines.empty()) sheet.heading(kDistance);
  for (const Text& each : lines) sheet.line("  - ", each);
}

/// Money is promised and no number is published: the note that says so.
const Note* why_no_figure(const Decision& decision) {
  const auto note = std::find_if(decision.notes.begin(), decision.notes.end(),
                                 [](const Note& each) { return each.code == "no_figure"; });
  return note == decision.notes.end() ? nullptr : &*note;
}

/// But for those that already stand at a finding, at a missing fact or for the amount.
void add_notes(const Decision& decision, Sheet& sheet) {
  bool first = true;
  for (const Note& note : decision.notes) {
    if (&note == why_no_figure(decision) && !decision.amount) continue;
    if (phrases::stands_at(note, decision) != nullptr || (note.code == "near_fact" && !decision.missing.empty()))
      continue;
    if (first) sheet.heading(kNotes);
    first = false;
    sheet.line("  - ", explain(note));
  }
}

void add_answer(const Decision& decision, Sheet& sheet) {
  if (decision.value.empty()) return;
  sheet.heading(kAnswer);
  for (const Value& value : decision.value) {
    sheet.line("  ", fill(kBecause, {value_key(value.key), phrases::value(value, decision)}));
  }
}

}  // namespace

std::string detail(const Decision& decision, const TableOptions& options) {
  Sheet sheet(options);
  sheet.title(decision.provision + "  ", decision.title);
  if (!decision.citation.empty()) sheet.line("  ", both(decision.citation));
  const Text kind_of_subject = subject_kind(decision.subject.kind);
  const bool named = !decision.subject.id.empty() && decision.subject.id != decision.subject.kind;
  const Text subject =
      named ? fill({"{0} {1}", "{0} {1}"}, {kind_of_subject, both(decision.subject.id)}) : kind_of_subject;
  sheet.line("  ", fill(kSubjectAndKind, {subject, of(decision.kind)}));
  const bool answered_below = decision.status == Status::determined && !decision.value.empty();
  sheet.line("  ", answered_below ? of(decision.status) : explain_status(decision));
  if (decision.amount) {
    sheet.heading(kAmount);
    sheet.line("  ", explain(*decision.amount));
  } else if (const Note* why = why_no_figure(decision)) {
    sheet.heading(kAmount);
    sheet.line("  ", explain(*why));
  }
  add_answer(decision, sheet);
  add_findings(decision, sheet);
  add_distance(decision, sheet);
  add_readings(decision, sheet);
  add_missing(decision, sheet);
  add_pending(decision, sheet);
  add_calls(decision, sheet);
  add_notes(decision, sheet);
  if (!decision.departments.empty()) {
    sheet.heading(kDepartments);
    sheet.line("  ", join(decision.departments));
  }
  return sheet.take();
}

}  // namespace huiqi
