// See source.hpp. Unpacking: unpack.cpp.
#include "batch/source.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "read/json.hpp"

namespace huiqi::batch {
namespace {

constexpr int look_for_stop_every = 100;  // milliseconds

class FileSource : public Source {
 public:
  FileSource(int descriptor, std::string file, const Halt* halt)
      : descriptor_(descriptor), file_(std::move(file)), halt_(halt) {}
  ~FileSource() override {
    if (descriptor_ != STDIN_FILENO) ::close(descriptor_);
  }
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;

  std::size_t read(char* into, std::size_t most) override {
    for (;;) {
      wait();
      const ssize_t got = ::read(descriptor_, into, most);
      if (got >= 0) {
        taken->fetch_add(static_cast<std::uint64_t>(got), std::memory_order_relaxed);
        return static_cast<std::size_t>(got);
      }
      if (errno != EINTR && errno != EAGAIN) throw system_failure(file_, {"无法读取", "cannot be read"}, errno);
    }
  }

  std::shared_ptr<std::atomic<std::uint64_t>> taken = std::make_shared<std::atomic<std::uint64_t>>(0);

 private:
  /// A pipe may stay silent for long: look for the stop flag meanwhile.
  void wait() const {
    for (;;) {
      if (halt_ != nullptr && halt_->raised()) throw Stopped{};
      pollfd wanted{descriptor_, POLLIN, 0};
      if (::poll(&wanted, 1, look_for_stop_every) > 0) return;
    }
  }

  int descriptor_;
  std::string file_;
  const Halt* halt_;
};

}  // namespace

Failure system_failure(const std::string& file, const Text& what, int error) {
  const std::string reason = std::error_code(error, std::generic_category()).message();
  return {{fmt::format("{} {}:{}", file, what.zh, reason), fmt::format("{} {}: {}", file, what.en, reason)}};
}

Compression compression_of(const std::string& name) {
  if (name.ends_with(".gz")) return Compression::gzip;
  if (name.ends_with(".zst")) return Compression::zstd;
  return Compression::none;
}

std::string without_compression(const std::string& name) {
  return compression_of(name) == Compression::none ? name : name.substr(0, name.rfind('.'));
}

std::optional<Input> open_input(const std::string& path, const Halt* halt, std::vector<Diagnostic>& diagnostics) {
  const bool standard = path == "-";
  const std::string file = standard ? "<stdin>" : path;
  const int descriptor = standard ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const int error = errno;
  struct stat facts {};
  const bool there = descriptor >= 0 && ::fstat(descriptor, &facts) == 0;
  if ((descriptor < 0 && (error == ENOENT || error == ENOTDIR)) || (there && S_ISDIR(facts.st_mode))) {
    if (descriptor > STDIN_FILENO) ::close(descriptor);
    read::read_file(path, {}, diagnostics);  // the same words, and the nearest name, as for every other file
    if (has_errors(diagnostics)) return std::nullopt;
  }
  if (descriptor < 0) throw system_failure(file, {"无法读取", "cannot be read"}, error);
  if (!there) throw system_failure(file, {"无法读取", "cannot be read"}, errno);
  auto source = std::make_unique<FileSource>(descriptor, file, halt);
  Input input;
  input.taken = source->taken;
  if (S_ISREG(facts.st_mode)) input.size = static_cast<std::uint64_t>(facts.st_size);
  input.bytes = unpack(std::move(source), standard ? Compression::none : compression_of(path), file);
  return input;
}

}  // namespace huiqi::batch
