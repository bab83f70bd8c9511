// Reads JSON (RFC 8259) with places, numbers as written, and every duplicate key; says what is wrong in plain words.
// Parsing is nlohmann's SAX reader. Added here: where each token stands (Builder), and going on after a mistake to
// find the next one (Reading). What a mistake is, and how it can be mended, is in read/json_mistake.cpp.
// Canonical form: after RFC 8785, but numbers stay as written and keys are sorted by bytes.
// Tests: tests/read/json_test.cpp
#include "read/json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <exception>
#include <iterator>
#include <nlohmann/json.hpp>
#include <utility>

#include "read/json_mistake.hpp"

namespace huiqi::read {
namespace {

/// Nodes are destroyed and written recursively; deeper than this no limit may be set.
constexpr std::size_t deepest = 1'000;
constexpr std::size_t most_duplicates = 1'000;
constexpr int most_mistakes = 20;
/// Larger texts are not read again after a mistake.
constexpr std::size_t largest_reread = 4u << 20;

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
      if (!good && !builder.limit_crossed()) mistake = diagnose(builder.progress());
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
