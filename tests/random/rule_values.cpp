// Random values of the rule language: facts, arithmetic, folds, days, choose. See rule_writer.hpp.
#include <algorithm>

#include "random/rule_writer.hpp"

namespace huiqi::random {

using vocabulary::Enumeration;
using vocabulary::Fact;
using vocabulary::FactType;
using vocabulary::Series;

namespace {

FactType fact_type(ValueType type) {
  switch (type) {
    case ValueType::money:
      return FactType::money;
    case ValueType::rate:
      return FactType::rate;
    case ValueType::count:
      return FactType::count;
    case ValueType::number:
      return FactType::number;
    case ValueType::score:
      return FactType::score;
    case ValueType::date:
      break;
  }
  return FactType::date;
}

}  // namespace

Json RuleWriter::text(const std::string& zh) { return Json{{"zh", zh}, {"en", "for the tests"}}; }

// --- names -----------------------------------------------------------------------------------------------------------

/// The item's facts; the subject's, where the item has none of the name; the enterprise's, where neither has; those behind
/// references; now and then a section's of the applicant by its full name.
std::vector<NamedFact> RuleWriter::facts(const Around& around) const {
  std::vector<NamedFact> result;
  const auto add = [&](int record, const std::string& prefix, const std::vector<int>& shadows) {
    if (record < 0) return;
    for (int number : vocabulary_.records[static_cast<std::size_t>(record)].facts) {
      const Fact& fact = vocabulary_.facts[static_cast<std::size_t>(number)];
      const bool shadowed = std::any_of(shadows.begin(), shadows.end(),
                                        [&](int each) { return vocabulary_.find_fact(each, fact.name) >= 0; });
      if (!shadowed) result.push_back({prefix + fact.name, &fact});
    }
  };
  const int enterprise = vocabulary_.find_record("enterprise");
  if (around.item >= 0) {
    for (int times = 0; times < 3; ++times) add(around.item, "", {});  // the item's own are what a fold is for
    add(around.subject, "subject.", {});
  } else {
    add(around.subject, "", {});
  }
  const int own = around.item >= 0 ? around.item : around.subject;
  for (int number : vocabulary_.records[static_cast<std::size_t>(own)].facts) {
    const Fact& fact = vocabulary_.facts[static_cast<std::size_t>(number)];
    if (fact.type != FactType::reference) continue;
    add(vocabulary_.facts[static_cast<std::size_t>(fact.target)].target, fact.name + ".", {});
  }
  if (around.subject != enterprise) add(enterprise, "", {around.subject, around.item});
  add(vocabulary_.find_record("proof_of_concept_centre"), "applicant.proof_of_concept_centre.", {});
  add(vocabulary_.find_record("bank"), "applicant.bank.", {});
  return result;
}

std::vector<NamedFact> RuleWriter::facts_of(const Around& around, FactType type) const {
  std::vector<NamedFact> result;
  for (const NamedFact& each : facts(around)) {
    if (each.fact->type == type) result.push_back(each);
  }
  return result;
}

std::vector<NamedFact> RuleWriter::lists(const Around& around) const {
  std::vector<NamedFact> result = facts_of(around, FactType::list);
  for (int number : vocabulary_.records[static_cast<std::size_t>(vocabulary_.applicant)].facts) {
    const Fact& fact = vocabulary_.facts[static_cast<std::size_t>(number)];
    if (fact.type == FactType::list && fact.name != "prior_awards") result.push_back({"applicant." + fact.name, &fact});
  }
  return result;
}

std::string RuleWriter::year(const Around& around) {
  if (around.each && dice_.chance(80)) return dice_.chance(85) ? "each" : "each-1";
  return dice_.chance(70) ? "last" : "last-" + std::to_string(dice_.between(1, 3));
}

Json RuleWriter::fact_value(const NamedFact& named, const Around& around) {
  Json value = {{"fact", named.name}};
  if (named.fact->series != Series::none) value["year"] = dice_.chance(8) ? Json(2024) : Json(year(around));
  return value;
}

// --- values ----------------------------------------------------------------------------------------------------------

Json RuleWriter::literal(ValueType type) {
  switch (type) {
    case ValueType::money:
      return dice_.one_of<std::string>(
          {"0元", "50万元", "500万元", "2000万元", "1亿元", "1.4亿元", "10亿元", "12345.67元"});
    case ValueType::rate:
      return dice_.one_of<std::string>({"0%", "2%", "15%", "33.33%", "50%", "80%", "100%"});
    case ValueType::count:
      return dice_.one_of<int>({0, 1, 2, 3, 5, 10, 40});
    case ValueType::number:
      return dice_.one_of<double>({0, 1, 3, 7, 12.5, 200});
    case ValueType::score:
      return dice_.one_of<double>({60, 70, 89.99, 90});
    case ValueType::date:
      break;
  }
  return dice_.one_of<std::string>({"2023-01-01", "2024-02-29", "2025-04-08", "2025-12-31", "2026-06-30"});
}

Json RuleWriter::leaf(ValueType type, const Around& around) {
  std::vector<Let> fitting;
  for (const Let& each : lets) {
    if (each.type == type) fitting.push_back(each);
  }
  if (!fitting.empty() && dice_.chance(35)) return {{"use", dice_.one_of(fitting).name}};
  std::vector<std::string> known;
  for (const auto& [name, each] : parameters) {
    if (each == type) known.push_back(name);
  }
  if (!known.empty() && dice_.chance(10)) return {{"parameter", dice_.one_of(known)}};
  if (around.constants && type == ValueType::money && dice_.chance(50)) return {{"item", true}};
  return plain(type, around);
}

Json RuleWriter::plain(ValueType type, const Around& around) {
  const auto named = facts_of(around, fact_type(type));
  if (named.empty() || dice_.chance(15)) return type == ValueType::date ? Json{{"as_of", true}} : literal(type);
  return fact_value(dice_.one_of(named), around);
}

Json RuleWriter::value(ValueType type, const Around& around, int depth) {
  if (depth <= 0 || dice_.chance(35)) return leaf(type, around);
  if (readings_allowed && dice_.chance(10)) return reading_of_values(type, around, depth - 1);
  if (dice_.chance(15)) return choose_value(type, around, depth - 1);
  if (dice_.chance(10)) return {{"first_known", {plain(type, around), plain(type, around)}}};
  if (dice_.chance(30)) return folded(type, around, depth - 1);
  return type == ValueType::date ? day(around, depth - 1) : arithmetic(type, around, depth - 1);
}

/// Terms of the same type; a share of money; a quotient of money. At most two deep: the inner one is a leaf or one sum.
Json RuleWriter::arithmetic(ValueType type, const Around& around, int depth) {
  const auto term = [&](ValueType of) {
    const bool inner = depth > 0 && dice_.chance(25);
    return inner ? Json{{"sum", {leaf(of, around), leaf(of, around)}}} : leaf(of, around);
  };
  const bool enterprise = around.item < 0 && around.subject == vocabulary_.find_record("enterprise");
  switch (dice_.below(8)) {
    case 0:
      return {{"sum", {term(type), leaf(type, around)}}};
    case 1:
      return {{"difference", {term(type), leaf(type, around)}}};
    case 2:
      return {{"least", {term(type), leaf(type, around)}}};
    case 3:
      return {{"greatest", {leaf(type, around), term(type)}}};
    case 4:
      if (type == ValueType::number)
        return {{"difference", {{{"last_year", true}}, {{"year_of", leaf(ValueType::date, around)}}}}};
      if (type == ValueType::score || type == ValueType::number) {
        Json bands = {{"bands", leaf(type, around)}};
        bands["at_least"] = {{80, 10}, {60, 5}, {10, 1}};
        if (dice_.chance(80)) bands["otherwise"] = 0;
        return bands;
      }
      break;
    case 5:
      if (type == ValueType::money && enterprise) {
        return {{"prior_maximum", "production_scale"},
                {"stated", "production_scale_prior_max"},
                {"since", "established_on"}};
      }
      break;
    case 6:
      if (type == ValueType::money) {
        for (const NamedFact& each : facts_of(around, FactType::money)) {
          if (each.fact->series == Series::year && dice_.chance(50)) return {{"growth", each.name}, {"year", "last"}};
        }
      }
      break;
    default:
      break;
  }
  if (type == ValueType::money && dice_.chance(50)) return {{"product", {leaf(ValueType::rate, around), term(type)}}};
  if (type == ValueType::money)
    return {{"quotient", {term(type), leaf(dice_.chance(50) ? ValueType::rate : ValueType::count, around)}}};
  if (type == ValueType::rate && dice_.chance(50))
    return {{"quotient", {leaf(ValueType::money, around), leaf(ValueType::money, around)}}};
  if (type == ValueType::rate) return {{"product", {leaf(type, around), leaf(type, around)}}};
  return {{"sum", {leaf(type, around), leaf(type, around), leaf(type, around)}}};
}

Json RuleWriter::folded(ValueType type, const Around& around, int depth) {
  if (type != ValueType::date && type != ValueType::count && dice_.chance(35)) {
    Around each = around;
    each.each = true;
    each.ids = false;
    Json over = {{"years", dice_.between(1, 4)}};
    if (dice_.chance(20)) over["ending"] = "last-1";
    return {{"fold", dice_.one_of<std::string>({"sum", "mean", "least", "greatest"})},
            {"over", over},
            {"of", leaf(type, each)}};
  }
  const NamedFact list = dice_.one_of(lists(around));
  Around inside = around;
  inside.item = list.fact->target;
  inside.ids = false;
  Json fold = Json::object();
  const bool count = type == ValueType::count && dice_.chance(70);
  if (count)
    fold["fold"] = "count";
  else if (type == ValueType::date)
    fold["fold"] = dice_.one_of<std::string>({"earliest", "latest"});
  else
    fold["fold"] = dice_.one_of<std::string>({"sum", "mean", "least", "greatest"});
  fold["over"] = list.name;
  if (dice_.chance(70)) fold["where"] = condition(inside, depth - 1);
  if (!count) fold["of"] = leaf(type, inside);
  if (dice_.chance(20)) fold["absent"] = "empty";
  return fold;
}

Json RuleWriter::day(const Around& around, int depth) {
  const Json from = depth > 0 && dice_.chance(30) ? day(around, depth - 1) : leaf(ValueType::date, around);
  switch (dice_.below(4)) {
    case 0:
      return {{"day_after", from}};
    case 1:
      return {{"next", dice_.one_of<std::string>({"08-31", "12-31", "02-29"})}, {"from", from}};
    default:
      break;
  }
  return {{"date", from},
          {dice_.chance(60) ? "plus" : "minus", dice_.one_of<std::string>({"1年", "3年", "1个月", "30日"})}};
}

Json RuleWriter::choose_value(ValueType type, const Around& around, int depth) {
  Around inside = around;
  inside.ids = false;
  Json branches = Json::array();
  for (int i = dice_.between(1, 2); i > 0; --i) {
    branches.push_back({{"when", condition(inside, depth - 1)}, {"then", leaf(type, inside)}});
  }
  if (dice_.chance(75)) branches.push_back({{"otherwise", leaf(type, inside)}});
  return {{"choose", branches}};
}

Point RuleWriter::some_point() {
  if (points.empty() || (points.size() < 2 && dice_.chance(40))) {
    Point made{"r" + std::to_string(points.size() + 1), {"one", "two"}};
    if (dice_.chance(30)) made.options.push_back("three");
    points.push_back(made);
  }
  return dice_.one_of(points);
}

Json RuleWriter::reading_of_values(ValueType type, const Around& around, int depth) {
  const Point point = some_point();
  Json options = Json::object();
  for (const std::string& option : point.options) options[option] = value(type, around, depth - 1);
  return {{"reading", point.name}, {"options", options}};
}

Json RuleWriter::word_of(const Enumeration& words) {
  return {{"word", words.name + "." + dice_.one_of(words.members).name}};
}

Json RuleWriter::choose_word(const Enumeration& words, const Around& around, int depth) {
  Json branches = Json::array();
  for (int i = dice_.between(1, 3); i > 0; --i) {
    branches.push_back({{"when", condition(around, depth)}, {"then", word_of(words)}});
  }
  if (dice_.chance(80)) branches.push_back({{"otherwise", word_of(words)}});
  return {{"choose", branches}};
}

}  // namespace huiqi::random
