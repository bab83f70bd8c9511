// The fast reader against the ordinary one: what it reads is what that reads, and what that refuses it never reads.
#include "batch/fast_json.hpp"

#include "batch/population.hpp"
#include "catch.hpp"

using namespace huiqi;
using namespace huiqi::test;
using read::Node;

namespace {

/// But for the places, which the fast reader does not know.
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

/// Whether the fast reader reads the text; if so, it reads it right.
bool reads(const std::string& text) {
  static batch::FastJson fast;
  const auto quick = fast.read(text);
  std::vector<Diagnostic> diagnostics;
  const auto ordinary = read::parse(text, "text", {}, diagnostics);
  INFO(text);
  if (!quick) return false;
  REQUIRE(ordinary);
  CHECK(same(*quick, *ordinary));
  return true;
}

std::string nested(int depth) {
  std::string text = "{\"a\":";
  for (int i = 1; i < depth; ++i) text += "[";
  for (int i = 1; i < depth; ++i) text += "]";
  return text + "}";
}

}  // namespace

TEST_CASE("the fast reader reads what is plain as the ordinary one does", "[batch]") {
  for (const char* text :
       {"{}", " {\"a\" : [ 1 , -2.50,0, -0 ,1.0 ] } ", "{\"a\":true,\"b\":false,\"c\":null,\"d\":[],\"e\":{}}",
        "{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u4f01\\ud83d\\ude00\\u0000\"}", "{\"企业\":\"柳州\",\"\":\"\"}",
        "{\"a\\u0062\":1}", "{\"a\":123456789012345678901234567890.123456789012345678901234567890}", "{\"a\":1\t}",
        "{\"a\":{\"a\":{\"a\":1}}}", "{\"a\":\"\x7f\"}"})
    CHECK(reads(text));
  CHECK(reads(nested(50)));
}

TEST_CASE("what is wrong or unusual is left to the ordinary reader", "[batch]") {
  for (const std::string& text : {
           std::string(""),
           std::string(" "),
           std::string("[]"),
           std::string("1"),
           std::string("\"a\""),
           std::string("null"),
           std::string("{"),
           std::string("{}}"),
           std::string("{}x"),
           std::string("{} {}"),
           std::string("{\"a\"}"),
           std::string("{\"a\":}"),
           std::string("{\"a\":1,}"),
           std::string("{\"a\":[1,]}"),
           std::string("{\"a\":[1 2]}"),
           std::string("{\"a\":01}"),
           std::string("{\"a\":1.}"),
           std::string("{\"a\":.5}"),
           std::string("{\"a\":+1}"),
           std::string("{\"a\":-}"),
           std::string("{\"a\":1e5}"),
           std::string("{\"a\":1x}"),
           std::string("{\"a\":tru}"),
           std::string("{\"a\":truex}"),
           std::string("{\"a\":nul}"),
           std::string("{\"a\":nullx}"),
           std::string("{\"a\":NaN}"),
           std::string("{\"a\":1,\"a\":2}"),
           std::string("{\"a\":1,\"\\u0061\":2}"),
           std::string("{\"b\":{\"a\":1,\"a\":2}}"),
           std::string("{\"a\":\"\\x\"}"),
           std::string("{\"a\":\"\\ud800\"}"),
           std::string("{\"a\":\"\t\"}"),
           std::string("{\"a\":\"\xff\"}"),
           std::string("{\"a\":\"\xed\xa0\x80\"}"),
           std::string("{\"a\":1}\0", 8),
           std::string("{\"a\":\"\0\"}", 9),
           std::string("{\"a\":\0}", 7),
           std::string("\xEF\xBB\xBF{}"),
           std::string("{'a':1}"),
           std::string("{a:1}"),
           std::string("{\"a\":1 // x\n}"),
           std::string("{\"a\":[}"),
           std::string("{\"a\":{]}"),
           std::string("{\"a\":\"}"),
           std::string("{\"a\":[1}"),
       }) {
    INFO(text);
    CHECK_FALSE(reads(text));
  }
  CHECK_FALSE(reads(nested(70)));
  CHECK_FALSE(reads("{\"a\":1" + std::string(400, '0') + "}"));
  std::string many = "{";
  for (int i = 0; i < 40; ++i) many += "\"k" + std::to_string(i) + "\":1,";
  CHECK(reads(many + "\"k\":1}"));
  CHECK_FALSE(reads(many + "\"k7\":1}"));
}

TEST_CASE("over a population, sound and mutilated, the fast reader is right or says nothing", "[batch]") {
  const auto profiles = population(7001, 200);
  random::Dice dice(7);
  std::size_t read = 0;
  for (const std::string& each : profiles) {
    CHECK(reads(each));
    for (int i = 0; i < 20; ++i) read += reads(mutilated(each, dice)) ? 1 : 0;
  }
  CHECK(read > 100);  // some mutilations leave JSON, as text within a string
  CHECK(read < 3500);
}
