// The author's guide (docs/writing-rules.md and its Chinese twin) is followed step by step, in a folder of its own:
//
//     ```json file=PATH          the block is a whole file
//     ```json add=PATH#SECTION   the block goes to the end of the file's top-level list of that name
//     ```console exit=1          commands ("$ …") and what they print, errors included; exit= where the status is not 0
//
// The Chinese guide is followed in the Chinese locale, with the same files and commands. What an expected line may leave
// open is said in cli/steps.hpp; HUIQI_UPDATE=1 writes what differs into the guide.
#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "catch.hpp"
#include "cli/steps.hpp"
#include "files.hpp"

namespace {

namespace fs = std::filesystem;
using namespace huiqi::test;

struct Block {
  std::string kind;    ///< "file", "add", "console"
  std::string target;  ///< of a file: its path; of an addition: the path, "#", the list
  int status = 0;
  Lines lines;
  std::size_t first = 0;  ///< the line of the guide after the opening fence, from 0
};

/// The value of `key=` in an opening fence; empty where it has none.
std::string option(const std::string& fence, const std::string& key) {
  const std::size_t at = fence.find(" " + key + "=");
  if (at == std::string::npos) return "";
  const std::size_t from = at + key.size() + 2;
  return fence.substr(from, fence.find(' ', from) - from);
}

/// The blocks that are files or commands. Others (a fence without such an option) are for the eye.
std::vector<Block> blocks_of(const Lines& guide) {
  std::vector<Block> blocks;
  for (std::size_t i = 0; i < guide.size(); ++i) {
    if (!guide[i].starts_with("```")) continue;
    Block block;
    const std::string& fence = guide[i];
    for (const std::string kind : {"file", "add"}) {
      if (option(fence, kind).empty()) continue;
      block.kind = kind;
      block.target = option(fence, kind);
    }
    if (fence.starts_with("```console")) block.kind = "console";
    if (const std::string status = option(fence, "exit"); !status.empty()) block.status = std::stoi(status);
    block.first = ++i;
    for (; i < guide.size() && guide[i] != "```"; ++i) block.lines.push_back(guide[i]);
    REQUIRE(i < guide.size());
    if (!block.kind.empty()) blocks.push_back(block);
  }
  return blocks;
}

/// Puts the lines before the line that closes the list, and a comma after what stood last in it.
void add(const fs::path& file, const std::string& section, const Lines& lines) {
  Lines content = lines_of(file);
  const auto opening = std::find(content.begin(), content.end(), "  \"" + section + "\": [");
  REQUIRE(opening != content.end());
  auto closing = std::find_if(opening, content.end(), [](const auto& line) { return line == "  ]" || line == "  ],"; });
  REQUIRE(closing != content.end());
  if (closing - opening > 1) *(closing - 1) += ",";
  content.insert(closing, lines.begin(), lines.end());
  write_lines(file, content);
  INFO(file.string() << ", after the addition to " << section);
  CHECK(nlohmann::json::accept(slurp(file)));
}

std::vector<Step> steps_of(const Block& block) {
  std::vector<Step> steps;
  for (std::size_t i = 0; i < block.lines.size(); ++i) {
    const std::size_t next = block.first + i + 1;
    if (block.lines[i].starts_with("$ ")) {
      steps.push_back({block.lines[i].substr(2), block.status, {}, {}, next, next});
      continue;
    }
    REQUIRE(!steps.empty());
    steps.back().out.push_back(block.lines[i]);
    steps.back().last = next;
  }
  return steps;
}

void follow(const fs::path& path, const std::string& locale) {
  Lines guide = lines_of(path);
  Folder folder;
  REQUIRE(!folder.path().empty());
  std::vector<Update> updates;
  for (const Block& block : blocks_of(guide)) {
    if (block.kind == "file") write_lines(folder.path() / block.target, block.lines);
    if (block.kind == "add") {
      const std::size_t hash = block.target.find('#');
      REQUIRE(hash != std::string::npos);
      add(folder.path() / block.target.substr(0, hash), block.target.substr(hash + 1), block.lines);
    }
    if (block.kind != "console") continue;
    for (const Step& step : steps_of(block)) {
      const Answer answer = run("{ " + step.command + "\n} 2>&1", folder, locale);
      if (updating() && !right(step, answer) && answer.status == step.status)
        updates.push_back({step, lines_of(answer.out)});
      else
        compare(step, answer);
    }
  }
  if (updates.empty()) return;
  replace_answers(guide, updates);
  write_lines(path, guide);
}

const fs::path english = source / "docs/writing-rules.md";
const fs::path chinese = source / "docs/writing-rules.zh-CN.md";

}  // namespace

TEST_CASE("the author's guide can be followed as it stands", "[guide]") {
  if (command.empty()) return;  // the command is not built
  follow(english, "en_US.UTF-8");
}

TEST_CASE("the author's guide can be followed in Chinese", "[guide]") {
  if (command.empty()) return;
  follow(chinese, "zh_CN.UTF-8");
}

TEST_CASE("both guides have the same files and commands, and use every verb of an author", "[guide]") {
  const auto of = [](const fs::path& path) {
    Lines all;
    for (const Block& block : blocks_of(lines_of(path))) {
      all.push_back(block.kind + " " + block.target + " " + std::to_string(block.status));
      for (const std::string& line : block.lines) {
        if (block.kind != "console" || line.starts_with("$ ")) all.push_back(line);
      }
    }
    return all;
  };
  const Lines blocks = of(english);
  CHECK(blocks == of(chinese));
  for (const std::string& line : blocks) {  // the operative words are those of the paper
    const std::string mark = "\"quote\": \"";
    for (std::size_t at = line.find(mark); at != std::string::npos; at = line.find(mark, at + 1)) {
      const std::size_t from = at + mark.size();
      const std::string quote = line.substr(from, line.find('"', from) - from);
      CAPTURE(quote);
      CHECK(std::any_of(blocks.begin(), blocks.end(), [&](const std::string& each) {
        return each.starts_with("第") && each.find(quote) != std::string::npos;
      }));
    }
  }
  for (const std::string verb : {"new", "check", "fmt", "test", "show", "coverage", "evaluate"}) {
    CAPTURE(verb);
    const auto uses = [&](const std::string& line) { return line.starts_with("$ huiqi " + verb + " "); };
    CHECK(std::any_of(blocks.begin(), blocks.end(), uses));
  }
}
