// Neutral figures into words: by unit, differences without their sign, formulas token by token.
// Tests: tests/explain/figures_test.cpp
#include "explain/figures.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "explain/messages.hpp"
#include "values/law_text.hpp"
#include "values/rational.hpp"

namespace huiqi::figures {
namespace {

constexpr std::string_view kAbout = "≈";  // marks a figure that was cut

constexpr std::string_view kTo = "–";  // between the ends of a range

/// What the evaluator writes into a formula beside figures and names of facts.
constexpr std::array kFormulaWords = {
    std::pair<std::string_view, messages::Message>{"min(", {"较小者(", "the lesser of ("}},
    std::pair<std::string_view, messages::Message>{"max(", {"较大者(", "the greater of ("}},
    std::pair<std::string_view, messages::Message>{"prior_awards", messages::kPaid},
    std::pair<std::string_view, messages::Message>{"?%", messages::kUnpublishedRate},
    std::pair<std::string_view, messages::Message>{"(floor to fen)", messages::kRoundedDown},
    std::pair<std::string_view, messages::Message>{"(up to fen)", messages::kRoundedUp},
    std::pair<std::string_view, messages::Message>{"(half up to fen)", messages::kRoundedHalfUp},
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

std::optional<Text> money_words(std::string_view yuan) {
  const bool about = yuan.starts_with(kAbout);
  if (about) yuan.remove_prefix(kAbout.size());
  const std::optional<Rational> exact = Rational::parse_decimal(yuan);
  if (!exact) return std::nullopt;
  const Rational fen = *exact * Rational(100);
  if (fen.overflowed()) return std::nullopt;
  Text words{yuan_words_zh(fen), yuan_words_en(fen)};
  if (about) {
    if (!words.zh.starts_with(kAbout)) words.zh.insert(0, kAbout);
    if (!words.en.starts_with(kAbout)) words.en.insert(0, kAbout);
  }
  return words;
}

std::optional<Text> yes_no_words(std::string_view neutral) {
  if (neutral == "yes" || neutral == "true") return messages::text(messages::kYesWord);
  if (neutral == "no" || neutral == "false") return messages::text(messages::kNoWord);
  return std::nullopt;
}

/// Of the word or number at the start.
std::size_t token_length(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && (is_digit(text[end]) || is_letter(text[end]) || text[end] == '.')) ++end;
  return end;
}

/// Digits, a point and exactly two digits: money, as everything else in a formula is written without needless places.
bool is_money(std::string_view token) {
  const std::size_t point = token.find('.');
  if (point == std::string_view::npos || point == 0 || token.size() != point + 3) return false;
  for (std::size_t i = 0; i < token.size(); ++i) {
    if (i != point && !is_digit(token[i])) return false;
  }
  return true;
}

}  // namespace

Text words(Unit unit, std::string_view neutral) {
  if (neutral.empty()) return {};
  if (neutral == "none") return messages::text(messages::kNone);
  const std::size_t dash = neutral.find(kTo);
  if (dash != std::string_view::npos && unit != Unit::words && unit != Unit::none) {
    return messages::fill(messages::kRange,
                          {words(unit, neutral.substr(0, dash)), words(unit, neutral.substr(dash + kTo.size()))});
  }
  switch (unit) {
    case Unit::money:
      return money_words(neutral).value_or(messages::both(neutral));
    case Unit::rate:
      return messages::both(std::string(neutral) + (neutral.ends_with('%') ? "" : "%"));
    case Unit::score:
      return messages::fill(messages::kScore, {messages::both(neutral)});
    case Unit::year:
      return messages::fill(messages::kYear, {messages::both(neutral)});
    case Unit::yes_no:
      return yes_no_words(neutral).value_or(messages::both(neutral));
    case Unit::none:
    case Unit::count:
    case Unit::number:
    case Unit::date:
    case Unit::words:
      break;
  }
  return messages::both(neutral);
}

Unit unit_of(std::string_view neutral) { return is_money(neutral) ? Unit::money : Unit::none; }

Text words(Money money) {
  const Rational fen(money.fen());
  return {yuan_words_zh(fen), yuan_words_en(fen)};
}

Text margin(Unit unit, std::string_view neutral) {
  std::string size(neutral);
  if (const std::size_t minus = size.find('-'); minus != std::string::npos) size.erase(minus, 1);
  switch (unit) {
    case Unit::rate:
      if (size.ends_with('%')) size.pop_back();
      return messages::fill(messages::kPoints, {messages::both(size)});
    case Unit::date:
      return size == "1" ? messages::text(messages::kOneDay) : messages::fill(messages::kDays, {messages::both(size)});
    case Unit::year:
      return messages::both(size);
    default:
      return words(unit, size);
  }
}

int sign(std::string_view neutral) {
  bool negative = false;
  for (const char c : neutral) {
    if (c == '-') negative = true;
    if (c >= '1' && c <= '9') return negative ? -1 : 1;
  }
  return 0;
}

bool is_cut_to_zero(std::string_view neutral) { return neutral.starts_with(kAbout) && sign(neutral) == 0; }

namespace {

/// The longest of the names that stands at the start; null where none does.
const std::pair<std::string, Text>* name_at(std::string_view text,
                                            const std::vector<std::pair<std::string, Text>>& names) {
  const std::pair<std::string, Text>* found = nullptr;
  for (const auto& each : names) {
    if (!text.starts_with(each.first) || each.second.empty()) continue;
    if (found == nullptr || each.first.size() > found->first.size()) found = &each;
  }
  return found;
}

}  // namespace

Text formula(std::string_view neutral, const std::vector<std::pair<std::string, Text>>& names) {
  Text shown;
  const auto append = [&shown](const Text& part) {
    shown.zh += part.zh;
    shown.en += part.en;
  };
  while (!neutral.empty()) {
    const auto known = std::find_if(kFormulaWords.begin(), kFormulaWords.end(),
                                    [neutral](const auto& each) { return neutral.starts_with(each.first); });
    if (known != kFormulaWords.end()) {
      append(messages::text(known->second));
      neutral.remove_prefix(known->first.size());
      continue;
    }
    if (const auto* named = name_at(neutral, names)) {
      append({in(named->second, Language::zh), in(named->second, Language::en)});
      neutral.remove_prefix(named->first.size());
      continue;
    }
    const std::size_t length = std::max<std::size_t>(1, token_length(neutral));
    const std::string_view token = neutral.substr(0, length);
    neutral.remove_prefix(length);
    append(is_money(token) && !neutral.starts_with('%') ? words(Unit::money, token) : messages::both(token));
  }
  return shown;
}

}  // namespace huiqi::figures
