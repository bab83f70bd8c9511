// The search for witnesses. See witness.hpp; where it looks: docs/diff.md. Tests: tests/compare/witness_test.cpp
#include "compare/witness.hpp"

#include <algorithm>
#include <memory>
#include <set>

#include "compare/candidates.hpp"
#include "evaluate/loaded.hpp"
#include "profile/applicant.hpp"
#include "read/format.hpp"

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

std::size_t leaves(const Node& node) {
  std::size_t count = node.items.empty() && node.members.empty() ? 1 : 0;
  for (const Node& each : node.items) count += leaves(each);
  for (const read::Member& each : node.members) count += leaves(each.value);
  return count;
}

/// How far an outcome holds: not met 0, pending 1, met 2; nothing where it is not known or not asked.
std::optional<int> level(const Answer& answer, const std::string& finding) {
  const auto found = answer.findings.find(finding);
  if (found == answer.findings.end()) return std::nullopt;
  switch (found->second) {
    case Outcome::not_met:
      return 0;
    case Outcome::pending:
    case Outcome::soft_not_met:
      return 1;
    case Outcome::met:
    case Outcome::excused:
      return 2;
    default:
      return std::nullopt;
  }
}

/// What both versions say of one profile, subject by subject.
struct Pair {
  Subject subject;
  Answer before, after;
};

bool undetermined(const Answer& answer) { return answer.decided && answer.status == Status::undetermined; }

/// Where a provision is in one version only, who gets it gains by its coming and loses by its going.
int decision_sign(const Pair& pair) {
  if (undetermined(pair.before) || undetermined(pair.after)) return 0;
  return sign(pair.before, pair.after);
}

/// The smallest condition by which the change can be seen on this profile; the outcome's sign for the applicant.
int condition_sign(const ConditionChange& change, const Pair& pair) {
  for (const std::string& id : change.seen_by) {
    auto from = level(pair.before, id), to = level(pair.after, id);
    const int absent = change.role == Role::ground ? 0 : 2;  // a condition that is not there stands in nobody's way
    if (change.top && change.what == What::added && pair.before.decided) from = absent;
    if (change.top && change.what == What::removed && pair.after.decided) to = absent;
    if (!from || !to) continue;
    if (*from == *to) return 0;
    return (*from < *to) == (change.role == Role::ground) ? -1 : 1;
  }
  return 0;
}

class Search {
 public:
  Search(const ProvisionChange& change, const Versions& versions)
      : change_(change),
        versions_(versions),
        before_(side(versions.before, change.before)),
        after_(side(versions.after, change.after)),
        candidates_(change, before_, after_, versions.as_of) {
    found_.conditions.resize(change.conditions.size());
    kept_.resize(2 * change.conditions.size() + 3);
  }

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
      for (const ConditionChange& each : change_.conditions)
        vary_jointly(bases[base], {{each.whole_before}, {each.whole_after}});
      if (!change_.values.empty()) vary_jointly(bases[base], amounts());
    }
    for (std::size_t target = 3; target < kept_.size(); ++target) turn_decision(target);
    for (const Node& each : bases) vary_twice(each);
    finish();
    return std::move(found_);
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

  const language::Provision* provision(bool newer) const { return newer ? change_.after : change_.before; }
  const Engine& engine(bool newer) const { return newer ? versions_.after : versions_.before; }

  // ---- evaluating ----

  static std::optional<Profile> read(const Engine& engine, const Node& node) {
    std::vector<Diagnostic> none;
    const auto& loaded = engine.loaded();
    auto applicant = profile::read_applicant(node, "", loaded.vocabulary, loaded.known, none);
    if (!applicant) return std::nullopt;
    applicant->source = std::make_shared<const Node>(node);
    return Profile(std::make_shared<const profile::Applicant>(std::move(*applicant)));
  }

  /// False: one of the versions refuses the profile, or it is not evaluated in both.
  bool answers(const Node& node, std::vector<Pair>& pairs) const {
    pairs.clear();
    for (const bool newer : {false, true}) {
      const auto profile = read(engine(newer), node);
      if (!profile) return false;
      if (provision(newer) == nullptr) continue;
      EvaluateOptions options;
      options.policies = {provision(newer)->id};
      if (!profile->applicant().as_of) options.as_of = versions_.as_of;
      const auto report = engine(newer).evaluate(*profile, options);
      if (!report) return false;
      for (const Decision& decision : report->decisions) {
        auto pair = std::find_if(pairs.begin(), pairs.end(),
                                 [&](const Pair& each) { return each.subject == decision.subject; });
        if (pair == pairs.end()) pair = pairs.insert(pairs.end(), {decision.subject, {}, {}});
        (newer ? pair->after : pair->before) = answer_of(decision);
      }
    }
    const bool both = change_.before != nullptr && change_.after != nullptr;
    if (both) std::erase_if(pairs, [](const Pair& each) { return !each.before.decided || !each.after.decided; });
    return !pairs.empty();
  }

  // ---- what was found ----

  struct Kept {
    Node profile;
    Witness witness;
    std::size_t size = 0;
  };

  /// Targets are numbered: the decision worse, better, another answer; then each condition tightened, loosened.
  int sign_of(std::size_t target, const Pair& pair) const {
    if (target < 2) return decision_sign(pair);
    if (target == 2) {
      const bool other = pair.before.status == pair.after.status && !undetermined(pair.before) &&
                         pair.before.value != pair.after.value && standing(pair.before) > 0;
      return other ? 1 : 0;
    }
    return condition_sign(change_.conditions[(target - 3) / 2], pair);
  }

  static int wanted(std::size_t target) { return target == 0 ? -1 : target <= 2 ? 1 : (target - 3) % 2 == 0 ? -1 : 1; }

  bool shows(std::size_t target, const Pair& pair) const { return sign_of(target, pair) == wanted(target); }

  void keep(std::size_t target, const Node& node, const Pair& pair) {
    if (!shows(target, pair)) return;
    const bool decision = target < 3 || turns(target, pair);
    const bool alone = target < 3 || (decision && only_one_turns(pair));
    std::optional<Kept>& best = kept_[target];
    const std::size_t size = leaves(node);
    const auto rank = [](bool turned, bool by_itself) { return (turned ? 1 : 0) + (by_itself ? 1 : 0); };
    const int now = rank(decision, alone);
    const int before = best ? rank(best->witness.decision, best->witness.alone) : -1;
    if (now > before || (now == before && size < best->size))
      best = Kept{node, {"", pair.subject, pair.before, pair.after, decision, alone}, size};
  }

  /// The decision's status goes the way of the condition.
  static bool turns(std::size_t target, const Pair& pair) {
    if (undetermined(pair.before) || undetermined(pair.after)) return false;
    return (standing(pair.after) - standing(pair.before)) * wanted(target) > 0;
  }

  bool only_one_turns(const Pair& pair) const {
    const auto turned = std::count_if(change_.conditions.begin(), change_.conditions.end(),
                                      [&](const ConditionChange& each) { return condition_sign(each, pair) != 0; });
    return turned == 1;
  }

  bool consider(const Node& node) {
    std::vector<Pair> pairs;
    if (!answers(node, pairs)) return false;
    for (const Pair& pair : pairs) {
      for (std::size_t target = 0; target < kept_.size(); ++target) keep(target, node, pair);
    }
    return true;
  }

  bool everything_is_shown() const {
    return std::all_of(kept_.begin(), kept_.end(), [](const auto& each) { return each && each->witness.alone; });
  }

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
    if (!answers(node, pairs)) return -1'000'000;
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
    if (!kept_[target] || kept_[target]->witness.decision) return;
    const auto allowed = [&](const Node& node) {
      std::vector<Pair> pairs;
      return answers(node, pairs) &&
             std::any_of(pairs.begin(), pairs.end(), [&](const Pair& each) { return shows(target, each); });
    };
    const bool newer = wanted(target) > 0;  // the version that is the better one
    if (provision(newer) == nullptr) return;
    const Node start = kept_[target]->profile;
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
      const auto profile = read(engine(side), root);
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
        if (left-- <= 0 || everything_is_shown()) return;
        Node tried = base;
        if (apply(tried, edit)) consider(tried);
      }
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
          const std::size_t target = 3 + 2 * static_cast<std::size_t>(&each - change_.conditions.data());
          return !kept_[target] && !kept_[target + 1];
        });
    if (!open && (kept_[0] || kept_[1] || kept_[2])) return;
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

  // ---- making witnesses small ----

  /// Takes out what the witness does not need.
  void shrink(std::size_t target, Kept& kept) const {
    const auto still = [&](const Node& node) {
      std::vector<Pair> pairs;
      if (!answers(node, pairs)) return false;
      for (const Pair& pair : pairs) {
        if (!(pair.subject == kept.witness.subject) || !shows(target, pair)) continue;
        if (target >= 3 && kept.witness.decision && !turns(target, pair)) continue;
        if (target >= 3 && kept.witness.alone && !only_one_turns(pair)) continue;
        kept.witness.before = pair.before;
        kept.witness.after = pair.after;
        return true;
      }
      return false;
    };
    shrink(kept.profile, kept.profile, still);
    still(kept.profile);
  }

  template <class Still>
  void shrink(Node& root, Node& within, const Still& still) const {
    for (std::size_t i = within.members.size(); i-- > 0;) {
      const read::Member taken = within.members[i];
      if (taken.key == "format" || taken.key == "as_of" || taken.key == "id") continue;
      within.members.erase(within.members.begin() + static_cast<std::ptrdiff_t>(i));
      if (still(root)) continue;
      within.members.insert(within.members.begin() + static_cast<std::ptrdiff_t>(i), taken);
      shrink(root, within.members[i].value, still);
    }
    for (std::size_t i = within.items.size(); i-- > 0;) {
      const Node taken = within.items[i];
      within.items.erase(within.items.begin() + static_cast<std::ptrdiff_t>(i));
      if (still(root)) continue;
      within.items.insert(within.items.begin() + static_cast<std::ptrdiff_t>(i), taken);
      shrink(root, within.items[i], still);
    }
  }

  void finish() {
    for (std::size_t target = 0; target < kept_.size(); ++target) {
      std::optional<Kept>& kept = kept_[target];
      if (!kept) continue;
      shrink(target, *kept);
      kept->witness.profile = read::formatted(kept->profile, "");
      if (target == 2) {
        found_.differs = std::move(kept->witness);
        continue;
      }
      Shown& shown = target < 2 ? found_.decision : found_.conditions[(target - 3) / 2];
      (wanted(target) < 0 ? shown.tightened : shown.loosened) = std::move(kept->witness);
    }
  }

  const ProvisionChange& change_;
  const Versions& versions_;
  Side before_, after_;
  Candidates candidates_;
  bool clean_ = true;            ///< the sample is to be one whom an adverse measure does not hit
  std::vector<Variable> facts_;  ///< those that were asked for
  std::vector<std::optional<Kept>> kept_;
  ProvisionWitnesses found_;
};

}  // namespace

ProvisionWitnesses find_witnesses(const ProvisionChange& change, const Versions& versions,
                                  const std::vector<read::Node>& samples) {
  return Search(change, versions).run(samples);
}

}  // namespace huiqi::compare
