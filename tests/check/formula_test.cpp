// The search over conditions against brute force: random conditions over two counts, a score, a yes/no fact and a
// determination, with every value that tells anything tried.
#include "check/formula.hpp"

#include <algorithm>

#include "catch.hpp"
#include "huiqi/huiqi.hpp"
#include "random/dice.hpp"

using namespace huiqi;
using check::Answer;
using check::Want;
using language::Expr;
using language::ExprPtr;
using language::Op;
using language::Type;

namespace {

struct World {
  Engine engine;
  const vocabulary::Vocabulary& vocabulary;
  const vocabulary::SubjectKind& subject;
  language::RuleSet set;

  language::FactRef fact(const char* name) const {
    language::FactRef ref;
    ref.path = {vocabulary.find_fact(subject.record, name)};
    REQUIRE(ref.path[0] >= 0);
    return ref;
  }
};

World world() {
  auto engine = Engine::load();
  REQUIRE(engine);
  const vocabulary::Vocabulary& vocabulary = *engine->loaded().vocabulary;
  const vocabulary::SubjectKind& subject = *vocabulary.find_subject("enterprise");
  language::RuleSet set;
  set.in_force_from = *Date::parse("2026-01-01");
  return {*engine, vocabulary, subject, std::move(set)};
}

std::shared_ptr<Expr> made(Op op, std::vector<ExprPtr> args = {}) {
  auto expr = std::make_shared<Expr>();
  expr->op = op;
  expr->args = std::move(args);
  return expr;
}

ExprPtr fact_of(const World& world, const char* name, Type type) {
  auto expr = made(Op::fact);
  expr->type = type;
  expr->fact = world.fact(name);
  return expr;
}

ExprPtr number(int value) {
  auto expr = made(Op::constant);
  expr->type = Type::number;
  expr->number = Rational(value);
  return expr;
}

/// Two facts that no constraint of the vocabulary ties to anything here, 0 … 4 each; yes or no; a human decision.
struct Values {
  int a = 0, b = 0;
  bool yes = false;
  int decided = 0;
};

class Random {
 public:
  /// `ratios`: some comparisons are of a with a share of b, and of the quotient with a share.
  Random(const World& world, std::uint64_t seed, bool ratios = false) : dice_(seed), ratios_(ratios) {
    a_ = fact_of(world, "rd_equipment_original_value", Type::money);
    b_ = fact_of(world, "total_assets", Type::money);
    yes_ = made(Op::holds);
    std::const_pointer_cast<Expr>(yes_)->fact = world.fact("high_growth");
    decided_ = made(Op::determination);
    std::const_pointer_cast<Expr>(decided_)->fact = world.fact("key_technical_transformation");
  }

  ExprPtr condition(int depth) {
    if (depth == 0) return leaf();
    switch (dice_.below(7)) {
      case 0:
        return made(Op::all, several(depth - 1));
      case 1:
        return made(Op::any, several(depth - 1));
      case 2:
        return made(Op::not_, {condition(depth - 1)});
      case 3: {
        auto counted = made(Op::at_least_of, several(depth - 1));
        counted->index = dice_.between(1, static_cast<int>(counted->args.size()));
        return counted;
      }
      case 4: {
        std::vector<ExprPtr> branches;
        for (int i = dice_.between(1, 2); i > 0; --i) {
          branches.push_back(condition(depth - 1));
          branches.push_back(condition(depth - 1));
        }
        if (dice_.chance(50)) branches.push_back(condition(depth - 1));
        return made(Op::choose, branches);
      }
      case 5:
        return made(dice_.chance(50) ? Op::in_principle : Op::not_, {condition(depth - 1)});
      default:
        return made(Op::excuse, {condition(depth - 1), condition(depth - 1)});
    }
  }

  const ExprPtr& a() const { return a_; }

 private:
  std::vector<ExprPtr> several(int depth) {
    std::vector<ExprPtr> args;
    for (int i = dice_.between(1, 3); i > 0; --i) args.push_back(condition(depth));
    return args;
  }

  ExprPtr leaf() {
    const auto kind = dice_.below(8);
    if (kind == 0) return yes_;
    if (kind == 1) return decided_;
    if (kind == 2) {
      auto always = made(Op::always);
      always->outcome_level = dice_.between(0, 2);
      return always;
    }
    if (ratios_ && dice_.chance(40)) return ratio();
    ExprPtr left = dice_.chance(50) ? a_ : b_;
    ExprPtr right = number(dice_.between(0, 4));
    if (kind == 3) right = left == a_ ? b_ : a_;
    if (kind == 4) {
      left = figure(made(dice_.chance(50) ? Op::sum : Op::difference, {a_, b_}));
    }
    if (kind == 5)
      left = figure(made(dice_.chance(50) ? Op::least : Op::greatest, {a_, b_, number(dice_.between(0, 4))}));
    auto compare = made(Op::compare, {left, right});
    compare->comparison = dice_.one_of<Comparison>(
        {Comparison::at_least, Comparison::at_most, Comparison::less_than, Comparison::more_than, Comparison::is});
    return compare;
  }

  ExprPtr ratio() {
    auto share = made(Op::constant);
    share->type = Type::rate;
    share->number = Rational::of(dice_.between(0, 4), 2);
    auto quotient = made(Op::quotient, {a_, b_});
    quotient->type = Type::rate;
    auto compare = made(Op::compare, {quotient, share});
    if (dice_.chance(70)) {
      compare = made(Op::compare, {a_, figure(made(Op::product, {share, b_})), quotient, share});
      compare->name = "ratio";
    }
    compare->comparison = dice_.one_of<Comparison>(
        {Comparison::at_least, Comparison::at_most, Comparison::less_than, Comparison::more_than});
    return compare;
  }

  static ExprPtr figure(const std::shared_ptr<Expr>& expr) {
    expr->type = Type::money;
    return expr;
  }

  random::Dice dice_;
  bool ratios_ = false;
  ExprPtr a_, b_, yes_, decided_;
};

/// docs/semantics.md, for known values.
class Plain {
 public:
  Plain(const ExprPtr& a, const Values& values) : a_(a), values_(values) {}

  int level(const Expr& expr) const {
    const auto least = [&] {
      int lowest = 2;
      for (const ExprPtr& arg : expr.args) lowest = std::min(lowest, level(*arg));
      return lowest;
    };
    const auto greatest = [&] {
      int highest = 0;
      for (const ExprPtr& arg : expr.args) highest = std::max(highest, level(*arg));
      return highest;
    };
    switch (expr.op) {
      case Op::always:
        return expr.outcome_level;
      case Op::holds:
        return values_.yes ? 2 : 0;
      case Op::determination:
        return values_.decided;
      case Op::all:
        return least();
      case Op::any:
      case Op::excuse:
        return greatest();
      case Op::not_:
        return 2 - level(*expr.args[0]);
      case Op::in_principle:
        return std::max(1, level(*expr.args[0]));
      case Op::at_least_of: {
        std::vector<int> levels;
        for (const ExprPtr& arg : expr.args) levels.push_back(level(*arg));
        std::sort(levels.rbegin(), levels.rend());
        return levels[static_cast<std::size_t>(expr.index - 1)];
      }
      case Op::choose:
        for (std::size_t i = 0; i + 1 < expr.args.size(); i += 2) {
          if (level(*expr.args[i]) == 2) return level(*expr.args[i + 1]);
        }
        return expr.args.size() % 2 == 1 ? level(*expr.args.back()) : 0;
      default:
        return compare(expr) ? 2 : 0;
    }
  }

 private:
  int value(const Expr& expr) const {
    switch (expr.op) {
      case Op::constant:
        return static_cast<int>(*expr.number.floor());
      case Op::fact:
        return expr.fact == a_->fact ? values_.a : values_.b;
      case Op::sum:
        return value(*expr.args[0]) + value(*expr.args[1]);
      case Op::difference:
        return value(*expr.args[0]) - value(*expr.args[1]);
      default: {
        int best = value(*expr.args[0]);
        for (const ExprPtr& arg : expr.args)
          best = expr.op == Op::least ? std::min(best, value(*arg)) : std::max(best, value(*arg));
        return best;
      }
    }
  }

  bool compare(const Expr& expr) const {
    const bool ratio = expr.name == "ratio";
    const bool halves = ratio || expr.args[0]->op == Op::quotient;  // shares are halves: twice a against so many b
    const Rational share = halves ? expr.args[ratio ? 3 : 1]->number * Rational(2) : Rational(0);
    const int left = halves ? 2 * values_.a : value(*expr.args[0]);
    const int right = halves ? static_cast<int>(*share.floor()) * values_.b : value(*expr.args[1]);
    switch (expr.comparison) {
      case Comparison::at_least:
        return left >= right;
      case Comparison::at_most:
        return left <= right;
      case Comparison::less_than:
        return left < right;
      case Comparison::more_than:
        return left > right;
      default:
        return left == right;
    }
  }

  const ExprPtr& a_;
  const Values& values_;
};

/// Whole numbers up to 10 tell all that constants up to 4 can: what lies beyond behaves like a value already tried.
/// `b_from`: the least b, `neither`: whether a and b may both be 0, `most`: the greatest a and b.
bool possible_by_trying(const ExprPtr& a, const Want& want, int b_from = 0, bool neither = true, int most = 10) {
  Values values;
  for (values.a = 0; values.a <= most; ++values.a) {
    for (values.b = b_from; values.b <= most; ++values.b) {
      if (!neither && values.a == 0 && values.b == 0) continue;
      for (const bool yes : {false, true}) {
        values.yes = yes;
        for (values.decided = 0; values.decided <= 2; ++values.decided) {
          const int level = Plain(a, values).level(*want.condition);
          if ((level >= want.level) == want.reached) return true;
        }
      }
    }
  }
  return false;
}

}  // namespace

TEST_CASE("formula: random conditions, against every value that tells anything") {
  const World here = world();
  int possible = 0, impossible = 0;
  for (std::uint64_t seed = 1; seed <= 1500; ++seed) {
    Random random(here, seed);
    const ExprPtr condition = random.condition(1 + static_cast<int>(seed % 3));
    for (const int level : {1, 2}) {
      for (const bool reached : {true, false}) {
        const Want want{condition, level, reached};
        check::Unknowns unknowns(here.vocabulary, here.set, &here.subject);
        check::Search search(here.engine.loaded(), unknowns, {false, 20'000});
        const Answer answer = search.find({want}).answer;
        CAPTURE(seed, level, reached);
        if (answer == Answer::undecided) continue;
        const bool expected = possible_by_trying(random.a(), want);
        CHECK((answer == Answer::possible) == expected);
        ++(expected ? possible : impossible);
      }
    }
  }
  CHECK(possible > 2000);
  CHECK(impossible > 300);
}

TEST_CASE("formula: random ratios, 0/0 left aside: what is possible elsewhere is found, what is found is possible") {
  const World here = world();
  int possible = 0, impossible = 0;
  for (std::uint64_t seed = 1; seed <= 1500; ++seed) {
    Random random(here, seed, true);
    const ExprPtr condition = random.condition(1 + static_cast<int>(seed % 3));
    for (const int level : {1, 2}) {
      for (const bool reached : {true, false}) {
        const Want want{condition, level, reached};
        check::Unknowns unknowns(here.vocabulary, here.set, &here.subject);
        check::Search search(here.engine.loaded(), unknowns, {false, 20'000, false});
        const check::SearchResult found = search.find({want});
        CAPTURE(seed, level, reached);
        if (found.answer == Answer::undecided) continue;
        // By 0 a quotient is unknown: neither met nor failed, so only b from 1 tells what must be found.
        if (possible_by_trying(random.a(), want, 1, false)) CHECK(found.answer == Answer::possible);
        if (found.answer == Answer::possible)
          CHECK((possible_by_trying(random.a(), want) || possible_by_trying(random.a(), want, 0, true, 40)));
        ++(found.answer == Answer::possible ? possible : impossible);
      }
    }
  }
  CHECK(possible > 2000);
  CHECK(impossible > 300);
}

TEST_CASE("formula: what may not exist fails every comparison, and its reverse holds") {
  const World here = world();
  const ExprPtr score = fact_of(here, "technology_centre.evaluation_score", Type::score);
  const auto compare = [&](Comparison comparison, int bound) {
    auto expr = made(Op::compare, {score, number(bound)});
    expr->comparison = comparison;
    return ExprPtr(expr);
  };
  const std::vector<Want> neither{{compare(Comparison::at_least, 60), 2, false},
                                  {compare(Comparison::less_than, 60), 2, false}};
  check::Unknowns unknowns(here.vocabulary, here.set, &here.subject);
  CHECK(check::Search(here.engine.loaded(), unknowns, {true, 1000}).find(neither).answer == Answer::possible);
  CHECK(check::Search(here.engine.loaded(), unknowns, {false, 1000}).find(neither).answer == Answer::impossible);
}

TEST_CASE("formula: a bound of effort leaves a question open and claims nothing") {
  const World here = world();
  Random random(here, 7);
  std::vector<ExprPtr> many;
  for (int i = 0; i < 40; ++i) many.push_back(made(Op::any, {random.condition(2), random.condition(2)}));
  check::Unknowns unknowns(here.vocabulary, here.set, &here.subject);
  CHECK(check::Search(here.engine.loaded(), unknowns, {false, 10}).find({{made(Op::all, many), 2, true}}).answer ==
        Answer::undecided);
}
