// How far an ineligible decision is from a positive one, in words. Tests: tests/explain/distance_test.cpp
#pragma once

#include <vector>

#include "huiqi/report.hpp"
#include "huiqi/text.hpp"

namespace huiqi::phrases {

/// "最早可申报日:2026-07-01", or empty: what the short list says.
Text earliest(const Decision& decision);
/// One line for each obstacle, then the earliest day; empty where the decision has no distance.
std::vector<Text> distance(const Decision& decision);

}  // namespace huiqi::phrases
