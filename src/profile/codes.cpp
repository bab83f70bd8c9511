// Areas, industries, credit codes. See codes.hpp. Tests: tests/profile/codes_test.cpp
#include "profile/codes.hpp"

#include <algorithm>
#include <string>

#include "profile/applicant.hpp"

namespace huiqi::profile {
namespace {

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int number_of(std::string_view digits) {
  int value = 0;
  for (char c : digits) value = value * 10 + (c - '0');
  return value;
}

struct Section {
  char letter;
  int first;
  int last;
};
// GB/T 4754-2017, sections and their divisions.
constexpr Section sections[] = {{'A', 1, 5},   {'B', 6, 12},  {'C', 13, 43}, {'D', 44, 46}, {'E', 47, 50},
                                {'F', 51, 52}, {'G', 53, 60}, {'H', 61, 62}, {'I', 63, 65}, {'J', 66, 69},
                                {'K', 70, 70}, {'L', 71, 72}, {'M', 73, 75}, {'N', 76, 79}, {'O', 80, 82},
                                {'P', 83, 83}, {'Q', 84, 85}, {'R', 86, 90}, {'S', 91, 96}, {'T', 97, 97}};

}  // namespace

std::optional<CodeSpan> area_span(std::string_view code) {
  if (!all_digits(code)) return std::nullopt;
  if (code.size() == 6 && code.ends_with("0000"))
    code = code.substr(0, 2);
  else if (code.size() == 6 && code.ends_with("00"))
    code = code.substr(0, 4);
  const int value = number_of(code);
  switch (code.size()) {
    case 2:
      return CodeSpan{value * 10000, value * 10000 + 9999};
    case 4:
      return CodeSpan{value * 100, value * 100 + 99};
    case 6:
      return CodeSpan{value, value};
    default:
      return std::nullopt;
  }
}

std::optional<CodeSpan> industry_span(std::string_view code) {
  const Section* section = nullptr;
  if (!code.empty() && ((code[0] >= 'A' && code[0] <= 'T') || (code[0] >= 'a' && code[0] <= 't'))) {
    const char letter = static_cast<char>(code[0] >= 'a' ? code[0] - 'a' + 'A' : code[0]);
    section = std::find_if(std::begin(sections), std::end(sections),
                           [&](const Section& each) { return each.letter == letter; });
    code.remove_prefix(1);
    if (code.empty()) return CodeSpan{section->first * 100, section->last * 100 + 99};
  }
  if (!all_digits(code) || code.size() < 2 || code.size() > 4) return std::nullopt;
  int low = number_of(code);
  int high = low;
  for (std::size_t size = code.size(); size < 4; ++size) {
    low *= 10;
    high = high * 10 + 9;
  }
  const int division = low / 100;
  if (division < 1 || division > 97) return std::nullopt;
  if (section != nullptr && (division < section->first || division > section->last)) return std::nullopt;
  return CodeSpan{low, high};
}

std::optional<CodeSpan> division_span(std::string_view divisions) {
  const std::size_t dash = divisions.find('-');
  const std::string_view first = divisions.substr(0, dash);
  const std::string_view last = dash == std::string_view::npos ? first : divisions.substr(dash + 1);
  if (first.size() != 2 || last.size() != 2 || !all_digits(first) || !all_digits(last)) return std::nullopt;
  return CodeSpan{number_of(first) * 100, number_of(last) * 100 + 99};
}

// GB 32100-2015: check character (31 - sum of Ci * 3^(i-1) mod 31) mod 31.
CreditCode check_credit_code(std::string_view code) {
  static constexpr std::string_view alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  static constexpr int weights[17] = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
  const bool ascii = std::all_of(code.begin(), code.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (!ascii) return CreditCode::wrong_alphabet;  // full-width digits among others
  if (code.size() != 18) return CreditCode::wrong_length;
  int sum = 0;
  std::size_t check = 0;
  for (std::size_t i = 0; i < 18; ++i) {
    const char c = code[i] >= 'a' && code[i] <= 'z' ? static_cast<char>(code[i] - 'a' + 'A') : code[i];
    const std::size_t value = alphabet.find(c);
    if (value == std::string_view::npos) return CreditCode::wrong_alphabet;
    if (i < 17)
      sum += static_cast<int>(value) * weights[i];
    else
      check = value;
  }
  return static_cast<std::size_t>((31 - sum % 31) % 31) == check ? CreditCode::right : CreditCode::wrong_check_digit;
}

}  // namespace huiqi::profile
