// huiqi: what a policy gives, whether every condition is met, what is missing, how much at most, and which clause says so.
//
// A short tour:
//
//     #include <huiqi/huiqi.hpp>
//
//     // 1. Load once. The rule sets are in the library; nothing is read from disk.
//     huiqi::Result<huiqi::Engine> engine = huiqi::Engine::load();
//     if (!engine) { for (const auto& d : engine.diagnostics) log(huiqi::to_string(d, huiqi::Language::en)); return; }
//
//     // 2. Say what is known: a file's text, or in code. What is not said is unknown: neither zero nor false.
//     huiqi::ProfileBuilder builder(*engine);
//     builder.set("enterprise.registered_area", "450203")
//         .set("enterprise.industry", "C3670")
//         .set("projects.p1.kinds", std::vector<std::string>{"technical_transformation"})
//         .set("projects.p1.fixed_asset_investment", "2000万元");
//     huiqi::Result<huiqi::Profile> profile = builder.build();
//
//     // 3. Ask, as of a filing day.
//     huiqi::EvaluateOptions options;
//     options.as_of = huiqi::Date::from_civil(2026, 5, 20);
//     huiqi::Result<huiqi::Report> report = engine->evaluate(*profile, options);
//     for (const huiqi::Decision& decision : report->decisions) {
//       // decision.status, decision.amount->ceiling, decision.missing, decision.pending, decision.findings
//     }
//
// Failures are of three kinds and never mix. Broken input comes back as diagnostics, all at once, each with its place.
// Unknowns are values: a status `undetermined`, a list of missing facts. Misuse (an empty Result dereferenced) is a broken
// precondition. The library throws nothing of its own, prints nothing, and holds no global state; an Engine may be used from
// any number of threads at once.
//
// examples/embed/ is a whole application; docs/architecture.md is the way into the code.
#pragma once

#include "huiqi/columns.hpp"
#include "huiqi/date.hpp"
#include "huiqi/diagnostic.hpp"
#include "huiqi/engine.hpp"
#include "huiqi/explain.hpp"
#include "huiqi/money.hpp"
#include "huiqi/profile.hpp"
#include "huiqi/questions.hpp"
#include "huiqi/report.hpp"
#include "huiqi/schema.hpp"
#include "huiqi/text.hpp"
#include "huiqi/what_if.hpp"
