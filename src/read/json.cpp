// Reads JSON (RFC 8259) with places, numbers as written, and every duplicate key; says what is wrong in plain words.
// Parsing is nlohmann's SAX reader. Three things are added here: where each token stands (Builder), what people
// commonly write instead of JSON (Diagnosis), and going on after a mistake to find the next one (Reading).
// Canonical form: after RFC 8785, but numbers stay as written and keys are sorted by bytes.
// Tests: tests/read/json_test.cpp
#include "read/json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <exception>
#include <iterator>
#include <nlohmann/json.hpp>
#include <utility>

namespace huiqi::read {
namespace {

using Offset = std::size_t;
constexpr Offset nowhere = std::string_view::npos;

/// Nodes are destroyed and written recursively; deeper than this no limit may be set.
constexpr std::size_t deepest = 1'000;
constexpr std::size_t most_duplicates = 1'000;
constexpr int most_mistakes = 20;
/// Larger texts are not read again after a mistake.
constexpr std::size_t largest_reread = 4u << 20;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20; }
bool continues_code_point(char c) { return (static_cast<unsigned char>(c) & 0xC0u) == 0x80u; }

Offset skip_blanks(std::string_view text, Offset at) {
  while (at < text.size() && is_blank(text[at])) ++at;
  return at;
}

/// At most `most` code points from `from` on, with "…" where more follow before `to`.
std::string excerpt(std::string_view text, Offset from, Offset to, std::size_t most = 24) {
  Offset at = from;
  for (std::size_t points = 0; at < to; ++at) {
    if (!continues_code_point(text[at]) && ++points > most) break;
  }
  return std::string(text.substr(from, at - from)) + (at < to ? "…" : "");
}

// ---- Places ----

/// Line and column of offsets that only grow: one pass over the text in all.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}

  Place at(Offset offset) {
    for (; seen_ < offset && seen_ < text_.size(); ++seen_) {
      if (text_[seen_] == '\n') {
        ++place_.line;
        place_.column = 1;
      } else if (!continues_code_point(text_[seen_])) {
        ++place_.column;
      }
    }
    return place_;
  }

 private:
  std::string_view text_;
  Offset seen_ = 0;
  Place place_{1, 1};
};

Place place_of(std::string_view text, Offset offset) { return Cursor(text).at(offset); }

Diagnostic located(const std::string& file, const char* code, Place place, Text message, Text suggestion) {
  Diagnostic diagnostic;
  diagnostic.code = code;
  diagnostic.file = file;
  diagnostic.place = place;
  diagnostic.message = std::move(message);
  diagnostic.suggestion = std::move(suggestion);
  return diagnostic;
}

// ---- UTF-8 (The Unicode Standard, table 3-7) ----

/// Bytes of the well-formed sequence at `at`, or 0.
std::size_t sequence_length(std::string_view text, Offset at) {
  const auto byte = [&](std::size_t i) { return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0u; };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  const std::size_t length = lead < 0xE0 ? 2u : lead < 0xF0 ? 3u : 4u;
  const unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (byte(1) < low || byte(1) > high) return 0;
  for (std::size_t i = 2; i < length; ++i) {
    if (byte(i) < 0x80 || byte(i) > 0xBF) return 0;
  }
  return length;
}

/// Where the text stops to be UTF-8, or `nowhere`.
Offset first_bad_byte(std::string_view text) {
  Offset at = 0;
  while (at < text.size()) {
    std::uint64_t eight = 0;
    if (text.size() - at >= sizeof eight) {
      std::memcpy(&eight, text.data() + at, sizeof eight);
      if ((eight & 0x8080808080808080u) == 0) {
        at += sizeof eight;
        continue;
      }
    }
    const std::size_t length = sequence_length(text, at);
    if (length == 0) return at;
    at += length;
  }
  return nowhere;
}

Diagnostic not_utf8(std::string_view text, const std::string& file, Offset bad) {
  const unsigned byte = static_cast<unsigned char>(text[bad]);
  const bool utf16 = text.substr(0, 2) == "\xFF\xFE" || text.substr(0, 2) == "\xFE\xFF";
  const char* guess = utf16 ? "UTF-16" : "GBK";
  return located(file, "not_utf8", place_of(text, bad),
                 {fmt::format("文件不是 UTF-8 编码：此处字节 0x{:02X} 不成字符", byte),
                  fmt::format("the file is not UTF-8: byte 0x{:02X} begins no character here", byte)},
                 {fmt::format("多半是 {} 编码；请在编辑器里另存为 UTF-8", guess),
                  fmt::format("it is probably {}; save it as UTF-8 in your editor", guess)});
}

// ---- Building nodes from nlohmann's events ----

/// Tells how far nlohmann's lexer has read: at an event, that is just after the event's token.
class CountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator(const char* at, Offset* read) : at_(at), read_(read) {}
  reference operator*() const { return *at_; }
  CountingIterator& operator++() {
    ++at_;
    ++*read_;
    return *this;
  }
  CountingIterator operator++(int) {
    CountingIterator old = *this;
    ++*this;
    return old;
  }
  friend bool operator==(const CountingIterator& a, const CountingIterator& b) { return a.at_ == b.at_; }

 private:
  const char* at_;
  Offset* read_;
};

enum class Last { nothing, opening, key, value };

/// How far reading came: the last good token, and what is open.
struct Progress {
  std::string_view text;
  std::string_view written;  ///< `text` before any repair; of the same length, for places
  Offset token = 0;          ///< start of the last good token
  Offset end = 0;            ///< just after it
  Offset read = 0;           ///< bytes the lexer has taken
  Last last = Last::nothing;
  const Node* open = nullptr;  ///< innermost open array or object
};

/// Takes nlohmann's events (its SAX interface) and makes nodes of them.
class Builder {
 public:
  Builder(std::string_view text, std::string_view written, const std::string& file, const Limits& limits)
      : file_(file), limits_(limits), cursor_(written) {
    progress_.text = text;
    progress_.written = written;
  }

  /// False where the text is no JSON (see `progress`) or a limit is crossed (see `limit_crossed`).
  bool read() {
    const std::string_view text = progress_.text;
    const CountingIterator first(text.data(), &progress_.read), last(text.data() + text.size(), &progress_.read);
    const bool good = nlohmann::json::sax_parse(first, last, this);
    for (const Node* open : open_) note_duplicates(*open);
    progress_.open = open_.empty() ? nullptr : open_.back();
    // nlohmann takes a zero byte for the end of the text.
    return good && skip_blanks(text, progress_.end) == text.size();
  }

  const Progress& progress() const { return progress_; }
  bool limit_crossed() const { return limit_crossed_; }
  std::vector<Diagnostic>& found() { return found_; }
  Node& root() { return root_; }

  bool null() { return scalar(Node::Kind::null) != nullptr; }
  bool boolean(bool value) {
    Node* node = scalar(Node::Kind::boolean);
    if (node != nullptr) node->boolean = value;
    return node != nullptr;
  }
  bool number_integer(std::int64_t) { return number(integer_end()); }
  bool number_unsigned(std::uint64_t) { return number(integer_end()); }
  bool number_float(double, const std::string& written) { return number(next_token() + written.size()); }
  bool string(std::string& value) {
    Node* node = scalar(Node::Kind::string);
    if (node != nullptr) node->text = std::move(value);
    return node != nullptr;
  }
  bool binary(nlohmann::json::binary_t&) { return false; }
  bool start_object(std::size_t) { return start(Node::Kind::object); }
  bool start_array(std::size_t) { return start(Node::Kind::array); }
  bool key(std::string& name) {
    pass_token(progress_.read, Last::key);
    open_.back()->members.push_back(Member{std::move(name), cursor_.at(progress_.token), Node{}});
    return true;
  }
  bool end_object() {
    note_duplicates(*open_.back());
    return end_array();
  }
  bool end_array() {
    pass_token(progress_.read, Last::value);
    open_.pop_back();
    return !limit_crossed_;
  }
  bool parse_error(std::size_t, const std::string&, const nlohmann::json::exception& error) {
    constexpr int number_overflow = 406;
    if (error.id == number_overflow) {
      return cross({"这个数太大，超出可表示的范围（约 1.8×10^308）", "this number is beyond the range (about 1.8e308)"},
                   {}, next_token());
    }
    return false;
  }

 private:
  /// Only blanks, commas and colons stand between tokens, and nlohmann has checked them.
  Offset next_token() const {
    const std::string_view text = progress_.text;
    Offset at = progress_.end;
    while (at < text.size() && (is_blank(text[at]) || text[at] == ',' || text[at] == ':')) ++at;
    return at;
  }

  void pass_token(Offset end, Last kind) {
    progress_.token = next_token();
    progress_.end = end;
    progress_.last = kind;
  }

  /// The lexer looks one character ahead after a number, so its end is found here.
  Offset integer_end() const {
    const std::string_view text = progress_.text;
    Offset at = next_token();
    if (text[at] == '-') ++at;
    if (text[at] == '0') return at + 1;
    while (at < text.size() && is_digit(text[at])) ++at;
    return at;
  }

  bool number(Offset end) {
    Node* node = scalar(Node::Kind::number, end);
    if (node != nullptr) node->text = progress_.text.substr(progress_.token, end - progress_.token);
    return node != nullptr;
  }

  Node* scalar(Node::Kind kind) { return scalar(kind, progress_.read); }
  Node* scalar(Node::Kind kind, Offset end) {
    pass_token(end, Last::value);
    return add(kind);
  }

  bool start(Node::Kind kind) {
    pass_token(progress_.read, Last::opening);
    const std::size_t depth = std::min(limits_.depth, deepest);
    if (open_.size() >= depth) {
      return cross(
          {fmt::format("嵌套超过 {} 层的上限", depth), fmt::format("nesting is over the limit of {} levels", depth)},
          {"减少嵌套，或调高上限", "nest less, or raise the limit"}, progress_.token);
    }
    Node* node = add(kind);
    if (node != nullptr) open_.push_back(node);
    return node != nullptr;
  }

  /// A new node where the next value belongs, or null where there are too many.
  Node* add(Node::Kind kind) {
    if (++nodes_ > limits_.nodes) {
      cross({fmt::format("值的个数超过 {} 的上限", limits_.nodes),
             fmt::format("there are more values than the limit of {}", limits_.nodes)},
            {"拆成几个文件，或调高上限", "split the file, or raise the limit"}, progress_.token);
      return nullptr;
    }
    Node* node = &root_;
    if (!open_.empty() && open_.back()->is_array()) node = &open_.back()->items.emplace_back();
    if (!open_.empty() && open_.back()->is_object()) node = &open_.back()->members.back().value;
    node->kind = kind;
    node->place = cursor_.at(progress_.token);
    return node;
  }

  /// Always false: reading stops.
  bool cross(Text message, Text suggestion, Offset at) {
    limit_crossed_ = true;
    found_.push_back(located(file_, "limit_exceeded", cursor_.at(at), std::move(message), std::move(suggestion)));
    return false;
  }

  void note_duplicates(const Node& object) {
    if (object.members.size() < 2) return;
    std::vector<const Member*> sorted;
    for (const Member& each : object.members) sorted.push_back(&each);
    std::sort(sorted.begin(), sorted.end(),
              [](const Member* a, const Member* b) { return a->key != b->key ? a->key < b->key : a < b; });
    const Member* first = sorted.front();
    for (const Member* each : sorted) {
      if (each->key != first->key) first = each;
      if (each != first) note_duplicate(object, *first, *each);
    }
  }

  void note_duplicate(const Node& object, const Member& first, const Member& again) {
    if (++duplicates_ > most_duplicates) {
      if (!limit_crossed_) {
        cross({fmt::format("重复的键超过 {} 个", most_duplicates),
               fmt::format("there are more than {} duplicate keys", most_duplicates)},
              {}, progress_.token);
      }
      return;
    }
    const std::string name = excerpt(again.key, 0, again.key.size(), 60);
    Diagnostic diagnostic =
        located(file_, "duplicate_key", again.place,
                {fmt::format("键 “{}” 重复，不知以哪一个为准", name),
                 fmt::format("the key '{}' is given twice, so it is not clear which one counts", name)},
                {"只保留一处，或改正其中一个键名", "keep one of them, or correct one of the names"});
    diagnostic.path = path_to(object) + name;
    diagnostic.other_file = file_;
    diagnostic.other_place = first.place;
    found_.push_back(std::move(diagnostic));
  }

  /// "projects[1]." for an open object.
  std::string path_to(const Node& object) const {
    std::string path;
    for (const Node* each : open_) {
      if (each == &object) break;
      if (each->is_array()) {
        path += fmt::format("[{}]", each->items.size() - 1);
      } else {
        const std::string& name = each->members.back().key;
        path += (path.empty() ? "" : ".") + excerpt(name, 0, name.size(), 60);
      }
    }
    return path.empty() ? path : path + ".";
  }

  const std::string& file_;
  const Limits& limits_;
  Cursor cursor_;
  Progress progress_;
  Node root_;
  /// Open arrays and objects, outermost first. Each is the last value of the one before: none moves while it is open.
  std::vector<Node*> open_;
  std::size_t nodes_ = 0;
  std::size_t duplicates_ = 0;
  bool limit_crossed_ = false;
  std::vector<Diagnostic> found_;
};

// ---- What is wrong where nlohmann stopped ----

/// A change of some bytes into as many others, after which reading can go on to find the next mistake.
struct Repair {
  Offset at = 0;
  std::string with;
};

struct Mistake {
  Offset at = 0;
  Text message;
  Text suggestion;
  std::optional<Repair> repair = std::nullopt;
  std::optional<Place> other = std::nullopt;
};

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

// ---- Reading a whole text ----

/// Reads a text; after a mistake that can be mended, mends it and reads again, so that all are reported at once.
class Reading {
 public:
  Reading(std::string_view text, const std::string& file, const Limits& limits, std::vector<Diagnostic>& found)
      : text_(text), file_(file), limits_(limits), found_(found) {}

  std::optional<Node> run() {
    if (text_.size() > limits_.bytes) return stop(too_large());
    if (text_.starts_with("\xEF\xBB\xBF")) text_.remove_prefix(3);
    if (skip_blanks(text_, 0) == text_.size()) return stop(empty());
    if (const Offset bad = first_bad_byte(text_); bad != nowhere) return stop(not_utf8(text_, file_, bad));
    std::string repaired;
    Offset repaired_to = 0;
    for (int mistakes = 0;; ++mistakes) {
      Builder builder(mistakes == 0 ? text_ : std::string_view(repaired), text_, file_, limits_);
      const bool good = builder.read();
      std::optional<Mistake> mistake;
      if (!good && !builder.limit_crossed()) mistake = Diagnosis(builder.progress()).run();
      const bool is_echo = mistake && mistake->at < repaired_to;  // of a repair, not of the text
      if (mistake && !is_echo) found_.push_back(not_json(*mistake));
      if (!mistake || is_echo || !mistake->repair || mistakes + 1 == most_mistakes || text_.size() > largest_reread) {
        const bool clean = good && mistakes == 0 && builder.found().empty();
        std::move(builder.found().begin(), builder.found().end(), std::back_inserter(found_));
        if (clean) return std::move(builder.root());
        return std::nullopt;
      }
      if (mistakes == 0) repaired = text_;
      const Repair& repair = *mistake->repair;
      repaired.replace(repair.at, repair.with.size(), repair.with);
      repaired_to = std::max(repaired_to, repair.at + repair.with.size());
    }
  }

 private:
  std::optional<Node> stop(Diagnostic diagnostic) {
    found_.push_back(std::move(diagnostic));
    return std::nullopt;
  }

  Diagnostic too_large() const {
    return located(file_, "limit_exceeded", place_of(text_, limits_.bytes),
                   {fmt::format("文本超过 {} 字节的上限", limits_.bytes),
                    fmt::format("the text is over the limit of {} bytes", limits_.bytes)},
                   {"拆成几个文件，或调高上限", "split it into several files, or raise the limit"});
  }

  Diagnostic empty() const {
    return located(file_, "empty_file", {1, 1}, {"文件是空的", "the file is empty"},
                   {"至少写一个 JSON 对象：{}", "write at least one JSON object: {}"});
  }

  Diagnostic not_json(const Mistake& mistake) const {
    Diagnostic diagnostic =
        located(file_, "not_json", place_of(text_, mistake.at), mistake.message, mistake.suggestion);
    if (mistake.other) diagnostic.other_file = file_;
    diagnostic.other_place = mistake.other;
    return diagnostic;
  }

  std::string_view text_;
  const std::string& file_;
  const Limits& limits_;
  std::vector<Diagnostic>& found_;
};

Diagnostic out_of_memory(const std::string& file) {
  return located(file, "limit_exceeded", {1, 1}, {"内存不足，无法读入", "there is not enough memory to read this"},
                 {"拆成几个文件", "split it into several files"});
}

// ---- Canonical form ----

void write_string(std::string_view text, std::string& out) {
  constexpr std::string_view named = "\b\f\n\r\t\"\\";
  constexpr std::string_view names = "bfnrt\"\\";
  out += '"';
  for (const char c : text) {
    const std::size_t name = named.find(c);
    if (name != std::string_view::npos) {
      out += '\\';
      out += names[name];
    } else if (is_control(c)) {
      out += fmt::format("\\u{:04x}", static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  out += '"';
}

void write(const Node& node, std::string& out);

void write_array(const Node& node, std::string& out) {
  out += '[';
  for (const Node& each : node.items) {
    if (&each != &node.items.front()) out += ',';
    write(each, out);
  }
  out += ']';
}

void write_object(const Node& node, std::string& out) {
  std::vector<const Member*> sorted;
  for (const Member& each : node.members) sorted.push_back(&each);
  std::stable_sort(sorted.begin(), sorted.end(), [](const Member* a, const Member* b) { return a->key < b->key; });
  out += '{';
  for (const Member* each : sorted) {
    if (each != sorted.front()) out += ',';
    write_string(each->key, out);
    out += ':';
    write(each->value, out);
  }
  out += '}';
}

void write(const Node& node, std::string& out) {
  switch (node.kind) {
    case Node::Kind::null:
      out += "null";
      return;
    case Node::Kind::boolean:
      out += node.boolean ? "true" : "false";
      return;
    case Node::Kind::number:
      out += node.text;
      return;
    case Node::Kind::string:
      write_string(node.text, out);
      return;
    case Node::Kind::array:
      write_array(node, out);
      return;
    case Node::Kind::object:
      write_object(node, out);
      return;
  }
}

}  // namespace

const Node* Node::find(std::string_view key) const {
  for (const Member& each : members) {
    if (each.key == key) return &each.value;
  }
  return nullptr;
}

std::optional<Node> parse(std::string_view text, const std::string& file, const Limits& limits,
                          std::vector<Diagnostic>& diagnostics) {
  std::vector<Diagnostic> found;
  std::optional<Node> root;
  try {
    root = Reading(text, file, limits, found).run();
  } catch (const std::exception&) {
    found.push_back(out_of_memory(file));
  }
  std::stable_sort(found.begin(), found.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::pair(a.place.line, a.place.column) < std::pair(b.place.line, b.place.column);
  });
  std::move(found.begin(), found.end(), std::back_inserter(diagnostics));
  return root;
}

std::string canonical(const Node& node) {
  std::string out;
  write(node, out);
  return out;
}

}  // namespace huiqi::read
