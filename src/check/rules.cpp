// The table of rules, and the run over the rule sets. Each rule is a file of its own; see docs/check.md.
// Tests: tests/check/
#include <algorithm>
#include <map>
#include <tuple>

#include "check/rule.hpp"
#include "read/comments.hpp"

namespace huiqi::check {

const std::vector<RuleInfo>& rules() {
  static const std::vector<RuleInfo> table = {
      {"operator_word", {"运算与起草用词不符", "the operator does not fit the drafting word"}},
      {"figure_not_quoted", {"用到的数字不在所引原文中", "a figure that the quoted clause does not contain"}},
      {"figure_unused", {"所引原文的数字没有用到", "a figure of the quoted clause that nothing uses"}},
      {"figure_unit", {"数字的单位与事实的单位不符", "a figure in another unit than the fact's"}},
      {"citation", {"出处不在文件结构中", "a citation outside the document's structure"}},
      {"structure", {"文件结构不完整", "the document's structure does not list everything once"}},
      {"text_missing_language", {"文本缺中文或英文", "a text that is missing in one language"}},
      {"placeholder", {"还没有填写的文字", "a text that is still to be filled in"}},
      {"ratio_years", {"比值的两项年度不同", "a ratio of two years"}},
      {"ratio_units", {"比值的两项单位不同", "a ratio of two units"}},
      {"fact_unused", {"没有规则用到的事实", "a fact that nobody uses"}},
      {"never_met", {"永远不能满足的条件", "a condition that can never be met"}, true},
      {"never_fails", {"永远不会不满足的条件", "a condition that can never fail"}, true},
      {"overlap", {"分支重叠", "branches that overlap"}, true},
      {"gap", {"分支之间有空档", "branches that leave a gap"}, true},
      {"unreachable_tier", {"不可能进入的档次", "a tier that cannot be reached"}, true},
      {"implied", {"被另一条件包含的条件", "a condition implied by another"}, true},
      {"idle_cap", {"从不减少金额的限额", "a cap that never lowers the amount"}, true},
      {"review_void", {"因改动而失效的复核记录", "a review record that a change has voided"}},
      {"acceptance_unused", {"没有对应发现的认可", "an acceptance that matches nothing"}},
  };
  return table;
}

Finding& Subject::report(const char* rule, Certainty certainty, Place place, std::string of, Text message,
                         Text suggestion) const {
  Finding finding;
  finding.certainty = certainty;
  finding.of = std::move(of);
  finding.diagnostic.severity = Severity::warning;
  finding.diagnostic.code = rule;
  finding.diagnostic.file = set.file;
  finding.diagnostic.place = place;
  finding.diagnostic.message = std::move(message);
  finding.diagnostic.suggestion = std::move(suggestion);
  findings.findings.push_back(std::move(finding));
  return findings.findings.back();
}

void Subject::undecided(const char* rule, const std::string& of, Place place) const {
  findings.undecided.push_back({rule, of, set.file, place});
}

namespace {

void examine(const Subject& subject) {
  const std::size_t first = subject.findings.findings.size();
  const ClauseTree tree(subject.root);
  check_operator_words(subject, tree);
  check_figures_not_quoted(subject, tree);
  check_figures_unused(subject, tree);
  check_figure_units(subject, tree);
  check_citations(subject);
  check_structure(subject);
  check_missing_words(subject);
  check_placeholders(subject);
  check_ratio_years(subject);
  check_ratio_units(subject);
  check_reachability(subject);
  apply_acceptances(subject.set.accepted, subject.set.file, first, subject.findings);
}

void examine_vocabulary(const engine_detail::Loaded& loaded, const std::vector<RuleFile>& vocabulary,
                        Findings& findings) {
  const std::size_t first = findings.findings.size();
  std::set<std::string> files;
  for (const RuleFile& file : vocabulary) files.insert(file.name);
  check_unused_facts(loaded, files, findings);
  for (const RuleFile& file : vocabulary) {
    std::vector<Diagnostic> read_before;
    const auto root = read::parse_commented(file.text, file.name, {}, read_before);
    if (root) check_missing_words(*root, file.name, findings);
    if (root) apply_acceptances(language::read_acceptances(*root, file.name, read_before), file.name, first, findings);
  }
}

void put_in_order(std::vector<Finding>& findings) {
  const auto key = [](const Finding& each) {
    return std::tie(each.diagnostic.file, each.diagnostic.place.line, each.diagnostic.place.column,
                    each.diagnostic.code, each.diagnostic.message.en);
  };
  std::stable_sort(findings.begin(), findings.end(),
                   [&](const Finding& a, const Finding& b) { return key(a) < key(b); });
  // A definition is read at each use: what is said of it once is enough.
  findings.erase(std::unique(findings.begin(), findings.end(),
                             [&](const Finding& a, const Finding& b) { return key(a) == key(b); }),
                 findings.end());
}

}  // namespace

Findings check(const Engine& engine, const std::vector<RuleFile>& rule_sets, const std::vector<RuleFile>& vocabulary) {
  Findings findings;
  const engine_detail::Loaded& loaded = engine.loaded();
  for (const language::RuleSet& set : loaded.rule_sets) {
    const auto file =
        std::find_if(rule_sets.begin(), rule_sets.end(), [&](const RuleFile& each) { return each.name == set.file; });
    if (file == rule_sets.end()) continue;
    std::vector<Diagnostic> read_before;
    const auto root = read::parse_commented(file->text, file->name, {}, read_before);
    if (root) examine({engine, loaded, set, *root, findings});
  }
  examine_vocabulary(loaded, vocabulary, findings);
  check_voided_reviews(loaded, findings);
  put_in_order(findings.findings);
  return findings;
}

}  // namespace huiqi::check
