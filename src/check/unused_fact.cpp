// Rule `fact_unused`: a fact of the vocabulary that no loaded rule set reads, and that nothing in the vocabulary needs
// (identities, references, days that date others, facts that a constraint compares with one that is read, facts named as
// near to one that is read, so that an applicant does not mistake one for the other).
// Tests: tests/check/unused_fact_test.cpp
#include <fmt/format.h>

#include <set>

#include "check/expressions.hpp"
#include "check/rule.hpp"

namespace huiqi::check {
namespace {

using language::Expr;
using language::FactRef;
using vocabulary::Fact;
using vocabulary::FactType;

class Usage {
 public:
  explicit Usage(const engine_detail::Loaded& loaded) : loaded_(loaded), vocabulary_(*loaded.vocabulary) {
    for (const language::RuleSet& set : loaded.rule_sets) {
      each_expression(set, [&](const Expr& expr, const std::string&) {
        add(expr.fact);
        add(expr.second);
        add(expr.third);
      });
    }
    add_structural();
    add_neighbours();
  }

  bool uses(int fact) const { return used_.contains(fact); }

 private:
  void add(const FactRef& ref) { used_.insert(ref.path.begin(), ref.path.end()); }

  /// What the engine itself reads: sections and lists of subjects, names of items, days that date them.
  void add_structural() {
    for (std::size_t i = 0; i < vocabulary_.facts.size(); ++i) {
      const Fact& fact = vocabulary_.facts[i];
      const int number = static_cast<int>(i);
      if (fact.type == FactType::indicators || fact.type == FactType::record) used_.insert(number);
      if (fact.record == vocabulary_.applicant) used_.insert(number);
      if (fact.type == FactType::credit_code || fact.type == FactType::reference) used_.insert(number);
    }
    for (const vocabulary::SubjectKind& kind : vocabulary_.subjects) used_.insert(kind.section);
    for (const vocabulary::Record& record : vocabulary_.records) {
      for (const int fact : record.facts) {
        const std::string& name = vocabulary_.facts[static_cast<std::size_t>(fact)].name;
        if (name == record.identity || name == "id" || name == "name") used_.insert(fact);
      }
      used_.insert(record.occurs);
      if (record.name == "prior_award") used_.insert(record.facts.begin(), record.facts.end());
    }
  }

  void add_neighbours() {
    const std::set<int> read = used_;
    for (const int number : read) {
      if (number < 0) continue;
      const Fact& fact = vocabulary_.facts[static_cast<std::size_t>(number)];
      used_.insert(fact.dated_by);
      for (const std::string& near : fact.near) used_.insert(vocabulary_.find_fact(fact.record, near));
    }
    for (const vocabulary::Constraint& constraint : vocabulary_.constraints) {
      if (read.contains(constraint.lesser)) used_.insert(constraint.greater);
      if (read.contains(constraint.greater)) used_.insert(constraint.lesser);
    }
    for (std::size_t i = 0; i < vocabulary_.facts.size(); ++i) {  // near to one that is read, said by itself
      const Fact& fact = vocabulary_.facts[i];
      for (const std::string& near : fact.near) {
        if (read.contains(vocabulary_.find_fact(fact.record, near))) used_.insert(static_cast<int>(i));
      }
    }
  }

  const engine_detail::Loaded& loaded_;
  const vocabulary::Vocabulary& vocabulary_;
  std::set<int> used_;
};

}  // namespace

void check_unused_facts(const engine_detail::Loaded& loaded, const std::set<std::string>& files, Findings& findings) {
  const Usage usage(loaded);
  const vocabulary::Vocabulary& vocabulary = *loaded.vocabulary;
  for (std::size_t i = 0; i < vocabulary.facts.size(); ++i) {
    const Fact& fact = vocabulary.facts[i];
    if (usage.uses(static_cast<int>(i)) || !files.contains(fact.file)) continue;
    Finding finding;
    finding.certainty = Certainty::proven;
    finding.of = vocabulary.full_name(static_cast<int>(i));
    finding.diagnostic.severity = Severity::warning;
    finding.diagnostic.code = "fact_unused";
    finding.diagnostic.file = fact.file;
    finding.diagnostic.place = fact.place;
    finding.diagnostic.message = {fmt::format("没有规则用到事实“{}”", finding.of),
                                  fmt::format("no rule reads the fact \"{}\"", finding.of)};
    finding.diagnostic.suggestion = {"用到它、删去它,或用 near 写明与它相近的事实",
                                     "use it, take it out, or say with `near` which fact it must not be mistaken for"};
    findings.findings.push_back(std::move(finding));
  }
}

}  // namespace huiqi::check
