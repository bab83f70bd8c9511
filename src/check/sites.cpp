// The sites of a rule set. See reach.hpp.
#include <utility>

#include "check/reach.hpp"

namespace huiqi::check {

using language::Expr;
using language::ExprPtr;
using language::Op;

namespace {

class Collector {
 public:
  explicit Collector(const language::RuleSet& set) : set_(set) {}

  void collect(const language::Provision& provision) {
    if (provision.kind == Kind::indicator) return;
    Site site;
    site.standing = {&set_, &provision, {}};
    site.id = provision.id;
    site.place = provision.place;
    for (const ExprPtr& each : provision.scope) walk(each, site);
    for (const ExprPtr& each : provision.requires_) walk(each, site);
    const bool adverse = provision.kind == Kind::adverse_measure;
    add_together(adverse ? std::vector<ExprPtr>{} : provision.scope, provision.requires_, !adverse, site);

    // What the provision gives matters only to those who meet its conditions.
    Site inside = site;
    for (const ExprPtr& each : provision.scope) inside.path.push_back({each, 1, true});
    if (!adverse) {
      for (const ExprPtr& each : provision.requires_) inside.path.push_back({each, 1, true});
    }
    if (provision.grant) {
      for (const auto& alternative : provision.grant->alternatives) {
        for (const language::GrantPart& part : alternative) {
          walk(part.rate, inside);
          walk(part.base, inside);
        }
      }
      walk(provision.grant->cap, inside);
      walk(provision.grant->times, inside);
    }
    for (const language::Answer& answer : provision.answers) {
      walk(answer.value, inside);
      for (const ExprPtr& where : answer.where) walk(where, site);
    }
    for (const language::ConditionalNote& note : provision.notes) walk(note.when, site);
    walk(provision.total_when, site);
  }

  std::vector<Site> take() { return std::move(sites_); }

 private:
  /// `reversed`: the id of the not above it names the reverse, of which the questions are asked.
  void walk(const ExprPtr& expr, const Site& outer, bool reversed = false) {
    if (!expr) return;
    Site site = outer;
    site.own_id = !expr->marks.id.empty();
    if (site.own_id) site.id = expr->marks.id;
    if (expr->marks.place.line > 0) site.place = expr->marks.place;
    site.expr = expr;
    const bool is_when = std::exchange(site.is_when, false);
    const Site::Bound bound = std::exchange(site.bound, Site::Bound::none);
    const ExprPtr band = std::exchange(site.band, nullptr);
    Site parts = site;
    if (is_when) parts.path.clear();  // 60分以上不满80分 after 不满60分 repeats a bound, and is meant
    walk_parts(*expr, parts);
    const bool between = expr->comparison == Comparison::between;
    if ((expr->op == Op::all && !between) || expr->op == Op::any)
      add_together({}, expr->args, expr->op == Op::all, parts);
    site.is_when = is_when;
    site.bound = bound;
    site.band = band;
    if (expr->op == Op::choose) {
      site.kind = Site::Kind::choose;
      sites_.push_back(site);
    }
    if (expr->type == language::Type::condition && !reversed) {
      site.kind = Site::Kind::condition;
      sites_.push_back(site);
    }
  }

  void walk_parts(const Expr& expr, const Site& site) {
    if (expr.op == Op::outcome) return;
    if (expr.op == Op::some || expr.op == Op::fold) {
      Site inside = site;
      inside.standing.folds.push_back(&expr);
      inside.path.clear();
      for (const ExprPtr& arg : expr.args) walk(arg, inside);
      return;
    }
    if (expr.op == Op::not_) return walk(expr.args[0], site, expr.args[0]->marks.id.empty());
    if (expr.op == Op::all && expr.comparison == Comparison::between) {
      for (const ExprPtr& side : expr.args) {
        Site one = site;
        one.band = site.expr;
        one.bound = side->comparison == Comparison::at_least ? Site::Bound::lower : Site::Bound::upper;
        walk(side, one);
      }
      return;
    }
    if (expr.op != Op::choose) {
      const std::size_t count = expr.name == "ratio" ? 2 : expr.args.size();  // the others are for people
      for (std::size_t i = 0; i < count; ++i) walk(expr.args[i], site);
      return;
    }
    Site inside = site;
    for (std::size_t i = 0; i < expr.args.size(); i += 2) {
      if (i / 2 < expr.branches.size()) {
        const language::Marks& marks = expr.branches[i / 2];
        inside.id = marks.id.empty() ? site.id : marks.id;
      }
      const bool otherwise = i + 1 == expr.args.size();
      inside.is_when = !otherwise;
      walk(expr.args[i], inside);
      if (otherwise) break;
      Site then = inside;
      then.is_when = false;
      then.path.push_back({expr.args[i], 2, true});
      walk(expr.args[i + 1], then);
      inside.path.push_back({expr.args[i], 2, false});
    }
  }

  void add_together(const std::vector<ExprPtr>& before, const std::vector<ExprPtr>& members, bool conjunction,
                    Site site) {
    if (before.size() + members.size() < 2) return;
    site.kind = Site::Kind::together;
    site.conjunction = conjunction;
    site.members = before;
    site.members.insert(site.members.end(), members.begin(), members.end());
    if (!before.empty() || site.expr == nullptr) site.expr = nullptr;
    sites_.push_back(std::move(site));
  }

  const language::RuleSet& set_;
  std::vector<Site> sites_;
};

}  // namespace

std::vector<Site> sites_of(const language::RuleSet& set) {
  Collector collector(set);
  for (const language::Provision& provision : set.provisions) collector.collect(provision);
  return collector.take();
}

}  // namespace huiqi::check
