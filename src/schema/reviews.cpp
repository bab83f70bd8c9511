// The schema of review records. Keys: reviews/keys.hpp. Reference: docs/reviews.md. Tests: tests/schema/
#include "reviews/keys.hpp"

#include "schema/schemas.hpp"

namespace huiqi::schema {

Node reviews_schema(Definitions& definitions, const Loaded& loaded) {
  definitions.add("reviews", [] { return list_of(object_of(reviews::review_keys())); });
  definitions.add("rule_set_id", [&] { return known_or_new(rule_set_choices(loaded)); });
  definitions.add("provision", [&] { return known_or_new(provision_choices(loaded)); });
  definitions.add("digest", [] { return pattern("^[0-9a-f]{64}$"); });
  return object_of(reviews::file_keys());
}

}  // namespace huiqi::schema
