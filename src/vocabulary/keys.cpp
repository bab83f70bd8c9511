// See keys.hpp. The forms named here are definitions of the JSON Schema: src/schema/vocabulary.cpp.
#include "vocabulary/keys.hpp"

namespace huiqi::vocabulary {

using read::Choices;
using read::Key;
using read::Keys;
using read::Need;

const Keys& file_keys() {
  static const Keys keys(
      {"词汇表", "a vocabulary"},
      {read::schema_key(),
       read::format_key(Need::own_message),
       {"id", "anything", {"词汇表的编号", "the vocabulary's id"}},
       {"version", "anything", {"版本", "its version"}},
       {"title", "anything", {"标题", "its title"}},
       {"notes", "anything", {"给读者的说明", "notes for people"}},
       {"enumerations", "enumerations", {"枚举,按名称", "enumerations, by name"}},
       {"records", "records", {"记录,按名称;applicant 为根", "records, by name; \"applicant\" is the root"}},
       {"subjects", "subjects", {"主体的种类,按名称", "kinds of subject, by name"}},
       {"constraints", "constraints", {"事实之间的约束", "what holds between facts"}},
       {"accept",
        "acceptances",
        {"check 的发现中有意如此的,及其理由", "findings of huiqi check that are meant, with reasons"}}});
  return keys;
}

const Keys& enumeration_keys() {
  static const Keys keys(
      {"枚举", "an enumeration"},
      {{"label", "text", {"名称", "its label"}},
       {"ordered", "boolean", {"成员从低到高排列", "the members stand from the lowest to the highest"}},
       {"open", "boolean", {"以“等”结尾,可写其他的词", "the list ends in 等: other words are accepted"}},
       {"extends", "boolean", {"补充另一文件中的同名条目", "adds to what another file declares under this name"}},
       {"members", "texts_by_name", {"成员及其名称", "the members, with their labels"}, Need::required},
       {"source", "anything", {"来源", "where it comes from"}},
       {"notes", "anything", {"给读者的说明", "notes for people"}}});
  return keys;
}

const Keys& record_keys() {
  static const Keys keys(
      {"记录", "a record"},
      {{"label", "text", {"名称", "its label"}},
       {"identity",
        "string_or_null",
        {"列表项以哪项事实为编号(默认 id);null:没有",
         "the fact that names an item of a list (default: id); null: none"}},
       {"extends", "boolean", {"补充另一文件中的同名条目", "adds to what another file declares under this name"}},
       {"facts",
        "facts",
        {"事实,按名称;带点的名称写在内层对象", "facts, by name; a name with dots stands in a nested object"},
        Need::required},
       {"identity_required", "boolean", {"编号必填", "every item needs its id"}},
       {"occurs", "name", {"表示何时发生的事实", "the fact that says when such an item happened"}},
       {"notes", "anything", {"给读者的说明", "notes for people"}}});
  return keys;
}

const Keys& fact_keys() {
  static const Keys keys(
      {"事实", "a fact"},
      {{"type", "fact_type", {"类型", "its type"}, Need::own_message},
       {"series", "series_kind", {"按年度,或按年度和季度填报", "stated by year, or by year and quarter"}},
       {"enumeration", "enumeration_name", {"哪个枚举", "which enumeration"}},
       {"record", "record_name", {"哪种记录", "which record"}},
       {"refers_to", "list_name", {"指向申报主体的哪个列表", "the applicant's list that it points into"}},
       {"event",
        "boolean",
        {"日期表示一件发生的事:晚于申报日即尚未发生",
         "the day of something that happens; later than the filing day it has not happened"}},
       {"absent", "absent_kind", {"none:未填写即没有", "none: not stated means that there is none"}},
       {"minimum", "bound", {"下限;null:没有", "the least value; null: none"}},
       {"maximum", "bound", {"上限;null:没有", "the greatest value; null: none"}},
       {"label", "text", {"名称", "its label"}, Need::own_message},
       {"question", "text", {"怎样问", "how one asks for it"}},
       {"definition", "text", {"定义", "what it means"}},
       {"source", "string", {"定义的来源", "where the definition comes from"}},
       {"near", "names", {"相近而不能替代的事实", "neighbouring facts that do not stand in for it"}},
       {"changeable", "boolean", {"申报主体可以改变", "the applicant can change it"}},
       {"unit", "text", {"单位", "its unit"}},
       {"dated_by", "name", {"是否事实自哪天起", "of a yes/no fact: the day from which it is so"}},
       {"notes", "anything", {"给读者的说明", "notes for people"}}});
  return keys;
}

const Keys& subject_keys() {
  static const Keys keys(
      {"主体", "a subject"},
      {{"at", "section_name", {"在资料的哪一部分", "which section of a profile it stands in"}, Need::own_message},
       {"label", "text", {"名称", "its label"}}});
  return keys;
}

const Keys& constraint_keys() {
  static const Keys keys(
      {"约束", "a constraint"},
      {{"record", "record_name", {"哪种记录", "of which record"}, Need::own_message},
       {"order", "two_names", {"前项不大于(不晚于)后项", "the first is never greater (later) than the second"}},
       {"denies", "two_names", {"前项为否时不能填后项", "where the first is \"no\", the second cannot be stated"}},
       {"why", "text", {"理由", "why"}}});
  return keys;
}

const Choices& fact_types() {
  static const Choices choices = {{"money", {"金额(元)", "money (yuan)"}},
                                  {"rate", {"比例或增幅", "a share or growth"}},
                                  {"count", {"个数(整数)", "a whole number"}},
                                  {"number", {"数值", "a number"}},
                                  {"score", {"得分(0–100)", "a score (0–100)"}},
                                  {"yes_no", {"是否", "yes or no"}},
                                  {"determination", {"人为决定", "a human decision"}},
                                  {"date", {"日期", "a day"}},
                                  {"enumeration", {"枚举中的一个词", "a word of an enumeration"}},
                                  {"enumerations", {"枚举中的几个词", "a set of words of an enumeration"}},
                                  {"text", {"文字", "a text"}},
                                  {"area", {"行政区划代码(GB/T 2260)", "an area code (GB/T 2260)"}},
                                  {"industry", {"行业代码(GB/T 4754-2017)", "an industry code (GB/T 4754-2017)"}},
                                  {"credit_code", {"统一社会信用代码", "a unified social credit code"}},
                                  {"reference", {"指向列表中的一项", "an item of a list, by its id"}},
                                  {"year", {"年份", "a year"}},
                                  {"record", {"内层记录", "a record within this one"}},
                                  {"list", {"记录的列表", "a list of records"}},
                                  {"indicators", {"各指标的实际值", "observed values of indicators"}}};
  return choices;
}

const Choices& series_kinds() {
  static const Choices choices = {{"year", {"逐年", "by year"}}, {"period", {"逐年或逐季", "by year or quarter"}}};
  return choices;
}

}  // namespace huiqi::vocabulary
