// Bytes in: a file, standard input, or what a compressed one holds.
// Source: RFC 1952 (gzip, several members one after another), RFC 8878 (zstd, several frames). Tests: tests/batch/streams_test.cpp
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "batch/failure.hpp"
#include "huiqi/diagnostic.hpp"

namespace huiqi::batch {

class Source {
 public:
  virtual ~Source() = default;
  /// At least one byte, 0 at the end. Throws Failure where it cannot be read, Stopped where the stop flag is raised.
  virtual std::size_t read(char* into, std::size_t most) = 0;
};

enum class Compression { none, gzip, zstd };

/// By the ending of a name: .gz, .zst.
Compression compression_of(const std::string& name);
/// The name without that ending.
std::string without_compression(const std::string& name);

/// An input that is open, and how far it has been read. Bytes are those of the file, before they are unpacked.
struct Input {
  std::unique_ptr<Source> bytes;
  std::shared_ptr<const std::atomic<std::uint64_t>> taken;
  std::optional<std::uint64_t> size;  ///< of a regular file
};

/// Opens a path, or standard input at "-". Nothing where there is no such file, with the reason among the diagnostics; throws
/// Failure where it is there and cannot be opened. `halt` may be null; it must outlive the input.
std::optional<Input> open_input(const std::string& path, const Halt* halt, std::vector<Diagnostic>& diagnostics);

/// The unpacked bytes.
std::unique_ptr<Source> unpack(std::unique_ptr<Source> packed, Compression compression, const std::string& file);

}  // namespace huiqi::batch
