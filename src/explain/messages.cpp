// The message tables that are looked up by a word of the report, and how patterns are filled.
// Tests: tests/explain/messages_test.cpp
#include "explain/messages.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace huiqi::messages {
namespace {

struct Row {
  std::string_view key;
  Message message;
};

constexpr std::array kNoteRows = {
    Row{"boundary", {"恰在界限上({0}):{1}", "exactly at the limit ({0}): {1}"}},
    Row{"in_principle_unknown",
        {"“原则上”的这项要求情况不明:不影响结论,请核实",
         "required in principle (原则上) and not known: it holds nothing back, please check"}},
    Row{"future_fact",
        {"{0}的日期({1})晚于申报日,视为尚未发生",
         "{0} is dated {1}, after the filing day: it counts as not having happened"}},
    Row{"near_fact", {"已填报{1},但不能代替{0}", "{1} is stated, but does not stand in for {0}"}},
    Row{"prior_awards_unknown",
        {"未填报以往获得的资助:各项上限按从未获得资助计算",
         "Prior awards are not stated: the ceilings are computed as if nothing had been paid"}},
    Row{"no_open_call_known",
        {"未见正在受理申报的通知:文件有效不等于正在受理",
         "no open call is known: a document in force is not an open call"}},
    Row{"last_call_closed", {"已知的上一次申报截止于{0}", "the last known call closed on {0}"}},
    Row{"no_figure",
        {"条文承诺资金但未公布数额,因此不给出金额", "Money is promised and no figure is published, so none is given"}},
    Row{"open_list",
        {"“{0}”不在列举之内;列举以“等”结尾,待主管部门认定",
         "“{0}” is not listed; the list ends in 等, so it is for the authorities to decide"}},
    Row{"undefined_quotient", {"比重的分母为零,无法计算", "a share of zero cannot be computed"}},
    Row{"award_year_unknown",
        {"有以往资助未写明所属年度,可能占用本年度的限额",
         "a prior award does not say for which year it was; it may use up this year's limit"}},
    Row{"not_in_force_yet",
        {"文件自{0}起施行,申报日尚未施行", "the document is in force from {0}, after the filing day"}},
    Row{"expired",
        {"文件有效期至{0},申报日已经失效", "the document was in force up to and including {0}, before the filing day"}},
    Row{"validity_basis", {"{0}", "{0}"}},
    Row{"assumed_basis", {"此为推定,条文未写明", "this is assumed: the text does not say so"}},
    Row{"no_rule_set_in_force", {"申报日没有任何文件在有效期内", "No document is in force on the filing day"}},
    Row{"indicator_target", {"目标:{0}{1}", "target: {0} {1}"}},
    Row{"undecided_before_as_of",
        {"该项认定作出于{0},晚于申报日,视为尚未作出",
         "this was decided on {0}, after the filing day: it counts as not decided yet"}},
    Row{"as_of_today", {"未指定申报日,按今天(北京时间)计算", "No filing day is given: today (UTC+8) is taken"}},
    Row{"overflow", {"数值超出可计算范围,按不明处理", "a figure is beyond what can be computed and counts as unknown"}},
};

// 民法典 第1259条: 以上、以下、以内 include the number, 不满、超过、以外 do not.
constexpr std::array kBoundaryRows = {
    Row{"codified",
        {"“{0}”参照民法典第一千二百五十九条,包括本数", "“{0}” includes the figure, after Civil Code art. 1259"}},
    Row{"strict", {"“{0}”不包括本数", "“{0}” does not include the figure"}},
    Row{"partition",
        {"“{0}”与相邻一档并列,本数归“以上”一档", "“{0}” stands beside a sibling 以上, to which the figure belongs"}},
    Row{"assumed",
        {"条文未写明“{0}”是否包括本数,此处为推定",
         "the text does not say whether “{0}” includes the figure; this is assumed"}},
    Row{"explicit", {"“{0}”已写明包括本数", "“{0}” is said to include the number"}},
    Row{"plain", {"“{0}”包括本数", "“{0}” includes the figure"}},
};

constexpr std::array kValidityRows = {
    Row{"assumed",
        {"施行日期按成文日期推定,文件未另行写明",
         "in force from the document's own date, which is assumed: the text does not say"}},
    Row{"stated", {"施行日期由文件写明", "the day of entry into force is stated by the document"}},
    Row{"not_stated", {"文件未写明有效期", "the document states no period of validity"}},
    Row{"published", {"自公布之日起施行", "in force from its publication"}},
};

constexpr std::array kOperatorRows = {
    Row{"at_least", {"不低于", "at least"}},
    Row{"at_most", {"不超过", "at most"}},
    Row{"less_than", {"低于", "less than"}},
    Row{"more_than", {"超过", "more than"}},
    Row{"is", {"", "exactly"}},
    Row{"between", {"", "between"}},
    Row{"approximately", {"大约", "approximately"}},
};

constexpr std::array kDayOperatorRows = {
    Row{"at_least", {"不早于", "not before"}},
    Row{"at_most", {"不晚于", "not after"}},
    Row{"less_than", {"早于", "before"}},
    Row{"more_than", {"晚于", "after"}},
};

constexpr std::array kValueRows = {
    Row{"grade", {"等级", "grade"}},
    Row{"class", {"类型", "class"}},
    Row{"due_date", {"截止日", "due date"}},
    Row{"city_due_date", {"设区市报送截止日", "due date of the city"}},
    Row{"earliest_application", {"最早可再申报日", "earliest day of a new application"}},
    Row{"last_barred_day", {"不得申报的最后一日", "last barred day"}},
    Row{"grounds", {"情形", "grounds"}},
    Row{"limit", {"限额", "limit"}},
    Row{"tiers_crossed", {"首次突破的台阶", "steps newly crossed"}},
    Row{"last_day", {"最后一日", "last day"}},
    Row{"support_year", {"支持年度(第几年)", "year of support"}},
    Row{"reached", {"是否达到", "reached"}},
    Row{"gap", {"距目标", "gap to the target"}},
    Row{"state", {"状态", "state"}},
    Row{"since", {"自何日起", "since"}},
    Row{"barred_until", {"不得申报至", "barred until"}},
    Row{"latest_in_principle", {"一般不迟于", "in principle no later than"}},
    Row{"level", {"级别", "level"}},
    Row{"previous_level", {"上一年级别", "level of the year before"}},
    Row{"bottom_five_years", {"连续后5名的年数", "years in a row among the last five"}},
    Row{"negative_growth_years", {"连续负增长的年数", "years in a row of negative growth"}},
    Row{"call_opens", {"开始受理", "call opens"}},
    Row{"call_closes", {"受理截止", "call closes"}},
    Row{"observed", {"实际值", "observed"}},
    Row{"target", {"目标值", "target"}},
    Row{"special_allowance_places", {"市政府特殊津贴名额", "places for the special allowance"}},
    Row{"young_talent_places", {"青年拔尖人才名额", "places for young talents"}},
};

constexpr std::array kSubjectRows = {
    Row{"enterprise", {"企业", "enterprise"}},
    Row{"project", {"项目", "project"}},
    Row{"platform", {"平台", "platform"}},
    Row{"title", {"称号", "title"}},
    Row{"park", {"园区", "park"}},
    Row{"proof_of_concept_centre", {"概念验证中心", "proof-of-concept centre"}},
    Row{"technology_centre", {"企业技术中心", "technology centre"}},
    Row{"financing_guarantee_institution", {"融资担保机构", "financing guarantee institution"}},
    Row{"institution", {"机构", "institution"}},
    Row{"bank", {"金融机构", "bank"}},
    Row{"innovation_enclave", {"科创飞地", "innovation enclave"}},
    Row{"foreign_trade_service_enterprise", {"外贸综合服务企业", "foreign trade service enterprise"}},
    Row{"person", {"人员", "person"}},
    Row{"government", {"政府", "government"}},
    Row{"standard", {"标准", "standard"}},
    Row{"standards_body", {"标准化技术组织", "standards body"}},
    Row{"indicator", {"指标", "indicator"}},
    Row{"year", {"年", "year"}},
    Row{"quarter", {"季度", "quarter"}},
    Row{"transaction", {"笔", "transaction"}},
};

/// What follows 每: the measure word goes with it.
constexpr std::array kPerRows = {
    Row{"enterprise", {"每家企业", "enterprise"}},
    Row{"project", {"每个项目", "project"}},
    Row{"platform", {"每个平台", "platform"}},
    Row{"title", {"每个称号", "title"}},
    Row{"park", {"每个园区", "park"}},
    Row{"year", {"每年", "year"}},
    Row{"quarter", {"每季度", "quarter"}},
    Row{"institution", {"每家机构", "institution"}},
    Row{"bank", {"每家金融机构", "bank"}},
    Row{"transaction", {"每笔", "transaction"}},
    Row{"financing_guarantee_institution", {"每家担保机构", "guarantee institution"}},
};

constexpr std::array kLeftOutRows = {
    Row{"undetermined", {"信息不足", "undetermined"}},
    Row{"exclusive", {"与已计入的不能兼得", "not together with one that is counted"}},
    Row{"no_figure", {"数额未公布", "no figure is published"}},
    Row{"no_ceiling", {"无法给出上限", "no ceiling can be stated"}},
    Row{"condition_of_total", {"计入合计的条件未满足", "the condition for counting it is not met"}},
    Row{"ceiling_zero", {"上限为零", "the ceiling is zero"}},
};

constexpr std::array kAsOfRows = {
    Row{"option", {"由调用者指定", "as asked"}},
    Row{"profile", {"档案所载", "as the profile says"}},
    Row{"today", {"今天", "today"}},
};

const Message* find(std::span<const Row> rows, std::string_view key) {
  const auto row = std::find_if(rows.begin(), rows.end(), [key](const Row& each) { return each.key == key; });
  return row == rows.end() ? nullptr : &row->message;
}

/// The word itself where the table has none.
Text lookup(std::span<const Row> rows, std::string_view key) {
  const Message* message = find(rows, key);
  return message != nullptr ? text(*message) : both(key);
}

Message of_message(Status status) {
  switch (status) {
    case Status::not_in_force:
      return {"不在有效期", "not in force"};
    case Status::not_applicable:
      return {"不适用", "not applicable"};
    case Status::ineligible:
      return {"不符合", "ineligible"};
    case Status::undetermined:
      return {"信息不足", "undetermined"};
    case Status::may_apply:
      return {"可申报", "may apply"};
    case Status::eligible:
      return {"符合条件", "eligible"};
    case Status::triggered:
      return {"已触发", "triggered"};
    case Status::not_triggered:
      return {"未触发", "not triggered"};
    case Status::may_trigger:
      return {"可能触发", "may be triggered"};
    case Status::determined:
      return {"已确定", "determined"};
  }
  return {};
}

Message of_message(Outcome outcome) {
  switch (outcome) {
    case Outcome::met:
      return {"满足", "met"};
    case Outcome::not_met:
      return {"不满足", "not met"};
    case Outcome::unknown:
      return {"不明", "not known"};
    case Outcome::pending:
      return {"待认定", "pending"};
    case Outcome::soft_not_met:
      return {"“原则上”的要求未满足", "not met, in principle (原则上)"};
    case Outcome::excused:
      return {"属于除外情形", "excused"};
    case Outcome::not_applicable:
      return {"不适用", "not applicable"};
  }
  return {};
}

Message of_message(Binding binding) {
  switch (binding) {
    case Binding::none:
      return {"", ""};
    case Binding::rate:
      return {"由比例决定", "the rate decides"};
    case Binding::cap:
      return {"由封顶数决定", "the cap decides"};
    case Binding::prior_awards:
      return {"以往资助抵减限额", "prior awards count against the limit"};
    case Binding::unpublished_rate:
      return {"比例未公布,只能给出限额", "the rate is unpublished: only a limit can be given"};
    case Binding::unknown_base:
      return {"计算基数未填报,只能给出封顶数", "the base is not stated: only the cap can be given"};
    case Binding::unlimited:
      return {"条文没有封顶数", "the text states no cap"};
  }
  return {};
}

Message of_message(Kind kind) {
  switch (kind) {
    case Kind::recognition:
      return {"认定", "recognition"};
    case Kind::grant:
      return {"资助", "grant"};
    case Kind::loan:
      return {"贷款", "loan"};
    case Kind::quota:
      return {"名额", "quota"};
    case Kind::service:
      return {"服务", "service"};
    case Kind::grade:
      return {"评级", "grade"};
    case Kind::class_:
      return {"分类", "class"};
    case Kind::duty:
      return {"义务", "duty"};
    case Kind::state:
      return {"状态", "state"};
    case Kind::adverse_measure:
      return {"限制或不利措施", "adverse measure"};
    case Kind::indicator:
      return {"指标", "indicator"};
  }
  return {};
}

Message of_message(Role role) {
  switch (role) {
    case Role::scope:
      return {"范围", "Scope"};
    case Role::requirement:
      return {"要求", "Required"};
    case Role::ground:
      return {"情形", "Ground"};
    case Role::answer:
      return {"依据", "Basis"};
  }
  return {};
}

bool follows_the_figure(std::string_view word) { return word == "以上" || word == "以下" || word == "以内"; }

}  // namespace

Text text(const Message& message) { return {std::string(message.zh), std::string(message.en)}; }
Text both(std::string_view neutral) { return {std::string(neutral), std::string(neutral)}; }

std::string fill(std::string_view pattern, const std::vector<std::string>& arguments) {
  std::string filled;
  while (!pattern.empty()) {
    const bool place =
        pattern.size() >= 3 && pattern[0] == '{' && pattern[2] == '}' && pattern[1] >= '0' && pattern[1] <= '9';
    if (!place) {
      filled += pattern.front();
      pattern.remove_prefix(1);
      continue;
    }
    const auto index = static_cast<std::size_t>(pattern[1] - '0');
    filled += index < arguments.size() ? arguments[index] : std::string("?");
    pattern.remove_prefix(3);
  }
  return filled;
}

Text fill(const Message& message, std::initializer_list<Text> arguments) {
  std::vector<std::string> zh, en;
  for (const Text& argument : arguments) {
    zh.push_back(in(argument, Language::zh));
    en.push_back(in(argument, Language::en));
  }
  return {fill(message.zh, zh), fill(message.en, en)};
}

Text join(const std::vector<Text>& items, std::size_t most) {
  Text joined;
  for (std::size_t i = 0; i < std::min(most, items.size()); ++i) {
    joined.zh += (i > 0 ? "、" : "") + in(items[i], Language::zh);
    joined.en += (i > 0 ? ", " : "") + in(items[i], Language::en);
  }
  return items.size() <= most ? joined : fill(kInAll, {joined, both(std::to_string(items.size()))});
}

Text of(Status status) { return text(of_message(status)); }
Text of(Outcome outcome) { return text(of_message(outcome)); }
Text of(Binding binding) { return text(of_message(binding)); }
Text of(Kind kind) { return text(of_message(kind)); }
Text of(Role role) { return text(of_message(role)); }

Text of_ground(Outcome outcome) {
  if (outcome == Outcome::met) return {"存在", "there"};
  if (outcome == Outcome::not_met) return {"不存在", "not there"};
  return of(outcome);
}

Text requirement(Comparison comparison, Unit unit, std::string_view word, const Text& label, const Text& figure) {
  switch (comparison) {
    case Comparison::is:
      return fill(kIs, {label, figure});
    case Comparison::between:
      return fill(kBetween, {label, figure});
    case Comparison::one_of:
      return fill(kOneOf, {label, figure});
    case Comparison::contains:
      return fill(kContains, {label, figure});
    case Comparison::exists:
      return fill(kExists, {label});
    case Comparison::none:
    case Comparison::holds:
      return label;
    case Comparison::at_least:
    case Comparison::at_most:
    case Comparison::less_than:
    case Comparison::more_than:
      break;
  }
  const Text plain =
      lookup(unit == Unit::date ? std::span<const Row>(kDayOperatorRows) : kOperatorRows, name(comparison));
  if (word.empty()) return fill(kLimit, {label, plain, figure});
  const Message pattern = unit == Unit::date         ? kLimitDay
                          : follows_the_figure(word) ? kLimitWordAfter
                                                     : kLimitWordBefore;
  return fill(pattern, {label, plain, figure, both(word)});
}

Message note(std::string_view code) {
  const Message* message = find(kNoteRows, code);
  return message != nullptr ? *message : Message{};
}

Message boundary_basis(std::string_view basis) {
  const Message* message = find(kBoundaryRows, basis);
  return message != nullptr ? *message : Message{"“{0}”", "“{0}”"};
}

Message validity_basis(std::string_view basis) {
  const Message* message = find(kValidityRows, basis);
  return message != nullptr ? *message : Message{"施行日期的依据:{0}", "basis of the day of entry into force: {0}"};
}

Text target_operator(std::string_view name) { return lookup(kOperatorRows, name); }
Text value_key(std::string_view key) { return lookup(kValueRows, key); }
Text subject_kind(std::string_view kind) { return lookup(kSubjectRows, kind); }
Text left_out(std::string_view because) { return lookup(kLeftOutRows, because); }
Text as_of_basis(std::string_view basis) { return lookup(kAsOfRows, basis); }

Text per(std::string_view what) {
  const Message* message = find(kPerRows, what);
  return message != nullptr ? text(*message) : fill(kPerEach, {subject_kind(what)});
}

}  // namespace huiqi::messages
