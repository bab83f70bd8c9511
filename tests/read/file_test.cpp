// Files that are there, and all the ways in which they are not. Covers src/read/file.cpp.
#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "catch.hpp"
#include "read/json.hpp"

using huiqi::Diagnostic;
using huiqi::Severity;
using huiqi::read::Limits;
using huiqi::read::read_file;
namespace fs = std::filesystem;

namespace {

/// A folder of its own, gone at the end.
class Folder {
 public:
  Folder() {
    const auto now = std::chrono::steady_clock::now().time_since_epoch().count();
    path_ = fs::temp_directory_path() / ("huiqi_file_test_" + std::to_string(now));
    fs::create_directories(path_);
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  std::string write(const std::string& name, const std::string& bytes) const {
    std::ofstream(path_ / name, std::ios::binary) << bytes;
    return at(name);
  }
  std::string at(const std::string& name) const { return (path_ / name).string(); }

 private:
  fs::path path_;
};

/// The one diagnostic of a file that cannot be read.
Diagnostic failure(const std::string& path, const Limits& limits = {}) {
  std::vector<Diagnostic> found;
  REQUIRE_FALSE(read_file(path, limits, found).has_value());
  REQUIRE(found.size() == 1);
  CHECK(found[0].severity == Severity::error);
  CHECK(found[0].file == path);
  CHECK(found[0].place.line == 0);
  CHECK_FALSE(found[0].message.zh.empty());
  CHECK_FALSE(found[0].message.en.empty());
  return found[0];
}

std::string contents(const std::string& path, const Limits& limits = {}) {
  std::vector<Diagnostic> found;
  const auto bytes = read_file(path, limits, found);
  CHECK(found.empty());
  REQUIRE(bytes.has_value());
  return *bytes;
}

}  // namespace

TEST_CASE("a file is read byte for byte", "[read][file]") {
  const Folder folder;
  const std::string odd("\xEF\xBB\xBF{\r\n\0}\xFF", 9);
  CHECK(contents(folder.write("odd.json", odd)) == odd);
  CHECK(contents(folder.write("empty.json", "")).empty());
  CHECK(contents(folder.write("企业 甲.json", "{}")) == "{}");
  const std::string large(300'001, 'x');
  CHECK(contents(folder.write("large.json", large)) == large);
}

TEST_CASE("a missing file: the nearest name in its folder is suggested", "[read][file]") {
  const Folder folder;
  folder.write("profile.json", "{}");
  CHECK(failure(folder.at("nothing_like_it")).code == "file_missing");
  const Diagnostic missing = failure(folder.at("profil.json"));
  CHECK(missing.code == "file_missing");
  CHECK(missing.suggestion.en == "did you mean " + folder.at("profile.json") + "?");
  CHECK(missing.suggestion.zh == "是否为 " + folder.at("profile.json") + "？");
  CHECK(failure(folder.at("no_folder/profile.json")).code == "file_missing");
  CHECK(failure(folder.at("profile.json/inside")).code == "file_missing");
}

TEST_CASE("names that no file can have", "[read][file]") {
  CHECK(failure("").code == "file_missing");
  CHECK(failure(std::string("a\0b", 3)).code == "file_missing");
  CHECK(failure(std::string(100'000, 'a')).code == "file_unreadable");
  CHECK(failure("-").code == "file_missing");  // standard input is the command line's business
}

TEST_CASE("a folder is no file", "[read][file]") {
  const Folder folder;
  CHECK(failure(folder.at("")).code == "file_is_folder");
}

TEST_CASE("a file that may not be read", "[read][file]") {
  const Folder folder;
  const std::string path = folder.write("secret.json", "{}");
  fs::permissions(path, fs::perms::none);
  if (std::ifstream(path).good()) return;  // the administrator may read everything
  const Diagnostic refused = failure(path);
  CHECK(refused.code == "file_unreadable");
  CHECK(refused.message.en == "no permission to read this file");
}

TEST_CASE("a file whose reading fails", "[read][file]") {
  if (!fs::exists("/proc/self/mem")) return;
  CHECK(failure("/proc/self/mem").code == "file_unreadable");
}

TEST_CASE("just at the limit is read, one byte more is not", "[read][file]") {
  const Folder folder;
  Limits limits;
  limits.bytes = 10;
  CHECK(contents(folder.write("ten", "0123456789"), limits) == "0123456789");
  const Diagnostic over = failure(folder.write("eleven", "0123456789a"), limits);
  CHECK(over.code == "limit_exceeded");
  CHECK(over.message.en == "the file is over the limit of 10 bytes");
  limits.bytes = 0;
  CHECK(contents(folder.write("none", ""), limits).empty());
}

TEST_CASE("special files end at the limit", "[read][file]") {
  if (!fs::exists("/dev/zero")) return;
  Limits limits;
  limits.bytes = 1'000'000;
  CHECK(failure("/dev/zero", limits).code == "limit_exceeded");
  CHECK(contents("/dev/null", limits).empty());
}
