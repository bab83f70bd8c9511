// See write_file.hpp.
#include "cli/write_file.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "cli/output.hpp"

namespace huiqi::cli {

bool may_write(const std::string& path, bool force, Language language) {
  std::error_code ignored;
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  if (!folder.empty() && !std::filesystem::is_directory(folder, ignored)) {
    complain({fmt::format("没有文件夹 {}", folder.string()), fmt::format("there is no folder {}", folder.string())},
             language);
    return false;
  }
  if (force || !std::filesystem::exists(path, ignored)) return true;
  complain({fmt::format("{} 已存在,未覆盖(用 --force 覆盖)", path),
            fmt::format("{} exists and was kept (--force overwrites it)", path)},
           language);
  return false;
}

namespace {

/// Beside its place, then moved there. The file that was there before gives its permissions; a link is followed.
ExitStatus put_in_place(const std::string& path, std::string_view text, Language language) {
  std::error_code ignored;
  const std::filesystem::path target = std::filesystem::canonical(path, ignored);
  const bool existed = !ignored;
  const std::string place = existed ? target.string() : path;
  const std::string beside = fmt::format("{}.{}.part", place, getpid());
  const auto failed = [&](int error) {
    std::filesystem::remove(beside, ignored);
    complain({fmt::format("{} 写入失败:{}", path, std::strerror(error)),
              fmt::format("{} could not be written: {}", path, std::strerror(error))},
             language);
    return not_completed;
  };
  std::FILE* file = std::fopen(beside.c_str(), "wb");
  if (file == nullptr) return failed(errno);
  const bool whole = std::fwrite(text.data(), 1, text.size(), file) == text.size() && std::fflush(file) == 0;
  const int error = errno;
  if (std::fclose(file) != 0 || !whole) return failed(whole ? errno : error);
  if (existed) std::filesystem::permissions(beside, std::filesystem::status(target).permissions(), ignored);
  if (std::rename(beside.c_str(), place.c_str()) != 0) return failed(errno);
  return done;
}

}  // namespace

ExitStatus write_file(const std::string& path, std::string_view text, bool force, Language language) {
  if (!may_write(path, force, language)) return usage_error;
  const ExitStatus status = put_in_place(path, text, language);
  if (status == done) complain({fmt::format("已写入 {}", path), fmt::format("wrote {}", path)}, language);
  return status;
}

ExitStatus replace_file(const std::string& path, std::string_view text, Language language) {
  return put_in_place(path, text, language);
}

}  // namespace huiqi::cli
