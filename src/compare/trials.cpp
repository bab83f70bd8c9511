// See trials.hpp. Tests: tests/compare/witness_test.cpp
#include "compare/trials.hpp"

#include <algorithm>
#include <memory>

#include "evaluate/loaded.hpp"
#include "profile/applicant.hpp"
#include "read/format.hpp"

namespace huiqi::compare {

using read::Node;

namespace {

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

bool undetermined(const Answer& answer) { return answer.decided && answer.status == Status::undetermined; }

/// Where a provision is in one version only, who gets it gains by its coming and loses by its going. Amounts are compared
/// only where nothing that they rest on is missing: an unknown base would make a difference of its own.
int decision_sign(const Pair& pair) {
  if (undetermined(pair.before) || undetermined(pair.after)) return 0;
  const bool by_amount = standing(pair.before) == standing(pair.after);
  if (by_amount && (pair.before.amount_open || pair.after.amount_open)) return 0;
  return sign(pair.before, pair.after);
}

/// The smallest condition by which the change can be seen on this profile; the outcome's sign for the applicant. Whoever
/// comes under an adverse measure, by its scope or by its grounds, is worse off.
int condition_sign(const ConditionChange& change, const Pair& pair) {
  if (undetermined(pair.before) || undetermined(pair.after)) return 0;
  const Answer& last = pair.after.decided ? pair.after : pair.before;
  const bool adverse = change.role == Role::ground || last.kind == Kind::adverse_measure;
  for (const std::string& id : change.seen_by) {
    auto from = level(pair.before, id), to = level(pair.after, id);
    const int absent = change.role == Role::ground ? 0 : 2;  // a condition that is not there stands in nobody's way
    if (change.top && change.what == What::added && pair.before.decided) from = absent;
    if (change.top && change.what == What::removed && pair.after.decided) to = absent;
    if (!from || !to) continue;
    if (*from == *to) return 0;
    return (*from < *to) == adverse ? -1 : 1;
  }
  return 0;
}

/// The decision's status goes the way of the condition.
bool turns(std::size_t target, const Pair& pair) {
  if (undetermined(pair.before) || undetermined(pair.after)) return false;
  return (standing(pair.after) - standing(pair.before)) * Trials::wanted(target) > 0;
}

template <class Still>
void shrink_within(Node& root, Node& within, const Still& still) {
  for (std::size_t i = within.members.size(); i-- > 0;) {
    const read::Member taken = within.members[i];
    if (taken.key == "format" || taken.key == "as_of" || taken.key == "id") continue;
    within.members.erase(within.members.begin() + static_cast<std::ptrdiff_t>(i));
    if (still(root)) continue;
    within.members.insert(within.members.begin() + static_cast<std::ptrdiff_t>(i), taken);
    shrink_within(root, within.members[i].value, still);
  }
  for (std::size_t i = within.items.size(); i-- > 0;) {
    const Node taken = within.items[i];
    within.items.erase(within.items.begin() + static_cast<std::ptrdiff_t>(i));
    if (still(root)) continue;
    within.items.insert(within.items.begin() + static_cast<std::ptrdiff_t>(i), taken);
    shrink_within(root, within.items[i], still);
  }
}

}  // namespace

Trials::Trials(const ProvisionChange& change, const Versions& versions) : change_(change), versions_(versions) {
  kept_.resize(first_condition + 2 * change.conditions.size());
}

// ---- evaluating ----

std::optional<Profile> Trials::read(bool newer, const Node& node) const {
  std::vector<Diagnostic> none;
  const auto& loaded = engine(newer).loaded();
  auto applicant = profile::read_applicant(node, "", loaded.vocabulary, loaded.known, none);
  if (!applicant) return std::nullopt;
  applicant->source = std::make_shared<const Node>(node);
  return Profile(std::make_shared<const profile::Applicant>(std::move(*applicant)));
}

bool Trials::answers(const Node& node, std::vector<Pair>& pairs) const {
  pairs.clear();
  for (const bool newer : {false, true}) {
    const auto profile = read(newer, node);
    if (!profile) return false;
    if (provision(newer) == nullptr) continue;
    EvaluateOptions options;
    options.policies = {provision(newer)->id};
    if (!profile->applicant().as_of) options.as_of = versions_.as_of;
    const auto report = engine(newer).evaluate(*profile, options);
    if (!report) return false;
    for (const Decision& decision : report->decisions) {
      auto pair =
          std::find_if(pairs.begin(), pairs.end(), [&](const Pair& each) { return each.subject == decision.subject; });
      if (pair == pairs.end()) pair = pairs.insert(pairs.end(), {decision.subject, {}, {}});
      (newer ? pair->after : pair->before) = answer_of(decision);
    }
  }
  const bool both = change_.before != nullptr && change_.after != nullptr;
  if (both) std::erase_if(pairs, [](const Pair& each) { return !each.before.decided || !each.after.decided; });
  return !pairs.empty();
}

// ---- what was found ----

int Trials::sign_of(std::size_t target, const Pair& pair) const {
  if (target < 2) return decision_sign(pair);
  if (target == 2) {
    const bool other = pair.before.status == pair.after.status && !undetermined(pair.before) &&
                       pair.before.value != pair.after.value && standing(pair.before) > 0;
    return other ? 1 : 0;
  }
  if (target == 3) {
    const bool decided = pair.before.decided && pair.after.decided && !undetermined(pair.before) &&
                         !undetermined(pair.after) && pair.before.status != pair.after.status;
    return decided && decision_sign(pair) == 0 && standing(pair.before) == standing(pair.after) ? 1 : 0;
  }
  return condition_sign(change_.conditions[(target - first_condition) / 2], pair);
}

int Trials::wanted(std::size_t target) {
  return target == 0 ? -1 : target < first_condition ? 1 : (target - first_condition) % 2 == 0 ? -1 : 1;
}

bool Trials::shows(std::size_t target, const Pair& pair) const { return sign_of(target, pair) == wanted(target); }

void Trials::keep(std::size_t target, const Node& node, const Pair& pair) {
  if (!shows(target, pair)) return;
  const bool decision = target < first_condition || turns(target, pair);
  const bool alone = target < first_condition || (decision && only_one_turns(pair));
  std::optional<Kept>& best = kept_[target];
  const std::size_t size = leaves(node);
  const auto rank = [](bool turned, bool by_itself) { return (turned ? 1 : 0) + (by_itself ? 1 : 0); };
  const int now = rank(decision, alone);
  const int before = best ? rank(best->witness.decision, best->witness.alone) : -1;
  if (now > before || (now == before && size < best->size))
    best = Kept{node, {"", pair.subject, pair.before, pair.after, decision, alone}, size};
}

bool Trials::only_one_turns(const Pair& pair) const {
  const auto turned = std::count_if(change_.conditions.begin(), change_.conditions.end(),
                                    [&](const ConditionChange& each) { return condition_sign(each, pair) != 0; });
  return turned == 1;
}

bool Trials::consider(const Node& node) {
  std::vector<Pair> pairs;
  if (!answers(node, pairs)) return false;
  for (const Pair& pair : pairs) {
    for (std::size_t target = 0; target < kept_.size(); ++target) keep(target, node, pair);
  }
  return true;
}

bool Trials::everything_is_shown() const {
  return std::all_of(kept_.begin(), kept_.end(), [](const auto& each) { return each && each->witness.alone; });
}

// ---- making witnesses small ----

/// Takes out what the witness does not need.
void Trials::shrink(std::size_t target, Kept& kept) const {
  const auto still = [&](const Node& node) {
    std::vector<Pair> pairs;
    if (!answers(node, pairs)) return false;
    for (const Pair& pair : pairs) {
      if (!(pair.subject == kept.witness.subject) || !shows(target, pair)) continue;
      if (target >= first_condition && kept.witness.decision && !turns(target, pair)) continue;
      if (target >= first_condition && kept.witness.alone && !only_one_turns(pair)) continue;
      kept.witness.before = pair.before;
      kept.witness.after = pair.after;
      return true;
    }
    return false;
  };
  shrink_within(kept.profile, kept.profile, still);
  still(kept.profile);
}

ProvisionWitnesses Trials::take() {
  ProvisionWitnesses found;
  found.conditions.resize(change_.conditions.size());
  for (std::size_t target = 0; target < kept_.size(); ++target) {
    std::optional<Kept>& kept = kept_[target];
    if (!kept) continue;
    if (target == 3 && (found.decision.any() || found.differs)) continue;  // only where nothing says more
    shrink(target, *kept);
    kept->witness.profile = read::formatted(kept->profile, "");
    if (target == 2 || target == 3) {
      found.differs = std::move(kept->witness);
      continue;
    }
    Shown& shown = target < 2 ? found.decision : found.conditions[(target - first_condition) / 2];
    (wanted(target) < 0 ? shown.tightened : shown.loosened) = std::move(kept->witness);
  }
  return found;
}

}  // namespace huiqi::compare
