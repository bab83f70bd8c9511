// Phrases about rule sets, provisions and records that `list` and `show` share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/describe.hpp"
#include "language/rule_set.hpp"
#include "reviews/reviews.hpp"

namespace huiqi::cli {

/// "《…办法》(桂工信规范〔2025〕2号)".
Text title_words(const language::RuleSet& set);
/// "自 2025-02-12 起有效(推定,第二十三条),未写明截止日".
Text validity_words(const language::RuleSet& set);
/// "已复核:2026-11-25 张三;复核后有改动:…", "未复核".
Text review_words(const std::vector<const reviews::Review*>& reviews);
/// procedure, definition, encouragement, not_evaluable.
Text verdict_words(std::string_view verdict);
/// What the applicant's money is at most: rate, base, cap and for what, one line a reading.
std::vector<Text> grant_words(const language::Grant& grant, Describer& describer);
/// "不低于1.4亿元(每年)".
Text target_words(const language::Target& target);

}  // namespace huiqi::cli
