// "Did you mean", and widths on a terminal. Covers src/read/suggest.cpp.
#include "read/suggest.hpp"
#include "catch.hpp"

using huiqi::read::display_width;
using huiqi::read::nearest;

TEST_CASE("one slip of the pen is found", "[read][suggest]") {
  const std::vector<std::string> names = {"revenue", "established", "total_input", "kind"};
  CHECK(nearest("revenu", names) == "revenue");    // left out
  CHECK(nearest("revenuue", names) == "revenue");  // doubled
  CHECK(nearest("revemue", names) == "revenue");   // another letter
  CHECK(nearest("reveune", names) == "revenue");   // swapped
  CHECK(nearest("TOTAL_INPUT", names) == "total_input");
  CHECK(nearest("ｋｉｎｄ", names) == "kind");  // full-width
  CHECK(nearest("kind", names) == "kind");
}

TEST_CASE("how many edits are allowed depends on the length", "[read][suggest]") {
  CHECK(nearest("abcd", {"abce"}) == "abce");  // 4 characters: 1
  CHECK(nearest("abcd", {"abef"}).empty());
  CHECK(nearest("abcde", {"abcfg"}) == "abcfg");  // 5 characters: 2
  CHECK(nearest("abcde", {"abfgh"}).empty());
  CHECK(nearest("abcdefghi", {"abcdefxyz"}) == "abcdefxyz");  // 9 characters: a third
  CHECK(nearest("abcdefghi", {"abcdewxyz"}).empty());
  CHECK(nearest("abcd", {"ab"}).empty());
}

TEST_CASE("a swap of neighbours is one edit", "[read][suggest]") {
  CHECK(nearest("abdc", {"abcd"}) == "abcd");
  CHECK(nearest("ba", {"ab"}) == "ab");
}

TEST_CASE("Chinese counts by character", "[read][suggest]") {
  CHECK(nearest("高薪技术企业", {"瞪羚企业", "高新技术企业"}) == "高新技术企业");
  CHECK(nearest("制造", {"制药", "服务"}) == "制药");
}

TEST_CASE("nothing near is nothing", "[read][suggest]") {
  CHECK(nearest("", {"a", "b"}).empty());
  CHECK(nearest("a", {"b"}).empty());
  CHECK(nearest("revenue", {}).empty());
  CHECK(nearest("revenue", {"", "grade"}).empty());
  CHECK(nearest(std::string(1'000'000, 'x'), {"revenue"}).empty());
}

TEST_CASE("the nearest wins, and of equals the first", "[read][suggest]") {
  CHECK(nearest("grades", {"grad", "grade"}) == "grade");
  CHECK(nearest("cat", {"car", "cap"}) == "car");
}

TEST_CASE("display width", "[read][suggest]") {
  CHECK(display_width("") == 0);
  CHECK(display_width("abc 123") == 7);
  CHECK(display_width("柳州市") == 6);
  CHECK(display_width("《办法》，（一）。") == 18);
  CHECK(display_width("ＡＢ１") == 6);
  CHECK(display_width("ｱｲ") == 2);  // half-width kana
  CHECK(display_width("한국") == 4);
  CHECK(display_width("𠮷") == 2);  // extension B
  CHECK(display_width("😀✅") == 4);
  CHECK(display_width("e\u0301") == 1);   // combining acute
  CHECK(display_width("か\u3099") == 2);  // combining voiced mark
  CHECK(display_width("\u200B\uFEFF") == 0);
  CHECK(display_width("é¥") == 2);
}

TEST_CASE("bytes that are not UTF-8 do no harm", "[read][suggest]") {
  CHECK(display_width("\xE4\xB8") <= 2);
  CHECK(display_width("\xFFz") <= 2);
  CHECK(nearest("\xE4\xB8", {"\xF0"}).empty());
}
