// huiqi show ID: a policy, a provision or a record: what it says, in words, each condition with its clause; with --beside the
// document's own text, each clause beside what was modelled from it. Tests: tests/cli/transcripts/
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "cli/beside.hpp"
#include "cli/input.hpp"
#include "cli/output.hpp"
#include "cli/page.hpp"
#include "cli/rule_files.hpp"
#include "cli/terminal.hpp"
#include "cli/verb.hpp"
#include "cli/words.hpp"
#include "explain/messages.hpp"
#include "huiqi/explain.hpp"
#include "read/object.hpp"

namespace huiqi::cli {
namespace {

using language::ClauseRecord;
using language::Provision;
using language::RuleSet;

struct Arguments {
  std::string id, beside;
};

/// Ids are compared in lower case: "QJ-07" is how people write it.
std::string lower(std::string text) {
  for (char& each : text) {
    if (each >= 'A' && each <= 'Z') each = static_cast<char>(each + ('a' - 'A'));
  }
  return text;
}

Page find_page(const engine_detail::Loaded& loaded, const std::string& written) {
  const std::string id = lower(written);
  std::vector<std::string> ids;
  for (const RuleSet& set : loaded.rule_sets) {
    if (lower(set.id) == id) return page_of(loaded, set);
    ids.push_back(set.id);
    for (const Provision& each : set.provisions) {
      if (lower(each.id) == id) return page_of(loaded, set, each);
      ids.push_back(each.id);
    }
    for (const ClauseRecord& each : set.records) {
      if (lower(each.id) == id) return page_of(set, each);
      ids.push_back(each.id);
    }
  }
  const Text near = read::did_you_mean(id, ids);
  throw UsageError{
      {fmt::format("没有政策、条款或记录“{}”;{}", written, near.empty() ? "用 huiqi list 查看全部" : near.zh),
       fmt::format("there is no policy, provision or record \"{}\"; {}", written,
                   near.empty() ? "huiqi list shows all" : near.en)}};
}

/// What a provision says, each line with its citation: for the officer who reads the paper beside it.
void add_modelled(const engine_detail::Loaded& loaded, const RuleSet& set, const Provision& provision,
                  std::vector<Modelled>& modelled) {
  const Page page = page_of(loaded, set, provision);
  modelled.push_back({provision.cite, provision.id, provision.quote,
                      messages::fill({"{0}({1})", "{0} ({1})"}, {provision.title, explain(provision.kind)})});
  for (const Section& section : page.sections) {
    const std::string_view key = section.key;
    const bool amount = key == "amount";
    std::vector<std::string> cites;  // by depth: a condition without its own citation has that of the one above it
    if (key != "scope" && key != "grounds" && key != "requires" && !amount && key != "target" && key != "answer")
      continue;
    for (const Line& each : section.lines) {
      const bool first = amount && &each == &section.lines.front();
      const std::string& own = first ? provision.grant->marks.cite : each.cite;
      const auto depth = static_cast<std::size_t>(std::max(0, each.depth));
      cites.resize(std::min(cites.size(), depth));
      const std::string& above = cites.empty() ? provision.cite : cites.back();
      cites.resize(depth, above);
      cites.push_back(own.empty() ? above : own);
      modelled.push_back({cites.back(), each.id, first ? provision.grant->marks.quote : each.quote, each.words, depth});
    }
  }
}

void add_modelled(const ClauseRecord& record, std::vector<Modelled>& modelled) {
  modelled.push_back({record.cite, record.id, "",
                      messages::fill({"{0}({1})", "{0} ({1})"}, {record.text, verdict_words(record.verdict)})});
}

/// A condition that several provisions share (the shared scope) is shown once.
std::vector<Modelled> without_repetitions(std::vector<Modelled> all) {
  std::vector<Modelled> distinct;
  for (Modelled& each : all) {
    const bool known = !each.id.empty() && std::any_of(distinct.begin(), distinct.end(), [&](const Modelled& other) {
      return other.id == each.id && other.cite == each.cite && other.words == each.words;
    });
    if (!known) distinct.push_back(std::move(each));
  }
  return distinct;
}

/// A policy with all of it, and what became of clauses that nothing is modelled from; or one provision or record.
std::vector<Modelled> modelled_of(const engine_detail::Loaded& loaded, const std::string& id, bool& whole) {
  std::vector<Modelled> modelled;
  for (const RuleSet& set : loaded.rule_sets) {
    whole = lower(set.id) == id;
    for (const Provision& each : set.provisions) {
      if (whole || lower(each.id) == id) add_modelled(loaded, set, each, modelled);
    }
    for (const ClauseRecord& each : set.records) {
      if (whole || lower(each.id) == id) add_modelled(each, modelled);
    }
    for (const language::Clause& each : set.structure) {
      if (whole && each.ids.empty()) {
        const Text why = each.because.empty()
                             ? verdict_words(each.verdict)
                             : messages::fill({"{0}:{1}", "{0}: {1}"}, {verdict_words(each.verdict), each.because});
        modelled.push_back({each.cite, "", "", why});
      }
    }
    if (!modelled.empty()) return without_repetitions(std::move(modelled));
  }
  return modelled;
}

ExitStatus show_beside(const Engine& engine, const Arguments& arguments, const Common& common) {
  std::vector<Diagnostic> diagnostics;
  const std::string name = input_name(arguments.beside);
  const auto source = read_input(arguments.beside, name, diagnostics);
  if (!source) {
    print(diagnostics, common.language);
    return input_error;
  }
  bool whole = false;
  const std::vector<Modelled> modelled = modelled_of(engine.loaded(), lower(arguments.id), whole);
  if (common.json) return print(beside_json(*source, modelled, whole), common.language);
  const auto width = static_cast<std::size_t>(std::max(60, terminal_width()));
  return print(beside(*source, modelled, whole, width, common.language).text, common.language);
}

ExitStatus show(const Arguments& arguments, const Common& common) {
  std::vector<Diagnostic> diagnostics;
  const auto engine = load_engine(common, {}, diagnostics);
  if (!engine) {
    print_errors(diagnostics, common.language);
    return input_error;
  }
  const Page page = find_page(engine->loaded(), arguments.id);
  if (!arguments.beside.empty()) return show_beside(*engine, arguments, common);
  return print(common.json ? json_of(page) : text_of(page, common.language), common.language);
}

}  // namespace

Run add_show(CLI::App& verb, Language words) {
  auto arguments = std::make_shared<Arguments>();
  verb.add_option("ID", arguments->id,
                  in({"政策、条款或记录的编号,如 lz-2a", "Id of a policy, provision or record, e.g. lz-2a"}, words))
      ->required()
      ->type_name("");
  verb.add_option("--beside", arguments->beside,
                  in({"原文(每行一条的文本):逐条与所建模型对照",
                      "The document's text, a clause a line: each clause beside what was modelled from it"},
                     words))
      ->type_name("SOURCE.txt");
  return [arguments](const Common& common) { return show(*arguments, common); };
}

}  // namespace huiqi::cli
