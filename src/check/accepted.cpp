// Rule `acceptance_unused`, and what acceptances do. A rule set (or a vocabulary file) says with `accept` that a finding is
// meant, of which id, and why; the finding is then not shown. An acceptance that matches nothing is itself a finding, so that
// none outlives its reason. Tests: tests/check/acceptance_unused/
#include <fmt/format.h>

#include <algorithm>

#include "check/rule.hpp"
#include "read/object.hpp"

namespace huiqi::check {
namespace {

Finding unused(const language::Acceptance& acceptance, const std::string& file) {
  std::vector<std::string> names;
  for (const RuleInfo& rule : rules()) names.push_back(rule.id);
  const bool known = std::find(names.begin(), names.end(), acceptance.finding) != names.end();
  Finding finding;
  finding.certainty = Certainty::proven;
  finding.of = acceptance.of;
  finding.diagnostic.severity = Severity::warning;
  finding.diagnostic.code = "acceptance_unused";
  finding.diagnostic.file = file;
  finding.diagnostic.place = acceptance.place;
  finding.diagnostic.message =
      known ? Text{fmt::format("“{}”没有“{}”这项发现,这项认可没有用处", acceptance.of, acceptance.finding),
                   fmt::format("there is no finding {} of \"{}\": this acceptance accepts nothing", acceptance.finding,
                               acceptance.of)}
            : Text{fmt::format("没有名为“{}”的检查", acceptance.finding),
                   fmt::format("there is no rule \"{}\"", acceptance.finding)};
  finding.diagnostic.suggestion =
      known ? Text{"删去它,或改正编号", "take it out, or mend the id"} : read::suggest(acceptance.finding, names);
  return finding;
}

}  // namespace

void apply_acceptances(const std::vector<language::Acceptance>& accepted, const std::string& file, std::size_t first,
                       Findings& findings) {
  for (const language::Acceptance& acceptance : accepted) {
    const auto begin = findings.findings.begin() + static_cast<std::ptrdiff_t>(first);
    const auto kept = std::remove_if(begin, findings.findings.end(), [&](const Finding& each) {
      return each.diagnostic.code == acceptance.finding && each.of == acceptance.of && each.diagnostic.file == file &&
             each.diagnostic.code != "acceptance_unused";
    });
    const bool matched = kept != findings.findings.end();
    findings.findings.erase(kept, findings.findings.end());
    if (!matched) findings.findings.push_back(unused(acceptance, file));
  }
}

}  // namespace huiqi::check
