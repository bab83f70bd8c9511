// See reach.hpp: the questions. Words about them: reach_words.cpp.
#include "check/reach.hpp"

#include <algorithm>

#include "check/expressions.hpp"

namespace huiqi::check {

using language::Expr;
using language::ExprPtr;
using language::Op;
using language::Type;

namespace {

constexpr int steps = 20'000;

bool has(const Expr& expr, bool (*what)(const Expr&)) {
  if (what(expr)) return true;
  return std::any_of(expr.args.begin(), expr.args.end(), [&](const ExprPtr& arg) { return arg && has(*arg, what); });
}

bool is_ratio(const Expr& expr) { return expr.name == "ratio" && expr.op == Op::compare; }

bool is_quotient(const Expr& expr) {
  return expr.op == Op::compare && !is_ratio(expr) && expr.args[0]->op == Op::quotient;
}

bool any_has(const std::vector<Want>& wants, bool (*what)(const Expr&)) {
  return std::any_of(wants.begin(), wants.end(), [&](const Want& want) { return has(*want.condition, what); });
}

bool is_measure(const Expr& expr) {
  return expr.op == Op::fact || expr.op == Op::holds || expr.op == Op::determination;
}

}  // namespace

Reach::Reach(const Subject& subject)
    : subject_(subject), words_(subject.set, subject.vocabulary()), sites_(sites_of(subject.set)) {}

const vocabulary::SubjectKind* Reach::kind_of(const Site& site) const {
  return subject_.vocabulary().find_subject(site.standing.provision->subject);
}

std::shared_ptr<Unknowns> Reach::unknowns(const Site& site) const {
  return std::make_shared<Unknowns>(subject_.vocabulary(), subject_.set, kind_of(site));
}

std::string Reach::key_of(const Site& site, const Expr& expr) { return unknowns(site)->key_of(expr); }

Asked Reach::ask(const Site& site, const std::vector<Want>& wants, SearchOptions options) const {
  Asked asked;
  asked.unknowns = unknowns(site);
  Search search(subject_.loaded, *asked.unknowns, options);
  SearchResult found = search.find(wants);
  asked.answer = found.answer;
  asked.point = std::move(found.point);
  return asked;
}

Asked Reach::ask(const Site& site, const std::vector<Want>& wants, bool may_not_exist) {
  return ask(site, wants, SearchOptions{may_not_exist, steps, false});
}

Answer Reach::answer(const Site& site, const std::vector<Want>& wants, bool may_not_exist) {
  const auto unknown = unknowns(site);
  std::string key = may_not_exist ? "m" : "e";
  for (const Want& want : wants) {
    key += (want.reached ? ">" : "<") + std::to_string(want.level) + unknown->key_of(*want.condition);
  }
  const auto known = answers_.find(key);
  if (known != answers_.end()) return known->second;
  return answers_[key] = ask(site, wants, may_not_exist).answer;
}

Text Reach::except(const Site& site, const std::vector<Want>& wants, bool may_not_exist) {
  const bool ratio = any_has(wants, is_ratio), quotient = any_has(wants, is_quotient);
  if (!ratio && !quotient) return {};
  if (ask(site, wants, SearchOptions{may_not_exist, steps, true}).answer == Answer::impossible) return {};
  if (quotient) return {"(比值的除数为0的除外)", " (except where the lower term of a quotient is 0)"};
  return {"(比值两项均为0的除外)", " (except where both terms of a ratio are 0)"};
}

Smallest Reach::extreme(const Site& site, const std::vector<Want>& wants, const ExprPtr& measured, bool greatest) {
  const auto unknown = unknowns(site);
  Search search(subject_.loaded, *unknown, SearchOptions{false, steps, false});
  return greatest ? search.greatest(wants, *measured) : search.smallest(wants, *measured);
}

Smallest Reach::greatest(const Site& site, const std::vector<Want>& wants, const ExprPtr& measured) {
  return extreme(site, wants, measured, true);
}

Smallest Reach::smallest(const Site& site, const std::vector<Want>& wants, const ExprPtr& measured) {
  Smallest least = extreme(site, wants, measured, false);
  if (measured->op == Op::quotient && !borne_out(site, wants, measured, least)) least.answer = Answer::undecided;
  return least;
}

/// A share is looked for apart from its two terms: whether they can stand in it, or just above it, is asked again.
bool Reach::borne_out(const Site& site, const std::vector<Want>& wants, const ExprPtr& share, const Smallest& least) {
  if (least.answer != Answer::possible || least.unbounded) return true;
  const auto bound = [&](Comparison comparison, const Rational& value) {
    auto ratio = std::make_shared<Expr>();
    const ExprPtr limit = constant_like(*share, value);
    ratio->op = Op::compare;
    ratio->type = Type::condition;
    ratio->comparison = comparison;
    ratio->args = {share->args[0], made(Op::product, share->args[0]->type, {limit, share->args[1]}), share, limit};
    ratio->name = "ratio";
    return Want{ratio, 2, true};
  };
  const Rational above = least.attained ? least.value : least.value + Rational::of(1, 1000);
  const std::vector<Want> there =
      joined(wants, {bound(least.attained ? Comparison::at_least : Comparison::more_than, least.value),
                     bound(Comparison::at_most, above)});
  return answer(site, there, false) == Answer::possible;
}

Witness Reach::witness(const Site& site, const std::vector<Want>& wants, bool may_not_exist) {
  Asked asked = ask(site, wants, may_not_exist);
  if (asked.answer != Answer::possible) return {};
  return make_witness(subject_.engine, site.standing, *asked.unknowns, asked.point, wants);
}

Finding& Reach::report(const char* rule, const Site& site, Place place, const std::string& of, const Text& message,
                       const Text& suggestion, const std::vector<Want>& shown) {
  Finding& finding = subject_.report(rule, Certainty::proven, place, of, message, suggestion);
  const Witness found = witness(site, shown);
  if (found.accepted && found.confirmed) finding.witness = found.json;
  return finding;
}

bool Reach::said_below(const Expr& expr) const {
  if (said_.contains(&expr)) return true;
  for (const ExprPtr& arg : expr.args) {
    if (arg && said_below(*arg)) return true;
  }
  return false;
}

namespace {

using Found = std::map<std::string, ExprPtr>;

void gather(const Unknowns& unknowns, const ExprPtr& expr, bool ratios, Found& found) {
  const bool ratio = expr->name == "ratio" && expr->op == Op::compare;
  if (expr->op == Op::outcome || expr->op == Op::some || expr->op == Op::fold) {
    found.emplace(unknowns.key_of(*expr), expr);
    return;
  }
  if (ratio && ratios) {
    found.emplace(unknowns.key_of(*expr->args[2]), expr->args[2]);
    return;
  }
  if (is_measure(*expr)) found.emplace(unknowns.key_of(expr->fact), expr);
  if (expr->op == Op::as_of || expr->op == Op::last_year) found.emplace("as_of", expr);
  const std::size_t count = ratio ? 2 : expr->args.size();  // the others are for people
  for (std::size_t i = 0; i < count; ++i) {
    if (expr->args[i]) gather(unknowns, expr->args[i], ratios, found);
  }
}

}  // namespace

std::map<std::string, ExprPtr> Reach::terms(const Site& site, const ExprPtr& expr) {
  Found found;
  gather(*unknowns(site), expr, false, found);
  return found;
}

std::map<std::string, ExprPtr> Reach::measured(const Site& site, const ExprPtr& expr) {
  Found found;
  gather(*unknowns(site), expr, true, found);
  return found;
}

std::vector<Want> joined(std::vector<Want> a, const std::vector<Want>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

bool is_plain(const Expr& expr) {
  switch (expr.op) {
    case Op::always:
    case Op::holds:
    case Op::determination:
    case Op::stated:
    case Op::exists:
    case Op::some:
    case Op::outcome:
    case Op::reading:
    case Op::in_principle:
      return true;
    case Op::not_:
      return is_plain(*expr.args[0]);
    case Op::excuse:
      return is_plain(*expr.args[1]);  // an excuse that a reading rules out leaves the condition as it is
    default:
      return false;
  }
}

ExprPtr made(Op op, Type type, std::vector<ExprPtr> args) {
  auto expr = std::make_shared<Expr>();
  expr->op = op;
  expr->type = type;
  expr->args = std::move(args);
  return expr;
}

ExprPtr compared(const ExprPtr& left, Comparison comparison, const ExprPtr& right) {
  auto expr = std::make_shared<Expr>();
  expr->op = Op::compare;
  expr->type = Type::condition;
  expr->comparison = comparison;
  expr->args = {left, right};
  return expr;
}

ExprPtr constant_like(const Expr& value, const Rational& number) {
  auto expr = std::make_shared<Expr>();
  expr->op = Op::constant;
  expr->type = value.type;
  expr->enumeration = value.enumeration;
  expr->number = number;
  return expr;
}

void check_reachability(const Subject& subject) {
  Reach reach(subject);
  find_never_met(reach);
  find_never_failing(reach);
  find_unreachable_tiers(reach);
  find_overlaps(reach);
  find_gaps(reach);
  find_implied(reach);
  find_idle_caps(reach);
}

}  // namespace huiqi::check
