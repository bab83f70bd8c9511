// Words of a comparison. See diff_report.hpp.
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <set>

#include "cli/diff_report.hpp"
#include "explain/messages.hpp"
#include "huiqi/explain.hpp"
#include "values/law_text.hpp"

namespace huiqi::cli {

using compare::Side;
using language::Expr;
using messages::both;
using messages::fill;

namespace {

std::shared_ptr<const Expr> without_labels(const Expr& node) {
  auto copy = std::make_shared<Expr>(node);
  copy->marks.label = {};
  for (language::ExprPtr& arg : copy->args) {
    if (arg) arg = without_labels(*arg);
  }
  return copy;
}

bool same_words(const std::vector<Line>& a, const std::vector<Line>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const Line& x, const Line& y) { return x.depth == y.depth && x.words == y.words; });
}

bool is_period(const Expr& node) { return node.op == language::Op::plus || node.op == language::Op::minus; }

std::string period_text(const Period& period, bool zh) {
  std::string text;
  const auto add = [&](int count, const char* unit_zh, const char* unit_en) {
    if (count == 0) return;
    text += zh ? fmt::format("{}{}", count, unit_zh)
               : fmt::format("{}{} {}{}", text.empty() ? "" : " ", count, unit_en, count == 1 ? "" : "s");
  };
  add(period.years, "年", "year");
  add(period.months, "个月", "month");
  add(period.days, "日", "day");
  return text.empty() ? (zh ? "0日" : "0 days") : text;
}

}  // namespace

std::vector<Line> condition_lines(const Expr& condition, const Side& side, bool labels) {
  Describer describer(*side.set, *side.vocabulary);
  std::vector<Line> lines;
  const auto plain = labels ? nullptr : without_labels(condition);
  describer.condition(plain ? *plain : condition, 0, lines);
  for (Line& each : describer.named()) lines.push_back(std::move(each));
  return lines;
}

ConditionWords condition_words(const compare::ConditionChange& change, const compare::SetChange& set) {
  ConditionWords words;
  for (const bool labels : {true, false}) {
    words = {};
    if (change.before != nullptr) words.before = condition_lines(*change.before, set.before, labels);
    if (change.after != nullptr) words.after = condition_lines(*change.after, set.after, labels);
    if (!same_words(words.before, words.after)) break;
  }
  return words;
}

std::pair<Text, Text> value_words(const Expr* before, const Expr* after, const compare::SetChange& set) {
  const auto words = [](const Expr* value, const Side& side, bool labels) {
    if (value == nullptr) return Text{};
    if (is_period(*value) && labels) return Text{period_text(value->period, true), period_text(value->period, false)};
    return labels ? Describer(*side.set, *side.vocabulary).value(*value)
                  : Describer(*side.set, *side.vocabulary).value(*without_labels(*value));
  };
  std::pair<Text, Text> both_sides{words(before, set.before, true), words(after, set.after, true)};
  if (both_sides.first == both_sides.second)
    both_sides = {words(before, set.before, false), words(after, set.after, false)};
  return both_sides;
}

Text key_words(const std::string& key) {
  static const std::map<std::string, Text> known = {
      {"in_force.from", {"施行日", "in force from"}},
      {"in_force.until", {"有效期至", "in force until"}},
      {"in_force.basis", {"施行日依据", "basis of the first day"}},
      {"in_force.cite", {"施行日出处", "clause of the first day"}},
      {"in_force.quote", {"施行日原文", "words of the first day"}},
      {"in_force.until_cite", {"有效期出处", "clause of the last day"}},
      {"trial", {"试行", "on trial (试行)"}},
      {"dated_on", {"成文日期", "dated"}},
      {"published_on", {"公布日期", "published"}},
      {"repeals", {"废止", "repeals"}},
      {"yields_to", {"优先于本文件的规定", "prevails over this document"}},
      {"prevails_over", {"本文件优先于", "this document prevails over"}},
      {"title", {"标题", "title"}},
      {"number", {"文号", "number"}},
      {"version", {"规则集版本", "version of the rule set"}},
      {"issuers", {"发布机关", "issued by"}},
      {"notes", {"说明", "note"}},
      {"conventions", {"用词约定", "convention"}},
      {"structure", {"条文去向", "structure"}},
      {"links", {"与其他文件的关系", "link"}},
      {"departments", {"主管部门", "department"}},
      {"materials", {"材料", "material"}},
      {"steps", {"程序", "step"}},
      {"quote", {"原文", "quote"}},
      {"cite", {"出处", "clause"}},
      {"label", {"名目", "label"}},
      {"word", {"起草用词", "drafting word"}},
      {"basis", {"边界依据", "basis of the boundary"}},
      {"id", {"编号", "id"}},
      {"cap", {"封顶", "cap"}},
      {"times", {"封顶倍数", "times the cap"}},
      {"per", {"限额按", "limit per"}},
      {"rate_is", {"比例性质", "the rate is"}},
      {"rounding", {"舍入", "rounding"}},
      {"encouragement", {"鼓励性条款", "an encouragement"}},
      {"no_figure", {"未公布数额", "no figure published"}},
      {"why_no_figure", {"未公布数额的说明", "why no figure"}},
      {"grant", {"给予资金", "pays money"}},
      {"kind", {"类型", "kind"}},
      {"subject", {"对象", "subject"}},
      {"readings", {"不同理解", "readings"}},
      {"target", {"目标", "target"}},
      {"note", {"附说明的条件", "a note is given when"}},
      {"total_when", {"计入合计的条件", "enters the totals when"}},
  };
  if (const auto found = known.find(key); found != known.end()) return found->second;
  if (key.starts_with("answer.")) {
    const Text words = messages::value_key(key.substr(7));
    return words.empty() ? both(key.substr(7)) : words;
  }
  for (const auto& [word, text] :
       {std::pair<std::string, Text>{"rate", {"比例", "rate"}}, {"base", {"基数", "base"}}}) {
    if (key.starts_with(word)) return {text.zh + key.substr(word.size()), text.en + key.substr(word.size())};
  }
  return both(key);
}

Text plain_words(const std::string& key, const Text& value) {
  static const std::set<std::string> yes_or_no = {"trial", "encouragement", "no_figure", "grant"};
  static const std::map<std::string, Text> words = {
      {"fixed", {"固定", "fixed"}},
      {"ceiling", {"不超过", "a ceiling"}},
      {"unpublished", {"未公布", "unpublished"}},
      {"down", {"向下", "down"}},
      {"half_up", {"四舍五入", "half up"}},
      {"up", {"向上", "up"}},
      {"assumed", {"推定", "assumed"}},
      {"stated", {"明文", "stated"}},
  };
  if (yes_or_no.contains(key)) return value.empty() ? Text{"否", "no"} : Text{"是", "yes"};
  if (key == "kind") {
    for (int kind = 0; kind <= static_cast<int>(Kind::indicator); ++kind) {
      if (name(static_cast<Kind>(kind)) == value.en) return explain(static_cast<Kind>(kind));
    }
  }
  const bool coded = key == "rate_is" || key == "rounding" || key == "in_force.basis";
  if (const auto found = words.find(value.en); coded && found != words.end()) return found->second;
  return value;
}

Text direction_words(const compare::Shown& shown) {
  if (shown.tightened && shown.loosened) return {"有收紧也有放宽", "tightened and loosened"};
  if (shown.tightened) return {"收紧", "tightened"};
  if (shown.loosened) return {"放宽", "loosened"};
  return {"变更(方向未能举例证明)", "changed (no direction shown)"};
}

Text moved_words(const compare::ConditionChange& change) {
  const auto role = [](Role each) {
    return each == Role::scope    ? Text{"适用范围", "scope"}
           : each == Role::ground ? Text{"情形", "ground"}
                                  : Text{"要求", "requirement"};
  };
  return fill({"由{0}改为{1}", "moved from {0} to {1}"}, {role(*change.moved_from), role(change.role)});
}

bool DiffReport::same() const {
  return added.empty() && removed.empty() &&
         std::all_of(sets.begin(), sets.end(), [](const SetReport& each) { return each.change.empty(); });
}

std::vector<std::pair<std::string, const compare::Witness*>> named_witnesses(const compare::ProvisionChange& change,
                                                                             const compare::ProvisionWitnesses& found) {
  std::vector<std::pair<std::string, const compare::Witness*>> named;
  std::map<std::string, int> used;
  const auto add = [&](const std::string& base, const char* how, const std::optional<compare::Witness>& witness) {
    if (!witness) return;
    std::string name = base + "." + how;
    if (const int before = used[name]++; before > 0) name += fmt::format("-{}", before + 1);
    named.emplace_back(name, &*witness);
  };
  const std::string& id = change.any().id;
  add(id, "loses", found.decision.tightened);
  add(id, "gains", found.decision.loosened);
  add(id, "differs", found.differs);
  for (std::size_t i = 0; i < change.conditions.size(); ++i) {
    const std::string& own = change.conditions[i].id;
    // A condition of the whole set's scope is one of every provision: its id alone would name several files.
    const std::string of = own.empty() ? id : own == id || own.starts_with(id + ".") ? own : id + "." + own;
    add(of, "tightened", found.conditions[i].tightened);
    add(of, "loosened", found.conditions[i].loosened);
  }
  return named;
}

}  // namespace huiqi::cli
