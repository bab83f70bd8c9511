// Who gains and who loses between two versions: answers compared, and a search for profiles that show a change. A direction is
// claimed only with such a profile. The search is neither random nor exhaustive: docs/diff.md says where it looks.
// Tests: tests/compare/witness_test.cpp
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "compare/compare.hpp"
#include "huiqi/engine.hpp"
#include "read/json.hpp"

namespace huiqi::compare {

/// Both versions, ready to evaluate. Their validity should be open (the caller widens it): it is compared by itself.
struct Versions {
  Engine before, after;
  Date as_of;  ///< of profiles that state none
};

/// What one version says of one subject.
struct Answer {
  bool decided = false;  ///< false: the version makes no such decision
  Kind kind = Kind::grant;
  Status status = Status::not_applicable;
  bool has_amount = false;
  bool amount_open = false;      ///< a fact is missing that the amount rests on
  std::optional<Money> ceiling;  ///< nothing: none can be stated
  std::optional<Money> assured, ceiling_max;
  std::map<std::string, Outcome> findings;  ///< by id
  std::string value;                        ///< the answers of `value`, as one text
};

Answer answer_of(const Decision& decision);

/// Where a status stands for the applicant, from 0 (worst). A decision that is not made stands where one that does not apply
/// stands.
int standing(const Answer& answer);
/// -1: the applicant is worse off by the second, 1: better off, 0: neither. The status decides, then the ceiling, then what is
/// assured, then the largest ceiling over the readings; where only one states a figure, neither is better.
int sign(const Answer& before, const Answer& after);

/// A profile that `huiqi evaluate` accepts, and what both versions say of one subject of it.
struct Witness {
  std::string profile;  ///< JSON, with its as_of
  Subject subject;
  Answer before, after;
  bool decision = false;  ///< of a condition: the decision's status turns the same way
  bool alone = false;     ///< and no other condition that changed turns on this profile
};

/// One each way; nothing: not shown.
struct Shown {
  std::optional<Witness> tightened, loosened;
  bool any() const { return tightened || loosened; }
};

struct ProvisionWitnesses {
  Shown decision;  ///< the provision as a whole: who loses, who gains
  /// The status is the same, an answer (a grade, a day, a limit) is not; where nobody is better or worse off and no answer
  /// differs, another status that is neither better nor worse (ineligible, not applicable).
  std::optional<Witness> differs;
  std::vector<Shown> conditions;  ///< in the order of ProvisionChange::conditions
};

/// `samples`: profiles (JSON objects with an as_of) to begin with.
ProvisionWitnesses find_witnesses(const ProvisionChange& change, const Versions& versions,
                                  const std::vector<read::Node>& samples);

/// "tightened", "loosened", "tightened_and_loosened", "not_shown".
std::string_view direction(const Shown& shown);

}  // namespace huiqi::compare
