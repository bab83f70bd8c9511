// See worker.hpp.
#include "batch/worker.hpp"

#include <algorithm>

#include "language/provision_reader.hpp"

namespace huiqi::batch {

std::optional<evaluate::Plan> make_plan(const Engine& engine, const EvaluateOptions& options,
                                        std::vector<Diagnostic>& diagnostics) {
  const auto nobody = engine.read_profile("{}", "");
  const auto checked = engine.evaluate(*nobody, options);  // says which names do not exist
  if (!checked) {
    diagnostics = checked.diagnostics;
    return std::nullopt;
  }
  const engine_detail::Loaded& loaded = engine.loaded();
  const auto& provisions = loaded.program.provisions;
  evaluate::Plan plan = evaluate::plain_plan(loaded, options.as_of.value_or(Date()));
  const auto& named = options.policies;
  for (std::size_t p = 0; p < provisions.size(); ++p) {
    plan.wanted[p] = named.empty() || std::any_of(named.begin(), named.end(), [&](const std::string& each) {
                       return provisions[p].source->id == each || provisions[p].set->id == each;
                     });
    plan.accepted[p] = evaluate::accepted(provisions[p], options.readings);
  }
  for (std::size_t i = 0; i < loaded.program.parameters.size(); ++i) {
    const compile::ParameterSlot& slot = loaded.program.parameters[i];
    const auto chosen = options.parameters.find(slot.name);
    if (chosen == options.parameters.end()) continue;
    if (const auto value = language::parse_parameter(slot.type, chosen->second))
      plan.parameters[i] = evaluate::Span::point(*value);
  }
  return plan;
}

Worker::Worker(const WorkerNeeds& needs) : needs_(needs), findings_(needs.engine.loaded(), needs.plan) {
  workspace_.plan = needs.plan;
}

void Worker::answer(const Block& block, BlockAnswer& answer) {
  answer.summary.provisions.resize(needs_.plan.wanted.size());
  answer.summary.empty_lines = block.empty_lines;
  for (const Row& row : block.rows) {
    ++answer.summary.read;
    answer_row(row, block.text(row), answer);
  }
}

void Worker::answer_row(const Row& row, std::string_view text, BlockAnswer& answer) {
  const RowProfile read = needs_.profiles.read(row, text);
  if (!read.profile) return reject(row, text, read.diagnostics, answer);
  const profile::Applicant& applicant = read.profile->applicant();
  const EvaluateOptions& options = needs_.options.evaluate;
  const Date as_of = options.as_of ? *options.as_of : applicant.as_of.value_or(needs_.options.today);
  if (!evaluate::verdicts(needs_.engine.loaded(), applicant, as_of, workspace_, verdicts_)) {
    EvaluateOptions again = options;
    again.as_of = as_of;
    auto reasons = needs_.engine.evaluate(*read.profile, again).diagnostics;  // says which provision
    for (Diagnostic& each : reasons) {
      each.file = needs_.profiles.file();
      each.place = {static_cast<std::uint32_t>(row.line), 1};
    }
    return reject(row, text, reasons, answer);
  }
  Answer written{row.line, read.id, read.name, as_of, &applicant, &verdicts_, {}};
  for (const Diagnostic& each : read.diagnostics) {
    ++answer.summary.warnings[each.code];
    written.warnings.push_back(each.code);
  }
  needs_.answers.put(written, answer.output);
  ++answer.summary.written;
  count(applicant, as_of, answer.summary);
}

void Worker::count(const profile::Applicant& applicant, Date as_of, Summary& summary) {
  const auto& provisions = needs_.engine.loaded().program.provisions;
  for (const Engine::Verdict& verdict : verdicts_) {
    ProvisionCounts& counts = summary.provisions[verdict.provision];
    ++counts.statuses[static_cast<std::size_t>(verdict.status)];
    const bool positive = verdict.status == Status::may_apply || verdict.status == Status::eligible;
    if (!positive || !verdict.has_amount) continue;
    if (provisions[verdict.provision].source->total_when && !findings_.counts_in_totals(applicant, as_of, verdict)) {
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
  if (needs_.options.findings) findings_.add(applicant, as_of, verdicts_, summary);
}

void Worker::reject(const Row& row, std::string_view text, const std::vector<Diagnostic>& reasons,
                    BlockAnswer& answer) const {
  put_reject({needs_.profiles.file(), row.line, row.offset, text, row.fault == Fault::too_long}, reasons,
             answer.rejects);
  ++answer.summary.rejected;
  answer.rejected.push_back({answer.output.size(), answer.rejects.size(), answer.summary.read});
}

}  // namespace huiqi::batch
