// Words for a report, in zh and en: pure functions of its findings.
#pragma once

#include <string>

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

struct TableOptions {
  Language language = Language::zh;
  int width = 100;      ///< columns of the terminal; titles are cut to fit
  bool colour = false;  ///< ANSI colours
};

/// The table that a person reads first: one line a decision, the totals, what is missing.
std::string summary_table(const Report& report, const TableOptions& options);
/// Every finding of one decision, with margins, notes, readings and citations.
std::string detail(const Decision& decision, const TableOptions& options);

}  // namespace huiqi
