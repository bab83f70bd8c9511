// Words for a report, in zh and en: pure functions of its findings.
#pragma once

#include <string>
#include <vector>

#include "huiqi/report.hpp"
#include "huiqi/text.hpp"

namespace huiqi {

/// The report as JSON (UTF-8, two-space indent, newline at the end); described by rules/schemas/report.schema.json.
std::string to_json(const Report& report);

/// One note, finding, status or reason as a sentence or phrase in both languages.
Text explain(const Note& note);
Text explain(Status status);
Text explain(Outcome outcome);
Text explain(Binding binding);
Text explain(Kind kind);
/// What the condition requires in the law's words, what is stated, met or not and by what margin, and the citation.
Text explain(const Finding& finding);
/// The amount as a formula with figures, what binds it, and that a ceiling is not an entitlement.
Text explain(const Amount& amount);
/// Why the decision has its status: what is unmet, missing or pending (why `may_apply` is not `eligible`).
Text explain_status(const Decision& decision);

/// A day that matters to the applicant: named by a decision's answer, or the first or last day of an application window.
struct Deadline {
  Date day;
  std::string key;                     ///< of the answer ("due_date" …), or "call_opens", "call_closes"
  const Decision* decision = nullptr;  ///< in the report, which must outlive this
  const Call* call = nullptr;          ///< of a window; null otherwise
};
/// Soonest first; those before the as-of date only with `past`. Windows only of what is not refused.
std::vector<Deadline> deadlines(const Report& report, bool past = false);
/// The same days as an iCalendar file (RFC 5545): all-day events, the same bytes for the same report.
std::string to_ics(const Report& report, const std::vector<Deadline>& deadlines, Language language);

struct TableOptions {
  Language language = Language::zh;
  int width = 100;      ///< columns of the terminal; titles are cut to fit
  bool colour = false;  ///< ANSI colours
};

/// The table that a person reads first: one line a decision, the totals, what is missing.
std::string summary_table(const Report& report, const TableOptions& options);
/// A handout for the applicant, one self-contained document for paper or screen: summary with a picture of the ceilings,
/// decisions with citations, what is missing as a checklist, materials, days, readings, the receipt. UTF-8. What a profile
/// holds is escaped; nothing is fetched from anywhere. docs/handout.md.
std::string to_markdown(const Report& report, Language language);
std::string to_html(const Report& report, Language language);

/// Every finding of one decision, with margins, notes, readings and citations.
std::string detail(const Decision& decision, const TableOptions& options);

}  // namespace huiqi
