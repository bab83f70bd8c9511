// Loading two versions of rule sets to be compared. Tests: tests/cli/transcripts/diff.txt
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/rule_files.hpp"
#include "cli/verb.hpp"
#include "huiqi/engine.hpp"
#include "read/json.hpp"

namespace huiqi::cli {

/// A profile of the cases beside a version, and the provision that it was made for.
struct SampleProfile {
  std::string provision;
  Date as_of;
  read::Node profile;
};

struct LoadedVersion {
  std::string name;  ///< as written: a file, a folder, an embedded rule set
  Engine engine;
  Engine open;                   ///< the same, its compared sets without an end or a beginning of validity
  std::vector<std::string> ids;  ///< of the rule sets that it brings, in order
  std::vector<SampleProfile> samples;
};

struct TwoVersions {
  LoadedVersion before, after;
};

/// `before` and `after` are files, folders, or ids of embedded rule sets; the rest of the rules comes from --rules and from the
/// embedded ones, without what either version brings. Cases with mistakes are left out, and said so.
std::optional<TwoVersions> load_versions(const std::string& before, const std::string& after, const Common& common,
                                         std::vector<Diagnostic>& diagnostics);

}  // namespace huiqi::cli
