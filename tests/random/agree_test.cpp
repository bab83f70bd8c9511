// The engine's two ways to run, verdicts and the full report, and the naive evaluator (tests/naive) must agree: DESIGN section
// 3, "They must agree; a plain tree-walking evaluator in the tests, written for clarity alone, must agree with both".
// HUIQI_RANDOM_SCALE multiplies the number of rounds; HUIQI_RANDOM_SEED moves the first seed;
// HUIQI_RANDOM_VERBOSE tells what was compared.
#include <cstdlib>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "catch.hpp"
#include "evaluate/loaded.hpp"
#include "huiqi/engine.hpp"
#include "naive/naive.hpp"
#include "random/profiles.hpp"
#include "random/rule_sets.hpp"
#include "read/embedded.hpp"

namespace {

using huiqi::Date;
using huiqi::Engine;
using huiqi::Money;
using huiqi::naive::NaiveDecision;
using huiqi::random::ProfileMaker;

std::uint64_t number_of(const char* variable, std::uint64_t otherwise) {
  const char* written = std::getenv(variable);
  return written == nullptr ? otherwise : std::strtoull(written, nullptr, 10);
}

/// What all three ways say of one decision.
struct Answer {
  std::string provision, subject;
  huiqi::Status status = huiqi::Status::undetermined;
  bool has_amount = false;
  Money assured;
  std::optional<Money> ceiling, ceiling_max;

  friend bool operator==(const Answer&, const Answer&) = default;
};

std::string text(const std::optional<Money>& money) { return money ? money->to_string() : "none"; }

std::string text(const Answer& answer) {
  std::string result = answer.provision + " of " + answer.subject + ": " + std::string(huiqi::name(answer.status));
  if (!answer.has_amount) return result + ", no amount";
  return result + ", assured " + answer.assured.to_string() + ", ceiling " + text(answer.ceiling) + ", ceiling_max " +
         text(answer.ceiling_max);
}

std::vector<Answer> answers_of(const std::vector<NaiveDecision>& decisions) {
  std::vector<Answer> answers;
  for (const NaiveDecision& each : decisions) {
    answers.push_back(
        {each.provision, each.subject_id, each.status, each.has_amount, each.assured, each.ceiling, each.ceiling_max});
  }
  return answers;
}

/// `named` gives the subjects' names: an item without an id is named by the engine's own lights, and a verdict by number.
std::vector<Answer> answers_of(const huiqi::Report& report, const std::vector<Answer>& named) {
  std::vector<Answer> answers;
  for (const huiqi::Decision& each : report.decisions) {
    Answer answer{each.provision, each.subject.id, each.status, each.amount.has_value(), {}, {}, {}};
    const bool unnamed = answers.size() < named.size() && named[answers.size()].subject.empty();
    if (unnamed || each.kind == huiqi::Kind::indicator)
      answer.subject = answers.size() < named.size() ? named[answers.size()].subject : "";
    if (each.amount) {
      answer.assured = each.amount->assured;
      answer.ceiling = each.amount->ceiling;
      answer.ceiling_max = each.amount->ceiling_max;
    }
    answers.push_back(answer);
  }
  return answers;
}

std::vector<Answer> answers_of(const std::vector<Engine::Verdict>& verdicts, const std::vector<std::string>& provisions,
                               const std::vector<Answer>& named) {
  std::vector<Answer> answers;
  for (const Engine::Verdict& each : verdicts) {
    Answer answer{provisions.at(each.provision),
                  answers.size() < named.size() ? named[answers.size()].subject : "",
                  each.status,
                  each.has_amount,
                  {},
                  {},
                  {}};
    if (each.has_amount) {
      answer.assured = each.assured;
      answer.ceiling = each.ceiling;
      answer.ceiling_max = each.ceiling_max;
    }
    answers.push_back(answer);
  }
  return answers;
}

/// The first decision on which two differ; empty where there is none.
std::string first_difference(const std::string& way, const std::vector<Answer>& got, const std::vector<Answer>& naive) {
  for (std::size_t i = 0; i < std::max(got.size(), naive.size()); ++i) {
    const std::string ours = i < got.size() ? text(got[i]) : "no decision";
    const std::string theirs = i < naive.size() ? text(naive[i]) : "no decision";
    if (ours != theirs) return way + ": " + ours + "\n  naive: " + theirs;
  }
  return "";
}

/// The first finding of which both speak and differ. (The engine may leave out findings of decisions that it need not make.)
std::string first_difference(const huiqi::Report& report, const std::vector<NaiveDecision>& naive,
                             std::size_t& compared) {
  for (std::size_t i = 0; i < report.decisions.size() && i < naive.size(); ++i) {
    if (report.decisions[i].status == huiqi::Status::not_in_force) continue;
    for (const huiqi::Finding& finding : report.decisions[i].findings) {
      const auto found = naive[i].findings.find(finding.id);
      if (found == naive[i].findings.end()) continue;
      ++compared;
      const std::string outcome(huiqi::name(finding.outcome));
      if (outcome == found->second) continue;
      return "finding " + finding.id + " of " + naive[i].provision + ", " + naive[i].subject_id + ": " + outcome +
             "\n  naive: " + found->second;
    }
  }
  return "";
}

std::string first_error(const std::vector<huiqi::Diagnostic>& diagnostics) {
  for (const huiqi::Diagnostic& each : diagnostics) {
    if (each.severity == huiqi::Severity::error) return huiqi::to_string(each, huiqi::Language::en);
  }
  return "no error";
}

struct Counts {
  std::size_t profiles = 0, rejected = 0, beyond_range = 0, decisions = 0, findings = 0, differences = 0;
  std::map<std::string, std::size_t> statuses;
};

class Rounds {
 public:
  explicit Rounds(const Engine& engine)
      : engine_(engine),
        maker_(*engine.loaded().vocabulary, engine.loaded().rule_sets),
        workspace_(engine.make_workspace()) {}

  void compare(std::uint64_t seed, Counts& counts, const std::string& rules = "") {
    const Date as_of = maker_.as_of(seed);
    const std::string json = maker_.make(seed, as_of);
    const auto profile = engine_.read_profile(json, "random.json");
    ++counts.profiles;
    if (!profile) {
      ++counts.rejected;
      return;
    }
    std::string difference;
    try {
      difference = difference_in(*profile, as_of, counts);
    } catch (const std::exception& thrown) {
      difference = std::string("thrown: ") + thrown.what();
    }
    if (difference.empty()) return;
    ++counts.differences;
    INFO("profile:\n" << json << "\nrules:\n" << rules);
    FAIL_CHECK("seed " << seed << ", as of " << as_of.to_string() << "\n" << difference);
  }

 private:
  std::string difference_in(const huiqi::Profile& profile, Date as_of, Counts& counts) {
    std::vector<NaiveDecision> naive;
    huiqi::EvaluateOptions options;
    options.as_of = as_of;
    const auto report = engine_.evaluate(profile, options);
    const bool in_range = engine_.verdicts(profile, as_of, *workspace_, verdicts_);
    try {
      naive = huiqi::naive::naive_evaluate(engine_.loaded(), profile.applicant(), as_of);
    } catch (const std::overflow_error&) {
      ++counts.beyond_range;
      return "";
    }
    if (!report || !in_range) {
      ++counts.beyond_range;
      return "";
    }
    const std::vector<Answer> expected = answers_of(naive);
    counts.decisions += expected.size();
    for (const Answer& each : expected) ++counts.statuses[std::string(huiqi::name(each.status))];
    std::string difference = first_difference("report", answers_of(*report, expected), expected);
    if (difference.empty())
      difference = first_difference("verdicts", answers_of(verdicts_, engine_.provisions(), expected), expected);
    if (difference.empty()) difference = first_difference(*report, naive, counts.findings);
    return difference;
  }

  const Engine& engine_;
  ProfileMaker maker_;
  std::shared_ptr<Engine::Workspace> workspace_;
  std::vector<Engine::Verdict> verdicts_;
};

std::string summary(const Counts& counts) {
  std::string result = std::to_string(counts.profiles) + " profiles, " + std::to_string(counts.rejected) +
                       " rejected, " + std::to_string(counts.beyond_range) + " beyond the exact range, " +
                       std::to_string(counts.decisions) + " decisions, " + std::to_string(counts.findings) +
                       " findings;";
  for (const auto& [status, count] : counts.statuses) result += " " + status + " " + std::to_string(count);
  return result;
}

void check_counts(const Counts& counts) {
  INFO(summary(counts));
  CHECK(counts.rejected * 2 < counts.profiles);
  CHECK(counts.beyond_range * 20 <= counts.profiles);
  CHECK(counts.decisions > 0);
  if (std::getenv("HUIQI_RANDOM_VERBOSE") != nullptr) WARN(summary(counts));
}

constexpr std::size_t differences_shown = 5;

std::vector<huiqi::RuleFile> embedded_vocabulary() {
  std::vector<huiqi::RuleFile> files;
  for (const huiqi::read::EmbeddedFile& each : huiqi::read::embedded_files()) {
    if (each.path.starts_with("vocabulary/")) files.push_back({std::string(each.path), std::string(each.text)});
  }
  return files;
}

}  // namespace

TEST_CASE("report, verdicts and naive evaluator agree on the embedded rule sets", "[random]") {
  const auto engine = Engine::load();
  INFO(first_error(engine.diagnostics));
  REQUIRE(engine);
  const std::uint64_t first = number_of("HUIQI_RANDOM_SEED", 1);
  const std::uint64_t rounds = 3000 * number_of("HUIQI_RANDOM_SCALE", 1);
  Rounds compared(*engine);
  Counts counts;
  for (std::uint64_t seed = first; seed < first + rounds && counts.differences < differences_shown; ++seed) {
    compared.compare(seed, counts);
  }
  check_counts(counts);
}

TEST_CASE("report, verdicts and naive evaluator agree on random rule sets", "[random]") {
  const auto base = Engine::load();
  INFO(first_error(base.diagnostics));
  REQUIRE(base);
  const std::uint64_t first = number_of("HUIQI_RANDOM_SEED", 1);
  const std::uint64_t rounds = 300 * number_of("HUIQI_RANDOM_SCALE", 1);
  Counts counts;
  for (std::uint64_t seed = first; seed < first + rounds && counts.differences < differences_shown; ++seed) {
    const std::string rules = huiqi::random::random_rule_set(*base->loaded().vocabulary, seed);
    huiqi::EngineOptions options;
    options.embedded = false;
    options.vocabulary = embedded_vocabulary();
    options.rule_sets = {{"random.json", rules}};
    const auto engine = Engine::load(options);
    INFO("rule set of seed " << seed << ":\n" << rules << "\n" << first_error(engine.diagnostics));
    REQUIRE(engine);
    Rounds compared(*engine);
    for (std::uint64_t profile = 0; profile < 10; ++profile) compared.compare(seed * 100 + profile, counts, rules);
  }
  check_counts(counts);
}
