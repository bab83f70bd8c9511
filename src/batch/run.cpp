// See batch.hpp. One row: worker.cpp.
#include <fmt/format.h>

#include <algorithm>

#include "batch/batch.hpp"
#include "batch/pipeline.hpp"
#include "batch/sink.hpp"
#include "batch/worker.hpp"
#include "evaluate/loaded.hpp"

namespace huiqi::batch {
namespace {

constexpr std::size_t rows_at_once = 64;

Diagnostic problem(const std::string& file, std::string code, Text message) {
  Diagnostic diagnostic;
  diagnostic.code = std::move(code);
  diagnostic.file = file;
  diagnostic.place = {1, 1};
  diagnostic.message = std::move(message);
  return diagnostic;
}

/// Where a run writes to.
struct Outputs {
  Sink answers;
  std::optional<Database> database;  ///< in the file that `answers` has opened
  Sink rejects;

  void reject(std::string_view lines) {
    rejects.write(lines);
    if (database) database->reject(lines);
  }
};

/// One run from its options to its end.
class Run {
 public:
  Run(const Engine& engine, const Options& options) : engine_(engine), options_(options), halt_(options.stop) {}

  Outcome run() {
    const auto& as_of = options_.evaluate.as_of;
    outcome_.head = {options_.input,
                     options_.output,
                     options_.rejects,
                     as_of ? as_of->to_string() : "",
                     as_of ? "" : options_.today.to_string(),
                     {}};
    try {
      prepare_and_run();
    } catch (const Failure& failure) {
      outcome_.end = End::failed;
      outcome_.failure = failure.message;
    } catch (const Stopped&) {
      outcome_.end = End::stopped;
    }
    return std::move(outcome_);
  }

 private:
  std::string input_name() const { return options_.input == "-" ? "<stdin>" : options_.input; }

  void prepare_and_run() {
    const auto checked = engine_.make_workspace(options_.evaluate);
    if (!checked) {
      outcome_.end = End::wrong_options;
      outcome_.diagnostics = checked.diagnostics;
      return;
    }
    outcome_.head.wanted = wanted();
    outcome_.summary.provisions.resize(outcome_.head.wanted.size());
    outcome_.summary.with_findings = options_.findings;
    outcome_.end = End::wrong_input;
    auto input = open_input(options_.input, &halt_, outcome_.diagnostics);
    if (!input) return;
    input_ = std::move(*input);
    Rows rows(*input_.bytes, options_.in);
    const auto profiles = make_profiles(rows);
    if (!profiles) return;
    const Answers answers(engine_, options_.out, options_.detail, outcome_.head.wanted, options_.all);
    const Findings findings(engine_, options_.evaluate);
    process(rows, {engine_, options_, *profiles, answers, findings});
  }

  /// For each provision, whether it is asked for.
  std::vector<bool> wanted() const {
    std::vector<bool> wanted;
    const auto& named = options_.evaluate.policies;
    for (const compile::Provision& each : engine_.loaded().program.provisions) {
      wanted.push_back(named.empty() || std::find(named.begin(), named.end(), each.source->id) != named.end() ||
                       std::find(named.begin(), named.end(), each.set->id) != named.end());
    }
    return wanted;
  }

  std::optional<Profiles> make_profiles(Rows& rows) {
    if (options_.in == Form::json_lines) return Profiles(engine_, input_name());
    std::optional<Mapping> mapping;
    if (!options_.columns.empty()) {
      const auto text = read::read_file(options_.columns, {}, outcome_.diagnostics);
      if (text) mapping = read_mapping(*text, options_.columns, outcome_.diagnostics);
      if (!mapping) return std::nullopt;
    }
    auto table = read_table(rows, mapping ? &*mapping : nullptr);
    std::vector<Items> items;
    for (const auto& [list, file] : options_.items) {
      auto loaded = Items::load(list, file, *engine_.loaded().vocabulary, mapping ? &*mapping : nullptr, &halt_,
                                outcome_.diagnostics);
      if (!loaded) continue;
      outcome_.summary.items_read += loaded->count();
      items.push_back(std::move(*loaded));
    }
    if (mapping) check_lists(*mapping);
    if (table) check_columns(*table);
    if (has_errors(outcome_.diagnostics) || !table) return std::nullopt;
    return std::make_optional<Profiles>(engine_, input_name(), std::move(*table), std::move(items));
  }

  std::optional<Table> read_table(Rows& rows, const Mapping* mapping) {
    Block block;
    while (rows.next(block, 1) && block.rows.empty()) outcome_.summary.empty_lines += block.empty_lines;
    const std::string file = input_name();
    if (block.rows.empty()) {
      outcome_.diagnostics.push_back(
          problem(file, "empty_file", {"文件是空的,没有标题行", "the file is empty: it has no header"}));
      return std::nullopt;
    }
    const Row& row = block.rows.front();
    if (row.fault != Fault::none) {
      outcome_.diagnostics.push_back(problem(
          file, "bad_header", {"标题行的引号有误或太长", "the header's quotation marks are wrong, or it is too long"}));
      return std::nullopt;
    }
    if (auto bad = utf8_problem(block.text(row))) {
      bad->file = file;
      outcome_.diagnostics.push_back(std::move(*bad));
      return std::nullopt;
    }
    const auto& vocabulary = *engine_.loaded().vocabulary;
    return read_header(
        cells_of(block.text(row), row.line),
        {vocabulary, vocabulary.applicant, file, mapping, mapping == nullptr ? nullptr : &mapping->applicants},
        outcome_.diagnostics);
  }

  /// A list of the mapping that no --items names would be lost unseen.
  void check_lists(const Mapping& mapping) {
    for (const auto& [list, table] : mapping.items) {
      const bool given = std::any_of(options_.items.begin(), options_.items.end(),
                                     [&](const auto& each) { return each.first == list; });
      if (given) continue;
      Diagnostic error = problem(
          mapping.file, "list_without_file",
          {fmt::format("没有给出列表“{}”的文件", list), fmt::format("no file is given for the list \"{}\"", list)});
      error.place = table.place;
      error.suggestion = {fmt::format("写 --items {}=文件.csv", list), fmt::format("write --items {}=FILE.csv", list)};
      outcome_.diagnostics.push_back(std::move(error));
    }
  }

  /// A joined list needs a code, and cannot also have columns.
  void check_columns(const Table& table) {
    if (options_.items.empty()) return;
    if (table.code < 0) {
      outcome_.diagnostics.push_back(
          problem(input_name(), "no_code_column",
                  {"没有申报主体代码这一列,不能与 --items 的文件对上;用 --columns 的对照文件写明(code)",
                   "no column holds the applicant's code, so nothing can be joined from --items; say which in a file "
                   "for --columns (\"code\")"}));
    }
    for (const Column& column : table.columns) {
      for (const auto& [list, file] : options_.items) {
        if (!column.used || (column.path != list && !column.path.starts_with(list + "."))) continue;
        outcome_.diagnostics.push_back(
            problem(input_name(), "list_twice",
                    {fmt::format("“{}”这一列与 --items {}={} 是同一个列表", column.title, list, file),
                     fmt::format("the column \"{}\" and --items {}={} are the same list", column.title, list, file)}));
      }
    }
  }

  void process(Rows& rows, const WorkerNeeds& needs) {
    Outputs outputs{{options_.output, &halt_}, {}, {options_.rejects, &halt_}};
    outcome_.end = End::whole;
    outputs.answers.write(needs.answers.header());
    if (options_.out == Form::sqlite) {
      outputs.database.emplace(outputs.answers.beside(), options_.output, engine_, &halt_);
      outputs.database->write_provisions(outcome_.head.wanted);
    }
    Pipeline<Block, BlockAnswer>::run(
        options_.threads, [&](Block& block) { return rows.next(block, rows_at_once); },
        [&] {
          auto worker = std::make_shared<Worker>(needs);
          return [worker](Block& block, BlockAnswer& answer) { worker->answer(block, answer); };
        },
        [&](BlockAnswer& answer) { return take(answer, outputs); }, [&] { halt_.raise(); });
    if (options_.stop != nullptr && options_.stop->load()) throw Stopped{};
    halt_.lower();
    if (outcome_.end == End::whole) reject_left_over(needs.profiles, outputs);
    outputs.rejects.finish();
    if (outcome_.end == End::too_many_errors) return outputs.rejects.keep();
    if (outputs.database) outputs.database->finish();
    outputs.answers.finish();
    std::optional<Sink> summary;
    if (!options_.summary.empty()) {
      summary.emplace(options_.summary, &halt_);
      summary->write(to_json(outcome_.summary, outcome_.head, engine_));
      summary->finish();
    }
    if (options_.stop != nullptr && options_.stop->load()) throw Stopped{};
    outputs.rejects.keep();
    if (summary) summary->keep();
    outputs.answers.keep();
  }

  /// False where the run ends here: the rejects up to the one too many are written, and the rows before it.
  bool take(BlockAnswer& answer, Outputs& outputs) {
    Summary& summary = outcome_.summary;
    if (options_.max_errors && summary.rejected + answer.summary.rejected > *options_.max_errors) {
      const RejectedAt& last = answer.rejected[*options_.max_errors - summary.rejected];
      outputs.answers.write(std::string_view(answer.output).substr(0, last.output));
      outputs.rejects.write(std::string_view(answer.rejects).substr(0, last.rejects));
      summary.read += last.rows;
      summary.rejected = *options_.max_errors + 1;
      summary.written = summary.read - summary.rejected;
      outcome_.end = End::too_many_errors;
      return false;
    }
    outputs.answers.write(answer.output);
    if (outputs.database) outputs.database->write(answer.stored);
    outputs.reject(answer.rejects);
    summary.add(answer.summary);
    if (options_.on_progress) options_.on_progress({summary.read, summary.rejected, input_.taken->load(), input_.size});
    return true;
  }

  /// Item rows that belong to no applicant are lost to every answer: that is said.
  void reject_left_over(const Profiles& profiles, Outputs& outputs) {
    for (const Items& items : profiles.items()) {
      for (const Items::Record& each : items.left_over()) {
        Diagnostic reason = problem(items.file(), "no_applicant",
                                    {fmt::format("{} 中没有可读的申报主体有这个代码", input_name()),
                                     fmt::format("no readable applicant of {} has this code", input_name())});
        reason.place.line = static_cast<std::uint32_t>(each.line);
        std::string line;
        put_reject({items.file(), each.line, each.offset, each.text, false}, {reason}, line);
        outputs.reject(line);
        ++outcome_.summary.items_rejected;
      }
    }
  }

  const Engine& engine_;
  const Options& options_;
  Halt halt_;
  Input input_;
  Outcome outcome_;
};

}  // namespace

Outcome run(const Engine& engine, const Options& options) { return Run(engine, options).run(); }

}  // namespace huiqi::batch
