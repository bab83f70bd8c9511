// The table that a person reads first: the decisions by policy, the totals, what is still to be known, the notes.
// Tests: tests/explain/table_test.cpp
#include <algorithm>
#include <map>
#include <tuple>

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
constexpr std::size_t kMostQuestions = 8;

std::size_t width_of(const TableOptions& options) {
  return options.width < static_cast<int>(kNarrowest) ? kNarrowest : static_cast<std::size_t>(options.width);
}

/// The first thing to say about a decision, in a few words.
Text remark(const Decision& decision) {
  switch (decision.status) {
    case Status::undetermined:
      return fill(kShortMissing, {join(phrases::missing(decision, true))});
    case Status::may_apply:
    case Status::may_trigger: {
      std::vector<Text> items;
      for (const Pending& each : decision.pending) items.push_back(each.what);
      if (!items.empty()) return fill(kShortPending, {join(items)});
      break;
    }
    case Status::not_in_force:
      break;
    case Status::not_applicable: {
      const auto found = phrases::deciding(decision, true, Outcome::not_met);
      if (!found.empty()) return phrases::shortfall(*found.front());
      break;
    }
    case Status::ineligible:
    case Status::triggered: {
      const Outcome outcome = decision.status == Status::triggered ? Outcome::met : Outcome::not_met;
      const auto found = phrases::deciding(decision, false, outcome);
      const Text earliest = phrases::earliest(decision);
      if (!earliest.empty() && !found.empty()) return join({earliest, phrases::shortfall(*found.front())});
      if (!found.empty()) return phrases::shortfall(*found.front());
      break;
    }
    case Status::eligible:
    case Status::not_triggered:
    case Status::determined: {
      const std::vector<Text> needs = phrases::missing(decision, false);
      return needs.empty() ? Text{} : fill(kShortAmountMissing, {join(needs)});
    }
  }
  const std::vector<Text> reasons = phrases::reasons(decision);
  return reasons.empty() ? Text{} : reasons.back();
}

std::vector<Cell> head(Language language) {
  std::vector<Cell> cells;
  for (const Message& column :
       {kColumnProvision, kColumnTitle, kColumnSubject, kColumnStatus, kColumnAtMost, kColumnRemark}) {
    cells.push_back({in(text(column), language), Colour::bold});
  }
  return cells;
}

std::vector<Cell> line_of(const Decision& decision, Language language) {
  return {{decision.provision, Colour::none},
          {in(decision.title, language), Colour::none},
          {decision.subject.id.empty() ? decision.subject.kind : decision.subject.id, Colour::none},
          {in(of(decision.status), language), layout::colour_of(decision.status)},
          {in(phrases::at_most(decision), language), Colour::none},
          {in(remark(decision), language), Colour::none}};
}

/// Title and remark share what the other columns leave.
std::vector<Column> columns_for(const std::vector<std::vector<Cell>>& rows, std::size_t width) {
  std::vector<Column> columns = {{layout::fit(rows, 0, 14)},       {0},
                                 {layout::fit(rows, 2, 16)},       {layout::fit(rows, 3, 16)},
                                 {layout::fit(rows, 4, 26), true}, {0}};
  std::size_t taken = 2 * (columns.size() - 1);
  for (const Column& column : columns) taken += column.width;
  const std::size_t left = std::max<std::size_t>(width > taken ? width - taken : 0, 24);
  columns[1].width = std::min(layout::fit(rows, 1, left), left * 9 / 20);
  columns[5].width = left - columns[1].width;
  return columns;
}

std::string policy_title(const Report& report, const std::string& policy, Language language) {
  for (const RuleSetReceipt& each : report.rule_sets) {
    if (each.id != policy || each.title.empty()) continue;
    const std::string title =
        language == Language::zh ? "《" + in(each.title, language) + "》" : in(each.title, language);
    if (each.number.empty()) return title;
    return title + (language == Language::zh ? "(" : " (") + each.number + ")";
  }
  return policy;
}

std::string decisions_table(const Report& report, const TableOptions& options, std::size_t width) {
  const Language language = options.language;
  if (report.decisions.empty()) return in(text(kNoDecisions), language) + "\n";
  std::vector<std::vector<Cell>> rows = {head(language)};
  std::vector<std::string> policies;  // in the order of their first decision
  for (const Decision& decision : report.decisions) {
    rows.push_back(line_of(decision, language));
    if (std::find(policies.begin(), policies.end(), decision.policy) == policies.end())
      policies.push_back(decision.policy);
  }
  const std::vector<Column> columns = columns_for(rows, width);
  std::string table = layout::row(rows[0], columns, options.colour);
  for (const std::string& policy : policies) {
    const std::string title = layout::cut(layout::printable(policy_title(report, policy, language)), width);
    table += "\n" + layout::paint(title, Colour::bold, options.colour) + "\n";
    for (std::size_t i = 0; i < report.decisions.size(); ++i) {
      if (report.decisions[i].policy == policy) table += layout::row(rows[i + 1], columns, options.colour);
    }
  }
  return table;
}

Text member(const std::string& provision, const Subject& subject) {
  return both(subject.id.empty() ? provision : provision + " " + subject.id);
}

std::string totals_block(const Totals& totals, const TableOptions& options, std::size_t width) {
  const Language language = options.language;
  const auto figure = [language](const Message& label, const Text& amount) {
    return std::vector<Cell>{
        {"", Colour::none}, {in(text(label), language), Colour::none}, {in(amount, language), Colour::bold}};
  };
  std::vector<std::vector<Cell>> rows = {figure(kTotalAssured, figures::words(totals.assured)),
                                         figure(kTotalCeiling, figures::words(totals.ceiling))};
  if (totals.ceiling_max != totals.ceiling) {
    rows.push_back(figure(kTotalCeilingMax, totals.ceiling_max ? figures::words(*totals.ceiling_max) : text(kNoBound)));
  }
  const std::vector<Column> columns = {{0}, {layout::fit(rows, 1, width)}, {layout::fit(rows, 2, width), true}};
  std::string block = layout::paint(in(text(kTotals), language), Colour::bold, options.colour) + "\n";
  for (const std::vector<Cell>& cells : rows) block += layout::row(cells, columns, options.colour);
  block += layout::wrap("  ", in(text(kStanding), language), width);
  std::vector<Text> counted, left_out;
  for (const auto& [provision, subject] : totals.combination) counted.push_back(member(provision, subject));
  for (const LeftOut& each : totals.left_out) {
    left_out.push_back(fill(kWithReason, {member(each.provision, each.subject), messages::left_out(each.because)}));
  }
  if (!counted.empty()) block += layout::wrap("  ", in(fill(kCounted, {join(counted)}), language), width);
  if (!left_out.empty()) block += layout::wrap("  ", in(fill(kLeftOut, {join(left_out)}), language), width);
  return block;
}

struct Question {
  const Missing* missing;
  int decisions = 0;  // that it could decide
};

/// Each fact once, those that hold up most decisions first; then as they came.
std::vector<Question> questions_of(const Report& report) {
  std::vector<Question> questions;
  std::map<std::tuple<std::string, std::string, std::string>, std::size_t> known;
  for (const Decision& decision : report.decisions) {
    for (const Missing& each : decision.missing) {
      if (!each.affects_status) continue;
      const auto [place, is_new] =
          known.try_emplace({each.fact, each.subject.id, each.year.value_or("")}, questions.size());
      if (is_new) questions.push_back({&each, 0});
      ++questions[place->second].decisions;
    }
  }
  std::stable_sort(questions.begin(), questions.end(),
                   [](const Question& a, const Question& b) { return a.decisions > b.decisions; });
  return questions;
}

std::string questions_block(const Report& report, const TableOptions& options, std::size_t width) {
  const std::vector<Question> questions = questions_of(report);
  if (questions.empty()) return {};
  const Language language = options.language;
  std::string block = "\n" + layout::paint(in(text(kQuestions), language), Colour::bold, options.colour) + "\n";
  for (std::size_t i = 0; i < std::min(kMostQuestions, questions.size()); ++i) {
    const Missing& missing = *questions[i].missing;
    const Text question = missing.question.empty() ? phrases::missing(missing) : phrases::question(missing);
    block += layout::wrap("  - ", in(fill(kWithReason, {question, both(missing.fact)}), language), width);
  }
  if (questions.size() <= kMostQuestions) return block;
  return block + "  - " +
         in(fill(kMoreQuestions, {both(std::to_string(questions.size() - kMostQuestions))}), language) + "\n";
}

}  // namespace

std::string summary_table(const Report& report, const TableOptions& options) {
  const Language language = options.language;
  const std::size_t width = width_of(options);
  const Text applicant = report.applicant.empty() ? text(kUnnamed) : both(report.applicant);
  std::string table = layout::wrap("", in(fill(kReportOf, {applicant}), language), width);
  const Text filed = fill(kFiledOn, {both(report.as_of.to_string()), as_of_basis(report.as_of_basis)});
  table += in(filed, language) + "  " + report.engine_name + " " + report.engine_version + "\n\n";
  table += decisions_table(report, options, width);
  table += "\n" + totals_block(report.totals, options, width);
  table += questions_block(report, options, width);
  if (report.notes.empty()) return table;
  table += "\n" + layout::paint(in(text(kNotes), language), Colour::bold, options.colour) + "\n";
  for (const Note& note : report.notes) table += layout::wrap("  - ", in(explain(note), language), width);
  return table;
}

}  // namespace huiqi
