// Many profiles in, an answer for each out, in the input's order and with the same bytes for any number of threads. Every row is in
// the output or among the rejects. One thread reads and splits, several evaluate, the caller's writes; between them stands a bounded
// number of blocks, so that memory does not grow with the input. Nothing is printed here.
// Format: docs/batch.md. Tests: tests/batch/, tests/cli/transcripts/batch.txt
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "batch/answers.hpp"
#include "batch/summary.hpp"
#include "huiqi/engine.hpp"

namespace huiqi::batch {

/// How far a run is.
struct Standing {
  std::uint64_t rows = 0, rejected = 0;
  std::uint64_t bytes = 0;            ///< taken of the input as it lies there (packed)
  std::optional<std::uint64_t> size;  ///< of the input, where it is known
};

struct Options {
  std::string input, output, rejects;  ///< paths; "-" for the standard streams (of the first two)
  std::string summary;                 ///< a path for the summary as JSON; empty: none
  Form in = Form::json_lines, out = Form::json_lines;
  Detail detail = Detail::compact;
  bool all = false;       ///< also what is not applicable or not in force
  bool findings = false;  ///< count missing facts and single unmet conditions
  EvaluateOptions evaluate;
  Date today;           ///< the filing day where neither the options nor a profile has one
  std::string columns;  ///< a mapping file; empty: none
  std::vector<std::pair<std::string, std::string>> items;  ///< list and file
  unsigned threads = 1;
  std::optional<std::uint64_t> max_errors;  ///< the run stops at the reject after so many
  const std::atomic<bool>* stop = nullptr;  ///< raised from outside: the run ends and keeps nothing
  std::function<void(const Standing&)> on_progress;
};

enum class End {
  whole,            ///< all was read and written
  wrong_options,    ///< a policy, reading or parameter that does not exist: `diagnostics`
  wrong_input,      ///< the input's header, a mapping or an item file: `diagnostics`; nothing was written
  too_many_errors,  ///< more rejects than `max_errors`: the rejects so far are kept, the output is not
  stopped,          ///< the stop flag was raised: nothing is kept
  failed,           ///< reading or writing failed: `failure`; nothing is kept
};

struct Outcome {
  End end = End::whole;
  std::vector<Diagnostic> diagnostics;
  Text failure;
  Summary summary;
  SummaryHead head;
};

/// Preconditions: at least one thread; `rejects` is not the output; a database goes to a regular file, not packed. Memory that does not suffice is thrown (std::bad_alloc).
Outcome run(const Engine& engine, const Options& options);

}  // namespace huiqi::batch
