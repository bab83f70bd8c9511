// Reads provisions: head, scope, requirements, grants, answers, targets. See provision_reader.hpp.
#include <fmt/format.h>

#include <algorithm>

#include "language/keys.hpp"
#include "language/provision_reader.hpp"
#include "values/law_text.hpp"

namespace huiqi::language {

using read::Node;

namespace {

/// The names of the kinds, in their order.
const std::vector<std::string>& kind_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    for (int i = 0; i <= static_cast<int>(Kind::indicator); ++i) all.emplace_back(name(static_cast<Kind>(i)));
    return all;
  }();
  return names;
}

}  // namespace

ProvisionReader::ProvisionReader(read::Reporter& reporter, const vocabulary::Vocabulary& vocabulary, RuleSet& set,
                                 const Node& root)
    : reporter_(reporter),
      vocabulary_(vocabulary),
      set_(set),
      root_(root),
      expressions_(reporter, vocabulary, set, root.find("definitions")) {}

void ProvisionReader::read_all() {
  const Node* list = root_.find("provisions");
  if (list == nullptr || !reporter_.expect(*list, Node::Kind::array, {"“provisions”", "\"provisions\""})) return;
  for (const Node& node : list->items) {
    if (reporter_.expect(node, Node::Kind::object, {"条款", "a provision"})) read_provision(node);
  }
  expressions_.end_rule_set();
}

void ProvisionReader::read_provision(const Node& node) {
  reporter_.allow_only(node, provision_keys());
  reporter_.require_all(node, provision_keys());
  Provision provision;
  provision.place = node.place;
  provision.id = reporter_.string_of(node, "id");
  provision.cite = reporter_.string_of(node, "cite");
  provision.quote = reporter_.string_of(node, "quote");
  provision.title = reporter_.text_of(node, "title");
  provision.departments = reporter_.texts_of(node, "departments");
  provision.materials = reporter_.texts_of(node, "materials");
  provision.steps = read_steps(reporter_, node);
  const Node* cite = node.find("cite");
  if (provision.cite.empty() && (cite == nullptr || cite->is_string())) {
    reporter_
        .error(node.place, "cite_missing",
               {fmt::format("条款“{}”没有写明出处 cite", provision.id),
                fmt::format("the provision \"{}\" cites nothing", provision.id)})
        .suggestion = {"写上文件自己的编号,例如“第七条第(三)项”",
                       "give the document's own numbering, e.g. 第七条第(三)项"};
  }
  provision.citation = full_citation(set_, provision.cite);
  const std::string kind = reporter_.string_of(node, "kind");
  const auto found = std::find(kind_names().begin(), kind_names().end(), kind);
  if (found == kind_names().end() && !kind.empty()) {
    reporter_
        .error(node.place, "unknown_kind",
               {fmt::format("没有“{}”这种条款", kind), fmt::format("no kind of provision \"{}\"", kind)})
        .suggestion = read::suggest(kind, kind_names());
  } else if (found != kind_names().end()) {
    provision.kind = static_cast<Kind>(found - kind_names().begin());
  }
  read_subject(node, provision);
  const vocabulary::SubjectKind* subject = vocabulary_.find_subject(provision.subject);
  expressions_.begin_provision(subject == nullptr ? -1 : subject->record, node.find("let"));
  const bool indicator = subject != nullptr && subject->record < 0;
  if (subject != nullptr && indicator != (provision.kind == Kind::indicator)) {
    reporter_.error(node.place, "wrong_subject",
                    {"指标条款的主体为 indicator,其他条款不是",
                     "the subject of an indicator, and of no other provision, is \"indicator\""});
  } else if (provision.kind == Kind::indicator) {
    for (const char* key : {"let", "scope", "requires", "grounds", "grant", "answer", "total_when"}) {
      if (const Node* idle = node.find(key)) {
        reporter_.error(idle->place, "wrong_form",
                        {fmt::format("指标没有“{}”", key), fmt::format("an indicator has no \"{}\"", key)});
      }
    }
    read_target(node, provision);
  } else {
    read_conditions(node, provision);
    read_grant(node, provision);
    read_answers(node, provision);
  }
  read_notes(node, provision);
  expressions_.end_provision();
  provision.points = expressions_.take_points();
  set_.provisions.push_back(std::move(provision));
}

void ProvisionReader::read_subject(const Node& node, Provision& provision) {
  provision.subject = reporter_.string_of(node, "subject");
  if (provision.subject.empty() || vocabulary_.find_subject(provision.subject) != nullptr) return;
  std::vector<std::string> names;
  for (const auto& subject : vocabulary_.subjects) names.push_back(subject.name);
  reporter_
      .error(node.place, "unknown_subject",
             {fmt::format("没有“{}”这种主体", provision.subject),
              fmt::format("no kind of subject \"{}\"", provision.subject)})
      .suggestion = read::suggest(provision.subject, names);
}

void ProvisionReader::read_conditions(const Node& node, Provision& provision) {
  const Scope scope = expressions_.subject_scope();
  if (const Node* shared = root_.find("scope")) provision.scope = expressions_.conditions(*shared, scope, true);
  if (const Node* own = node.find("scope")) {
    for (ExprPtr& each : expressions_.conditions(*own, scope, true)) provision.scope.push_back(std::move(each));
  }
  const bool adverse = provision.kind == Kind::adverse_measure;
  const char* key = adverse ? "grounds" : "requires";
  if (const Node* wrong = node.find(adverse ? "requires" : "grounds")) {
    reporter_.error(wrong->place, "wrong_form",
                    adverse ? Text{"不利措施写 grounds", "an adverse measure has \"grounds\""}
                            : Text{"只有不利措施写 grounds", "only an adverse measure has \"grounds\""});
  }
  if (const Node* list = node.find(key)) provision.requires_ = expressions_.conditions(*list, scope, true);
  if (const Node* total = node.find("total_when")) provision.total_when = expressions_.condition(*total, scope);
}

GrantPart ProvisionReader::read_part(const Node& node, RateIs rate_is) {
  GrantPart part;
  if (rate_is != RateIs::unpublished && (node.find("rate") == nullptr || node.find("base") == nullptr))
    reporter_.error(node.place, "missing_key", {"须写 rate 和 base", "\"rate\" and \"base\" are needed"});
  const Scope scope = expressions_.subject_scope();
  if (const Node* rate = node.find("rate")) {
    part.rate = expressions_.value(*rate, scope);
    if (part.rate && part.rate->type != Type::rate) {
      reporter_.error(rate->place, "wrong_unit",
                      {"“rate”应为比例,例如“20%”", "\"rate\" must be a share, e.g. \"20%\""});
    }
  }
  if (const Node* base = node.find("base")) {
    part.base = expressions_.value(*base, scope);
    if (part.base && part.base->type != Type::money) {
      reporter_.error(base->place, "wrong_unit", {"“base”应为金额", "\"base\" must be money"});
    }
  }
  return part;
}

std::vector<GrantPart> ProvisionReader::read_parts(const Node& list, RateIs rate_is) {
  std::vector<GrantPart> parts;
  if (!reporter_.expect(list, Node::Kind::array, {"“parts”", "\"parts\""})) return parts;
  for (const Node& node : list.items) {
    if (!reporter_.expect(node, Node::Kind::object, {"“parts”的一项", "a part"})) continue;
    reporter_.allow_only(node, grant_part_keys());
    parts.push_back(read_part(node, rate_is));
  }
  return parts;
}

void ProvisionReader::read_grant(const Node& node, Provision& provision) {
  const Node* written = node.find("grant");
  if (written == nullptr) return;
  if (!reporter_.expect(*written, Node::Kind::object, grant_keys().what())) return;
  reporter_.allow_only(*written, grant_keys());
  Grant grant;
  grant.marks = expressions_.marks(*written);
  if (written->find("no_figure") != nullptr) {
    reporter_.allow_only(*written, grant_without_figure_keys());
    grant.no_figure = true;
    grant.why_no_figure = reporter_.text_of(*written, "no_figure");
    provision.grant = std::move(grant);
    return;
  }
  const auto place_in = [](const read::Choices& choices, const std::string& word) {
    const std::vector<std::string> names = read::names_of(choices);
    const auto found = std::find(names.begin(), names.end(), word);
    return found == names.end() ? -1 : static_cast<int>(found - names.begin());
  };
  const std::string rate_is = reporter_.string_of(*written, "rate_is");
  const int rate = place_in(rates(), rate_is);
  if (rate < 0) {
    reporter_
        .error(written->place, "unknown_word",
               {fmt::format("“rate_is”没有“{}”", rate_is), fmt::format("\"rate_is\" has no \"{}\"", rate_is)})
        .suggestion = read::one_of(read::names_of(rates()));
    return;
  }
  grant.rate_is = static_cast<RateIs>(rate);  // rates() and roundings() list them in the order of their enumerations
  const bool rounds = written->find("rounding") != nullptr;
  const int rounding = rounds ? place_in(roundings(), reporter_.string_of(*written, "rounding")) : 0;
  if (rounding < 0) {
    reporter_.error(written->place, "unknown_word", {"“rounding”不对", "this is no rounding"}).suggestion =
        read::one_of(read::names_of(roundings()));
  } else {
    grant.rounding = static_cast<Rounding>(rounding);
  }
  grant.encouragement = reporter_.boolean_of(*written, "encouragement");
  grant.per = reporter_.strings_of(*written, "per");
  grant.per_year = std::find(grant.per.begin(), grant.per.end(), "year") != grant.per.end();
  const Scope scope = expressions_.subject_scope();
  const Node* parts = written->find("parts");
  if (parts != nullptr && (written->find("rate") != nullptr || written->find("base") != nullptr)) {
    reporter_.error(parts->place, "wrong_form",
                    {"有 parts 就不写 rate 和 base", "beside \"parts\" there is no \"rate\" or \"base\""});
  }
  for (const std::string& per : grant.per) {
    std::vector<std::string> words = {"year"};
    for (const auto& each : vocabulary_.subjects) words.push_back(each.name);
    if (std::find(words.begin(), words.end(), per) != words.end()) continue;
    reporter_
        .error(written->find("per")->place, "unknown_word",
               {fmt::format("“per”没有“{}”", per), fmt::format("\"per\" has no \"{}\"", per)})
        .suggestion = read::suggest(per, words);
  }
  if (parts != nullptr && parts->is_object()) {
    reporter_.allow_only(*parts, grant_parts_reading_keys());
    grant.point = reporter_.string_of(*parts, "reading");
    if (const Node* options = reporter_.require(*parts, "options", {"“parts”", "\"parts\""})) {
      for (const read::Member& member : options->members) {
        grant.options.push_back(member.key);
        grant.alternatives.push_back(read_parts(member.value, grant.rate_is));
      }
      expressions_.point(grant.point, grant.options, parts->place);
    }
  } else if (parts != nullptr) {
    grant.alternatives.push_back(read_parts(*parts, grant.rate_is));
  } else {
    grant.alternatives.push_back({read_part(*written, grant.rate_is)});
  }
  if (const Node* cap = written->find("cap")) {
    grant.cap = expressions_.value(*cap, scope);
    if (grant.cap && grant.cap->type != Type::money)
      reporter_.error(cap->place, "wrong_unit", {"“cap”应为金额", "\"cap\" must be money"});
  }
  if (const Node* times = written->find("times")) {
    grant.times = expressions_.value(*times, scope);
    Type common;
    if (grant.times && !fit(grant.times->type, Type::any_number, common)) {
      reporter_.error(times->place, "wrong_unit", {"“times”应为次数", "\"times\" must be a number"});
    }
  }
  provision.grant = std::move(grant);
}

Answer ProvisionReader::read_listing(const std::string& key, const Node& node) {
  Answer answer;
  answer.key = key;
  reporter_.allow_only(node, listing_keys());
  const Node* where = reporter_.require(node, "where", {"一组答案", "a listing"});
  if (where == nullptr) return answer;
  for (const Node& constant : node.find("constants")->items) {
    Scope inside = expressions_.subject_scope();
    inside.item = expressions_.literal(constant);
    if (!inside.item) continue;
    answer.type = inside.item->type;
    answer.constants.push_back(inside.item->number);
    answer.where.push_back(expressions_.condition(*where, inside));
  }
  return answer;
}

void ProvisionReader::read_answers(const Node& node, Provision& provision) {
  const Node* written = node.find("answer");
  if (written == nullptr || !reporter_.expect(*written, Node::Kind::object, {"“answer”", "\"answer\""})) return;
  for (const read::Member& member : written->members) {
    if (member.value.is_object() && member.value.find("constants") != nullptr) {
      provision.answers.push_back(read_listing(member.key, member.value));
      continue;
    }
    Answer answer;
    answer.key = member.key;
    answer.value = expressions_.value(member.value, expressions_.subject_scope());
    if (!answer.value) continue;
    answer.type = answer.value->type;
    if (answer.type == Type::set || answer.type == Type::area || answer.type == Type::industry ||
        answer.type == Type::reference) {
      reporter_.error(member.value.place, "wrong_type", {"这类事实不能作为答案", "such a fact is no answer"});
      continue;
    }
    provision.answers.push_back(std::move(answer));
  }
}

void ProvisionReader::read_notes(const Node& node, Provision& provision) {
  const Node* list = node.find("notes");
  if (list == nullptr || !reporter_.expect(*list, Node::Kind::array, {"“notes”", "\"notes\""})) return;
  for (const Node& written : list->items) {
    if (!reporter_.expect(written, Node::Kind::object, {"说明", "a note"})) continue;
    reporter_.allow_only(written, note_keys());
    ConditionalNote note;
    if (const Node* when = written.find("when"))
      note.when = expressions_.condition(*when, expressions_.subject_scope());
    note.text = {reporter_.string_of(written, "zh"), reporter_.string_of(written, "en")};
    if (note.text.zh.empty() || note.text.en.empty()) {
      reporter_.error(written.place, "text_missing", {"说明须有 zh 和 en", "a note needs zh and en"});
    }
    provision.notes.push_back(std::move(note));
  }
}

void ProvisionReader::read_target(const Node& node, Provision& provision) {
  const Node* written = reporter_.require(node, "target", {"指标", "an indicator"});
  if (written == nullptr || !reporter_.expect(*written, Node::Kind::object, {"“target”", "\"target\""})) return;
  reporter_.allow_only(*written, target_keys());
  Target target;
  static const std::pair<const char*, Comparison> words[] = {{"at_least", Comparison::at_least},
                                                             {"at_most", Comparison::at_most},
                                                             {"more_than", Comparison::more_than},
                                                             {"less_than", Comparison::less_than},
                                                             {"approximately", Comparison::is}};
  bool found = false;
  for (const auto& [key, comparison] : words) {
    const Node* value = written->find(key);
    if (value == nullptr) continue;
    const ExprPtr constant = expressions_.literal(*value);
    if (!constant) return;
    found = true;
    target.comparison = comparison;
    target.approximate = key == std::string_view("approximately");
    target.value = constant->number;
    target.unit = constant->type == Type::money ? Unit::money : constant->type == Type::rate ? Unit::rate : Unit::count;
  }
  if (!found) {
    reporter_.error(written->place, "comparison_missing", {"指标缺少目标值", "the target lacks its figure"})
        .suggestion = read::one_of({"at_least", "at_most", "more_than", "approximately"});
  }
  if (const Node* upper = written->find("to")) {
    if (const ExprPtr constant = expressions_.literal(*upper)) target.upper = constant->number;
  }
  const Marks marks = expressions_.marks(*written);
  target.word = marks.word;
  target.basis = marks.basis;
  target.cycle = reporter_.string_of(node, "cycle");
  target.by = reporter_.date_of(node, "by");
  target.sense = reporter_.text_of(node, "sense");
  provision.target = std::move(target);
}

}  // namespace huiqi::language
