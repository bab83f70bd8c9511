// See witness.hpp.
#include "check/witness.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "check/probe.hpp"
#include "read/write.hpp"
#include "values/law_text.hpp"

namespace huiqi::check {

using language::Expr;
using language::ExprPtr;
using language::FactRef;
using language::Op;
using language::TimeRef;
using language::Type;
using read::Node;
using vocabulary::Fact;
using vocabulary::FactType;

namespace {

constexpr const char* subject_id = "s1";

Node text_node(const std::string& text) {
  Node node;
  node.kind = Node::Kind::string;
  node.text = text;
  return node;
}
Node number_node(const std::string& digits) {
  Node node;
  node.kind = Node::Kind::number;
  node.text = digits;
  return node;
}
Node truth_node(bool yes) {
  Node node;
  node.kind = Node::Kind::boolean;
  node.boolean = yes;
  return node;
}
Node empty_list() {
  Node node;
  node.kind = Node::Kind::array;
  return node;
}

std::string money_text(const Rational& fen) {
  const std::string words = yuan_words_zh(fen);
  const auto read = parse_money(words).value;
  return read && *read == fen ? words : yuan_text(fen);
}

std::string day_text(const Rational& days) {
  const auto whole = days.floor();
  const auto day = whole ? Date::from_days(*whole) : std::nullopt;
  return day ? day->to_string() : "";
}

/// Writes facts into a profile, path by path.
class Writer {
 public:
  Writer(const engine_detail::Loaded& loaded, const Standing& standing, const Unknowns& unknowns, Date as_of)
      : loaded_(loaded), standing_(standing), unknowns_(unknowns), as_of_(as_of) {
    root_.kind = Node::Kind::object;
    put("as_of", text_node(as_of.to_string()));
    make_subject();
  }

  Node take() { return std::move(root_); }

  void write(const Unknowns& unknowns, const Point& point, const std::string& item) {
    for (const auto& [index, value] : point.values) {
      const Unknown& unknown = unknowns.at(index);
      switch (unknown.kind) {
        case Unknown::Kind::fact:
          if (!missing(unknowns, point, unknown.fact)) put(path_of(unknown.fact, item), fact_node(unknown.fact, value));
          break;
        case Unknown::Kind::exists:
          if (value.is_zero()) put(path_of(unknown.fact, item), text_node("none"));
          if (value.sign() > 0 && type_of(unknown.fact) == FactType::reference) refer(unknown.fact, item);
          break;
        case Unknown::Kind::member:
          add_member(unknown, value.sign() > 0, item);
          break;
        case Unknown::Kind::some:
          some_items(unknown, value, item);
          break;
        case Unknown::Kind::fold:
          folded_items(unknown, value, item);
          break;
        default:
          break;
      }
    }
    for (const auto& [index, value] : point.values) {  // last: as if it had never been stated
      const Unknown& unknown = unknowns.at(index);
      if (unknown.kind == Unknown::Kind::stated && value.is_zero()) put(path_of(unknown.fact, item), std::nullopt);
    }
  }

  /// The path of the items of the list that a fold runs over: "incidents.w1".
  /// An item whose record has no identity is named by its place.
  std::string item_of(const Expr& fold, const std::string& outer) {
    const std::string list = path_of(fold.fact, outer);
    if (lists_.insert(list).second) put(list, empty_list());
    const std::string& identity =
        loaded_.vocabulary->records[static_cast<std::size_t>(declared(fold.fact.path.back()).target)].identity;
    return identity.empty() ? fmt::format("{}.{}", list, places_[list]++) : fmt::format("{}.w{}", list, ++items_);
  }

 private:
  const Fact& declared(int fact) const { return loaded_.vocabulary->facts[static_cast<std::size_t>(fact)]; }
  FactType type_of(const FactRef& fact) const { return declared(fact.path.back()).type; }

  static bool missing(const Unknowns& unknowns, const Point& point, const FactRef& fact) {
    const std::string key = unknowns.key_of(fact);
    for (const auto& [index, value] : point.values) {
      const Unknown& other = unknowns.at(index);
      if (other.kind == Unknown::Kind::exists && value.is_zero() && unknowns.key_of(other.fact) == key) return true;
    }
    return false;
  }

  void put(const std::string& path, std::optional<Node> value) {
    if (!path.empty()) profile::set_path(root_, path, std::move(value), *loaded_.vocabulary);
  }

  void make_subject() {
    const auto* kind = unknowns_.subject();
    if (kind == nullptr || kind->record < 0) return;
    Node object;
    object.kind = Node::Kind::object;
    const std::string section = declared(kind->section).name;
    const std::string& identity = loaded_.vocabulary->records[static_cast<std::size_t>(kind->record)].identity;
    if (!kind->is_list) {
      put(section, object);
    } else if (!identity.empty()) {
      put(fmt::format("{}.{}.{}", section, subject_id, identity), text_node(subject_id));
    }
  }

  /// From the applicant to the fact, through records, references (to an item of their own) and the item of a fold.
  std::string path_of(const FactRef& fact, const std::string& item) {
    std::string path;
    if (fact.from == FactRef::From::item) {
      path = item;
    } else if (fact.from == FactRef::From::subject && unknowns_.subject() != nullptr) {
      path = declared(unknowns_.subject()->section).name;
      if (unknowns_.subject()->is_list) path += std::string(".") + subject_id;
    }
    for (std::size_t i = 0; i < fact.path.size(); ++i) {
      const Fact& each = declared(fact.path[i]);
      path += (path.empty() ? "" : ".") + each.name;
      if (i + 1 < fact.path.size() && each.type == FactType::reference) {
        const std::string target = fmt::format("r{}", each.index + 1);
        put(path, text_node(target));
        path = fmt::format("{}.{}", declared(each.target).name, target);
      }
    }
    if (!fact.path.empty() && declared(fact.path.back()).series == vocabulary::Series::year) {
      const int year =
          fact.time.kind == TimeRef::Kind::absolute ? fact.time.years : as_of_.year() - 1 - fact.time.years;
      path += fmt::format(".{}", year);
    }
    return path;
  }

  void refer(const FactRef& fact, const std::string& item) {
    const Fact& reference = declared(fact.path.back());
    const std::string target = fmt::format("r{}", reference.index + 1);
    const Fact& list = declared(reference.target);
    const std::string& identity = loaded_.vocabulary->records[static_cast<std::size_t>(list.target)].identity;
    put(fmt::format("{}.{}.{}", list.name, target, identity.empty() ? "id" : identity), text_node(target));
    put(path_of(fact, item), text_node(target));
  }

  std::optional<Node> fact_node(const FactRef& ref, const Rational& value) const {
    const Fact& fact = declared(ref.path.back());
    switch (fact.type) {
      case FactType::money:
        return text_node(money_text(value));
      case FactType::rate:
        return number_node(value.to_decimal(20));
      case FactType::yes_no:
        return truth_node(value.sign() > 0);
      case FactType::determination:
        if (value == Rational(1)) return std::nullopt;  // not decided yet
        return truth_node(value.sign() > 0);
      case FactType::date:
        return text_node(day_text(value));
      case FactType::enumeration:
      case FactType::text: {
        if (fact.enumeration < 0) return text_node("其他");
        const auto& words = loaded_.vocabulary->enumerations[static_cast<std::size_t>(fact.enumeration)];
        const auto ordinal = value.floor();
        if (!ordinal || *ordinal < 0 || static_cast<std::size_t>(*ordinal) >= words.members.size())
          return text_node("其他");
        return text_node(words.members[static_cast<std::size_t>(*ordinal)].name);
      }
      case FactType::area:
        return text_node(fmt::format("{:06}", value.floor().value_or(0)));
      case FactType::industry:
        return text_node(fmt::format("{:04}", value.floor().value_or(0)));
      default:
        return number_node(value.to_decimal(20));
    }
  }

  void add_member(const Unknown& unknown, bool in, const std::string& item) {
    const std::string path = path_of(unknown.fact, item);
    std::vector<std::string>& members = sets_[path];
    const Fact& fact = declared(unknown.fact.path.back());
    if (in && fact.enumeration >= 0) {
      const auto& words = loaded_.vocabulary->enumerations[static_cast<std::size_t>(fact.enumeration)];
      members.push_back(words.members[static_cast<std::size_t>(unknown.member)].name);
    }
    Node list = empty_list();
    for (const std::string& each : members) list.items.push_back(text_node(each));
    put(path, list);
  }

  bool list_exists(const std::string& path) const { return lists_.contains(path); }

  /// An item that meets the condition of a `some`, or the empty list.
  void some_items(const Unknown& unknown, const Rational& level, const std::string& outer) {
    const std::string list = path_of(unknown.fact, outer);
    if (level.is_zero()) {
      if (!list_exists(list)) put(list, empty_list());
      return;
    }
    const int wanted = level == Rational(2) ? 2 : 1;
    std::vector<Want> wants{{unknown.expr->args[0], wanted, true}};
    if (wanted == 1) wants.push_back({unknown.expr->args[0], 2, false});
    add_item(*unknown.expr, wants, outer);
  }

  void folded_items(const Unknown& unknown, const Rational& value, const std::string& outer) {
    const Expr& fold = *unknown.expr;
    if (fold.fact.path.empty()) return;
    const std::string list = path_of(unknown.fact, outer);
    std::vector<Want> wants{{fold.args[0], 2, true}};
    if (fold.fold == language::Fold::count) {
      const auto count = value.floor().value_or(0);
      if (count == 0 && !list_exists(list)) put(list, empty_list());
      for (std::int64_t i = 0; i < std::min<std::int64_t>(count, 60); ++i) add_item(fold, wants, outer);
      return;
    }
    auto constant = std::make_shared<Expr>();
    constant->op = Op::constant;
    constant->type = fold.args[1]->type;
    constant->number = value;
    auto is = std::make_shared<Expr>();
    is->op = Op::compare;
    is->comparison = Comparison::is;
    is->args = {fold.args[1], constant};
    wants.push_back({is, 2, true});
    add_item(fold, wants, outer);
  }

  void add_item(const Expr& fold, const std::vector<Want>& wants, const std::string& outer) {
    if (depth_ > 2) return;
    Unknowns inner(*loaded_.vocabulary, *standing_.set, unknowns_.subject());
    Search search(loaded_, inner, {false, 5000, false});
    const SearchResult found = search.find(wants);
    if (found.answer != Answer::possible) return;
    const std::string name = item_of(fold, outer);
    ++depth_;
    write(inner, found.point, name);
    --depth_;
  }

  const engine_detail::Loaded& loaded_;
  const Standing& standing_;
  const Unknowns& unknowns_;
  Date as_of_;
  Node root_;
  std::map<std::string, std::vector<std::string>> sets_;
  std::set<std::string> lists_;
  std::map<std::string, int> places_;
  int items_ = 0;
  int depth_ = 0;
};

Date filing_day(const Standing& standing, const Unknowns& unknowns, const Point& point) {
  for (const auto& [index, value] : point.values) {
    if (unknowns.at(index).kind != Unknown::Kind::as_of) continue;
    const auto days = value.floor();
    const auto day = days ? Date::from_days(*days) : std::nullopt;
    if (day) return *day;
  }
  return standing.set->in_force_from;
}

}  // namespace

Witness make_witness(const Engine& engine, const Standing& standing, Unknowns& unknowns, const Point& point,
                     const std::vector<Want>& wants) {
  Witness witness;
  const engine_detail::Loaded& loaded = engine.loaded();
  const Date as_of = filing_day(standing, unknowns, point);
  Writer writer(loaded, standing, unknowns, as_of);
  std::string item;
  for (const Expr* fold : standing.folds) item = writer.item_of(*fold, item);
  writer.write(unknowns, point, item);
  witness.json = read::pretty(writer.take());
  const auto profile = engine.read_profile(witness.json, "witness.json");
  if (!profile || !profile.diagnostics.empty()) return witness;
  EvaluateOptions options;
  options.policies = {standing.set->id};
  const auto report = engine.evaluate(*profile, options);
  witness.accepted = report && report.diagnostics.empty();
  if (!witness.accepted) return witness;
  std::map<std::string, int> readings;
  for (const auto& [index, value] : point.values) {
    const Unknown& unknown = unknowns.at(index);
    if (unknown.kind == Unknown::Kind::reading) readings[unknown.name] = static_cast<int>(value.floor().value_or(0));
  }
  witness.confirmed = std::all_of(wants.begin(), wants.end(), [&](const Want& want) {
    return engine_says(loaded, standing, profile->applicant(), as_of, readings, want);
  });
  return witness;
}

std::string value_text(const Expr& measured, const Rational& value, const vocabulary::Vocabulary& vocabulary) {
  switch (measured.type) {
    case Type::money:
      return money_text(value);
    case Type::rate:
      return percent_text(value);
    case Type::date:
      return day_text(value);
    case Type::word: {
      const auto ordinal = value.floor();
      if (measured.enumeration < 0 || !ordinal || *ordinal < 0) return value.to_decimal(6);
      const auto& words = vocabulary.enumerations[static_cast<std::size_t>(measured.enumeration)];
      return static_cast<std::size_t>(*ordinal) < words.members.size()
                 ? words.members[static_cast<std::size_t>(*ordinal)].name
                 : value.to_decimal(6);
    }
    default:
      return value.to_decimal(6);
  }
}

}  // namespace huiqi::check
