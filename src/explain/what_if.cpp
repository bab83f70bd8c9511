// A what-if for people: what changed, before and after. See huiqi/what_if.hpp. Tests: tests/explain/what_if_test.cpp
#include "huiqi/what_if.hpp"

#include <algorithm>

#include "explain/figures.hpp"
#include "explain/layout.hpp"
#include "explain/messages.hpp"
#include "explain/phrases.hpp"

namespace huiqi {
namespace {

using namespace messages;
using layout::Colour;

constexpr std::size_t kNarrowest = 60;

constexpr Message kWhatIf{"假设", "What if"};
constexpr Message kChanges{"变化的判定:{0}项(其余{1}项不变)", "Decisions that change: {0} ({1} stay the same)"};
constexpr Message kNoChange{"没有任何判定因此改变(共{0}项)", "No decision changes ({0} in all)"};
constexpr Message kStatusLine{"结论:{0} → {1}", "status: {0} → {1}"};
constexpr Message kAmountLine{"最高:{0} → {1}", "at most: {0} → {1}"};
constexpr Message kAmountBy{"最高:{0} → {1}({2})", "at most: {0} → {1} ({2})"};
constexpr Message kAnswerLine{"{0}:{1} → {2}", "{0}: {1} → {2}"};
constexpr Message kFindingLine{"{0}({1}):{2} → {3}", "{0} ({1}): {2} → {3}"};
constexpr Message kOutcomeStated{"{0},填报{1}", "{0}, stated {1}"};
constexpr Message kMore{"多{0}", "{0} more"};
constexpr Message kLess{"少{0}", "{0} less"};
constexpr Message kAbsent{"没有这项判定", "no such decision"};
constexpr Message kAbsentFinding{"没有这项条件", "no such condition"};
constexpr Message kNewItem{"{0}是新增的{1}", "{0} is a new {1}"};
constexpr Message kNewItemBeside{"{0}是新增的{1}(已有:{2})", "{0} is a new {1} (there were: {2})"};
constexpr Message kUnchanged{"{0}:{1}(不变)", "{0}: {1} (unchanged)"};

Text difference(Money before, Money after) {
  if (after == before) return {};
  const bool more = after > before;
  const auto gap = Money::from_fen(more ? after.fen() - before.fen() : before.fen() - after.fen());
  return fill(more ? kMore : kLess, {figures::words(gap)});
}

/// "at most" of a decision whose answer is money; its words otherwise.
Text amount_line(const Decision& before, const Decision& after) {
  if (after.kind != Kind::grant) return {};  // its answer has lines of its own
  const Text was = phrases::at_most(before), is = phrases::at_most(after);
  if (was == is) return {};
  const bool other_limit = before.amount && after.amount && before.amount->binding != after.amount->binding;
  if (other_limit && after.amount->binding == Binding::unknown_base)
    return fill(kAmountBy, {was, is, of(after.amount->binding)});
  const bool both_known = before.amount && after.amount && before.amount->ceiling && after.amount->ceiling;
  if (!both_known || *before.amount->ceiling == *after.amount->ceiling) return fill(kAmountLine, {was, is});
  return fill(kAmountBy, {was, is, difference(*before.amount->ceiling, *after.amount->ceiling)});
}

Text outcome_of(const std::optional<Finding>& finding) {
  if (!finding) return text(kAbsentFinding);
  if (finding->actual.empty()) return of(finding->outcome);
  const Text stated =
      finding->actual_words.empty() ? figures::words(finding->unit, finding->actual) : finding->actual_words;
  return fill(kOutcomeStated, {of(finding->outcome), stated});
}

std::string value_lines(const Decision& before, const Decision& after, Language language, std::size_t width) {
  std::string lines;
  for (const Value& is : after.value) {
    const auto was =
        std::find_if(before.value.begin(), before.value.end(), [&](const Value& each) { return each.key == is.key; });
    const Text now = phrases::value(is, after);
    const Text then = was == before.value.end() ? text(kAbsentFinding) : phrases::value(*was, before);
    if (then == now) continue;
    lines += layout::wrap("    ", in(fill(kAnswerLine, {value_key(is.key), then, now}), language), width);
  }
  return lines;
}

std::string change_block(const WhatIf& what_if, const DecisionChange& change, const TableOptions& options,
                         std::size_t width) {
  const Language language = options.language;
  const Decision& shown =
      change.after ? what_if.after.decisions[*change.after] : what_if.before.decisions[*change.before];
  const std::string head = shown.provision + "  " + in(shown.title, language) + "  " + shown.subject.id;
  std::string block =
      "  " + layout::paint(layout::cut(layout::printable(head), width - 2), Colour::bold, options.colour) + "\n";
  const Text before = change.before ? of(what_if.before.decisions[*change.before].status) : text(kAbsent);
  const Text after = change.after ? of(what_if.after.decisions[*change.after].status) : text(kAbsent);
  if (before != after) block += layout::wrap("    ", in(fill(kStatusLine, {before, after}), language), width);
  if (!change.before || !change.after) return block;
  const Decision& was = what_if.before.decisions[*change.before];
  const Text amount = amount_line(was, shown);
  if (!amount.empty()) block += layout::wrap("    ", in(amount, language), width);
  if (shown.kind != Kind::grant) block += value_lines(was, shown, language, width);
  for (const FindingChange& each : change.findings) {
    const Finding& finding = each.after ? *each.after : *each.before;
    const Text line = fill(kFindingLine, {finding.label.empty() ? both(each.id) : finding.label, both(each.id),
                                          outcome_of(each.before), outcome_of(each.after)});
    block += layout::wrap("    ", in(line, language), width);
  }
  return block;
}

/// A path that names an item which was not there: perhaps a slip of the pen.
Text new_item(const WhatIf& what_if, const std::string& path) {
  const std::size_t first = path.find('.');
  const std::string id =
      first == std::string::npos ? "" : path.substr(first + 1, path.find('.', first + 1) - first - 1);
  const auto named = [&](const Decision& each) {
    return each.subject.id == id && each.subject.id != each.subject.kind;
  };
  const auto& before = what_if.before.decisions;
  const auto& after = what_if.after.decisions;
  const auto fresh = std::find_if(after.begin(), after.end(), named);
  if (id.empty() || fresh == after.end() || std::any_of(before.begin(), before.end(), named)) return {};
  std::vector<Text> known;
  for (const Decision& each : before) {
    const Text item = both(each.subject.id);
    if (each.subject.kind == fresh->subject.kind && std::find(known.begin(), known.end(), item) == known.end())
      known.push_back(item);
  }
  const Text of_kind = subject_kind(fresh->subject.kind);
  return known.empty() ? fill(kNewItem, {both(id), of_kind})
                       : fill(kNewItemBeside, {both(id), of_kind, join(known, 8)});
}

Text total_line(const Message& label, const std::optional<Money>& before, const std::optional<Money>& after) {
  const Text was = before ? figures::words(*before) : text(kNoBound);
  const Text is = after ? figures::words(*after) : text(kNoBound);
  if (before == after) return fill(kUnchanged, {text(label), is});
  const Text line = fill(kAnswerLine, {text(label), was, is});
  return before && after ? fill(kWithReason, {line, difference(*before, *after)}) : line;
}

}  // namespace

std::string what_if_table(const WhatIf& what_if, const TableOptions& options) {
  const Language language = options.language;
  const auto width = std::max(kNarrowest, static_cast<std::size_t>(std::max(options.width, 0)));
  const auto heading = [&](const Text& words) {
    return layout::paint(in(words, language), Colour::bold, options.colour) + "\n";
  };
  std::string result = heading(text(kWhatIf));
  const auto assumed = [&](const std::string& name, const std::string& value) {
    result += layout::wrap("  - ", name + " = " + value, width);
  };
  for (const auto& [path, value] : what_if.overlay.facts) {
    assumed(path, value);
    if (const Text fresh = new_item(what_if, path); !fresh.empty())
      result += layout::wrap("    * ", in(fresh, language), width);
  }
  for (const auto& [name, option] : what_if.overlay.readings) assumed(name, option);
  for (const auto& [name, value] : what_if.overlay.parameters) assumed(name, value);
  result += "\n";
  if (what_if.changes.empty())
    return result + in(fill(kNoChange, {both(std::to_string(what_if.unchanged))}), language) + "\n";
  result +=
      heading(fill(kChanges, {both(std::to_string(what_if.changes.size())), both(std::to_string(what_if.unchanged))}));
  for (const DecisionChange& each : what_if.changes) result += change_block(what_if, each, options, width);
  const Totals& was = what_if.before.totals;
  const Totals& is = what_if.after.totals;
  result += "\n" + heading(text(kTotals));
  result += "  " + in(total_line(kTotalAssured, was.assured, is.assured), language) + "\n";
  result += "  " + in(total_line(kTotalCeiling, was.ceiling, is.ceiling), language) + "\n";
  result += "  " + in(total_line(kTotalCeilingMax, was.ceiling_max, is.ceiling_max), language) + "\n";
  return result + layout::wrap("  ", in(text(kStanding), language), width);
}

}  // namespace huiqi
