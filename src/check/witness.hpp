// A profile that bears a finding out: the point of a search written as the facts of one applicant, and the engine's own word
// on it. Tests: tests/check/rules_test.cpp (every witness of the bad examples is accepted by Engine::evaluate)
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "check/formula.hpp"
#include "huiqi/engine.hpp"

namespace huiqi::check {

/// Where a condition stands: the provision, and the lists whose items it speaks of, the outermost first.
struct Standing {
  const language::RuleSet* set = nullptr;
  const language::Provision* provision = nullptr;
  std::vector<const language::Expr*> folds;
};

struct Witness {
  std::string json;
  bool accepted = false;   ///< the engine reads it and evaluates it without a word
  bool confirmed = false;  ///< and every want is as the search said
};

Witness make_witness(const Engine& engine, const Standing& standing, Unknowns& unknowns, const Point& point,
                     const std::vector<Want>& wants);

/// A value as the rule language writes it: 500万元, 15%, 2027-12-31, a word, or the number.
std::string value_text(const language::Expr& measured, const Rational& value, const vocabulary::Vocabulary& vocabulary);

}  // namespace huiqi::check
