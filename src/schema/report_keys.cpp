// See report_keys.hpp. A key always stands, unless it is marked `sometimes`.
#include "schema/report_keys.hpp"

namespace huiqi::schema {

using read::Key;
using read::Keys;
using read::Need;

namespace {

Key always(const char* name, const char* form, Text what) { return {name, form, std::move(what), Need::required}; }
Key sometimes(const char* name, const char* form, Text what) { return {name, form, std::move(what), Need::optional}; }

Key subject() { return always("subject", "subject", {"判定的对象", "what the decision is about"}); }
Key provision() { return always("provision", "identifier", {"条款", "the provision"}); }
Key status() { return always("status", "status", {"判定", "the status"}); }
Key amount() {
  return always("amount", "amount_or_null",
                {"金额;null:没有,或未公布数额", "what can be had at most; null: none, or no number is published"});
}
Key notes() { return always("notes", "note_list", {"说明", "remarks"}); }
Key title() { return always("title", "text_written", {"标题", "the title"}); }
Key digest() { return always("digest", "digest", {"规范形式的 SHA-256", "SHA-256 over the canonical form"}); }
Key id(const char* form, Text what) { return always("id", form, std::move(what)); }

ReportObject decision() {
  return {"decision",
          Keys({"一条条款对一个主体的判定", "one provision applied to one subject"},
               {provision(), always("policy", "words", {"规则集的编号", "the rule set's id"}),
                always("citation", "words", {"出处", "the full citation"}), title(),
                always("kind", "kind", {"哪一类条款", "what sort of answer this is"}), subject(), status(), amount(),
                always("value", "value_or_null", {"金额以外的答案", "the answer where it is no money"}),
                always("missing", "missing_list",
                       {"还能改变结果的未知事实,最能定案的在前",
                        "facts not stated that can still change the answer, most decisive first"}),
                always("pending", "pending_list", {"待定事项", "what remains to be decided or published"}),
                always("findings", "finding_list", {"各项条件的结果", "every condition"}),
                always("readings", "reading_list", {"各种理解的结果", "what each accepted reading gives"}), notes(),
                always("departments", "texts_written", {"主管或办理部门", "who is in charge"}),
                always("materials", "texts_written", {"申报材料", "what the document asks to be handed in"}),
                always("steps", "step_list", {"办理步骤", "the steps of the procedure"}),
                always("calls", "call_list", {"申报窗口;空:未见公告", "application windows; empty: no call is known"}),
                sometimes("distance", "distance",
                          {"距离符合条件还有多远", "how far an ineligible decision is from a positive one"})})};
}

ReportObject finding() {
  return {
      "finding",
      Keys({"一项条件的结果", "one condition in this evaluation"},
           {id("identifier", {"条件的编号", "the condition's id"}),
            always("citation", "words", {"出处", "in the document's own numbering"}),
            always("outcome", "outcome", {"结果", "its outcome"}),
            always("actual", "figure", {"实际", "what is stated"}),
            always("required", "figure", {"要求", "what is required"}),
            always("margin", "figure", {"实际减要求", "actual less required, in the unit; of days a number of days"}),
            always("comparison", "comparison", {"怎样比较", "how the two are compared"}),
            always("unit", "unit", {"单位", "the unit"}),
            always("word", "string", {"起草用词,可为空", "the drafting word; may be empty"}),
            always("role", "role", {"适用范围、条件、情形或答案", "scope, requirement, ground or answer"}), notes()})};
}

}  // namespace

const Keys& report_keys() {
  static const Keys keys({"惠企报告", "a huiqi report"},
                         {always("engine", "engine", {"由什么作出", "what answered"}),
                          always("vocabulary", "vocabulary_receipt", {"所用词汇表", "the vocabulary's receipt"}),
                          always("rule_sets", "rule_set_list", {"所用规则集", "the rule sets that were evaluated"}),
                          always("windows", "window_receipt_list",
                                 {"所用申报窗口文件", "the receipts of the files of application windows"}),
                          always("as_of", "day", {"申报日", "the filing day, the one anchor of time"}),
                          always("as_of_basis", "as_of_basis", {"申报日从何而来", "where it came from"}),
                          always("applicant", "string", {"申报主体名称,可为空", "the stated name, or empty"}),
                          always("decisions", "decision_list",
                                 {"判定,按条文次序", "in clause order, then in the profile's order of items"}),
                          always("totals", "totals",
                                 {"可兼得的最佳组合:上限,不是承诺",
                                  "the best combination that may be had together: a bound, not a promise"}),
                          notes()});
  return keys;
}

const std::vector<ReportObject>& report_objects() {
  static const std::vector<ReportObject> objects = {
      {"engine", Keys({"引擎", "the engine"}, {always("name", "words", {"名称", "its name"}),
                                               always("version", "version", {"版本", "its version"})})},
      {"vocabulary_receipt", Keys({"词汇表的凭据", "the vocabulary's receipt"}, {digest()})},
      {"rule_set", Keys({"所用的政策文件", "a policy document as it was evaluated"},
                        {id("words", {"编号", "its id"}), always("version", "words", {"版本", "its version"}), digest(),
                         title(), always("number", "string", {"文号,可为空", "文号; may be empty"}),
                         always("coverage", "coverage",
                                {"文件的各条有多少可判定", "how many of the document's clauses decide something"})})},
      {"coverage", Keys({"条文覆盖", "clauses covered"},
                        {always("clauses", "whole", {"条文数", "clauses"}),
                         always("decided", "whole", {"其中可判定的", "those that decide something"})})},
      {"window_receipt",
       Keys({"申报窗口文件的凭据", "the receipt of a file of application windows"},
            {always("name", "words", {"文件名", "the file"}), digest(),
             always("checked_on", "day_or_null", {"最近核对的日期", "when its keeper last looked"})})},
      decision(),
      {"subject",
       Keys({"判定的对象", "what the decision is about"},
            {always("kind", "words", {"种类:enterprise、project……", "enterprise, project, platform, park …"}),
             id("string", {"资料中的编号,或部分的名称", "the item's id in the profile, or the section's name"})})},
      {"amount",
       Keys({"最多可得的金额;上限不是应得", "what the applicant can get at most; a ceiling is not an entitlement"},
            {always("assured", "money_text",
                    {"条文确定的金额,通常为 0.00", "what the text fixes with every condition met; normally 0.00"}),
             always(
                 "ceiling", "money_text_or_null",
                 {"各种理解中最小的上限", "the smallest ceiling over the accepted readings; null: none can be stated"}),
             always("ceiling_max", "money_text_or_null",
                    {"各种理解中最大的上限", "the largest over the accepted readings; null: no bound"}),
             always("currency", "currency", {"货币", "the currency"}),
             always("binding", "binding_or_null", {"上限由什么决定", "what makes `ceiling` what it is"}),
             always("per", "figures", {"上限针对什么", "what the limit is for: project, platform, enterprise, year …"}),
             always("formula", "string", {"算式:数额和事实名称", "neutral: figures and names of facts"})})},
      {"missing",
       Keys({"未填写而仍能改变结果的事实",
             "a fact that the profile does not state and that can still change the answer"},
            {always("fact", "words",
                    {"如资料所称", "as the profile names it: enterprise.rd_expenditure, projects[].total_input"}),
             subject(), always("year", "period_or_null", {"年度或季度", "of a series"}),
             always("affects", "affects", {"影响什么", "what it can change"}),
             always("question", "text_written", {"怎样问", "how one asks for it"}),
             sometimes("near", "near",
                       {"已填写而不能替代的相近事实", "facts that are stated and do not stand in for this one"})})},
      {"pending",
       Keys(
           {"待定事项", "a human decision, or an unpublished condition, that remains"},
           {always("what", "text_written", {"什么", "what"}), always("by", "text_written", {"由谁决定", "who decides"}),
            always("because", "because", {"为何待定", "why"}), id("string", {"条件的编号", "the condition's id"})})},
      finding(),
      {"reading",
       Keys({"一种理解的结果", "what one combination of accepted readings gives"},
            {always("point", "words", {"歧义,以 + 连接", "the points of ambiguity, joined with +"}),
             always("option", "words", {"所取的理解,次序相同", "the options chosen, joined with + in the same order"}),
             always("choices", "choices", {"歧义与所取的理解", "point to option"}),
             always("default", "boolean", {"默认的理解", "the default reading"}), status(), amount()})},
      {"note", Keys({"说明;代码不变,文字可变", "a remark; codes are stable, the words are not"},
                    {always("code", "code", {"代码", "its code"}), always("zh", "string", {"中文", "in Chinese"}),
                     always("en", "string", {"英文", "in English"})})},
      {"call",
       Keys({"已公告的申报窗口", "an announced application window, open or coming at the as-of date"},
            {id("words", {"编号", "its id"}), title(), always("opens", "day_or_null", {"起始日", "the first day"}),
             always("closes", "day_or_null", {"截止日(含)", "the last day, included"}),
             always("open", "boolean", {"申报日正在开放", "open on the filing day"}),
             always("source", "words", {"公告的文号或网址", "the announcement: its number or address"})})},
      {"distance", Keys({"距离符合条件还有多远", "how far an ineligible decision is from a positive one"},
                        {always("only_time", "boolean", {"只差时间", "nothing but days stands in the way"}),
                         always("earliest", "day_or_null",
                                {"其他不变,最早不再是不符合的日期",
                                 "the first day on which it would no longer be ineligible, all facts as stated"}),
                         always("then", "status_or_null", {"届时的判定", "the status on that day"}),
                         always("obstacles", "obstacle_list", {"未满足的条件", "the unmet conditions"})})},
      {"obstacle",
       Keys({"未满足的条件", "an unmet condition"},
            {always("finding", "string", {"条件的编号", "the finding's id"}),
             always("margin", "figure", {"相差", "the margin"}),
             always("change", "change", {"谁能改变", "whether the applicant can change it, or waiting does"}),
             always("facts", "figures", {"涉及的事实", "the facts"})})},
      {"step",
       Keys({"办理步骤", "a step of the procedure"}, {always("text", "text_written", {"做什么", "what is done"}),
                                                      always("by", "text_written", {"由谁做", "who does it"})})},
      {"totals",
       Keys({"可兼得的最佳组合", "the best combination, by ceiling, of what may be had together"},
            {always("assured", "money_text", {"确定的金额", "what is assured"}),
             always("ceiling", "money_text", {"上限", "the ceiling"}),
             always("ceiling_max", "money_text_or_null", {"null:有一项没有上限", "null: a member has no bound"}),
             always("combination", "member_list", {"计入的判定", "the decisions that are counted"}),
             always("left_out", "left_out_list", {"未计入的判定", "the decisions that are not, and why"})})},
      {"member", Keys({"计入的判定", "a decision that is counted"}, {provision(), subject()})},
      {"left_out",
       Keys({"未计入的判定", "a decision that is not counted, and why"},
            {provision(), subject(), always("because", "left_out_because", {"为何", "why"}),
             sometimes("reason", "text_written", {"为何不可兼得", "why the two are taken to exclude each other"})})}};
  return objects;
}

const Keys& answers_of_the_engine() {
  static const Keys keys(
      {"答案", "answers"},
      {sometimes("grounds", "identifiers_or_null",
                 {"不利措施:存在或待定的情形", "of an adverse measure: the conditions that are there, or may be"}),
       sometimes("reached", "reached",
                 {"指标:是否达到;none:约数", "of an indicator; none: an approximate target (左右) is neither"}),
       sometimes("gap", "figure", {"指标:相差", "of an indicator: how far short of the target"}),
       sometimes("observed", "figure", {"指标:实际值", "of an indicator: the observed value"}),
       sometimes("target", "figure", {"指标:目标值", "of an indicator: the target"})});
  return keys;
}

const Keys& what_if_keys() {
  static const Keys keys({"假设", "a what-if"},
                         {always("what_if", "overlay", {"改动了什么", "what was changed"}),
                          always("differences", "difference_list", {"不同的判定", "the decisions that differ"}),
                          always("unchanged", "whole", {"相同的判定数", "how many do not"}),
                          always("before", "report", {"改动前的报告", "the report before"}),
                          always("after", "report", {"改动后的报告", "the report after"})});
  return keys;
}

const Keys& what_if_overlay_keys() {
  static const Keys keys({"改动", "the changes"}, {always("facts", "facts_set", {"事实", "facts"}),
                                                   always("readings", "facts_set", {"理解", "readings"}),
                                                   always("parameters", "facts_set", {"参数", "parameters"})});
  return keys;
}

const Keys& what_if_difference_keys() {
  static const Keys keys({"不同", "a difference"},
                         {provision(), subject(), always("before", "side", {"改动前", "before"}),
                          always("after", "side", {"改动后", "after"}),
                          always("findings", "finding_change_list", {"不同的条件", "the conditions that differ"})});
  return keys;
}

const Keys& what_if_side_keys() {
  static const Keys keys({"一边", "a side"},
                         {status(), amount(), always("value", "value_or_null", {"答案", "the answer"})});
  return keys;
}

const Keys& what_if_finding_keys() {
  static const Keys keys(
      {"条件的不同", "a condition that differs"},
      {id("string", {"条件的编号", "the condition's id"}), always("before", "finding_or_null", {"改动前", "before"}),
       always("after", "finding_or_null", {"改动后", "after"})});
  return keys;
}

}  // namespace huiqi::schema
