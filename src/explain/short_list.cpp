// See short_list.hpp.
#include "explain/short_list.hpp"

#include <algorithm>
#include <array>

#include "explain/distance.hpp"
#include "explain/layout.hpp"
#include "explain/messages.hpp"
#include "explain/phrases.hpp"
#include "read/suggest.hpp"

namespace huiqi {
namespace {

using namespace messages;
using layout::Colour;
using read::display_width;

constexpr std::size_t kMostNamed = 4;      // of unmet conditions and missing facts; further ones are counted
constexpr std::size_t kWidestAmount = 30;  // a longer answer stands below its title
constexpr std::size_t kNarrowestTitle = 24;

constexpr std::array kOrder = {Status::triggered,      Status::may_trigger, Status::eligible,   Status::may_apply,
                               Status::undetermined,   Status::determined,  Status::ineligible, Status::not_triggered,
                               Status::not_applicable, Status::not_in_force};

bool is_open(const Decision& decision) {
  return decision.status == Status::eligible || decision.status == Status::may_apply ||
         decision.status == Status::undetermined;
}

std::vector<Text> shortfalls(const Decision& decision, bool scope, Outcome outcome) {
  std::vector<Text> words;
  for (const Finding* each : phrases::deciding(decision, scope, outcome)) words.push_back(phrases::shortfall(*each));
  return words;
}

/// What stands below a decision's title.
class Remarks {
 public:
  Remarks(const Decision& decision, const Report& report, const std::vector<Deadline>& days) : decision_(decision) {
    reasons();
    for (const Deadline& each : days) {
      if (each.decision == &decision && each.call == nullptr) day(each);
    }
    calls(report);
    if (is_open(decision) && lines_.empty() && !decision.departments.empty()) in_charge();
  }
  std::vector<Text> take() { return std::move(lines_); }

 private:
  void say(const Message& message, const std::vector<Text>& items) {
    if (!items.empty()) lines_.push_back(fill(message, {join(items, kMostNamed)}));
  }

  void reasons() {
    switch (decision_.status) {
      case Status::eligible:
      case Status::may_apply:
      case Status::may_trigger:
      case Status::undetermined:
        say(kShortMissing, phrases::missing(decision_, true));
        pending();
        say(kShortAmountMissing, phrases::missing(decision_, false));
        near();
        if (decision_.amount && decision_.amount->ceiling == Money()) lines_.push_back(of(decision_.amount->binding));
        break;
      case Status::ineligible:
        say(kShortUnmet, shortfalls(decision_, false, Outcome::not_met));
        if (const Text day = phrases::earliest(decision_); !day.empty()) lines_.push_back(day);
        break;
      case Status::triggered:
        say(kShortGrounds, shortfalls(decision_, false, Outcome::met));
        break;
      case Status::not_applicable:
        say(kShortOutside, shortfalls(decision_, true, Outcome::not_met));
        break;
      case Status::not_in_force: {
        const std::vector<Text> why = phrases::reasons(decision_);
        lines_.insert(lines_.end(), why.begin(), why.end());
        break;
      }
      case Status::determined:
        say(kShortMissing, phrases::missing(decision_, false));
        break;
      case Status::not_triggered:
        break;
    }
  }

  void near() {
    for (const Missing& each : decision_.missing) {
      if (const Text words = phrases::near(each); !words.empty()) lines_.push_back(words);
    }
  }

  void pending() {
    bool someone = false;
    for (const phrases::PendingGroup& each : phrases::pending(decision_)) {
      const Text what = join(each.what, kMostNamed);
      someone = someone || !each.by.empty();
      lines_.push_back(each.unpublished  ? fill(kShortUnpublished, {what})
                       : each.by.empty() ? fill(kShortPending, {what})
                                         : fill(kShortPendingBy, {what, each.by}));
    }
    for (const Finding& each : decision_.findings) {
      if (each.outcome == Outcome::soft_not_met) lines_.push_back(fill(kInPrinciple, {phrases::shortfall(each)}));
    }
    if (decision_.status != Status::may_trigger && !someone && !decision_.departments.empty()) in_charge();
  }

  void in_charge() { lines_.push_back(fill(kShortHandled, {join(decision_.departments)})); }

  void day(const Deadline& deadline) {
    lines_.push_back(fill(kShortDay, {value_key(deadline.key), both(deadline.day.to_string())}));
  }

  /// The windows, and that none is open where the report does not say so of everything.
  void calls(const Report& report) {
    if (!is_open(decision_)) return;
    for (const Call& each : decision_.calls) lines_.push_back(phrases::call(each));
    for (const Note& each : decision_.notes) {
      const bool about_calls = each.code == "no_open_call_known" || each.code == "last_call_closed";
      const bool said = std::any_of(report.notes.begin(), report.notes.end(),
                                    [&](const Note& other) { return other.code == each.code; });
      if (about_calls && !said) lines_.push_back(explain(each));
    }
  }

  const Decision& decision_;
  std::vector<Text> lines_;
};

std::vector<std::string> lines_of(const std::string& wrapped) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < wrapped.size();) {
    const std::size_t end = wrapped.find('\n', at);
    lines.push_back(wrapped.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

class List {
 public:
  List(const Report& report, const TableOptions& options, std::size_t width)
      : report_(report), options_(options), width_(width), days_(deadlines(report)) {
    for (const Decision& each : report.decisions) {
      ids_ = std::max(ids_, display_width(layout::printable(each.provision)));
      subjects_ = std::max(subjects_, display_width(layout::printable(say(phrases::subject(each.subject)))));
      const std::size_t amount = display_width(say(phrases::at_most(each)));
      if (amount <= kWidestAmount) amounts_ = std::max(amounts_, amount);
    }
    const std::size_t head = display_width(say(text(kColumnAtMost)));
    ids_ = std::max(std::min<std::size_t>(ids_, 14), display_width(say(text(kColumnProvision))));
    subjects_ = std::max(std::min<std::size_t>(subjects_, 22), display_width(say(text(kColumnSubject))));
    amounts_ = std::max(amounts_, head);
    const std::size_t taken = ids_ + subjects_ + amounts_ + 6;
    titles_ = std::max(kNarrowestTitle, width_ > taken ? width_ - taken : 0);
  }

  std::string write() {
    row(say(text(kColumnProvision)), say(text(kColumnTitle)), say(text(kColumnSubject)), say(text(kColumnAtMost)),
        Colour::bold);
    for (const Status status : kOrder) group(status);
    return std::move(text_);
  }

 private:
  const std::string& say(const Text& words) const { return in(words, options_.language); }

  void row(const std::string& id, const std::string& title, const std::string& subject, const std::string& amount,
           Colour colour) {
    text_ += layout::row({{id, colour}, {title, colour}, {subject, colour}, {amount, colour}},
                         {{ids_}, {titles_}, {subjects_}, {amounts_, true}}, options_.colour);
  }

  void group(Status status) {
    const auto count = std::count_if(report_.decisions.begin(), report_.decisions.end(),
                                     [&](const Decision& each) { return each.status == status; });
    if (count == 0) return;
    const Text heading = fill(kGroupCount, {of(status), both(std::to_string(count))});
    text_ += "\n" + layout::paint(say(heading), layout::colour_of(status), options_.colour) + "\n";
    for (const Decision& each : report_.decisions) {
      if (each.status == status) entry(each);
    }
  }

  void entry(const Decision& decision) {
    const std::string answer = say(phrases::at_most(decision));
    const bool beside = display_width(answer) <= amounts_;
    const Text cited = fill(kWithReason, {decision.title, both(phrases::clause_of(decision.citation))});
    const Text& words = decision.citation.empty() ? decision.title : cited;
    const std::vector<std::string> title = lines_of(layout::wrap("", say(words), titles_));
    row(decision.provision, title.front(), say(phrases::subject(decision.subject)), beside ? answer : "", Colour::none);
    const std::string indent(ids_ + 2, ' ');
    for (std::size_t i = 1; i < title.size(); ++i) text_ += indent + title[i] + "\n";
    if (!beside) text_ += layout::wrap(indent, answer, width_);
    for (const Text& each : Remarks(decision, report_, days_).take())
      text_ += layout::wrap(indent + "  ", say(each), width_);
  }

  const Report& report_;
  const TableOptions& options_;
  std::size_t width_;
  std::vector<Deadline> days_;
  std::size_t ids_ = 0, titles_ = 0, subjects_ = 0, amounts_ = 0;
  std::string text_;
};

}  // namespace

std::string short_list(const Report& report, const TableOptions& options, std::size_t width) {
  if (report.decisions.empty()) return in(text(kNoDecisions), options.language) + "\n";
  return List(report, options, width).write();
}

}  // namespace huiqi
