// What a condition on a fact can say, from the fact's type. A name that may mean facts of several types, as the subject and
// the list item decide, is held to nothing here: the reader knows which it is. See conditions.hpp.
// Tests: tests/schema/, scripts/validate-schemas
#include <algorithm>
#include <compare>
#include <map>
#include <set>

#include "language/expressions.hpp"
#include "language/words.hpp"
#include "schema/conditions.hpp"

namespace huiqi::schema {
namespace {

using language::Type;
using vocabulary::Fact;
using vocabulary::Series;
using vocabulary::Vocabulary;

Node fact_is_one_of(const std::vector<std::string>& names) {
  return object(
      {{"properties", object({{"fact", object({{"enum", strings(names)}})}})}, {"required", strings({"fact"})}});
}

const Fact& fact_of(const Vocabulary& vocabulary, int number) {
  return vocabulary.facts[static_cast<std::size_t>(number)];
}

/// What decides how a fact is compared; of words, the enumerations that they are from.
struct Kind {
  Type type = Type::condition;
  std::set<int> enumerations;
  friend auto operator<=>(const Kind&, const Kind&) = default;
};

/// All figures without a unit are compared alike.
Type compared_as(const Fact& fact) {
  const Type type = language::type_of(fact);
  const bool bare = type == Type::count || type == Type::score || type == Type::year;
  return bare ? Type::number : type;
}

class Comparisons {
 public:
  Comparisons(const Vocabulary& vocabulary, const Kind& kind) : vocabulary_(vocabulary), kind_(kind) {
    Node ways = list();
    for (const int each : kind.enumerations) {
      const auto& enumeration = vocabulary_.enumerations[static_cast<std::size_t>(each)];
      ordered_ = ordered_ || enumeration.ordered;
      ways.items.push_back(definition("words_of_" + enumeration.name));
    }
    words_ = ways.items.size() == 1 ? ways.items.front() : object({{"anyOf", std::move(ways)}});
  }

  Node properties() const {
    Node all = object();
    for (const read::Key& key : language::comparison_keys().all()) put(all, key.name, form_of(key));
    return object({{"properties", std::move(all)}});
  }

 private:
  Node form_of(const read::Key& key) const {
    const bool of_words = kind_.type == Type::word, of_sets = kind_.type == Type::set;
    if (key.form == "limit") return of_words && !ordered_ ? boolean(false) : limit();
    if (key.name == "is") return kind_.type == Type::condition ? type("boolean") : limit();
    if (key.name == "exists") return type("boolean");
    if (of_words && (key.name == "in" || key.name == "in_open")) return one_or_more(words_);
    if (of_words && key.name == "elsewhere") return any_of({words_, list_of(words_)});
    if (of_sets && (key.name == "contains" || key.name == "contains_any")) return one_or_more(words_);
    const bool codes = (kind_.type == Type::area && key.name == "in_area") ||
                       (kind_.type == Type::industry && key.name == "in_industry");
    return codes ? definition(key.form) : boolean(false);
  }

  /// The right side: a literal of the type, or a value.
  Node limit() const {
    switch (kind_.type) {
      case Type::money:
        return any_of({definition("literal_money"), definition("value_object")});
      case Type::rate:
        return any_of({definition("literal_rate"), definition("value_object")});
      case Type::date:
        return any_of({definition("day"), definition("value_object")});
      case Type::number:
        return any_of({type("number"), definition("value_object")});
      case Type::word:
        return any_of({words_, definition("value_object")});
      default:
        return boolean(false);
    }
  }

  const Vocabulary& vocabulary_;
  const Kind& kind_;
  bool ordered_ = false;
  Node words_;
};

}  // namespace

namespace {

/// A series needs its year, and what is no series has none; `names_one_of`: the object names one of these facts.
std::vector<Node> years(const Vocabulary& vocabulary, const std::vector<FactName>& names,
                        Node (*names_one_of)(const std::vector<std::string>&)) {
  std::vector<std::string> series, plain;
  for (const FactName& name : names) {
    const auto has = [&](auto which) {
      return std::all_of(name.facts.begin(), name.facts.end(),
                         [&](int each) { return which(fact_of(vocabulary, each)); });
    };
    if (name.prefixed || !has(has_value)) continue;
    if (has([](const Fact& each) { return each.series == Series::none; })) plain.push_back(name.path);
    if (has([](const Fact& each) { return each.series != Series::none; })) series.push_back(name.path);
  }
  std::vector<Node> rules;
  if (!series.empty()) rules.push_back(if_then(names_one_of(series), requires_keys({"year"})));
  const Node no_year = object({{"properties", object({{"year", boolean(false)}})}});
  if (!plain.empty()) rules.push_back(if_then(names_one_of(plain), no_year));
  return rules;
}

/// One of the two terms, written as the fact's bare name.
Node ratio_has_one_of(const std::vector<std::string>& names) {
  Node terms = type("array");
  put(terms, "contains", object({{"enum", strings(names)}}));
  return object({{"properties", object({{"ratio", std::move(terms)}})}, {"required", strings({"ratio"})}});
}

}  // namespace

std::vector<Node> years_of_facts(const Vocabulary& vocabulary, const std::vector<FactName>& names) {
  return years(vocabulary, names, fact_is_one_of);
}

std::vector<Node> years_of_ratios(const Vocabulary& vocabulary, const std::vector<FactName>& names) {
  return years(vocabulary, names, ratio_has_one_of);
}

std::vector<Node> comparisons_of_facts(const Vocabulary& vocabulary, const std::vector<FactName>& names) {
  std::map<Kind, std::vector<std::string>> kinds;
  for (const FactName& name : names) {
    if (name.prefixed) continue;
    Kind kind{compared_as(fact_of(vocabulary, name.facts.front())), {}};
    const bool same = std::all_of(name.facts.begin(), name.facts.end(), [&](int number) {
      const Fact& fact = fact_of(vocabulary, number);
      if (fact.enumeration >= 0) kind.enumerations.insert(fact.enumeration);
      return has_value(fact) && compared_as(fact) == kind.type;
    });
    if (same) kinds[kind].push_back(name.path);
  }
  std::vector<Node> rules;
  std::vector<std::string> told;
  for (const auto& [kind, paths] : kinds) {
    rules.push_back(if_then(fact_is_one_of(paths), Comparisons(vocabulary, kind).properties()));
    told.insert(told.end(), paths.begin(), paths.end());
  }
  Node others = object();
  for (const read::Key& key : language::comparison_keys().all()) put(others, key.name, definition(key.form));
  rules.push_back(if_then(fact_is_one_of(told), boolean(true)));
  put(rules.back(), "else", object({{"properties", std::move(others)}}));
  return rules;
}

}  // namespace huiqi::schema
