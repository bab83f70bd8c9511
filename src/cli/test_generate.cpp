// `huiqi test --generate`: drafts of the cases that are missing, written where the author wants them. See test_run.hpp.
#include <fmt/format.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "cli/test_run.hpp"
#include "cli/verb.hpp"
#include "cli/write_file.hpp"

namespace huiqi::cli {

using Json = nlohmann::ordered_json;

ExitStatus write_drafts(TestRun& run, const Engine& engine, const std::string& path, bool force, Language language,
                        Drafts& drafts) {
  std::error_code ignored;
  const bool folder = std::filesystem::is_directory(path, ignored);
  if (!folder && run.coverage.size() > 1) {
    throw UsageError{
        {fmt::format("--generate:有 {} 个规则集,请给出已存在的文件夹", run.coverage.size()),
         fmt::format("--generate: there are {} rule sets: give a folder that exists", run.coverage.size())}};
  }
  if (!folder && !path.ends_with(".cases.json")) {
    throw UsageError{
        {fmt::format("--generate:案例文件的名称须以 .cases.json 结尾,“{}”不是(也不是已有的文件夹)", path),
         fmt::format("--generate: a case file's name ends in .cases.json; \"{}\" does not (and is no folder "
                     "that exists)",
                     path)}};
  }
  for (const auto& [set, confirmed] : run.coverage) {
    cases::Coverage& coverage = run.coverage_of_all(set);
    const std::string file = folder ? (std::filesystem::path(path) / (set + ".drafts.cases.json")).string() : path;
    if (!may_write(file, force, language)) return usage_error;
    std::vector<const cases::CaseFile*> files;
    for (const RunFile& each : run.files) {
      if (each.file.rule_set == set) files.push_back(&each.file);
    }
    cases::Generated generated = cases::generate(engine, files, coverage);
    Drafts::Set written{set, "", generated.drafts.size(), std::move(generated.not_found)};
    if (written.drafts > 0) {
      const ExitStatus status = write_file(file, cases::case_file(engine, generated, coverage, files), force, language);
      if (status != done) return status;
      written.file = file;
    }
    drafts.sets.push_back(std::move(written));
  }
  return done;
}

std::string text_of(const Drafts& drafts, const TestRun& run, const Engine& engine, Language language) {
  std::string text;
  for (const Drafts::Set& each : drafts.sets) {
    text += in({fmt::format("{}:草拟案例 {} 个,未能做到 {} 项\n", each.rule_set, each.drafts, each.not_found.size()),
                fmt::format("{}: drafts {}, not found {}\n", each.rule_set, each.drafts, each.not_found.size())},
               language);
    const cases::Coverage& coverage = run.coverage_of_all(each.rule_set);
    for (const cases::NotFound& one : each.not_found) {
      const Text goal = goal_words(one.what.second);
      const Text said = {fmt::format("{}:{}", goal.zh, one.because.zh), fmt::format("{}: {}", goal.en, one.because.en)};
      text += line_of(coverage, engine, coverage.items()[one.what.first], in(said, language), language);
    }
  }
  return text;
}

Json json_of(const Drafts& drafts, const TestRun& run) {
  Json json = Json::array();
  for (const Drafts::Set& each : drafts.sets) {
    Json set = {{"rule_set", each.rule_set},
                {"file", each.file.empty() ? Json() : Json(each.file)},
                {"drafts", each.drafts},
                {"not_found", Json::array()}};
    for (const cases::NotFound& one : each.not_found) {
      set["not_found"].push_back({{"name", run.coverage_of_all(each.rule_set).items()[one.what.first].name},
                                  {"goal", cases::name(one.what.second)},
                                  {"because", {{"zh", one.because.zh}, {"en", one.because.en}}}});
    }
    json.push_back(std::move(set));
  }
  return json;
}

}  // namespace huiqi::cli
