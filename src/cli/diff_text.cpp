// A comparison as text. See diff_report.hpp. Tests: tests/cli/transcripts/diff.txt
#include <fmt/format.h>

#include "cli/diff_report.hpp"
#include "cli/output.hpp"
#include "cli/words.hpp"
#include "explain/messages.hpp"
#include "huiqi/explain.hpp"
#include "values/law_text.hpp"

namespace huiqi::cli {

using compare::ProvisionChange;
using compare::ProvisionWitnesses;
using compare::What;
using compare::Witness;
using messages::both;
using messages::fill;

namespace {

/// A profile on one line, as it would stand on the command line of a shell.
std::string one_line(const std::string& json) {
  std::string line;
  bool indent = false;
  for (const char each : json) {
    if (each == '\n') {
      indent = true;
    } else if (!indent || each != ' ') {
      if (indent && !line.empty()) line += ' ';
      indent = false;
      line += each;
    }
  }
  return line;
}

Text ceiling_words(const compare::Answer& answer) {
  if (!answer.has_amount) return {};
  if (!answer.ceiling) return {",最高无法计算", ", no ceiling can be stated"};
  const Rational fen(answer.ceiling->fen());
  Text words{",最高" + yuan_words_zh(fen), ", at most " + yuan_words_en(fen)};
  const auto add = [&](const char* zh, const char* en, const Money& figure) {
    words.zh += zh + yuan_words_zh(Rational(figure.fen()));
    words.en += en + yuan_words_en(Rational(figure.fen()));
  };
  if (answer.assured && answer.assured->fen() > 0) add(",其中确定", ", of which assured ", *answer.assured);
  if (answer.ceiling_max && *answer.ceiling_max != *answer.ceiling)
    add(",另一种理解下最高", ", under another reading at most ", *answer.ceiling_max);
  return words;
}

Text answer_words(const compare::Answer& answer) {
  if (!answer.decided) return {"没有这条规定", "no such provision"};
  const Text status = messages::of(answer.status), ceiling = ceiling_words(answer);
  return {status.zh + ceiling.zh, status.en + ceiling.en};
}

Text sum_words(const Rational& fen, const char* sign) {
  if (fen.is_zero()) return both("0");
  return {sign + yuan_words_zh(fen), sign + yuan_words_en(fen)};
}

class Writer {
 public:
  Writer(const DiffReport& report, Language language) : report_(report), language_(language) {}

  std::string run() {
    line(0, say("比较 {0}(旧)与 {1}(新)", "{0} (old) and {1} (new)", {both(report_.before), both(report_.after)}));
    for (const compare::Side& each : report_.added)
      line(0, say("+ 新增规则集 {0}  {1}", "+ rule set added: {0}  {1}", {both(each.set->id), title_words(*each.set)}));
    for (const compare::Side& each : report_.removed)
      line(0,
           say("- 删去规则集 {0}  {1}", "- rule set removed: {0}  {1}", {both(each.set->id), title_words(*each.set)}));
    for (const SetReport& each : report_.sets) set(each);
    if (report_.same()) line(0, say("没有差别。", "No difference."));
    if (!report_.common_day) {
      line(0, "");
      line(0, say("两个版本没有同时有效的日子:例子按两者都有效计算,申报日 {0}",
                  "There is no day on which both are in force: the examples take both to be, on {0}",
                  {both(report_.as_of.to_string())}));
    }
    if (report_.population) population(*report_.population);
    return text_;
  }

 private:
  std::string say(const char* zh, const char* en, std::initializer_list<Text> arguments = {}) const {
    return in(fill({zh, en}, arguments), language_);
  }
  std::string say(const Text& text) const { return in(text, language_); }

  void line(int depth, const std::string& words) {
    if (!words.empty()) text_ += std::string(2 * static_cast<std::size_t>(depth), ' ') + words;
    text_ += "\n";
  }

  void heading(const char* zh, const char* en) {
    line(0, "");
    line(0, say(zh, en));
  }

  void set(const SetReport& report) {
    const compare::SetChange& change = report.change;
    if (change.empty()) return;
    line(0, "");
    const std::string old_id = change.before.set->id == change.after.set->id ? "" : change.before.set->id + " → ";
    line(0, fmt::format("{}{}  {}", old_id, change.after.set->id, say(title_words(*change.after.set))));
    section({"有效期", "Validity"}, change.validity);
    section({"参数", "Parameters"}, change.parameters);
    section({"不能同时享受", "Not counted together"}, change.exclusive);
    bool any = false;
    for (std::size_t i = 0; i < change.provisions.size(); ++i) {
      if (!change.provisions[i].changes_meaning()) continue;
      if (!any) heading("条款", "Provisions");
      any = true;
      provision(change.provisions[i], report.witnesses[i], change);
    }
    section({"记录(不作判定)", "Records (no decision)"}, change.records);
    std::vector<compare::PlainChange> words = change.wording;
    for (const ProvisionChange& each : change.provisions) {
      for (compare::PlainChange word : each.wording) {
        word.id = word.id.empty() || word.id == "grant" ? each.any().id : word.id;
        words.push_back(std::move(word));
      }
    }
    section({"文字(意思不变)", "Wording (the meaning stays)"}, words);
  }

  void section(const Text& title, const std::vector<compare::PlainChange>& changes) {
    if (changes.empty()) return;
    line(0, "");
    line(0, say(title));
    for (const compare::PlainChange& each : changes) plain(1, each);
  }

  void plain(int depth, const compare::PlainChange& change) {
    const Text key = key_words(change.key);
    const std::string of = change.id.empty() ? "" : change.id + "  ";
    const Text before = plain_words(change.key, change.before), after = plain_words(change.key, change.after);
    const std::string mark = before.empty() ? "+ " : after.empty() ? "- " : "~ ";
    const Text colon = {":", ": "};
    if (before.empty() || after.empty()) {
      line(depth, mark + of + say(key) + say(colon) + say(before.empty() ? after : before));
    } else {
      const bool here = say(before) != say(after);  // else the other language's words differ
      const Language shown = here ? language_ : language_ == Language::zh ? Language::en : Language::zh;
      line(depth, mark + of + say(key) + say(colon) + in(before, shown) + " → " + in(after, shown));
    }
  }

  void provision(const ProvisionChange& change, const ProvisionWitnesses& found, const compare::SetChange& set) {
    const language::Provision& shown = change.any();
    const char* mark = change.what == What::added ? "+" : change.what == What::removed ? "-" : "~";
    line(1, fmt::format("{} {}  {}{}  〔{}〕", mark, shown.id, say(shown.title),
                        say(" ({0})", " ({0})", {explain(shown.kind)}), shown.cite));
    for (std::size_t i = 0; i < change.conditions.size(); ++i)
      condition(change.conditions[i], found.conditions[i], set);
    for (const compare::ValueChange& each : change.values) value(each, set);
    for (const compare::PlainChange& each : change.settings) plain(2, each);
    witness(2, {"变差的例子", "who is worse off, for example"}, found.decision.tightened, "");
    witness(2, {"变好的例子", "who is better off, for example"}, found.decision.loosened, "");
    const bool status = found.differs && found.differs->before.status != found.differs->after.status;
    witness(2,
            status ? Text{"结论不同、无好坏之分的例子", "another status, neither better nor worse, for example"}
                   : Text{"结论相同、结果不同的例子", "the same status, another answer, for example"},
            found.differs, "");
    if (!found.decision.any() && !found.differs && change.what == What::changed)
      line(2, say("没有找到结论因此不同的例子", "no profile was found that is decided otherwise"));
  }

  void condition(const compare::ConditionChange& change, const compare::Shown& shown, const compare::SetChange& set) {
    const Text what = change.what == What::added     ? Text{"新增条件", "condition added"}
                      : change.what == What::removed ? Text{"删去条件", "condition removed"}
                                                     : Text{"条件变更", "condition changed"};
    const std::string cite = change.cite.empty() ? "" : "  〔" + change.cite + "〕";
    std::string how = change.moved_only ? "" : say(direction_words(shown));
    if (change.moved_from) how = say(moved_words(change)) + (how.empty() ? "" : say({",", ", "}) + how);
    line(2, fmt::format("{}{}{}  {}{}", say(what), say({":", ": "}), how, change.id, cite));
    const ConditionWords words = condition_words(change, set);
    if (!change.moved_only) lines({"旧", "old"}, words.before);
    lines({"新", "new"}, words.after);
    witness(3, {"收紧的例子", "tightened, for example"}, shown.tightened, seen_id(change, shown.tightened));
    witness(3, {"放宽的例子", "loosened, for example"}, shown.loosened, seen_id(change, shown.loosened));
  }

  /// The finding by which the witness shows the change.
  static std::string seen_id(const compare::ConditionChange& change, const std::optional<Witness>& witness) {
    if (!witness) return "";
    for (const std::string& id : change.seen_by) {
      const bool before = witness->before.findings.contains(id), after = witness->after.findings.contains(id);
      if (before && after) return id;
    }
    return "";
  }

  void lines(const Text& side, const std::vector<Line>& words) {
    bool first = true;
    for (const Line& each : words) {
      const std::string lead = first ? say(side) + "  " : "    ";
      const std::string id = first || each.id.empty() ? "" : each.id + "  ";
      line(3 + each.depth, lead + id + say(each.words));
      first = false;
    }
  }

  void value(const compare::ValueChange& change, const compare::SetChange& set) {
    const auto [before, after] = value_words(change.before, change.after, set);
    const std::string cite = "  〔" + change.cite + "〕";
    const std::string words = before.empty()  ? "+ " + say(after)
                              : after.empty() ? "- " + say(before)
                                              : say(before) + " → " + say(after);
    line(2, say(key_words(change.key)) + say({":", ": "}) + words + cite);
  }

  void witness(int depth, const Text& what, const std::optional<Witness>& witness, const std::string& finding) {
    if (!witness) return;
    std::string words = say(what) + say({":", ": "});
    if (!finding.empty()) {
      words += say("{0} {1} → {2};", "{0} {1} → {2}; ",
                   {both(finding), messages::of(witness->before.findings.at(finding)),
                    messages::of(witness->after.findings.at(finding))});
    }
    words += say(answer_words(witness->before)) + " → " + say(answer_words(witness->after));
    line(depth, words);
    const auto file = report_.files.find(&*witness);
    line(depth + 1, file != report_.files.end() ? file->second : one_line(witness->profile));
  }

  void population(const PopulationReport& population) {
    heading("对申报主体的影响", "Over the applicants");
    line(1, say("申报主体 {0} 个,资料有错误的 {1} 个", "applicants {0}, profiles in error {1}",
                {both(std::to_string(population.applicants)), both(std::to_string(population.errors))}));
    tally({"合计", "in all"}, population.all, true);
    for (const std::string& id : population.order) {
      if (const auto found = population.provisions.find(id); found != population.provisions.end())
        tally(both(id), found->second, false);
    }
  }

  void tally(const Text& name, const compare::Tally& tally, bool all) {
    const auto number = [](std::size_t count) { return both(std::to_string(count)); };
    std::string words = say("{0}:变好 {1},变差 {2},", "{0}: better off {1}, worse off {2}, ",
                            {name, number(tally.gain), number(tally.lose)});
    if (all) words += say("有好有差 {0},", "both {0}, ", {number(tally.both)});
    if (tally.undetermined > 0)
      words += say(all ? "其中有一个版本尚不能判定 {0}(不计入合计的数额)," : "其中有一个版本尚不能判定 {0},",
                   all ? "of these undetermined in one version {0} (in no sum here), "
                       : "of these undetermined in one version {0}, ",
                   {number(tally.undetermined)});
    words += say("不变 {0}", "unchanged {0}", {number(tally.unchanged)});
    if (tally.answers_differ > 0)
      words += say(",其中结果不同 {0}", ", of which with another answer {0}", {number(tally.answers_differ)});
    words += say(";最高额增加 {0},减少 {1}", "; at most more by {0}, less by {1}",
                 {sum_words(tally.gained, ""), sum_words(tally.lost, "")});
    if (tally.without_ceiling > 0)
      words += say(";无法计算最高额 {0}", "; no ceiling can be stated {0}", {number(tally.without_ceiling)});
    line(1, words);
  }

  const DiffReport& report_;
  Language language_;
  std::string text_;
};

}  // namespace

std::string diff_text(const DiffReport& report, Language language) { return Writer(report, language).run(); }

}  // namespace huiqi::cli
