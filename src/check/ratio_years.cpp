// Rule `ratio_years`: both terms of a ratio are of the same years, also where a term is a sum. Of one and the same fact in two
// years (an index) and of a growth the years differ, and that is meant. Tests: tests/check/ratio_years/
#include <fmt/format.h>

#include <algorithm>

#include "check/ratios.hpp"

namespace huiqi::check {
namespace {

using language::Expr;
using language::TimeRef;

std::string year_of(const TimeRef& time) {
  if (time.kind == TimeRef::Kind::absolute) return std::to_string(time.years);
  return time.years == 0 ? "last" : fmt::format("last-{}", time.years);
}

/// The years of the term's facts, those without a year left out.
std::set<std::string> years_of(const Term& term) {
  std::set<std::string> years;
  for (const Expr* fact : term.facts) {
    if (fact->fact.time.kind != TimeRef::Kind::none) years.insert(year_of(fact->fact.time));
  }
  return years;
}

std::set<std::vector<int>> paths_of(const Term& term) {
  std::set<std::vector<int>> paths;
  for (const Expr* fact : term.facts) paths.insert(fact->fact.path);
  return paths;
}

/// "研究与试验发展经费支出(last)、营业收入(last-1)".
Text listed(const Subject& subject, const Term& term) {
  Text text;
  for (const Expr* fact : term.facts) {
    const Text& label = fact_of(subject, *fact).label;
    const bool yearly = fact->fact.time.kind != TimeRef::Kind::none;
    const std::string year = yearly ? fmt::format("({})", year_of(fact->fact.time)) : "";
    text.zh += (text.zh.empty() ? "" : "、") + label.zh + year;
    text.en += (text.en.empty() ? "" : ", ") + label.en + (yearly ? " " : "") + year;
  }
  return text;
}

}  // namespace

void check_ratio_years(const Subject& subject) {
  each_ratio(subject.set, [&](const Ratio& ratio) {
    const Term above = term_of(ratio.upper), below = term_of(ratio.lower);
    if (above.several_years || below.several_years || paths_of(above) == paths_of(below)) return;
    const auto upper = years_of(above), lower = years_of(below);
    if (upper.empty() || lower.empty() || upper == lower) return;
    const Text one = listed(subject, above), other = listed(subject, below);
    subject.report("ratio_years", Certainty::proven, ratio.whole.marks.place, ratio.id,
                   {fmt::format("比值的两项不是同一年度:{}与{}", one.zh, other.zh),
                    fmt::format("the two terms of the ratio are of different years: {} over {}", one.en, other.en)},
                   {"两项写同样的 year", "give both terms the same years"});
  });
}

}  // namespace huiqi::check
