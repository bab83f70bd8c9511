// See population.hpp. Tests: tests/compare/population_test.cpp
#include "compare/population.hpp"

#include <memory>
#include <set>
#include <utility>

#include "evaluate/loaded.hpp"
#include "profile/applicant.hpp"

namespace huiqi::compare {

Population::Population(const Versions& versions, std::vector<std::string> before_ids,
                       std::vector<std::string> after_ids)
    : versions_(versions), before_ids_(std::move(before_ids)), after_ids_(std::move(after_ids)) {}

bool Population::evaluate(bool newer, const read::Node& profile, const std::string& file, Side& side,
                          std::vector<Diagnostic>& diagnostics) const {
  const Engine& engine = newer ? versions_.after : versions_.before;
  const auto& loaded = engine.loaded();
  auto applicant = profile::read_applicant(profile, file, loaded.vocabulary, loaded.known, diagnostics);
  if (!applicant) return false;
  EvaluateOptions options;
  options.policies = newer ? after_ids_ : before_ids_;
  if (options.policies.empty()) return true;
  if (!applicant->as_of) options.as_of = versions_.as_of;
  auto report = engine.evaluate(Profile(std::make_shared<const profile::Applicant>(std::move(*applicant))), options);
  if (!report) {
    for (Diagnostic& each : report.diagnostics) {
      if (each.file.empty()) each.file = file;
      diagnostics.push_back(std::move(each));
    }
    return false;
  }
  for (const Decision& each : report->decisions)
    side.answers[{each.provision, each.subject.kind + " " + each.subject.id}] = answer_of(each);
  side.total = Rational(report->totals.ceiling.fen());
  return true;
}

std::vector<Diagnostic> Population::add(const read::Node& profile, const std::string& file) {
  std::vector<Diagnostic> diagnostics;
  Side before, after;
  const bool first = evaluate(false, profile, file, before, diagnostics);
  const bool second = evaluate(true, profile, file, after, diagnostics);
  if (first && second) {
    diagnostics.clear();
    count(before, after);
  } else {
    std::erase_if(diagnostics, [](const Diagnostic& each) { return each.severity == Severity::warning; });
  }
  return diagnostics;
}

namespace {

/// What the ceiling adds up to; nothing where money is due and no ceiling can be stated.
std::optional<Rational> ceiling_of(const Answer& answer) {
  if (!answer.has_amount) return Rational(0);
  if (!answer.ceiling) return std::nullopt;
  return Rational(answer.ceiling->fen());
}

void add_difference(const Rational& difference, Tally& tally) {
  if (difference.sign() > 0) tally.gained = tally.gained + difference;
  if (difference.sign() < 0) tally.lost = tally.lost - difference;
}

}  // namespace

void Population::count(const Side& before, const Side& after) {
  ++applicants_;
  std::set<std::pair<std::string, std::string>> keys;
  for (const auto& [key, answer] : before.answers) keys.insert(key);
  for (const auto& [key, answer] : after.answers) keys.insert(key);
  bool gains = false, loses = false, differs = false, without = false, open = false;
  const auto undetermined = [](const Answer& answer) {
    return answer.decided && answer.status == Status::undetermined;
  };
  for (const auto& key : keys) {
    const auto old = before.answers.find(key), now = after.answers.find(key);
    const Answer left = old == before.answers.end() ? Answer{} : old->second;
    const Answer right = now == after.answers.end() ? Answer{} : now->second;
    Tally& tally = provisions_[key.first];
    const int turned = sign(left, right);
    ++(turned > 0 ? tally.gain : turned < 0 ? tally.lose : tally.unchanged);
    const bool one_open = turned != 0 && (undetermined(left) || undetermined(right));
    tally.undetermined += one_open ? 1 : 0;
    const bool other = turned == 0 && left.value != right.value && left.decided && right.decided;
    tally.answers_differ += other ? 1 : 0;
    const auto from = ceiling_of(left), to = ceiling_of(right);
    if (from && to)
      add_difference(*to - *from, tally);
    else
      ++tally.without_ceiling;
    gains = gains || turned > 0;
    loses = loses || turned < 0;
    differs = differs || other;
    open = open || one_open;
    without = without || !from || !to;
  }
  ++(gains && loses ? all_.both : gains ? all_.gain : loses ? all_.lose : all_.unchanged);
  all_.answers_differ += differs && !gains && !loses ? 1 : 0;
  all_.undetermined += open ? 1 : 0;
  all_.without_ceiling += without ? 1 : 0;
  add_difference(after.total - before.total, all_);
}

}  // namespace huiqi::compare
