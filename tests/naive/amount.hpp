// What a grant gives under one combination of readings: part of the naive evaluator (naive.hpp).
#pragma once

#include <optional>

#include "huiqi/money.hpp"
#include "language/rule_set.hpp"
#include "naive/walk.hpp"

namespace huiqi::naive {

/// Whether the profile has a list of prior awards.
bool prior_awards_stated(const Standpoint& place);
/// "`remaining` = greatest(0, L − P)", in fen.
Span remaining(const Walk& walk, const language::Provision& provision, const std::string& subject);
/// In whole fen, as the rule rounds; nothing where it is unbounded.
std::optional<Money> rounded(const End& fen, language::Rounding rounding);

}  // namespace huiqi::naive
