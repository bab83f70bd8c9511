// The canonical layout: what docs/fmt.md defines, on small files; on any JSON, that nothing but the layout changes.
// Covers src/read/format.cpp.
#include "read/format.hpp"

#include <rapidcheck.h>

#include <string>
#include <vector>

#include "catch.hpp"
#include "files.hpp"
#include "read/suggest.hpp"
#include "read/write.hpp"

using huiqi::Diagnostic;
using huiqi::Language;
using huiqi::read::canonical;
using huiqi::read::formatted;
using huiqi::read::Limits;
using huiqi::read::Member;
using huiqi::read::Node;
using huiqi::read::parse;

namespace {

Node parsed(const std::string& text) {
  std::vector<Diagnostic> found;
  std::optional<Node> root = parse(text, "a.json", Limits{}, found);
  for (const Diagnostic& each : found) FAIL_CHECK(to_string(each, Language::en));
  REQUIRE(root.has_value());
  return std::move(*root);
}

std::string laid_out(const std::string& text) { return formatted(parsed(text), text); }

/// Equal in all but places: kinds, texts, numbers as written, keys in their order.
bool same(const Node& a, const Node& b) {
  if (a.kind != b.kind || a.boolean != b.boolean || a.text != b.text) return false;
  if (a.items.size() != b.items.size() || a.members.size() != b.members.size()) return false;
  for (std::size_t i = 0; i < a.items.size(); ++i) {
    if (!same(a.items[i], b.items[i])) return false;
  }
  for (std::size_t i = 0; i < a.members.size(); ++i) {
    if (a.members[i].key != b.members[i].key || !same(a.members[i].value, b.members[i].value)) return false;
  }
  return true;
}

// ---- any JSON, in any hand ----

std::string any_number() {
  static const std::vector<std::string> numbers = {"0", "-0", "1e3", "2.50", "1E+05", "123456789012345678901234567890"};
  return *rc::gen::elementOf(numbers);
}

std::string any_text() {
  static const std::vector<std::string> pieces = {
      "a", "zh", "1.40亿元", "“中文，引号：”", "\"", "\\", "/", "\n", "\t", "\x01", "{", "]", ", ", "😀", " ", "//"};
  std::string text;
  const int length = *rc::gen::inRange(0, 30);
  for (int i = 0; i < length; ++i) text += *rc::gen::elementOf(pieces);
  return text;
}

Node any_node(int depth) {
  Node node;
  const int kind = *rc::gen::inRange(0, depth > 0 ? 9 : 5);
  if (kind == 0) return node;
  if (kind == 1) {
    node.kind = Node::Kind::boolean;
    node.boolean = *rc::gen::arbitrary<bool>();
  } else if (kind == 2) {
    node.kind = Node::Kind::number;
    node.text = any_number();
  } else if (kind <= 4) {
    node.kind = Node::Kind::string;
    node.text = any_text();
  } else if (kind <= 6) {
    node.kind = Node::Kind::array;
    const int size = *rc::gen::inRange(0, 8);
    for (int i = 0; i < size; ++i) node.items.push_back(any_node(depth - 1));
  } else {
    node.kind = Node::Kind::object;
    static const std::vector<std::string> keys = {"id", "zh", "en", "//", "//note", "条件", "a \"quoted\" key"};
    const int size = *rc::gen::inRange(0, 8);
    for (int i = 0; i < size; ++i) {
      const std::string key = *rc::gen::elementOf(keys) + (node.members.size() < 2 ? "" : std::to_string(i));
      if (node.find(key) == nullptr) node.members.push_back(Member{key, {}, any_node(depth - 1)});
    }
  }
  return node;
}

/// The text of a node with blanks as they come; empty lines only where they are asked for.
std::string written(const Node& node, bool empty_lines) {
  const auto blank = [&] {
    static const std::vector<std::string> plain = {"", "", " ", "\n   ", "\r\n", "\t"};
    static const std::vector<std::string> any = {"", " ", "\n   ", "\r\n\r\n", "\n\n", "\n \n\n  "};
    return *rc::gen::elementOf(empty_lines ? any : plain);
  };
  if (node.is_array()) {
    std::string text = "[" + blank();
    for (const Node& each : node.items) {
      text += written(each, empty_lines) + blank() + (&each == &node.items.back() ? "" : ",") + " ";
    }
    return text + blank() + "]";
  }
  if (node.is_object()) {
    std::string text = "{" + blank();
    for (const Member& each : node.members) {
      text += huiqi::read::quoted_json(each.key) + " :" + blank() + written(each.value, empty_lines);
      text += " " + std::string(&each == &node.members.back() ? "" : ",") + blank();
    }
    return text + "}";
  }
  return canonical(node);
}

std::string compact(const Node& node) {
  std::string text;
  for (const Node& each : node.items) text += (text.empty() ? "" : ",") + compact(each);
  for (const Member& each : node.members) {
    text += (text.empty() ? "" : ",") + huiqi::read::quoted_json(each.key) + ":" + compact(each.value);
  }
  return node.is_array() ? "[" + text + "]" : node.is_object() ? "{" + text + "}" : canonical(node);
}

}  // namespace

TEST_CASE("fmt: what fits stands on one line", "[read][fmt]") {
  CHECK(laid_out("{}") == "{}\n");
  CHECK(laid_out("[ 1,2,[ ] ]") == "[ 1, 2, [] ]\n");
  CHECK(laid_out("{\"a\":1,\n\n\"b\":[\"x\",  2.50], \"c\":{ }}") == "{ \"a\": 1, \"b\": [\"x\", 2.50], \"c\": {} }\n");
  CHECK(laid_out("  \"x\" ") == "\"x\"\n");
}

TEST_CASE("fmt: 140 columns fit, 141 do not; a Chinese character takes two", "[read][fmt]") {
  const std::string fits = "{ \"a\": \"" + std::string(129, 'x') + "\" }";
  REQUIRE(fits.size() == 140);
  CHECK(laid_out(fits) == fits + "\n");
  CHECK(laid_out("{ \"a\": \"" + std::string(130, 'x') + "\" }") ==
        "{\n  \"a\": \"" + std::string(130, 'x') + "\"\n}\n");
  std::string wide;
  for (int i = 0; i < 64; ++i) wide += "中";
  CHECK(laid_out("{ \"a\": \"" + wide + "x\" }") == "{ \"a\": \"" + wide + "x\" }\n");
  CHECK(laid_out("{ \"a\": \"" + wide + "中\" }") == "{\n  \"a\": \"" + wide + "中\"\n}\n");
}

TEST_CASE("fmt: a rule set", "[read][fmt]") {
  const std::string minified =
      R"({"format":1,"id":"x-2026","title":{"zh":"某市促进某事的若干措施","en":"Measures"},"provisions":[{"id":"x-1","kind":"grant",)"
      R"("subject":"enterprise","cite":"第一条","title":{"zh":"补助","en":"Grant"},"quote":"按不超过项目固定资产投资额或设备采购额的15%予以资金补助",)"
      R"("requires":[{"id":"x-1.a","fact":"rd_personnel","at_least":40,"word":"不少于"},{"id":"x-1.b","some":"projects","where":)"
      R"({"all":[{"determination":"key_industrial"},{"fact":"kinds","contains":"technical_transformation","label":{"zh":"技术改造项目",)"
      R"("en":"a technical transformation project"}}]}}],"grant":{"rate":"20%","rate_is":"ceiling","base":{"fact":"total_input"},"cap":)"
      R"("500万元","per":["project"],"word":"不超过"}}]})";
  const std::string wanted = R"({
  "format": 1,
  "id": "x-2026",
  "title": { "zh": "某市促进某事的若干措施", "en": "Measures" },
  "provisions": [
    { "id": "x-1", "kind": "grant", "subject": "enterprise", "cite": "第一条",
      "title": { "zh": "补助", "en": "Grant" },
      "quote": "按不超过项目固定资产投资额或设备采购额的15%予以资金补助",
      "requires": [
        { "id": "x-1.a", "fact": "rd_personnel", "at_least": 40, "word": "不少于" },
        { "id": "x-1.b", "some": "projects", "where": { "all": [
          { "determination": "key_industrial" },
          { "fact": "kinds", "contains": "technical_transformation",
            "label": { "zh": "技术改造项目", "en": "a technical transformation project" } } ] } } ],
      "grant": { "rate": "20%", "rate_is": "ceiling", "base": { "fact": "total_input" }, "cap": "500万元", "per": ["project"],
        "word": "不超过" } }
  ]
}
)";
  CHECK(laid_out(minified) == wanted);
}

TEST_CASE("fmt: a row begins behind its bracket, and its short cells share a line", "[read][fmt]") {
  const std::string minified =
      R"({"tables":[{"name":"yq-07: a city that may not recommend parks","rows":[[[],"eligible"],[[{"id":"g1","level":"county",)"
      R"("fraud_established_on":"none"},{"id":"g2","level":"city","fraud_established_on":"2025-01-01","approved":true}],"ineligible","met",)"
      R"(["rule_note:资料中有设区市"]]]}]})";
  const std::string wanted = R"({
  "tables": [
    { "name": "yq-07: a city that may not recommend parks", "rows": [
      [ [], "eligible" ],
      [ [ { "id": "g1", "level": "county", "fraud_established_on": "none" },
          { "id": "g2", "level": "city", "fraud_established_on": "2025-01-01", "approved": true } ],
        "ineligible", "met", ["rule_note:资料中有设区市"] ] ] }
  ]
}
)";
  CHECK(laid_out(minified) == wanted);
}

TEST_CASE("fmt: comments stand on lines of their own, blank lines are kept", "[read][fmt]") {
  const std::string text = R"({ "//": "about all",
  "format": 1, "list": [ { "a": 1 },


    { "a": 2 } ], "enterprise": { "//a": "words", "a": null, "b": null } })";
  CHECK(laid_out(text) == R"({
  "//": "about all",
  "format": 1,
  "list": [ { "a": 1 }, { "a": 2 } ],
  "enterprise": { "//a": "words",
    "a": null, "b": null }
}
)");
  const std::string long_text = "\"" + std::string(100, 'x') + "\"";
  CHECK(laid_out("{\n\n \"a\": " + long_text + ",\n\n\n \"b\": " + long_text + ",\n\"c\": 1 }") ==
        "{\n  \"a\": " + long_text + ",\n\n  \"b\": " + long_text + ",\n  \"c\": 1\n}\n");
}

TEST_CASE("fmt: numbers and words as written, escapes only where they must be", "[read][fmt]") {
  CHECK(laid_out(R"({"a":1e3,"b":2.50,"c":"1.40亿元","d":"\u4e2d\/\u0001\n"})") ==
        "{ \"a\": 1e3, \"b\": 2.50, \"c\": \"1.40亿元\", \"d\": \"中/\\u0001\\n\" }\n");
}

TEST_CASE("fmt: any JSON stays the same JSON, and laid out it stays as it is", "[read][fmt]") {
  CHECK(rc::check("nothing but the layout changes, and only once", [] {
    const Node node = any_node(5);
    const std::string text = written(node, true);
    const std::string once = laid_out(text);
    RC_ASSERT(same(parsed(once), node));
    RC_ASSERT(laid_out(once) == once);
  }));
  CHECK(rc::check("the layout does not depend on the blanks that were there", [] {
    const Node node = any_node(5);
    RC_ASSERT(laid_out(written(node, false)) == laid_out(compact(node)));
  }));
}

TEST_CASE("fmt: the project's own files stay the same JSON", "[read][fmt]") {
  for (const std::string folder : {"rules/vocabulary", "rules/guangxi", "rules/liuzhou", "examples"}) {
    for (const auto& path : huiqi::test::files_of(huiqi::test::source / folder, ".json")) {
      INFO(path.string());
      const std::string text = huiqi::test::slurp(path);
      const std::string once = laid_out(text);
      CHECK(same(parsed(once), parsed(text)));
      CHECK(laid_out(once) == once);
    }
  }
}
