// Random conditions of the rule language. See rule_writer.hpp.
#include <algorithm>

#include "random/rule_writer.hpp"

namespace huiqi::random {

using vocabulary::Enumeration;
using vocabulary::FactType;
using vocabulary::Series;

std::string RuleWriter::next_id() { return provision + ".c" + std::to_string(++ids_); }

Json RuleWriter::condition(const Around& around, int depth) {
  const bool deeper = depth > 0 && dice_.chance(55);
  return marked(deeper ? composed(around, depth) : simple(around, depth), around, depth);
}

Json RuleWriter::marked(Json condition, const Around& around, int depth) {
  if (around.ids && dice_.chance(60)) condition["id"] = next_id();
  if (dice_.chance(10)) condition["cite"] = "第" + std::to_string(dice_.between(1, 9)) + "条";
  if (dice_.chance(6)) condition["in_principle"] = true;
  if (depth > 0 && dice_.chance(6)) condition["unless"] = simple(around, depth - 1);
  return condition;
}

std::vector<Json> RuleWriter::several(const Around& around, int depth) {
  std::vector<Json> result;
  for (int i = dice_.between(1, 3); i > 0; --i) result.push_back(condition(around, depth));
  return result;
}

Json RuleWriter::simple(const Around& around, int depth) {
  switch (dice_.below(24)) {
    case 0:
    case 1:
      return tested_yes_no(around);
    case 2:
    case 3:
      return determination(around);
    case 4:
    case 5:
      return tested_word(around);
    case 6:
      return tested_set(around);
    case 7:
    case 8:
      return tested_code(around);
    case 9:
      return exists(around);
    case 10:
      return ratio(around);
    case 11:
      return within(around);
    case 12:
      if (!definitions.empty() && around.item < 0) return {{"defined", dice_.one_of(definitions)}};
      break;
    case 13:
      if (!outcomes.empty()) return {{"outcome", dice_.one_of(outcomes)}};
      break;
    case 14:
      return dice_.chance(50) ? pending() : Json{{"always", dice_.chance(70) ? "met" : "not_met"}};
    case 15:
      return {{"stated", dice_.one_of(facts_of(around, FactType::yes_no)).name}};
    default:
      break;
  }
  return compared_value(around, depth);
}

Json RuleWriter::composed(const Around& around, int depth) {
  switch (dice_.below(11)) {
    case 0:
    case 1:
      return {{"all", several(around, depth - 1)}};
    case 2:
    case 3:
      return {{"any", several(around, depth - 1)}};
    case 4:
      return {{"not", condition(around, depth - 1)}};
    case 5: {
      const std::vector<Json> conditions = several(around, depth - 1);
      return {{"at_least_of", dice_.between(1, static_cast<int>(conditions.size()))}, {"conditions", conditions}};
    }
    case 6:
      return choose_condition(around, depth - 1);
    case 7:
      return over_years(around, depth - 1);
    case 8:
      return over_constants(around, depth - 1);
    case 9:
      if (readings_allowed) return reading_of_conditions(around, depth - 1);
      break;
    default:
      break;
  }
  return over_items(around, depth - 1);
}

// --- comparisons -----------------------------------------------------------------------------------------------------

Json RuleWriter::comparison(Json left, ValueType type, const Around& around, int depth) {
  const auto limit = [&] { return dice_.chance(60) ? literal(type) : value(type, around, std::min(depth, 2)); };
  switch (dice_.below(6)) {
    case 0:
      left["at_most"] = limit();
      left["word"] = dice_.one_of<std::string>({"不超过", "以内", "最高", "以下"});
      return left;
    case 1:
      left["less_than"] = limit();
      left["word"] = dice_.one_of<std::string>({"低于", "不满", "不足"});
      if (dice_.chance(20)) left["basis"] = "partition";
      return left;
    case 2:
      left["more_than"] = limit();
      left["word"] = dice_.one_of<std::string>({"超过", "突破", "高于"});
      return left;
    case 3:
      if (dice_.chance(50)) {
        left["is"] = limit();
        left["word"] = "为";
      } else {
        left["from"] = literal(type);
        left["to"] = literal(type);
        left["word"] = "为";
        left["basis"] = "plain";
      }
      return left;
    default:
      break;
  }
  left["at_least"] = limit();
  left["word"] = dice_.one_of<std::string>({"不低于", "不少于", "达到", "以上"});
  return left;
}

/// "value" around a value whose own keys a comparison could be mistaken for.
Json RuleWriter::compared_value(const Around& around, int depth) {
  const auto type =
      dice_.one_of<ValueType>({ValueType::money, ValueType::money, ValueType::money, ValueType::rate, ValueType::count,
                               ValueType::number, ValueType::score, ValueType::date, ValueType::date});
  Json left = value(type, around, std::min(depth, 2));
  if (!left.is_object()) left = Json{{"as_of", true}};
  const bool day = left.contains("as_of");
  if (!left.contains("fact") && !left.contains("use") && !left.contains("as_of")) left = Json{{"value", left}};
  return comparison(left, day ? ValueType::date : type, around, depth);
}

Json RuleWriter::ratio(const Around& around) {
  std::vector<std::string> yearly, plain;
  for (const NamedFact& each : facts_of(around, FactType::money)) {
    if (each.fact->series == Series::none)
      plain.push_back(each.name);
    else
      yearly.push_back(each.name);
  }
  const bool of_years = plain.empty() || (!yearly.empty() && dice_.chance(50));
  const auto& names = of_years ? yearly : plain;
  if (names.empty()) return determination(around);
  Json made = {{"ratio", {dice_.one_of(names), dice_.one_of(names)}}};
  if (of_years) made["year"] = year(around);
  const bool least = dice_.chance(60);
  made[least ? "at_least" : "more_than"] = literal(ValueType::rate);
  made["word"] = least ? "不低于" : "超过";
  return made;
}

Json RuleWriter::within(const Around& around) {
  const auto days = facts_of(around, FactType::date);
  if (days.empty()) return determination(around);
  Json names = Json::array();
  for (int i = dice_.between(1, 2); i > 0; --i) names.push_back(dice_.one_of(days).name);
  return {{"within", names},
          {"before", leaf(ValueType::date, around)},
          {"period", dice_.one_of<std::string>({"1年", "3年", "6个月"})}};
}

// --- tests of words --------------------------------------------------------------------------------------------------

Json RuleWriter::tested_yes_no(const Around& around) {
  const auto named = facts_of(around, FactType::yes_no);
  return named.empty() ? pending() : Json{{"fact", dice_.one_of(named).name}, {"is", dice_.chance(70)}};
}

Json RuleWriter::determination(const Around& around) {
  const auto named = facts_of(around, FactType::determination);
  return named.empty() ? tested_yes_no(around) : Json{{"determination", dice_.one_of(named).name}};
}

Json RuleWriter::tested_word(const Around& around) {
  const auto named = facts_of(around, FactType::enumeration);
  if (named.empty()) return tested_yes_no(around);
  const NamedFact fact = dice_.one_of(named);
  const Enumeration& words = vocabulary_.enumerations[static_cast<std::size_t>(fact.fact->enumeration)];
  const auto word = [&] { return dice_.one_of(words.members).name; };
  Json made = {{"fact", fact.name}};
  if (words.ordered && dice_.chance(50)) {
    made["at_least"] = word();
    made["word"] = "以上";
  } else if (words.open && dice_.chance(60)) {
    made["in_open"] = {word(), word(), word()};
    if (dice_.chance(60)) made["elsewhere"] = {word(), word()};
  } else if (dice_.chance(50)) {
    made["in"] = {word(), word()};
  } else {
    made["is"] = word();
  }
  return made;
}

Json RuleWriter::tested_set(const Around& around) {
  const auto named = facts_of(around, FactType::enumerations);
  if (named.empty()) return tested_word(around);
  const NamedFact fact = dice_.one_of(named);
  const auto& words = vocabulary_.enumerations[static_cast<std::size_t>(fact.fact->enumeration)].members;
  if (dice_.chance(50)) return {{"fact", fact.name}, {"contains", dice_.one_of(words).name}};
  return {{"fact", fact.name}, {"contains_any", {dice_.one_of(words).name, dice_.one_of(words).name}}};
}

Json RuleWriter::tested_code(const Around& around) {
  const bool area = dice_.chance(50);
  const auto named = facts_of(around, area ? FactType::area : FactType::industry);
  if (named.empty()) return tested_yes_no(around);
  Json made = {{"fact", dice_.one_of(named).name}};
  if (area)
    made["in_area"] = dice_.one_of<std::string>({"4502", "45", "450203"});
  else
    made["in_industry"] = dice_.chance(50) ? Json({"13-43"}) : Json({"06-12", "65"});
  return made;
}

Json RuleWriter::exists(const Around& around) {
  auto named = facts_of(around, dice_.chance(80) ? FactType::date : FactType::score);
  if (named.empty()) named = facts_of(around, FactType::date);
  if (named.empty()) return tested_yes_no(around);
  return {{"fact", dice_.one_of(named).name}, {"exists", dice_.chance(85)}};
}

Json RuleWriter::pending() {
  return {
      {"pending", text("待定")}, {"by", text("市科技局")}, {"because", dice_.chance(50) ? "judgement" : "unpublished"}};
}

// --- over items, years, constants; branches; readings ----------------------------------------------------------------

Json RuleWriter::over_items(const Around& around, int depth) {
  const NamedFact list = dice_.one_of(lists(around));
  Around inside = around;
  inside.item = list.fact->target;
  inside.ids = false;
  Json made = Json::object();
  const auto word = dice_.one_of<std::string>({"some", "some", "none", "every"});
  made[word] = list.name;
  if (word == "every") {
    if (dice_.chance(50)) made["where"] = condition(inside, depth);
    made["satisfies"] = condition(inside, depth);
  } else if (dice_.chance(90)) {
    made["where"] = condition(inside, depth);
  }
  if (dice_.chance(20)) made["absent"] = "empty";
  return made;
}

Json RuleWriter::over_years(const Around& around, int depth) {
  Around inside = around;
  inside.each = true;
  inside.ids = false;
  const int years = dice_.between(1, 4);
  if (dice_.chance(40)) return {{"consecutive_years", years}, {"satisfies", condition(inside, depth)}};
  const bool every = dice_.chance(50);
  return {{every ? "every" : "some", {{"years", years}}}, {every ? "satisfies" : "where", condition(inside, depth)}};
}

Json RuleWriter::over_constants(const Around& around, int depth) {
  Around inside = around;
  inside.constants = true;
  inside.ids = false;
  const bool every = dice_.chance(30);
  Json left = leaf(ValueType::money, around);
  if (!left.is_object()) left = Json{{"value", {{"sum", {left}}}}};
  const Json body = dice_.chance(60) ? condition(inside, depth - 1) : Json::object();
  left["more_than"] = {{"item", true}};
  left["word"] = "突破";
  const Json test = body.empty() ? left : Json{{"all", {left, body}}};
  return {{every ? "every" : "some", {{"constants", {"500万元", "2000万元", "1亿元"}}}},
          {every ? "satisfies" : "where", test}};
}

Json RuleWriter::choose_condition(const Around& around, int depth) {
  Json branches = Json::array();
  for (int i = dice_.between(1, 2); i > 0; --i) {
    Json branch = {{"when", condition(around, depth)}, {"then", condition(around, depth)}};
    if (around.ids && dice_.chance(50)) branch["id"] = next_id();
    branches.push_back(branch);
  }
  if (dice_.chance(70)) branches.push_back({{"otherwise", condition(around, depth)}});
  return {{"choose", branches}};
}

Json RuleWriter::reading_of_conditions(const Around& around, int depth) {
  const Point point = some_point();
  Json options = Json::object();
  for (const std::string& option : point.options) options[option] = condition(around, depth);
  return {{"reading", point.name}, {"options", options}};
}

}  // namespace huiqi::random
