// The search for witnesses. See witness.hpp; where it looks: docs/diff.md. Tests: tests/compare/witness_test.cpp
#include "compare/witness.hpp"

#include <algorithm>
#include <set>

#include "compare/candidates.hpp"
#include "compare/trials.hpp"
#include "evaluate/loaded.hpp"
#include "profile/applicant.hpp"
#include "read/write.hpp"

namespace huiqi::compare {
namespace {

using read::Node;

// Bounds of the search: profiles evaluated for one provision, and facts asked for.
constexpr int most_single_changes = 900;
constexpr int most_joint_changes = 3000;
constexpr int most_double_changes = 500;
constexpr std::size_t most_facts = 60;
constexpr std::size_t most_samples = 300;
constexpr std::size_t samples_varied = 3;

Node text_node(const std::string& text, Node::Kind kind) {
  Node node;
  node.kind = kind;
  node.text = text;
  return node;
}

class Search {
 public:
  Search(const ProvisionChange& change, const Versions& versions)
      : change_(change),
        versions_(versions),
        trials_(change, versions),
        before_(side(versions.before, change.before)),
        after_(side(versions.after, change.after)),
        candidates_(change, before_, after_, versions.as_of) {}

  ProvisionWitnesses run(const std::vector<Node>& samples) {
    std::vector<Node> bases;
    for (const bool newer : {false, true}) {
      if (provision(newer) == nullptr) continue;
      // An adverse measure shows its grounds on one whom it does not hit yet, and on one whom it hits.
      clean_ = true;
      bases.push_back(satisfying(newer));
      clean_ = false;
      if (provision(newer)->kind == Kind::adverse_measure) bases.push_back(satisfying(newer));
    }
    const std::size_t own = bases.size();
    std::size_t taken = 0;
    for (const Node& each : samples) {
      if (taken == most_samples) break;
      if (!consider(each)) continue;
      if (++taken <= samples_varied) bases.push_back(each);
    }
    for (const Node& each : bases) vary(each);
    for (std::size_t base = 0; base < own; ++base) {
      vary_awards(bases[base]);
      for (const ConditionChange& each : change_.conditions)
        vary_jointly(bases[base], {{each.whole_before}, {each.whole_after}});
      if (!change_.values.empty()) vary_jointly(bases[base], amounts());
    }
    for (std::size_t target = Trials::first_condition; target < trials_.count(); ++target) turn_decision(target);
    for (const Node& each : bases) vary_twice(each);
    return trials_.take();
  }

 private:
  static Side side(const Engine& engine, const language::Provision* provision) {
    const auto& loaded = engine.loaded();
    for (const language::RuleSet& set : loaded.rule_sets) {
      for (const language::Provision& each : set.provisions) {
        if (provision != nullptr && each.id == provision->id) return {&set, loaded.vocabulary.get()};
      }
    }
    static const language::RuleSet none;
    return {&none, loaded.vocabulary.get()};
  }

  const language::Provision* provision(bool newer) const { return trials_.provision(newer); }
  const Engine& engine(bool newer) const { return trials_.engine(newer); }
  bool consider(const Node& node) { return trials_.consider(node); }

  // ---- where to look ----

  /// Where the sample's subject stands: "enterprise", "projects.sample"; empty where there is none.
  std::string subject_path(const language::Provision& provision) const {
    const auto& vocabulary = *versions_.after.loaded().vocabulary;
    const vocabulary::SubjectKind* kind = vocabulary.find_subject(provision.subject);
    if (kind == nullptr || kind->section < 0) return "";
    return vocabulary.facts[static_cast<std::size_t>(kind->section)].name + (kind->is_list ? ".sample" : "");
  }

  Node blank(const language::Provision& provision) const {
    Node root;
    root.kind = Node::Kind::object;
    root.members.push_back({"format", {}, text_node("1", Node::Kind::number)});
    root.members.push_back({"as_of", {}, text_node(versions_.as_of.to_string(), Node::Kind::string)});
    const std::string subject = subject_path(provision);
    if (subject.empty()) return root;
    const bool item = subject.find('.') != std::string::npos;
    apply(root, {{item ? subject + ".id" : subject, item ? "\"sample\"" : "{}"}});
    return root;
  }

  bool apply(Node& root, const Edit& edit) const {
    for (const auto& [path, json] : edit) {
      std::vector<Diagnostic> none;
      auto value = read::parse(json, "", read::Limits{}, none);
      if (!value || profile::set_path(root, path, std::move(value), *versions_.after.loaded().vocabulary)) return false;
    }
    return true;
  }

  /// The better the more that one version grants, then the more conditions are met.
  int score(const Node& node, bool newer) const {
    std::vector<Pair> pairs;
    if (!trials_.answers(node, pairs)) return -1'000'000;
    const Answer& answer = newer ? pairs.front().after : pairs.front().before;
    int score = 0;
    const bool hit = answer.kind == Kind::adverse_measure && !clean_;
    score += 1000 * (hit ? -standing(answer) : standing(answer));
    if (answer.status == Status::not_applicable || answer.status == Status::not_in_force) score -= 5000;
    for (const auto& [id, outcome] : answer.findings) {
      const int held = outcome == Outcome::met || outcome == Outcome::excused ? 10
                       : outcome == Outcome::not_met                          ? -10
                                                                              : 0;
      score += answer.kind == Kind::adverse_measure ? 0 : held;
    }
    return score + (answer.has_amount && answer.ceiling && answer.ceiling->fen() > 0 ? 5 : 0);
  }

  /// A sample that the version serves as well as can be.
  Node satisfying(bool newer) {
    Node root = complete(blank(*provision(newer)), newer, [](const Node&) { return true; });
    improve(
        root, newer, [](const Node&) { return true; }, facts_);
    consider(root);
    return root;
  }

  /// Answers what the versions ask, each time with what serves best and is `allowed`.
  template <class Allowed>
  Node complete(Node root, bool newer, const Allowed& allowed) {
    std::set<std::string> done;
    while (done.size() < most_facts) {
      const auto question = next_question(root, newer, done);
      if (!question) break;
      done.insert(question->path);
      const std::vector<Edit> edits = candidates_.answers(*question);
      const auto known =
          std::find_if(facts_.begin(), facts_.end(), [&](const Variable& each) { return each.path == question->path; });
      if (known == facts_.end()) facts_.push_back({question->path, edits});
      std::optional<Node> best;
      int best_score = 0;
      for (const Edit& edit : edits) {
        Node tried = root;
        if (!apply(tried, edit) || !allowed(tried) || !consider(tried)) continue;
        const int reached = score(tried, newer);
        if (best && reached <= best_score) continue;
        best = std::move(tried);
        best_score = reached;
      }
      if (best) root = std::move(*best);
    }
    return root;
  }

  /// A condition's witness whose decision does not turn: the other conditions are served, that this one decides.
  void turn_decision(std::size_t target) {
    if (trials_.shown(target) == nullptr || trials_.decision_turns(target)) return;
    const auto allowed = [&](const Node& node) {
      std::vector<Pair> pairs;
      return trials_.answers(node, pairs) &&
             std::any_of(pairs.begin(), pairs.end(), [&](const Pair& each) { return trials_.shows(target, each); });
    };
    const bool newer = Trials::wanted(target) > 0;  // the version that is the better one
    if (provision(newer) == nullptr) return;
    const Node start = *trials_.shown(target);
    clean_ = true;
    Node root = complete(start, newer, allowed);
    improve(root, newer, allowed, every_fact());
    root = complete(std::move(root), newer, allowed);
    improve(root, newer, allowed, every_fact());
    consider(root);
  }

  /// Those that were asked for, and those of every condition.
  std::vector<Variable> every_fact() const {
    std::vector<Variable> facts = facts_;
    for (const bool newer : {false, true}) {
      if (provision(newer) == nullptr) continue;
      for (const auto* conditions : {&provision(newer)->scope, &provision(newer)->requires_}) {
        for (const language::ExprPtr& each : *conditions) add_facts(*each, newer, facts);
      }
    }
    return facts;
  }

  void add_facts(const language::Expr& expression, bool newer, std::vector<Variable>& facts) const {
    const std::string subject = subject_path(*provision(newer));
    for (Variable& one : candidates_.facts_of(expression, subject, newer ? after_ : before_)) {
      const auto known =
          std::find_if(facts.begin(), facts.end(), [&](const Variable& other) { return other.path == one.path; });
      if (known == facts.end()) facts.push_back(std::move(one));
    }
  }

  /// Facts answered early are answered again, now that the others are known.
  template <class Allowed>
  void improve(Node& root, bool newer, const Allowed& allowed, const std::vector<Variable>& facts) {
    int reached = score(root, newer);
    for (const Variable& fact : facts) {
      for (const Edit& edit : fact.edits) {
        Node tried = root;
        if (!apply(tried, edit) || !allowed(tried)) continue;
        const int now = score(tried, newer);
        if (now <= reached) continue;
        root = std::move(tried);
        reached = now;
      }
    }
  }

  /// Of the wanted version first, then of the other: both have to be answered for a comparison.
  std::optional<Question> next_question(const Node& root, bool newer, const std::set<std::string>& done) const {
    for (const bool side : {newer, !newer}) {
      if (provision(side) == nullptr) continue;
      const auto profile = trials_.read(side, root);
      if (!profile) continue;
      EvaluateOptions options;
      options.policies = {provision(side)->id};
      const auto asked = questions(engine(side), *profile, options);
      if (!asked) continue;
      for (const Question& each : *asked) {
        if (!done.contains(each.path) && !candidates_.answers(each).empty()) return each;
      }
    }
    return std::nullopt;
  }

  void vary(const Node& base) {
    int left = most_single_changes;
    for (const Variable& fact : facts_) {
      for (const Edit& edit : fact.edits) {
        if (left-- <= 0 || trials_.everything_is_shown()) return;
        Node tried = base;
        if (apply(tried, edit)) consider(tried);
      }
    }
  }

  /// What was paid before: nothing, or something for the year that counts or for one before it. An amount is assured only
  /// where this is known, and a limit for each year (`per`) leaves out the other years.
  void vary_awards(const Node& base) {
    const language::Provision& decided = change_.any();
    if (!decided.grant) return;
    std::string paid_to = subject_path(decided);
    if (const std::size_t dot = paid_to.find('.'); dot != std::string::npos) paid_to = paid_to.substr(dot + 1);
    std::vector<std::string> awards = {"[]"};
    for (const int years : {1, 2}) {
      awards.push_back("[{\"provision\":" + read::quoted_json(decided.id) +
                       ",\"subject\":" + read::quoted_json(paid_to) +
                       ",\"year\":" + std::to_string(versions_.as_of.year() - years) + ",\"amount\":\"1万元\"}]");
    }
    for (const std::string& each : awards) {
      Node tried = base;
      if (apply(tried, {{"prior_awards", each}})) consider(tried);
    }
  }

  /// Expressions of both versions, the older first.
  using Both = std::pair<std::vector<const language::Expr*>, std::vector<const language::Expr*>>;

  /// What an amount rests on: all of it, because the smallest of several readings counts.
  Both amounts() const {
    Both both;
    const auto add = [](const language::Provision* provision, std::vector<const language::Expr*>& into) {
      if (provision == nullptr || !provision->grant) return;
      for (const auto& parts : provision->grant->alternatives) {
        for (const language::GrantPart& part : parts) {
          into.push_back(part.rate.get());
          into.push_back(part.base.get());
        }
      }
      into.push_back(provision->grant->cap.get());
      into.push_back(provision->grant->times.get());
    };
    add(change_.before, both.first);
    add(change_.after, both.second);
    for (const ValueChange& each : change_.values) {
      both.first.push_back(each.before);
      both.second.push_back(each.after);
    }
    return both;
  }

  /// All facts of an expression at once: as many values of each as the bound allows, the most telling first.
  void vary_jointly(const Node& base, const Both& both) {
    std::vector<Variable> facts;
    for (const bool newer : {false, true}) {
      if (provision(newer) == nullptr) continue;
      for (const language::Expr* each : newer ? both.second : both.first) {
        if (each != nullptr) add_facts(*each, newer, facts);
      }
    }
    if (facts.empty()) return;
    std::vector<std::size_t> taken(facts.size(), 1);
    std::size_t product = 1;
    for (bool grown = true; grown;) {
      grown = false;
      for (std::size_t i = 0; i < facts.size(); ++i) {
        if (taken[i] == facts[i].edits.size()) continue;
        const std::size_t larger = product / taken[i] * (taken[i] + 1);
        if (larger > most_joint_changes) continue;
        product = larger;
        ++taken[i];
        grown = true;
      }
    }
    try_all(base, facts, taken, 0);
  }

  void try_all(const Node& root, const std::vector<Variable>& facts, const std::vector<std::size_t>& taken,
               std::size_t at) {
    if (at == facts.size()) {
      consider(root);
      return;
    }
    for (std::size_t i = 0; i < taken[at]; ++i) {
      Node tried = root;
      if (apply(tried, facts[at].edits[i])) try_all(tried, facts, taken, at + 1);
    }
  }

  /// Two facts at a time, only where some change has no witness yet.
  void vary_twice(const Node& base) {
    const bool open =
        std::any_of(change_.conditions.begin(), change_.conditions.end(), [&](const ConditionChange& each) {
          const std::size_t target =
              Trials::first_condition + 2 * static_cast<std::size_t>(&each - change_.conditions.data());
          return trials_.shown(target) == nullptr && trials_.shown(target + 1) == nullptr;
        });
    const bool any = trials_.shown(0) != nullptr || trials_.shown(1) != nullptr || trials_.shown(2) != nullptr;
    if (!open && any) return;
    int left = most_double_changes;
    for (std::size_t first = 0; first < facts_.size(); ++first) {
      for (std::size_t second = first + 1; second < facts_.size(); ++second) {
        for (const Edit& one : facts_[first].edits) {
          Node tried = base;
          if (!apply(tried, one)) continue;
          for (const Edit& other : facts_[second].edits) {
            if (left-- <= 0) return;
            Node both = tried;
            if (apply(both, other)) consider(both);
          }
        }
      }
    }
  }

  const ProvisionChange& change_;
  const Versions& versions_;
  Trials trials_;
  Side before_, after_;
  Candidates candidates_;
  bool clean_ = true;            ///< the sample is to be one whom an adverse measure does not hit
  std::vector<Variable> facts_;  ///< those that were asked for
};

}  // namespace

ProvisionWitnesses find_witnesses(const ProvisionChange& change, const Versions& versions,
                                  const std::vector<read::Node>& samples) {
  return Search(change, versions).run(samples);
}

}  // namespace huiqi::compare
