// See words.hpp. Tests: tests/cli/transcripts/list-and-show.txt
#include "cli/words.hpp"

#include <fmt/format.h>

#include "explain/messages.hpp"
#include "values/law_text.hpp"

namespace huiqi::cli {

using language::Grant;
using language::GrantPart;
using language::RateIs;
using messages::both;
using messages::fill;

namespace {

Text rate_of(const GrantPart& part, RateIs kind, Describer& describer) {
  if (kind == RateIs::unpublished || !part.rate) return {"一定比例(未公布)", "a share that is not published"};
  const Text rate = describer.value(*part.rate);
  if (kind == RateIs::fixed) return rate;
  return fill({"不超过{0}", "at most {0}"}, {rate});
}

Text part_words(const GrantPart& part, RateIs kind, Describer& describer) {
  const Text rate = rate_of(part, kind, describer);
  if (!part.base) return rate;
  return fill({"{0}的{1}", "{1} of {0}"}, {describer.value(*part.base), rate});
}

/// Without a base the cap says it all.
Text parts_words(const std::vector<GrantPart>& parts, RateIs kind, Describer& describer) {
  Text words;
  for (const GrantPart& part : parts) {
    if (!part.base && !part.rate) continue;
    const Text each = part_words(part, kind, describer);
    words.zh += (words.zh.empty() ? "" : " + ") + each.zh;
    words.en += (words.en.empty() ? "" : " + ") + each.en;
  }
  return words;
}

Text cap_words(const Grant& grant, Describer& describer) {
  Text words;
  if (grant.cap) words = fill({"最高{0}", "at most {0}"}, {describer.value(*grant.cap)});
  if (grant.cap && grant.times) words = fill({"{0} × {1}", "{0} × {1}"}, {words, describer.value(*grant.times)});
  if (grant.per.empty()) return words;
  std::vector<Text> per;
  for (const std::string& each : grant.per) per.push_back(messages::per(each));
  return fill({"{0}({1})", "{0} ({1})"}, {words, messages::join(per)});
}

Text figure(const language::Target& target, const Rational& value) {
  if (target.unit == Unit::money) return {yuan_words_zh(value), yuan_words_en(value)};
  if (target.unit == Unit::rate) return both(percent_text(value));
  return both(value.to_decimal(6));
}

}  // namespace

Text title_words(const language::RuleSet& set) {
  const std::string number = set.number.empty() ? "" : "(" + set.number + ")";
  return {fmt::format("《{}》{}", set.title.zh, number), fmt::format("{} {}", set.title.en, number)};
}

Text validity_words(const language::RuleSet& set) {
  const Text from = fill({"自 {0} 起有效", "in force from {0}"}, {both(set.in_force_from.to_string())});
  const Text basis = set.in_force_basis == "assumed"
                         ? fill({"{0}(推定,{1})", "{0} (assumed, {1})"}, {from, both(set.in_force_cite)})
                         : fill({"{0}({1})", "{0} ({1})"}, {from, both(set.in_force_cite)});
  if (!set.in_force_until) return fill({"{0},未写明截止日", "{0}, no end stated"}, {basis});
  return fill({"{0},至 {1} 止(含当日)", "{0}, through {1}"}, {basis, both(set.in_force_until->to_string())});
}

Text review_words(const std::vector<const reviews::Review*>& reviews) {
  if (reviews.empty()) return {"未复核", "not reviewed"};
  Text words;
  for (const bool holds : {true, false}) {
    std::vector<Text> who;
    for (const reviews::Review* each : reviews) {
      if (each->holds == holds) who.push_back(both(each->on.to_string() + " " + each->by));
    }
    if (who.empty()) continue;
    const Text part = fill(holds ? messages::Message{"已复核:{0}", "reviewed: {0}"}
                                 : messages::Message{"复核后有改动,已失效:{0}", "changed since it was reviewed: {0}"},
                           {messages::join(who)});
    words = words.empty() ? part : fill({"{0};{1}", "{0}; {1}"}, {words, part});
  }
  return words;
}

Text verdict_words(std::string_view verdict) {
  if (verdict == "procedure") return {"程序", "procedure"};
  if (verdict == "definition") return {"定义", "definition"};
  if (verdict == "encouragement") return {"鼓励", "encouragement"};
  if (verdict == "not_evaluable") return {"不能判定", "not evaluable"};
  return both(verdict);
}

std::vector<Text> grant_words(const Grant& grant, Describer& describer) {
  if (grant.no_figure) return {fill({"没有公布数额:{0}", "no figure is published: {0}"}, {grant.why_no_figure})};
  const Text cap = cap_words(grant, describer);
  std::vector<Text> lines;
  for (std::size_t i = 0; i < grant.alternatives.size(); ++i) {
    Text words = parts_words(grant.alternatives[i], grant.rate_is, describer);
    if (words.empty()) {
      words = cap;
    } else if (!cap.empty()) {
      words = fill({"{0},{1}", "{0}, {1}"}, {words, cap});
    }
    if (i < grant.options.size()) words = fill({"{0}:{1}", "{0}: {1}"}, {both(grant.options[i]), words});
    if (grant.encouragement) words = fill({"{0}(鼓励,不作保证)", "{0} (encouraged, nothing assured)"}, {words});
    lines.push_back(std::move(words));
  }
  return lines;
}

Text target_words(const language::Target& target) {
  Text value = figure(target, target.value);
  if (target.upper) value = fill({"{0}至{1}", "{0} to {1}"}, {value, figure(target, *target.upper)});
  if (target.approximate) {
    value = fill({"{0}左右", "about {0}"}, {value});
  } else {
    value = messages::requirement(target.comparison, target.unit, target.word, {}, value);
  }
  if (target.cycle == "yearly") value = fill({"{0}(每年)", "{0} (every year)"}, {value});
  if (target.by) value = fill({"{0},{1} 前", "{0}, by {1}"}, {value, both(target.by->to_string())});
  if (!target.sense.empty()) value = fill({"{0}({1})", "{0} ({1})"}, {value, target.sense});
  return value;
}

}  // namespace huiqi::cli
