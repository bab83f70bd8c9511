// See keys.hpp. The forms named here are definitions of the JSON Schema: src/schema/cases.cpp.
#include "cases/keys.hpp"

#include <string>

namespace huiqi::cases {

using read::Key;
using read::Keys;
using read::Need;
using What = Expectation::What;

namespace {

/// What cases and tables share; `expect` differs.
std::vector<Key> head(const Text& expect, Need need) {
  return {{"name", "words", {"名称,同一文件内不重复", "its name; no two alike in a file"}, Need::required},
          {"comment", "string", {"给读者的说明", "for the reader"}},
          {"provision", "provision", {"哪一条款", "which provision of the rule set"}, Need::required},
          {"subject", "string", {"有几个主体时,哪一项", "the item's id, where there are several subjects"}},
          {"as_of", "day_or_null", {"申报日", "the filing day"}},
          {"base", "string", {"bases 中的一份资料", "one of \"bases\""}},
          {"profile", "profile", {"完整的资料", "a whole profile"}},
          {"set", "set", {"对资料的改动:路径和值,null 为删去", "edits of the profile: path and value; null removes"}},
          {"readings", "readings_chosen", {"只取这种理解:条款.歧义", "that reading alone: PROVISION.POINT"}},
          {"parameters", "parameters_chosen", {"未公布的数额", "figures that are unpublished"}},
          {"beside", "strings", {"一同判定的条款,供 counted", "provisions decided with it, for \"counted\""}},
          {"confirm", "boolean", {"草稿,待作者确认", "a draft that its author has yet to confirm"}},
          {"expect", "expect", expect, need}};
}

/// The names of an enumeration of the report, up to and including `last`.
template <class Enum>
std::vector<std::string> names_up_to(Enum last) {
  std::vector<std::string> all;
  for (int i = 0; i <= static_cast<int>(last); ++i) all.emplace_back(name(static_cast<Enum>(i)));
  return all;
}

}  // namespace

const Keys& unreachable_keys() {
  static const Keys keys({"“unreachable”的一项", "an entry of \"unreachable\""},
                         {{"item", "words", {"覆盖中的名称", "the name that --coverage prints"}, Need::required},
                          {"goals", "goals", {"哪些不可能出现", "what cannot be shown of it"}, Need::required},
                          {"because", "text", {"为何不可能", "why not"}, Need::required}});
  return keys;
}

const read::Choices& goals() {
  static const read::Choices choices = {{"met", {"满足", "met"}},
                                        {"not_met", {"不满足", "not met"}},
                                        {"unknown", {"未知", "unknown"}},
                                        {"pending", {"待定", "pending"}},
                                        {"decides_met", {"满足时单独决定结果", "decides when met"}},
                                        {"decides_not_met", {"不满足时单独决定结果", "decides when not met"}},
                                        {"below", {"略低于", "just below"}},
                                        {"at", {"恰等于", "at"}},
                                        {"above", {"略高于", "just above"}},
                                        {"taken", {"单独走到", "taken alone"}}};
  return choices;
}

const Keys& file_keys() {
  static const Keys keys(
      {"案例文件", "a case file"},
      {read::schema_key(),
       read::format_key(Need::required),
       {"rule_set", "rule_set_id", {"所测规则集的编号", "the id of the rule set that is tested"}, Need::required},
       {"comment", "anything", {"给读者的说明", "for the reader"}},
       {"bases", "bases", {"供各案例使用的资料,按名称", "profiles by name, for \"base\""}},
       {"cases", "cases", {"案例", "the cases"}},
       {"tables", "tables", {"案例表", "tables of cases"}},
       {"unreachable",
        "unreachable",
        {"覆盖中不可能出现的,及其理由", "what no case can show of the coverage, and why"}},
       {"unnoticed",
        "unnoticed",
        {"没有案例能察觉的改动,及其理由", "changes of the rules that no case can notice, and why"}}});
  return keys;
}

const Keys& case_keys() {
  static const Keys keys({"案例", "a case"}, head({"应得的结果", "what must come out"}, Need::required));
  return keys;
}

const Keys& table_keys() {
  static const Keys keys({"案例表", "a table of cases"}, [] {
    std::vector<Key> all = head({"各行相同的结果", "what every row has in common"}, Need::optional);
    all.push_back({"vary", "paths", {"变化的事实的路径,或 as_of", "paths of what varies, or as_of"}, Need::required});
    all.push_back({"expect_columns", "columns", {"比较哪些结果", "what is compared"}, Need::required});
    all.push_back({"rows",
                   "rows",
                   {"每行先写变化的值,再写结果", "a row each: the varied values, then what is expected"},
                   Need::required});
    return all;
  }());
  return keys;
}

const Keys& unnoticed_keys() {
  static const Keys keys({"“unnoticed”的一项", "an entry of \"unnoticed\""},
                         {{"mutants", "strings", {"改动的编号", "the ids of the changes"}, Need::required},
                          {"because", "text", {"为何没有案例能察觉", "why no case can notice them"}, Need::required}});
  return keys;
}

const std::vector<ExpectationKey>& plain_expectations() {
  static const std::vector<ExpectationKey> all = {
      {{"status", "status", {"判定", "the status"}}, What::status},
      {{"assured", "money_or_none", {"确定的金额", "what is assured"}}, What::assured},
      {{"ceiling", "money_or_none", {"上限(各种理解中最小)", "the smallest ceiling over the readings"}}, What::ceiling},
      {{"ceiling_max", "money_or_none", {"上限(各种理解中最大)", "the largest ceiling over the readings"}},
       What::ceiling_max},
      {{"binding", "binding", {"上限由什么决定", "what limits the ceiling"}}, What::binding},
      {{"missing", "missing_facts", {"判定所缺的全部事实", "all facts missing for the status"}}, What::missing, true},
      {{"missing_amount", "missing_facts", {"只影响金额的全部缺失事实", "all facts missing for the amount alone"}},
       What::missing_amount,
       true},
      {{"notes", "strings", {"必须有的说明代码", "codes of notes that must be there"}}, What::notes, true},
      {{"no_notes", "strings", {"不得有的说明代码", "codes of notes that must not be there"}}, What::no_notes, true},
      {{"pending", "strings", {"全部待定事项的编号", "the ids of all that is pending"}}, What::pending, true},
      {{"error", "string_or_null", {"资料因何被拒绝(错误代码)", "the code for which the profile is refused"}},
       What::error},
      {{"decided", "boolean", {"是否作出判定", "whether the provision makes a decision"}}, What::decided},
      {{"counted", "boolean", {"是否计入合计", "whether the totals count the decision"}}, What::counted},
  };
  return all;
}

const std::vector<Key>& nested_expectations() {
  static const std::vector<Key> all = {
      {"value", "values_expected", {"金额以外的答案", "the answer where it is no money"}},
      {"findings", "findings_expected", {"各项条件的结果,按编号", "the outcomes of conditions, by id"}},
      {"readings", "readings_expected", {"各种理解的结果", "what each reading gives"}}};
  return all;
}

std::vector<std::string> words_of(What what) {
  switch (what) {
    case What::status:
    case What::reading_status:
      return names_up_to(Status::determined);
    case What::finding:
      return names_up_to(Outcome::not_applicable);
    case What::binding:
      return names_up_to(Binding::unlimited);
    default:
      return {};
  }
}

bool is_money(What what) {
  return what == What::assured || what == What::ceiling || what == What::ceiling_max || what == What::reading_ceiling;
}

bool may_be_nothing(What what) {
  return is_money(what) || what == What::value || what == What::binding || what == What::error || what == What::finding;
}

}  // namespace huiqi::cases
