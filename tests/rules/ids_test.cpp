// Every id of the clause inventory is modelled, recorded, or declared not evaluable with its reason.
#include <fstream>
#include <set>
#include <string>

#include "catch.hpp"
#include "evaluate/loaded.hpp"
#include "files.hpp"
#include "huiqi/huiqi.hpp"

namespace {

void collect(const huiqi::language::ExprPtr& expr, std::set<std::string>& ids) {
  if (!expr) return;
  if (!expr->marks.id.empty()) ids.insert(expr->marks.id);
  for (const auto& branch : expr->branches) ids.insert(branch.id);
  for (const auto& arg : expr->args) collect(arg, ids);
}

std::set<std::string> ids_of_rule_sets(const huiqi::Engine& engine) {
  std::set<std::string> ids;
  for (const auto& set : engine.loaded().rule_sets) {
    for (const auto& provision : set.provisions) {
      ids.insert(provision.id);
      for (const auto& each : provision.scope) collect(each, ids);
      for (const auto& each : provision.requires_) collect(each, ids);
      for (const auto& answer : provision.answers) collect(answer.value, ids);
    }
    for (const auto& record : set.records) ids.insert(record.id);
  }
  return ids;
}

}  // namespace

TEST_CASE("every id of the clause inventory has its place") {
  const auto engine = huiqi::Engine::load();
  REQUIRE(engine);
  const std::set<std::string> found = ids_of_rule_sets(*engine);
  std::ifstream wanted(huiqi::test::source / "tests/rules/ids.txt");
  REQUIRE(wanted);
  std::string id;
  int count = 0;
  while (std::getline(wanted, id)) {
    CAPTURE(id);
    CHECK(found.count(id) == 1);
    ++count;
  }
  CHECK(count > 200);
}

TEST_CASE("what is not evaluable says why") {
  const auto engine = huiqi::Engine::load();
  REQUIRE(engine);
  for (const auto& set : engine->loaded().rule_sets) {
    for (const auto& record : set.records) {
      CAPTURE(record.id);
      CHECK_FALSE(record.text.empty());
      if (record.verdict == "not_evaluable") CHECK_FALSE(record.reason.empty());
    }
  }
}
