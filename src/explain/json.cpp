// The report as JSON. The only file of this stage that knows nlohmann; the same report gives the same bytes.
// Source: DESIGN section 5 and section 7 "Form"; described by rules/schemas/report.schema.json and docs/report.md.
// Tests: tests/explain/json_test.cpp, schema_test.cpp
#include <nlohmann/json.hpp>

#include "explain/phrases.hpp"
#include "huiqi/explain.hpp"
#include "huiqi/what_if.hpp"

namespace huiqi {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const Text& text) { return Json::object({{"zh", text.zh}, {"en", text.en}}); }
Json json_of(const Subject& subject) { return Json::object({{"kind", subject.kind}, {"id", subject.id}}); }
Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }
Json money_or_null(const std::optional<Money>& money) { return money ? Json(money->to_string()) : Json(nullptr); }

template <class Items, class Make>
Json list_of(const Items& items, Make make) {
  Json list = Json::array();
  for (const auto& item : items) list.push_back(make(item));
  return list;
}

Json json_of(const std::optional<Amount>& amount) {
  if (!amount) return nullptr;
  Json json = Json::object();
  json["assured"] = amount->assured.to_string();
  json["ceiling"] = money_or_null(amount->ceiling);
  json["ceiling_max"] = money_or_null(amount->ceiling_max);
  json["currency"] = "CNY";
  json["binding"] = amount->binding == Binding::none ? Json(nullptr) : Json(std::string(name(amount->binding)));
  json["per"] = amount->per;
  json["formula"] = amount->formula;
  return json;
}

Json json_of(const std::vector<Value>& values) {
  if (values.empty()) return nullptr;
  Json json = Json::object();
  for (const Value& value : values) {
    Json& member = json[value.key];
    if (value.is_list) {
      member = value.items;
    } else {
      member = value.items.empty() ? Json(nullptr) : Json(value.items.front());
    }
  }
  return json;
}

Json json_of(const Note& note, const Text& words) {
  return Json::object({{"code", note.code}, {"zh", words.zh}, {"en", words.en}});
}

Json json_of(const std::vector<Note>& notes, Unit unit) {
  return list_of(notes, [unit](const Note& note) { return json_of(note, phrases::note(note, unit)); });
}

Json json_of(const Missing& missing) {
  Json json = Json::object();
  json["fact"] = missing.fact;
  json["subject"] = json_of(missing.subject);
  json["year"] = missing.year ? Json(*missing.year) : Json(nullptr);
  json["affects"] = missing.affects_status ? "status" : "amount";
  json["question"] = json_of(phrases::question(missing));
  if (!missing.near.empty()) json["near"] = missing.near;
  return json;
}

Json json_of(const Pending& pending) {
  Json json = Json::object();
  json["what"] = json_of(pending.what);
  json["by"] = json_of(pending.by);
  json["because"] = pending.unpublished ? "unpublished" : "judgement";
  json["id"] = pending.id;
  return json;
}

Json json_of(const Finding& finding) {
  Json json = Json::object();
  json["id"] = finding.id;
  json["citation"] = finding.citation;
  json["outcome"] = name(finding.outcome);
  json["actual"] = text_or_null(finding.actual);
  json["required"] = text_or_null(finding.required);
  json["margin"] = text_or_null(finding.margin);
  json["comparison"] = name(finding.comparison);
  json["unit"] = name(finding.unit);
  json["word"] = finding.word;
  json["role"] = name(finding.role);
  json["notes"] = json_of(finding.notes, finding.unit);
  return json;
}

Json json_of(const ReadingResult& reading) {
  std::string points, options;
  Json choices = Json::object();
  for (const auto& [point, option] : reading.choices) {
    points += (points.empty() ? "" : "+") + point;
    options += (options.empty() ? "" : "+") + option;
    choices[point] = option;
  }
  Json json = Json::object();
  json["point"] = points;
  json["option"] = options;
  json["choices"] = choices;
  json["default"] = reading.is_default;
  json["status"] = name(reading.status);
  json["amount"] = json_of(reading.amount);
  return json;
}

Json json_of(const Distance& distance) {
  Json json = Json::object();
  json["only_time"] = distance.only_time;
  json["earliest"] = distance.earliest ? Json(distance.earliest->to_string()) : Json(nullptr);
  json["then"] = distance.earliest ? Json(std::string(name(distance.then))) : Json(nullptr);
  json["obstacles"] = list_of(distance.obstacles, [](const Obstacle& each) {
    return Json::object({{"finding", each.finding},
                         {"margin", text_or_null(each.margin)},
                         {"change", std::string(name(each.change))},
                         {"facts", each.facts}});
  });
  return json;
}

Json json_of(const Call& call) {
  Json json = Json::object();
  json["id"] = call.id;
  json["title"] = json_of(call.title);
  json["opens"] = call.opens ? Json(call.opens->to_string()) : Json(nullptr);
  json["closes"] = call.closes ? Json(call.closes->to_string()) : Json(nullptr);
  json["open"] = call.open;
  json["source"] = call.source;
  return json;
}

Json json_of(const Decision& decision) {
  Json json = Json::object();
  json["provision"] = decision.provision;
  json["policy"] = decision.policy;
  json["citation"] = decision.citation;
  json["title"] = json_of(decision.title);
  json["kind"] = name(decision.kind);
  json["subject"] = json_of(decision.subject);
  json["status"] = name(decision.status);
  json["amount"] = json_of(decision.amount);
  json["value"] = json_of(decision.value);
  json["missing"] = list_of(decision.missing, [](const Missing& each) { return json_of(each); });
  json["pending"] = list_of(decision.pending, [](const Pending& each) { return json_of(each); });
  json["findings"] = list_of(decision.findings, [](const Finding& each) { return json_of(each); });
  json["readings"] = list_of(decision.readings, [](const ReadingResult& each) { return json_of(each); });
  json["notes"] =
      list_of(decision.notes, [&decision](const Note& each) { return json_of(each, phrases::note(each, decision)); });
  json["departments"] = list_of(decision.departments, [](const Text& each) { return json_of(each); });
  json["materials"] = list_of(decision.materials, [](const Text& each) { return json_of(each); });
  json["steps"] = list_of(decision.steps, [](const ProcedureStep& each) {
    return Json::object({{"text", json_of(each.text)}, {"by", json_of(each.by)}});
  });
  json["calls"] = list_of(decision.calls, [](const Call& each) { return json_of(each); });
  if (decision.distance) json["distance"] = json_of(*decision.distance);
  return json;
}

Json json_of(const RuleSetReceipt& rule_set) {
  return Json::object({{"id", rule_set.id},
                       {"version", rule_set.version},
                       {"digest", rule_set.digest},
                       {"title", json_of(rule_set.title)},
                       {"number", rule_set.number},
                       {"coverage", {{"clauses", rule_set.clauses}, {"decided", rule_set.decided}}}});
}

Json json_of(const Totals& totals) {
  Json json = Json::object();
  json["assured"] = totals.assured.to_string();
  json["ceiling"] = totals.ceiling.to_string();
  json["ceiling_max"] = money_or_null(totals.ceiling_max);
  json["combination"] = list_of(totals.combination, [](const auto& member) {
    return Json::object({{"provision", member.first}, {"subject", json_of(member.second)}});
  });
  json["left_out"] = list_of(totals.left_out, [](const LeftOut& each) {
    Json left_out =
        Json::object({{"provision", each.provision}, {"subject", json_of(each.subject)}, {"because", each.because}});
    if (!each.reason.empty()) left_out["reason"] = json_of(each.reason);
    return left_out;
  });
  return json;
}

Json report_of(const Report& report) {
  Json json = Json::object();
  json["engine"] = Json::object({{"name", report.engine_name}, {"version", report.engine_version}});
  json["vocabulary"] = Json::object({{"digest", report.vocabulary_digest}});
  json["rule_sets"] = list_of(report.rule_sets, [](const RuleSetReceipt& each) { return json_of(each); });
  json["windows"] = list_of(report.windows, [](const WindowsReceipt& each) {
    return Json::object({{"name", each.name}, {"digest", each.digest}, {"checked_on", text_or_null(each.checked_on)}});
  });
  json["as_of"] = report.as_of.to_string();
  json["as_of_basis"] = report.as_of_basis;
  json["applicant"] = report.applicant;
  json["decisions"] = list_of(report.decisions, [](const Decision& each) { return json_of(each); });
  json["totals"] = json_of(report.totals);
  json["notes"] = json_of(report.notes, Unit::none);
  return json;
}

Json pairs(const std::map<std::string, std::string>& names) {
  Json json = Json::object();
  for (const auto& [name, value] : names) json[name] = value;
  return json;
}

Json json_of(const FindingChange& change) {
  const auto side = [](const std::optional<Finding>& finding) { return finding ? json_of(*finding) : Json(nullptr); };
  return Json::object({{"id", change.id}, {"before", side(change.before)}, {"after", side(change.after)}});
}

Json json_of(const WhatIf& what_if, const DecisionChange& change) {
  const Decision& shown =
      change.after ? what_if.after.decisions[*change.after] : what_if.before.decisions[*change.before];
  const auto side = [](const Report& report, const std::optional<std::size_t>& place) {
    if (!place) return Json(nullptr);
    const Decision& decision = report.decisions[*place];
    return Json::object(
        {{"status", name(decision.status)}, {"amount", json_of(decision.amount)}, {"value", json_of(decision.value)}});
  };
  return Json::object(
      {{"provision", shown.provision},
       {"subject", json_of(shown.subject)},
       {"before", side(what_if.before, change.before)},
       {"after", side(what_if.after, change.after)},
       {"findings", list_of(change.findings, [](const FindingChange& each) { return json_of(each); })}});
}

/// Bytes that are no UTF-8 are replaced, not thrown over.
std::string written(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

}  // namespace

std::string to_json(const Report& report) { return written(report_of(report)); }

std::string to_json(const WhatIf& what_if) {
  Json facts = Json::object();
  for (const auto& [path, value] : what_if.overlay.facts) facts[path] = value;
  Json json = Json::object();
  json["what_if"] = Json::object({{"facts", facts},
                                  {"readings", pairs(what_if.overlay.readings)},
                                  {"parameters", pairs(what_if.overlay.parameters)}});
  json["differences"] = list_of(what_if.changes, [&](const DecisionChange& each) { return json_of(what_if, each); });
  json["unchanged"] = what_if.unchanged;
  json["before"] = report_of(what_if.before);
  json["after"] = report_of(what_if.after);
  return written(json);
}

}  // namespace huiqi
