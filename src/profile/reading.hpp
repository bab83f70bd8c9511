// What the files of the profile stage share while one profile is read.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "profile/applicant.hpp"
#include "read/object.hpp"
#include "values/law_text.hpp"

namespace huiqi::profile {

/// A reference that waits until all items are read.
struct PendingReference {
  std::string id;
  Place place;
  std::string path;
  int list = -1;  ///< the applicant's list fact it points into
};

struct Reading {
  const vocabulary::Vocabulary& vocabulary;
  const KnownIds& known;
  const std::string& file;
  std::vector<Diagnostic>& diagnostics;
  std::map<std::string, Place> ids;  ///< of all items, and where they are
  std::vector<PendingReference> references;

  Diagnostic& error(Place place, const std::string& path, std::string code, Text message);
  Diagnostic& warning(Place place, const std::string& path, std::string code, Text message);
};

/// One value of a fact that is neither a record nor a list (read_value.cpp).
void read_value(Reading& reading, const read::Node& node, const vocabulary::Fact& fact, FactValue& into,
                const std::string& path);

/// Numbers the references, now that all items are known (references.cpp).
void resolve_references(Reading& reading, RecordValue& root);

/// Awards name provisions and subjects that exist, and have an amount (references.cpp).
void check_awards(Reading& reading, const RecordValue& root);

/// The vocabulary's constraints between facts (contradictions.cpp).
void check_constraints(Reading& reading, const RecordValue& root);

}  // namespace huiqi::profile
