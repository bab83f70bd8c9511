// Cases for what the cases of a rule set do not show yet: existing cases are edited, fact by fact, until the engine shows
// it. The engine's own answer is the expectation, so each is a draft ("confirm": true) for the author to work out from the
// clause. The search is bounded and goes in a fixed order: the same files give the same drafts.
// Form: docs/cases.md, docs/coverage.md. Edits: edits.hpp. Tests: tests/cases/generate_test.cpp
#pragma once

#include <string>
#include <vector>

#include "cases/cases.hpp"
#include "cases/coverage.hpp"

namespace huiqi::cases {

struct Draft {
  Case made;
  std::vector<Sighting> shows;
};

struct NotFound {
  Sighting what;
  Text because;
};

struct Generated {
  std::vector<Draft> drafts;
  std::vector<NotFound> not_found;
};

/// Drafts for whatever is missing in `coverage`, which sees them too. `files`: the case files of its rule set.
Generated generate(const Engine& engine, const std::vector<const CaseFile*>& files, Coverage& coverage);

/// The drafts as a case file: JSON that the reader takes.
std::string case_file(const Engine& engine, const Generated& generated, const Coverage& coverage,
                      const std::vector<const CaseFile*>& files);

}  // namespace huiqi::cases
