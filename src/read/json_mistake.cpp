// Explains what people commonly write instead of JSON (RFC 8259): Chinese punctuation, comments, single quotes, bare
// words, numbers with units, commas too many or too few. Where the repair is plain, gives it too.
// Tests: tests/read/json_test.cpp
#include "read/json_mistake.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace huiqi::read {
namespace {

enum class Expected { value, value_or_end, key, key_or_end, colon, comma_or_bracket, comma_or_brace, end };

Text words_of(Expected expected) {
  switch (expected) {
    case Expected::value:
      return {"一个值", "a value"};
    case Expected::value_or_end:
      return {"一个值或 “]”", "a value or ']'"};
    case Expected::key:
      return {"双引号括起的键名", "a key in double quotes"};
    case Expected::key_or_end:
      return {"双引号括起的键名或 “}”", "a key in double quotes or '}'"};
    case Expected::colon:
      return {"“:”", "':'"};
    case Expected::comma_or_bracket:
      return {"“,” 或 “]”", "',' or ']'"};
    case Expected::comma_or_brace:
      return {"“,” 或 “}”", "',' or '}'"};
    case Expected::end:
      break;
  }
  return {"文件结束", "the end of the file"};
}

struct Mark {
  std::string_view written;
  char meant;
};

/// Punctuation that input methods and word processors put in the place of JSON's. Full-width ASCII is found by rule.
constexpr std::array marks = {
    Mark{"“", '"'},      Mark{"”", '"'},      Mark{"‘", '"'},      Mark{"’", '"'},  Mark{"「", '"'},
    Mark{"」", '"'},     Mark{"『", '"'},     Mark{"』", '"'},     Mark{"、", ','}, Mark{"，", ','},
    Mark{"；", ','},     Mark{"【", '['},     Mark{"】", ']'},     Mark{"。", '.'}, Mark{"\u3000", ' '},
    Mark{"\u00A0", ' '}, Mark{"\u200B", ' '}, Mark{"\uFEFF", ' '},
};

/// The Chinese or full-width mark at `at`, with the ASCII character meant; empty where there is none.
Mark mark_at(std::string_view text, Offset at) {
  const std::string_view rest = text.substr(at);
  for (const Mark& each : marks) {
    if (rest.starts_with(each.written)) return each;
  }
  if (rest.size() < 3 || rest[0] != '\xEF' || (rest[1] != '\xBC' && rest[1] != '\xBD')) return {};
  const unsigned column = static_cast<unsigned char>(rest[2]) & 0x3Fu;  // U+FF01..U+FF5E stand for U+0021..U+007E
  const unsigned meant = 0x20u + column + (rest[1] == '\xBD' ? 0x40u : 0u);
  if (meant <= 0x20 || meant > 0x7E) return {};
  const bool quote = meant == '\'';
  return {rest.substr(0, 3), quote ? '"' : static_cast<char>(meant)};
}

/// What people write for the words of JSON, lower case, without a sign.
struct Word {
  std::string_view written;
  std::string_view meant;  ///< empty: JSON has no such thing
};

constexpr std::array words = {
    Word{"true", "true"}, Word{"false", "false"}, Word{"yes", "true"},  Word{"no", "false"}, Word{"是", "true"},
    Word{"否", "false"},  Word{"null", "null"},   Word{"none", "null"}, Word{"nil", "null"}, Word{"undefined", "null"},
    Word{"nan", ""},      Word{"infinity", ""},   Word{"inf", ""},
};

/// Explains one stop. The first kind of mistake that fits speaks.
class Diagnosis {
 public:
  explicit Diagnosis(const Progress& progress) : progress_(progress), text_(progress.text) { find_stop(); }

  Mistake run() const {
    using Kind = std::optional<Mistake> (Diagnosis::*)() const;
    constexpr std::array<Kind, 13> kinds = {
        &Diagnosis::ended,         &Diagnosis::chinese_mark, &Diagnosis::comment,      &Diagnosis::glued_to_number,
        &Diagnosis::second_value,  &Diagnosis::single_quote, &Diagnosis::bad_string,   &Diagnosis::thousands,
        &Diagnosis::wrong_closing, &Diagnosis::extra_comma,  &Diagnosis::missing_sign, &Diagnosis::bare_word,
        &Diagnosis::bad_number,
    };
    for (const Kind kind : kinds) {
      if (std::optional<Mistake> mistake = (this->*kind)()) return *mistake;
    }
    return {at_, met_but_expected(shown(at_)), {}};
  }

 private:
  /// From the last good token over the separator that may follow it to what should not be there.
  void find_stop() {
    const bool in_object = progress_.open != nullptr && progress_.open->is_object();
    at_ = skip_blanks(text_, progress_.end);
    switch (progress_.last) {
      case Last::nothing:
        expected_ = Expected::value;
        return;
      case Last::opening:
        expected_ = in_object ? Expected::key_or_end : Expected::value_or_end;
        return;
      case Last::key:
        return pass_separator(':', Expected::colon, Expected::value);
      case Last::value:
        break;
    }
    if (progress_.open == nullptr) {
      expected_ = Expected::end;
    } else if (in_object) {
      pass_separator(',', Expected::comma_or_brace, Expected::key);
    } else {
      pass_separator(',', Expected::comma_or_bracket, Expected::value);
    }
  }

  void pass_separator(char separator, Expected before, Expected after) {
    expected_ = before;
    if (at() != separator) return;
    separator_ = at_;
    at_ = skip_blanks(text_, at_ + 1);
    expected_ = after;
  }

  char at() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool after_comma() const { return separator_ != nowhere && progress_.last == Last::value; }
  bool after_colon() const { return separator_ != nowhere && progress_.last == Last::key; }
  bool wants_value() const { return expected_ == Expected::value || expected_ == Expected::value_or_end; }
  bool wants_key() const { return expected_ == Expected::key || expected_ == Expected::key_or_end; }
  bool wants_comma() const { return expected_ == Expected::comma_or_bracket || expected_ == Expected::comma_or_brace; }
  bool glued() const { return at_ == progress_.end; }
  bool after_string() const { return progress_.end > 0 && text_[progress_.end - 1] == '"'; }
  char closing() const { return progress_.open->is_object() ? '}' : ']'; }

  std::string location(Offset offset) const {
    const Place place = place_of(progress_.written, offset);
    return fmt::format("{}:{}", place.line, place.column);
  }

  bool is_word(Offset at) const {
    if (at >= text_.size() || is_control(text_[at])) return false;
    constexpr std::string_view others = " \",:;=[]{}'#";
    return others.find(text_[at]) == std::string_view::npos && mark_at(text_, at).written.empty() && !comment_at(at);
  }
  bool comment_at(Offset at) const {
    return text_.substr(at, 2) == "//" || text_.substr(at, 2) == "/*" || text_.substr(at, 1) == "#";
  }
  Offset word_end(Offset at) const {
    while (is_word(at)) {
      do ++at;
      while (at < text_.size() && continues_code_point(text_[at]));
    }
    return at;
  }

  /// What stands at `at`, short enough to be quoted.
  std::string shown(Offset at) const {
    const auto byte = static_cast<unsigned char>(text_[at]);
    if (byte < 0x20 || byte == 0x7F) return fmt::format("U+{:04X}", byte);
    const Offset end = word_end(at);
    if (end > at) return excerpt(text_, at, end);
    return std::string(text_.substr(at, std::max<std::size_t>(sequence_length(text_, at), 1)));
  }

  Text met_but_expected(const std::string& met) const {
    const Text expected = words_of(expected_);
    return {fmt::format("此处是 “{}”，应为{}", met, expected.zh),
            fmt::format("found '{}', expected {}", met, expected.en)};
  }

  /// The bytes from `from` to `to` become `with` and blanks.
  static Repair replaced(Offset from, Offset to, std::string with) {
    with.resize(to - from, ' ');
    return {from, std::move(with)};
  }
  std::optional<Repair> put_in_blank(char sign) const {
    if (glued()) return std::nullopt;
    return replaced(progress_.end, progress_.end + 1, std::string(1, sign));
  }
  /// A string in other quotes becomes one in double quotes, if it ends on its line.
  std::optional<Repair> requoted(std::size_t opening) const {
    const bool ascii = at() == '\'';
    for (Offset end = at_ + opening; end < text_.size() && !is_control(text_[end]) && text_[end] != '\\'; ++end) {
      const Mark mark = ascii ? Mark{} : mark_at(text_, end);
      const bool closes = ascii ? text_[end] == '\'' : text_[end] == '"' || mark.meant == '"';
      if (!closes && text_[end] != '"') continue;
      if (!closes) return std::nullopt;
      const std::size_t length = mark.written.empty() ? 1 : mark.written.size();
      const std::string inner(text_.substr(at_ + opening, end - at_ - opening));
      return replaced(at_, end + length, "\"" + inner + "\"");
    }
    return std::nullopt;
  }

  std::optional<Mistake> ended() const {
    if (at_ < text_.size()) return std::nullopt;
    Offset end = text_.size();
    while (end > 0 && is_blank(text_[end - 1])) --end;
    const Text expected = words_of(expected_);
    Mistake mistake{
        end,
        {fmt::format("文本到此结束，应为{}", expected.zh), fmt::format("the text ends here, expected {}", expected.en)},
        {}};
    if (progress_.open != nullptr) {
      mistake.suggestion = {
          fmt::format("补上与另一处配对的 “{}”；文件也可能不完整", closing()),
          fmt::format("add the '{}' that closes the other place; the file may be cut short", closing())};
      mistake.other = progress_.open->place;
    }
    return mistake;
  }

  std::optional<Mistake> chinese_mark() const {
    const Mark mark = mark_at(text_, at_);
    if (mark.written.empty()) return std::nullopt;
    if (mark.meant == ' ') {
      return Mistake{at_,
                     {"此处有一个全角或不可见的空格，JSON 只认普通空格",
                      "a full-width or invisible space; JSON knows plain spaces only"},
                     {"删去，或改为普通空格", "delete it, or write a plain space"},
                     replaced(at_, at_ + mark.written.size(), " ")};
    }
    Mistake mistake{at_,
                    {fmt::format("“{}” 是中文（全角）符号，JSON 只认英文（半角）符号", mark.written),
                     fmt::format("'{}' is Chinese (full-width) punctuation; JSON knows ASCII only", mark.written)},
                    {fmt::format("改为英文的 “{}”", mark.meant), fmt::format("write '{}'", mark.meant)}};
    constexpr std::string_view structural = ",:[]{}";
    if (structural.find(mark.meant) != std::string_view::npos) {
      mistake.repair = replaced(at_, at_ + mark.written.size(), std::string(1, mark.meant));
    } else if (mark.meant == '"') {
      mistake.repair = requoted(mark.written.size());
    }
    return mistake;
  }

  std::optional<Mistake> comment() const {
    if (!comment_at(at_)) return std::nullopt;
    const bool block = text_.substr(at_, 2) == "/*";
    const Offset close = text_.find(block ? "*/" : "\n", at_ + 1);
    const Offset end = close == nowhere ? text_.size() : close + (block ? 2u : 0u);
    return Mistake{
        at_, {"JSON 里不能写注释", "JSON has no comments"}, {"删去注释", "delete the comment"}, replaced(at_, end, "")};
  }

  /// "007", "500万元", "2026-05-20", "15%", "truex": nlohmann has taken the front of it for a value.
  std::optional<Mistake> glued_to_number() const {
    constexpr std::string_view others = "\"}]{[";
    if (progress_.last != Last::value || !glued() || !is_word(at_)) return std::nullopt;
    if (others.find(text_[progress_.end - 1]) != std::string_view::npos) return std::nullopt;
    const Offset from = progress_.token;
    const Offset to = word_end(from);
    const std::string word = excerpt(text_, from, to);
    const Repair repair = replaced(from, to, "0");
    if (!is_digit(text_[progress_.end - 1])) return Mistake{from, not_a_word(word), quote(word), repair};
    const std::string_view digits = text_.substr(from, to - from);
    const bool leading_zero = digits.find_first_not_of("-0123456789.") == nowhere && is_digit(at());
    if (leading_zero) return Mistake{from, zero_first(word), without_zeros(digits, word), repair};
    return Mistake{from,
                   {fmt::format("“{}” 不是 JSON 的数字", word), fmt::format("'{}' is not a JSON number", word)},
                   quote(word),
                   repair};
  }
  static Text not_a_word(const std::string& word) {
    return {fmt::format("“{}” 不是 JSON 的值", word), fmt::format("'{}' is not a JSON value", word)};
  }
  static Text quote(const std::string& word) {
    return {fmt::format("如果是文字，用英文双引号括起：\"{}\"", word),
            fmt::format("if it is text, put it in double quotes: \"{}\"", word)};
  }
  static Text zero_first(const std::string& word) {
    return {fmt::format("数字 “{}” 不能以多余的 0 开头", word),
            fmt::format("the number '{}' must not begin with a zero", word)};
  }
  static Text without_zeros(std::string_view digits, const std::string& word) {
    const bool negative = digits.starts_with('-');
    digits.remove_prefix(std::min(digits.find_first_not_of("-0"), digits.size() - 1));
    const std::string number =
        (negative ? "-" : "") + std::string(digits.starts_with('.') ? "0" : "") + excerpt(digits, 0, digits.size());
    return {fmt::format("写成 {}；如果是编号，写成 \"{}\"", number, word),
            fmt::format("write {}; if it is a code, write \"{}\"", number, word)};
  }

  std::optional<Mistake> second_value() const {
    if (expected_ != Expected::end) return std::nullopt;
    return Mistake{at_,
                   met_but_expected(shown(at_)),
                   {"一个文件只能有一个值：删去多余的内容，或放进一个 [ ]",
                    "a file holds one value: delete the rest, or put all in one [ ]"}};
  }

  std::optional<Mistake> single_quote() const {
    if (at() != '\'') return std::nullopt;
    return Mistake{at_,
                   {"JSON 的字符串不能用单引号", "JSON strings take no single quotes"},
                   {"改用英文双引号 \"", "use double quotes (\")"},
                   requoted(1)};
  }

  std::optional<Mistake> bad_string() const {
    if (at() != '"' || !(wants_value() || wants_key())) return std::nullopt;
    const Offset last = progress_.read - 1;
    const Offset escape = last_escape();
    if (is_control(text_[last]) && text_[last] != '\n' && text_[last] != '\r') return raw_control(last);
    if (is_control(text_[last]) || (progress_.read == text_.size() && (escape == nowhere || is_good_escape(escape)))) {
      return Mistake{
          at_,
          {"字符串没有结束：缺少右边的双引号", "the string does not end: its closing quote is missing"},
          {"在字符串末尾补上 \"；字符串里的换行写成 \\n", "add \" at its end; write a line break in a string as \\n"}};
    }
    if (escape == nowhere) return std::nullopt;
    const char kind = escape + 1 < text_.size() ? text_[escape + 1] : ' ';
    if (kind != 'u') return unknown_escape(escape);
    if (hex4(escape) > 0xFFFF) {
      return Mistake{
          escape,
          {"“\\u” 后面应有四位十六进制数字", "'\\u' takes four hexadecimal digits"},
          {"例如 \\u4e2d；如果是反斜杠本身，写成 \\\\", "for example \\u4e2d; write a backslash itself as \\\\"},
          replaced(escape, escape + 1, "")};
    }
    return Mistake{
        escape,
        {"“\\u” 写出的代理项没有成对，不是字符", "'\\u' gives half of a surrogate pair, which is no character"},
        {"直接写出这个字符，或写全一对，例如 \\ud83d\\ude00",
         "write the character itself, or the pair, as \\ud83d\\ude00"},
        replaced(escape, escape + 1, "")};
  }
  static Mistake raw_control(Offset at, char c) {
    const std::string escaped = c == '\t' ? "\\t" : fmt::format("\\u{:04x}", static_cast<unsigned char>(c));
    const std::string name = c == '\t' ? "Tab" : fmt::format("U+{:04X}", static_cast<unsigned char>(c));
    return {at,
            {fmt::format("字符串里不能直接有控制字符（{}）", name),
             fmt::format("a string must not hold a control character ({})", name)},
            {fmt::format("写成 {}，或改为空格", escaped), fmt::format("write {}, or a space", escaped)},
            replaced(at, at + 1, "")};
  }
  Mistake raw_control(Offset at) const { return raw_control(at, text_[at]); }
  Mistake unknown_escape(Offset at) const {
    const std::string pair = "\\" + (at + 1 < text_.size() ? shown_character(at + 1) : "");
    return {at,
            {fmt::format("字符串里不能有 “{}”", pair), fmt::format("'{}' means nothing in a JSON string", pair)},
            {"反斜杠本身写成 \\\\", "write a backslash itself as \\\\"},
            replaced(at, at + 1, "")};
  }
  std::string shown_character(Offset at) const {
    return std::string(text_.substr(at, std::max<std::size_t>(sequence_length(text_, at), 1)));
  }
  /// The last backslash that begins an escape in the string at the stop, as far as the lexer came.
  Offset last_escape() const {
    Offset escape = nowhere;
    for (Offset i = at_ + 1; i < progress_.read; ++i) {
      if (text_[i] != '\\') continue;
      escape = i;
      ++i;
    }
    return escape;
  }
  /// The value of "\uXXXX" at `escape`; more than 0xFFFF where it is none.
  unsigned hex4(Offset escape) const {
    unsigned value = 0;
    for (Offset i = escape + 2; i < escape + 6; ++i) {
      constexpr std::string_view digits = "0123456789abcdef";
      const char c = i < text_.size() ? text_[i] : ' ';
      const Offset digit = digits.find(c >= 'A' && c <= 'F' ? static_cast<char>(c + ('a' - 'A')) : c);
      if (digit == nowhere) return 0x10000;
      value = value * 16 + static_cast<unsigned>(digit);
    }
    return value;
  }
  bool is_good_escape(Offset escape) const {
    constexpr std::string_view simple = "\"\\/bfnrt";
    if (escape + 1 >= text_.size()) return false;
    if (text_[escape + 1] != 'u') return simple.find(text_[escape + 1]) != std::string_view::npos;
    const unsigned value = hex4(escape);
    if (value < 0xD800 || (value > 0xDFFF && value <= 0xFFFF)) return true;
    const bool after_half =
        escape >= at_ + 7 && text_.substr(escape - 6, 2) == "\\u" && (hex4(escape - 6) >> 10) == 0x36;
    return (value >> 10) == 0x37 && after_half;
  }

  std::optional<Mistake> thousands() const {
    const bool digits_around = expected_ == Expected::key && after_comma() && is_digit(at()) &&
                               is_digit(text_[progress_.end - 1]) && separator_ == progress_.end &&
                               at_ == separator_ + 1;
    if (!digits_around) return std::nullopt;
    Offset to = at_;
    while (to < text_.size() &&
           (is_digit(text_[to]) || (text_[to] == ',' && to + 1 < text_.size() && is_digit(text_[to + 1]))))
      ++to;
    return Mistake{separator_,
                   {"数字里不能有千位分隔符", "a number has no thousands separators"},
                   {"删去数字里的逗号", "delete the commas in the number"},
                   replaced(progress_.token, to, "0")};
  }

  std::optional<Mistake> wrong_closing() const {
    if (at() != '}' && at() != ']') return std::nullopt;
    if (after_colon() || expected_ == Expected::colon) return no_value();
    if (progress_.open == nullptr) return std::nullopt;
    if (at() != closing()) {
      Mistake mistake{at_,
                      met_but_expected(shown(at_)),
                      {fmt::format("另一处的括号应由 “{}” 结束", closing()),
                       fmt::format("the other place must be closed by '{}'", closing())}};
      mistake.other = progress_.open->place;
      return mistake;
    }
    if (!after_comma()) return std::nullopt;
    return Mistake{
        separator_,
        {fmt::format("“{}” 前面多了一个逗号", at()), fmt::format("there is a comma too many before '{}'", at())},
        {"删去这个逗号", "delete this comma"},
        replaced(separator_, separator_ + 1, "")};
  }
  Mistake no_value() const {
    Mistake mistake{
        at_,
        {"这个键没有值", "this key has no value"},
        {"在 “:” 后面写上值；不知道的事实，整项删去", "write its value after ':'; a fact that is unknown is left out"}};
    if (after_colon() && at_ > separator_ + 1) mistake.repair = replaced(separator_ + 1, separator_ + 2, "0");
    return mistake;
  }

  std::optional<Mistake> extra_comma() const {
    if (at() != ',') return std::nullopt;
    if (after_colon() || expected_ == Expected::colon) return no_value();
    return Mistake{at_,
                   {"这里多了一个逗号", "there is a comma too many here"},
                   {"删去这个逗号", "delete this comma"},
                   replaced(at_, at_ + 1, "")};
  }

  /// A comma or a colon left out, or something else in its place.
  std::optional<Mistake> missing_sign() const {
    if (!wants_comma() && expected_ != Expected::colon) return std::nullopt;
    const char sign = wants_comma() ? ',' : ':';
    Mistake mistake{at_, met_but_expected(shown(at_)), {}};
    if (after_string() && glued() && is_word(at_)) {
      mistake.suggestion = {"检查引号：字符串里面的双引号写成 \\\" 或用 “ ”，外面的要成对",
                            "check the quotes: write one inside a string as \\\", and close every string"};
    } else if (at() == ';' || at() == '=') {
      mistake.suggestion = {fmt::format("改为 “{}”", sign), fmt::format("write '{}'", sign)};
      mistake.repair = replaced(at_, at_ + 1, std::string(1, sign));
    } else if (at() == ':' && expected_ == Expected::comma_or_bracket) {
      mistake.suggestion = {"[ ] 里没有键；键和值放进 { }", "there are no keys in [ ]; put keys and values in { }"};
    } else {
      const std::string place = location(progress_.end);
      mistake.suggestion = {fmt::format("可能少了 “{}”，应在 {} 处补上", sign, place),
                            fmt::format("a '{}' may be missing at {}", sign, place)};
      mistake.repair = put_in_blank(sign);
    }
    return mistake;
  }

  std::optional<Mistake> bare_word() const {
    if (!is_word(at_)) return std::nullopt;
    const Offset end = word_end(at_);
    const std::string word = excerpt(text_, at_, end);
    if (wants_key()) {
      return Mistake{at_,
                     {fmt::format("键名 “{}” 没有用英文双引号括起", word),
                      fmt::format("the key '{}' is not in double quotes", word)},
                     {fmt::format("写成 \"{}\"", word), fmt::format("write \"{}\"", word)}};
    }
    if (word == "+" || word == "-") return std::nullopt;
    const std::string_view bare = std::string_view(word).substr(word.find_first_not_of("+-") == 1 ? 1 : 0);
    const Repair repair = replaced(at_, end, "0");
    for (const Word& each : words) {
      if (!same_but_case(bare, each.written)) continue;
      return Mistake{at_, not_a_word(word), each.meant.empty() ? no_such_number() : write_instead(each.meant), repair};
    }
    if (is_digit(bare.front()) || bare.front() == '.') return std::nullopt;
    if (bare.size() != word.size()) return Mistake{at_, not_a_word(word), quote(word), repair};
    const bool half_quoted = end < text_.size() && text_[end] == '"';
    if (half_quoted) return Mistake{at_, not_a_word(word), {"左边可能少了双引号", "its opening quote may be missing"}};
    return Mistake{at_, not_a_word(word), quote(word), repair};
  }
  static bool same_but_case(std::string_view written, std::string_view lower) {
    return std::equal(written.begin(), written.end(), lower.begin(), lower.end(), [](char a, char b) {
      return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + ('a' - 'A')) : a) == b;
    });
  }
  static Text no_such_number() {
    return {"JSON 没有这样的数；不知道的事实，整项删去", "JSON has no such number; a fact that is unknown is left out"};
  }
  static Text write_instead(std::string_view word) {
    return {fmt::format("写成 {}", word), fmt::format("write {}", word)};
  }

  /// "+1", ".5", "1.", "1e", "-".
  std::optional<Mistake> bad_number() const {
    if (!is_word(at_)) return std::nullopt;
    const Offset end = word_end(at_);
    const std::string word = excerpt(text_, at_, end);
    const Text message = {fmt::format("“{}” 不是 JSON 的数字", word), fmt::format("'{}' is not a JSON number", word)};
    const Repair repair = replaced(at_, end, "0");
    if (at() == '+') {
      return Mistake{at_, message, {"删去数字前面的 “+”", "delete the '+' before the number"}, repair};
    }
    if (text_.substr(at_, end - at_).find_first_not_of("+-.0123456789eE") != nowhere) {
      return Mistake{at_, message, quote(word), repair};
    }
    return Mistake{at_,
                   message,
                   {"小数点前后和 e 后面都要有数字，例如 0.5、1.0、1e5",
                    "digits must stand on both sides of the point and after 'e': 0.5, 1.0, 1e5"},
                   repair};
  }

  const Progress& progress_;
  std::string_view text_;
  Offset at_ = 0;               ///< what should not be there
  Offset separator_ = nowhere;  ///< the comma or colon between the last good token and that
  Expected expected_ = Expected::value;
};

}  // namespace

Mistake diagnose(const Progress& progress) { return Diagnosis(progress).run(); }

}  // namespace huiqi::read
