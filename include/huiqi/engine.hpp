// Loads rule sets once; evaluates profiles any number of times.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "huiqi/date.hpp"
#include "huiqi/diagnostic.hpp"
#include "huiqi/profile.hpp"
#include "huiqi/report.hpp"

namespace huiqi {

namespace engine_detail {
struct Loaded;
}

/// A file handed to the engine; `name` appears in diagnostics.
struct RuleFile {
  std::string name;
  std::string text;
};

struct EngineOptions {
  bool embedded = true;              ///< the rule sets and vocabulary that the library carries
  std::vector<RuleFile> vocabulary;  ///< further vocabulary files; one of the same name replaces the embedded one
  std::vector<RuleFile> rule_sets;   ///< further rule sets; one with the id of an embedded set replaces it
  std::vector<RuleFile> windows;     ///< files of application windows (docs/windows.md); none: no call is known
  std::vector<RuleFile>
      reviews;  ///< files of review records (docs/reviews.md); one of the same name replaces an embedded one
};

struct EvaluateOptions {
  std::optional<Date> as_of;          ///< the filing day; else the profile's; else today in UTC+8
  std::vector<std::string> policies;  ///< rule set ids or provision ids; empty: all. An unknown one is an error
  /// "lz-2a.base" -> "equipment_purchase": that reading alone, as the default.
  std::map<std::string, std::string> readings;
  /// "lz-2b.threshold" -> "2000万元": a figure that the text leaves unpublished, or another one for a what-if.
  std::map<std::string, std::string> parameters;
  bool distance = false;  ///< also fill `Decision::distance` of what is ineligible
};

/// Immutable once loaded; copies are cheap and share it; all members may be called from any thread at once.
class Engine {
 public:
  /// Reads, checks and compiles. No value where any file has an error; the diagnostics hold all of them.
  static Result<Engine> load(const EngineOptions& options = {});

  /// Reads a profile (JSON text, UTF-8). `name` appears in diagnostics.
  Result<Profile> read_profile(std::string_view json, const std::string& name) const;

  /// The full report. Errors: an unknown policy, reading or parameter; arithmetic beyond the exact range. Nothing is
  /// evaluated where there is an error.
  Result<Report> evaluate(const Profile& profile, const EvaluateOptions& options = {}) const;

  /// Statuses and amounts only, in the order of `Report::decisions`. `results` is reused: no allocation once it is warm.
  struct Verdict {
    std::uint32_t provision;  ///< index into `provisions()`
    std::uint32_t item;       ///< the subject's place in its list
    Status status;
    bool has_amount;
    Money assured;
    std::optional<Money> ceiling;
    std::optional<Money> ceiling_max;
  };
  class Workspace;
  /// A workspace belongs to one thread and must not outlive the engine.
  std::shared_ptr<Workspace> make_workspace() const;
  /// The same for some policies, readings or parameters only. Errors: as of `evaluate`.
  Result<std::shared_ptr<Workspace>> make_workspace(const EvaluateOptions& options) const;
  /// Precondition: the profile was read by this engine. False where arithmetic went beyond the exact range.
  bool verdicts(const Profile& profile, Date as_of, Workspace& workspace, std::vector<Verdict>& results) const;

  /// Who has read a provision against the paper, and whether it is still what was read.
  struct Review {
    std::string provision, by;
    Date on;
    std::string digest;  ///< SHA-256 of what was reviewed
    bool holds = false;  ///< false: a later change has voided it
  };
  /// What there is, for listing.
  struct PolicyInfo {
    std::string id, version, number, digest;
    Text title;
    Date in_force_from;
    std::optional<Date> in_force_until;
    std::vector<std::string> provisions;  ///< ids, clause order
    std::vector<std::string> records;
    std::vector<Review> reviews;  ///< in the order of the provisions
  };
  std::vector<PolicyInfo> policies() const;
  /// Ids of all provisions, in evaluation order.
  std::vector<std::string> provisions() const;

  const engine_detail::Loaded& loaded() const { return *loaded_; }  ///< for the library's own parts

 private:
  std::shared_ptr<const engine_detail::Loaded> loaded_;
};

}  // namespace huiqi
