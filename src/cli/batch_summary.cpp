// See batch_summary.hpp.
#include "cli/batch_summary.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/output.hpp"
#include "evaluate/loaded.hpp"
#include "explain/messages.hpp"
#include "values/law_text.hpp"

namespace huiqi::cli {
namespace {

using batch::ProvisionCounts;
using batch::Summary;

constexpr std::size_t most_lines = 10;

Text yuan(Int128 fen) {
  const Rational value = Rational::of(fen, 1);
  return {yuan_words_zh(value), yuan_words_en(value)};
}

/// Whether a status says that the provision concerns the subject.
bool concerns(std::size_t status) {
  return status != static_cast<std::size_t>(Status::not_applicable) &&
         status != static_cast<std::size_t>(Status::not_in_force);
}

std::string statuses_of(const ProvisionCounts& counts, Language language) {
  std::string text;
  for (std::size_t i = batch::status_count; i-- > 0;) {
    if (counts.statuses[i] == 0 || !concerns(i)) continue;
    text += fmt::format("{}{} {}",
                        text.empty()               ? ""
                        : language == Language::zh ? ","
                                                   : ", ",
                        in(messages::of(static_cast<Status>(i)), language), counts.statuses[i]);
  }
  return text;
}

std::string sums_of(const ProvisionCounts& counts, Language language) {
  if (counts.summed == 0) return "";
  Text text = {fmt::format(";上限合计 {}", yuan(counts.ceiling).zh),
               fmt::format("; ceilings {}", yuan(counts.ceiling).en)};
  if (counts.ceiling_max != counts.ceiling) {
    text.zh += fmt::format("(各种理解中最高 {})", yuan(counts.ceiling_max).zh);
    text.en += fmt::format(" (under the widest reading {})", yuan(counts.ceiling_max).en);
  }
  if (counts.assured != 0) {
    text.zh += fmt::format(",确定 {}", yuan(counts.assured).zh);
    text.en += fmt::format(", assured {}", yuan(counts.assured).en);
  }
  if (counts.without_ceiling != 0) {
    text.zh += fmt::format(",另有 {} 项没有上限数额", counts.without_ceiling);
    text.en += fmt::format(", and {} without a figure", counts.without_ceiling);
  }
  if (counts.not_counted != 0) {
    text.zh += fmt::format(",另有 {} 项不计入", counts.not_counted);
    text.en += fmt::format(", and {} that do not count", counts.not_counted);
  }
  return in(text, language);
}

std::string provisions_text(const batch::Outcome& outcome, const Engine& engine, Language language) {
  const auto& provisions = engine.loaded().program.provisions;
  std::string text;
  for (std::size_t p = 0; p < outcome.summary.provisions.size(); ++p) {
    const ProvisionCounts& counts = outcome.summary.provisions[p];
    const std::string statuses = statuses_of(counts, language);
    if (statuses.empty()) continue;
    constexpr std::size_t id_width = 12;
    text +=
        fmt::format("  {}  {}{}\n", padded(provisions[p].source->id, id_width), statuses, sums_of(counts, language));
  }
  return text;
}

std::string findings_text(const Summary& summary, const Engine& engine, Language language) {
  std::string text;
  const auto missing = batch::most_missing(summary);
  if (!missing.empty())
    text += "\n" +
            in({"最常缺少的事实(缺少它而不能定案的判定数、资料数)",
                "Facts missing most often (decisions they leave open, profiles)"},
               language) +
            "\n";
  for (std::size_t i = 0; i < std::min(missing.size(), most_lines); ++i) {
    const auto& each = missing[i];
    text += fmt::format("  {:>8} {:>8}  {}{}{}\n", each.count.decisions, each.count.profiles, each.fact,
                        each.year.empty() ? "" : ".", each.year);
  }
  const auto unmet = batch::most_unmet(summary);
  if (!unmet.empty())
    text += "\n" +
            in({"最常成为唯一障碍的条件(仅因它不符合的判定数)",
                "Conditions that most often stand alone in the way (decisions)"},
               language) +
            "\n";
  for (std::size_t i = 0; i < std::min(unmet.size(), most_lines); ++i) {
    const batch::ConditionWords words = batch::words_of(unmet[i], engine);
    const std::string& id = unmet[i].condition.empty() ? unmet[i].provision : unmet[i].condition;
    const std::string& what = words.quote.empty() ? in(words.label, language) : words.quote;
    text += fmt::format("  {:>8}  {}  {}{}{}\n", unmet[i].decisions, id, words.cite, what.empty() ? "" : "  ", what);
  }
  return text;
}

}  // namespace

Text counts_words(const batch::Outcome& outcome) {
  const Summary& summary = outcome.summary;
  const bool whole = outcome.end == batch::End::whole;  // else nothing was written
  Text text = {fmt::format("读入 {} 行 = {} {} + 不收 {}", summary.read, whole ? "写出" : "可以判定", summary.written,
                           summary.rejected),
               fmt::format("rows read {} = {} {} + rejected {}", summary.read, whole ? "written" : "answered",
                           summary.written, summary.rejected)};
  if (summary.empty_lines != 0) {
    text.zh += fmt::format("(另有空行 {})", summary.empty_lines);
    text.en += fmt::format(" (and empty lines {})", summary.empty_lines);
  }
  if (whole && summary.items_read != 0) {
    const std::uint64_t joined = summary.items_read - summary.items_rejected;
    text.zh += fmt::format("\n项目等 {} 行 = 对上 {} + 不收 {}", summary.items_read, joined, summary.items_rejected);
    text.en += fmt::format("\nitem rows read {} = joined {} + rejected {}", summary.items_read, joined,
                           summary.items_rejected);
  }
  for (const auto& [code, count] : summary.warnings) {
    text.zh += fmt::format("\n提醒 {}:{} 次", code, count);
    text.en += fmt::format("\nwarnings {}: {}", code, count);
  }
  return text;
}

std::string summary_text(const batch::Outcome& outcome, const Engine& engine, Language language) {
  std::string text = in(counts_words(outcome), language) + "\n";
  const std::string provisions = provisions_text(outcome, engine, language);
  if (!provisions.empty()) {
    text += "\n" +
            in({"各条款的判定数,与可申请者的上限合计(各条款可能互斥,不能跨条款相加)",
                "Decisions by provision, and the ceilings of what may be applied for (some provisions exclude each "
                "other, so there is no sum across them)"},
               language) +
            "\n" + provisions;
  }
  return text + findings_text(outcome.summary, engine, language);
}

}  // namespace huiqi::cli
