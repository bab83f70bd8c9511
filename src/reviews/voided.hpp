// What is said of a review record that a change has voided: by whoever reads it, and by `huiqi check`.
// Tests: tests/reviews/reviews_test.cpp, tests/check/review_void_test.cpp
#pragma once

#include <string>

#include "huiqi/diagnostic.hpp"
#include "reviews/reviews.hpp"

namespace huiqi::reviews {

/// A warning "review_void" with its place, message and suggestion.
Diagnostic voided(const std::string& file, const Review& review);

}  // namespace huiqi::reviews
