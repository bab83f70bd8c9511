// See diff_input.hpp.
#include "cli/diff_input.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "cases/cases.hpp"
#include "cli/output.hpp"
#include "profile/applicant.hpp"
#include "read/comments.hpp"
#include "read/embedded.hpp"

namespace huiqi::cli {
namespace {

std::string last_part(const std::string& name) { return name.substr(name.rfind('/') + 1); }

std::string id_of(const RuleFile& file) {
  std::vector<Diagnostic> ignored;  // reported when the file is loaded
  const auto root = read::parse(file.text, file.name, read::Limits{}, ignored);
  const read::Node* id = root ? root->find("id") : nullptr;
  return id != nullptr && id->is_string() ? id->text : "";
}

RuleFiles embedded() {
  RuleFiles files;
  for (const read::EmbeddedFile& each : read::embedded_files()) {
    auto& list = each.path.starts_with("vocabulary/") ? files.vocabulary : files.rule_sets;
    list.push_back({std::string(each.path), std::string(each.text)});
  }
  return files;
}

/// A version as it was found, before anything is checked.
struct Found {
  std::string name;
  RuleFiles files;
  std::vector<std::string> ids;
};

Found find(const std::string& name, std::vector<Diagnostic>& diagnostics) {
  Found found{name, {}, {}};
  std::error_code error;
  if (!std::filesystem::exists(name, error)) {
    for (RuleFile& each : embedded().rule_sets) {
      if (id_of(each) == name) found.files.rule_sets.push_back(std::move(each));
    }
  }
  if (found.files.rule_sets.empty()) collect(name, found.files, diagnostics);
  const std::string ending = ".json";
  if (found.files.rule_sets.size() == 1 && found.files.rule_sets.front().name == name && name.ends_with(ending)) {
    const std::string cases = name.substr(0, name.size() - ending.size()) + ".cases.json";
    if (std::filesystem::exists(cases, error)) collect(cases, found.files, diagnostics);
  }
  for (const RuleFile& each : found.files.rule_sets) found.ids.push_back(id_of(each));
  if (found.ids.empty() && !has_errors(diagnostics)) {
    Diagnostic diagnostic;
    diagnostic.code = "no_rules_found";
    diagnostic.file = name;
    diagnostic.message = {"这里没有规则集可比较", "there is no rule set here to compare"};
    diagnostics.push_back(std::move(diagnostic));
  }
  return found;
}

/// Those of `into` that `over` names again are replaced: vocabulary by file name, rule sets by id.
void put_over(RuleFiles& into, const RuleFiles& over, const std::set<std::string>& without) {
  std::set<std::string> ids = without, names;
  for (const RuleFile& each : over.rule_sets) ids.insert(id_of(each));
  for (const RuleFile& each : over.vocabulary) names.insert(last_part(each.name));
  std::erase_if(into.rule_sets, [&](const RuleFile& each) { return ids.contains(id_of(each)); });
  std::erase_if(into.vocabulary, [&](const RuleFile& each) { return names.contains(last_part(each.name)); });
  into.rule_sets.insert(into.rule_sets.end(), over.rule_sets.begin(), over.rule_sets.end());
  into.vocabulary.insert(into.vocabulary.end(), over.vocabulary.begin(), over.vocabulary.end());
}

/// In force on every day: validity is compared by itself.
RuleFile opened(const RuleFile& file) {
  std::vector<Diagnostic> ignored;
  auto root = read::parse(file.text, file.name, read::Limits{}, ignored);
  if (!root) return file;
  for (read::Member& each : root->members) {
    if (each.key != "in_force" || !each.value.is_object()) continue;
    std::erase_if(each.value.members, [](const read::Member& member) { return member.key == "until"; });
    for (read::Member& member : each.value.members) {
      if (member.key == "from") member.value.text = "1900-01-01";
    }
  }
  return {file.name, read::canonical(*root)};
}

std::optional<Engine> load(const RuleFiles& base, const Found& found, bool open, std::vector<Diagnostic>& diagnostics) {
  EngineOptions options;
  options.embedded = false;
  RuleFiles files = base;
  RuleFiles own = found.files;
  if (open) std::transform(own.rule_sets.begin(), own.rule_sets.end(), own.rule_sets.begin(), opened);
  put_over(files, own, {});
  options.vocabulary = std::move(files.vocabulary);
  options.rule_sets = std::move(files.rule_sets);
  Result<Engine> engine = Engine::load(options);
  diagnostics.insert(diagnostics.end(), engine.diagnostics.begin(), engine.diagnostics.end());
  return std::move(engine.value);
}

void read_samples(const Found& found, const Engine& engine, Language language, std::vector<SampleProfile>& samples) {
  for (const RuleFile& file : found.files.cases) {
    std::vector<Diagnostic> diagnostics;
    const auto root = read::parse_commented(file.text, file.name, read::Limits{}, diagnostics);
    const auto read = root ? cases::read_cases(*root, file.name, engine, diagnostics) : std::nullopt;
    if (!read) {
      complain({fmt::format("{} 有错误,其中的资料没有用来找例子(见 huiqi check)", file.name),
                fmt::format("{} has errors: its profiles were not used to find examples (see huiqi check)", file.name)},
               language);
      continue;
    }
    for (const cases::Case& each : read->cases) {
      if (!each.profile || !each.profile->applicant().source) continue;
      samples.push_back({each.provision, each.as_of, *each.profile->applicant().source});
    }
  }
}

}  // namespace

std::optional<TwoVersions> load_versions(const std::string& before, const std::string& after, const Common& common,
                                         std::vector<Diagnostic>& diagnostics) {
  const Found first = find(before, diagnostics), second = find(after, diagnostics);
  RuleFiles base = embedded();
  for (const std::string& folder : common.rules) {
    RuleFiles more;
    collect(folder, more, diagnostics);
    put_over(base, more, {});
  }
  if (has_errors(diagnostics)) return std::nullopt;
  std::set<std::string> compared(first.ids.begin(), first.ids.end());
  compared.insert(second.ids.begin(), second.ids.end());
  put_over(base, {}, compared);
  auto one = load(base, first, false, diagnostics), other = load(base, second, false, diagnostics);
  if (!one || !other) return std::nullopt;
  std::vector<Diagnostic> said_already;
  auto one_open = load(base, first, true, said_already), other_open = load(base, second, true, said_already);
  if (!one_open || !other_open) return std::nullopt;
  TwoVersions versions{{before, *one, *one_open, first.ids, {}}, {after, *other, *other_open, second.ids, {}}};
  read_samples(first, *one, common.language, versions.before.samples);
  read_samples(second, *other, common.language, versions.after.samples);
  return versions;
}

}  // namespace huiqi::cli
