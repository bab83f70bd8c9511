// huiqi review ID --by NAME: records that someone has read provisions against the paper. The file stands beside the rule set.
// Format: docs/reviews.md. Tests: tests/cli/transcripts/reviews.txt
#include "reviews/reviews.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>

#include "cli/input.hpp"
#include "cli/output.hpp"
#include "cli/rule_files.hpp"
#include "cli/verb.hpp"
#include "cli/write_file.hpp"
#include "evaluate/loaded.hpp"
#include "read/object.hpp"

namespace huiqi::cli {
namespace {

struct Arguments {
  std::vector<std::string> ids;
  std::string by, on, output;
};

struct Chosen {
  const language::RuleSet* set = nullptr;
  std::vector<const language::Provision*> provisions;
};

/// "QJ-07" is how people write it.
bool same_id(const std::string& id, const std::string& written) {
  return std::equal(id.begin(), id.end(), written.begin(), written.end(), [](char a, char b) {
    return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b + ('a' - 'A')) : b);
  });
}

/// The provisions that the ids name, all of one rule set.
Chosen choose(const engine_detail::Loaded& loaded, const std::vector<std::string>& ids) {
  Chosen chosen;
  std::vector<std::string> known;
  for (const std::string& id : ids) {
    bool found = false;
    for (const language::RuleSet& set : loaded.rule_sets) {
      known.push_back(set.id);
      for (const language::Provision& each : set.provisions) {
        known.push_back(each.id);
        if (!same_id(set.id, id) && !same_id(each.id, id)) continue;
        if (chosen.set != nullptr && chosen.set != &set)
          throw UsageError{{"一次只复核一份规则集的条款", "review provisions of one rule set at a time"}};
        chosen.set = &set;
        found = true;
        chosen.provisions.push_back(&each);
      }
    }
    if (found) continue;
    const Text near = read::did_you_mean(id, known);
    throw UsageError{{fmt::format("没有政策或条款“{}”;{}", id, near.empty() ? "用 huiqi list 查看全部" : near.zh),
                      fmt::format("there is no policy or provision \"{}\"; {}", id,
                                  near.empty() ? "huiqi list shows all" : near.en)}};
  }
  return chosen;
}

/// Beside the rule set where that is a file of the caller's; an embedded one has no place that could be written to.
std::string default_output(const language::RuleSet& set, const RuleFiles& files) {
  const bool own = std::any_of(files.rule_sets.begin(), files.rule_sets.end(),
                               [&](const RuleFile& each) { return each.name == set.file; });
  if (!own) {
    throw UsageError{{fmt::format("规则集“{}”是内置的:用 -o 写明复核记录写到哪里", set.id),
                      fmt::format("the rule set \"{}\" is embedded: -o says where its reviews are written", set.id)}};
  }
  const std::string ending = ".json";
  const std::string stem = set.file.ends_with(ending) ? set.file.substr(0, set.file.size() - ending.size()) : set.file;
  return stem + ".reviews.json";
}

/// What the file holds already; an empty one of the rule set where there is none.
std::optional<reviews::File> existing(const std::string& path, const engine_detail::Loaded& loaded,
                                      const language::RuleSet& set, std::vector<Diagnostic>& diagnostics) {
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) return reviews::File{path, set.id, {}};
  const auto text = read_input(path, path, diagnostics);
  const auto node = text ? read::parse(*text, path, read::Limits{}, diagnostics) : std::nullopt;
  auto file = node ? reviews::read_reviews(*node, path, loaded.rule_sets, diagnostics) : std::nullopt;
  if (file && file->rule_set != set.id) {
    throw UsageError{{fmt::format("{} 是规则集“{}”的复核记录,不是“{}”的", path, file->rule_set, set.id),
                      fmt::format("{} holds reviews of \"{}\", not of \"{}\"", path, file->rule_set, set.id)}};
  }
  return file;
}

ExitStatus review(const Arguments& arguments, const Common& common) {
  if (arguments.by.empty() || arguments.by.find_first_not_of(' ') == std::string::npos)
    throw UsageError{{"--by 须写明复核人", "--by must say who reviewed"}};
  const Date on = day_option("--on", arguments.on).value_or(today());
  std::vector<Diagnostic> diagnostics;
  RuleFiles files;
  for (const std::string& folder : common.rules) collect(folder, files, diagnostics);
  const auto engine = has_errors(diagnostics) ? std::nullopt : load_engine(common, {}, diagnostics);
  if (!engine) {
    print_errors(diagnostics, common.language);
    return input_error;
  }
  const Chosen chosen = choose(engine->loaded(), arguments.ids);
  const std::string path = arguments.output.empty() ? default_output(*chosen.set, files) : arguments.output;
  std::vector<Diagnostic> found;
  auto file = existing(path, engine->loaded(), *chosen.set, found);
  if (!file) {
    print_errors(found, common.language);
    return input_error;
  }
  for (const language::Provision* each : chosen.provisions) {
    std::erase_if(file->reviews,
                  [&](const reviews::Review& one) { return one.provision == each->id && one.by == arguments.by; });
    file->reviews.push_back({each->id, arguments.by, on, each->content, true, {}, {}});
  }
  return write_file(path, reviews::write(*file, *chosen.set), true, common.language);
}

}  // namespace

Run add_review(CLI::App& verb, Language words) {
  auto arguments = std::make_shared<Arguments>();
  const auto say = [&](const char* zh, const char* en) { return in({zh, en}, words); };
  verb.add_option(
          "ID", arguments->ids,
          say("已对照原文复核的条款,或整份政策", "The provisions that were read against the paper, or a whole policy"))
      ->required()
      ->type_name("");
  verb.add_option("--by", arguments->by, say("复核人", "Who reviewed"))->required()->type_name("NAME");
  verb.add_option("--on", arguments->on, say("复核日(默认今天)", "The day of the review (default: today)"))
      ->type_name("YYYY-MM-DD");
  verb.add_option("-o,--output", arguments->output,
                  say("写入的文件(默认在规则集旁:….reviews.json)",
                      "The file to write (default: beside the rule set: ….reviews.json)"))
      ->type_name("FILE");
  return [arguments](const Common& common) { return review(*arguments, common); };
}

}  // namespace huiqi::cli
