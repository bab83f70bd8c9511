// Whether a changed provision still compiles to the same program. See bench.hpp.
#include <algorithm>

#include "mutate/bench.hpp"

namespace huiqi::mutate {

using namespace compile;

namespace {

template <class T, class Same>
bool same_lists(const std::vector<T>& a, const std::vector<T>& b, Same same) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), same);
}

bool same(const Instruction& a, const Instruction& b) {
  return a.code == b.code && a.aux == b.aux && a.flag == b.flag && a.of_item == b.of_item && a.signed_ == b.signed_ &&
         a.result == b.result && a.a == b.a && a.b == b.b && a.c == b.c && a.d == b.d && a.first_arg == b.first_arg &&
         a.arg_count == b.arg_count;
}

bool same_plan(const FramePlan& a, const FramePlan& b) {
  return a.numbers == b.numbers && a.conditions == b.conditions && a.sets == b.sets &&
         same_lists(a.lists, b.lists, [](const ListSlot& x, const ListSlot& y) {
           return x.of_applicant == y.of_applicant && x.path == y.path && same_plan(*x.items, *y.items);
         });
}

bool same_combination(const Combination& a, const Combination& b) {
  return a.options == b.options && a.scope == b.scope && a.requirements == b.requirements &&
         a.grant.cap == b.grant.cap && a.grant.times == b.grant.times && a.grant.paid == b.grant.paid &&
         same_lists(a.grant.parts, b.grant.parts,
                    [](const PartCode& x, const PartCode& y) { return x.rate == y.rate && x.base == y.base; });
}

/// Answers, notes and the condition of the totals are read from the registers of their nodes.
std::vector<Index> registers_read(const compile::Provision& provision) {
  std::vector<Index> registers;
  for (const Combination& combination : provision.combinations) {
    const auto read = [&](const language::ExprPtr& node) {
      registers.push_back(node ? combination.registers.at(node.get()) : no_index);
    };
    for (const language::Answer& answer : provision.source->answers) {
      read(answer.value);
      for (const language::ExprPtr& each : answer.where) read(each);
    }
    for (const language::ConditionalNote& note : provision.source->notes) read(note.when);
    read(provision.source->total_when);
  }
  return registers;
}

bool same_provision(const compile::Provision& a, const compile::Provision& b) {
  return a.args == b.args &&
         same_lists(a.blocks, b.blocks, [](const Block& x, const Block& y) { return same_lists(x, y, same); }) &&
         same_lists(a.combinations, b.combinations, same_combination) && registers_read(a) == registers_read(b);
}

}  // namespace

bool same_program(const Program& a, const Program& b) {
  const auto same_period = [](const Period& x, const Period& y) { return x == y; };
  return a.constants == b.constants && a.member_lists == b.member_lists &&
         same_lists(a.periods, b.periods, same_period) && same_lists(a.plans, b.plans, same_plan) &&
         same_lists(a.provisions, b.provisions, same_provision);
}

}  // namespace huiqi::mutate
