// One condition in words: what the clause requires, what is stated, met or not and by how much, and the citation.
// Tests: tests/explain/finding_test.cpp
#include <algorithm>
#include <string_view>

#include "explain/figures.hpp"
#include "explain/messages.hpp"
#include "explain/phrases.hpp"
#include "huiqi/explain.hpp"

namespace huiqi {
namespace phrases {
namespace {

using namespace messages;

Text label(const Finding& finding) {
  if (!finding.label.empty()) return finding.label;
  return finding.quote.empty() ? both(finding.id) : fill(kQuoted, {both(finding.quote)});
}

bool has_limit(Comparison comparison) {
  return comparison == Comparison::at_least || comparison == Comparison::at_most ||
         comparison == Comparison::less_than || comparison == Comparison::more_than;
}

/// "40人": with what is counted.
Text measured(const Finding& finding, const std::string& neutral) {
  const Text words = figures::words(finding.unit, neutral);
  const bool counts = finding.unit == Unit::count || finding.unit == Unit::number;
  return counts && !finding.measure.empty() ? fill(kMeasured, {words, finding.measure}) : words;
}

/// A code of areas or trades, which the condition's own words say better.
bool is_code(const Finding& finding) {
  return finding.unit == Unit::words && finding.required_words.empty() && finding.comparison == Comparison::one_of;
}

/// One word of a list, which the condition's own label says already.
bool names_one(const Finding& finding) {
  const bool member = finding.comparison == Comparison::one_of || finding.comparison == Comparison::contains;
  return member && finding.required.find("、") == std::string::npos;
}

bool requires_no(const Finding& finding) {
  return finding.unit == Unit::yes_no && (finding.required == "no" || finding.required == "false");
}

bool is_floor(Comparison comparison) {
  return comparison == Comparison::at_least || comparison == Comparison::more_than;
}

/// How a margin on that side of the limit is worded. A ground is there or not: it is no shortfall.
Message margin_pattern(const Finding& finding, int side) {
  const bool days = finding.unit == Unit::date;
  const bool missed = (is_floor(finding.comparison) ? side < 0 : side > 0) && finding.outcome != Outcome::met &&
                      finding.role != Role::ground && finding.role != Role::answer;
  if (missed && side < 0) return days ? kTooEarly : kShort;
  if (missed) return days ? kTooLate : kOver;
  if (side < 0) return days ? kEarlier : kBelow;
  return days ? kLater : kAbove;
}

Text stated(const Finding& finding) {
  if (requires_no(finding) && finding.worded) return {};  // "yes" would answer the fact's question, not the label's
  if (!finding.actual_words.empty()) return finding.actual_words;
  if (!finding.actual.empty()) return measured(finding, finding.actual);
  const bool of_one_fact = finding.comparison != Comparison::none;  // a group, or a list, is not stated as such
  return finding.outcome == Outcome::unknown && of_one_fact ? text(kNotStated) : Text{};
}

Text by(const Finding& finding) {
  const Text size = figures::margin(finding.unit, finding.margin);
  const bool counts = finding.unit == Unit::count || finding.unit == Unit::number;
  return counts && !finding.measure.empty() ? fill(kMeasured, {size, finding.measure}) : size;
}

}  // namespace

Text requirement(const Finding& finding) {
  const Text what = label(finding);
  if (finding.unit == Unit::yes_no &&
      (finding.comparison == Comparison::is || finding.comparison == Comparison::holds)) {
    return requires_no(finding) && !finding.worded ? fill(kNo, {what}) : what;
  }
  const bool figure_needed = finding.comparison != Comparison::exists && finding.comparison != Comparison::holds;
  if (finding.required.empty() && figure_needed) {
    if (!has_limit(finding.comparison) || !finding.unpublished) return what;
    return messages::requirement(finding.comparison, finding.unit, finding.word, what, text(kUnpublishedLimit));
  }
  if (finding.worded && (is_code(finding) || finding.comparison == Comparison::exists || names_one(finding)))
    return what;
  const Text figure = finding.required_words.empty() ? measured(finding, finding.required) : finding.required_words;
  return messages::requirement(finding.comparison, finding.unit, finding.word, what, figure);
}

Text margin(const Finding& finding) {
  if (finding.margin.empty() || finding.comparison == Comparison::none || finding.comparison == Comparison::holds)
    return {};
  if (finding.outcome == Outcome::not_applicable) return {};  // of a branch that is not taken
  const int side = figures::sign(finding.margin);
  if (!has_limit(finding.comparison)) {
    if (side == 0) return {};
    return fill(kApart, {by(finding)});
  }
  if (figures::is_cut_to_zero(finding.margin)) return text(kNearLimit);
  if (side == 0) return text(kAtLimit);
  return fill(margin_pattern(finding, side), {by(finding)});
}

Text shortfall(const Finding& finding) {
  const Text required = requirement(finding);
  const Text figure = stated(finding);
  if (figure.empty() || finding.unit == Unit::yes_no) return required;
  const Text by = margin(finding);
  return by.empty() ? fill(kFigureOnly, {required, figure}) : fill(kFigureAndMargin, {required, figure, by});
}

Text sentence(const Finding& finding, const std::string& citation) {
  Text words = fill(kFinding, {of(finding.role), requirement(finding)});
  const auto append = [&words](const Text& part) {
    words.zh += part.zh;
    words.en += part.en;
  };
  if (const Text figure = stated(finding); !figure.empty()) append(fill(kStated, {figure}));
  const Text outcome = finding.role == Role::ground ? of_ground(finding.outcome) : of(finding.outcome);
  const Text by = margin(finding);
  append(by.empty() ? fill(kVerdict, {outcome}) : fill(kVerdictMargin, {outcome, by}));
  if (!citation.empty()) append(fill(kCited, {both(citation)}));
  return words;
}

}  // namespace phrases

Text explain(const Finding& finding) { return phrases::sentence(finding, finding.citation); }

}  // namespace huiqi
