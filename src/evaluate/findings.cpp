// Reads findings: what each condition demanded, what was stated, and by how much it was met or missed.
#include <algorithm>

#include "evaluate/readout.hpp"
#include "language/unit.hpp"
#include "values/law_text.hpp"

namespace huiqi::evaluate {

using language::Expr;
using language::Marks;
using language::Op;
using language::Type;

namespace {

Outcome outcome_of(Level level) {
  if (!level.is_point()) return Outcome::unknown;
  return level.lo == 2 ? Outcome::met : level.lo == 1 ? Outcome::pending : Outcome::not_met;
}

/// The node that compares or tests, below wrappers that only pass its outcome on.
const Expr* leaf_of(const Expr* node, bool& negated) {
  while (true) {
    switch (node->op) {
      case Op::in_principle:
      case Op::excuse:
        node = node->args[0].get();
        break;
      case Op::not_:
        negated = !negated;
        node = node->args[0].get();
        break;
      case Op::all:
      case Op::any:
        if (node->args.size() != 1 || node->comparison == Comparison::between) return node;
        node = node->args[0].get();
        break;
      default:
        return node;
    }
  }
}

}  // namespace

std::string Readout::figure(Type type, int enumeration, const Rational& value) const {
  switch (type) {
    case Type::money:
      return yuan_text(value);
    case Type::rate:
      return percent_text(value);
    case Type::date: {
      const auto days = value.floor();
      const auto day = days ? Date::from_days(*days) : std::nullopt;
      return day ? day->to_string() : "";
    }
    case Type::word: {
      if (enumeration < 0) return value.to_decimal(0);
      const auto& members = applicant_.vocabulary->enumerations[static_cast<std::size_t>(enumeration)].members;
      const auto ordinal = value.floor();
      if (!ordinal || *ordinal < 0 || *ordinal >= static_cast<std::int64_t>(members.size())) return "";
      return members[static_cast<std::size_t>(*ordinal)].name;
    }
    default:
      return value.to_decimal(6);
  }
}

const Expr& Readout::chosen(const Expr& reading) const {
  const auto& points = provision_.source->points;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (points[i].name == reading.name) return *reading.args[static_cast<std::size_t>(combination_.options[i])];
  }
  return *reading.args.front();
}

std::vector<Readout::Branch> Readout::branches(const Expr& choose) const {
  std::vector<Branch> result;
  bool ended = false;
  std::size_t contributing = 0;
  for (std::size_t i = 0; i < choose.branches.size(); ++i) {
    Branch branch;
    branch.marks = &choose.branches[i];
    const bool has_when = 2 * i + 1 < choose.args.size();
    if (has_when) branch.when = choose.args[2 * i].get();
    branch.then = choose.args[has_when ? 2 * i + 1 : 2 * i].get();
    const Level when = has_when ? level(*branch.when) : met;
    branch.may_apply = !ended && when.hi == 2;
    contributing += branch.may_apply ? 1 : 0;
    ended = ended || (branch.may_apply && when.lo == 2);
    result.push_back(branch);
  }
  for (Branch& branch : result) branch.certain = branch.may_apply && contributing == 1 && ended;
  return result;
}

const std::vector<profile::RecordValue>* Readout::items_of(const Expr& fold, const Item* outer,
                                                           const ListValue*& frames) const {
  const bool of_item = fold.fact.from == language::FactRef::From::item;
  const profile::RecordValue& base = of_item ? *outer->record : base_;
  const Found found = find(applicant_, base, fold.fact.from == language::FactRef::From::applicant, fold.fact.path);
  frames = &(of_item ? *outer->frame : frame_).lists[combination_.folds.at(&fold).list];
  return evaluate::items_of(found);
}

const vocabulary::Member* Readout::member(int ordinal, int enumeration) const {
  if (enumeration < 0 || ordinal < 0) return nullptr;
  const auto& members = applicant_.vocabulary->enumerations[static_cast<std::size_t>(enumeration)].members;
  const auto place = static_cast<std::size_t>(ordinal);
  return place < members.size() ? &members[place] : nullptr;
}

std::string Readout::words(const std::vector<int>& members, int enumeration) const {
  std::string result;
  for (int each : members) {
    if (!result.empty()) result += "、";
    if (const auto* word = member(each, enumeration))
      result += word->name;
    else
      result += figure(Type::word, enumeration, Rational(each));
  }
  return result;
}

Text Readout::labels(const std::vector<int>& members, int enumeration) const {
  Text result;
  const auto add = [&](const Text& label) {
    if (!result.zh.empty()) result.zh += "、";
    if (!result.en.empty()) result.en += ", ";
    result.zh += label.zh;
    result.en += label.en;
  };
  for (int each : members) {
    if (const auto* word = member(each, enumeration))
      add(word->label);
    else
      add(label_of_word(figure(Type::word, enumeration, Rational(each)), enumeration));
  }
  return result;
}

Text Readout::label_of_word(const std::string& word, int enumeration) const {
  if (enumeration >= 0) {
    const auto& words = applicant_.vocabulary->enumerations[static_cast<std::size_t>(enumeration)];
    const int ordinal = words.find(word);
    if (ordinal >= 0) return words.members[static_cast<std::size_t>(ordinal)].label;
  }
  return {word, word};
}

const profile::FactValue* Readout::stated_value(const Expr& node, const Item* item) const {
  if (node.fact.path.empty()) return nullptr;
  const bool of_item = node.fact.from == language::FactRef::From::item;
  if (of_item && item == nullptr) return nullptr;
  const Found found = find(applicant_, of_item ? *item->record : base_,
                           node.fact.from == language::FactRef::From::applicant, node.fact.path);
  return found.value != nullptr && found.value->presence == profile::Presence::known ? found.value : nullptr;
}

Text Readout::label_of(const Expr& node) const {
  if (!node.fact.path.empty())
    return applicant_.vocabulary->facts[static_cast<std::size_t>(node.fact.path.back())].label;
  if (node.op == Op::as_of) return {"申请日", "filing day"};
  for (const language::ExprPtr& arg : node.args) {
    if (arg->op == Op::constant) continue;
    Text label = label_of(*arg);
    if (!label.empty()) return label;
  }
  return {};
}

void Readout::put_comparison(const Expr& compare, Finding& finding) const {
  const bool ratio = compare.name == "ratio";
  const Expr& left = *compare.args[ratio ? 2 : 0];
  const Expr& right = *compare.args[ratio ? 3 : 1];
  const Type type = left.type == Type::any_number ? right.type : left.type;
  finding.comparison = compare.comparison;
  finding.unit = language::unit_of(type);
  const Span& actual = span(left);
  const Span& required = span(right);
  if (actual.is_point()) finding.actual = figure(type, left.enumeration, actual.lo);
  if (required.is_point()) finding.required = figure(type, right.enumeration, required.lo);
  if (left.type == Type::word && left.op == Op::fact && finding.actual.empty()) {
    if (const auto* value = stated_value(left, nullptr)) finding.actual = value->more->text;
  }
  finding.unpublished = required.hole;
  if (type == Type::word) {
    if (!finding.actual.empty()) finding.actual_words = label_of_word(finding.actual, left.enumeration);
    if (!finding.required.empty()) finding.required_words = label_of_word(finding.required, right.enumeration);
  } else if (left.op == Op::fact && (type == Type::count || type == Type::number)) {
    finding.measure = applicant_.vocabulary->facts[static_cast<std::size_t>(left.fact.path.back())].unit;
  }
  const bool measured = type != Type::word && actual.is_point() && required.is_point();
  if (!measured) return;
  const Rational margin = actual.lo - required.lo;
  finding.margin = type == Type::date ? margin.to_decimal(0) : figure(type, -1, margin);
}

void Readout::put_figures(const Expr& node, Finding& finding, bool negated) const {
  const auto yes_no = [&](Level value) { return value == met ? "true" : value == not_met ? "false" : ""; };
  switch (node.op) {
    case Op::compare:
      put_comparison(node, finding);
      break;
    case Op::all:
      if (node.comparison != Comparison::between) break;
      put_comparison(*node.args[0], finding);
      finding.comparison = Comparison::between;
      finding.margin.clear();
      if (const Span& high = span(*node.args[1]->args[1]); high.is_point()) {
        finding.required += "–" + figure(node.args[1]->args[1]->type, -1, high.lo);
      }
      break;
    case Op::holds:
    case Op::determination:
    case Op::stated:
      finding.comparison = Comparison::holds;
      finding.unit = Unit::yes_no;
      finding.actual = yes_no(level(node));
      finding.required = negated ? "false" : "true";
      break;
    case Op::one_of:
    case Op::one_of_open: {
      const Expr& word = *node.args[0];
      finding.comparison = Comparison::one_of;
      finding.unit = Unit::words;
      finding.required = words(node.members, word.enumeration);
      finding.required_words = labels(node.members, word.enumeration);
      if (const auto* value = stated_value(word, nullptr)) {
        finding.actual = value->more->text;
        finding.actual_words = label_of_word(value->more->text, word.enumeration);
      }
      break;
    }
    case Op::contains_any: {
      const Expr& set = *node.args[0];
      finding.comparison = Comparison::contains;
      finding.unit = Unit::words;
      finding.required = words(node.members, set.enumeration);
      finding.required_words = labels(node.members, set.enumeration);
      if (const auto* value = stated_value(set, nullptr)) {
        std::vector<int> members;
        for (int member = 0; member < 64; ++member) {
          if ((value->set >> member & 1) != 0) members.push_back(member);
        }
        finding.actual = words(members, set.enumeration);
        finding.actual_words = labels(members, set.enumeration);
      }
      break;
    }
    case Op::in_range:
      finding.comparison = Comparison::one_of;
      finding.unit = Unit::words;
      finding.required = node.name;
      if (const auto* value = stated_value(*node.args[0], nullptr)) finding.actual = value->more->text;
      break;
    case Op::exists:
      finding.comparison = Comparison::exists;
      finding.unit = language::unit_of(node.args[0]->type);
      if (const Span& value = span(*node.args[0]); value.is_point()) {
        finding.actual = figure(node.args[0]->type, node.args[0]->enumeration, value.lo);
      } else if (value.none) {
        finding.actual = "none";
      }
      break;
    default:
      break;
  }
}

/// A citation of the provision's own document: what stands before the numbering is that of the provision's citation.
std::string Readout::citation_of(std::string_view cite) const {
  const std::string_view own = provision_.source->citation;
  const std::string_view document = own.substr(0, own.size() - provision_.source->cite.size());
  std::string citation;
  citation.reserve(document.size() + cite.size());
  return citation.append(document).append(cite);
}

void Readout::write(const FindingSpot& spot, Finding& finding) {
  const Expr& node = *spot.node;
  const Marks& marks = *spot.marks;
  const FindingPlace& place = spot.place;
  finding.id = marks.id;
  finding.citation = citation_of(marks.cite.empty() ? place.cite : marks.cite);
  finding.role = place.role;
  finding.depth = place.depth;
  finding.word = marks.word.empty() ? spot.further->word : marks.word;
  finding.quote = marks.quote.empty() ? spot.further->quote : marks.quote;
  finding.outcome = place.taken ? outcome_of(spot.level) : Outcome::not_applicable;
  bool negated = false;
  const Expr* leaf = &node;
  while (true) {
    leaf = leaf_of(leaf, negated);
    if (leaf->op != Op::reading) break;
    leaf = &chosen(*leaf);
  }
  put_figures(*leaf, finding, negated);
  if (finding.word.empty()) finding.word = leaf->marks.word;
  finding.worded = !marks.label.empty() || !leaf->marks.label.empty();
  finding.label = !marks.label.empty() ? marks.label : !leaf->marks.label.empty() ? leaf->marks.label : label_of(*leaf);
  if (!place.taken) return;
  const bool excused = node.op == Op::excuse && level(*node.args[0]).hi < 2 && level(*node.args[1]).lo == 2;
  const Expr& principle = node.op == Op::excuse ? *node.args[0] : node;  // unless … around 原则上
  if (principle.op == Op::in_principle && (node.op != Op::excuse || level(*node.args[1]).lo < 2)) {
    const Level inner = level(*principle.args[0]);
    if (inner.hi == 0) finding.outcome = Outcome::soft_not_met;
    if (!inner.is_point()) {
      finding.outcome = Outcome::unknown;
      finding.notes.push_back({"in_principle_unknown", {}, {}});
    }
  }
  if (excused) finding.outcome = Outcome::excused;
  if (leaf->op == Op::one_of_open && finding.outcome == Outcome::pending) {
    finding.notes.push_back({"open_list", {finding.actual}, {}});
  }
  std::vector<Note> notes;
  notes_in(node, nullptr, notes);
  for (Note& note : notes) {
    const bool said = std::any_of(finding.notes.begin(), finding.notes.end(), [&](const Note& each) {
      return each.code == note.code && each.arguments == note.arguments;
    });
    if (note.code == "boundary" && !said) finding.notes.push_back(std::move(note));
  }
  if (marks.basis == "assumed" && finding.comparison != Comparison::none && leaf->op != Op::compare) {
    finding.notes.push_back({"assumed_basis", {}, {}});
  }
}

void Readout::find_in(const Expr& node, FindingPlace place, std::vector<FindingSpot>& spots) const {
  if (!node.marks.cite.empty()) place.cite = node.marks.cite;
  if (!node.marks.id.empty() && node.type == Type::condition) {
    spots.push_back({&node, &node.marks, &node.marks, place, level(node)});
    ++place.depth;
  }
  switch (node.op) {
    case Op::all:
    case Op::any:
    case Op::at_least_of:
    case Op::not_:
    case Op::in_principle:
      for (const language::ExprPtr& arg : node.args) find_in(*arg, place, spots);
      break;
    case Op::excuse:
      for (const language::ExprPtr& arg : node.args) find_in(*arg, place, spots);
      break;
    case Op::reading:
      find_in(chosen(node), place, spots);
      break;
    case Op::choose:
      if (node.type != Type::condition) break;
      for (const Branch& branch : branches(node)) {
        FindingPlace inside = place;
        inside.taken = place.taken && branch.may_apply;
        if (!branch.marks->cite.empty()) inside.cite = branch.marks->cite;
        if (branch.when != nullptr) {
          FindingPlace condition = place;
          find_in(*branch.when, condition, spots);
        }
        if (!branch.marks->id.empty()) {
          spots.push_back({branch.then, branch.marks, &branch.then->marks, inside, level(*branch.then)});
          ++inside.depth;
        }
        find_in(*branch.then, inside, spots);
      }
      break;
    default:
      break;
  }
}

/// The branches of a grade, a class or a state: the one that applies is met, with its citation.
void Readout::find_branches(const Expr& node, const FindingPlace& place, std::vector<FindingSpot>& spots) const {
  if (node.op == Op::reading) return find_branches(chosen(node), place, spots);
  if (node.type == Type::condition || node.op == Op::fold) return;
  if (node.op == Op::choose) {
    for (const Branch& branch : branches(node)) {
      if (!branch.marks->id.empty()) {
        const Level applies = branch.certain ? met : branch.may_apply ? anything : not_met;
        FindingPlace here = place;
        here.taken = branch.may_apply;
        const Expr* said_of = branch.when != nullptr ? branch.when : branch.then;
        spots.push_back({said_of, branch.marks, branch.marks, here, applies});
      }
    }
  }
  for (const language::ExprPtr& arg : node.args) find_branches(*arg, place, spots);
}

std::vector<Finding> Readout::findings() {
  std::vector<FindingSpot> spots;
  FindingPlace place;
  place.cite = provision_.source->cite;
  place.role = Role::scope;
  for (const language::ExprPtr& each : provision_.source->scope) find_in(*each, place, spots);
  place.role = provision_.source->kind == Kind::adverse_measure ? Role::ground : Role::requirement;
  for (const language::ExprPtr& each : provision_.source->requires_) find_in(*each, place, spots);
  place.role = Role::answer;
  const auto answers_from = static_cast<std::ptrdiff_t>(spots.size());
  for (const language::Answer& answer : provision_.source->answers) {
    if (answer.value) find_branches(*answer.value, place, spots);
  }
  std::set<std::string_view> seen;  // a let may stand in several answers
  const auto again = [&](const FindingSpot& spot) { return !seen.insert(spot.marks->id).second; };
  spots.erase(std::remove_if(spots.begin() + answers_from, spots.end(), again), spots.end());
  std::vector<Finding> result(spots.size());
  for (std::size_t i = 0; i < spots.size(); ++i) write(spots[i], result[i]);
  return result;
}

}  // namespace huiqi::evaluate
