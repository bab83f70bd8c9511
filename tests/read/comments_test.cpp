// Comments in rule files: gone for readers, kept by those who write the file. Covers src/read/comments.cpp.
#include "read/comments.hpp"

#include "catch.hpp"
#include "huiqi/engine.hpp"

using huiqi::Diagnostic;
using huiqi::read::canonical;
using huiqi::read::Limits;

namespace {

std::string without(const std::string& text) {
  std::vector<Diagnostic> found;
  const auto root = huiqi::read::parse_commented(text, "a.json", Limits{}, found);
  REQUIRE(root.has_value());
  return canonical(*root);
}

huiqi::Result<huiqi::Engine> load(const std::string& comment) {
  huiqi::EngineOptions options;
  options.rule_sets.push_back(
      {"x.json", R"({ "format": 1, "id": "x", "version": "1", "title": {"zh": "某", "en": "x"}, "number": "x", )" +
                     comment +
                     R"("in_force": { "from": "2026-01-01" }, "provisions": [
        { "id": "x-1", "kind": "service", "subject": "enterprise", "cite": "1", "title": {"zh": "某", "en": "x"} } ] })"});
  return huiqi::Engine::load(options);
}

}  // namespace

TEST_CASE("comments are dropped at any depth, and nothing else", "[read][comments]") {
  CHECK(without(R"({"//":"a","b":[{"//c":"d","e":1}],"f":{"//g":"h"}})") == R"({"b":[{"e":1}],"f":{}})");
  CHECK(without(R"({"//":1,"/a":"b","a//":"//"})") == R"({"//":1,"/a":"b","a//":"//"})");
}

TEST_CASE("comments in a rule set change neither its meaning nor its digest", "[read][comments]") {
  const auto plain = load("");
  const auto commented = load(R"("//number": "wait for the gazette", )");
  REQUIRE(plain);
  REQUIRE(commented);
  const auto digest = [](const huiqi::Engine& engine) {
    for (const auto& policy : engine.policies()) {
      if (policy.id == "x") return policy.digest;
    }
    return std::string();
  };
  CHECK_FALSE(digest(*plain).empty());
  CHECK(digest(*plain) == digest(*commented));
}

TEST_CASE("a comment that is no text is a mistake", "[read][comments]") {
  const auto wrong = load(R"("//number": 3, )");
  REQUIRE_FALSE(wrong);
  CHECK(wrong.diagnostics.front().code == "unknown_key");
}
