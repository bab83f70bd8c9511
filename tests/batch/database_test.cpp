// The database holds what JSON Lines say, with the same bytes on any number of threads; the questions of docs/batch.md are asked and
// their answers counted by other means; and its file, like every output, appears only when it is whole.
#include <sqlite3.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "batch/database.hpp"
#include "batch/population.hpp"
#include "catch.hpp"
#include "files.hpp"

using namespace huiqi;
using namespace huiqi::test;
using Json = nlohmann::ordered_json;

namespace fs = std::filesystem;

namespace {

using Asked = std::vector<std::vector<std::string>>;  // rows of cells; a NULL is "NULL"

Asked ask(const fs::path& file, const std::string& question) {
  sqlite3* connection = nullptr;
  REQUIRE(sqlite3_open_v2(file.c_str(), &connection, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK);
  sqlite3_stmt* statement = nullptr;
  const int prepared = sqlite3_prepare_v2(connection, question.c_str(), -1, &statement, nullptr);
  INFO(question << "\n" << sqlite3_errmsg(connection));
  REQUIRE(prepared == SQLITE_OK);
  Asked rows;
  while (sqlite3_step(statement) == SQLITE_ROW) {
    auto& row = rows.emplace_back();
    for (int i = 0; i < sqlite3_column_count(statement); ++i) {
      const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, i));
      row.push_back(text == nullptr ? "NULL"
                                    : std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(statement, i))));
    }
  }
  REQUIRE(sqlite3_finalize(statement) == SQLITE_OK);
  sqlite3_close(connection);
  return rows;
}

Json or_null(const std::string& cell) { return cell == "NULL" ? Json(nullptr) : Json(cell); }

Json money(const std::string& fen) {
  return fen == "NULL" ? Json(nullptr) : Json(Money::from_fen(std::stoll(fen)).to_string());
}

/// The database as the lines that JSON Lines would be.
std::vector<Json> lines_in(const fs::path& file) {
  std::vector<Json> lines;
  std::map<std::string, std::size_t> by_line;
  for (const auto& row : ask(file, "SELECT line, id, name, as_of FROM applicants ORDER BY line")) {
    by_line[row[0]] = lines.size();
    lines.push_back(
        {{"line", std::stoull(row[0])}, {"id", or_null(row[1])}, {"name", or_null(row[2])}, {"as_of", row[3]}});
  }
  for (const auto& row : ask(file, "SELECT line, code FROM warnings ORDER BY rowid"))
    lines[by_line.at(row[0])]["warnings"].push_back(row[1]);
  for (Json& each : lines) each["decisions"] = Json::array();
  for (const auto& row : ask(file, "SELECT * FROM decisions ORDER BY line, number")) {
    Json& decisions = lines[by_line.at(row[0])]["decisions"];
    CHECK(row[1] == std::to_string(decisions.size() + 1));
    Json decision = {{"provision", row[2]}, {"subject", {{"kind", row[3]}, {"id", row[4]}}}, {"status", row[5]}};
    decision["amount"] = nullptr;
    if (row[6] != "NULL")
      decision["amount"] = {{"assured", money(row[6])}, {"ceiling", money(row[7])}, {"ceiling_max", money(row[8])}};
    decisions.push_back(decision);
  }
  return lines;
}

std::vector<Json> parsed(const std::string& text) {
  std::vector<Json> lines;
  for (const std::string& each : lines_of(text)) lines.push_back(Json::parse(each));
  return lines;
}

/// The ```sql blocks of the page.
std::vector<std::string> questions() {
  std::vector<std::string> found;
  bool inside = false;
  for (const std::string& line : lines_of(source / "docs/batch.md")) {
    if (line.starts_with("```")) {
      inside = line == "```sql";
      if (inside) found.emplace_back();
    } else if (inside) {
      found.back() += line + "\n";
    }
  }
  return found;
}

bool positive(const Json& decision) { return decision["status"] == "eligible" || decision["status"] == "may_apply"; }

/// A run into a database, and what JSON Lines say of the same rows.
struct Both {
  explicit Both(const std::string& input, bool all = false) {
    run.options.all = all;
    CHECK(run.run("in.jsonl", input).end == batch::End::whole);
    lines = parsed(run.output());
    rejects = parsed(run.rejects());
    run.options.out = batch::Form::sqlite;
    run.options.output = file.string();
    outcome = run.run("in.jsonl", input);
    CHECK(outcome.end == batch::End::whole);
  }
  BatchRun run;
  fs::path file = run.path("out.sqlite");
  std::vector<Json> lines, rejects;
  batch::Outcome outcome;
};

std::string examples() { return slurp(source / "examples/batch/enterprises.jsonl"); }

/// Some hundred random profiles, some broken ones, and those of the examples, of which more is decided.
std::string many() {
  return json_lines(population(1, 200)) + "{\"format\":1,\"x\":1,\"y\":2}\nnothing\n\n" + examples();
}

}  // namespace

TEST_CASE("the database holds what JSON Lines say, the same bytes on any number of threads", "[batch]") {
  for (const bool all : {false, true}) {
    Both both(many(), all);
    CHECK(both.lines.size() > 100);
    CHECK(lines_in(both.file) == both.lines);
    Asked reasons;
    for (const Json& reject : both.rejects) {
      for (const Json& each : reject["reasons"])
        reasons.push_back({reject["file"], std::to_string(reject["line"].get<int>()),
                           std::to_string(reject["byte_offset"].get<int>()), each["code"],
                           each.contains("path") ? each["path"].get<std::string>() : "NULL", each["message"]["zh"],
                           each["message"]["en"]});
    }
    CHECK(reasons.size() > both.rejects.size());
    CHECK(ask(both.file, "SELECT * FROM rejects ORDER BY rowid") == reasons);
    CHECK(ask(both.file, "PRAGMA integrity_check") == Asked{{"ok"}});
    CHECK(ask(both.file, "PRAGMA foreign_key_check").empty());
    const std::string one = slurp(both.file);
    for (const unsigned threads : {2u, 5u}) {
      both.run.options.threads = threads;
      both.run.run("in.jsonl", many());
      CHECK((slurp(both.file) == one));
    }
    CHECK(both.run.files() == std::vector<std::string>{"in.jsonl", "out.jsonl", "out.sqlite", "rejects.jsonl"});
  }
}

TEST_CASE("only provisions that are asked for are in the database", "[batch]") {
  BatchRun run;
  run.options.out = batch::Form::sqlite;
  run.options.evaluate.policies = {"lz-9", "lz-2a"};
  CHECK(run.run("in.jsonl", examples()).end == batch::End::whole);
  CHECK(ask(run.options.output, "SELECT id, rule_set, title_zh FROM provisions") ==
        Asked{{"lz-2a", "lz-manufacturing-2025", "技术改造和设备更新补助"},
              {"lz-9", "lz-manufacturing-2025", "工业企业应急周转资金(转贷)"}});
  CHECK(ask(run.options.output, "SELECT DISTINCT provision FROM decisions ORDER BY provision") ==
        Asked{{"lz-2a"}, {"lz-9"}});
}

TEST_CASE("what counts in totals sums to what the summary says", "[batch]") {
  const Both both(many());
  const auto ids = batch_engine().provisions();
  std::size_t summed = 0, kept_out = 0;
  for (std::size_t p = 0; p < ids.size(); ++p) {
    const batch::ProvisionCounts& counts = both.outcome.summary.provisions[p];
    CAPTURE(ids[p]);
    const auto row = ask(both.file,
                         "SELECT count(*), ifnull(sum(assured_fen), 0), ifnull(sum(ceiling_fen), 0), "
                         "ifnull(sum(ceiling_max_fen), 0), count(*) - count(ceiling_fen) FROM decisions "
                         "WHERE in_totals = 1 AND provision = '" +
                             ids[p] + "'");
    const auto fen = [](Int128 value) { return std::to_string(static_cast<std::int64_t>(value)); };
    CHECK(row == Asked{{std::to_string(counts.summed), fen(counts.assured), fen(counts.ceiling),
                        fen(counts.ceiling_max), std::to_string(counts.without_ceiling)}});
    CHECK(ask(both.file, "SELECT count(*) FROM decisions WHERE in_totals = 0 AND provision = '" + ids[p] + "'") ==
          Asked{{std::to_string(counts.not_counted)}});
    summed += counts.summed;
    kept_out += counts.not_counted;
  }
  CHECK(summed > 10);
  CHECK(kept_out > 0);
}

TEST_CASE("the questions of the page are answered, by the indexes, as JSON Lines answer them", "[batch][docs]") {
  // One that has the code which the page asks for.
  const std::string coded =
      R"({"format":1,"as_of":"2026-05-20","enterprise":{"name":"甲","unified_social_credit_code":"91450203MA5K00001Y","registered_area":"450203","industry":"C3670"},"projects":[{"id":"p1","kinds":["technical_transformation"],"fixed_asset_investment":"2000万元","equipment_purchase":"1500万元"}]})"
      "\n";
  const Both both(many() + coded);
  const auto asked = questions();
  REQUIRE(asked.size() == 5);
  std::vector<Asked> answers;
  for (const std::string& question : asked) {
    answers.push_back(ask(both.file, question));
    CHECK_FALSE(answers.back().empty());
    for (const auto& step : ask(both.file, "EXPLAIN QUERY PLAN " + question)) {
      INFO(question << step.back());
      const bool reads_all = step.back().starts_with("SCAN") && step.back().find("INDEX") == std::string::npos;
      CHECK_FALSE(reads_all);
    }
  }
  std::vector<std::tuple<std::int64_t, std::uint64_t, std::vector<std::string>>> may_apply;  // lowest first
  std::map<std::string, int> undetermined;
  std::vector<std::pair<int, std::vector<std::string>>> most;
  Asked of_one;
  for (const Json& line : both.lines) {
    std::set<std::string> provisions;
    const auto text = [](const Json& value) { return value.is_null() ? "NULL" : value.get<std::string>(); };
    for (const Json& each : line["decisions"]) {
      if (each["status"] == "undetermined") --undetermined[each["provision"]];
      if (line["id"] == "91450203MA5K00001Y")
        of_one.push_back({each["provision"], each["subject"]["id"], each["status"]});
      if (!positive(each)) continue;
      provisions.insert(each["provision"]);
      if (each["provision"] != "lz-2a") continue;
      const auto fen = [&](const char* key) {
        std::string digits = each["amount"][key];
        return std::stoll(digits.erase(digits.find('.'), 1));
      };
      may_apply.push_back({-fen("ceiling"),
                           line["line"].get<std::uint64_t>(),
                           {text(line["id"]), text(line["name"]), each["subject"]["id"], each["status"],
                            std::to_string(fen("ceiling")), std::to_string(fen("ceiling_max"))}});
    }
    if (!provisions.empty())
      most.push_back(
          {-static_cast<int>(provisions.size()),
           {std::to_string(line["line"].get<int>()), text(line["name"]), std::to_string(provisions.size())}});
  }
  std::stable_sort(may_apply.begin(), may_apply.end());
  Asked expected;
  for (const auto& [fen, line, row] : may_apply) expected.push_back(row);
  CHECK(answers[0] == expected);
  CHECK(expected.size() > 2);
  std::stable_sort(most.begin(), most.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  expected.clear();
  for (std::size_t i = 0; i < std::min<std::size_t>(10, most.size()); ++i) expected.push_back(most[i].second);
  CHECK(answers[2] == expected);
  std::vector<std::pair<int, std::string>> missing;
  for (const auto& [provision, count] : undetermined) missing.emplace_back(count, provision);
  std::sort(missing.begin(), missing.end());
  expected.clear();
  for (const auto& [count, provision] : missing) expected.push_back({provision, std::to_string(-count)});
  CHECK(answers[3] == expected);
  Asked found;
  for (const auto& row : answers[4]) found.push_back({row[0], row[2], row[3]});
  CHECK(found == of_one);
  // The sums: those of the summary, by status put together again.
  std::map<std::string, std::pair<std::uint64_t, std::int64_t>> sums;
  std::map<std::string, std::int64_t> widest;
  for (const auto& row : answers[1]) {
    sums[row[0]].first += std::stoull(row[3]);
    sums[row[0]].second += row[4] == "NULL" ? 0 : std::stoll(row[4]);
    widest[row[0]] += row[5] == "NULL" ? 0 : std::stoll(row[5]);
  }
  const auto ids = batch_engine().provisions();
  for (std::size_t p = 0; p < ids.size(); ++p) {
    CAPTURE(ids[p]);
    const batch::ProvisionCounts& counts = both.outcome.summary.provisions[p];
    CHECK(sums[ids[p]].first == counts.summed);
    CHECK(sums[ids[p]].second == static_cast<std::int64_t>(counts.ceiling));
    CHECK(widest[ids[p]] == static_cast<std::int64_t>(counts.ceiling_max));
  }
}

TEST_CASE("killed, interrupted or on a full disk, the old database stands", "[batch]") {
  if (command.empty()) return;  // the command is not built
  std::string rows;
  while (rows.size() < std::size_t{400'000}) rows += examples();
  Folder folder;
  write(folder.path() / "in.jsonl", rows);
  write(folder.path() / "out.sqlite", "old\n");
  const auto parts = [&] {
    return std::count_if(fs::directory_iterator(folder.path()), fs::directory_iterator(),
                         [](const auto& entry) { return entry.path().string().find(".part") != std::string::npos; });
  };
  const auto while_running = [&](const std::string& signal) {  // it waits for more input by then
    return run(
        "mkfifo more; (cat in.jsonl; sleep 20) >more & feeder=$!; huiqi batch more --input-format jsonl "
        "-o out.sqlite -q & run=$!; for try in $(seq 200); do [ -e out.sqlite.$run.part ] && break; sleep 0.05; done; "
        "sleep 0.3; kill -" +
            signal + " $run; wait $run; status=$?; kill $feeder 2>/dev/null; rm -f more; exit $status",
        folder);
  };
  const Answer interrupted = while_running("TERM");
  CHECK(interrupted.status == 3);
  CHECK(interrupted.err == "huiqi: interrupted: out.sqlite was not written; what stood there still does\n");
  CHECK(parts() == 0);
  // A limit on the size of files stands for a disk that fills.
  const Answer limited = run("trap '' XFSZ; ulimit -f 64; huiqi batch in.jsonl -o out.sqlite", folder);
  CHECK(limited.status == 3);
  CHECK(limited.err == "huiqi: out.sqlite could not be written: File too large\n");
  CHECK(parts() == 0);
  CHECK(while_running("KILL").status == 128 + 9);
  CHECK(parts() > 0);
  CHECK(slurp(folder.path() / "out.sqlite") == "old\n");
  CHECK_FALSE(fs::exists(folder.path() / "out.sqlite.rejects.jsonl"));
}

TEST_CASE("a full disk and one that asks to stop are told apart, and from what SQLite says of its own", "[batch]") {
  const auto words = [](auto&& action) {
    try {
      action();
    } catch (const batch::Failure& failure) {
      return failure.message.en;
    } catch (const batch::Stopped&) {
      return std::string("stopped");
    }
    return std::string("nothing was said");
  };
  Folder folder;
  const std::string file = (folder.path() / "db").string();
  write(file, std::string(5000, 'x'));
  CHECK(words([&] { batch::Database(file, "db", batch_engine(), nullptr); }) ==
        "db could not be written: file is not a database");
  write(file, "");
  batch::Halt halt(nullptr);
  CHECK(words([&] {
          batch::Database database(file, "db", batch_engine(), &halt);
          std::vector<batch::StoredAnswer> answers(20'000);
          for (std::size_t i = 0; i < answers.size(); ++i) answers[i] = {i + 1, "id", "name", "2026-05-20", {}, {}};
          database.write(answers);
          halt.raise();
          database.finish();
        }) == "stopped");
}
