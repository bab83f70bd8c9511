// What-if: an overlay on a profile and on the options, and what differs. See huiqi/what_if.hpp.
// Tests: tests/evaluate/what_if_test.cpp
#include "huiqi/what_if.hpp"

#include <algorithm>

#include "evaluate/loaded.hpp"
#include "read/json.hpp"

namespace huiqi {
namespace {

bool same(const std::optional<Amount>& a, const std::optional<Amount>& b) {
  if (a.has_value() != b.has_value()) return false;
  return !a || (a->assured == b->assured && a->ceiling == b->ceiling && a->ceiling_max == b->ceiling_max);
}

bool same(const std::vector<Value>& a, const std::vector<Value>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Value& x, const Value& y) {
    return x.key == y.key && x.items == y.items && x.known == y.known;
  });
}

bool same(const Finding& a, const Finding& b) {
  return a.outcome == b.outcome && a.actual == b.actual && a.required == b.required;
}

std::vector<FindingChange> changed_findings(const Decision* before, const Decision* after) {
  std::vector<FindingChange> changes;
  if (before == nullptr || after == nullptr) return changes;
  const auto find = [](const Decision& decision, const std::string& id) {
    return std::find_if(decision.findings.begin(), decision.findings.end(),
                        [&](const Finding& each) { return each.id == id; });
  };
  for (const Finding& each : after->findings) {
    const auto was = find(*before, each.id);
    if (was == before->findings.end())
      changes.push_back({each.id, std::nullopt, each});
    else if (!same(*was, each))
      changes.push_back({each.id, *was, each});
  }
  for (const Finding& each : before->findings) {
    if (find(*after, each.id) == after->findings.end()) changes.push_back({each.id, each, std::nullopt});
  }
  return changes;
}

void compare(WhatIf& result) {
  const auto& before = result.before.decisions;
  const auto& after = result.after.decisions;
  std::vector<bool> matched(before.size(), false);
  for (std::size_t i = 0; i < after.size(); ++i) {
    const auto was = std::find_if(before.begin(), before.end(), [&](const Decision& each) {
      return each.provision == after[i].provision && each.subject == after[i].subject;
    });
    DecisionChange change;
    change.after = i;
    if (was != before.end()) {
      change.before = static_cast<std::size_t>(was - before.begin());
      matched[*change.before] = true;
      const bool beside_the_point = was->status == Status::not_applicable && after[i].status == Status::not_applicable;
      if (!beside_the_point) change.findings = changed_findings(&*was, &after[i]);
      const bool equal = was->status == after[i].status && same(was->amount, after[i].amount) &&
                         same(was->value, after[i].value) && change.findings.empty();
      if (equal) {
        ++result.unchanged;
        continue;
      }
    }
    result.changes.push_back(std::move(change));
  }
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (!matched[i]) result.changes.push_back({i, std::nullopt, {}});
  }
}

}  // namespace

Result<Profile> with_facts(const Engine& engine, const Profile& profile, const Overlay& overlay) {
  ProfileBuilder builder(engine);
  builder.from_profile(profile);
  for (const auto& [path, value] : overlay.facts) {
    std::vector<Diagnostic> ignored;
    if (read::parse(value, "", read::Limits{}, ignored))
      builder.set_json(path, value);
    else
      builder.set(path, value);
  }
  return builder.build();
}

Result<WhatIf> what_if(const Engine& engine, const Profile& profile, const Overlay& overlay,
                       const EvaluateOptions& options) {
  Result<WhatIf> result;
  Result<Profile> changed = with_facts(engine, profile, overlay);
  result.diagnostics = std::move(changed.diagnostics);
  EvaluateOptions other = options;
  for (const auto& [name, option] : overlay.readings) other.readings[name] = option;
  for (const auto& [name, value] : overlay.parameters) other.parameters[name] = value;
  Result<Report> before = engine.evaluate(profile, options);
  result.diagnostics.insert(result.diagnostics.end(), before.diagnostics.begin(), before.diagnostics.end());
  if (!changed || !before) return result;
  // Where nothing names the day, both answers are of the day of the first.
  if (!other.as_of && before->as_of_basis == "today") other.as_of = before->as_of;
  Result<Report> after = engine.evaluate(*changed, other);
  result.diagnostics.insert(result.diagnostics.end(), after.diagnostics.begin(), after.diagnostics.end());
  if (!after) return result;
  after->as_of_basis = before->as_of == after->as_of ? before->as_of_basis : after->as_of_basis;
  WhatIf answer{overlay, std::move(*before.value), std::move(*after.value), {}, 0};
  compare(answer);
  result.value = std::move(answer);
  return result;
}

}  // namespace huiqi
