// The profile and the day of a case: a base or a whole profile, edited as JSON and read by the ordinary reader, whose
// messages so point into the case file. Tests: tests/cases/read_cases_test.cpp
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "cases/case_reader.hpp"
#include "profile/applicant.hpp"

namespace huiqi::cases {

using read::Member;
using read::Node;

std::optional<Node> CaseReader::starting_profile(const Node& node) {
  const Node* base = node.find("base");
  const Node* whole = node.find("profile");
  if (base != nullptr && whole != nullptr) {
    reporter_.error(whole->place, "wrong_combination",
                    {"“base”和“profile”只能写一个", "write either \"base\" or \"profile\", not both"});
    return std::nullopt;
  }
  Node root;
  root.kind = Node::Kind::object;
  root.place = node.place;
  if (whole != nullptr) {
    if (!reporter_.expect(*whole, Node::Kind::object, {"“profile”", "\"profile\""})) return std::nullopt;
    root = *whole;
  } else if (base != nullptr) {
    if (!reporter_.expect(*base, Node::Kind::string, {"“base”", "\"base\""})) return std::nullopt;
    const auto found = bases_.find(base->text);
    if (found == bases_.end()) {
      reporter_
          .error(base->place, "unknown_base",
                 {fmt::format("“bases”里没有“{}”", base->text), fmt::format("\"bases\" has no \"{}\"", base->text)})
          .suggestion = read::suggest(base->text, base_names_);
      return std::nullopt;
    }
    root = *found->second;
  }
  const Node* set = node.find("set");
  if (set == nullptr) return root;
  if (!reporter_.expect(*set, Node::Kind::object, {"“set”", "\"set\""})) return std::nullopt;
  for (const Member& member : set->members) {
    if (!edit(root, member.key, member.place, member.value)) return std::nullopt;
  }
  return root;
}

bool CaseReader::edit(Node& root, const std::string& path, Place place, const Node& value) {
  std::optional<Node> put;
  if (!value.is_null()) put = value;
  const std::optional<Text> problem = profile::set_path(root, path, std::move(put), *loaded_.vocabulary);
  if (problem) reporter_.error(place, "wrong_path", *problem);
  return !problem;
}

bool CaseReader::find_day(Case& each, const Node& node, const Node& profile, const Text& what) {
  if (const Node* own = node.find("as_of"); own != nullptr && !own->is_null()) {
    const std::optional<Date> day = reporter_.date_of(node, "as_of");
    if (day) each.as_of = *day;
    return day.has_value();
  }
  if (const Node* stated = profile.find("as_of"); stated != nullptr && stated->is_string()) {
    if (const auto day = Date::parse(stated->text)) {
      each.as_of = *day;
      return true;
    }
  }
  return reporter_.require(node, "as_of", what) != nullptr;
}

void CaseReader::finish(Case each, const Node& profile, std::vector<Case>& into) {
  const auto is_error = [](const Expectation& expected) { return expected.what == Expectation::What::error; };
  const bool refusal_expected = std::any_of(each.expectations.begin(), each.expectations.end(), is_error);
  if (refusal_expected && each.expectations.size() > 1) {
    reporter_.error(each.place, "wrong_combination",
                    {"“error”(资料被拒绝)不能与其他期望并列",
                     "\"error\" (the profile is refused) stands alone: nothing is decided then"});
    return;
  }
  each.origin.profile = std::make_shared<const Node>(profile);
  std::vector<Diagnostic> found;
  auto applicant = profile::read_applicant(profile, reporter_.file(), loaded_.vocabulary, loaded_.known, found);
  if (applicant) {
    applicant->source = std::make_shared<const Node>(profile);
    each.profile = Profile(std::make_shared<const profile::Applicant>(std::move(*applicant)));
  } else if (refusal_expected) {
    for (const Diagnostic& diagnostic : found) {
      if (diagnostic.severity == Severity::error) each.profile_errors.push_back(diagnostic.code);
    }
  } else {
    for (Diagnostic& diagnostic : found) {
      if (diagnostic.place.line == 0) diagnostic.place = each.place;  // about what `set` made on its way
      report_once(std::move(diagnostic));
    }
  }
  into.push_back(std::move(each));
}

void CaseReader::report_once(Diagnostic diagnostic) {
  if (diagnostic.severity != Severity::error) return;
  for (const Diagnostic& before : reporter_.diagnostics()) {
    if (before.place == diagnostic.place && before.code == diagnostic.code && before.message == diagnostic.message)
      return;
  }
  reporter_.diagnostics().push_back(std::move(diagnostic));
}

}  // namespace huiqi::cases
