// The schema of conditions and values. An object is what its word makes it: for each word there is a definition that allows
// that word's keys and no others, and the object's word chooses it. What a fact can be compared with follows from its type.
// Words: language/words.hpp. Reference: docs/language/. Tests: tests/schema/, scripts/validate-schemas
#include <algorithm>
#include <map>
#include <set>

#include "language/expressions.hpp"
#include "language/words.hpp"
#include "schema/schemas.hpp"

namespace huiqi::schema {
namespace {

using language::Type;
using language::Word;
using vocabulary::Fact;
using vocabulary::FactType;
using vocabulary::Series;

bool has_value(const Fact& fact) {
  return language::type_of(fact) != Type::condition || fact.type == FactType::yes_no ||
         fact.type == FactType::determination;
}

/// Words such as `bands` and `next` take a comparison's key for themselves, and stand below `value` in a condition.
bool can_be_compared(const Word& word) {
  const auto& keys = word.keys.names();
  const auto& comparisons = language::comparison_keys().names();
  return std::none_of(keys.begin(), keys.end(), [&](const std::string& key) {
    return std::find(comparisons.begin(), comparisons.end(), key) != comparisons.end();
  });
}

/// Exactly one comparison, from and to being one.
Node one_comparison() {
  Node ways = list();
  for (const std::string& key : language::comparison_keys().names()) {
    if (key == "to" || key == "elsewhere") continue;
    ways.items.push_back(requires_keys(key == "from" ? std::vector<std::string>{"from", "to"}
                                                     : std::vector<std::string>{key}));
  }
  return object({{"oneOf", std::move(ways)}});
}

Node any_comparison() {
  Node ways = list();
  for (const std::string& key : language::comparison_keys().names()) ways.items.push_back(requires_keys({key}));
  return object({{"anyOf", std::move(ways)}});
}

Node fact_is_one_of(const std::vector<std::string>& names) {
  return object({{"properties", object({{"fact", object({{"enum", strings(names)}})}})}, {"required", strings({"fact"})}});
}

class Conditions {
 public:
  Conditions(Definitions& definitions, const Loaded& loaded)
      : definitions_(definitions), vocabulary_(*loaded.vocabulary), names_(fact_names(vocabulary_)) {}

  void add() {
    add_names();
    add_literals();
    add_members();
    add_values();
    add_conditions();
  }

 private:
  const Fact& fact(int number) const { return vocabulary_.facts[static_cast<std::size_t>(number)]; }

  void add(const std::string& name, Node form) {
    definitions_.add(name, [form = std::move(form)] { return form; });
  }

  // ---- names of facts ----

  template <class Which>
  Node names_of(Which which) const {
    read::Choices choices;
    std::vector<std::string> prefixed;
    for (const FactName& name : names_) {
      const auto found = std::find_if(name.facts.begin(), name.facts.end(), [&](int each) { return which(fact(each)); });
      if (found == name.facts.end()) continue;
      if (name.prefixed)
        prefixed.push_back(name.path);
      else
        choices.push_back({name.path, fact(*found).label});
    }
    Node plain = one_of(choices);
    if (prefixed.empty()) return plain;
    return any_of({std::move(plain), object({{"enum", strings(prefixed)}})});
  }

  void add_names() {
    add("fact", names_of(has_value));
    add("fact_any", names_of([](const Fact&) { return true; }));
    add("fact_series",
        names_of([](const Fact& each) { return each.is_numeric() && each.series != Series::none; }));
    add("fact_of_determination", names_of([](const Fact& each) { return each.type == FactType::determination; }));
    add("facts_of_days", list_of(names_of([](const Fact& each) { return each.type == FactType::date; }), 1));
    add("list", names_of([](const Fact& each) { return each.type == FactType::list; }));
    add("list_or_years", any_of({definition("list"), object_of(language::fold_years_keys())}));
    add("items", any_of({definition("list"), object_of(language::years_keys()), object_of(language::constants_keys())}));
    add("ratio", [&] {
      Node two = list_of(any_of({definition("fact"), definition("value_object"), definition("literal")}), 2);
      put(two, "maxItems", number(std::size_t{2}));
      return two;
    }());
  }

  // ---- literals ----

  void add_literals() {
    add("literal_money", pattern(money_pattern(true, true)));
    add("literal_rate", pattern(rate_pattern(true)));
    add("literal", any_of({type("number"), definition("literal_money"), definition("literal_rate"), definition("day")}));
    add("literals", list_of(definition("literal"), 1));
    add("period", pattern("^([0-9]+年)?([0-9]+个月)?([0-9]+(日|天))?$"));
    add("month_and_day", pattern("^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"));
    const Node years = one_of({{"last", {"上年度", "the last complete year"}},
                               {"last-1", {"上年度的前一年", "the year before it"}},
                               {"last-2", {"再前一年", "two years before it"}},
                               {"each", {"逐年条件中的当年", "the year of a fold over years"}},
                               {"each-1", {"当年的前一年", "the year before it"}}});
    Node absolute = type("integer");
    put(absolute, "minimum", number("1900"));
    put(absolute, "maximum", number("2999"));
    add("year", any_of({years, pattern("^(last|each)(-[0-9]{1,2})?$"), std::move(absolute)}));
    const auto counted = [](const char* most) {
      Node form = type("integer");
      put(form, "minimum", number("1"));
      put(form, "maximum", number(most));
      return form;
    };
    add("count", counted("1000"));
    add("years", counted("50"));
    add("absent", one_of({{"empty", {"未填写的列表视为空", "an absent list counts as empty"}}}));
    add("always", one_of({{"met", {"满足", "met"}}, {"not_met", {"不满足", "not met"}}}));
    add("because", one_of({{"judgement", {"须由人判断", "a judgement"}}, {"unpublished", {"未公布", "not published"}}}));
    add("fold", one_of(language::folds()));
    add("basis", one_of(language::bases()));
    read::Choices drafting;
    for (const language::DraftingWord& each : language::drafting_words())
      drafting.push_back({each.word, {"边界依据 " + each.basis, "basis " + each.basis}});
    add("drafting_word", one_of(drafting));
  }

  // ---- words of enumerations ----

  read::Choices members(const std::set<int>& enumerations) const {
    read::Choices all;
    std::set<std::string> seen;
    for (const int each : enumerations) {
      for (const read::Choice& member : members_of(vocabulary_.enumerations[static_cast<std::size_t>(each)])) {
        if (seen.insert(member.name).second) all.push_back(member);
      }
    }
    return all;
  }

  static Node one_or_more(Node form) { return any_of({form, list_of(form, 1)}); }

  void add_members() {
    read::Choices qualified;
    std::set<int> all;
    for (std::size_t i = 0; i < vocabulary_.enumerations.size(); ++i) {
      all.insert(static_cast<int>(i));
      const auto& enumeration = vocabulary_.enumerations[i];
      for (const read::Choice& member : members_of(enumeration))
        qualified.push_back({enumeration.name + "." + member.name, member.what});
    }
    add("member", one_of(qualified));
    add("any_member", one_of(members(all)));
    add("members", one_or_more(definition("any_member")));
    add("members_or_none", any_of({definition("any_member"), list_of(definition("any_member"))}));
    add("areas", one_or_more(pattern("^([0-9]{2}|[0-9]{4}|[0-9]{6})$")));
    add("industries", one_or_more(pattern("^[0-9]{2}(-[0-9]{2})?$")));
  }

  // ---- values ----

  void add_values() {
    add("value", if_else_of_object("value_object", "literal"));
    add("values", list_of(definition("value"), 1));
    add("two_values", [&] {
      Node two = list_of(definition("value"), 2);
      put(two, "maxItems", number(std::size_t{2}));
      return two;
    }());
    add("limit", any_of({definition("value"), definition("any_member")}));
    add("is", any_of({type("boolean"), definition("value"), definition("any_member")}));
    Node band = type("array");
    put(band, "items", list({definition("limit"), definition("value")}));
    put(band, "additionalItems", boolean(false));
    put(band, "minItems", number(std::size_t{2}));
    add("bands", list_of(std::move(band), 1));
    add("branches_of_values", branches(language::branch_of_values()));
    Node options = map_of(definition("value"));
    put(options, "minProperties", number(std::size_t{2}));
    add("options_of_values", std::move(options));
    std::vector<Branch> ways;
    for (const Word& word : language::value_words()) {
      Node form = object_of(word.keys);
      if (word.name == "fact") put(form, "allOf", list(years_of_facts()));
      add("value_" + word.name, std::move(form));
      ways.push_back({word, requires_keys({word.name}), "value_" + word.name});
    }
    add("value_word", object_of(language::member_word().keys));
    ways.push_back({language::member_word(), requires_keys({"word"}), "value_word"});
    add("value_object", branch_on_the_word(ways, {}));
  }

  /// Objects by one definition, everything else by another.
  static Node if_else_of_object(const char* of_objects, const char* of_others) {
    Node form = if_then(type("object"), definition(of_objects));
    put(form, "else", definition(of_others));
    return form;
  }

  static Node branches(const read::Keys& keys) {
    Node branch = object_of(keys);
    put(branch, "oneOf", list({requires_keys({"when", "then"}), requires_keys({"otherwise"})}));
    return list_of(std::move(branch), 1);
  }

  struct Branch {
    const Word& word;
    Node condition;  ///< whether the object has this word
    std::string definition;
  };

  /// The object's word chooses the definition. An object without a word is offered all of them.
  static Node branch_on_the_word(const std::vector<Branch>& ways, const std::vector<const read::Keys*>& also) {
    Node chosen = list(), any = list(), offered = object();
    for (const Branch& way : ways) {
      chosen.items.push_back(if_then(way.condition, definition(way.definition)));
      if (std::none_of(offered.members.begin(), offered.members.end(),
                       [&](const read::Member& each) { return each.key == way.word.name; })) {
        any.items.push_back(requires_keys({way.word.name}));
        put(offered, way.word.name, described(object(), way.word.keys.what()));
      }
    }
    for (const read::Keys* table : also) {
      for (const read::Key& key : table->all()) put(offered, key.name, described(object(), key.what));
    }
    Node without = object({{"if", object({{"anyOf", any}})}, {"then", boolean(true)}});
    put(without, "else", object({{"properties", std::move(offered)}, {"anyOf", std::move(any)}}));
    chosen.items.push_back(std::move(without));
    Node form = type("object");
    put(form, "allOf", std::move(chosen));
    return form;
  }

  // ---- conditions ----

  void add_conditions() {
    add("conditions", list_of(definition("condition"), 1));
    add("conditions_with_ids", list_of(object({{"allOf", list({definition("condition"), requires_keys({"id"})})}})));
    add("branches_of_conditions", branches(language::branch_of_conditions()));
    Node options = map_of(definition("condition"));
    put(options, "minProperties", number(std::size_t{2}));
    add("options_of_conditions", std::move(options));
    std::vector<Branch> ways;
    const read::Keys& marks = language::mark_keys();
    for (const Word& word : language::condition_words()) {
      add("condition_" + word.name, object_of({&word.keys, &marks}));
      Node has = requires_keys({word.name});
      if (word.name == "stated") put(has, "not", requires_keys({"prior_maximum"}));  // which has a "stated" of its own
      ways.push_back({word, std::move(has), "condition_" + word.name});
    }
    add("condition_ratio", ratio());
    ways.push_back({language::ratio_word(), requires_keys({"ratio"}), "condition_ratio"});
    for (const Word& word : language::value_words()) {
      if (!can_be_compared(word)) continue;
      Node has = requires_keys({word.name});
      const auto& branching = language::branching_words();
      const auto same = std::find_if(branching.begin(), branching.end(),
                                     [&](const Word& each) { return each.name == word.name; });
      if (same != branching.end()) {
        add("condition_" + word.name, object_of({&same->keys, &marks}));
        Node alone = has;
        put(alone, "not", any_comparison());
        ways.push_back({*same, std::move(alone), "condition_" + word.name});
        put(has, "anyOf", any_comparison().members.front().value);
      }
      Node form = object_of({&word.keys, &language::comparison_keys(), &marks});
      Node further = list({one_comparison()});
      if (word.name == "fact") {
        for (Node& each : years_of_facts()) further.items.push_back(std::move(each));
        for (Node& each : comparisons_of_facts()) further.items.push_back(std::move(each));
      }
      put(form, "allOf", std::move(further));
      add("compared_" + word.name, std::move(form));
      ways.push_back({word, std::move(has), "compared_" + word.name});
    }
    add("condition", branch_on_the_word(ways, {&marks}));
  }

  static Node ratio() {
    Node form = object_of({&language::ratio_word().keys, &language::mark_keys()});
    Node ways = list();
    for (read::Member& part : form.members) {
      if (part.key != "properties") continue;
      for (const read::Key& key : language::comparison_keys().all()) {
        if (key.form != "limit" || key.name == "from" || key.name == "to") continue;
        put(part.value, key.name, described(definition("value"), key.what));
        ways.items.push_back(requires_keys({key.name}));
      }
    }
    put(form, "oneOf", std::move(ways));
    return form;
  }

  /// A series needs its year; what is no series has none.
  std::vector<Node> years_of_facts() const {
    std::vector<std::string> series, plain;
    for (const FactName& name : names_) {
      if (name.prefixed || !std::all_of(name.facts.begin(), name.facts.end(), [&](int each) { return has_value(fact(each)); }))
        continue;
      const auto count = std::count_if(name.facts.begin(), name.facts.end(),
                                       [&](int each) { return fact(each).series != Series::none; });
      if (count == 0) plain.push_back(name.path);
      if (count == static_cast<std::ptrdiff_t>(name.facts.size())) series.push_back(name.path);
    }
    std::vector<Node> rules;
    if (!series.empty()) rules.push_back(if_then(fact_is_one_of(series), requires_keys({"year"})));
    if (!plain.empty())
      rules.push_back(if_then(fact_is_one_of(plain), object({{"properties", object({{"year", boolean(false)}})}})));
    return rules;
  }

  /// What a fact of that type can be compared by; of words, those of its enumerations.
  struct Kind {
    std::string name;
    std::set<int> enumerations;
    friend auto operator<=>(const Kind&, const Kind&) = default;
  };

  static std::string kind_name(const Fact& fact) {
    switch (language::type_of(fact)) {
      case Type::money:
        return "money";
      case Type::rate:
        return "rate";
      case Type::date:
        return "day";
      case Type::word:
        return "word";
      case Type::set:
        return "set";
      case Type::area:
        return "area";
      case Type::industry:
        return "industry";
      case Type::reference:
        return "reference";
      case Type::condition:
        return "yes_no";
      default:
        return "number";
    }
  }

  std::vector<Node> comparisons_of_facts() const {
    std::map<Kind, std::vector<std::string>> kinds;
    for (const FactName& name : names_) {
      if (name.prefixed) continue;
      Kind kind;
      bool same = true;
      for (const int number : name.facts) {
        const std::string one = has_value(fact(number)) ? kind_name(fact(number)) : "";
        same = same && !one.empty() && (kind.name.empty() || kind.name == one);
        kind.name = one;
        if (fact(number).enumeration >= 0) kind.enumerations.insert(fact(number).enumeration);
      }
      if (same) kinds[kind].push_back(name.path);
    }
    std::vector<Node> rules;
    for (const auto& [kind, names] : kinds) rules.push_back(if_then(fact_is_one_of(names), comparisons_of(kind)));
    return rules;
  }

  Node comparisons_of(const Kind& kind) const {
    const Node words = kind.enumerations.empty() ? Node() : one_of(members(kind.enumerations));
    Node limit = kind.name == "money"    ? definition("literal_money")
                 : kind.name == "rate"   ? definition("literal_rate")
                 : kind.name == "day"    ? definition("day")
                 : kind.name == "number" ? type("number")
                 : kind.name == "word"   ? words
                                         : boolean(false);
    if (!limit.is_boolean()) limit = any_of({std::move(limit), definition("value_object")});
    Node properties = object();
    for (const read::Key& key : language::comparison_keys().all()) {
      Node form = boolean(false);
      if (key.form == "limit") form = limit;
      if (key.form == "is") form = kind.name == "yes_no" ? type("boolean") : limit;
      const bool of_words = key.name == "in" || key.name == "in_open";
      const bool of_sets = key.name == "contains" || key.name == "contains_any";
      if ((of_words && kind.name == "word") || (of_sets && kind.name == "set")) form = one_or_more(words);
      if (key.name == "elsewhere" && kind.name == "word") form = any_of({words, list_of(words)});
      if (key.name == "in_area" && kind.name == "area") form = definition("areas");
      if (key.name == "in_industry" && kind.name == "industry") form = definition("industries");
      if (key.name == "exists") form = type("boolean");
      put(properties, key.name, std::move(form));
    }
    return object({{"properties", std::move(properties)}});
  }

  Definitions& definitions_;
  const vocabulary::Vocabulary& vocabulary_;
  const std::vector<FactName> names_;
};

}  // namespace

void add_conditions(Definitions& definitions, const Loaded& loaded) { Conditions(definitions, loaded).add(); }

}  // namespace huiqi::schema
