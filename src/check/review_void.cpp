// Rule `review_void`: a review record (docs/reviews.md) whose provision has changed since. Whoever loads the records is warned
// by their reader; here the same is a finding, so that `check --strict` fails on it. Tests: tests/check/review_void_test.cpp
#include "check/rule.hpp"
#include "reviews/voided.hpp"

namespace huiqi::check {
namespace {

/// Where the provision stands that has changed.
void point_at(const std::vector<language::RuleSet>& sets, const std::string& provision, Diagnostic& diagnostic) {
  for (const language::RuleSet& set : sets) {
    for (const language::Provision& each : set.provisions) {
      if (each.id != provision) continue;
      diagnostic.other_file = set.file;
      diagnostic.other_place = each.place;
    }
  }
}

}  // namespace

void check_voided_reviews(const engine_detail::Loaded& loaded, Findings& findings) {
  for (const reviews::File& file : loaded.reviews) {
    for (const reviews::Review& review : file.reviews) {
      if (review.holds) continue;
      Finding finding;
      finding.certainty = Certainty::proven;
      finding.of = review.provision;
      finding.diagnostic = reviews::voided(file.name, review);
      point_at(loaded.rule_sets, review.provision, finding.diagnostic);
      findings.findings.push_back(std::move(finding));
    }
  }
}

}  // namespace huiqi::check
