// One schema for each kind of file. Each of these adds the definitions of its kind; schema.cpp puts a whole schema together.
#pragma once

#include "evaluate/loaded.hpp"
#include "schema/facts.hpp"
#include "schema/forms.hpp"

namespace huiqi::schema {

using engine_detail::Loaded;

// Each gives the root of its schema.
Node vocabulary_schema(Definitions& definitions, const Loaded& loaded);
Node rules_schema(Definitions& definitions, const Loaded& loaded);
Node profile_schema(Definitions& definitions, const Loaded& loaded);
Node cases_schema(Definitions& definitions, const Loaded& loaded);
Node report_schema(Definitions& definitions, const Loaded& loaded);
Node what_if_schema(Definitions& definitions, const Loaded& loaded);
Node windows_schema(Definitions& definitions, const Loaded& loaded);
Node reviews_schema(Definitions& definitions, const Loaded& loaded);
Node diff_schema(Definitions& definitions, const Loaded& loaded);

/// Conditions and values: a part of the rules' schema.
void add_conditions(Definitions& definitions, const Loaded& loaded);
/// One fact as a profile writes it, null included: a definition that profile_schema adds.
Node fact_form(const vocabulary::Vocabulary& vocabulary, const vocabulary::Fact& fact);
/// Ids of the loaded rule sets and provisions; other names of this form are accepted too, as files may bring new ones.
Node known_or_new(const read::Choices& known);
read::Choices rule_set_choices(const Loaded& loaded);
read::Choices provision_choices(const Loaded& loaded);
read::Choices subject_choices(const Loaded& loaded);
/// What `accept` may hold, of rule sets and vocabulary (rules.cpp).
void add_acceptances(Definitions& definitions);

}  // namespace huiqi::schema
