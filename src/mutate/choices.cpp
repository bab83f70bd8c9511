// 按情形: the results of two cases swapped, a case or the "otherwise" left out. See operators.hpp.
#include <fmt/format.h>

#include <utility>

#include "mutate/operators.hpp"

namespace huiqi::mutate {

using language::Expr;
using language::Op;

namespace {

std::size_t count_of(const Expr& choose) { return (choose.args.size() + 1) / 2; }

/// Where the result of a branch stands among the arguments.
std::size_t result_of(const Expr& choose, std::size_t branch) {
  const bool otherwise = 2 * branch + 1 == choose.args.size();
  return otherwise ? 2 * branch : 2 * branch + 1;
}

Text branch_words(std::size_t branch) {
  return {fmt::format("情形{}", branch + 1), fmt::format("case {}", branch + 1)};
}

void drop_branch(const Node& node, std::size_t branch, Proposals& proposals) {
  const bool otherwise = 2 * branch + 1 == node.expr.args.size();
  if (count_of(node.expr) < 2) return;
  if (otherwise && node.expr.type == language::Type::condition) {  // nothing and "not met" are one
    const Expr& result = *node.expr.args.back();
    if (result.op == Op::always && result.outcome_level == 0) return;
  }
  proposals.add(Family::connective, otherwise ? "otherwise_dropped" : "case_dropped",
                otherwise ? Text{"其他情形", "otherwise"} : branch_words(branch), dropped(),
                [branch, otherwise](const Expr& found) {
                  auto made = copy_of(found);
                  const auto first = made->args.begin() + static_cast<std::ptrdiff_t>(2 * branch);
                  made->args.erase(first, first + (otherwise ? 1 : 2));
                  if (branch < made->branches.size())
                    made->branches.erase(made->branches.begin() + static_cast<std::ptrdiff_t>(branch));
                  return made;
                });
}

}  // namespace

void choose_otherwise(const Node& node, Proposals& proposals) {
  const Expr& expr = node.expr;
  if (expr.op != Op::choose) return;
  for (std::size_t branch = 0; branch + 1 < count_of(expr); ++branch) {
    const Text from = branch_words(branch);
    const Text to = branch_words(branch + 1);
    proposals.add(Family::connective, "results_swapped", from,
                  {to.zh + "的结果,反之亦然", "the result of " + to.en + ", and the other way round"},
                  [branch](const Expr& found) {
                    auto made = copy_of(found);
                    std::swap(made->args[result_of(found, branch)], made->args[result_of(found, branch + 1)]);
                    return made;
                  });
  }
  for (std::size_t branch = 0; branch < count_of(expr); ++branch) drop_branch(node, branch, proposals);
}

}  // namespace huiqi::mutate
