// See numerals.hpp.
#include "check/numerals.hpp"

#include <algorithm>

namespace huiqi::check {
namespace {

std::optional<int> chinese_digit(char32_t c) {
  static constexpr std::u32string_view digits = U"零一二三四五六七八九";
  static constexpr std::u32string_view formal = U"零壹贰叁肆伍陆柒捌玖";  // 伍佰万元
  const std::size_t found = std::min(digits.find(c), formal.find(c));
  if (found != std::u32string_view::npos) return static_cast<int>(found);
  if (c == U'〇') return 0;
  if (c == U'两') return 2;
  return std::nullopt;
}

std::optional<std::int64_t> chinese_unit(char32_t c) {
  switch (c) {
    case U'十':
    case U'拾':
      return 10;
    case U'百':
    case U'佰':
      return 100;
    case U'千':
    case U'仟':
      return 1000;
    case U'万':
      return 10'000;
    case U'亿':
      return 100'000'000;
    default:
      return std::nullopt;
  }
}

}  // namespace

Characters decode(std::string_view text) {
  Characters result;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t code = length == 1 ? lead : lead & (0xFFu >> (length + 1));
    for (std::size_t k = 1; k < length && i + k < text.size(); ++k) {
      code = (code << 6) | (static_cast<unsigned char>(text[i + k]) & 0x3Fu);
    }
    if (code >= U'０' && code <= U'９') code = U'0' + (code - U'０');  // ５００万元
    result += code;
    i += length;
  }
  return result;
}

std::string encode(const Characters& text) {
  std::string result;
  const auto add = [&](char32_t byte) { result += static_cast<char>(static_cast<unsigned char>(byte)); };
  for (const char32_t code : text) {
    if (code < 0x80) {
      add(code);
    } else if (code < 0x800) {
      add(0xC0 | (code >> 6));
      add(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
      add(0xE0 | (code >> 12));
      add(0x80 | ((code >> 6) & 0x3F));
      add(0x80 | (code & 0x3F));
    } else {
      add(0xF0 | (code >> 18));
      add(0x80 | ((code >> 12) & 0x3F));
      add(0x80 | ((code >> 6) & 0x3F));
      add(0x80 | (code & 0x3F));
    }
  }
  return result;
}

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

std::optional<Rational> chinese_number(const Characters& text, std::size_t& at) {
  const std::size_t start = at;
  std::int64_t total = 0, section = 0, digit = -1;
  while (at < text.size() && at - start < 12) {
    if (const auto each = chinese_digit(text[at])) {
      digit = *each;
    } else if (const auto unit = chinese_unit(text[at])) {
      if (at == start && *unit > 10) break;  // 百, 千 and 万 alone are no numerals
      if (*unit >= 10'000) {                 // 一亿二千万: 万 counts what stands since 亿
        const std::int64_t here = section + std::max<std::int64_t>(digit, 0);
        total = *unit == 10'000 ? total + here * *unit : (total + here) * *unit;
        section = 0;
      } else {
        section += (digit < 0 ? 1 : digit) * *unit;
      }
      digit = -1;
    } else {
      break;
    }
    ++at;
  }
  const bool formal = at > start && std::u32string_view(U"壹贰叁肆伍陆柒捌玖").find(text[start]) != Characters::npos;
  if (formal && at == start + 1) at = start;  // 队伍 is no five
  if (at == start) return std::nullopt;
  return Rational(total + section + std::max<std::int64_t>(digit, 0));
}

namespace {

/// A comma with one to three digits before it (or another such group) and exactly three behind it.
bool separates_thousands(const Characters& text, std::size_t start, std::size_t at) {
  if (text[at] != U',' || at == start || (at - start) % 4 == 0) return false;
  for (std::size_t i = 1; i <= 3; ++i) {
    if (at + i >= text.size() || !is_digit(text[at + i])) return false;
  }
  return at + 4 >= text.size() || !is_digit(text[at + 4]);
}

}  // namespace

std::optional<Rational> arabic_number(const Characters& text, std::size_t& at) {
  std::size_t end = at;
  std::string digits;
  bool point = false;
  while (end < text.size() && digits.size() < 24) {
    if (is_digit(text[end])) {
      digits += static_cast<char>(text[end]);
    } else if (text[end] == U'.' && !point && end + 1 < text.size() && is_digit(text[end + 1]) && !digits.empty()) {
      point = true;
      digits += '.';
    } else if (separates_thousands(text, at, end)) {
      // 5,000万元: the digits go on
    } else {
      break;
    }
    ++end;
  }
  if (digits.empty()) return std::nullopt;
  at = end;
  return Rational::parse_decimal(digits);
}

}  // namespace huiqi::check
