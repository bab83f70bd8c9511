// huiqi show ID --beside SOURCE.txt: a document's clauses, and beside each what was modelled from it.
// Tests: tests/cli/transcripts/beside.txt
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "huiqi/text.hpp"

namespace huiqi::cli {

/// Something modelled: a provision, one of its conditions or lines, a record, a clause's verdict.
struct Modelled {
  std::string cite;
  std::string id;
  std::string quote;
  Text words;
  std::size_t depth = 0;  ///< below the condition that it is part of
};

struct BesideResult {
  std::string text;
  std::size_t faults = 0;  ///< citations that match no clause, quotes that do not stand in theirs
};

/// Two columns where the terminal is 120 wide or more, else one below the other.
BesideResult beside(std::string_view source, const std::vector<Modelled>& modelled, bool whole, std::size_t width,
                    Language language);
std::string beside_json(std::string_view source, const std::vector<Modelled>& modelled, bool whole);

}  // namespace huiqi::cli
