// One block of rows through the engine: read, evaluate, write down, count. Tests: tests/batch/
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "batch/answers.hpp"
#include "batch/batch.hpp"
#include "batch/findings.hpp"
#include "batch/profiles.hpp"
#include "batch/rejects.hpp"

namespace huiqi::batch {

/// How far a block was at a reject, this one included: lengths of its texts, and rows.
struct RejectedAt {
  std::size_t output = 0, rejects = 0;
  std::uint64_t rows = 0;
};

struct BlockAnswer {
  std::string output, rejects;
  std::vector<StoredAnswer> stored;  ///< instead of `output`, where that is a database
  std::vector<RejectedAt> rejected;
  Summary summary;
};

/// What all workers share; must outlive them.
struct WorkerNeeds {
  const Engine& engine;
  const Options& options;
  const Profiles& profiles;
  const Answers& answers;
  const Findings& findings;
};

/// Belongs to one thread.
class Worker {
 public:
  explicit Worker(const WorkerNeeds& needs);
  void answer(const Block& block, BlockAnswer& answer);

 private:
  void answer_row(const Row& row, std::string_view text, BlockAnswer& answer);
  void count(const Decided& decided, Summary& summary);
  void reject(const Row& row, std::string_view text, const std::vector<Diagnostic>& reasons, BlockAnswer& answer) const;

  const WorkerNeeds needs_;
  std::shared_ptr<Engine::Workspace> workspace_;
  std::vector<Engine::Verdict> verdicts_;
  std::vector<std::optional<bool>> in_totals_;  ///< for each verdict, as in StoredDecision
  FastJson fast_;
};

}  // namespace huiqi::batch
