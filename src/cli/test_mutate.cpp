// See test_mutate.hpp; the mutants themselves: src/mutate/.
#include "cli/test_mutate.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <spdlog/stopwatch.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <thread>

#include "cli/output.hpp"
#include "evaluate/loaded.hpp"
#include "mutate/trial.hpp"
#include "read/object.hpp"
#include "values/rational.hpp"

namespace huiqi::cli {
namespace {

using Json = nlohmann::ordered_json;
using mutate::Count;
using mutate::Fate;
using mutate::Tried;

/// "97.3": exact, rounded down.
std::string score_text(int tenths) { return fmt::format("{}.{}", tenths / 10, tenths % 10); }

std::string count_text(const Count& count, Language language) {
  return in({fmt::format("改动 {} 处,察觉 {} 处,未察觉 {} 处,察觉率 {}%", count.tried(), count.noticed, count.survived,
                         score_text(count.score())),
             fmt::format("changes {}, noticed {}, not noticed {}, score {}%", count.tried(), count.noticed,
                         count.survived, score_text(count.score()))},
            language);
}

std::size_t explained(const mutate::SetTrial& set) {
  return static_cast<std::size_t>(
      std::count_if(set.tried.begin(), set.tried.end(), [](const Tried& each) { return each.explanation != nullptr; }));
}

std::string survivor_text(const Tried& each, const std::string& file, Language language) {
  const mutate::Mutant& mutant = each.mutant;
  std::string text =
      fmt::format("  {}:{}:{}: {} [{}]: {} → {}\n", file, mutant.place.line, mutant.place.column, mutant.id,
                  in(mutate::words(mutant.family), language), in(mutant.from, language), in(mutant.to, language));
  if (each.explanation != nullptr)
    text += fmt::format(
        "      {}\n",
        in({"说明:" + each.explanation->because.zh, "explained: " + each.explanation->because.en}, language));
  return text;
}

std::string text_of(const mutate::SetTrial& set, Language language) {
  const Count count = set.count();
  std::string text = fmt::format("{}{}{}", set.set->id, in({":", ": "}, language), count_text(count, language));
  text +=
      in({fmt::format(";未察觉而有说明 {} 处;另有 {} 处不会改变任何答案,不计\n", explained(set), count.equivalent),
          fmt::format("; explained {}; {} more change no answer and do not count\n", explained(set), count.equivalent)},
         language);
  for (int family = 0; family < mutate::family_count; ++family) {
    const auto each = static_cast<mutate::Family>(family);
    const Count part = set.count(each);
    if (part.tried() > 0)
      text += fmt::format("  {} {}\n", padded(in(mutate::words(each), language), 20), count_text(part, language));
  }
  for (const Tried& each : set.tried) {
    if (each.fate == Fate::survived) text += survivor_text(each, set.set->file, language);
  }
  return text;
}

Json words(const Text& text) { return {{"zh", text.zh}, {"en", text.en}}; }

Json json_of(const Count& count) {
  return {{"score", Json::parse(score_text(count.score()))},
          {"mutants", count.tried()},
          {"killed", count.noticed},
          {"survived", count.survived},
          {"equivalent", count.equivalent}};
}

Json json_of(const Tried& each, const language::RuleSet& set) {
  const mutate::Mutant& mutant = each.mutant;
  return {{"id", mutant.id},
          {"rule_set", set.id},
          {"provision", mutant.provision.empty() ? Json() : Json(mutant.provision)},
          {"condition", mutant.condition.empty() ? Json() : Json(mutant.condition)},
          {"file", set.file},
          {"line", mutant.place.line},
          {"column", mutant.place.column},
          {"family", mutate::name(mutant.family)},
          {"operator", mutant.operation},
          {"from", words(mutant.from)},
          {"to", words(mutant.to)},
          {"explained", each.explanation != nullptr},
          {"because", each.explanation != nullptr ? words(each.explanation->because) : Json()}};
}

std::string json_text(const mutate::Trial& trial) {
  Json json = json_of(trial.count());
  json["rule_sets"] = Json::array();
  json["survivors"] = Json::array();
  for (const mutate::SetTrial& set : trial.sets) {
    Json one = {{"id", set.set->id}};
    one.update(json_of(set.count()));
    one["explained"] = explained(set);
    one["families"] = Json::array();
    for (int family = 0; family < mutate::family_count; ++family) {
      const auto each = static_cast<mutate::Family>(family);
      if (set.count(each).tried() == 0) continue;
      Json part = {{"family", mutate::name(each)}};
      part.update(json_of(set.count(each)));
      one["families"].push_back(std::move(part));
    }
    json["rule_sets"].push_back(std::move(one));
    for (const Tried& each : set.tried) {
      if (each.fate == Fate::survived) json["survivors"].push_back(json_of(each, *set.set));
    }
  }
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

void warn_of_unused(const mutate::Trial& trial, Language language) {
  std::vector<Diagnostic> warnings;
  for (const cases::Unnoticed* each : trial.unused) {
    Diagnostic warning;
    warning.severity = Severity::warning;
    warning.code = "idle_explanation";
    warning.file = each->file;
    warning.place = each->place;
    warning.message = {fmt::format("没有未被察觉的改动“{}”,这条说明多余", each->mutant),
                       fmt::format("no change \"{}\" goes unnoticed: this explanation explains nothing", each->mutant)};
    warnings.push_back(std::move(warning));
  }
  print(warnings, language);
}

void require_known(const std::vector<std::string>& only, const Engine& engine) {
  std::vector<std::string> names;
  for (const language::RuleSet& set : engine.loaded().rule_sets) {
    names.push_back(set.id);
    for (const language::Provision& provision : set.provisions) names.push_back(provision.id);
  }
  for (const std::string& each : only) require_one_of("--only", each, names);
}

/// Tenths of a percent. Anything but a percentage is a mistake of the command line.
int tenths_of(const std::string& at_least) {
  if (at_least.empty()) return 0;
  const auto percent = Rational::parse_decimal(at_least);
  if (!percent || *percent < Rational(0) || *percent > Rational(100)) {
    throw UsageError{{fmt::format("--at-least 应为 0 至 100 的百分数,而不是“{}”", at_least),
                      fmt::format("--at-least is a percentage from 0 to 100, not \"{}\"", at_least)}};
  }
  return static_cast<int>((*percent * Rational(10)).ceil().value_or(1000));
}

}  // namespace

void add_mutate_options(CLI::App& verb, MutateArguments& arguments, Language words) {
  verb.add_flag("--mutate", arguments.mutate,
                in({"把规则逐处改错,列出没有案例察觉的改动",
                    "Change the rules one place at a time; list the changes that no case notices"},
                   words));
  verb.add_option(
          "--only", arguments.only,
          in({"与 --mutate 同用:只改这些规则集或条款", "With --mutate: only these rule sets or provisions"}, words))
      ->type_name("ID")
      ->delimiter(',')
      ->allow_extra_args(false);
  verb.add_option("--jobs", arguments.jobs,
                  in({"与 --mutate 同用:线程数(默认随机器)", "With --mutate: threads (default: the machine's)"}, words))
      ->type_name("N");
  verb.add_option("--at-least", arguments.at_least,
                  in({"与 --mutate 同用:任一规则集的察觉率低于此则状态为 1",
                      "With --mutate: status 1 where a rule set's score is lower"},
                     words))
      ->type_name("PERCENT");
}

void require_mutate(const MutateArguments& arguments) {
  if (arguments.mutate) return;
  const char* idle = !arguments.only.empty()       ? "--only"
                     : arguments.jobs != 0         ? "--jobs"
                     : !arguments.at_least.empty() ? "--at-least"
                                                   : nullptr;
  if (idle == nullptr) return;
  throw UsageError{{fmt::format("{} 只与 --mutate 同用", idle), fmt::format("{} goes with --mutate", idle)}};
}

ExitStatus test_mutants(const MutateArguments& arguments, const Engine& engine,
                        const std::vector<cases::CaseFile>& files, const Common& common) {
  require_known(arguments.only, engine);
  const int wanted = tenths_of(arguments.at_least);
  mutate::TrialOptions options;
  options.only = arguments.only;
  options.jobs = arguments.jobs != 0 ? arguments.jobs : std::max(1u, std::thread::hardware_concurrency());
  const spdlog::stopwatch watch;
  const mutate::Trial trial = mutate::try_mutants(engine, files, options);
  spdlog::info("trying took {:.1f} s with {} threads", watch.elapsed().count(), options.jobs);
  if (!trial.failing.empty()) {
    const cases::Case& first = *trial.failing.front();
    complain(
        {fmt::format("有 {} 个案例与规则不符,没有改动规则;先看 huiqi test(第一个:{}:{}:{})", trial.failing.size(),
                     first.file, first.place.line, first.name),
         fmt::format("{} cases differ from the rules as they stand, so nothing was changed; see huiqi test (the first: "
                     "{}:{}: {})",
                     trial.failing.size(), first.file, first.place.line, first.name)},
        common.language);
    return input_error;
  }
  warn_of_unused(trial, common.language);
  const bool enough = std::all_of(trial.sets.begin(), trial.sets.end(),
                                  [&](const mutate::SetTrial& set) { return set.count().score() >= wanted; });
  std::string answer;
  if (common.json) {
    answer = json_text(trial);
  } else {
    for (const mutate::SetTrial& set : trial.sets) answer += text_of(set, common.language);
    if (trial.sets.size() != 1)
      answer +=
          fmt::format("{}{}\n", in({"合计:", "in all: "}, common.language), count_text(trial.count(), common.language));
  }
  return print(answer, common.language, enough ? done : input_error);
}

}  // namespace huiqi::cli
