// See keys.hpp. The forms named here are definitions of the JSON Schema: src/schema/rules.cpp.
#include "language/keys.hpp"

namespace huiqi::language {

using read::Choices;
using read::Key;
using read::Keys;
using read::Need;

namespace {

Key cite(Need need = Need::optional) {
  return {"cite",
          "cite",
          {"出处,用文件自己的编号,例如“第七条第(四)项”", "where it stands, in the document's own numbering"},
          need};
}

Key quote() { return {"quote", "string", {"起作用的原文", "the operative words"}}; }
Key departments() { return {"departments", "texts", {"主管或办理部门", "who is in charge"}}; }
Key materials() { return {"materials", "texts", {"申报材料", "what is to be handed in"}}; }
Key steps() { return {"steps", "steps", {"办理步骤", "who does what, in which order"}}; }

}  // namespace

const Keys& rule_set_keys() {
  static const Keys keys(
      {"规则集", "a rule set"},
      {read::schema_key(),
       read::format_key(Need::own_message),
       {"id", "name", {"规则集的编号,长期不变", "the rule set's id, stable for ever"}, Need::required},
       {"version", "words", {"本规则集的版本", "the version of this rule set"}, Need::required},
       {"title", "text", {"文件标题", "the document's title"}, Need::required},
       {"number", "words", {"文号", "the document's number (文号)"}, Need::required},
       {"issuers", "texts", {"发文机关", "who issued it"}},
       {"dated_on", "day_or_null", {"成文日期", "the day that it bears"}},
       {"published_on", "day_or_null", {"发布日期", "the day of its publication"}},
       {"in_force", "in_force", {"有效期", "since when, and until when, it is in force"}, Need::own_message},
       {"repeals", "repeals", {"废止的文件", "the documents that it puts out of force"}},
       {"yields_to", "precedences", {"优先于本文件的规定", "rules that go before this document"}},
       {"prevails_over", "precedences", {"以本文件为准的规定", "rules that this document goes before"}},
       {"conventions", "conventions", {"本文件特有的用语", "words that this document uses in a sense of its own"}},
       {"parameters", "parameters", {"参数:数额可公布可未公布", "figures, published or not, by name"}},
       {"definitions", "definitions", {"有名称的条件", "conditions with a name"}},
       {"scope", "conditions_with_ids", {"各条款共有的适用范围", "the scope that every provision shares"}},
       {"provisions", "provisions", {"可判定的条款", "what can be decided"}, Need::required},
       {"records", "records", {"只作记录的条款", "clauses that decide nothing"}},
       {"exclusive", "exclusions", {"不可兼得的条款", "provisions that may not be had together"}},
       {"notes", "texts", {"给读者的说明", "notes for people"}},
       {"structure", "structure", {"文件的每一条及其处理", "every clause of the document, and what became of it"}},
       {"trial", "boolean", {"试行", "whether the document is on trial (试行)"}},
       {"links", "links", {"与其他文件条款的关联", "links to provisions of other documents"}},
       {"accept",
        "acceptances",
        {"check 的发现中有意如此的,及其理由", "findings of huiqi check that are meant, with reasons"}}});
  return keys;
}

const Keys& in_force_keys() {
  static const Keys keys(
      {"“in_force”", "\"in_force\""},
      {{"from", "day", {"自哪天起施行", "the first day"}, Need::own_message},
       {"basis", "validity_basis", {"起始日的依据", "what the first day rests on"}},
       cite(),
       quote(),
       {"until", "day_or_null", {"最后一天(含);null:文件未写明", "the last day, included; null: the text states none"}},
       {"until_cite", "cite", {"截止日的出处", "where the last day stands"}}});
  return keys;
}

const Keys& convention_keys() {
  static const Keys keys({"用语约定", "a convention"},
                         {{"means", "means", {"含义", "what the word means"}, Need::own_message},
                          {"basis", "basis", {"边界的依据", "the basis of its boundary"}},
                          cite(Need::own_message)});
  return keys;
}

const Keys& parameter_keys() {
  static const Keys keys({"参数", "a parameter"},
                         {{"type", "parameter_type", {"类型", "its type"}, Need::own_message},
                          {"value", "literal_or_null", {"数值;null:未公布", "the figure; null: not published"}},
                          {"unpublished", "text", {"为何没有数值", "why there is none"}},
                          cite(Need::own_message),
                          quote()});
  return keys;
}

const Keys& repeal_keys() {
  static const Keys keys({"废止", "a repeal"}, {{"title", "string", {"被废止文件的标题", "the title of the document"}},
                                                {"number", "string", {"其文号", "its number"}},
                                                cite()});
  return keys;
}

const Keys& precedence_keys() {
  static const Keys keys({"效力关系", "a precedence"}, {{"text", "text", {"怎样规定的", "what is said"}}, cite()});
  return keys;
}

const Keys& record_keys() {
  static const Keys keys({"记录条款", "a record"},
                         {{"id", "id", {"编号,长期不变", "its id, stable for ever"}, Need::own_message},
                          cite(Need::own_message),
                          {"verdict", "record_verdict", {"归类", "what sort of clause it is"}, Need::own_message},
                          {"text", "text", {"内容", "what it says"}},
                          {"reason", "text", {"为何不可计算", "why it cannot be evaluated"}},
                          departments(),
                          quote(),
                          {"title", "text", {"标题", "its title"}},
                          materials(),
                          steps()});
  return keys;
}

const Keys& exclusion_keys() {
  static const Keys keys({"互斥", "an exclusion"},
                         {{"provisions", "names", {"只计其一的条款", "at most one of these counts"}},
                          {"for", "subject", {"对每个什么而言", "for each what"}, Need::own_message},
                          {"reason", "text", {"理由", "why"}},
                          cite()});
  return keys;
}

const Keys& clause_keys() {
  static const Keys keys(
      {"条文结构的一项", "a clause of the structure"},
      {cite(Need::own_message),
       {"verdict", "clause_verdict", {"归类", "what became of it"}, Need::own_message},
       {"ids", "names", {"对应的条款、条件或记录", "the provisions, conditions or records that hold it"}},
       {"because", "text", {"没有对应条款的理由", "why none holds it"}}});
  return keys;
}

const Keys& link_keys() {
  static const Keys keys({"关联", "a link"},
                         {{"from", "known_provision", {"本文件的条款", "a provision of this document"}},
                          {"to", "known_provision", {"另一文件的条款", "one of another document"}},
                          {"text", "text", {"怎样关联", "how they belong together"}}});
  return keys;
}

const Keys& step_keys() {
  static const Keys keys({"步骤", "a step"},
                         {{"text", "text", {"做什么", "what is done"}}, {"by", "text", {"由谁做", "who does it"}}});
  return keys;
}

const Keys& provision_keys() {
  static const Keys keys(
      {"条款", "a provision"},
      {{"id", "id", {"编号,长期不变", "its id, stable for ever"}, Need::required},
       {"kind", "kind", {"哪一类条款", "what sort of provision it is"}, Need::required},
       {"subject", "subject", {"判定谁", "what is decided upon"}, Need::required},
       cite(Need::own_message),
       {"title", "text", {"标题", "its title"}, Need::required},
       quote(),
       departments(),
       {"let", "lets", {"有名称的中间值", "values with a name"}},
       {"scope", "conditions_with_ids", {"适用范围:不符合即不适用", "whom it addresses; unmet: not applicable"}},
       {"requires", "conditions_with_ids", {"须全部满足的条件", "the conditions, all of them"}},
       {"grounds", "conditions_with_ids", {"不利措施的情形,任一即可", "of an adverse measure: any one of them"}},
       {"grant", "grant", {"资助", "what is paid"}},
       {"answer", "answers", {"金额以外的答案", "what is answered where it is no money"}},
       {"notes", "notes", {"说明", "remarks"}},
       {"total_when", "condition", {"满足时才计入合计", "it enters the totals only where this is met"}},
       {"target", "target", {"指标的目标值", "the target of an indicator"}},
       {"cycle", "string", {"指标的周期,例如 yearly", "the cycle of an indicator, e.g. yearly"}},
       {"by", "day_or_null", {"指标的期限", "the day by which an indicator is to be reached"}},
       {"sense", "text", {"指标的口径", "what the indicator measures"}},
       materials(),
       steps()});
  return keys;
}

const Keys& grant_keys() {
  static const Keys keys(
      {"“grant”", "\"grant\""},
      {{"rate", "share_value", {"比例,例如“20%”", "the rate, e.g. 20%"}},
       {"rate_is", "rate_is", {"比例的性质", "what sort of rate it is"}, Need::own_message},
       {"base", "money_value", {"按什么计算", "what the rate is of"}},
       {"parts", "grant_parts", {"几项相加,代替 rate 和 base", "several parts, instead of rate and base"}},
       {"cap", "money_value", {"最高多少,例如“500万元”", "the cap, e.g. 500万元"}},
       {"times", "number_value", {"上限乘以几", "the cap is for each of so many"}},
       {"per", "per", {"上限针对什么;year:每年", "what the limit is for; year: for one year"}},
       {"encouragement", "boolean", {"鼓励:没有确定的金额", "only encouraged (鼓励): nothing is assured"}},
       {"rounding", "rounding", {"取整到分的办法", "how it is rounded to the fen"}},
       {"no_figure", "text", {"承诺资助而未公布数额,为何", "money promised and no number published: why"}},
       {"word", "drafting_word", {"起草用词", "the drafting word"}},
       cite(),
       quote(),
       {"basis", "basis", {"边界的依据", "the basis of the boundary"}}});
  return keys;
}

const Keys& grant_without_figure_keys() {
  static const Keys keys({"没有公布数额的 grant", "a grant without a figure"},
                         {{"no_figure",
                           "text",
                           {"承诺资助而未公布数额,为何", "money promised and no number published: why"},
                           Need::required},
                          {"word", "drafting_word", {"起草用词", "the drafting word"}},
                          cite(),
                          quote()});
  return keys;
}

const Keys& grant_part_keys() {
  static const Keys keys({"“parts”的一项", "a part"}, {{"rate", "share_value", {"比例", "the rate"}},
                                                       {"base", "money_value", {"按什么计算", "what the rate is of"}}});
  return keys;
}

const Keys& grant_parts_reading_keys() {
  static const Keys keys({"“parts”", "\"parts\""},
                         {{"reading", "name", {"一处歧义的名称", "the name of an ambiguity"}, Need::own_message},
                          {"options",
                           "options_of_parts",
                           {"各种理解,默认的写在最前", "the readings, the default first"},
                           Need::required}});
  return keys;
}

const Keys& listing_keys() {
  static const Keys keys(
      {"一组答案", "a listing"},
      {{"constants", "literals", {"一组常数,从小到大", "constants, ascending"}, Need::own_message},
       {"where",
        "condition",
        {"列出满足此条件的,写 {\"item\": true}", "those for which this is met, with {\"item\": true}"},
        Need::required}});
  return keys;
}

const Keys& note_keys() {
  static const Keys keys({"说明", "a note"}, {{"when", "condition", {"满足时才说明", "only where this is met"}},
                                              {"zh", "words", {"中文", "in Chinese"}, Need::own_message},
                                              {"en", "words", {"英文", "in English"}, Need::own_message},
                                              cite()});
  return keys;
}

const Keys& target_keys() {
  static const Keys keys(
      {"“target”", "\"target\""},
      {{"at_least", "literal", {"不低于", "at least"}},
       {"at_most", "literal", {"不超过", "at most"}},
       {"more_than", "literal", {"超过", "more than"}},
       {"less_than", "literal", {"低于", "less than"}},
       {"approximately", "literal", {"左右:既不算达到也不算未达到", "about (左右): neither reached nor missed"}},
       {"to", "literal", {"区间的上端", "the upper end of a range"}},
       {"word", "drafting_word", {"起草用词", "the drafting word"}},
       quote(),
       {"basis", "basis", {"边界的依据", "the basis of the boundary"}}});
  return keys;
}

const Choices& parameter_types() {
  static const Choices choices = {{"count", {"个数", "a count"}}, {"date", {"日期", "a day"}},
                                  {"money", {"金额", "money"}},   {"number", {"数值", "a number"}},
                                  {"rate", {"比例", "a share"}},  {"score", {"得分", "a score"}}};
  return choices;
}

const Choices& validity_bases() {
  static const Choices choices = {{"stated", {"文中写明", "the text states it"}},
                                  {"assumed", {"推定(例如成文日期)", "assumed, e.g. the document's own date"}}};
  return choices;
}

const Choices& record_verdicts() {
  static const Choices choices = {{"procedure", {"程序", "a procedure"}},
                                  {"definition", {"定义", "a definition"}},
                                  {"encouragement", {"鼓励", "an encouragement"}},
                                  {"not_evaluable", {"不可计算,须写理由", "it cannot be evaluated; needs its reason"}}};
  return choices;
}

const Choices& clause_verdicts() {
  static const Choices choices = {{"modelled", {"已写成条款", "a provision decides it"}},
                                  {"recorded", {"已记录", "a record"}},
                                  {"duty", {"义务", "a duty"}},
                                  {"indicator", {"指标", "an indicator"}},
                                  {"encouragement", {"鼓励", "an encouragement"}},
                                  {"definition", {"定义", "a definition"}},
                                  {"procedure", {"程序", "a procedure"}},
                                  {"not_evaluable", {"不可计算", "it cannot be evaluated"}}};
  return choices;
}

const Choices& rates() {
  static const Choices choices = {{"fixed", {"按此比例给予", "exactly this rate"}},
                                  {"ceiling", {"不超过此比例", "at most this rate"}},
                                  {"unpublished", {"比例未公布(一定比例)", "a rate that is not published"}}};
  return choices;
}

const Choices& roundings() {
  static const Choices choices = {{"down", {"舍去不足一分的部分(默认)", "down (default)"}},
                                  {"half_up", {"四舍五入", "half up"}},
                                  {"up", {"不足一分进一分", "up"}}};
  return choices;
}

const Choices& meanings() {
  static const Choices choices = {{"at_least", {"不低于(≥)", "at least (≥)"}},
                                  {"at_most", {"不超过(≤)", "at most (≤)"}},
                                  {"less_than", {"低于(<)", "less than (<)"}},
                                  {"more_than", {"超过(>)", "more than (>)"}}};
  return choices;
}

}  // namespace huiqi::language
