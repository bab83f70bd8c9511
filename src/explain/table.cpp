// What a person reads first: the short list, the totals, what is still to be known, the notes, the documents.
// Tests: tests/explain/table_test.cpp
#include <algorithm>
#include <map>
#include <utility>

#include "explain/figures.hpp"
#include "explain/layout.hpp"
#include "explain/messages.hpp"
#include "explain/phrases.hpp"
#include "explain/short_list.hpp"
#include "huiqi/explain.hpp"

namespace huiqi {
namespace {

using namespace messages;
using layout::Cell;
using layout::Colour;
using layout::Column;

constexpr std::size_t kNarrowest = 60;
constexpr std::size_t kMostQuestions = 8;
constexpr std::size_t kMostNamed = 20;  // members of the totals; further ones are counted

std::size_t width_of(const TableOptions& options) {
  return options.width < static_cast<int>(kNarrowest) ? kNarrowest : static_cast<std::size_t>(options.width);
}

/// The documents that the list speaks of: which number is which.
std::string documents_block(const Report& report, const TableOptions& options, std::size_t width) {
  const Language language = options.language;
  std::string block;
  for (const RuleSetReceipt& each : report.rule_sets) {
    const auto first = std::find_if(report.decisions.begin(), report.decisions.end(),
                                    [&](const Decision& decision) { return decision.policy == each.id; });
    if (first == report.decisions.end() || each.title.empty()) continue;
    const std::string title =
        language == Language::zh ? "《" + in(each.title, language) + "》" : in(each.title, language);
    const std::string number = each.number.empty() ? "" : (language == Language::zh ? "(" : " (") + each.number + ")";
    const std::string family = first->provision.substr(0, first->provision.find('-'));
    block += layout::wrap("  " + family + "-…  ", title + number, width);
  }
  if (block.empty()) return block;
  return "\n" + layout::paint(in(text(kDocuments), language), Colour::bold, options.colour) + "\n" + block;
}

Text member(const std::string& provision, const Subject& subject) {
  const Text who = phrases::subject(subject);
  return {provision + " " + who.zh, provision + " " + who.en};
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
  if (!counted.empty()) block += layout::wrap("  ", in(fill(kCounted, {join(counted, kMostNamed)}), language), width);
  if (!left_out.empty()) block += layout::wrap("  ", in(fill(kLeftOut, {join(left_out, kMostNamed)}), language), width);
  return block;
}

struct Question {
  const Missing* missing;
  int decisions = 0;        // that it could decide
  std::vector<Text> items;  // whose fact it is, where that is an item of a list
};

/// Each fact once, with the items that lack it, those that hold up most decisions first; then as they came.
std::vector<Question> questions_of(const Report& report) {
  std::vector<Question> questions;
  std::map<std::pair<std::string, std::string>, std::size_t> known;
  for (const Decision& decision : report.decisions) {
    for (const Missing& each : decision.missing) {
      if (!each.affects_status) continue;
      const auto [place, is_new] = known.try_emplace({each.fact, each.year.value_or("")}, questions.size());
      if (is_new) questions.push_back({&each, 0, {}});
      Question& question = questions[place->second];
      ++question.decisions;
      const Text item = both(each.subject.id);
      const bool named = each.subject.id != each.subject.kind && !each.subject.id.empty();
      if (named && std::find(question.items.begin(), question.items.end(), item) == question.items.end())
        question.items.push_back(item);
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
    const std::string fact = missing.year ? missing.fact + "." + *missing.year : missing.fact;
    const Text where =
        questions[i].items.empty() ? both(fact) : fill(kBecause, {both(fact), join(questions[i].items, 4)});
    block += layout::wrap("  - ", in(fill(kWithReason, {question, where}), language), width);
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
  table += short_list(report, options, width);
  const bool money = std::any_of(report.decisions.begin(), report.decisions.end(),
                                 [](const Decision& each) { return each.amount || each.no_figure; });
  if (money || !report.totals.combination.empty()) table += "\n" + totals_block(report.totals, options, width);
  table += questions_block(report, options, width);
  if (!report.notes.empty()) {
    table += "\n" + layout::paint(in(text(kNotes), language), Colour::bold, options.colour) + "\n";
    for (const Note& note : report.notes) table += layout::wrap("  - ", in(explain(note), language), width);
  }
  return table + documents_block(report, options, width);
}

}  // namespace huiqi
