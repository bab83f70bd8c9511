// JSON with places: values, numbers as written, every error with its exact place, canonical form, one-line diagnostics.
// Covers src/read/json.cpp, src/read/json_mistake.cpp and src/read/diagnostic.cpp. Source: RFC 8259; for the canonical form RFC 8785.
#include <algorithm>
#include <string>
#include <vector>

#include "catch.hpp"
#include "read/json.hpp"

using huiqi::Diagnostic;
using huiqi::Language;
using huiqi::Place;
using huiqi::Severity;
using huiqi::read::canonical;
using huiqi::read::Limits;
using huiqi::read::Node;
using huiqi::read::parse;

namespace Catch {
template <>
struct StringMaker<Place> {
  static std::string convert(const Place& place) {
    return std::to_string(place.line) + ":" + std::to_string(place.column);
  }
};
}  // namespace Catch

namespace {

Node good(std::string_view text, const Limits& limits = {}) {
  std::vector<Diagnostic> found;
  std::optional<Node> root = parse(text, "a.json", limits, found);
  for (const Diagnostic& each : found) FAIL_CHECK(to_string(each, Language::en));
  REQUIRE(root.has_value());
  return std::move(*root);
}

std::vector<Diagnostic> errors(std::string_view text, const Limits& limits = {}) {
  std::vector<Diagnostic> found;
  CAPTURE(std::string(text.substr(0, 200)));
  CHECK_FALSE(parse(text, "a.json", limits, found).has_value());
  CHECK_FALSE(found.empty());
  for (const Diagnostic& each : found) {
    CHECK(each.severity == Severity::error);
    CHECK(each.file == "a.json");
    CHECK_FALSE(each.message.zh.empty());
    CHECK_FALSE(each.message.en.empty());
    CHECK(each.message.en.find("json.exception") == std::string::npos);
    CHECK(each.message.en.find("syntax error") == std::string::npos);
  }
  return found;
}

Diagnostic error(std::string_view text, const Limits& limits = {}) {
  const std::vector<Diagnostic> found = errors(text, limits);
  CAPTURE(std::string(text.substr(0, 200)));
  for (const Diagnostic& each : found) UNSCOPED_INFO(to_string(each, Language::en));
  REQUIRE(found.size() == 1);
  return found.front();
}

bool mentions(const std::string& words, const std::string& part) { return words.find(part) != std::string::npos; }

/// One mistake: exactly there, and with these words somewhere in what is said about it.
void check_mistake(std::string_view text, Place place, const std::string& message, const std::string& suggestion) {
  const Diagnostic found = error(text);
  INFO(to_string(found, Language::en));
  CHECK(found.code == "not_json");
  CHECK(found.place == place);
  CHECK(mentions(found.message.en, message));
  CHECK(mentions(found.suggestion.en, suggestion));
  CHECK(found.suggestion.zh.empty() == found.suggestion.en.empty());
}

std::string canonical_of(std::string_view text) { return canonical(good(text)); }

}  // namespace

// ---- values ----

TEST_CASE("every kind of value", "[read][json]") {
  const Node root = good(R"({"n": null, "t": true, "f": false, "i": -5, "s": "x", "a": [1, []], "o": {}})");
  REQUIRE(root.is_object());
  CHECK(root.members.size() == 7);
  CHECK(root.find("n")->is_null());
  CHECK(root.find("t")->boolean);
  CHECK(root.find("f")->is_boolean());
  CHECK_FALSE(root.find("f")->boolean);
  CHECK(root.find("i")->text == "-5");
  CHECK(root.find("s")->text == "x");
  CHECK(root.find("a")->items.size() == 2);
  CHECK(root.find("a")->items[1].is_array());
  CHECK(root.find("o")->is_object());
  CHECK(root.find("missing") == nullptr);
  CHECK(good("7").find("x") == nullptr);
}

TEST_CASE("members stay in the file's order", "[read][json]") {
  const Node root = good(R"({"b": 1, "a": 2, "c": 3})");
  CHECK(root.members[0].key == "b");
  CHECK(root.members[1].key == "a");
  CHECK(root.members[2].key == "c");
}

TEST_CASE("a number is kept as written", "[read][json]") {
  for (const std::string number :
       {"0", "-0", "1.10", "123456789012345678901234567890", "1e5", "1E+05", "-0.0", "9223372036854775808",
        "-9223372036854775809", "18446744073709551616", "0.1000000000000000055511151231257827", "1e-400"}) {
    CHECK(good(number).text == number);
    CHECK(good(" " + number + " ").text == number);
    CHECK(good("[" + number + "," + number + "]").items[1].text == number);
    CHECK(good("{\"a\":" + number + "}").find("a")->text == number);
    CHECK(good("{\"a\" : " + number + "\n}").find("a")->is_number());
  }
}

TEST_CASE("strings are unescaped", "[read][json]") {
  CHECK(good(R"("\u4e2d\ud83d\ude00\n\\\"\/")").text == "中😀\n\\\"/");
  CHECK(good(R"("a\u0000b")").text == std::string("a\0b", 3));
  CHECK(good(R"("“中文，引号：”")").text == "“中文，引号：”");
}

// ---- places ----

TEST_CASE("places count lines and characters from one", "[read][json]") {
  const Node root = good("{\n  \"名称\": \"柳州😀\", \"年\": [2025,\r\n\t-1.5, {\"x\": null}]\n}");
  CHECK(root.place == Place{1, 1});
  CHECK(root.members[0].place == Place{2, 3});
  CHECK(root.members[0].value.place == Place{2, 9});
  CHECK(root.members[1].place == Place{2, 16});
  const Node& years = root.members[1].value;
  CHECK(years.place == Place{2, 21});
  CHECK(years.items[0].place == Place{2, 22});
  CHECK(years.items[1].place == Place{3, 2});
  CHECK(years.items[2].place == Place{3, 8});
  CHECK(years.items[2].members[0].place == Place{3, 9});
  CHECK(years.items[2].members[0].value.place == Place{3, 14});
}

TEST_CASE("escapes and punctuation in strings do not move places", "[read][json]") {
  const Node root = good(R"(["\"],[:{", "\\", "\u4e2d", true,1,"",0])");
  CHECK(root.items[1].place == Place{1, 13});
  CHECK(root.items[2].place == Place{1, 19});
  CHECK(root.items[3].place == Place{1, 29});
  CHECK(root.items[4].place == Place{1, 34});
  CHECK(root.items[5].place == Place{1, 36});
  CHECK(root.items[6].place == Place{1, 39});
}

TEST_CASE("a byte order mark is skipped and takes no column", "[read][json]") {
  CHECK(good("\xEF\xBB\xBF[1]").items[0].place == Place{1, 2});
  CHECK(error("\xEF\xBB\xBF").code == "empty_file");
}

// ---- empty, not UTF-8 ----

TEST_CASE("an empty file", "[read][json]") {
  for (const std::string_view text : {"", " ", "\n\t \r\n"}) {
    const Diagnostic found = error(text);
    CHECK(found.code == "empty_file");
    CHECK(found.place == Place{1, 1});
  }
}

TEST_CASE("what is not UTF-8 is found before anything else", "[read][json]") {
  const auto bad_at = [](std::string_view text, Place place) {
    const Diagnostic found = error(text);
    CHECK(found.code == "not_utf8");
    CHECK(found.place == place);
  };
  bad_at("{\"a\": \"\xC1\xF8\xD6\xDD\"}", {1, 8});  // GBK
  bad_at("[\"中文\",\n \"中\x80\"]", {2, 4});       // a lone continuation byte
  bad_at("\"\xC0\xAF\"", {1, 2});                   // overlong
  bad_at("\"\xE0\x80\xAF\"", {1, 2});               // overlong
  bad_at("\"\xF0\x80\x80\xAF\"", {1, 2});           // overlong
  bad_at("\"\xED\xA0\x80\"", {1, 2});               // surrogate
  bad_at("\"\xF4\x90\x80\x80\"", {1, 2});           // beyond U+10FFFF
  bad_at("\"12345678901\xE4\xB8", {1, 13});         // cut short
  bad_at("{} \xFF", {1, 4});
  bad_at("[1,,] \xFF", {1, 7});
  CHECK(mentions(error("\xFF\xFE{\0}").suggestion.en, "UTF-16"));
  CHECK(mentions(error("\"\xC1\xF8\"").suggestion.zh, "GBK"));
  CHECK(good("\"\xED\x9F\xBF\xEE\x80\x80\xF4\x8F\xBF\xBF\xC2\x80\"").is_string());
}

// ---- mistakes ----

TEST_CASE("a trailing comma", "[read][json]") {
  check_mistake("{\"a\": 1,\n}", {1, 8}, "a comma too many before '}'", "delete this comma");
  check_mistake("[1, 2 , ]", {1, 7}, "a comma too many before ']'", "delete this comma");
  check_mistake("[1,,2]", {1, 4}, "a comma too many", "delete");
  check_mistake("[,1]", {1, 2}, "a comma too many", "delete");
  check_mistake("{,\"a\":1}", {1, 2}, "a comma too many", "delete");
}

TEST_CASE("single quotes", "[read][json]") {
  check_mistake("{'a': 1}", {1, 2}, "single quotes", "double quotes");
  check_mistake("[\n 'a']", {2, 2}, "single quotes", "double quotes");
  check_mistake("{\"a\": 'it\"s'}", {1, 7}, "single quotes", "double quotes");
}

TEST_CASE("comments", "[read][json]") {
  check_mistake("{ // 说明，\"x\"\n\"a\": 1}", {1, 3}, "no comments", "delete the comment");
  check_mistake("{\"a\": /* , */ 1}", {1, 7}, "no comments", "delete the comment");
  check_mistake("[1] # end", {1, 5}, "no comments", "delete the comment");
  check_mistake("[1// one\n]", {1, 3}, "no comments", "delete the comment");
  check_mistake("// only", {1, 1}, "no comments", "delete the comment");
  check_mistake("[1 /* open", {1, 4}, "no comments", "delete the comment");
}

TEST_CASE("a missing comma", "[read][json]") {
  check_mistake("{\"a\": 1\n \"b\": 2}", {2, 2}, "found '\"', expected ',' or '}'", "may be missing at 1:8");
  check_mistake("[1 2]", {1, 4}, "found '2', expected ',' or ']'", "may be missing at 1:3");
  check_mistake("[{}{}]", {1, 4}, "found '{'", "may be missing at 1:4");
  check_mistake("[true false]", {1, 7}, "found 'false'", "may be missing at 1:6");
  check_mistake("[1; 2]", {1, 3}, "found ';'", "write ','");
}

TEST_CASE("a missing colon or value", "[read][json]") {
  check_mistake("{\"a\" 1}", {1, 6}, "found '1', expected ':'", "may be missing at 1:5");
  check_mistake("{\"a\" = 1}", {1, 6}, "found '='", "write ':'");
  check_mistake("{\"a\": , \"b\": 1}", {1, 7}, "no value", "after ':'");
  check_mistake("{\"a\": }", {1, 7}, "no value", "after ':'");
  check_mistake("{\"a\"}", {1, 5}, "no value", "after ':'");
  check_mistake("{\"a\", \"b\"}", {1, 5}, "no value", "after ':'");
  check_mistake("[\"a\": 1]", {1, 5}, "found ':', expected ',' or ']'", "no keys in [ ]");
}

TEST_CASE("a missing quote", "[read][json]") {
  check_mistake("{\"a\": \"x\n}", {1, 7}, "closing quote is missing", "add \"");
  check_mistake("{\"a\": \"x", {1, 7}, "closing quote is missing", "add \"");
  check_mistake("\"a\\\\", {1, 1}, "closing quote is missing", "add \"");
  check_mistake("\"a\\u4e2d", {1, 1}, "closing quote is missing", "add \"");
  check_mistake("\"a\\ud83d\\ude00", {1, 1}, "closing quote is missing", "add \"");
  check_mistake("\"", {1, 1}, "closing quote is missing", "add \"");
  check_mistake("{\"a\": x\"}", {1, 7}, "'x' is not a JSON value", "opening quote may be missing");
  check_mistake("{a\": 1}", {1, 2}, "the key 'a' is not in double quotes", "write \"a\"");
  check_mistake("{\"a\": \"他说\"好\"了\"}", {1, 11}, "found '好'", "check the quotes");
  check_mistake("{\"a\": \"x, \"b\": 1}", {1, 12}, "found 'b'", "check the quotes");
}

TEST_CASE("a key without quotes", "[read][json]") {
  check_mistake("{name: 1}", {1, 2}, "the key 'name'", "write \"name\"");
  check_mistake("{\"a\": 1, 名称: 1}", {1, 10}, "the key '名称'", "write \"名称\"");
  check_mistake("{2025: 1}", {1, 2}, "the key '2025'", "write \"2025\"");
}

TEST_CASE("Chinese punctuation", "[read][json]") {
  check_mistake("{“a”: 1}", {1, 2}, "'“' is Chinese", "write '\"'");
  check_mistake("{\"a\": “甲”}", {1, 7}, "'“' is Chinese", "write '\"'");
  check_mistake("{\"a\"：1}", {1, 5}, "'：' is Chinese", "write ':'");
  check_mistake("{\"a\": 1， \"b\": 2}", {1, 8}, "'，' is Chinese", "write ','");
  check_mistake("[1、2]", {1, 3}, "'、' is Chinese", "write ','");
  check_mistake("【1]", {1, 1}, "'【' is Chinese", "write '['");
  check_mistake("｛\"a\": 1}", {1, 1}, "'｛' is Chinese", "write '{'");
  check_mistake("[１]", {1, 2}, "'１' is Chinese", "write '1'");
  check_mistake("[\u30001]", {1, 2}, "full-width or invisible space", "plain space");
  check_mistake("[1]\u200B", {1, 4}, "full-width or invisible space", "plain space");
}

TEST_CASE("words that are not JSON", "[read][json]") {
  check_mistake("[NaN]", {1, 2}, "'NaN' is not a JSON value", "no such number");
  check_mistake("[-Infinity]", {1, 2}, "'-Infinity' is not a JSON value", "no such number");
  check_mistake("[None]", {1, 2}, "'None'", "write null");
  check_mistake("[undefined]", {1, 2}, "'undefined'", "write null");
  check_mistake("{\"a\": True}", {1, 7}, "'True'", "write true");
  check_mistake("[FALSE]", {1, 2}, "'FALSE'", "write false");
  check_mistake("[是]", {1, 2}, "'是'", "write true");
  check_mistake("[truex]", {1, 2}, "'truex'", "\"truex\"");
  check_mistake("[柳州市]", {1, 2}, "'柳州市'", "in double quotes: \"柳州市\"");
}

TEST_CASE("numbers that are not JSON", "[read][json]") {
  check_mistake("[+1]", {1, 2}, "'+1' is not a JSON number", "delete the '+'");
  check_mistake("[007]", {1, 2}, "'007' must not begin with a zero", "write 7; if it is a code, write \"007\"");
  check_mistake("{\"a\": -01.50}", {1, 7}, "'-01.50'", "write -1.50");
  check_mistake("[00]", {1, 2}, "'00'", "write 0;");
  check_mistake("[00.5]", {1, 2}, "'00.5'", "write 0.5;");
  check_mistake("01", {1, 1}, "'01'", "write 1;");
  check_mistake("[.5]", {1, 2}, "'.5'", "both sides of the point");
  check_mistake("[1.]", {1, 2}, "'1.'", "both sides of the point");
  check_mistake("[1e]", {1, 2}, "'1e'", "after 'e'");
  check_mistake("[-]", {1, 2}, "'-'", "both sides");
  check_mistake("{\"a\": 1,234,567}", {1, 8}, "no thousands separators", "delete the commas");
  check_mistake("{\"a\": 500万元}", {1, 7}, "'500万元' is not a JSON number", "in double quotes: \"500万元\"");
  check_mistake("{\"a\": 2026-05-20}", {1, 7}, "'2026-05-20'", "\"2026-05-20\"");
  check_mistake("{\"a\": 2026/05/20}", {1, 7}, "'2026/05/20'", "\"2026/05/20\"");
  check_mistake("{\"a\": 15%}", {1, 7}, "'15%'", "\"15%\"");
  check_mistake("[0x1F]", {1, 2}, "'0x1F'", "\"0x1F\"");
}

TEST_CASE("brackets that do not match, and texts cut short", "[read][json]") {
  const Diagnostic crossed = error("{\"a\": [1, 2}");
  CHECK(crossed.place == Place{1, 12});
  CHECK(crossed.other_place == Place{1, 7});
  CHECK(crossed.other_file == "a.json");
  CHECK(mentions(crossed.suggestion.en, "closed by ']'"));
  const Diagnostic cut = error("{\n \"a\": [1,\n 2  \n\n");
  CHECK(cut.code == "not_json");
  CHECK(cut.place == Place{3, 3});
  CHECK(cut.other_place == Place{2, 7});
  CHECK(cut.message.en == "the text ends here, expected ',' or ']'");
  CHECK(error("{\"a\"").message.en == "the text ends here, expected ':'");
  CHECK(error("{\"a\":").message.en == "the text ends here, expected a value");
  CHECK(error("[1,").place == Place{1, 4});
  check_mistake("{}}", {1, 3}, "found '}', expected the end", "one value");
  check_mistake("]", {1, 1}, "found ']', expected a value", "");
}

TEST_CASE("one file, one value", "[read][json]") {
  check_mistake("{}\n{}", {2, 1}, "found '{', expected the end of the file", "one value");
  check_mistake("1 2", {1, 3}, "found '2', expected the end of the file", "one value");
  check_mistake(std::string_view("{}\0", 3), {1, 3}, "found 'U+0000'", "one value");
  check_mistake(std::string_view("{}\0{}", 5), {1, 3}, "found 'U+0000'", "one value");
}

TEST_CASE("what a string must not hold", "[read][json]") {
  check_mistake("[\"a\tb\"]", {1, 4}, "control character (Tab)", "write \\t");
  check_mistake("[\"a\x01\"]", {1, 4}, "control character (U+0001)", "write \\u0001");
  check_mistake("[\"中C:\\数据\"]", {1, 6}, "'\\数' means nothing", "write a backslash itself");
  check_mistake("[\"\\n\\x41\"]", {1, 5}, "'\\x' means nothing", "write a backslash itself");
  check_mistake("[\"\\u12G4\"]", {1, 3}, "four hexadecimal digits", "\\u4e2d");
  check_mistake("[\"\\ud800\"]", {1, 3}, "half of a surrogate pair", "the pair");
  check_mistake("\"\\ud800\"", {1, 2}, "half of a surrogate pair", "the pair");
  check_mistake("[\"\\udc00 \"]", {1, 3}, "half of a surrogate pair", "the pair");
  check_mistake("[\"\\ud800\\ud800\"]", {1, 9}, "half of a surrogate pair", "the pair");
}

TEST_CASE("what fits no common mistake still says what was met and expected", "[read][json]") {
  check_mistake("[=]", {1, 2}, "found '=', expected a value or ']'", "");
  check_mistake("{[]}", {1, 2}, "found '[', expected a key in double quotes or '}'", "");
  check_mistake("{\"a\": 1, {}}", {1, 10}, "found '{', expected a key in double quotes", "");
  CHECK(mentions(error("[=]").message.zh, "此处是 “=”，应为一个值或 “]”"));
}

TEST_CASE("all mistakes of a file are reported at once, in its order", "[read][json]") {
  const std::vector<Diagnostic> found = errors(R"({
  // 企业
  “name”： "甲",
  'revenue': 500万元，
  "year": 2025-01-01
  "a": NaN, "a": 1,
})");
  std::vector<Place> places;
  for (const Diagnostic& each : found) places.push_back(each.place);
  CHECK(places == std::vector<Place>{
                      {2, 3}, {3, 3}, {3, 9}, {4, 3}, {4, 14}, {4, 19}, {5, 11}, {6, 3}, {6, 8}, {6, 13}, {6, 19}});
  CHECK(std::count_if(found.begin(), found.end(), [](const Diagnostic& d) { return d.code == "duplicate_key"; }) == 1);
}

TEST_CASE("mistakes inside strings do not hide later ones", "[read][json]") {
  const std::vector<Diagnostic> found = errors("[\"C:\\数\\x\", \"a\tb\", \"\\ud800\",]");
  std::vector<Place> places;
  for (const Diagnostic& each : found) places.push_back(each.place);
  CHECK(places == std::vector<Place>{{1, 5}, {1, 7}, {1, 14}, {1, 20}, {1, 27}});
}

TEST_CASE("the number of mistakes reported is limited", "[read][json]") {
  std::string text = "[";
  for (int i = 0; i < 100; ++i) text += "NaN,\n";
  CHECK(errors(text + "1]").size() == 20);
}

// ---- duplicate keys ----

TEST_CASE("every duplicate key, with both places", "[read][json]") {
  const std::vector<Diagnostic> found =
      errors("{\"a\": 1, \"b\": [0, {\"x\": 1,\n \"x\": 2}],\n \"a\": 3, \"\\u0061\": 4}");
  REQUIRE(found.size() == 3);
  for (const Diagnostic& each : found) {
    CHECK(each.code == "duplicate_key");
    CHECK(each.other_file == "a.json");
    CHECK_FALSE(each.suggestion.empty());
  }
  CHECK(found[0].place == Place{2, 2});
  CHECK(found[0].other_place == Place{1, 20});
  CHECK(found[0].path == "b[1].x");
  CHECK(found[1].place == Place{3, 2});
  CHECK(found[1].other_place == Place{1, 2});
  CHECK(found[1].path == "a");
  CHECK(found[2].place == Place{3, 10});
  CHECK(found[2].other_place == Place{1, 2});
}

TEST_CASE("duplicates before a mistake that ends reading are reported too", "[read][json]") {
  const std::vector<Diagnostic> found = errors("{\"p\": [{\"a\": 1, \"a\": 2, b: 3}]}");
  REQUIRE(found.size() == 2);
  CHECK(found[0].code == "duplicate_key");
  CHECK(found[0].path == "p[0].a");
  CHECK(found[1].code == "not_json");
}

TEST_CASE("the same key in different objects is no duplicate", "[read][json]") {
  CHECK(good(R"([{"a": 1}, {"a": {"a": 2}}])").items.size() == 2);
}

TEST_CASE("very many duplicates end in a limit", "[read][json]") {
  std::string text = "{\"a\":0";
  for (int i = 0; i < 5000; ++i) text += ",\"a\":0";
  const std::vector<Diagnostic> found = errors(text + "}");
  CHECK(found.size() == 1001);
  CHECK(found.back().code == "limit_exceeded");
}

// ---- limits ----

TEST_CASE("bytes: at the limit is read, one more is not", "[read][json]") {
  Limits limits;
  limits.bytes = 5;
  CHECK(good("[1,2]", limits).items.size() == 2);
  const Diagnostic found = error("[1,\n2]", limits);
  CHECK(found.code == "limit_exceeded");
  CHECK(found.place == Place{2, 2});
}

TEST_CASE("depth: at the limit is read, one more is not", "[read][json]") {
  Limits limits;
  limits.depth = 3;
  CHECK(good("[[{}]]", limits).is_array());
  const Diagnostic found = error("[[\n {\"a\":[]}]]", limits);
  CHECK(found.code == "limit_exceeded");
  CHECK(found.place == Place{2, 7});
  CHECK(good(std::string(64, '[') + std::string(64, ']')).is_array());
  CHECK(error(std::string(65, '[') + std::string(65, ']')).place == Place{1, 65});
}

TEST_CASE("nodes: at the limit is read, one more is not", "[read][json]") {
  Limits limits;
  limits.nodes = 4;
  CHECK(good("[1, {\"a\": 2}]", limits).is_array());
  const Diagnostic found = error("[1, {\"a\": [2]}]", limits);
  CHECK(found.code == "limit_exceeded");
  CHECK(found.place == Place{1, 12});
}

TEST_CASE("a hundred million brackets stop at once", "[read][json]") {
  const std::string brackets(100'000'000, '[');
  const Diagnostic by_bytes = error(brackets);
  CHECK(by_bytes.code == "limit_exceeded");
  CHECK(by_bytes.place == Place{1, (64u << 20) + 1});
  Limits limits;
  limits.bytes = limits.depth = limits.nodes = std::string::npos;
  const Diagnostic by_depth = error(brackets, limits);
  CHECK(by_depth.code == "limit_exceeded");
  CHECK(by_depth.place == Place{1, 1001});
}

TEST_CASE("the deepest permitted node is written, copied and destroyed", "[read][json]") {
  Limits limits;
  limits.depth = 1'000'000;
  std::string text;
  for (int i = 0; i < 500; ++i) text += "{\"a\":[";
  for (int i = 0; i < 500; ++i) text += "]}";
  const Node root = good(text, limits);
  const Node copy = root;
  CHECK(canonical(copy) == text);
}

TEST_CASE("a number beyond any range", "[read][json]") {
  const Diagnostic found = error("[1,\n 1e400]");
  CHECK(found.code == "limit_exceeded");
  CHECK(found.place == Place{2, 2});
}

TEST_CASE("no beginning of a text crashes", "[read][json]") {
  const std::string text =
      "{\"名\": [1.5, -2e3, true, null, \"\\u4e2d\\ud83d\\ude00\\n\"], \"b\": {\"c\": 'x', “y”： 007}}";
  for (std::size_t length = 0; length <= text.size(); ++length) CHECK_FALSE(errors(text.substr(0, length)).empty());
}

TEST_CASE("no replaced byte crashes", "[read][json]") {
  const std::string text = "{\"a\": [1.5, -2e3, true, \"\\u4e2d\"], \"b\": {\"c\": 0}}";
  for (std::size_t at = 0; at < text.size(); ++at) {
    for (const char byte : std::string("\0\n\"'\\{}[],:;=#/+-.0eEx \xE4\xEF\xBC", 26)) {
      std::string changed = text;
      changed[at] = byte;
      std::vector<Diagnostic> found;
      const bool has_value = parse(changed, "a.json", {}, found).has_value();
      CHECK(has_value == found.empty());
    }
  }
}

// ---- canonical form ----

TEST_CASE("canonical form", "[read][json]") {
  CHECK(canonical_of(" { \"b\" : [ 1.10 , 1e5, null ] ,\n\"a\": {\"z\": true, \"y\": false} } ") ==
        R"({"a":{"y":false,"z":true},"b":[1.10,1e5,null]})");
  CHECK(canonical_of("[]") == "[]");
  CHECK(canonical_of("{}") == "{}");
  CHECK(canonical_of(R"("\u4e2d\/\u0041\u007f")") == "\"中/A\x7F\"");
  CHECK(canonical_of(R"("\"\\\b\f\n\r\t\u0000\u001F")") == R"("\"\\\b\f\n\r\t\u0000\u001f")");
  CHECK(canonical_of(R"({"b":1,"B":2,"é":3,"中":4,"":5,"😀":6,"\uffff":7})") ==
        "{\"\":5,\"B\":2,\"b\":1,\"é\":3,\"中\":4,\"\uFFFF\":7,\"😀\":6}");
}

TEST_CASE("the canonical form is its own canonical form", "[read][json]") {
  const std::string once =
      canonical_of(R"({"z": ["\u0001", {"k": -0.0, "a": "\"“”"}], "a": 123456789012345678901234567890})");
  CHECK(canonical_of(once) == once);
}

// ---- one line of text ----

TEST_CASE("one line of text", "[read][json][diagnostic]") {
  Diagnostic diagnostic;
  diagnostic.code = "duplicate_key";
  diagnostic.file = "a.json";
  diagnostic.place = {3, 7};
  diagnostic.path = "projects[1].id";
  diagnostic.message = {"键重复", "the key is given twice"};
  CHECK(to_string(diagnostic, Language::zh) == "a.json:3:7: error: 键重复 [duplicate_key]");
  CHECK(to_string(diagnostic, Language::en) == "a.json:3:7: error: the key is given twice [duplicate_key]");

  diagnostic.suggestion = {"只留一处", "keep one"};
  diagnostic.other_place = Place{1, 2};
  CHECK(to_string(diagnostic, Language::zh) ==
        "a.json:3:7: error: 键重复（建议：只留一处） (另一处 a.json:1:2) [duplicate_key]");
  diagnostic.other_file = "b.json";
  CHECK(to_string(diagnostic, Language::en) ==
        "a.json:3:7: error: the key is given twice (suggestion: keep one) (other place b.json:1:2) [duplicate_key]");

  diagnostic.severity = Severity::warning;
  diagnostic.other_place.reset();
  diagnostic.place.column = 0;
  CHECK(mentions(to_string(diagnostic, Language::en), "a.json:3: warning: the key"));
  diagnostic.place.line = 0;
  CHECK(mentions(to_string(diagnostic, Language::en), "a.json: projects[1].id: warning: the key"));
  diagnostic.file.clear();
  CHECK(mentions(to_string(diagnostic, Language::zh), "projects[1].id: warning: 键重复（建议：只留一处） ["));
  diagnostic.path.clear();
  diagnostic.message = {"只有中文\n两行\x1B", ""};
  diagnostic.suggestion = {};
  CHECK(to_string(diagnostic, Language::en) == "warning: 只有中文\\u000a两行\\u001b [duplicate_key]");
}
