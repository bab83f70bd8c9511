// See worker.hpp.
#include "batch/worker.hpp"

#include "evaluate/loaded.hpp"

namespace huiqi::batch {

Worker::Worker(const WorkerNeeds& needs)
    : needs_(needs), workspace_(*needs.engine.make_workspace(needs.options.evaluate).value) {}

void Worker::answer(const Block& block, BlockAnswer& answer) {
  answer.summary.provisions.resize(needs_.engine.loaded().program.provisions.size());
  answer.summary.empty_lines = block.empty_lines;
  for (const Row& row : block.rows) {
    ++answer.summary.read;
    answer_row(row, block.text(row), answer);
  }
}

void Worker::answer_row(const Row& row, std::string_view text, BlockAnswer& answer) {
  const RowProfile read = needs_.profiles.read(row, text, fast_);
  if (!read.profile) return reject(row, text, read.diagnostics, answer);
  const profile::Applicant& applicant = read.profile->applicant();
  const EvaluateOptions& options = needs_.options.evaluate;
  const Date as_of = options.as_of ? *options.as_of : applicant.as_of.value_or(needs_.options.today);
  if (!needs_.engine.verdicts(*read.profile, as_of, *workspace_, verdicts_)) {
    EvaluateOptions again = options;
    again.as_of = as_of;
    auto reasons = needs_.engine.evaluate(*read.profile, again).diagnostics;  // says which provision
    for (Diagnostic& each : reasons) {
      each.file = needs_.profiles.file();
      each.place = {static_cast<std::uint32_t>(row.line), 1};
    }
    return reject(row, text, reasons, answer);
  }
  count({*read.profile, as_of, verdicts_}, answer.summary);
  Answer written{row.line, read.id, read.name, as_of, &applicant, &verdicts_, &in_totals_, {}};
  for (const Diagnostic& each : read.diagnostics) {
    ++answer.summary.warnings[each.code];
    written.warnings.push_back(each.code);
  }
  if (needs_.options.out == Form::sqlite)
    answer.stored.push_back(needs_.answers.stored(written));
  else
    needs_.answers.put(written, answer.output);
  ++answer.summary.written;
  needs_.profiles.answered(read);
}

void Worker::count(const Decided& decided, Summary& summary) {
  in_totals_.assign(decided.verdicts.size(), std::nullopt);
  for (std::size_t v = 0; v < decided.verdicts.size(); ++v) {
    const Engine::Verdict& verdict = decided.verdicts[v];
    ProvisionCounts& counts = summary.provisions[verdict.provision];
    ++counts.statuses[static_cast<std::size_t>(verdict.status)];
    const bool positive = verdict.status == Status::may_apply || verdict.status == Status::eligible;
    if (!positive || !verdict.has_amount) continue;
    in_totals_[v] = !needs_.findings.kept_out_of_totals(decided, verdict);
    if (!*in_totals_[v]) {
      ++counts.not_counted;
      continue;
    }
    ++counts.summed;
    counts.assured += verdict.assured.fen();
    if (verdict.ceiling)
      counts.ceiling += verdict.ceiling->fen();
    else
      ++counts.without_ceiling;
    if (verdict.ceiling_max)
      counts.ceiling_max += verdict.ceiling_max->fen();
    else
      ++counts.without_ceiling_max;
  }
  if (needs_.options.findings) needs_.findings.add(decided, summary);
}

void Worker::reject(const Row& row, std::string_view text, const std::vector<Diagnostic>& reasons,
                    BlockAnswer& answer) const {
  put_reject({needs_.profiles.file(), row.line, row.offset, text, row.fault == Fault::too_long}, reasons,
             answer.rejects);
  ++answer.summary.rejected;
  answer.rejected.push_back({answer.output.size(), answer.rejects.size(), answer.summary.read});
}

}  // namespace huiqi::batch
