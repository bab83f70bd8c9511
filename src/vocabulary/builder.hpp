// Builds one vocabulary from several files: each is read (read_vocabulary.cpp), then what files add to one another is
// put in place and names are resolved (resolve.cpp). Format: docs/vocabulary.md.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "read/object.hpp"
#include "vocabulary/vocabulary.hpp"

namespace huiqi::vocabulary {

/// Builds one vocabulary from several files; names are resolved once all are read.
class Builder {
 public:
  explicit Builder(std::vector<Diagnostic>& diagnostics) : diagnostics_(diagnostics) {}

  void read_file(const std::string& file, const read::Node& root);
  void extend();  ///< after every file is read, in whatever order: what a file adds to a record or a list of words
  void resolve();
  Vocabulary take() { return std::move(vocabulary_); }

 private:
  void read_enumeration(read::Reporter& reporter, const read::Member& member);
  void read_members(read::Reporter& reporter, const read::Node& node, Enumeration& enumeration, const Text& what);
  void read_record(read::Reporter& reporter, const read::Member& member);
  void read_facts(read::Reporter& reporter, int record, const read::Node& node, const Text& what);
  void read_fact(read::Reporter& reporter, int record, const read::Member& member);
  void read_bounds(read::Reporter& reporter, const read::Node& node, Fact& fact);
  void read_subject(read::Reporter& reporter, const read::Member& member);
  void read_constraint(read::Reporter& reporter, const read::Node& node);
  void resolve_fact(Fact& fact);
  bool holds_itself(int record, int sought, int depth) const;
  void extend_enumeration(read::Reporter& reporter, const read::Member& member);
  void extend_record(read::Reporter& reporter, const read::Member& member);
  void duplicate(read::Reporter& reporter, const read::Member& member, const Text& what);

  struct PendingExtension {
    std::string file;
    const read::Member* member;  // of the files' trees, which outlive this builder
    bool record = false;
  };
  struct PendingSubject {
    std::string file, at;
    Place place;
    std::size_t subject;
  };
  struct PendingConstraint {
    std::string file, record, lesser, greater;
    Place place;
    Text why;
    bool denies = false;
  };

  std::vector<Diagnostic>& diagnostics_;
  Vocabulary vocabulary_;
  std::vector<std::string> enumeration_names_;  // as written on each fact
  std::vector<PendingExtension> pending_extensions_;
  std::vector<PendingSubject> pending_subjects_;
  std::vector<PendingConstraint> pending_constraints_;
};

}  // namespace huiqi::vocabulary
