// From the caller's options to what one evaluation goes by. See evaluation.hpp.
#include <fmt/format.h>

#include <algorithm>

#include "evaluate/evaluation.hpp"
#include "language/provision_reader.hpp"
#include "read/object.hpp"

namespace huiqi::evaluate {
namespace {

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
  Planner(const engine_detail::Loaded& loaded, const EvaluateOptions& options, std::vector<Diagnostic>& diagnostics)
      : loaded_(loaded), options_(options), diagnostics_(diagnostics) {}

  Plan plan(Date as_of) {
    Plan plan = plain_plan(loaded_, as_of);
    plan.distance = options_.distance;
    choose_provisions(plan);
    choose_parameters(plan);
    check_readings();
    if (has_errors(diagnostics_) || options_.readings.empty()) return plan;
    for (std::size_t p = 0; p < loaded_.program.provisions.size(); ++p) {
      plan.accepted[p] = accepted(loaded_.program.provisions[p], options_.readings);
    }
    return plan;
  }

 private:
  void choose_provisions(Plan& plan) {
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

  void choose_parameters(Plan& plan) {
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
        plan.parameters[place] = Span::point(*value);
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

  const engine_detail::Loaded& loaded_;
  const EvaluateOptions& options_;
  std::vector<Diagnostic>& diagnostics_;
};

}  // namespace

Plan make_plan(const engine_detail::Loaded& loaded, const EvaluateOptions& options, Date as_of,
               std::vector<Diagnostic>& diagnostics) {
  return Planner(loaded, options, diagnostics).plan(as_of);
}

}  // namespace huiqi::evaluate
