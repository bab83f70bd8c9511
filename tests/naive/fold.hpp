// Folds over the items of a list: part of the naive evaluator (naive.hpp).
#pragma once

#include <vector>

#include "language/rule_set.hpp"
#include "naive/span.hpp"

namespace huiqi::naive {

struct FoldItem {
  Truth where;
  Span value;
};

Span fold_of(language::Fold fold, const std::vector<FoldItem>& items);
Span fold_of_unknown_list(const language::Expr& expr);

}  // namespace huiqi::naive
