// The public engine: loads, reads profiles, evaluates. See huiqi/engine.hpp. Tests: tests/evaluate/engine_test.cpp
#include "huiqi/engine.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <set>

#include "evaluate/evaluation.hpp"
#include "evaluate/loaded.hpp"
#include "language/provision_reader.hpp"
#include "read/comments.hpp"
#include "read/embedded.hpp"
#include "read/json.hpp"
#include "read/object.hpp"

namespace huiqi {

class Engine::Workspace {
 public:
  evaluate::Workspace workspace;
};

namespace {

using engine_detail::Loaded;

enum class Sort { vocabulary, rule_sets, reviews };

Sort sort_of(std::string_view path) {
  if (path.starts_with("vocabulary/")) return Sort::vocabulary;
  return path.ends_with(".reviews.json") ? Sort::reviews : Sort::rule_sets;
}

/// The embedded files of one sort, with the caller's; a vocabulary or a file of reviews takes the place of one of the same name.
std::vector<RuleFile> gather(bool embedded, Sort sort, const std::vector<RuleFile>& more) {
  std::map<std::string, RuleFile> files;
  if (embedded) {
    for (const read::EmbeddedFile& file : read::embedded_files()) {
      if (sort_of(file.path) != sort) continue;
      const std::string_view name = file.path.substr(file.path.rfind('/') + 1);
      files[std::string(name)] = {std::string(file.path), std::string(file.text)};
    }
  }
  std::vector<RuleFile> result;
  for (const RuleFile& file : more) {
    const std::string name = file.name.substr(file.name.rfind('/') + 1);
    if (sort != Sort::rule_sets) files.erase(name);
  }
  for (auto& [name, file] : files) result.push_back(std::move(file));
  result.insert(result.end(), more.begin(), more.end());
  return result;
}

std::optional<vocabulary::Vocabulary> load_vocabulary(const EngineOptions& options,
                                                      std::vector<Diagnostic>& diagnostics) {
  std::vector<std::pair<std::string, read::Node>> nodes;
  bool right = true;
  for (const RuleFile& file : gather(options.embedded, Sort::vocabulary, options.vocabulary)) {
    if (auto node = read::parse_commented(file.text, file.name, {}, diagnostics))
      nodes.emplace_back(file.name, std::move(*node));
    else
      right = false;
  }
  if (!right) return std::nullopt;
  return vocabulary::read_vocabulary(nodes, diagnostics);
}

/// A caller's rule set with the id of an embedded one replaces it; two of the caller's with one id are an error.
void read_rule_sets(const EngineOptions& options, const vocabulary::Vocabulary& vocabulary,
                    std::vector<language::RuleSet>& sets, std::vector<Diagnostic>& diagnostics) {
  std::vector<std::pair<std::string, read::Node>> nodes;
  std::set<std::string> own_ids;
  for (const RuleFile& file : options.rule_sets) {
    auto node = read::parse_commented(file.text, file.name, {}, diagnostics);
    if (!node) continue;
    if (const read::Node* id = node->find("id")) own_ids.insert(id->text);
    nodes.emplace_back(file.name, std::move(*node));
  }
  for (const RuleFile& file : gather(options.embedded, Sort::rule_sets, {})) {
    auto node = read::parse_commented(file.text, file.name, {}, diagnostics);
    if (!node) continue;
    const read::Node* id = node->find("id");
    if (id == nullptr || !own_ids.contains(id->text)) nodes.emplace_back(file.name, std::move(*node));
  }
  for (const auto& [name, node] : nodes) {
    if (auto set = language::read_rule_set(node, name, vocabulary, diagnostics)) sets.push_back(std::move(*set));
  }
  std::stable_sort(sets.begin(), sets.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
}

void read_windows(const EngineOptions& options, Loaded& loaded, std::vector<Diagnostic>& diagnostics) {
  for (const RuleFile& file : options.windows) {
    const auto node = read::parse_commented(file.text, file.name, {}, diagnostics);
    if (!node) continue;
    if (auto read = windows::read_windows(*node, file.name, loaded.rule_sets, diagnostics))
      loaded.windows.push_back(std::move(*read));
  }
  windows::check_together(loaded.windows, diagnostics);
}

void read_reviews(const EngineOptions& options, Loaded& loaded, std::vector<Diagnostic>& diagnostics) {
  for (const RuleFile& file : gather(options.embedded, Sort::reviews, options.reviews)) {
    const auto node = read::parse(file.text, file.name, {}, diagnostics);
    if (!node) continue;
    if (auto read = reviews::read_reviews(*node, file.name, loaded.rule_sets, diagnostics))
      loaded.reviews.push_back(std::move(*read));
  }
}

profile::KnownIds known_ids(const std::vector<language::RuleSet>& sets) {
  profile::KnownIds known;
  for (const language::RuleSet& set : sets) {
    for (const language::Provision& provision : set.provisions) {
      if (provision.target)
        known.indicators[provision.id] = provision.target->unit;
      else if (provision.grant)
        known.grants[provision.id] = provision.subject;
    }
  }
  return known;
}

/// The civil date in UTC+8, the time of the documents.
Date today() {
  using namespace std::chrono;
  const auto now = time_point_cast<hours>(system_clock::now() + hours(8));
  return *Date::from_days(floor<days>(now).time_since_epoch().count());
}

Diagnostic option_error(std::string code, Text message, Text suggestion) {
  Diagnostic diagnostic;
  diagnostic.code = std::move(code);
  diagnostic.message = std::move(message);
  diagnostic.suggestion = std::move(suggestion);
  return diagnostic;
}

/// Turns the caller's options into a plan; every name that does not exist is an error.
class Planner {
 public:
  Planner(const Loaded& loaded, const EvaluateOptions& options, std::vector<Diagnostic>& diagnostics)
      : loaded_(loaded), options_(options), diagnostics_(diagnostics) {}

  evaluate::Plan plan(Date as_of) {
    evaluate::Plan plan = evaluate::plain_plan(loaded_, as_of);
    plan.distance = options_.distance;
    choose_provisions(plan);
    choose_parameters(plan);
    check_readings();
    if (has_errors(diagnostics_)) return plan;
    for (std::size_t p = 0; p < loaded_.program.provisions.size(); ++p) {
      plan.accepted[p] = evaluate::accepted(loaded_.program.provisions[p], options_.readings);
    }
    return plan;
  }

 private:
  void choose_provisions(evaluate::Plan& plan) {
    if (options_.policies.empty()) return;
    std::fill(plan.wanted.begin(), plan.wanted.end(), false);
    std::vector<std::string> names;
    for (const language::RuleSet& set : loaded_.rule_sets) names.push_back(set.id);
    for (const compile::Provision& each : loaded_.program.provisions) names.push_back(each.source->id);
    for (const std::string& wanted : options_.policies) {
      bool found = false;
      for (std::size_t p = 0; p < loaded_.program.provisions.size(); ++p) {
        const compile::Provision& each = loaded_.program.provisions[p];
        if (each.source->id != wanted && each.set->id != wanted) continue;
        plan.wanted[p] = found = true;
      }
      if (found) continue;
      diagnostics_.push_back(option_error(
          "unknown_policy",
          {fmt::format("没有政策或条款“{}”", wanted), fmt::format("there is no policy or provision \"{}\"", wanted)},
          read::did_you_mean(wanted, names)));
    }
  }

  void choose_parameters(evaluate::Plan& plan) {
    const auto& slots = loaded_.program.parameters;
    std::vector<std::string> names;
    for (const compile::ParameterSlot& slot : slots) names.push_back(slot.name);
    for (const auto& [name, text] : options_.parameters) {
      const auto found = std::find(names.begin(), names.end(), name);
      if (found == names.end()) {
        diagnostics_.push_back(option_error(
            "unknown_parameter", {fmt::format("没有参数“{}”", name), fmt::format("there is no parameter \"{}\"", name)},
            read::suggest(name, names)));
        continue;
      }
      const auto place = static_cast<std::size_t>(found - names.begin());
      const auto value = language::parse_parameter(slots[place].type, text);
      if (value) {
        plan.parameters[place] = evaluate::Span::point(*value);
      } else {
        diagnostics_.push_back(option_error("wrong_unit",
                                            {fmt::format("参数“{}”的值“{}”不对", name, text),
                                             fmt::format("\"{}\" is no value for the parameter \"{}\"", text, name)},
                                            {}));
      }
    }
  }

  void check_readings() {
    std::vector<std::string> names;
    for (const compile::Provision& each : loaded_.program.provisions) {
      for (const language::ReadingPoint& point : each.source->points) {
        const std::string name = each.source->id + "." + point.name;
        names.push_back(name);
        const auto chosen = options_.readings.find(name);
        if (chosen == options_.readings.end()) continue;
        if (std::find(point.options.begin(), point.options.end(), chosen->second) != point.options.end()) continue;
        diagnostics_.push_back(option_error("unknown_reading",
                                            {fmt::format("“{}”没有读法“{}”", name, chosen->second),
                                             fmt::format("\"{}\" has no reading \"{}\"", name, chosen->second)},
                                            read::suggest(chosen->second, point.options)));
      }
    }
    for (const auto& [name, option] : options_.readings) {
      if (std::find(names.begin(), names.end(), name) != names.end()) continue;
      diagnostics_.push_back(option_error(
          "unknown_reading", {fmt::format("没有读法点“{}”", name), fmt::format("there is no reading \"{}\"", name)},
          read::did_you_mean(name, names)));
    }
  }

  const Loaded& loaded_;
  const EvaluateOptions& options_;
  std::vector<Diagnostic>& diagnostics_;
};

}  // namespace

Result<Engine> Engine::load(const EngineOptions& options) {
  Result<Engine> result;
  auto vocabulary = load_vocabulary(options, result.diagnostics);
  if (!vocabulary) return result;
  auto loaded = std::make_shared<Loaded>();
  loaded->vocabulary = std::make_shared<const vocabulary::Vocabulary>(std::move(*vocabulary));
  read_rule_sets(options, *loaded->vocabulary, loaded->rule_sets, result.diagnostics);
  if (has_errors(result.diagnostics)) return result;
  language::check_together(loaded->rule_sets, result.diagnostics);
  if (has_errors(result.diagnostics)) return result;
  read_windows(options, *loaded, result.diagnostics);
  read_reviews(options, *loaded, result.diagnostics);
  if (has_errors(result.diagnostics)) return result;
  loaded->program = compile::compile(loaded->rule_sets, *loaded->vocabulary);
  loaded->known = known_ids(loaded->rule_sets);
  loaded->warnings = result.diagnostics;
  Engine engine;
  engine.loaded_ = std::move(loaded);
  result.value = std::move(engine);
  return result;
}

Result<Profile> Engine::read_profile(std::string_view json, const std::string& name) const {
  Result<Profile> result;
  auto node = read::parse(json, name, {}, result.diagnostics);
  if (!node) return result;
  auto applicant = profile::read_applicant(*node, name, loaded_->vocabulary, loaded_->known, result.diagnostics);
  if (!applicant) return result;
  applicant->source = std::make_shared<const read::Node>(std::move(*node));
  result.value.emplace(std::make_shared<const profile::Applicant>(std::move(*applicant)));
  return result;
}

Result<Report> Engine::evaluate(const Profile& profile, const EvaluateOptions& options) const {
  Result<Report> result;
  const profile::Applicant& applicant = profile.applicant();
  const Date as_of = options.as_of ? *options.as_of : applicant.as_of ? *applicant.as_of : today();
  const evaluate::Plan plan = Planner(*loaded_, options, result.diagnostics).plan(as_of);
  if (has_errors(result.diagnostics)) return result;
  Report report = evaluate::report(*loaded_, applicant, plan, result.diagnostics);
  if (has_errors(result.diagnostics)) return result;
  report.as_of_basis = options.as_of ? "option" : applicant.as_of ? "profile" : "today";
  if (report.as_of_basis == "today") report.notes.push_back({"as_of_today", {}, {}});
  result.value = std::move(report);
  return result;
}

std::shared_ptr<Engine::Workspace> Engine::make_workspace() const {
  auto workspace = std::make_shared<Workspace>();
  workspace->workspace.plan = evaluate::plain_plan(*loaded_, Date());
  return workspace;
}

Result<std::shared_ptr<Engine::Workspace>> Engine::make_workspace(const EvaluateOptions& options) const {
  Result<std::shared_ptr<Workspace>> result;
  evaluate::Plan plan = Planner(*loaded_, options, result.diagnostics).plan(Date());
  if (has_errors(result.diagnostics)) return result;
  result.value = std::make_shared<Workspace>();
  (*result.value)->workspace.plan = std::move(plan);
  return result;
}

bool Engine::verdicts(const Profile& profile, Date as_of, Workspace& workspace, std::vector<Verdict>& results) const {
  return evaluate::verdicts(*loaded_, profile.applicant(), as_of, workspace.workspace, results);
}

std::vector<Engine::PolicyInfo> Engine::policies() const {
  std::vector<PolicyInfo> result;
  for (const language::RuleSet& set : loaded_->rule_sets) {
    PolicyInfo info{set.id, set.version, set.number, set.digest, set.title, set.in_force_from, set.in_force_until,
                    {},     {},          {}};
    for (const language::Provision& provision : set.provisions) {
      info.provisions.push_back(provision.id);
      for (const reviews::Review* each : reviews::of(loaded_->reviews, provision.id))
        info.reviews.push_back({each->provision, each->by, each->on, each->digest, each->holds});
    }
    for (const language::ClauseRecord& record : set.records) info.records.push_back(record.id);
    result.push_back(std::move(info));
  }
  return result;
}

std::vector<std::string> Engine::provisions() const {
  std::vector<std::string> ids;
  for (const compile::Provision& provision : loaded_->program.provisions) ids.push_back(provision.source->id);
  return ids;
}

}  // namespace huiqi
