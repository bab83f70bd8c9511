// Why a run cannot go on: what was to be read or written cannot be, or somebody asked it to stop. Thrown inside this stage
// alone; `run` turns them into an outcome.
#pragma once

#include <atomic>
#include <string>

#include "huiqi/text.hpp"

namespace huiqi::batch {

/// Reading or writing failed; nothing that is in the input's rows.
struct Failure {
  Text message;
};

/// The run was told to stop, from outside or by another part of itself.
struct Stopped {};

/// Tells whoever waits for bytes to give up: raised from outside (SIGINT, SIGTERM: `outside`, which may be null) or by the run.
class Halt {
 public:
  explicit Halt(const std::atomic<bool>* outside) : outside_(outside) {}
  void raise() { own_.store(true); }
  void lower() { own_.store(false); }
  bool raised() const { return own_.load() || (outside_ != nullptr && outside_->load()); }

 private:
  const std::atomic<bool>* outside_;
  std::atomic<bool> own_ = false;
};

/// "FILE: what failed: REASON", the reason as the system words it (an errno).
Failure system_failure(const std::string& file, const Text& what, int error);

}  // namespace huiqi::batch
