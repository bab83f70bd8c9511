// The search for cases that show what is missing. See generate.hpp.
#include "cases/generate.hpp"

#include <algorithm>
#include <set>

#include "cases/edits.hpp"
#include "evaluate/loaded.hpp"

namespace huiqi::cases {
namespace {

using language::Expr;
using read::Node;
using vocabulary::Fact;
using vocabulary::FactType;

constexpr std::size_t starts_tried = 40;      ///< cases that are edited, for each thing sought
constexpr std::size_t drafts_tried = 20;      ///< of the latest drafts
constexpr std::size_t starts_paired = 10;     ///< of which so many with two edits at once
constexpr std::size_t trials_at_most = 8000;  ///< for each thing sought
constexpr int passes_at_most = 3;

using Words = std::map<std::string, std::string>;

/// A figure for a parameter that is unpublished.
std::string sample_of(language::Type type) {
  return type == language::Type::money ? "1000万元" : type == language::Type::rate ? "10%" : "10";
}

class Search {
 public:
  Search(const Engine& engine, const std::vector<const CaseFile*>& files, Coverage& coverage)
      : loaded_(engine.loaded()), coverage_(coverage), observer_(loaded_, coverage.conditions()) {
    for (const CaseFile* file : files) {
      for (const Case& each : file->cases) {
        if (!each.profile || !each.origin.profile) continue;
        pool_.add(*each.origin.profile, *loaded_.vocabulary);
        cases_.push_back(&each);
      }
    }
  }

  /// What one draft changed may be what the next one needs: the drafts are edited in their turn.
  Generated run() {
    for (int pass = 0; pass < passes_at_most; ++pass) {
      const std::size_t before = result_.drafts.size();
      std::vector<NotFound> not_found;
      for (const Sighting& wanted : coverage_.missing()) {
        if (coverage_.items()[wanted.first].has(wanted.second)) continue;  // a draft for another shows it too
        const std::string& provision = coverage_.items()[wanted.first].provision;
        const auto sought = sought_.find(wanted);
        if (sought != sought_.end() && sought->second.first == drafts_of(provision)) {
          not_found.push_back({wanted, sought->second.second});  // nothing new to start from
        } else if (!seek(wanted)) {
          not_found.push_back({wanted, reason()});
          sought_[wanted] = {drafts_of(provision), reason()};
        }
      }
      result_.not_found = std::move(not_found);
      if (result_.drafts.size() == before || result_.not_found.empty()) break;
    }
    return std::move(result_);
  }

 private:
  bool seek(const Sighting& wanted) {
    wanted_ = wanted;
    observer_.only(wanted);
    trials_ = 0;
    const Item& item = coverage_.items()[wanted.first];
    const language::Provision* provision = nullptr;
    for (const language::Provision& each : coverage_.rule_set()->provisions) {
      if (each.id == item.provision) provision = &each;
    }
    starts_.clear();
    if (provision != nullptr) starts_ = starts_of(*provision);
    if (starts_.empty()) return false;
    if (item.target != nullptr) return target(*item.target, item.provision);
    const Edits edits(loaded_, *provision, pool_);
    const std::set<const Fact*> near = facts_below(*item.expr, loaded_);
    if (std::any_of(starts_.begin(), starts_.end(), [&](const Case& start) { return shows(start); })) return true;
    return single(edits, near, true) || single(edits, near, false) || pairs(edits, near);
  }

  /// An observed value just below, at or just above an indicator's target.
  bool target(const language::Target& target, const std::string& provision) {
    const Rational unit = unit_of_comparison(target);
    const Rational value = wanted_.second == Goal::below   ? target.value - unit
                           : wanted_.second == Goal::above ? target.value + unit
                                                           : target.value;
    Fact fact;
    fact.type = target.unit == Unit::money  ? FactType::money
                : target.unit == Unit::rate ? FactType::rate
                                            : FactType::number;
    return std::any_of(starts_.begin(), starts_.end(), [&](const Case& start) {
      return shows(start, {"indicators." + provision, written(&fact, value)});
    });
  }

  std::size_t drafts_of(const std::string& provision) const {
    return static_cast<std::size_t>(
        std::count_if(result_.drafts.begin(), result_.drafts.end(),
                      [&](const Draft& draft) { return draft.made.provision == provision; }));
  }

  /// Cases of the provision, those that somebody has confirmed first; where there is none, those of others on the same kind of
  /// subject; where there is none either, somebody of whom nothing is known.
  std::vector<Case> own_cases(const language::Provision& provision) const {
    std::vector<Case> own, others;
    for (const Case* each : cases_) {
      if (each->provision == provision.id) own.push_back(*each);
      const auto named = loaded_.program.provision_index.find(each->provision);
      if (named == loaded_.program.provision_index.end()) continue;
      if (loaded_.program.provisions[named->second].source->subject != provision.subject) continue;
      others.push_back(*each);
      others.back().provision = provision.id;
      others.back().readings.clear();
      others.back().parameters.clear();
    }
    std::vector<Case>& found = own.empty() ? others : own;
    std::stable_partition(found.begin(), found.end(), [](const Case& each) { return !each.confirm; });
    if (found.empty()) {
      if (auto blank = blank_case(provision)) found.push_back(std::move(*blank));
    }
    return std::move(found);
  }

  /// A subject without facts, on the first day on which the rule set is in force.
  std::optional<Case> blank_case(const language::Provision& provision) const {
    const vocabulary::SubjectKind* kind = loaded_.vocabulary->find_subject(provision.subject);
    if (kind == nullptr || kind->section < 0) return std::nullopt;
    Node subject, list, profile;
    subject.kind = profile.kind = Node::Kind::object;
    if (kind->is_list) {
      subject.members.push_back({"id", {}, text_node("sample")});
      list.kind = Node::Kind::array;
      list.items.push_back(std::move(subject));
    }
    const std::string& section = loaded_.vocabulary->facts[static_cast<std::size_t>(kind->section)].name;
    const bool indicator = kind->record < 0;
    if (!indicator) profile.members.push_back({section, {}, kind->is_list ? std::move(list) : std::move(subject)});
    std::vector<Diagnostic> diagnostics;
    auto applicant = profile::read_applicant(profile, "", loaded_.vocabulary, loaded_.known, diagnostics);
    if (!applicant) return std::nullopt;
    Case made;
    made.provision = provision.id;
    made.as_of = coverage_.rule_set()->in_force_from;
    made.origin.whole = made.origin.profile = std::make_shared<const Node>(std::move(profile));
    made.profile = Profile(std::make_shared<const profile::Applicant>(std::move(*applicant)));
    return made;
  }

  /// These, spread over the file; the latest drafts; and the readings and figures that the cases choose.
  std::vector<Case> starts_of(const language::Provision& provision) const {
    const std::vector<Case> own = own_cases(provision);
    std::vector<Case> starts;
    const std::size_t step = std::max<std::size_t>(1, own.size() / starts_tried);
    for (std::size_t i = 0; i < own.size(); i += step) starts.push_back(own[i]);
    std::size_t drafts = 0;
    for (auto draft = result_.drafts.rbegin(); draft != result_.drafts.rend() && drafts < drafts_tried; ++draft) {
      if (draft->made.provision != provision.id) continue;
      starts.push_back(draft->made);
      ++drafts;
    }
    std::set<std::pair<Words, Words>> choices = {{Words{}, Words{}}};
    for (const Case& each : own) choices.emplace(each.readings, each.parameters);
    for (const language::Parameter& each : coverage_.rule_set()->parameters) {
      if (!each.value) choices.emplace(Words{}, Words{{each.name, sample_of(each.type)}});
    }
    const std::size_t plain = starts.size();
    for (const auto& [readings, parameters] : choices) {
      for (std::size_t i = 0; i < std::min<std::size_t>(plain, 6); ++i) {
        if (starts[i].readings == readings && starts[i].parameters == parameters) continue;
        Case other = starts[i];
        other.readings = readings;
        other.parameters = parameters;
        starts.push_back(std::move(other));
      }
    }
    return starts;
  }

  bool single(const Edits& edits, const std::set<const Fact*>& near, bool only_near) {
    for (const Case& start : starts_) {
      for (const Handle& handle : edits.handles(start)) {
        if ((near.count(handle.fact) != 0) != only_near) continue;
        if (one(edits, handle, start)) return true;
      }
    }
    return false;
  }

  bool pairs(const Edits& edits, const std::set<const Fact*>& near) {
    const std::size_t count = std::min(starts_.size(), starts_paired);
    for (std::size_t i = 0; i < count; ++i) {
      for (const Handle& first : edits.handles(starts_[i])) {
        for (const Edit& edit : edits.values(first, starts_[i])) {
          const auto changed = edited(starts_[i], edit);
          if (!changed) continue;
          for (const Handle& second : edits.handles(*changed)) {
            if (near.count(second.fact) == 0 || second.path == first.path) continue;
            if (one(edits, second, *changed)) return true;
          }
          if (trials_ > trials_at_most) return false;
        }
      }
    }
    return false;
  }

  /// One more edit of a case: the values that others have, then those around the thresholds that read the fact.
  bool one(const Edits& edits, const Handle& handle, const Case& start) {
    if (trials_ > trials_at_most) return false;
    const Item& item = coverage_.items()[wanted_.first];
    const bool list = handle.fact != nullptr && handle.fact->type == FactType::list;
    if (item.kind == ItemKind::threshold && !list) {
      const Rational unit = unit_of_comparison(*item.expr);
      const Rational target = wanted_.second == Goal::below   ? Rational(0) - unit
                              : wanted_.second == Goal::above ? unit
                                                              : Rational(0);
      return near_threshold({wanted_.first, target}, handle, start);
    }
    const auto values = edits.values(handle, start);
    if (std::any_of(values.begin(), values.end(), [&](const Edit& edit) { return shows(start, edit); })) return true;
    for (std::size_t i = 0; i < coverage_.items().size(); ++i) {
      const Item& other = coverage_.items()[i];
      if (other.kind != ItemKind::threshold || other.provision != item.provision || other.expr == nullptr) continue;
      if (facts_of(i).count(handle.fact) == 0) continue;
      const Rational unit = unit_of_comparison(*other.expr);
      for (const Rational& target : {Rational(0) - unit, Rational(0), unit}) {
        if (near_threshold({i, target}, handle, start)) return true;
      }
    }
    return false;
  }

  const std::set<const Fact*>& facts_of(std::size_t threshold) {
    const auto [found, added] = facts_.try_emplace(threshold);
    if (added) found->second = facts_below(*coverage_.items()[threshold].expr, loaded_);
    return found->second;
  }

  std::optional<Case> edited(const Case& start, const Edit& edit) const {
    Case made = start;
    if (edit.path == "as_of") {
      const auto day = Date::parse(edit.value.text);
      if (!day) return std::nullopt;
      made.as_of = *day;
      return made;
    }
    Node profile = *start.origin.profile;
    std::optional<Node> value;
    if (!edit.value.is_null()) value = edit.value;
    if (profile::set_path(profile, edit.path, std::move(value), *loaded_.vocabulary)) return std::nullopt;
    std::vector<Diagnostic> diagnostics;
    auto applicant = profile::read_applicant(profile, "", loaded_.vocabulary, loaded_.known, diagnostics);
    if (!applicant) return std::nullopt;
    made.profile = Profile(std::make_shared<const profile::Applicant>(std::move(*applicant)));
    made.origin.profile = std::make_shared<const Node>(std::move(profile));
    auto& set = made.origin.set;
    std::erase_if(
        set, [&](const read::Member& each) { return each.key == edit.path || each.key.starts_with(edit.path + "."); });
    set.push_back({edit.path, {}, edit.value});
    return made;
  }

  /// Tries one edit; keeps the case where it shows what is wanted.
  bool shows(const Case& start, const Edit& edit) {
    auto made = edited(start, edit);
    return made && shows(std::move(*made));
  }

  bool shows(Case made) {
    ++trials_;
    if (observer_.observe(made).count(wanted_) == 0) return false;
    observer_.only(std::nullopt);
    const std::set<Sighting> seen = observer_.observe(made);
    Draft draft;
    for (const Sighting& each : seen) {
      const Item& item = coverage_.items()[each.first];
      if (item.can(each.second) && !item.has(each.second)) draft.shows.push_back(each);
    }
    made.expectations.clear();
    made.confirm = true;
    coverage_.add(made);
    draft.made = std::move(made);
    result_.drafts.push_back(std::move(draft));
    return true;
  }

  /// A threshold, and how far from it the comparison is to come out.
  struct Aim {
    std::size_t threshold;
    Rational target;
  };

  /// `left − right` with the fact at this value.
  std::optional<Rational> distance(std::size_t threshold, const Handle& handle, const Case& start,
                                   const Rational& value) {
    const auto made = edited(start, {handle.path, written(handle.fact, value)});
    if (!made) return std::nullopt;
    ++trials_;
    observer_.observe(*made);
    return observer_.distance(threshold);
  }

  /// Tries the fact's value for which the comparison comes out so: along the line through two points; days step by step,
  /// months being of different lengths.
  bool near_threshold(const Aim& aim, const Handle& handle, const Case& start) {
    if (handle.fact != nullptr && !handle.fact->is_numeric() && handle.fact->type != FactType::date) return false;
    const bool day = handle.fact == nullptr || handle.fact->type == FactType::date;
    Rational a = day ? Rational(start.as_of.days() - 10) : sample(*handle.fact);
    Rational b = day ? Rational(start.as_of.days() - 400) : a * Rational(2);
    for (int step = 0; step < 4; ++step) {
      auto at_a = distance(aim.threshold, handle, start, a);
      auto at_b = distance(aim.threshold, handle, start, b);
      if (!day && (!at_a || !at_b)) {  // more than the profile allows (a part is never greater than its whole)
        a = Rational(1), b = Rational(2);
        at_a = distance(aim.threshold, handle, start, a);
        at_b = distance(aim.threshold, handle, start, b);
      }
      if (!at_a || !at_b || *at_a == *at_b) return false;
      const Rational found = a + (aim.target - *at_a) * (b - a) / (*at_b - *at_a);
      if (found.overflowed()) return false;
      for (const Rational& value : around(found, handle.fact)) {
        if (shows(start, {handle.path, written(handle.fact, value)})) return true;
      }
      if (!day) return false;
      b = a;
      a = Rational(found.floor().value_or(0));
      if (a == b) return false;
    }
    return false;
  }

  /// The nearest values that the fact can have.
  static std::vector<Rational> around(const Rational& value, const Fact* fact) {
    Rational grain = Rational(1);
    if (fact != nullptr && fact->type == FactType::rate) grain = Rational::of(1, 10000);
    if (fact != nullptr && (fact->type == FactType::score || fact->type == FactType::number))
      grain = Rational::of(1, 100);
    const auto floor = (value / grain).floor();
    if (!floor) return {};
    return {Rational(*floor) * grain, Rational(*floor + 1) * grain, Rational(*floor - 1) * grain};
  }

  Text reason() const {
    if (starts_.empty())
      return {"没有这一条款(或同类对象)的案例可作起点",
              "there is no case of this provision, or on its kind of subject, to start from"};
    if (trials_ > trials_at_most)
      return {"试算次数已到上限,未能做到", "the search was cut off at its limit of trials without finding one"};
    return {
        "从现有案例改动一两项事实,未能做到;搜索有界,不表明不可能",
        "no change of one or two facts of the existing cases shows it; the search is bounded: that is no proof that "
        "none can"};
  }

  const engine_detail::Loaded& loaded_;
  Coverage& coverage_;
  Observer observer_;
  Pool pool_;
  std::vector<const Case*> cases_;
  std::vector<Case> starts_;
  Sighting wanted_;
  std::size_t trials_ = 0;
  std::map<Sighting, std::pair<std::size_t, Text>> sought_;  ///< in vain, from so many drafts
  std::map<std::size_t, std::set<const Fact*>> facts_;       ///< that a threshold rests on
  Generated result_;
};

}  // namespace

Generated generate(const Engine& engine, const std::vector<const CaseFile*>& files, Coverage& coverage) {
  return Search(engine, files, coverage).run();
}

}  // namespace huiqi::cases
