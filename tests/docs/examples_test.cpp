// The commands and files that the pages show, run as they stand: README*, docs/*.md, examples/README.md. (The pages of the
// language have language_pages_test.cpp; C++ snippets are built by cmake/DocSnippets.cmake.)
#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <sstream>

#include "cases/cases.hpp"
#include "catch.hpp"
#include "files.hpp"
#include "huiqi/huiqi.hpp"

using namespace huiqi;

namespace {

namespace fs = std::filesystem;

struct CodeBlock {
  std::string kind;  ///< behind the three marks: "json", "cpp", "" …
  std::string text;
  int line = 0;
};

std::vector<CodeBlock> blocks_of(const std::string& page) {
  std::vector<CodeBlock> blocks;
  std::istringstream lines(page);
  bool inside = false;
  int number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (line.starts_with("```")) {
      if (!inside) blocks.push_back({line.substr(3), "", number + 1});
      inside = !inside;
    } else if (inside) {
      blocks.back().text += line + "\n";
    }
  }
  return blocks;
}

std::vector<fs::path> pages() {
  std::vector<fs::path> found = test::files_of(test::source / "docs", ".md");
  for (const char* each : {"README.md", "README.zh-CN.md", "examples/README.md"}) found.push_back(test::source / each);
  return found;
}

std::vector<std::string> commands_of(const std::string& text) {
  std::vector<std::string> commands;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("$ ")) line.erase(0, 2);
    if (line.starts_with("huiqi ")) commands.push_back(line);
  }
  return commands;
}

/// What the pages take for granted: the project's rules and examples, a profile, rules of one's own.
fs::path prepared_folder() {
  const fs::path folder = fs::temp_directory_path() / ("huiqi-docs-" + std::to_string(std::rand()));
  fs::create_directories(folder / "my-rules");
  fs::copy(test::source / "examples", folder / "examples", fs::copy_options::recursive);
  fs::create_directory_symlink(test::source / "rules", folder / "rules");
  fs::copy(test::source / "examples/automotive-supplier.json", folder / "profile.json");
  fs::copy(test::source / "examples/machine-shop.json", folder / "applicant.json");
  for (const char* each : {"lz-university-enterprise-2024.json", "lz-university-enterprise-2024.cases.json"})
    fs::copy(test::source / "rules/liuzhou" / each, folder / "my-rules" / each);
  for (const char* each : {"old.json", "new.json"})
    fs::copy(test::source / "rules/liuzhou/lz-university-enterprise-2024.json", folder / each);
  fs::copy(test::source / "examples/machine-shop.json", folder / "a.json");
  std::ofstream(folder / "all.jsonl") << R"({ "format": 1, "as_of": "2026-05-20", "enterprise": {} })"
                                      << "\n";
  std::ofstream(folder / "paper.txt") << "一、目标\n（一）任务\n";
  return folder;
}

}  // namespace

TEST_CASE("every command that the pages show runs", "[docs]") {
  if (test::command.empty()) return;  // the command is not built
  const fs::path folder = prepared_folder();
  std::size_t run = 0;
  for (const fs::path& page : pages()) {
    for (const CodeBlock& block : blocks_of(test::slurp(page))) {
      if (!block.kind.empty() && block.kind != "sh") continue;
      for (const std::string& command : commands_of(block.text)) {
        const std::string line = "cd '" + folder.string() + "' && export COLUMNS=100 PATH=\"" +
                                 test::command.parent_path().string() + ":$PATH\" && { " + command +
                                 "\n} >.out 2>.err </dev/null";
        const int result = std::system(line.c_str());
        INFO(page.filename().string() << ":" << block.line << ": " << command << "\n" << test::slurp(folder / ".err"));
        CHECK((WIFEXITED(result) && WEXITSTATUS(result) == 0));
        ++run;
      }
    }
  }
  CHECK(run >= 25);
  std::error_code ignored;
  fs::remove_all(folder, ignored);
}

TEST_CASE("every JSON that the pages show is read", "[docs]") {
  const auto engine = Engine::load();
  REQUIRE(engine);
  std::size_t read_blocks = 0;
  for (const fs::path& page : pages()) {
    for (const CodeBlock& block : blocks_of(test::slurp(page))) {
      if (block.kind != "json") continue;
      const std::string name = page.filename().string() + ":" + std::to_string(block.line);
      CAPTURE(name);
      std::vector<Diagnostic> diagnostics;
      const auto node = read::parse(block.text, name, {}, diagnostics);
      if (node && node->find("cases") != nullptr) {
        const auto cases = cases::read_cases(*node, name, *engine, diagnostics);
        if (cases) {
          for (const cases::Case& each : cases->cases) CHECK(cases::run_case(*engine, each).passed());
        }
      } else if (node) {
        const auto profile = engine->read_profile(block.text, name);
        diagnostics.insert(diagnostics.end(), profile.diagnostics.begin(), profile.diagnostics.end());
      }
      for (const Diagnostic& each : diagnostics) UNSCOPED_INFO(to_string(each, Language::en));
      CHECK(diagnostics.empty());
      ++read_blocks;
    }
  }
  CHECK(read_blocks >= 2);
}
