// What stands in a handout. See handout.hpp, docs/handout.md.
#include "explain/handout.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include "explain/distance.hpp"
#include "explain/figures.hpp"
#include "explain/layout.hpp"
#include "explain/messages.hpp"
#include "explain/phrases.hpp"
#include "huiqi/explain.hpp"

namespace huiqi::handout {
namespace {

using namespace messages;
using Kind = Block::Kind;

constexpr Message kTitle{"惠企政策核对单", "Policy check"};
constexpr Message kTitleOf{"惠企政策核对单:{0}", "Policy check: {0}"};
constexpr Message kSummary{"摘要", "Summary"};
constexpr Message kCount{"项数", "decisions"};
constexpr Message kPicture{"各条款的最高金额(上限,不是应得金额)", "At most, by provision (ceilings, not entitlements)"};
constexpr Message kMoreBars{"另有{0}项金额较小,未画出", "{0} smaller ones are not drawn"};
constexpr std::size_t kMostBars = 25;
constexpr std::size_t kMostNamed = 20;
constexpr Message kDecisions{"逐条判定", "Decisions"};
constexpr Message kCondition{"条件", "condition"};
constexpr Message kOutcome{"结果", "outcome"};
constexpr Message kWords{"原文", "words of the clause"};
constexpr Message kClause{"出处", "clause"};
constexpr Message kMaterials{"应交材料", "Materials"};
constexpr Message kSteps{"办理步骤", "Procedure"};
constexpr Message kDays{"日期", "Days"};
constexpr Message kDay{"日期", "day"};
constexpr Message kMatter{"事项", "matter"};
constexpr Message kNoDays{"没有已知的日期。", "No day is known."};
constexpr Message kChecklist{"还需核实的情况", "Still to be known"};
constexpr Message kNothingMissing{"没有影响结论的未知情况。", "Nothing that would change a status is missing."};
constexpr Message kAside{"不适用或不在有效期内", "Not applicable, or not in force"};
constexpr Message kReceipt{"依据与版本", "Receipt"};
constexpr Message kDocument{"文件", "document"};
constexpr Message kVersion{"版本", "version"};
constexpr Message kDigest{"摘要值(SHA-256)", "digest (SHA-256)"};
constexpr Message kEngine{"引擎", "engine"};
constexpr Message kVocabulary{"词汇表", "vocabulary"};
constexpr Message kWindows{"申报窗口", "application windows"};
constexpr Message kReadingLine{"{0}:{1},最高{2}", "{0}: {1}, at most {2}"};
constexpr Message kReadingDefault{"{0}(默认)", "{0} (default)"};
constexpr Message kBy{"{0}({1})", "{0} ({1})"};
constexpr Message kGenerated{"本核对单由资料和规则推算得出,不是审批结果。",
                             "This was computed from the stated facts and the rules; it is no official decision."};

constexpr std::array kOrder = {Status::eligible,    Status::may_apply,  Status::undetermined, Status::triggered,
                               Status::may_trigger, Status::determined, Status::ineligible,   Status::not_triggered};

class Writer {
 public:
  Writer(const Report& report, Language language) : report_(report), language_(language) {}

  Document document() {
    document_.language = language_;
    document_.title = report_.applicant.empty() ? say(text(kTitle)) : say(fill(kTitleOf, {both(report_.applicant)}));
    heading(1, document_.title);
    paragraph(say(fill(kFiledOn, {both(report_.as_of.to_string()), as_of_basis(report_.as_of_basis)})));
    remark(say(text(kStanding)) + (language_ == Language::zh ? "" : " ") + say(text(kGenerated)));
    summary();
    missing();
    decisions();
    days();
    receipt();
    return std::move(document_);
  }

 private:
  const std::string& say(const Text& words) const { return in(words, language_); }
  Block& add(Kind kind) {
    document_.blocks.emplace_back().kind = kind;
    return document_.blocks.back();
  }
  void heading(int level, std::string words) {
    Block& block = add(Kind::heading);
    block.level = level;
    block.text = std::move(words);
  }
  void paragraph(std::string words) { add(Kind::paragraph).text = std::move(words); }
  void remark(std::string words) { add(Kind::remark).text = std::move(words); }
  void list(const Message& title, Kind kind, std::vector<std::string> items) {
    if (items.empty()) return;
    heading(4, say(text(title)));
    add(kind).items = std::move(items);
  }

  void summary() {
    heading(2, say(text(kSummary)));
    std::vector<std::vector<std::string>> rows = {{say(text(kColumnStatus)), say(text(kCount))}};
    const auto count = [&](Status status) {
      const auto times = std::count_if(report_.decisions.begin(), report_.decisions.end(),
                                       [&](const Decision& each) { return each.status == status; });
      if (times > 0) rows.push_back({say(of(status)), std::to_string(times)});
    };
    for (const Status status : kOrder) count(status);
    count(Status::not_applicable);
    count(Status::not_in_force);
    add(Kind::table).rows = std::move(rows);
    totals();
    bars();
    std::vector<std::string> notes;
    for (const Note& each : report_.notes) notes.push_back(say(explain(each)));
    if (!notes.empty()) add(Kind::list).items = std::move(notes);
  }

  void totals() {
    const Totals& totals = report_.totals;
    heading(3, say(text(kTotals)));
    add(Kind::table).rows = {{say(text(kTotalAssured)), say(text(kTotalCeiling)), say(text(kTotalCeilingMax))},
                             {say(figures::words(totals.assured)), say(figures::words(totals.ceiling)),
                              say(totals.ceiling_max ? figures::words(*totals.ceiling_max) : text(kNoBound))}};
    std::vector<Text> counted;
    for (const auto& [provision, subject] : totals.combination) counted.push_back(member(provision, subject));
    if (!counted.empty()) paragraph(say(fill(kCounted, {join(counted, kMostNamed)})));
    std::vector<Text> left_out;
    for (const LeftOut& each : totals.left_out)
      left_out.push_back(fill(kWithReason, {member(each.provision, each.subject), messages::left_out(each.because)}));
    if (!left_out.empty()) paragraph(say(fill(kLeftOut, {join(left_out, kMostNamed)})));
  }

  static Text member(const std::string& provision, const Subject& subject) {
    const Text who = phrases::subject(subject);
    return {provision + " " + who.zh, provision + " " + who.en};
  }

  void bars() {
    std::vector<Bar> found;
    for (const Decision& each : report_.decisions) {
      if (!each.amount || !each.amount->ceiling || each.amount->ceiling->fen() == 0) continue;
      Bar bar;
      bar.label = each.provision + " " + say(each.title) + " (" + say(phrases::subject(each.subject)) + ")";
      bar.figure = say(phrases::at_most(each));
      bar.assured = each.amount->assured.fen();
      bar.ceiling = each.amount->ceiling->fen();
      if (each.amount->ceiling_max) bar.ceiling_max = each.amount->ceiling_max->fen();
      found.push_back(std::move(bar));
    }
    if (found.empty()) return;
    std::stable_sort(found.begin(), found.end(), [](const Bar& a, const Bar& b) { return a.ceiling > b.ceiling; });
    const std::size_t more = found.size() > kMostBars ? found.size() - kMostBars : 0;
    found.resize(found.size() - more);
    Block& block = add(Kind::bars);
    block.text = say(text(kPicture));
    block.bars = std::move(found);
    if (more > 0) paragraph(say(fill(kMoreBars, {both(std::to_string(more))})));
  }

  /// Each fact once: what decides a status first.
  void missing() {
    heading(2, say(text(kChecklist)));
    std::vector<std::string> items;
    std::set<std::tuple<std::string, std::string, std::string>> known;
    for (const bool status : {true, false}) {
      for (const Decision& decision : report_.decisions) {
        for (const Missing& each : decision.missing) {
          if (each.affects_status != status) continue;
          if (!known.emplace(each.fact, each.subject.id, each.year.value_or("")).second) continue;
          const Text question = each.question.empty() ? phrases::missing(each) : phrases::question(each);
          const std::string subject = each.subject.id == each.subject.kind ? "" : each.subject.id + ": ";
          std::string item =
              subject + say(fill(kWithReason, {question, text(status ? kAffectsStatus : kAffectsAmount)}));
          if (const Text near = phrases::near(each); !near.empty())
            item += (language_ == Language::zh ? ";" : "; ") + say(near);
          items.push_back(std::move(item));
        }
      }
    }
    if (items.empty())
      paragraph(say(text(kNothingMissing)));
    else
      add(Kind::checklist).items = std::move(items);
  }

  void decisions() {
    heading(2, say(text(kDecisions)));
    for (const Status status : kOrder) {
      bool first = true;
      for (const Decision& each : report_.decisions) {
        if (each.status != status) continue;
        if (first) heading(3, say(of(status)));
        first = false;
        decision(each);
      }
    }
    std::vector<std::string> aside;
    for (const Decision& each : report_.decisions) {
      if (each.status != Status::not_applicable && each.status != Status::not_in_force) continue;
      aside.push_back(each.provision + " " + say(each.title) + " (" + say(phrases::subject(each.subject)) + ")");
    }
    list(kAside, Kind::list, std::move(aside));
  }

  void decision(const Decision& each) {
    const bool named = !each.subject.id.empty() && each.subject.id != each.subject.kind;
    heading(4, each.provision + "  " + say(each.title) + (named ? "  (" + each.subject.id + ")" : ""));
    paragraph(each.citation);
    paragraph(say(explain_status(each)));
    if (each.amount) paragraph(say(explain(*each.amount)));
    for (const Value& value : each.value)
      paragraph(say(fill(kBecause, {value_key(value.key), phrases::value(value, each)})));
    findings(each);
    readings(each);
    std::vector<std::string> lines;
    for (const Text& line : phrases::distance(each)) lines.push_back(say(line));
    list(kDistance, Kind::list, std::move(lines));
    lines.clear();
    for (const phrases::PendingGroup& group : phrases::pending(each))
      lines.push_back(say(group.by.empty() ? join(group.what) : fill(kBy, {join(group.what), group.by})));
    list(kPending, Kind::checklist, std::move(lines));
    const bool refused = each.status == Status::ineligible || each.status == Status::not_triggered;
    if (!refused) {
      lines.clear();
      for (const Text& material : each.materials) lines.push_back(say(material));
      list(kMaterials, Kind::checklist, std::move(lines));
      lines.clear();
      for (const ProcedureStep& step : each.steps)
        lines.push_back(say(step.by.empty() ? step.text : fill(kBy, {step.text, step.by})));
      list(kSteps, Kind::list, std::move(lines));
    }
    calls(each);
    notes(each);
    if (!each.departments.empty()) paragraph(say(fill(kBecause, {text(kDepartments), join(each.departments)})));
  }

  void findings(const Decision& each) {
    if (each.findings.empty()) return;
    std::vector<std::vector<std::string>> rows = {
        {say(text(kOutcome)), say(text(kCondition)), say(text(kWords)), say(text(kClause))}};
    for (const Finding& finding : each.findings) {
      std::string words = say(phrases::shortfall(finding));
      for (const Note& note : finding.notes)
        words += (language_ == Language::zh ? ";" : "; ") + say(phrases::note(note, finding.unit));
      rows.push_back(
          {say(each.kind == huiqi::Kind::adverse_measure && finding.role == Role::ground ? of_ground(finding.outcome)
                                                                                         : of(finding.outcome)),
           words, finding.quote, phrases::clause_of(finding.citation)});
    }
    add(Kind::table).rows = std::move(rows);
  }

  void readings(const Decision& each) {
    if (each.readings.size() < 2) return;
    std::vector<std::string> lines;
    for (const ReadingResult& reading : each.readings) {
      std::string choices;
      for (const auto& [point, option] : reading.choices)
        choices += (choices.empty() ? "" : ", ") + point + "=" + option;
      const Text label = reading.is_default ? fill(kReadingDefault, {both(choices)}) : both(choices);
      lines.push_back(say(fill(kReadingLine, {label, of(reading.status), phrases::at_most(reading.amount)})));
    }
    list(kReadings, Kind::list, std::move(lines));
  }

  void calls(const Decision& each) {
    std::vector<std::string> lines;
    for (const Call& call : each.calls) lines.push_back(say(phrases::call(call)));
    list(kCalls, Kind::list, std::move(lines));
  }

  /// The report says it once, of every decision.
  bool said_of_all(const Note& note) const {
    return std::any_of(report_.notes.begin(), report_.notes.end(), [&](const Note& each) {
      return each.code == note.code && each.arguments == note.arguments && each.authored == note.authored;
    });
  }

  void notes(const Decision& each) {
    std::vector<std::string> lines;
    for (const Note& note : each.notes) {
      const bool at_missing = note.code == "near_fact" && !each.missing.empty();
      if (phrases::stands_at(note, each) == nullptr && !said_of_all(note) && !at_missing)
        lines.push_back(say(explain(note)));
    }
    list(kNotes, Kind::list, std::move(lines));
  }

  void days() {
    heading(2, say(text(kDays)));
    const std::vector<Deadline> found = deadlines(report_);
    if (found.empty()) return paragraph(say(text(kNoDays)));
    std::vector<std::vector<std::string>> rows = {{say(text(kDay)), say(text(kMatter)), say(text(kColumnTitle)),
                                                   say(text(kColumnSubject)), say(text(kColumnStatus))}};
    for (const Deadline& each : found) {
      rows.push_back({each.day.to_string(), say(value_key(each.key)),
                      each.decision->provision + " " + say(each.decision->title) +
                          (each.call == nullptr ? "" : " – " + say(each.call->title)),
                      say(phrases::subject(each.decision->subject)), say(of(each.decision->status))});
    }
    add(Kind::table).rows = std::move(rows);
  }

  void receipt() {
    heading(2, say(text(kReceipt)));
    std::vector<std::vector<std::string>> rows = {
        {say(text(kDocument)), say(text(kVersion)), say(text(kDigest))},
        {say(text(kEngine)) + " " + report_.engine_name, report_.engine_version, ""},
        {say(text(kVocabulary)), "", report_.vocabulary_digest}};
    for (const RuleSetReceipt& each : report_.rule_sets) {
      const std::string title = say(each.title) + (each.number.empty() ? "" : " (" + each.number + ")");
      rows.push_back({title, each.version, each.digest});
    }
    for (const WindowsReceipt& each : report_.windows)
      rows.push_back({say(text(kWindows)) + " " + each.name, each.checked_on, each.digest});
    add(Kind::table).rows = std::move(rows);
  }

  const Report& report_;
  Language language_;
  Document document_;
};

}  // namespace

Document document_of(const Report& report, Language language) {
  Document document = Writer(report, language).document();
  const auto clean = [](std::string& words) { words = layout::printable(words); };
  clean(document.title);
  for (Block& block : document.blocks) {
    clean(block.text);
    for (std::string& item : block.items) clean(item);
    for (auto& row : block.rows) {
      for (std::string& cell : row) clean(cell);
    }
    for (Bar& bar : block.bars) clean(bar.label);
  }
  return document;
}

}  // namespace huiqi::handout

namespace huiqi {

std::string to_markdown(const Report& report, Language language) {
  return handout::markdown(handout::document_of(report, language));
}

std::string to_html(const Report& report, Language language) {
  return handout::html(handout::document_of(report, language));
}

}  // namespace huiqi
