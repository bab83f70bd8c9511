// The schema of conditions and values. An object is what its word makes it: for each word there is a definition that allows
// that word's keys and no others, and the object's word chooses it. What a fact can be compared with follows from its type.
// Words: language/words.hpp. Reference: docs/language/. Tests: tests/schema/, scripts/validate-schemas
#include "schema/conditions.hpp"

#include <algorithm>

#include "language/words.hpp"
#include "schema/schemas.hpp"

namespace huiqi::schema {
namespace {

using language::Word;

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
    ways.items.push_back(
        requires_keys(key == "from" ? std::vector<std::string>{"from", "to"} : std::vector<std::string>{key}));
  }
  return object({{"oneOf", std::move(ways)}});
}

Node any_comparison() {
  Node ways = list();
  for (const std::string& key : language::comparison_keys().names()) ways.items.push_back(requires_keys({key}));
  return object({{"anyOf", std::move(ways)}});
}

class Conditions {
 public:
  Conditions(Definitions& definitions, const Loaded& loaded)
      : definitions_(definitions), vocabulary_(*loaded.vocabulary), names_(fact_names(vocabulary_)) {}

  void add() {
    add_condition_parts(definitions_, vocabulary_, names_);
    add_values();
    add_conditions();
  }

 private:
  void add(const std::string& name, Node form) {
    definitions_.add(name, [form = std::move(form)] { return form; });
  }

  // ---- values ----

  void add_values() {
    add("value", if_else_of_object("value_object", "literal"));
    add("values", list_of(definition("value"), 1));
    add("two_values", pair_of(definition("value")));
    add("limit", any_of({definition("value"), definition("any_member")}));
    add("is", any_of({type("boolean"), definition("value"), definition("any_member")}));
    Node band = pair_of(object());
    put(band, "items", list({definition("limit"), definition("value")}));
    add("bands", list_of(std::move(band), 1));
    add("money_value", if_else_of_object("value_object", "literal_money"));
    add("share_value", if_else_of_object("value_object", "literal_rate"));
    add("number_value", if_else_of_object("value_object", "literal_number"));
    add("day_value", if_else_of_object("value_object", "day"));
    add("branches_of_values", branches_of_one_type());
    Node options = map_of(definition("value"));
    put(options, "minProperties", number(std::size_t{2}));
    add("options_of_values", std::move(options));
    std::vector<Branch> ways;
    for (const Word& word : language::value_words()) {
      Node form = object_of(word.keys);
      if (word.name == "fact") put(form, "allOf", list(years_of_facts(vocabulary_, names_)));
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

  /// Figures that are written outright are of one type in all branches.
  static Node branches_of_one_type() {
    Node ways = list();
    for (const char* kind : {"money_value", "share_value", "number_value", "day_value"}) {
      Node values = object({{"then", definition(kind)}, {"otherwise", definition(kind)}});
      ways.items.push_back(object({{"items", object({{"properties", std::move(values)}})}}));
    }
    Node form = branches(language::branch_of_values());
    put(form, "anyOf", std::move(ways));
    return form;
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
      const auto same =
          std::find_if(branching.begin(), branching.end(), [&](const Word& each) { return each.name == word.name; });
      if (same != branching.end()) {  // without a comparison it is a condition, with one a value
        Node compared = any_comparison();
        add("condition_" + word.name, object_of({&same->keys, &marks}));
        Node alone = has;
        put(alone, "not", compared);
        ways.push_back({*same, std::move(alone), "condition_" + word.name});
        put(has, "anyOf", at(compared, "anyOf"));
      }
      Node form = object_of({&word.keys, &language::comparison_keys(), &marks});
      Node further = list({one_comparison()});
      if (word.name == "as_of" || word.name == "date" || word.name == "day_after") compare_with_days(form);
      if (word.name == "fact") {
        leave_to_the_facts(form);
        for (Node& each : years_of_facts(vocabulary_, names_)) further.items.push_back(std::move(each));
        for (Node& each : comparisons_of_facts(vocabulary_, names_)) further.items.push_back(std::move(each));
      }
      put(form, "allOf", std::move(further));
      add("compared_" + word.name, std::move(form));
      ways.push_back({word, std::move(has), "compared_" + word.name});
    }
    add("condition", branch_on_the_word(ways, {&marks}));
  }

  /// The forms of comparisons follow from the fact's type; here are only their descriptions.
  static void leave_to_the_facts(Node& form) {
    for (const read::Key& key : language::comparison_keys().all())
      put(at(form, "properties"), key.name, described(object(), key.what));
  }

  static void compare_with_days(Node& form) {
    for (const read::Key& key : language::comparison_keys().all()) {
      if (key.form == "limit" || key.name == "is")
        put(at(form, "properties"), key.name, described(definition("day_value"), key.what));
    }
  }

  Node ratio() const {
    Node form = object_of({&language::ratio_word().keys, &language::mark_keys()});
    Node ways = list();
    for (const read::Key& key : language::comparison_keys().all()) {
      if (key.form != "limit" || key.name == "from" || key.name == "to") continue;
      put(at(form, "properties"), key.name, described(definition("share_value"), key.what));
      ways.items.push_back(requires_keys({key.name}));
    }
    put(form, "oneOf", std::move(ways));
    put(form, "allOf", list(years_of_ratios(vocabulary_, names_)));
    return form;
  }

  Definitions& definitions_;
  const vocabulary::Vocabulary& vocabulary_;
  const std::vector<FactName> names_;
};

}  // namespace

void add_conditions(Definitions& definitions, const Loaded& loaded) { Conditions(definitions, loaded).add(); }

}  // namespace huiqi::schema
