// See rule_files.hpp.
#include "cli/rule_files.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <spdlog/stopwatch.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "read/json.hpp"

namespace huiqi::cli {
namespace {

namespace fs = std::filesystem;

std::string name_of(const fs::path& path) {
  const std::u8string name = path.generic_u8string();
  return std::string(name.begin(), name.end());
}

fs::path path_of(const std::string& name) { return fs::path(std::u8string(name.begin(), name.end())); }

bool in_folder(const fs::path& path, const char* folder) {
  const fs::path parent = path.parent_path();
  return std::find(parent.begin(), parent.end(), fs::path(folder)) != parent.end();
}

void take(const std::string& file, RuleFiles& files, std::vector<Diagnostic>& diagnostics) {
  auto text = read::read_file(file, read::Limits{}, diagnostics);
  if (!text) return;
  auto& list = file.ends_with(".cases.json")            ? files.cases
               : file.ends_with(".reviews.json")        ? files.reviews
               : in_folder(path_of(file), "vocabulary") ? files.vocabulary
               : in_folder(path_of(file), "windows")    ? files.windows
                                                        : files.rule_sets;
  list.push_back({file, std::move(*text)});
}

void unreadable_folder(const std::string& folder, const std::error_code& reason, std::vector<Diagnostic>& diagnostics) {
  Diagnostic diagnostic;
  diagnostic.code = "file_unreadable";
  diagnostic.file = folder;
  diagnostic.message = {fmt::format("文件夹无法读取:{}", reason.message()),
                        fmt::format("the folder cannot be read: {}", reason.message())};
  diagnostics.push_back(std::move(diagnostic));
}

std::vector<std::string> json_files_below(const std::string& folder, std::vector<Diagnostic>& diagnostics) {
  std::vector<std::string> names;
  std::error_code error;
  fs::recursive_directory_iterator each(path_of(folder), error);
  for (; !error && each != fs::recursive_directory_iterator(); each.increment(error)) {
    const std::string name = name_of(each->path());
    if (each->path().filename().string().starts_with(".")) {
      each.disable_recursion_pending();
      continue;
    }
    std::error_code ignored;
    if (each->is_directory(ignored) || !name.ends_with(".json") || name.ends_with(".schema.json")) continue;
    names.push_back(name);
  }
  if (error) unreadable_folder(folder, error, diagnostics);
  std::sort(names.begin(), names.end());  // the order of a folder is chance
  return names;
}

}  // namespace

void collect(const std::string& path, RuleFiles& files, std::vector<Diagnostic>& diagnostics) {
  std::error_code error;
  if (!fs::is_directory(path_of(path), error)) {
    take(path, files, diagnostics);
    return;
  }
  const std::vector<std::string> names = json_files_below(path, diagnostics);
  for (const std::string& name : names) take(name, files, diagnostics);
  if (!names.empty() || has_errors(diagnostics)) return;
  Diagnostic diagnostic;
  diagnostic.code = "no_rules_found";
  diagnostic.file = path;
  diagnostic.message = {"这个文件夹里没有 .json 规则文件", "there are no .json rule files in this folder"};
  diagnostics.push_back(std::move(diagnostic));
}

std::optional<Engine> load_engine(const Common& common, const RuleFiles& further,
                                  std::vector<Diagnostic>& diagnostics) {
  RuleFiles files;
  for (const std::string& folder : common.rules) collect(folder, files, diagnostics);
  if (has_errors(diagnostics)) return std::nullopt;
  EngineOptions options;
  options.vocabulary = std::move(files.vocabulary);
  options.rule_sets = std::move(files.rule_sets);
  options.windows = std::move(files.windows);
  options.reviews = std::move(files.reviews);
  // The same file may be found twice, below --rules and below a PATH: it is one file, not two sets with one id.
  const auto add = [](std::vector<RuleFile>& into, const std::vector<RuleFile>& from) {
    for (const RuleFile& file : from) {
      const bool there = std::any_of(into.begin(), into.end(), [&](const RuleFile& each) {
        std::error_code error;
        return each.name == file.name || fs::equivalent(path_of(each.name), path_of(file.name), error);
      });
      if (!there) into.push_back(file);
    }
  };
  add(options.vocabulary, further.vocabulary);
  add(options.rule_sets, further.rule_sets);
  add(options.windows, further.windows);
  add(options.reviews, further.reviews);
  for (const RuleFile& file : options.vocabulary) spdlog::info("vocabulary {} ({} bytes)", file.name, file.text.size());
  for (const RuleFile& file : options.rule_sets) spdlog::info("rule set {} ({} bytes)", file.name, file.text.size());
  for (const RuleFile& file : options.windows) spdlog::info("windows {} ({} bytes)", file.name, file.text.size());
  for (const RuleFile& file : options.reviews) spdlog::info("reviews {} ({} bytes)", file.name, file.text.size());
  const spdlog::stopwatch watch;
  Result<Engine> engine = Engine::load(options);
  spdlog::info("loading took {:.1f} ms", watch.elapsed().count() * 1000);
  diagnostics.insert(diagnostics.end(), engine.diagnostics.begin(), engine.diagnostics.end());
  if (!engine) return std::nullopt;
  for (const Engine::PolicyInfo& policy : engine->policies()) {
    spdlog::info("{} version {}: {} provisions, {} records, digest {}", policy.id, policy.version,
                 policy.provisions.size(), policy.records.size(), policy.digest);
  }
  return std::move(engine.value);
}

}  // namespace huiqi::cli
