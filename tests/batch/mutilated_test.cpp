// A thousand mutilated inputs: each row is in the output or among the rejects, at its place and for the reason that a file of its own
// would get; the counts reconcile; what is sound is never lost. HUIQI_RANDOM_SEED moves the first seed.
#include <algorithm>
#include <cstdlib>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "batch/population.hpp"
#include "batch/sink.hpp"
#include "catch.hpp"
#include "files.hpp"
#include "random/dice.hpp"

using namespace huiqi;
using namespace huiqi::test;
using batch::Form;
using random::Dice;
using Json = nlohmann::json;

namespace {

std::uint64_t first_seed() {
  const char* written = std::getenv("HUIQI_RANDOM_SEED");
  return written == nullptr ? 1 : std::strtoull(written, nullptr, 10);
}

struct Rejected {
  std::uint64_t offset = 0;
  std::string code, text;
};

/// The lines of the output's rows and the rejects; each line once.
struct Came {
  std::map<std::uint64_t, Json> answers;
  std::map<std::uint64_t, Rejected> rejects;
};

Came came_of(const BatchRun& run) {
  Came came;
  for (const std::string& each : lines_of(run.output())) {
    const Json json = Json::parse(each);
    CHECK(came.answers.emplace(json["line"].get<std::uint64_t>(), json).second);
  }
  for (const std::string& each : lines_of(run.rejects())) {
    const Json json = Json::parse(each);
    const auto line = json["line"].get<std::uint64_t>();
    REQUIRE_FALSE(json["reasons"].empty());
    const Rejected rejected{json["byte_offset"].get<std::uint64_t>(), json["reasons"][0]["code"], json["row"]};
    CHECK(came.rejects.emplace(line, rejected).second);
    CHECK_FALSE(came.answers.contains(line));
    for (const Json& reason : json["reasons"]) {
      CHECK_FALSE(reason["message"]["zh"].get<std::string>().empty());
      CHECK(reason["line"].get<std::uint64_t>() >= line);
    }
  }
  return came;
}

void check_counts(const batch::Outcome& outcome, const Came& came) {
  REQUIRE(outcome.end == batch::End::whole);
  CHECK(outcome.summary.read == outcome.summary.written + outcome.summary.rejected);
  CHECK(outcome.summary.written == came.answers.size());
  CHECK(outcome.summary.rejected == came.rejects.size());
}

bool blank(const std::string& row) { return row.find_first_not_of(" \t\r") == std::string::npos; }

/// UTF-8 that JSON can hold: what no decoder would take is U+FFFD in the rejects.
bool is_plain_text(const std::string& row) {
  return std::all_of(row.begin(), row.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

}  // namespace

TEST_CASE("mutilated rows of JSON Lines are answered or rejected as a file of their own would be", "[batch]") {
  const auto sound = population(first_seed() + 3000, 60);
  Dice dice(first_seed());
  std::size_t rejected = 0;
  for (int file = 0; file < 20; ++file) {
    std::vector<std::string> rows;
    for (int i = 0; i < 35; ++i) {
      const std::string& row = dice.one_of(sound);
      rows.push_back(dice.chance(15) ? row : mutilated(row, dice));
    }
    std::string input;
    std::map<std::uint64_t, std::uint64_t> offsets;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (i == 0 && rows[i].starts_with("\xEF\xBB\xBF")) rows[i] = "x";
      offsets[i + 1] = input.size();
      input += rows[i] + (dice.chance(30) ? "\r\n" : dice.chance(5) ? "\n\n" : "\n");
      if (input.ends_with("\n\n")) rows.insert(rows.begin() + static_cast<std::ptrdiff_t>(++i), "");
    }
    BatchRun run;
    run.options.threads = static_cast<unsigned>(dice.between(1, 3));
    const batch::Outcome outcome = run.run("in.jsonl", input);
    const Came came = came_of(run);
    check_counts(outcome, came);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      INFO("file " << file << ", line " << i + 1 << ": " << rows[i]);
      std::string row = rows[i];
      if (row.ends_with('\r')) row.pop_back();
      const bool answered = came.answers.contains(i + 1), refused = came.rejects.contains(i + 1);
      if (blank(row)) {
        CHECK_FALSE((answered || refused));
        continue;
      }
      REQUIRE(answered != refused);
      const auto alone = batch_engine().read_profile(row, "alone");
      if (!refused) {
        CHECK(alone);
        continue;
      }
      ++rejected;
      const Rejected& place = came.rejects.at(i + 1);
      CHECK(place.offset == offsets.at(i + 1));
      if (is_plain_text(row)) CHECK(place.text == row);
      if (alone) continue;  // beyond the exact range
      const auto first = std::find_if(alone.diagnostics.begin(), alone.diagnostics.end(),
                                      [](const Diagnostic& each) { return each.severity == Severity::error; });
      CHECK(place.code == first->code);
    }
  }
  CHECK(rejected > 300);
}

TEST_CASE("mutilated records of CSV are answered or rejected, and sound ones are never lost", "[batch]") {
  const auto profiles = population(first_seed() + 4000, 40);
  const Table table = table_of(profiles, {});
  const auto lines = lines_of(table.applicants);
  Dice dice(first_seed() + 1);
  for (int file = 0; file < 15; ++file) {
    const bool with_quotes = file % 3 == 2;  // a stray mark may take the next line with it
    std::string input = lines.front() + "\n";
    std::set<std::string> sound;
    for (int i = 0; i < 20; ++i) {
      std::string row = lines[1 + dice.below(lines.size() - 1)];
      if (row.ends_with('\r')) row.pop_back();
      const std::string number = std::to_string(1000 * file + i);
      row.replace(0, row.find(','), number);
      if (dice.chance(30)) {
        sound.insert(number);
      } else if (with_quotes) {
        row.insert(dice.below(row.size()), "\"");
      } else {
        std::string changed = mutilated(row, dice);
        std::erase(changed, '"');
        row = changed;
      }
      input += row + "\r\n";
    }
    BatchRun run;
    run.options.columns = run.path("columns.json").string();
    write(run.options.columns, table.mapping);
    const batch::Outcome outcome = run.run("in.csv", input);
    const Came came = came_of(run);
    check_counts(outcome, came);
    CHECK(outcome.summary.read + outcome.summary.empty_lines <= 20);
    std::set<std::string> seen;
    for (const auto& [line, answer] : came.answers) {
      if (answer["id"].is_string()) seen.insert(answer["id"].get<std::string>());
    }
    for (const auto& [line, reject] : came.rejects) {
      CHECK(input.substr(reject.offset, 1) == reject.text.substr(0, 1));
      seen.insert(reject.text.substr(0, reject.text.find(',')));
    }
    if (with_quotes) continue;
    CHECK(outcome.summary.read + outcome.summary.empty_lines == 20);
    for (const std::string& each : sound) {
      INFO("file " << file << ", number " << each);
      CHECK(seen.contains(each));
    }
  }
}

TEST_CASE("a mutilated packed input ends the run or gives whole rows, and never half an output", "[batch]") {
  const auto profiles = population(first_seed() + 5000, 20);
  Dice dice(first_seed() + 2);
  for (const char* name : {"in.jsonl.gz", "in.jsonl.zst"}) {
    BatchRun run;
    run.options.evaluate.policies = {"lz-2a"};
    {
      batch::Sink sink(run.path(name).string(), nullptr);
      sink.write(json_lines(profiles));
      sink.finish();
      sink.keep();
    }
    const std::string whole = slurp(run.path(name));
    REQUIRE(run.run(name, whole).end == batch::End::whole);
    const std::string right = run.output();
    std::size_t failed = 0;
    for (int i = 0; i < 100; ++i) {
      std::string packed = whole;
      if (dice.chance(50))
        packed.resize(dice.below(packed.size()));
      else
        packed[dice.below(packed.size())] = static_cast<char>(dice.between(0, 255));
      write(run.options.output, "old");
      const batch::Outcome outcome = run.run(name, packed);
      if (outcome.end == batch::End::whole) {
        CHECK(run.output() == right);
        continue;
      }
      ++failed;
      CHECK(outcome.end == batch::End::failed);
      CHECK(outcome.failure.en.find(name) != std::string::npos);
      CHECK(run.output() == "old");
    }
    CHECK(failed > 80);
    CHECK(run.files().size() == 3);  // the input, the output and the rejects
  }
}
