// Asking the engine itself about one condition: a provision with nothing but that condition is compiled and run.
// Tests: tests/check/rules_test.cpp
#pragma once

#include <map>
#include <string>

#include "check/witness.hpp"

namespace huiqi::check {

/// Whether the condition has the wanted level for this applicant (certainly: not a span), under these readings.
bool engine_says(const engine_detail::Loaded& loaded, const Standing& standing, const profile::Applicant& applicant,
                 Date as_of, const std::map<std::string, int>& readings, const Want& want);

}  // namespace huiqi::check
