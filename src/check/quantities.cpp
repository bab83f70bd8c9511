// See quantities.hpp.
#include "check/quantities.hpp"

#include <algorithm>
#include <array>

#include "check/numerals.hpp"
#include "huiqi/date.hpp"
#include "language/comparisons.hpp"
#include "values/law_text.hpp"

namespace huiqi::check {
namespace {

bool starts(const Characters& text, std::size_t at, std::u32string_view word) {
  return at <= text.size() && text.compare(at, word.size(), word) == 0;
}

struct UnitWord {
  std::u32string_view word;
  Quantity::Kind kind;
  Rational factor;
};

const std::vector<UnitWord>& unit_words() {
  using Kind = Quantity::Kind;
  static const std::vector<UnitWord> words = {
      {U"亿元", Kind::money, Rational(10'000'000'000)},
      {U"万元", Kind::money, Rational(1'000'000)},
      {U"千万元", Kind::money, Rational(1'000'000'000)},
      {U"百万元", Kind::money, Rational(100'000'000)},
      {U"十万元", Kind::money, Rational(10'000'000)},
      {U"千元", Kind::money, Rational(100'000)},
      {U"元", Kind::money, Rational(100)},
      {U"%", Kind::share, Rational::of(1, 100)},
      {U"％", Kind::share, Rational::of(1, 100)},
      {U"‰", Kind::share, Rational::of(1, 1000)},
      {U"个百分点", Kind::share, Rational::of(1, 100)},
      {U"百分点", Kind::share, Rational::of(1, 100)},
      {U"个月", Kind::months, Rational(1)},
      {U"年", Kind::months, Rational(12)},
      {U"周年", Kind::months, Rational(12)},
      {U"个工作日", Kind::number, Rational(1)},
      {U"工作日", Kind::number, Rational(1)},
      {U"日", Kind::days, Rational(1)},
      {U"天", Kind::days, Rational(1)},
  };
  return words;
}

/// The length of the measure word at this place; 0 where there is none.
std::size_t measure_at(const Characters& text, std::size_t at) {
  static constexpr std::array<std::u32string_view, 29> measures = {
      U"人次", U"人年",   U"人", U"名", U"个", U"家次", U"家", U"项", U"分",  U"次",
      U"件",   U"平方米", U"亩", U"户", U"台", U"套",   U"所", U"处", U"篇",  U"位",
      U"倍",   U"公里",   U"吨", U"期", U"批", U"种",   U"类", U"条", U"公顷"};
  for (const auto word : measures) {
    if (starts(text, at, word)) return word.size();
  }
  return 0;
}

struct DraftingWord {
  std::u32string_view word;
  Comparison comparison;
};

// Longer words first, so that 不低于 is not read as 低于 and 大于等于 not as 大于.
constexpr std::array<DraftingWord, 54> words_before = {{
    {U"大于或等于", Comparison::at_least}, {U"小于或等于", Comparison::at_most}, {U"大于等于", Comparison::at_least},
    {U"小于等于", Comparison::at_most},    {U"不得低于", Comparison::at_least},  {U"不得少于", Comparison::at_least},
    {U"不得超过", Comparison::at_most},    {U"不得高于", Comparison::at_most},   {U"不得突破", Comparison::at_most},
    {U"不低于", Comparison::at_least},     {U"不少于", Comparison::at_least},    {U"不小于", Comparison::at_least},
    {U"不超过", Comparison::at_most},      {U"不高于", Comparison::at_most},     {U"不多于", Comparison::at_most},
    {U"不大于", Comparison::at_most},      {U"不突破", Comparison::at_most},     {U"未达到", Comparison::less_than},
    {U"未超过", Comparison::at_most},      {U"达不到", Comparison::less_than},   {U"未达", Comparison::less_than},
    {U"不到", Comparison::less_than},      {U"至少", Comparison::at_least},      {U"最低", Comparison::at_least},
    {U"达到", Comparison::at_least},       {U"最高", Comparison::at_most},       {U"最多", Comparison::at_most},
    {U"至多", Comparison::at_most},        {U"低于", Comparison::less_than},     {U"少于", Comparison::less_than},
    {U"小于", Comparison::less_than},      {U"不满", Comparison::less_than},     {U"不足", Comparison::less_than},
    {U"未满", Comparison::less_than},      {U"高于", Comparison::more_than},     {U"超过", Comparison::more_than},
    {U"突破", Comparison::more_than},      {U"大于", Comparison::more_than},     {U"多于", Comparison::more_than},
    {U"逾期", Comparison::more_than},      {U">=", Comparison::at_least},        {U"<=", Comparison::at_most},
    {U"≥", Comparison::at_least},          {U"≤", Comparison::at_most},          {U"＞", Comparison::more_than},
    {U"＜", Comparison::less_than},        {U">", Comparison::more_than},        {U"<", Comparison::less_than},
    {U"⩾", Comparison::at_least},          {U"⩽", Comparison::at_most},          {U"上限", Comparison::at_most},
    {U"超", Comparison::more_than},        {U"满", Comparison::at_least},        {U"达", Comparison::at_least},
}};
constexpr std::array<DraftingWord, 8> words_after = {{
    {U"及以上", Comparison::at_least},
    {U"及以下", Comparison::at_most},
    {U"以上", Comparison::at_least},
    {U"以下", Comparison::at_most},
    {U"以内", Comparison::at_most},
    {U"之内", Comparison::at_most},
    {U"以外", Comparison::more_than},
    {U"左右", Comparison::none},
}};

/// Words that 不, 未 and 没有 turn into their reverse, beside those that have a line of their own (不低于, 未达).
bool can_be_denied(std::u32string_view word) {
  static constexpr std::array<std::u32string_view, 13> words = {
      U"低于", U"少于", U"小于", U"高于", U"超过", U"突破", U"大于", U"多于", U"达到", U"逾期", U"超", U"满", U"达"};
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// The length of the denial that ends here (不应, 不能够, 不得再, 未, 没有, 未能); 0 where there is none.
std::size_t denial_before(const Characters& text, std::size_t end, std::size_t from) {
  static constexpr std::array<std::u32string_view, 4> denials = {U"没有", U"不", U"未", U"没"};
  static constexpr std::array<std::u32string_view, 16> auxiliaries = {
      U"应当", U"应该", U"能够", U"可以", U"允许", U"应", U"能", U"可",
      U"宜",   U"得",   U"会",   U"曾",   U"准",   U"要", U"再", U"有"};
  const auto ending = [&](const auto& words, std::size_t at) -> std::size_t {
    for (const std::u32string_view word : words) {
      if (at >= from + word.size() && starts(text, at - word.size(), word)) return word.size();
    }
    return 0;
  };
  std::size_t at = end;
  for (int i = 0; i < 3; ++i) {  // 不得再
    if (const std::size_t denial = ending(denials, at)) return end - at + denial;
    const std::size_t auxiliary = ending(auxiliaries, at);
    if (auxiliary == 0) return 0;
    at -= auxiliary;
  }
  return 0;
}

/// Of whom a clause says that it is not for them: 低于500万元的不予受理, 超过500万元的,不予支持, …的除外.
bool shuts_out(const Characters& text, std::size_t at) {
  static constexpr std::array<std::u32string_view, 7> adverbs = {U"一律", U"原则上", U"企业", U"单位",
                                                                 U"均",   U"则",     U"也"};
  static constexpr std::array<std::u32string_view, 14> words = {U"除外",   U"不予",   U"不得",   U"不适用", U"不再",
                                                                U"不享受", U"不纳入", U"不列入", U"不受理", U"不支持",
                                                                U"不奖励", U"不补助", U"不能",   U"不可"};
  for (bool more = true; more;) {
    more = at < text.size() && (text[at] == U' ' || text[at] == U',' || text[at] == U'，');
    if (more) ++at;
    for (const auto adverb : adverbs) {
      if (!starts(text, at, adverb)) continue;
      at += adverb.size();
      more = true;
    }
  }
  for (const auto word : words) {
    if (!starts(text, at, word)) continue;
    const std::size_t behind = at + word.size();  // 不得超过 is a bound of its own
    return std::none_of(words_before.begin(), words_before.end(), [&](const DraftingWord& each) {
      return starts(text, at, each.word) || starts(text, behind, each.word);
    });
  }
  return false;
}

bool ends_segment(char32_t c) {
  static constexpr std::u32string_view marks = U"，。；;！？、:：";
  return c == U',' || marks.find(c) != std::u32string_view::npos;
}

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(decode(text)) {}

  std::vector<Quantity> scan() {
    std::size_t at = 0;
    while (at < text_.size()) {
      const std::size_t start = at;
      if (text_[at] == U'第') {  // an ordinal; its numeral is skipped
        ++at;
        if (!arabic_number(text_, at)) chinese_number(text_, at);
        if (at == start) ++at;
        segment_ = at;
        continue;
      }
      if (ends_segment(text_[at])) {
        segment_ = ++at;
        continue;
      }
      if (!read_figure(at)) at = start + 1;
    }
    give_ranges_their_unit();
    return std::move(found_);
  }

 private:
  bool read_figure(std::size_t& at) {
    const std::size_t start = at;
    Quantity figure;
    Rational percent(0);
    bool share = false;
    for (const auto& [word, whole] : {std::pair{U"百分之", 100}, std::pair{U"千分之", 1000}}) {
      if (!starts(text_, at, word)) continue;
      share = true;
      percent = Rational::of(1, whole);
      at += 3;
    }
    bool chinese = false;
    auto number = arabic_number(text_, at);
    if (!number) {
      number = chinese_number(text_, at);
      chinese = true;
    }
    if (!number) number = half(at);
    if (!number) return false;
    figure.numeral = figure.value = *number;
    if (!share && read_fraction(at, *number, figure)) {
      // 三分之一
    } else if (share) {
      figure.kind = Quantity::Kind::share;
      figure.value = *number * percent;
      figure.counted = true;
    } else {
      read_unit(at, start, chinese, figure);
    }
    figure.text = encode(text_.substr(start, at - start));
    const std::size_t marked = read_words(start, at, figure);
    found_.push_back(std::move(figure));
    starts_.push_back(start);
    ends_.push_back(at);
    at = marked;  // (含70分) names the same figure again
    segment_ = at;
    return true;
  }

  void read_unit(std::size_t& at, std::size_t start, bool chinese, Quantity& figure) {
    if (!chinese && at - start == 4 && starts(text_, at, U"年")) {  // 2027年
      figure.kind = Quantity::Kind::year;
      ++at;
      read_day_of_year(at, figure);
      return;
    }
    if (starts(text_, at, U"月") && figure.numeral.is_whole()) {  // 8月31日, 12月底
      const auto month = figure.numeral.floor();
      std::size_t end = at + 1;
      if (const auto day = arabic_number(text_, end); day && starts(text_, end, U"日") && month) {
        figure.kind = Quantity::Kind::month_day;
        figure.value = figure.month_day = Rational(*month * 100) + *day;
        figure.counted = true;
        at = end + 1;
        return;
      }
      figure.kind = Quantity::Kind::month_day;
      figure.value = figure.month_day = Rational(month.value_or(0) * 100);
      ++at;
      return;
    }
    if (read_compound_money(at, figure)) return;
    for (const UnitWord& unit : unit_words()) {
      if (!starts(text_, at, unit.word)) continue;
      if (unit.word == U"年" && starts(text_, at, U"年度")) return;  // 上一年度 is no period
      figure.kind = unit.kind;
      figure.value = figure.numeral * unit.factor;
      figure.counted = true;
      at += unit.word.size();
      if (unit.word == U"年" && starts(text_, at, U"半") && !starts(text_, at, U"半年") &&
          !starts(text_, at, U"半数")) {
        figure.value = figure.value + Rational(6);  // 一年半
        figure.numeral = figure.numeral + Rational::of(1, 2);
        ++at;
      }
      return;
    }
    if (const std::size_t measure = measure_at(text_, at)) {
      figure.counted = !chinese;  // 一项, 三个 are more often a way of speaking than a figure
      figure.measure = encode(text_.substr(at, measure));
      at += measure;
    }
  }

  /// 半年, 半个月; 上半年 and 半年度 are no periods.
  std::optional<Rational> half(std::size_t& at) const {
    if (!starts(text_, at, U"半年") && !starts(text_, at, U"半个月")) return std::nullopt;
    if (starts(text_, at, U"半年度") || starts(text_, at, U"半年报")) return std::nullopt;
    if (at > 0 && (text_[at - 1] == U'上' || text_[at - 1] == U'下')) return std::nullopt;
    ++at;
    return Rational::of(1, 2);
  }

  /// 三分之一, behind the 三.
  bool read_fraction(std::size_t& at, const Rational& whole, Quantity& figure) const {
    std::size_t end = at + 2;
    if (!starts(text_, at, U"分之") || whole.is_zero()) return false;
    auto part = chinese_number(text_, end);
    if (!part) part = arabic_number(text_, end);
    if (!part) return false;
    figure.kind = Quantity::Kind::share;
    figure.numeral = *part;
    figure.value = *part / whole;
    figure.counted = true;
    at = end;
    return true;
  }

  /// 2025年1月1日; of 2027年12月底 the month.
  void read_day_of_year(std::size_t& at, Quantity& figure) const {
    std::size_t end = at;
    const auto month = arabic_number(text_, end);
    if (!month || !starts(text_, end, U"月")) return;
    at = ++end;
    figure.month_day = *month * Rational(100);
    const auto day = arabic_number(text_, end);
    if (!day || !starts(text_, end, U"日")) return;
    figure.month_day = figure.month_day + *day;
    figure.counted = true;
    at = end + 1;
  }

  /// 1亿5000万元, 3万2000元.
  bool read_compound_money(std::size_t& at, Quantity& figure) const {
    for (const auto& [word, factor] :
         {std::pair{U'亿', Rational(10'000'000'000)}, std::pair{U'万', Rational(1'000'000)}}) {
      std::size_t end = at + 1;
      if (at >= text_.size() || text_[at] != word) continue;
      const auto rest = arabic_number(text_, end);
      if (!rest) return false;
      for (const UnitWord& unit : unit_words()) {
        if (unit.kind != Quantity::Kind::money || !starts(text_, end, unit.word)) continue;
        figure.kind = unit.kind;
        figure.value = figure.numeral * factor + *rest * unit.factor;
        figure.counted = true;
        at = end + unit.word.size();
        return true;
      }
    }
    return false;
  }

  /// The words around a figure; gives the place behind its (含) or (不含).
  std::size_t read_words(std::size_t start, std::size_t end, Quantity& figure) {
    std::size_t after = read_mark(end, figure);
    figure.shut_out = is_shut_out(end);
    for (const DraftingWord& each : words_after) {
      if (!starts(text_, after, each.word)) continue;
      figure.after = encode(Characters(each.word));
      after = read_mark(after + each.word.size(), figure);
      break;
    }
    for (std::size_t at = start;
         at > segment_ && figure.before.empty();) {  // the nearest before it, within its segment
      --at;
      for (const DraftingWord& each : words_before) {
        if (at + each.word.size() > start || !starts(text_, at, each.word)) continue;
        if (each.word.size() == 1 && !only_spaces(at + 1, start)) continue;  // 满足下列条件之一的,给予3万元
        if (longer_word_covers(at, each)) continue;
        const std::size_t denial = can_be_denied(each.word) ? denial_before(text_, at, segment_) : 0;
        figure.before = encode(text_.substr(at - denial, each.word.size() + denial));
        figure.word_adjacent = at + each.word.size() == start;
        break;
      }
      if (start - at > 24) break;
    }
    return std::min(after, text_.size());
  }

  /// Whether the part of the sentence that the figure stands in ends with …的 and a word that shuts out. 、 does not end it.
  bool is_shut_out(std::size_t at) const {
    for (; at < text_.size(); ++at) {
      if (text_[at] == U'的' && shuts_out(text_, at + 1)) return true;
      if (text_[at] != U'、' && ends_segment(text_[at])) return false;
    }
    return false;
  }

  /// (含), (不含500万元), （含本数）: the place behind it; the same place where there is none.
  std::size_t read_mark(std::size_t at, Quantity& figure) const {
    if (!starts(text_, at, U"(") && !starts(text_, at, U"（")) return at;
    const auto says = [&](std::u32string_view word) { return marks_bound(at + 1, word); };
    const bool excluded = says(U"不含") || says(U"不包括");
    const bool included = says(U"含") || says(U"包括");
    if (!excluded && !included) return at;
    (excluded ? figure.excluded : figure.included) = true;
    while (at < text_.size() && text_[at] != U')' && text_[at] != U'）') ++at;
    return std::min(at + 1, text_.size());
  }

  /// (含), (含本数), (含70分): of the bound; (含税) and (不含土地款) are of something else.
  bool marks_bound(std::size_t at, std::u32string_view word) const {
    if (!starts(text_, at, word)) return false;
    std::size_t behind = at + word.size();
    if (behind >= text_.size() || std::u32string_view(U")）本该").find(text_[behind]) != std::u32string_view::npos)
      return true;
    return is_digit(text_[behind]) || chinese_number(text_, behind).has_value();
  }

  bool only_spaces(std::size_t from, std::size_t to) const {
    return std::all_of(text_.begin() + static_cast<std::ptrdiff_t>(from),
                       text_.begin() + static_cast<std::ptrdiff_t>(to), [](char32_t c) { return c == U' '; });
  }

  /// 低于 inside 不低于; 满 inside 不满; 超 inside 超过.
  bool longer_word_covers(std::size_t at, const DraftingWord& word) const {
    for (const DraftingWord& other : words_before) {
      if (other.word.size() <= word.word.size()) continue;
      const std::size_t inside = other.word.find(word.word);
      if (inside == std::u32string_view::npos || inside > at) continue;
      if (starts(text_, at - inside, other.word)) return true;
    }
    return false;
  }

  /// 3—5个, 50—100万元, 15%至20%: the first has the unit of the second.
  void give_ranges_their_unit() {
    for (std::size_t i = 0; i + 1 < found_.size(); ++i) {
      Quantity& first = found_[i];
      const Quantity& second = found_[i + 1];
      if (first.counted || first.kind != Quantity::Kind::number || !second.counted) continue;
      const Characters between = text_.substr(ends_[i], starts_[i + 1] - ends_[i]);
      if (between != U"—" && between != U"-" && between != U"~" && between != U"～" && between != U"至") continue;
      if (!second.numeral.is_zero()) first.value = first.numeral * (second.value / second.numeral);
      first.kind = second.kind;
      first.counted = true;
    }
  }

  Characters text_;
  std::size_t segment_ = 0;
  std::vector<Quantity> found_;
  std::vector<std::size_t> starts_, ends_;
};

}  // namespace

std::vector<Quantity> quantities_of(std::string_view text) { return Scanner(text).scan(); }

std::optional<Quantity> quantity_of_literal(std::string_view literal) {
  Quantity figure;
  figure.text = literal;
  figure.counted = true;
  if (const auto date = Date::parse(literal)) {
    figure.kind = Quantity::Kind::year;
    figure.numeral = figure.value = Rational(date->year());
    figure.month_day = Rational(date->month() * 100 + date->day());
    return figure;
  }
  const auto digits = [&](std::size_t at) {  // two of them
    return (literal[at] - '0') * 10 + (literal[at + 1] - '0');
  };
  if (literal.size() == 5 && literal[2] == '-' && Date::parse("2024-" + std::string(literal))) {  // "08-31"
    figure.kind = Quantity::Kind::month_day;
    figure.numeral = figure.value = Rational(digits(0) * 100 + digits(3));
    return figure;
  }
  if (const auto number = Rational::parse_decimal(literal)) {
    figure.numeral = figure.value = *number;
    return figure;
  }
  std::vector<Quantity> found = quantities_of(literal);
  if (found.size() != 1 || found[0].text != literal || !found[0].counted) {
    if (literal.ends_with("元")) {
      if (const auto money = parse_money(literal).value) {
        figure.kind = Quantity::Kind::money;
        figure.numeral = figure.value = *money;
        return figure;
      }
    }
    return std::nullopt;
  }
  return found[0];
}

namespace {

/// Of a day that the rule writes in full, the clause may name the day, the month, or only the year.
bool same_day(const Quantity& used, const Quantity& named) {
  if (named.month_day.is_zero() || used.month_day.is_zero() || named.month_day == used.month_day) return true;
  const auto day = named.month_day.floor().value_or(0);
  return day % 100 == 0 && used.month_day.floor().value_or(0) / 100 == day / 100;
}

}  // namespace

bool same_figure(const Quantity& used, const Quantity& named) {
  using Kind = Quantity::Kind;
  if (used.kind == Kind::year && named.kind == Kind::month_day) return same_day(used, named);
  if (used.kind == Kind::month_day && named.kind == Kind::year) return used.value == named.month_day;
  if (used.kind == Kind::year && named.kind == Kind::year) return used.value == named.value && same_day(used, named);
  if (used.kind == Kind::number) {  // persons, points, years counted, places: the text's unit is in the fact
    return named.kind != Kind::money && named.kind != Kind::share && named.numeral == used.value;
  }
  if (named.kind == Kind::number && !named.counted) return named.numeral == used.numeral;
  return used.kind == named.kind && used.value == named.value;
}

Comparison comparison_of_word(std::string_view word) {
  const Characters decoded = decode(word);
  for (const DraftingWord& each : words_before) {
    if (each.word == decoded) return each.comparison;
  }
  for (const DraftingWord& each : words_after) {
    if (each.word == decoded) return each.comparison;
  }
  for (const DraftingWord& each : words_before) {
    if (!can_be_denied(each.word) || !decoded.ends_with(each.word)) continue;
    const std::size_t rest = decoded.size() - each.word.size();
    if (rest > 0 && denial_before(decoded, rest, 0) == rest) return language::denied(each.comparison);
  }
  return Comparison::none;
}

}  // namespace huiqi::check
