// See reach.hpp.
#include "check/reach.hpp"

#include "check/expressions.hpp"

namespace huiqi::check {

using language::Expr;
using language::ExprPtr;
using language::Op;

Reach::Reach(const Subject& subject) : subject_(subject), sites_(sites_of(subject.set)) {}

const vocabulary::SubjectKind* Reach::kind_of(const Site& site) const {
  return subject_.vocabulary().find_subject(site.standing.provision->subject);
}

std::shared_ptr<Unknowns> Reach::unknowns(const Site& site) const {
  return std::make_shared<Unknowns>(subject_.vocabulary(), subject_.set, kind_of(site));
}

std::string Reach::key_of(const Site& site, const Expr& expr) { return unknowns(site)->key_of(expr); }

Asked Reach::ask(const Site& site, const std::vector<Want>& wants, bool may_not_exist) {
  Asked asked;
  asked.unknowns = unknowns(site);
  Search search(subject_.loaded, *asked.unknowns, {may_not_exist, 20'000});
  SearchResult found = search.find(wants);
  asked.answer = found.answer;
  asked.point = std::move(found.point);
  return asked;
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

Smallest Reach::smallest(const Site& site, const std::vector<Want>& wants, const Expr& measured) {
  const auto unknown = unknowns(site);
  Search search(subject_.loaded, *unknown, {false, 20'000});
  const int index = measured.op == Op::fold ? unknown->fold(measured) : unknown->of_fact(measured);
  return search.smallest(wants, index);
}

Witness Reach::witness(const Site& site, const std::vector<Want>& wants, bool may_not_exist) {
  Asked asked = ask(site, wants, may_not_exist);
  if (asked.answer != Answer::possible) return {};
  return make_witness(subject_.engine, site.standing, *asked.unknowns, asked.point, wants);
}

bool Reach::said_below(const Expr& expr) const {
  if (said_.contains(&expr)) return true;
  for (const ExprPtr& arg : expr.args) {
    if (arg && said_below(*arg)) return true;
  }
  return false;
}

std::map<std::string, const Expr*> Reach::measured(const Site& site, const Expr& expr) {
  std::map<std::string, const Expr*> found;
  const auto unknown = unknowns(site);
  const std::function<void(const Expr&)> walk = [&](const Expr& each) {
    if (each.op == Op::outcome || each.op == Op::some) {
      found.emplace(unknown->key_of(each), &each);
      return;
    }
    if (each.op == Op::fact || each.op == Op::holds || each.op == Op::determination)
      found.emplace(unknown->key_of(each.fact), &each);
    if (each.op == Op::as_of || each.op == Op::last_year) found.emplace("as_of", &each);
    if (each.op == Op::fold) {
      found.emplace(unknown->key_of(each), &each);
      return;
    }
    const std::size_t count = each.name == "ratio" ? 2 : each.args.size();
    for (std::size_t i = 0; i < count; ++i) {
      if (each.args[i]) walk(*each.args[i]);
    }
  };
  walk(expr);
  return found;
}

std::vector<Want> joined(std::vector<Want> a, const std::vector<Want>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

Text name_of(const Expr& expr, const std::string& id) {
  const std::string& own = expr.marks.id.empty() ? id : expr.marks.id;
  if (expr.marks.label.empty()) return {own, own};
  return {expr.marks.label.zh, expr.marks.label.en};
}

void check_reachability(const Subject& subject) {
  Reach reach(subject);
  find_never_met(reach);
  find_unreachable_tiers(reach);
  find_overlaps(reach);
  find_gaps(reach);
  find_implied(reach);
  find_idle_caps(reach);
}

}  // namespace huiqi::check
