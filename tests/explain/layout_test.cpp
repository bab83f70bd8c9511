// Columns, cuts and lines by display width, and names that would do something to a terminal.
#include "explain/layout.hpp"

#include <sstream>

#include "catch.hpp"
#include "read/suggest.hpp"

using namespace huiqi;
using namespace huiqi::layout;
using huiqi::read::display_width;

TEST_CASE("cut and pad count columns, not bytes", "[explain][layout]") {
  CHECK(cut("技术改造", 8) == "技术改造");
  CHECK(cut("技术改造", 7) == "技术改…");
  CHECK(cut("技术改造", 6) == "技术…");
  CHECK(cut("abc", 2) == "a…");
  CHECK(cut("技术", 1) == "…");
  CHECK(cut("技术", 0).empty());
  CHECK(pad("技术", 6) == "技术  ");
  CHECK(pad("技术", 6, true) == "  技术");
  CHECK(pad("技术", 3) == "技术");
}

TEST_CASE("nothing hostile reaches the terminal", "[explain][layout]") {
  CHECK(printable("a\x1b[31mb") == "a\uFFFD[31mb");
  CHECK(printable("a\nb\tc") == "a b c");
  CHECK(printable("\u202E\u0085") == "\uFFFD\uFFFD");
  CHECK(printable("\xff\xe4\xbd\xc0\xaf技\xed\xa0\x80") == "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD技\uFFFD\uFFFD\uFFFD");
  CHECK(cut("\xff\xff\xff", 2) == "\xff…");
}

TEST_CASE("lines fit and hang", "[explain][layout]") {
  const std::string text = "要求:上年度主营业务收入不低于5000万元;填报:4800万元;不满足,差200万元(第七条第(三)项)";
  for (const std::size_t width : {14u, 17u, 20u, 33u, 60u}) {
    std::istringstream lines(wrap("  - ", text, width));
    std::string line, whole;
    bool first = true;
    while (std::getline(lines, line)) {
      CAPTURE(width, line);
      CHECK(display_width(line) <= width);
      CHECK(line.substr(0, 4) == (first ? "  - " : "    "));
      CHECK(line.substr(4, 1) != ";");
      whole += line.substr(4);
      first = false;
    }
    CHECK(whole == text);
  }
  CHECK(wrap("", "one two three", 8) == "one two\nthree\n");
  CHECK(wrap("* ", "unbreakable", 5) == "* unbreakable\n");
  CHECK(wrap("", "", 5) == "\n");
}

TEST_CASE("rows leave no blanks behind", "[explain][layout]") {
  const std::vector<Column> columns = {{4}, {6, true}, {4}};
  CHECK(row({{"a"}, {"元"}, {""}}, columns, false) == "a         元\n");
  CHECK(row({{"技术"}, {""}, {"x"}}, columns, false) == "技术          x\n");
  CHECK(row({{"a", Colour::red}}, columns, true) == "\x1b[31ma\x1b[0m\n");
}
