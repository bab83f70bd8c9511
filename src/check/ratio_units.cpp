// Rule `ratio_units`: both terms of a ratio are of one unit: no full-time equivalents over heads. Tests: tests/check/ratio_units/
#include <fmt/format.h>

#include "check/ratios.hpp"

namespace huiqi::check {

using language::Expr;
using language::Op;

void check_ratio_units(const Subject& subject) {
  each_ratio(subject.set, [&](const Ratio& ratio) {
    const Expr* a = single(term_of(ratio.upper));
    const Expr* b = single(term_of(ratio.lower));
    if (a == nullptr || b == nullptr || a->fact.path == b->fact.path) return;
    const vocabulary::Fact& one = fact_of(subject, *a);
    const vocabulary::Fact& other = fact_of(subject, *b);
    // Of different types, or both are counts, yet one counts persons and the other person-years.
    const bool types = a->type != b->type && ratio.whole.op == Op::quotient && ratio.whole.type == language::Type::rate;
    const bool words = !one.unit.zh.empty() && !other.unit.zh.empty() && one.unit.zh != other.unit.zh;
    if (!types && !words) return;
    const auto unit = [](const std::string& text) { return text.empty() ? "" : fmt::format("({})", text); };
    subject.report("ratio_units", types ? Certainty::proven : Certainty::heuristic, ratio.whole.marks.place, ratio.id,
                   {fmt::format("比值的两项单位不同:“{}”{}和“{}”{}", one.label.zh, unit(one.unit.zh), other.label.zh,
                                unit(other.unit.zh)),
                    fmt::format("the two terms of the ratio have different units: {} {} and {} {}", one.label.en,
                                unit(one.unit.en), other.label.en, unit(other.unit.en))},
                   {"两项用同一单位的事实", "use facts of one unit"});
  });
}

}  // namespace huiqi::check
