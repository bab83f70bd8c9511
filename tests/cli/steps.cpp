// See steps.hpp.
#include "cli/steps.hpp"

#include <sys/wait.h>

#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "catch.hpp"
#include "files.hpp"

namespace huiqi::test {

namespace fs = std::filesystem;

namespace {

constexpr const char* any = "…";

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

fs::path binary() {
  const char* chosen = std::getenv("HUIQI_BINARY");
  return chosen != nullptr ? fs::path(chosen) : command;
}

}  // namespace

Lines lines_of(const std::string& text) {
  Lines lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

Lines lines_of(const fs::path& path) { return lines_of(slurp(path)); }

void write_lines(const fs::path& path, const Lines& lines) {
  fs::create_directories(path.parent_path());
  std::ofstream stream(path, std::ios::binary);
  for (const std::string& line : lines) stream << line << "\n";
}

std::string joined(const Lines& lines, const std::string& prefix) {
  std::string text;
  for (const std::string& line : lines) text += line.empty() ? prefix + "\n" : prefix + " " + line + "\n";
  return text;
}

Folder::Folder() {
  std::string pattern = (fs::temp_directory_path() / "huiqi-cli-XXXXXX").string();
  path_ = mkdtemp(pattern.data()) == nullptr ? fs::path() : fs::path(pattern);
}

Folder::~Folder() {
  std::error_code ignored;
  if (!path_.empty()) fs::remove_all(path_, ignored);
}

Answer run(const std::string& line, const Folder& folder, const std::string& locale) {
  const fs::path out = folder.path() / ".out";
  const fs::path err = folder.path() / ".err";
  const std::string surroundings = "unset LC_ALL LC_MESSAGES NO_COLOR HUIQI_UPDATE; export LANG=" + locale +
                                   " COLUMNS=100 TERM=xterm PATH=\"" + binary().parent_path().string() +
                                   ":$PATH\"; cd '" + folder.path().string() + "' || exit 99; ";
  const std::string whole =
      surroundings + "{ " + line + "\n} >'" + out.string() + "' 2>'" + err.string() + "' </dev/null";
  const int result = std::system(whole.c_str());
  return {WIFEXITED(result) ? WEXITSTATUS(result) : -1, slurp(out), slurp(err)};
}

bool right(const Step& step, const Answer& answer) {
  return answer.status == step.status && output_matches(step.out, answer.out) && output_matches(step.err, answer.err);
}

void compare(const Step& step, const Answer& answer) {
  INFO("line " << step.first << ": " << step.command);
  CHECK(answer.status == step.status);
  if (!output_matches(step.out, answer.out)) CHECK(joined(lines_of(answer.out), ">") == joined(step.out, ">"));
  if (!output_matches(step.err, answer.err)) CHECK(joined(lines_of(answer.err), "!") == joined(step.err, "!"));
}

bool updating() { return std::getenv("HUIQI_UPDATE") != nullptr; }

void replace_answers(Lines& file, const std::vector<Update>& updates) {
  for (auto update = updates.rbegin(); update != updates.rend(); ++update) {
    const auto from = file.begin() + static_cast<std::ptrdiff_t>(update->step.first);
    const auto to = file.begin() + static_cast<std::ptrdiff_t>(update->step.last);
    const auto at = file.erase(from, to);
    file.insert(at, update->lines.begin(), update->lines.end());
  }
}

}  // namespace huiqi::test
