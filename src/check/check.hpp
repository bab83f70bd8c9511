// What a rule author's second reader would ask: does the operator fit the word, is every figure of the clause used, can
// this condition ever be met, do the branches leave a gap? Each question is a rule in a file of its own (rules.cpp is the
// table); docs/check.md explains each. A finding is a warning with its place, its reason and what to write instead.
// Tests: tests/check/
#pragma once

#include <string>
#include <vector>

#include "huiqi/diagnostic.hpp"
#include "huiqi/engine.hpp"

namespace huiqi::check {

/// Proven: it follows from the rule set, the vocabulary and what a word means, for every profile; or the engine showed it
/// on the witness. Heuristic: likely, but the reading of a text, or something that was not decided, stands between.
enum class Certainty { proven, heuristic };

struct Finding {
  Diagnostic diagnostic;  ///< a warning; its code is the rule's id
  Certainty certainty = Certainty::heuristic;
  std::string of;       ///< the id of the condition, branch, provision or fact; empty where it has none
  Text part;            ///< what of it the finding is about, where that has no id of its own
  std::string witness;  ///< a profile (JSON) that shows it and that the engine accepts; empty for rules about texts
};

/// A question that was left open: not linear, or beyond the bound of effort. Never a finding.
struct Undecided {
  std::string rule, of, file;
  Place place;
};

struct Findings {
  std::vector<Finding> findings;  ///< by file, in the order of their places
  std::vector<Undecided> undecided;
};

struct RuleInfo {
  std::string id;
  Text title;
  bool reachability = false;  ///< its findings come with a witness
};

/// The table of rules, in the order of docs/check.md.
const std::vector<RuleInfo>& rules();

/// Examines these rule sets and vocabulary files, which must be among those that the engine was loaded with.
Findings check(const Engine& engine, const std::vector<RuleFile>& rule_sets, const std::vector<RuleFile>& vocabulary);

}  // namespace huiqi::check
