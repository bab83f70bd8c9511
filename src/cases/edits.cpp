// Facts as profiles name them, and values to try. See edits.hpp.
#include "cases/edits.hpp"

#include <algorithm>

#include "evaluate/evaluation.hpp"
#include "values/law_text.hpp"

namespace huiqi::cases {

using language::Expr;
using language::ExprPtr;
using language::FactRef;
using language::Op;
using read::Node;
using vocabulary::Fact;
using vocabulary::FactType;

namespace {

constexpr std::int64_t many = 10'000;    ///< of which one is the unit of a share
constexpr std::size_t values_kept = 24;  ///< of one fact: more would only repeat

bool equal(const Node& a, const Node& b) { return read::canonical(a) == read::canonical(b); }

Node array_node(std::vector<Node> items) {
  Node node;
  node.kind = Node::Kind::array;
  node.items = std::move(items);
  return node;
}

Node object_node() {
  Node node;
  node.kind = Node::Kind::object;
  return node;
}

/// The value at a path of a profile, or null.
const Node* value_at(const Node& root, const std::string& path) {
  const Node* at = &root;
  std::size_t begin = 0;
  while (at != nullptr && begin <= path.size()) {
    const std::size_t end = std::min(path.find('.', begin), path.size());
    const std::string key = path.substr(begin, end - begin);
    begin = end + 1;
    if (at->is_array()) {
      const auto named = std::find_if(at->items.begin(), at->items.end(), [&](const Node& item) {
        const Node* id = item.find("id");
        return id != nullptr && id->is_string() && id->text == key;
      });
      const bool number = !key.empty() && key.find_first_not_of("0123456789") == std::string::npos;
      if (named != at->items.end())
        at = &*named;
      else
        at = number && std::stoul(key) < at->items.size() ? &at->items[std::stoul(key)] : nullptr;
    } else {
      at = at->find(key);
    }
  }
  return at;
}

std::string below(const std::string& base, const std::string& name) { return base.empty() ? name : base + "." + name; }

}  // namespace

Node text_node(std::string text) {
  Node node;
  node.kind = Node::Kind::string;
  node.text = std::move(text);
  return node;
}

Node number_node(std::string digits) {
  Node node;
  node.kind = Node::Kind::number;
  node.text = std::move(digits);
  return node;
}

Node boolean_node(bool yes) {
  Node node;
  node.kind = Node::Kind::boolean;
  node.boolean = yes;
  return node;
}

Node written(const Fact* fact, const Rational& value) {
  if (fact == nullptr || fact->type == FactType::date) {
    const auto day = Date::from_days(value.floor().value_or(0));
    return text_node(day ? day->to_string() : "");
  }
  switch (fact->type) {
    case FactType::money:
      return text_node(yuan_text(value));
    case FactType::rate:
      return text_node(percent_text(value));
    default:
      return number_node(value.to_decimal(6));
  }
}

Rational sample(const Fact& fact) {
  switch (fact.type) {
    case FactType::money:
      return Rational(100'000'000);
    case FactType::rate:
      return Rational::of(1, 10);
    case FactType::year:
      return Rational(1000);
    default:
      return Rational(20);
  }
}

void Pool::put(std::vector<Node>& into, const Node& value) {
  if (into.size() >= values_kept || value.is_null()) return;
  if (std::none_of(into.begin(), into.end(), [&](const Node& known) { return equal(known, value); }))
    into.push_back(value);
}

void Pool::add(const Node& profile, const vocabulary::Vocabulary& vocabulary) {
  add_record(profile, vocabulary.applicant, "", vocabulary);
}

void Pool::add_record(const Node& object, int record, const std::string& prefix,
                      const vocabulary::Vocabulary& vocabulary) {
  if (!object.is_object()) return;
  for (const read::Member& member : object.members) {
    const std::string name = prefix + member.key;
    const int number = vocabulary.find_fact(record, name);
    if (number < 0) {
      add_record(member.value, record, name + ".", vocabulary);
      continue;
    }
    const Fact& fact = vocabulary.facts[static_cast<std::size_t>(number)];
    if (fact.type == FactType::record) {
      add_record(member.value, fact.target, "", vocabulary);
    } else if (fact.series != vocabulary::Series::none) {
      for (const read::Member& year : member.value.members) put(values_[&fact], year.value);
    } else {
      put(values_[&fact], member.value);
    }
    if (fact.type != FactType::list) continue;
    for (const Node& item : member.value.items) {
      put(items_[&fact], item);
      add_record(item, fact.target, "", vocabulary);
    }
  }
}

const std::vector<Node>& Pool::of(const Fact& fact) const {
  static const std::vector<Node> nothing;
  const auto found = values_.find(&fact);
  return found == values_.end() ? nothing : found->second;
}

const std::vector<Node>& Pool::items(const Fact& list) const {
  static const std::vector<Node> nothing;
  const auto found = items_.find(&list);
  return found == items_.end() ? nothing : found->second;
}

/// Collects the handles below expressions.
struct Edits::Walk {
  const engine_detail::Loaded& loaded;
  const Case& each;
  std::string subject;  ///< the path of the subject's record
  std::vector<Handle> handles;
  std::set<std::string> known;
  std::set<std::pair<const Expr*, std::string>> visited;

  const Fact& fact(int number) const { return loaded.vocabulary->facts[static_cast<std::size_t>(number)]; }

  void add(std::string path, const Fact* fact) {
    if (known.insert(path).second) handles.push_back({std::move(path), fact});
  }

  void add(const FactRef& ref, const std::string& item) {
    if (ref.path.empty()) return;
    std::string path = ref.from == FactRef::From::applicant ? "" : ref.from == FactRef::From::item ? item : subject;
    for (std::size_t i = 0; i < ref.path.size(); ++i) {
      const Fact& one = fact(ref.path[i]);
      path = below(path, one.name);
      if (i + 1 == ref.path.size()) {
        if (one.series != vocabulary::Series::none) {
          const bool last = ref.time.kind == language::TimeRef::Kind::last;
          const int year = last ? each.as_of.year() - 1 - ref.time.years : ref.time.years;
          if (ref.time.kind != language::TimeRef::Kind::none) path += "." + std::to_string(year);
        }
        return add(path, &one);
      }
      if (one.type != FactType::reference) continue;
      add(path, &one);
      const Node* id = value_at(*each.origin.profile, path);
      if (id == nullptr || !id->is_string()) return;
      path = below(fact(one.target).name, id->text);
    }
  }

  void through(const Expr& node, const std::string& item) {
    if (!visited.insert({&node, item}).second) return;
    add(node.fact, item);
    add(node.second, item);
    add(node.third, item);
    if (node.op == Op::as_of || node.op == Op::last_year) add("as_of", nullptr);
    if (node.op == Op::outcome) {
      for (const language::RuleSet& set : loaded.rule_sets) {
        for (const language::Provision& named : set.provisions) {
          if (named.id == node.name) provision(named, item);
        }
      }
      return;
    }
    if (node.op != Op::fold && node.op != Op::some) {
      for (const ExprPtr& arg : node.args) through(*arg, item);
      return;
    }
    const std::string list = below(node.fact.from == FactRef::From::applicant ? ""
                                   : node.fact.from == FactRef::From::item    ? item
                                                                              : subject,
                                   names(node.fact));
    const Node* items = value_at(*each.origin.profile, list);
    for (std::size_t i = 0; items != nullptr && i < items->items.size(); ++i) {
      for (const ExprPtr& arg : node.args) through(*arg, list + "." + std::to_string(i));
    }
  }

  std::string names(const FactRef& ref) const {
    std::string path;
    for (const int number : ref.path) path = below(path, fact(number).name);
    return path;
  }

  void provision(const language::Provision& source, const std::string& item) {
    for (const ExprPtr& each_one : source.scope) through(*each_one, item);
    for (const ExprPtr& each_one : source.requires_) through(*each_one, item);
    for (const language::Answer& answer : source.answers) {
      if (answer.value) through(*answer.value, item);
      for (const ExprPtr& each_one : answer.where) through(*each_one, item);
    }
    if (source.grant) {
      for (const auto& alternative : source.grant->alternatives) {
        for (const language::GrantPart& part : alternative) {
          if (part.rate) through(*part.rate, item);
          if (part.base) through(*part.base, item);
        }
      }
      if (source.grant->cap) through(*source.grant->cap, item);
      if (source.grant->times) through(*source.grant->times, item);
    }
    for (const language::ConditionalNote& note : source.notes) {
      if (note.when) through(*note.when, item);
    }
    if (source.total_when) through(*source.total_when, item);
  }
};

std::vector<Handle> Edits::handles(const Case& each) const {
  const auto& vocabulary = *loaded_.vocabulary;
  const auto* kind = vocabulary.find_subject(provision_.subject);
  Walk walk{loaded_, each, "", {}, {}, {}};
  if (kind == nullptr || kind->section < 0 || !each.origin.profile) return {};
  const std::string section = vocabulary.facts[static_cast<std::size_t>(kind->section)].name;
  walk.subject = section;
  if (kind->is_list) {
    const Node* list = each.origin.profile->find(section);
    if (list == nullptr || list->items.empty()) return {};
    const Node* id = list->items.front().find("id");
    const std::string first = id != nullptr && id->is_string() ? id->text : "0";
    walk.subject += "." + (each.subject.empty() ? first : each.subject);
  }
  walk.provision(provision_, "");
  return std::move(walk.handles);
}

std::set<const Fact*> facts_below(const Expr& node, const engine_detail::Loaded& loaded) {
  std::set<const Fact*> facts;
  if (node.op == Op::as_of || node.op == Op::last_year) facts.insert(nullptr);
  for (const FactRef* ref : {&node.fact, &node.second, &node.third}) {
    for (const int number : ref->path) facts.insert(&loaded.vocabulary->facts[static_cast<std::size_t>(number)]);
  }
  const auto add = [&](const std::vector<ExprPtr>& nodes) {
    for (const ExprPtr& each : nodes) facts.merge(facts_below(*each, loaded));
  };
  add(node.args);
  if (node.op == Op::outcome) {
    const auto& named = loaded.program.provisions[loaded.program.provision_index.at(node.name)];
    add(named.source->scope);
    add(named.source->requires_);
  }
  return facts;
}

namespace {

void add_codes(const Expr& node, std::set<Rational>& found) {
  if (node.op == Op::in_range) found.insert(node.low);
  for (const ExprPtr& arg : node.args) {
    if (arg) add_codes(*arg, found);
  }
}

/// Whole numbers that may be counts of items.
void add_counts(const Expr& node, std::set<std::size_t>& found) {
  constexpr std::int64_t most = 20;
  const auto whole = node.op == Op::constant && node.type != language::Type::word ? node.number.floor() : std::nullopt;
  if (whole && node.number.is_whole() && *whole >= 0 && *whole <= most) found.insert(static_cast<std::size_t>(*whole));
  for (const ExprPtr& arg : node.args) {
    if (arg) add_counts(*arg, found);
  }
}

}  // namespace

std::vector<std::string> Edits::codes(std::size_t digits) const {
  std::set<Rational> found;
  for (const auto* conditions : {&provision_.scope, &provision_.requires_}) {
    for (const ExprPtr& each : *conditions) add_codes(*each, found);
  }
  std::vector<std::string> codes;
  for (const Rational& each : found) {
    std::string text = each.to_decimal(0);
    if (text.size() <= digits) codes.push_back(std::string(digits - text.size(), '0') + text);
  }
  return codes;
}

/// One item, one more than there are, and as many as the rules count, one fewer and one more.
std::set<std::size_t> Edits::sizes(std::size_t there) const {
  std::set<std::size_t> counts, wanted = {1, there + 1};
  for (const auto* conditions : {&provision_.scope, &provision_.requires_}) {
    for (const ExprPtr& each : *conditions) add_counts(*each, counts);
  }
  for (const std::size_t count : counts) {
    if (count > 1) wanted.insert(count - 1);
    wanted.insert({std::max<std::size_t>(count, 1), count + 1});
  }
  return wanted;
}

/// The list cut short, or with further items like its last one (of a list without items: without facts), each with its id.
Node Edits::of_size(Node list, std::size_t size, const Fact& fact) const {
  const auto& identity = loaded_.vocabulary->records[static_cast<std::size_t>(fact.target)].identity;
  if (list.items.size() > size) list.items.resize(size);
  while (list.items.size() < size) {
    Node item = list.items.empty() ? object_node() : list.items.back();
    std::erase_if(item.members, [&](const read::Member& member) { return member.key == identity; });
    const std::string id = "item-" + std::to_string(list.items.size() + 1);
    if (!identity.empty()) item.members.insert(item.members.begin(), {identity, {}, text_node(id)});
    list.items.push_back(std::move(item));
  }
  return list;
}

std::vector<Edit> Edits::values(const Handle& handle, const Case& each) const {
  std::vector<Node> nodes;
  const auto put = [&](Node node) {
    if (std::none_of(nodes.begin(), nodes.end(), [&](const Node& known) { return equal(known, node); }))
      nodes.push_back(std::move(node));
  };
  if (handle.fact == nullptr) {
    for (const int days : {-1, 1, -366, 366}) {
      const auto day = Date::from_days(static_cast<std::int64_t>(each.as_of.days()) + days);
      if (day) put(text_node(day->to_string()));
    }
  } else {
    put(Node());
    const Fact& fact = *handle.fact;
    switch (fact.type) {
      case FactType::yes_no:
      case FactType::determination:
        put(boolean_node(true));
        put(boolean_node(false));
        break;
      case FactType::enumeration:
      case FactType::enumerations: {
        const auto& words = loaded_.vocabulary->enumerations[static_cast<std::size_t>(fact.enumeration)];
        const bool set = fact.type == FactType::enumerations;
        if (set) put(array_node({}));
        if (words.open) put(set ? array_node({text_node("其他")}) : text_node("其他"));
        for (const vocabulary::Member& member : words.members)
          put(set ? array_node({text_node(member.name)}) : text_node(member.name));
        if (!set) put(text_node("none"));
        break;
      }
      case FactType::area:
        for (const std::string& code : codes(6)) put(text_node(code));
        for (const char* code : {"110000", "450200", "450100", "45"}) put(text_node(code));
        break;
      case FactType::industry:
        for (const std::string& code : codes(4)) put(text_node(code.substr(0, 2)));
        for (const char* code : {"C36", "I65", "D44", "F51"}) put(text_node(code));
        break;
      case FactType::list: {
        put(array_node({}));
        put(array_node({object_node()}));
        for (const Node& item : pool_.items(fact)) put(array_node({item}));
        const Node* there = value_at(*each.origin.profile, handle.path);
        const bool any = there != nullptr && there->is_array() && !there->items.empty();
        for (const std::size_t size : sizes(any ? there->items.size() : 0))
          put(of_size(any ? *there : array_node({}), size, fact));
        break;
      }
      case FactType::date:
        put(text_node("none"));
        for (const int days : {-1, 0, 1, -366, -1096})
          put(written(&fact, Rational(each.as_of.days()) + Rational(days)));
        break;
      case FactType::score:
      case FactType::reference:
        put(text_node("none"));
        break;
      default:
        break;
    }
    for (const Node& node : pool_.of(fact)) put(node);
    if (fact.is_numeric()) put(written(&fact, sample(fact)));
    // Of 20 people each is 5 %: a share just below or above a figure needs a whole of many.
    if (fact.type == FactType::count || fact.type == FactType::number) put(written(&fact, Rational(many)));
  }
  std::vector<Edit> edits;
  for (Node& node : nodes) edits.push_back({handle.path, std::move(node)});
  return edits;
}

}  // namespace huiqi::cases
