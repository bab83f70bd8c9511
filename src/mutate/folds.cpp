// Lists: another way to sum them up, every item instead of those meant, `absent: empty` forgotten. See operators.hpp.
#include "mutate/operators.hpp"

namespace huiqi::mutate {

using language::Expr;
using language::Fold;
using language::Op;

namespace {

struct OtherFold {
  Fold from;
  Fold to;
  const char* operation;
};
constexpr OtherFold other_folds[] = {
    {Fold::sum, Fold::greatest, "greatest"},  {Fold::mean, Fold::greatest, "greatest"},
    {Fold::mean, Fold::sum, "sum"},           {Fold::least, Fold::greatest, "greatest"},
    {Fold::greatest, Fold::least, "least"},   {Fold::greatest, Fold::sum, "sum"},
    {Fold::earliest, Fold::latest, "latest"}, {Fold::latest, Fold::earliest, "earliest"}};

Text fold_words(Fold fold) {
  switch (fold) {
    case Fold::count:
      return {"个数", "count"};
    case Fold::sum:
      return {"之和", "sum"};
    case Fold::mean:
      return {"平均", "mean"};
    case Fold::least:
      return {"最小", "least"};
    case Fold::greatest:
      return {"最大", "greatest"};
    case Fold::earliest:
      return {"最早", "earliest"};
    case Fold::latest:
      return {"最晚", "latest"};
  }
  return {};
}

}  // namespace

void fold_otherwise(const Node& node, Proposals& proposals) {
  const Expr& expr = node.expr;
  if (expr.op != Op::fold && expr.op != Op::some) return;
  if (expr.op == Op::fold) {
    for (const OtherFold& other : other_folds) {
      if (other.from != expr.fold || (expr.type == language::Type::date && other.to == Fold::sum)) continue;
      proposals.add(Family::fold, other.operation, fold_words(other.from), fold_words(other.to),
                    [to = other.to](const Expr& found) {
                      auto made = copy_of(found);
                      made->fold = to;
                      return made;
                    });
    }
  }
  if (expr.args[0]->op != Op::always) {
    proposals.add(Family::fold, "where_dropped", condition_words(*expr.args[0], &node.vocabulary), dropped(),
                  [](const Expr& found) {
                    auto made = copy_of(found);
                    made->args[0] = constant_condition(*found.args[0], 2);
                    return made;
                  });
  }
  if (expr.absent_is_empty) {
    proposals.add(
        Family::fold, "absent_unknown", {"未填报即没有", "not stated: none"}, {"未填报即未知", "not stated: unknown"},
        [](const Expr& found) {
          auto made = copy_of(found);
          made->absent_is_empty = false;
          return made;
        },
        asked_for_own_items_only(expr, node.provision));
  }
}

}  // namespace huiqi::mutate
