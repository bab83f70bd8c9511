// See write.hpp.
#include "read/write.hpp"

namespace huiqi::read {
namespace {

void write(const Node& node, std::size_t depth, std::string& text) {
  const std::string inside(2 * depth + 2, ' '), outside(2 * depth, ' ');
  switch (node.kind) {
    case Node::Kind::array:
      if (node.items.empty()) {
        text += "[]";
        return;
      }
      text += "[";
      for (std::size_t i = 0; i < node.items.size(); ++i) {
        text += (i == 0 ? "\n" : ",\n") + inside;
        write(node.items[i], depth + 1, text);
      }
      text += "\n" + outside + "]";
      return;
    case Node::Kind::object:
      if (node.members.empty()) {
        text += "{}";
        return;
      }
      text += "{";
      for (std::size_t i = 0; i < node.members.size(); ++i) {
        text += (i == 0 ? "\n" : ",\n") + inside + quoted_json(node.members[i].key) + ": ";
        write(node.members[i].value, depth + 1, text);
      }
      text += "\n" + outside + "}";
      return;
    default:
      text += canonical(node);
  }
}

}  // namespace

std::string quoted_json(std::string_view text) {
  Node node;
  node.kind = Node::Kind::string;
  node.text = text;
  return canonical(node);
}

std::string pretty(const Node& node) {
  std::string text;
  write(node, 0, text);
  return text + "\n";
}

}  // namespace huiqi::read
