// What a value of a type is printed in. Definition: types.cpp. Tests: tests/explain/, tests/cli/transcripts/
#pragma once

#include "huiqi/report.hpp"
#include "language/rule_set.hpp"

namespace huiqi::language {

/// Money in yuan, shares in percent, days, words …; a bare number where the type has no unit of its own.
Unit unit_of(Type type);

}  // namespace huiqi::language
