// huiqi_bench_rows: the engine a profile at a time beside the same five provisions by hand.
// Both answers are compared for every row of the population before the rounds on it are timed.
#include <cstdlib>
#include <string>
#include <vector>

#include "by_hand.hpp"
#include "huiqi/engine.hpp"
#include "population.hpp"
#include "timing.hpp"

namespace {

using huiqi::Engine;

/// What of a verdict the hand-written code gives too.
bench::Answer answer_of(const Engine::Verdict& verdict) {
  bench::Answer answer{verdict.status, verdict.has_amount, 0, 0};
  if (!verdict.has_amount) return answer;
  answer.ceiling = verdict.ceiling ? verdict.ceiling->fen() : -1;
  answer.ceiling_max = verdict.ceiling_max ? verdict.ceiling_max->fen() : -1;
  return answer;
}

}  // namespace

int main(int count, char** words) {
  const std::uint64_t rows = count > 1 ? std::strtoull(words[1], nullptr, 10) : 1'000'000;
  const std::uint64_t seed = count > 2 ? std::strtoull(words[2], nullptr, 10) : 1;
  const std::uint64_t piece = count > 3 ? std::strtoull(words[3], nullptr, 10) : 500;  // profiles held at a time
  auto engine = Engine::load();
  if (!engine.value) return 1;
  huiqi::EvaluateOptions options;
  options.policies = {"qj-07", "yq-29", "lz-1a", "lz-2a", "lz-3a"};
  auto workspace = engine.value->make_workspace(options);
  if (!workspace.value) return 1;
  const huiqi::Date as_of = *huiqi::Date::from_civil(2026, 5, 20);
  const bench::Days days(as_of);

  bench::Times by_hand, ours;
  std::vector<bench::Enterprise> enterprises(piece);
  std::vector<huiqi::Profile> profiles;
  std::vector<bench::Answer> answers;
  std::vector<Engine::Verdict> verdicts;
  std::string json;
  std::uint64_t decided = 0, checksum = 0;
  for (std::uint64_t first = 0; first < rows; first += piece) {
    const std::uint64_t size = std::min(piece, rows - first);
    profiles.clear();
    for (std::uint64_t i = 0; i < size; ++i) {
      bench::generate(seed, first + i, enterprises[i]);
      json.clear();
      bench::write_json(enterprises[i], json);
      auto profile = engine.value->read_profile(json, "row");
      if (!profile.value) {
        std::fprintf(stderr, "row %llu: %s\n%s\n", static_cast<unsigned long long>(first + i),
                     profile.diagnostics.front().message.en.c_str(), json.c_str());
        return 1;
      }
      profiles.push_back(std::move(*profile.value));
      bench::by_hand(enterprises[i], days, answers);
      if (!engine.value->verdicts(profiles.back(), as_of, **workspace.value, verdicts)) return 1;
      bool same = answers.size() == verdicts.size();
      for (std::size_t k = 0; same && k < answers.size(); ++k) same = answers[k] == answer_of(verdicts[k]);
      if (!same) {
        std::fprintf(stderr, "row %llu: the answers differ\n%s\n", static_cast<unsigned long long>(first + i),
                     json.c_str());
        for (const auto& each : answers)
          std::fprintf(stderr, "  by hand %d %lld %lld\n", int(each.status), (long long)each.ceiling,
                       (long long)each.ceiling_max);
        for (const auto& each : verdicts)
          std::fprintf(stderr, "  engine  %d %lld %lld (%u)\n", int(each.status), (long long)answer_of(each).ceiling,
                       (long long)answer_of(each).ceiling_max, each.provision);
        return 1;
      }
      decided += answers.size();
    }
    for (std::size_t round = 0; round < bench::rounds; ++round) {
      by_hand.of[round] += bench::seconds([&] {
        for (std::uint64_t i = 0; i < size; ++i) {
          bench::by_hand(enterprises[i], days, answers);
          for (const bench::Answer& each : answers)
            checksum += static_cast<std::uint64_t>(each.ceiling) + static_cast<std::uint64_t>(each.status);
        }
      });
      ours.of[round] += bench::seconds([&] {
        for (std::uint64_t i = 0; i < size; ++i) {
          engine.value->verdicts(profiles[i], as_of, **workspace.value, verdicts);
          for (const Engine::Verdict& each : verdicts)
            checksum += static_cast<std::uint64_t>(each.status) +
                        (each.ceiling ? static_cast<std::uint64_t>(each.ceiling->fen()) : 0u);
        }
      });
    }
  }
  std::printf("Row by row: %llu different profiles, %llu decisions, all equal (checksum %llx)\n",
              static_cast<unsigned long long>(rows), static_cast<unsigned long long>(decided),
              static_cast<unsigned long long>(checksum));
  bench::print_time("by hand", by_hand, static_cast<double>(rows), "profile");
  bench::print_time("engine", ours, static_cast<double>(rows), "profile");
  bench::print_ratio("engine / by hand", ours, by_hand, 0.2);
}
