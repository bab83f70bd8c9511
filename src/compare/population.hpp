// Two versions over many profiles: how many gain, how many lose, and by how much at most. Tests: tests/compare/population_test.cpp
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "compare/witness.hpp"
#include "values/rational.hpp"

namespace huiqi::compare {

/// Counts of decisions (of one provision) or of applicants (in all); sums in fen, exact.
struct Tally {
  std::size_t gain = 0, lose = 0, both = 0,
              unchanged = 0;       ///< `both`: applicants who gain by one provision, lose by another
  std::size_t answers_differ = 0;  ///< of those unchanged: another grade, day or limit
  std::size_t undetermined = 0;    ///< of those who gain or lose: undetermined in one version, and so not in its totals
  std::size_t without_ceiling = 0;  ///< a ceiling cannot be stated in one version: in no sum
  Rational gained, lost;            ///< sums of the differences of ceilings, both positive
};

class Population {
 public:
  /// `ids`: the provisions that are compared, in the order of the answer. Provisions of other ids are left out.
  Population(const Versions& versions, std::vector<std::string> before_ids, std::vector<std::string> after_ids);

  /// One applicant. Errors of the profile, or of the evaluation: nothing is counted.
  std::vector<Diagnostic> add(const read::Node& profile, const std::string& file);

  std::size_t applicants() const { return applicants_; }
  const std::map<std::string, Tally>& provisions() const { return provisions_; }  ///< those with any decision
  /// By applicant; the sums are those of the totals, in which what excludes each other is counted once.
  const Tally& all() const { return all_; }

 private:
  struct Side {
    std::map<std::pair<std::string, std::string>, Answer> answers;  ///< by provision and subject
    Rational total;
  };
  bool evaluate(bool newer, const read::Node& profile, const std::string& file, Side& side,
                std::vector<Diagnostic>& diagnostics) const;
  /// The signs of the decisions of one applicant.
  void count(const Side& before, const Side& after);

  const Versions& versions_;
  std::vector<std::string> before_ids_, after_ids_;
  std::size_t applicants_ = 0;
  std::map<std::string, Tally> provisions_;
  Tally all_;
};

}  // namespace huiqi::compare
