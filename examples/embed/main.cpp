// A small application: builds a profile in code, evaluates it, walks the decisions.
#include <huiqi/huiqi.hpp>

#include <iostream>

namespace {

/// Prints what is wrong and gives the status to leave with.
int fail(const std::vector<huiqi::Diagnostic>& diagnostics) {
  for (const huiqi::Diagnostic& each : diagnostics) std::cerr << huiqi::to_string(each, huiqi::Language::en) << '\n';
  return 1;
}

void print(const huiqi::Decision& decision) {
  std::cout << decision.provision << ' ' << decision.subject.id << ' ' << huiqi::name(decision.status);
  if (decision.amount && decision.amount->ceiling) std::cout << " at most " << decision.amount->ceiling->to_string();
  std::cout << '\n';
  for (const huiqi::Missing& each : decision.missing) std::cout << "  to find out: " << each.label.en << '\n';
  for (const huiqi::Pending& each : decision.pending)
    std::cout << "  decided by " << each.by.en << ": " << each.what.en << '\n';
}

}  // namespace

int main() {
  const auto engine = huiqi::Engine::load();
  if (!engine) return fail(engine.diagnostics);

  huiqi::ProfileBuilder builder(*engine);
  builder.set("enterprise.registered_area", "450203")
      .set("enterprise.industry", "C3670")
      .set("projects.p1.kinds", std::vector<std::string>{"technical_transformation"})
      .set("projects.p1.fixed_asset_investment", "2000万元")
      .set("projects.p1.equipment_purchase", huiqi::Money::from_fen(2'500'000'000))
      .set_empty("prior_awards");
  const auto profile = builder.build();
  if (!profile) return fail(profile.diagnostics);

  huiqi::EvaluateOptions options;
  options.as_of = huiqi::Date::from_civil(2026, 5, 20);
  options.policies = {"lz-2a", "lz-3a"};
  const auto report = engine->evaluate(*profile, options);
  if (!report) return fail(report.diagnostics);

  for (const huiqi::Decision& decision : report->decisions) print(decision);
  return 0;
}
