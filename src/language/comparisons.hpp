// A comparison read from its other side, and its denial. Tests: tests/check/, tests/lanes/, tests/random/
#pragma once

#include "huiqi/report.hpp"

namespace huiqi::language {

/// With the sides exchanged: a ≥ b is b ≤ a. Others than the four of order stay.
inline Comparison mirrored(Comparison comparison) {
  switch (comparison) {
    case Comparison::at_least:
      return Comparison::at_most;
    case Comparison::at_most:
      return Comparison::at_least;
    case Comparison::less_than:
      return Comparison::more_than;
    case Comparison::more_than:
      return Comparison::less_than;
    default:
      return comparison;
  }
}

/// What holds where it does not: not a ≥ b is a < b. Others than the four of order stay.
inline Comparison denied(Comparison comparison) {
  switch (comparison) {
    case Comparison::at_least:
      return Comparison::less_than;
    case Comparison::less_than:
      return Comparison::at_least;
    case Comparison::at_most:
      return Comparison::more_than;
    case Comparison::more_than:
      return Comparison::at_most;
    default:
      return comparison;
  }
}

}  // namespace huiqi::language
