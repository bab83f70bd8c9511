// Commands with the answers they must give: what the transcripts (transcripts_test.cpp) and the author's guide
// (tests/docs/guide_test.cpp) are made of. An expected line that ends in "…" stands for every line with that beginning;
// "…" alone for any number of lines; "(JSON)" alone for one JSON value.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace huiqi::test {

using Lines = std::vector<std::string>;

Lines lines_of(const std::string& text);
Lines lines_of(const std::filesystem::path& path);
void write_lines(const std::filesystem::path& path, const Lines& lines);  ///< and the folders on its way

/// Each line with the prefix and a blank before it; an empty line is the prefix alone.
std::string joined(const Lines& lines, const std::string& prefix);

struct Step {
  std::string command;
  int status = 0;
  Lines out, err;
  std::size_t first = 0, last = 0;  ///< the lines of the file that hold status and output: [first, last)
};

struct Answer {
  int status = 0;
  std::string out, err;
};

/// A new folder for the files of one run, removed at the end.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// Runs a command by sh in the folder, with `huiqi` on the path: the built one, or HUIQI_BINARY.
Answer run(const std::string& line, const Folder& folder, const std::string& locale = "en_US.UTF-8");

bool right(const Step& step, const Answer& answer);
void compare(const Step& step, const Answer& answer);  ///< fails the test, readably, where the answer is not right

/// HUIQI_UPDATE=1: what differs is to be written into the file instead of failing the test.
bool updating();

struct Update {
  Step step;
  Lines lines;
};

/// Puts the new lines of each step in the place of its old ones.
void replace_answers(Lines& file, const std::vector<Update>& updates);

}  // namespace huiqi::test
