// The command's whole output, compared with transcripts: tests/cli/transcripts/*.txt. A transcript is read by lines:
//
//     # words for the reader
//     @ profile.json          the following lines, up to the next @, $ or #, are a file of that name
//     $ huiqi evaluate …      a command, run by sh in a folder of its own, with the files above
//     ? 1                     its exit status
//     > a line of standard output          (">" alone: an empty line)
//     ! a line of standard error
//
// What an expected line may leave open is said in steps.hpp. With HUIQI_UPDATE=1 in the environment, what differs is
// written into the transcript.
#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "catch.hpp"
#include "cli/steps.hpp"
#include "files.hpp"

namespace {

namespace fs = std::filesystem;
using namespace huiqi::test;

bool ends_file(const std::string& line) {
  return line.starts_with("@ ") || line.starts_with("$ ") || line.starts_with("#");
}

/// The step whose command stands in line `at`, which is then the first line after it.
Step read_step(const Lines& transcript, std::size_t& at) {
  Step step;
  step.command = transcript[at].substr(2);
  step.first = ++at;
  for (; at < transcript.size(); ++at) {
    const std::string& each = transcript[at];
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
  step.last = at;
  return step;
}

Lines written(const Answer& answer) {
  return lines_of("? " + std::to_string(answer.status) + "\n" + joined(lines_of(answer.out), ">") +
                  joined(lines_of(answer.err), "!"));
}

/// Files are written as they are met, so that a later one of the same name replaces an earlier one.
void run_transcript(const fs::path& path) {
  Lines transcript = lines_of(path);
  Folder folder;
  REQUIRE(!folder.path().empty());
  std::vector<Update> updates;
  for (std::size_t i = 0; i < transcript.size();) {
    const std::string& line = transcript[i];
    if (line.starts_with("@ ")) {
      const fs::path file = folder.path() / line.substr(2);
      Lines content;
      for (++i; i < transcript.size() && !ends_file(transcript[i]); ++i) content.push_back(transcript[i]);
      write_lines(file, content);
      continue;
    }
    if (!line.starts_with("$ ")) {
      INFO("line " << i + 1 << ": " << line);
      CHECK((line.empty() || line.starts_with("#")));
      ++i;
      continue;
    }
    const Step step = read_step(transcript, i);
    const Answer answer = run(step.command, folder);
    if (updating() && !right(step, answer))
      updates.push_back({step, written(answer)});
    else
      compare(step, answer);
  }
  if (updates.empty()) return;
  replace_answers(transcript, updates);
  write_lines(path, transcript);
}

std::vector<fs::path> transcripts() { return files_of(source / "tests/cli/transcripts", ".txt"); }

}  // namespace

TEST_CASE("the command answers as its transcripts say", "[cli]") {
  if (command.empty()) return;  // the command is not built
  for (const fs::path& path : transcripts()) {
    DYNAMIC_SECTION(path.filename().string()) { run_transcript(path); }
  }
}
