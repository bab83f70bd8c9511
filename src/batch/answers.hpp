// Answers as lines of the output: JSON Lines or CSV, a profile a line or a decision a line; or as rows of a database. Keys and figures are those of
// `evaluate --format json`. Format: docs/batch.md. Tests: tests/batch/agree_test.cpp
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "batch/database.hpp"
#include "batch/rows.hpp"
#include "huiqi/engine.hpp"

namespace huiqi::batch {

enum class Detail { compact, decisions };

/// One profile's answer.
struct Answer {
  std::uint64_t line = 0;
  std::string_view id, name;
  Date as_of;
  const profile::Applicant* applicant = nullptr;
  const std::vector<Engine::Verdict>* verdicts = nullptr;
  const std::vector<std::optional<bool>>* in_totals = nullptr;  ///< for each verdict, as in StoredDecision
  std::vector<std::string> warnings;                            ///< codes
};

class Answers {
 public:
  /// `wanted`: for each provision, whether it is answered; `all`: also what is not applicable or not in force. The engine must
  /// outlive this. May be used by several threads at once.
  Answers(const Engine& engine, Form form, Detail detail, std::vector<bool> wanted, bool all);

  /// The first line; empty for JSON Lines.
  std::string header() const;
  void put(const Answer& answer, std::string& out) const;
  /// For Form::sqlite.
  StoredAnswer stored(const Answer& answer) const;

 private:
  struct Subject {
    std::string_view kind;
    std::string id;
  };
  bool listed(const Engine::Verdict& verdict) const;
  Subject subject_of(const Answer& answer, const Engine::Verdict& verdict) const;
  void put_compact_json(const Answer& answer, std::string& out) const;
  void put_decisions_json(const Answer& answer, std::string& out) const;
  void put_wide(const Answer& answer, std::string& out) const;
  void put_long(const Answer& answer, std::string& out) const;
  void put_head_json(const Answer& answer, std::string& out) const;
  void put_decision_json(const Answer& answer, const Engine::Verdict& verdict, std::string& out) const;
  static void put_head_csv(const Answer& answer, std::string& out);

  struct WideColumn {
    bool amount = false, maximum = false;
  };

  const Engine& engine_;
  Form form_;
  Detail detail_;
  std::vector<bool> wanted_;
  bool all_;
  std::vector<std::string> ids_;  ///< of the provisions
  std::vector<WideColumn> wide_;
};

}  // namespace huiqi::batch
