// The command's whole output, compared with transcripts: tests/cli/transcripts/*.txt. A transcript is read by lines:
//
//     # words for the reader
//     @ profile.json          the following lines, up to the next @, $ or #, are a file of that name
//     $ huiqi evaluate …      a command, run by sh in a folder of its own, with the files above
//     ? 1                     its exit status
//     > a line of standard output          (">" alone: an empty line)
//     ! a line of standard error
//
// An expected line that ends in "…" stands for every line with that beginning; "> …" alone for any number of lines;
// "> (JSON)" for one JSON value. With HUIQI_UPDATE=1 in the environment, what differs is written into the transcript.
#include <sys/wait.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "catch.hpp"
#include "files.hpp"

namespace {

namespace fs = std::filesystem;
using Lines = std::vector<std::string>;

constexpr const char* any = "…";

struct Step {
  std::string command;
  int status = 0;
  Lines out, err;
  std::size_t first = 0;  ///< lines of the transcript that hold status and output
  std::size_t last = 0;
};

std::string read_whole(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

Lines lines_of(const std::string& text) {
  Lines lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::string joined(const Lines& lines, const std::string& prefix) {
  std::string text;
  for (const std::string& line : lines) text += line.empty() ? prefix + "\n" : prefix + " " + line + "\n";
  return text;
}

bool line_matches(const std::string& expected, const std::string& got) {
  const std::string mark = any;
  if (!expected.ends_with(mark)) return expected == got;
  return got.starts_with(expected.substr(0, expected.size() - mark.size()));
}

bool matches(const Lines& expected, const Lines& got, std::size_t e = 0, std::size_t g = 0) {
  if (e == expected.size()) return g == got.size();
  if (expected[e] == any) {
    for (std::size_t next = g; next <= got.size(); ++next) {
      if (matches(expected, got, e + 1, next)) return true;
    }
    return false;
  }
  return g < got.size() && line_matches(expected[e], got[g]) && matches(expected, got, e + 1, g + 1);
}

bool output_matches(const Lines& expected, const std::string& got) {
  if (expected == Lines{"(JSON)"}) return nlohmann::json::accept(got);
  return matches(expected, lines_of(got));
}

bool ends_file(const std::string& line) {
  return line.starts_with("@ ") || line.starts_with("$ ") || line.starts_with("#");
}

/// A new folder for the files of one transcript, removed at the end.
class Folder {
 public:
  Folder() {
    std::string pattern = (fs::temp_directory_path() / "huiqi-cli-XXXXXX").string();
    path_ = mkdtemp(pattern.data()) == nullptr ? fs::path() : fs::path(pattern);
  }
  ~Folder() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

fs::path binary() {
  const char* chosen = std::getenv("HUIQI_BINARY");
  return chosen != nullptr ? fs::path(chosen) : huiqi::test::command;
}

void check_step(const Step& step, const fs::path& folder, std::vector<std::pair<Step, Lines>>& updates) {
  const fs::path out = folder / ".out";
  const fs::path err = folder / ".err";
  const std::string surroundings =
      "unset LC_ALL LC_MESSAGES NO_COLOR HUIQI_UPDATE; export LANG=en_US.UTF-8 COLUMNS=100 TERM=xterm PATH=\"" +
      binary().parent_path().string() + ":$PATH\"; cd '" + folder.string() + "' || exit 99; ";
  const std::string command =
      surroundings + "{ " + step.command + "\n} >'" + out.string() + "' 2>'" + err.string() + "' </dev/null";
  const int result = std::system(command.c_str());
  const int status = WIFEXITED(result) ? WEXITSTATUS(result) : -1;
  const std::string got_out = read_whole(out);
  const std::string got_err = read_whole(err);
  const bool right = status == step.status && output_matches(step.out, got_out) && output_matches(step.err, got_err);
  if (!right && std::getenv("HUIQI_UPDATE") != nullptr) {
    Lines lines = {"? " + std::to_string(status)};
    for (const std::string& line : lines_of(joined(lines_of(got_out), ">") + joined(lines_of(got_err), "!")))
      lines.push_back(line);
    updates.emplace_back(step, lines);
    return;
  }
  INFO("line " << step.first << " of the transcript: " << step.command);
  CHECK(status == step.status);
  if (!output_matches(step.out, got_out)) CHECK(joined(lines_of(got_out), ">") == joined(step.out, ">"));
  if (!output_matches(step.err, got_err)) CHECK(joined(lines_of(got_err), "!") == joined(step.err, "!"));
}

/// Files are written as they are met, so that a later one of the same name replaces an earlier one.
void run_transcript(const fs::path& path) {
  Lines transcript = lines_of(read_whole(path));
  Folder folder;
  REQUIRE(!folder.path().empty());
  std::vector<std::pair<Step, Lines>> updates;
  for (std::size_t i = 0; i < transcript.size();) {
    const std::string& line = transcript[i];
    if (line.starts_with("@ ")) {
      const fs::path file = folder.path() / line.substr(2);
      fs::create_directories(file.parent_path());
      std::ofstream stream(file, std::ios::binary);
      for (++i; i < transcript.size() && !ends_file(transcript[i]); ++i) {
        stream << transcript[i] << "\n";
      }
      continue;
    }
    if (!line.starts_with("$ ")) {
      INFO("line " << i + 1 << ": " << line);
      CHECK((line.empty() || line.starts_with("#")));
      ++i;
      continue;
    }
    Step step;
    step.command = line.substr(2);
    step.first = ++i;
    for (; i < transcript.size(); ++i) {
      const std::string& each = transcript[i];
      const std::string rest = each.size() > 2 ? each.substr(2) : "";
      if (each.starts_with("? ")) {
        step.status = std::stoi(rest);
      } else if (each == ">" || each.starts_with("> ")) {
        step.out.push_back(rest);
      } else if (each == "!" || each.starts_with("! ")) {
        step.err.push_back(rest);
      } else {
        break;
      }
    }
    step.last = i;
    check_step(step, folder.path(), updates);
  }
  if (updates.empty()) return;
  for (auto update = updates.rbegin(); update != updates.rend(); ++update) {
    const auto from = transcript.begin() + static_cast<std::ptrdiff_t>(update->first.first);
    const auto to = transcript.begin() + static_cast<std::ptrdiff_t>(update->first.last);
    const auto at = transcript.erase(from, to);
    transcript.insert(at, update->second.begin(), update->second.end());
  }
  std::ofstream stream(path, std::ios::binary);
  for (const std::string& line : transcript) stream << line << "\n";
}

std::vector<fs::path> transcripts() {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(huiqi::test::source / "tests/cli/transcripts")) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

}  // namespace

TEST_CASE("the command answers as its transcripts say", "[cli]") {
  if (huiqi::test::command.empty()) return;  // the command is not built
  for (const fs::path& path : transcripts()) {
    DYNAMIC_SECTION(path.filename().string()) { run_transcript(path); }
  }
}
