// Rows and where they stand; cells of CSV, after RFC 4180.
#include "batch/rows.hpp"

#include <algorithm>
#include <cstring>

#include "batch/csv.hpp"
#include "catch.hpp"

using namespace huiqi::batch;

namespace {

/// A text, handed out a few bytes at a time.
class Pieces : public Source {
 public:
  Pieces(std::string text, std::size_t piece) : text_(std::move(text)), piece_(piece) {}
  std::size_t read(char* into, std::size_t most) override {
    const std::size_t size = std::min({most, piece_, text_.size() - at_});
    std::memcpy(into, text_.data() + at_, size);
    at_ += size;
    return size;
  }

 private:
  std::string text_;
  std::size_t piece_, at_ = 0;
};

const char* name(Fault fault) {
  return fault == Fault::none ? "" : fault == Fault::too_long ? " too_long" : " quoting";
}

/// "line@offset:text fault" of each row, then how many lines were empty; the same for pieces of every size.
std::vector<std::string> rows_of(const std::string& text, Form form) {
  std::vector<std::string> first;
  for (const std::size_t piece : {std::size_t{1}, std::size_t{3}, text.size() + 1}) {
    Pieces source(text, piece);
    Rows rows(source, form);
    std::vector<std::string> found;
    std::uint64_t empty = 0;
    for (Block block; rows.next(block, 2);) {
      CHECK(block.rows.size() <= 2);
      empty += block.empty_lines;
      for (const Row& row : block.rows) {
        found.push_back(std::to_string(row.line) + "@" + std::to_string(row.offset) + ":" +
                        std::string(block.text(row)) + name(row.fault));
      }
    }
    found.push_back(std::to_string(empty));
    if (first.empty()) first = found;
    CHECK(found == first);
  }
  return first;
}

using Found = std::vector<std::string>;

std::vector<std::string> texts_of(std::string_view record) {
  std::vector<std::string> texts;
  for (const Cell& each : cells_of(record, 1)) texts.push_back(each.text);
  return texts;
}

}  // namespace

TEST_CASE("lines of JSON Lines, with their places", "[batch]") {
  CHECK(rows_of("", Form::json_lines) == Found{"0"});
  CHECK(rows_of("{}", Form::json_lines) == Found{"1@0:{}", "0"});
  CHECK(rows_of("{}\r\n\n \t\n[1]\n", Form::json_lines) == Found{"1@0:{}", "4@8:[1]", "2"});
  CHECK(rows_of("\xEF\xBB\xBF{}\n", Form::json_lines) == Found{"1@3:{}", "0"});
  CHECK(rows_of("\"a\n\"b\n", Form::json_lines) == Found{"1@0:\"a", "2@3:\"b", "0"});
}

TEST_CASE("records of CSV, with their places", "[batch]") {
  CHECK(rows_of("a,b\r\n\"x\ny\",2\r\n3,4", Form::csv) == Found{"1@0:a,b", "2@5:\"x\ny\",2", "4@14:3,4", "0"});
  CHECK(rows_of("\"say \"\"hi\"\"\",\n", Form::csv) == Found{"1@0:\"say \"\"hi\"\"\",", "0"});
  SECTION("one stray mark costs one line") {
    CHECK(rows_of("a\"b,1\nc,2\n", Form::csv) == Found{"1@0:a\"b,1 quoting", "2@6:c,2", "0"});
    CHECK(rows_of("\"a\"b,1\nc,2\n", Form::csv) == Found{"1@0:\"a\"b,1 quoting", "2@7:c,2", "0"});
    CHECK(rows_of("\"a,1\nc,2\nd,3", Form::csv) == Found{"1@0:\"a,1 quoting", "2@5:c,2", "3@9:d,3", "0"});
  }
}

TEST_CASE("a row that is too long is rejected by its beginning, and reading goes on behind it", "[batch]") {
  for (const Form form : {Form::json_lines, Form::csv}) {
    for (const std::size_t more : {std::size_t{0}, std::size_t{1}, std::size_t{900'000}}) {
      Pieces source(std::string(Rows::longest_row + more, 'x') + "\nnext\n", std::size_t{1} << 16);
      Rows rows(source, form);
      std::vector<Row> found;
      std::vector<std::size_t> sizes;
      for (Block block; rows.next(block, 1);) {
        found.push_back(block.rows.front());
        sizes.push_back(block.text(found.back()).size());
      }
      REQUIRE(found.size() == 2);
      CHECK(found[0].fault == (more == 0 ? Fault::none : Fault::too_long));
      CHECK(sizes[0] == (more == 0 ? Rows::longest_row : Rows::shown_of_longer));
      CHECK(found[1].line == 2);
      CHECK(found[1].offset == Rows::longest_row + more + 1);
      CHECK(sizes[1] == 4);
    }
  }
}

TEST_CASE("cells of a record", "[batch]") {
  using Texts = std::vector<std::string>;
  CHECK(texts_of("a,b") == Texts{"a", "b"});
  CHECK(texts_of("") == Texts{""});
  CHECK(texts_of(",") == Texts{"", ""});
  CHECK(texts_of(" a ,\t") == Texts{"a", ""});
  CHECK(texts_of("\"a,b\",\"say \"\"hi\"\"\"") == Texts{"a,b", "say \"hi\""});
  CHECK(texts_of("\"x\ny\",2") == Texts{"x\ny", "2"});

  const auto cells = cells_of("企业,\"x\ny\",2", 7);
  CHECK((cells[0].place.line == 7 && cells[0].place.column == 1));
  CHECK((cells[1].place.line == 7 && cells[1].place.column == 4));
  CHECK((cells[2].place.line == 8 && cells[2].place.column == 4));
}

TEST_CASE("a written cell is read again as it was", "[batch]") {
  for (const std::string& text : {std::string("plain"), std::string(""), std::string("a,b"), std::string("say \"hi\""),
                                  std::string("two\nlines"), std::string("企业")}) {
    std::string written;
    put_cell(text, written);
    const auto cells = cells_of(written + ",next", 1);
    REQUIRE(cells.size() == 2);
    CHECK(cells[0].text == text);
  }
}
