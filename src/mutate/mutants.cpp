// All mutants of a rule set: every node of every provision is shown to every family, each place of the file once.
// See mutant.hpp.
#include <fmt/format.h>

#include <array>
#include <map>
#include <set>
#include <tuple>

#include "mutate/operators.hpp"

namespace huiqi::mutate {

using language::Expr;
using language::ExprPtr;
using language::Op;
using language::Provision;
using language::RuleSet;

namespace {

constexpr std::array<NodeFamily, 10> node_families = {
    compare_otherwise, change_figure,  change_year,    change_period,  connect_otherwise,
    choose_otherwise,  change_members, drop_judgement, fold_otherwise, calculate_otherwise};
constexpr std::array<ProvisionFamily, 4> provision_families = {read_otherwise, grant_otherwise, change_provision,
                                                               change_target};

const Expr* find(const Expr& expr, const std::function<bool(const Expr&)>& wanted) {
  if (wanted(expr)) return &expr;
  for (const ExprPtr& arg : expr.args) {
    if (const Expr* found = find(*arg, wanted)) return found;
  }
  return nullptr;
}

/// A listing names its constants: what is changed in the condition over one of them is changed in the list.
void follow_constants(const language::Answer& before, language::Answer& after) {
  for (std::size_t i = 0; i < before.where.size(); ++i) {
    if (before.where[i] == after.where[i]) continue;
    const Expr* constant = find(*before.where[i], [&](const Expr& each) {
      return each.op == Op::constant && each.number == before.constants[i];
    });
    if (constant == nullptr) continue;
    const Expr* changed = find(*after.where[i], [&](const Expr& each) {
      return each.op == Op::constant && each.marks.written == constant->marks.written;
    });
    if (changed != nullptr) after.constants[i] = changed->number;
  }
}

class Collector final : public Proposals, public ProvisionProposals {
 public:
  Collector(const RuleSet& set, const vocabulary::Vocabulary& vocabulary) : set_(set), vocabulary_(vocabulary) {}

  std::vector<Mutant> collect() {
    change_document(set_, mutants_);
    for (number_ = 0; number_ < set_.provisions.size(); ++number_) {
      provision_ = &set_.provisions[number_];
      visited_.clear();
      walk_provision();
      for (const ProvisionFamily family : provision_families) family(*provision_, *this);
      take_absent_as_empty(*provision_, vocabulary_, *this);
    }
    name_all();
    return std::move(mutants_);
  }

  void add(Family family, const std::string& operation, Text from, Text to, NodeChange change,
           bool equivalent) override {
    const Site site = site_of(node_->expr);
    // Several proposals of one operation at one node ("condition_dropped" of each) are told apart by their order.
    const int turn = turns_[{family, operation}]++;
    const auto [known, added] = known_.emplace(std::tuple(site, family, operation, turn), mutants_.size());
    if (!added) return touch(known->second, equivalent);
    Mutant mutant = start(family, operation, owner_, std::move(from), std::move(to));
    mutant.equivalent = equivalent;
    mutant.place = node_->expr.marks.written;
    mutant.change = [site, change = std::move(change)](Provision& changed) {
      const std::vector<language::Answer> before = changed.answers;
      Rewriter(site, change).through(changed);
      for (std::size_t i = 0; i < before.size(); ++i) follow_constants(before[i], changed.answers[i]);
    };
    mutants_.push_back(std::move(mutant));
  }

  void add(Family family, const std::string& part, const std::string& operation, Place place, Text from, Text to,
           std::function<void(Provision&)> change, bool equivalent) override {
    Mutant mutant = start(family, operation, provision_->id + "." + part, std::move(from), std::move(to));
    mutant.place = place;
    mutant.plain = true;
    mutant.equivalent = equivalent;
    mutant.change = std::move(change);
    mutants_.push_back(std::move(mutant));
  }

  void add_shared(Family family, const Expr& condition, const std::string& operation, Text from, Text to,
                  std::function<void(Provision&)> change, bool equivalent) override {
    const auto [known, added] = known_.emplace(std::tuple(use_of(condition), family, operation, -1), mutants_.size());
    if (!added) return touch(known->second, equivalent);
    Mutant mutant = start(family, operation, condition.marks.id, std::move(from), std::move(to));
    mutant.place = condition.marks.place;
    mutant.equivalent = equivalent;
    mutant.change = std::move(change);
    mutants_.push_back(std::move(mutant));
  }

 private:
  Mutant start(Family family, const std::string& operation, const std::string& owner, Text from, Text to) const {
    Mutant mutant;
    mutant.family = family;
    mutant.operation = operation;
    mutant.provision = provision_->id;
    mutant.condition = owner;
    mutant.from = std::move(from);
    mutant.to = std::move(to);
    mutant.provisions = {number_};
    return mutant;
  }

  void touch(std::size_t mutant, bool equivalent) {
    auto& touched = mutants_[mutant].provisions;
    if (touched.back() != number_) touched.push_back(number_);
    mutants_[mutant].equivalent = mutants_[mutant].equivalent && equivalent;
  }

  void walk(const ExprPtr& node, const Expr* parent, std::size_t index, const std::string& owner) {
    if (!node || !visited_.insert(node.get()).second) return;
    const std::string& own = node->marks.id.empty() ? owner : node->marks.id;
    const Node shown{*node, parent, index, *provision_, vocabulary_};
    node_ = &shown;
    owner_ = own;
    turns_.clear();
    for (const NodeFamily family : node_families) family(shown, *this);
    for (std::size_t i = 0; i < node->args.size(); ++i) {
      const bool branches = node->op == Op::choose && i / 2 < node->branches.size();
      const std::string& branch = branches ? node->branches[i / 2].id : own;
      walk(node->args[i], node.get(), i, branch.empty() ? own : branch);
    }
  }

  void walk_provision() {
    const std::string& id = provision_->id;
    for (const ExprPtr& each : provision_->scope) walk(each, nullptr, 0, id);
    for (const ExprPtr& each : provision_->requires_) walk(each, nullptr, 0, id);
    if (provision_->grant) {
      for (const auto& alternative : provision_->grant->alternatives) {
        for (const language::GrantPart& part : alternative) {
          walk(part.rate, nullptr, 0, id + ".rate");
          walk(part.base, nullptr, 0, id + ".base");
        }
      }
      walk(provision_->grant->cap, nullptr, 0, id + ".cap");
      walk(provision_->grant->times, nullptr, 0, id + ".times");
    }
    for (const language::Answer& answer : provision_->answers) {
      walk(answer.value, nullptr, 0, id + "." + answer.key);
      for (const ExprPtr& each : answer.where) walk(each, nullptr, 0, id + "." + answer.key);
    }
    for (std::size_t i = 0; i < provision_->notes.size(); ++i)
      walk(provision_->notes[i].when, nullptr, 0, fmt::format("{}.note_{}", id, i + 1));
    walk(provision_->total_when, nullptr, 0, id + ".total_when");
  }

  /// "qj-07.4b:more_than"; the second of that name "qj-07.4b:more_than#2".
  void name_all() {
    std::map<std::string, int> times;
    for (Mutant& mutant : mutants_) {
      if (mutant.id.empty()) mutant.id = mutant.condition + ":" + mutant.operation;
      const int time = ++times[mutant.id];
      if (time > 1) mutant.id += fmt::format("#{}", time);
    }
  }

  const RuleSet& set_;
  const vocabulary::Vocabulary& vocabulary_;
  std::vector<Mutant> mutants_;
  std::map<std::tuple<Site, Family, std::string, int>, std::size_t> known_;
  std::map<std::pair<Family, std::string>, int> turns_;  ///< at the present node
  std::set<const Expr*> visited_;
  std::size_t number_ = 0;
  const Provision* provision_ = nullptr;
  const Node* node_ = nullptr;
  std::string owner_;
};

}  // namespace

std::shared_ptr<Expr> copy_of(const Expr& node) { return std::make_shared<Expr>(node); }

ExprPtr constant_condition(const Expr& replaced, int level) {
  auto made = std::make_shared<Expr>();
  made->op = Op::always;
  made->marks = replaced.marks;
  made->outcome_level = level;
  return made;
}

ExprPtr in_place_of(const Expr& outer, const ExprPtr& inner) {
  auto made = copy_of(*inner);
  if (!outer.marks.id.empty()) made->marks.id = outer.marks.id;
  if (!outer.marks.cite.empty()) made->marks.cite = outer.marks.cite;
  return made;
}

std::vector<Mutant> mutants(const RuleSet& set, const vocabulary::Vocabulary& vocabulary) {
  return Collector(set, vocabulary).collect();
}

}  // namespace huiqi::mutate
