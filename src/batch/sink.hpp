// Bytes out: a file that appears under its name only when it is whole, or a stream (standard output, a pipe, a device).
// Source: POSIX rename and fsync. Tests: tests/batch/streams_test.cpp, tests/cli/transcripts/batch.txt
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <string_view>

#include "batch/failure.hpp"
#include "batch/source.hpp"

namespace huiqi::batch {

/// Whether writing there means a file that can be written beside and moved into place: one that is there and regular, or none.
bool is_regular_output(const std::string& path);

/// Packs bytes on their way out.
class Packer {
 public:
  virtual ~Packer() = default;
  /// Appends what is ready to `out`; `last` ends the stream.
  virtual void pack(std::string_view bytes, bool last, std::string& out) = 0;
};
/// Null for Compression::none. The same bytes in give the same out.
std::unique_ptr<Packer> make_packer(Compression compression, const std::string& file);

class Sink {
 public:
  /// Opens PATH.PID.part beside a regular output, else the stream itself; "-" is standard output. Throws Failure.
  Sink(const std::string& path, const Halt* halt);
  /// What was not kept is removed.
  ~Sink();
  Sink(const Sink&) = delete;
  Sink& operator=(const Sink&) = delete;

  /// The file while it has no name yet, for who writes it by other means than `write`; empty for a stream.
  const std::string& beside() const { return beside_; }
  /// Throws Failure (full disk, closed pipe), Stopped.
  void write(std::string_view bytes);
  /// Writes what is still held back; of a file, until it is on the disk.
  void finish();
  /// Moves a finished file to its name.
  void keep();

 private:
  void write_through(std::string_view bytes);
  void wait() const;
  Failure failure(int error) const;

  std::string name_;    ///< for messages
  std::string target_;  ///< empty for a stream
  std::string beside_;
  int descriptor_ = -1;
  const Halt* halt_;
  std::unique_ptr<Packer> packer_;
};

}  // namespace huiqi::batch
