// huiqi diff OLD NEW: two versions of rule sets compared in meaning, and for whom. Described in docs/diff.md.
// Tests: tests/compare/, tests/cli/transcripts/diff.txt
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>

#include "cli/diff_input.hpp"
#include "cli/diff_population.hpp"
#include "cli/diff_report.hpp"
#include "cli/input.hpp"
#include "cli/output.hpp"
#include "cli/write_file.hpp"
#include "evaluate/loaded.hpp"

namespace huiqi::cli {
namespace {

struct Arguments {
  std::string before, after, as_of, witness, population;
  bool exit_code = false, force = false;
};

using Sets = std::vector<compare::Side>;

Sets sets_of(const LoadedVersion& version) {
  Sets sets;
  const auto& loaded = version.engine.loaded();
  for (const std::string& id : version.ids) {
    for (const language::RuleSet& set : loaded.rule_sets) {
      if (set.id == id) sets.push_back({&set, loaded.vocabulary.get()});
    }
  }
  return sets;
}

bool in_force(const language::RuleSet& set, Date day) {
  return set.in_force_from <= day && (!set.in_force_until || day <= *set.in_force_until);
}

/// The pairs to compare: of one id; or the only two there are.
void pair_up(const LoadedVersion& before, const LoadedVersion& after, DiffReport& report) {
  const Sets old_sets = sets_of(before), new_sets = sets_of(after);
  const auto add = [&](const compare::Side& one, const compare::Side& other) {
    report.sets.push_back({compare::compare(one, other), {}});
  };
  if (old_sets.size() == 1 && new_sets.size() == 1) return add(old_sets.front(), new_sets.front());
  const auto find = [](const Sets& sets, const std::string& id) {
    return std::find_if(sets.begin(), sets.end(), [&](const compare::Side& each) { return each.set->id == id; });
  };
  for (const compare::Side& each : new_sets) {
    const auto old = find(old_sets, each.set->id);
    if (old == old_sets.end())
      report.added.push_back(each);
    else
      add(*old, each);
  }
  for (const compare::Side& each : old_sets) {
    if (find(new_sets, each.set->id) == new_sets.end()) report.removed.push_back(each);
  }
}

/// The first day on which both versions of everything are in force; where there is none, the newest's first day.
void choose_day(const std::optional<Date>& wanted, DiffReport& report) {
  std::vector<const language::RuleSet*> all;
  for (const SetReport& each : report.sets) {
    all.push_back(each.change.before.set);
    all.push_back(each.change.after.set);
  }
  for (const Sets* sets : {&report.added, &report.removed}) {
    for (const compare::Side& each : *sets) all.push_back(each.set);
  }
  Date day = all.front()->in_force_from;
  for (const language::RuleSet* each : all) day = std::max(day, each->in_force_from);
  report.as_of = wanted.value_or(day);
  report.common_day =
      std::all_of(all.begin(), all.end(), [&](const auto* each) { return in_force(*each, report.as_of); });
}

/// The sample profiles made for a provision, with their days; those of a day on which a version is not in force only where
/// there is no common one.
std::vector<read::Node> samples_for(const std::string& provision, const TwoVersions& versions, const SetReport& set,
                                    bool common_day) {
  std::vector<read::Node> nodes;
  for (const LoadedVersion* version : {&versions.before, &versions.after}) {
    for (const SampleProfile& each : version->samples) {
      if (each.provision != provision) continue;
      const bool usable = in_force(*set.change.before.set, each.as_of) && in_force(*set.change.after.set, each.as_of);
      if (common_day && !usable) continue;
      read::Node node = each.profile;
      std::erase_if(node.members,
                    [](const read::Member& member) { return member.key == "as_of" || member.key == "format"; });
      read::Node day, format;
      day.kind = read::Node::Kind::string;
      day.text = each.as_of.to_string();
      format.kind = read::Node::Kind::number;
      format.text = "1";
      node.members.insert(node.members.begin(), {{"format", {}, format}, {"as_of", {}, day}});
      nodes.push_back(std::move(node));
    }
  }
  return nodes;
}

void find_witnesses(const TwoVersions& loaded, const compare::Versions& versions, DiffReport& report) {
  for (SetReport& set : report.sets) {
    for (const compare::ProvisionChange& change : set.change.provisions) {
      set.witnesses.emplace_back();
      set.witnesses.back().conditions.resize(change.conditions.size());
      if (!change.changes_meaning() || change.what != compare::What::changed) continue;
      const auto samples = samples_for(change.any().id, loaded, set, report.common_day);
      set.witnesses.back() = compare::find_witnesses(change, versions, samples);
    }
  }
}

ExitStatus write_witnesses(const Arguments& arguments, DiffReport& report, Language language) {
  std::error_code error;
  std::filesystem::create_directories(arguments.witness, error);
  if (error) {
    complain({fmt::format("{} 无法建立:{}", arguments.witness, error.message()),
              fmt::format("{} could not be made: {}", arguments.witness, error.message())},
             language);
    return not_completed;
  }
  for (const SetReport& set : report.sets) {
    for (std::size_t i = 0; i < set.change.provisions.size(); ++i) {
      for (const auto& [name, witness] : named_witnesses(set.change.provisions[i], set.witnesses[i])) {
        const std::string path = (std::filesystem::path(arguments.witness) / (name + ".json")).string();
        const ExitStatus status = write_file(path, witness->profile, arguments.force, language);
        if (status != done) return status;
        report.files[witness] = path;
      }
    }
  }
  return done;
}

ExitStatus diff(const Arguments& arguments, const Common& common) {
  const std::optional<Date> as_of = as_of_option(arguments.as_of);
  std::vector<Diagnostic> diagnostics;
  const auto loaded = load_versions(arguments.before, arguments.after, common, diagnostics);
  if (!loaded) {
    print_errors(diagnostics, common.language);
    return input_error;
  }
  DiffReport report;
  report.before = arguments.before;
  report.after = arguments.after;
  pair_up(loaded->before, loaded->after, report);
  choose_day(as_of, report);
  const compare::Versions versions{loaded->before.open, loaded->after.open, report.as_of};
  find_witnesses(*loaded, versions, report);
  ExitStatus status = done;
  if (!arguments.population.empty()) {
    std::vector<Diagnostic> found;
    report.population =
        count_population(arguments.population, versions, sets_of(loaded->before), sets_of(loaded->after), found);
    print(found, common.language);
    if (!report.population) return input_error;
    if (report.population->errors > 0) status = input_error;
  }
  if (!arguments.witness.empty()) {
    const ExitStatus written = write_witnesses(arguments, report, common.language);
    if (written != done) return written;
  }
  if (arguments.exit_code && !report.same()) status = input_error;
  return print(common.json ? diff_json(report) : diff_text(report, common.language), common.language, status);
}

}  // namespace

Run add_diff(CLI::App& verb, Language words) {
  auto arguments = std::make_shared<Arguments>();
  const auto say = [&](const char* zh, const char* en) { return in({zh, en}, words); };
  verb.add_option("OLD", arguments->before,
                  say("旧版本:规则集文件、文件夹或内置规则集的编号",
                      "The older version: a rule set's file, a folder, or the id of an embedded one"))
      ->required()
      ->type_name("");
  verb.add_option("NEW", arguments->after, say("新版本,同上", "The newer version, likewise"))
      ->required()
      ->type_name("");
  verb.add_option(
          "--population", arguments->population,
          say("申报主体资料:JSON Lines(每行一份)、JSON 数组或文件夹;统计变好、变差的数目和最高额的增减",
              "Profiles, as JSON Lines (one a line), a JSON array or a folder: how many gain and lose, and by how much at most"))
      ->type_name("FILE");
  verb.add_option(
          "--witness", arguments->witness,
          say("把例子写进这个文件夹,供 evaluate 使用", "Write the examples into this folder, as profiles for evaluate"))
      ->type_name("DIR");
  verb.add_option("--as-of", arguments->as_of,
                  say("例子的申报日(默认两个版本同时有效的第一天)",
                      "The filing day of the examples (default: the first on which both are in force)"))
      ->type_name("YYYY-MM-DD");
  verb.add_flag("--exit-code", arguments->exit_code,
                say("有差别时退出状态为 1", "Status 1 where there is a difference"));
  verb.add_flag("--force", arguments->force, say("覆盖已有的例子文件", "Overwrite existing files of examples"));
  return [arguments](const Common& common) { return diff(*arguments, common); };
}

}  // namespace huiqi::cli
