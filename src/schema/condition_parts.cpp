// What stands at the leaves of conditions and values. See conditions.hpp. Tests: tests/schema/, scripts/validate-schemas
#include <algorithm>

#include "language/expressions.hpp"
#include "language/words.hpp"
#include "schema/conditions.hpp"

namespace huiqi::schema {
namespace {

using vocabulary::Fact;
using vocabulary::FactType;
using vocabulary::Series;
using vocabulary::Vocabulary;

class Parts {
 public:
  Parts(Definitions& definitions, const Vocabulary& vocabulary, const std::vector<FactName>& names)
      : definitions_(definitions), vocabulary_(vocabulary), names_(names) {}

  void add_names() {
    add("fact", names_of(has_value));
    add("fact_any", any_of({definition("fact"), names_of([](const Fact& each) { return !has_value(each); })}));
    add("fact_series", names_of([](const Fact& each) { return each.is_numeric() && each.series != Series::none; }));
    add("fact_of_determination", names_of([](const Fact& each) { return each.type == FactType::determination; }));
    add("facts_of_days", list_of(names_of([](const Fact& each) { return each.type == FactType::date; }), 1));
    add("list", names_of([](const Fact& each) { return each.type == FactType::list; }));
    add("list_or_years", any_of({definition("list"), object_of(language::fold_years_keys())}));
    add("items",
        any_of({definition("list"), object_of(language::years_keys()), object_of(language::constants_keys())}));
    add("ratio", pair_of(any_of({definition("fact"), definition("value_object"), definition("literal")})));
  }

  void add_literals() {
    add("literal_money", pattern(money_pattern(true, true)));
    add("literal_rate", pattern(rate_pattern(true)));
    add("literal_number", type("number"));
    add("literal", any_of({definition("literal_number"), definition("literal_money"), definition("literal_rate"),
                           definition("day")}));
    add("literals", list_of(definition("literal"), 1));
    Node period = pattern("^([0-9]+年)?([0-9]+个月)?([0-9]+(日|天))?$");
    put(period, "minLength", number(std::size_t{1}));
    add("period", std::move(period));
    add("month_and_day", pattern("^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"));
    const Node years = one_of({{"last", {"上年度", "the last complete year"}},
                               {"last-1", {"上年度的前一年", "the year before it"}},
                               {"last-2", {"再前一年", "two years before it"}},
                               {"each", {"逐年条件中的当年", "the year of a fold over years"}},
                               {"each-1", {"当年的前一年", "the year before it"}}});
    add("year", any_of({years, pattern("^(last|each)(-[0-9]{1,2})?$"), integer("1900", "2999")}));
    add("count", integer("1", "1000"));
    add("years", integer("1", "50"));
    add("absent", one_of({{"empty", {"未填写的列表视为空", "an absent list counts as empty"}}}));
    add("always", one_of({{"met", {"满足", "met"}}, {"not_met", {"不满足", "not met"}}}));
    add("because",
        one_of({{"judgement", {"须由人判断", "a judgement"}}, {"unpublished", {"未公布", "not published"}}}));
    add("fold", one_of(language::folds()));
    add("basis", one_of(language::bases()));
    read::Choices drafting;
    for (const language::DraftingWord& each : language::drafting_words()) {
      for (const read::Choice& basis : language::bases()) {
        if (basis.name == each.basis) drafting.push_back({each.word, basis.what});
      }
    }
    add("drafting_word", one_of(drafting));
  }

  void add_members() {
    read::Choices qualified;
    Node any = list();
    for (const vocabulary::Enumeration& enumeration : vocabulary_.enumerations) {
      any.items.push_back(definition("words_of_" + enumeration.name));
      for (const read::Choice& member : members_of(enumeration))
        qualified.push_back({enumeration.name + "." + member.name, member.what});
    }
    add("member", one_of(qualified));
    add("any_member", object({{"anyOf", std::move(any)}}));
    add("members", one_or_more(definition("any_member")));
    add("members_or_none", any_of({definition("any_member"), list_of(definition("any_member"))}));
    add("areas", one_or_more(pattern("^([0-9]{2}|[0-9]{4}|[0-9]{6})$")));
    add("industries", one_or_more(pattern("^[0-9]{2}(-[0-9]{2})?$")));
  }

 private:
  void add(const std::string& name, Node form) {
    definitions_.add(name, [form = std::move(form)] { return form; });
  }

  static Node integer(const char* least, const char* most) {
    Node form = type("integer");
    put(form, "minimum", number(least));
    put(form, "maximum", number(most));
    return form;
  }

  /// The names that can mean such a fact; those with a prefix last, and without descriptions.
  template <class Which>
  Node names_of(Which which) const {
    read::Choices choices;
    std::vector<std::string> prefixed;
    for (const FactName& name : names_) {
      const auto found =
          std::find_if(name.facts.begin(), name.facts.end(), [&](int each) { return which(fact(each)); });
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

  const Fact& fact(int number) const { return vocabulary_.facts[static_cast<std::size_t>(number)]; }

  Definitions& definitions_;
  const Vocabulary& vocabulary_;
  const std::vector<FactName>& names_;
};

}  // namespace

bool has_value(const Fact& fact) {
  return language::type_of(fact) != language::Type::condition || fact.type == FactType::yes_no ||
         fact.type == FactType::determination;
}

Node one_or_more(const Node& form) { return any_of({form, list_of(form, 1)}); }

void add_condition_parts(Definitions& definitions, const Vocabulary& vocabulary, const std::vector<FactName>& names) {
  Parts parts(definitions, vocabulary, names);
  parts.add_names();
  parts.add_literals();
  parts.add_members();
}

}  // namespace huiqi::schema
