// Parts of sentences that several sentences and tables share.
// Tests: tests/explain/finding_test.cpp, status_test.cpp
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "huiqi/report.hpp"
#include "huiqi/text.hpp"

namespace huiqi::phrases {

/// What a finding tests and its limit: "上年度主营业务收入不低于5000万元".
Text requirement(const Finding& finding);
/// By how much it is met or missed: "差200万元"; empty where there is no margin.
Text margin(const Finding& finding);
/// The requirement with what is stated and the margin: "…不低于5000万元(填报4800万元,差200万元)".
Text shortfall(const Finding& finding);
/// The whole sentence, citing `citation`.
Text sentence(const Finding& finding, const std::string& citation);
/// A note that stands at a finding: its figures are in that unit.
Text note(const Note& note, Unit unit);
/// The finding of the decision that carries the same note; null where none does.
const Finding* stands_at(const Note& note, const Decision& decision);
/// A decision's note: in the unit of the finding that carries it too.
Text note(const Note& note, const Decision& decision);

/// The findings that decide a negative answer, or a triggered one: those with that outcome on the way from the top, and
/// of a group of conditions its members.
std::vector<const Finding*> deciding(const Decision& decision, bool scope, Outcome outcome);
/// Why the decision has its status, without the status itself.
std::vector<Text> reasons(const Decision& decision);

/// "主营业务收入(2025年)".
Text missing(const Missing& missing);
std::vector<Text> missing(const Decision& decision, bool affects_status);
/// The question with its {year} filled in.
Text question(const Missing& missing);
/// What remains, each thing once, put together by who decides; what is unpublished comes last.
struct PendingGroup {
  Text by;  ///< empty where it is not known, or for what is unpublished
  bool unpublished = false;
  std::vector<Text> what;
};
std::vector<PendingGroup> pending(const Decision& decision);
/// "正在受理:2026-03-01至2026-06-30,《…通知》(文号)".
Text call(const Call& call);
/// A section by what it is, an item by its id.
Text subject(const Subject& subject);
/// Of a missing fact: neighbouring facts that are stated and do not stand in; empty where there is none.
Text near(const Missing& missing);
/// The document's part of a citation, "《…》(…)"; empty where there is none.
std::string_view document_of(std::string_view citation);
/// The clause without the document, "一、(二)第2句": the document stands elsewhere.
std::string clause_of(std::string_view citation);

/// How much at most, or the answer: "500万元", "225万元~300万元", "未公布", "优秀"; "—" where there is neither.
Text at_most(const Decision& decision);
Text at_most(const std::optional<Amount>& amount);
/// One key of the answer: "优秀", "2027-03-10", "2000万元、1亿元", "无".
Text value(const Value& value, const Decision& decision);

}  // namespace huiqi::phrases
