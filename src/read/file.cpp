// A file's bytes, or a located reason why there are none; never more of them than the limit.
// Follows the C++ file system library; symbolic links, pipes and devices are read like files, up to the limit.
// Tests: tests/read/file_test.cpp
#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <ios>
#include <new>
#include <optional>
#include <stdexcept>
#include <string>
#include <system_error>
#include <vector>

#include "read/json.hpp"
#include "read/suggest.hpp"

namespace huiqi::read {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_names_looked_at = 10'000;

Diagnostic problem(const std::string& file, const char* code, Text message, Text suggestion) {
  Diagnostic diagnostic;
  diagnostic.code = code;
  diagnostic.file = file;
  diagnostic.message = std::move(message);
  diagnostic.suggestion = std::move(suggestion);
  return diagnostic;
}

/// Names are UTF-8 in this library, on every platform.
fs::path path_of(const std::string& utf8) { return fs::path(std::u8string(utf8.begin(), utf8.end())); }

std::string utf8_of(const fs::path& path) {
  const std::u8string name = path.u8string();
  return std::string(name.begin(), name.end());
}

std::string nearest_neighbour(const fs::path& path) {
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  std::vector<std::string> names;
  std::error_code error;
  fs::directory_iterator each(folder, error);
  while (!error && each != fs::directory_iterator() && names.size() < most_names_looked_at) {
    names.push_back(utf8_of(each->path().filename()));
    each.increment(error);
  }
  std::sort(names.begin(), names.end());  // the order of a folder is chance
  const std::string name = nearest(utf8_of(path.filename()), names);
  return name.empty() ? "" : utf8_of(path.has_parent_path() ? folder / path_of(name) : path_of(name));
}

Diagnostic missing(const std::string& file) {
  const bool has_name = !file.empty() && file.find('\0') == std::string::npos;
  const std::string near = has_name ? nearest_neighbour(path_of(file)) : "";
  Text suggestion = {"检查文件名和所在文件夹", "check the name and the folder"};
  if (!near.empty()) suggestion = {fmt::format("是否为 {}？", near), fmt::format("did you mean {}?", near)};
  return problem(file, "file_missing", {"没有这个文件", "there is no such file"}, std::move(suggestion));
}

Diagnostic folder(const std::string& file) {
  return problem(file, "file_is_folder", {"这是文件夹，不是文件", "this is a folder, not a file"},
                 {"给出文件夹里某个文件的名字", "name a file in it"});
}

Diagnostic unreadable(const std::string& file, const std::error_code& reason) {
  if (reason == std::errc::permission_denied || reason == std::errc::operation_not_permitted) {
    return problem(file, "file_unreadable", {"没有读取这个文件的权限", "no permission to read this file"},
                   {"请文件的所有者授予读取权限", "ask the owner of the file for permission to read it"});
  }
  const std::string words = reason ? reason.message() : "I/O error";
  return problem(file, "file_unreadable",
                 {fmt::format("文件无法读取：{}", words), fmt::format("the file cannot be read: {}", words)}, {});
}

Diagnostic too_large(const std::string& file, std::size_t limit) {
  return problem(
      file, "limit_exceeded",
      {fmt::format("文件超过 {} 字节的上限", limit), fmt::format("the file is over the limit of {} bytes", limit)},
      {"拆成几个文件，或调高上限", "split it into several files, or raise the limit"});
}

std::error_code last_error() { return {errno, std::generic_category()}; }

/// Reads in growing pieces: the size of a pipe or a device is not known beforehand.
std::optional<std::string> read_stream(std::ifstream& stream, const std::string& file, std::size_t limit,
                                       std::vector<Diagnostic>& diagnostics) {
  constexpr std::size_t piece = 1u << 16;
  std::string bytes;
  while (stream.good()) {
    const std::size_t old = bytes.size();
    if (old == limit) {
      if (stream.peek() == std::ifstream::traits_type::eof()) break;
      diagnostics.push_back(too_large(file, limit));
      return std::nullopt;
    }
    bytes.resize(old + std::min(std::max(piece, old), limit - old));
    errno = 0;
    stream.read(bytes.data() + old, static_cast<std::streamsize>(bytes.size() - old));
    bytes.resize(old + static_cast<std::size_t>(stream.gcount()));
  }
  if (stream.bad()) {
    diagnostics.push_back(unreadable(file, last_error()));
    return std::nullopt;
  }
  return bytes;
}

std::optional<std::string> read_path(const std::string& file, std::size_t limit, std::vector<Diagnostic>& diagnostics) {
  if (file.empty() || file.find('\0') != std::string::npos) {
    diagnostics.push_back(missing(file));
    return std::nullopt;
  }
  const fs::path path = path_of(file);
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found || status.type() == fs::file_type::directory) {
    diagnostics.push_back(status.type() == fs::file_type::directory ? folder(file) : missing(file));
    return std::nullopt;
  }
  if (status.type() == fs::file_type::none) {
    diagnostics.push_back(unreadable(file, error));
    return std::nullopt;
  }
  if (status.type() == fs::file_type::regular && fs::file_size(path, error) > limit && !error) {
    diagnostics.push_back(too_large(file, limit));
    return std::nullopt;
  }
  errno = 0;
  std::ifstream stream(path, std::ios::binary);
  if (!stream) {
    diagnostics.push_back(unreadable(file, last_error()));
    return std::nullopt;
  }
  return read_stream(stream, file, limit, diagnostics);
}

}  // namespace

std::optional<std::string> read_file(const std::string& path, const Limits& limits,
                                     std::vector<Diagnostic>& diagnostics) {
  try {
    return read_path(path, limits.bytes, diagnostics);
  } catch (const std::bad_alloc&) {
    diagnostics.push_back(too_large(path, limits.bytes));
  } catch (const std::length_error&) {
    diagnostics.push_back(too_large(path, limits.bytes));
  } catch (const std::system_error& error) {
    diagnostics.push_back(unreadable(path, error.code()));
  }
  return std::nullopt;
}

}  // namespace huiqi::read
