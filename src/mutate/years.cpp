// Another year of a series: 上年度 read as the year before it, and the other way round. See operators.hpp.
#include "mutate/operators.hpp"

namespace huiqi::mutate {

using language::Expr;
using language::Op;
using language::TimeRef;

void change_year(const Node& node, Proposals& proposals) {
  const Expr& expr = node.expr;
  if (expr.op == Op::last_year) {
    proposals.add(Family::year, "year_before", {"上年", "last year"}, {"上年的前1年", "the year before last"},
                  [](const Expr& found) {
                    auto one = std::make_shared<Expr>();
                    one->op = Op::constant;
                    one->type = language::Type::any_number;
                    one->number = Rational(1);
                    auto made = std::make_shared<Expr>();
                    made->op = Op::difference;
                    made->type = found.type;
                    made->marks = found.marks;
                    made->args = {copy_of(found), one};
                    return made;
                  });
    return;
  }
  if (expr.op != Op::fact || expr.fact.time.kind == TimeRef::Kind::none) return;
  const bool last = expr.fact.time.kind == TimeRef::Kind::last;
  const auto move = [&](const char* operation, int by) {
    language::FactRef to = expr.fact;
    to.time.years += by;
    proposals.add(Family::year, operation, fact_words(expr.fact, node.vocabulary), fact_words(to, node.vocabulary),
                  [by](const Expr& found) {
                    auto made = copy_of(found);
                    made->fact.time.years += by;
                    return made;
                  });
  };
  move("year_before", last ? 1 : -1);
  if (!last || expr.fact.time.years > 0) move("year_after", last ? -1 : 1);  // the running year is no complete one
}

}  // namespace huiqi::mutate
