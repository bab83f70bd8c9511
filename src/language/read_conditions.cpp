// Reading conditions. See expressions.hpp. Tests: tests/docs/language_pages_test.cpp
#include <fmt/format.h>

#include <algorithm>

#include "language/expressions.hpp"
#include "language/words.hpp"
#include "profile/codes.hpp"

namespace huiqi::language {

using read::Node;
using vocabulary::FactType;

namespace {

struct NamedComparison {
  const char* key;
  Comparison comparison;
};
constexpr NamedComparison comparisons[] = {{"at_least", Comparison::at_least},
                                           {"at_most", Comparison::at_most},
                                           {"less_than", Comparison::less_than},
                                           {"more_than", Comparison::more_than}};

/// The word of the list that the node has, or null.
const Word* word_of(const Node& node, const std::vector<Word>& words) {
  const auto found =
      std::find_if(words.begin(), words.end(), [&](const Word& each) { return node.find(each.name) != nullptr; });
  return found == words.end() ? nullptr : &*found;
}

std::vector<std::string> joined(std::vector<std::string> a, const read::Keys& b) {
  a.insert(a.end(), b.names().begin(), b.names().end());
  return a;
}

/// How a word is written that the document gives a meaning of its own.
Text meant_as(const Convention& own) {
  for (const NamedComparison& each : comparisons) {
    if (each.comparison == own.means)
      return {fmt::format("写作 {},或换用别的词", each.key), fmt::format("write {}, or another word", each.key)};
  }
  return {"换用别的词", "use another word"};
}

bool has_comparison(const Node& node) {
  const auto& keys = comparison_keys().names();
  return std::any_of(keys.begin(), keys.end(), [&](const std::string& key) { return node.find(key) != nullptr; });
}

}  // namespace

Marks ExpressionReader::marks(const Node& node) {
  Marks marks;
  marks.place = node.place;
  marks.id = reporter_.string_of(node, "id");
  marks.cite = reporter_.string_of(node, "cite");
  marks.quote = reporter_.string_of(node, "quote");
  marks.label = reporter_.text_of(node, "label");
  marks.word = reporter_.string_of(node, "word");
  marks.basis = reporter_.string_of(node, "basis");
  const auto written = [&](const char* key) {
    const Node* found = node.find(key);
    return found != nullptr && found->is_string();
  };
  if (written("id") && marks.id.empty())
    reporter_.error(node.find("id")->place, "id_missing", {"编号不能是空的", "an id may not be empty"});
  const auto& words = drafting_words();
  if (written("word")) {
    const auto found =
        std::find_if(words.begin(), words.end(), [&](const DraftingWord& each) { return each.word == marks.word; });
    if (found == words.end()) {
      std::vector<std::string> names;
      for (const DraftingWord& each : words) names.push_back(each.word);
      reporter_
          .error(
              node.find("word")->place, "unknown_drafting_word",
              {fmt::format("“{}”不是起草用词", marks.word), fmt::format("\"{}\" is not a drafting word", marks.word)})
          .suggestion = read::one_of(names);
    } else if (marks.basis.empty()) {
      marks.basis = found->basis;
      for (const Convention& own : set_.conventions) {
        if (own.word == marks.word && !own.basis.empty()) marks.basis = own.basis;
      }
    }
  }
  if (written("basis")) {
    const Node& basis = *node.find("basis");
    if (!read::is_one_of(basis.text, bases())) {
      reporter_
          .error(basis.place, "unknown_basis",
                 {fmt::format("没有“{}”这种边界依据", basis.text), fmt::format("there is no basis \"{}\"", basis.text)})
          .suggestion = read::suggest(basis.text, read::names_of(bases()));
    }
  }
  return marks;
}

std::vector<ExprPtr> ExpressionReader::conditions(const Node& list, const Scope& scope, bool ids_required) {
  std::vector<ExprPtr> result;
  if (!reporter_.expect(list, Node::Kind::array, {"条件", "the conditions"})) return result;
  for (const Node& node : list.items) {
    if (ids_required && node.is_object() && node.find("id") == nullptr) {
      reporter_.error(node.place, "id_missing", {"条件须有 id", "a condition needs an id"});
    }
    if (ExprPtr read = condition(node, scope)) result.push_back(std::move(read));
  }
  return result;
}

ExprPtr ExpressionReader::condition(const Node& node, const Scope& scope) {
  if (!reporter_.expect(node, Node::Kind::object, {"条件", "a condition"})) return nullptr;
  std::vector<std::string> allowed;
  const Word* word = word_of(node, condition_words());
  if (word != nullptr && node.find("prior_maximum") == nullptr) {  // which has a "stated" of its own
    allowed = word->keys.names();
  } else if (node.find("ratio") != nullptr) {
    allowed = joined(ratio_word().keys.names(), comparison_keys());
  } else if (word = word_of(node, branching_words()); word != nullptr && !has_comparison(node)) {
    allowed = word->keys.names();
  } else {
    allowed = value_keys(node);
    if (!allowed.empty()) allowed = joined(allowed, comparison_keys());
  }
  if (allowed.empty()) {
    std::vector<std::string> words = {"fact", "choose", "ratio", "value", "use", "fold"};
    for (const Word& each : condition_words()) words.push_back(each.name);
    std::string written;
    for (const read::Member& member : node.members) {
      const auto& known = mark_keys().names();
      if (std::find(known.begin(), known.end(), member.key) == known.end()) {
        written = member.key;
        break;
      }
    }
    reporter_
        .error(node.place, "unknown_word",
               {fmt::format("“{}”不是条件用的词", written), fmt::format("\"{}\" is no word for a condition", written)})
        .suggestion = read::did_you_mean(written, words);
    return nullptr;
  }
  reporter_.allow_only(node, joined(allowed, mark_keys()), {"这个条件", "this condition"});
  const std::size_t before = reporter_.diagnostics().size();
  ExprPtr inner = condition_word(node, scope);
  if (inner) return with_marks(std::move(inner), node, scope);
  if (reporter_.diagnostics().size() == before) say_incomplete(node);
  return nullptr;
}

/// Nothing is dropped silently: what cannot be read and was not complained of is complained of here.
void ExpressionReader::say_incomplete(const Node& node) {
  reporter_.error(node.place, "incomplete",
                  {"写得不完整:列表为空,或形式不对", "this is incomplete: a list is empty or has the wrong form"});
}

/// Puts the node's marks on what was read, and the 原则上 and unless wrappers around it.
ExprPtr ExpressionReader::with_marks(ExprPtr inner, const Node& node, const Scope& scope) {
  Marks read = marks(node);
  auto marked = std::make_shared<Expr>(*inner);
  const Marks& below = inner->marks;
  Marks merged = read;
  if (merged.id.empty()) merged.id = below.id;
  if (merged.cite.empty()) merged.cite = below.cite;
  if (merged.quote.empty()) merged.quote = below.quote;
  if (merged.word.empty()) merged.word = below.word;
  if (merged.basis.empty()) merged.basis = below.basis;
  if (merged.label.empty()) merged.label = below.label;
  merged.written = below.written;
  marked->marks = merged;
  if (marked->comparison == Comparison::between) {  // both comparisons carry the drafting word
    for (ExprPtr& arg : marked->args) {
      auto side = std::make_shared<Expr>(*arg);
      side->marks.word = merged.word;
      side->marks.basis = merged.basis;
      arg = side;
    }
  }
  std::shared_ptr<Expr> result = marked;
  const auto wrap = [&](Op op, std::vector<ExprPtr> args) {
    auto outer = make(op, Type::condition, node.place);
    outer->marks = merged;
    outer->args = std::move(args);
    result->marks.id.clear();
    result = outer;
  };
  if (reporter_.boolean_of(node, "in_principle")) wrap(Op::in_principle, {result});
  if (const Node* unless = node.find("unless")) {
    ExprPtr excuse = condition(*unless, scope);
    if (!excuse) return nullptr;
    wrap(Op::excuse, {result, excuse});
  }
  return result;
}

ExprPtr ExpressionReader::condition_word(const Node& node, const Scope& scope) {
  const auto has = [&](const char* key) { return node.find(key) != nullptr; };
  if (has("all") || has("any")) {
    const bool every = has("all");
    auto made = make(every ? Op::all : Op::any, Type::condition, node.place);
    const Node& list = *node.find(every ? "all" : "any");
    made->args = conditions(list, scope, false);
    if (!list.is_array() || made->args.size() != list.items.size()) return nullptr;
    return made;
  }
  if (has("at_least_of")) return at_least_of(node, scope);
  if (has("not")) {
    ExprPtr inner = condition(*node.find("not"), scope);
    if (!inner) return nullptr;
    auto made = make(Op::not_, Type::condition, node.place);
    made->args = {inner};
    return made;
  }
  if (has("some")) return over_items(node, scope, "some");
  if (has("none")) return over_items(node, scope, "none");
  if (has("every")) return over_items(node, scope, "every");
  if (has("consecutive_years")) {
    const auto years = reporter_.integer_of(node, "consecutive_years");
    const Node* body = reporter_.require(node, "satisfies", {"“consecutive_years”", "\"consecutive_years\""});
    if (!years || *years < 1 || *years > 50 || body == nullptr) return nullptr;
    return over_years(*body, *years, scope, true);
  }
  if (has("within")) return within(node, scope);
  if (has("determination"))
    return yes_no_fact(node, scope, "determination", FactType::determination, Op::determination);
  if (has("pending")) return pending(node);
  if (has("outcome")) {
    auto made = make(Op::outcome, Type::condition, node.place);
    made->name = reporter_.string_of(node, "outcome");
    return made;
  }
  if (has("defined")) return defined(node, scope);
  if (has("always")) {
    const std::string level = reporter_.string_of(node, "always");
    auto made = make(Op::always, Type::condition, node.place);
    made->outcome_level = level == "met" ? 2 : 0;
    if (level != "met" && level != "not_met") {
      reporter_.error(node.place, "wrong_form", {"“always”为 met 或 not_met", "\"always\" is met or not_met"});
    }
    return made;
  }
  if (has("stated") && !has("prior_maximum")) {
    const Node& name = *node.find("stated");
    auto found = resolve(name.text, name.place, scope);
    if (!found) return nullptr;
    auto made = make(Op::stated, Type::condition, node.place);
    made->fact = found->ref;
    return made;
  }
  if (has("ratio")) return ratio(node, scope);
  if (has("choose") && !has_comparison(node)) return choose_condition(node, scope);
  if (has("reading") && !has_comparison(node)) return reading_of(node, scope, true);
  return comparison(node, scope);
}

ExprPtr ExpressionReader::yes_no_fact(const Node& node, const Scope& scope, const char* key, FactType type, Op op) {
  const Node& name = *node.find(key);
  if (!reporter_.expect(name, Node::Kind::string, {key, key})) return nullptr;
  auto found = resolve(name.text, name.place, scope);
  if (!found) return nullptr;
  if (found->fact->type != type) {
    reporter_
        .error(name.place, "wrong_type",
               {fmt::format("“{}”不是人为决定", name.text), fmt::format("\"{}\" is not a determination", name.text)})
        .suggestion = {"普通事实用 fact 和 is", "for a plain fact write \"fact\" and \"is\""};
    return nullptr;
  }
  auto made = make(op, Type::condition, node.place);
  made->fact = std::move(found->ref);
  return made;
}

ExprPtr ExpressionReader::comparison(const Node& node, const Scope& scope) {
  if (!has_comparison(node)) {
    reporter_.error(node.place, "comparison_missing", {"缺少比较", "a comparison is missing"}).suggestion =
        read::one_of({"at_least", "at_most", "less_than", "more_than", "is", "in", "exists"});
    return nullptr;
  }
  static const std::vector<std::string> tests = {"at_least", "at_most",     "less_than", "more_than", "is",
                                                 "from",     "in",          "in_open",   "contains",  "contains_any",
                                                 "in_area",  "in_industry", "exists"};
  if (std::count_if(tests.begin(), tests.end(), [&](const std::string& key) { return node.find(key) != nullptr; }) !=
          1 ||
      (node.find("from") == nullptr) != (node.find("to") == nullptr)) {
    reporter_.error(node.place, "wrong_count", {"一个条件只写一种比较", "one comparison a condition"}).suggestion = {
        "区间写 from 和 to", "for a range write \"from\" and \"to\""};
    return nullptr;
  }
  if (node.find("elsewhere") != nullptr && node.find("in_open") == nullptr) {
    reporter_.error(node.place, "wrong_form", {"“elsewhere”只与 in_open 同用", "\"elsewhere\" goes with \"in_open\""});
    return nullptr;
  }
  if (node.find("is") != nullptr) return is_test(node, scope);
  if (node.find("in") != nullptr || node.find("in_open") != nullptr || node.find("contains") != nullptr ||
      node.find("contains_any") != nullptr) {
    return member_test(node, scope);
  }
  if (node.find("in_area") != nullptr) return code_test(node, scope, "in_area");
  if (node.find("in_industry") != nullptr) return code_test(node, scope, "in_industry");
  ExprPtr left = value_word(node, scope);
  if (!left) return nullptr;
  if (left->type == Type::condition) {
    reporter_.error(node.place, "wrong_type", {"“是否”事实用 is 判断", "a yes/no fact is tested with \"is\""});
    return nullptr;
  }
  if (node.find("exists") != nullptr) {
    auto made = make(Op::exists, Type::condition, node.place);
    made->args = {left};
    if (reporter_.boolean_of(node, "exists", true)) return made;
    auto negated = make(Op::not_, Type::condition, node.place);
    negated->args = {made};
    return negated;
  }
  const Node* from = node.find("from");
  const Node* to = node.find("to");
  if (from != nullptr && to != nullptr) {
    ExprPtr low = compare_with(left, Comparison::at_least, *from, node, scope);
    ExprPtr high = compare_with(left, Comparison::at_most, *to, node, scope);
    if (!low || !high) return nullptr;
    auto made = make(Op::all, Type::condition, node.place);
    made->comparison = Comparison::between;
    made->args = {low, high};
    return made;
  }
  for (const NamedComparison& each : comparisons) {
    if (const Node* right = node.find(each.key)) return compare_with(left, each.comparison, *right, node, scope);
  }
  return nullptr;
}

ExprPtr ExpressionReader::right_side(const Expr& left, const Node& node, const Scope& scope) {
  if (left.type == Type::word && node.is_string()) {
    const auto found = members(node, left.enumeration);
    if (!found) return nullptr;
    auto made = make(Op::constant, Type::word, node.place);
    made->number = Rational(found->front());
    made->enumeration = left.enumeration;
    return made;
  }
  return value(node, scope);
}

ExprPtr ExpressionReader::compare_with(ExprPtr left, Comparison comparison, const Node& right, const Node& whole,
                                       const Scope& scope) {
  ExprPtr limit = right_side(*left, right, scope);
  if (!limit) return nullptr;
  Type common;
  if (!fit(left->type, limit->type, common) || left->type == Type::condition) {
    const Text a = type_name(left->type);
    const Text b = type_name(limit->type);
    Diagnostic& error = reporter_.error(right.place, "wrong_unit",
                                        {fmt::format("左边是{},右边是{},不能比较", a.zh, b.zh),
                                         fmt::format("{} cannot be compared with {}", a.en, b.en)});
    if (left->type == Type::money && limit->type == Type::any_number) {
      error.suggestion = {fmt::format("金额要带单位,例如“{}元”", right.text),
                          fmt::format("money needs its unit, e.g. \"{}元\"", right.text)};
    } else if (left->type == Type::rate && limit->type == Type::any_number) {
      error.suggestion = {fmt::format("比例要带百分号,例如“{}%”", right.text),
                          fmt::format("a share needs its sign, e.g. \"{}%\"", right.text)};
    }
    return nullptr;
  }
  if (left->type == Type::word && comparison != Comparison::is && left->enumeration >= 0 &&
      !vocabulary_.enumerations[static_cast<std::size_t>(left->enumeration)].ordered) {
    reporter_.error(right.place, "not_ordered", {"这些词没有高低之分", "these words have no order"});
    return nullptr;
  }
  for (const Convention& own : set_.conventions) {
    const Node* word = whole.find("word");
    if (word == nullptr || own.word != word->text || own.means == comparison || comparison == Comparison::is) continue;
    reporter_
        .error(whole.place, "convention_differs",
               {fmt::format("本文件约定“{}”另有含义({})", own.word, own.cite),
                fmt::format("in this document \"{}\" has another meaning ({})", own.word, own.cite)})
        .suggestion = meant_as(own);
  }
  auto made = make(Op::compare, Type::condition, whole.place);
  made->comparison = comparison;
  made->args = {std::move(left), limit};
  if (limit->op == Op::constant && limit->type != Type::date && comparison != Comparison::is &&
      whole.find("word") == nullptr && whole.find("from") == nullptr) {
    reporter_.warning(whole.place, "word_missing", {"比较缺少起草用词 word", "the comparison lacks its drafting word"})
        .suggestion = {"写出原文用词,例如 \"word\": \"不低于\"", "give the text's word, e.g. \"word\": \"不低于\""};
  }
  return made;
}

ExprPtr ExpressionReader::is_test(const Node& node, const Scope& scope) {
  const Node& wanted = *node.find("is");
  ExprPtr left = value_word(node, scope);
  if (!left) return nullptr;
  if (wanted.is_boolean()) {
    if (left->op != Op::holds && left->op != Op::determination) {
      reporter_.error(wanted.place, "wrong_type", {"这不是“是否”事实", "this is no yes/no fact"});
      return nullptr;
    }
    if (wanted.boolean) return left;
    auto made = make(Op::not_, Type::condition, node.place);
    made->args = {left};
    return made;
  }
  return compare_with(left, Comparison::is, wanted, node, scope);
}

std::optional<std::vector<int>> ExpressionReader::members(const Node& list, int enumeration) {
  if (enumeration < 0) {
    reporter_.error(list.place, "wrong_type", {"这一事实没有固定的词", "this fact has no words to choose from"});
    return std::nullopt;
  }
  const auto& found = vocabulary_.enumerations[static_cast<std::size_t>(enumeration)];
  std::vector<int> ordinals;
  bool right = true;
  const auto add = [&](const Node& word) {
    const int ordinal = word.is_string() ? found.find(word.text) : -1;
    if (ordinal < 0) {
      reporter_
          .error(word.place, "unknown_word",
                 {fmt::format("“{}”不在“{}”之列", word.text, found.label.zh),
                  fmt::format("\"{}\" is not one of \"{}\"", word.text, found.name)})
          .suggestion = read::suggest(word.text, found.names());
      right = false;
    } else {
      ordinals.push_back(ordinal);
    }
  };
  if (list.is_array()) {
    for (const Node& word : list.items) add(word);
  } else {
    add(list);
  }
  if (!right || ordinals.empty()) return std::nullopt;
  return ordinals;
}

ExprPtr ExpressionReader::member_test(const Node& node, const Scope& scope) {
  ExprPtr left = value_word(node, scope);
  if (!left) return nullptr;
  const Node* contains = node.find("contains") != nullptr ? node.find("contains") : node.find("contains_any");
  const Node* open = node.find("in_open");
  const Node& list = contains != nullptr ? *contains : open != nullptr ? *open : *node.find("in");
  if (left->type != (contains != nullptr ? Type::set : Type::word)) {
    reporter_.error(node.place, "wrong_type",
                    contains != nullptr ? Text{"contains 用于集合", "\"contains\" is for a fact that is a set"}
                                        : Text{"in 用于单个的词", "\"in\" is for a fact that is one word"});
    return nullptr;
  }
  const auto listed = members(list, left->enumeration);
  if (!listed) return nullptr;
  auto made = make(contains != nullptr ? Op::contains_any
                   : open != nullptr   ? Op::one_of_open
                                       : Op::one_of,
                   Type::condition, node.place);
  made->args = {left};
  made->members = *listed;
  made->comparison = contains != nullptr ? Comparison::contains : Comparison::one_of;
  if (const Node* elsewhere = node.find("elsewhere");
      elsewhere != nullptr && !(elsewhere->is_array() && elsewhere->items.empty())) {
    const auto others = members(*elsewhere, left->enumeration);
    if (!others) return nullptr;
    made->elsewhere = *others;
  }
  return made;
}

ExprPtr ExpressionReader::code_test(const Node& node, const Scope& scope, const char* key) {
  ExprPtr left = value_word(node, scope);
  if (!left) return nullptr;
  const bool area = std::string_view(key) == "in_area";
  const Node& written = *node.find(key);
  if (left->type != (area ? Type::area : Type::industry)) {
    reporter_.error(node.place, "wrong_type", {"这一事实不是相应的代码", "this fact is no such code"});
    return nullptr;
  }
  auto made = make(Op::any, Type::condition, node.place);
  const auto add = [&](const Node& code) {
    const auto span = area ? profile::area_span(code.text) : profile::division_span(code.text);
    if (!span) {
      reporter_
          .error(code.place, "bad_code",
                 {fmt::format("“{}”不是代码", code.text), fmt::format("\"{}\" is no code", code.text)})
          .suggestion = area ? Text{"写成 45、4502 或 450203", "write 45, 4502 or 450203"}
                             : Text{"写成 13-43 或 65", "write 13-43 or 65"};
      return;
    }
    auto range = make(Op::in_range, Type::condition, code.place);
    range->args = {left};
    range->low = Rational(span->low);
    range->high = Rational(span->high);
    range->name = code.text;
    made->args.push_back(range);
  };
  if (written.is_array()) {
    for (const Node& code : written.items) add(code);
  } else {
    add(written);
  }
  if (made->args.empty()) return nullptr;
  if (made->args.size() == 1) return made->args.front();
  return made;
}

ExprPtr ExpressionReader::choose_condition(const Node& node, const Scope& scope) {
  const Node& list = *node.find("choose");
  if (!reporter_.expect(list, Node::Kind::array, {"“choose”", "\"choose\""})) return nullptr;
  auto made = make(Op::choose, Type::condition, node.place);
  bool right = true;
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    const Node& branch = list.items[i];
    if (!reporter_.expect(branch, Node::Kind::object, {"分支", "a branch"})) return nullptr;
    reporter_.allow_only(branch, branch_of_conditions());
    const Node* when = branch.find("when");
    const Node* then = branch.find(when != nullptr ? "then" : "otherwise");
    if (then == nullptr || (when == nullptr && i + 1 != list.items.size())) {
      reporter_.error(branch.place, "wrong_branch",
                      {"分支须有 when 和 then;otherwise 放在最后",
                       "a branch needs \"when\" and \"then\"; \"otherwise\" comes last"});
      return nullptr;
    }
    if (when != nullptr) made->args.push_back(condition(*when, scope));
    right = right && (when == nullptr || made->args.back() != nullptr);
    made->args.push_back(condition(*then, scope));
    right = right && made->args.back() != nullptr;
    made->branches.push_back(marks(branch));
  }
  return right && !made->args.empty() ? made : nullptr;
}

ExprPtr ExpressionReader::over_items(const Node& node, const Scope& scope, const char* word) {
  const Node& over = *node.find(word);
  const bool every = std::string_view(word) == "every";
  const bool none = std::string_view(word) == "none";
  const Node* where = node.find("where");
  const Node* satisfies = node.find("satisfies");
  if (over.is_object() && over.find("years") != nullptr) {
    reporter_.allow_only(over, years_keys());
    const Node* body = every ? satisfies : where;
    const auto years = reporter_.integer_of(over, "years");
    if (body == nullptr || !years || *years < 1 || *years > 50 || none) {
      reporter_.error(
          node.place, "wrong_form",
          {"逐年条件须写 years(1–50)和条件", "a condition over years needs \"years\" (1–50) and a condition"});
      return nullptr;
    }
    return over_years(*body, *years, scope, every);
  }
  if (over.is_object()) return over_constants(node, scope, std::string_view(word) == "some");
  const auto list = list_of(over.text, over.place, scope);
  if (!list) return nullptr;
  Scope inside = scope;
  inside.item_record = list->fact->target;
  ExprPtr filter;
  if (where != nullptr && !(filter = condition(*where, inside))) return nullptr;
  if (every) {
    if (satisfies == nullptr) {
      reporter_.error(node.place, "missing_key", {"“every”缺少 satisfies", "\"every\" lacks \"satisfies\""});
      return nullptr;
    }
    ExprPtr body = condition(*satisfies, inside);
    if (!body) return nullptr;
    auto fails = make(Op::not_, Type::condition, node.place);
    fails->args = {body};
    if (filter) {
      auto both = make(Op::all, Type::condition, node.place);
      both->args = {filter, fails};
      filter = both;
    } else {
      filter = fails;
    }
  }
  if (!filter) {
    auto always = make(Op::always, Type::condition, node.place);
    always->outcome_level = 2;
    filter = always;
  }
  auto made = make(Op::some, Type::condition, node.place);
  made->fact = list->ref;
  made->absent_is_empty = absent_is_empty(node);
  made->args = {filter};
  if (!every && !none) return made;
  auto negated = make(Op::not_, Type::condition, node.place);
  negated->args = {made};
  return negated;
}

bool ExpressionReader::absent_is_empty(const Node& node) {
  const std::string word = reporter_.string_of(node, "absent");
  if (const Node* written = node.find("absent"); written != nullptr && written->is_string() && word != "empty") {
    reporter_.error(written->place, "unknown_word", {"“absent”只能是 empty", "\"absent\" can only be \"empty\""});
  }
  return word == "empty";
}

ExprPtr ExpressionReader::at_least_of(const Node& node, const Scope& scope) {
  const auto count = reporter_.integer_of(node, "at_least_of");
  const Node* list = reporter_.require(node, "conditions", {"“at_least_of”", "\"at_least_of\""});
  if (!count || list == nullptr) return nullptr;
  auto made = make(Op::at_least_of, Type::condition, node.place);
  made->args = conditions(*list, scope, false);
  made->index = *count;
  if (made->args.size() != list->items.size()) return nullptr;
  if (*count < 1 || static_cast<std::size_t>(*count) > made->args.size()) {
    reporter_.error(node.place, "wrong_count",
                    {"个数须在 1 与条件数之间", "the number must lie between 1 and that of the conditions"});
    return nullptr;
  }
  return made;
}

ExprPtr ExpressionReader::pending(const Node& node) {
  auto made = make(Op::always, Type::condition, node.place);
  made->outcome_level = 1;
  made->text = reporter_.text_of(node, "pending");
  made->by = reporter_.text_of(node, "by");
  const std::string because = node.find("because") == nullptr ? "judgement" : reporter_.string_of(node, "because");
  made->unpublished = because == "unpublished";
  if (because != "unpublished" && because != "judgement") {
    reporter_.error(node.place, "wrong_form",
                    {"“because”为 judgement 或 unpublished", "\"because\" is judgement or unpublished"});
  }
  return made;
}

ExprPtr ExpressionReader::defined(const Node& node, const Scope& scope) {
  const std::string name = reporter_.string_of(node, "defined");
  const Node* definition = definitions_ == nullptr ? nullptr : definitions_->find(name);
  if (definition == nullptr) {
    std::vector<std::string> names;
    if (definitions_ != nullptr) {
      for (const read::Member& member : definitions_->members) names.push_back(member.key);
    }
    reporter_
        .error(node.place, "unknown_definition",
               {fmt::format("没有定义“{}”", name), fmt::format("there is no definition \"{}\"", name)})
        .suggestion = read::suggest(name, names);
    return nullptr;
  }
  used_definitions_.insert(name);
  if (!open_definitions_.insert(name).second) {
    reporter_.error(node.place, "circular_definition",
                    {fmt::format("定义“{}”引用了自己", name), fmt::format("the definition \"{}\" uses itself", name)});
    return nullptr;
  }
  ExprPtr made = condition(*definition, scope);
  open_definitions_.erase(name);
  return made;
}

}  // namespace huiqi::language
