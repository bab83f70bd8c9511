// See batch_files.hpp.
#include "cli/batch_files.hpp"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <vector>

#include "cli/verb.hpp"

namespace huiqi::cli {
namespace {

/// A file that the command line names, and what stands there.
struct Named {
  std::string option, path;  ///< "-": a standard stream
  int stream = -1;           ///< which, for "-"
  struct stat facts {};
  bool there = false;

  Named(std::string by, std::string name, int standard)
      : option(std::move(by)), path(std::move(name)), stream(path == "-" ? standard : -1) {
    there = (stream >= 0 ? ::fstat(stream, &facts) : ::stat(path.c_str(), &facts)) == 0;
  }
  bool is_device() const { return there && S_ISCHR(facts.st_mode); }
  bool is_regular() const { return there && S_ISREG(facts.st_mode); }
};

bool same_path(const std::string& a, const std::string& b) {
  std::error_code failed;
  const auto whole = [&](const std::string& path) {
    auto found = std::filesystem::weakly_canonical(std::filesystem::absolute(path, failed), failed);
    return failed ? std::filesystem::path(path).lexically_normal() : found;
  };
  return a == b || whole(a) == whole(b);
}

bool same_entry(const Named& a, const Named& b) {
  if (a.there && b.there) return a.facts.st_dev == b.facts.st_dev && a.facts.st_ino == b.facts.st_ino;
  return a.stream < 0 && b.stream < 0 && !a.there && !b.there && same_path(a.path, b.path);
}

/// Whether what is written to both would be mixed, or one lost. A device may be named twice (/dev/null, a terminal), but not
/// one stream as an option's "-" twice.
bool clash(const Named& a, const Named& b) {
  if (a.stream >= 0 && b.stream >= 0) return true;
  return !a.is_device() && same_entry(a, b);
}

}  // namespace

void check_files(const batch::Options& options) {
  std::vector<Named> written, read;
  const auto add = [](std::vector<Named>& to, const char* option, const std::string& path, int stream) {
    if (!path.empty()) to.emplace_back(option, path, stream);
  };
  add(written, "-o", options.output, STDOUT_FILENO);
  add(written, "--rejects", options.rejects, STDOUT_FILENO);
  add(written, "--summary", options.summary, STDOUT_FILENO);
  add(read, "INPUT", options.input, STDIN_FILENO);
  add(read, "--columns", options.columns, -1);
  for (const auto& [list, file] : options.items) add(read, "--items", file, -1);
  for (std::size_t i = 0; i < written.size(); ++i) {
    for (std::size_t k = i + 1; k < written.size(); ++k) {
      if (!clash(written[i], written[k])) continue;
      throw UsageError{{fmt::format("{} 与 {} 是同一个文件", written[i].option, written[k].option),
                        fmt::format("{} and {} are the same file", written[i].option, written[k].option)}};
    }
    for (const Named& each : read) {
      const bool safe = each.there ? !each.is_regular() : each.stream >= 0;
      if (safe || !same_entry(written[i], each)) continue;
      throw UsageError{
          {fmt::format("{} 会写到 {} 所读的文件 {},使它丢失", written[i].option, each.option, each.path),
           fmt::format("{} would be written over {}, which is read as {}", written[i].option, each.path, each.option)}};
    }
  }
}

}  // namespace huiqi::cli
