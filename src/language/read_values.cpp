// Reading values. See expressions.hpp. Tests: tests/docs/language_pages_test.cpp
#include <fmt/format.h>

#include <algorithm>

#include "language/expressions.hpp"
#include "language/words.hpp"
#include "profile/codes.hpp"
#include "values/law_text.hpp"

namespace huiqi::language {

using read::Node;
using vocabulary::FactType;

namespace {

bool is_arithmetic(Op op) {
  return op == Op::sum || op == Op::product || op == Op::least || op == Op::greatest || op == Op::difference ||
         op == Op::quotient;
}

int arithmetic_depth(const Expr& expr) {
  if (!is_arithmetic(expr.op)) return 0;
  int depth = 0;
  for (const ExprPtr& arg : expr.args) depth = std::max(depth, arg ? arithmetic_depth(*arg) : 0);
  return depth + 1;
}

}  // namespace

std::vector<std::string> value_keys(const Node& node) {
  for (const Word& each : value_words()) {
    if (node.find(each.name) != nullptr) return each.keys.names();
  }
  return {};
}

ExprPtr ExpressionReader::literal(const Node& node) {
  if (node.is_number()) {
    const auto number = Rational::parse_decimal(node.text);
    if (!number) {
      reporter_.error(node.place, "wrong_form", {"数字过长", "the number is too long"});
      return nullptr;
    }
    auto made = make(Op::constant, Type::any_number, node.place);
    made->number = *number;
    return made;
  }
  if (!node.is_string()) {
    reporter_.error(node.place, "wrong_form", {"这里应为一个值", "a value is wanted here"});
    return nullptr;
  }
  const std::string& text = node.text;
  const auto constant = [&](Type type, const Parsed<Rational>& parsed) -> ExprPtr {
    if (!parsed.value) {
      reporter_.error(node.place, parsed.code.empty() ? "wrong_form" : parsed.code, parsed.problem).suggestion =
          parsed.suggestion;
      return nullptr;
    }
    auto made = make(Op::constant, type, node.place);
    made->number = *parsed.value;
    return made;
  };
  if (text.ends_with("元")) return constant(Type::money, parse_money(text));
  if (text.ends_with("%") || text.ends_with("%")) return constant(Type::rate, parse_rate(text));
  if (const auto date = Date::parse(text)) {
    auto made = make(Op::constant, Type::date, node.place);
    made->number = Rational(date->days());
    return made;
  }
  reporter_
      .error(node.place, "unknown_literal",
             {fmt::format("“{}”不是金额、比例、数或日期", text),
              fmt::format("\"{}\" is no money, share, number or day", text)})
      .suggestion = {"金额写成“500万元”,比例写成“15%”,日期写成“2025-04-08”",
                     "write money as \"500万元\", shares as \"15%\", days as \"2025-04-08\""};
  return nullptr;
}

ExprPtr ExpressionReader::value(const Node& node, const Scope& scope) {
  if (!node.is_object()) return literal(node);
  std::vector<std::string> allowed = value_keys(node);
  if (allowed.empty() && node.find("word") != nullptr) allowed = member_word().keys.names();
  if (allowed.empty()) {
    std::vector<std::string> words;
    for (const Word& each : value_words()) words.push_back(each.name);
    const std::string written = node.members.empty() ? "" : node.members.front().key;
    reporter_
        .error(node.place, "unknown_word",
               {fmt::format("“{}”不是取值用的词", written), fmt::format("\"{}\" is no word for a value", written)})
        .suggestion = read::suggest(written, words);
    return nullptr;
  }
  reporter_.allow_only(node, allowed, {"这个值", "this value"});
  const std::size_t before = reporter_.diagnostics().size();
  ExprPtr made = value_word(node, scope);
  if (!made) {
    if (reporter_.diagnostics().size() == before) say_incomplete(node);
    return nullptr;
  }
  if (made->type == Type::condition) {
    reporter_.error(node.place, "wrong_type", {"“是否”事实不能作为值", "a yes/no fact is no value"});
    return nullptr;
  }
  if (arithmetic_depth(*made) > 2) {
    reporter_.error(node.place, "too_deep", {"算式嵌套过深", "values are nested too deep"}).suggestion = {
        "用 let 给里层取名,单独成行", "name the inner value with \"let\", on a line of its own"};
    return nullptr;
  }
  return made;
}

ExprPtr ExpressionReader::value_word(const Node& node, const Scope& scope) {
  const auto has = [&](const char* key) { return node.find(key) != nullptr; };
  if (has("fact")) return fact_value(node, scope);
  if (has("parameter")) return parameter(node);
  if (has("use")) return use(node, scope);
  if (has("value")) return value(*node.find("value"), scope);
  if (has("sum")) return arithmetic(Op::sum, *node.find("sum"), scope);
  if (has("product")) return arithmetic(Op::product, *node.find("product"), scope);
  if (has("least")) return arithmetic(Op::least, *node.find("least"), scope);
  if (has("greatest")) return arithmetic(Op::greatest, *node.find("greatest"), scope);
  if (has("difference")) return arithmetic(Op::difference, *node.find("difference"), scope);
  if (has("quotient")) return arithmetic(Op::quotient, *node.find("quotient"), scope);
  if (has("fold")) return fold(node, scope);
  for (const char* key : {"as_of", "last_year", "item"}) {
    const Node* flag = node.find(key);
    if (flag == nullptr || (flag->is_boolean() && flag->boolean)) continue;
    reporter_.error(flag->place, "wrong_form",
                    {fmt::format("“{}”写成 true", key), fmt::format("write \"{}\": true", key)});
    return nullptr;
  }
  if (has("as_of")) return make(Op::as_of, Type::date, node.place);
  if (has("last_year")) return make(Op::last_year, Type::year, node.place);
  if (has("date")) return moved_date(node, scope);
  if (has("next")) return next_day(node, scope);
  if (has("prior_maximum")) return prior_maximum(node, scope);
  if (has("first_known")) return first_known(node, scope);
  if (has("growth")) return growth(node, scope);
  if (has("bands")) return bands(node, scope);
  if (has("choose")) return choose_value(node, scope);
  if (has("reading")) return reading_of(node, scope, false);
  if (has("item")) {
    if (scope.item) return scope.item;
    reporter_.error(node.place, "item_outside",
                    {"“item”只能用在一组常数里", "\"item\" belongs inside a list of constants"});
    return nullptr;
  }
  if (has("day_after") || has("year_of")) {
    const bool after = has("day_after");
    ExprPtr day = value(*node.find(after ? "day_after" : "year_of"), scope);
    if (!day) return nullptr;
    if (day->type != Type::date) {
      reporter_.error(node.place, "wrong_type", {"这里应为日期", "a day is wanted here"});
      return nullptr;
    }
    auto made = make(after ? Op::day_after : Op::year_of, after ? Type::date : Type::year, node.place);
    made->args = {day};
    return made;
  }
  return word_constant(node);
}

ExprPtr ExpressionReader::fact_value(const Node& node, const Scope& scope) {
  const Node& name = *node.find("fact");
  if (!reporter_.expect(name, Node::Kind::string, {"“fact”", "\"fact\""})) return nullptr;
  auto found = resolve(name.text, name.place, scope);
  if (!found) return nullptr;
  const auto time = time_of(node, *found->fact, scope);
  if (!time) return nullptr;
  const Type type = type_of(*found->fact);
  if (type == Type::condition) {
    if (found->fact->type == FactType::yes_no || found->fact->type == FactType::determination) {
      auto made =
          make(found->fact->type == FactType::yes_no ? Op::holds : Op::determination, Type::condition, node.place);
      made->fact = std::move(found->ref);
      return made;
    }
    reporter_.error(name.place, "wrong_type",
                    {fmt::format("“{}”不能取值", name.text), fmt::format("\"{}\" has no value to compare", name.text)});
    return nullptr;
  }
  auto made = make(Op::fact, type, node.place);
  made->fact = std::move(found->ref);
  made->fact.time = *time;
  made->enumeration = found->fact->enumeration;
  return made;
}

ExprPtr ExpressionReader::parameter(const Node& node) {
  const std::string name = reporter_.string_of(node, "parameter");
  std::vector<std::string> names;
  for (std::size_t i = 0; i < set_.parameters.size(); ++i) {
    names.push_back(set_.parameters[i].name);
    if (set_.parameters[i].name != name) continue;
    auto made = make(Op::parameter, set_.parameters[i].type, node.place);
    made->index = static_cast<int>(i);
    made->name = name;
    return made;
  }
  reporter_
      .error(node.place, "unknown_parameter",
             {fmt::format("没有参数“{}”", name), fmt::format("there is no parameter \"{}\"", name)})
      .suggestion = read::suggest(name, names);
  return nullptr;
}

ExprPtr ExpressionReader::use(const Node& node, const Scope& scope) {
  const std::string name = reporter_.string_of(node, "use");
  const Node* let = lets_ == nullptr ? nullptr : lets_->find(name);
  if (let == nullptr) {
    std::vector<std::string> names;
    if (lets_ != nullptr) {
      for (const read::Member& member : lets_->members) names.push_back(member.key);
    }
    reporter_
        .error(node.place, "unknown_let",
               {fmt::format("没有名为“{}”的 let", name), fmt::format("there is no let \"{}\"", name)})
        .suggestion = read::suggest(name, names);
    return nullptr;
  }
  used_lets_.insert(name);
  if (const auto found = read_lets_.find(name); found != read_lets_.end()) return found->second;
  if (!open_lets_.insert(name).second) {
    reporter_.error(node.place, "circular_let",
                    {fmt::format("let“{}”引用了自己", name), fmt::format("the let \"{}\" uses itself", name)});
    return nullptr;
  }
  ExprPtr made = value(*let, subject_scope());
  if (made) {  // a name of its own ends the nesting
    auto named = std::make_shared<Expr>(*made);
    named->name = named->name.empty() ? name : named->name;
    auto first = make(Op::first_known, made->type, let->place);
    first->args = {named};
    first->name = name;
    first->enumeration = made->enumeration;
    made = first;
  }
  open_lets_.erase(name);
  read_lets_[name] = made;
  (void)scope;
  return made;
}

bool ExpressionReader::same_types(const std::vector<ExprPtr>& values, Type& type, Place place) {
  type = values.front()->type;
  for (const ExprPtr& each : values) {
    Type common;
    if (!fit(type, each->type, common)) {
      const Text a = type_name(type);
      const Text b = type_name(each->type);
      reporter_.error(place, "wrong_unit",
                      {fmt::format("{}与{}单位不同,不能放在一起", a.zh, b.zh),
                       fmt::format("{} and {} do not go together", a.en, b.en)});
      return false;
    }
    type = common;
  }
  return true;
}

/// The lowest or the highest of words of one ordered list.
ExprPtr ExpressionReader::outermost_word(const std::shared_ptr<Expr>& made, Place place) {
  made->type = Type::word;
  made->enumeration = made->args.front()->enumeration;
  const auto of_another = [&](const ExprPtr& arg) { return arg->enumeration != made->enumeration; };
  const auto& list = vocabulary_.enumerations[static_cast<std::size_t>(made->enumeration)];
  if (list.ordered && !list.open && std::none_of(made->args.begin(), made->args.end(), of_another)) return made;
  reporter_.error(place, "not_ordered",
                  {"这些词没有高低之分,不能取其最低或最高",
                   "these words have no order: none of them is the least or the greatest"});
  return nullptr;
}

ExprPtr ExpressionReader::arithmetic(Op op, const Node& arguments, const Scope& scope) {
  if (!reporter_.expect(arguments, Node::Kind::array, {"算式的项", "the terms"})) return nullptr;
  auto made = make(op, Type::number, arguments.place);
  bool right = true;
  for (const Node& each : arguments.items) {
    ExprPtr arg = value(each, scope);
    right = right && arg != nullptr;
    made->args.push_back(arg);
  }
  const bool two = op == Op::difference || op == Op::quotient;
  if (made->args.empty() || (two && made->args.size() != 2)) {
    reporter_.error(arguments.place, "wrong_count",
                    {two ? "须有两项" : "至少有一项", two ? "two terms are needed" : "at least one term is needed"});
    return nullptr;
  }
  if (!right) return nullptr;
  const auto bad = [&](const ExprPtr& arg) {
    return arg->type == Type::condition || arg->type == Type::word || arg->type == Type::set ||
           arg->type == Type::area || arg->type == Type::industry || arg->type == Type::reference;
  };
  const auto dates = [&](const ExprPtr& arg) { return arg->type == Type::date; };
  const bool ordered = op == Op::least || op == Op::greatest;
  const auto words = [](const ExprPtr& arg) { return arg->type == Type::word; };
  if (ordered && std::all_of(made->args.begin(), made->args.end(), words)) return outermost_word(made, arguments.place);
  if (std::any_of(made->args.begin(), made->args.end(), bad) ||
      (!ordered && std::any_of(made->args.begin(), made->args.end(), dates))) {
    reporter_.error(arguments.place, "wrong_type", {"这些值不能运算", "these values cannot be calculated with"});
    return nullptr;
  }
  if (op == Op::product || op == Op::quotient) {
    const auto money = std::count_if(made->args.begin(), made->args.end(),
                                     [](const ExprPtr& arg) { return arg->type == Type::money; });
    const bool first_is_money = made->args.front()->type == Type::money;
    if (op == Op::product) {
      if (money > 1) {
        reporter_.error(arguments.place, "wrong_unit", {"金额不能与金额相乘", "money cannot be multiplied by money"});
        return nullptr;
      }
      const bool all_rates =
          std::all_of(made->args.begin(), made->args.end(), [](const ExprPtr& arg) { return arg->type == Type::rate; });
      made->type = money == 1 ? Type::money : all_rates ? Type::rate : Type::number;
    } else {
      if (money == 1 && !first_is_money) {
        reporter_.error(arguments.place, "wrong_unit", {"数不能除以金额", "a number cannot be divided by money"});
        return nullptr;
      }
      made->type = money == 2 ? Type::rate : money == 1 ? Type::money : Type::number;
      Type common;
      if (money == 0 && fit(made->args[0]->type, made->args[1]->type, common)) made->type = Type::rate;
    }
    return made;
  }
  if (!same_types(made->args, made->type, arguments.place)) return nullptr;
  if (op == Op::difference && made->args[0]->type == Type::year && made->args[1]->type == Type::year)
    made->type = Type::number;
  return made;
}

ExprPtr ExpressionReader::choose_value(const Node& node, const Scope& scope) {
  const Node& list = *node.find("choose");
  if (!reporter_.expect(list, Node::Kind::array, {"“choose”", "\"choose\""})) return nullptr;
  auto made = make(Op::choose, Type::number, node.place);
  std::vector<ExprPtr> results;
  bool right = true;
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    const Node& branch = list.items[i];
    if (!reporter_.expect(branch, Node::Kind::object, {"分支", "a branch"})) return nullptr;
    reporter_.allow_only(branch, branch_of_values());
    const Node* when = branch.find("when");
    const Node* then = branch.find(when != nullptr ? "then" : "otherwise");
    if (then == nullptr || (when == nullptr && i + 1 != list.items.size())) {
      reporter_.error(branch.place, "wrong_branch",
                      {"分支须有 when 和 then;otherwise 放在最后",
                       "a branch needs \"when\" and \"then\"; \"otherwise\" comes last"});
      return nullptr;
    }
    ExprPtr condition_of = when != nullptr ? condition(*when, scope) : nullptr;
    ExprPtr result = value(*then, scope);
    right = right && result != nullptr && (when == nullptr || condition_of != nullptr);
    if (when != nullptr) made->args.push_back(condition_of);
    made->args.push_back(result);
    made->branches.push_back(marks(branch));
    if (result) results.push_back(result);
  }
  if (!right || results.empty()) return nullptr;
  if (!same_types(results, made->type, node.place)) return nullptr;
  made->enumeration = results.front()->enumeration;
  return made;
}

ExprPtr ExpressionReader::fold(const Node& node, const Scope& scope) {
  const std::string word = reporter_.string_of(node, "fold");
  const std::vector<std::string> names = read::names_of(folds());
  const auto named = std::find(names.begin(), names.end(), word);
  if (named == names.end()) {
    reporter_
        .error(node.place, "unknown_fold",
               {fmt::format("没有“{}”这种汇总", word), fmt::format("there is no fold \"{}\"", word)})
        .suggestion = read::suggest(word, names);
    return nullptr;
  }
  const auto kind = static_cast<Fold>(named - names.begin());  // folds() lists them in the order of Fold
  const Node* over = reporter_.require(node, "over", {"汇总", "a fold"});
  if (over == nullptr) return nullptr;
  if (over->is_object()) return fold_years(node, scope, kind);
  const auto list = list_of(over->text, over->place, scope);
  if (!list) return nullptr;
  Scope inside = scope;
  inside.item_record = list->fact->target;
  auto made = make(Op::fold, Type::count, node.place);
  made->fact = list->ref;
  made->fold = kind;
  made->absent_is_empty = absent_is_empty(node);
  const Node* where = node.find("where");
  ExprPtr condition_of = where != nullptr ? condition(*where, inside) : nullptr;
  if (where != nullptr && !condition_of) return nullptr;
  if (where == nullptr) {
    auto always = make(Op::always, Type::condition, node.place);
    always->outcome_level = 2;
    condition_of = always;
  }
  made->args.push_back(condition_of);
  const Node* of = node.find("of");
  if ((of == nullptr) != (made->fold == Fold::count)) {
    reporter_.error(node.place, "wrong_fold",
                    {"count 不写 of,其余汇总须写 of", "count has no \"of\"; the other folds need one"});
    return nullptr;
  }
  if (of != nullptr) {
    ExprPtr value_of = value(*of, inside);
    if (!value_of) return nullptr;
    const bool day = value_of->type == Type::date;
    const bool adds = made->fold == Fold::sum || made->fold == Fold::mean;
    const bool of_days = made->fold == Fold::earliest || made->fold == Fold::latest;
    const bool figure = day || value_of->type == Type::money || value_of->type == Type::rate ||
                        value_of->type == Type::count || value_of->type == Type::number ||
                        value_of->type == Type::score || value_of->type == Type::year ||
                        value_of->type == Type::any_number;
    if (!figure || (day && adds) || (!day && of_days)) {
      reporter_.error(of->place, "wrong_type", {"这种汇总不适用于这类值", "this fold does not go with such values"})
          .suggestion = {"日期用 earliest、latest;数值用 sum、mean、least、greatest",
                         "days: earliest, latest; figures: sum, mean, least, greatest"};
      return nullptr;
    }
    made->type = value_of->type;
    made->enumeration = value_of->enumeration;
    made->args.push_back(value_of);
  }
  return made;
}

/// Over the last complete years: written out, year by year.
ExprPtr ExpressionReader::fold_years(const Node& node, const Scope& scope, Fold kind) {
  const Node& over = *node.find("over");
  reporter_.allow_only(over, fold_years_keys());
  if (const Node* where = node.find("where")) {
    reporter_.error(where->place, "wrong_form", {"逐年汇总没有 where", "a fold over years has no \"where\""});
    return nullptr;
  }
  const auto years = reporter_.integer_of(over, "years");
  const Node* of = node.find("of");
  if (!years || *years < 1 || *years > 50 || of == nullptr || kind == Fold::count || kind == Fold::earliest ||
      kind == Fold::latest) {
    reporter_.error(node.place, "wrong_fold",
                    {"逐年汇总须写 years(1–50)和 of,且为 sum、mean、least 或 greatest",
                     "a fold over years needs \"years\" (1–50) and \"of\", and is sum, mean, least or greatest"});
    return nullptr;
  }
  TimeRef ending{TimeRef::Kind::last, 0};
  if (const Node* end = over.find("ending")) {
    const auto time = parse_time(*end, scope);
    if (!time) return nullptr;
    ending = *time;
  }
  auto made = make(kind == Fold::least      ? Op::least
                   : kind == Fold::greatest ? Op::greatest
                                            : Op::sum,
                   Type::number, node.place);
  for (int back = 0; back < *years; ++back) {
    Scope inside = scope;
    inside.each = ending;
    inside.each->years += ending.kind == TimeRef::Kind::last ? back : -back;
    ExprPtr arg = value(*of, inside);
    if (!arg) return nullptr;
    made->args.push_back(arg);
  }
  made->type = made->args.front()->type;
  if (kind != Fold::mean) return made;
  auto count = make(Op::constant, Type::any_number, node.place);
  count->number = Rational(*years);
  auto mean = make(Op::quotient, made->type, node.place);
  mean->args = {made, count};
  return mean;
}

ExprPtr ExpressionReader::moved_date(const Node& node, const Scope& scope) {
  ExprPtr day = value(*node.find("date"), scope);
  const Node* plus = node.find("plus");
  const Node* minus = node.find("minus");
  if (!day) return nullptr;
  if (day->type != Type::date) {
    reporter_.error(node.place, "wrong_type", {"这里应为日期", "a day is wanted here"});
    return nullptr;
  }
  if (plus != nullptr && minus != nullptr) {
    reporter_.error(node.place, "wrong_count", {"plus 和 minus 只写一个", "write either \"plus\" or \"minus\""});
    return nullptr;
  }
  if (plus == nullptr && minus == nullptr) return day;
  const Node& written = plus != nullptr ? *plus : *minus;
  const Parsed<Period> period = parse_period(written.is_string() ? written.text : "");
  if (!period.value) {
    reporter_.error(written.place, period.code.empty() ? "wrong_form" : period.code, period.problem).suggestion =
        period.suggestion;
    return nullptr;
  }
  auto made = make(plus != nullptr ? Op::plus : Op::minus, Type::date, node.place);
  made->period = *period.value;
  made->args = {day};
  return made;
}

ExprPtr ExpressionReader::next_day(const Node& node, const Scope& scope) {
  const std::string text = reporter_.string_of(node, "next");
  const Node* from = reporter_.require(node, "from", {"“next”", "\"next\""});
  if (from == nullptr) return nullptr;
  ExprPtr day = value(*from, scope);
  if (!day) return nullptr;
  const auto fixed = Date::parse("2024-" + text);
  if (!fixed || day->type != Type::date) {
    reporter_.error(node.place, "wrong_form",
                    {"“next”写成月日(08-31),“from”为日期", "\"next\" is a month and day (08-31), \"from\" a day"});
    return nullptr;
  }
  auto made = make(Op::next_day, Type::date, node.place);
  made->month = fixed->month();
  made->day = fixed->day();
  made->args = {day};
  return made;
}

ExprPtr ExpressionReader::prior_maximum(const Node& node, const Scope& scope) {
  auto made = make(Op::prior_maximum, Type::money, node.place);
  const std::pair<const char*, FactRef*> parts[] = {
      {"prior_maximum", &made->fact}, {"stated", &made->second}, {"since", &made->third}};
  for (const auto& [key, ref] : parts) {
    const Node* name = reporter_.require(node, key, {"“prior_maximum”", "\"prior_maximum\""});
    if (name == nullptr) return nullptr;
    auto found = resolve(name->text, name->place, scope);
    if (!found) return nullptr;
    *ref = found->ref;
    if (key == std::string_view("prior_maximum")) {
      made->type = type_of(*found->fact);
      if (found->fact->series != vocabulary::Series::year) {
        reporter_.error(name->place, "not_a_series", {"须为逐年的事实", "a yearly series is wanted"});
        return nullptr;
      }
    }
  }
  return made;
}

ExprPtr ExpressionReader::first_known(const Node& node, const Scope& scope) {
  const Node& list = *node.find("first_known");
  if (!reporter_.expect(list, Node::Kind::array, {"“first_known”", "\"first_known\""}) || list.items.empty())
    return nullptr;
  auto made = make(Op::first_known, Type::number, node.place);
  for (const Node& each : list.items) {
    ExprPtr arg = value(each, scope);
    if (!arg) return nullptr;
    made->args.push_back(arg);
  }
  if (!same_types(made->args, made->type, node.place)) return nullptr;
  made->enumeration = made->args.front()->enumeration;
  return made;
}

ExprPtr ExpressionReader::word_constant(const Node& node) {
  const std::string written = reporter_.string_of(node, "word");
  const std::size_t dot = written.find('.');
  const int enumeration = vocabulary_.find_enumeration(written.substr(0, dot));
  std::vector<std::string> names;
  if (enumeration < 0) {
    for (const auto& each : vocabulary_.enumerations) names.push_back(each.name);
    reporter_
        .error(node.place, "unknown_enumeration",
               {fmt::format("没有枚举“{}”", written.substr(0, dot)),
                fmt::format("there is no enumeration \"{}\"", written.substr(0, dot))})
        .suggestion = read::suggest(written.substr(0, dot), names);
    return nullptr;
  }
  const auto& found = vocabulary_.enumerations[static_cast<std::size_t>(enumeration)];
  const std::string member = dot == std::string::npos ? "" : written.substr(dot + 1);
  const int ordinal = found.find(member);
  if (ordinal < 0) {
    reporter_
        .error(
            node.place, "unknown_word",
            {fmt::format("“{}”没有“{}”", found.name, member), fmt::format("\"{}\" has no \"{}\"", found.name, member)})
        .suggestion = read::suggest(member, found.names());
    return nullptr;
  }
  auto made = make(Op::constant, Type::word, node.place);
  made->number = Rational(ordinal);
  made->enumeration = enumeration;
  return made;
}

bool ExpressionReader::point(const std::string& name, const std::vector<std::string>& options, Place place) {
  for (const ReadingPoint& each : points_) {
    if (each.name != name) continue;
    if (each.options == options) return true;
    reporter_.error(place, "reading_differs",
                    {fmt::format("读法“{}”的选项与前面不同", name),
                     fmt::format("the options of the reading \"{}\" differ from its earlier use", name)});
    return false;
  }
  points_.push_back({name, options});
  return true;
}

ExprPtr ExpressionReader::reading_of(const Node& node, const Scope& scope, bool of_conditions) {
  const std::string name = reporter_.string_of(node, "reading");
  const Node* options = reporter_.require(node, "options", {"“reading”", "\"reading\""});
  if (options == nullptr || !reporter_.expect(*options, Node::Kind::object, {"“options”", "\"options\""}))
    return nullptr;
  auto made = make(Op::reading, Type::condition, node.place);
  made->name = name;
  for (const read::Member& member : options->members) {
    ExprPtr arg = of_conditions ? condition(member.value, scope) : value(member.value, scope);
    if (!arg) return nullptr;
    made->options.push_back(member.key);
    made->args.push_back(arg);
  }
  if (made->args.size() < 2) {
    reporter_.error(node.place, "wrong_count", {"读法至少有两个选项", "a reading needs two options at least"});
    return nullptr;
  }
  if (!point(name, made->options, node.place)) return nullptr;
  if (!of_conditions && !same_types(made->args, made->type, node.place)) return nullptr;
  made->enumeration = made->args.front()->enumeration;
  return made;
}

void ExpressionReader::begin_provision(int subject_record, const Node* lets) {
  subject_record_ = subject_record;
  lets_ = lets;
  read_lets_.clear();
  used_lets_.clear();
  open_lets_.clear();
  points_.clear();
}

void ExpressionReader::end_rule_set() {
  if (definitions_ == nullptr ||
      !reporter_.expect(*definitions_, Node::Kind::object, {"“definitions”", "\"definitions\""}))
    return;
  for (const read::Member& member : definitions_->members) {
    if (used_definitions_.contains(member.key)) continue;
    reporter_.warning(
        member.place, "unused_definition",
        {fmt::format("定义“{}”没有用到", member.key), fmt::format("nothing uses the definition \"{}\"", member.key)});
  }
}

void ExpressionReader::end_provision() {
  if (lets_ == nullptr) return;
  for (const read::Member& member : lets_->members) {
    if (used_lets_.contains(member.key)) continue;
    reporter_.warning(
        member.place, "unused_let",
        {fmt::format("let“{}”没有用到", member.key), fmt::format("nothing uses the let \"{}\"", member.key)});
  }
}

}  // namespace huiqi::language
