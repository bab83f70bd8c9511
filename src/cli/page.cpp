// See page.hpp.
#include "cli/page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/words.hpp"
#include "explain/messages.hpp"
#include "huiqi/explain.hpp"

namespace huiqi::cli {
namespace {

using Json = nlohmann::ordered_json;
using language::ClauseRecord;
using language::Provision;
using language::RuleSet;

Line line(Text words) { return {0, "", "", "", std::move(words)}; }

void add_section(Page& page, const char* key, Text heading, std::vector<Line> lines) {
  if (!lines.empty()) page.sections.push_back({key, std::move(heading), std::move(lines)});
}

std::vector<Line> condition_lines(Describer& describer, const std::vector<language::ExprPtr>& conditions) {
  std::vector<Line> lines;
  for (const language::ExprPtr& each : conditions) describer.condition(*each, 0, lines);
  return lines;
}

std::vector<Line> texts(const std::vector<Text>& some) {
  std::vector<Line> lines;
  for (const Text& each : some) lines.push_back(line(each));
  return lines;
}

std::vector<Line> answer_lines(Describer& describer, const Provision& provision) {
  std::vector<Line> lines;
  for (const language::Answer& answer : provision.answers) {
    const Text key = messages::value_key(answer.key);
    const Text value = answer.value ? describer.value(*answer.value) : Text{"逐项列出", "those that apply"};
    lines.push_back(
        line(messages::fill({"{0}:{1}", "{0}: {1}"}, {key.empty() ? messages::both(answer.key) : key, value})));
  }
  return lines;
}

std::vector<Line> reading_lines(const Provision& provision) {
  std::vector<Line> lines;
  for (const language::ReadingPoint& point : provision.points) {
    const std::string others = fmt::format("{}", fmt::join(point.options.begin() + 1, point.options.end(), " | "));
    lines.push_back(
        line({fmt::format("{}.{}:{}(默认) | {}", provision.id, point.name, point.options.front(), others),
              fmt::format("{}.{}: {} (default) | {}", provision.id, point.name, point.options.front(), others)}));
  }
  return lines;
}

std::vector<Line> exclusion_lines(const RuleSet& set, const std::string& provision) {
  std::vector<Line> lines;
  for (const language::Exclusion& each : set.exclusions) {
    const auto& ids = each.provisions;
    if (!provision.empty() && std::find(ids.begin(), ids.end(), provision) == ids.end()) continue;
    lines.push_back(line(messages::fill({"{0}:{1}", "{0}: {1}"},
                                        {messages::both(fmt::format("{}", fmt::join(ids, ", "))), each.reason})));
  }
  return lines;
}

std::vector<Line> note_lines(Describer& describer, const Provision& provision) {
  std::vector<Line> lines;
  for (const language::ConditionalNote& note : provision.notes) {
    lines.push_back(line(note.when
                             ? messages::fill({"若{0}:{1}", "if {0}: {1}"}, {describer.phrase(*note.when), note.text})
                             : note.text));
  }
  return lines;
}

std::vector<Line> step_lines(const std::vector<language::Step>& steps) {
  std::vector<Line> lines;
  for (const language::Step& each : steps) {
    lines.push_back(line(each.by.empty() ? each.text : messages::fill({"{0}:{1}", "{0}: {1}"}, {each.by, each.text})));
  }
  return lines;
}

/// Where other documents build on this provision, or it on them.
std::vector<Line> link_lines(const RuleSet& set, const std::string& id) {
  std::vector<Line> lines;
  for (const language::Link& each : set.links) {
    if (!id.empty() && each.from != id && each.to != id) continue;
    const Text ends = messages::both(each.from + " → " + each.to);
    lines.push_back(line(messages::fill({"{0}:{1}", "{0}: {1}"}, {ends, each.text})));
  }
  return lines;
}

std::vector<Line> precedence_lines(const std::vector<language::Precedence>& some) {
  std::vector<Line> lines;
  for (const language::Precedence& each : some) lines.push_back({0, "", each.cite, "", each.text});
  return lines;
}

std::vector<Line> parameter_lines(const RuleSet& set, const vocabulary::Vocabulary& vocabulary) {
  std::vector<Line> lines;
  for (const language::Parameter& each : set.parameters) {
    Text words = each.unpublished;
    if (each.value) {
      language::Expr constant;
      constant.op = language::Op::constant;
      constant.type = each.type;
      constant.number = *each.value;
      words = Describer(set, vocabulary).value(constant);
    }
    Line made = line(messages::fill({"{0}:{1}", "{0}: {1}"}, {messages::both(each.name), words}));
    made.cite = each.cite;
    lines.push_back(std::move(made));
  }
  return lines;
}

Json words(const Text& text) { return {{"zh", text.zh}, {"en", text.en}}; }

}  // namespace

Page page_of(const engine_detail::Loaded& loaded, const RuleSet& set, const Provision& provision) {
  const vocabulary::Vocabulary& vocabulary = *loaded.vocabulary;
  Describer describer(set, vocabulary);
  Page page{provision.id, provision.title, provision.citation, provision.quote, {}, {}};
  page.about.emplace_back("kind", messages::fill({"类型:{0}", "kind: {0}"}, {explain(provision.kind)}));
  const vocabulary::SubjectKind* subject = vocabulary.find_subject(provision.subject);
  page.about.emplace_back("subject",
                          messages::fill({"对象:{0}", "subject: {0}"},
                                         {subject == nullptr ? messages::both(provision.subject) : subject->label}));
  if (!provision.departments.empty()) {
    page.about.emplace_back(
        "departments", messages::fill({"主管部门:{0}", "departments: {0}"}, {messages::join(provision.departments)}));
  }
  page.about.emplace_back("validity", validity_words(set));
  page.about.emplace_back("review", review_words(reviews::of(loaded.reviews, provision.id)));
  add_section(page, "scope", {"适用范围", "Scope"}, condition_lines(describer, provision.scope));
  const bool adverse = provision.kind == Kind::adverse_measure;
  add_section(page, adverse ? "grounds" : "requires",
              adverse ? Text{"情形(任一)", "Grounds (any one)"} : Text{"条件", "Conditions"},
              condition_lines(describer, provision.requires_));
  if (provision.grant) add_section(page, "amount", {"金额", "Amount"}, texts(grant_words(*provision.grant, describer)));
  if (provision.target) add_section(page, "target", {"目标", "Target"}, {line(target_words(*provision.target))});
  add_section(page, "answer", {"结果", "Answer"}, answer_lines(describer, provision));
  add_section(page, "readings", {"不同理解", "Readings"}, reading_lines(provision));
  add_section(page, "exclusive", {"不能同时享受", "Not counted together"}, exclusion_lines(set, provision.id));
  add_section(page, "materials", {"材料", "Materials"}, texts(provision.materials));
  add_section(page, "steps", {"程序", "Steps"}, step_lines(provision.steps));
  add_section(page, "links", {"与其他条款的关系", "Links"}, link_lines(set, provision.id));
  std::vector<Line> notes = note_lines(describer, provision);
  add_section(page, "where", {"其中", "Where"}, describer.named());
  add_section(page, "notes", {"说明", "Notes"}, std::move(notes));
  return page;
}

Page page_of(const RuleSet& set, const ClauseRecord& record) {
  Page page{record.id, record.text, language::full_citation(set, record.cite), "", {}, {}};
  page.about.emplace_back("verdict",
                          messages::fill({"只作记录:{0}", "a record: {0}"}, {verdict_words(record.verdict)}));
  if (!record.reason.empty())
    page.about.emplace_back("reason", messages::fill({"原因:{0}", "reason: {0}"}, {record.reason}));
  if (!record.departments.empty()) {
    page.about.emplace_back("departments",
                            messages::fill({"主管部门:{0}", "departments: {0}"}, {messages::join(record.departments)}));
  }
  add_section(page, "materials", {"材料", "Materials"}, texts(record.materials));
  add_section(page, "steps", {"程序", "Steps"}, step_lines(record.steps));
  add_section(page, "links", {"与其他条款的关系", "Links"}, link_lines(set, record.id));
  return page;
}

Page page_of(const engine_detail::Loaded& loaded, const RuleSet& set) {
  const vocabulary::Vocabulary& vocabulary = *loaded.vocabulary;
  Page page{set.id, set.title, set.number, "", {}, {}};
  page.about.emplace_back("issuers", messages::fill({"发布机关:{0}", "issued by: {0}"}, {messages::join(set.issuers)}));
  page.about.emplace_back("version", Text{"规则集版本 " + set.version, "rule set version " + set.version});
  page.about.emplace_back("validity", validity_words(set));
  if (set.trial) page.about.emplace_back("trial", Text{"试行", "on trial (试行)"});
  std::vector<Line> repeals, provisions, records;
  for (const language::Repeal& each : set.repeals)
    repeals.push_back({0, "", each.cite, "", messages::both(fmt::format("《{}》{}", each.title, each.number))});
  for (const Provision& each : set.provisions) {
    provisions.push_back(
        {0, each.id, each.cite, "", messages::fill({"{0}({1})", "{0} ({1})"}, {each.title, explain(each.kind)})});
  }
  for (const ClauseRecord& each : set.records) {
    records.push_back({0, each.id, each.cite, "",
                       messages::fill({"{0}({1})", "{0} ({1})"}, {each.text, verdict_words(each.verdict)})});
  }
  add_section(page, "repeals", {"废止", "Repeals"}, std::move(repeals));
  add_section(page, "yields_to", {"优先于本文件的规定", "Prevails over this document"},
              precedence_lines(set.yields_to));
  add_section(page, "prevails_over", {"本文件优先于", "This document prevails over"},
              precedence_lines(set.prevails_over));
  add_section(page, "parameters", {"参数", "Parameters"}, parameter_lines(set, vocabulary));
  add_section(page, "provisions", {"条款", "Provisions"}, std::move(provisions));
  add_section(page, "records", {"记录(不作判定)", "Records (no decision)"}, std::move(records));
  add_section(page, "exclusive", {"不能同时享受", "Not counted together"}, exclusion_lines(set, ""));
  add_section(page, "links", {"与其他文件的关系", "Links"}, link_lines(set, ""));
  add_section(page, "notes", {"说明", "Notes"}, texts(set.notes));
  return page;
}

std::string text_of(const Page& page, Language language) {
  std::string text = fmt::format("{}  {}\n", page.id, in(page.title, language));
  if (!page.citation.empty()) text += fmt::format("  {}\n", page.citation);
  if (!page.quote.empty()) text += fmt::format("  “{}”\n", page.quote);
  for (const auto& [key, words] : page.about) text += fmt::format("  {}\n", in(words, language));
  for (const Section& section : page.sections) {
    text += fmt::format("\n{}\n", in(section.heading, language));
    for (const Line& each : section.lines) {
      const std::string indent(2 + 2 * static_cast<std::size_t>(each.depth), ' ');
      const std::string id = each.id.empty() ? "" : each.id + "  ";
      const std::string cite = each.cite.empty() ? "" : fmt::format("  〔{}〕", each.cite);
      text += fmt::format("{}- {}{}{}\n", indent, id, in(each.words, language), cite);
      if (!each.quote.empty()) text += fmt::format("{}  “{}”\n", indent, each.quote);
    }
  }
  return text;
}

std::string json_of(const Page& page) {
  Json json = {{"id", page.id}, {"title", words(page.title)}, {"citation", page.citation}, {"quote", page.quote}};
  for (const auto& [key, about] : page.about) json[key] = words(about);
  for (const Section& section : page.sections) {
    Json& lines = json[section.key] = Json::array();
    for (const Line& each : section.lines) {
      lines.push_back({{"depth", each.depth},
                       {"id", each.id},
                       {"cite", each.cite},
                       {"quote", each.quote},
                       {"words", words(each.words)}});
    }
  }
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace huiqi::cli
