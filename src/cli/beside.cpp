// See beside.hpp.
#include "cli/beside.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "explain/layout.hpp"
#include "language/clauses.hpp"

namespace huiqi::cli {
namespace {

using Json = nlohmann::ordered_json;
using language::ClauseText;

constexpr std::size_t kTwoColumns = 120;

/// What was modelled from each clause; what cites none of them comes last.
struct Matched {
  std::vector<ClauseText> clauses;
  std::vector<std::vector<const Modelled*>> of_clause;
  std::vector<const Modelled*> elsewhere;
};

Matched match(std::string_view source, const std::vector<Modelled>& modelled) {
  Matched result;
  result.clauses = language::clauses_of(source);
  result.of_clause.resize(result.clauses.size());
  for (const Modelled& each : modelled) {
    bool found = false;
    for (const std::string& cite : language::single_citations(each.cite)) {
      const auto place = language::clause_of(result.clauses, cite);
      if (place && !found) result.of_clause[*place].push_back(&each);
      found = found || place;
    }
    if (!found) result.elsewhere.push_back(&each);
  }
  return result;
}

/// The parts of the quote that stand in none of the clauses cited, nor below them.
std::vector<std::string> misquoted(const Modelled& each, const std::vector<ClauseText>& clauses) {
  std::string text;
  for (const std::string& cite : language::single_citations(each.cite)) {
    if (const auto place = language::clause_of(clauses, cite)) text += language::text_below(clauses, *place) + "\n";
  }
  return language::not_in(each.quote, text);
}

Text quote_fault(const Modelled& each, const std::vector<ClauseText>& clauses) {
  const auto missing = misquoted(each, clauses);
  if (missing.empty()) return {};
  return {fmt::format("! 引文“{}”不在{}中", fmt::join(missing, "…"), each.cite),
          fmt::format("! the quote “{}” does not stand in {}", fmt::join(missing, "…"), each.cite)};
}

std::vector<std::string> lines_of(const std::string& wrapped) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < wrapped.size();) {
    const std::size_t end = wrapped.find('\n', at);
    lines.push_back(wrapped.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

std::string in_columns(const std::string& left, const std::string& right, std::size_t width) {
  const auto a = lines_of(left), b = lines_of(right);
  std::string text;
  for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
    std::string line = layout::pad(i < a.size() ? a[i] : "", width) + "  │ " + (i < b.size() ? b[i] : "");
    while (!line.empty() && line.back() == ' ') line.pop_back();
    text += line + "\n";
  }
  return text;
}

/// `clauses`: those of the text; null for what it has no place for.
std::string modelled_lines(const std::vector<const Modelled*>& all, const std::vector<ClauseText>* clauses,
                           std::size_t width, Language language, std::size_t& faults) {
  std::string text;
  for (const Modelled* each : all) {
    const std::string id = std::string(2 * each->depth, ' ') + (each->id.empty() ? "· " : each->id + "  ");
    text += layout::wrap(id, in(each->words, language), width);
    if (clauses == nullptr) {
      const Text cited = {"! 引用“" + each->cite + "”,文中没有这一处",
                          "! cites “" + each->cite + "”, which the text does not have"};
      text += layout::wrap("    ", in(cited, language), width);
      ++faults;
    } else if (const Text fault = quote_fault(*each, *clauses); !fault.empty()) {
      text += layout::wrap("    ", in(fault, language), width);
      ++faults;
    }
  }
  return text;
}

}  // namespace

BesideResult beside(std::string_view source, const std::vector<Modelled>& modelled, bool whole, std::size_t width,
                    Language language) {
  BesideResult result;
  const Matched matched = match(source, modelled);
  const bool columns = width >= kTwoColumns;
  const std::size_t half = columns ? (width - 4) / 2 : width;
  std::size_t shown = 0;
  for (std::size_t i = 0; i < matched.clauses.size(); ++i) {
    const ClauseText& clause = matched.clauses[i];
    if (!whole && matched.of_clause[i].empty()) continue;
    ++shown;
    std::string words;
    for (const std::string& line : lines_of(clause.text + "\n")) words += layout::wrap("", line, half);
    std::string right =
        modelled_lines(matched.of_clause[i], &matched.clauses, columns ? half : half - 4, language, result.faults);
    if (right.empty()) right = in({"(没有模型)\n", "(nothing modelled)\n"}, language);
    result.text += fmt::format("【{}】\n", clause.cite);
    if (columns) {
      result.text += in_columns(words, right, half) + "\n";
    } else {
      result.text += words;
      for (const std::string& line : lines_of(right)) result.text += "  → " + line + "\n";
      result.text += "\n";
    }
  }
  if (!matched.elsewhere.empty()) {
    result.text += in({"【文中找不到出处的】\n", "【Cited places that the text does not have】\n"}, language);
    result.text += modelled_lines(matched.elsewhere, nullptr, width, language, result.faults) + "\n";
  }
  result.text +=
      in({fmt::format("原文 {} 处,模型 {} 项,须核对 {} 处\n", shown, modelled.size(), result.faults),
          fmt::format("passages {}, modelled {}, to be checked {}\n", shown, modelled.size(), result.faults)},
         language);
  return result;
}

std::string beside_json(std::string_view source, const std::vector<Modelled>& modelled, bool whole) {
  const Matched matched = match(source, modelled);
  const auto json_of = [&](const Modelled& each, bool placed) {
    Json json = {{"id", each.id},
                 {"cite", each.cite},
                 {"quote", each.quote},
                 {"words", {{"zh", each.words.zh}, {"en", each.words.en}}},
                 {"not_in_clause", Json::array()}};
    if (placed) json["not_in_clause"] = misquoted(each, matched.clauses);
    return json;
  };
  Json json = {{"clauses", Json::array()}, {"elsewhere", Json::array()}};
  for (std::size_t i = 0; i < matched.clauses.size(); ++i) {
    if (!whole && matched.of_clause[i].empty()) continue;
    const ClauseText& clause = matched.clauses[i];
    Json one = {{"cite", clause.cite}, {"line", clause.line}, {"text", clause.text}, {"modelled", Json::array()}};
    for (const Modelled* each : matched.of_clause[i]) one["modelled"].push_back(json_of(*each, true));
    json["clauses"].push_back(std::move(one));
  }
  for (const Modelled* each : matched.elsewhere) json["elsewhere"].push_back(json_of(*each, false));
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace huiqi::cli
