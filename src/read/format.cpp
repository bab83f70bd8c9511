// See format.hpp. Tests: tests/read/format_test.cpp
#include "read/format.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "read/json_mistake.hpp"
#include "read/suggest.hpp"
#include "read/write.hpp"

namespace huiqi::read {
namespace {

/// Columns of a terminal, in which a Chinese character takes two.
constexpr std::size_t line_width = 140;
/// A member that takes no more than this shares its line with its neighbours.
constexpr std::size_t short_member = 60;
/// An object with no more members may open its last one on its own first line.
constexpr std::size_t few_members = 3;

bool is_container(const Node& node) { return node.is_array() || node.is_object(); }

/// A member of an object, or an item of a list.
struct Entry {
  const Member* member = nullptr;
  const Node* value = nullptr;

  Place place() const { return member != nullptr ? member->place : value->place; }
  bool is_comment() const { return member != nullptr && member->key.starts_with("//"); }
};

std::vector<Entry> entries(const Node& node) {
  std::vector<Entry> all;
  for (const Node& item : node.items) all.push_back({nullptr, &item});
  for (const Member& member : node.members) all.push_back({&member, &member.value});
  return all;
}

bool holds_container(const Node& node) {
  const std::vector<Entry> all = entries(node);
  return std::any_of(all.begin(), all.end(), [](const Entry& each) { return is_container(*each.value); });
}

bool holds_comment(const Node& node) {
  const std::vector<Entry> all = entries(node);
  return std::any_of(all.begin(), all.end(),
                     [](const Entry& each) { return each.is_comment() || holds_comment(*each.value); });
}

/// `{zh, en}`, or something that holds one.
bool holds_words(const Node& node) {
  const std::vector<Entry> all = entries(node);
  return std::any_of(all.begin(), all.end(), [](const Entry& each) {
    return (each.member != nullptr && (each.member->key == "zh" || each.member->key == "en")) ||
           holds_words(*each.value);
  });
}

/// Lines of a text that begin with a member or item and have a blank line above them.
class BlankLines {
 public:
  explicit BlankLines(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    bool above = false;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      const std::size_t first = std::min(skip_blanks(text, at), end);
      lines_.push_back({above, first - at + 1});
      above = first == end;
      at = end + 1;
    }
  }

  bool above(const Entry& entry) const {
    const Place place = entry.place();
    if (place.line == 0 || place.line > lines_.size()) return false;
    const Line& line = lines_[place.line - 1];
    return line.blank_above && line.first_column == place.column;
  }

 private:
  struct Line {
    bool blank_above = false;
    std::size_t first_column = 1;
  };
  std::vector<Line> lines_;
};

class Layout {
 public:
  explicit Layout(std::string_view text) : blank_lines_(text) {}

  std::string run(const Node& root) {
    write_outer(root, 0, 0);
    return out_ + "\n";
  }

 private:
  void put(std::string_view text) {
    out_ += text;
    column_ += display_width(text);
  }

  void new_line(std::size_t indent) {
    out_ += "\n" + std::string(indent, ' ');
    column_ = indent;
  }

  static std::string key_of(const Entry& entry) {
    return entry.member == nullptr ? "" : quoted_json(entry.member->key) + ": ";
  }

  static std::string one_line(const Entry& entry) { return key_of(entry) + one_line(*entry.value); }

  static std::string one_line(const Node& node) {
    if (!is_container(node)) return canonical(node);
    const std::vector<Entry> all = entries(node);
    std::string text;
    for (const Entry& each : all) text += (text.empty() ? "" : ", ") + one_line(each);
    const std::string blank = !all.empty() && (node.is_object() || holds_container(node)) ? " " : "";
    return (node.is_array() ? "[" : "{") + blank + text + blank + (node.is_array() ? "]" : "}");
  }

  /// The one-line form where it ends within the line, `trailing` columns of closing marks behind it included. Comments
  /// stand on lines of their own.
  std::optional<std::string> fitting(const Node& node, std::size_t column, std::size_t trailing) const {
    if (is_container(node) && holds_comment(node)) return std::nullopt;
    std::string text = one_line(node);
    if (is_container(node) && column + display_width(text) + trailing > line_width) return std::nullopt;
    return text;
  }

  /// The file's outermost value, and its members: what does not fit has its closing mark on a line of its own.
  void write_outer(const Node& node, std::size_t indent, std::size_t trailing) {
    const bool inner = indent > 2 || (indent > 0 && !holds_container(node));
    if (inner) return write(node, indent, trailing);
    if (const auto text = fitting(node, column_, trailing)) return put(*text);
    const std::vector<Entry> all = entries(node);
    put(node.is_array() ? "[" : "{");
    for (const Entry& each : all) {
      if (each.value != all.front().value && blank_lines_.above(each)) out_ += "\n";
      new_line(indent + 2);
      put(key_of(each));
      const bool last = each.value == all.back().value;
      write_outer(*each.value, indent + 2, last ? 0 : 1);
      if (!last) put(",");
    }
    new_line(indent);
    put(node.is_array() ? "]" : "}");
  }

  /// `row`: a list that is an item of a list.
  void write(const Node& node, std::size_t indent, std::size_t trailing, bool row = false) {
    if (const auto text = fitting(node, column_, trailing)) return put(*text);
    const std::vector<Entry> all = entries(node);
    if (opens_last_on_first_line(node, all, indent, trailing)) return write_opened(all, indent, trailing);
    const bool plain = node.is_array() && !holds_container(node);
    put(node.is_array() ? "[" : "{");
    bool shared = false;  // whether the line so far may be shared
    for (const Entry& each : all) {
      const bool first = each.value == all.front().value;
      const bool last = each.value == all.back().value;
      const std::size_t behind = last ? trailing + 2 : 1;
      const std::size_t width = display_width(one_line(each));
      const bool sharing = plain || ((node.is_object() || row) && !each.is_comment() && width <= short_member &&
                                     !holds_words(*each.value));
      const bool blank = !first && blank_lines_.above(each);
      if (first && !plain && (row || (node.is_object() && !is_container(*each.value)))) {
        put(" ");
      } else if (sharing && shared && !blank && column_ + 1 + width + behind <= line_width) {
        put(" ");
      } else {
        if (blank) out_ += "\n";
        new_line(indent + 2);
      }
      put(key_of(each));
      write(*each.value, indent + 2, behind, node.is_array() && each.value->is_array());
      if (!last) put(",");
      shared = sharing;
    }
    put(node.is_array() ? " ]" : " }");
  }

  /// `{ "label": …, "members": {` with the inside of the last member only one step further in.
  bool opens_last_on_first_line(const Node& node, const std::vector<Entry>& all, std::size_t indent,
                                std::size_t trailing) const {
    if (!node.is_object() || all.size() > few_members || !holds_container(*all.back().value)) return false;
    std::size_t head = column_ + 2;
    for (const Entry& each : all) {
      const bool first = each.value == all.front().value;
      if (each.is_comment() || (!first && blank_lines_.above(each))) return false;
      if (each.value == all.back().value) continue;
      if (is_container(*each.value) && holds_comment(*each.value)) return false;
      head += display_width(one_line(each)) + 2;
    }
    const std::size_t key = display_width(key_of(all.back()));
    if (head + key + 1 > line_width) return false;
    const bool fits_below = fitting(*all.back().value, indent + 2 + key, trailing + 2).has_value();
    return all.size() == 1 || !fits_below;
  }

  void write_opened(const std::vector<Entry>& all, std::size_t indent, std::size_t trailing) {
    put("{ ");
    for (const Entry& each : all) {
      const bool last = each.value == all.back().value;
      put(last ? key_of(each) : one_line(each) + ", ");
      if (last) write(*each.value, indent, trailing + 2);
    }
    put(" }");
  }

  BlankLines blank_lines_;
  std::string out_;
  std::size_t column_ = 0;
};

}  // namespace

std::string formatted(const Node& root, std::string_view text) { return Layout(text).run(root); }

}  // namespace huiqi::read
