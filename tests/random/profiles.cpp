// See profiles.hpp. A profile keeps to a small palette of amounts and days, so that its facts meet each other's boundaries.
#include "random/profiles.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "random/dice.hpp"
#include "values/law_text.hpp"

namespace huiqi::random {

using Json = nlohmann::ordered_json;
using language::Provision;
using language::RuleSet;
using vocabulary::Fact;
using vocabulary::FactType;
using vocabulary::Series;

namespace {

/// A fact's figures as drawn, to compare them with one another: one under "" or one for each period.
using Figures = std::map<int, std::map<std::string, Rational>>;

Rational whole(const Rational& value) { return Rational(value.floor().value_or(0)); }

std::string day_text(const Rational& days) {
  return Date::from_days(days.floor().value_or(0)).value_or(Date()).to_string();
}

/// The smallest step that matters for a type of fact.
Rational step_of(FactType type) {
  switch (type) {
    case FactType::rate:
      return Rational::of(1, 10000);
    case FactType::number:
    case FactType::score:
      return Rational::of(1, 100);
    default:
      return Rational(1);
  }
}

/// "technology_centre.recognised_on" stands in a nested object.
void put(Json& object, const std::string& name, Json value) {
  const std::size_t dot = name.find('.');
  if (dot == std::string::npos)
    object[name] = std::move(value);
  else
    put(object[name.substr(0, dot)], name.substr(dot + 1), std::move(value));
}

void remove(Json& object, const std::string& name) {
  const std::size_t dot = name.find('.');
  if (dot == std::string::npos)
    object.erase(name);
  else
    remove(object[name.substr(0, dot)], name.substr(dot + 1));
}

}  // namespace

/// One profile while it is made.
class OneProfile {
 public:
  OneProfile(const ProfileMaker& maker, Date as_of, std::uint64_t seed)
      : maker_(maker), vocabulary_(maker.vocabulary_), as_of_(as_of), dice_(seed) {
    stated_percent_ = dice_.one_of(std::vector<int>{50, 80, 90, 97, 100});
    obedient_ = !dice_.chance(3);
    for (int i = 0; i < 4; ++i) amounts_.push_back(any_constant(FactType::money, Rational(100'000'000)));
    for (int i = 0; i < 4; ++i) days_.push_back(base_day());
  }

  Json make() {
    choose_sections();
    Json root = Json::object();
    root["format"] = 1;
    if (dice_.chance(20)) root["as_of"] = as_of_.to_string();
    for (int number : sections_) put(root, fact(number).name, section_of(number));
    return root;
  }

 private:
  const Fact& fact(int number) const { return vocabulary_.facts[static_cast<std::size_t>(number)]; }

  /// Which sections there are, and the ids of the items in them, before anything refers to them.
  void choose_sections() {
    for (int number : vocabulary_.records[static_cast<std::size_t>(vocabulary_.applicant)].facts) {
      if (!dice_.chance(fact(number).name == "enterprise" ? 97 : 75)) continue;
      sections_.push_back(number);
      if (fact(number).type != FactType::list || dice_.chance(10)) continue;
      for (int i = dice_.between(1, 3); i > 0; --i) ids_[number].push_back(new_id(fact(number).target));
    }
  }

  /// Empty where items of the record have none.
  std::string new_id(int record) {
    const bool named = !vocabulary_.records[static_cast<std::size_t>(record)].identity.empty();
    return named ? "i" + std::to_string(++items_) : "";
  }

  Json section_of(int number) {
    const Fact& section = fact(number);
    if (ids_[number].empty() && dice_.chance(5)) return nullptr;
    if (section.name == "prior_awards") return prior_awards();
    if (section.type == FactType::indicators) return indicators();
    if (section.type == FactType::record) return record(section.target, "");
    Json items = Json::array();
    for (const std::string& id : ids_[number]) items.push_back(record(section.target, id));
    return items;
  }

  Json record(int number, const std::string& id) {
    const auto& declared = vocabulary_.records[static_cast<std::size_t>(number)];
    Json object = Json::object();
    Figures figures;
    for (int each : declared.facts) {
      const Fact& stated = fact(each);
      if (stated.name == declared.identity) {
        if (!id.empty()) object[stated.name] = id;
      } else if (dice_.chance(stated_percent_)) {
        put(object, stated.name, dice_.chance(2) ? Json(nullptr) : value(each, figures[each]));
      }
    }
    if (obedient_) keep_constraints(number, figures, object);
    return object;
  }

  /// Drops the greater of two facts that contradict each other.
  void keep_constraints(int record, Figures& figures, Json& object) {
    for (const vocabulary::Constraint& constraint : vocabulary_.constraints) {
      if (constraint.record != record) continue;
      const auto& lesser = figures[constraint.lesser];
      auto& greater = figures[constraint.greater];
      const bool broken = std::any_of(lesser.begin(), lesser.end(), [&](const auto& each) {
        const auto other = greater.find(each.first);
        return other != greater.end() && each.second > other->second;
      });
      if (!broken) continue;
      remove(object, fact(constraint.greater).name);
      greater.clear();
    }
  }

  Json value(int number, std::map<std::string, Rational>& figures) {
    const Fact& wanted = fact(number);
    if (wanted.series != Series::none) return series(number, figures);
    const bool may_be_none =
        wanted.type == FactType::date || wanted.type == FactType::score || wanted.type == FactType::reference;
    if (may_be_none && dice_.chance(6)) return "none";
    switch (wanted.type) {
      case FactType::yes_no:
        return dice_.chance(65);
      case FactType::determination:
        return determination();
      case FactType::date:
        return day_text(figures[""] = near_day(number));
      case FactType::enumeration:
        return word(number);
      case FactType::enumerations:
        return words(number);
      case FactType::text:
        return "某某";
      case FactType::area:
        return dice_.one_of<std::string>({"450203", "450203", "450200", "4502", "45", "450100", "440300"});
      case FactType::industry:
        return dice_.one_of<std::string>(
            {"C3670", "C3670", "36", "C", "C1311", "4390", "0610", "D46", "I65", "6510", "I", "A01"});
      case FactType::credit_code:
        return dice_.one_of<std::string>({"91450200MA0T000620", "91450200MA0T00249Y", "91450200MA0T0002XF"});
      case FactType::reference:
        return reference(wanted);
      case FactType::record:
        return record(wanted.target, "");
      case FactType::list:
        return own_list(wanted);
      case FactType::indicators:
        return Json::object();
      default:
        return written(wanted, figures[""] = figure(number));
    }
  }

  Json own_list(const Fact& wanted) {
    Json items = Json::array();
    for (int i = dice_.chance(35) ? 0 : dice_.between(1, 3); i > 0; --i)
      items.push_back(record(wanted.target, new_id(wanted.target)));
    return items;
  }

  /// The years around the last complete one, which is stated more often than the others.
  Json series(int number, std::map<std::string, Rational>& figures) {
    Json object = Json::object();
    const int last = as_of_.year() - 1;
    const bool long_series = dice_.chance(60);
    for (int year = last + 1; year >= last - 6; --year) {
      const bool stated = year == last ? dice_.chance(92) : long_series ? dice_.chance(93) : dice_.chance(25);
      if (!stated) continue;
      std::string key = std::to_string(year);
      if (fact(number).series == Series::period && dice_.chance(20)) key += "Q" + std::to_string(dice_.between(1, 4));
      object[key] = dice_.chance(2) ? Json(nullptr) : written(fact(number), figures[key] = figure(number));
    }
    return object;
  }

  Json determination() {
    if (dice_.chance(60)) return dice_.chance(85);
    Json object = Json::object();
    object["value"] = dice_.chance(85);
    if (dice_.chance(80))
      object["on"] = day_text(Rational(as_of_.days() + dice_.between(-400, 100) * dice_.between(0, 1)));
    if (dice_.chance(30)) object["by"] = "市科技局";
    return object;
  }

  /// Words that the rules ask for come oftener than the others.
  Json word(int number) {
    const auto& words = vocabulary_.enumerations[static_cast<std::size_t>(fact(number).enumeration)];
    const auto asked = maker_.thresholds_.words_of_fact.find(number);
    if (words.open && dice_.chance(8)) return "另一种" + std::to_string(dice_.between(1, 9));
    if (asked != maker_.thresholds_.words_of_fact.end() && dice_.chance(70)) {
      return words.members[static_cast<std::size_t>(dice_.one_of(asked->second))].name;
    }
    return dice_.one_of(words.members).name;
  }

  Json words(int number) {
    const auto& words = vocabulary_.enumerations[static_cast<std::size_t>(fact(number).enumeration)];
    const int percent = dice_.one_of(std::vector<int>{0, 35, 70});
    Json list = Json::array();
    for (const vocabulary::Member& member : words.members) {
      if (dice_.chance(percent)) list.push_back(member.name);
    }
    return list;
  }

  Json reference(const Fact& wanted) {
    const auto& ids = ids_[wanted.target];
    return ids.empty() ? Json("none") : Json(dice_.one_of(ids));
  }

  Json prior_awards() {
    Json list = Json::array();
    for (int i = dice_.chance(30) ? 0 : dice_.between(1, 3); i > 0 && !maker_.grants_.empty(); --i) {
      const auto& [provision, kind] = dice_.one_of(maker_.grants_);
      const std::string subject = award_subject(kind);
      if (subject.empty()) continue;
      Json award = Json::object();
      award["provision"] = provision;
      award["subject"] = subject;
      if (dice_.chance(75)) award["year"] = as_of_.year() - dice_.between(0, 3);
      award["amount"] = yuan(whole(any_constant(FactType::money, Rational(1'000'000)) / Rational(dice_.between(1, 4))));
      list.push_back(award);
    }
    return list;
  }

  /// An item of that kind, by its id; empty where there is none. A section that is no list: its name, or "enterprise".
  std::string award_subject(const std::string& kind) {
    const vocabulary::SubjectKind& subject = *vocabulary_.find_subject(kind);
    if (!subject.is_list) return dice_.chance(50) ? "enterprise" : kind;
    const auto ids = ids_.find(subject.section);
    if (ids == ids_.end() || ids->second.empty()) return "";
    return dice_.one_of(ids->second);
  }

  Json indicators() {
    Json object = Json::object();
    for (std::size_t i = 0; i < maker_.indicators_.size(); ++i) {
      if (!dice_.chance(15)) continue;
      const language::Target& target = maker_.targets_[i];
      const Rational nudge(dice_.between(-1, 1));
      const Rational at =
          std::max(Rational(0), target.value + (target.unit == Unit::rate ? nudge * Rational::of(1, 1000) : nudge));
      object[maker_.indicators_[i]] = target.unit == Unit::money  ? Json(yuan(at))
                                      : target.unit == Unit::rate ? Json(percent_text(at))
                                                                  : Json(at.to_decimal(4));
    }
    return object;
  }

  // --- figures ---

  Rational any_constant(FactType type, const Rational& otherwise) {
    const auto found = maker_.thresholds_.of_type.find(type);
    return found == maker_.thresholds_.of_type.end() || found->second.empty() ? otherwise : dice_.one_of(found->second);
  }

  Rational centre(int number) {
    const Fact& wanted = fact(number);
    const auto own = maker_.thresholds_.of_fact.find(number);
    if (own != maker_.thresholds_.of_fact.end() && !own->second.empty() && dice_.chance(55))
      return dice_.one_of(own->second);
    switch (wanted.type) {
      case FactType::money:
        return dice_.chance(80) ? dice_.one_of(amounts_) : Rational(dice_.between(0, 2'000'000'000));
      case FactType::rate:
        return dice_.chance(50) ? any_constant(FactType::rate, Rational(0))
                                : Rational::of(dice_.between(-30, 110), 100);
      case FactType::score:
        return dice_.chance(50) ? any_constant(FactType::score, Rational(60)) : Rational(dice_.between(0, 100));
      case FactType::year:
        return Rational(as_of_.year() - dice_.between(0, 4));
      default:
        return dice_.chance(40) ? any_constant(FactType::number, Rational(5)) : Rational(dice_.between(0, 60));
    }
  }

  /// On a figure that matters, or one step below or above it; within the fact's bounds.
  Rational figure(int number) {
    const Fact& wanted = fact(number);
    Rational result = centre(number);
    if (wanted.type != FactType::rate && wanted.type != FactType::number && wanted.type != FactType::score)
      result = whole(result);
    if (wanted.type == FactType::rate || wanted.type == FactType::number || wanted.type == FactType::score) {
      result = whole(result * Rational(10000)) / Rational(10000);
    }
    if (dice_.chance(60)) result = result + step_of(wanted.type) * Rational(dice_.between(-1, 1));
    if (wanted.minimum && result < *wanted.minimum && (obedient_ || !dice_.chance(20))) result = *wanted.minimum;
    if (wanted.maximum && result > *wanted.maximum && (obedient_ || !dice_.chance(20))) result = *wanted.maximum;
    return result;
  }

  static std::string yuan(const Rational& fen) { return yuan_text(fen); }

  Json written(const Fact& wanted, const Rational& value) {
    switch (wanted.type) {
      case FactType::money:
        return yuan(value);
      case FactType::rate:
        return (value * Rational(100)).to_decimal(4) + "%";
      case FactType::count:
      case FactType::year:
        return value.floor().value_or(0);
      default:
        return value.to_decimal(4);
    }
  }

  // --- days ---

  Rational base_day() {
    if (dice_.chance(25)) return any_constant(FactType::date, Rational(as_of_.days()));
    const int year = as_of_.year() - dice_.between(0, 5);
    if (dice_.chance(20)) return Rational(Date::from_civil(2024, 2, 29)->days());
    if (dice_.chance(40)) return Rational(Date::from_civil(year, 12, 31)->days() + dice_.between(0, 1));
    return Rational(as_of_.days() - dice_.between(0, 4 * 365));
  }

  /// The filing day or one of the profile's days, a period of the rules before or after it, a day more or less.
  Rational near_day(int number) {
    const auto own = maker_.thresholds_.of_fact.find(number);
    Rational centre_day(as_of_.days());
    if (own != maker_.thresholds_.of_fact.end() && !own->second.empty() && dice_.chance(20))
      centre_day = dice_.one_of(own->second);
    else if (dice_.chance(55))
      centre_day = dice_.one_of(days_);
    Date day = Date::from_days(centre_day.floor().value_or(0)).value_or(as_of_);
    if (!maker_.thresholds_.periods.empty() && dice_.chance(50)) {
      const Period period = dice_.one_of(maker_.thresholds_.periods);
      day = (dice_.chance(75) ? subtract(day, period) : add(day, period)).value_or(day);
    }
    return Rational(day.days() + (dice_.chance(60) ? dice_.between(-1, 1) : 0));
  }

  const ProfileMaker& maker_;
  const vocabulary::Vocabulary& vocabulary_;
  Date as_of_;
  Dice dice_;
  int stated_percent_ = 100;
  bool obedient_ = true;
  int items_ = 0;
  std::vector<Rational> amounts_, days_;
  std::vector<int> sections_;                    ///< that are in the profile
  std::map<int, std::vector<std::string>> ids_;  ///< of the items of each list of the applicant
};

ProfileMaker::ProfileMaker(const vocabulary::Vocabulary& vocabulary, const std::vector<RuleSet>& sets)
    : vocabulary_(vocabulary), thresholds_(collect_thresholds(sets)) {
  for (const RuleSet& set : sets) {
    edges_.push_back(set.in_force_from);
    if (set.in_force_until) edges_.push_back(*set.in_force_until);
    for (const Provision& provision : set.provisions) {
      if (provision.grant && !provision.grant->no_figure) grants_.emplace_back(provision.id, provision.subject);
      if (provision.target) {
        indicators_.push_back(provision.id);
        targets_.push_back(*provision.target);
      }
    }
  }
}

Date ProfileMaker::as_of(std::uint64_t seed) const {
  Dice dice(seed ^ 0x9e3779b97f4a7c15u);
  if (!edges_.empty() && dice.chance(15)) {
    return Date::from_days(dice.one_of(edges_).days() + dice.between(-1, 1)).value_or(Date());
  }
  if (dice.chance(5)) return *Date::from_civil(2028, 2, 29);
  if (dice.chance(10)) return *Date::from_civil(2026, dice.chance(50) ? 1 : 12, dice.chance(50) ? 1 : 31);
  return Date::from_days(Date::from_civil(2025, 5, 1)->days() + dice.between(0, 900)).value_or(Date());
}

std::string ProfileMaker::make(std::uint64_t seed, Date as_of) const {
  return OneProfile(*this, as_of, seed).make().dump(2);
}

}  // namespace huiqi::random
