// See words.hpp. The forms named here are definitions of the JSON Schema: src/schema/conditions.cpp.
#include "language/words.hpp"

namespace huiqi::language {

using read::Choices;
using read::Key;
using read::Keys;
using read::Need;

namespace {

/// The word's own key, and the keys that go with it.
Word word(const char* name, const char* form, Text what, std::vector<Key> further = {}) {
  further.insert(further.begin(), Key{name, form, what, Need::required});
  return {name, Keys(std::move(what), std::move(further))};
}

Key absent() { return {"absent", "absent", {"empty:未填写的列表视为空", "empty: an absent list counts as empty"}}; }

Key where(const char* zh, const char* en) { return {"where", "condition", {zh, en}}; }

}  // namespace

const std::vector<Word>& value_words() {
  static const std::vector<Word> words = {
      word("fact", "fact",
           {"主体、列表项、企业或申报主体的一项事实",
            "a fact of the subject, the list item, the enterprise or the applicant"},
           {{"year",
             "year",
             {"哪一年:last、last-1、2025,逐年条件中为 each",
              "which year: last, last-1, 2025; each inside a fold over years"}}}),
      word("parameter", "name", {"本规则集的一个参数", "a figure of the rule set's parameters"}),
      word("use", "name", {"本条款的一个 let", "a let of this provision"}),
      word("value", "value", {"任一值,放在比较的左边", "any value, on the left of a comparison"}),
      word("sum", "values", {"各项之和", "the sum"}),
      word("product", "values", {"各项之积", "the product"}),
      word("least", "values", {"最小的一项", "the least"}),
      word("greatest", "values", {"最大的一项", "the greatest"}),
      word("difference", "two_values", {"前项减后项", "the first less the second"}),
      word("quotient", "two_values", {"前项除以后项;除以零为未知", "the first by the second; by zero it is unknown"}),
      word("fold", "fold", {"对列表各项或最近各年的汇总", "one figure over the items of a list, or over years"},
           {{"over",
             "list_or_years",
             {"对哪个列表,或 {\"years\": 3}", "over which list, or {\"years\": 3}"},
             Need::required},
            where("只计满足此条件的项", "only the items for which this is met"),
            {"of", "value", {"每项取什么值(count 不写)", "the value of each item (none for count)"}},
            absent()}),
      word("as_of", "true", {"申报日", "the filing day"}),
      word("date", "day_value", {"一天,可加减一段时间", "a day, moved by a period"},
           {{"plus", "period", {"向后,例如“1年”", "later by so much, e.g. 1年"}},
            {"minus", "period", {"向前,例如“3个月”", "earlier by so much, e.g. 3个月"}}}),
      word("day_after", "day_value", {"次日", "the next day"}),
      word("year_of", "day_value", {"所在的公历年份", "the calendar year of a day"}),
      word("last_year", "true", {"上年度的年份", "the number of the last complete year"}),
      word("next", "month_and_day",
           {"不早于某日的下一个月日,例如 08-31", "the first such month and day not before a day, e.g. 08-31"},
           {{"from", "day_value", {"从哪天起", "from which day on"}, Need::required}}),
      word("prior_maximum", "fact_series", {"上年度以前各年的最高值", "the highest of all years before the last one"},
           {{"stated", "fact_any", {"直接填报的历史最高值", "the fact that states it outright"}, Need::required},
            {"since",
             "fact_any",
             {"自哪天起(逐年数据须自该年起完整)", "the day since which the series must be whole"},
             Need::required}}),
      word("first_known", "values", {"第一个已填写的值", "the first that the profile states"}),
      word("item", "true", {"常数组中的当前常数", "the constant, in a list of constants"}),
      word("growth", "fact_series", {"该年减上一年", "that year's figure less the year before's"},
           {{"year", "year", {"哪一年", "which year"}, Need::required}}),
      word("bands", "value", {"按档计分:先写最高档", "points by bands, the highest first"},
           {{"at_least", "bands", {"[界限, 分值] 的列表", "a list of [bound, points]"}, Need::required},
            {"otherwise", "value", {"均未达到时的分值", "the points below all bands"}}}),
      word("choose", "branches_of_values", {"第一个 when 满足的分支", "the first branch whose when is met"}),
      word("reading", "name", {"一处歧义的名称", "the name of an ambiguity"},
           {{"options",
             "options_of_values",
             {"各种理解,默认的写在最前", "the readings, the default first"},
             Need::required}})};
  return words;
}

const std::vector<Word>& condition_words() {
  static const std::vector<Word> words = {
      word("all", "conditions", {"全部满足", "all of them"}),
      word("any", "conditions", {"至少满足一项", "any one of them"}),
      word("at_least_of", "count", {"至少满足几项", "at least so many of them"},
           {{"conditions", "conditions", {"在这些条件中", "of these conditions"}, Need::required}}),
      word("not", "condition", {"相反", "the reverse"}),
      word("some", "items", {"列表中至少有一项", "at least one item of a list (or year, or constant)"},
           {where("满足此条件", "for which this is met"), absent()}),
      word("none", "list", {"列表中没有一项", "no item of a list"},
           {where("满足此条件", "for which this is met"), absent()}),
      word("every", "items", {"列表中每一项", "every item of a list (or year, or constant)"},
           {where("只看满足此条件的项", "only of the items for which this is met"),
            {"satisfies", "condition", {"都须满足的条件", "what every one must satisfy"}, Need::required},
            absent()}),
      word("consecutive_years", "years", {"最近连续若干年,年年满足", "every one of the last so many complete years"},
           {{"satisfies",
             "condition",
             {"每年须满足的条件,其中 year 写 each", "what each year must satisfy, with \"year\": \"each\""},
             Need::required}}),
      word("within", "facts_of_days", {"其中任一日期落在一段时间内", "any of these days lies within a period"},
           {{"before", "day_value", {"这段时间的最后一天", "the last day of the period"}, Need::required},
            {"period", "period", {"多长,例如“3年”", "how long, e.g. 3年"}, Need::required}}),
      word("determination", "fact_of_determination",
           {"一项人为决定:未作出即待定", "a human decision; pending where it is not made"}),
      word("pending", "text",
           {"始终待定:须由人判断,或条件未公布", "always pending: a judgement, or a condition not published"},
           {{"by", "text", {"由谁决定", "who decides"}}, {"because", "because", {"为何待定", "why it is pending"}}}),
      word("outcome", "known_provision", {"另一条款的全部条件", "the conditions of another provision together"}),
      word("defined", "name", {"本规则集定义的条件", "a definition of the rule set"}),
      word("always", "always", {"总是满足或不满足", "met, or not met, whatever is stated"}),
      word("stated", "fact_any", {"资料写明了(包括写明没有)", "the profile states it, or that there is none"})};
  return words;
}

const std::vector<Word>& branching_words() {
  static const std::vector<Word> words = {
      word("choose", "branches_of_conditions", {"第一个 when 满足的分支", "the first branch whose when is met"}),
      word("reading", "name", {"一处歧义的名称", "the name of an ambiguity"},
           {{"options",
             "options_of_conditions",
             {"各种理解,默认的写在最前", "the readings, the default first"},
             Need::required}})};
  return words;
}

const Word& ratio_word() {
  static const Word ratio =
      word("ratio", "ratio", {"前项与后项之比,同一年度", "the first by the second, both of one year"},
           {{"year", "year", {"哪一年", "which year"}}});
  return ratio;
}

const Word& member_word() {
  static const Word member =
      word("word", "member", {"枚举中的一个词:枚举.成员", "a member of an enumeration: enumeration.member"});
  return member;
}

const Keys& comparison_keys() {
  static const Keys keys(
      {"比较", "a comparison"},
      {{"at_least", "limit", {"不低于(≥)", "at least (≥)"}},
       {"at_most", "limit", {"不超过(≤)", "at most (≤)"}},
       {"less_than", "limit", {"低于(<)", "less than (<)"}},
       {"more_than", "limit", {"超过(>)", "more than (>)"}},
       {"is", "is", {"是;等于", "is; equals"}},
       {"from", "limit", {"从(含),与 to 同写", "from (included), with to"}},
       {"to", "limit", {"至(含),与 from 同写", "to (included), with from"}},
       {"in", "members", {"属于所列的词", "is one of these words"}},
       {"in_open", "members", {"属于以“等”结尾的列举", "is one of a list that ends in 等"}},
       {"elsewhere",
        "members_or_none",
        {"列入其他条文的词(in_open 用)", "words that another clause lists (with in_open)"}},
       {"contains", "members", {"集合包含这个词", "the set contains this word"}},
       {"contains_any", "members", {"集合包含其中任一词", "the set contains any of these words"}},
       {"in_area", "areas", {"在此行政区划内(GB/T 2260)", "lies in this area (GB/T 2260)"}},
       {"in_industry", "industries", {"属于这些行业大类(GB/T 4754)", "is of these divisions (GB/T 4754)"}},
       {"exists", "boolean", {"有(true)或没有(false)", "there is one (true), or none (false)"}}});
  return keys;
}

const Keys& mark_keys() {
  static const Keys keys(
      {"标注", "a mark"},
      {{"id", "id", {"结论的编号,长期不变", "the finding's id, stable for ever"}},
       {"cite", "cite", {"出处,用文件自己的编号", "where it stands, in the document's own numbering"}},
       {"quote", "string", {"起作用的原文", "the operative words"}},
       {"label", "text", {"检查的是什么", "what is tested, where the fact's label does not say it"}},
       {"word", "drafting_word", {"起草用词,例如“不低于”", "the drafting word, e.g. 不低于"}},
       {"basis", "basis", {"边界的依据,默认随用词", "of the boundary; follows from the word unless said"}},
       {"in_principle", "boolean", {"原则上:不满足即待定", "in principle: unmet becomes pending"}},
       {"unless", "condition", {"可以免除此条件的情形", "a condition that excuses this one"}}});
  return keys;
}

const std::vector<DraftingWord>& drafting_words() {
  // Promise 4 of the engine; 民法典第1259条 for the codified ones. In the order in which a message lists them.
  static const std::vector<DraftingWord> words = {
      {"不低于", "plain"}, {"不少于", "plain"},  {"达到", "plain"},     {"不超过", "plain"},  {"不高于", "plain"},
      {"为", "plain"},     {"以上", "codified"}, {"以下", "codified"},  {"以内", "codified"}, {"最高", "codified"},
      {"低于", "strict"},  {"不满", "strict"},   {"不足", "strict"},    {"超过", "strict"},   {"突破", "strict"},
      {"高于", "strict"},  {"逾期", "strict"},   {"新增", "strict"},    {"内", "codified"},   {"前", "codified"},
      {"至少", "plain"},   {"至多", "plain"},    {"满", "plain"},       {"达", "plain"},      {"少于", "strict"},
      {"未满", "strict"},  {"未达", "strict"},   {"未达到", "strict"},  {"不到", "strict"},   {"大于", "strict"},
      {"小于", "strict"},  {"多于", "strict"},   {"大于等于", "plain"}, {"小于等于", "plain"}};
  return words;
}

const Choices& bases() {
  static const Choices choices = {
      {"plain", {"用词明确,没有疑义", "the word leaves no doubt"}},
      {"explicit", {"原文写明(含)", "the text says so (含)"}},
      {"codified",
       {"民法典第1259条:以上、以下、以内包括本数", "Civil Code art. 1259: 以上, 以下, 以内 include the number"}},
      {"partition", {"与相邻档次衔接", "beside a sibling that takes the boundary"}},
      {"strict", {"超过、低于等不包括本数", "超过, 低于 … exclude the number"}},
      {"assumed", {"推定", "assumed"}}};
  return choices;
}

const Choices& folds() {
  static const Choices choices = {{"count", {"个数", "how many"}},
                                  {"sum", {"合计", "the sum"}},
                                  {"mean", {"平均", "the mean"}},
                                  {"least", {"最小", "the least"}},
                                  {"greatest", {"最大", "the greatest"}},
                                  {"earliest", {"最早的日期", "the earliest day"}},
                                  {"latest", {"最晚的日期", "the latest day"}}};
  return choices;
}

namespace {

std::vector<Key> branch(const char* then) {
  return {{"id", "id", {"分支的编号", "the branch's id"}},
          {"cite", "cite", {"出处", "where it stands"}},
          {"quote", "string", {"起作用的原文", "the operative words"}},
          {"label", "text", {"分支的名称", "what the branch is"}},
          {"when", "condition", {"何时取此分支", "when this branch is taken"}},
          {"then", then, {"取此分支时", "what holds then"}},
          {"otherwise", then, {"其余情形,放在最后", "in all other cases; comes last"}}};
}

Key years() {
  return {"years", "years", {"最近多少个完整年度", "so many of the last complete years"}, Need::own_message};
}

}  // namespace

const Keys& branch_of_conditions() {
  static const Keys keys({"分支", "a branch"}, branch("condition"));
  return keys;
}

const Keys& branch_of_values() {
  static const Keys keys({"分支", "a branch"}, branch("value"));
  return keys;
}

const Keys& years_keys() {
  static const Keys keys({"逐年条件", "a condition over years"}, {years()});
  return keys;
}

const Keys& fold_years_keys() {
  static const Keys keys(
      {"“over”", "\"over\""},
      {years(), {"ending", "year", {"以哪一年为止(默认 last)", "the last of them (default: last)"}}});
  return keys;
}

const Keys& constants_keys() {
  static const Keys keys({"这一组", "this list"},
                         {{"constants",
                           "literals",
                           {"一组常数,条件中写 {\"item\": true}", "constants; {\"item\": true} stands for each"},
                           Need::required}});
  return keys;
}

}  // namespace huiqi::language
