// What the files of this stage share. See compare.hpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compare/compare.hpp"

namespace huiqi::compare {

/// `changes_meaning()` is false and `wording` empty where nothing differs.
ProvisionChange compare_provisions(const language::Provision& before, const language::Provision& after, const Side& a,
                                   const Side& b);

/// The same in both languages.
Text both(std::string_view neutral);
/// What only one of the lists has, as removed and added.
void differing(const std::string& key, const std::vector<Text>& before, const std::vector<Text>& after,
               std::vector<PlainChange>& into);
std::vector<Text> steps(const std::vector<language::Step>& some);

}  // namespace huiqi::compare
