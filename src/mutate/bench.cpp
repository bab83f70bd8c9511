// See bench.hpp.
#include "mutate/bench.hpp"

#include <algorithm>

#include "mutate/rewrite.hpp"

namespace huiqi::mutate {

using language::Expr;
using language::ExprPtr;
using language::RuleSet;

namespace {

void outcomes_in(const Expr& expr, std::set<std::string>& names) {
  if (expr.op == language::Op::outcome) names.insert(expr.name);
  for (const ExprPtr& arg : expr.args) outcomes_in(*arg, names);
}

/// What an evaluation reads of a rule set beside its provisions.
RuleSet head_of(const RuleSet& set) {
  RuleSet head;
  head.id = set.id;
  head.version = set.version;
  head.number = set.number;
  head.title = set.title;
  head.in_force_from = set.in_force_from;
  head.in_force_until = set.in_force_until;
  head.parameters = set.parameters;
  head.exclusions = set.exclusions;
  return head;
}

}  // namespace

Bench::Bench(const engine_detail::Loaded& loaded) : loaded_(loaded) {
  for (std::size_t s = 0; s < loaded.rule_sets.size(); ++s) {
    heads_.push_back(head_of(loaded.rule_sets[s]));
    for (std::size_t p = 0; p < loaded.rule_sets[s].provisions.size(); ++p)
      addresses_[loaded.rule_sets[s].provisions[p].id] = {s, p};
  }
  for (const auto& [id, address] : addresses_) {
    std::set<std::string> names;
    for_each_root(at(address), [&, &names = names](const ExprPtr& root) { outcomes_in(*root, names); });
    for (const std::string& name : names) {
      names_[address].insert(addresses_.at(name));
      named_by_[addresses_.at(name)].insert(address);
    }
  }
}

const language::Provision& Bench::at(Address address) const {
  return loaded_.rule_sets[address.set].provisions[address.provision];
}

std::set<Address> Bench::users(Address provision) const {
  std::set<Address> found = {provision};
  std::vector<Address> open = {provision};
  while (!open.empty()) {
    const auto users = named_by_.find(open.back());
    open.pop_back();
    if (users == named_by_.end()) continue;
    for (const Address& each : users->second) {
      if (found.insert(each).second) open.push_back(each);
    }
  }
  return found;
}

void Bench::close(Address provision, std::set<Address>& closed) const {
  if (!closed.insert(provision).second) return;
  const auto named = names_.find(provision);
  if (named == names_.end()) return;
  for (const Address& each : named->second) close(each, closed);
}

std::shared_ptr<const engine_detail::Loaded> Bench::engine_of(Address provision, const std::set<Address>& further,
                                                              std::size_t changed_set, const Mutant* mutant) const {
  std::set<Address> needed;
  close(provision, needed);
  for (const Address& each : further) close(each, needed);
  auto made = std::make_shared<engine_detail::Loaded>();
  made->vocabulary = loaded_.vocabulary;
  made->windows = loaded_.windows;
  std::size_t last = loaded_.rule_sets.size();
  for (const Address& each : needed) {
    if (each.set != last) {
      made->rule_sets.push_back(heads_[each.set]);
      if (mutant != nullptr && each.set == changed_set && mutant->change_document)
        mutant->change_document(made->rule_sets.back());
    }
    last = each.set;
    RuleSet& set = made->rule_sets.back();
    set.provisions.push_back(at(each));
    const bool touched = mutant != nullptr && each.set == changed_set && mutant->change &&
                         std::binary_search(mutant->provisions.begin(), mutant->provisions.end(), each.provision);
    if (touched) mutant->change(set.provisions.back());
  }
  made->program = compile::compile(made->rule_sets, *made->vocabulary);
  return made;
}

}  // namespace huiqi::mutate
