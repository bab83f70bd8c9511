// One provision of both versions: its conditions, values, settings and words. See compare.hpp.
// Tests: tests/compare/compare_test.cpp
#include <fmt/format.h>

#include <algorithm>

#include "compare/parts.hpp"
#include "values/law_text.hpp"

namespace huiqi::compare {

using language::Expr;
using language::ExprPtr;
using language::Grant;
using language::Op;
using language::Provision;

namespace {

/// The way down to a part of a condition.
struct Path {
  std::vector<std::string> ids;  ///< of those above that have one in both versions, outermost first
  std::string id, cite;          ///< the nearest
  bool top = true;
  const Expr* before = nullptr;  ///< the provision's own condition, in both versions
  const Expr* after = nullptr;
};

bool is_between(const Expr& node) { return node.op == Op::all && node.comparison == Comparison::between; }

/// What the sugar `within` is written out as: any of several days in [before − period, before]. One condition to people.
bool is_within(const Expr& node) {
  if (node.op != Op::any || node.args.empty()) return false;
  return std::all_of(node.args.begin(), node.args.end(), [](const ExprPtr& ends) {
    if (ends->op != Op::all || ends->args.size() != 2) return false;
    const Expr& from = *ends->args[0];
    const Expr& to = *ends->args[1];
    return from.op == Op::compare && from.comparison == Comparison::at_least && from.args[1]->op == Op::minus &&
           to.op == Op::compare && to.comparison == Comparison::at_most;
  });
}

bool holds_conditions(const Expr& node) {
  switch (node.op) {
    case Op::any:
      return !is_within(node);
    case Op::all:
    case Op::at_least_of:
    case Op::some:
    case Op::not_:
    case Op::in_principle:
    case Op::excuse:
      return !is_between(node);
    case Op::choose:
    case Op::reading:
      return node.type == language::Type::condition;
    default:
      return false;
  }
}

void collect_figures(const Expr& before, const Expr& after, const Side& a, const Side& b, ConditionChange& change) {
  if (before.op != after.op || before.args.size() != after.args.size()) return;
  const bool days = before.op == Op::plus || before.op == Op::minus;
  const bool constants = before.op == Op::constant && before.type == after.type;
  if (constants && meaning(&before, a) != meaning(&after, b)) change.figures.emplace_back(&before, &after);
  if (days && before.period != after.period) change.figures.emplace_back(&before, &after);
  // Of a ratio, the quotient and its share say what the first two arguments spell out.
  const bool ratio = before.op == Op::compare && before.args.size() >= 4;
  if (is_within(before) && is_within(after)) return collect_figures(*before.args[0], *after.args[0], a, b, change);
  for (std::size_t i = ratio ? 2 : 0; i < before.args.size(); ++i) {
    if (before.args[i] && after.args[i]) collect_figures(*before.args[i], *after.args[i], a, b, change);
  }
}

class Comparer {
 public:
  Comparer(const Side& a, const Side& b, ProvisionChange& change) : a_(a), b_(b), change_(change) {}

  void run() {
    const Provision& before = *change_.before;
    const Provision& after = *change_.after;
    Path own;
    own.cite = after.cite;
    std::vector<ExprPtr> old_scope = before.scope, new_scope = after.scope;
    std::vector<ExprPtr> old_rest = before.requires_, new_rest = after.requires_;
    const auto rest = [](const Provision& of) {
      return of.kind == Kind::adverse_measure ? Role::ground : Role::requirement;
    };
    moved(old_scope, new_rest, Role::scope, rest(after), own);
    moved(old_rest, new_scope, rest(before), Role::scope, own);
    lists(old_scope, new_scope, Role::scope, own);
    lists(old_rest, new_rest, rest(after), own);
    plain("kind", huiqi::name(before.kind), huiqi::name(after.kind));
    plain("subject", before.subject, after.subject);
    grants(before.grant, after.grant);
    answers(before, after);
    value("total_when", before.total_when, after.total_when);
    note_conditions(before, after);
    plain("readings", readings(before), readings(after));
    settings_.push_back({"target", "", target(before.target), target(after.target)});
    words(before, after);
    keep_changed(settings_, change_.settings);
    keep_changed(wording_, change_.wording);
  }

 private:
  // ---- conditions ----

  void lists(const std::vector<ExprPtr>& before, const std::vector<ExprPtr>& after, Role role, const Path& path) {
    std::vector<const Expr*> left, right;
    for (const ExprPtr& each : before) left.push_back(each.get());
    for (const ExprPtr& each : after) right.push_back(each.get());
    const auto match = [&](auto&& alike) {
      for (const Expr*& one : left) {
        if (one == nullptr) continue;
        const auto found = std::find_if(right.begin(), right.end(),
                                        [&](const Expr* other) { return other != nullptr && alike(*one, *other); });
        if (found == right.end()) continue;
        nodes(*one, **found, role, path);
        one = *found = nullptr;
      }
    };
    match([](const Expr& x, const Expr& y) { return !x.marks.id.empty() && x.marks.id == y.marks.id; });
    match([&](const Expr& x, const Expr& y) { return meaning(&x, a_) == meaning(&y, b_); });
    match([](const Expr& x, const Expr& y) { return x.marks.id.empty() && y.marks.id.empty() && x.op == y.op; });
    for (const Expr* each : left) {
      if (each != nullptr) add(What::removed, each, nullptr, role, path);
    }
    for (const Expr* each : right) {
      if (each != nullptr) add(What::added, nullptr, each, role, path);
    }
  }

  /// Conditions that went from the scope to the requirements, or back: known by their ids, and taken out of both lists.
  void moved(std::vector<ExprPtr>& before, std::vector<ExprPtr>& after, Role from, Role to, const Path& path) {
    std::erase_if(before, [&](const ExprPtr& one) {
      const auto other = std::find_if(after.begin(), after.end(), [&](const ExprPtr& each) {
        return !one->marks.id.empty() && each->marks.id == one->marks.id;
      });
      if (other == after.end()) return false;
      marks(*one, **other, path);
      add(What::changed, one.get(), other->get(), to, path);
      change_.conditions.back().moved_from = from;
      change_.conditions.back().moved_only = meaning(one.get(), a_) == meaning(other->get(), b_);
      after.erase(other);
      return true;
    });
  }

  Path below(const Path& path, const Expr& before, const Expr& after) const {
    Path inner = path;
    if (inner.top) inner.before = &before;
    if (inner.top) inner.after = &after;
    inner.top = false;
    if (!after.marks.id.empty()) inner.id = after.marks.id;
    if (!after.marks.id.empty() && before.marks.id == after.marks.id) inner.ids.push_back(after.marks.id);
    if (!after.marks.cite.empty()) inner.cite = after.marks.cite;
    return inner;
  }

  void nodes(const Expr& before, const Expr& after, Role role, const Path& path) {
    marks(before, after, path);
    if (meaning(&before, a_) == meaning(&after, b_)) {
      wording_below(before, after, below(path, before, after));
      return;
    }
    if (!same_shell(before, after)) return add(What::changed, &before, &after, role, path);
    const Path inner = below(path, before, after);
    if (before.op == Op::all || before.op == Op::any || before.op == Op::at_least_of)
      return lists(before.args, after.args, role, inner);
    for (std::size_t i = 0; i < before.args.size(); ++i) nodes(*before.args[i], *after.args[i], role, inner);
  }

  /// Both are the same group, and only what it holds may differ.
  bool same_shell(const Expr& before, const Expr& after) const {
    if (before.op != after.op || !holds_conditions(before) || !holds_conditions(after)) return false;
    const bool list = before.op == Op::all || before.op == Op::any || before.op == Op::at_least_of;
    if (!list && before.args.size() != after.args.size()) return false;
    Expr left = before, right = after;
    left.args.clear();
    right.args.clear();
    return meaning(&left, a_) == meaning(&right, b_);
  }

  void add(What what, const Expr* before, const Expr* after, Role role, const Path& path) {
    ConditionChange change;
    change.what = what;
    change.role = role;
    change.before = before;
    change.after = after;
    change.top = path.top;
    change.whole_before = path.top ? before : path.before;
    change.whole_after = path.top ? after : path.after;
    const Expr& shown = after != nullptr ? *after : *before;
    change.id = shown.marks.id.empty() ? path.id : shown.marks.id;
    change.cite = shown.marks.cite.empty() ? path.cite : shown.marks.cite;
    if (what == What::changed && !shown.marks.id.empty() && before->marks.id == shown.marks.id)
      change.seen_by.push_back(shown.marks.id);
    change.seen_by.insert(change.seen_by.end(), path.ids.rbegin(), path.ids.rend());
    if (path.top && what != What::changed && !change.id.empty()) change.seen_by.push_back(change.id);
    if (what == What::changed) collect_figures(*before, *after, a_, b_, change);
    change_.conditions.push_back(std::move(change));
  }

  // ---- words of conditions ----

  void wording_below(const Expr& before, const Expr& after, const Path& path) {
    if (before.args.size() != after.args.size()) return;
    for (std::size_t i = 0; i < before.args.size(); ++i) {
      if (!before.args[i] || !after.args[i]) continue;
      marks(*before.args[i], *after.args[i], path);
      wording_below(*before.args[i], *after.args[i], below(path, *before.args[i], *after.args[i]));
    }
  }

  void marks(const Expr& before, const Expr& after, const Path& path) {
    const std::string& id = after.marks.id.empty() ? path.id : after.marks.id;
    word("id", id, before.marks.id, after.marks.id);
    word("cite", id, before.marks.cite, after.marks.cite);
    word("quote", id, before.marks.quote, after.marks.quote);
    word("word", id, before.marks.word, after.marks.word);
    word("basis", id, before.marks.basis, after.marks.basis);
    wording_.push_back({"label", id, before.marks.label, after.marks.label});
  }

  // ---- amounts and answers ----

  void grants(const std::optional<Grant>& before, const std::optional<Grant>& after) {
    static const Grant none;
    const Grant& left = before ? *before : none;
    const Grant& right = after ? *after : none;
    plain("grant", before ? "yes" : "", after ? "yes" : "");
    value("cap", left.cap, right.cap);
    value("times", left.times, right.times);
    parts(left, right);
    if (before && after) {
      plain("rate_is", rate_is(left), rate_is(right));
      plain("rounding", rounding(left), rounding(right));
      plain("encouragement", left.encouragement ? "yes" : "", right.encouragement ? "yes" : "");
      plain("no_figure", left.no_figure ? "yes" : "", right.no_figure ? "yes" : "");
      wording_.push_back({"why_no_figure", "", left.why_no_figure, right.why_no_figure});
      word("quote", "grant", left.marks.quote, right.marks.quote);
      word("word", "grant", left.marks.word, right.marks.word);
    }
    plain("per", fmt::format("{}", fmt::join(left.per, ", ")), fmt::format("{}", fmt::join(right.per, ", ")));
  }

  void parts(const Grant& before, const Grant& after) {
    const std::size_t alternatives = std::max(before.alternatives.size(), after.alternatives.size());
    for (std::size_t i = 0; i < alternatives; ++i) {
      static const std::vector<language::GrantPart> none;
      const auto& left = i < before.alternatives.size() ? before.alternatives[i] : none;
      const auto& right = i < after.alternatives.size() ? after.alternatives[i] : none;
      const auto& options = i < after.options.size() ? after.options : before.options;
      std::string of = i < options.size() ? fmt::format(" [{}]", options[i]) : "";
      const std::size_t count = std::max(left.size(), right.size());
      for (std::size_t part = 0; part < count; ++part) {
        const std::string which = count > 1 ? fmt::format(" {}", part + 1) : "";
        const language::GrantPart no_part;
        const language::GrantPart& one = part < left.size() ? left[part] : no_part;
        const language::GrantPart& other = part < right.size() ? right[part] : no_part;
        value("rate" + which + of, one.rate, other.rate);
        value("base" + which + of, one.base, other.base);
      }
    }
  }

  static std::string rate_is(const Grant& grant) {
    return grant.rate_is == language::RateIs::fixed     ? "fixed"
           : grant.rate_is == language::RateIs::ceiling ? "ceiling"
                                                        : "unpublished";
  }
  static std::string rounding(const Grant& grant) {
    return grant.rounding == language::Rounding::down      ? "down"
           : grant.rounding == language::Rounding::half_up ? "half_up"
                                                           : "up";
  }

  void answers(const Provision& before, const Provision& after) {
    const auto find = [](const Provision& in, const std::string& key) -> const language::Answer* {
      for (const language::Answer& each : in.answers) {
        if (each.key == key) return &each;
      }
      return nullptr;
    };
    for (const language::Answer& each : after.answers) answer(find(before, each.key), &each);
    for (const language::Answer& each : before.answers) {
      if (find(after, each.key) == nullptr) answer(&each, nullptr);
    }
  }

  void answer(const language::Answer* before, const language::Answer* after) {
    const std::string key = "answer." + (after != nullptr ? after->key : before->key);
    value(key, before != nullptr ? before->value : nullptr, after != nullptr ? after->value : nullptr);
    plain(key, listing(before), listing(after));
    const auto where = [](const language::Answer* of) {
      return of != nullptr && !of->where.empty() ? of->where.front() : nullptr;
    };
    if (listing(before) == listing(after)) value(key, where(before), where(after));
  }

  static std::string listing(const language::Answer* answer) {
    if (answer == nullptr) return "";
    std::vector<std::string> figures;
    for (const Rational& each : answer->constants)
      figures.push_back(answer->type == language::Type::money ? yuan_words_zh(each) : each.to_decimal(6));
    return fmt::format("{}", fmt::join(figures, ", "));
  }

  void value(const std::string& key, const ExprPtr& before, const ExprPtr& after) {
    if (meaning(before.get(), a_) == meaning(after.get(), b_)) return;
    change_.values.push_back({key, change_.after->cite, before.get(), after.get()});
  }

  // ---- settings and words ----

  static std::string readings(const Provision& provision) {
    std::vector<std::string> points;
    for (const language::ReadingPoint& each : provision.points)
      points.push_back(fmt::format("{}: {}", each.name, fmt::join(each.options, " | ")));
    return fmt::format("{}", fmt::join(points, "; "));
  }

  static Text target(const std::optional<language::Target>& target) {
    if (!target) return {};
    const auto figure = [&](const Rational& value) {
      if (target->unit == Unit::money) return Text{yuan_words_zh(value), yuan_words_en(value)};
      const std::string text = target->unit == Unit::rate ? percent_text(value) : value.to_decimal(6);
      return Text{text, text};
    };
    Text words = figure(target->value);
    if (target->upper) {
      words.zh += "—" + figure(*target->upper).zh;
      words.en += "–" + figure(*target->upper).en;
    }
    const std::string rest = fmt::format(
        " ({}{}{}{})", huiqi::name(target->comparison), target->approximate ? ", approximately" : "",
        target->cycle.empty() ? "" : ", " + target->cycle, target->by ? ", " + target->by->to_string() : "");
    return {words.zh + rest, words.en + rest};
  }

  void words(const Provision& before, const Provision& after) {
    wording_.push_back({"title", "", before.title, after.title});
    word("cite", "", before.cite, after.cite);
    word("quote", "", before.quote, after.quote);
    differing("departments", before.departments, after.departments, change_.wording);
    differing("materials", before.materials, after.materials, change_.wording);
    differing("steps", steps(before.steps), steps(after.steps), change_.wording);
    differing("notes", notes(before), notes(after), change_.wording);
  }

  /// A note is given where its condition is met: the same words under another condition.
  void note_conditions(const Provision& before, const Provision& after) {
    for (const language::ConditionalNote& each : after.notes) {
      const auto old = std::find_if(before.notes.begin(), before.notes.end(),
                                    [&](const language::ConditionalNote& other) { return other.text == each.text; });
      if (old != before.notes.end()) value("note", old->when, each.when);
    }
  }

  static std::vector<Text> notes(const Provision& provision) {
    std::vector<Text> texts;
    for (const language::ConditionalNote& each : provision.notes) texts.push_back(each.text);
    return texts;
  }

  void plain(const std::string& key, std::string_view before, std::string_view after) {
    settings_.push_back({key, "", both(before), both(after)});
  }
  void word(const std::string& key, const std::string& id, const std::string& before, const std::string& after) {
    wording_.push_back({key, id, both(before), both(after)});
  }

  static void keep_changed(const std::vector<PlainChange>& from, std::vector<PlainChange>& into) {
    for (const PlainChange& each : from) {
      if (!(each.before == each.after)) into.push_back(each);
    }
  }

  const Side& a_;
  const Side& b_;
  ProvisionChange& change_;
  std::vector<PlainChange> settings_, wording_;
};

}  // namespace

Text both(std::string_view neutral) { return {std::string(neutral), std::string(neutral)}; }

void differing(const std::string& key, const std::vector<Text>& before, const std::vector<Text>& after,
               std::vector<PlainChange>& into) {
  const auto holds = [](const std::vector<Text>& all, const Text& one) {
    return std::find(all.begin(), all.end(), one) != all.end();
  };
  for (const Text& each : before) {
    if (!holds(after, each)) into.push_back({key, "", each, {}});
  }
  for (const Text& each : after) {
    if (!holds(before, each)) into.push_back({key, "", {}, each});
  }
}

std::vector<Text> steps(const std::vector<language::Step>& some) {
  std::vector<Text> texts;
  for (const language::Step& each : some) {
    texts.push_back(each.by.empty() ? each.text
                                    : Text{each.by.zh + ":" + each.text.zh, each.by.en + ": " + each.text.en});
  }
  return texts;
}

ProvisionChange compare_provisions(const Provision& before, const Provision& after, const Side& a, const Side& b) {
  ProvisionChange change;
  change.before = &before;
  change.after = &after;
  Comparer(a, b, change).run();
  return change;
}

}  // namespace huiqi::compare
