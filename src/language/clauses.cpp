// See clauses.hpp.
#include "language/clauses.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace huiqi::language {
namespace {

constexpr std::array<std::string_view, 14> kNumerals = {"一", "二", "三", "四", "五", "六", "七",
                                                        "八", "九", "十", "百", "〇", "零", "千"};

/// Length in bytes of the Chinese numeral at the beginning; 0 where there is none.
std::size_t numeral(std::string_view text) {
  std::size_t length = 0;
  while (true) {
    const auto found = std::find_if(kNumerals.begin(), kNumerals.end(),
                                    [&](std::string_view each) { return text.substr(length).starts_with(each); });
    if (found == kNumerals.end()) return length;
    length += found->size();
  }
}

/// "第七条", "第三章": the whole mark with that last character; empty where the text does not begin so.
std::string_view ordinal(std::string_view text, std::string_view unit) {
  constexpr std::string_view first = "第";
  if (!text.starts_with(first)) return {};
  const std::size_t digits = numeral(text.substr(first.size()));
  if (digits == 0 || !text.substr(first.size() + digits).starts_with(unit)) return {};
  return text.substr(0, first.size() + digits + unit.size());
}

/// "(四)" in narrow or wide brackets, as "(四)"; empty where the text does not begin so.
std::string bracketed(std::string_view text) {
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"(", ")"}, {"\uFF08", "\uFF09"}}) {
    if (!text.starts_with(open)) continue;
    const std::size_t digits = numeral(text.substr(open.size()));
    if (digits > 0 && text.substr(open.size() + digits).starts_with(close))
      return "(" + std::string(text.substr(open.size(), digits)) + ")";
  }
  return {};
}

/// "12" of "12.建设"; empty where the text does not begin so (a decimal such as 1.4亿元 does not).
std::string_view item(std::string_view text) {
  std::size_t digits = 0;
  while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
  if (digits == 0 || digits > 2 || digits + 1 >= text.size()) return {};
  const std::string_view rest = text.substr(digits);
  const bool mark = rest.starts_with(".") || rest.starts_with("、") || rest.starts_with("\uFF0E");
  const char after = rest.starts_with(".") ? rest[1] : ' ';
  return mark && !(after >= '0' && after <= '9') ? text.substr(0, digits) : std::string_view();
}

std::string_view annex(std::string_view text) {
  constexpr std::string_view word = "附件";
  if (!text.starts_with(word)) return {};
  std::size_t length = word.size();
  while (length < text.size() && text[length] >= '0' && text[length] <= '9') ++length;
  return text.substr(0, length);
}

class Cutter {
 public:
  std::vector<ClauseText> cut(std::string_view text) {
    int number = 0;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      std::string_view line = text.substr(at, end - at);
      at = end + 1;
      ++number;
      while (!line.empty() && (line.front() == ' ' || line.front() == '\t')) line.remove_prefix(1);
      while (line.starts_with("\xE3\x80\x80")) line.remove_prefix(3);  // the wide blank before a paragraph
      while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
      if (!line.empty() && ordinal(line, "章").empty()) take(line, number);
    }
    return std::move(clauses_);
  }

 private:
  void take(std::string_view line, int number) {
    if (const auto mark = annex(line); !mark.empty()) {
      article_.clear();
      top_.clear();
      point_.clear();
      return begin(annex_ = std::string(mark), line, number);
    }
    if (!annex_.empty()) return more(line, number);  // an annex numbers its own parts
    if (const auto mark = ordinal(line, "条"); !mark.empty()) {
      article_ = mark;
      top_.clear();
      point_.clear();
      return begin(article_, line, number);
    }
    const std::size_t digits = numeral(line);
    if (digits > 0 && line.substr(digits).starts_with("、")) {
      top_ = line.substr(0, digits);
      article_.clear();
      point_.clear();
      return begin(top_, line, number);
    }
    if (const std::string mark = bracketed(line); !mark.empty() && (!article_.empty() || !top_.empty())) {
      point_ = article_.empty() ? top_ + "、" + mark : article_ + "第" + mark + "项";
      return begin(point_, line, number);
    }
    if (const auto mark = item(line); !mark.empty() && !point_.empty()) {
      const std::string digit(mark);
      return begin(article_.empty() ? point_ + digit + "." : point_ + "第" + digit + "目", line, number);
    }
    more(line, number);
  }

  void begin(const std::string& cite, std::string_view line, int number) {
    clauses_.push_back({cite, std::string(line), number});
  }
  void more(std::string_view line, int number) {
    if (clauses_.empty()) return begin("前言", line, number);
    clauses_.back().text += "\n" + std::string(line);
  }

  std::vector<ClauseText> clauses_;
  std::string article_, top_, point_, annex_;
};

/// Without blanks; wide brackets, commas, colons, semicolons and quotation marks as narrow ones.
std::string folded(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 12> same = {{{"\uFF08", "("},
                                                                                   {"\uFF09", ")"},
                                                                                   {"\uFF0C", ","},
                                                                                   {"\uFF1A", ":"},
                                                                                   {"\uFF1B", ";"},
                                                                                   {"“", "\""},
                                                                                   {"”", "\""},
                                                                                   {"‘", "'"},
                                                                                   {"’", "'"},
                                                                                   {"\uFF05", "%"},
                                                                                   {"\uFF0E", "."},
                                                                                   {"\u3000", ""}}};
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    const auto found = std::find_if(same.begin(), same.end(),
                                    [&](const auto& pair) { return text.substr(i).starts_with(pair.first); });
    if (found != same.end()) {
      result += found->second;
      i += found->first.size();
      continue;
    }
    if (text[i] != ' ' && text[i] != '\n' && text[i] != '\t' && text[i] != '\r') result += text[i];
    ++i;
  }
  return result;
}

}  // namespace

std::vector<ClauseText> clauses_of(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return Cutter().cut(text);
}

std::optional<std::size_t> clause_of(const std::vector<ClauseText>& clauses, std::string_view cite) {
  std::optional<std::size_t> best;
  const auto is_head = [](std::string_view each) { return each == "前言" || each == "印发通知"; };
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    const std::string& own = clauses[i].cite;
    const bool head = is_head(cite) && is_head(own);
    const bool within = cite.starts_with(own) && numeral(cite.substr(own.size())) == 0;
    if (!head && !within) continue;
    if (!best || own.size() > clauses[*best].cite.size()) best = i;
  }
  if (!best && cite == "末段" && !clauses.empty()) best = clauses.size() - 1;
  return best;
}

std::vector<std::string> single_citations(std::string_view cite) {
  constexpr std::string_view comma = "、";
  std::vector<std::string> result;
  std::size_t begin = 0;
  for (std::size_t at = cite.find(comma); at != std::string_view::npos; at = cite.find(comma, at + comma.size())) {
    const std::string_view rest = cite.substr(at + comma.size());
    const std::size_t digits = numeral(rest);
    const bool part = digits > 0 && rest.substr(digits).starts_with(comma);
    if (!part && ordinal(rest, "条").empty() && annex(rest).empty()) continue;
    result.emplace_back(cite.substr(begin, at - begin));
    begin = at + comma.size();
  }
  result.emplace_back(cite.substr(begin));
  return result;
}

std::string text_below(const std::vector<ClauseText>& clauses, std::size_t clause) {
  std::string text = clauses[clause].text;
  for (std::size_t i = clause + 1; i < clauses.size() && clauses[i].cite.starts_with(clauses[clause].cite); ++i)
    text += "\n" + clauses[i].text;
  return text;
}

std::vector<std::string> not_in(std::string_view quote, std::string_view text) {
  constexpr std::string_view gap = "…";
  std::vector<std::string> missing;
  const std::string whole = folded(text);
  std::size_t from = 0;
  for (std::size_t at = 0; at <= quote.size();) {
    const std::size_t end = std::min(quote.find(gap, at), quote.size());
    const std::string part = folded(quote.substr(at, end - at));
    at = end + gap.size();
    if (part.empty()) continue;
    const std::size_t found = whole.find(part, from);
    if (found == std::string::npos)
      missing.push_back(part);
    else
      from = found + part.size();  // the parts stand in their order
  }
  return missing;
}

}  // namespace huiqi::language
