// The words for people, zh and en side by side: every sentence of a report is put together from these and from figures.
// {0} {1} … are filled in; an argument is never filled in again. Words of the law stay Chinese in both languages.
// Source: the terms of DESIGN section 2; boundary words after 民法典 第1259条. Tests: tests/explain/messages_test.cpp
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "huiqi/report.hpp"
#include "huiqi/text.hpp"

namespace huiqi::messages {

struct Message {
  std::string_view zh;
  std::string_view en;
};

Text text(const Message& message);
/// Neutral words (ids, days) that are the same in both languages.
Text both(std::string_view neutral);
std::string fill(std::string_view pattern, const std::vector<std::string>& arguments);
Text fill(const Message& message, std::initializer_list<Text> arguments);
/// "甲、乙、丙" / "a, b, c"; at most `most` of them, then how many there are in all.
Text join(const std::vector<Text>& items, std::size_t most = 1000);

Text of(Status status);
Text of(Outcome outcome);
/// Of a ground of an adverse measure: it is there, or it is not.
Text of_ground(Outcome outcome);
Text of(Binding binding);
Text of(Kind kind);
Text of(Role role);
/// A comparison with its limit: in zh the drafting word where there is one, before or behind the figure as the law writes
/// it; in en a plain word, and the law's in brackets.
Text requirement(Comparison comparison, Unit unit, std::string_view word, const Text& label, const Text& figure);

/// Nothing (both empty) for a code that has no words.
Message note(std::string_view code);
/// What a boundary rests on: {0} the drafting word.
Message boundary_basis(std::string_view basis);
Message validity_basis(std::string_view basis);
Text target_operator(std::string_view name);
Text value_key(std::string_view key);
Text subject_kind(std::string_view kind);
Text per(std::string_view what);
Text left_out(std::string_view because);
Text as_of_basis(std::string_view basis);

// ---- Findings ----------------------------------------------------------------------------------------------------

inline constexpr Message kFinding{"{0}:{1}", "{0}: {1}"};
inline constexpr Message kStated{";填报:{0}", "; stated: {0}"};
inline constexpr Message kNotStated{"未填报", "not stated"};
inline constexpr Message kVerdict{";{0}", "; {0}"};
inline constexpr Message kVerdictMargin{";{0},{1}", "; {0}, {1}"};
inline constexpr Message kCited{"({0})", " ({0})"};
inline constexpr Message kUnpublishedLimit{"(数值未公布)", "(a figure that is not published)"};
inline constexpr Message kQuoted{"“{0}”", "“{0}”"};
inline constexpr Message kNo{"{0}:否", "{0}: no"};
inline constexpr Message kRange{"{0}至{1}", "{0} to {1}"};
inline constexpr Message kLimit{"{0}{1}{2}", "{0} {1} {2}"};
inline constexpr Message kLimitWordBefore{"{0}{3}{2}", "{0} {1} {2} ({3})"};
inline constexpr Message kLimitWordAfter{"{0}在{2}{3}", "{0} {1} {2} ({3})"};
inline constexpr Message kLimitDay{"{0}{1}{2}(“{3}”)", "{0} {1} {2} ({3})"};
inline constexpr Message kIs{"{0}为{1}", "{0} is {1}"};
inline constexpr Message kBetween{"{0}在{1}之间(含两端)", "{0} from {1}, both included"};
inline constexpr Message kOneOf{"{0}(所列:{1})", "{0} (listed: {1})"};
inline constexpr Message kContains{"{0}(所列:{1})", "{0} (listed: {1})"};
inline constexpr Message kExists{"已有{0}", "{0} is there"};
inline constexpr Message kMeasured{"{0}{1}", "{0} {1}"};
inline constexpr Message kNone{"无", "none"};
inline constexpr Message kNotKnownYet{"尚不能确定", "not known yet"};
inline constexpr Message kYesWord{"是", "yes"};
inline constexpr Message kNoWord{"否", "no"};

// ---- Margins -----------------------------------------------------------------------------------------------------

inline constexpr Message kShort{"差{0}", "short by {0}"};
inline constexpr Message kOver{"超出{0}", "over by {0}"};
inline constexpr Message kAbove{"高出{0}", "{0} above"};
inline constexpr Message kBelow{"低{0}", "{0} below"};
inline constexpr Message kTooEarly{"早{0}", "{0} too early"};
inline constexpr Message kTooLate{"晚{0}", "{0} too late"};
inline constexpr Message kEarlier{"早{0}", "{0} before"};
inline constexpr Message kLater{"晚{0}", "{0} after"};
inline constexpr Message kApart{"相差{0}", "{0} apart"};
inline constexpr Message kAtLimit{"恰在界限上", "exactly at the limit"};
inline constexpr Message kNearLimit{"与界限相差极小", "next to the limit"};
inline constexpr Message kPoints{"{0}个百分点", "{0} percentage points"};
inline constexpr Message kDays{"{0}天", "{0} days"};
inline constexpr Message kOneDay{"1天", "1 day"};
inline constexpr Message kScore{"{0}分", "{0} points"};
inline constexpr Message kYear{"{0}年", "{0}"};

// ---- Amounts -----------------------------------------------------------------------------------------------------

inline constexpr Message kAtMost{"最高{0}", "at most {0}"};
inline constexpr Message kAtMostReadings{"按不同理解最高{0}至{1}", "at most {0} to {1}, by the reading of the clause"};
inline constexpr Message kAtMostOpen{"按较严的理解最高{0},按其他理解无法给出上限",
                                     "at most {0} by the narrowest reading; under another no ceiling can be stated"};
inline constexpr Message kNoCeiling{"无法给出上限", "no ceiling can be stated"};
inline constexpr Message kAssured{"其中条文确定的金额{0}", "of which the text fixes {0}"};
inline constexpr Message kFormula{"计算:{0}", "computed as {0}"};
inline constexpr Message kPer{"限额按{0}计", "the limit is for each {0}"};
inline constexpr Message kNotEntitled{"上限不等于应得金额", "a ceiling is not an entitlement"};
inline constexpr Message kPaid{"以往资助", "prior awards"};
inline constexpr Message kUnpublishedRate{"未公布的比例", "an unpublished rate"};
inline constexpr Message kRoundedDown{"(向下取整到分)", "(rounded down to the fen)"};
inline constexpr Message kRoundedUp{"(向上取整到分)", "(rounded up to the fen)"};
inline constexpr Message kRoundedHalfUp{"(四舍五入到分)", "(rounded to the nearest fen)"};
inline constexpr Message kApproximate{"约数,不作判断", "approximate: neither"};

// ---- Statuses ----------------------------------------------------------------------------------------------------

inline constexpr Message kBecause{"{0}:{1}", "{0}: {1}"};
inline constexpr Message kEligible{"条文写明的条件均已满足,没有待定事项",
                                   "every stated condition is met and nothing remains to be decided"};
inline constexpr Message kAllMet{"条文写明的条件均已满足", "every stated condition is met"};
inline constexpr Message kRestMet{"其余写明的条件均已满足", "every other stated condition is met"};
inline constexpr Message kAwaits{"尚待{0}:{1}", "still to be decided by {0}: {1}"};
inline constexpr Message kAwaitsSomeone{"尚待认定:{0}", "still to be decided: {0}"};
inline constexpr Message kUnpublishedCondition{"条件尚未公布:{0}", "a condition that is not published yet: {0}"};
inline constexpr Message kInPrinciple{"“原则上”的要求未满足,可能有例外:{0}",
                                      "not met, but only required in principle (原则上): {0}"};
inline constexpr Message kRemains{"尚有待定事项", "something remains to be decided"};
inline constexpr Message kNotMet{"不满足的条件:{0}", "conditions that are not met: {0}"};
inline constexpr Message kNotMetAny{"有条件不满足", "a stated condition is not met"};
inline constexpr Message kOutOfScope{"不在条文所指范围内:{0}", "not what the clause addresses: {0}"};
inline constexpr Message kOutOfScopeAny{"不在条文所指范围内", "not what the clause addresses"};
inline constexpr Message kNeeds{"还需要知道:{0}", "still to be known: {0}"};
inline constexpr Message kNeedsSomething{"已知情况不足以判定", "what is known does not decide it"};
inline constexpr Message kNotInForce{"申报日不在文件有效期内", "the document is not in force on the filing day"};
inline constexpr Message kTriggered{"存在的情形:{0}", "grounds that are there: {0}"};
inline constexpr Message kTriggeredAny{"规定的情形成立", "a stated ground is there"};
inline constexpr Message kNotTriggered{"规定的情形均不存在", "none of the stated grounds is there"};
inline constexpr Message kMayTrigger{"情形可能成立", "a ground may be there"};
inline constexpr Message kAmountNeeds{"金额还需要知道:{0}", "for the amount: {0}"};
inline constexpr Message kBoundaryNoFigure{"恰在界限上:{0}", "exactly at the limit: {0}"};
inline constexpr Message kFigureAndMargin{"{0}(填报{1},{2})", "{0} (stated {1}, {2})"};
inline constexpr Message kFigureOnly{"{0}(填报{1})", "{0} (stated {1})"};
inline constexpr Message kOfYear{"{0}({1})", "{0} ({1})"};
inline constexpr Message kInAll{"{0}等{1}项", "{0} and more, {1} in all"};

// ---- Tables ------------------------------------------------------------------------------------------------------

inline constexpr Message kColumnProvision{"条款", "provision"};
inline constexpr Message kColumnTitle{"名称", "title"};
inline constexpr Message kColumnSubject{"对象", "subject"};
inline constexpr Message kColumnStatus{"结论", "status"};
inline constexpr Message kColumnAtMost{"最高/结果", "at most / answer"};
inline constexpr Message kColumnRemark{"说明", "remark"};
inline constexpr Message kColumnReading{"理解", "reading"};
inline constexpr Message kColumnDefault{"默认", "default"};
inline constexpr Message kReportOf{"申请人:{0}", "applicant: {0}"};
inline constexpr Message kFiledOn{"申报日:{0}({1})", "as of {0} ({1})"};
inline constexpr Message kUnnamed{"(未填名称)", "(no name stated)"};
inline constexpr Message kNoDecisions{"没有可以判定的条款。", "Nothing to decide."};
inline constexpr Message kUnpublishedFigure{"未公布", "not published"};
inline constexpr Message kLoanOf{"贷款{0}", "loan of {0}"};
inline constexpr Message kShortMissing{"缺:{0}", "missing: {0}"};
inline constexpr Message kShortAmountMissing{"金额缺:{0}", "for the amount, missing: {0}"};
inline constexpr Message kShortPending{"待定:{0}", "pending: {0}"};
inline constexpr Message kShortPendingBy{"待定({1}):{0}", "to be decided by {1}: {0}"};
inline constexpr Message kShortUnpublished{"尚未公布:{0}", "not published yet: {0}"};
inline constexpr Message kShortUnmet{"不满足:{0}", "not met: {0}"};
inline constexpr Message kShortOutside{"不属于:{0}", "not addressed: {0}"};
inline constexpr Message kShortGrounds{"情形:{0}", "grounds: {0}"};
inline constexpr Message kShortHandled{"主管部门:{0}", "in charge: {0}"};
inline constexpr Message kShortDay{"{0}:{1}", "{0}: {1}"};
inline constexpr Message kCallOpen{"正在受理:{0},{1}({2})", "open now: {0}, {1} ({2})"};
inline constexpr Message kCallComing{"尚未开始受理:{0},{1}({2})", "to come: {0}, {1} ({2})"};
inline constexpr Message kFromTo{"{0}至{1}", "{0} to {1}"};
inline constexpr Message kFromDay{"{0}起", "from {0}"};
inline constexpr Message kUntilDay{"至{0}", "until {0}"};
inline constexpr Message kCalls{"申报窗口", "Application windows"};
inline constexpr Message kOrMore{"{0}或更多", "{0} or more"};
inline constexpr Message kPlaces{"{0}个名额", "{0} places"};
inline constexpr Message kGroupCount{"{0}({1}项)", "{0} ({1})"};
inline constexpr Message kDocuments{"文件", "Documents"};
inline constexpr Message kTotals{"合计(可以同时享受的最佳组合)",
                                 "Totals (the best combination that may be had together)"};
inline constexpr Message kTotalAssured{"条文确定", "fixed by the text"};
inline constexpr Message kTotalCeiling{"最高", "at most"};
inline constexpr Message kTotalCeilingMax{"按最宽的理解", "by the widest reading"};
inline constexpr Message kNoBound{"无上限可言", "no bound"};
inline constexpr Message kStanding{"上限不等于应得金额:最终以主管部门的决定为准。",
                                   "A ceiling is not an entitlement: the authorities decide."};
inline constexpr Message kCounted{"计入:{0}", "Counted: {0}"};
inline constexpr Message kLeftOut{"未计入:{0}", "Left out: {0}"};
inline constexpr Message kWithReason{"{0}({1})", "{0} ({1})"};
inline constexpr Message kQuestions{"还需要知道(影响结论的,先问影响最多的)",
                                    "Still to be known (what decides, most decisive first)"};
inline constexpr Message kMoreQuestions{"另有{0}项未列出", "and {0} more"};
inline constexpr Message kNotes{"说明", "Notes"};
inline constexpr Message kSubjectAndKind{"对象:{0};类型:{1}", "subject: {0}; kind: {1}"};
inline constexpr Message kAmount{"金额", "Amount"};
inline constexpr Message kAnswer{"结果", "Answer"};
inline constexpr Message kConditions{"条件", "Conditions"};
inline constexpr Message kDistance{"还差什么", "What stands in the way"};
inline constexpr Message kReadings{"不同理解", "Readings"};
inline constexpr Message kMissing{"缺少的信息", "Missing"};
inline constexpr Message kPending{"待定事项", "Pending"};
inline constexpr Message kDepartments{"主管部门", "Departments"};
inline constexpr Message kAffectsStatus{"影响结论", "decides the status"};
inline constexpr Message kAffectsAmount{"只影响金额", "for the amount alone"};
inline constexpr Message kNear{"已填报的{0}不能代替", "{0} is stated, but does not stand in for it"};
inline constexpr Message kJudgement{"需要认定", "a judgement"};
inline constexpr Message kUnpublished{"尚未公布", "unpublished"};
inline constexpr Message kPerEach{"每{0}", "{0}"};

}  // namespace huiqi::messages
