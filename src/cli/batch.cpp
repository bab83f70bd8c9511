// huiqi batch INPUT -o OUTPUT: an answer for each of many profiles. The work is done in src/batch; here are the options, the signals,
// and what is said. Tests: tests/cli/transcripts/batch.txt, tests/batch/command_test.cpp
#include "batch/batch.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <memory>
#include <thread>

#include "batch/sink.hpp"
#include "cli/batch_files.hpp"
#include "cli/batch_summary.hpp"
#include "cli/input.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "cli/rule_files.hpp"
#include "cli/verb.hpp"

namespace huiqi::cli {
namespace {

struct Arguments {
  std::string input, output, rejects, summary, in, out, report, as_of, columns;
  std::vector<std::string> policies, readings, parameters, items;
  std::optional<std::int64_t> max_errors, threads;
  bool all = false, findings = false, quiet = false;
};

std::atomic<bool> stop_asked = false;
static_assert(std::atomic<bool>::is_always_lock_free);  // a signal handler may set it

extern "C" void ask_to_stop(int signal) {
  stop_asked.store(true);
  std::signal(signal, SIG_DFL);  // who asks twice will not wait
}

std::pair<std::string, std::string> name_and_value(const char* option, const std::string& written) {
  const std::size_t equals = written.find('=');
  if (equals == std::string::npos || equals == 0 || equals + 1 == written.size()) {
    throw UsageError{{fmt::format("{} 要写成“名称=值”,这里是“{}”", option, written),
                      fmt::format("{} is written NAME=VALUE, not \"{}\"", option, written)}};
  }
  return {written.substr(0, equals), written.substr(equals + 1)};
}

/// The input's or the output's form: by the option, else by the name's ending.
batch::Form form_of(const char* option, const std::string& written, const std::string& path, bool output) {
  std::string word = written;
  if (word.empty()) {
    const std::string name = batch::without_compression(path);
    if (name.ends_with(".csv")) word = "csv";
    if (output && name.ends_with(".sqlite")) word = "sqlite";
    if (path == "-" || name.ends_with(".jsonl") || name.ends_with(".ndjson")) word = "jsonl";
  }
  if (word.empty()) {
    const char* or_sqlite_zh = output ? ",或 .sqlite" : "";
    const char* or_sqlite_en = output ? ", or in .sqlite" : "";
    throw UsageError{
        {fmt::format("看不出 {} 的形式:结尾应为 .jsonl、.ndjson 或 .csv(可再加 .gz、.zst){},或写 {}", path,
                     or_sqlite_zh, option),
         fmt::format("the form of {} is not known: a name ends in .jsonl, .ndjson or .csv (then perhaps .gz "
                     "or .zst){}, or say {}",
                     path, or_sqlite_en, option)}};
  }
  if (output && word == "sqlite") return batch::Form::sqlite;
  output ? require_one_of(option, word, {"jsonl", "csv", "sqlite"}) : require_one_of(option, word, {"jsonl", "csv"});
  return word == "csv" ? batch::Form::csv : batch::Form::json_lines;
}

/// A database is a file whose parts are written again and again, and has tables for all that there is.
void check_database(const Arguments& arguments) {
  if (!batch::is_regular_output(arguments.output))
    throw UsageError{{"SQLite 数据库只能写到普通文件,不能写到标准输出、管道或设备",
                      "an SQLite database is written to a regular file, not to standard output, a pipe or a device"}};
  if (batch::compression_of(arguments.output) != batch::Compression::none)
    throw UsageError{{fmt::format("SQLite 数据库不能压缩:{}", arguments.output),
                      fmt::format("an SQLite database is not packed: {}", arguments.output)}};
  if (!arguments.report.empty())
    throw UsageError{
        {"--report 用于 JSON Lines 和 CSV;SQLite 数据库中申报主体和判定各有一表",
         "--report is for JSON Lines and CSV; an SQLite database has tables of applicants and of decisions"}};
}

std::string rejects_of(const Arguments& arguments) {
  if (!arguments.rejects.empty()) return arguments.rejects;
  if (batch::is_regular_output(arguments.output)) return arguments.output + ".rejects.jsonl";
  throw UsageError{{"输出不是普通文件时,用 --rejects 写明不收的行写到哪里",
                    "where the output is no regular file, --rejects says where rejected rows are written"}};
}

void add_items(batch::Options& options, const std::string& written) {
  auto added = name_and_value("--items", written);
  for (const auto& [list, file] : options.items) {
    if (list != added.first) continue;
    throw UsageError{
        {fmt::format("--items 中“{}”写了两次({}、{});一个列表只能有一个文件", list, file, added.second),
         fmt::format("--items names \"{}\" twice ({}, {}); a list has one file", list, file, added.second)}};
  }
  options.items.push_back(std::move(added));
}

batch::Options options_of(const Arguments& arguments) {
  batch::Options options;
  options.input = arguments.input;
  options.output = arguments.output;
  options.in = form_of("--input-format", arguments.in, arguments.input, false);
  options.out = form_of("--output-format", arguments.out, arguments.output, true);
  if (!arguments.report.empty()) require_one_of("--report", arguments.report, {"compact", "decisions"});
  options.detail = arguments.report == "decisions" ? batch::Detail::decisions : batch::Detail::compact;
  if (options.out == batch::Form::sqlite) check_database(arguments);
  options.rejects = rejects_of(arguments);
  options.summary = arguments.summary;
  options.all = arguments.all;
  options.findings = arguments.findings;
  options.evaluate.as_of = as_of_option(arguments.as_of);
  options.evaluate.policies = arguments.policies;
  for (const std::string& each : arguments.readings)
    options.evaluate.readings.insert(name_and_value("--reading", each));
  for (const std::string& each : arguments.parameters)
    options.evaluate.parameters.insert(name_and_value("--parameter", each));
  options.today = today();
  options.columns = arguments.columns;
  for (const std::string& each : arguments.items) add_items(options, each);
  const bool csv_alone = !options.columns.empty() || !options.items.empty();
  if (csv_alone && options.in != batch::Form::csv)
    throw UsageError{{"--columns 和 --items 只用于 CSV 输入", "--columns and --items are for CSV input alone"}};
  constexpr int most_threads = 1024;
  if (arguments.threads && (*arguments.threads < 1 || *arguments.threads > most_threads))
    throw UsageError{{"--threads 应为 1 到 1024", "--threads is 1 to 1024"}};
  options.threads = arguments.threads ? static_cast<unsigned>(*arguments.threads)
                                      : std::clamp(std::thread::hardware_concurrency(), 1u, 1024u);
  if (arguments.max_errors && *arguments.max_errors < 0)
    throw UsageError{{"--max-errors 应为 0 或更大", "--max-errors is 0 or more"}};
  if (arguments.max_errors) options.max_errors = static_cast<std::uint64_t>(*arguments.max_errors);
  check_files(options);
  return options;
}

ExitStatus tell(const batch::Outcome& outcome, const batch::Options& options, const Engine& engine,
                const Arguments& arguments, const Common& common) {
  const Language language = common.language;
  switch (outcome.end) {
    case batch::End::wrong_options: {
      std::vector<Diagnostic> diagnostics = outcome.diagnostics;
      for (Diagnostic& each : diagnostics) each.file = "huiqi";
      print(diagnostics, language);
      return usage_error;
    }
    case batch::End::wrong_input:
      print(outcome.diagnostics, language);
      return input_error;
    case batch::End::stopped:
      complain({fmt::format("已中断:{} 没有写入,原有的保持不变", options.output),
                fmt::format("interrupted: {} was not written; what stood there still does", options.output)},
               language);
      return not_completed;
    case batch::End::failed:
      complain(outcome.failure, language);
      return not_completed;
    case batch::End::too_many_errors: {
      const Text counts = counts_words(outcome);
      complain({fmt::format("不收的行超过 --max-errors {},已停止;{};原因见 {}", *options.max_errors, counts.zh,
                            options.rejects),
                fmt::format("stopped, more rows being rejected than --max-errors {}; {}; {} says why",
                            *options.max_errors, counts.en, options.rejects)},
               language);
      return input_error;
    }
    default:
      break;
  }
  const std::uint64_t rejected = outcome.summary.rejected + outcome.summary.items_rejected;
  if (rejected != 0) {
    complain({fmt::format("有 {} 行不收,原因见 {}", rejected, options.rejects),
              fmt::format("{} {} rejected; {} says why", rejected, rejected == 1 ? "row was" : "rows were",
                          options.rejects)},
             language);
  }
  const ExitStatus status = rejected == 0 ? done : input_error;
  if (arguments.quiet) return status;
  const std::string summary =
      common.json ? to_json(outcome.summary, outcome.head, engine) : summary_text(outcome, engine, language);
  const bool stream_taken = options.output == "-" || options.rejects == "-" || options.summary == "-";
  if (!stream_taken) {
    const ExitStatus printed = print(summary, language);
    return printed == done ? status : printed;
  }
  std::fwrite(summary.data(), 1, summary.size(), stderr);
  return status;
}

ExitStatus batch_verb(const Arguments& arguments, const Common& common) {
  batch::Options options = options_of(arguments);
  std::vector<Diagnostic> diagnostics;
  const auto engine = load_engine(common, {}, diagnostics);
  if (!engine) {
    print_errors(diagnostics, common.language);
    return input_error;
  }
  Progress progress(arguments.quiet, common.language);
  options.on_progress = [&](const batch::Standing& now) { progress.show(now.rows, now.rejected, now.bytes, now.size); };
  options.stop = &stop_asked;
  std::signal(SIGINT, ask_to_stop);
  std::signal(SIGTERM, ask_to_stop);
  if (std::signal(SIGHUP, ask_to_stop) == SIG_IGN) std::signal(SIGHUP, SIG_IGN);  // nohup
  const batch::Outcome outcome = batch::run(*engine, options);
  progress.end();
  return tell(outcome, options, *engine, arguments, common);
}

}  // namespace

Run add_batch(CLI::App& verb, Language words) {
  auto arguments = std::make_shared<Arguments>();
  const auto say = [&](const char* zh, const char* en) { return in({zh, en}, words); };
  const auto repeatable = [](CLI::Option* option, const char* type) {
    return option->type_name(type)->allow_extra_args(false);
  };
  verb.add_option("INPUT", arguments->input,
                  say("许多申报主体的资料:.jsonl 或 .csv,可再压缩为 .gz、.zst;- 为标准输入",
                      "The profiles: .jsonl or .csv, perhaps packed as .gz or .zst; - for standard input"))
      ->required()
      ->type_name("");
  verb.add_option("-o,--output", arguments->output,
                  say("写到哪里:.jsonl 或 .csv(可再加 .gz、.zst);.sqlite 为数据库;- 为标准输出",
                      "Where to: .jsonl or .csv (perhaps .gz, .zst); .sqlite: a database; - for standard output"))
      ->required()
      ->type_name("FILE");
  verb.add_option("--report", arguments->report,
                  say("compact:每份资料一行(默认);decisions:每项判定一行",
                      "compact: a line a profile (default); decisions: a line a decision"))
      ->type_name("KIND");
  verb.add_flag("--all", arguments->all,
                say("不适用和不在有效期内的也写出", "Also write what does not apply or is not in force"));
  verb.add_option("--input-format", arguments->in,
                  say("输入的形式(默认看结尾)", "Form of the input (default: by its ending)"))
      ->type_name("jsonl|csv");
  verb.add_option("--output-format", arguments->out,
                  say("输出的形式(默认看结尾)", "Form of the output (default: by its ending)"))
      ->type_name("jsonl|csv|sqlite");
  verb.add_option("--columns", arguments->columns,
                  say("CSV 各列与事实的对照(JSON)", "Which fact each CSV column holds (JSON)"))
      ->type_name("FILE");
  repeatable(verb.add_option("--items", arguments->items,
                             say("一个列表的 CSV 文件,如 projects=项目.csv,按申报主体代码对上(可重复)",
                                 "A list's own CSV file, e.g. projects=projects.csv, joined by the applicant's code "
                                 "(repeatable)")),
             "LIST=FILE");
  verb.add_option(
          "--rejects", arguments->rejects,
          say("不收的行及原因(默认 输出文件名.rejects.jsonl)", "Rejected rows and why (default: OUTPUT.rejects.jsonl)"))
      ->type_name("FILE");
  verb.add_option("--max-errors", arguments->max_errors,
                  say("不收的行超过 N 即停止(默认不停)", "Stop when more than N rows are rejected (default: never)"))
      ->type_name("N");
  verb.add_option("--summary", arguments->summary,
                  say("汇总另写为 JSON 文件", "Also write the summary to a file, as JSON"))
      ->type_name("FILE");
  verb.add_flag("--findings", arguments->findings,
                say("汇总中统计最常缺少的事实和最常成为唯一障碍的条件",
                    "Count in the summary which facts are missing and which single condition is unmet most often"));
  verb.add_option("--threads", arguments->threads,
                  say("线程数(默认:处理器数)", "Threads (default: as many as processors)"))
      ->type_name("N");
  verb.add_flag("-q,--quiet", arguments->quiet, say("不显示进度和汇总", "No progress and no summary"));
  verb.add_option("--as-of", arguments->as_of,
                  say("申报日(默认:资料所写,否则今天)", "The filing day (default: the profile's, else today)"))
      ->type_name("YYYY-MM-DD");
  repeatable(verb.add_option("--policy,--provision", arguments->policies,
                             say("只看这些政策或条款(可重复,或用逗号分开)",
                                 "Only these policies or provisions (repeatable, or separated by commas)")),
             "ID")
      ->delimiter(',');
  repeatable(verb.add_option("--reading", arguments->readings,
                             say("只用这种理解,如 lz-2a.base=equipment_purchase(可重复)",
                                 "Use this reading alone, e.g. lz-2a.base=equipment_purchase (repeatable)")),
             "PROVISION.POINT=OPTION");
  repeatable(verb.add_option("--parameter", arguments->parameters,
                             say("给出未公布的数值,如 lz-2b.threshold=2000万元(可重复)",
                                 "Supply an unpublished figure, e.g. lz-2b.threshold=2000万元 (repeatable)")),
             "NAME=VALUE");
  return [arguments](const Common& common) { return batch_verb(*arguments, common); };
}

}  // namespace huiqi::cli
