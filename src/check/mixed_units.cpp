// Rules `ratio_years` and `ratio_units`: the two terms of a ratio are of one year and of one unit. A ratio is a `ratio`, a
// quotient, or a comparison of one fact with a share of another. The same fact in two years (an index, a growth rate) is
// meant. Tests: tests/check/ratio_years/, tests/check/ratio_units/
#include <fmt/format.h>

#include <functional>

#include "check/expressions.hpp"
#include "check/rule.hpp"

namespace huiqi::check {
namespace {

using language::Expr;
using language::ExprPtr;
using language::Op;
using language::TimeRef;

struct Terms {
  std::vector<const Expr*> facts;
  bool calculated = false;  ///< a difference or a fold stands in it: several years may be meant
};

void gather(const Expr& expr, Terms& terms) {
  if (expr.op == Op::fact) terms.facts.push_back(&expr);
  if (expr.op == Op::difference || expr.op == Op::fold || expr.op == Op::choose) terms.calculated = true;
  for (const ExprPtr& arg : expr.args) gather(*arg, terms);
}

class Ratios {
 public:
  explicit Ratios(const Subject& subject) : subject_(subject) {}

  void examine(const Expr& expr, const std::string& id) {
    if (expr.op == Op::quotient) check(*expr.args[0], *expr.args[1], expr, id);
    if (expr.op == Op::compare && expr.name != "ratio" && expr.args[1]->op == Op::product && is_share(*expr.args[1]))
      check(*expr.args[0], *expr.args[1], expr, id);
  }

 private:
  static bool is_share(const Expr& product) {
    bool constant = false;
    for (const ExprPtr& arg : product.args) constant = constant || arg->op == Op::constant;
    return constant;
  }

  void check(const Expr& upper, const Expr& lower, const Expr& ratio, const std::string& id) {
    Terms above, below;
    gather(upper, above);
    gather(lower, below);
    if (above.facts.size() != 1 || below.facts.size() != 1 || above.calculated || below.calculated) return;
    const Expr& a = *above.facts[0];
    const Expr& b = *below.facts[0];
    if (a.fact.path == b.fact.path) return;
    const auto none = TimeRef::Kind::none;
    if (a.fact.time != b.fact.time && a.fact.time.kind != none && b.fact.time.kind != none) {
      subject_.report(
          "ratio_years", Certainty::proven, ratio.marks.place, id,
          {fmt::format("比值的两项不是同一年度:“{}”({})和“{}”({})", label(a).zh, year(a), label(b).zh, year(b)),
           fmt::format("the two terms of the ratio are of different years: {} ({}) and {} ({})", label(a).en, year(a),
                       label(b).en, year(b))},
          {"两项写同一个 year", "give both terms one year"});
    }
    if (a.type != b.type && ratio.op == Op::quotient && ratio.type == language::Type::rate) {
      subject_.report(
          "ratio_units", Certainty::proven, ratio.marks.place, id,
          {fmt::format("比值的两项单位不同:“{}”和“{}”", label(a).zh, label(b).zh),
           fmt::format("the two terms of the ratio have different units: {} and {}", label(a).en, label(b).en)},
          {"两项用同一单位的事实", "use facts of one unit"});
    }
    check_unit_words(a, b, ratio, id);
  }

  /// Both are counts, yet one counts persons and the other person-years.
  void check_unit_words(const Expr& a, const Expr& b, const Expr& ratio, const std::string& id) {
    const Text& one = fact_of(a).unit;
    const Text& other = fact_of(b).unit;
    if (one.zh.empty() || other.zh.empty() || one.zh == other.zh) return;
    subject_.report("ratio_units", Certainty::heuristic, ratio.marks.place, id,
                    {fmt::format("比值的两项单位不同:“{}”({})和“{}”({})", label(a).zh, one.zh, label(b).zh, other.zh),
                     fmt::format("the two terms of the ratio have different units: {} ({}) and {} ({})", label(a).en,
                                 one.en, label(b).en, other.en)},
                    {"两项用同一单位的事实", "use facts of one unit"});
  }

  const vocabulary::Fact& fact_of(const Expr& expr) const {
    return subject_.vocabulary().facts[static_cast<std::size_t>(expr.fact.path.back())];
  }
  const Text& label(const Expr& expr) const { return fact_of(expr).label; }
  static std::string year(const Expr& expr) {
    const TimeRef& time = expr.fact.time;
    if (time.kind == TimeRef::Kind::absolute) return std::to_string(time.years);
    return time.years == 0 ? "last" : fmt::format("last-{}", time.years);
  }

  const Subject& subject_;
};

}  // namespace

void check_mixed_units(const Subject& subject) {
  Ratios ratios(subject);
  each_expression(subject.set, [&](const Expr& expr, const std::string& id) { ratios.examine(expr, id); });
}

}  // namespace huiqi::check
