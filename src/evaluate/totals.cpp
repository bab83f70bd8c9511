// Totals over exclusive provisions. See totals.hpp.
#include "evaluate/totals.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace huiqi::evaluate {
namespace {

bool conflict(const Candidate& a, const Candidate& b) {
  return std::any_of(a.groups.begin(), a.groups.end(),
                     [&](int group) { return std::find(b.groups.begin(), b.groups.end(), group) != b.groups.end(); });
}

/// Maximum-weight independent set, part by part: candidates that hang together are branched on, the most entangled first.
class Search {
 public:
  explicit Search(const std::vector<Candidate>& candidates) : candidates_(candidates) {}

  std::vector<std::size_t> best(std::vector<std::size_t> open) const {
    std::vector<std::size_t> result;
    while (!open.empty()) {
      const std::vector<std::size_t> part = take_part(open);
      const std::vector<std::size_t> chosen = best_of_part(part);
      result.insert(result.end(), chosen.begin(), chosen.end());
    }
    std::sort(result.begin(), result.end());
    return result;
  }

 private:
  /// Removes from `open`, and returns, the first candidate and all that hang together with it.
  std::vector<std::size_t> take_part(std::vector<std::size_t>& open) const {
    std::vector<std::size_t> part = {open.front()};
    open.erase(open.begin());
    for (std::size_t i = 0; i < part.size(); ++i) {
      const auto tied = [&](std::size_t other) { return conflict(candidates_[part[i]], candidates_[other]); };
      for (auto it = open.begin(); it != open.end();) {
        if (tied(*it)) {
          part.push_back(*it);
          it = open.erase(it);
        } else {
          ++it;
        }
      }
    }
    std::sort(part.begin(), part.end());
    return part;
  }

  std::vector<std::size_t> best_of_part(const std::vector<std::size_t>& part) const {
    if (part.size() == 1) return part;
    std::size_t pivot = part.front();
    std::size_t most = 0;
    for (std::size_t each : part) {
      const auto degree = static_cast<std::size_t>(std::count_if(part.begin(), part.end(), [&](std::size_t other) {
        return other != each && conflict(candidates_[each], candidates_[other]);
      }));
      if (degree <= most) continue;
      most = degree;
      pivot = each;
    }
    std::vector<std::size_t> compatible;
    std::vector<std::size_t> others;
    for (std::size_t each : part) {
      if (each == pivot) continue;
      others.push_back(each);
      if (!conflict(candidates_[each], candidates_[pivot])) compatible.push_back(each);
    }
    std::vector<std::size_t> with = best(compatible);
    with.push_back(pivot);
    std::sort(with.begin(), with.end());
    const std::vector<std::size_t> without = best(others);
    return better(with, without) ? with : without;
  }

  __extension__ typedef __int128 Sum;
  Sum sum(const std::vector<std::size_t>& chosen) const {
    Sum total = 0;
    for (std::size_t each : chosen) total += candidates_[each].ceiling.fen();
    return total;
  }

  bool better(const std::vector<std::size_t>& a, const std::vector<std::size_t>& b) const {
    if (sum(a) != sum(b)) return sum(a) > sum(b);
    return a < b;
  }

  const std::vector<Candidate>& candidates_;
};

/// The item that a decision concerns, for exclusions "for" a kind of subject: its own, or the platform that a project names.
std::string concerned(const Decision& decision, const std::string& kind, const profile::Applicant& applicant) {
  if (decision.subject.kind == kind) return decision.subject.id;
  if (kind == "enterprise") return "enterprise";
  const auto& vocabulary = *applicant.vocabulary;
  const auto* subject = vocabulary.find_subject(decision.subject.kind);
  if (subject == nullptr || subject->record < 0) return "";
  const int reference = vocabulary.find_fact(subject->record, kind);
  if (reference < 0 || vocabulary.facts[static_cast<std::size_t>(reference)].type != vocabulary::FactType::reference)
    return "";
  for (const profile::RecordValue& item : value_of(applicant.root, vocabulary, subject->section).more->items) {
    if (item.id == decision.subject.id) return value_of(item, vocabulary, reference).more->text;
  }
  return "";
}

std::vector<int> groups_of(const Decision& decision, const std::vector<language::RuleSet>& sets,
                           const profile::Applicant& applicant,
                           std::map<std::pair<const language::Exclusion*, std::string>, int>& numbers) {
  std::vector<int> groups;
  for (const language::RuleSet& set : sets) {
    for (const language::Exclusion& exclusion : set.exclusions) {
      const auto& named = exclusion.provisions;
      if (std::find(named.begin(), named.end(), decision.provision) == named.end()) continue;
      const std::string item = concerned(decision, exclusion.for_each, applicant);
      if (item.empty()) continue;
      const auto next = static_cast<int>(numbers.size());
      groups.push_back(numbers.emplace(std::pair{&exclusion, item}, next).first->second);
    }
  }
  return groups;
}

/// Why a decision excludes others: the first exclusion that names it.
Text reason_of(const Decision& decision, const std::vector<language::RuleSet>& sets) {
  for (const language::RuleSet& set : sets) {
    for (const language::Exclusion& exclusion : set.exclusions) {
      const auto& named = exclusion.provisions;
      if (std::find(named.begin(), named.end(), decision.provision) != named.end()) return exclusion.reason;
    }
  }
  return {};
}

}  // namespace

std::vector<std::size_t> best_combination(const std::vector<Candidate>& candidates) {
  std::vector<std::size_t> all(candidates.size());
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
  return Search(candidates).best(std::move(all));
}

Totals total(const std::vector<Decision>& decisions, const std::vector<bool>& counts,
             const std::vector<language::RuleSet>& sets, const profile::Applicant& applicant) {
  Totals totals;
  totals.ceiling_max = Money();
  std::vector<Candidate> candidates;
  std::map<std::pair<const language::Exclusion*, std::string>, int> numbers;
  for (std::size_t i = 0; i < decisions.size(); ++i) {
    const Decision& decision = decisions[i];
    const bool counted = decision.status == Status::eligible || decision.status == Status::may_apply;
    const bool open = decision.status == Status::undetermined;
    if (decision.kind != Kind::grant || (!counted && !open)) continue;
    const char* because = decision.no_figure          ? "no_figure"
                          : open                      ? "undetermined"
                          : !decision.amount          ? "no_figure"
                          : !counts[i]                ? "condition_of_total"
                          : !decision.amount->ceiling ? "no_ceiling"
                                                      : nullptr;
    if (because != nullptr) {
      totals.left_out.push_back({decision.provision, decision.subject, because, {}});
      continue;
    }
    candidates.push_back({i, *decision.amount->ceiling, groups_of(decision, sets, applicant, numbers)});
  }
  const std::vector<std::size_t> chosen = best_combination(candidates);
  for (std::size_t k = 0; k < candidates.size(); ++k) {
    const Decision& decision = decisions[candidates[k].decision];
    if (std::find(chosen.begin(), chosen.end(), k) == chosen.end()) {
      totals.left_out.push_back({decision.provision, decision.subject, "exclusive", reason_of(decision, sets)});
      continue;
    }
    totals.combination.emplace_back(decision.provision, decision.subject);
    totals.assured = add(totals.assured, decision.amount->assured).value_or(totals.assured);
    totals.ceiling = add(totals.ceiling, *decision.amount->ceiling).value_or(totals.ceiling);
    if (!decision.amount->ceiling_max) totals.ceiling_max.reset();
    if (totals.ceiling_max) totals.ceiling_max = add(*totals.ceiling_max, *decision.amount->ceiling_max);
  }
  return totals;
}

}  // namespace huiqi::evaluate
