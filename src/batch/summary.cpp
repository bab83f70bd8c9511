// See summary.hpp.
#include "batch/summary.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "batch/json_text.hpp"
#include "evaluate/loaded.hpp"
#include "huiqi/version.hpp"
#include "values/law_text.hpp"

namespace huiqi::batch {

void ProvisionCounts::add(const ProvisionCounts& other) {
  for (std::size_t i = 0; i < statuses.size(); ++i) statuses[i] += other.statuses[i];
  summed += other.summed;
  not_counted += other.not_counted;
  without_ceiling += other.without_ceiling;
  without_ceiling_max += other.without_ceiling_max;
  assured += other.assured;
  ceiling += other.ceiling;
  ceiling_max += other.ceiling_max;
}

void Summary::add(const Summary& other) {
  read += other.read;
  written += other.written;
  rejected += other.rejected;
  empty_lines += other.empty_lines;
  items_read += other.items_read;
  items_rejected += other.items_rejected;
  provisions.resize(std::max(provisions.size(), other.provisions.size()));
  for (std::size_t i = 0; i < other.provisions.size(); ++i) provisions[i].add(other.provisions[i]);
  for (const auto& [code, count] : other.warnings) warnings[code] += count;
  for (const auto& [fact, count] : other.missing) {
    missing[fact].decisions += count.decisions;
    missing[fact].profiles += count.profiles;
  }
  for (const auto& [condition, count] : other.only_unmet) only_unmet[condition] += count;
}

std::vector<OnlyUnmet> most_unmet(const Summary& summary) {
  std::vector<OnlyUnmet> list;
  for (const auto& [key, count] : summary.only_unmet) list.push_back({key.first, key.second, count});
  std::stable_sort(list.begin(), list.end(),
                   [](const OnlyUnmet& a, const OnlyUnmet& b) { return a.decisions > b.decisions; });
  return list;
}

std::vector<MissingFact> most_missing(const Summary& summary) {
  std::vector<MissingFact> list;
  for (const auto& [key, count] : summary.missing) list.push_back({key.first, key.second, count});
  std::stable_sort(list.begin(), list.end(),
                   [](const MissingFact& a, const MissingFact& b) { return a.count.decisions > b.count.decisions; });
  return list;
}

namespace {

bool find_words(const language::Expr& node, const std::string& condition, ConditionWords& words) {
  const auto take = [&](const language::Marks& marks) {
    if (!words.quote.empty() || marks.id != condition) return;
    words = {marks.cite, marks.quote, marks.label};
  };
  take(node.marks);
  bool found = node.marks.id == condition;
  for (const language::Marks& each : node.branches) {
    take(each);
    found = found || each.id == condition;
  }
  for (const language::ExprPtr& each : node.args) {
    if (found) break;
    if (each) found = find_words(*each, condition, words);
  }
  return found;
}

std::string fen(Int128 sum) { return yuan_text(Rational::of(sum, 1)); }

void put_counts(const Summary& summary, std::string& out) {
  out += fmt::format("  \"rows\": {{\"read\": {}, \"written\": {}, \"rejected\": {}, \"empty_lines\": {}}},\n",
                     summary.read, summary.written, summary.rejected, summary.empty_lines);
  out += fmt::format("  \"item_rows\": {{\"read\": {}, \"joined\": {}, \"rejected\": {}}},\n", summary.items_read,
                     summary.items_read - summary.items_rejected, summary.items_rejected);
  out += "  \"warnings\": {";
  bool first = true;
  for (const auto& [code, count] : summary.warnings) {
    out += first ? "" : ", ";
    put_string(code, out);
    out += fmt::format(": {}", count);
    first = false;
  }
  out += "},\n";
}

void put_provision(const ProvisionCounts& counts, const compile::Provision& provision, std::string& out) {
  out += "    {\"provision\": ";
  put_string(provision.source->id, out);
  out += ", \"policy\": ";
  put_string(provision.set->id, out);
  out += ", \"title\": ";
  put_text(provision.source->title, out);
  out += ", \"statuses\": {";
  bool first = true;
  for (std::size_t i = 0; i < status_count; ++i) {
    if (counts.statuses[i] == 0) continue;
    out += fmt::format("{}\"{}\": {}", first ? "" : ", ", name(static_cast<Status>(i)), counts.statuses[i]);
    first = false;
  }
  out += "}, \"amount\": ";
  if (!provision.source->grant || provision.source->grant->no_figure) {
    out += "null}";
    return;
  }
  out += fmt::format(
      "{{\"decisions\": {}, \"assured\": \"{}\", \"ceiling\": \"{}\", \"ceiling_max\": \"{}\", \"without_ceiling\": {}, "
      "\"without_ceiling_max\": {}, \"not_counted\": {}}}}}",
      counts.summed, fen(counts.assured), fen(counts.ceiling), fen(counts.ceiling_max), counts.without_ceiling,
      counts.without_ceiling_max, counts.not_counted);
}

void put_findings(const Summary& summary, const Engine& engine, std::string& out) {
  if (!summary.with_findings) {
    out += "  \"missing\": null,\n  \"only_unmet\": null\n";
    return;
  }
  out += "  \"missing\": [";
  const char* between = "\n    ";
  for (const MissingFact& each : most_missing(summary)) {
    out += between;
    out += "{\"fact\": ";
    put_string(each.fact, out);
    out += ", \"year\": ";
    put_string_or_null(each.year, out);
    out += fmt::format(", \"decisions\": {}, \"profiles\": {}}}", each.count.decisions, each.count.profiles);
    between = ",\n    ";
  }
  out += "],\n  \"only_unmet\": [";
  between = "\n    ";
  for (const OnlyUnmet& each : most_unmet(summary)) {
    const ConditionWords words = words_of(each, engine);
    out += between;
    out += "{\"provision\": ";
    put_string(each.provision, out);
    out += ", \"condition\": ";
    put_string(each.condition, out);
    out += ", \"cite\": ";
    put_string_or_null(words.cite, out);
    out += ", \"quote\": ";
    put_string_or_null(words.quote, out);
    out += fmt::format(", \"decisions\": {}}}", each.decisions);
    between = ",\n    ";
  }
  out += "]\n";
}

}  // namespace

ConditionWords words_of(const OnlyUnmet& unmet, const Engine& engine) {
  const compile::Program& program = engine.loaded().program;
  const language::Provision& provision = *program.provisions[program.provision_index.at(unmet.provision)].source;
  ConditionWords words;
  for (const language::ExprPtr& each : provision.requires_) {
    if (find_words(*each, unmet.condition, words)) break;
  }
  if (words.cite.empty()) words.cite = provision.cite;
  return words;
}

std::string to_json(const Summary& summary, const SummaryHead& head, const Engine& engine) {
  const engine_detail::Loaded& loaded = engine.loaded();
  std::string out = fmt::format("{{\n  \"engine\": {{\"name\": \"huiqi\", \"version\": \"{}\"}},\n", HUIQI_VERSION);
  out += "  \"rule_sets\": [";
  const char* between = "\n    ";
  for (const language::RuleSet& each : loaded.rule_sets) {
    out += between;
    out += "{\"id\": ";
    put_string(each.id, out);
    out += ", \"version\": ";
    put_string(each.version, out);
    out += ", \"digest\": ";
    put_string(each.digest, out);
    out += "}";
    between = ",\n    ";
  }
  out += "],\n  \"vocabulary_digest\": ";
  put_string(loaded.vocabulary->digest, out);
  for (const auto& [key, value] : {std::pair{"input", &head.input},
                                   {"output", &head.output},
                                   {"rejects", &head.rejects},
                                   {"as_of", &head.as_of},
                                   {"today", &head.today}}) {
    out += fmt::format(",\n  \"{}\": ", key);
    put_string_or_null(*value, out);
  }
  out += ",\n";
  put_counts(summary, out);
  out += "  \"provisions\": [";
  between = "\n";
  for (std::size_t i = 0; i < summary.provisions.size(); ++i) {
    if (i < head.wanted.size() && !head.wanted[i]) continue;
    out += between;
    put_provision(summary.provisions[i], loaded.program.provisions[i], out);
    between = ",\n";
  }
  out += "],\n";
  put_findings(summary, engine, out);
  out += "}\n";
  return out;
}

}  // namespace huiqi::batch
