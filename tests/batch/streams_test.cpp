// Bytes in and out: packed or not, whole or damaged; a file that appears under its name only when it is whole.
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "batch/population.hpp"
#include "batch/sink.hpp"
#include "batch/source.hpp"
#include "catch.hpp"
#include "files.hpp"
#include "random/dice.hpp"

using namespace huiqi;
using namespace huiqi::batch;
using test::slurp;

namespace fs = std::filesystem;

namespace {

std::string read_all(const fs::path& path, std::size_t piece = std::size_t{1} << 16) {
  std::vector<Diagnostic> diagnostics;
  const auto input = open_input(path.string(), nullptr, diagnostics);
  REQUIRE(input);
  std::string text, buffer(piece, '\0');
  while (const std::size_t got = input->bytes->read(buffer.data(), buffer.size())) text.append(buffer, 0, got);
  if (input->size) CHECK(input->taken->load() == *input->size);
  return text;
}

void write_packed(const fs::path& path, const std::string& text) {
  Sink sink(path.string(), nullptr);
  sink.write(text);
  sink.finish();
  sink.keep();
}

std::string some_text(std::size_t size) {
  random::Dice dice(size);
  std::string text;
  while (text.size() < size) text += static_cast<char>('a' + dice.between(0, 25));
  return text;
}

}  // namespace

TEST_CASE("packed files hold what was put in", "[batch]") {
  test::Folder folder;
  for (const char* ending : {".txt", ".gz", ".zst"}) {
    const fs::path path = folder.path() / (std::string("file") + ending);
    // Sizes about those of the buffers: an end that falls together with a buffer's is easily taken for a cut.
    for (const std::size_t size : {0, 1, 1000, 65536, 131072, 262144, 262145, 400000}) {
      const std::string text = some_text(static_cast<std::size_t>(size));
      write_packed(path, text);
      INFO(ending << " " << size);
      for (const std::size_t piece : {std::size_t{1} << 10, std::size_t{1} << 16, std::size_t{1} << 18})
        CHECK((read_all(path, piece) == text));
    }
    const std::string one = slurp(path);
    std::ofstream(path, std::ios::binary | std::ios::app) << one;  // members, frames one after another
    CHECK(read_all(path).size() == 2 * 400000);
  }
}

TEST_CASE("a packed file that is damaged or cut is an error, never a shorter text", "[batch]") {
  test::Folder folder;
  for (const char* ending : {".gz", ".zst"}) {
    const fs::path path = folder.path() / (std::string("file") + ending);
    write_packed(path, some_text(5000));
    const std::string whole = slurp(path);
    for (std::size_t size = 0; size < whole.size(); size += 97) {
      test::write(path, whole.substr(0, size));
      INFO(ending << " cut to " << size);
      CHECK_THROWS_AS(read_all(path), Failure);
    }
    test::write(path, whole + "more");
    CHECK_THROWS_AS(read_all(path), Failure);
    std::string changed = whole;
    changed[whole.size() / 2] = static_cast<char>(changed[whole.size() / 2] ^ 0x10);
    test::write(path, changed);
    CHECK_THROWS_AS(read_all(path), Failure);
  }
}

TEST_CASE("a file appears under its name only when it is whole", "[batch]") {
  test::Folder folder;
  const fs::path path = folder.path() / "out";
  test::write(path, "old");
  {
    Sink sink(path.string(), nullptr);
    sink.write("new");
    CHECK(slurp(path) == "old");
    sink.finish();
    CHECK(slurp(path) == "old");
    SECTION("kept") {
      sink.keep();
      CHECK(slurp(path) == "new");
    }
    SECTION("not kept") {}
  }
  CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 1);
}

TEST_CASE("the file that takes an old one's place has its permissions, and a link stays a link", "[batch]") {
  test::Folder folder;
  const fs::path path = folder.path() / "out", link = folder.path() / "link";
  test::write(path, "old");
  fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write);
  fs::create_symlink("out", link);
  Sink sink(link.string(), nullptr);
  sink.write("new");
  sink.finish();
  sink.keep();
  CHECK(fs::is_symlink(link));
  CHECK(slurp(path) == "new");
  CHECK(fs::status(path).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE("what cannot be written or read is said with its name and the system's reason", "[batch]") {
  const auto words = [](auto&& action) {
    try {
      action();
    } catch (const Failure& failure) {
      return failure.message.en;
    }
    return std::string("nothing was said");
  };
  CHECK(words([] { Sink("/nowhere/out", nullptr); }) == "/nowhere/out could not be written: No such file or directory");
  CHECK(words([] { Sink("/dev/full", nullptr).write("x"); }) ==
        "/dev/full could not be written: No space left on device");
  CHECK(words([] { read_all("/proc/self/mem"); }) == "/proc/self/mem cannot be read: Input/output error");
}

TEST_CASE("a file that is not there is an error of the input", "[batch]") {
  test::Folder folder;
  std::vector<Diagnostic> diagnostics;
  CHECK_FALSE(open_input((folder.path() / "missing.jsonl").string(), nullptr, diagnostics));
  CHECK(has_errors(diagnostics));
  diagnostics.clear();
  CHECK_FALSE(open_input(folder.path().string(), nullptr, diagnostics));
  CHECK(has_errors(diagnostics));
}
