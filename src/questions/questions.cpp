// Which questions are worth asking, and in which order. See huiqi/questions.hpp, docs/questions.md.
// Tests: tests/questions/questions_test.cpp
#include "huiqi/questions.hpp"

#include <algorithm>
#include <map>

#include "evaluate/evaluation.hpp"
#include "evaluate/loaded.hpp"
#include "profile/applicant.hpp"
#include "questions/describe.hpp"
#include "read/write.hpp"

namespace huiqi {
namespace {

using vocabulary::Fact;
using vocabulary::FactType;
using vocabulary::Vocabulary;

std::string form_of(const Fact& fact) {
  switch (fact.type) {
    case FactType::money:
      return "money";
    case FactType::rate:
      return "rate";
    case FactType::count:
      return "count";
    case FactType::number:
      return "number";
    case FactType::score:
      return "score";
    case FactType::yes_no:
    case FactType::determination:
      return "yes_no";
    case FactType::date:
      return "date";
    case FactType::enumeration:
      return "word";
    case FactType::enumerations:
      return "words";
    case FactType::area:
      return "area";
    case FactType::industry:
      return "industry";
    case FactType::credit_code:
      return "credit_code";
    case FactType::reference:
      return "reference";
    case FactType::year:
      return "year";
    case FactType::list:
      return "list";
    case FactType::record:
      return "section";
    case FactType::text:
    case FactType::indicators:
      break;
  }
  return "text";
}

/// "parks[].incidents[].severity" with the ids that its lists stand for, the innermost being the missing fact's subject.
std::string path_of(const Missing& missing, const Decision& decision) {
  std::string path = missing.fact;
  const std::size_t last = path.rfind("[]");
  if (last != std::string::npos) path.replace(last, 2, "." + missing.subject.id);
  const std::size_t first = path.find("[]");
  if (first != std::string::npos) path.replace(first, 2, "." + decision.subject.id);
  return missing.year ? path + "." + *missing.year : path;
}

/// The fact of that full name ("projects[].total_input"), or null.
const Fact* find(const Vocabulary& vocabulary, const std::string& full) {
  int record = vocabulary.applicant;
  std::string_view rest = full;
  while (true) {
    const std::size_t list = rest.find("[].");
    const Fact* best = nullptr;
    for (const int number : vocabulary.records[static_cast<std::size_t>(record)].facts) {
      const Fact& fact = vocabulary.facts[static_cast<std::size_t>(number)];
      if (rest == fact.name) return &fact;
      const bool leads = rest.starts_with(fact.name + ".") || rest.starts_with(fact.name + "[].");
      const bool holds = fact.type == FactType::record || fact.type == FactType::list;
      if (leads && holds && (best == nullptr || fact.name.size() > best->name.size())) best = &fact;
    }
    if (best == nullptr) return nullptr;
    rest.remove_prefix(best->name.size() + (list == best->name.size() ? 3 : 1));
    record = best->target;
  }
}

}  // namespace

void describe_question(const Vocabulary& vocabulary, const Fact& fact, Question& question) {
  question.form = form_of(fact);
  question.label = fact.label;
  if (question.question.empty()) question.question = fact.question.empty() ? fact.label : fact.question;
  question.definition = fact.definition;
  question.source = fact.source;
  question.changeable = fact.changeable;
  if (fact.enumeration < 0) return;
  for (const vocabulary::Member& each : vocabulary.enumerations[static_cast<std::size_t>(fact.enumeration)].members)
    question.choices.emplace_back(each.name, each.label);
}

namespace {

class Asking {
 public:
  Asking(const engine_detail::Loaded& loaded, const Profile& profile, const Report& report)
      : loaded_(loaded), applicant_(profile.applicant()), report_(report) {}

  std::vector<Question> questions(const EvaluateOptions& options) {
    for (const Decision& decision : report_.decisions) {
      for (const Missing& missing : decision.missing) add(missing, decision);
    }
    for (const vocabulary::SubjectKind& kind : loaded_.vocabulary->subjects) add_section(kind, options);
    std::stable_sort(found_.begin(), found_.end(), [](const Question& a, const Question& b) {
      if (a.affects_status != b.affects_status) return a.affects_status;
      return a.decides.size() > b.decides.size();
    });
    return std::move(found_);
  }

 private:
  void add(const Missing& missing, const Decision& decision) {
    const std::string path = path_of(missing, decision);
    const auto [place, is_new] = places_.try_emplace(path, found_.size());
    if (is_new) {
      Question question;
      question.path = path;
      question.fact = missing.fact;
      question.subject = missing.subject;
      question.question = asked(missing);
      question.near = missing.near;
      question.near_labels = missing.near_labels;
      if (const Fact* fact = find(*loaded_.vocabulary, missing.fact))
        describe_question(*loaded_.vocabulary, *fact, question);
      found_.push_back(std::move(question));
    }
    Question& question = found_[place->second];
    if (missing.affects_status && !question.affects_status) {
      question.affects_status = true;
      question.decides.clear();  // what it decides counts, not what it only measures
    }
    if (missing.affects_status == question.affects_status) question.decides.push_back(decision.provision);
  }

  static Text asked(const Missing& missing) {
    Text result = missing.question;
    for (std::string* words : {&result.zh, &result.en}) {
      const std::size_t at = words->find("{year}");
      if (at != std::string::npos && missing.year) words->replace(at, 6, *missing.year);
    }
    return result;
  }

  /// A kind of subject that the profile says nothing of: nothing is decided for it, and nobody would know.
  void add_section(const vocabulary::SubjectKind& kind, const EvaluateOptions& options) {
    if (kind.record < 0) return;
    const Fact& fact = loaded_.vocabulary->facts[static_cast<std::size_t>(kind.section)];
    if (value_of(applicant_.root, *loaded_.vocabulary, kind.section).presence != profile::Presence::unknown) return;
    Question question;
    for (const compile::Provision& provision : loaded_.program.provisions) {
      if (provision.source->subject != kind.name || !evaluate::in_force(*provision.set, report_.as_of)) continue;
      const auto& wanted = options.policies;
      const bool is_wanted = wanted.empty() || std::any_of(wanted.begin(), wanted.end(), [&](const std::string& each) {
                               return each == provision.source->id || each == provision.set->id;
                             });
      if (is_wanted) question.decides.push_back(provision.source->id);
    }
    if (question.decides.empty()) return;
    question.path = question.fact = fact.name;
    question.subject = {kind.name, ""};
    question.affects_status = true;
    describe_question(*loaded_.vocabulary, fact, question);
    question.form = kind.is_list ? "list" : "section";
    if (fact.question.empty())
      question.question = {"是否涉及“" + kind.label.zh + "”这一部分?",
                           "Does this concern the applicant: " + kind.label.en + "?"};
    found_.push_back(std::move(question));
  }

  const engine_detail::Loaded& loaded_;
  const profile::Applicant& applicant_;
  const Report& report_;
  std::vector<Question> found_;
  std::map<std::string, std::size_t> places_;
};

}  // namespace

Result<std::vector<Question>> questions(const Engine& engine, const Profile& profile, const EvaluateOptions& options) {
  Result<std::vector<Question>> result;
  Result<Report> report = engine.evaluate(profile, options);
  result.diagnostics = std::move(report.diagnostics);
  if (report) result.value = Asking(engine.loaded(), profile, *report).questions(options);
  return result;
}

std::string to_json(const Profile& profile) {
  return profile.applicant().source ? read::pretty(*profile.applicant().source) : "{}\n";
}

}  // namespace huiqi
