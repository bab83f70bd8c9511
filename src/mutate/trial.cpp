// See trial.hpp.
#include "mutate/trial.hpp"

#include <algorithm>
#include <atomic>
#include <map>
#include <thread>

#include "mutate/bench.hpp"

namespace huiqi::mutate {

namespace {

/// The cases of one provision, and what else has to be loaded for them.
struct Cases {
  std::vector<const cases::Case*> all;
  std::set<Address> further;
};

Engine engine_from(std::shared_ptr<const engine_detail::Loaded> loaded) { return Engine::of(std::move(loaded)); }

class Trying {
 public:
  Trying(const Engine& engine, const std::vector<cases::CaseFile>& files, const TrialOptions& options)
      : loaded_(engine.loaded()), bench_(loaded_), options_(options) {
    for (const cases::CaseFile& file : files) {
      for (const cases::Case& each : file.cases) take(each);
      for (const cases::Unnoticed& each : file.unnoticed) explanations_.emplace(each.mutant, &each);
    }
    collect(files);
  }

  Trial run() {
    std::vector<std::pair<std::size_t, std::size_t>> work;
    check_cases();
    if (!trial_.failing.empty()) return std::move(trial_);
    for (std::size_t s = 0; s < trial_.sets.size(); ++s) {
      for (std::size_t m = 0; m < trial_.sets[s].tried.size(); ++m) work.emplace_back(s, m);
    }
    in_parallel(work.size(), [&](std::size_t i) {
      Tried& tried = trial_.sets[work[i].first].tried[work[i].second];
      tried.fate = tried.mutant.equivalent ? Fate::equivalent : fate_of(tried.mutant, set_numbers_[work[i].first]);
    });
    explain();
    return std::move(trial_);
  }

 private:
  void take(const cases::Case& each) {
    if (!each.profile) return;  // a refusal is the reader's, not the rules'
    const Address address = bench_.find(each.provision);
    Cases& cases = cases_[address];
    cases.all.push_back(&each);
    for (const std::string& beside : each.beside) cases.further.insert(bench_.find(beside));
    for (const auto& [reading, option] : each.readings) {
      const std::string provision = reading.substr(0, reading.find('.'));
      if (provision != each.provision && bench_.has(provision)) cases.further.insert(bench_.find(provision));
    }
  }

  bool wanted(const language::RuleSet& set, const Mutant& mutant) const {
    if (options_.only.empty()) return true;
    return std::any_of(options_.only.begin(), options_.only.end(), [&](const std::string& only) {
      if (only == set.id) return true;
      return std::any_of(mutant.provisions.begin(), mutant.provisions.end(),
                         [&](std::size_t each) { return set.provisions[each].id == only; });
    });
  }

  void collect(const std::vector<cases::CaseFile>& files) {
    for (std::size_t s = 0; s < loaded_.rule_sets.size(); ++s) {
      const language::RuleSet& set = loaded_.rule_sets[s];
      const bool has_cases =
          std::any_of(files.begin(), files.end(), [&](const cases::CaseFile& file) { return file.rule_set == set.id; });
      if (!has_cases) continue;
      SetTrial trial;
      trial.set = &set;
      for (Mutant& mutant : mutants(set, *loaded_.vocabulary)) {
        if (wanted(set, mutant)) trial.tried.push_back({std::move(mutant), Fate::survived, nullptr});
      }
      if (trial.tried.empty()) continue;
      set_numbers_.push_back(s);
      trial_.sets.push_back(std::move(trial));
    }
  }

  template <class Work>
  void in_parallel(std::size_t count, Work&& work) const {
    std::atomic<std::size_t> next{0};
    const auto run = [&] {
      for (std::size_t i = next++; i < count; i = next++) work(i);
    };
    std::vector<std::thread> threads;
    const std::size_t jobs = std::min<std::size_t>({options_.jobs, count, 256});
    for (std::size_t i = 1; i < jobs; ++i) threads.emplace_back(run);
    run();
    for (std::thread& thread : threads) thread.join();
  }

  /// A case that differs already cannot notice anything.
  void check_cases() {
    for (const auto& [address, cases] : cases_) {
      const Engine engine = engine_from(bench_.engine_of(address, cases.further, address.set, nullptr));
      for (const cases::Case* each : cases.all) {
        if (!cases::run_case(engine, *each).passed()) trial_.failing.push_back(each);
      }
    }
  }

  std::set<Address> tested_by(const Mutant& mutant, std::size_t set) const {
    std::set<Address> found;
    if (mutant.change_document) {
      for (std::size_t p = 0; p < loaded_.rule_sets[set].provisions.size(); ++p) found.insert({set, p});
    }
    for (const std::size_t each : mutant.provisions) found.merge(bench_.users({set, each}));
    return found;
  }

  Fate fate_of(const Mutant& mutant, std::size_t set) const {
    bool same = !mutant.plain;
    for (const Address& address : tested_by(mutant, set)) {
      const auto found = cases_.find(address);
      static const Cases none;
      const Cases& cases = found == cases_.end() ? none : found->second;
      const auto changed = bench_.engine_of(address, cases.further, set, &mutant);
      const Engine engine = engine_from(changed);
      for (const cases::Case* each : cases.all) {
        if (!cases::run_case(engine, *each).passed()) return Fate::noticed;
      }
      same = same && same_program(changed->program, bench_.engine_of(address, cases.further, set, nullptr)->program);
    }
    return same ? Fate::equivalent : Fate::survived;
  }

  void explain() {
    std::set<const cases::Unnoticed*> used;
    std::set<std::string> known;
    for (SetTrial& set : trial_.sets) {
      for (Tried& tried : set.tried) {
        known.insert(tried.mutant.id);
        if (tried.fate != Fate::survived) continue;
        const auto found = explanations_.find(tried.mutant.id);
        if (found == explanations_.end()) continue;
        tried.explanation = found->second;
        used.insert(found->second);
      }
    }
    for (const auto& [id, each] : explanations_) {
      if (used.contains(each)) continue;
      if (options_.only.empty() || known.contains(id)) trial_.unused.push_back(each);
    }
  }

  const engine_detail::Loaded& loaded_;
  Bench bench_;
  const TrialOptions& options_;
  std::map<Address, Cases> cases_;
  std::map<std::string, const cases::Unnoticed*> explanations_;
  std::vector<std::size_t> set_numbers_;  ///< of `trial_.sets`, among the engine's
  Trial trial_;
};

}  // namespace

void Count::add(Fate fate) {
  noticed += fate == Fate::noticed ? 1 : 0;
  survived += fate == Fate::survived ? 1 : 0;
  equivalent += fate == Fate::equivalent ? 1 : 0;
}

void Count::add(const Count& other) {
  noticed += other.noticed;
  survived += other.survived;
  equivalent += other.equivalent;
}

Count SetTrial::count() const {
  Count count;
  for (const Tried& each : tried) count.add(each.fate);
  return count;
}

Count SetTrial::count(Family family) const {
  Count count;
  for (const Tried& each : tried) {
    if (each.mutant.family == family) count.add(each.fate);
  }
  return count;
}

Count Trial::count() const {
  Count count;
  for (const SetTrial& each : sets) count.add(each.count());
  return count;
}

Trial try_mutants(const Engine& engine, const std::vector<cases::CaseFile>& files, const TrialOptions& options) {
  return Trying(engine, files, options).run();
}

}  // namespace huiqi::mutate
