// See comments.hpp. Tests: tests/read/comments_test.cpp
#include "read/comments.hpp"

namespace huiqi::read {

void drop_comments(Node& node) {
  std::erase_if(node.members, [](const Member& each) { return each.key.starts_with("//") && each.value.is_string(); });
  for (Member& each : node.members) drop_comments(each.value);
  for (Node& each : node.items) drop_comments(each);
}

std::optional<Node> parse_commented(std::string_view text, const std::string& file, const Limits& limits,
                                    std::vector<Diagnostic>& diagnostics) {
  std::optional<Node> root = parse(text, file, limits, diagnostics);
  if (root) drop_comments(*root);
  return root;
}

}  // namespace huiqi::read
