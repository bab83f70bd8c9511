// What `huiqi test` prints: each difference with what was expected, what came and why; then the counts.
// See test_run.hpp.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "cli/test_run.hpp"

namespace huiqi::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string text_of(const cases::Case& each, const cases::CaseResult& result, Language language) {
  const std::string about = each.subject.empty() ? each.provision : each.provision + " " + each.subject;
  std::string text =
      fmt::format("{}: {} ({}, {})\n", where(each.file, each.place), each.name, about, each.as_of.to_string());
  for (const cases::Difference& difference : result.differences) {
    const Text pattern = {"应为 {},实为 {}", "expected {}, got {}"};
    text += fmt::format("  {}: {}", difference.column,
                        fmt::format(fmt::runtime(in(pattern, language)), in(difference.expected, language),
                                    in(difference.got, language)));
    text += fmt::format("  ({}:{})\n", difference.place.line, difference.place.column);
    if (!difference.because.empty()) text += fmt::format("      {}\n", in(difference.because, language));
  }
  return text;
}

Json words(const Text& text) { return {{"zh", text.zh}, {"en", text.en}}; }

Json json_of(const cases::Case& each, const cases::CaseResult& result) {
  Json failed = {{"name", each.name},
                 {"file", each.file},
                 {"line", each.place.line},
                 {"provision", each.provision},
                 {"differences", Json::array()}};
  for (const cases::Difference& difference : result.differences) {
    failed["differences"].push_back({{"column", difference.column},
                                     {"line", difference.place.line},
                                     {"expected", words(difference.expected)},
                                     {"got", words(difference.got)},
                                     {"because", difference.because.empty() ? Json() : words(difference.because)}});
  }
  return failed;
}

}  // namespace

std::string where(const std::string& file, const Place& place) {
  return fmt::format("{}:{}:{}", file, place.line, place.column);
}

std::size_t TestRun::cases() const {
  std::size_t count = 0;
  for (const RunFile& each : files) count += each.results.size();
  return count;
}

std::size_t TestRun::failed() const {
  std::size_t count = 0;
  for (const RunFile& each : files) {
    for (const cases::CaseResult& result : each.results) count += result.passed() ? 0 : 1;
  }
  return count;
}

std::size_t TestRun::unconfirmed() const {
  std::size_t count = 0;
  for (const RunFile& each : files) {
    for (const cases::Case& one : each.file.cases) count += one.confirm ? 1 : 0;
  }
  return count;
}

std::string text_of(const TestRun& run, const Engine& engine, bool list_coverage, Language language) {
  std::string text;
  for (const RunFile& each : run.files) {
    for (std::size_t i = 0; i < each.results.size(); ++i) {
      if (!each.results[i].passed()) text += text_of(each.file.cases[i], each.results[i], language);
    }
  }
  const std::size_t cases = run.cases(), failed = run.failed(), unconfirmed = run.unconfirmed();
  text +=
      in({fmt::format("案例 {} 个,文件 {} 个:通过 {} 个,不符 {} 个", cases, run.files.size(), cases - failed, failed),
          fmt::format("cases {}, files {}: passed {}, failed {}", cases, run.files.size(), cases - failed, failed)},
         language);
  if (unconfirmed > 0)
    text += in({fmt::format(",其中待确认 {} 个", unconfirmed), fmt::format(", unconfirmed {}", unconfirmed)}, language);
  return text + "\n" + coverage_text(run, engine, list_coverage, language);
}

std::string json_of(const TestRun& run, Json coverage, const Json* drafts) {
  Json json = {{"files", run.files.size()},
               {"cases", run.cases()},
               {"unconfirmed", run.unconfirmed()},
               {"failed", Json::array()}};
  for (const RunFile& each : run.files) {
    for (std::size_t i = 0; i < each.results.size(); ++i) {
      if (!each.results[i].passed()) json["failed"].push_back(json_of(each.file.cases[i], each.results[i]));
    }
  }
  json["coverage"] = std::move(coverage);
  if (drafts != nullptr) json["generated"] = *drafts;
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace huiqi::cli
