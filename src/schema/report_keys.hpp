// The objects of a report and of a what-if answer, key by key, as src/explain/json.cpp writes them. Reference: docs/report.md.
#pragma once

#include <vector>

#include "read/keys.hpp"

namespace huiqi::schema {

struct ReportObject {
  const char* name;  ///< of its definition
  read::Keys keys;
};

const read::Keys& report_keys();
const std::vector<ReportObject>& report_objects();
/// Keys of `value` that no rule set writes: those of adverse measures and indicators.
const read::Keys& answers_of_the_engine();

const read::Keys& what_if_keys();
const read::Keys& what_if_overlay_keys();
const read::Keys& what_if_difference_keys();
const read::Keys& what_if_side_keys();
const read::Keys& what_if_finding_keys();

}  // namespace huiqi::schema
