// What holds between rule sets: ids are unique, outcomes name provisions of the same subject, without circles.
// Tests: tests/language/bad_test.cpp
#include <fmt/format.h>

#include <functional>
#include <map>
#include <set>

#include "language/rule_set.hpp"
#include "read/object.hpp"

namespace huiqi::language {
namespace {

struct Where {
  std::string file;
  Place place;
};

class Together {
 public:
  explicit Together(std::vector<Diagnostic>& diagnostics) : diagnostics_(diagnostics) {}

  void claim(std::map<std::string, Where>& taken, const std::string& id, const std::string& file, Place place,
             const char* code, const Text& what) {
    if (id.empty()) return;
    const auto [first, added] = taken.emplace(id, Where{file, place});
    if (added) return;
    read::Reporter reporter(file, diagnostics_);
    Diagnostic& error = reporter.error(
        place, code, {fmt::format("{}“{}”已被使用", what.zh, id), fmt::format("the {} \"{}\" is taken", what.en, id)});
    error.other_file = first->second.file;
    error.other_place = first->second.place;
  }

  std::vector<Diagnostic>& diagnostics_;
};

void each_marks(const ExprPtr& expr, const std::function<void(const Marks&)>& visit) {
  if (!expr) return;
  visit(expr->marks);
  for (const Marks& branch : expr->branches) visit(branch);
  for (const ExprPtr& arg : expr->args) each_marks(arg, visit);
}

void each_outcome(const ExprPtr& expr, const std::function<void(const Expr&)>& visit) {
  if (!expr) return;
  if (expr->op == Op::outcome) visit(*expr);
  for (const ExprPtr& arg : expr->args) each_outcome(arg, visit);
}

std::vector<ExprPtr> all_conditions(const Provision& provision) {
  std::vector<ExprPtr> conditions = provision.scope;
  conditions.insert(conditions.end(), provision.requires_.begin(), provision.requires_.end());
  for (const Answer& answer : provision.answers) {  // the branches of a grade have ids of their own
    if (answer.value) conditions.push_back(answer.value);
  }
  return conditions;
}

/// What the structure and the links name exists (a link may lead to a set that is not loaded: a warning).
void check_named(const std::vector<RuleSet>& sets, const std::map<std::string, Where>& ids,
                 std::vector<Diagnostic>& diagnostics) {
  std::vector<std::string> names;
  for (const auto& [id, where] : ids) names.push_back(id);
  for (const RuleSet& set : sets) {
    read::Reporter reporter(set.file, diagnostics);
    const auto check = [&](const std::string& id, Place place, bool is_error) {
      if (ids.contains(id)) return;
      const Text message{fmt::format("没有编号“{}”", id), fmt::format("there is no id \"{}\"", id)};
      Diagnostic& added =
          is_error ? reporter.error(place, "unknown_id", message) : reporter.warning(place, "unknown_id", message);
      added.suggestion = read::did_you_mean(id, names);
      if (added.suggestion.empty())
        added.suggestion =
            is_error
                ? Text{"写本规则集的条款、条件或记录的编号", "name a provision, condition or record of this rule set"}
                : Text{"改正编号,或一并读入有它的规则集", "mend the id, or load the rule set that has it"};
    };
    for (const Clause& clause : set.structure) {
      for (const std::string& id : clause.ids) check(id, clause.place, true);
    }
    for (const Link& link : set.links) {
      check(link.from, link.place, false);
      check(link.to, link.place, false);
    }
  }
}

void check_outcomes(const std::vector<RuleSet>& sets, std::vector<Diagnostic>& diagnostics) {
  std::map<std::string, const Provision*> provisions;
  std::vector<std::string> names;
  for (const RuleSet& set : sets) {
    for (const Provision& provision : set.provisions) {
      provisions[provision.id] = &provision;
      names.push_back(provision.id);
    }
  }
  std::map<std::string, int> state;  // 1: being visited, 2: done
  const std::function<void(const Provision&, const std::string&)> visit = [&](const Provision& provision,
                                                                              const std::string& file) {
    state[provision.id] = 1;
    for (const ExprPtr& condition : all_conditions(provision)) {
      each_outcome(condition, [&](const Expr& outcome) {
        read::Reporter reporter(file, diagnostics);
        const auto named = provisions.find(outcome.name);
        if (named == provisions.end()) {
          reporter
              .error(outcome.marks.place, "unknown_provision",
                     {fmt::format("没有条款“{}”", outcome.name),
                      fmt::format("there is no provision \"{}\"", outcome.name)})
              .suggestion = read::did_you_mean(outcome.name, names);
        } else if (named->second->subject != provision.subject) {
          reporter.error(outcome.marks.place, "wrong_subject",
                         {fmt::format("条款“{}”的主体不同", outcome.name),
                          fmt::format("the provision \"{}\" has another kind of subject", outcome.name)});
        } else if (!named->second->points.empty()) {
          reporter.error(outcome.marks.place, "outcome_has_readings",
                         {"所引条款有多种读法", "the provision has readings of its own"});
        } else if (state[outcome.name] == 1) {
          reporter.error(outcome.marks.place, "circular_outcome",
                         {fmt::format("条款“{}”互相引用", outcome.name),
                          fmt::format("the provision \"{}\" depends on itself", outcome.name)});
        } else if (state[outcome.name] == 0) {
          visit(*named->second, file);
        }
      });
    }
    state[provision.id] = 2;
  };
  for (const RuleSet& set : sets) {
    for (const Provision& provision : set.provisions) {
      if (state[provision.id] == 0) visit(provision, set.file);
    }
  }
}

}  // namespace

void check_together(const std::vector<RuleSet>& sets, std::vector<Diagnostic>& diagnostics) {
  Together together(diagnostics);
  std::map<std::string, Where> set_ids;
  std::map<std::string, Where> ids;
  for (const RuleSet& set : sets) {
    together.claim(set_ids, set.id, set.file, {1, 1}, "duplicate_rule_set", {"规则集编号", "rule set id"});
    std::set<std::string> shared;  // the shared scope stands in every provision
    for (const Provision& provision : set.provisions) {
      together.claim(ids, provision.id, set.file, provision.place, "duplicate_id", {"编号", "id"});
      for (const ExprPtr& condition : all_conditions(provision)) {
        std::set<std::string> seen;
        each_marks(condition, [&](const Marks& marks) {
          if (marks.id.empty() || marks.id == provision.id || !seen.insert(marks.id).second) return;
          const auto first = ids.find(marks.id);
          if (first != ids.end() && first->second.place == marks.place && first->second.file == set.file) return;
          together.claim(ids, marks.id, set.file, marks.place, "duplicate_id", {"编号", "id"});
        });
      }
    }
    for (const ClauseRecord& record : set.records) {
      together.claim(ids, record.id, set.file, record.place, "duplicate_id", {"编号", "id"});
    }
  }
  check_outcomes(sets, diagnostics);
  check_named(sets, ids, diagnostics);
}

}  // namespace huiqi::language
