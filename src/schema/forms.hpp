// Pieces of a schema: what may stand somewhere. Definitions are made where something refers to them, and once.
// Draft-07, because that is what editors complete best (docs/editors.md). Beside "$ref" stands nothing but a description: the
// draft ignores such neighbours, and editors show them.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "huiqi/text.hpp"
#include "read/keys.hpp"
#include "schema/node.hpp"

namespace huiqi::schema {

/// "zh / en", as editors show it.
std::string words(const Text& text);
Node described(Node form, const Text& what);

Node definition(const std::string& name);
Node type(const char* name);
Node pattern(const std::string& expression);
Node any_of(std::vector<Node> forms);
Node or_null(Node form);
Node list_of(Node item, std::size_t at_least = 0);
Node pair_of(Node item);  ///< a list of exactly two
/// An object with any keys, and this in each.
Node map_of(Node value);
Node requires_keys(const std::vector<std::string>& keys);  ///< {"required": […]}
Node if_then(Node condition, Node then);

/// One of these words, each with its description.
Node one_of(const read::Choices& choices);
/// The names of an enumeration up to and including `last`, described by `words`.
template <class Enum, class Words>
read::Choices choices_of(Enum last, Words words, int first = 0) {
  read::Choices all;
  for (int i = first; i <= static_cast<int>(last); ++i)
    all.push_back({std::string(name(static_cast<Enum>(i))), words(static_cast<Enum>(i))});
  return all;
}

/// An object with the keys of these tables and no others.
Node object_of(const std::vector<const read::Keys*>& tables);
Node object_of(const read::Keys& keys);

/// An expression in which the text stands for itself.
std::string escaped(const std::string& text);
/// "(a|b|c)" of texts.
std::string alternatives(const std::vector<std::string>& texts);

class Definitions {
 public:
  using Make = std::function<Node()>;
  /// Replaces none: the first of a name stays.
  void add(const std::string& name, Make make) { makes_.emplace(name, std::move(make)); }
  /// The schema with "$schema", its title, and all definitions that it reaches. Precondition: they were added.
  Node complete(const Text& title, Node root) const;

 private:
  std::map<std::string, Make> makes_;
};

/// Texts, days, names and other forms that several kinds of file share.
void add_common(Definitions& definitions);

}  // namespace huiqi::schema
