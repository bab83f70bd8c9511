// See answers.hpp.
#include "batch/answers.hpp"

#include <fmt/format.h>

#include <iterator>

#include "batch/csv.hpp"
#include "batch/json_text.hpp"
#include "evaluate/evaluation.hpp"

namespace huiqi::batch {
namespace {

constexpr const char* no_figure_stated = "not_stated";  // an amount without such a bound; an empty cell: no amount

std::string cell_of(const std::optional<Money>& money) { return money ? money->to_string() : no_figure_stated; }

}  // namespace

Answers::Answers(const Engine& engine, Form form, Detail detail, std::vector<bool> wanted, bool all)
    : engine_(engine), form_(form), detail_(detail), wanted_(std::move(wanted)), all_(all), ids_(engine.provisions()) {
  for (const compile::Provision& each : engine.loaded().program.provisions) {
    const bool amount = each.source->grant && !each.source->grant->no_figure;
    wide_.push_back({amount, amount && !each.source->points.empty()});
  }
}

std::string Answers::header() const {
  if (form_ != Form::csv) return "";
  if (detail_ == Detail::decisions)
    return "line,id,name,as_of,provision,subject_kind,subject,status,assured,ceiling,ceiling_max\r\n";
  std::string out = "line,id,name,as_of";
  for (std::size_t p = 0; p < ids_.size(); ++p) {
    if (!wanted_[p]) continue;
    out += fmt::format(",{}.status", ids_[p]);
    if (wide_[p].amount) out += fmt::format(",{}.ceiling", ids_[p]);
    if (wide_[p].maximum) out += fmt::format(",{}.ceiling_max", ids_[p]);
  }
  return out + "\r\n";
}

void Answers::put(const Answer& answer, std::string& out) const {
  if (form_ == Form::json_lines)
    detail_ == Detail::compact ? put_compact_json(answer, out) : put_decisions_json(answer, out);
  else
    detail_ == Detail::compact ? put_wide(answer, out) : put_long(answer, out);
}

StoredAnswer Answers::stored(const Answer& answer) const {
  StoredAnswer stored{answer.line, std::string(answer.id), std::string(answer.name), answer.as_of.to_string(), {}, {}};
  for (std::size_t v = 0; v < answer.verdicts->size(); ++v) {
    const Engine::Verdict& verdict = (*answer.verdicts)[v];
    if (!listed(verdict)) continue;
    const Subject subject = subject_of(answer, verdict);
    StoredDecision& row = stored.decisions.emplace_back();
    row.provision = verdict.provision;
    row.subject_kind = subject.kind;
    row.subject = subject.id;
    row.status = verdict.status;
    row.in_totals = (*answer.in_totals)[v];
    if (!verdict.has_amount) continue;
    row.assured = verdict.assured;
    row.ceiling = verdict.ceiling;
    row.ceiling_max = verdict.ceiling_max;
  }
  stored.warnings = answer.warnings;
  return stored;
}

bool Answers::listed(const Engine::Verdict& verdict) const {
  if (!wanted_[verdict.provision]) return false;
  return all_ || (verdict.status != Status::not_applicable && verdict.status != Status::not_in_force);
}

Answers::Subject Answers::subject_of(const Answer& answer, const Engine::Verdict& verdict) const {
  const auto& loaded = engine_.loaded();
  const compile::Provision& provision = loaded.program.provisions[verdict.provision];
  const auto& kind = loaded.vocabulary->subjects[static_cast<std::size_t>(provision.subject)];
  if (kind.record < 0) return {kind.name, provision.source->id};
  const auto& items = value_of(answer.applicant->root, *loaded.vocabulary, kind.section).more->items;
  return {kind.name, evaluate::subject_id(kind, items[verdict.item], verdict.item)};
}

void Answers::put_head_json(const Answer& answer, std::string& out) const {
  fmt::format_to(std::back_inserter(out), "{{\"line\":{},\"id\":", answer.line);
  put_string_or_null(answer.id, out);
  out += ",\"name\":";
  put_string_or_null(answer.name, out);
  out += ",\"as_of\":\"";
  out += answer.as_of.to_string();
  out += '"';
}

void Answers::put_decision_json(const Answer& answer, const Engine::Verdict& verdict, std::string& out) const {
  const Subject subject = subject_of(answer, verdict);
  out += "\"provision\":";
  put_string(ids_[verdict.provision], out);
  out += ",\"subject\":{\"kind\":";
  put_string(subject.kind, out);
  out += ",\"id\":";
  put_string(subject.id, out);
  out += "},\"status\":\"";
  out += name(verdict.status);
  out += "\",\"amount\":";
  if (!verdict.has_amount) {
    out += "null";
    return;
  }
  out += "{\"assured\":";
  put_money(verdict.assured, out);
  out += ",\"ceiling\":";
  put_money(verdict.ceiling, out);
  out += ",\"ceiling_max\":";
  put_money(verdict.ceiling_max, out);
  out += '}';
}

void Answers::put_compact_json(const Answer& answer, std::string& out) const {
  put_head_json(answer, out);
  if (!answer.warnings.empty()) {
    const char* between = ",\"warnings\":[";
    for (const std::string& each : answer.warnings) {
      out += between;
      put_string(each, out);
      between = ",";
    }
    out += ']';
  }
  out += ",\"decisions\":[";
  bool first = true;
  for (const Engine::Verdict& verdict : *answer.verdicts) {
    if (!listed(verdict)) continue;
    out += first ? "{" : ",{";
    put_decision_json(answer, verdict, out);
    out += '}';
    first = false;
  }
  out += "]}\n";
}

void Answers::put_decisions_json(const Answer& answer, std::string& out) const {
  bool any = false;
  for (const Engine::Verdict& verdict : *answer.verdicts) {
    if (!listed(verdict)) continue;
    put_head_json(answer, out);
    out += ',';
    put_decision_json(answer, verdict, out);
    out += "}\n";
    any = true;
  }
  if (any) return;
  put_head_json(answer, out);  // a profile that nothing addresses is there all the same
  out += ",\"provision\":null,\"subject\":null,\"status\":null,\"amount\":null}\n";
}

void Answers::put_head_csv(const Answer& answer, std::string& out) {
  fmt::format_to(std::back_inserter(out), "{},", answer.line);
  put_cell(answer.id, out);
  out += ',';
  put_cell(answer.name, out);
  out += ',';
  out += answer.as_of.to_string();
}

void Answers::put_wide(const Answer& answer, std::string& out) const {
  put_head_csv(answer, out);
  const auto& verdicts = *answer.verdicts;
  std::size_t at = 0;
  for (std::size_t p = 0; p < ids_.size(); ++p) {
    std::string status, ceiling, maximum;
    const std::size_t first = at;
    for (; at < verdicts.size() && verdicts[at].provision == p; ++at) {
      const Engine::Verdict& verdict = verdicts[at];
      const char* between = at == first ? "" : ";";  // several subjects, in the profile's order
      status += between;
      status += name(verdict.status);
      ceiling += between;
      maximum += between;
      if (!verdict.has_amount) continue;
      ceiling += cell_of(verdict.ceiling);
      maximum += cell_of(verdict.ceiling_max);
    }
    if (!wanted_[p]) continue;
    out += ',';
    out += status;
    if (wide_[p].amount) out += ',' + ceiling;
    if (wide_[p].maximum) out += ',' + maximum;
  }
  out += "\r\n";
}

void Answers::put_long(const Answer& answer, std::string& out) const {
  bool any = false;
  for (const Engine::Verdict& verdict : *answer.verdicts) {
    if (!listed(verdict)) continue;
    const Subject subject = subject_of(answer, verdict);
    put_head_csv(answer, out);
    fmt::format_to(std::back_inserter(out), ",{},{},", ids_[verdict.provision], subject.kind);
    put_cell(subject.id, out);
    fmt::format_to(std::back_inserter(out), ",{}", name(verdict.status));
    if (verdict.has_amount)
      fmt::format_to(std::back_inserter(out), ",{},{},{}\r\n", verdict.assured.to_string(), cell_of(verdict.ceiling),
                     cell_of(verdict.ceiling_max));
    else
      out += ",,,\r\n";
    any = true;
  }
  if (any) return;
  put_head_csv(answer, out);
  out += ",,,,,,,\r\n";
}

}  // namespace huiqi::batch
