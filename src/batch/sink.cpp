// See sink.hpp. Packing: pack.cpp.
#include "batch/sink.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>

namespace huiqi::batch {
namespace {

constexpr int look_for_stop_every = 100;  // milliseconds

/// Where a name leads: a link is followed, so that the file behind it is replaced and not the link.
std::string target_of(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::is_symlink(path, error)) return path;
  const auto behind = std::filesystem::weakly_canonical(path, error);
  return error ? path : behind.string();
}

/// The entry of a renamed file lasts only once its folder is on the disk too.
void sync_folder(const std::string& path) {
  const auto parent = std::filesystem::path(path).parent_path();
  const int folder = ::open(parent.empty() ? "." : parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return;
  ::fsync(folder);  // some file systems cannot; the file itself is safe
  ::close(folder);
}

}  // namespace

bool is_regular_output(const std::string& path) {
  if (path == "-") return false;
  struct stat facts {};
  return ::stat(path.c_str(), &facts) != 0 || S_ISREG(facts.st_mode);
}

Sink::Sink(const std::string& path, const Halt* halt)
    : name_(path == "-" ? "<stdout>" : path), halt_(halt), packer_(make_packer(compression_of(path), path)) {
  if (path == "-") {
    descriptor_ = STDOUT_FILENO;
  } else if (!is_regular_output(path)) {
    descriptor_ = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  } else {
    constexpr mode_t readable = 0666;
    target_ = target_of(path);
    beside_ = fmt::format("{}.{}.part", target_, ::getpid());
    descriptor_ = ::open(beside_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, readable);
    struct stat old {};
    constexpr mode_t permissions = 07777;
    if (descriptor_ >= 0 && ::stat(target_.c_str(), &old) == 0 && ::fchmod(descriptor_, old.st_mode & permissions) != 0)
      errno = 0;  // a file system without permissions
  }
  if (descriptor_ < 0) throw failure(errno);
}

Sink::~Sink() {
  if (descriptor_ > STDERR_FILENO) ::close(descriptor_);
  if (!beside_.empty()) ::unlink(beside_.c_str());
}

Failure Sink::failure(int error) const { return system_failure(name_, {"无法写入", "could not be written"}, error); }

void Sink::wait() const {
  if (!target_.empty()) return;  // a file never blocks for long
  for (;;) {
    if (halt_ != nullptr && halt_->raised()) throw Stopped{};
    pollfd wanted{descriptor_, POLLOUT, 0};
    if (::poll(&wanted, 1, look_for_stop_every) > 0) return;
  }
}

void Sink::write_through(std::string_view bytes) {
  constexpr std::size_t most = std::size_t{1} << 16;  // so that a slow pipe lets the stop flag be seen
  while (!bytes.empty()) {
    wait();
    const ssize_t written = ::write(descriptor_, bytes.data(), std::min(bytes.size(), most));
    if (written >= 0)
      bytes.remove_prefix(static_cast<std::size_t>(written));
    else if (errno != EINTR && errno != EAGAIN)
      throw failure(errno);
  }
}

void Sink::write(std::string_view bytes) {
  if (packer_ == nullptr) return write_through(bytes);
  std::string packed;
  packer_->pack(bytes, false, packed);
  write_through(packed);
}

void Sink::finish() {
  if (packer_ != nullptr) {
    std::string packed;
    packer_->pack({}, true, packed);
    write_through(packed);
  }
  if (!target_.empty() && ::fsync(descriptor_) != 0) throw failure(errno);
  if (descriptor_ <= STDERR_FILENO) return;
  const int closed = ::close(descriptor_);
  descriptor_ = -1;
  if (closed != 0) throw failure(errno);
}

void Sink::keep() {
  if (target_.empty()) return;
  if (std::rename(beside_.c_str(), target_.c_str()) != 0) throw failure(errno);
  beside_.clear();
  sync_folder(target_);
}

}  // namespace huiqi::batch
