// A comparison as JSON. See diff_report.hpp; rules/schemas/diff.schema.json.
#include <nlohmann/json.hpp>

#include "cli/diff_report.hpp"
#include "cli/words.hpp"
#include "values/law_text.hpp"

namespace huiqi::cli {
namespace {

using Json = nlohmann::ordered_json;
using compare::Witness;

Json words(const Text& text) {
  if (text.empty()) return nullptr;
  return {{"zh", text.zh}, {"en", text.en}};
}

Json lines(const std::vector<Line>& some) {
  if (some.empty()) return nullptr;
  Json all = Json::array();
  for (const Line& each : some)
    all.push_back({{"depth", each.depth}, {"id", each.id}, {"cite", each.cite}, {"words", words(each.words)}});
  return all;
}

Json plain(const std::vector<compare::PlainChange>& changes) {
  Json all = Json::array();
  for (const compare::PlainChange& each : changes) {
    all.push_back({{"key", each.key},
                   {"id", each.id.empty() ? Json() : Json(each.id)},
                   {"old", words(each.before)},
                   {"new", words(each.after)}});
  }
  return all;
}

Json answer(const compare::Answer& answer) {
  if (!answer.decided) return nullptr;
  const auto figure = [&](const std::optional<Money>& money) {
    return answer.has_amount && money ? Json(money->to_string()) : Json();
  };
  return {{"status", name(answer.status)},
          {"ceiling", figure(answer.ceiling)},
          {"assured", figure(answer.assured)},
          {"ceiling_max", figure(answer.ceiling_max)}};
}

class Writer {
 public:
  explicit Writer(const DiffReport& report) : report_(report) {}

  Json run() const {
    Json json = {{"old", report_.before},
                 {"new", report_.after},
                 {"same", report_.same()},
                 {"as_of", report_.as_of.to_string()},
                 {"common_day", report_.common_day},
                 {"rule_sets", Json::array()},
                 {"population", nullptr}};
    Json& sets = json["rule_sets"];
    for (const SetReport& each : report_.sets) sets.push_back(set(each));
    for (const compare::Side& each : report_.added) sets.push_back(whole("added", each));
    for (const compare::Side& each : report_.removed) sets.push_back(whole("removed", each));
    if (report_.population) json["population"] = population(*report_.population);
    return json;
  }

 private:
  static Json receipt(const compare::Side& side) {
    return {{"id", side.set->id},
            {"version", side.set->version},
            {"digest", side.set->digest},
            {"title", words(side.set->title)},
            {"number", side.set->number}};
  }

  static Json whole(const char* change, const compare::Side& side) {
    Json json = {{"id", side.set->id}, {"change", change}, {"old", nullptr}, {"new", nullptr}};
    json[std::string(change) == "added" ? "new" : "old"] = receipt(side);
    return json;
  }

  Json set(const SetReport& report) const {
    const compare::SetChange& change = report.change;
    Json json = {{"id", change.after.set->id},
                 {"change", change.empty()             ? "none"
                            : change.changes_meaning() ? "meaning"
                                                       : "wording"},
                 {"old", receipt(change.before)},
                 {"new", receipt(change.after)},
                 {"validity", plain(change.validity)},
                 {"parameters", plain(change.parameters)},
                 {"exclusive", plain(change.exclusive)},
                 {"provisions", Json::array()},
                 {"records", plain(change.records)},
                 {"wording", plain(change.wording)}};
    for (std::size_t i = 0; i < change.provisions.size(); ++i)
      json["provisions"].push_back(provision(change.provisions[i], report.witnesses[i], change));
    return json;
  }

  Json provision(const compare::ProvisionChange& change, const compare::ProvisionWitnesses& found,
                 const compare::SetChange& set) const {
    const language::Provision& shown = change.any();
    Json json = {{"id", shown.id},
                 {"change", change.changes_meaning() ? compare::name(change.what) : "wording"},
                 {"title", words(shown.title)},
                 {"kind", name(shown.kind)},
                 {"citation", shown.citation},
                 {"direction", compare::direction(found.decision)},
                 {"conditions", Json::array()},
                 {"values", Json::array()},
                 {"settings", plain(change.settings)},
                 {"wording", plain(change.wording)},
                 {"witnesses", Json::object()}};
    for (std::size_t i = 0; i < change.conditions.size(); ++i)
      json["conditions"].push_back(condition(change.conditions[i], found.conditions[i], set));
    for (const compare::ValueChange& each : change.values) {
      const auto [before, after] = value_words(each.before, each.after, set);
      json["values"].push_back({{"key", each.key}, {"cite", each.cite}, {"old", words(before)}, {"new", words(after)}});
    }
    json["witnesses"]["loses"] = witness(found.decision.tightened);
    json["witnesses"]["gains"] = witness(found.decision.loosened);
    json["witnesses"]["differs"] = witness(found.differs);
    return json;
  }

  Json condition(const compare::ConditionChange& change, const compare::Shown& shown,
                 const compare::SetChange& set) const {
    const ConditionWords said = condition_words(change, set);
    Json json = {
        {"id", change.id},           {"change", compare::name(change.what)},
        {"role", name(change.role)}, {"moved_from", change.moved_from ? Json(name(*change.moved_from)) : Json()},
        {"cite", change.cite},       {"direction", compare::direction(shown)},
        {"old", lines(said.before)}, {"new", lines(said.after)},
        {"figures", Json::array()}};
    for (const auto& [before, after] : change.figures) {
      const auto [was, is] = value_words(before, after, set);
      json["figures"].push_back({{"old", words(was)}, {"new", words(is)}});
    }
    json["witnesses"] = {{"tightened", witness(shown.tightened)}, {"loosened", witness(shown.loosened)}};
    return json;
  }

  Json witness(const std::optional<Witness>& witness) const {
    if (!witness) return nullptr;
    const auto file = report_.files.find(&*witness);
    return {{"file", file == report_.files.end() ? Json() : Json(file->second)},
            {"subject", {{"kind", witness->subject.kind}, {"id", witness->subject.id}}},
            {"decision", witness->decision},
            {"old", answer(witness->before)},
            {"new", answer(witness->after)},
            {"profile", Json::parse(witness->profile)}};
  }

  static Json tally(const compare::Tally& tally, bool all) {
    Json json = {{"gain", tally.gain}, {"lose", tally.lose}};
    if (all) json["both"] = tally.both;
    json.update({{"unchanged", tally.unchanged},
                 {"answers_differ", tally.answers_differ},
                 {"undetermined", tally.undetermined},
                 {"without_ceiling", tally.without_ceiling},
                 {"more", yuan_text(tally.gained)},
                 {"less", yuan_text(tally.lost)}});
    return json;
  }

  static Json population(const PopulationReport& population) {
    Json json = {{"applicants", population.applicants},
                 {"errors", population.errors},
                 {"all", tally(population.all, true)},
                 {"provisions", Json::array()}};
    for (const std::string& id : population.order) {
      const auto found = population.provisions.find(id);
      if (found == population.provisions.end()) continue;
      Json each = {{"provision", id}};
      each.update(tally(found->second, false));
      json["provisions"].push_back(std::move(each));
    }
    return json;
  }

  const DiffReport& report_;
};

}  // namespace

std::string diff_json(const DiffReport& report) {
  return Writer(report).run().dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace huiqi::cli
