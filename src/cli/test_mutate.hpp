// huiqi test --mutate: which changes of the rules no case notices. Tests: tests/cli/transcripts/mutate.txt
#pragma once

#include <string>
#include <vector>

#include "cases/cases.hpp"
#include "cli/verb.hpp"
#include "huiqi/engine.hpp"

namespace huiqi::cli {

struct MutateArguments {
  bool mutate = false;
  std::vector<std::string> only;
  unsigned jobs = 0;     ///< 0: as many as the machine runs at once
  std::string at_least;  ///< the score that is asked for, in percent; empty: any
};

void add_mutate_options(CLI::App& verb, MutateArguments& arguments, Language words);
/// Options that only --mutate has a use for are a mistake without it.
void require_mutate(const MutateArguments& arguments);
ExitStatus test_mutants(const MutateArguments& arguments, const Engine& engine,
                        const std::vector<cases::CaseFile>& files, const Common& common);

}  // namespace huiqi::cli
