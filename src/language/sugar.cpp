// Rich words, written out in primitives. See docs/language/README.md "Sugar". Tests: tests/docs/language_pages_test.cpp
#include <fmt/format.h>

#include "language/expressions.hpp"
#include "language/words.hpp"
#include "values/law_text.hpp"

namespace huiqi::language {

using read::Node;

namespace {

Node string_node(const std::string& text, Place place) {
  Node node;
  node.kind = Node::Kind::string;
  node.text = text;
  node.place = place;
  return node;
}

Node fact_node(const Node& name, const Node* year) {
  Node node;
  node.kind = Node::Kind::object;
  node.place = name.place;
  node.members.push_back({"fact", name.place, name});
  if (year != nullptr) node.members.push_back({"year", year->place, *year});
  return node;
}

}  // namespace

/// first ≥ 2 % × second, exactly. Beside the two sides it keeps the quotient and the share, for people.
ExprPtr ExpressionReader::ratio(const Node& node, const Scope& scope) {
  const Node& parts = *node.find("ratio");
  if (!parts.is_array() || parts.items.size() != 2) {
    reporter_.error(parts.place, "wrong_count", {"“ratio”须有两项", "\"ratio\" needs two terms"});
    return nullptr;
  }
  const Node* year = node.find("year");
  const auto part = [&](const Node& written) {
    return value(written.is_string() ? fact_node(written, year) : written, scope);
  };
  ExprPtr upper = part(parts.items[0]);
  ExprPtr lower = part(parts.items[1]);
  if (!upper || !lower) return nullptr;
  Type common;
  if (!fit(upper->type, lower->type, common)) {
    const Text one = type_name(upper->type), other = type_name(lower->type);
    reporter_.error(parts.place, "wrong_unit", {"比值两项的单位须相同", "the two terms of a ratio must have one unit"})
        .suggestion = {fmt::format("前项是{},后项是{}:两项用同一单位的事实", one.zh, other.zh),
                       fmt::format("the first is {}, the second {}: use facts of one unit", one.en, other.en)};
    return nullptr;
  }
  auto quotient = make(Op::quotient, Type::rate, node.place);
  quotient->args = {upper, lower};
  int tests = 0;
  for (const std::string& key : comparison_keys().names()) tests += node.find(key) != nullptr ? 1 : 0;
  if (tests > 1) {
    reporter_.error(node.place, "wrong_count", {"一个条件只写一种比较", "one comparison a condition"});
    return nullptr;
  }
  for (const auto& [key, kind] :
       {std::pair{"at_least", Comparison::at_least}, std::pair{"at_most", Comparison::at_most},
        std::pair{"less_than", Comparison::less_than}, std::pair{"more_than", Comparison::more_than}}) {
    const Node* right = node.find(key);
    if (right == nullptr) continue;
    ExprPtr share = compare_with(quotient, kind, *right, node, scope);
    if (!share) return nullptr;
    auto product = make(Op::product, common, node.place);
    product->args = {share->args[1], lower};
    auto made = make(Op::compare, Type::condition, node.place);
    made->comparison = kind;
    made->args = {upper, product, quotient, share->args[1]};
    made->name = "ratio";
    return made;
  }
  reporter_.error(node.place, "comparison_missing", {"比值缺少比较", "the ratio lacks its comparison"}).suggestion =
      read::one_of({"at_least", "at_most", "less_than", "more_than"});
  return nullptr;
}

ExprPtr ExpressionReader::growth(const Node& node, const Scope& scope) {
  const Node* year = reporter_.require(node, "year", {"“growth”", "\"growth\""});
  if (year == nullptr) return nullptr;
  const Node& name = *node.find("growth");
  ExprPtr now = value(fact_node(name, year), scope);
  if (!now) return nullptr;
  auto before = std::make_shared<Expr>(*now);
  before->fact.time.years += before->fact.time.kind == TimeRef::Kind::last ? 1 : -1;
  auto made = make(Op::difference, now->type, node.place);
  made->args = {now, before};
  return made;
}

/// Any of these days in [before − period, before], both ends in.
ExprPtr ExpressionReader::within(const Node& node, const Scope& scope) {
  const Node* before = reporter_.require(node, "before", {"“within”", "\"within\""});
  const Parsed<Period> period = parse_period(reporter_.string_of(node, "period"));
  if (before == nullptr) return nullptr;
  if (!period.value) {
    reporter_.error(node.place, "wrong_form", {"“period”写成“3年”", "write \"period\" as \"3年\""});
    return nullptr;
  }
  ExprPtr end = value(*before, scope);
  if (!end) return nullptr;
  auto start = make(Op::minus, Type::date, node.place);
  start->period = *period.value;
  start->args = {end};
  auto made = make(Op::any, Type::condition, node.place);
  for (const std::string& name : reporter_.strings_of(node, "within")) {
    ExprPtr day = value(fact_node(string_node(name, node.place), nullptr), scope);
    if (!day) return nullptr;
    auto from = make(Op::compare, Type::condition, node.place);
    from->comparison = Comparison::at_least;
    from->args = {day, start};
    auto to = make(Op::compare, Type::condition, node.place);
    to->comparison = Comparison::at_most;
    to->args = {day, end};
    auto both = make(Op::all, Type::condition, node.place);
    both->args = {from, to};
    made->args.push_back(both);
  }
  return made->args.empty() ? nullptr : made;
}

/// `[["80%", 10], ["50%", 5]]`: a choose of points, the highest band first.
ExprPtr ExpressionReader::bands(const Node& node, const Scope& scope) {
  ExprPtr measured = value(*node.find("bands"), scope);
  const Node* list = reporter_.require(node, "at_least", {"“bands”", "\"bands\""});
  if (!measured || list == nullptr) return nullptr;
  auto made = make(Op::choose, Type::any_number, node.place);
  for (const Node& band : list->items) {
    if (!band.is_array() || band.items.size() != 2) {
      reporter_.error(band.place, "wrong_form", {"每档写成 [界限, 分值]", "each band is [bound, points]"});
      return nullptr;
    }
    ExprPtr bound = right_side(*measured, band.items[0], scope);
    ExprPtr points = value(band.items[1], scope);
    if (!bound || !points) return nullptr;
    Type common;
    if (!fit(measured->type, bound->type, common)) {
      reporter_.error(band.place, "wrong_unit", {"界限与所量的单位不同", "the bound has another unit"});
      return nullptr;
    }
    auto when = make(Op::compare, Type::condition, band.place);
    when->comparison = Comparison::at_least;
    when->args = {measured, bound};
    made->args.push_back(when);
    made->args.push_back(points);
    made->branches.push_back(Marks{});
    made->type = points->type;
  }
  if (const Node* otherwise = node.find("otherwise")) {
    ExprPtr points = value(*otherwise, scope);
    if (!points) return nullptr;
    made->args.push_back(points);
    made->branches.push_back(Marks{});
  }
  return made->args.empty() ? nullptr : made;
}

ExprPtr ExpressionReader::over_years(const Node& body, int years, const Scope& scope, bool every) {
  auto made = make(every ? Op::all : Op::any, Type::condition, body.place);
  for (int back = 0; back < years; ++back) {
    Scope inside = scope;
    inside.each = TimeRef{TimeRef::Kind::last, back};
    ExprPtr arg = condition(body, inside);
    if (!arg) return nullptr;
    made->args.push_back(arg);
  }
  return made;
}

ExprPtr ExpressionReader::over_constants(const Node& node, const Scope& scope, bool some) {
  const Node& over = *node.find(some ? "some" : node.find("every") != nullptr ? "every" : "none");
  const Node* body = some ? node.find("where") : node.find("satisfies");
  reporter_.allow_only(over, constants_keys());
  const Node* constants = reporter_.require(over, "constants", {"这一组", "this list"});
  if (constants == nullptr || body == nullptr || node.find("none") != nullptr) {
    reporter_.error(node.place, "wrong_form",
                    {"常数组用 some/where 或 every/satisfies", "over constants write some/where or every/satisfies"});
    return nullptr;
  }
  auto made = make(some ? Op::any : Op::all, Type::condition, node.place);
  for (const Node& constant : constants->items) {
    Scope inside = scope;
    inside.item = literal(constant);
    if (!inside.item) return nullptr;
    ExprPtr arg = condition(*body, inside);
    if (!arg) return nullptr;
    made->args.push_back(arg);
  }
  return made->args.empty() ? nullptr : made;
}

}  // namespace huiqi::language
