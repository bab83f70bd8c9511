// What the objects of a case file may hold, and what a case can expect: the tables of the reader and of the JSON Schema.
// Reference: docs/cases.md. Tests: tests/schema/, tests/cases/read_cases_test.cpp
#pragma once

#include <vector>

#include "cases/cases.hpp"
#include "read/keys.hpp"

namespace huiqi::cases {

const read::Keys& file_keys();
const read::Keys& unreachable_keys();
/// What can be shown of an item of the coverage, in the order of Goal.
const read::Choices& goals();
const read::Keys& case_keys();
const read::Keys& table_keys();  ///< those of a case, and its own

const read::Keys& unnoticed_keys();  ///< an entry of "unnoticed"

/// What can be expected: the keys of `expect`. Those of nested objects ("value.grade") stand in `nested_expectations`.
struct ExpectationKey {
  read::Key key;
  Expectation::What what;
  bool is_list = false;
};
const std::vector<ExpectationKey>& plain_expectations();
const std::vector<read::Key>& nested_expectations();

/// The words that it may be; empty where any will do.
std::vector<std::string> words_of(Expectation::What what);
/// Whether null ("there is none") says anything there.
bool may_be_nothing(Expectation::What what);
bool is_money(Expectation::What what);

}  // namespace huiqi::cases
