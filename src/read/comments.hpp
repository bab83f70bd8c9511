// Comments in the project's JSON files: a key that begins with //, with a text as its value. They are for people: readers do
// not see them and digests do not count them. (The profile reader knows them by itself.) Described in docs/fmt.md.
// Tests: tests/read/comments_test.cpp
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "read/json.hpp"

namespace huiqi::read {

/// Takes out every member, at any depth, whose key begins with // and whose value is a text. Another value stays, so that the
/// readers complain of it.
void drop_comments(Node& node);

/// `parse`, without the comments.
std::optional<Node> parse_commented(std::string_view text, const std::string& file, const Limits& limits,
                                    std::vector<Diagnostic>& diagnostics);

}  // namespace huiqi::read
