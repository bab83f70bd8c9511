// See candidates.hpp.
#include "compare/candidates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "questions/describe.hpp"
#include "read/write.hpp"
#include "values/law_text.hpp"

namespace huiqi::compare {

using language::ExprPtr;
using language::Op;
using language::Type;

namespace {

constexpr std::size_t most_values = 60;
constexpr const char* referred = "referred";  ///< the id of an item made to be referred to
constexpr const char* item = "item";          ///< the id of an item made to be looked at

/// Between each two neighbours, at each, and a step to both sides; 0 and twice the greatest.
std::vector<Rational> around(const std::set<Rational>& figures, const Rational& step) {
  std::vector<Rational> values;
  const auto add = [&](const Rational& value) {
    if (value.overflowed() || value.sign() < 0) return;
    if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
  };
  const Rational* previous = nullptr;
  for (const Rational& each : figures) {
    if (previous != nullptr) {
      const Rational half = (*previous + each) / Rational(2) / step;
      if (const auto whole = half.overflowed() ? std::nullopt : half.floor()) add(Rational(*whole) * step);
    }
    previous = &each;
  }
  if (!figures.empty()) add(*figures.rbegin() * Rational(2));
  for (const Rational& each : figures) add(each);
  for (const Rational& each : figures) {
    add(each - step);
    add(each + step);
  }
  add(Rational(0));
  if (values.size() > most_values) values.resize(most_values);
  return values;
}

std::vector<Edit> edits(const std::string& path, const std::vector<std::string>& values) {
  std::vector<Edit> result;
  for (const std::string& each : values) result.push_back({{path, each}});
  return result;
}

}  // namespace

Candidates::Candidates(const ProvisionChange& change, const Side& before, const Side& after, Date as_of)
    : vocabulary_(*after.vocabulary), as_of_(as_of) {
  if (change.before != nullptr) provision(*change.before, *before.set);
  if (change.after != nullptr) provision(*change.after, *after.set);
  for (const ConditionChange& each : change.conditions) {
    for (const auto& [old, now] : each.figures) {
      const auto from = subtract(as_of, old->period), to = subtract(as_of, now->period);
      const bool periods = old->op == Op::plus || old->op == Op::minus;
      const auto middle = periods && from && to ? Date::from_days((from->days() + to->days()) / 2) : std::nullopt;
      if (middle) between_.push_back(*middle);
    }
  }
  for (const language::RuleSet* set : {before.set, after.set}) {
    for (const language::Parameter& each : set->parameters) {
      if (!each.value) continue;
      (each.type == Type::money ? money_ : each.type == Type::rate ? rates_ : numbers_).insert(*each.value);
    }
  }
}

void Candidates::provision(const language::Provision& provision, const language::RuleSet& set) {
  for (const ExprPtr& each : provision.scope) walk(each, set);
  for (const ExprPtr& each : provision.requires_) walk(each, set);
  for (const language::Answer& each : provision.answers) {
    walk(each.value, set);
    for (const Rational& constant : each.constants) (each.type == Type::money ? money_ : numbers_).insert(constant);
  }
  if (!provision.grant) return;
  walk(provision.grant->cap, set);
  walk(provision.grant->times, set);
  for (const auto& parts : provision.grant->alternatives) {
    for (const language::GrantPart& part : parts) {
      walk(part.rate, set);
      walk(part.base, set);
    }
  }
}

void Candidates::walk(const ExprPtr& node, const language::RuleSet& set) {
  if (!node) return;
  if (node->op == Op::constant) {
    switch (node->type) {
      case Type::money:
        money_.insert(node->number);
        break;
      case Type::rate:
        rates_.insert(node->number);
        break;
      case Type::date:
        days_.insert(node->number);
        break;
      case Type::word:
        break;
      default:
        numbers_.insert(node->number);
    }
  }
  if (node->op == Op::compare && node->args.size() >= 4) {  // a ratio, its quotient and share beside it
    const ExprPtr& share = node->args[3];
    if (share && share->op == Op::constant && share->number.sign() > 0) ratios_.insert(share->number);
  }
  if (node->op == Op::plus || node->op == Op::minus) {
    if (std::find(periods_.begin(), periods_.end(), node->period) == periods_.end()) periods_.push_back(node->period);
  }
  if (node->op == Op::in_range) {
    const bool area = !node->args.empty() && node->args.front()->type == Type::area;
    (area ? areas_ : industries_).insert(node->low);
    // The code of a city leaves open which of its districts it is: one of them is tried as well.
    if (area && node->low < node->high) areas_.insert(node->low + Rational(4));
  }
  for (const ExprPtr& arg : node->args) walk(arg, set);
  if (node->op != Op::outcome) return;
  for (const language::Provision& each : set.provisions) {  // another provision's conditions: its figures count too
    if (each.id != node->name) continue;
    for (const std::vector<ExprPtr>* conditions : {&each.scope, &each.requires_}) {
      for (const ExprPtr& condition : *conditions) walk(condition, set);
    }
  }
}

std::vector<std::string> Candidates::money() const {
  std::set<Rational> figures = money_;
  for (const Rational& rate : rates_) {  // where a share of a base reaches a figure
    if (rate.sign() <= 0) continue;
    for (const Rational& each : money_) {
      const auto whole = (each / rate).overflowed() ? std::nullopt : (each / rate).floor();
      if (whole) figures.insert(Rational(*whole));
    }
  }
  for (const std::int64_t usual : {100'0000'00LL, 1'0000'0000'00LL}) figures.insert(Rational(usual));
  for (const Rational& each : ratios_) {
    const auto part = (Rational(1'0000'0000'00LL) * each).floor();
    if (part) figures.insert(Rational(*part));
  }
  std::vector<std::string> texts;
  for (const Rational& each : around(figures, Rational(1))) texts.push_back(read::quoted_json(yuan_words_zh(each)));
  return texts;
}

std::vector<std::string> Candidates::shares() const {
  std::set<Rational> figures = rates_;
  figures.insert(Rational(1));
  std::vector<std::string> texts;
  for (const Rational& each : around(figures, Rational::of(1, 10'000))) {
    const std::string text = percent_text(each);
    if (!text.starts_with("≈")) texts.push_back(read::quoted_json(text));
  }
  return texts;
}

std::vector<std::string> Candidates::numbers(bool whole) const {
  std::set<Rational> figures = numbers_;
  if (figures.empty()) figures.insert(Rational(100));
  for (const Rational& each : ratios_) {  // a part that is the very share of a whole, neither of them 0
    const Rational all = (each * Rational(100)).is_whole() ? Rational(100) : Rational(10'000);
    if (const auto part = (all * each).floor()) figures.insert({all, Rational(*part)});
  }
  std::vector<std::string> texts;
  for (const Rational& each : around(figures, whole ? Rational(1) : Rational::of(1, 100))) {
    const std::string text = each.to_decimal(6);
    if (!text.starts_with("≈")) texts.push_back(text);
  }
  return texts;
}

std::vector<std::string> Candidates::days() const {
  std::vector<std::string> texts;
  const auto add = [&](const std::optional<Date>& day, int from, int to) {
    for (int offset = from; day && offset <= to; ++offset) {
      const auto moved = Date::from_days(day->days() + offset);
      if (!moved) continue;
      const std::string text = read::quoted_json(moved->to_string());
      if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(text);
    }
  };
  for (const Date day : between_) add(day, 0, 0);
  add(subtract(as_of_, {0, 6, 0}), 0, 0);
  std::set<Rational> back;  // days at the end of each period, and between each two
  for (const Period& each : periods_) {
    if (const auto day = subtract(as_of_, each)) back.insert(Rational(day->days()));
  }
  for (const auto* figures : std::initializer_list<const std::set<Rational>*>{&back, &days_}) {
    for (auto each = figures->begin(); each != figures->end() && std::next(each) != figures->end(); ++each) {
      const auto middle = ((*each + *std::next(each)) / Rational(2)).floor();
      if (middle) add(Date::from_days(*middle), 0, 0);
    }
  }
  for (const Rational& each : numbers_) {  // a count of years may be one of years since that day
    const auto years = each.is_whole() && each < Rational(30) ? each.floor() : std::nullopt;
    if (!years || *years <= 0) continue;
    add(subtract(as_of_, {static_cast<std::int32_t>(*years), 0, 0}), -1, 1);
    add(subtract(as_of_, {static_cast<std::int32_t>(*years) + 1, 6, 0}), 0, 0);
  }
  add(subtract(as_of_, {20, 0, 0}), 0, 0);
  for (const Period& each : periods_) {
    add(subtract(as_of_, each), -1, 1);
    add(huiqi::add(as_of_, each), -1, 1);
  }
  add(as_of_, -1, 1);
  for (const Rational& each : days_) {
    if (const auto number = each.floor()) add(Date::from_days(*number), -1, 1);
  }
  texts.push_back("\"none\"");
  if (texts.size() > most_values) texts.resize(most_values);
  return texts;
}

/// An item of the list that is referred to, made for it.
Edit Candidates::reference(const Question& question) const {
  for (std::size_t number = 0; number < vocabulary_.facts.size(); ++number) {
    const vocabulary::Fact& fact = vocabulary_.facts[number];
    if (fact.target < 0 || vocabulary_.full_name(static_cast<int>(number)) != question.fact) continue;
    const std::string& list = vocabulary_.facts[static_cast<std::size_t>(fact.target)].name;
    return {{list + "." + referred + ".id", read::quoted_json(referred)}, {question.path, read::quoted_json(referred)}};
  }
  return {};
}

std::vector<Edit> Candidates::answers(const Question& question) const {
  const std::string& path = question.path;
  const std::string& form = question.form;
  if (form == "money") return edits(path, money());
  if (form == "rate") return edits(path, shares());
  if (form == "count" || form == "year") return edits(path, numbers(true));
  if (form == "number" || form == "score") return edits(path, numbers(false));
  if (form == "date") return edits(path, days());
  if (form == "yes_no") return edits(path, {"true", "false"});
  if (form == "section") return edits(path, {"{}"});
  if (form == "list") return edits(path, {"[]", R"([{"id":"item"}])", "[{}]"});
  std::vector<std::string> values;
  if (form == "word" || form == "words") {
    for (const auto& [name, label] : question.choices) {
      if (values.size() == most_values) break;
      const std::string word = read::quoted_json(name);
      values.push_back(form == "words" ? "[" + word + "]" : word);
    }
    values.push_back(form == "words" ? "[]" : "\"其他\"");
  } else if (form == "area") {
    for (const Rational& each : areas_) values.push_back(fmt::format("\"{:0>6}\"", each.to_decimal(0)));
    for (const char* each : {"\"450203\"", "\"450103\"", "\"110108\""}) values.emplace_back(each);
  } else if (form == "industry") {
    for (const Rational& each : industries_)
      values.push_back(fmt::format("\"{:0>4}\"", each.to_decimal(0)).substr(0, 3) + "\"");
    for (const char* each : {"\"36\"", "\"65\"", "\"01\""}) values.emplace_back(each);
  } else if (form == "reference") {
    std::vector<Edit> result;
    if (Edit made = reference(question); !made.empty()) result.push_back(std::move(made));
    result.push_back({{path, "\"none\""}});
    return result;
  } else if (form == "text") {
    values.push_back("\"示例\"");
  }
  return edits(path, values);
}

// ---- the facts of a condition ----

namespace {

void add_words(const language::Expr& node, const Side& side, std::set<std::string>& words) {
  const auto add = [&](int enumeration, int ordinal) {
    if (enumeration < 0 || ordinal < 0) return;
    const auto& members = side.vocabulary->enumerations[static_cast<std::size_t>(enumeration)].members;
    if (static_cast<std::size_t>(ordinal) < members.size())
      words.insert(read::quoted_json(members[static_cast<std::size_t>(ordinal)].name));
  };
  if (node.op == Op::constant && node.type == Type::word) {
    if (const auto ordinal = node.number.floor()) add(node.enumeration, static_cast<int>(*ordinal));
  }
  const int enumeration = node.args.empty() || !node.args.front() ? -1 : node.args.front()->enumeration;
  for (const int member : node.members) add(enumeration, member);
  for (const ExprPtr& arg : node.args) {
    if (arg) add_words(*arg, side, words);
  }
}

}  // namespace

std::vector<Variable> Candidates::facts_of(const language::Expr& condition, const std::string& subject,
                                           const Side& side) const {
  std::vector<Variable> found;
  facts_of(condition, {subject, ""}, side, found);
  std::set<std::string> words;  // those that the condition names come first
  add_words(condition, side, words);
  for (Variable& each : found) {
    std::stable_partition(each.edits.begin(), each.edits.end(), [&](const Edit& edit) {
      const std::string& value = edit.back().second;
      return words.contains(value) || (value.size() > 2 && words.contains(value.substr(1, value.size() - 2)));
    });
  }
  return found;
}

void Candidates::facts_of(const language::Expr& node, const Place& place, const Side& side,
                          std::vector<Variable>& found) const {
  Place inside = place;
  const bool list = node.op == Op::fold || node.op == Op::some;
  for (const language::FactRef* ref : {&node.fact, &node.second, &node.third}) {
    if (ref->path.empty()) continue;
    const std::string path = fact(*ref, place, side, found);
    if (!list || ref != &node.fact) continue;
    const vocabulary::Fact& last = side.vocabulary->facts[static_cast<std::size_t>(ref->path.back())];
    const bool named =
        last.target >= 0 && !side.vocabulary->records[static_cast<std::size_t>(last.target)].identity.empty();
    inside.item = path + (named ? std::string(".") + item : ".0");
  }
  for (const ExprPtr& arg : node.args) {
    if (arg) facts_of(*arg, inside, side, found);
  }
}

/// The path of a fact; it is added to `found` where a value can be given for it.
std::string Candidates::fact(const language::FactRef& ref, const Place& place, const Side& side,
                             std::vector<Variable>& found) const {
  using From = language::FactRef::From;
  std::string path = ref.from == From::subject ? place.subject : ref.from == From::item ? place.item : "";
  Question question;
  for (std::size_t i = 0; i < ref.path.size(); ++i) {
    const vocabulary::Fact& each = side.vocabulary->facts[static_cast<std::size_t>(ref.path[i])];
    path += (path.empty() ? "" : ".") + each.name;
    question.fact = side.vocabulary->full_name(ref.path[i]);
    const bool last = i + 1 == ref.path.size();
    if (last && ref.time.kind != language::TimeRef::Kind::none) {
      const int year =
          ref.time.kind == language::TimeRef::Kind::last ? as_of_.year() - 1 - ref.time.years : ref.time.years;
      path += "." + std::to_string(year);
    }
    const bool leads_on = !last && each.type == vocabulary::FactType::reference;
    if (!last && !leads_on) continue;
    describe_question(*side.vocabulary, each, question);
    question.path = path;
    const bool known = std::any_of(found.begin(), found.end(), [&](const Variable& one) { return one.path == path; });
    std::vector<Edit> edits = each.type == vocabulary::FactType::list ? std::vector<Edit>{} : answers(question);
    if (!known && !edits.empty()) found.push_back({path, std::move(edits)});
    if (leads_on) path = side.vocabulary->facts[static_cast<std::size_t>(each.target)].name + "." + referred;
  }
  return path;
}

}  // namespace huiqi::compare
